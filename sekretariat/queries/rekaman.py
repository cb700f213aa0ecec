"""From records as the trail and the reports name them, by kind and key, to the officers' pages of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.admin import site
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from lpse.models import Akun
from lpse.situs_admin import boleh_halaman
from lpse.sumbangan import sumbangan
from sekretariat.policies.rekaman import is_berhalaman, is_kunci, jenis_rekaman

Kunci = tuple[str, str]


def alamat_rekaman(jenis: str, pk: str) -> str | None:
    """The page of this record, whoever may open it; None where it or its kind has none. One query."""
    return _alamat(jenis, {pk}).get((jenis, pk))


def tautan_rekaman(request: HttpRequest, kunci: Iterable[Kunci]) -> dict[Kunci, str]:
    """The pages of these records that open to this person; one query for each kind.

    A record that is gone, or kept from them, is not in it.
    """
    per_jenis: defaultdict[str, set[str]] = defaultdict(set)
    for jenis, pk in kunci:
        per_jenis[jenis].add(pk)
    hasil: dict[Kunci, str] = {}
    for jenis, semua in per_jenis.items():
        if boleh_rekaman(request, jenis):
            hasil |= _alamat(jenis, semua, request.user)
    return hasil


def boleh_rekaman(request: HttpRequest, jenis: str) -> bool:
    """Whether this person may open pages of such records at all."""
    if not is_berhalaman(jenis):
        return False
    halaman = sumbangan.halaman_rekaman.get(jenis)
    if halaman is None:
        return site.get_model_admin(jenis_rekaman()[jenis]).has_view_permission(request)
    return boleh_halaman(request, f"admin:{halaman.nama}")


def _alamat(jenis: str, semua: set[str], akun: Any = None) -> dict[Kunci, str]:
    """The pages of the records of one kind with these keys; with `akun` only those that open to them."""
    model = jenis_rekaman().get(jenis)
    if model is None or not is_berhalaman(jenis):
        return {}
    halaman = sumbangan.halaman_rekaman.get(jenis)
    nama = halaman.nama if halaman else f"{model._meta.app_label}_{model._meta.model_name}_change"
    kolom = halaman.kunci if halaman else ("pk",)
    rows: QuerySet[Model] = model._default_manager.all()
    if halaman and halaman.terbuka and isinstance(akun, Akun):
        rows = halaman.terbuka(akun)
    ada = rows.filter(pk__in=[pk for pk in semua if is_kunci(model, pk)]).values_list("pk", *kolom)
    return {(jenis, str(pk)): reverse(f"admin:{nama}", args=isi) for pk, *isi in ada.order_by()}
