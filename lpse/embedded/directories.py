"""Making the directories under the data directory, and proving that a private one is really ours."""

import os
import stat
from pathlib import Path

from lpse.embedded.account import Account
from lpse.embedded.errors import LayananTidakSiap, unusable
from lpse.embedded.paths import log_dir, run_dir


def make_data_dir(data_dir: Path) -> None:
    """Create the data directory when it is missing; one that exists keeps its owner and mode.

    Root's may be passed through by others, since the database account must reach the programs copied into it;
    everything inside closes itself. Raises LayananTidakSiap.
    """
    try:
        if not data_dir.is_dir():
            data_dir.parent.mkdir(parents=True, exist_ok=True)
            data_dir.mkdir(exist_ok=True)
            data_dir.chmod(0o711 if os.geteuid() == 0 else 0o700)  # whatever the umask says
    except OSError as cause:
        raise unusable(data_dir, cause) from cause


def prepare(data_dir: Path) -> None:
    """Create the data directory with its locks and logs, and prove that it can be written.

    Raises LayananTidakSiap.
    """
    make_data_dir(data_dir)
    try:
        for directory in (run_dir(data_dir), log_dir(data_dir)):
            directory.mkdir(mode=0o700, exist_ok=True)
        probe = run_dir(data_dir) / f".coba-{os.getpid()}"
        try:
            probe.write_bytes(b"x" * 65536)
        finally:
            probe.unlink(missing_ok=True)
    except OSError as cause:
        raise unusable(data_dir, cause) from cause


def own(directory: Path, account: Account, mode: int = 0o700) -> None:
    """Create `directory`, which lies under the data directory, or hand it to `account` with `mode`."""
    directory.mkdir(mode=0o700, exist_ok=True)
    state = directory.stat()
    if state.st_uid != account.uid:
        os.chown(directory, account.uid, account.gid)
    if stat.S_IMODE(state.st_mode) != mode:
        directory.chmod(mode)


def own_private(directory: Path, account: Account, mode: int = 0o700) -> None:
    """Create a private directory in a place where anybody may create one, or accept the one that is ours.

    Raises LayananTidakSiap when it belongs to another account, is a link, or is open wider than `mode`.
    """
    try:
        directory.mkdir(mode=0o700)
        directory.chmod(mode)
        if account.uid != os.geteuid():
            os.chown(directory, account.uid, account.gid)
    except FileExistsError:
        state = directory.lstat()
        ours = stat.S_ISDIR(state.st_mode) and state.st_uid == account.uid
        if not ours or stat.S_IMODE(state.st_mode) & ~mode:
            raise LayananTidakSiap(
                f"Direktori {directory} bukan milik akun {account.name} atau terbuka bagi akun lain. "
                "Hapus direktori itu atau pilih LPSE_DATA_DIR lain."
            ) from None
