"""What was promised for each kind of ticket, and what was achieved: from the events, not from the columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.utils import timezone

from layanan.enums.tiket import JenisTiket, Prioritas, StatusTiket
from layanan.models import StandarLayanan, Tiket
from layanan.policies.jam import Jam, hitung
from layanan.policies.standar import IsiButir, isi_standar
from layanan.queries.tenggat import berkelompok, peristiwa_tiket, semua_sasaran
from lpse.kalender import DiLuarKalender, kalender_versi
from lpse.models import VersiKalender

MENIT = timedelta(minutes=1)
DIJAWAB = (StatusTiket.SELESAI, StatusTiket.DITUTUP)


@dataclass(slots=True)
class Ukuran:
    """How one clock did over many tickets."""

    tepat: int = 0
    terlambat: int = 0
    lama: list[timedelta] = field(default_factory=list)

    def catat(self, terpakai: timedelta, sasaran: timedelta) -> None:
        self.lama.append(terpakai)
        if terpakai <= sasaran:
            self.tepat += 1
        else:
            self.terlambat += 1

    @property
    def persen(self) -> int | None:
        """The share in time, rounded down: a promise kept 99.6 % of the time is not kept always."""
        jumlah = self.tepat + self.terlambat
        return self.tepat * 100 // jumlah if jumlah else None

    @property
    def median_menit(self) -> int | None:
        """Half of them took no longer than so many working minutes."""
        return round(median(lama / MENIT for lama in self.lama)) if self.lama else None


@dataclass(slots=True)
class CapaianJenis:
    """One kind: what is promised at each priority, high first, and how the period's tickets did."""

    jenis: str
    standar: list[tuple[str, IsiButir]]
    tiket: int = 0
    respons: Ukuran = field(default_factory=Ukuran)
    selesai: Ukuran = field(default_factory=Ukuran)


def capaian_semua(sejak: datetime, sampai: datetime) -> list[CapaianJenis]:
    """Every kind over the tickets recorded from `sejak` up to, but without, `sampai`.

    Merged ones count with the ticket they went into; a solution counts where there was one, a first answer
    also where its time ran out without any.
    """
    isi = isi_standar(StandarLayanan.objects.latest("nomor"))
    hasil = {
        jenis.value: CapaianJenis(
            jenis.label, [(p.label, isi[jenis.value, p.value]) for p in reversed(Prioritas)]
        )
        for jenis in JenisTiket
    }
    for jenis, status, jam in _jam_tiket(sejak, sampai):
        satu = hasil[jenis]
        satu.tiket += 1
        if jam.respons_tepat is not None:
            satu.respons.catat(jam.respons_terpakai, jam.sasaran_respons)
        if status in DIJAWAB:
            satu.selesai.catat(jam.selesai_terpakai, jam.sasaran_selesai)
    return list(hasil.values())


def _jam_tiket(sejak: datetime, sampai: datetime) -> Iterator[tuple[str, str, Jam]]:
    tiket = Tiket.objects.filter(dibuka_pada__gte=sejak, dibuka_pada__lt=sampai)
    sasaran, now = semua_sasaran(), timezone.now()
    for kelompok in berkelompok(tiket.exclude(status=StatusTiket.DIGABUNG)):
        bernomor = {satu.pk: satu for satu in kelompok}
        for pk, peristiwa in peristiwa_tiket(list(bernomor), sasaran):
            satu = bernomor[pk]
            try:
                yield satu.jenis, satu.status, hitung(peristiwa, kalender_versi(satu.versi_kalender), now)
            except (DiLuarKalender, VersiKalender.DoesNotExist):
                continue
