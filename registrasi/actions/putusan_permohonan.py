"""The decision on a request: mark its documents, approve, return, refuse."""

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.berkas.pindai import check_boleh_dilihat
from lpse.jejak import catat
from lpse.models import Akun
from lpse.waktu import hari_ini
from registrasi.actions.arsip_perkara import arsipkan_permohonan
from registrasi.actions.meja import TanggalKeliru
from registrasi.actions.permohonan import dokumen_berlaku, kabarkan
from registrasi.actions.terapkan import terapkan
from registrasi.alur.permohonan import ALUR_PERMOHONAN
from registrasi.enums.permohonan import StatusPermohonan, TindakanPermohonan
from registrasi.models import BerkasPermohonan, Permohonan
from registrasi.policies.pendaftaran import check_beralasan
from registrasi.policies.permohonan import (
    SurelSudahDipakai,
    check_bukan_permohonan_sendiri,
    check_permohonan_siap,
    check_putaran,
)

S = StatusPermohonan
T = TindakanPermohonan


def _kunci_untuk_putusan(pk: int, tindakan: T, oleh: Akun, putaran: int | None) -> Permohonan:
    """The locked request, once nothing stands in the way of this person deciding on the round they read."""
    permohonan = Permohonan.objects.lock(pk)
    ALUR_PERMOHONAN.check(permohonan, tindakan, oleh)
    check_bukan_permohonan_sendiri(permohonan, oleh)
    check_putaran(permohonan, putaran)
    return permohonan


@transaction.atomic
def tandai_permohonan(
    pk: int,
    kode: str,
    *,
    oleh: Akun,
    ada: bool,
    sesuai_asli: bool,
    asli_diperlihatkan_pada: date | None = None,
    catatan: str = "",
    putaran: int | None = None,
) -> BerkasPermohonan:
    """Menandai satu dokumen permohonan: ada, dan sesuai dengan aslinya yang diperlihatkan.

    `putaran` is the round whose file was looked at. Raises AturanDilanggar without a file, BelumBolehDilihat,
    TanggalKeliru, SudahBerganti, BerkasSendiri. Dasar: registrasi.verifikasi_dokumen
    """
    permohonan = _kunci_untuk_putusan(pk, T.SETUJUI, oleh, putaran)
    dokumen = next((d for d in dokumen_berlaku(permohonan) if d.kode == kode), None)
    if dokumen is None or dokumen.berkas is None:
        raise AturanDilanggar("Dokumen ini tidak diserahkan, jadi tidak dapat ditandai.")
    check_boleh_dilihat(dokumen.berkas)
    if sesuai_asli and not ada:
        raise AturanDilanggar("Tandai Ada lebih dahulu sebelum Sesuai asli.")
    hari = (asli_diperlihatkan_pada or hari_ini()) if sesuai_asli else None
    if hari and hari > hari_ini():
        raise TanggalKeliru("Tanggal asli diperlihatkan tidak boleh sesudah hari ini.")
    dokumen.ada, dokumen.sesuai_asli, dokumen.asli_diperlihatkan_pada = ada, sesuai_asli, hari
    dokumen.catatan, dokumen.diperiksa_oleh, dokumen.diperiksa_pada = catatan.strip(), oleh, timezone.now()
    dokumen.save()
    rincian = {"dokumen": kode, "ada": ada, "sesuai_asli": sesuai_asli}
    catat(permohonan, "permohonan.dokumen_diperiksa", oleh=oleh, **rincian)
    return dokumen


def _putuskan(permohonan: Permohonan, status: S, oleh: Akun, alasan: str = "") -> None:
    """Write the decision, leave the trail row, tell the user."""
    permohonan.status, permohonan.alasan = status, alasan
    permohonan.updated_at = timezone.now()
    if status != S.DIKEMBALIKAN:
        permohonan.diputus_oleh, permohonan.diputus_pada = oleh, permohonan.updated_at
    permohonan.save()
    catat(permohonan, f"permohonan.{status.value}", oleh=oleh, putaran=permohonan.putaran)
    if status != S.DIKEMBALIKAN:
        arsipkan_permohonan(permohonan)


@transaction.atomic
def _setujui(pk: int, oleh: Akun, putaran: int | None) -> Permohonan:
    permohonan = _kunci_untuk_putusan(pk, T.SETUJUI, oleh, putaran)
    dokumen = dokumen_berlaku(permohonan)
    check_permohonan_siap(dokumen)
    # First what changes, then the letter: it goes to the address that holds from now on.
    terapkan(permohonan, dokumen, oleh=oleh)
    _putuskan(permohonan, S.DISETUJUI, oleh)
    kabarkan(permohonan)
    return permohonan


def setujui_permohonan(pk: int, *, oleh: Akun, putaran: int | None = None) -> Permohonan:
    """Menyetujui permohonan: datanya berlaku saat itu juga.

    Raises BelumDiperiksa while a document lacks a mark, BelumBersih while a file is in quarantine (the
    database refuses both too), SurelSudahDipakai, SudahBerganti, BerkasSendiri.
    Dasar: registrasi.verifikasi_dokumen
    """
    try:
        return _setujui(pk, oleh, putaran)
    except IntegrityError as galat:
        if "akun_surel_unik" in str(galat):
            raise SurelSudahDipakai from galat
        raise


@transaction.atomic
def kembalikan_permohonan(
    pk: int, *, oleh: Akun, alasan: str, dokumen: Collection[str] = (), putaran: int | None = None
) -> Permohonan:
    """Mengembalikan permohonan untuk diperbaiki; data dan dokumen yang disebut terbuka kembali.

    Raises PerluAlasan, SudahBerganti, BerkasSendiri. Dasar: registrasi.informasi_syarat
    """
    permohonan = _kunci_untuk_putusan(pk, T.KEMBALIKAN, oleh, putaran)
    alasan = check_beralasan(alasan)
    for d in dokumen_berlaku(permohonan):
        if d.kode in dokumen:
            d.perlu_perbaikan, d.ada, d.sesuai_asli = True, False, False
            d.asli_diperlihatkan_pada = None
            d.save()
    _putuskan(permohonan, S.DIKEMBALIKAN, oleh, alasan)
    kabarkan(permohonan)
    return permohonan


@transaction.atomic
def tolak_permohonan(pk: int, *, oleh: Akun, alasan: str, putaran: int | None = None) -> Permohonan:
    """Menolak permohonan dengan alasan yang dibaca pemohon; tidak ada data yang berubah.

    Raises PerluAlasan, SudahBerganti, BerkasSendiri. Dasar: registrasi.verifikasi_dokumen
    """
    permohonan = _kunci_untuk_putusan(pk, T.TOLAK, oleh, putaran)
    _putuskan(permohonan, S.DITOLAK, oleh, check_beralasan(alasan))
    kabarkan(permohonan)
    return permohonan
