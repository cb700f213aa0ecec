"""Jobs, sources and backups as they are listed and counted."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from arsip.policies.jadwal import Lalu
from lpse.models import Akun, Jejak

BATAS_RIWAYAT, TERBUKA = 40, "terbuka"
PERISTIWA = {
    "pekerjaan.antre": "Diantrekan",
    "pekerjaan.mulai": "Mulai",
    "pekerjaan.berhasil": "Berhasil",
    "pekerjaan.gagal": "Gagal; petugas diberi tahu",
    "pekerjaan.diminta_berhenti": "Diminta berhenti",
    "pekerjaan.dibatalkan": "Dibatalkan",
}


def keberhasilan_terakhir(sumber: Collection[int]) -> dict[int, datetime]:
    """To each source, the moment whose state its newest backup holds; one query. Copies say nothing new."""
    baik = Cadangan.objects.filter(sumber__in=sumber, asal__isnull=True)
    return dict(baik.order_by().values_list("sumber").annotate(Max("dari_saat")))


def cadangan_terakhir(sumber: Sumber) -> Cadangan | None:
    """The newest good backup of a source, against which the next one is measured."""
    return Cadangan.objects.filter(sumber=sumber, asal__isnull=True).order_by("-dari_saat", "-pk").first()


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
    jejak = list(
        Jejak.objects.filter(
            objek_jenis=pekerjaan._meta.label_lower, objek_id=str(pekerjaan.pk), peristiwa__in=PERISTIWA
        ).order_by("-pk")[:BATAS_RIWAYAT]
    )
    orang = Akun.objects.in_bulk({b.oleh_id for b in jejak} - {None})
    return [
        {"judul": PERISTIWA[b.peristiwa], "saat": b.pada, "isi": str(orang.get(b.oleh_id, "Sistem"))}
        for b in jejak
    ]


def perlu_diperiksa() -> QuerySet[Repositori]:
    """Repositories whose structure the clock checks: in use, prepared, and always there (no media)."""
    return Repositori.objects.filter(is_aktif=True, disiapkan_pada__isnull=False).exclude(jenis="media")


def pekerjaan_terbuka() -> QuerySet[Pekerjaan]:
    """What waits or runs."""
    return Pekerjaan.objects.terbuka()


def pekerjaan_terakhir(sumber: Sumber) -> Pekerjaan | None:
    """The newest backup job of a source, however it stands."""
    rows = Pekerjaan.objects.filter(sumber=sumber, jenis=JenisPekerjaan.CADANGKAN)
    return rows.order_by("-pk").first()
