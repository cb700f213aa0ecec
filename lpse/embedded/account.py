"""Which operating-system account runs what: PostgreSQL refuses root, so root lends it another account."""

import contextlib
import os
import pwd
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lpse.embedded.errors import LayananTidakSiap

# A PostgreSQL account is there where a distribution's server is installed; "nobody" is everywhere.
_CALON = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An operating-system account: its name and numeric ids."""

    name: str
    uid: int
    gid: int


def portal_account() -> Account:
    """Return the account this process runs under.

    Raises LayananTidakSiap where its uid has no name: peer authentication needs one.
    """
    try:
        entry = pwd.getpwuid(os.geteuid())
    except KeyError:
        raise LayananTidakSiap(
            f"Akun sistem dengan uid {os.geteuid()} tidak bernama. "
            "Jalankan dengan akun yang terdaftar di sistem."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def database_account(cluster: Path) -> Account:
    """Return the account PostgreSQL runs under: our own, or an existing unprivileged one when we are root.

    A cluster that exists stays with its owner, even when a better account has been installed since.
    Raises LayananTidakSiap where root finds no such account.
    """
    if os.geteuid() != 0:
        return portal_account()
    for entry in _owners(cluster):
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise LayananTidakSiap(
        "Basis data tidak boleh berjalan sebagai root, dan akun postgres atau nobody tidak ada. "
        "Jalankan dengan akun biasa."
    )


def _owners(cluster: Path) -> Iterator[pwd.struct_passwd]:
    with contextlib.suppress(OSError, KeyError):
        yield pwd.getpwuid(cluster.stat().st_uid)
    for name in _CALON:
        with contextlib.suppress(KeyError):
            yield pwd.getpwnam(name)
