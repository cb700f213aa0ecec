"""What runs out is watched: 90, 30 and 7 days before, each once, until it is renewed."""

import pytest

from infrastruktur.actions.masa_aset import akhiri_masa, catat_masa, ingatkan_masa
from infrastruktur.aset.kartu import kartu_masa
from infrastruktur.models import MasaBerlaku
from infrastruktur.policies.aset import RegisterMenolak, ambang_tercapai
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.infrastruktur.aset import SEHARI, catat, pengelola

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.kinerja")]


def surat() -> list[Pemberitahuan]:
    return list(Pemberitahuan.objects.filter(templat="infrastruktur/aset_masa_berlaku").order_by("pk"))


def majukan(masa: MasaBerlaku, sisa: int) -> None:
    """As if so many days were left."""
    MasaBerlaku.objects.filter(pk=masa.pk).update(berakhir=hari_ini() + sisa * SEHARI)


@pytest.mark.parametrize(
    ("sisa", "ambang"), [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-3, 7)]
)
def test_ambang_terdekat(sisa, ambang):
    assert ambang_tercapai(sisa) == ambang


def test_diingatkan_sekali_di_setiap_ambang():
    oleh = pengelola()
    masa = catat_masa(catat(oleh).pk, oleh=oleh, jenis="garansi", berakhir=hari_ini() + 120 * SEHARI)
    terkirim = []

    for sisa in (91, 90, 60, 30, 30, 8, 7, 0, -1):
        majukan(masa, sisa)
        terkirim.append((sisa, ingatkan_masa()))

    assert [sisa for sisa, banyak in terkirim if banyak] == [90, 30, 7]
    assert len(surat()) == 3


def test_satu_surat_untuk_semua_yang_jatuh_tempo_bersamaan():
    oleh = pengelola()
    buat_akun(Peran.KEPALA)
    for jenis, sisa in (("garansi", 20), ("isi_apar", 80)):
        catat_masa(catat(oleh).pk, oleh=oleh, jenis=jenis, berakhir=hari_ini() + sisa * SEHARI)

    assert ingatkan_masa() == 2
    (baris,) = surat()
    pesan = susun(baris)
    assert baris.penerima == oleh.email
    assert pesan.subject == "2 masa berlaku aset segera habis"
    assert "Garansi Server uji (AS-FIS-0001)" in pesan.body
    assert "20 hari lagi" in pesan.body
    assert "/admin/infrastruktur/aset/AS-FIS-0002/" in pesan.body


def test_yang_sudah_diperbarui_tidak_disurati_lagi():
    oleh = pengelola()
    aset = catat(oleh, "perangkat_lunak")
    lama = catat_masa(aset.pk, oleh=oleh, jenis="lisensi", berakhir=hari_ini() + 5 * SEHARI)
    ingatkan_masa()

    baru = catat_masa(aset.pk, oleh=oleh, jenis="lisensi", berakhir=hari_ini() + 400 * SEHARI)

    assert susun(surat()[0]) is None
    lama.refresh_from_db()
    assert lama.diakhiri_oleh == oleh
    assert catat_masa(aset.pk, oleh=oleh, jenis="lisensi", berakhir=baru.berakhir) == baru
    assert ingatkan_masa() == 0
    akhiri_masa(baru.pk, oleh=oleh)
    assert "tidak diawasi lagi" in aset.perubahan.latest("pk").catatan


def test_register_hanya_mencatat_masa_yang_dikenalnya():
    oleh = pengelola()
    with pytest.raises(RegisterMenolak, match="garansi"):
        catat_masa(catat(oleh, "layanan").pk, oleh=oleh, jenis="garansi", berakhir=hari_ini())


def test_kartu_menghitung_yang_segera_habis_dan_yang_lewat(rf):
    oleh = pengelola()
    assert kartu_masa(rf.get("/"), oleh) is None
    for sisa in (31, 10, -2):
        catat_masa(catat(oleh).pk, oleh=oleh, jenis="garansi", berakhir=hari_ini() + sisa * SEHARI)

    kartu = kartu_masa(rf.get("/"), oleh)

    assert (kartu["angka"], kartu["perlu_perhatian"]) == ("2", True)
    assert "1 di antaranya sudah lewat" in kartu["keterangan"]
    assert kartu_masa(rf.get("/"), buat_akun(Peran.AUDITOR)) is None
