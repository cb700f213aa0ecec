"""The manifest: what was counted in the source while it was saved, and what a backup is held against."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from typing import Any

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.basis_data import IsiBasisData
from arsip.mesin.galat import MesinGagal, dari_sistem
from arsip.mesin.proses import Kendali
from arsip.mesin.sidik import hitung_sidik

VERSI = 1
_LIHAT_SETIAP = 500  # files between two looks at the clock
_SEBUT_MAKS = 20
_TABEL_KECIL = 100  # rows; below that one deletion is a fifth of a table
_ACAK = SystemRandom()

Manifes = dict[str, Any]


@dataclass(frozen=True, slots=True)
class IsiBerkas:
    """What a tree holds: regular files, their bytes, SHA-256 of a sample by relative path.

    Regular files only, as restic counts them: links, pipes and devices it saves and does not count, sockets
    it passes over. Whoever counted more would call every backup of such a tree incomplete.
    """

    berkas: int
    ukuran: int
    contoh: dict[str, str] = field(default_factory=dict)


def hitung_berkas(akar: Path, kendali: Kendali, *, contoh: int = 50) -> IsiBerkas:
    """Count the tree and hash `contoh` files of it, each as likely as any other.

    Nothing is followed out of the tree. Raises MesinGagal (JALUR_TIDAK_ADA, LEWAT_TENGGAT) and Dihentikan.
    """
    berkas = ukuran = 0
    terpilih: list[str] = []
    for dilihat, satu in enumerate(_telusuri(akar), 1):
        if dilihat % _LIHAT_SETIAP == 0:
            kendali.periksa()
            kendali.kabar({"berkas": berkas, "bytes": ukuran})
        if not satu.is_file(follow_symlinks=False):
            continue
        try:
            ukuran += satu.stat(follow_symlinks=False).st_size
        except FileNotFoundError:  # gone while we looked
            continue
        berkas += 1
        if len(terpilih) < contoh:
            terpilih.append(satu.path)
        elif (tempat := _ACAK.randrange(berkas)) < contoh:
            terpilih[tempat] = satu.path
    jalur = [os.path.relpath(satu, akar) for satu in terpilih]
    return IsiBerkas(berkas, ukuran, hitung_sidik(akar, jalur, kendali))


def _telusuri(akar: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below `akar` but its directories; a deep tree needs no deep stack."""
    tunggu = [str(akar)]
    while tunggu:
        try:
            with os.scandir(tunggu.pop()) as isi:
                for satu in isi:
                    if satu.is_dir(follow_symlinks=False):
                        tunggu.append(satu.path)
                    else:
                        yield satu
        except FileNotFoundError as galat:
            if not akar.is_dir():
                raise MesinGagal(SebabGagal.JALUR_TIDAK_ADA, f"Tidak ada {akar}.") from galat
        except OSError as galat:
            raise dari_sistem(galat, SebabGagal.SUMBER_BERUBAH) from galat


def susun(
    sumber: str,
    saat: datetime,
    *,
    basis_data: IsiBasisData | None = None,
    berkas: IsiBerkas | None = None,
    jejak: Mapping[str, Any] | None = None,
) -> Manifes:
    """The manifest of a source as it was at `saat`; what the source does not have is left out.

    `jejak`: of the portal the last seal of its trail, `nomor` and `hmac`.
    """
    manifes: Manifes = {"versi": VERSI, "sumber": sumber, "saat": saat.isoformat()}
    if basis_data is not None:
        manifes["basis_data"] = asdict(basis_data)
    if berkas is not None:
        manifes["berkas"] = asdict(berkas)
    if jejak is not None:
        manifes["jejak"] = dict(jejak)
    return manifes


def tulis(manifes: Manifes, tujuan: Path) -> None:
    """Write the manifest to a file, mode 0600, whole or not at all. Raises MesinGagal (DISK_PENUH)."""
    draf = tujuan.with_name(f"{tujuan.name}.baru")
    try:
        draf.touch(0o600)
        draf.write_text(json.dumps(manifes, ensure_ascii=False, sort_keys=True, indent=1), "utf-8")
        draf.replace(tujuan)
    except OSError as galat:
        draf.unlink(missing_ok=True)
        raise dari_sistem(galat) from galat


def baca(jalur: Path) -> Manifes:
    """The manifest in a file. Raises MesinGagal: JALUR_TIDAK_ADA, or TIDAK_COCOK where it is none of ours."""
    try:
        manifes = json.loads(jalur.read_text("utf-8"))
    except FileNotFoundError as galat:
        raise MesinGagal(SebabGagal.JALUR_TIDAK_ADA, f"Tidak ada {jalur}.") from galat
    except (OSError, ValueError) as galat:
        raise MesinGagal(SebabGagal.TIDAK_COCOK, f"Manifes {jalur} tidak terbaca: {galat}") from galat
    if not isinstance(manifes, dict) or manifes.get("versi") != VERSI:
        raise MesinGagal(SebabGagal.TIDAK_COCOK, f"{jalur} bukan manifes versi {VERSI}.")
    return manifes


def bandingkan(manifes: Mapping[str, Any], hasil: Mapping[str, Any]) -> list[str]:
    """What differs between a manifest and one made the same way of what was restored; empty: nothing.

    Compared is what `hasil` holds of rows, migrations, files, bytes and hashes; a part that the manifest has
    and `hasil` lacks is a difference.
    """
    beda = []
    for bagian in ("basis_data", "berkas"):
        if bagian in manifes and bagian not in hasil:
            beda.append(f"{bagian} tidak dipulihkan")
    lama, baru = manifes.get("basis_data"), hasil.get("basis_data")
    if lama and baru:
        beda += _beda("tabel", lama["baris"], baru["baris"], "baris")
        beda += [f"migrasi {m} tidak ada" for m in sorted(set(lama["migrasi"]) - set(baru["migrasi"]))]
        beda += [f"migrasi {m} tidak tercatat" for m in sorted(set(baru["migrasi"]) - set(lama["migrasi"]))]
    lama, baru = manifes.get("berkas"), hasil.get("berkas")
    if lama and baru:
        beda += [
            f"{apa}: {baru[apa]}, seharusnya {lama[apa]}"
            for apa in ("berkas", "ukuran")
            if lama[apa] != baru[apa]
        ]
        beda += _beda("berkas", lama["contoh"], baru["contoh"], "sidik")
    lebih = len(beda) - _SEBUT_MAKS
    return beda if lebih <= 0 else [*beda[:_SEBUT_MAKS], f"dan {lebih} perbedaan lain"]


def _beda(apa: str, lama: Mapping[str, Any], baru: Mapping[str, Any], isi: str) -> list[str]:
    beda = []
    for nama in sorted(lama.keys() | baru.keys()):
        if nama not in baru:
            beda.append(f"{apa} {nama} tidak ada")
        elif nama not in lama:
            beda.append(f"{apa} {nama} tidak tercatat")
        elif lama[nama] != baru[nama]:
            beda.append(f"{apa} {nama}: {isi} {baru[nama]}, seharusnya {lama[nama]}")
    return beda


def jumlah(manifes: Mapping[str, Any]) -> dict[str, int]:
    """The figures of a manifest by the name a person gives them: rows, files, bytes of either."""
    angka: dict[str, int] = {}
    if isi := manifes.get("basis_data"):
        angka |= {"baris": sum(isi["baris"].values()), "ukuran basis data": isi["ukuran"]}
    if isi := manifes.get("berkas"):
        angka |= {"berkas": isi["berkas"], "ukuran berkas": isi["ukuran"]}
    return angka


def is_turun_tajam(
    lama: Mapping[str, Any], baru: Mapping[str, Any], persen: int = 20, *, susut_wajar: tuple[str, ...] = ()
) -> str:
    """What fell by more than `persen` percent between two manifests, in a sentence; "" is fine.

    The sums, and each table that was not small: an emptied one hides behind a log that grew. Tables whose
    names begin as one of `susut_wajar` says shrink by themselves.
    """
    dulu, kini = jumlah(lama), jumlah(baru)
    # Of a database that is gone altogether the sums say enough.
    if "basis_data" in baru:
        dulu |= {f"tabel {t}": n for t, n in _baris(lama).items() if _is_diawasi(t, n, susut_wajar)}
        kini |= {f"tabel {t}": n for t, n in _baris(baru).items()}
    turun = [
        f"{apa} dari {nilai} menjadi {kini.get(apa, 0)}"
        for apa, nilai in dulu.items()
        if kini.get(apa, 0) * 100 < nilai * (100 - persen)
    ]
    if lebih := len(turun[_SEBUT_MAKS:]):
        turun[_SEBUT_MAKS:] = [f"dan {lebih} lagi"]
    return f"Turun lebih dari {persen}%: {'; '.join(turun)}." if turun else ""


def _baris(manifes: Mapping[str, Any]) -> dict[str, int]:
    baris: dict[str, int] = manifes.get("basis_data", {}).get("baris", {})
    return baris


def _is_diawasi(tabel: str, banyak: int, susut_wajar: tuple[str, ...]) -> bool:
    return banyak >= _TABEL_KECIL and not tabel.startswith(susut_wajar)


def kurang_tersimpan(manifes: Mapping[str, Any], berkas: int, *, tambahan: int) -> str:
    """Why a snapshot of `berkas` files is too few for its manifest, in a sentence; "" is fine.

    `tambahan` are the files saved beside the tree: the dump, the manifest.
    """
    perlu = manifes.get("berkas", {}).get("berkas", 0) + tambahan
    return f"Tersimpan {berkas} berkas, sedangkan sumbernya {perlu}." if berkas < perlu else ""
