"""Letters: who sees the register, who keeps it, who instructs and approves, whose instruction it is."""

from lpse.models import Akun
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.sekretariat.persuratan import disetujui, disposisi, konsep, masuk, terkirim

KELOLA = frozenset({"sekretaris"})
PEMBACA = frozenset({"verifikator", "helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor"})
P = "admin:sekretariat_persuratan"
MASUK, RAHASIA, KONSEP, SETUJU, KIRIM, DISPOSISI, NASKAH = (
    *("surat", "surat_rahasia", "surat_konsep", "surat_disetujui"),
    *("surat_terkirim", "disposisi", "surat_naskah"),
)

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_buku", PEMBACA, get=200),
    Baris(f"{P}_baru_masuk", KELOLA, get=200, post=200),
    Baris(f"{P}_baru_keluar", KELOLA, get=200, post=200),
    Baris(f"{P}_disposisi", PEMBACA, get=200),
    Baris(f"{P}_disposisi_ekspor", PEMBACA, get=200),
    Baris(f"{P}_disposisi_teruskan", PEMBACA, get=200, post=200, objek=DISPOSISI),
    Baris(f"{P}_disposisi_selesaikan", PEMBACA, get=200, post=200, objek=DISPOSISI),
    Baris(f"{P}_disposisi_tarik", KEPALA, get=200, post=200, objek=DISPOSISI),
    Baris("admin:sekretariat_sarana", PEMBACA, get=200),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=RAHASIA),
    Baris(f"{P}_ubah", KELOLA, get=200, post=200, objek=MASUK),
    Baris(f"{P}_disposisikan", KEPALA, get=200, post=200, objek=MASUK),
    Baris(f"{P}_selesaikan", KELOLA, get=200, post=200, objek=MASUK),
    Baris(f"{P}_ajukan", KELOLA, get=200, post=(302, 409), objek=KONSEP),
    Baris(f"{P}_kembalikan", KEPALA, get=200, post=200, objek=KONSEP),
    Baris(f"{P}_setujui", KEPALA, get=200, post=(302, 409), objek=KONSEP),
    Baris(f"{P}_nomori", KELOLA, get=200, post=(302, 409), objek=SETUJU),
    Baris(f"{P}_batalkan", KELOLA, get=200, post=200, objek=SETUJU),
    Baris(f"{P}_kirim", KELOLA, get=200, post=200, objek=SETUJU),
    Baris(f"{P}_unggah", KELOLA, get=200, post=200, objek=MASUK),
    Baris(f"{P}_kaitkan", KELOLA, post=302, objek=MASUK),
    Baris(f"{P}_lepas", KELOLA, post=302, objek=MASUK),
    Baris(f"{P}_berkas", PEMBACA, get=200, objek=MASUK),
    Baris(f"{P}_bukti", PEMBACA, get=200, objek=KIRIM),
    Baris(f"{P}_naskah", PEMBACA, get=200, objek=NASKAH),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """One letter of each kind; a confidential one with an instruction to the helpdesk alone."""
    oleh, pejabat = orang["sekretaris"], orang["kepala"]
    surat = masuk(oleh, berkas=buat_berkas(oleh))
    rahasia = masuk(oleh, sifat="rahasia", berkas=buat_berkas(oleh))
    satu = disposisi(rahasia, pejabat, orang["helpdesk"])
    draf, setuju = konsep(oleh), disetujui(oleh, pejabat)
    kirim = terkirim(oleh, pejabat, bukti=buat_berkas(oleh))
    bagi = frozenset({"sekretaris", "kepala", "helpdesk"})
    asing = Objek({"kode": "tidakada"}, NIHIL)
    naskah = {"kode": kirim.kode, "naskah": kirim.naskah.kode}
    return {
        MASUK: [Objek({"kode": surat.kode}, SEMUA), Objek({"kode": rahasia.kode}, bagi), asing],
        RAHASIA: [Objek({"kode": surat.kode}, SEMUA), Objek({"kode": rahasia.kode}, bagi), asing],
        KONSEP: [Objek({"kode": draf.kode}, SEMUA), asing],
        SETUJU: [Objek({"kode": setuju.kode}, SEMUA), asing],
        KIRIM: [Objek({"kode": kirim.kode}, SEMUA), Objek({"kode": draf.kode}, NIHIL), asing],
        DISPOSISI: [Objek({"kode": satu.kode}, frozenset({"helpdesk", "kepala"})), asing],
        NASKAH: [Objek(naskah, SEMUA), Objek({**naskah, "kode": surat.kode}, NIHIL)],
    }
