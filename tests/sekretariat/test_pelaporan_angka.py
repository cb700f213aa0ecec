"""The figures of a report agree with what the units themselves say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from layanan.actions.penyelesaian import selesaikan
from layanan.queries.capaian import capaian_semua
from lpse.ekspor import Persen
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini, setempat
from registrasi import reports as registrasi
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.actions.program import (
    ajukan_program,
    catat_realisasi,
    revisi_program,
    sahkan_program,
)
from sekretariat.alur.periode import Periode
from sekretariat.demo.pelaporan import isi_demo_pelaporan
from sekretariat.enums.pelaporan import Irama
from sekretariat.models import LaporanBerkala
from sekretariat.naskah.angka_laporan import sebut_angka, sel_angka
from sekretariat.naskah.bab_laporan import bab_untuk
from sekretariat.naskah.bab_sekretariat import (
    periode_program,
    periode_tata_usaha,
    periode_temuan,
    periode_tender,
)
from sekretariat.queries.pelaporan import laporan_terbit
from tests.factories import buat_akun, buat_disetujui
from tests.layanan.tiket import buat_tiket
from tests.sekretariat.e_reporting import isi_kecil
from tests.sekretariat.evaluasi import temuan
from tests.sekretariat.pelaporan import LIMA, kepala, sekretaris
from tests.sekretariat.persuratan import masuk as surat_masuk
from tests.sekretariat.program import disahkan, kegiatan

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.laporan")]


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


def test_capaian_standar_sama_dengan_yang_dihitung_dari_peristiwa():
    petugas, awal = buat_akun(Peran.HELPDESK), timezone.now()
    cepat, lambat, diam = buat_tiket(), buat_tiket(), buat_tiket()
    with time_machine.travel(awal + timedelta(minutes=1), tick=False):
        selesaikan(cepat.pk, oleh=petugas, isi="Sudah.")
    with time_machine.travel(awal + timedelta(days=40), tick=False):
        selesaikan(lambat.pk, oleh=petugas, isi="Sudah.")
        hari = hari_ini()
        laporan, _ = susun_laporan(Periode.dari(Irama.BULANAN, hari).sebelumnya, oleh=None)
        if laporan.mulai > setempat(awal).date():
            laporan, _ = susun_laporan(laporan.periode.sebelumnya, oleh=None)
        capaian = capaian_semua(awal_hari(laporan.mulai), awal_hari(laporan.selesai + timedelta(days=1)))
    nilai = {b.kode: b.nilai for b in laporan.butir.filter(bab="layanan")}
    for kode in ("respons", "selesai"):
        assert nilai[f"{kode}_tepat"] == sum(getattr(c, kode).tepat for c in capaian) == 1
        assert nilai[f"{kode}_lambat"] == sum(getattr(c, kode).terlambat for c in capaian)
    assert nilai["respons_lambat"] == 2
    assert nilai["selesai_lambat"] == 1
    assert nilai["selesai_persen"] == 50
    assert diam.pk


def test_putusan_pendaftaran_dihitung_pada_hari_putusannya():
    buat_disetujui()
    hari = hari_ini()
    nilai = {b.kode: b for b in registrasi.periode(hari, hari)}
    assert (nilai["masuk"].nilai, nilai["setuju"].nilai, nilai["tepat"].nilai) == (1, 1, 1)
    assert nilai["persen_tepat"].nilai == 100
    assert nilai["lama"].nilai is not None
    besok = {b.kode: b.nilai for b in registrasi.periode(hari + timedelta(1), hari + timedelta(1))}
    assert besok["setuju"] == 0
    assert besok["persen_tepat"] is None


def test_setiap_bab_kosong_pun_menjawab():
    for bab in bab_untuk(""):
        butir = bab.periode(hari_ini(), hari_ini())
        assert len({b.kode for b in butir}) == len(butir) > 0
        for satu in butir:
            banyak = len(list(satu.rujukan())) if satu.rujukan else 0
            if satu.is_hitungan:
                assert banyak == satu.nilai, satu.kode


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (None, "–"),
        (Decimal("1234567"), "1.234.567"),
        (Decimal("98.5000"), "98,5"),
        (Decimal("-0.001"), "0"),
        (Decimal("-3.25"), "-3,25"),
        (Decimal("100.0000"), "100"),
    ],
)
def test_angka_ditulis_cara_indonesia(nilai, teks):
    assert sebut_angka(nilai) == teks


def test_rupiah_ditulis_sebagai_rupiah():
    assert sebut_angka(Decimal("1234.50"), "rupiah") == "Rp1.234,50"


@pytest.mark.parametrize("kode", LIMA)
def test_demo_bercerita_di_setiap_peraturan(settings, kode):
    settings.LPSE_PROFIL = kode
    for akun, nama in ((sekretaris(), "sekretaris"), (kepala(), "kepala")):
        type(akun).objects.filter(pk=akun.pk).update(user_id=nama)
    isi_demo_pelaporan()
    berkala = LaporanBerkala.objects.filter(jenis="berkala").order_by("mulai")
    assert list(berkala.values_list("status", flat=True)) == ["dikirim", "ditandatangani", "disusun"]
    assert len(laporan_terbit()) == 1


def test_bab_tender_menyebut_paket_di_balik_angkanya():
    isi_kecil()
    butir = {b.kode: b for b in periode_tender(date(2025, 3, 1), date(2025, 3, 31))}
    assert (butir["paket"].nilai, butir["pagu"].nilai, butir["hemat"].nilai) == (2, 170, 10)
    assert butir["metode-tender"].nilai == 2
    baris = list(butir["paket"].rujukan())
    assert len(baris) == 2
    assert all(r.pada.month == 3 for r in baris)
    assert periode_tender(date(2020, 1, 1), date(2020, 1, 31))[0].nilai == 0


def test_bab_program_menyebut_realisasi_masa_itu_saja():
    oleh = sekretaris()
    satu = kegiatan(disahkan(oleh))
    hari = hari_ini()
    for tanggal, jumlah in ((hari, 2), (hari.replace(month=1, day=1), 1)):
        catat_realisasi(
            satu.pk,
            oleh=oleh,
            tanggal=tanggal,
            jumlah=Decimal(jumlah),
            catatan="Satu angkatan.",
            rupiah=Decimal(500_000),
        )
    butir = {b.kode: b for b in periode_program(hari, hari)}
    diharap = 3 if hari == hari.replace(month=1, day=1) else 2
    assert butir[f"{satu.kode}-hasil"].nilai == diharap
    assert len(list(butir[f"{satu.kode}-hasil"].rujukan())) == diharap - 1
    assert {b.kode for b in periode_program(hari, hari, unit="layanan")} == {"kegiatan", "belanja"}


@pytest.mark.parametrize(
    ("nilai", "satuan", "sel", "jenis"),
    [
        (None, "tiket", None, type(None)),
        (Decimal("12.0000"), "tiket", 12, int),
        (Decimal("2.5000"), "jam", Decimal("2.5"), Decimal),
        (Decimal("98.5000"), "%", Decimal("98.5"), Persen),
        (Decimal("1000.0000"), "rupiah", Decimal(1000), Decimal),
    ],
)
def test_angka_di_lembar_menurut_satuannya(nilai, satuan, sel, jenis):
    hasil = sel_angka(nilai, satuan)
    assert (hasil, type(hasil)) == (sel, jenis)


def test_realisasi_tetap_di_balik_angkanya_sesudah_program_direvisi():
    oleh, hari = sekretaris(), hari_ini()
    satu = kegiatan(disahkan(oleh))
    isi = {"jumlah": Decimal(2), "rupiah": Decimal(500_000), "catatan": "Satu angkatan."}
    catat_realisasi(satu.pk, oleh=oleh, tanggal=hari, **isi)
    baru = revisi_program(satu.program_id, oleh=oleh, alasan="Target berubah.")
    sahkan_program(ajukan_program(baru.pk, oleh=oleh).pk, oleh=kepala())
    butir = {b.kode: b for b in periode_program(hari, hari)}
    assert butir["kegiatan"].nilai == len(list(butir["kegiatan"].rujukan())) == 1
    kode = baru.kegiatan.get().kode
    for nama, nilai in (("belanja", 500_000), (f"{kode}-hasil", 2), (f"{kode}-belanja", 500_000)):
        (baris,) = butir[nama].rujukan()
        assert (butir[nama].nilai, baris.uraian) == (nilai, satu.nama), nama


def test_setiap_angka_yang_menghitung_catatan_menyebut_barisnya():
    """Whatever is counted in packages, letters, meetings or findings has as many rows behind it."""
    isi_kecil()
    hari = hari_ini()
    penilai = sekretaris()
    temuan(penilai, buat_akun(Peran.ADMIN_SISTEM), target=hari + timedelta(days=9))
    surat_masuk(penilai, diterima=hari)
    tender = periode_tender(date(2020, 1, 1), hari)
    kantor = [*periode_tata_usaha(hari, hari), *periode_temuan(hari, hari)]
    for butir in tender:
        assert butir.rujukan is not None, butir.kode
        if butir.satuan == "paket":
            assert len(list(butir.rujukan())) == butir.nilai, butir.kode
    for butir in kantor:
        assert butir.rujukan is not None, butir.kode
        assert len(list(butir.rujukan())) == butir.nilai, butir.kode
    nilai = {b.kode: b.nilai for b in kantor}
    assert (nilai["masuk"], nilai["dicatat"], nilai["terbuka"], nilai["lewat"]) == (1, 1, 1, 0)
