"""Stored deadlines: recomputed on demand and every night, moved with the calendar, repaired with a trail."""

import io
import json
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from layanan.actions import tenggat as acts
from layanan.actions.penyelesaian import selesaikan
from layanan.actions.percakapan import minta_keterangan
from layanan.actions.tenggat import (
    hitung_ulang,
    perbaiki_tenggat,
    periksa_tenggat_harian,
    selaraskan_kalender,
)
from layanan.actions.tiket import ambil, perpanjang, ubah
from layanan.models import PemeriksaanTenggat, PeristiwaTiket, Tiket
from layanan.queries.tenggat import berjalan_melewati
from layanan.tasks.tenggat import antrekan_pemeriksaan, antrekan_penyelarasan, metrik
from lpse import atur_kalender
from lpse.kalender import Jendela, kalender
from lpse.models import Jejak, Pemberitahuan
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket
from tests.lpse.kalender import tutup
from tests.petugas import klien
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")
JUMAT = datetime(2026, 11, 20, 10, tzinfo=WIB)


@pytest.fixture(autouse=True)
def hari_jumat():
    with time_machine.travel(JUMAT, tick=False) as waktu:
        yield waktu


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def jalankan(*pilihan: str) -> dict:
    keluaran = io.StringIO()
    call_command("hitung_ulang_tenggat", "--json", *pilihan, stdout=keluaran)
    return json.loads(keluaran.getvalue())


def rusak(tiket: Tiket) -> None:
    """A deadline as only a fault or a hand in the database leaves it."""
    Tiket.objects.filter(pk=tiket.pk).update(tenggat=tiket.tenggat - timedelta(hours=1))


# --- Recomputed --------------------------------------------------------------------------------------


def test_setiap_tindakan_meninggalkan_tenggat_yang_benar(petugas, hari_jumat):
    tiket = buat_tiket()
    for act in (
        lambda: ambil(tiket.pk, oleh=petugas),
        lambda: minta_keterangan(tiket.pk, oleh=petugas, isi="Kapan terjadinya?"),
        lambda: perpanjang(tiket.pk, oleh=petugas, jam_kerja=5, alasan="Menunggu pihak ketiga"),
        lambda: ubah(tiket.pk, oleh=petugas, urgensi="M", dampak="B"),
    ):
        hari_jumat.shift(timedelta(hours=7))
        act()
        assert hitung_ulang() == (1, [])


def test_perintah_menyebut_yang_berbeda_tanpa_memperbaikinya(petugas):
    benar, keliru = buat_tiket(), buat_tiket()
    rusak(keliru)
    hasil = jalankan()
    assert hasil["dihitung"] == 2
    [beda] = hasil["beda"]
    assert (beda["nomor"], beda["kode"]) == (keliru.nomor, keliru.kode)
    assert beda["kolom"]["tenggat"]["seharusnya"] == keliru.tenggat.astimezone(WIB).isoformat()
    assert jalankan() == hasil
    assert benar.nomor not in json.dumps(hasil)


def test_perbaiki_menulis_ulang_dengan_satu_jejak_tiap_tiket():
    tiket, benar = buat_tiket(), buat_tiket()
    rusak(tiket)
    assert len(jalankan("--perbaiki")["beda"]) == 1
    semula, tiket = tiket.tenggat, Tiket.objects.get(pk=tiket.pk)
    assert tiket.tenggat == semula
    assert jalankan()["beda"] == []
    jejak = Jejak.objects.get(peristiwa="tiket.tenggat_diperbaiki")
    assert (jejak.objek_id, jejak.rincian) == (str(tiket.pk), {"kolom": ["tenggat"]})
    assert perbaiki_tenggat(benar.pk) == []


def test_perintah_tanpa_json_berkata_kata(capsys):
    rusak(buat_tiket())
    call_command("hitung_ulang_tenggat")
    assert "1 tiket dihitung, 1 berbeda." in capsys.readouterr().out
    call_command("hitung_ulang_tenggat", "--perbaiki")
    assert "1 diperbaiki." in capsys.readouterr().out


def test_tiket_yang_berakhir_tidak_dihitung(petugas):
    tiket = buat_tiket()
    selesaikan(tiket.pk, oleh=petugas, isi="Sudah.")
    assert jalankan() == {"dihitung": 0, "beda": []}
    assert perbaiki_tenggat(tiket.pk) == []


def test_versi_kalender_yang_tidak_dikenal_adalah_perbedaan():
    tiket = buat_tiket()
    Tiket.objects.filter(pk=tiket.pk).update(versi_kalender="0" * 16)
    assert list(jalankan("--perbaiki")["beda"][0]["kolom"]) == ["versi_kalender"]
    assert Tiket.objects.get(pk=tiket.pk).versi_kalender == kalender().versi
    assert jalankan()["beda"] == []


def test_tindakan_di_antara_dua_pembacaan_bukan_perbedaan(monkeypatch, petugas):
    """The scan reads the ticket, then its events; whoever acts in between has made no mistake."""
    tiket = buat_tiket()
    asli = acts.hitung_terbuka

    def terlambat():
        for jumlah, _ in asli():
            ambil(tiket.pk, oleh=petugas)
            lama = acts.bandingkan(
                acts.TiketJam(*(getattr(tiket, n) for n in acts.TiketJam._fields))._replace(tenggat=None),
                next(iter(acts._peristiwa([tiket]).values())),
            )
            yield jumlah, [lama]

    monkeypatch.setattr(acts, "hitung_terbuka", terlambat)
    assert hitung_ulang() == (1, [])


# --- Every night -------------------------------------------------------------------------------------


def test_sekali_sehari_sesudah_tengah_malam(hari_jumat):
    buat_tiket()
    assert periksa_tenggat_harian()
    assert not periksa_tenggat_harian()
    assert not antrekan_pemeriksaan()
    hari_jumat.move_to(datetime(2026, 11, 21, 0, 1, tzinfo=WIB))
    assert antrekan_pemeriksaan()
    assert periksa_tenggat_harian()
    assert list(PemeriksaanTenggat.objects.values_list("hari", "dihitung", "jumlah_beda")) == [
        (date(2026, 11, 21), 1, 0),
        (date(2026, 11, 20), 1, 0),
    ]
    assert metrik() == {"lpse_tenggat_dihitung": 1.0, "lpse_tenggat_berbeda": 0.0}


def test_perbedaan_diumumkan_kepada_yang_harus_tahu_dan_tidak_diperbaiki(petugas):
    admin, kepala = buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.KEPALA)
    tiket = buat_tiket(surel="")
    rusak(tiket)
    periksa_tenggat_harian()
    assert Tiket.objects.get(pk=tiket.pk).tenggat != tiket.tenggat
    jejak = Jejak.objects.get(peristiwa="tenggat.berbeda")
    assert jejak.rincian == {"jumlah": 1, "tiket": [tiket.pk]}
    terkirim = kirim_surat()
    assert {s.to[0] for s in terkirim} == {admin.email, kepala.email}
    assert "Perhitungan tenggat berbeda pada 1 tiket" in terkirim[0].subject
    meja = klien(admin)
    assert "Lihat yang berbeda" in meja.get("/admin/").content.decode()
    assert tiket.nomor in meja.get(reverse("admin:layanan_standar")).content.decode()
    assert "Lihat yang berbeda" not in klien(petugas).get("/admin/").content.decode()


# --- The calendar changes ----------------------------------------------------------------------------


def test_tiket_terbuka_pindah_ke_kalender_baru_dan_yang_berakhir_tidak(petugas):
    terbuka, selesai = buat_tiket(), buat_tiket()
    selesaikan(selesai.pk, oleh=petugas, isi="Sudah.")
    selesai.refresh_from_db()
    lama = terbuka.versi_kalender
    assert terbuka.tenggat_selesai.date() == date(2026, 11, 24)

    tutup(buat_akun(Peran.SEKRETARIS), date(2026, 11, 23))
    assert jalankan()["beda"] == []  # each is right by the calendar it names
    assert antrekan_penyelarasan()
    assert selaraskan_kalender() == 1
    assert not antrekan_penyelarasan()

    terbuka.refresh_from_db()
    assert terbuka.tenggat_selesai.date() == date(2026, 11, 25)
    assert terbuka.versi_kalender == kalender().versi != lama
    assert Tiket.objects.get(pk=selesai.pk).versi_kalender == lama
    jejak = Jejak.objects.get(peristiwa="kalender.tenggat_dihitung_ulang")
    assert jejak.rincian == {"tiket": 1, "bergeser": 0}  # the nearer deadline, the first answer's, is today
    assert jalankan() == {"dihitung": 1, "beda": []}


def test_tanggal_yang_dijanjikan_petugas_tidak_pernah_bergeser(petugas):
    tiket = buat_tiket()
    janji = JUMAT + timedelta(days=3)
    ubah(tiket.pk, oleh=petugas, janji_pada=janji)
    tutup(buat_akun(Peran.SEKRETARIS), date(2026, 11, 23))
    selaraskan_kalender()
    assert Tiket.objects.get(pk=tiket.pk).janji_pada == janji


def test_tiket_yang_lebih_tua_dari_kalender_tidak_menahan_yang_lain(hari_jumat):
    tua, baru = buat_tiket(), buat_tiket()
    semula = Tiket.objects.get(pk=tua.pk).tenggat
    dahulu = timezone.now() - timedelta(days=365 * 30)
    PeristiwaTiket.objects.bulk_create(
        [
            PeristiwaTiket(
                tiket=tua, urut=0, jenis="dicatat", status="tercatat", pada=dahulu, standar=tua.standar
            )
        ]
    )
    assert jalankan() == {"dihitung": 1, "beda": []}
    tutup(buat_akun(Peran.SEKRETARIS), date(2026, 11, 23))
    assert selaraskan_kalender() == 2
    assert selaraskan_kalender() == 0
    assert Tiket.objects.get(pk=tua.pk).tenggat == semula
    assert Tiket.objects.get(pk=baru.pk).versi_kalender == kalender().versi


@pytest.mark.parametrize(
    ("dari", "sampai", "jumlah"),
    [("2026-11-20", "2026-11-20", 1), ("2026-11-19", "2026-11-25", 1), ("2026-11-21", "2026-11-30", 0)],
)
def test_halaman_kalender_menyebut_tenggat_yang_bergeser(dari, sampai, jumlah):
    buat_tiket()
    assert berjalan_melewati(date.fromisoformat(dari), date.fromisoformat(sampai)) == jumlah


def test_jam_sementara_memperpanjang_tenggat(hari_jumat):
    tiket, jendela = buat_tiket(), [Jendela(hari, time(8), time(10)) for hari in range(5)]
    atur_kalender.tambah_jam(
        oleh=buat_akun(Peran.KEPALA),
        mulai=date(2026, 11, 23),
        selesai=date(2026, 11, 27),
        jendela=jendela,
        alasan="Renovasi",
    )
    selaraskan_kalender()
    tiket.refresh_from_db()
    assert tiket.tenggat_selesai == datetime(2026, 11, 24, 10, tzinfo=WIB)
    assert jalankan()["beda"] == []
    assert not Pemberitahuan.objects.filter(templat__startswith="layanan/tenggat").exists()
