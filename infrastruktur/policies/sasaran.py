"""When a target is asked, and what its options may refer to; pure."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from infrastruktur.models import Sasaran

# Rounds come each minute, give or take: half a minute early is on time.
TENGGANG = timedelta(seconds=30)
# Only these: whoever edits targets must not read the portal's own keys by sending them somewhere.
RUJUKAN = re.compile(r"env:(PANTAU_RAHASIA_[A-Z0-9_]{1,60})")
AWAL_RUJUKAN = "env:"


class RahasiaKosong(Exception):
    """An option refers to an environment variable that is not set; `str()` is the sentence, without value."""


OPSI_RAHASIA = frozenset({"sandi", "sandi_privasi", "community"})


def is_jatuh_tempo(sasaran: Sasaran, now: datetime) -> bool:
    """Whether the target is to be asked in the round that begins now.

    A time of last asking that lies ahead is a clock that was set back: it must not silence the target.
    """
    if sasaran.ditanya_pada is None or sasaran.ditanya_pada > now:
        return True
    return now - sasaran.ditanya_pada >= timedelta(minutes=sasaran.jeda_menit) - TENGGANG


def selesaikan(opsi: Mapping[str, str], lingkungan: Mapping[str, str]) -> dict[str, str]:
    """The options with each secret's `env:PANTAU_RAHASIA_…` replaced by what it stands for.

    Only what is never shown again is replaced: another option comes back in sentences about what failed.
    Raises RahasiaKosong.
    """
    return {
        nama: _nilai(str(nilai), lingkungan) if nama in OPSI_RAHASIA else str(nilai)
        for nama, nilai in opsi.items()
    }


def _nilai(nilai: str, lingkungan: Mapping[str, str]) -> str:
    if not nilai.startswith(AWAL_RUJUKAN):
        return nilai
    cocok = RUJUKAN.fullmatch(nilai)
    if cocok is None:
        raise RahasiaKosong(f"Rujukan “{nilai}” tidak dapat dipakai. Tulis env:PANTAU_RAHASIA_NAMA.")
    if not lingkungan.get(cocok[1]):
        raise RahasiaKosong(f"Variabel lingkungan {cocok[1]} belum diisi di server portal.")
    return lingkungan[cocok[1]]
