"""Lending a role during an absence: proposed by one person, approved by another, over on its last day.

A role is never one person's to give away, so lending it takes two as an assignment does. The holder may
propose, and then somebody who manages assignments approves; or such a manager proposes, for a holder who is
away already, and then the holder or another manager approves. The borrower does neither. A role that is
itself borrowed is not lent on, and nobody lends for longer than they hold.
"""

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from lpse.alamat import url_penuh
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Delegasi, Pemberitahuan, Penugasan, RujukanSurat
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PENUGASAN, PERAN_LUAR, PERAN_PINJAMAN, Peran
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import hari_ini, tanggal

SURAT_BERLAKU, SURAT_BERAKHIR = "penugasan/delegasi_berlaku", "penugasan/delegasi_berakhir"
KUNCI_DELEGASI = 7_301_004
SATU_HARI = timedelta(days=1)


class DuaOrangDelegasi(AturanDilanggar):
    """Whoever proposes, or borrows, does not approve."""

    def __init__(self) -> None:
        super().__init__(
            "Pelimpahan memerlukan dua orang: yang mengusulkan dan yang menerima peran tidak dapat "
            "menyetujuinya. Minta pemegang peran atau pengelola penugasan yang lain."
        )


class TidakDipegang(AturanDilanggar):
    """The role is not the lender's own for the whole time."""


class PenerimaKeliru(AturanDilanggar):
    """The role cannot go to this person."""


class MasaDelegasiKeliru(AturanDilanggar):
    """The dates do not fit together."""


class DelegasiTertutup(AturanDilanggar):
    def __init__(self, keadaan: str) -> None:
        super().__init__(f"Pelimpahan ini tidak dapat diubah lagi: {keadaan.lower()}.")


def dipegang_sampai(akun: Akun, peran: str, mulai: date) -> date:
    """The last day of the time from `mulai` on in which the role is this person's own, without a gap.

    The day before `mulai` where they do not hold it that day; a borrowed role is not their own.
    """
    sendiri = Penugasan.objects.filter(akun=akun, peran=peran, delegasi__isnull=True)
    hari = mulai
    for tugas in sendiri.exclude(selesai__lt=mulai).order_by("mulai", "pk"):
        if tugas.mulai > hari:
            break
        if tugas.selesai is None:
            return date.max
        hari = max(hari, tugas.selesai + SATU_HARI)
    return hari - SATU_HARI


def _check_dipegang(dari: Akun, peran: str, mulai: date, selesai: date) -> None:
    sampai = dipegang_sampai(dari, peran, mulai)
    if peran not in PERAN_PINJAMAN or sampai < mulai:
        raise TidakDipegang(
            "Hanya peran yang dipegang sendiri sejak hari mulai yang dapat dilimpahkan; peran pinjaman tidak."
        )
    if sampai < selesai:
        raise TidakDipegang(f"Peran ini dipegang sampai {tanggal(sampai)}. Pilih hari terakhir sebelum itu.")


def _check_penerima(kepada: Akun, peran: str, mulai: date, selesai: date, kecuali: int = 0) -> None:
    dipegang = Penugasan.objects.berlaku().filter(delegasi__isnull=True).peran_dari(kepada)
    milik = {Peran(satu) for satu in dipegang}
    if not kepada.is_active or not milik & PERAN_PINJAMAN or milik & PERAN_LUAR:
        raise PenerimaKeliru("Peran hanya dilimpahkan kepada pegawai LPSE yang bertugas, bukan pemeriksanya.")
    sudah = Penugasan.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=mulai), akun=kepada, peran=peran, mulai__lte=selesai
    )
    menunggu = Delegasi.objects.menunggu().filter(
        kepada=kepada, peran=peran, mulai__lte=selesai, selesai__gte=mulai
    )
    if sudah.exists() or menunggu.exclude(pk=kecuali).exists():
        raise PenerimaKeliru("Penerima sudah memegang peran itu, atau diusulkan untuknya, dalam masa ini.")


def _satu_per_satu() -> None:
    # Two proposals at once would each see the borrower without the role.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_DELEGASI])


@transaction.atomic
def limpahkan(
    *,
    oleh: Akun,
    dari: Akun,
    kepada: Akun,
    peran: str,
    mulai: date,
    selesai: date,
    alasan: str,
    surat: dict[str, Any] | None = None,
) -> Delegasi:
    """Mengusulkan pelimpahan peran selama pemegangnya tidak di tempat; orang lain yang menyetujuinya.

    `surat` takes nomor, tanggal, dari, perihal. Nothing is lent yet. Raises TidakBerwenang,
    MasaDelegasiKeliru, TidakDipegang, PenerimaKeliru. Dasar: sekretariat.kepala
    """
    if oleh != dari and not oleh.has_perm(KELOLA_PENUGASAN):
        raise TidakBerwenang
    if mulai < hari_ini() or selesai < mulai:
        raise MasaDelegasiKeliru("Mulai hari ini atau sesudahnya, dan selesai tidak mendahului mulai.")
    _satu_per_satu()
    _check_dipegang(dari, peran, mulai, selesai)
    if dari == kepada:
        raise PenerimaKeliru("Peran dilimpahkan kepada orang lain.")
    _check_penerima(kepada, peran, mulai, selesai)
    rujukan = RujukanSurat.objects.create(**surat) if surat else None
    masa = {"mulai": mulai, "selesai": selesai, "alasan": alasan, "rujukan_surat": rujukan}
    delegasi = Delegasi.objects.create(dari=dari, kepada=kepada, peran=peran, diusulkan_oleh=oleh, **masa)
    catat(delegasi, "delegasi.diusulkan", oleh=oleh, peran=peran)
    return delegasi


def _kunci(pk: int) -> Delegasi:
    """The delegation, locked after the assignments it stands on: in the order in which those end."""
    awal = Delegasi.objects.get(pk=pk)
    milik = Q(akun=awal.dari_id, peran=awal.peran) | Q(delegasi=pk)
    list(Penugasan.objects.select_for_update(of=("self",)).filter(milik).order_by("pk").values_list("pk"))
    delegasi = Delegasi.objects.select_for_update(of=("self",)).select_related("dari", "kepada").get(pk=pk)
    if not delegasi.is_hidup:
        raise DelegasiTertutup(delegasi.keadaan)
    return delegasi


@transaction.atomic
def setujui_delegasi(pk: int, *, oleh: Akun) -> Delegasi:
    """Menyetujui pelimpahan yang diusulkan orang lain: perannya berlaku selama masanya, keduanya disurati.

    Raises TidakBerwenang, DelegasiTertutup, DuaOrangDelegasi, TidakDipegang, PenerimaKeliru.
    Dasar: sekretariat.kepala
    """
    _satu_per_satu()
    delegasi = _kunci(pk)
    if oleh.pk != delegasi.dari_id and not oleh.has_perm(KELOLA_PENUGASAN):
        raise TidakBerwenang
    if not delegasi.is_menunggu:
        raise DelegasiTertutup(delegasi.keadaan)
    if oleh.pk in (delegasi.diusulkan_oleh_id, delegasi.kepada_id):
        raise DuaOrangDelegasi
    masa = (max(delegasi.mulai, hari_ini()), delegasi.selesai)
    _check_dipegang(delegasi.dari, delegasi.peran, *masa)
    _check_penerima(delegasi.kepada, delegasi.peran, *masa, kecuali=pk)
    delegasi.disetujui_oleh, delegasi.disetujui_pada = oleh, timezone.now()
    delegasi.save(update_fields=["disetujui_oleh", "disetujui_pada"])
    catat(delegasi, "delegasi.disetujui", oleh=oleh, peran=delegasi.peran)
    _beri_peran(delegasi, oleh)
    _kabari(delegasi, SURAT_BERLAKU)
    return delegasi


def _beri_peran(delegasi: Delegasi, oleh: Akun) -> None:
    """The assignment by which the borrower holds the role: from its first day, or from today."""
    penugasan = Penugasan.objects.create(
        akun=delegasi.kepada,
        peran=delegasi.peran,
        mulai=max(delegasi.mulai, hari_ini()),
        selesai=delegasi.selesai,
        rujukan_surat=delegasi.rujukan_surat,
        delegasi=delegasi,
        diusulkan_oleh=delegasi.diusulkan_oleh,
        disetujui_oleh=oleh,
    )
    catat(penugasan, "penugasan.diberikan", oleh=oleh, peran=delegasi.peran, akun=delegasi.kepada_id)


@transaction.atomic
def cabut_delegasi(pk: int, *, oleh: Akun) -> Delegasi:
    """Mencabut pelimpahan: perannya kembali saat itu juga. Yang meminjam pun dapat mengembalikannya.

    A proposal is withdrawn the same way. Raises TidakBerwenang, DelegasiTertutup. Dasar: sekretariat.kepala
    """
    delegasi = _kunci(pk)
    if oleh.pk not in (delegasi.dari_id, delegasi.kepada_id) and not oleh.has_perm(KELOLA_PENUGASAN):
        raise TidakBerwenang
    _cabut(delegasi, oleh)
    return delegasi


def _cabut(delegasi: Delegasi, oleh: Akun) -> None:
    """Over at once: the role ended yesterday, and one that began today or later was never held."""
    delegasi.dicabut_oleh, delegasi.dicabut_pada = oleh, timezone.now()
    delegasi.save(update_fields=["dicabut_oleh", "dicabut_pada"])
    catat(delegasi, "delegasi.dicabut", oleh=oleh, peran=delegasi.peran)
    pinjaman = Penugasan.objects.filter(delegasi=delegasi)
    pinjaman.filter(mulai__gte=hari_ini()).delete()
    pinjaman.update(selesai=hari_ini() - SATU_HARI)
    if delegasi.disetujui_pada:
        _kabari(delegasi, SURAT_BERAKHIR)


def akhiri_bersama_penugasan(akun: Akun, *, oleh: Akun) -> None:
    """End, or shorten, what this person lends beyond the time they hold the role themselves.

    Called in the transaction in which an assignment of theirs was given an end. Dasar: sekretariat.kepala
    """
    hidup = Delegasi.objects.select_for_update(of=("self",)).select_related("dari", "kepada").hidup()
    for delegasi in hidup.filter(dari=akun).order_by("pk"):
        awal = max(delegasi.mulai, hari_ini())
        sampai = dipegang_sampai(akun, delegasi.peran, awal)
        if sampai < awal:
            _cabut(delegasi, oleh)
        elif sampai < delegasi.selesai:
            delegasi.selesai = sampai
            delegasi.save(update_fields=["selesai"])
            Penugasan.objects.filter(delegasi=delegasi).update(selesai=sampai)
            catat(delegasi, "delegasi.diperpendek", oleh=oleh, selesai=sampai.isoformat())
            if delegasi.disetujui_pada:
                _kabari(delegasi, SURAT_BERAKHIR)


def cabut_milik(akun: Akun, *, oleh: Akun) -> None:
    """Take back whatever this person lends or borrows, in the transaction that closes their Akun."""
    hidup = Delegasi.objects.select_for_update(of=("self",)).select_related("dari", "kepada").hidup()
    for delegasi in hidup.filter(Q(dari=akun) | Q(kepada=akun)).order_by("pk"):
        _cabut(delegasi, oleh)


def _kabari(delegasi: Delegasi, templat: str) -> None:
    """A letter to both."""
    tanda = f"{delegasi.pk}:{delegasi.selesai:%Y%m%d}:{'cabut' if delegasi.dicabut_pada else ''}"
    for akun in (delegasi.dari, delegasi.kepada):
        kunci = f"{templat}:{tanda}:{akun.pk}"
        beritahukan(templat, kepada=akun.email, kunci=kunci, akun=akun, objek=delegasi)


def _isi_surat(baris: Pemberitahuan) -> Isi:
    delegasi = Delegasi.objects.select_related("dari", "kepada").get(pk=baris.objek_id)
    url = url_penuh("admin:delegasi_lihat", delegasi.kode)
    return {"d": delegasi, "is_penerima": baris.akun_id == delegasi.kepada_id, "url": url}


def daftarkan_surat() -> None:
    """Register both letters with the outbox."""
    for templat in (SURAT_BERLAKU, SURAT_BERAKHIR):
        sumbangan.daftarkan_surat(templat, _isi_surat)
