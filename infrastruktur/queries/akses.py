"""LKPP's monitoring access as queries: its tokens with how often each is used, and the calls."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from infrastruktur.enums.akses import HasilPanggilan
from infrastruktur.models import PanggilanPemantauan
from infrastruktur.models.akses import TERENDAH_DITOLAK
from infrastruktur.policies.akses import PEMANTAUAN_BACA
from lpse.models import Akun, TokenAPI
from lpse.otorisasi import pemegang_peran
from lpse.peran import Peran

SEHARI = timedelta(days=1)
DITAMPILKAN = 50


def pemantau() -> QuerySet[Akun]:
    """The active people of LKPP who may watch."""
    return pemegang_peran(Peran.LKPP)


def token_pemantauan() -> QuerySet[TokenAPI]:
    """The tokens that open monitoring, whoever's they are."""
    return TokenAPI.objects.filter(cakupan__contains=[PEMANTAUAN_BACA])


def pemakaian_token(now: datetime) -> list[Any]:
    """The newest monitoring tokens with `sehari` (calls in the last day) and `panggilan_akhir`; one query."""
    milik = PanggilanPemantauan.objects.filter(token=OuterRef("pk"))
    sehari = (
        milik.filter(pada__gt=now - SEHARI).order_by().values("token").annotate(n=Count("pk")).values("n")
    )
    rows = token_pemantauan().select_related("akun", "dibuat_oleh").order_by("-pk")
    rows = rows.annotate(
        sehari=Coalesce(Subquery(sehari), 0),
        panggilan_akhir=Subquery(milik.order_by("-pada").values("pada")[:1]),
    )
    return list(rows[:DITAMPILKAN])


def saring_panggilan(saringan: dict[str, Any]) -> QuerySet[PanggilanPemantauan]:
    """The calls that the filters leave, not yet ordered."""
    rows = PanggilanPemantauan.objects.select_related("token__akun")
    for nama, kolom in (("token", "token__kode"), ("dari", "pada__gte"), ("sampai", "pada__lt")):
        if nilai := saringan.get(nama):
            rows = rows.filter(**{kolom: nilai})
    if hasil := saringan.get("hasil"):
        ditolak = hasil == HasilPanggilan.DITOLAK
        rows = rows.filter(**{f"status__{'gte' if ditolak else 'lt'}": TERENDAH_DITOLAK})
    return rows
