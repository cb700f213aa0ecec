"""Why the engine gave up, recognised from what the programs say: older ones exit with 1 whatever happened."""

import errno
import re
from collections.abc import Iterable, Mapping

from arsip.enums.cadangan import SebabGagal

PANJANG_MAKS = 2000
TERSAMAR = "***"

_PENUH = frozenset({errno.ENOSPC, errno.EDQUOT})
_SANDI_DI_URL = re.compile(r"(://[^/\s:@]*):[^/\s@]+@")
_NAMA_RAHASIA = re.compile(r"(KEY|SECRET|PASSWORD|TOKEN|SANDI)(?!.*_FILE$)")

# The first that fits holds: a full disk also shows as a lock that could not be written.
_TANDA: tuple[tuple[SebabGagal, re.Pattern[str]], ...] = tuple(
    (sebab, re.compile(pola, re.IGNORECASE))
    for sebab, pola in (
        (
            SebabGagal.DISK_PENUH,
            r"no space left on device|quota exceeded|insufficient storage|disk full"
            r"|storage backend has reached",
        ),
        (
            SebabGagal.SANDI_SALAH,
            r"wrong password or no key found|resolving password failed|empty password"
            r"|access key id you provided|signature we calculated",
        ),
        (SebabGagal.JALUR_TIDAK_ADA, r"not found in snapshot"),
        (SebabGagal.TERKUNCI, r"repository is already locked"),
        (
            SebabGagal.SERVER_TIDAK_TERJANGKAU,
            r"connection refused|no route to host|network is unreachable|i/o timeout|no such host"
            r"|connection timed out|connection reset|could not resolve|connection to server|server closed the"
            r"|could not connect|host key verification failed|permission denied \(publickey"
            r"|unable to start the sftp session|context deadline exceeded|terminating connection",
        ),
        (
            SebabGagal.VERSI_TIDAK_COCOK,
            r"server version mismatch|unsupported version \(|unsupported repository version"
            r"|unrecognized configuration parameter",
        ),
        (
            SebabGagal.RUSAK,
            r"repository contains errors|ciphertext verification failed|hash mismatch|does not match id"
            r"|pack file cannot be listed|invalid data returned|not found in (the )?index|unable to load"
            r"|blob .{1,80}not found|load\(<(data|index|snapshot)/|invalid crc|id mismatch|unable to decrypt",
        ),
        # Rights and interruptions say nothing about what is there.
        (
            SebabGagal.LAINNYA,
            r"permission denied|access denied|read-only file system|signal interrupt received",
        ),
        (
            SebabGagal.REPOSITORI_TIDAK_ADA,
            r"unable to open config file|is there a repository at the following location"
            r"|repository does not exist|bucket does not exist|not a repository",
        ),
    )
)


class Dihentikan(Exception):
    """Someone asked for it; what ran has ended."""


class MesinGagal(Exception):
    """The engine did not do what it was asked to.

    `keterangan` is what the program or the system said, without secrets, at most 2000 characters; `rc` the
    exit status where a program ended by itself, negative for a signal.
    """

    def __init__(self, sebab: SebabGagal, keterangan: str = "", rc: int | None = None) -> None:
        self.sebab = sebab
        self.keterangan = ringkas(keterangan) or str(sebab.label)
        self.rc = rc
        super().__init__(sebab, self.keterangan, rc)

    def __str__(self) -> str:
        return f"{self.sebab.label}: {self.keterangan}"


def ringkas(teks: str) -> str:
    """The text fit to be stored: no NUL, no password in an address, both ends of it where it is long."""
    teks = _SANDI_DI_URL.sub(rf"\1:{TERSAMAR}@", teks.replace("\0", "")).strip()
    if len(teks) <= PANJANG_MAKS:
        return teks
    awal = PANJANG_MAKS // 2
    return f"{teks[:awal]}\n…\n{teks[-(PANJANG_MAKS - awal - 3) :]}"


def rahasia_dari(lingkungan: Mapping[str, str]) -> list[str]:
    """The values among these variables that nobody may read in a message."""
    return [nilai for nama, nilai in lingkungan.items() if _NAMA_RAHASIA.search(nama) and len(nilai) > 3]


def samarkan(teks: str, rahasia: Iterable[str]) -> str:
    """The text with each of these secrets covered."""
    for satu in rahasia:
        teks = teks.replace(satu, TERSAMAR)
    return teks


def kenali(teks: str, bawaan: SebabGagal = SebabGagal.LAINNYA) -> SebabGagal:
    """The cause behind what a program said; `bawaan` where nothing in it is known."""
    for sebab, pola in _TANDA:
        if pola.search(teks):
            return sebab
    return bawaan


def dari_sistem(galat: OSError, bawaan: SebabGagal = SebabGagal.LAINNYA) -> MesinGagal:
    """The system's own refusal as a failure of the engine."""
    sebab = SebabGagal.DISK_PENUH if galat.errno in _PENUH else bawaan
    return MesinGagal(sebab, f"{galat.strerror or galat}: {galat.filename}" if galat.filename else str(galat))
