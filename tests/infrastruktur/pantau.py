"""Targets that answer on the loopback, from a thread of their own, and answers that nobody gave."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from infrastruktur.models import Sasaran
from infrastruktur.pemantau import Bacaan, Hasil, Pencacah

LOOPBACK = ["127.0.0.0/8"]
PAGI = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
MENIT = timedelta(minutes=1)
_urut = count(1)


class Halaman:
    """A web page on the loopback: `status` is what it answers, `ditanya` how often it was asked.

    With `tahan` set it keeps everybody waiting until `lepas`; `tiba` tells that somebody waits.
    """

    def __init__(self, port: int) -> None:
        self.alamat = f"http://127.0.0.1:{port}/"
        self.status, self.ditanya = 200, 0
        self.tahan, self.tiba, self.lepas = False, threading.Event(), threading.Event()


@contextmanager
def halaman() -> Iterator[Halaman]:
    """Serve one page for the block."""

    class Pelayan(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            satu.ditanya += 1
            if satu.tahan:
                satu.tiba.set()
                satu.lepas.wait(20)
            self.send_response(satu.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Pelayan) as server:
        satu = Halaman(server.server_port)
        utas = threading.Thread(target=server.serve_forever, args=(0.05,))
        utas.start()
        try:
            yield satu
        finally:
            satu.lepas.set()
            server.shutdown()
            utas.join()


def sasaran_web(alamat: str, **isi: Any) -> Sasaran:
    """A web page among the targets."""
    bawaan = {
        "kode": f"web-{next(_urut)}",
        "nama": "Halaman uji",
        "jenis": JenisSasaran.HTTP,
        "batas_detik": 20,
    }
    return Sasaran.objects.create(alamat=alamat, **{**bawaan, **isi})


def jawaban(
    sasaran: Sasaran, pada: datetime, *bacaan: Bacaan | Pencacah | tuple[Ukuran, float], galat: str = ""
) -> Hasil:
    """What this target is made to say."""
    isi = [Bacaan(*b) if isinstance(b, tuple) else b for b in bacaan]
    return Hasil(
        sasaran.kode,
        pada,
        1.0,
        tuple(b for b in isi if isinstance(b, Bacaan)),
        tuple(b for b in isi if isinstance(b, Pencacah)),
        galat,
    )
