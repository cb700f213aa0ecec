"""Issued documents that no unit keeps with a record, and from which day they count. Dasar: arsip.retensi

Those of registrations, changes and deactivations are kept in users' files, those of the secretariat with the
letter, meeting or report they belong to: with classes of their own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse

from arsip.policies.retensi import KELAS_LAPORAN, LAPORAN
from lpse.models import Naskah
from lpse.sumbangan import ButirRetensi
from lpse.waktu import zona

PERISTIWA = "Hari terbitnya"
DI_UNIT_LAIN = ("registrasi.", "sekretariat.")
SEPOTONG = 500


def naskah_hidup(kelas: str) -> QuerySet[Any]:
    """Documents of a class that are built and not destroyed, with the day of their issue as `hari`."""
    rows = Naskah.objects.filter(berkas__isnull=False, berkas__dimusnahkan_pada__isnull=True)
    for awal in DI_UNIT_LAIN:
        rows = rows.exclude(objek_jenis__startswith=awal)
    rows = rows.filter(jenis__in=LAPORAN) if kelas == KELAS_LAPORAN else rows.exclude(jenis__in=LAPORAN)
    return rows.select_related("berkas").annotate(hari=TruncDate("terbit_pada", tzinfo=zona()))


def jatuh_tempo(
    kelas: str, sampai: date, setelah: tuple[date, str] | None = None, cari: str = ""
) -> Iterator[ButirRetensi]:
    """Documents of a class issued up to a day, longest ago first."""
    rows = naskah_hidup(kelas).filter(hari__lte=sampai)
    if setelah:
        hari, kode = setelah
        rows = rows.filter(Q(hari__gt=hari) | Q(hari=hari, kode__gt=kode))
    if cari:
        rows = rows.filter(Q(kode__iexact=cari) | Q(nomor__icontains=cari))
    yield from (_butir(satu) for satu in rows.order_by("hari", "kode").iterator(chunk_size=SEPOTONG))


def cari_naskah(kelas: str, kode: str) -> ButirRetensi | None:
    """One document of a class that is not destroyed."""
    naskah = naskah_hidup(kelas).filter(kode=kode).first()
    return _butir(naskah) if naskah else None


def url_naskah(kode: str) -> str:
    """Where anyone sees whether it is in force."""
    return reverse("lpse:naskah", args=[kode])


def _butir(naskah: Any) -> ButirRetensi:
    label = f"{naskah.get_jenis_display()}, nomor {naskah.nomor}"
    return ButirRetensi(naskah.kode, label, naskah.hari, None, naskah.berkas.diunggah_pada)
