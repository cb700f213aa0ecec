"""Drills: which backup is next, what came of the last ones."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F, Min, Q, QuerySet

from arsip.models import Cadangan, Pekerjaan, Sumber, UjiPemulihan


def untuk_diuji(pekerjaan: Pekerjaan) -> Cadangan | None:
    """The newest backup of the job's source that stands in the job's repository."""
    ada = Cadangan.objects.filter(
        sumber=pekerjaan.sumber, repositori=pekerjaan.repositori, dibuang_pada__isnull=True
    )
    return ada.select_related("sumber", "repositori").order_by("-dari_saat", "-pk").first()


def dapat_diuji() -> list[tuple[Sumber, datetime]]:
    """The sources in use of which a backup stands in their own repository, and since when."""
    sendiri = Cadangan.objects.filter(dibuang_pada__isnull=True, repositori=F("sumber__repositori"))
    sejak = dict(sendiri.order_by().values_list("sumber").annotate(Min("created_at")))
    rows = Sumber.objects.aktif().select_related("repositori").filter(pk__in=sejak).order_by("pk")
    return [(satu, sejak[satu.pk]) for satu in rows]


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
