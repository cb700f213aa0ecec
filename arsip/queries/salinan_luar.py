"""Copies to storage elsewhere: from which repository to which, and how they stand."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from arsip.enums.cadangan import TERBUKA, JenisPekerjaan, JenisRepositori, StatusPekerjaan
from arsip.models import Cadangan, Pekerjaan, Repositori
from arsip.queries.media import asal_salinan


@dataclass(frozen=True, slots=True)
class Pasangan:
    """One repository on this server, and one elsewhere that is to hold what it holds."""

    asal: Repositori
    tujuan: Repositori

    @property
    def sejak(self) -> datetime:
        """Since when there is something to copy, and a place for it."""
        return max(self.asal.disiapkan_pada or self.asal.created_at, self.tujuan.created_at)

    @property
    def saring(self) -> dict[str, object]:
        """The jobs that copy from the one to the other."""
        return {"jenis": JenisPekerjaan.SALIN, "repositori": self.asal, "tujuan": self.tujuan}


def pasangan_luar() -> list[Pasangan]:
    """Every repository on this server with every storage elsewhere that is in use.

    What a source saves elsewhere itself is outside already.
    """
    luar = list(Repositori.objects.filter(jenis=JenisRepositori.LUAR, is_aktif=True).order_by("pk"))
    asal = [satu for satu in asal_salinan() if satu.jenis == JenisRepositori.UTAMA] if luar else []
    return [Pasangan(satu, tujuan) for tujuan in luar for satu in asal]


def is_sedang_ditambah(asal: Repositori) -> bool:
    """Whether a backup into it waits or runs: a copy made now would miss it."""
    rows = Pekerjaan.objects.filter(jenis=JenisPekerjaan.CADANGKAN, repositori=asal, status__in=TERBUKA)
    return rows.exists()


def salinan_berhasil(pasangan: Pasangan) -> datetime | None:
    """When the last copy from the one to the other ended well."""
    rows = Pekerjaan.objects.filter(status=StatusPekerjaan.BERHASIL, **pasangan.saring)
    akhir: datetime | None = rows.aggregate(akhir=Max("berakhir_pada"))["akhir"]
    return akhir


def isi_luar(repositori: list[int]) -> dict[int, datetime]:
    """To each of these repositories that holds something, the state of the newest in it; one query."""
    ada = Cadangan.objects.filter(repositori__in=repositori, dibuang_pada__isnull=True)
    return dict(ada.order_by().values_list("repositori").annotate(Max("dari_saat")))


def disalin_pada(repositori: list[int]) -> dict[int, datetime]:
    """To each of these repositories that was copied to, when that last ended well; one query."""
    rows = Pekerjaan.objects.filter(
        tujuan__in=repositori, jenis=JenisPekerjaan.SALIN, status=StatusPekerjaan.BERHASIL
    )
    return dict(rows.order_by().values_list("tujuan").annotate(Max("berakhir_pada")))
