"""Notices: what they say, to whom, at least once; who takes care; the watcher watched."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from infrastruktur.actions.denyut import kabari_penjaga_tidur, kirim_denyut, perlu_denyut
from infrastruktur.actions.kabar import TidakPerluDitangani, kabari_yang_menunggu, tangani
from infrastruktur.actions.penilaian import nilai_siklus
from infrastruktur.models import DenyutPenjaga, Kabar, Siaga, Siklus
from infrastruktur.policies.penilaian import BacaanDeret
from infrastruktur.queries.denyut import tidur_sejak
from infrastruktur.tasks import penilaian as tugas
from lpse.aturan import TidakBerwenang
from lpse.metrik import kumpulkan
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import SEWA, kirim, klaim, sapu_kotak_keluar
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.penilaian import MENIT, PAGI, deret, isi, lalui, petugas, sasaran
from tests.petugas import klien, klien_peran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.pantau_harian")]
SIAGA = "/admin/infrastruktur/siaga/"


def surat(baris):
    """The mail of an outbox row, sent."""
    mail.outbox.clear()
    assert kirim(baris.pk)
    return mail.outbox[0]


def test_surat_menyebut_apa_yang_buruk_nilainya_dan_di_mana_ditangani():
    oleh = petugas()
    buat_akun(Peran.LKPP)
    satu = deret("disk", sasaran("spse", nama="Server SPSE"), label="/data", nilai=40)
    lalui(satu, 93.25, 93.25, 93.25)

    (baris,) = Pemberitahuan.objects.filter(templat="infrastruktur/kabar")
    pesan = surat(baris)

    assert baris.akun == oleh, "who may only look is not told"
    assert pesan.subject == "Pemantauan: kritis, Server SPSE, pemakaian disk /data"
    assert (
        "- Server SPSE, pemakaian disk /data: kini kritis (93,2%), sejak Senin, 2 Maret 2026 pukul 08.02 WIB"
        in pesan.body
    )
    assert SIAGA in pesan.body


def test_surat_kelompok_menyebut_yang_terburuk_lebih_dulu():
    petugas()
    kelompok = {"kelompok": "Ruang server"}
    lambat = deret("waktu_jawab", sasaran("a", nama="A", **kelompok), nilai=10)
    mati = deret(dari=sasaran("b", nama="B", **kelompok))
    for menit in range(5):
        now = PAGI + menit * MENIT
        nilai_siklus([BacaanDeret(lambat.pk, 4000, now), BacaanDeret(mati.pk, int(menit < 2), now)], now=now)

    pesan = surat(Pemberitahuan.objects.get())

    assert pesan.subject == "Pemantauan: kritis, Ruang server, 2 pembacaan"
    assert pesan.body.index("B, ketersediaan: kini kritis") < pesan.body.index(
        "A, waktu jawab: kini peringatan"
    )


def test_pengirim_yang_mati_di_antara_klaim_dan_kirim_tetap_mengirim():
    petugas()
    lalui(deret(), 0, 0, 0)
    baris = Pemberitahuan.objects.get()
    mail.outbox.clear()

    assert klaim(baris.pk), "a sender took it and was killed"

    assert not kirim(baris.pk), "while its lease runs nobody sends a second one"
    with time_machine.travel(timezone.now() + SEWA + timedelta(seconds=1), tick=False):
        assert sapu_kotak_keluar() == 1
        assert kirim(baris.pk)
        assert not kirim(baris.pk)
    baris.refresh_from_db()
    assert (len(mail.outbox), baris.status, baris.percobaan) == (1, "dikirim", 2)


def test_kritis_diingatkan_sekali_sehari_sampai_ada_yang_menangani():
    oleh = petugas()
    satu = deret()
    lalui(satu, 0, 0, 0)
    hari = timedelta(days=1)

    assert kabari_yang_menunggu(PAGI + hari) == 0
    assert kabari_yang_menunggu(PAGI + hari + 2 * MENIT) == 1
    assert kabari_yang_menunggu(PAGI + hari + 3 * MENIT) == 0
    assert isi([Kabar.objects.latest("pk")]) == [("pengingat", "kritis")]

    tangani(satu.pk, oleh=oleh)

    assert kabari_yang_menunggu(PAGI + 5 * hari) == 0
    assert Jejak.objects.filter(peristiwa="deret.ditangani", oleh_id=oleh.pk, objek_id=satu.pk).exists()


def test_penanganan_berakhir_ketika_keadaan_baik_kembali():
    oleh = petugas()
    satu = deret()
    lalui(satu, 0, 0, 0)
    tangani(satu.pk, oleh=oleh)
    lalui(satu, *[None] * 5, 0, mulai=3)
    assert Siaga.objects.get().ditangani_oleh == oleh, "silence is not the end of it"

    lalui(satu, 1, 1, mulai=9)

    assert Siaga.objects.get().ditangani_oleh is None


def test_hanya_yang_buruk_ditangani_sekali_dan_oleh_yang_berwenang():
    oleh, lain = petugas(), petugas()
    satu = deret()
    with pytest.raises(TidakPerluDitangani, match="sudah baik"):
        tangani(satu.pk, oleh=oleh)
    lalui(satu, 0, 0, 0)
    with pytest.raises(TidakBerwenang):
        tangani(satu.pk, oleh=buat_akun(Peran.AUDITOR))
    tangani(satu.pk, oleh=oleh)
    with pytest.raises(TidakPerluDitangani, match="Sudah ditangani"):
        tangani(satu.pk, oleh=lain)


def test_halaman_perlu_perhatian_dan_tombol_saya_tangani():
    oleh = petugas()
    satu = deret("disk", sasaran(nama="Server SPSE"), label="/data", nilai=40)
    lalui(satu, 95, 95, 95)
    client = klien(oleh)

    halaman = client.get(SIAGA).content.decode()
    assert "Server SPSE, pemakaian disk /data" in halaman
    assert "95%" in halaman
    sesudah = client.post(f"{SIAGA}{satu.kode}/tangani/", follow=True).content.decode()

    assert "Anda menanganinya" in sesudah
    assert "Saya tangani" not in sesudah
    assert "Saya tangani" not in klien_peran(Peran.AUDITOR).get(SIAGA).content.decode()
    assert "pemakaian disk /data: kini kritis" in client.get(f"{SIAGA}kabar/").content.decode()


def siklus(selesai):
    return Siklus.objects.create(mulai=selesai, selesai=selesai)


def test_penjaga_tidur_bila_lima_menit_tanpa_siklus_selesai():
    sasaran()
    assert tidur_sejak(PAGI) is None, "before the first round nobody sleeps"
    siklus(PAGI)
    Siklus.objects.create(mulai=PAGI + 4 * MENIT)

    assert tidur_sejak(PAGI + 5 * MENIT - timedelta(seconds=1)) is None
    assert tidur_sejak(PAGI + 5 * MENIT) == PAGI


def test_pemantauan_yang_berhenti_dikabarkan_sekali_dan_tampil():
    oleh = petugas()
    sasaran()
    siklus(timezone.now() - timedelta(minutes=20))

    assert kabari_penjaga_tidur(timezone.now())
    assert not kabari_penjaga_tidur(timezone.now())

    pesan = surat(Pemberitahuan.objects.get())
    assert pesan.subject == "Pemantauan berhenti"
    assert "tidak ada siklus pemantauan yang selesai" in pesan.body
    client = klien(oleh)
    assert "Pemantauan berhenti" in client.get(SIAGA).content.decode()
    assert "tidak ada siklus yang selesai sejak" in client.get("/admin/").content.decode()


def test_selama_penjaga_tidur_diamnya_deret_tidak_dikabarkan():
    petugas()
    satu = deret()
    siklus(PAGI - MENIT)

    assert isi(lalui(satu, *[None] * 30)) == []
    assert satu.keadaan == "tidak_diketahui"


def test_kesehatan_gagal_hanya_di_proses_yang_sudah_cukup_lama(monkeypatch):
    sasaran()
    tugas.periksa_kesehatan()
    siklus(timezone.now() - timedelta(minutes=20))
    monkeypatch.setattr(tugas, "_mulai", timezone.now() - timedelta(minutes=4))
    tugas.periksa_kesehatan()
    monkeypatch.setattr(tugas, "_mulai", timezone.now() - timedelta(minutes=5))
    with pytest.raises(tugas.PemantauanBerhenti, match="Tidak ada siklus pemantauan yang selesai sejak"):
        tugas.periksa_kesehatan()


def test_ukuran_menghitung_deret_per_keadaan():
    deret("disk", nilai=1)
    deret("ram", sasaran("b"), keadaan="kritis")

    ukuran = kumpulkan()

    assert [ukuran[f"lpse_deret_{k}"] for k in ("baik", "peringatan", "kritis", "tidak_diketahui")] == [
        1,
        0,
        1,
        0,
    ]


@pytest.fixture
def penjaga(settings):
    """A guard on this host: what it was asked, and what it answers."""
    tanya, jawab = [], [200]

    class Penjaga(BaseHTTPRequestHandler):
        def do_GET(self):
            tanya.append(self.path)
            self.send_response(jawab[0])
            self.end_headers()

        def log_message(self, *args):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Penjaga)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.PANTAU_DENYUT_URL = f"http://127.0.0.1:{server.server_port}/ping/rahasia"
    yield tanya, jawab
    server.shutdown()
    server.server_close()


def test_penjaga_di_luar_mendengar_setiap_siklus_satu_kali(penjaga):
    tanya, _ = penjaga
    assert not perlu_denyut()
    siklus(PAGI)

    assert perlu_denyut()
    assert kirim_denyut()

    assert tanya == ["/ping/rahasia"]
    assert not perlu_denyut()
    siklus(PAGI + MENIT)
    assert perlu_denyut()


def test_penjaga_yang_tidak_mendengar_tampil_tanpa_membuka_alamatnya(penjaga, settings, caplog):
    _, jawab = penjaga
    siklus(PAGI)
    kirim_denyut()
    jawab[0] = 503
    siklus(PAGI + MENIT)

    assert not kirim_denyut()

    satu = DenyutPenjaga.objects.get()
    assert (satu.galat, satu.diterima_pada is not None) == ("Dijawab 503.", True)
    halaman = klien(petugas()).get(SIAGA).content.decode()
    assert "Tidak menerima denyut" in halaman
    settings.PANTAU_DENYUT_URL = "http://127.0.0.1:9/ping/rahasia"
    assert not kirim_denyut()
    assert "Tidak terjangkau" in DenyutPenjaga.objects.get().galat
    assert "rahasia" not in caplog.text + halaman
