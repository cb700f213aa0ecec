"""What happens to a job: asked for, taken, ended. Only here its status is written.

`pada` is for the demo, whose past needs dates.
"""

import os
from datetime import datetime, timedelta
from typing import Any

import psutil
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.alarm import kabari_gagal, kabari_pulih
from arsip.actions.kerja import Hasil, nama_inang, pegang_pekerjaan
from arsip.alur.pekerjaan import ALUR_PEKERJAAN
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan
from arsip.enums.cadangan import TindakanPekerjaan as T
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from arsip.policies.pekerjaan import SudahDiantrekan, check_dipakai, check_peminta
from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun

S, J = StatusPekerjaan, JenisPekerjaan
TUGAS, ANTREAN = "arsip.jalankan", "cadangan"
BATAS_JAM_REPOSITORI = 12
# Older than so many beats: whoever ran it is gone, wherever that was.
BATAS_DETAK = timedelta(minutes=10)
PANJANG_GALAT = 2000
# The constraints that say: this turn or job is there already; another job is at work in that place.
SUDAH_ADA = ("pekerjaan_giliran_sekali", "pekerjaan_satu_terbuka")
DIPAKAI = ("pekerjaan_satu_di_repositori", "pekerjaan_satu_di_tujuan")


@transaction.atomic
def antrekan(
    jenis: JenisPekerjaan,
    repositori: Repositori,
    *,
    sumber: Sumber | None = None,
    tujuan: Repositori | None = None,
    cadangan: Cadangan | None = None,
    giliran: datetime | None = None,
    oleh: Akun | None = None,
    alasan_turun: str = "",
    pada: datetime | None = None,
    is_sendiri: bool = False,
) -> Pekerjaan | None:
    """Mengantrekan pekerjaan, sekali: giliran penjadwal, atau permintaan seseorang.

    None where this turn is queued already or the same job is open. `alasan_turun`: why it may hold far less
    than last time. `is_sendiri`: the caller runs it at once, no worker is told. Raises TidakBerwenang,
    TidakDipakai, and SudahDiantrekan for a person. Dasar: arsip.cadangan
    """
    check_peminta(jenis, oleh)
    check_dipakai(sumber, repositori)
    isi: dict[str, Any] = {"tujuan": tujuan, "cadangan": cadangan, "giliran": giliran, "diminta_oleh": oleh}
    try:
        with transaction.atomic():
            pekerjaan = Pekerjaan.objects.create(
                jenis=jenis,
                sumber=sumber,
                repositori=repositori,
                dibuat_pada=pada or timezone.now(),
                alasan_turun=alasan_turun,
                **isi,
            )
    except IntegrityError as galat:
        if not is_melanggar(galat, *SUDAH_ADA):
            raise
        if oleh is not None:
            raise SudahDiantrekan from None
        return None
    catat(pekerjaan, "pekerjaan.antre", oleh=oleh, jenis=jenis.value, turun=bool(alasan_turun))
    if pada is None and not is_sendiri:
        enqueue(TUGAS, pekerjaan.pk, queue=ANTREAN)
    return pekerjaan


def is_melanggar(galat: IntegrityError, *kendala: str) -> bool:
    """Whether the database refused for one of these constraints."""
    return getattr(getattr(galat.__cause__, "diag", None), "constraint_name", "") in kendala


@transaction.atomic
def ambil(pk: int, *, pada: datetime | None = None) -> Pekerjaan | None:
    """Mengambil satu pekerjaan untuk proses ini; None bila sudah diambil atau repositorinya dipakai.

    Hold it and its repositories first (`pegang`). A task that is delivered twice finds the row taken.
    Dasar: arsip.cadangan
    """
    pekerjaan, now = Pekerjaan.objects.lock(pk), pada or timezone.now()
    if pekerjaan.status not in ALUR_PEKERJAAN.tabel[T.MULAI].dari:
        return None
    transisi = ALUR_PEKERJAAN.check(pekerjaan, T.MULAI, None)
    jam = pekerjaan.sumber.batas_jam if pekerjaan.sumber else BATAS_JAM_REPOSITORI
    pekerjaan.status, pekerjaan.dimulai_pada, pekerjaan.detak = transisi.ke, now, now
    pekerjaan.tenggat = now + timedelta(hours=jam)
    pekerjaan.inang, pekerjaan.pid = nama_inang(), os.getpid()
    try:
        with transaction.atomic():
            pekerjaan.save(update_fields=["status", "dimulai_pada", "detak", "tenggat", "inang", "pid"])
    except IntegrityError as galat:
        if not is_melanggar(galat, *DIPAKAI):
            raise
        return None
    catat(pekerjaan, "pekerjaan.mulai")
    return pekerjaan


def catat_detak(pk: int, tahap: str, kemajuan: dict[str, Any]) -> bool:
    """One beat of the process that took this job; False when it is to stop, or it has lost the job."""
    milik_kami = Pekerjaan.objects.filter(pk=pk, status=S.BERJALAN, inang=nama_inang(), pid=os.getpid())
    if not milik_kami.update(detak=timezone.now(), tahap=tahap, kemajuan=kemajuan):
        return False
    return milik_kami.filter(is_diminta_berhenti=False).exists()


@transaction.atomic
def selesaikan(pk: int, hasil: Hasil, *, pada: datetime | None = None) -> Pekerjaan:
    """Mencatat bahwa pekerjaan berhasil, bersama apa yang dihasilkannya; kabar pulih bila sebelumnya gagal.

    Raises TindakanTertutup when it was swept meanwhile: then nothing is written. Dasar: arsip.cadangan
    """
    pekerjaan, now = Pekerjaan.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_PEKERJAAN.check(pekerjaan, T.SELESAIKAN, None)
    pekerjaan.status, pekerjaan.berakhir_pada = transisi.ke, now
    pekerjaan.hasil, pekerjaan.versi, pekerjaan.rc = hasil.ringkas, hasil.versi, 0
    if hasil.tulis is not None:
        hasil.tulis(pekerjaan, now)
    pekerjaan.save(update_fields=["status", "berakhir_pada", "hasil", "versi", "rc", "cadangan"])
    catat(pekerjaan, "pekerjaan.berhasil", cadangan=pekerjaan.cadangan_id)
    kabari_pulih(pekerjaan, now)
    return pekerjaan


@transaction.atomic
def gagalkan(
    pk: int,
    sebab: SebabGagal,
    keterangan: str,
    rc: int | None = None,
    *,
    ringkas: dict[str, Any] | None = None,
    pada: datetime | None = None,
) -> Pekerjaan:
    """Mencatat bahwa pekerjaan gagal, mengapa, dan memberi tahu petugasnya.

    Raises TindakanTertutup when it is over already. Dasar: arsip.cadangan
    """
    pekerjaan = Pekerjaan.objects.lock(pk)
    transisi = ALUR_PEKERJAAN.check(pekerjaan, T.GAGALKAN, None)
    pekerjaan.status, pekerjaan.berakhir_pada = transisi.ke, pada or timezone.now()
    pekerjaan.sebab, pekerjaan.galat, pekerjaan.rc = sebab, keterangan[:PANJANG_GALAT], rc
    pekerjaan.hasil = ringkas or {}
    pekerjaan.save(update_fields=["status", "berakhir_pada", "sebab", "galat", "rc", "hasil"])
    catat(pekerjaan, "pekerjaan.gagal", sebab=str(sebab.value))
    kabari_gagal(pekerjaan)
    return pekerjaan


@transaction.atomic
def hentikan(pk: int) -> Pekerjaan:
    """Mencatat bahwa pekerjaan berhenti karena diminta. Raises TindakanTertutup. Dasar: arsip.cadangan"""
    pekerjaan = Pekerjaan.objects.lock(pk)
    transisi = ALUR_PEKERJAAN.check(pekerjaan, T.HENTIKAN, None)
    return _batal(pekerjaan, transisi.ke, None)


@transaction.atomic
def batalkan(pk: int, *, oleh: Akun) -> Pekerjaan:
    """Membatalkan yang belum mulai. Raises TidakBerwenang, TindakanTertutup. Dasar: arsip.cadangan"""
    pekerjaan = Pekerjaan.objects.lock(pk)
    transisi = ALUR_PEKERJAAN.check(pekerjaan, T.BATALKAN, oleh)
    return _batal(pekerjaan, transisi.ke, oleh)


def _batal(pekerjaan: Pekerjaan, ke: StatusPekerjaan, oleh: Akun | None) -> Pekerjaan:
    pekerjaan.status, pekerjaan.berakhir_pada = ke, timezone.now()
    pekerjaan.save(update_fields=["status", "berakhir_pada"])
    catat(pekerjaan, "pekerjaan.dibatalkan", oleh=oleh)
    return pekerjaan


@transaction.atomic
def minta_berhenti(pk: int, *, oleh: Akun) -> Pekerjaan:
    """Meminta yang berjalan berhenti; prosesnya membaca permintaan itu pada detak berikutnya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: arsip.cadangan
    """
    pekerjaan = Pekerjaan.objects.lock(pk)
    ALUR_PEKERJAAN.check(pekerjaan, T.MINTA_BERHENTI, oleh)
    pekerjaan.is_diminta_berhenti = True
    pekerjaan.save(update_fields=["is_diminta_berhenti"])
    catat(pekerjaan, "pekerjaan.diminta_berhenti", oleh=oleh)
    return pekerjaan


def sapu_terputus(now: datetime | None = None) -> int:
    """Menyatakan gagal pekerjaan yang prosesnya terbukti sudah tiada; berapa banyak.

    Two proofs are asked for: its process is gone from this machine or its beat is older than the limit, and
    nobody holds it any more. Dasar: arsip.cadangan
    """
    now, tersapu = now or timezone.now(), 0
    for satu in Pekerjaan.objects.filter(status=S.BERJALAN):
        if not is_ditinggalkan(satu, now):
            continue
        with pegang_pekerjaan(satu.pk) as bebas:
            tersapu += bebas and _nyatakan_terputus(satu.pk, now)
    return tersapu


def is_ditinggalkan(pekerjaan: Pekerjaan, now: datetime) -> bool:
    """Whether a running job's process is gone from this machine, or has not beaten for too long."""
    if pekerjaan.inang == nama_inang() and pekerjaan.pid and not psutil.pid_exists(pekerjaan.pid):
        return True
    return pekerjaan.detak is None or pekerjaan.detak < now - BATAS_DETAK


@transaction.atomic
def _nyatakan_terputus(pk: int, now: datetime) -> bool:
    pekerjaan = Pekerjaan.objects.lock(pk)
    if pekerjaan.status != S.BERJALAN or not is_ditinggalkan(pekerjaan, now):
        return False
    gagalkan(pk, SebabGagal.TERPUTUS, f"Proses {pekerjaan.pid} di {pekerjaan.inang} tidak ada lagi.")
    return True
