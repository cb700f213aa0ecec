"""What the clock does about procedures: papers of what has ended, readers and reviews that are due."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q

from lpse.jejak import catat
from lpse.naskah import cabut
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PROSEDUR
from lpse.waktu import hari_ini
from sekretariat.actions.prosedur import alasan_diganti
from sekretariat.enums.prosedur import StatusVersi
from sekretariat.models import Prosedur, VersiProsedur
from sekretariat.policies.prosedur import INGATKAN_BACA_HARI
from sekretariat.queries.prosedur import belum_baca, jatuh_tinjau

SURAT_BACA, SURAT_TINJAU = "sekretariat/prosedur_baca", "sekretariat/prosedur_tinjau"


def sapu_prosedur() -> int:
    """Menyatakan naskah yang sudah digantikan tidak berlaku, mengingatkan pembaca dan peninjau.

    Returns how many versions and procedures were handled. Dasar: sekretariat.standar_prosedur
    """
    hari = hari_ini()
    return cabut_naskah_lewat(hari) + ingatkan_pembaca(hari) + ingatkan_peninjau(hari)


@transaction.atomic
def cabut_naskah_lewat(hari: date) -> int:
    """Mencabut naskah versi yang masa berlakunya sudah lewat karena digantikan."""
    rows = VersiProsedur.objects.filter(
        status=StatusVersi.DIGANTIKAN, berlaku_sampai__lt=hari, naskah__dicabut_pada__isnull=True
    )
    lewat = list(rows.select_for_update(of=("self",), skip_locked=True))
    for versi in lewat:
        assert versi.berlaku_sampai is not None
        cabut(versi, oleh=None, alasan=alasan_diganti(versi.berlaku_sampai))
    return len(lewat)


@transaction.atomic
def ingatkan_pembaca(hari: date) -> int:
    """Mengingatkan pegawai yang belum menyatakan membaca, sekali seminggu untuk setiap versi yang berlaku.

    One mail to each person about all versions of the day.
    """
    perlu = Q(diingatkan_pada__isnull=True) | Q(
        diingatkan_pada__lte=hari - timedelta(days=INGATKAN_BACA_HARI)
    )
    rows = VersiProsedur.objects.berlaku(hari).filter(perlu).order_by("pk")
    versi = list(rows.select_for_update(of=("self",), skip_locked=True))
    if not versi:
        return 0
    pks = [satu.pk for satu in versi]
    VersiProsedur.objects.filter(pk__in=pks).update(diingatkan_pada=hari)
    orang = {akun.pk: akun for satu in versi for akun in belum_baca(satu)}
    for akun in orang.values():
        kunci = f"prosedur.baca:{pks[0]}:{hari:%Y%m%d}:{akun.pk}"
        beritahukan(SURAT_BACA, kepada=akun.email, kunci=kunci, akun=akun, data={"versi": pks})
    return len(versi)


@transaction.atomic
def ingatkan_peninjau(hari: date) -> int:
    """Mengingatkan pengelola bahwa prosedur perlu ditinjau, sekali untuk setiap jatuh tempo."""
    belum = Q(diingatkan_untuk__isnull=True) | Q(diingatkan_untuk__lt=F("tinjau_lagi"))
    rows = jatuh_tinjau(hari).filter(belum).select_for_update(of=("self",), skip_locked=True)
    tempo = list(rows)
    for prosedur in tempo:
        Prosedur.objects.filter(pk=prosedur.pk).update(diingatkan_untuk=prosedur.tinjau_lagi)
        catat(prosedur, "prosedur.diingatkan_tinjau")
        for akun in pemegang_izin(KELOLA_PROSEDUR):
            kunci = f"prosedur.tinjau:{prosedur.pk}:{prosedur.tinjau_lagi:%Y%m%d}:{akun.pk}"
            beritahukan(SURAT_TINJAU, kepada=akun.email, kunci=kunci, akun=akun, objek=prosedur)
    return len(tempo)
