"""From which day the retention time of an archived document is counted. Dasar: arsip.retensi

As long as its user exists in SPSE the time does not run; it begins with the last deactivation there. A
document of a registration that made nobody a user is counted from that registration's end, any other from the
day it came in.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse

from lpse.sumbangan import ButirRetensi
from lpse.waktu import zona
from registrasi.enums.pendaftaran import StatusPendaftaran, StatusSPSE
from registrasi.models import ButirArsip, RiwayatStatusSPSE

PERISTIWA = (
    "User ID dinonaktifkan di SPSE; pendaftaran berakhir bila tidak menjadi pengguna; selain itu, hari "
    "dokumen masuk"
)
S = StatusPendaftaran
BERAKHIR = (S.DITOLAK, S.DICABUT, S.DITARIK)
SEPOTONG = 500


def butir_hidup() -> QuerySet[Any]:
    """Documents that are not destroyed, with `peristiwa` (empty while time stands still) and `pemilik`."""
    nonaktif = RiwayatStatusSPSE.objects.filter(pengguna=OuterRef("siapa"), status=StatusSPSE.NONAKTIF)
    berakhir = Coalesce("pendaftaran__dicabut_pada", "pendaftaran__diputus_pada", "pendaftaran__updated_at")
    return (
        ButirArsip.objects.filter(berkas__dimusnahkan_pada__isnull=True)
        .annotate(
            siapa=Coalesce("pengguna_id", "pendaftaran__pengguna_spse__pk"),
            status_siapa=Coalesce("pengguna__status_spse", "pendaftaran__pengguna_spse__status_spse"),
            pemilik=Coalesce("pengguna__akun_id", "pendaftaran__akun_id"),
        )
        .annotate(
            peristiwa=Case(
                When(
                    siapa__isnull=False,
                    status_siapa=StatusSPSE.NONAKTIF,
                    then=Subquery(nonaktif.order_by("-pk").values("tanggal")[:1]),
                ),
                When(siapa__isnull=False, then=None),
                When(pendaftaran__status__in=BERAKHIR, then=TruncDate(berakhir, tzinfo=zona())),
                When(pendaftaran__isnull=True, then=F("tanggal")),
                default=None,
                output_field=DateField(),
            )
        )
    )


def jatuh_tempo(
    kelas: str, sampai: date, setelah: tuple[date, str] | None = None, cari: str = ""
) -> Iterator[ButirRetensi]:
    """Documents of a class whose time is counted from a day up to `sampai`, longest ago first."""
    rows = butir_hidup().filter(kelas_retensi=kelas, peristiwa__lte=sampai)
    if setelah:
        hari, kode = setelah
        rows = rows.filter(Q(peristiwa__gt=hari) | Q(peristiwa=hari, kode__gt=kode))
    if cari:
        rows = rows.filter(Q(kode=cari) | Q(nomor__iexact=cari) | Q(judul__icontains=cari))
    rows = rows.select_related("berkas").order_by("peristiwa", "kode")
    yield from (_butir(satu) for satu in rows.iterator(chunk_size=SEPOTONG))


def cari_butir(kelas: str, kode: str) -> ButirRetensi | None:
    """One document of a class that is not destroyed."""
    butir = butir_hidup().filter(kelas_retensi=kelas, kode=kode).select_related("berkas").first()
    return _butir(butir) if butir else None


def url_butir(kode: str) -> str:
    """Its page in the archive."""
    return reverse("admin:registrasi_arsip_dokumen", args=[kode])


def _butir(butir: Any) -> ButirRetensi:
    # Of what it is called only the kind and number: neither names a person.
    label = f"{butir.judul}, versi {butir.versi}" + (f", nomor {butir.nomor}" if butir.nomor else "")
    return ButirRetensi(
        butir.kode,
        label,
        butir.peristiwa,
        butir.pemilik,
        butir.berkas.diunggah_pada,
    )
