"""What the tests of the working calendar share."""

from datetime import date, time

from lpse import atur_kalender
from lpse.models import Akun, HariLibur
from lpse.models.kalender import JenisLibur

HARI_BEBAS = (11, 9)  # month and day of a Monday in 2026 on which nothing is listed in any year seeded
JAM_PENDEK = [(time(8), time(12))]


def tutup(oleh: Akun, hari: date, nama: str = "Hari jadi kabupaten") -> HariLibur:
    """A local closure."""
    return atur_kalender.tambah_libur(
        oleh=oleh, tanggal=hari, nama=nama, jenis=JenisLibur.TUTUP_SETEMPAT, alasan="SE 800/1/2026"
    )
