"""Who is told about backups."""

from django.db.models import QuerySet

from lpse.models import Akun, Penugasan
from lpse.peran import Peran


def bertugas(*peran: Peran) -> "QuerySet[Akun]":
    """Whoever holds one of these roles today, by name."""
    pemegang = Penugasan.objects.berlaku().filter(peran__in=peran).values("akun")
    return Akun.objects.filter(pk__in=pemegang, is_active=True).order_by("nama", "pk")
