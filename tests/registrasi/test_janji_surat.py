"""What falls due by time, and the calendar file."""

from datetime import UTC, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from registrasi import actions
from registrasi.models import JanjiTemu, SlotLoket
from registrasi.tasks.janji import perlu_diingatkan, sapu_janji
from registrasi.views.kalender_ics import build_ics, lepaskan, lipat
from tests.factories import buat_diajukan
from tests.hari import hari_kerja, pukul
from tests.registrasi.loket import buka_loket, slot_kosong

pytestmark = pytest.mark.django_db


@pytest.fixture
def janji():
    buka_loket()
    pendaftaran = buat_diajukan()
    return actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot_kosong().kode)


def ics(klien, janji):
    alamat = reverse("registrasi:janji_ics", kwargs={"kode": janji.pendaftaran.kode, "janji": janji.kode})
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    return jawaban, jawaban.content.decode().replace("\r\n ", "").split("\r\n")


# --- Reminder -------------------------------------------------------------------------------------------


def test_pengingat_sehari_kerja_sebelumnya_sekali(janji, monkeypatch):
    lusa = pukul(hari_kerja(2), 8)
    SlotLoket.objects.filter(pk=janji.slot_id).update(
        mulai=lusa, selesai=lusa + timedelta(minutes=30), tanggal=hari_kerja(2)
    )
    assert not perlu_diingatkan().exists()

    # The morning of the working day before.
    pagi = pukul(hari_kerja(1), 9).astimezone(UTC)
    monkeypatch.setattr(timezone, "now", lambda: pagi)
    assert sapu_janji() == 1
    assert sapu_janji() == 0

    baris = Pemberitahuan.objects.get(templat="registrasi/janji_diingatkan")
    assert "Pengingat: janji temu" in susun(baris).subject
    actions.batalkan_janji(janji.pk, oleh=janji.pendaftaran.akun)
    assert susun(baris) is None


def test_yang_baru_memesan_sesudah_saat_pengingat_tidak_diingatkan_lagi(janji, monkeypatch):
    besok = pukul(hari_kerja(1), 8)
    sekarang = besok - timedelta(hours=2)
    JanjiTemu.objects.filter(pk=janji.pk).update(created_at=sekarang)
    monkeypatch.setattr(timezone, "now", lambda: sekarang.astimezone(UTC))
    assert sapu_janji() == 0


def test_hari_yang_berakhir_tanpa_catatan_membuka_jalan_memesan_lagi(janji):
    kemarin = timezone.now() - timedelta(days=1)
    SlotLoket.objects.filter(pk=janji.slot_id).update(
        mulai=kemarin, selesai=kemarin + timedelta(minutes=30), tanggal=kemarin.date() - timedelta(days=1)
    )
    lagi = actions.pesan_janji(janji.pendaftaran_id, oleh=janji.pendaftaran.akun, slot=slot_kosong().kode)
    janji.refresh_from_db()
    assert (janji.status, janji.diakhiri_oleh, lagi.status) == ("tidak_hadir", None, "dipesan")
    assert sapu_janji() == 0


# --- Calendar -------------------------------------------------------------------------------------------


@pytest.mark.dasar("registrasi.verifikasi_dokumen")
def test_kalender_memuat_waktu_utc_tempat_dan_bawaan(client, janji):
    client.force_login(janji.pendaftaran.akun)
    jawaban, baris = ics(client, janji)
    assert jawaban["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    mulai = janji.slot.mulai.astimezone(UTC)
    for satu in (
        "METHOD:PUBLISH",
        f"UID:janji-{janji.uid}@testserver",
        "SEQUENCE:0",
        f"DTSTART:{mulai:%Y%m%dT%H%M%SZ}",
        f"DTEND:{mulai + timedelta(minutes=30):%Y%m%dT%H%M%SZ}",
        "STATUS:CONFIRMED",
        "END:VCALENDAR",
    ):
        assert satu in baris
    (uraian,) = (b for b in baris if b.startswith("DESCRIPTION:"))
    assert f"Pendaftaran {janji.pendaftaran.nomor}. Bawa aslinya:\\n- " in uraian


def test_berkas_kalender_crlf_dan_terlipat(janji):
    isi = build_ics(janji, ["Surat ‘istimewa’ é " + "x" * 300])
    assert isi.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in isi.replace(b"\r\n", b"")
    assert max(len(baris) for baris in isi.split(b"\r\n")) <= 75
    assert all(baris.decode() for baris in isi.rstrip(b"\r\n").split(b"\r\n"))


def test_pindah_menaikkan_urutan_batal_membatalkan_tautan_lama_mengikuti(client, janji):
    akun = janji.pendaftaran.akun
    client.force_login(akun)
    baru = actions.pindahkan_janji(janji.pk, oleh=akun, slot=slot_kosong(2).kode)
    _, baris = ics(client, janji)
    assert {f"UID:janji-{janji.uid}@testserver", "SEQUENCE:1", "STATUS:CONFIRMED"} <= set(baris)

    actions.batalkan_janji(baru.pk, oleh=akun)
    _, baris = ics(client, janji)
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", f"UID:janji-{janji.uid}@testserver"} <= set(
        baris
    )


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("satu\r\ndua\rtiga", "satu\\ndua\\ntiga"),
        ("BEGIN\x00\x1b:VEVENT", "BEGIN:VEVENT"),
    ],
)
def test_teks_kalender_dilepaskan(teks, hasil):
    assert lepaskan(teks) == hasil


@pytest.mark.parametrize("teks", ["", "x" * 75, "x" * 76, "é" * 200, "😀" * 60])
def test_lipatan_dapat_dibuka_kembali(teks):
    assert lipat(teks).replace("\r\n ", "") == teks
    assert all(len(b.encode()) <= 75 for b in lipat(teks).split("\r\n"))
