"""What is not well now, and the notices of late."""

from django.db.models import Case, QuerySet, Value, When

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.models import Deret, Kabar
from infrastruktur.queries.penilaian import diawasi

BERAT = {Keadaan.KRITIS: 0, Keadaan.TIDAK_DIKETAHUI: 1, Keadaan.PERINGATAN: 2, Keadaan.BAIK: 3}
TERBANYAK = 100


def tidak_baik() -> "QuerySet[Deret]":
    """Series that are not well or flap, the heaviest and the oldest first, with what was told of them."""
    berat = Case(*(When(keadaan=k, then=Value(n)) for k, n in BERAT.items()), default=Value(3))
    rows = diawasi().select_related("sasaran", "siaga__ditangani_oleh")
    buruk = rows.exclude(keadaan=Keadaan.BAIK, siaga__berkepak_sejak__isnull=True)
    return buruk.annotate(berat=berat).order_by("berat", "sejak", "pk")


def kabar_dengan_butir() -> "QuerySet[Kabar]":
    """Notices with all their lines."""
    return Kabar.objects.prefetch_related("butir__deret__sasaran")
