"""How far each target was available in a month, from the recorded changes of its state."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from infrastruktur.enums.gangguan import DIPANTAU
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Balik, Pemeliharaan, Sasaran
from infrastruktur.models.pemeliharaan import TOLERANSI_LEWAT
from infrastruktur.policies.gangguan import Ketersediaan, Rentang, irisan, ketersediaan, panjang
from lpse.waktu import awal_hari, hari_ini

Perubahan = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class KetersediaanSasaran:
    """One target in one month; for how long it was not known how it was is said beside it."""

    sasaran: Sasaran
    angka: Ketersediaan
    tidak_diketahui: timedelta


def bulan_ini() -> date:
    """The first day of this month where the unit is."""
    return hari_ini().replace(day=1)


def masa_bulan(bulan: date) -> Rentang:
    """From the first moment of that month to the first of the next, or to now."""
    berikut = (bulan.replace(day=1) + timedelta(days=32)).replace(day=1)
    mulai = awal_hari(bulan.replace(day=1))
    return mulai, max(mulai, min(awal_hari(berikut), timezone.now()))


def ketersediaan_bulan(bulan: date) -> list[KetersediaanSasaran]:
    """Each target whose failure makes an incident in one month, as `ketersediaan_masa` says."""
    return ketersediaan_masa(masa_bulan(bulan))


def ketersediaan_masa(masa: Rentang) -> list[KetersediaanSasaran]:
    """Each target whose failure makes an incident, worst first; five queries, however many targets.

    Dasar: infrastruktur.koneksi_internet, infrastruktur.kinerja
    """
    sasaran = Sasaran.objects.filter(
        Q(dihentikan_pada__isnull=True) | Q(dihentikan_pada__gt=masa[0]),
        peran__in=DIPANTAU,
        dibuat_pada__lt=masa[1],
    )
    perubahan, pemeliharaan = _perubahan(masa), _pemeliharaan(masa)
    hasil = []
    for satu in sasaran.order_by("nama"):
        hidup = (max(masa[0], satu.dibuat_pada), min(masa[1], satu.dihentikan_pada or masa[1]))
        deret = perubahan.get(satu.pk, [])
        angka = ketersediaan(rentang_keadaan(deret, Keadaan.KRITIS, hidup), pemeliharaan[satu.pk], hidup)
        gelap = panjang(irisan(rentang_keadaan(deret, Keadaan.TIDAK_DIKETAHUI, hidup), [hidup]))
        hasil.append(KetersediaanSasaran(satu, angka, gelap))
    return sorted(hasil, key=lambda h: h.angka.persen)


def rentang_keadaan(deret: Iterable[list[Perubahan]], keadaan: str, masa: Rentang) -> list[Rentang]:
    """The spans in which any of these series was in this state; each gives its changes, oldest first."""
    hasil = []
    for perubahan in deret:
        akhir = [saat for saat, _ in perubahan[1:]] + [masa[1]]
        hasil += [
            (saat, sampai) for (saat, ke), sampai in zip(perubahan, akhir, strict=True) if ke == keadaan
        ]
    return irisan([(a, b) for a, b in hasil if a < b], [masa])


def _perubahan(masa: Rentang) -> dict[int, list[list[Perubahan]]]:
    """Per target and series: how it was when the span began, and each change in it."""
    rows = Balik.objects.filter(deret__ukuran=Ukuran.TERSEDIA, deret__sasaran__peran__in=DIPANTAU)
    kolom = ("deret", "deret__sasaran", "pada", "ke")
    sebelum = rows.filter(pada__lt=masa[0]).order_by("deret", "-pada").distinct("deret").values_list(*kolom)
    selama = rows.filter(pada__gte=masa[0], pada__lt=masa[1]).order_by("pada").values_list(*kolom)
    per_deret: dict[tuple[int, int], list[Perubahan]] = defaultdict(list)
    for deret, sasaran, pada, ke in [*sebelum, *selama]:
        per_deret[sasaran, deret].append((pada, ke))
    hasil: dict[int, list[list[Perubahan]]] = defaultdict(list)
    for (sasaran, _), daftar in per_deret.items():
        hasil[sasaran].append(daftar)
    return hasil


def _pemeliharaan(masa: Rentang) -> dict[int, list[Rentang]]:
    """Per target: when announced maintenance covered it, as long as that held its alarms back."""
    rows = Pemeliharaan.sasaran.through.objects.filter(
        Q(pemeliharaan__selesai_pada__isnull=True) | Q(pemeliharaan__selesai_pada__gt=masa[0]),
        pemeliharaan__mulai_pada__lt=masa[1],
    )
    hasil: dict[int, list[Rentang]] = defaultdict(list)
    kolom = ("mulai_pada", "selesai_pada", "selesai_rencana")
    for sasaran, mulai, selesai, rencana in rows.values_list(
        "sasaran", *(f"pemeliharaan__{k}" for k in kolom)
    ):
        hasil[sasaran].append((mulai, min(selesai or masa[1], rencana + TOLERANSI_LEWAT)))
    return hasil
