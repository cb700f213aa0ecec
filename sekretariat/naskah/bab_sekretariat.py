"""The secretariat's own chapters of a report: tender e-reporting and the realisation of the work programme.

Each turns what another room counts over a period into figures; `bab_laporan.BAB` names them.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from lpse.butir import Butir, Rujukan

RUPIAH = "rupiah"
PER_METODE = "Paket menurut metode"


class RingkasanTender(Protocol):
    """What the e-reporting room says of the tenders of a period."""

    paket: int
    selesai: int
    gagal: int
    berlangsung: int
    diulang: int
    pagu: Decimal
    hps: Decimal
    kontrak: Decimal
    hemat: Decimal
    peserta: int
    penawaran: int
    hari_median: Decimal | int | float | None
    per_metode: Sequence[tuple[str, int, Decimal]]


class RealisasiRingkas(Protocol):
    """What the work programme says of one activity of a period."""

    kode: str
    kegiatan: str
    satuan: str
    target: Decimal
    realisasi: Decimal


# code, label, unit; in the order in which they are read.
UKURAN_TENDER = (
    ("paket", "Paket diumumkan", "paket"),
    ("selesai", "Paket selesai", "paket"),
    ("gagal", "Paket gagal", "paket"),
    ("berlangsung", "Paket masih berlangsung", "paket"),
    ("diulang", "Paket diulang", "paket"),
    ("pagu", "Pagu", RUPIAH),
    ("hps", "HPS", RUPIAH),
    ("kontrak", "Nilai kontrak", RUPIAH),
    ("hemat", "Penghematan", RUPIAH),
    ("peserta", "Peserta", "peserta"),
    ("penawaran", "Penawaran", "penawaran"),
    ("hari_median", "Median hari dari pengumuman sampai pemenang", "hari"),
)


def butir_tender(ringkas: RingkasanTender) -> list[Butir]:
    """The figures of e-reporting; behind the whole stands what each method contributed."""

    def baca() -> Iterable[Rujukan]:
        return (
            Rujukan("Metode", nama, f"{banyak} paket, kontrak {nilai}")
            for nama, banyak, nilai in ringkas.per_metode
        )

    butir = [
        Butir(kode, label, getattr(ringkas, kode), satuan, baca) for kode, label, satuan in UKURAN_TENDER
    ]
    for urut, (nama, banyak, _) in enumerate(ringkas.per_metode):
        butir.append(Butir(f"metode_{urut}", nama, banyak, "paket", kelompok=PER_METODE))
    return butir


def butir_realisasi(semua: Sequence[RealisasiRingkas]) -> list[Butir]:
    """One figure to each activity of the programme, and how many reached their target."""

    def baca(satu: Iterable[RealisasiRingkas]) -> Iterable[Rujukan]:
        return (
            Rujukan("Kegiatan", k.kode, f"{k.kegiatan}: {k.realisasi} dari {k.target} {k.satuan}")
            for k in satu
        )

    capai = [k for k in semua if k.realisasi >= k.target]
    return [
        Butir("kegiatan", "Kegiatan program kerja", len(semua), "kegiatan", lambda: baca(semua)),
        Butir("tercapai", "Kegiatan mencapai target", len(capai), "kegiatan", lambda: baca(capai)),
        *(
            Butir(f"kegiatan_{k.kode}", k.kegiatan, k.realisasi, k.satuan, lambda k=k: baca([k]))
            for k in semua
        ),
    ]
