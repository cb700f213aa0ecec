"""The proof that users were told, with the mails counted from the outbox."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count, Q, QuerySet

from layanan.models import BuktiPemberitahuan
from lpse.models import Pemberitahuan
from lpse.models.pemberitahuan import StatusPemberitahuan as P
from lpse.waktu import setempat

SEPOTONG = 500
KEPALA = (
    *("Kode", "Jenis", "Judul", "Layanan", "Yang diberitahukan", "Dinyatakan tayang pada"),
    *("Spanduk pertama terlihat", "Umpan pertama memuat", "Surel disiapkan", "Surel terkirim"),
    *("Surel gagal", "Semua surel disiapkan pada", "Mulai", "Selesai"),
)


@dataclass(frozen=True, slots=True)
class Terhitung:
    """One thing told, and what became of its mails."""

    bukti: BuktiPemberitahuan
    surel: int
    terkirim: int
    gagal: int

    @property
    def sel(self) -> tuple[object, ...]:
        """Its row of the export."""
        b, p = self.bukti, self.bukti.pengumuman
        return (
            *(p.kode, p.get_jenis_display(), p.judul, ", ".join(str(satu) for satu in p.layanan.all())),
            *(b.peristiwa, _saat(b.pada), _saat(b.spanduk_pada), _saat(b.umpan_pada)),
            *(self.surel, self.terkirim, self.gagal),
            *(_saat(b.disurati_pada), _saat(p.mulai), _saat(p.selesai_pada)),
        )


def _saat(pada: datetime | None) -> str:
    return setempat(pada).strftime("%Y-%m-%d %H:%M:%S %Z") if pada else ""


def dengan_pengumuman(rows: "QuerySet[BuktiPemberitahuan]") -> "QuerySet[BuktiPemberitahuan]":
    return rows.select_related("pengumuman", "pembaruan").prefetch_related("pengumuman__layanan")


def hitung(bukti: Iterable[BuktiPemberitahuan]) -> list[Terhitung]:
    """Each with its mails: one query over the outbox, whatever their number."""
    semua = list(bukti)
    surat = Pemberitahuan.objects.filter(
        objek_jenis=BuktiPemberitahuan._meta.label_lower, objek_id__in=[str(b.pk) for b in semua]
    )
    jumlah = {
        objek: tuple(angka)
        for objek, *angka in surat.values("objek_id")
        .annotate(
            surel=Count("pk"),
            terkirim=Count("pk", filter=Q(status=P.DIKIRIM)),
            gagal=Count("pk", filter=Q(status=P.GAGAL)),
        )
        .values_list("objek_id", "surel", "terkirim", "gagal")
    }
    return [Terhitung(b, *jumlah.get(str(b.pk), (0, 0, 0))) for b in semua]


def alirkan(rows: "QuerySet[BuktiPemberitahuan]") -> Iterator[tuple[object, ...]]:
    """The rows of the export, counted piece by piece: memory does not grow with them."""
    baris = dengan_pengumuman(rows).iterator(chunk_size=SEPOTONG)
    while sepotong := list(islice(baris, SEPOTONG)):
        for satu in hitung(sepotong):
            yield satu.sel
