"""A counter for the tests: open every day, around the clock of a working week without holidays."""

from datetime import date, time

from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import JadwalLoket, SlotLoket
from tests.factories import buat_akun
from tests.hari import hari_kerja

BUKA, TUTUP = time(8), time(11)


def buka_loket(
    hari: date | None = None, *, kepala: Akun | None = None, kapasitas: int = 2, **kolom: object
) -> JadwalLoket:
    """A schedule on the weekday of `hari` (the next working day), 08.00 to 11.00 in half hours."""
    isi_kalender_dari_profil()
    hari = hari or hari_kerja()
    isi = {"mulai": BUKA, "selesai": TUTUP, "menit": 30, "berlaku_dari": hari_ini()} | kolom
    return actions.tambah_jadwal(
        oleh=kepala or buat_akun(Peran.KEPALA), hari=hari.weekday(), kapasitas=kapasitas, **isi
    )


def slot_kosong(ke: int = 0) -> SlotLoket:
    """The n-th free slot."""
    return SlotLoket.objects.tersedia()[ke]
