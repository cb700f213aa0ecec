"""Two people, or two tabs, at one form: which fields changed since the form was shown.

The form carries a mark with a short fingerprint of each value, not the values themselves: a mark in a page
source or a log tells nobody a NIK. It is signed, so a mark that is not ours counts as older than everything.
"""

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac

_GARAM = "lpse.serentak"
_PANJANG = 16  # hexadecimal digits; enough to notice a change, useless to guess from


def tanda_isian(nilai: Mapping[str, Any]) -> str:
    """The mark for a hidden field: what these values were when the form was shown."""
    return signing.dumps({nama: _sidik(nama, isi) for nama, isi in nilai.items()}, salt=_GARAM)


def isian_berubah(tanda: str, kini: Mapping[str, Any]) -> list[str]:
    """The names of the values that differ from the marked ones, in their order; all of them for a mark
    that is missing or not ours."""
    try:
        lama = signing.loads(tanda, salt=_GARAM)
    except signing.BadSignature:
        return list(kini)
    return [nama for nama, isi in kini.items() if lama.get(nama) != _sidik(nama, isi)]


def _sidik(nama: str, isi: Any) -> str:
    return salted_hmac(f"{_GARAM}:{nama}", repr(isi)).hexdigest()[:_PANJANG]
