"""What the archive knows of a document: its retention class, whose it is, who may take it out."""

from dataclasses import dataclass

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import CABUT, KELOLA_ARSIP, VERIFIKASI
from lpse.rahasia import sidik_berkunci
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran, PenggunaSPSE
from registrasi.models.arsip import AsalArsip

PENGGUNA, DITOLAK, NASKAH, PERKARA, LAIN = (
    "REG-PENGGUNA",
    "REG-DITOLAK",
    "REG-NASKAH",
    "REG-PERKARA",
    "REG-LAIN",
)
_JRA = "sesudah itu menurut jadwal retensi arsip (JRA) daerah"
# No number of years: each region's JRA says its own, and destruction is decided there.
RETENSI = {
    PENGGUNA: f"Berkas Pengguna SPSE: disimpan selama User ID ada, {_JRA}.",
    DITOLAK: (
        f"Berkas pendaftaran yang ditolak, dicabut, atau ditarik: disimpan selama dapat dipersoalkan, {_JRA}."
    ),
    NASKAH: f"Naskah dinas yang terbit: disimpan selama perkaranya berlaku, {_JRA}.",
    PERKARA: f"Berkas perubahan data dan penonaktifan: disimpan bersama berkas penggunanya, {_JRA}.",
    LAIN: f"Berkas lain tentang Pengguna SPSE: disimpan selama diperlukan, {_JRA}.",
}
NAMA_KELAS = {
    PENGGUNA: "Berkas Pengguna SPSE",
    DITOLAK: "Berkas pendaftaran yang ditolak, dicabut, atau ditarik",
    NASKAH: "Naskah dinas yang terbit",
    PERKARA: "Berkas perubahan data dan penonaktifan",
    LAIN: "Berkas lain tentang Pengguna SPSE",
}
_MENURUT_ASAL = {
    AsalArsip.NASKAH: NASKAH,
    AsalArsip.PERMOHONAN: PERKARA,
    AsalArsip.PENONAKTIFAN: PERKARA,
    AsalArsip.LAINNYA: LAIN,
}
MAKS_JENIS, MAKS_JUDUL, MAKS_NOMOR = 40, 200, 100


@dataclass(frozen=True, slots=True)
class Pemilik:
    """Whose document it is, as the archive keeps it: the NIK as a fingerprint only."""

    nama: str = ""
    npwp16: str = ""
    nik_sidik: str = ""


def kelas_untuk(asal: AsalArsip, pendaftaran: Pendaftaran | None) -> str:
    """The retention class that a document of this origin begins with."""
    if asal != AsalArsip.PENDAFTARAN:
        return _MENURUT_ASAL[asal]
    gagal = (StatusPendaftaran.DITOLAK, StatusPendaftaran.DICABUT, StatusPendaftaran.DITARIK)
    return DITOLAK if pendaftaran and pendaftaran.status in gagal else PENGGUNA


def sidik_nik(nik: str) -> str:
    """The fingerprint under which the documents of a NIK are found; "" for none."""
    return sidik_berkunci(nik, "arsip.nik") if nik else ""


def pemilik_dari(pendaftaran: Pendaftaran | None, pengguna: PenggunaSPSE | None) -> Pemilik:
    """Name and numbers as they are now: the user's where there is one, else the registration's."""
    penyedia = pengguna.penyedia if pengguna else None
    nik = penyedia.penanggung_jawab_nik if penyedia else ""
    if pendaftaran:
        nik = nik or pendaftaran.penanggung_jawab_nik
    if penyedia:
        return Pemilik(penyedia.nama, penyedia.npwp16, sidik_nik(nik))
    if pendaftaran:
        return Pemilik(pendaftaran.nama_perusahaan, pendaftaran.npwp16, sidik_nik(nik))
    return Pemilik(pengguna.akun.nama if pengguna else "")


def is_boleh_ekspor(oleh: Akun) -> bool:
    """Whether this person may take a whole file out: a verifier or the head."""
    return oleh.has_perm(VERIFIKASI) or oleh.has_perm(CABUT)


def check_boleh_ekspor(oleh: Akun) -> None:
    """Raise TidakBerwenang for anybody else."""
    if not is_boleh_ekspor(oleh):
        raise TidakBerwenang


def check_boleh_kelola(oleh: Akun) -> None:
    """Raise TidakBerwenang unless this person keeps the archive in order."""
    if not oleh.has_perm(KELOLA_ARSIP):
        raise TidakBerwenang


def check_letak(ada_ruang: bool, rak: str, boks: str) -> None:
    """Raise AturanDilanggar for a rack or a box in no room."""
    if (rak or boks) and not ada_ruang:
        raise AturanDilanggar("Pilih ruangnya lebih dahulu; rak dan boks ada di dalam sebuah ruang.")
