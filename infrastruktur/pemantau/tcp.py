"""A TCP service: whether it takes a connection, and how soon."""

import time

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau.alamat import pecah_host
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Tanya
from infrastruktur.pemantau.sambungan import sambung


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """No options."""
    host, port = pecah_host(t.alamat)
    mulai = time.perf_counter()
    async with sambung(alat, host, port):
        ms = (time.perf_counter() - mulai) * 1000
    return Jawaban((Bacaan(Ukuran.TERSEDIA, 1), Bacaan(Ukuran.WAKTU_JAWAB, ms)))
