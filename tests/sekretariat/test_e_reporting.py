"""The figures of e-reporting: against small packages counted by hand, and against the shared export."""

from datetime import date
from decimal import Decimal

import pytest

from sekretariat.enums.e_reporting import Golongan, Kelompok
from sekretariat.models import PaketGabungan
from sekretariat.queries.e_reporting import RingkasanTender, hitung, ringkasan_periode
from sekretariat.queries.e_reporting_saring import SaringanPaket, pilihan, saring
from tests.sekretariat.e_reporting import (
    isi_kecil,
    nilai,
    nontender,
    nontender_selesai,
    saat,
    selesai,
    tahap,
    tender,
)

pytestmark = pytest.mark.django_db
TENDER = SaringanPaket(kumpulan="tender")


def kode(saringan: SaringanPaket) -> set[str]:
    return {satu.kode for satu in saring(saringan)}


def test_angka_tender_sama_dengan_hitungan_tangan():
    isi_kecil()
    semua = hitung(TENDER).semua
    assert (semua.paket, semua.selesai, semua.gagal, semua.berlangsung, semua.diulang) == (4, 2, 1, 1, 1)
    assert (semua.pagu, semua.hps, semua.kontrak) == (1230, 1100, Decimal("139.50"))
    # Of A and C, which have both: 150 less 139.5. Not 1100 less 139.5.
    assert (semua.berpasangan, semua.hps_berpasangan, semua.hemat) == (2, 150, Decimal("10.50"))
    assert semua.persen_hemat == 7
    # The package that was put out twice counts once here, with its last round.
    assert (semua.unik, semua.pagu_unik) == (3, 1170)
    # Three tenders have participants' data, one of them says that there was none.
    assert (semua.berpeserta, semua.peserta, semua.penawaran) == (3, 4, 3)
    assert (semua.peserta_per_tender, semua.penawaran_per_tender) == (pytest.approx(4 / 3), 1)
    assert (semua.berhari, semua.hari_median, semua.hari_rata) == (2, 15, 15)
    assert (semua.kecil, semua.berkualifikasi, semua.persen_kecil) == (3, 3, 100)
    assert semua.umk == 90


@pytest.mark.parametrize(
    ("menurut", "harap"),
    [
        (Kelompok.SATKER, [("1.02", "DINAS KESEHATAN", 1), ("1.03", "DINAS PEKERJAAN UMUM", 3)]),
        (Kelompok.METODE, [("Seleksi", "Seleksi", 1), ("Tender", "Tender", 3)]),
        (Kelompok.JENIS, [("", "", 1), ("Pekerjaan Konstruksi", "Pekerjaan Konstruksi", 3)]),
        # 1 April 00:30 in Jakarta is still March in UTC.
        (Kelompok.BULAN, [("2025-03", "", 2), ("2025-04", "", 2)]),
    ],
)
def test_setiap_kelompok_jumlahnya_sama_dengan_semua(menurut, harap):
    isi_kecil()
    laporan = hitung(TENDER, menurut)
    assert [(b.kunci, b.label, b.paket) for b in laporan.baris] == harap
    for kolom in ("paket", "gagal", "diulang", "pagu", "hps", "kontrak", "hemat", "peserta", "penawaran"):
        assert sum(getattr(b, kolom) for b in laporan.baris) == getattr(laporan.semua, kolom)


def test_nontender_yang_hanya_selesai_dan_yang_hanya_diumumkan_sama_sama_terhitung():
    isi_kecil()
    semua = hitung(SaringanPaket(kumpulan="nontender")).semua
    assert (semua.paket, semua.berlangsung, semua.kontrak, semua.hemat) == (2, 1, 9, 1)
    assert (semua.berpeserta, semua.peserta_per_tender, semua.hari_median) == (0, None, 2)
    assert hitung(SaringanPaket()).semua.paket == 6


def test_tahapan_memuat_tender_yang_melaluinya_dan_yang_sedang_di_sana():
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    tahap("1", "Penetapan pemenang", "2025-03-21 10:00", "2025-03-22 10:00")
    tahap("4", "Pengumuman", "2025-04-20 09:00", "2099-01-01 00:00")
    tahap("2", "Pengumuman", "2025-03-05 08:00", "2099-01-01 00:00")
    baris = {b.kunci: b for b in hitung(TENDER, Kelompok.TAHAPAN).baris}
    assert list(baris) == ["Pengumuman", "Penetapan pemenang"]  # in the order they come
    pengumuman = baris["Pengumuman"]
    # The failed tender is not waiting in a stage, whatever its schedule says.
    assert (pengumuman.paket, pengumuman.sedang, pengumuman.pagu) == (3, 1, 1170)
    assert baris["Penetapan pemenang"].hari_median == 1
    di_sana = SaringanPaket(tahapan="Pengumuman")
    assert kode(di_sana) == {"1", "2", "4"}
    assert kode(SaringanPaket(tahapan="Pengumuman", golongan="sedang")) == {"4"}


@pytest.mark.parametrize(
    ("saringan", "harap"),
    [
        ({"dari": date(2025, 4, 1)}, {"3", "4"}),
        ({"sampai": date(2025, 3, 31)}, {"1", "2"}),
        ({"bulan": "2025-04"}, {"3", "4"}),
        ({"jenis": "-"}, {"4"}),
        ({"satker": "1.02"}, {"4"}),
        ({"metode": "Seleksi"}, {"4"}),
        ({"status": "Gagal/Batal"}, {"2"}),
        ({"tahun": "2025"}, {"1", "2", "3", "4"}),
        ({"tahun": "2024"}, set()),
        ({"cari": "paket 3"}, {"3"}),
        ({"cari": "PB"}, {"2", "3"}),
        ({"golongan": "gagal"}, {"2"}),
        ({"golongan": "selesai"}, {"1", "3"}),
        ({"golongan": "berlangsung"}, {"4"}),
        ({"golongan": "diulang"}, {"3"}),
        ({"golongan": "berpasangan"}, {"1", "3"}),
        ({"golongan": "berhari"}, {"1", "3"}),
        ({"golongan": "berpeserta"}, {"1", "2", "3"}),
        ({"golongan": "terakhir"}, {"1", "3", "4"}),
        ({"golongan": "kecil"}, {"1", "2", "3"}),
    ],
)
def test_saringan_dan_golongan(saringan, harap):
    isi_kecil()
    satu = SaringanPaket(kumpulan="tender", **saringan)
    assert kode(satu) == harap
    assert hitung(satu).semua.paket == len(harap)


def test_setiap_golongan_dapat_dihitung_menurut_setiap_kelompok():
    isi_kecil()
    tahap("1", "Pengumuman", "2025-03-01 10:00", "2025-03-05 10:00")
    for golongan in Golongan:
        for menurut in Kelompok:
            satu = SaringanPaket(kumpulan="tender", golongan=golongan.value)
            assert hitung(satu, menurut).semua.paket == saring(satu).count()


def test_basis_data_kosong_menghasilkan_nol_bukan_galat():
    for menurut in (None, *Kelompok):
        laporan = hitung(SaringanPaket(), menurut)
        assert laporan.baris == []
        semua = laporan.semua
        assert (semua.paket, semua.pagu, semua.persen_hemat, semua.hari_median) == (0, 0, None, None)
        assert (semua.persen_kecil, semua.persen_umk, semua.peserta_per_tender) == (None, None, None)
    assert pilihan().tahun == []


def test_satker_disebut_menurut_nama_terbarunya():
    tender("1", nama_satker="DINAS LAMA", tgl_pengumuman=saat("2024-01-01 08:00"))
    tender("2", nama_satker="DINAS BARU", tgl_pengumuman=saat("2025-01-01 08:00"))
    assert [b.label for b in hitung(TENDER, Kelompok.SATKER).baris] == ["DINAS BARU"]


def test_paket_menyatukan_kumpulan_datanya_dan_hanya_versi_kini():
    tender("1", hps=5, is_kini=False)
    tender("1", hps=6, tgl_pengumuman=saat("2025-01-01 08:00"))
    nilai("1", "6", "5", tgl_penetapan_pemenang=saat("2025-01-03 00:00"))
    selesai("7", "2025-02-01 08:00", hps=8)  # its announcement was never delivered
    nilai("6", "3", "2")  # nothing but its contract
    nontender("5")
    nontender_selesai("5", nilai_kontrak=1)
    satu = PaketGabungan.objects.get(kode="1")
    assert (satu.hps, satu.kontrak, satu.hemat) == (6, 5, 1)
    assert satu.selesai_pada == saat("2025-01-03 00:00")
    assert {(p.id, p.hps, p.kontrak) for p in saring(SaringanPaket())} == {
        ("t1", 6, 5),
        ("t7", 8, None),
        ("t6", 3, 2),
        ("n5", None, 1),
    }


def test_status_yang_ditarik_belakangan_yang_dipakai():
    nontender("5", status_paket="Berlangsung")
    nontender_selesai("5", status_paket="Selesai")
    assert [p.status for p in saring(SaringanPaket())] == ["Selesai"]


def test_ringkasan_periode_hanya_tender_yang_diumumkan_di_dalamnya(django_assert_num_queries):
    isi_kecil()
    with django_assert_num_queries(1):
        ringkas = ringkasan_periode(date(2025, 3, 1), date(2025, 3, 31))
    assert ringkas == RingkasanTender(
        paket=2,
        selesai=1,
        gagal=1,
        berlangsung=0,
        diulang=0,
        pagu=Decimal(170),
        hps=Decimal(150),
        kontrak=Decimal(90),
        hemat=Decimal(10),
        peserta=3,
        penawaran=2,
        hari_median=20.0,
        per_metode=(("Tender", 2, Decimal(90)),),
    )
    assert ringkasan_periode(date(2020, 1, 1), date(2020, 12, 31)).per_metode == ()


def test_hari_penetapan_yang_baru_direncanakan_belum_dihitung():
    for kode in ("1", "2", "3"):
        tender(kode, tgl_pengumuman=saat("2025-03-01 08:00"))
    lewat = saat("2025-03-11 08:00")
    nilai("1", "5", None, tgl_penetapan_pemenang=lewat)  # the day came, nobody was named
    nilai("2", "5", "4", tgl_penetapan_pemenang=saat("2099-01-01 00:00"))
    nilai("3", "5", None, tgl_penetapan_pemenang=lewat, nama_penyedia="CV A")
    semua = hitung(TENDER).semua
    assert (semua.berhari, semua.hari_median) == (1, 10)
