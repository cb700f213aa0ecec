"""What is not well now, and the notices of late."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Case, QuerySet, Value, When

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.models import Deret, Kabar
from infrastruktur.queries.penilaian import diawasi
from lpse.kalender import ONE_DAY
from lpse.waktu import awal_hari

BERAT = {Keadaan.KRITIS: 0, Keadaan.TIDAK_DIKETAHUI: 1, Keadaan.PERINGATAN: 2, Keadaan.BAIK: 3}
TERBANYAK = 100


def tidak_baik() -> "QuerySet[Deret]":
    """Series that are not well or flap, the heaviest and the oldest first, with what was told of them."""
    berat = Case(*(When(keadaan=k, then=Value(n)) for k, n in BERAT.items()), default=Value(3))
    rows = diawasi().select_related("sasaran", "siaga__ditangani_oleh")
    buruk = rows.exclude(keadaan=Keadaan.BAIK, siaga__berkepak_sejak__isnull=True)
    return buruk.annotate(berat=berat).order_by("berat", "sejak", "pk")


def saring_kabar(saringan: Mapping[str, str]) -> "QuerySet[Kabar]":
    """Notices with all their lines: of a group (`cari`), from one day to another (ISO)."""
    rows = Kabar.objects.prefetch_related("butir__deret__sasaran")
    if cari := saringan.get("cari"):
        rows = rows.filter(kelompok__icontains=cari)
    if dari := saringan.get("dari"):
        rows = rows.filter(pada__gte=awal_hari(date.fromisoformat(dari)))
    if sampai := saringan.get("sampai"):
        rows = rows.filter(pada__lt=awal_hari(date.fromisoformat(sampai) + ONE_DAY))
    return rows
