"""Setting the cadence; and what the clock does: builds what is due, reminds of what is late."""

import logging

from django.db import transaction

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun, Pemberitahuan
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_LAPORAN, TANDA_TANGANI_LAPORAN
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.enums.pelaporan import Irama
from sekretariat.models import IramaLaporan
from sekretariat.policies.pelaporan import (
    IramaDitetapkanPeraturan,
    IramaKosong,
    awal_irama_baru,
    irama_peraturan,
)
from sekretariat.queries.pelaporan import perlu_disusun, terlambat

logger = logging.getLogger(__name__)
SURAT_TERLAMBAT = "sekretariat/laporan_terlambat"
TUGAS_SUSUN = "sekretariat.susun_laporan"


@transaction.atomic
def tetapkan_irama(
    *, oleh: Akun, irama: str, kepada: str, melalui: str, hari_kerja: int, alasan: str
) -> IramaLaporan:
    """Menetapkan irama, alamat, dan batas kirim laporan; yang ditetapkan peraturan tidak dapat diganti.

    Another cadence holds from its next period on. Raises TidakBerwenang, IramaDitetapkanPeraturan,
    IramaKosong. Dasar: sekretariat.laporan
    """
    if not oleh.has_perm(TANDA_TANGANI_LAPORAN):
        raise TidakBerwenang
    tetap = irama_peraturan()
    if (tetap and irama) or (profil().sekretariat.laporan.kepada and (kepada or melalui)):
        raise IramaDitetapkanPeraturan
    if not tetap and not irama:
        raise IramaKosong
    satu = IramaLaporan.objects.create(
        irama=irama,
        berlaku_mulai=awal_irama_baru(tetap or Irama(irama), hari_ini()),
        kepada=kepada,
        melalui=melalui,
        hari_kerja=hari_kerja,
        alasan=alasan,
        oleh=oleh,
    )
    catat(satu, "laporan.irama_ditetapkan", oleh=oleh, irama=irama, hari_kerja=hari_kerja)
    return satu


def sapu_laporan() -> int:
    """Have the drafts that are due built. Returns how many the clock has asked for.

    What a lost queue forgets, the next minute finds again: due is what has no row.
    Dasar: sekretariat.laporan
    """
    perlu = perlu_disusun()
    for satu in perlu:
        enqueue(TUGAS_SUSUN, satu.periode.kode, satu.jenis, satu.unit, queue="lama", expires=600)
    return len(perlu)


def susun_bila_perlu() -> int:
    """Build at once what the clock should have had built. Returns how many drafts were made."""
    jumlah = 0
    for satu in perlu_disusun():
        try:
            jumlah += susun_laporan(satu.periode, oleh=None, jenis=satu.jenis, unit=satu.unit)[1]
        except AturanDilanggar as galat:
            logger.warning("laporan %s tidak disusun: %s", satu.periode.kode, galat)
    return jumlah


def ingatkan_terlambat() -> int:
    """Mengingatkan penyusun dan Kepala, sekali untuk tiap laporan yang lewat batas kirimnya.

    Returns how many mails were written. Dasar: sekretariat.laporan
    """
    telat = terlambat()
    orang = list(pemegang_izin(KELOLA_LAPORAN).union(pemegang_izin(TANDA_TANGANI_LAPORAN))) if telat else []
    perlu = {
        f"laporan.terlambat:{satu.jenis}:{satu.unit}:{satu.periode.kode}:{akun.pk}": (satu, akun)
        for satu in telat
        for akun in orang
    }
    sudah = set(Pemberitahuan.objects.filter(kunci__in=perlu).values_list("kunci", flat=True))
    with transaction.atomic():
        for kunci, (satu, akun) in perlu.items():
            if kunci not in sudah:
                data = {"periode": satu.periode.kode, "jenis": satu.jenis, "unit": satu.unit}
                beritahukan(SURAT_TERLAMBAT, kepada=akun.email, kunci=kunci, akun=akun, data=data)
    return len(perlu.keys() - sudah)
