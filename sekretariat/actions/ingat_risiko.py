"""Reminding, once each, of risks and controls whose day comes near or is past, and of a year unassessed."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_RISIKO
from lpse.waktu import hari_ini
from sekretariat.enums.risiko import BERTENGGAT
from sekretariat.models import PengendalianRisiko, Risiko
from sekretariat.queries.risiko import belum_ditinjau, semua_risiko

SURAT_TEMPO, SURAT_TINJAU = "sekretariat/risiko_tempo", "sekretariat/risiko_tinjau"
SURAT_PENGENDALIAN = "sekretariat/risiko_pengendalian"
DEKAT_HARI, SEKALI_SAPU = 7, 100


def sapu_risiko() -> int:
    """Mengingatkan pelaksana tujuh hari sebelum tenggat pengendaliannya dan setelah lewat, penanggung jawab
    risiko yang lewat tenggat, dan penanggung jawab serta pengelola bila setahun tanpa penilaian.

    Returns how many risks and controls were told of.
    """
    hari = hari_ini()
    dekat = {"tenggat__gte": hari, "tenggat__lte": hari + timedelta(days=DEKAT_HARI)}
    terbuka = PengendalianRisiko.objects.terbuka().select_related("penanggung", "risiko__pemilik")
    banyak = _ingatkan(terbuka.filter(**dekat), "diingatkan_dekat", SURAT_PENGENDALIAN)
    banyak += _ingatkan(terbuka.filter(tenggat__lt=hari), "diingatkan_lewat", SURAT_PENGENDALIAN)
    lewat = semua_risiko().filter(status__in=BERTENGGAT, tenggat__lt=hari)
    banyak += _ingatkan(lewat, "diingatkan_lewat", SURAT_TEMPO)
    return banyak + _ingatkan(belum_ditinjau(), "diingatkan_tinjau", SURAT_TINJAU)


@transaction.atomic
def _ingatkan(rows: QuerySet[Any], kolom: str, surat: str) -> int:
    """One mail to each person about each of these rows; the column says that it went out."""
    belum = rows.filter(**{f"{kolom}__isnull": True}).order_by("pk")
    semua = list(belum.select_for_update(of=("self",), skip_locked=True)[:SEKALI_SAPU])
    for satu in semua:
        setattr(satu, kolom, timezone.now())
        satu.save(update_fields=[kolom])
        for akun in _penerima(satu, kolom):
            kunci = f"{surat}:{satu.pk}:{kolom}:{hari_ini():%Y%m%d}:{akun.pk}"
            beritahukan(surat, kepada=akun.email, kunci=kunci, akun=akun, objek=satu)
    return len(semua)


def _penerima(satu: Risiko | PengendalianRisiko, kolom: str) -> list[Akun]:
    """Whose task it is; of a late control the risk's owner hears too, of a late assessment its keepers."""
    if isinstance(satu, PengendalianRisiko):
        orang = [satu.penanggung, *([satu.risiko.pemilik] if kolom == "diingatkan_lewat" else [])]
    else:
        orang = [satu.pemilik, *(pemegang_izin(KELOLA_RISIKO) if kolom == "diingatkan_tinjau" else ())]
    return list(dict.fromkeys(orang))
