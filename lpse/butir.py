"""One figure of a period as a unit reports it, with the rows behind it; what a report is made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from lpse.waktu import setempat

SEPOTONG = 5000  # rows read from the database at a time


@dataclass(frozen=True, slots=True)
class Rujukan:
    """One row behind a figure: its kind, its number or code, one line without personal data, its day.

    `rekaman` and `kunci` name the record as the trail does: the label of its model, and its key. They lead
    to its page (`sumbangan.halaman_rekaman`); "" where it has none.
    """

    jenis: str
    nomor: str
    uraian: str = ""
    pada: date | None = None
    rekaman: str = ""
    kunci: str = ""

    def as_simpanan(self) -> list[str]:
        """As it is frozen, from which `dari_simpanan` makes it again."""
        hari = self.pada.isoformat() if self.pada else ""
        return [self.jenis, self.nomor, self.uraian, hari, self.rekaman, self.kunci]

    @classmethod
    def dari_simpanan(cls, isi: list[str]) -> "Rujukan":
        """The row that was frozen."""
        jenis, nomor, uraian, hari, *rekaman = isi
        return cls(jenis, nomor, uraian, date.fromisoformat(hari) if hari else None, *rekaman)


@dataclass(frozen=True, slots=True)
class Butir:
    """One figure. `nilai` None: there was nothing to measure.

    `rujukan` reads the rows behind it, only when somebody freezes them. With `is_hitungan` the figure is the
    number of those rows. Figures of one `kelompok` are drawn together as a chart of that name.
    """

    kode: str
    label: str
    nilai: Decimal | int | float | None
    satuan: str = ""
    rujukan: Callable[[], Iterable[Rujukan]] | None = None
    is_hitungan: bool = False
    kelompok: str = ""


def hitungan(
    kode: str,
    label: str,
    nilai: int | None,
    satuan: str,
    rujukan: Callable[[], Iterable[Rujukan]],
    kelompok: str = "",
) -> Butir:
    """A figure that is nothing but the number of the rows behind it."""
    return Butir(kode, label, nilai or 0, satuan, rujukan, is_hitungan=True, kelompok=kelompok)


def rujuk(
    rows: "models.QuerySet[Any]", jenis: str, nomor: str, pada: str, *uraian: str
) -> Callable[[], Iterator[Rujukan]]:
    """The reader of rows as references: `nomor`, `pada` and `uraian` name columns; oldest first.

    A column with choices is told in their words.
    """
    pilihan = [_pilihan(rows.model, nama) for nama in uraian]
    rekaman = rows.model._meta.label_lower

    def baca() -> Iterator[Rujukan]:
        kolom = rows.order_by(pada, "pk").values_list("pk", nomor, pada, *uraian)
        for pk, satu, saat, *isi in kolom.iterator(chunk_size=SEPOTONG):
            kata = (kamus.get(nilai, nilai) for kamus, nilai in zip(pilihan, isi, strict=True))
            teks = ", ".join(str(satu) for satu in kata if satu not in (None, ""))
            yield Rujukan(jenis, str(satu), teks, _hari(saat), rekaman, str(pk))

    return baca


def _pilihan(model: type[models.Model], nama: str) -> dict[Any, str]:
    """What the values of a column of this model itself are called; empty for any other column."""
    bidang = {satu.name: satu for satu in model._meta.concrete_fields}.get(nama)
    return {kode: str(label) for kode, label in bidang.flatchoices} if bidang is not None else {}


def _hari(saat: date | None) -> date | None:
    """The day of a moment where the unit is."""
    return setempat(saat).date() if isinstance(saat, datetime) else saat
