"""In which colour and words this room shows how something is, and to whom it says why."""

from infrastruktur.enums.pantau import Keadaan
from lpse.models import Akun
from lpse.peran import LIHAT_GANGGUAN

WARNA: dict[str, str] = {
    Keadaan.BAIK: "hijau",
    Keadaan.PERINGATAN: "kuning",
    Keadaan.KRITIS: "merah",
    Keadaan.TIDAK_DIKETAHUI: "biru",
}


def tag_keadaan(keadaan: str) -> dict[str, str]:
    """What `_komponen/tag.html` takes."""
    return {"kode": WARNA[keadaan], "teks": Keadaan(keadaan).label}


# The kinds of failure by words of their sentences, the first that fits; a sentence may name inner addresses.
GOLONGAN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ertifikat", "TLS"), "Sertifikat atau sambungan TLS-nya bermasalah."),
    (("Nama ", "DNS"), "Namanya tidak ditemukan lewat DNS."),
    (("ambungan", "tersambung", "jaringan"), "Tidak dapat tersambung."),
    (("idak menjawab",), "Tidak menjawab."),
    (("awab", "teks", "menolak", "mengalihkan", "perangkat"), "Jawabannya tidak seperti seharusnya."),
)
GOLONGAN_LAIN = "Tidak dapat ditanya."


def golongan_galat(galat: str) -> str:
    """What kind of failure it was, without names and addresses; "" for none."""
    cocok = (sebutan for kata, sebutan in GOLONGAN if any(satu in galat for satu in kata))
    return next(cocok, GOLONGAN_LAIN) if galat else ""


def sebut_galat(galat: str, akun: Akun) -> str:
    """Why a target did not answer: in full to the unit's officers, its kind to who looks in from outside.

    Dasar: infrastruktur.akses_lkpp
    """
    return galat if akun.has_perm(LIHAT_GANGGUAN) else golongan_galat(galat)
