"""Somebody takes out a copy of their own data: the record of it, before the first byte."""

from django.db import transaction

from lpse.berkas.pindai import halangan
from lpse.jejak import catat
from lpse.models import Akun
from registrasi.queries.data_saya import Dokumen


def catat_unduhan_data(akun: Akun, dokumen: list[Dokumen]) -> None:
    """Mencatat bahwa pemilik akun mengunduh salinan datanya beserta pindaiannya.

    The rows are committed when this returns. Dasar: registrasi.arsip
    """
    with transaction.atomic(durable=True):
        catat(akun, "akun.data_diunduh", oleh=akun, dokumen=len(dokumen))
        for satu in dokumen:
            if not satu.berkas.is_musnah and not halangan(satu.berkas):
                catat(satu.berkas, "berkas.dilihat", oleh=akun, unduh=True, data_saya=True)
