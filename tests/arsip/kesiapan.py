"""Sources with backups, copies outside, drills and sealed keys, as the readiness page reads them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from arsip.actions.catat_uji import catat_uji
from arsip.actions.lembar_kunci import cetak_lembar, segel_lembar
from arsip.actions.pekerjaan import ambil, antrekan, gagalkan
from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori, SebabGagal
from arsip.models import Cadangan, LembarKunci, Repositori, Sumber, UjiPemulihan
from arsip.policies.uji import BARIS, CatatanUji
from lpse.models import Akun
from lpse.waktu import hari_ini
from tests.arsip.pekerjaan import berhasil

JAM, HARI = timedelta(hours=1), timedelta(days=1)


def portal() -> Sumber:
    """This portal, as the migration sets it up."""
    return Sumber.objects.select_related("repositori").get(kode="portal")


def cadangan(pada: datetime | None = None, **isi: Any) -> Cadangan:
    """A backup of the portal that stands."""
    satu = berhasil(portal(), pada, **isi).cadangan
    assert satu is not None
    return satu


def salinan(asal: Cadangan) -> Cadangan:
    """Its copy in a repository outside."""
    luar, _ = Repositori.objects.get_or_create(
        kode="luar",
        defaults={
            "nama": "Penyimpanan Dinas",
            "jenis": JenisRepositori.LUAR,
            "lokasi": "sftp:cadangan@dinas:/a",
        },
    )
    return Cadangan.objects.create(
        sumber=asal.sumber,
        repositori=luar,
        asal=asal,
        snapshot=f"luar-{asal.pk}",
        dari_saat=asal.dari_saat,
        manifes=asal.manifes,
    )


def uji(
    satu: Cadangan, *beda: str, pada: datetime | None = None, menit: int = 4, oleh: Any = None
) -> UjiPemulihan:
    """A drill of this backup, with what it found; without anything it passed."""
    pekerjaan = antrekan(
        JenisPekerjaan.UJI_PULIH, satu.repositori, sumber=satu.sumber, oleh=oleh, pada=pada or timezone.now()
    )
    assert pekerjaan is not None
    ambil(pekerjaan.pk, pada=pada)
    catatan = CatatanUji()
    catatan.tambah(BARIS, "142 tabel, 81203 baris", list(beda))
    mulai = pada or timezone.now()
    hasil = catat_uji(
        pekerjaan, satu, mulai=mulai, durasi=timedelta(minutes=menit), catatan=catatan, pada=pada
    )
    # The job is over either way; that it failed is what the next one may ask about.
    gagalkan(pekerjaan.pk, SebabGagal.TIDAK_COCOK, "Uji.", pada=pada)
    return hasil


def kunci_disegel(admin: Akun) -> LembarKunci:
    """A sheet of the keys as they are, sealed today."""
    lembar, _ = cetak_lembar()
    return segel_lembar(
        lembar.pk,
        disegel_pada=hari_ini(),
        tempat="Brankas Bagian Umum",
        pemegang="Dewi Lestari",
        saksi="Bambang Irawan",
        oleh=admin,
    )
