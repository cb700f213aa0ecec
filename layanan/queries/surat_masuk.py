"""Letters as queries: what was said before, to whom a letter belongs, and the officers' list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from layanan.enums.surat_masuk import CaraMasuk, JenisSurat, StatusSurat
from layanan.models import PengirimTiket, SuratMasuk, Tiket

S = StatusSurat
SEMUA = "semua"


def tiket_dari_kode(kode: Iterable[str]) -> Tiket | None:
    """The first ticket among these codes that still has its words: a letter to any other opens a new one."""
    for satu in kode:
        if tiket := Tiket.objects.filter(kode=satu, dimusnahkan_pada=None).first():
            return tiket
    return None


def is_pengirim(tiket: Tiket, dari: str) -> bool:
    """Whether this address speaks for the user of the ticket."""
    if dari and dari == tiket.surel.lower():
        return True
    return PengirimTiket.objects.filter(tiket__in=[tiket.pk, tiket.digabung_ke_id], surel=dari).exists()


def surat_yang_dirujuk(sidik: Iterable[str]) -> SuratMasuk | None:
    """The newest of these letters that belongs to a ticket: everybody in Cc can answer it, unsigned."""
    rows = SuratMasuk.objects.filter(sidik_id__in=list(sidik), tiket__isnull=False)
    return rows.filter(tiket__dimusnahkan_pada=None).order_by("-pk").first()


def surat_yang_sama(surat: SuratMasuk) -> SuratMasuk | None:
    """The same letter as another mailbox, or this one a second time, has delivered it."""
    lain = SuratMasuk.objects.exclude(pk=surat.pk).exclude(jenis=JenisSurat.SALINAN)
    if surat.sidik_id:
        kepala = {nama: getattr(surat, nama) for nama in ("dari", "subjek", "bertanggal")}
        sama = Q(sidik_id=surat.sidik_id, **kepala)
    else:
        sama = Q(sidik=surat.sidik)
    return lain.filter(sama).exclude(status=S.DITERIMA).order_by("pk").first()


def tiket_baru_sejak(dari: str, saat: datetime) -> int:
    """How many tickets letters from this address have opened since then; counted as far as it matters."""
    baris = SuratMasuk.objects.filter(dari=dari, cara=CaraMasuk.TIKET_BARU, diterima_pada__gte=saat)
    return len(baris.values_list("pk")[:100])


def is_baru_dijawab(dari: str, saat: datetime) -> bool:
    """Whether an acknowledgement went to this address since then."""
    return SuratMasuk.objects.filter(dari=dari, dijawab_pada__gte=saat).exists()


@dataclass(frozen=True, slots=True)
class SaringanSurat:
    """What the list is narrowed to. `status`: StatusSurat or SEMUA."""

    status: str = S.BELUM_TEROLAH
    cari: str = ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        return {nama: nilai for nama, nilai in {"status": self.status, "cari": self.cari}.items() if nilai}


def saring_surat(saringan: SaringanSurat) -> QuerySet[SuratMasuk]:
    """The letters that a set of filters leaves: an address, a ticket's number, or the code of a letter."""
    baris = SuratMasuk.objects.select_related("tiket", "kotak").defer("isi", "lampiran")
    if saringan.status != SEMUA:
        baris = baris.filter(status=saringan.status)
    cari = saringan.cari.strip()
    if "@" in cari:
        return baris.filter(dari=cari.lower())
    if cari:
        return baris.filter(tiket__in=Tiket.objects.filter(nomor=cari.upper()))
    return baris
