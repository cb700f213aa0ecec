"""Who had a hand in a record, as the trail remembers; and who else may decide on it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model

from lpse.models import Akun, Jejak
from lpse.otorisasi import pemegang_izin

DISEBUT = 5


@dataclass(frozen=True, slots=True)
class OrangKedua:
    """Why this person may not decide, and who may; nobody: the role has to be lent to somebody first."""

    alasan: str
    siapa: list[Akun]


def yang_terlibat(objek: Model, peristiwa: Collection[str], *lagi: int | None) -> frozenset[int]:
    """Everybody by whom one of these events is, and those named besides."""
    rows = Jejak.objects.filter(
        objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk), peristiwa__in=peristiwa
    )
    orang = {*rows.values_list("oleh_id", flat=True), *lagi}
    return frozenset(pk for pk in orang if pk is not None)


def orang_kedua(alasan: Exception, izin: str, kecuali: Collection[int]) -> OrangKedua:
    """The refusal in the words of its rule, and the first few people with this permission but for those."""
    return OrangKedua(str(alasan), list(pemegang_izin(izin).exclude(pk__in=kecuali)[:DISEBUT]))
