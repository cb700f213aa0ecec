"""What the auditor's room says about a row of the trail, and how much may be drawn or sent at once."""

from typing import Any

from django.utils.text import capfirst

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun, Jejak
from lpse.peran import PERIKSA
from sekretariat.policies.rekaman import jenis_rekaman, sebut_jenis

SEKETIKA = 10_000  # rows that are sent while one waits; more are written in the background
SAMPEL_TERBANYAK = 500
POPULASI_TERBANYAK = 2_000_000
LEMBAR_TERBANYAK = 1_000_000  # rows that a sheet of a workbook takes
SARINGAN_TERBANYAK = 50
DITOLAK = ".tidak_diizinkan"
# What the parts of an event's name do not say by themselves.
KALIMAT = {
    "akun.masuk": "Masuk ke portal",
    "akun.keluar": "Keluar dari portal",
    "akun.gagal_masuk": "Gagal masuk ke portal",
    "akun.mfa_dipasang": "Faktor kedua dipasang",
    "akun.mfa_dilepas": "Faktor kedua dilepas",
    "akun.mfa_gagal": "Faktor kedua salah",
    "akun.buat_admin": "Administrator dibuat dari server",
    "akun.data_diunduh": "Data pribadi sendiri diunduh",
    "pendaftaran.nik_dilihat": "NIK pada pendaftaran dilihat utuh",
    "permohonan.nik_dilihat": "NIK pada permohonan dilihat utuh",
    "pemeriksa.membuka": "Pemeriksa membuka halaman",
    "pemeriksa.menulis.tidak_diizinkan": "Pemeriksa mencoba mengubah; ditolak",
    "jejak.diekspor": "Jejak diekspor untuk pemeriksaan",
    "rilis.berubah": "Versi portal berganti",
    "profil.berubah": "Profil peraturan berganti",
    "portal.dipulihkan": "Portal dipulihkan dari cadangan",
}


class SaringanPenuh(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(f"Anda sudah menyimpan {SARINGAN_TERBANYAK} saringan. Hapus satu, lalu simpan lagi.")


class NamaSaringanDipakai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Anda sudah punya saringan bernama itu. Pilih nama lain, atau hapus yang lama.")


class SampelKosong(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tidak ada baris yang cocok dengan saringan ini. Longgarkan saringannya.")


class SampelTerlaluLuas(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Lebih dari 2.000.000 baris cocok. Persempit rentang waktunya, lalu ambil sampel.")


class LembarTerlaluBesar(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("XLSX memuat paling banyak 1.000.000 baris. Pilih CSV, atau persempit saringannya.")


class SegelSedangDiperiksa(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pemeriksaan segel yang lain sedang berjalan. Lihat kemajuannya di halaman ini.")


def check_pemeriksa(oleh: Akun) -> None:
    """Raise TidakBerwenang for who has no right to the room."""
    if not oleh.has_perm(PERIKSA):
        raise TidakBerwenang


def kalimat(baris: Jejak) -> str:
    """What happened, as a sentence made of the event's own words."""
    if baris.peristiwa in KALIMAT:
        return KALIMAT[baris.peristiwa]
    benda, _, hal = baris.peristiwa.partition(".")
    sebutan = _sebut_benda(benda, baris.objek_jenis)
    if baris.peristiwa.endswith(DITOLAK):
        return f"Ditolak aturan: {_kata(hal.removesuffix(DITOLAK))} pada {sebutan[:1].lower()}{sebutan[1:]}"
    return f"{sebutan}: {_kata(hal)}" if hal else sebutan


def _sebut_benda(benda: str, jenis: str) -> str:
    """The record's kind where the event is called after it, with or without underlines."""
    model = jenis_rekaman().get(jenis)
    if model is not None and model._meta.model_name == benda.replace("_", ""):
        return sebut_jenis(jenis)
    return str(capfirst(_kata(benda)))


def _kata(teks: str) -> str:
    return teks.replace("_", " ").replace(".", " ")


def rincian_kata(rincian: dict[str, Any]) -> str:
    """What a row notes besides, on one line."""
    return ", ".join(f"{_kata(nama)}: {_nilai(isi)}" for nama, isi in sorted(rincian.items()))


def _nilai(isi: Any) -> str:
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, dict):
        return " ".join(str(satu) for satu in isi.values())
    if isinstance(isi, list):
        return " ".join(str(satu) for satu in isi)
    return "–" if isi is None else str(isi)
