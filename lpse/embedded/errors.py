"""What the person who starts the portal is told when the servers cannot serve."""

import errno
import shutil
from pathlib import Path

from lpse.aturan import AturanDilanggar

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_SQL_DISK_FULL = "53100"
_WAL_SEGMENT = 16 * 1024 * 1024


class LayananTidakSiap(AturanDilanggar):
    """A server or the place it lives in is unusable; `str()` is one Indonesian sentence saying what to do."""


def disk_full(path: Path) -> LayananTidakSiap:
    """Return the refusal for a full disk at `path`."""
    return LayananTidakSiap(f"Cakram penuh di {path}. Kosongkan sebagian ruang, lalu jalankan lagi.")


def unusable(path: Path, cause: OSError) -> LayananTidakSiap:
    """Turn the system's refusal about the data directory `path` into the sentence for the person."""
    if is_full(cause):
        return disk_full(path)
    reason = _REASONS.get(cause.errno or 0, f"galat sistem {cause.errno}")
    return LayananTidakSiap(
        f"Direktori data {path} tidak dapat dipakai: {reason}. "
        "Beri hak tulis atau pilih direktori lain dengan LPSE_DATA_DIR."
    )


def is_out_of_space(data_dir: Path) -> bool:
    """Return whether less than one WAL segment is free: a server that failed here failed for want of space.

    Asked after a failure, since the server may have had no room left to log the cause.
    """
    try:
        return shutil.disk_usage(data_dir).free < _WAL_SEGMENT
    except OSError:
        return False


_REASONS = {
    errno.EACCES: "tidak ada hak tulis",
    errno.EPERM: "tidak ada hak tulis",
    errno.EROFS: "sistem berkasnya hanya dapat dibaca",
    errno.ENOTDIR: "jalur itu melalui sebuah berkas",
    errno.EEXIST: "sudah ada berkas dengan nama itu",
    errno.ENAMETOOLONG: "jalurnya terlalu panjang",
    errno.ENOENT: "jalur itu tidak dapat dibuat",
}


def is_full(cause: BaseException | None) -> bool:
    """Return whether a full disk is behind `cause`: the system's, the database's or wrapped in another."""
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in _FULL:
            return True
        if getattr(cause, "sqlstate", None) == _SQL_DISK_FULL:
            return True
        cause = cause.__cause__ or cause.__context__
    return False
