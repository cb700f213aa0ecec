"""The scanner's client: only a judgement of the whole stream is one."""

import io
import re
import socket
import struct
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from lpse.berkas import clamd
from lpse.berkas.clamd import PemindaiMati, TanpaPutusan
from lpse.profil.jenis import UkuranMb
from tests.lpse.pemindai import PENANDA, TANDA, baca_aliran, batas_produksi, pemindai, pemindai_palsu

MEGABITA = 1024 * 1024


@pytest.fixture(scope="module")
def clamd_produksi():
    """A running clamd under production's limits; one for all tests that do not break it."""
    with pemindai() as layanan:
        layanan.nyala()
        yield layanan


@pytest.fixture
def hidup(clamd_produksi, settings):
    settings.CLAMD_URL = clamd_produksi.url
    return clamd_produksi


def scan(isi: bytes) -> str:
    return clamd.scan(io.BytesIO(isi))


# --- A real clamd --------------------------------------------------------------------------------------


def test_virus_ditemukan_dan_bersih_tetap_bersih(hidup):
    assert scan(b"\xff\xd8\xff\xe0" + bytes(100_000) + PENANDA + bytes(9)) == TANDA
    assert scan(b"\xff\xd8\xff\xe0" + bytes(100_000)) == ""


def test_virus_di_ujung_unggahan_terbesar_ditemukan(hidup):
    terbesar = 20 * MEGABITA
    assert scan(bytes(terbesar - len(PENANDA)) + PENANDA) == TANDA


def test_melebihi_batas_aliran_bukan_bersih(settings):
    with pemindai(StreamMaxLength="1M") as kecil:
        settings.CLAMD_URL = kecil.url
        kecil.nyala()
        with pytest.raises(TanpaPutusan):
            scan(bytes(8 * MEGABITA))
        assert scan(bytes(1000)) == "", "a refused stream breaks nothing for the next"


def test_melebihi_batas_periksa_dilaporkan_dan_bukan_bersih(settings):
    with pemindai(MaxFileSize="1M") as kecil:
        settings.CLAMD_URL = kecil.url
        kecil.nyala()
        with pytest.raises(TanpaPutusan, match=r"Limits\.Exceeded"):
            scan(bytes(2 * MEGABITA) + PENANDA)


def test_tanpa_alertexceedsmax_clamd_menyebut_bersih_yang_tidak_diperiksanya(settings):
    # Why production's clamd.conf says AlertExceedsMax: the client cannot tell this answer from a true one.
    with pemindai(MaxFileSize="1M", AlertExceedsMax="no") as lengah:
        settings.CLAMD_URL = lengah.url
        lengah.nyala()
        assert scan(bytes(2 * MEGABITA) + PENANDA) == ""


def test_mati_di_tengah_aliran_bukan_putusan(settings):
    class Pembunuh(io.BytesIO):
        def read(self, size=-1, /):
            if self.tell() > MEGABITA:
                layanan.mati()
            return super().read(size)

    with pemindai() as layanan:
        settings.CLAMD_URL = layanan.url
        layanan.nyala()
        with pytest.raises(TanpaPutusan):
            clamd.scan(Pembunuh(bytes(4 * MEGABITA)))
        with pytest.raises(PemindaiMati):
            clamd.ping()


def test_isi_yang_gagal_dibaca_bukan_salah_pemindai(hidup):
    class Rusak(io.BytesIO):
        def read(self, size=-1, /):
            raise OSError("penyimpanan putus")

    with pytest.raises(OSError, match="penyimpanan putus"):
        clamd.scan(Rusak())


def test_tanda_tanpa_tanggal_tidak_dikarang(hidup):
    assert clamd.database_date() is None


# --- What production's configuration promises ------------------------------------------------------------


def _byte(nilai: str) -> int:
    return int(nilai.removesuffix("M")) * MEGABITA


def test_batas_pemindai_di_atas_unggahan_terbesar_dan_melapor():
    batas = batas_produksi()
    terbesar = max(mb for mb in range(1, 1000) if UkuranMb.__metadata__[0].benar(mb))

    assert terbesar * MEGABITA < _byte(batas["StreamMaxLength"])
    assert _byte(batas["StreamMaxLength"]) <= _byte(batas["MaxFileSize"]) <= _byte(batas["MaxScanSize"])
    assert batas["AlertExceedsMax"] == "yes"
    assert int(batas["MaxScanTime"]) < clamd.SCAN_SECONDS * 1000


def test_compose_memakai_konfigurasi_itu_dan_memindai_tanpa_diminta():
    compose = Path("docker-compose.yml").read_text()

    assert "./docs/produksi/clamd.conf:/etc/clamav/clamd.conf:ro" in compose
    assert re.search(r"CLAMD_URL: \$\{CLAMD_URL:-tcp://clamd:3310\}", compose)


# --- A scanner that misbehaves ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "jawaban",
    [
        b"",
        b"OK\0",
        b"stream: OK, almost\0",
        b"stream: Uji.Penanda FOUND OK\0",
        b"lain: OK\0",
        b"stream: Can't allocate memory ERROR\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND\0",
        b"UNKNOWN COMMAND\0",
        b"\xff\xfe\0",
        b"x" * 10_000,
    ],
    ids=lambda jawaban: jawaban[:24].decode("latin-1") or "kosong",
)
def test_jawaban_lain_bukan_putusan(settings, jawaban):
    def jawab(sambungan):
        baca_aliran(sambungan)
        sambungan.sendall(jawaban)

    with pemindai_palsu(jawab) as palsu:
        settings.CLAMD_URL = palsu.url
        with pytest.raises(TanpaPutusan):
            scan(b"isi")


def _ok_lalu_putus(sambungan):
    sambungan.sendall(b"stream: OK\0")
    sambungan.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _diam_lalu_putus(sambungan):
    sambungan.recv(1000)
    sambungan.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize("aksi", [_ok_lalu_putus, _diam_lalu_putus])
def test_putus_di_tengah_aliran_bukan_putusan(settings, aksi):
    with pemindai_palsu(aksi) as palsu:
        settings.CLAMD_URL = palsu.url
        with pytest.raises(TanpaPutusan):
            scan(bytes(32 * MEGABITA))


def test_jawaban_yang_menetes_tidak_menahan_pekerja(settings, monkeypatch):
    monkeypatch.setattr(clamd, "SCAN_SECONDS", 0.3)

    jeda = threading.Event()

    def menetes(sambungan):
        baca_aliran(sambungan)
        while True:
            sambungan.sendall(b"s")
            jeda.wait(0.02)

    with pemindai_palsu(menetes) as palsu:
        settings.CLAMD_URL = palsu.url
        with pytest.raises(TanpaPutusan, match="TimeoutError"):
            scan(b"isi")


def test_pemindai_yang_tidak_membaca_tidak_menahan_pekerja(settings, monkeypatch):
    monkeypatch.setattr(clamd, "SCAN_SECONDS", 0.3)
    selesai = threading.Event()
    with pemindai_palsu(lambda sambungan: selesai.wait(20)) as palsu:
        settings.CLAMD_URL = palsu.url
        with pytest.raises(TanpaPutusan, match="TimeoutError"):
            scan(bytes(64 * MEGABITA))
        selesai.set()


def test_tidak_ada_yang_menjawab(settings, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for alamat in (f"tcp://127.0.0.1:{port}", f"unix://{tmp_path}/tidak-ada", f"unix:///{'x' * 200}"):
        settings.CLAMD_URL = alamat
        with pytest.raises(PemindaiMati):
            clamd.ping()
        with pytest.raises(PemindaiMati):
            scan(b"isi")


def test_yang_menerima_tetapi_diam_dianggap_mati(settings, monkeypatch):
    monkeypatch.setattr(clamd, "ASK_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.CLAMD_URL = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(PemindaiMati):
            clamd.ping()


@pytest.mark.parametrize(
    ("jawaban", "tanggal"),
    [
        (b"ClamAV 1.4.6/27823/Sat Nov 21 08:25:13 2026\0", datetime(2026, 11, 21, 8, 25, 13, tzinfo=UTC)),
        (b"ClamAV 1.4.6/27823/Sun Nov  1 08:25:13 2026\0", datetime(2026, 11, 1, 8, 25, 13, tzinfo=UTC)),
        (b"ClamAV 1.4.6\0", None),
        (b"ClamAV/kapan-kapan\0", None),
    ],
)
def test_tanggal_tanda_virus(settings, jawaban, tanggal):
    with pemindai_palsu(lambda sambungan: sambungan.sendall(jawaban)) as palsu:
        settings.CLAMD_URL = palsu.url
        assert clamd.database_date() == tanggal


@pytest.mark.parametrize(
    ("url", "alamat"),
    [
        ("tcp://clamd", ("clamd", 3310)),
        ("tcp://[::1]:3311", ("::1", 3311)),
        ("unix:///run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
    ],
)
def test_alamat_pemindai(settings, url, alamat):
    settings.CLAMD_URL = url
    assert clamd.address() == alamat


@pytest.mark.parametrize(
    "url",
    ["clamd:3310", "http://clamd", "unix:run/clamd.ctl", "unix://run/clamd.ctl", "tcp://", "tcp://a:b", "x"],
)
def test_alamat_keliru_disebut_dengan_satu_kalimat(settings, url):
    settings.CLAMD_URL = url
    with pytest.raises(ImproperlyConfigured, match="CLAMD_URL tidak terbaca"):
        clamd.address()
