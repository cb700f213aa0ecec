"""Enough of S3 for one client: buckets and objects in memory, addressed by path, as MinIO speaks it.

Signatures are not verified, only that somebody signed with the key that is expected.
"""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

_KEPALA = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass
class GudangS3:
    """What the server keeps; `kunci` is the access key it knows."""

    kunci: str
    alamat: str = ""
    ember: set[str] = field(default_factory=set)
    objek: dict[str, bytes] = field(default_factory=dict)


@contextmanager
def server_s3(kunci: str = "AKIAUJI") -> Iterator[GudangS3]:
    """Run the server on a free port; restic's location is `s3:<alamat>/<bucket>`."""
    gudang = GudangS3(kunci)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("_S3", (_S3,), {"gudang": gudang}))
    gudang.alamat = f"http://127.0.0.1:{server.server_port}"
    utas = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    utas.start()
    try:
        yield gudang
    finally:
        server.shutdown()
        utas.join()
        server.server_close()


class _S3(BaseHTTPRequestHandler):
    gudang: GudangS3
    protocol_version = "HTTP/1.1"

    def log_message(self, *_argumen: object) -> None:
        """Nothing on the terminal."""

    def _layani(self) -> None:
        alamat = urlsplit(self.path)
        tanya = parse_qs(alamat.query, keep_blank_values=True)
        ember, _, nama = unquote(alamat.path).lstrip("/").partition("/")
        isi = self._badan()
        if f"Credential={self.gudang.kunci}/" not in self.headers.get("Authorization", ""):
            self._tolak(
                403, "InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records."
            )
        elif "location" in tanya:
            self._jawab(200, f"{_KEPALA}<LocationConstraint></LocationConstraint>".encode())
        elif not nama:
            self._ember(ember, tanya)
        else:
            self._objek(f"{ember}/{nama}", isi)

    do_GET = do_HEAD = do_PUT = do_DELETE = _layani  # noqa: N815 names of the base class

    def _badan(self) -> bytes:
        isi = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not self.headers.get("x-amz-content-sha256", "").startswith("STREAMING"):
            return isi
        utuh = b""
        while cocok := re.match(rb"([0-9a-f]+)(?:;[^\r]*)?\r\n", isi):
            panjang = int(cocok[1], 16)
            utuh += isi[cocok.end() : cocok.end() + panjang]
            isi = isi[cocok.end() + panjang + 2 :]
        return utuh

    def _ember(self, ember: str, tanya: dict[str, list[str]]) -> None:
        if self.command == "PUT":
            self.gudang.ember.add(ember)
            self._jawab(200)
        elif ember not in self.gudang.ember:
            self._tolak(404, "NoSuchBucket", "The specified bucket does not exist")
        elif self.command == "HEAD":
            self._jawab(200)
        else:
            self._jawab(200, self._daftar(ember, tanya.get("prefix", [""])[0]).encode())

    def _daftar(self, ember: str, awalan: str) -> str:
        mulai = f"{ember}/{awalan}"
        isi = "".join(
            f"<Contents><Key>{escape(nama.removeprefix(f'{ember}/'))}</Key><Size>{len(objek)}</Size>"
            f"<LastModified>2026-03-26T00:00:00.000Z</LastModified></Contents>"
            for nama, objek in sorted(self.gudang.objek.items())
            if nama.startswith(mulai)
        )
        return f"{_KEPALA}<ListBucketResult><IsTruncated>false</IsTruncated>{isi}</ListBucketResult>"

    def _objek(self, nama: str, isi: bytes) -> None:
        if self.command == "PUT":
            self.gudang.objek[nama] = isi
            self._jawab(200, etag=isi)
        elif self.command == "DELETE":
            self.gudang.objek.pop(nama, None)
            self._jawab(204)
        elif nama not in self.gudang.objek:
            self._tolak(404, "NoSuchKey", "The specified key does not exist.")
        else:
            self._kirim(self.gudang.objek[nama])

    def _kirim(self, objek: bytes) -> None:
        rentang = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if rentang is None:
            self._jawab(200, objek, etag=objek)
        else:
            akhir = int(rentang[2]) + 1 if rentang[2] else len(objek)
            self._jawab(206, objek[int(rentang[1]) : akhir], etag=objek)

    def _tolak(self, status: int, kode: str, pesan: str) -> None:
        self._jawab(status, f"{_KEPALA}<Error><Code>{kode}</Code><Message>{pesan}</Message></Error>".encode())

    def _jawab(self, status: int, isi: bytes = b"", *, etag: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(isi)))
        self.send_header("Last-Modified", formatdate(1_774_483_200, usegmt=True))
        self.send_header("ETag", f'"{hashlib.md5(etag, usedforsecurity=False).hexdigest()}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(isi)
