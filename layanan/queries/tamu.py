"""The guest book: who is in, who came, and who has been here before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from layanan.models import Kunjungan
from lpse.kalender import ONE_DAY
from lpse.waktu import awal_hari, hari_ini

# Fewer letters would find everybody.
CARI_PALING_PENDEK = 3
USULAN = 5
DIBACA = 50
DI_DALAM = "di_dalam"


@dataclass(frozen=True, slots=True)
class SaringanTamu:
    """Which visits of the list; both days included."""

    cari: str = ""
    keperluan: str = ""
    keadaan: str = ""
    dari: date | None = None
    sampai: date | None = None

    def as_params(self) -> dict[str, str]:
        """Days as the three boxes of their field, so that the form shows them as they were typed."""
        params = {"cari": self.cari, "keperluan": self.keperluan, "keadaan": self.keadaan}
        for nama, hari in (("dari", self.dari), ("sampai", self.sampai)):
            kotak = {"hari": hari.day, "bulan": hari.month, "tahun": hari.year} if hari else {}
            params |= {f"{nama}_{bagian}": str(nilai) for bagian, nilai in kotak.items()}
        return {nama: nilai for nama, nilai in params.items() if nilai}


def saring_kunjungan(saringan: SaringanTamu) -> QuerySet[Kunjungan]:
    """The visits that the filters leave; each filter is served by an index."""
    rows = Kunjungan.objects.select_related("pemesanan__ruang", "dicatat_oleh")
    if saringan.keadaan == DI_DALAM:
        rows = rows.filter(keluar_pada__isnull=True)
    if saringan.keperluan:
        rows = rows.filter(keperluan=saringan.keperluan)
    if saringan.dari:
        rows = rows.filter(masuk_pada__gte=awal_hari(saringan.dari))
    if saringan.sampai:
        rows = rows.filter(masuk_pada__lt=awal_hari(saringan.sampai + ONE_DAY))
    if cari := saringan.cari.strip():
        rows = rows.filter(_cocok(cari))
    return rows


def _cocok(teks: str) -> Q:
    return Q(nama__icontains=teks) | Q(instansi__icontains=teks) | Q(telepon=teks)


def di_dalam() -> QuerySet[Kunjungan]:
    """Who has not left, longest in first."""
    rows = Kunjungan.objects.filter(keluar_pada__isnull=True).select_related("pemesanan__ruang")
    return rows.order_by("masuk_pada", "pk")


def tertinggal() -> QuerySet[Kunjungan]:
    """Who was not noted as gone on the day they came."""
    return Kunjungan.objects.filter(keluar_pada__isnull=True, masuk_pada__lt=awal_hari(hari_ini()))


def pengunjung_lama(teks: str) -> list[Kunjungan]:
    """The latest visits of people whom this text may mean, each person once; none for a few letters."""
    teks = teks.strip()
    if len(teks) < CARI_PALING_PENDEK:
        return []
    orang: dict[tuple[str, str, str], Kunjungan] = {}
    for kunjungan in Kunjungan.objects.filter(_cocok(teks)).order_by("-pk")[:DIBACA]:
        kunci = (kunjungan.nama.lower(), kunjungan.instansi.lower(), kunjungan.telepon)
        orang.setdefault(kunci, kunjungan)
    return list(orang.values())[:USULAN]
