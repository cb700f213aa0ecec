"""One row of a file → the columns of an entry, or the reason why not. By mapping, since names differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lpse.pengenal import PengenalKeliru, baca_npwp
from registrasi.daftar_hitam.tanggal import KOSONG, baca_tanggal
from registrasi.enums.daftar_hitam import StatusEntri
from registrasi.models import EntriDaftarHitam

# Each column of ours and the names under which it has been delivered, written as `nama_kolom` makes them.
NAMA: dict[str, tuple[str, ...]] = {
    "no_sk": ("no_sk_blacklist", "nomor_sk_blacklist", "no_sk", "nomor_sk", "no_sk_penetapan"),
    "tahun": ("tahun_anggaran", "tahun"),
    "kd_klpd": ("kd_klpd", "kode_klpd"),
    "nama_klpd": ("nama_klpd", "klpd"),
    "kd_satker": ("kd_satker", "kode_satker"),
    "nama_satker": ("nama_satker", "satker", "satuan_kerja"),
    "kd_penyedia": ("kd_penyedia", "kode_penyedia", "rkn_id"),
    "nama_penyedia": ("nama_penyedia", "penyedia", "nama_perusahaan"),
    "npwp": ("npwp_penyedia", "npwp"),
    "npwp_16": ("npwp_penyedia_16", "npwp16_penyedia", "npwp_16_penyedia", "npwp16", "npwp_16"),
    "alamat": ("alamat", "alamat_penyedia"),
    "kabupaten": ("kabupaten", "kabupaten_kota", "kota"),
    "provinsi": ("provinsi", "propinsi"),
    "jenis_paket": ("jenis_paket",),
    "kd_paket": ("kd_paket", "kode_paket", "kode_tender", "kd_tender"),
    "tgl_tayang": ("tgl_tayang", "tanggal_tayang"),
    "berlaku_dari": ("tgl_berlaku_dari", "tanggal_berlaku_dari", "berlaku_dari", "tanggal_mulai"),
    "berlaku_sampai": (
        *("tgl_berlaku_sampai", "tanggal_berlaku_sampai", "berlaku_sampai", "tanggal_selesai"),
        *("tanggal_berakhir", "masa_berlaku_sampai"),
    ),
    "jenis_pelanggaran": ("jenis_pelanggaran", "pelanggaran"),
    "deskripsi": ("deskripsi_pelanggaran", "uraian_pelanggaran", "deskripsi"),
    "no_sk_pencabutan": ("no_sk_pencabutan", "nomor_sk_pencabutan"),
    "tgl_sk_pencabutan": ("tgl_sk_pencabutan", "tanggal_sk_pencabutan"),
    "status": ("status", "status_daftar_hitam"),
}
LABEL = {
    **{f.name: str(f.verbose_name) for f in EntriDaftarHitam._meta.concrete_fields},
    "npwp_16": "NPWP 16 digit",
}
WAJIB = ("no_sk", "nama_penyedia", "berlaku_dari")
TANGGAL = ("tgl_tayang", "berlaku_dari", "berlaku_sampai", "tgl_sk_pencabutan")
BERANGKA = ("npwp", "npwp_16", "kd_penyedia", "kd_paket", "kd_satker")
TEKS = tuple(k for k in NAMA if k not in (*TANGGAL, *BERANGKA, "tahun", "status"))
_KE_KOLOM = {nama: kolom for kolom, daftar in NAMA.items() for nama in daftar}
_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")
_ILMIAH = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d+")
_BERKOMA_NOL = re.compile(r"(\d+)[.,]0+")
_TAK_TERSIMPAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_PANJANG = {f.name: f.max_length for f in EntriDaftarHitam._meta.concrete_fields}


@dataclass(frozen=True, slots=True)
class BarisDitolak(Exception):
    """Why one row is not taken over; the rest of the file goes on."""

    alasan: str


def nama_kolom(teks: object) -> str:
    """A heading without capitals, spaces and signs: `Kode Tender` is `kode_tender`."""
    return _BUKAN_HURUF.sub("_", str(teks).strip().lower()).strip("_")


def kolom_hilang(kepala: Any) -> list[str]:
    """Which of the columns no entry can do without these headings lack, in words."""
    ada = {_KE_KOLOM.get(nama_kolom(k)) for k in kepala}
    return [LABEL[k] for k in WAJIB if k not in ada]


def petakan(baris: Any) -> dict[str, Any]:
    """The columns of an entry from one row of a file. Raises BarisDitolak."""
    if not isinstance(baris, Mapping):
        raise BarisDitolak("Baris ini bukan rekaman.")
    if "" in baris and isinstance(baris[""], list):
        raise BarisDitolak("Selnya lebih banyak daripada kolomnya. Periksa pemisah dan tanda kutipnya.")
    mentah = _pilih(baris)
    kolom: dict[str, Any] = {k: _teks(k, mentah.get(k)) for k in TEKS}
    kolom |= {k: _tanggal(k, mentah.get(k)) for k in TANGGAL}
    kolom |= {k: _berangka(k, mentah.get(k)) for k in BERANGKA}
    kolom["tahun"], kolom["status"] = _tahun(mentah.get("tahun")), _status(mentah.get("status"))
    _pasang_npwp(kolom)
    kurang = [LABEL[k] for k in WAJIB if not kolom[k]]
    if kurang:
        raise BarisDitolak(f"Kosong: {', '.join(kurang)}.")
    if kolom["berlaku_sampai"] and kolom["berlaku_sampai"] < kolom["berlaku_dari"]:
        raise BarisDitolak("Masa sanksi berakhir sebelum dimulai.")
    return kolom


def _pilih(baris: Mapping[Any, Any]) -> dict[str, Any]:
    """The values under our names; where two of the source's mean the same, the one that says something."""
    mentah: dict[str, Any] = {}
    for nama, nilai in baris.items():
        kolom = _KE_KOLOM.get(nama_kolom(nama))
        if kolom and mentah.get(kolom) in (None, ""):
            mentah[kolom] = nilai
    return mentah


def _teks(kolom: str, nilai: Any) -> str:
    if nilai is None:
        return ""
    if not isinstance(nilai, str):
        raise BarisDitolak(f"Kolom {LABEL[kolom]} bukan teks.")
    if _TAK_TERSIMPAN.search(nilai):
        raise BarisDitolak(f"Kolom {LABEL[kolom]} memuat huruf yang tidak dapat disimpan.")
    teks = nilai.strip() if kolom == "deskripsi" else " ".join(nilai.split())
    if teks.lower() in ("null", "none"):
        return ""
    batas = _PANJANG.get(kolom)
    if batas and len(teks) > batas:
        raise BarisDitolak(f"Kolom {LABEL[kolom]} lebih dari {batas} huruf.")
    return teks


def _berangka(kolom: str, nilai: Any) -> str:
    """A number that is a name: what a spreadsheet has rounded is lost, and says so."""
    teks = _teks(kolom, nilai)
    if _ILMIAH.fullmatch(teks):
        raise BarisDitolak(
            f"{LABEL[kolom]} tertulis {teks}: sebagian angkanya hilang. Ubah kolomnya menjadi teks "
            "di aplikasi lembar kerja, lalu ekspor ulang dari sumbernya."
        )
    bulat = _BERKOMA_NOL.fullmatch(teks)
    return bulat[1] if bulat else teks


def _tanggal(kolom: str, nilai: Any) -> Any:
    teks = _teks(kolom, nilai)
    try:
        return baca_tanggal(teks)
    except ValueError:
        raise BarisDitolak(f"Kolom {LABEL[kolom]} bukan tanggal: {teks[:40]}.") from None


def _tahun(nilai: Any) -> int | None:
    teks = _berangka("tahun", nilai)
    if teks.lower() in KOSONG:
        return None
    if not re.fullmatch(r"20\d\d", teks):
        raise BarisDitolak(f"Kolom {LABEL['tahun']} bukan tahun: {teks[:40]}.")
    return int(teks)


def _status(nilai: Any) -> str:
    teks = _teks("status", nilai)
    kecil = teks.lower()
    for kata, status in (("cabut", StatusEntri.DICABUT), ("turun", StatusEntri.TURUN)):
        if kata in kecil:
            return status.value
    if kecil in (*KOSONG, "tayang", "aktif", "publish"):
        return StatusEntri.TAYANG.value
    raise BarisDitolak(f"Status tidak dikenal: {teks[:40]}.")


def _pasang_npwp(kolom: dict[str, Any]) -> None:
    """The delivered number as it is, and its key; a second key where the two delivered ones disagree."""
    enam_belas = kolom.pop("npwp_16")
    kolom["npwp"] = kolom["npwp"] or enam_belas
    kunci = list(dict.fromkeys(k for k in (_kunci(kolom["npwp"]), _kunci(enam_belas)) if k))
    kolom["npwp16"], kolom["npwp16_lain"] = (*kunci, None, None)[:2]


def _kunci(teks: str) -> str | None:
    """The 16-digit key; None for what is no NPWP, since a sanction without one is a sanction still."""
    try:
        kunci = baca_npwp(teks).kunci
    except PengenalKeliru:
        return None
    # Nothing but zeros is what a form was filled with that insisted on a number.
    return kunci if kunci.strip("0") else None
