"""What was told of series, and what waits to be told."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import F, Q

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.models import Balik, ButirKabar, Siaga
from infrastruktur.policies.kepak import JAM, JEDA_PENGINGAT, jendela_kepak

Waktu = dict[int, list[datetime]]


def menunggu_kabar(now: datetime) -> list[int]:
    """The series about which something may have become due, by primary key: few, whatever has happened."""
    ingatkan = Q(
        dikabari=Keadaan.KRITIS, ditangani_pada__isnull=True, dikabari_pada__lte=now - JEDA_PENGINGAT
    )
    berubah = ~Q(dikabari=F("deret__keadaan"))
    kepak = Q(berkepak_sejak__isnull=False) | Q(kepak_dikabari=True)
    diawasi = Q(deret__dilepas_pada__isnull=True, deret__sasaran__dihentikan_pada__isnull=True)
    siaga = Siaga.objects.filter(diawasi, berubah | kepak | ingatkan)
    return list(siaga.order_by("deret_id").values_list("deret_id", flat=True))


def perubahan_terakhir(siaga: Sequence[Siaga], now: datetime) -> Waktu:
    """When these changed their state in the time of their last 21 readings, but for maintenance."""
    if not siaga:
        return {}
    awal = now - max(jendela_kepak(satu.deret.sasaran.jeda_menit) for satu in siaga)
    balik = Balik.objects.filter(
        deret__in=[satu.deret_id for satu in siaga], pada__gt=awal, dalam_pemeliharaan=False
    )
    return _per_deret(balik.values_list("deret_id", "pada"))


def kabar_sejam(deret_ids: Collection[int], now: datetime) -> Waktu:
    """When these were told of in the last hour; reminders do not count."""
    if not deret_ids:
        return {}
    butir = ButirKabar.objects.filter(deret__in=deret_ids, pada__gt=now - JAM)
    return _per_deret(butir.exclude(jenis=JenisKabar.PENGINGAT).values_list("deret_id", "pada"))


def _per_deret(baris: "Collection[tuple[int, datetime]]") -> Waktu:
    hasil: Waktu = defaultdict(list)
    for deret, pada in baris:
        hasil[deret].append(pada)
    return hasil
