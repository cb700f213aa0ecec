"""Who else has a ticket open, or is writing on it: a heartbeat in the cache, no lock.

It prevents nothing: two answers that cross are told apart by the last message each author saw. Losing the
cache loses the warning and no more.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from layanan.enums.tiket import ArahPesan
from layanan.meja.bersama import dengan_tiket
from layanan.models import Tiket
from layanan.queries.tiket import petugas_layanan
from lpse.models import Akun
from lpse.peran import LAYANI_TIKET
from lpse.situs_admin import petugas, tampilkan

DENYUT = 25  # seconds; the page beats every 20
MELIHAT, MENULIS = "melihat", "menulis"


@dataclass(frozen=True, slots=True)
class Hadir:
    """Somebody else at this ticket."""

    orang: Akun
    menulis: bool


def _kunci(tiket: Tiket, orang: Akun) -> str:
    return f"layanan:hadir:{tiket.pk}:{orang.pk}"


def denyut(tiket: Tiket, oleh: Akun, *, menulis: bool) -> None:
    """Remember for some seconds that this officer is here."""
    cache.set(_kunci(tiket, oleh), MENULIS if menulis else MELIHAT, DENYUT)


def hadir_lain(tiket: Tiket, oleh: Akun) -> list[Hadir]:
    """The other officers at this ticket, those who write first. One key each: nobody overwrites another."""
    lain = {_kunci(tiket, akun): akun for akun in petugas_layanan() if akun.pk != oleh.pk}
    ada = cache.get_many(list(lain))
    hadir = [Hadir(akun, ada[kunci] == MENULIS) for kunci, akun in lain.items() if kunci in ada]
    return sorted(hadir, key=lambda satu: not satu.menulis)


@require_safe
@dengan_tiket
def hadir(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """The heartbeat of an open page, and what it should know: who else is here, what came meanwhile.

    `?menulis=1` while an answer is being written; `?terbaca=` the last message on the page.
    """
    oleh = petugas(request)
    if oleh.has_perm(LAYANI_TIKET):
        denyut(tiket, oleh, menulis=request.GET.get("menulis") == "1")
    terbaca = request.GET.get("terbaca", "")
    baru = 0
    if terbaca.isascii() and terbaca.isdigit() and len(terbaca) < 19:
        baru = tiket.pesan.filter(pk__gt=int(terbaca)).exclude(arah=ArahPesan.INTERNAL).count()
    jawaban = tampilkan(
        request, "admin/layanan/tiket/_hadir.html", "", hadir=hadir_lain(tiket, oleh), baru=baru, tiket=tiket
    )
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
