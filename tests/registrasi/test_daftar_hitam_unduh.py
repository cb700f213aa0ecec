"""Fetching the list: off unless configured, https only, limited in size and patience."""

import datetime
import http.server
import json
import ssl
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.management import CommandError, call_command

from registrasi.daftar_hitam import unduh as modul
from registrasi.daftar_hitam.unduh import unduh
from registrasi.models import ImporDaftarHitam
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca
from tests.registrasi.daftar_hitam import baris


class Sumber(http.server.BaseHTTPRequestHandler):
    """Answers as the source has been seen to answer, and as it should not."""

    def do_GET(self) -> None:
        jawab = {
            "/daftar": (200, json.dumps([baris()]).encode(), {}),
            "/galat": (200, b'"<invalid_response>"', {}),
            "/tolak": (403, b"Forbidden", {}),
            "/http": (302, b"", {"Location": "http://127.0.0.1:1/daftar"}),
            "/alih": (302, b"", {"Location": "/daftar"}),
            "/putus": (200, b"[", {"Content-Length": "99"}),
            "/besar": (200, b" " * 5000, {}),
        }
        status, isi, kepala = jawab[self.path]
        self.send_response(status)
        for nama, nilai in ({"Content-Length": str(len(isi))} | kepala).items():
            self.send_header(nama, nilai)
        self.end_headers()
        self.wfile.write(isi)

    def log_message(self, *args: object) -> None:
        pass


def sertifikat(tempat: Path) -> Path:
    """A certificate of our own for 127.0.0.1, with its key in one file."""
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    kini = datetime.datetime.now(datetime.UTC)
    surat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - datetime.timedelta(days=1))
        .not_valid_after(kini + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(kunci, hashes.SHA256())
    )
    berkas = tempat / "uji.pem"
    bentuk = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    berkas.write_bytes(kunci.private_bytes(*bentuk) + surat.public_bytes(serialization.Encoding.PEM))
    return berkas


@pytest.fixture(scope="module")
def pem(tmp_path_factory) -> Path:
    return sertifikat(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def sumber(pem) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sumber) as server:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(pem)
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        utas = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05))
        utas.start()
        yield f"https://localhost:{server.server_port}"
        server.shutdown()
        utas.join()


@pytest.fixture
def tls(pem) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(pem))


@pytest.mark.parametrize("alamat", ["/daftar", "/alih"])
def test_daftar_diambil_lewat_https(sumber, tls, alamat):
    with unduh(sumber + alamat, tls=tls) as berkas:
        assert json.load(berkas) == [baris()]


@pytest.mark.parametrize(
    ("alamat", "sebab"),
    [("/tolak", "menjawab 403"), ("/http", "bukan https"), ("/putus", "terputus"), ("/besar", "lebih dari")],
)
def test_jawaban_yang_keliru_menjadi_satu_kalimat(sumber, tls, alamat, sebab, monkeypatch):
    monkeypatch.setattr(modul, "MAKS_BERKAS", 4000)
    with pytest.raises(DaftarTidakTerbaca, match=sebab):
        unduh(sumber + alamat, tls=tls)


@pytest.mark.parametrize("alamat", ["http://localhost/x", "file:///etc/passwd", "ftp://x/y", "https:", "apa"])
def test_hanya_https(alamat):
    with pytest.raises(DaftarTidakTerbaca, match="harus https"):
        unduh(alamat)


def test_sertifikat_yang_tidak_dikenal_ditolak_tanpa_menyebut_kunci_di_alamat(sumber):
    with pytest.raises(DaftarTidakTerbaca, match="tidak dapat dihubungi") as galat:
        unduh(f"{sumber}/daftar?kunci=rahasia")
    assert "rahasia" not in str(galat.value)


@pytest.mark.django_db
def test_perintah_mengimpor_yang_diambil(sumber, tls, settings, monkeypatch, capsys):
    settings.DAFTAR_HITAM_URL = [f"{sumber}/daftar", f"{sumber}/galat"]
    monkeypatch.setattr(modul.ssl, "create_default_context", lambda: tls)
    with pytest.raises(CommandError, match="invalid_response"):
        call_command("ambil_daftar_hitam", "--json")
    assert json.loads(capsys.readouterr().out)["berkas"][0]["baru"] == 1
    assert ImporDaftarHitam.objects.get().asal == "unduhan"


def test_tanpa_alamat_tidak_ada_yang_diambil(settings):
    assert settings.DAFTAR_HITAM_URL == []
    with pytest.raises(CommandError, match="dimatikan"):
        call_command("ambil_daftar_hitam")
