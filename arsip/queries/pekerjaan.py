"""Jobs, sources and backups as they are listed and counted."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from arsip.policies.jadwal import MAJU_WAJAR, Lalu
from arsip.policies.kesiapan import BATAS_PERIKSA
from lpse.riwayat import riwayat_jejak

TERBUKA = "terbuka"
PERISTIWA = {
    "pekerjaan.antre": "Diantrekan",
    "pekerjaan.mulai": "Mulai",
    "pekerjaan.berhasil": "Berhasil",
    "pekerjaan.gagal": "Gagal; petugas diberi tahu",
    "pekerjaan.diminta_berhenti": "Diminta berhenti",
    "pekerjaan.dibatalkan": "Dibatalkan",
}


def keberhasilan_terakhir(sumber: Collection[int], now: datetime | None = None) -> dict[int, datetime]:
    """To each source, the moment whose state its newest backup holds; one query.

    Copies say nothing new, what was dropped or lost with its repository saves nobody, and what is dated later
    than now was dated by a wrong clock.
    """
    sampai = (now or timezone.now()) + MAJU_WAJAR
    baik = Cadangan.objects.filter(
        sumber__in=sumber, asal__isnull=True, dibuang_pada__isnull=True, dari_saat__lte=sampai
    )
    return dict(baik.order_by().values_list("sumber").annotate(Max("dari_saat")))


def pernah_berhasil(sumber: Collection[int]) -> set[int]:
    """Those of these sources that were ever backed up, whether or not anything of it is left."""
    rows = Cadangan.objects.filter(sumber__in=sumber)
    return set(rows.order_by().values_list("sumber", flat=True).distinct())


def cadangan_terakhir(sumber: Sumber) -> Cadangan | None:
    """The newest good backup of a source, against which the next one is measured; also one that is gone.

    The one made last, whatever the clock said then.
    """
    return Cadangan.objects.filter(sumber=sumber, asal__isnull=True).order_by("-pk").first()


def pekerjaan_sejak(saring: Mapping[str, Any], giliran: datetime) -> list[Lalu]:
    """What the schedule needs to know: jobs queued since this turn or still open, the newest first."""
    rows = Pekerjaan.objects.filter(Q(dibuat_pada__gte=giliran) | Q(giliran__gte=giliran), **saring)
    terbuka = Pekerjaan.objects.terbuka().filter(**saring)
    kolom = ("giliran", "status", "sebab", "berakhir_pada")
    return [Lalu(*satu) for satu in (rows | terbuka).order_by("-pk").values_list(*kolom)]


def saring_pekerjaan(saringan: Mapping[str, str]) -> QuerySet[Pekerjaan]:
    """The jobs that the filters leave: `status`, `jenis`, `sumber`, `cari` (a code, or what it said)."""
    rows = Pekerjaan.objects.select_related("sumber", "repositori", "tujuan", "diminta_oleh")
    status = saringan.get("status", "")
    if status == TERBUKA:
        rows = rows.terbuka()
    elif status in StatusPekerjaan.values:
        rows = rows.filter(status=status)
    if (jenis := saringan.get("jenis", "")) in JenisPekerjaan.values:
        rows = rows.filter(jenis=jenis)
    if sumber := saringan.get("sumber", ""):
        rows = rows.filter(sumber__kode=sumber)
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(Q(kode=cari) | Q(galat__icontains=cari))
    return rows


def riwayat_pekerjaan(pekerjaan: Pekerjaan) -> list[dict[str, Any]]:
    """What happened to a job, newest first, with who did it; two queries."""
    return riwayat_jejak(pekerjaan, PERISTIWA)


def repositori_terpakai() -> tuple[set[int], set[int]]:
    """The repositories that running backups add to, and those that another job has for itself."""
    ditambah: set[int] = set()
    dipakai: set[int] = set()
    berjalan = Pekerjaan.objects.filter(status=StatusPekerjaan.BERJALAN)
    for jenis, repositori, tujuan in berjalan.values_list("jenis", "repositori", "tujuan"):
        (ditambah if jenis == JenisPekerjaan.CADANGKAN else dipakai).add(repositori)
        if tujuan is not None:
            dipakai.add(tujuan)
    return ditambah, dipakai


def perlu_diperiksa() -> QuerySet[Repositori]:
    """Repositories whose structure the clock checks: in use, prepared, and always there (no media)."""
    return Repositori.objects.filter(is_aktif=True, disiapkan_pada__isnull=False).exclude(jenis="media")


def tidak_diperiksa(now: datetime) -> QuerySet[Repositori]:
    """Of those the ones that no check has found whole for too long, or only while the clock ran ahead."""
    utuh = perlu_diperiksa().annotate(utuh=Coalesce("diperiksa_pada", "disiapkan_pada"))
    return utuh.filter(Q(utuh__lt=now - BATAS_PERIKSA) | Q(utuh__gt=now + MAJU_WAJAR)).order_by("pk")


def awal_putaran_baca(repositori: Repositori) -> datetime | None:
    """When the rolling read was at part 1 last: what was read since then is no older."""
    pertama = Pekerjaan.objects.filter(
        jenis=JenisPekerjaan.PERIKSA,
        repositori=repositori,
        status=StatusPekerjaan.BERHASIL,
        hasil__bagian=1,
    )
    return pertama.order_by("-pk").values_list("dimulai_pada", flat=True).first()


def pekerjaan_terbuka() -> QuerySet[Pekerjaan]:
    """What waits or runs."""
    return Pekerjaan.objects.terbuka()


def pekerjaan_terakhir(sumber: Sumber) -> Pekerjaan | None:
    """The newest backup job of a source, however it stands."""
    rows = Pekerjaan.objects.filter(sumber=sumber, jenis=JenisPekerjaan.CADANGKAN)
    return rows.order_by("-pk").first()
