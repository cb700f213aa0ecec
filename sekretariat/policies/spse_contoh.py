"""How a file's columns are understood, shown on its first rows before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from sekretariat.enums.spse import JenisData
from sekretariat.policies.e_reporting import npwp_tampak
from sekretariat.policies.spse_baris import rapikan_kunci
from sekretariat.policies.spse_berkas import baca_rekaman
from sekretariat.policies.spse_nilai import NilaiKeliru, npwp16
from sekretariat.policies.spse_peta import PETA, Kolom

BARIS = 3
TERPANJANG = 80
KATA = {
    "kd": "kode",
    "tgl": "tanggal",
    "mtd": "metode",
    "ket": "keterangan",
    "akt": "aktivitas",
    "is": "",
    "npwp16": "NPWP 16 digit",
} | {kata: kata.upper() for kata in ("npwp", "rup", "hps", "mak", "klpd", "lpse", "spse", "umk", "pdn")}


@dataclass(frozen=True, slots=True)
class Padanan:
    """One of our columns: the key it goes by in the file ("": none does), and what the first rows hold."""

    kolom: str
    kunci: str
    isi: tuple[str, ...]


def padanan(berkas: IO[bytes], format_: str, jenis: JenisData, *, boleh: bool) -> list[Padanan]:
    """The columns of a dataset beside those of this file; officials are in none of them.

    `boleh`: whether tax numbers that may be a NIK are shown whole. Raises LembarTidakTerbaca.
    """
    baris = [r.isi for r in islice(baca_rekaman(berkas, format_), BARIS) if isinstance(r.isi, dict)]
    ejaan = {rapikan_kunci(k): k for satu in baris for k in satu}
    return [_padanan(kolom, baris, ejaan, boleh) for kolom in PETA[jenis].kolom]


def _padanan(kolom: Kolom, baris: Iterable[dict[str, Any]], ejaan: dict[str, str], boleh: bool) -> Padanan:
    dipakai = [ejaan[k] for k in kolom.kunci if k in ejaan]
    isi = (next((satu[k] for k in dipakai if satu.get(k) not in (None, "")), "") for satu in baris)
    return Padanan(
        " ".join(KATA.get(kata, kata) for kata in kolom.nama.split("_")).strip(),
        dipakai[0] if dipakai else "",
        tuple(_tulis(nilai, boleh, is_npwp=kolom.nama in ("npwp", "npwp16")) for nilai in isi),
    )


def _tulis(nilai: Any, boleh: bool, *, is_npwp: bool) -> str:
    teks = " ".join(str(nilai).split())
    if is_npwp and teks:
        try:
            teks = npwp_tampak(npwp16(teks) or teks, boleh=boleh)
        except NilaiKeliru:
            teks = npwp_tampak(teks, boleh=boleh)
    return teks if len(teks) <= TERPANJANG else f"{teks[: TERPANJANG - 1]}…"
