"""Drills: which backup is next, what came of the last ones."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import F, Min, Q, QuerySet

from arsip.models import Cadangan, Repositori, Sumber, UjiPemulihan
from arsip.policies.jadwal import MAJU_WAJAR


def untuk_diuji(sumber: Sumber, repositori: Repositori) -> Cadangan | None:
    """The newest backup of the source that stands in this repository."""
    ada = Cadangan.objects.filter(sumber=sumber, repositori=repositori, dibuang_pada__isnull=True)
    return ada.select_related("sumber", "repositori").order_by("-dari_saat", "-pk").first()


def dapat_diuji() -> list[tuple[Sumber, datetime]]:
    """The sources in use of which a backup stands in their own repository, and since when."""
    sendiri = Cadangan.objects.filter(dibuang_pada__isnull=True, repositori=F("sumber__repositori"))
    sejak = dict(sendiri.order_by().values_list("sumber").annotate(Min("created_at")))
    rows = Sumber.objects.aktif().select_related("repositori").filter(pk__in=sejak).order_by("pk")
    return [(satu, sejak[satu.pk]) for satu in rows]


def uji_lulus_terakhir(sumber: Collection[int], kini: datetime) -> dict[int, datetime]:
    """Of those of these sources whose last drill passed, when that was; one query."""
    rows = UjiPemulihan.objects.filter(cadangan__sumber__in=sumber, created_at__lte=kini + MAJU_WAJAR)
    rows = rows.order_by("cadangan__sumber", "-created_at", "-pk").distinct("cadangan__sumber")
    semua = rows.values_list("cadangan__sumber", "created_at", "is_lulus")
    return {pk: saat for pk, saat, is_lulus in semua if is_lulus}


def riwayat_uji() -> QuerySet[UjiPemulihan]:
    """Every drill with what its lists show."""
    return UjiPemulihan.objects.select_related("cadangan__sumber", "cadangan__repositori", "naskah")


def saring_uji(saringan: Mapping[str, str]) -> QuerySet[UjiPemulihan]:
    """The drills that the filters leave: `hasil` (lulus, tidak), `cari` (source, number of the document)."""
    rows = riwayat_uji()
    if hasil := saringan.get("hasil", ""):
        rows = rows.filter(is_lulus=hasil == "lulus")
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(Q(cadangan__sumber__nama__icontains=cari) | Q(naskah__nomor__icontains=cari))
    return rows
