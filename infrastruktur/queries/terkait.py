"""What belongs to targets of monitoring: incidents not closed yet, follow-ups that run, and the assets."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.expressions import Combinable
from django.urls import reverse

from infrastruktur.enums.gangguan import StatusGangguan
from infrastruktur.models import Aset, Deret, SasaranGangguan, TindakLanjut
from lpse.models import Akun
from lpse.peran import LIHAT_GANGGUAN, LIHAT_INFRASTRUKTUR

Baris = QuerySet[Any, Any]
# Where to find its target, its series (none where it is the whole target's), its number and its code.
Kolom = tuple[Combinable, Combinable, F, F]
ASET = "Aset"
SELURUHNYA = Value(None, output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class Terkait:
    """Something with a page of its own that belongs to a target, or to one of its series."""

    jenis: str
    deret: int | None
    nomor: str
    url: str


def terkait(
    sasaran: Collection[int], akun: Akun, *, kecuali: Collection[str] = ()
) -> dict[int, list[Terkait]]:
    """Per target what is open about it and which asset it is, as far as this person may look; one query."""
    cabang = [
        _sebut(jenis, rows(sasaran))
        for jenis, (izin, _, rows) in JENIS.items()
        if jenis not in kecuali and akun.has_perm(izin)
    ]
    hasil: dict[int, list[Terkait]] = defaultdict(list)
    if not sasaran or not cabang:
        return hasil
    for milik, deret, jenis, nomor, kode in cabang[0].union(*cabang[1:]):
        hasil[milik].append(Terkait(jenis, deret, nomor, reverse(JENIS[jenis][1], args=[kode])))
    urutan = list(JENIS)
    for semua in hasil.values():
        semua.sort(key=lambda t: (urutan.index(t.jenis), t.nomor))
    return hasil


def terkait_deret(deret: Collection[Deret], akun: Akun) -> dict[int, list[Terkait]]:
    """Per series, by primary key: its target's open incidents and its own follow-up; one query."""
    milik = terkait({d.sasaran_id for d in deret}, akun, kecuali=(ASET,))
    return {d.pk: [t for t in milik[d.sasaran_id] if t.deret in (None, d.pk)] for d in deret}


def _sebut(jenis: str, rows: tuple[Baris, Kolom]) -> Baris:
    """The rows of one kind in the columns that all kinds share."""
    kueri, (milik, deret, nomor, kode) = rows
    return kueri.order_by().values_list(milik, deret, Value(jenis, output_field=CharField()), nomor, kode)


def _gangguan(sasaran: Collection[int]) -> tuple[Baris, Kolom]:
    rows = SasaranGangguan.objects.filter(sasaran__in=sasaran, gangguan__status=StatusGangguan.TERBUKA)
    return rows, (F("sasaran_id"), SELURUHNYA, F("gangguan__nomor"), F("gangguan__kode"))


def _tindak_lanjut(sasaran: Collection[int]) -> tuple[Baris, Kolom]:
    rows = TindakLanjut.objects.berjalan().filter(deret__sasaran__in=sasaran)
    return rows, (F("deret__sasaran_id"), F("deret_id"), F("nomor"), F("kode"))


def _aset(sasaran: Collection[int]) -> tuple[Baris, Kolom]:
    rows = Aset.objects.ada().filter(sasaran__in=sasaran)
    return rows, (F("sasaran_id"), SELURUHNYA, F("nama"), F("kode"))


# Each kind: who may look at it, its page, and where it is found. In this order they are named.
JENIS: dict[str, tuple[str, str, Callable[[Collection[int]], tuple[Baris, Kolom]]]] = {
    "Gangguan": (LIHAT_GANGGUAN, "admin:infrastruktur_gangguan_lihat", _gangguan),
    "Tindak lanjut": (LIHAT_GANGGUAN, "admin:infrastruktur_tindak_lanjut_lihat", _tindak_lanjut),
    ASET: (LIHAT_INFRASTRUKTUR, "admin:infrastruktur_aset_lihat", _aset),
}
