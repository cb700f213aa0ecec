"""The figures of a report agree with what the units themselves say."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from layanan.actions.penyelesaian import selesaikan
from layanan.queries.capaian import capaian_semua
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini
from registrasi import reports as registrasi
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.alur.periode import Periode
from sekretariat.demo.pelaporan import isi_demo_pelaporan
from sekretariat.enums.pelaporan import Irama
from sekretariat.models import LaporanBerkala
from sekretariat.naskah.angka_laporan import sebut_angka
from sekretariat.naskah.bab_laporan import bab_untuk
from sekretariat.naskah.bab_sekretariat import butir_realisasi, butir_tender
from sekretariat.queries.pelaporan import laporan_terbit
from tests.factories import buat_akun, buat_disetujui
from tests.layanan.tiket import buat_tiket
from tests.sekretariat.pelaporan import LIMA, kepala, sekretaris

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
        if laporan.mulai > awal.date():
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


def test_bab_tender_dan_program_dari_ringkasannya():
    tender = SimpleNamespace(
        **dict.fromkeys(("paket", "selesai", "gagal", "berlangsung", "diulang", "peserta"), 3),
        **dict.fromkeys(("pagu", "hps", "kontrak", "hemat"), Decimal("1000.50")),
        penawaran=7,
        hari_median=None,
        per_metode=(("Tender", 2, Decimal(900)), ("Seleksi", 1, Decimal(100))),
    )
    butir = {b.kode: b for b in butir_tender(tender)}
    assert (butir["paket"].nilai, butir["pagu"].satuan, butir["metode_1"].label) == (3, "rupiah", "Seleksi")
    assert [r.nomor for r in butir["paket"].rujukan()] == ["Tender", "Seleksi"]
    kegiatan = [
        SimpleNamespace(kode="K1", kegiatan="Pelatihan", satuan="kali", target=4, realisasi=5),
        SimpleNamespace(kode="K2", kegiatan="Sosialisasi", satuan="kali", target=4, realisasi=1),
    ]
    program = {b.kode: b for b in butir_realisasi(kegiatan)}
    assert (program["kegiatan"].nilai, program["tercapai"].nilai, program["kegiatan_K2"].nilai) == (2, 1, 1)
    assert [r.nomor for r in program["kegiatan_K2"].rujukan()] == ["K2"]
