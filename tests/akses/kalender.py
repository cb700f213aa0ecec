"""The working calendar: every member of staff reads it, the secretary and the head keep it."""

from datetime import date

from lpse import atur_kalender
from lpse.kalender import Jendela
from lpse.models import Akun
from lpse.waktu import hari_ini
from tests.akses_tabel import NIHIL, SEMUA, STAF, Baris, Objek
from tests.lpse.kalender import HARI_BEBAS, JAM_PENDEK

PENGATUR = frozenset({"sekretaris", "kepala"})
BARIS = (
    Baris("admin:kalender_kini", STAF, get=200),
    Baris("admin:kalender_versi", STAF, get=200),
    Baris("admin:kalender_versi_ekspor", STAF, get=200),
    Baris("admin:kalender", STAF, get=200, objek="kalender_tahun"),
    Baris("admin:kalender_ekspor", STAF, get=200, objek="kalender_tahun"),
    Baris("admin:kalender_sahkan", PENGATUR, post=302, objek="kalender_tahun"),
    Baris("admin:kalender_libur_tambah", PENGATUR, get=200, post=200, objek="kalender_tahun"),
    Baris("admin:kalender_jam_tambah", PENGATUR, get=200, post=200, objek="kalender_tahun"),
    Baris("admin:kalender_libur", PENGATUR, get=200, post=200, objek="kalender_libur"),
    Baris("admin:kalender_jam", PENGATUR, get=200, post=200, objek="kalender_jam"),
    Baris("admin:kalender_jam_sahkan", PENGATUR, post=302, objek="kalender_jam"),
    Baris("admin:kalender_jam_cabut", PENGATUR, get=200, post=200, objek="kalender_jam"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """This year, New Year's Day of it, and temporary hours somebody set."""
    tahun, oleh = hari_ini().year, orang["sekretaris"]
    mulai = date(tahun, *HARI_BEBAS)
    jendela = [Jendela(0, *pasang) for pasang in JAM_PENDEK]
    atur_kalender.tambah_jam(oleh=oleh, mulai=mulai, selesai=mulai, jendela=jendela, alasan="Uji")
    return {
        "kalender_tahun": [Objek({"tahun": tahun}, SEMUA), Objek({"tahun": 1999}, NIHIL)],
        "kalender_libur": [
            Objek({"hari": f"{tahun}-01-01"}, SEMUA),
            Objek({"hari": f"{tahun}-02-30"}, NIHIL),
            Objek({"hari": mulai.isoformat()}, NIHIL),
        ],
        "kalender_jam": [
            Objek({"jenis": "sementara", "mulai": mulai.isoformat()}, SEMUA),
            Objek({"jenis": "sementara", "mulai": f"{tahun}-01-01"}, NIHIL),
        ],
    }
