"""Facilities on the secretariat's page, and the demo's story of letters and meetings."""

import pytest
from django.urls import reverse

from infrastruktur.models import Aset
from infrastruktur.reports import ringkas_sarana
from lpse.models import Akun
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.demo.persuratan import isi_demo_persuratan
from sekretariat.demo.rapat import isi_demo_rapat
from sekretariat.queries.persuratan import disposisi_lewat, surat_periode
from sekretariat.queries.rapat import rapat_periode, tindak_lanjut_lewat
from tests.factories import buat_akun
from tests.infrastruktur.aset import catat, pengelola
from tests.petugas import klien
from tests.sekretariat.rapat import SEHARI

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


@pytest.mark.dasar("sekretariat.sarana")
@pytest.mark.parametrize("kode", LIMA)
def test_sarana_dihitung_dari_register_aset_dengan_pasalnya(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh = buat_akun(Peran.SEKRETARIS)
    pencatat = pengelola()
    for status in ("dipakai", "dipakai", "rusak", "dihapuskan"):
        satu = catat(pencatat, kerahasiaan=3, keutuhan=3, ketersediaan=3)
        Aset.objects.filter(pk=satu.pk).update(status=status)

    ringkas = ringkas_sarana(hari_ini())
    isi = klien(oleh).get(reverse("admin:sekretariat_sarana")).content.decode()

    fisik = next(satu for satu in ringkas.register if satu.kode == "fisik")
    assert (ringkas.jumlah, ringkas.rusak, fisik.dipakai, fisik.tinggi) == (3, 1, 2, 3)
    assert profil().dasar("sekretariat.sarana") in isi
    assert "?status=rusak" in isi
    lain = klien(buat_akun(Peran.VERIFIKATOR)).get(reverse("admin:sekretariat_sarana")).content.decode()
    assert "?status=rusak" not in lain


@pytest.mark.parametrize("kode", LIMA)
def test_cerita_demo_tentang_surat_dan_rapat(settings, kode):
    settings.LPSE_PROFIL = kode
    orang = {p: buat_akun(Peran(p), user_id=p) for p in ("sekretaris", "kepala", "helpdesk", "verifikator")}

    isi_demo_persuratan()
    isi_demo_rapat()

    surat = surat_periode(hari_ini() - 30 * SEHARI, hari_ini())
    rapat = rapat_periode(hari_ini() - 30 * SEHARI, hari_ini() + 30 * SEHARI)
    assert (surat.masuk, surat.keluar, surat.dikirim, surat.dibatalkan) == (4, 2, 1, 1)
    assert (surat.disposisi_tepat, surat.disposisi_terlambat, surat.belum_dibalas) == (1, 1, 1)
    assert (rapat.disahkan, rapat.tindak_lanjut_terlambat, rapat.hadir) == (1, 1, 3)
    assert (disposisi_lewat(hari_ini()).count(), tindak_lanjut_lewat(hari_ini()).count()) == (1, 1)
    for halaman in ("persuratan", "persuratan_disposisi", "rapat", "rapat_tindak_lanjut"):
        assert klien_sekali(orang["helpdesk"]).get(reverse(f"admin:sekretariat_{halaman}")).status_code == 200


def klien_sekali(akun: Akun):
    """A browser of theirs, whatever they have set up already."""
    akun.authenticator_set.all().delete()
    return klien(akun)
