"""What of the people in SPSE's data a reader sees."""

from lpse.pengenal import samarkan

# What a token is allowed that reads packages and figures; people are not in them, whoever owns the token.
E_REPORTING_BACA = "sekretariat.e_reporting:baca"
TERSAMAR = "••••"


def is_npwp_badan(npwp16: str) -> bool:
    """Whether a tax number is a body's for certain.

    Bodies had numbers that begin with 0 before Coretax; whatever else may be a person's, and is taken as one.
    """
    return npwp16.startswith("0")


def npwp_tampak(npwp: str, *, boleh: bool) -> str:
    """A tax number as this reader may see it: whole for a body's, masked where it may be a person's NIK."""
    return npwp if boleh or is_npwp_badan(npwp) else samarkan(npwp)


def pribadi_tampak(teks: str, *, boleh: bool) -> str:
    """The name or number of an official; nothing of it is shown to who may not see it."""
    return teks if boleh or not teks else TERSAMAR
