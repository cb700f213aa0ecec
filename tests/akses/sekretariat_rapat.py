"""Meetings: who sees them, who keeps them, who approves minutes, whose follow-up it is."""

from lpse.models import Akun
from sekretariat.actions.notula import selesaikan_tindak_lanjut_rapat
from sekretariat.enums.rapat import TindakanTindakLanjut
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.sekretariat.rapat import bernotula, diundang, lanjut, rencana

KELOLA = frozenset({"sekretaris", "kepala"})
PEMBACA = frozenset({"verifikator", "helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor"})
P = "admin:sekretariat_rapat"
RENCANA, USAI, PIMPIN, LANJUT, BUKTI, NASKAH = (
    *("rapat", "rapat_usai", "rapat_pimpin", "rapat_lanjut", "rapat_bukti", "rapat_naskah"),
)

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_baru", KELOLA, get=200, post=200),
    Baris(f"{P}_tindak_lanjut", PEMBACA, get=200),
    Baris(f"{P}_lanjut_ekspor", PEMBACA, get=200),
    Baris(f"{P}_lanjut_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_lanjut_selesaikan", PEMBACA, get=200, post=200, objek=LANJUT),
    Baris(f"{P}_lanjut_catat_selesai", KELOLA, get=200, post=200, objek=LANJUT),
    Baris(f"{P}_bukti", PEMBACA, get=200, objek=BUKTI),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=RENCANA),
    Baris(f"{P}_ubah", KELOLA, get=200, post=200, objek=RENCANA),
    Baris(f"{P}_kalender", PEMBACA, get=200, objek=RENCANA),
    Baris(f"{P}_undang", KELOLA, get=200, post=(302, 409), objek=RENCANA),
    Baris(f"{P}_selesaikan", KELOLA, get=200, post=(302, 409), objek=RENCANA),
    Baris(f"{P}_sahkan", PEMBACA, get=200, post=(302, 409), objek=PIMPIN),
    Baris(f"{P}_batalkan", KELOLA, get=200, post=200, objek=RENCANA),
    Baris(f"{P}_petugas", KELOLA, get=200, post=200, objek=RENCANA),
    Baris(f"{P}_tamu", KELOLA, get=200, post=200, objek=RENCANA),
    Baris(f"{P}_lepas", KELOLA, post=302, objek=RENCANA),
    Baris(f"{P}_hadir", KELOLA, get=200, post=(302, 409), objek=USAI),
    Baris(f"{P}_notula", KELOLA, get=200, post=200, objek=USAI),
    Baris(f"{P}_lanjut", KELOLA, get=200, post=200, objek=USAI),
    Baris(f"{P}_naskah", PEMBACA, get=200, objek=NASKAH),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """One planned, one invited to, one held with two follow-ups, of which one is done."""
    oleh, pejabat, satu = orang["sekretaris"], orang["kepala"], orang["helpdesk"]
    rapat, undang, usai = rencana(oleh, pejabat), diundang(oleh, pejabat, satu), bernotula(oleh, pejabat)
    buka, tutup = lanjut(usai, oleh, satu), lanjut(usai, oleh, satu)
    selesaikan_tindak_lanjut_rapat(
        tutup.pk, TindakanTindakLanjut.SELESAIKAN, oleh=satu, hasil="Sudah", bukti=buat_berkas(satu)
    )
    asing, naskah = Objek({"kode": "tidakada"}, NIHIL), {"kode": undang.kode, "naskah": undang.naskah.kode}
    return {
        RENCANA: [Objek({"kode": rapat.kode}, SEMUA), asing],
        USAI: [Objek({"kode": usai.kode}, SEMUA), asing],
        PIMPIN: [Objek({"kode": usai.kode}, frozenset({"kepala"})), asing],
        LANJUT: [Objek({"kode": buka.kode}, frozenset({"helpdesk", "sekretaris", "kepala"})), asing],
        BUKTI: [Objek({"kode": tutup.kode}, SEMUA), Objek({"kode": buka.kode}, NIHIL), asing],
        NASKAH: [Objek(naskah, SEMUA), Objek({**naskah, "kode": rapat.kode}, NIHIL)],
    }
