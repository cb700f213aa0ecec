"""What restic prints, from 0.14 on, as values: JSON where it has it, progress lines where it has not."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal
from arsip.mesin.proses import Kabar

RC_SEBAGIAN = 3  # a snapshot was made, but not of everything
_LEWATI = "does not exist, skipping"  # until 0.18 said with exit status 0
_VERSI = re.compile(r"^restic (\d+)\.(\d+)\.(\d+)")
_MAJU = re.compile(rb"(\d+(?:\.\d+)?)%\s+(\d+) / (\d+)")


@dataclass(frozen=True, slots=True)
class Simpanan:
    """A snapshot just made. Not `is_lengkap`: some of the source was not read, `keluhan` says what."""

    snapshot: str
    berkas: int
    ukuran: int
    ukuran_baru: int
    detik: float
    is_lengkap: bool
    keluhan: str = ""


@dataclass(frozen=True, slots=True)
class Potret:
    """A snapshot that stands. `asal` is the one in another repository that it was copied from, or empty."""

    snapshot: str
    saat: datetime
    label: tuple[str, ...]
    jalur: tuple[str, ...]
    asal: str


def baca_versi(teks: str) -> tuple[int, int, int] | None:
    """The version out of `restic version`; None where something else goes by that name."""
    cocok = _VERSI.match(teks)
    return (int(cocok[1]), int(cocok[2]), int(cocok[3])) if cocok else None


def baca_json(teks: str) -> Any:
    """The one document a command printed. Raises MesinGagal (LAINNYA) where it is none, or was cut."""
    try:
        return json.loads(teks)
    except ValueError as galat:
        raise MesinGagal(SebabGagal.LAINNYA, f"Jawaban restic tidak terbaca: {teks[:200]}") from galat


class BarisSimpan:
    """Follows `backup --json`: tells progress and keeps the summary."""

    def __init__(self, kabar: Kabar) -> None:
        self._kabar = kabar
        self.ringkasan: dict[str, Any] = {}

    def __call__(self, baris: bytes) -> None:
        try:
            isi = json.loads(baris)
        except ValueError:
            return
        match isi.get("message_type") if isinstance(isi, dict) else None:
            case "status":
                self._kabar(_kemajuan(isi))
            case "summary":
                self.ringkasan = isi


_KUNCI = {
    "bytes_done": "bytes",
    "total_bytes": "bytes_semua",
    "files_done": "berkas",
    "total_files": "berkas_semua",
    "seconds_remaining": "sisa_detik",
}


def _kemajuan(isi: dict[str, Any]) -> dict[str, Any]:
    return {kunci: isi[nama] for nama, kunci in _KUNCI.items() if nama in isi}


def baris_maju(kabar: Kabar) -> Callable[[bytes], None]:
    """Follows the lines `[0:05] 42.00%  3 / 7 packs` of the commands that know no JSON."""

    def baca(baris: bytes) -> None:
        if cocok := _MAJU.search(baris):
            kabar({"persen": float(cocok[1])})

    return baca


def susun_simpanan(ringkasan: dict[str, Any], rc: int, galat: str) -> Simpanan:
    """What `backup` made, by its summary and what it complained of.

    Raises MesinGagal (LAINNYA) where it gave no summary.
    """
    is_sebagian = rc == RC_SEBAGIAN or _LEWATI in galat
    keluhan = f"Tidak terbaca: {_keluhan(galat)}" if is_sebagian else ""
    try:
        return Simpanan(
            snapshot=str(ringkasan["snapshot_id"]),
            berkas=int(ringkasan["total_files_processed"]),
            ukuran=int(ringkasan["total_bytes_processed"]),
            # What was compressed and encrypted, where this version tells; else what went into it.
            ukuran_baru=int(ringkasan.get("data_added_packed", ringkasan["data_added"])),
            detik=float(ringkasan["total_duration"]),
            is_lengkap=not is_sebagian,
            keluhan=keluhan,
        )
    except (KeyError, ValueError) as galat:
        raise MesinGagal(SebabGagal.LAINNYA, f"restic tidak menyebut hasilnya. {galat}", rc) from galat


def _keluhan(galat: str) -> str:
    """The items that were not read; whatever is no JSON stays as it was said."""
    butir = []
    for baris in galat.splitlines():
        try:
            isi = json.loads(baris)
        except ValueError:
            butir.append(baris)
            continue
        butir.append(str(isi.get("item") or baris) if isinstance(isi, dict) else baris)
    return "; ".join(butir)


def susun_potret(isi: dict[str, Any]) -> Potret:
    """One snapshot of `snapshots --json`."""
    return Potret(
        snapshot=isi["id"],
        saat=datetime.fromisoformat(isi["time"]),
        label=tuple(isi.get("tags") or ()),
        jalur=tuple(isi.get("paths") or ()),
        asal=isi.get("original") or "",
    )
