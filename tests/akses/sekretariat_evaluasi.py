"""Evaluations and findings: who reads, who evaluates, who acts; an audit's findings are the auditors'."""

from lpse.models import Akun
from lpse.peran import Peran
from sekretariat.actions.temuan import tindak_lanjuti_temuan
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_akun, buat_berkas
from tests.sekretariat.evaluasi import berlangsung, evaluasi, selesai, temuan

KELOLA = KEPALA | {"sekretaris"}
TINDAK = KELOLA | {"verifikator", "helpdesk", "admin_sistem"}
BACA = TINDAK | {"auditor"}
PENILAI = KELOLA | {"auditor"}
E, T = "admin:sekretariat_evaluasi", "admin:sekretariat_temuan"
SIAP, JALAN, TERBIT = "evaluasi_siap", "evaluasi_jalan", "evaluasi_selesai"
SATU, LAPOR = "temuan_terbuka", "temuan_dilaporkan"

BARIS = (
    Baris(E, BACA, get=200),
    Baris(f"{E}_ekspor", BACA, get=200),
    Baris(f"{E}_ekspor_xlsx", BACA, get=200),
    Baris(f"{E}_baru", KELOLA, get=200, post=200),
    Baris(f"{E}_lihat", BACA, get=200, objek=SIAP),
    Baris(f"{E}_jawab", KELOLA, get=200, post=302, objek=JALAN),
    Baris(f"{E}_naskah", BACA, get=200, objek=TERBIT),
    Baris(f"{E}_mulai", KELOLA, get=200, post=(302, 409), objek=SIAP),
    Baris(f"{E}_terbitkan", KELOLA, get=200, post=200, objek=SIAP),
    Baris(f"{E}_batalkan", KELOLA, get=200, post=200, objek=SIAP),
    Baris(T, BACA, get=200),
    Baris(f"{T}_ekspor", BACA, get=200),
    Baris(f"{T}_ekspor_xlsx", BACA, get=200),
    Baris(f"{T}_baru", PENILAI, get=200, post=200),
    Baris(f"{T}_lihat", BACA, get=200, objek=SATU),
    Baris(f"{T}_ubah", PENILAI, get=200, post=200, objek="temuan_dinilai"),
    Baris(f"{T}_tindak_lanjuti", TINDAK, get=200, post=200, objek="temuan_milik"),
    Baris(f"{T}_setujui", PENILAI, get=200, post=(302, 409), objek="temuan_dinilai"),
    Baris(f"{T}_kembalikan", PENILAI, get=200, post=200, objek="temuan_dinilai"),
    Baris(f"{T}_berkas", BACA, get=200, objek=LAPOR),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """Evaluations at every stage; findings of the secretary and of the auditor, the admin's to act on."""
    oleh, pic = orang["sekretaris"], orang["admin_sistem"]
    siap, jalan, terbit = evaluasi(oleh), berlangsung(oleh), selesai(oleh)
    terbuka, dilaporkan = temuan(oleh, pic), temuan(oleh, pic)
    tindak_lanjuti_temuan(dilaporkan.pk, oleh=pic, tindakan="Sudah.", berkas=buat_berkas(pic))
    audit = temuan(buat_akun(Peran.AUDITOR), pic, sumber="audit")
    tindak_lanjuti_temuan(audit.pk, oleh=pic, tindakan="Sudah.")
    asing = Objek({"kode": "TM-1900-001"}, NIHIL)
    return {
        SIAP: [Objek({"kode": siap.kode}, SEMUA), Objek({"kode": "EV-1900-01"}, NIHIL)],
        JALAN: [
            Objek({"kode": jalan.kode, "nomor": 1}, SEMUA),
            Objek({"kode": jalan.kode, "nomor": 99}, NIHIL),
        ],
        TERBIT: [Objek({"kode": terbit.kode}, SEMUA), Objek({"kode": siap.kode}, NIHIL)],
        SATU: [Objek({"kode": terbuka.kode}, SEMUA), asing],
        LAPOR: [Objek({"kode": dilaporkan.kode}, SEMUA), Objek({"kode": terbuka.kode}, NIHIL)],
        "temuan_dinilai": [
            Objek({"kode": terbuka.kode}, KELOLA),
            # Whoever holds its key but is no auditor does not judge what another auditor found.
            Objek({"kode": audit.kode}, frozenset({"auditor"})),
            asing,
        ],
        "temuan_milik": [Objek({"kode": terbuka.kode}, frozenset({"admin_sistem"})), asing],
    }
