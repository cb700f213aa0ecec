"""The code on the room's screen: signed and short-lived, so that only who is in the room can be present."""

from datetime import timedelta

from django.core import signing

# Long enough to take out a telephone and type an address, too short to send a picture of the screen home.
UMUR_KODE = timedelta(minutes=10)
_GARAM = "layanan.hadir"


def buat_kode_ruang(pelatihan: str) -> str:
    """What the screen shows now: which training (its code), and when it was shown."""
    return signing.TimestampSigner(salt=_GARAM).sign(pelatihan)


def baca_kode_ruang(kode: str) -> str:
    """The training's code behind a fresh code of the screen; "" for an old one, and for one never shown."""
    try:
        return signing.TimestampSigner(salt=_GARAM).unsign(kode, max_age=UMUR_KODE)
    except signing.BadSignature:
        return ""
