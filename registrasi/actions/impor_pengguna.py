"""A file of existing SPSE users: taken in, applied or called off by people; a worker reads and writes it."""

import uuid
from datetime import timedelta
from functools import partial
from typing import IO
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lpse.aturan import TidakBerwenang
from lpse.background import enqueue
from lpse.berkas.simpan import penyimpanan, rapikan_nama
from lpse.jejak import catat
from lpse.klaim import ambil_klaim, pegang_klaim
from lpse.models import Akun
from lpse.peran import KELOLA_SPSE
from registrasi.alur.spse import ALUR_IMPOR
from registrasi.enums.spse import StatusImpor, TindakanImpor
from registrasi.impor.terima import periksa_unggahan
from registrasi.models import ImporPengguna

SEWA = timedelta(minutes=2)
TUGAS = "registrasi.kerjakan_impor"


def terima_impor(berkas: IO[bytes], nama: str, *, oleh: Akun | None) -> ImporPengguna:
    """Menerima berkas pengguna SPSE untuk dibaca di belakang layar; belum ada pengguna yang berubah.

    `oleh` is None for the command line. Raises TidakBerwenang, LembarTidakTerbaca (kind or size of the file).
    Dasar: registrasi.pelayanan
    """
    if oleh is not None and not oleh.has_perm(KELOLA_SPSE):
        raise TidakBerwenang
    unggahan = periksa_unggahan(berkas)
    acak = uuid.uuid4()
    kunci = penyimpanan().save(f"impor/{acak.hex[:2]}/{acak}", File(berkas))
    try:
        with transaction.atomic():
            impor = ImporPengguna.objects.create(
                nama_berkas=rapikan_nama(nama), kunci=kunci, diunggah_oleh=oleh, **unggahan
            )
            catat(impor, "impor_pengguna.diterima", oleh=oleh, ukuran=impor.ukuran)
            if oleh is not None:
                enqueue(TUGAS, impor.pk, queue="lama")
    except BaseException:
        penyimpanan().delete(kunci)
        raise
    return impor


@transaction.atomic
def terapkan_impor(pk: int, *, oleh: Akun | None, kirim_undangan: bool = False) -> ImporPengguna:
    """Menerapkan impor yang sudah dibaca: baris baru dan berubah ditulis di belakang layar, bertahap.

    Pressed by two people it happens once: the second finds it under way. `oleh` is None for the command line.
    Raises TidakBerwenang, TindakanTertutup. Dasar: registrasi.pelayanan
    """
    impor = ImporPengguna.objects.lock(pk)
    tindakan = TindakanImpor.TERAPKAN if oleh else TindakanImpor.TERAPKAN_LANGSUNG
    impor.status = ALUR_IMPOR.check(impor, tindakan, oleh).ke
    impor.kirim_undangan = kirim_undangan
    impor.diterapkan_oleh, impor.diterapkan_pada = oleh, timezone.now()
    impor.klaim = impor.klaim_sampai = None
    impor.save()
    catat(impor, "impor_pengguna.diterapkan", oleh=oleh, undangan=kirim_undangan)
    if oleh is not None:
        enqueue(TUGAS, pk, queue="lama")
    return impor


@transaction.atomic
def batalkan_impor(pk: int, *, oleh: Akun) -> ImporPengguna:
    """Membatalkan impor yang belum diterapkan; berkas dan baris bacaannya dimusnahkan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: registrasi.pelayanan
    """
    impor = ImporPengguna.objects.lock(pk)
    impor.status = ALUR_IMPOR.check(impor, TindakanImpor.BATALKAN, oleh).ke
    musnahkan_isi(impor)
    catat(impor, "impor_pengguna.dibatalkan", oleh=oleh)
    return impor


@transaction.atomic
def kedaluwarsakan_impor(pk: int) -> bool:
    """Membatalkan impor yang dibiarkan; False bila sementara itu sudah diterapkan atau dibatalkan.

    Dasar: registrasi.pelayanan
    """
    impor = ImporPengguna.objects.lock(pk)
    if impor.status != StatusImpor.TERBACA:
        return False
    impor.status = ALUR_IMPOR.check(impor, TindakanImpor.KEDALUWARSAKAN, None).ke
    musnahkan_isi(impor)
    catat(impor, "impor_pengguna.kedaluwarsa")
    return True


@transaction.atomic
def musnahkan_baris_impor(pk: int) -> bool:
    """Memusnahkan baris bacaan impor yang selesai; angka-angkanya tetap. Dasar: registrasi.arsip"""
    impor = ImporPengguna.objects.lock(pk)
    if impor.status != StatusImpor.SELESAI or impor.baris_dimusnahkan_pada is not None:
        return False
    musnahkan_isi(impor)
    catat(impor, "impor_pengguna.baris_dimusnahkan")
    return True


def musnahkan_isi(impor: ImporPengguna) -> None:
    """Destroy the rows at once and the file after commit; saves the import, whose lease ends with it."""
    impor.baris.all().delete()
    impor.baris_dimusnahkan_pada = timezone.now()
    impor.klaim = impor.klaim_sampai = None
    lepas_berkas_impor(impor)
    impor.save()


def lepas_berkas_impor(impor: ImporPengguna) -> None:
    """Let go of the stored file; the caller saves."""
    if impor.kunci:
        transaction.on_commit(partial(penyimpanan().delete, impor.kunci), robust=True)
        impor.kunci = ""


def klaim_impor(pk: int) -> tuple[ImporPengguna, UUID] | None:
    """Take an import to work on, with its lease's stamp; None when nothing is to be done or it is held."""
    impor = ambil_klaim(ImporPengguna.objects.terbengkalai(), pk, SEWA, percobaan=F("percobaan") + 1)
    return (impor, impor.klaim) if impor and impor.klaim else None


def pegang_impor(pk: int, cap: UUID, **kolom: object) -> ImporPengguna:
    """Renew the lease and lock the import until this transaction ends; progress clears its failed attempts.

    Raises KlaimLepas.
    """
    return pegang_klaim(ImporPengguna.objects.all(), pk, cap, SEWA, percobaan=0, **kolom)
