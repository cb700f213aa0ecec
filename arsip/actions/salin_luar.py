"""The daily copy to storage elsewhere, carried out by `salin_media`, and the alarm where none arrives."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from arsip.actions.alarm import PENERIMA_ABSEN
from arsip.actions.pekerjaan import BATAS_JAM_REPOSITORI, antrekan
from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori
from arsip.models import Pekerjaan, Repositori
from arsip.policies.jadwal import (
    SALIN_PUKUL,
    SALIN_SELANG,
    Jadwal,
    giliran_terakhir,
    is_absen,
    jatuh_tempo,
)
from arsip.policies.media import TidakAdaYangDisalin
from arsip.policies.pekerjaan import check_peminta
from arsip.queries.pekerjaan import pekerjaan_sejak
from arsip.queries.petugas import bertugas
from arsip.queries.salinan_luar import is_sedang_ditambah, pasangan_luar, salinan_berhasil
from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.waktu import zona

JADWAL = Jadwal(SALIN_SELANG, SALIN_PUKUL)


def antrekan_salinan() -> int:
    """Mengantrekan salinan harian tiap repositori ke tiap penyimpanan luar; berapa banyak.

    It waits for the backups that are under way, so that it carries them along. Dasar: arsip.luar_ruang
    """
    now, banyak = timezone.now(), 0
    for satu in pasangan_luar():
        if is_sedang_ditambah(satu.asal):
            continue
        lalu = pekerjaan_sejak(satu.saring, giliran_terakhir(JADWAL, now, zona()))
        if giliran := jatuh_tempo(JADWAL, lalu, now, zona(), sejak=satu.sejak):
            antre = antrekan(JenisPekerjaan.SALIN, satu.asal, tujuan=satu.tujuan, giliran=giliran)
            banyak += antre is not None
    return banyak


@transaction.atomic
def minta_salin_luar(pk: int, *, oleh: Akun) -> list[Pekerjaan]:
    """Meminta salinan ke penyimpanan luar sekarang: satu pekerjaan untuk setiap repositori asal.

    Raises TidakBerwenang, TidakAdaYangDisalin, SudahDiantrekan. Dasar: arsip.luar_ruang
    """
    check_peminta(JenisPekerjaan.SALIN, oleh)
    semua = [satu for satu in pasangan_luar() if satu.tujuan.pk == pk]
    if not semua:
        raise TidakAdaYangDisalin
    antre = [antrekan(JenisPekerjaan.SALIN, s.asal, tujuan=s.tujuan, oleh=oleh) for s in semua]
    return [satu for satu in antre if satu is not None]


def periksa_salinan_luar(now: datetime | None = None) -> int:
    """Membunyikan alarm untuk penyimpanan luar yang tidak kunjung menerima salinan, dan mengakhirinya.

    Returns how many began or ended. Dasar: arsip.luar_ruang
    """
    now = now or timezone.now()
    absen = {
        satu.tujuan.pk
        for satu in pasangan_luar()
        if is_absen(JADWAL, BATAS_JAM_REPOSITORI, salinan_berhasil(satu) or satu.sejak, now)
    }
    luar = Repositori.objects.filter(jenis=JenisRepositori.LUAR)
    mulai = luar.filter(pk__in=absen, alarm_pada__isnull=True)
    usai = luar.filter(alarm_pada__isnull=False).exclude(pk__in=absen)
    berubah = [_nyatakan(pk, now, is_absen=True) for pk in mulai.values_list("pk", flat=True)]
    berubah += [_nyatakan(pk, now, is_absen=False) for pk in usai.values_list("pk", flat=True)]
    return sum(berubah)


@transaction.atomic
def _nyatakan(pk: int, now: datetime, *, is_absen: bool) -> bool:
    """Begin or end the alarm of one repository, once, and tell whoever is to hear of it."""
    baris = Repositori.objects.filter(pk=pk, alarm_pada__isnull=is_absen)
    if not baris.update(alarm_pada=now if is_absen else None):
        return False
    repositori = Repositori.objects.get(pk=pk)
    surat = "salinan_absen" if is_absen else "salinan_pulih"
    for akun in bertugas(*PENERIMA_ABSEN):
        beritahukan(
            f"arsip/{surat}",
            kepada=akun.email,
            akun=akun,
            objek=repositori,
            kunci=f"{surat}:{pk}:{now.isoformat()}:{akun.pk}",
        )
    catat(repositori, "repositori.alarm" if is_absen else "repositori.alarm_selesai")
    return True
