"""The calendar's rows: what the database refuses, how they are seeded, how the calendar follows them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from lpse.kalender import DiLuarKalender, kalender, tahun_kalender
from lpse.kalender_benih import (
    HasilBenih,
    isi_kalender,
    isi_kalender_dari_profil,
    isi_tahun_baru,
    libur_pustaka,
    ramadan_pustaka,
)
from lpse.models import Akun, HariLibur, JamKerja, Jejak, RezimJamKerja
from lpse.models.kalender import JenisLibur, JenisRezim

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
TAHUN = range(2025, 2029)
NORMAL = {hari: [(time(7, 30), time(12)), (time(13), time(16))] for hari in range(4)} | {
    4: [(time(7, 30), time(11, 30)), (time(13), time(16, 30))]
}
RAMADAN = {hari: [(time(8), time(12)), (time(12, 30), time(15))] for hari in range(4)} | {
    4: [(time(8), time(11, 30)), (time(12, 30), time(15, 30))]
}


@pytest.fixture(autouse=True)
def november_2026():
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=WIB), tick=False):
        yield


@pytest.fixture(autouse=True)
def belum_terisi(db):
    """Migration seeds the calendar; these tests begin without it."""
    for model in (JamKerja, RezimJamKerja, HariLibur):
        model.objects.all().delete()


@pytest.fixture
def petugas():
    return Akun.objects.create_user("petugas@example.go.id", nama="Petugas")


def konfirmasi(petugas):
    return {"dikonfirmasi_pada": timezone.now(), "dikonfirmasi_oleh": petugas}


def buat_rezim(mulai="2026-01-01", selesai=None, jenis=JenisRezim.NORMAL, **isi):
    return RezimJamKerja.objects.create(jenis=jenis, mulai=mulai, selesai=selesai, **isi)


def jam(rezim, mulai, selesai, hari=0):
    return JamKerja(
        rezim=rezim, hari=hari, mulai=time.fromisoformat(mulai), selesai=time.fromisoformat(selesai)
    )


# --- What the database refuses -----------------------------------------------------------------------


def tolak(constraint, simpan):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        simpan()


@pytest.mark.parametrize(("mulai", "selesai"), [("12:00", "12:00"), ("16:00", "07:30")])
def test_jam_kerja_harus_berakhir_sesudah_mulai(mulai, selesai):
    satu = jam(buat_rezim(), mulai, selesai)
    tolak("jamkerja_selesai_sesudah_mulai", satu.save)
    with pytest.raises(ValidationError, match="Jam selesai harus sesudah jam mulai"):
        satu.full_clean()


def test_jam_kerja_sehari_tidak_boleh_tumpang_tindih():
    rezim = buat_rezim()
    jam(rezim, "07:30", "12:00").save()
    jam(rezim, "12:00", "16:00").save()
    jam(rezim, "08:00", "11:00", hari=1).save()
    jam(buat_rezim("2026-02-19", "2026-03-20", JenisRezim.RAMADAN), "08:00", "11:00").save()
    tumpang = jam(rezim, "11:59", "12:30")
    tolak("jamkerja_tidak_tumpang_tindih", tumpang.save)
    with pytest.raises(ValidationError, match="tidak boleh tumpang tindih"):
        tumpang.full_clean()


def test_jam_kerja_hanya_pada_hari_dalam_pekan():
    tolak("jamkerja_hari_dalam_pekan", jam(buat_rezim(), "08:00", "09:00", hari=7).save)


def test_rezim_sejenis_tidak_boleh_tumpang_tindih():
    buat_rezim("2026-01-01", "2026-06-30")
    buat_rezim("2026-07-01")
    buat_rezim("2026-02-19", "2026-03-20", JenisRezim.RAMADAN)
    tolak("rezimjamkerja_normal_tidak_tumpang_tindih", lambda: buat_rezim("2026-06-30", "2026-06-30"))
    tolak("rezimjamkerja_normal_tidak_tumpang_tindih", lambda: buat_rezim("2030-01-01"))
    tolak(
        "rezimjamkerja_ramadan_tidak_tumpang_tindih",
        lambda: buat_rezim("2026-03-20", "2026-04-01", JenisRezim.RAMADAN),
    )
    with pytest.raises(ValidationError, match="Sudah ada jam kerja sejenis"):
        RezimJamKerja(jenis=JenisRezim.NORMAL, mulai=date(2026, 3, 1), selesai=None).full_clean()


def test_rezim_harus_berakhir_sesudah_mulai():
    tolak("rezimjamkerja_selesai_sesudah_mulai", lambda: buat_rezim("2026-03-02", "2026-03-01"))
    terbalik = RezimJamKerja(jenis=JenisRezim.RAMADAN, mulai=date(2026, 3, 2), selesai=date(2026, 3, 1))
    with pytest.raises(ValidationError, match="tidak boleh mendahului"):
        terbalik.full_clean()


def test_satu_tanggal_satu_baris_libur():
    HariLibur.objects.create(tanggal="2026-08-17", nama="Kemerdekaan", jenis=JenisLibur.LIBUR_NASIONAL)
    tolak(
        "tanggal",
        lambda: HariLibur.objects.create(tanggal="2026-08-17", nama="Lain", jenis=JenisLibur.CUTI_BERSAMA),
    )


def test_penutupan_dan_pembatalan_memerlukan_petugas(petugas):
    setempat = {"tanggal": "2026-11-23", "nama": "Hari jadi kabupaten", "jenis": JenisLibur.TUTUP_SETEMPAT}
    tolak("harilibur_setempat_dikonfirmasi", lambda: HariLibur.objects.create(**setempat))
    batal = {"tanggal": "2026-12-24", "nama": "Cuti", "jenis": JenisLibur.CUTI_BERSAMA, "berlaku": False}
    tolak("harilibur_batal_dikonfirmasi", lambda: HariLibur.objects.create(**batal))
    HariLibur.objects.create(**setempat, **konfirmasi(petugas))
    HariLibur.objects.create(**batal, **konfirmasi(petugas))


@pytest.mark.parametrize("kolom", ["dikonfirmasi_pada", "dikonfirmasi_oleh"])
def test_konfirmasi_memuat_waktu_dan_petugas(petugas, kolom):
    separuh = {kolom: konfirmasi(petugas)[kolom]}
    tolak("rezimjamkerja_konfirmasi_lengkap", lambda: buat_rezim(**separuh))
    libur = {"tanggal": "2026-08-17", "nama": "Kemerdekaan", "jenis": JenisLibur.LIBUR_NASIONAL}
    tolak("harilibur_konfirmasi_lengkap", lambda: HariLibur.objects.create(**libur, **separuh))


# --- What the package knows --------------------------------------------------------------------------


def test_libur_2026_sama_dengan_skb_tiga_menteri():
    libur = libur_pustaka([2026])
    cuti = sorted(f"{hari:%d-%m}" for hari, isi in libur.items() if isi.jenis == JenisLibur.CUTI_BERSAMA)
    assert sorted(cuti, key=lambda teks: teks[::-1]) == sorted(
        ["16-02", "18-03", "20-03", "23-03", "24-03", "15-05", "28-05", "24-12"], key=lambda teks: teks[::-1]
    )
    assert len(libur) == 25
    assert libur[date(2026, 3, 21)].nama == "Hari Raya Idul Fitri"
    assert not any(isi.perkiraan for isi in libur.values())


def test_libur_perkiraan_ditandai_dan_dinamai_bersih():
    libur = libur_pustaka([2028])
    assert libur[date(2028, 2, 27)].perkiraan
    assert libur[date(2028, 2, 27)].nama == "Hari Raya Idul Fitri"
    assert not libur[date(2028, 8, 17)].perkiraan
    assert not any("perkiraan" in isi.nama for isi in libur.values())


def test_ramadan_berakhir_sehari_sebelum_idul_fitri():
    kurun = {k.mulai: k for k in ramadan_pustaka(range(2024, 2034))}
    assert kurun[date(2026, 2, 19)].selesai == date(2026, 3, 20)
    assert kurun[date(2026, 2, 19)].perkiraan
    # 2030 holds the beginnings of two; the second runs into 2031.
    assert {k.mulai.year for k in kurun.values()} == set(range(2024, 2034))
    assert len(kurun) == 11
    assert all(28 <= (k.selesai - k.mulai).days <= 29 for k in kurun.values())


# --- Seeding -----------------------------------------------------------------------------------------


def test_pengisian_kedua_tidak_mengubah_apa_pun():
    jejak_semula = Jejak.objects.filter(peristiwa="kalender.diisi").count()
    pertama = isi_kalender(NORMAL, RAMADAN, TAHUN)
    versi = kalender().versi
    assert pertama.baru == HariLibur.objects.count() + RezimJamKerja.objects.count() > 90
    assert RezimJamKerja.objects.filter(jenis=JenisRezim.RAMADAN).count() == 4
    assert JamKerja.objects.count() == 5 * 10
    assert isi_kalender(NORMAL, RAMADAN, TAHUN) == HasilBenih()
    assert kalender().versi == versi
    jejak = Jejak.objects.filter(peristiwa="kalender.diisi").order_by("id").last()
    assert jejak.rincian == {"baru": pertama.baru, "berubah": 0, "dihapus": 0}
    assert Jejak.objects.filter(peristiwa="kalender.diisi").count() == jejak_semula + 1


def test_pengisian_memperbarui_yang_belum_dikonfirmasi():
    isi_kalender(NORMAL, RAMADAN, TAHUN)
    HariLibur.objects.filter(tanggal="2026-08-17").update(nama="Salah", perkiraan=True)
    HariLibur.objects.create(tanggal="2026-08-18", nama="Dugaan lama", jenis=JenisLibur.CUTI_BERSAMA)
    HariLibur.objects.filter(tanggal="2026-12-25").delete()
    RezimJamKerja.objects.filter(mulai="2026-02-19").update(mulai="2026-02-18")
    assert isi_kalender(NORMAL, RAMADAN, TAHUN) == HasilBenih(baru=1, berubah=2, dihapus=1)
    assert HariLibur.objects.get(tanggal="2026-08-17").nama == "Hari Kemerdekaan Republik Indonesia"
    assert not HariLibur.objects.filter(tanggal="2026-08-18").exists()
    assert RezimJamKerja.objects.filter(mulai="2026-02-19").exists()


def test_pengisian_tidak_menyentuh_yang_dikonfirmasi(petugas):
    isi_kalender(NORMAL, RAMADAN, TAHUN)
    tanda = konfirmasi(petugas)
    HariLibur.objects.filter(tanggal="2027-03-10").update(nama="Idul Fitri", perkiraan=False, **tanda)
    HariLibur.objects.filter(tanggal="2026-12-24").update(berlaku=False, **tanda)
    HariLibur.objects.create(tanggal="2026-11-23", nama="Hari jadi", jenis=JenisLibur.TUTUP_SETEMPAT, **tanda)
    RezimJamKerja.objects.filter(jenis=JenisRezim.NORMAL).update(**tanda)
    RezimJamKerja.objects.filter(mulai="2027-02-08").update(mulai="2027-02-09", **tanda)
    sebelum = kalender().versi

    hasil = isi_kalender({0: [(time(9), time(10))]}, {0: [(time(9), time(10))]}, TAHUN)

    assert hasil == HasilBenih(berubah=3)  # the three Ramadans nobody confirmed
    assert HariLibur.objects.get(tanggal="2027-03-10").nama == "Idul Fitri"
    assert not HariLibur.objects.get(tanggal="2026-12-24").berlaku
    assert HariLibur.objects.filter(tanggal="2026-11-23").exists()
    assert RezimJamKerja.objects.get(jenis=JenisRezim.NORMAL).jam_kerja.count() == 10
    assert RezimJamKerja.objects.get(mulai="2027-02-09").jam_kerja.count() == 10
    assert kalender().versi != sebelum


def test_jam_kerja_baru_menggantikan_yang_belum_dikonfirmasi():
    isi_kalender(NORMAL, None, TAHUN)
    assert isi_kalender({0: [(time(9), time(10))]}, None, range(2027, 2029)).berubah == 1
    rezim = RezimJamKerja.objects.get()
    assert (rezim.mulai, rezim.selesai) == (date(2025, 1, 1), None)
    assert [str(j) for j in rezim.jam_kerja.all()] == ["Senin 09.00 sampai 10.00"]


def test_jam_kerja_yang_bertentangan_ditolak_seluruhnya():
    with pytest.raises(ValueError, match="tumpang tindih"):
        isi_kalender({0: [(time(8), time(12)), (time(11), time(16))]}, None, TAHUN)
    assert not HariLibur.objects.exists()
    assert not RezimJamKerja.objects.exists()


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_kalender_terisi_dari_setiap_profil(nama):
    with override_settings(LPSE_PROFIL=nama):
        assert isi_kalender_dari_profil().baru > 0
        assert isi_kalender_dari_profil() == HasilBenih()
        pekan = [datetime(2026, 4, 13, tzinfo=WIB) + timedelta(days=n) for n in (0, 7)]
        assert timedelta(hours=30) <= kalender().elapsed(*pekan) <= timedelta(hours=45)


# --- Reading -----------------------------------------------------------------------------------------


def test_kalender_dari_basis_data_memberi_tenggat_yang_dikenal():
    isi_kalender(NORMAL, RAMADAN)
    k = kalender()
    assert k.due(datetime(2026, 3, 17, 15, 30, tzinfo=WIB), timedelta(hours=8)) == datetime(
        2026, 3, 26, 8, tzinfo=WIB
    )
    assert k.due(datetime(2026, 5, 13, 15, tzinfo=WIB), timedelta(hours=8)) == datetime(
        2026, 5, 18, 15, 30, tzinfo=WIB
    )
    assert k.due_hari(datetime(2026, 12, 22, 10, tzinfo=WIB), 3) == datetime(2026, 12, 29, 16, tzinfo=WIB)
    assert (k.dari, k.sampai) == (date(2024, 1, 1), date(2028, 12, 31))


def test_libur_yang_dibatalkan_adalah_hari_kerja(petugas):
    isi_kalender(NORMAL, RAMADAN)
    assert not kalender().is_hari_kerja(date(2026, 12, 24))
    HariLibur.objects.filter(tanggal="2026-12-24").update(berlaku=False, **konfirmasi(petugas))
    assert kalender().is_hari_kerja(date(2026, 12, 24))


def test_unchanged_rows_cost_one_query(django_assert_num_queries):
    isi_kalender(NORMAL, RAMADAN)
    pertama = kalender()
    with django_assert_num_queries(1):
        assert kalender() is pertama


@pytest.mark.parametrize(
    "ubah",
    [
        lambda: HariLibur.objects.filter(tanggal="2026-12-25").delete(),
        lambda: HariLibur.objects.filter(tanggal="2026-12-25").update(tanggal="2026-12-28"),
        lambda: JamKerja.objects.filter(hari=0, mulai=time(13)).update(selesai=time(17)),
        lambda: RezimJamKerja.objects.filter(mulai="2026-02-19").update(selesai="2026-03-19"),
    ],
)
def test_any_change_of_a_row_is_seen_at_once(ubah):
    isi_kalender(NORMAL, RAMADAN)
    versi = kalender().versi
    ubah()
    assert kalender().versi != versi


def test_ganti_nama_libur_tidak_mengganti_versi():
    isi_kalender(NORMAL, RAMADAN)
    versi = kalender().versi
    HariLibur.objects.filter(tanggal="2026-12-25").update(nama="Natal")
    assert kalender().versi == versi


def test_rolled_back_change_is_forgotten():
    isi_kalender(NORMAL, RAMADAN)
    versi = kalender().versi
    with transaction.atomic():
        HariLibur.objects.all().delete()
        assert kalender().versi != versi
        transaction.set_rollback(True)
    assert kalender().versi == versi


def test_tahun_baru_menggeser_kurun():
    isi_kalender(NORMAL, RAMADAN)
    k = kalender()
    with time_machine.travel(datetime(2027, 1, 1, 0, 30, tzinfo=WIB)):
        assert kalender().sampai == date(2029, 12, 31)
        assert kalender().versi == k.versi
    with pytest.raises(DiLuarKalender):
        k.is_hari_kerja(date(2029, 1, 2))


def test_empty_database_gives_an_empty_calendar():
    assert not kalender().is_kerja(timezone.now())


@pytest.mark.django_db
def test_tahun_baru_diisi_sendiri_sekali():
    tahun = tahun_kalender()[-1]
    HariLibur.objects.filter(tanggal__year=tahun).delete()
    assert isi_tahun_baru().baru > 0
    assert isi_tahun_baru() == HasilBenih()
