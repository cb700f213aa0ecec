"""Procedures: who reads them, who writes, who approves; the paper for everybody."""

from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.actions.prosedur import ajukan_versi, sahkan_versi
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.sekretariat.prosedur import diajukan, konsep, prosedur

TULIS = frozenset({"sekretaris"})
PEGAWAI = TULIS | KEPALA | {"verifikator", "helpdesk", "admin_sistem"}
BACA = PEGAWAI | {"auditor"}
P = "admin:sekretariat_prosedur"
SATU, DITULIS, MENUNGGU, SAH = "prosedur", "prosedur_konsep", "prosedur_diajukan", "prosedur_berlaku"

BARIS = (
    Baris(P, BACA, get=200),
    Baris(f"{P}_ekspor", BACA, get=200),
    Baris(f"{P}_ekspor_xlsx", BACA, get=200),
    Baris(f"{P}_baru", TULIS, get=200, post=200),
    Baris(f"{P}_belum", BACA, get=200),
    Baris(f"{P}_belum_ekspor", BACA, get=200),
    Baris(f"{P}_lihat", BACA, get=200, objek=SATU),
    Baris(f"{P}_ubah", TULIS, get=200, post=200, objek=SATU),
    Baris(f"{P}_tinjau", TULIS, post=302, objek=SATU),
    Baris(f"{P}_susun", TULIS, get=200, post=200, objek=SATU),
    Baris(f"{P}_beda", BACA, get=200, objek=SATU),
    Baris(f"{P}_pembaca", BACA, get=200, objek=SATU),
    Baris(f"{P}_pembaca_ekspor", BACA, get=200, objek=SATU),
    Baris(f"{P}_versi", BACA, get=200, objek=DITULIS),
    Baris(f"{P}_versi_ubah", TULIS, get=200, post=200, objek=DITULIS),
    Baris(f"{P}_ajukan", TULIS, get=200, post=(302, 409), objek=DITULIS),
    Baris(f"{P}_kembalikan", KEPALA, get=200, post=200, objek=MENUNGGU),
    Baris(f"{P}_sahkan", KEPALA, get=200, post=200, objek=MENUNGGU),
    Baris(f"{P}_cabut", KEPALA, get=200, post=200, objek=SAH),
    Baris(f"{P}_naskah", BACA, get=200, objek=SAH),
    Baris(f"{P}_lampiran", BACA, get=200, objek=SAH),
    Baris(f"{P}_baca", PEGAWAI, post=302, objek=SAH),
    Baris("sekretariat:prosedur", SEMUA, get=200, objek="prosedur_publik"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A procedure, and versions at every stage; one in force has an annex."""
    oleh, kepala = orang["sekretaris"], orang["kepala"]
    satu, ditulis, menunggu = prosedur(oleh), konsep(oleh), diajukan(oleh)
    sah = ajukan_versi(konsep(oleh, lampiran=buat_berkas(oleh)).pk, oleh=oleh)
    sah = sahkan_versi(sah.pk, oleh=kepala, mulai=hari_ini())
    asing = Objek({"kode": "SOP-99"}, NIHIL)

    def versi(v: object) -> list[Objek]:
        kode = v.prosedur.kode  # type: ignore[attr-defined]
        return [Objek({"kode": kode, "nomor": 1}, SEMUA), Objek({"kode": kode, "nomor": 9}, NIHIL)]

    return {
        SATU: [Objek({"kode": satu.kode}, SEMUA), asing],
        DITULIS: versi(ditulis),
        MENUNGGU: versi(menunggu),
        SAH: versi(sah),
        "prosedur_publik": [Objek({"kode": sah.prosedur.kode}, SEMUA), Objek({"kode": satu.kode}, NIHIL)],
    }
