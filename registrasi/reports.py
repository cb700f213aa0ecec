"""What the secretariat may read of this unit: figures and lists, nothing that changes."""

from registrasi.queries.periode import periode

__all__ = ["periode"]
from django.db.models import QuerySet

from registrasi.models import Penyedia


def penyedia_terdaftar() -> QuerySet[Penyedia]:
    """Every provider registered here, with the NPWP of 16 digits (`npwp16`) it is compared by."""
    return Penyedia.objects.only("nama", "npwp16")


def npwp_penyedia_terdaftar() -> QuerySet[Penyedia, str]:
    """The NPWP of 16 digits of every provider registered here, as a subquery."""
    return Penyedia.objects.order_by().values_list("npwp16", flat=True)
