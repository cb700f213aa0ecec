"""Readings over portable media: the list, one medium's story, what the rotation knows, what a copy takes."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Upper
from django.utils import timezone

from arsip.enums.cadangan import TERBUKA, JenisPekerjaan, JenisRepositori
from arsip.enums.media import PeristiwaMedia, StatusMedia, StatusPemusnahan
from arsip.models import (
    Cadangan,
    MediaPortabel,
    Pekerjaan,
    PemusnahanMedia,
    Repositori,
    RiwayatMedia,
    Sumber,
    TemuanMedia,
)
from arsip.models.pekerjaan import PekerjaanQuerySet
from arsip.policies.rotasi import HARI_KERJA_TIBA, Langgar, MediaRingkas, nilai_rotasi, salinan_luar
from lpse.kalender import kalender
from lpse.waktu import hari_ini

SEMUA_RIWAYAT = 200
SEMUA_MEDIA = 500
# A copy counts only once it was read back in full, and while it has not been dropped.
TERHITUNG = Q(dibaca_pada__isnull=False, dibuang_pada__isnull=True)


@dataclass(frozen=True, slots=True)
class SaringanMedia:
    """What the list is narrowed to."""

    cari: str = ""
    status: str = ""
    tempat: str = ""

    def as_params(self) -> dict[str, str]:
        """For the address of the next page, and of an export."""
        return {nama: nilai for nama, nilai in asdict(self).items() if nilai}

    def as_rincian(self) -> dict[str, Any]:
        """For the trail: whether something was searched for, never what."""
        return self.as_params() | {"cari": bool(self.cari)}


def semua_media() -> QuerySet[MediaPortabel]:
    """Every medium, with the state of the newest copy on it that counts, as `salinan`."""
    terbaru = (
        Cadangan.objects.filter(TERHITUNG, repositori=OuterRef("repositori"))
        .order_by()
        .values("repositori")
        .annotate(terbaru=Max("dari_saat"))
        .values("terbaru")
    )
    rows = MediaPortabel.objects.select_related("tempat", "repositori")
    return rows.annotate(salinan=Subquery(terbaru))


def saring_media(saringan: SaringanMedia) -> QuerySet[MediaPortabel]:
    """The media the filters leave; without a status those that still exist."""
    rows = semua_media()
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    else:
        rows = rows.exclude(status=StatusMedia.DIMUSNAHKAN)
    if saringan.tempat:
        rows = rows.filter(tempat__kode__iexact=saringan.tempat)
    if saringan.cari:
        kata = saringan.cari.upper()
        rows = rows.alias(n=Upper("nama"), s=Upper("nomor_seri"), u=Upper("uuid_fs")).filter(
            Q(kode__contains=kata) | Q(n__contains=kata) | Q(s__contains=kata) | Q(u__contains=kata)
        )
    return rows


def riwayat(media: MediaPortabel) -> QuerySet[RiwayatMedia]:
    """The chain of custody, the latest link first."""
    terkait = ("oleh", "naskah__berkas_bertanda_tangan")
    return media.riwayat.select_related(*terkait).order_by("-pk")[:SEMUA_RIWAYAT]


def isi_media(media: MediaPortabel) -> QuerySet[Cadangan]:
    """The copies on it, the newest state first."""
    return (
        Cadangan.objects.filter(repositori=media.repositori, dibuang_pada__isnull=True)
        .select_related("sumber")
        .order_by("-dari_saat", "-pk")
    )


def isi_terbaru(media: MediaPortabel) -> list[Cadangan]:
    """The newest copy of each source on it that counts."""
    rows = Cadangan.objects.filter(TERHITUNG, repositori=media.repositori).select_related("sumber")
    return list(rows.order_by("sumber", "-dari_saat", "-pk").distinct("sumber"))


def is_menahan(media: MediaPortabel) -> bool:
    """Whether a copy on it is held, or one whose original is."""
    rows = Cadangan.objects.filter(repositori=media.repositori, dibuang_pada__isnull=True)
    return rows.filter(~Q(ditahan="") | Q(asal__ditahan__gt="")).exists()


def putaran_sejak(media: MediaPortabel) -> datetime | None:
    """Since when it has to be read back anew: it was plugged in, or came back; None where it never was."""
    mulai = (PeristiwaMedia.DIPASANG, PeristiwaMedia.DIKEMBALIKAN)
    rows = media.riwayat.filter(peristiwa__in=mulai).order_by("-pk")
    return rows.values_list("pada", flat=True).first()


def usulan_terbuka(media: MediaPortabel) -> PemusnahanMedia | None:
    """The proposal that waits for a decision."""
    rows = media.pemusnahan.filter(status=StatusPemusnahan.DIUSULKAN)
    return rows.select_related("diusulkan_oleh").first()


def pekerjaan_salin(media: MediaPortabel) -> PekerjaanQuerySet:
    """The jobs that copied to it, the newest first."""
    rows = Pekerjaan.objects.filter(jenis=JenisPekerjaan.SALIN, tujuan=media.repositori)
    return rows.select_related("repositori", "diminta_oleh").order_by("-pk")


def is_sedang_disalin(media: MediaPortabel) -> bool:
    """Whether a job waits or runs that writes to it."""
    return pekerjaan_salin(media).filter(status__in=TERBUKA).exists()


# --- What a copy takes --------------------------------------------------------------------------------


def asal_salinan() -> list[Repositori]:
    """The repositories that hold the backups of the sources; never another medium."""
    terpakai = Sumber.objects.aktif().values("repositori")
    rows = Repositori.objects.filter(pk__in=terpakai, is_aktif=True, disiapkan_pada__isnull=False)
    rows = rows.exclude(jenis=JenisRepositori.MEDIA)
    return list(
        rows.filter(cadangan__dibuang_pada__isnull=True, cadangan__isnull=False).distinct().order_by("pk")
    )


def akan_disalin(asal: Repositori, tujuan: Repositori) -> list[Cadangan]:
    """The newest backup of every source in `asal`, and those that are kept for the law, unless it is there.

    Older ones stay on the medium from earlier rounds.
    """
    ada = Cadangan.objects.filter(repositori=asal, dibuang_pada__isnull=True)
    terbaru = ada.order_by("sumber", "-dari_saat", "-pk").distinct("sumber").values("pk")
    sudah = Cadangan.objects.filter(repositori=tujuan, asal__isnull=False, dibuang_pada__isnull=True)
    if tujuan.jenis == JenisRepositori.MEDIA:
        sudah = sudah.filter(TERHITUNG)
    rows = ada.filter(Q(pk__in=list(terbaru.values_list("pk", flat=True))) | ~Q(ditahan=""))
    return list(rows.exclude(pk__in=sudah.values("asal")).select_related("sumber").order_by("pk"))


# --- The rotation -------------------------------------------------------------------------------------


def media_rotasi() -> list[MediaPortabel]:
    """Every medium that still exists, by code, with what the rotation asks of it."""
    return list(semua_media().exclude(status=StatusMedia.DIMUSNAHKAN).order_by("kode")[:SEMUA_MEDIA])


def ringkas_rotasi(rows: list[MediaPortabel] | None = None) -> list[MediaRingkas]:
    """These media as the rotation sees them; without any, every medium that still exists."""
    return [
        MediaRingkas(
            pk=media.pk,
            kode=media.kode,
            status=media.status,
            wajib_kembali=media.wajib_kembali,
            salinan=media.salinan,  # type: ignore[attr-defined]
            tiba_sampai=kalender().due_hari(media.status_sejak, HARI_KERJA_TIBA)
            if media.status == StatusMedia.DIBAWA
            else None,
        )
        for media in (media_rotasi() if rows is None else rows)
    ]


def langgar_kini() -> list[Langgar]:
    """What breaks the rotation at this moment."""
    return nilai_rotasi(ringkas_rotasi(), timezone.now(), hari_ini())


def salinan_luar_terbaru() -> datetime | None:
    """The newest state that lies outside the house, read back in full."""
    return salinan_luar(ringkas_rotasi())


def temuan_terbuka() -> QuerySet[TemuanMedia]:
    """The findings that stand."""
    return TemuanMedia.objects.filter(selesai__isnull=True).select_related("media")
