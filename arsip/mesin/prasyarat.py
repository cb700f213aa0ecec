"""What must hold before a job is worth starting: each finding says what is wrong and what to do."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.basis_data import AlamatBasisData, keadaan_server, program, versi_program
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Restic

SELISIH_JAM = timedelta(minutes=5)
# What PostgreSQL and restic need besides the data itself.
RUANG_CADANGAN = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Temuan:
    """One reason not to start, and the sentence for the officer."""

    sebab: SebabGagal
    kalimat: str


def periksa_prasyarat(
    *,
    restic: Restic | None = None,
    basis_data: AlamatBasisData | None = None,
    kerja: Path | None = None,
    jalur: Path | None = None,
    is_titik_kait: bool = False,
    penanda: str = "",
    ruang: Mapping[Path, int] | None = None,
    tidak_sebelum: datetime | None = None,
) -> list[Temuan]:
    """Everything that stands in the way of a job, at once; empty: it may start.

    `restic`: a repository made before; its program, version and password are tried. `basis_data`: a database
    to dump into the directory `kerja`, which must have room for it. `jalur`: a directory to back up; with
    `is_titik_kait` a mount, with the file `penanda` in it. `ruang`: further directories with the bytes they
    must have free. `tidak_sebelum`: a moment that has surely passed, as that of the last backup.
    """
    temuan = _periksa_jam(tidak_sebelum)
    if restic is not None:
        temuan += _coba(lambda: _periksa_repositori(restic))
    if jalur is not None:
        temuan += _periksa_jalur(jalur, is_titik_kait, penanda)
    perlu = dict(ruang or {})
    if basis_data is not None:
        temuan += _coba(lambda: _periksa_basis_data(basis_data, kerja, perlu))
    return temuan + _periksa_ruang(perlu)


def _coba(periksa: Callable[[], list[Temuan]]) -> list[Temuan]:
    try:
        return periksa()
    except MesinGagal as galat:
        return [Temuan(galat.sebab, galat.keterangan)]


def _periksa_jam(tidak_sebelum: datetime | None) -> list[Temuan]:
    kini = datetime.now(UTC)
    if tidak_sebelum is None or kini >= tidak_sebelum:
        return []
    kalimat = (
        f"Jam server menunjukkan {kini:%Y-%m-%d %H:%M} UTC, lebih awal dari cadangan terakhir. Setel NTP."
    )
    return [Temuan(SebabGagal.JAM_TIDAK_BENAR, kalimat)]


def _periksa_repositori(restic: Restic) -> list[Temuan]:
    restic.id()
    return []


def _periksa_basis_data(alamat: AlamatBasisData, kerja: Path | None, perlu: dict[Path, int]) -> list[Temuan]:
    """The tools, the server, its version and clock; notes in `perlu` what the dump will take."""
    temuan = []
    versi = {nama: versi_program(nama) for nama in ("pg_dump", "pg_restore")}
    server = keadaan_server(alamat)
    for nama, mayor in versi.items():
        if mayor < server.mayor:
            kalimat = (
                f"{program(nama)} versi {mayor} lebih lama dari server PostgreSQL {server.mayor}. "
                f"Pasang postgresql-client-{server.mayor} atau isi PG_BIN."
            )
            temuan.append(Temuan(SebabGagal.VERSI_TIDAK_COCOK, kalimat))
    if abs(server.jam - datetime.now(UTC)) > SELISIH_JAM:
        kalimat = (
            f"Jam server basis data ({server.jam:%Y-%m-%d %H:%M} UTC) berbeda dari jam server ini. Setel NTP."
        )
        temuan.append(Temuan(SebabGagal.JAM_TIDAK_BENAR, kalimat))
    if kerja is not None:
        perlu[kerja] = perlu.get(kerja, 0) + server.ukuran + RUANG_CADANGAN
    return temuan


def _periksa_jalur(jalur: Path, is_titik_kait: bool, penanda: str) -> list[Temuan]:
    if not jalur.is_dir():
        return [Temuan(SebabGagal.JALUR_TIDAK_ADA, f"Direktori {jalur} tidak ada. Periksa jalur sumber ini.")]
    if jalur.is_symlink():
        return [Temuan(SebabGagal.JALUR_TIDAK_ADA, f"{jalur} adalah tautan. Isi jalur direktori aslinya.")]
    if is_titik_kait and not os.path.ismount(jalur):
        return [
            Temuan(
                SebabGagal.TIDAK_TERPASANG, f"Tidak ada disk yang dipasang di {jalur}. Pasang (mount) dahulu."
            )
        ]
    if penanda and not (jalur / penanda).is_file():
        return [
            Temuan(
                SebabGagal.PENANDA_TIDAK_ADA,
                f"Berkas penanda {penanda} tidak ada di {jalur}: mungkin disk lain yang terpasang.",
            )
        ]
    return []


def _periksa_ruang(perlu: Mapping[Path, int]) -> list[Temuan]:
    """What is needed in several directories of one disk is needed there all at once."""
    per_disk: dict[int, tuple[Path, int]] = {}
    for direktori, byte in perlu.items():
        disk = _yang_ada(direktori).stat().st_dev
        pertama, jumlah = per_disk.get(disk, (direktori, 0))
        per_disk[disk] = (pertama, jumlah + byte)
    temuan = []
    for direktori, byte in per_disk.values():
        bebas = shutil.disk_usage(_yang_ada(direktori)).free
        if bebas < byte:
            kalimat = (
                f"Ruang di {direktori} tinggal {_mb(bebas)} MB, sedangkan perlu {_mb(byte)} MB. "
                "Kosongkan sebagian."
            )
            temuan.append(Temuan(SebabGagal.DISK_PENUH, kalimat))
    return temuan


def di_satu_disk(satu: Path, lain: Path) -> bool:
    """Whether both lie on one disk; of what is not there, where it would be. False where nobody may look."""
    try:
        return _yang_ada(satu).stat().st_dev == _yang_ada(lain).stat().st_dev
    except OSError:
        return False


def _yang_ada(direktori: Path) -> Path:
    """The directory, or what it would be made in."""
    while not direktori.exists() and direktori != direktori.parent:
        direktori = direktori.parent
    return direktori


def _mb(byte: int) -> str:
    return f"{byte // 1_000_000:,}".replace(",", ".")
