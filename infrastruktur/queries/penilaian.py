"""Which threshold counts for a series: the narrowest that fits."""

from collections.abc import Iterable

from django.db.models import QuerySet

from infrastruktur.models import Ambang, Deret


def ambang_untuk(deret_ids: Iterable[int]) -> dict[int, Ambang]:
    """The threshold in force of each series, by primary key; a series without one is absent. Two queries.

    One for the part of the target (a disk) before one for the target, before one for the measure.
    """
    deret = Deret.objects.filter(pk__in=deret_ids).values_list("pk", "ukuran", "sasaran_id", "label")
    return pilih_ambang(deret, berlaku())


def berlaku() -> dict[tuple[str, int | None, str], Ambang]:
    """Every threshold in force, by what it is for: measure, target or None, part or ""."""
    return {(a.ukuran, a.sasaran_id, a.label): a for a in Ambang.objects.filter(diganti_pada__isnull=True)}


def pilih_ambang(
    deret: Iterable[tuple[int, str, int, str]], berlaku: dict[tuple[str, int | None, str], Ambang]
) -> dict[int, Ambang]:
    """The same of series already read, each as (primary key, measure, target, part)."""
    hasil = {}
    for pk, ukuran, sasaran, label in deret:
        kunci = ((ukuran, sasaran, label), (ukuran, sasaran, ""), (ukuran, None, ""))
        ambang = next((berlaku[satu] for satu in kunci if satu in berlaku), None)
        if ambang is not None:
            hasil[pk] = ambang
    return hasil


def diawasi() -> "QuerySet[Deret]":
    """The series that are expected to be read: of active targets, not taken out; with their target."""
    return Deret.objects.filter(
        dilepas_pada__isnull=True, sasaran__dihentikan_pada__isnull=True
    ).select_related("sasaran")
