"""What became of an article: its versions and how they differ, what readers answered, its rows in a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, QuerySet, Sum, When
from django.db.models.functions import TruncMonth

from layanan.models import Artikel, UmpanBalikArtikel, VersiArtikel
from lpse.beda import beda
from lpse.grafik import Grafik, grafik_batang
from lpse.waktu import BULAN, setempat, tanggal, waktu, zona

VERSI_TERBANYAK = 20
BULAN_TERBANYAK = 12
CATATAN_TERBANYAK = 20
KEPALA = (
    *("Kode", "Judul", "Kategori", "Bentuk", "Untuk", "Status", "Versi", "Terbit pada"),
    *("Ditinjau pada", "Tinjau lagi", "Membantu", "Tidak membantu", "Dari tiket"),
)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One version and its lines beside those of the one before: `("tambah" | "hapus" | "", line)`."""

    versi: VersiArtikel
    baris: list[tuple[str, str]]


def perubahan(artikel: Artikel) -> list[Perubahan]:
    """The newest versions first, each beside the one before it."""
    semua = list(artikel.semua_versi.select_related("oleh").order_by("-nomor")[: VERSI_TERBANYAK + 1])
    pasangan = zip(semua, [*semua[1:], None], strict=True)
    hasil = [Perubahan(baru, beda(_teks(lama) if lama else "", _teks(baru))) for baru, lama in pasangan]
    return hasil[:VERSI_TERBANYAK]


def _teks(versi: VersiArtikel) -> str:
    rak = f"{versi.get_kategori_display()}, {versi.get_bentuk_display()}, untuk {versi.get_untuk_display()}"
    return "\n".join([versi.judul, rak, versi.ringkas, versi.isi.replace("\r\n", "\n")])


def grafik_umpan(artikel: Artikel) -> Grafik:
    """How many of a hundred readers it helped, month by month."""
    rows = UmpanBalikArtikel.objects.filter(versi__artikel=artikel)
    per_bulan = (
        rows.annotate(bulan=TruncMonth("pada", tzinfo=zona()))
        .values("bulan")
        .annotate(
            semua=Count("pk"),
            baik=Sum(Case(When(membantu=True, then=1), default=0, output_field=IntegerField())),
        )
        .order_by("-bulan")[:BULAN_TERBANYAK]
    )
    nilai = [(_bulan(satu["bulan"]), round(satu["baik"] * 100 / satu["semua"])) for satu in per_bulan]
    return grafik_batang(
        "umpan", "Membantu, dari seratus pembaca", nilai[::-1], kolom="Bulan", satuan="dari seratus"
    )


def _bulan(saat: Any) -> str:
    hari = setempat(saat)
    return f"{BULAN[hari.month - 1][:3]} {hari.year}"


def catatan_pembaca(artikel: Artikel) -> list[UmpanBalikArtikel]:
    """What readers said was missing, the newest first."""
    rows = UmpanBalikArtikel.objects.filter(versi__artikel=artikel).exclude(catatan="")
    return list(rows.select_related("versi").order_by("-pada")[:CATATAN_TERBANYAK])


def baris_ekspor(rows: "QuerySet[Artikel]") -> Iterator[Iterable[Any]]:
    """The columns of `KEPALA` for each article."""
    for a in rows.select_related("versi", "dari_tiket").iterator(chunk_size=500):
        yield (
            *(a.kode, a.judul, a.get_kategori_display(), a.get_bentuk_display(), a.get_untuk_display()),
            *(
                a.get_status_display(),
                a.versi.nomor if a.versi else "",
                waktu(a.versi.pada) if a.versi else "",
            ),
            *(
                tanggal(a.ditinjau_pada) if a.ditinjau_pada else "",
                tanggal(a.tinjau_lagi) if a.tinjau_lagi else "",
            ),
            *(a.ya, a.tidak, a.dari_tiket.nomor if a.dari_tiket else ""),
        )
