"""Whether a machine answers at all: an echo request, or where the system refuses that a TCP connection."""

import time

import icmplib  # type: ignore[import-untyped]

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Tanya, TidakMenjawab
from infrastruktur.pemantau.sambungan import sambung

PORT_BAWAAN = "443"
_KALI = 2


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """Options: `port`, tried where ICMP is not permitted (443)."""
    alamat = (await alat.nama.cari(t.alamat))[0]
    try:
        jawab = await icmplib.async_ping(
            alamat, count=_KALI, interval=0.2, timeout=t.batas * 0.8 / _KALI, privileged=False
        )
    except icmplib.SocketPermissionError:
        return await _lewat_tcp(t, alat)
    except icmplib.ICMPLibError:
        raise TidakMenjawab("Ping tidak dapat dikirim: tidak ada jalan jaringan ke alamat itu.") from None
    if not jawab.is_alive:
        raise TidakMenjawab("Tidak menjawab ping.")
    return _ada(jawab.min_rtt)


async def _lewat_tcp(t: Tanya, alat: Alat) -> Jawaban:
    port = int(t.opsi.get("port") or PORT_BAWAAN)
    catatan = f"Lewat TCP port {port}, karena ICMP tidak diizinkan sistem."
    mulai = time.perf_counter()
    try:
        async with sambung(alat, t.alamat, port):
            pass
    except TidakMenjawab as sebab:
        # Who refuses is there: the machine itself sent the refusal.
        if not isinstance(sebab.__cause__, ConnectionRefusedError):
            return Jawaban((Bacaan(Ukuran.TERSEDIA, 0),), galat=str(sebab), catatan=catatan)
    return _ada((time.perf_counter() - mulai) * 1000, catatan)


def _ada(ms: float, catatan: str = "") -> Jawaban:
    return Jawaban((Bacaan(Ukuran.TERSEDIA, 1), Bacaan(Ukuran.WAKTU_JAWAB, ms)), catatan=catatan)
