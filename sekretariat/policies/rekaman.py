"""The kinds of record that the trail and the reports tell of, in words; which have a page."""

from functools import cache

from django.apps import apps
from django.contrib.admin import site
from django.db import models
from django.db.models import Q

from lpse.sumbangan import sumbangan
from sekretariat.policies.prosedur import bidang_sistem

UNIT = ("registrasi", "layanan", "infrastruktur", "arsip", "sekretariat", "lpse")


@cache
def jenis_rekaman() -> dict[str, type[models.Model]]:
    """Every kind of record of the portal, by its label, in the units' order."""
    return {
        model._meta.label_lower: model
        for unit in UNIT
        for model in sorted(apps.get_app_config(unit).get_models(), key=lambda m: m._meta.verbose_name or "")
    }


def sebut_unit(unit: str) -> str:
    """The unit's name for people, the system unit's as the active regulation has it."""
    return bidang_sistem() if unit == "infrastruktur" else str(apps.get_app_config(unit).verbose_name)


def jenis_unit(unit: str) -> list[str]:
    """The labels of a unit's kinds of record."""
    return [label for label in jenis_rekaman() if label.startswith(f"{unit}.")]


def is_berhalaman(jenis: str) -> bool:
    """Whether a record of this kind has a page that officers open."""
    model = jenis_rekaman().get(jenis)
    return jenis in sumbangan.halaman_rekaman or (model is not None and site.is_registered(model))


def cari_rekaman(jenis: str, teks: str) -> str | None:
    """The key, as the trail has it, of the record with this code, number or key; None where there is none."""
    model = jenis_rekaman().get(jenis)
    if model is None or "\0" in teks:
        return None
    sebutan = {"kode", "nomor"} & {f.name for f in model._meta.fields}
    cocok = Q(*((f"{kolom}__iexact", teks) for kolom in sorted(sebutan)), _connector=Q.OR)
    rows = model._default_manager.filter(cocok) if sebutan else model._default_manager.none()
    if satu := rows.values_list("pk", flat=True).first():
        return str(satu)
    # A record that is gone has left its rows: its key alone finds them.
    return teks if is_kunci(model, teks) else None


def is_kunci(model: type[models.Model], teks: str) -> bool:
    """Whether this can be the key of a record of that kind at all."""
    if isinstance(model._meta.pk, models.CharField):
        return bool(teks) and "\0" not in teks
    return teks.isascii() and teks.isdigit() and len(teks) <= 18
