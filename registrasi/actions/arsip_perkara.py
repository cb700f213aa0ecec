"""What later cases leave in a user's archive: requests for change, deactivation and its reversal."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q, QuerySet

from registrasi.actions.arsip import arsipkan
from registrasi.enums.penonaktifan import StatusPengaktifan
from registrasi.enums.permohonan import StatusPermohonan
from registrasi.models import Pengaktifan, Penonaktifan, Permohonan
from registrasi.models.arsip import AsalArsip
from registrasi.models.penonaktifan import SELESAI as PENONAKTIFAN_SELESAI

PENGAKTIFAN_SELESAI = (StatusPengaktifan.DISETUJUI, StatusPengaktifan.DITOLAK)
JENIS_BUKTI = {Penonaktifan: "bukti_penonaktifan", Pengaktifan: "bukti_pengaktifan"}
SEKALI = 20  # cases of one round: there are a handful a year


def arsipkan_permohonan(permohonan: Permohonan) -> None:
    """Mengarsipkan semua berkas permohonan yang sudah diputus, di dalam transaksi putusannya.

    Only what an approved request proves takes the place of an earlier version. Dasar: registrasi.arsip
    """
    disetujui = permohonan.status == StatusPermohonan.DISETUJUI
    diserahkan = permohonan.dokumen.filter(berkas__isnull=False).select_related("berkas")
    for satu in diserahkan.order_by("pk"):
        assert satu.berkas is not None
        arsipkan(
            satu.berkas,
            asal=AsalArsip.PERMOHONAN,
            jenis=satu.kode,
            judul=satu.nama,
            pengguna=permohonan.pengguna,
            nomor=permohonan.nomor,
            terkini=disetujui and satu.diganti_pada is None,
        )


def arsipkan_perkara(perkara: Penonaktifan | Pengaktifan) -> int:
    """Mengarsipkan surat, bukti, dan pernyataan perkara yang selesai, di dalam transaksi pemanggilnya.

    Idempotent; returns how many files the case has there. Dasar: registrasi.arsip
    """
    berkas = [(satu.berkas, JENIS_BUKTI[type(perkara)], satu.keterangan) for satu in _bukti(perkara)]
    surat = perkara.rujukan_surat
    if surat is not None and surat.berkas is not None:
        berkas.append((surat.berkas, "surat_laporan", f"Surat {surat.nomor}"))
    pernyataan = perkara.pernyataan if isinstance(perkara, Penonaktifan) else None
    if pernyataan is not None and pernyataan.berkas is not None:
        berkas.append((pernyataan.berkas, pernyataan.jenis, pernyataan.judul))
    for satu, jenis, judul in berkas:
        arsipkan(
            satu,
            asal=AsalArsip.PENONAKTIFAN,
            jenis=jenis,
            judul=judul,
            pengguna=perkara.pengguna,
            nomor=perkara.nomor,
        )
    return len(berkas)


def _bukti(perkara: Penonaktifan | Pengaktifan) -> QuerySet[Any]:
    return perkara.bukti.select_related("berkas")


def susulkan_perkara() -> int:
    """Mengarsipkan perkara penonaktifan dan pengaktifan yang berakhir di luar jalan ke arsip.

    Those answered as unfounded, refused by LKPP, and every reactivation; found by their files, so that
    nothing is left out however a case ends. Returns how many cases. Dasar: registrasi.arsip
    """
    jumlah = 0
    for pk in perkara_menunggu(Penonaktifan, PENONAKTIFAN_SELESAI):
        with transaction.atomic():
            jumlah += bool(arsipkan_perkara(Penonaktifan.objects.lock(pk)))
    for pk in perkara_menunggu(Pengaktifan, PENGAKTIFAN_SELESAI):
        with transaction.atomic():
            jumlah += bool(arsipkan_perkara(Pengaktifan.objects.lock(pk)))
    return jumlah


def perkara_menunggu(model: type[models.Model], selesai: tuple[str, ...]) -> list[int]:
    """Ended cases with a file that is not in the archive, at most SEKALI."""
    belum = Q(bukti__berkas__isnull=False, bukti__berkas__butir_arsip=None)
    belum |= Q(rujukan_surat__berkas__isnull=False, rujukan_surat__berkas__butir_arsip=None)
    if model is Penonaktifan:
        belum |= Q(pernyataan__berkas__isnull=False, pernyataan__berkas__butir_arsip=None)
    rows = model._default_manager.filter(belum, status__in=selesai).order_by("pk").distinct()
    return list(rows.values_list("pk", flat=True)[:SEKALI])
