"""What the columns are called, and what a row of cells means: pure reading, no question to the database."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lpse.aturan import AturanDilanggar
from lpse.bidang import baca_tanggal
from lpse.lembar import LembarTidakTerbaca
from lpse.pengenal import baca_nib, baca_nip, baca_npwp
from lpse.profil import profil
from lpse.waktu import hari_ini
from lpse.wilayah import is_kabupaten
from registrasi.enums.pendaftaran import BENTUK_PERSEORANGAN, BentukUsaha, JenisPemohon

# The columns of an export, in their order; docs/panduan/spse.md says what each holds.
KOLOM_EKSPOR = (
    *("user_id", "jenis", "rkn_nama", "btu_id", "kbp_id", "rkn_alamat", "rkn_npwp", "nib", "rkn_email"),
    *("rkn_tgl_daftar", "rkn_tgl_setuju", "nip", "status_spse", "tgl_status", "tiket_lkpp", "asal"),
)
WAJIB = ("user_id", "rkn_nama", "rkn_email")
# Headings that people write instead; compared without case, spaces and signs.
SEBUTAN = {
    "userid": "user_id",
    "username": "user_id",
    "jenispengguna": "jenis",
    "nama": "rkn_nama",
    "namaperusahaan": "rkn_nama",
    "namapenyedia": "rkn_nama",
    "bentukusaha": "btu_id",
    "kodekabupaten": "kbp_id",
    "alamat": "rkn_alamat",
    "npwp": "rkn_npwp",
    "email": "rkn_email",
    "surel": "rkn_email",
    "tanggaldaftar": "rkn_tgl_daftar",
    "tanggalsetuju": "rkn_tgl_setuju",
    "status": "status_spse",
    "rknstatus": "status_spse",
}
BENTUK_USER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,29}")
# Asked of every row, and the enumerations make these lists anew each time.
JENIS_PENYEDIA, KODE_BENTUK = frozenset(JenisPemohon.values), frozenset(BentukUsaha.values)
AKTIF = ("", "aktif", "1")
# What a spreadsheet export puts before a cell that would run as a formula.
PENJINAK = re.compile(r"'(?=\s*[=+\-@])")


@dataclass(slots=True)
class Isian:
    """One row as it was understood; `salah` says what could not be, in sentences."""

    user_id: str = ""
    nama: str = ""
    jenis: str = ""
    email: str = ""
    npwp: str = ""
    npwp16: str = ""
    lain: dict[str, str] = field(default_factory=dict)
    salah: list[str] = field(default_factory=list)

    @property
    def is_penyedia(self) -> bool:
        return self.jenis in JENIS_PENYEDIA


def baca_judul(sel: list[str]) -> list[str]:
    """The column name of each heading, "" for one that is not read. Raises LembarTidakTerbaca."""
    judul = [_kolom(teks) for teks in sel]
    kurang = [nama for nama in WAJIB if nama not in judul]
    if kurang:
        raise LembarTidakTerbaca(
            f"Baris pertama harus berisi judul kolom. Kolom ini tidak ada: {', '.join(kurang)}. "
            "Unduh contohnya, lalu sesuaikan."
        )
    dua_kali = {nama for nama in judul if nama and judul.count(nama) > 1}
    if dua_kali:
        raise LembarTidakTerbaca(f"Kolom ini ada dua: {', '.join(sorted(dua_kali))}. Hapus salah satunya.")
    return judul


def _kolom(teks: str) -> str:
    rapat = re.sub(r"[^a-z0-9]", "", teks.lower())
    menurut_nama = {nama.replace("_", ""): nama for nama in KOLOM_EKSPOR}
    return menurut_nama.get(rapat) or SEBUTAN.get(rapat, "")


def baca_baris(judul: list[str], sel: list[str]) -> Isian:
    """Read a row. Nothing is raised: what is wrong is named in `salah`, all of it at once."""
    isian = Isian()
    if any("\0" in s for s in sel):
        isian.salah.append("Baris ini memuat karakter yang tidak terlihat (NUL). Ketik ulang isinya.")
        return isian
    if any(sel[len(judul) :]):
        isian.salah.append("Sel di baris ini lebih banyak daripada judul kolomnya. Periksa tanda pemisah.")
        return isian
    teks = {nama: _rapikan(s) for nama, s in zip(judul, sel, strict=False) if nama}
    for baca in (_baca_diri, _baca_jenis, _baca_status, _baca_npwp, _baca_lain):
        baca(isian, teks)
    return isian


def _rapikan(teks: str) -> str:
    """Without the apostrophe of an escaped formula, control and direction marks, and doubled spaces."""
    teks = PENJINAK.sub("", teks, count=1) if teks.startswith("'") else teks
    if not teks.isascii() or not teks.isprintable():
        teks = "".join(" " if h in "\r\n\t" else h for h in teks if h in "\r\n\t" or not _tak_tampak(h))
    return " ".join(teks.split())


def _tak_tampak(huruf: str) -> bool:
    return unicodedata.category(huruf).startswith("C")


def _baca_diri(isian: Isian, teks: dict[str, str]) -> None:
    isian.user_id, isian.nama = teks.get("user_id", ""), teks.get("rkn_nama", "")
    if not BENTUK_USER_ID.fullmatch(isian.user_id):
        isian.salah.append("User ID terdiri atas 3 sampai 30 huruf, angka, titik, garis, atau garis bawah.")
        isian.user_id = isian.user_id[:30]
    if not 2 <= len(isian.nama) <= 200:
        isian.salah.append("Nama harus diisi, paling banyak 200 huruf.")
        isian.nama = isian.nama[:200]
    isian.email = teks.get("rkn_email", "").lower()
    try:
        if len(isian.email) > 254:
            raise ValidationError("panjang")
        validate_email(isian.email)
    except ValidationError:
        isian.salah.append("Surel tidak benar. Tulis seperti nama@perusahaan.co.id.")
        isian.email = isian.email[:254]


def _baca_jenis(isian: Isian, teks: dict[str, str]) -> None:
    """The kind by its own column, else by the business form: whoever has one is a provider."""
    bentuk = teks.get("btu_id", "")
    bentuk = bentuk.zfill(2) if bentuk.isdigit() else bentuk
    if bentuk and bentuk not in KODE_BENTUK:
        isian.salah.append("btu_id bukan kode bentuk usaha SPSE (01 sampai 10).")
        return
    isian.lain["bentuk_usaha"] = bentuk
    tertulis = teks.get("jenis", "").lower().replace(" ", "_")
    isian.jenis = (tertulis if tertulis != "penyedia" else "") or _jenis_menurut_bentuk(bentuk)
    if isian.jenis not in _jenis_dikenal():
        isian.salah.append("Jenis pengguna tidak dikenal. Pakai kode di panduan, misalnya badan_usaha.")
        isian.jenis = ""


def _jenis_menurut_bentuk(bentuk: str) -> str:
    if bentuk in BENTUK_PERSEORANGAN:
        return JenisPemohon.PERUSAHAAN_PERSEORANGAN.value
    if bentuk == BentukUsaha.KONSULTAN_PERORANGAN:
        return JenisPemohon.PERORANGAN.value
    return JenisPemohon.BADAN_USAHA.value


@lru_cache(maxsize=1)
def _jenis_menurut_profil(kode: tuple[str, ...]) -> frozenset[str]:
    return JENIS_PENYEDIA.union(kode)


def _jenis_dikenal() -> frozenset[str]:
    return _jenis_menurut_profil(tuple(profil().registrasi.non_penyedia))


def _baca_status(isian: Isian, teks: dict[str, str]) -> None:
    if teks.get("status_spse", "").lower() not in AKTIF:
        isian.salah.append("Hanya akun yang aktif di SPSE yang diimpor; status baris ini lain.")


def _baca_npwp(isian: Isian, teks: dict[str, str]) -> None:
    """A provider is known by its NPWP; an official has none here."""
    if not isian.is_penyedia:
        return
    try:
        npwp = baca_npwp(teks.get("rkn_npwp", ""))
    except AturanDilanggar as galat:
        isian.salah.append(str(galat))
        return
    isian.npwp, isian.npwp16 = npwp.angka, npwp.kunci
    kabupaten = teks.get("kbp_id", "").replace(".", "")
    if not is_kabupaten(kabupaten):
        isian.salah.append("kbp_id harus kode kabupaten/kota Kemendagri, 4 angka, misalnya 3504.")
        return
    isian.lain["kabupaten"] = kabupaten


def _nib(teks: str) -> str:
    return baca_nib(teks)


def _nip(teks: str) -> str:
    return baca_nip(teks).angka


def _hari(teks: str) -> str:
    hari = baca_tanggal(teks)
    if hari > hari_ini():
        raise ValueError("belum tiba")
    return hari.isoformat()


def _alamat(teks: str) -> str:
    if len(teks) > 300:
        raise AturanDilanggar("Alamat paling banyak 300 huruf.")
    return teks


LAIN: dict[str, tuple[str, Callable[[str], str]]] = {
    "nib": ("nib", _nib),
    "nip": ("nip", _nip),
    "rkn_alamat": ("alamat", _alamat),
    "rkn_tgl_daftar": ("tanggal_daftar", _hari),
    "rkn_tgl_setuju": ("tanggal_setuju", _hari),
}


def _baca_lain(isian: Isian, teks: dict[str, str]) -> None:
    """The columns that may be empty."""
    for kolom, (nama, baca) in LAIN.items():
        if tertulis := teks.get(kolom, ""):
            try:
                isian.lain[nama] = baca(tertulis)
            except AturanDilanggar as galat:
                isian.salah.append(str(galat))
            except ValueError:
                isian.salah.append(f"{kolom} bukan tanggal yang sudah lewat. Tulis seperti 2024-03-26.")
