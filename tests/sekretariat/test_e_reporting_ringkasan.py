"""What is summed up beside the rows of SPSE is what the rows say, after whatever happened to them."""

from datetime import timedelta
from decimal import Decimal
from statistics import mean, median

import pytest
from django.db import connection
from django.db.models import F

from sekretariat.enums.e_reporting import Kelompok
from sekretariat.models import (
    JadwalTender,
    NilaiTender,
    NontenderSelesai,
    PengumumanTender,
    PesertaTender,
    RingkasanPenyedia,
    TenderSelesai,
)
from sekretariat.queries.e_reporting import hitung
from sekretariat.queries.e_reporting_penyedia import SaringanPenyedia, bandingkan, penyedia_terlihat
from sekretariat.queries.e_reporting_saring import SaringanPaket
from tests.registrasi.test_balapan import serentak
from tests.sekretariat.e_reporting import (
    EKSPOR,
    isi_kecil,
    nilai,
    nontender_selesai,
    peserta,
    selesai,
    tahap,
    tender,
)
from tests.sekretariat.spse import impor, perlu_contoh
from tests.sekretariat.spse import peserta as baris_peserta
from tests.sekretariat.spse import tender as baris_tender

pytestmark = pytest.mark.django_db
# Whom no row names any longer stays with zeros; the name and the code are not reckoned from the rows.
TERSENDIRI = {
    "ringkasanpenyedia": (
        "npwp16, ikut, menang, nilai, nontender",
        "(ikut, menang, nilai, nontender) <> (0, 0, 0, 0)",
    )
}
RINGKASAN = ("paketgabungan", "ringkasanpeserta", "ringkasanjadwal", "ringkasanpenyedia")


def selisih() -> dict[str, int]:
    """Of each summary the rows that are not what its own rows say, both ways."""
    hasil = {}
    with connection.cursor() as cursor:
        for nama in RINGKASAN:
            kolom, syarat = TERSENDIRI.get(nama, ("*", "true"))
            ada = f"SELECT {kolom} FROM sekretariat_{nama} WHERE {syarat}"
            asal = f"SELECT * FROM sekretariat_{nama}_asal"
            cursor.execute(
                f"SELECT count(*) FROM (({ada} EXCEPT ALL {asal}) UNION ALL ({asal} EXCEPT ALL {ada})) s"
            )
            hasil[nama] = cursor.fetchone()[0]
    return hasil


DIRINGKAS = (PengumumanTender, TenderSelesai, NilaiTender, PesertaTender, JadwalTender, NontenderSelesai)
SAMA = dict.fromkeys(RINGKASAN, 0)


def test_setelah_baris_masuk_lepas_dan_diganti():
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    tahap("1", "", "2025-03-05 10:00", "2025-03-04 10:00", kd_tahapan="9")
    assert selisih() == SAMA
    for model in DIRINGKAS:
        model.objects.update(is_kini=False)
        assert selisih() == SAMA, model
    # A correction that names another provider, and one that takes a package out of sight altogether.
    peserta("1", "11", "80", nama_penyedia="CV LAIN", npwp16="0111111111111111", is_pemenang=True)
    nilai("1", "100", "80", npwp16="0111111111111111", nama_penyedia="CV LAIN")
    nontender_selesai("9", npwp16="0111111111111111", nilai_kontrak=1)
    selesai("7", "2025-02-01 08:00")
    assert selisih() == SAMA
    satu = RingkasanPenyedia.objects.get(npwp16="0111111111111111")
    assert (satu.ikut, satu.menang, satu.nilai, satu.nontender) == (1, 1, 1, 1)


def test_baris_lama_yang_menyusul_tidak_ikut_dihitung():
    peserta("1", "11", "80", npwp16="0111111111111111")
    peserta("1", "11", "70", npwp16="0222222222222222", is_kini=False)
    tender("1", hps=5)
    tender("1", hps=9, is_kini=False)
    assert selisih() == SAMA
    assert hitung(SaringanPaket()).semua.hps == 5
    assert [p.npwp16 for p in penyedia_terlihat(SaringanPenyedia())] == ["0111111111111111"]


def test_penyedia_menyimpan_kodenya_dan_bernama_menurut_tarikan_terbaru():
    npwp = "0111111111111111"
    lama = peserta("1", "11", "80", npwp16=npwp, nama_penyedia="CV ZAMAN DULU")
    awal = RingkasanPenyedia.objects.get(npwp16=npwp)
    PesertaTender.objects.update(is_kini=False)
    assert not list(penyedia_terlihat(SaringanPenyedia()))
    peserta("1", "11", "70", npwp16=npwp, nama_penyedia="CV BARU")
    kini = RingkasanPenyedia.objects.get(npwp16=npwp)
    assert (kini.kode, kini.nama, kini.ikut) == (awal.kode, "CV BARU", 1)
    # An older file that comes in late, and a row without a name, do not name it.
    PesertaTender.objects.create(
        **{
            **{f.attname: getattr(lama, f.attname) for f in lama._meta.fields if f.attname != "id"},
            "kd_peserta": "12",
            "is_kini": True,
            "ditarik_pada": lama.ditarik_pada - timedelta(days=400),
        }
    )
    nilai("2", "5", None, npwp16=npwp)
    kini.refresh_from_db()
    assert (kini.nama, kini.ikut, kini.nilai) == ("CV BARU", 2, 1)


def test_setelah_impor_diulang_dan_diperbaiki():
    impor([baris_tender(kd_tender=n, hps=n) for n in range(1, 8)])
    npwp = [f"0{1 + n % 3:09d}444000" for n in range(40)]
    asal = [baris_peserta(n, kd_tender=1 + n % 7, npwp_penyedia_16=satu) for n, satu in enumerate(npwp)]
    impor(asal)
    assert selisih() == SAMA
    impor(asal)
    impor([satu | {"npwp_penyedia_16": "0999999999444000", "pemenang": 1} for satu in asal[:5]])
    assert selisih() == SAMA
    assert bandingkan().terlihat == RingkasanPenyedia.objects.filter(ikut__gt=0).count() == 4
    # The status alone is of a later pull: the package says so, without a new version of its announcement.
    impor([baris_tender(kd_tender=1, hps=1, _event_date="2025-12-01")])
    assert selisih() == SAMA


def test_yang_terlihat_lagi_mengubah_tahapan_yang_sedang_dijalani():
    tender("1", status_paket="Berlangsung")
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2099-01-01 00:00")
    assert hitung(SaringanPaket(), Kelompok.TAHAPAN).baris[0].sedang == 1
    JadwalTender.objects.update(terlihat_pada=F("tgl_akhir"))
    assert selisih() == SAMA
    assert hitung(SaringanPaket(), Kelompok.TAHAPAN).baris[0].sedang == 0


@pytest.mark.parametrize("hari", [[3], [1, 4], [5, 1, 1, 2], [2, 2, 2, 7, 9], []])
def test_lama_tahapan_median_dan_rata_rata_seperti_hitungan_biasa(hari):
    for n, lama in enumerate(hari):
        tender(str(n), pagu=Decimal("0.10"))
        tahap(str(n), "Evaluasi", "2025-03-01 00:00", f"2025-03-{1 + lama:02} 00:00")
    tender("terbalik", pagu=Decimal("0.07"))
    tahap("terbalik", "Evaluasi", "2025-03-05 00:00", "2025-03-01 00:00")
    (satu,) = hitung(SaringanPaket(), Kelompok.TAHAPAN).baris
    assert (satu.paket, satu.berhari) == (len(hari) + 1, len(hari))
    assert satu.pagu == Decimal("0.10") * len(hari) + Decimal("0.07")
    assert satu.hari_median == (median(hari) if hari else None)
    assert satu.hari_rata == (pytest.approx(mean(hari)) if hari else None)


@pytest.mark.django_db(transaction=True)
def test_dua_kumpulan_data_tentang_satu_paket_yang_masuk_bersamaan():
    serentak(
        lambda: tender("1", hps=100),
        lambda: nilai("1", "100", "90"),
        lambda: selesai("1", "2025-03-21 10:00"),
    )
    assert selisih() == SAMA
    assert hitung(SaringanPaket()).semua.hemat == 10


@perlu_contoh
def test_seluruh_ekspor_bersama():
    for berkas in sorted(EKSPOR.glob("*.json")):
        impor(berkas.read_bytes())
    assert selisih() == SAMA
