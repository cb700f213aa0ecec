"""The calendar as its keeper left it: what is certain this year confirmed, and one local closure to come."""

from datetime import date, timedelta

from lpse.atur_kalender import sahkan_libur, tambah_libur
from lpse.kalender import kalender
from lpse.lembar_kalender import libur_setahun
from lpse.models import Akun, HariLibur
from lpse.models.kalender import JenisLibur
from lpse.profil import profil
from lpse.waktu import hari_ini

# Far enough ahead that no other chapter has anything on that day.
TUTUP_DALAM = timedelta(days=70)


def isi_demo_kalender() -> None:
    """Confirm this year's days off that are no guess, and close for the region's anniversary."""
    sekretaris = Akun.objects.get(user_id="sekretaris")
    pasti = libur_setahun(hari_ini().year).filter(perkiraan=False, tanggal__gte=hari_ini())
    sahkan_libur([satu.tanggal for satu in pasti], oleh=sekretaris)
    tambah_libur(
        oleh=sekretaris,
        tanggal=_hari_kerja(hari_ini() + TUTUP_DALAM),
        nama=f"Hari Jadi {profil().daerah.nama}",
        jenis=JenisLibur.TUTUP_SETEMPAT,
        alasan="Surat Edaran 800/1/2026",
    )


def _hari_kerja(sejak: date) -> date:
    """The first working day from this one on, of which nothing is listed."""
    kerja, hari = kalender(), sejak
    while not kerja.is_hari_kerja(hari) or HariLibur.objects.filter(tanggal=hari).exists():
        hari += timedelta(days=1)
    return hari
