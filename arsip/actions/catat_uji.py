"""Asking for a drill, and recording what it came to."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from arsip.actions.pekerjaan import antrekan
from arsip.enums.cadangan import JenisPekerjaan
from arsip.models import Cadangan, Pekerjaan, Sumber, UjiPemulihan
from arsip.naskah.uji import isi_berita_acara
from arsip.policies.jadwal import Jadwal, giliran_terakhir, jatuh_tempo
from arsip.policies.pekerjaan import check_peminta
from arsip.policies.uji import BelumAdaCadangan, CatatanUji
from arsip.queries.pekerjaan import pekerjaan_sejak
from arsip.queries.uji import dapat_diuji, untuk_diuji
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.waktu import zona

# Every Monday, after the night's backup and before the day's work.
JADWAL_UJI = Jadwal(7 * 24, time(3))


@transaction.atomic
def catat_uji(
    pekerjaan: Pekerjaan,
    cadangan: Cadangan,
    *,
    mulai: datetime,
    durasi: timedelta,
    catatan: CatatanUji,
    tambahan: timedelta = timedelta(),
    pada: datetime | None = None,
) -> UjiPemulihan:
    """Mencatat hasil satu uji pemulihan dan menerbitkan berita acaranya; cadangan yang lulus ditandai teruji.

    `tambahan` is what restoring the files left out would have taken. Dasar: arsip.cadangan
    """
    now = pada or timezone.now()
    uji = UjiPemulihan.objects.create(
        pekerjaan=pekerjaan,
        cadangan=cadangan,
        mulai=mulai,
        durasi=durasi,
        taksiran=durasi + tambahan,
        is_lulus=catatan.is_lulus,
        hasil=catatan.sebagai_json(),
        created_at=now,
    )
    if uji.is_lulus:
        Cadangan.objects.filter(pk=cadangan.pk).update(diuji_pada=now)
    _terbitkan(uji, pekerjaan.diminta_oleh)
    rincian = {"cadangan": cadangan.pk, "lulus": uji.is_lulus}
    catat(uji, "ujipemulihan.dicatat", oleh=pekerjaan.diminta_oleh, **rincian)
    if pekerjaan.cadangan_id is None:
        pekerjaan.cadangan = cadangan
    return uji


def _terbitkan(uji: UjiPemulihan, oleh: Akun | None) -> None:
    """Issue the berita acara, in the name of whoever asked; without a name where the clock did."""
    isi = isi_berita_acara(uji, peminta=oleh)
    penanda = str(oleh or "")
    uji.naskah = terbitkan(JenisNaskah.UJI_PEMULIHAN, uji, isi, oleh=oleh, penanda_tangan=penanda)
    uji.save(update_fields=["naskah"])


@transaction.atomic
def minta_uji(sumber: Sumber, *, oleh: Akun) -> Pekerjaan | None:
    """Meminta uji pemulihan cadangan terbaru sumber ini sekarang.

    Raises TidakBerwenang, TidakDipakai, BelumAdaCadangan, SudahDiantrekan. Dasar: arsip.cadangan
    """
    check_peminta(JenisPekerjaan.UJI_PULIH, oleh)
    if untuk_diuji(sumber, sumber.repositori) is None:
        raise BelumAdaCadangan
    return antrekan(JenisPekerjaan.UJI_PULIH, sumber.repositori, sumber=sumber, oleh=oleh)


def antrekan_uji() -> int:
    """Setiap menit: mengantrekan uji mingguan yang gilirannya tiba; berapa banyak. Dasar: arsip.cadangan"""
    now, banyak = timezone.now(), 0
    for sumber, sejak in dapat_diuji():
        saring = {"jenis": JenisPekerjaan.UJI_PULIH, "sumber": sumber}
        lalu = pekerjaan_sejak(saring, giliran_terakhir(JADWAL_UJI, now, zona()))
        giliran = jatuh_tempo(JADWAL_UJI, lalu, now, zona(), sejak=sejak)
        if giliran is not None:
            antre = antrekan(JenisPekerjaan.UJI_PULIH, sumber.repositori, sumber=sumber, giliran=giliran)
            banyak += antre is not None
    return banyak
