"""The cache when its server does not answer: a miss, at once, until the server is there again."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from lpse import cache
from lpse.cache import TahanGangguan


class ServerBeku:
    """Accepts connections and says nothing, as a frozen process does; `jawaban` is what it says thawed."""

    def __init__(self, pendengar: socket.socket) -> None:
        self.pendengar = pendengar
        self._penanya: list[object] = []
        self.jawaban = b""
        self._tersambung: list[socket.socket] = []

    @property
    def alamat(self) -> str:
        return f"redis://127.0.0.1:{self.pendengar.getsockname()[1]}"

    def layani(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sambungan, penanya = self.pendengar.accept()
                self._penanya.append(penanya)
                self._tersambung.append(sambungan)
                threading.Thread(target=self._jawab, args=(sambungan,), daemon=True).start()

    @property
    def pertanyaan(self) -> int:
        """How many have connected so far: once our own connection is accepted, all before it are."""
        with socket.create_connection(self.pendengar.getsockname()) as kita:
            nama = kita.getsockname()
            while nama not in self._penanya:
                time.sleep(0.01)
        self._penanya.remove(nama)
        return len(self._penanya)

    def _jawab(self, sambungan: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while sambungan.recv(4096):
                if self.jawaban:
                    sambungan.sendall(self.jawaban)

    def tutup(self) -> None:
        for satu in (self.pendengar, *self._tersambung):
            with contextlib.suppress(OSError):
                satu.shutdown(socket.SHUT_RDWR)
            satu.close()


@pytest.fixture
def server() -> Iterator[ServerBeku]:
    with socket.socket() as pendengar:
        pendengar.bind(("127.0.0.1", 0))
        pendengar.listen()
        server = ServerBeku(pendengar)
        penjaga = threading.Thread(target=server.layani, daemon=True)
        penjaga.start()
        yield server
        server.tutup()
        penjaga.join(10)


@pytest.fixture
def tembolok(server: ServerBeku) -> Iterator[TahanGangguan]:
    pilihan = {"socket_connect_timeout": 0.2, "socket_timeout": 0.2, "protocol": 2}
    yield TahanGangguan(server.alamat, {"OPTIONS": pilihan})
    cache._istirahat.pop(server.alamat, None)


def test_server_yang_membeku_ditanya_sekali_lalu_dibiarkan(tembolok, server):
    assert tembolok.get("kunci", "bawaan") == "bawaan"
    ditanya = server.pertanyaan
    assert ditanya > 0
    assert tembolok.get("kunci") is None
    assert tembolok.get_many(["kunci"]) == {}
    assert tembolok.incr("batas") == 1
    assert tembolok.add("kunci", 1) is True
    tembolok.set("kunci", 1)
    assert server.pertanyaan == ditanya


def test_yang_lain_pun_tidak_menunggu_server_yang_sama(tembolok, server):
    """Every thread of the web has its own cache object; they learn from one another."""
    tembolok.get("kunci")
    ditanya = server.pertanyaan
    lain = TahanGangguan(server.alamat, {"OPTIONS": {"socket_timeout": 0.2}})
    assert lain.get("kunci") is None
    assert server.pertanyaan == ditanya


def test_sesudah_jeda_server_ditanya_lagi(tembolok, server, monkeypatch):
    monkeypatch.setattr(cache, "JEDA_DETIK", 0.0)
    assert tembolok.get("kunci") is None
    server.jawaban = b"$1\r\n7\r\n"
    # This one may be late: the server is a thread of ours, and the machine may be busy.
    sabar = TahanGangguan(server.alamat, {"OPTIONS": {"socket_timeout": 60, "protocol": 2}})
    assert sabar.get("kunci") == 7


def test_kegagalan_satu_server_tidak_menghentikan_yang_lain(tembolok):
    from django.core.cache import cache as milik_portal

    tembolok.get("kunci")
    milik_portal.set("uji-cache", "ada")
    assert milik_portal.get("uji-cache") == "ada"
