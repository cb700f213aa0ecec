"""The work programme: who reads it, who draws it up, who approves it."""

from decimal import Decimal

from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.actions.program import ajukan_program, catat_realisasi
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.sekretariat.program import disahkan, kegiatan, konsep

KELOLA = frozenset({"verifikator", "helpdesk", "admin_sistem", "sekretaris"})
PEMBACA = KELOLA | KEPALA | {"auditor"}
P = "admin:sekretariat_program"
SATU, TUNGGU, SAH, ISI, NYATA, BUKTI = (
    f"program_{n}" for n in ("konsep", "diajukan", "sah", "kegiatan", "realisasi", "bukti")
)

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_baru", KELOLA, get=200, post=200),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=SATU),
    Baris(f"{P}_kegiatan_ekspor", PEMBACA, get=200, objek=SATU),
    Baris(f"{P}_kegiatan_ekspor_xlsx", PEMBACA, get=200, objek=SATU),
    Baris(f"{P}_revisi", KELOLA, get=200, post=200, objek=SAH),
    # One unit's people are refused the act on another unit's programme.
    Baris(f"{P}_ajukan", KELOLA, get=200, post=(302, 409), objek=SATU),
    Baris(f"{P}_kembalikan", KEPALA, get=200, post=200, objek=TUNGGU),
    Baris(f"{P}_sahkan", KEPALA, get=200, post=(302, 409), objek=TUNGGU),
    Baris(f"{P}_tutup", KEPALA, get=200, post=(302, 409), objek=SAH),
    Baris(f"{P}_kegiatan_baru", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{P}_kegiatan", PEMBACA, get=200, objek=ISI),
    Baris(f"{P}_kegiatan_ubah", KELOLA, get=200, post=200, objek=ISI),
    Baris(f"{P}_kegiatan_hapus", KELOLA, get=200, post=(302, 404, 409), objek=ISI),
    Baris(f"{P}_realisasi", KELOLA, get=200, post=200, objek=NYATA),
    Baris(f"{P}_bukti", PEMBACA, get=200, objek=BUKTI),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A draft, one that waits, one approved with a realisation and its scan."""
    oleh, kini = orang["sekretaris"], hari_ini()
    satu, lain = konsep(oleh), konsep(oleh, unit="layanan")
    tunggu = ajukan_program(konsep(oleh, unit="sistem").pk, oleh=oleh)
    sah = disahkan(oleh, orang["kepala"], unit="registrasi")
    nyata = catat_realisasi(
        kegiatan(sah).pk,
        oleh=oleh,
        tanggal=kini,
        jumlah=Decimal(1),
        rupiah=Decimal(0),
        catatan="Terlaksana",
        berkas=buat_berkas(oleh),
    )
    di, tiada = {"kode": lain.kode}, Objek({"kode": "tidakada"}, NIHIL)
    isi, asing = {"kegiatan": kegiatan(lain).kode}, {"kode": tunggu.kode}
    return {
        SATU: [Objek({"kode": satu.kode}, SEMUA), tiada],
        TUNGGU: [Objek({"kode": tunggu.kode}, SEMUA), tiada],
        SAH: [Objek({"kode": sah.kode}, SEMUA), tiada],
        ISI: [Objek(di | isi, SEMUA), Objek(asing | isi, NIHIL)],
        NYATA: [
            Objek({"kode": sah.kode, "kegiatan": kegiatan(sah).kode}, SEMUA),
            Objek({"kode": satu.kode, "kegiatan": kegiatan(sah).kode}, NIHIL),
        ],
        BUKTI: [
            Objek({"kode": sah.kode, "realisasi": nyata.kode}, SEMUA),
            Objek({"kode": satu.kode, "realisasi": nyata.kode}, NIHIL),
        ],
    }
