"""What the secretariat may read of this unit: figures and lists, nothing that changes."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from infrastruktur.enums.aset import KelasAset, Register, StatusAset
from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.models import Aset, MasaBerlaku, Pemeliharaan, RiwayatPemeliharaan
from infrastruktur.queries.periode import periode_gangguan, periode_kapasitas

__all__ = [
    "RegisterSarana",
    "RujukanAset",
    "periode_gangguan",
    "periode_kapasitas",
    "ringkas_sarana",
    "rujukan_aset",
]

HABIS_DALAM = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class RegisterSarana:
    """One register: its code and name, how many assets in each state, how many weigh most."""

    kode: str
    nama: str
    dipakai: int
    cadangan: int
    rusak: int
    tinggi: int

    @property
    def jumlah(self) -> int:
        """All that the unit still has."""
        return self.dipakai + self.cadangan + self.rusak


@dataclass(frozen=True, slots=True)
class RingkasSarana:
    """The facilities on one day: registers, what runs out, maintenance to come, what was spent this year."""

    register: list[RegisterSarana]
    habis_segera: int
    habis_lewat: int
    pemeliharaan_direncanakan: int
    dikerjakan: int
    biaya: Decimal

    @property
    def jumlah(self) -> int:
        return sum(satu.jumlah for satu in self.register)

    @property
    def rusak(self) -> int:
        return sum(satu.rusak for satu in self.register)


def ringkas_sarana(hari: date) -> RingkasSarana:
    """The facilities as the registers have them; work done and money spent from 1 January to this day."""
    masa = MasaBerlaku.objects.diawasi().aggregate(
        segera=Count("pk", filter=Q(berakhir__range=(hari, hari + HABIS_DALAM))),
        lewat=Count("pk", filter=Q(berakhir__lt=hari)),
    )
    dikerjakan = RiwayatPemeliharaan.objects.filter(tanggal__range=(hari.replace(month=1, day=1), hari))
    kerja = dikerjakan.aggregate(banyak=Count("pk"), biaya=Sum("biaya"))
    rencana = Pemeliharaan.objects.filter(
        status__in=(StatusPemeliharaan.DIRENCANAKAN, StatusPemeliharaan.BERJALAN)
    )
    return RingkasSarana(
        register=_register_sarana(),
        habis_segera=masa["segera"],
        habis_lewat=masa["lewat"],
        pemeliharaan_direncanakan=rencana.count(),
        dikerjakan=kerja["banyak"],
        biaya=kerja["biaya"] or Decimal(0),
    )


def _register_sarana() -> list[RegisterSarana]:
    status = (StatusAset.DIPAKAI, StatusAset.CADANGAN, StatusAset.RUSAK)
    rows = Aset.objects.ada().values("register").order_by("register")
    angka: Any = rows.annotate(
        **{satu.value: Count("pk", filter=Q(status=satu)) for satu in status},
        tinggi=Count("pk", filter=Q(kelas=KelasAset.TINGGI)),
    )
    kosong = {"dipakai": 0, "cadangan": 0, "rusak": 0, "tinggi": 0}
    ada: dict[str, dict[str, int]] = {
        satu["register"]: {nama: satu[nama] for nama in kosong} for satu in angka
    }
    return [RegisterSarana(r.value, r.label, **ada.get(r.value, kosong)) for r in Register]


@dataclass(frozen=True, slots=True)
class RujukanAset:
    """An asset as other units may point to it: its code, what it is, how much depends on it."""

    kode: str
    nama: str
    kelas: str


def rujukan_aset(kode: str) -> RujukanAset | None:
    """The asset with this code that the unit still has, None where there is none; a person's has no name."""
    satu = Aset.objects.ada().filter(kode=kode.strip().upper()).first()
    if satu is None:
        return None
    register = Register(satu.register)
    nama = str(register.label) if register == Register.SDM else satu.nama
    return RujukanAset(satu.kode, nama, str(KelasAset(satu.kelas).label))
