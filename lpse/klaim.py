"""The lease on a row that background work holds: taken and kept by compare-and-set, one process at a time.

It guards against work done twice: a message that comes twice, a sweep that hands it out again, a worker that
was taken for dead and wakes up. Whoever takes a row marks it with a stamp of its own (`klaim`) and with the
end of its turn (`klaim_sampai`); each write names that stamp, so whoever lost the lease writes nothing more.
No lock and no transaction is held while the work runs: they are lost behind a pooler, and hold up the seal of
the trail.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

M = TypeVar("M", bound=models.Model)


class KlaimLepas(Exception):
    """The lease has gone to another process."""


def bebas(kini: datetime | None = None) -> Q:
    """Rows that nobody holds now."""
    return Q(klaim_sampai__isnull=True) | Q(klaim_sampai__lt=kini or timezone.now())


def ambil_klaim(rows: "models.QuerySet[M]", pk: int, sewa: timedelta, **kolom: object) -> M | None:
    """Take one of these rows for as long as `sewa`, with these columns; None where it is none, or held."""
    kini = timezone.now()
    isi = {"klaim": uuid.uuid4(), "klaim_sampai": kini + sewa, **kolom}
    berubah = rows.filter(bebas(kini), pk=pk).update(**isi)
    return rows.model._default_manager.get(pk=pk) if berubah else None


def tulis_klaim(rows: "models.QuerySet[M]", pk: int, klaim: Any, **kolom: object) -> None:
    """Write these columns of the row that is held under this stamp. Raises KlaimLepas."""
    if not rows.filter(pk=pk, klaim=klaim).update(**kolom):
        raise KlaimLepas


def pegang_klaim(rows: "models.QuerySet[M]", pk: int, klaim: Any, sewa: timedelta, **kolom: object) -> M:
    """Hold on for another `sewa`; the row stays locked until this transaction ends. Raises KlaimLepas."""
    tulis_klaim(rows, pk, klaim, klaim_sampai=timezone.now() + sewa, **kolom)
    return rows.get(pk=pk)
