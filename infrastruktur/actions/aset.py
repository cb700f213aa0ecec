"""The acts on an Aset. Each leaves its history: which column held what before, since when, by whom."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.alur.aset import ALUR_ASET, ALUR_PENGHAPUSAN
from infrastruktur.enums.aset import StatusPenghapusan, TindakanAset, TindakanPenghapusan
from infrastruktur.models import Aset, PenghapusanAset, PerubahanAset
from infrastruktur.policies.aset import (
    InventarisDipakai,
    UsulanMasihTerbuka,
    check_bukan_pengusul,
    check_kelola,
    check_kolom,
    check_sudah_terjadi,
    check_ubah,
    is_disamarkan,
    pola_kode,
    teks_nilai,
)
from lpse.jejak import catat
from lpse.models import Akun, Lokasi
from lpse.nomor import ambil_nomor
from lpse.waktu import hari_ini

# One counter for all years: a code is kept as long as the asset is.
SEPANJANG_MASA = date(1, 1, 1)
PANJANG_CATATAN = 500


@transaction.atomic
def catat_aset(register: str, *, oleh: Akun, **kolom: Any) -> Aset:
    """Mencatat aset baru dalam sebuah register, dengan kode yang urut tanpa celah.

    `kolom`: the register's own columns, and `sasaran`. Raises TidakBerwenang, RegisterMenolak,
    InventarisDipakai. Dasar: infrastruktur.perangkat
    """
    check_kelola(oleh)
    check_kolom(register, kolom)
    pola = pola_kode(register)
    nomor = ambil_nomor(pola.partition("-{")[0], SEPANJANG_MASA, pola=pola)
    aset = Aset(register=register, kode=nomor.teks, dicatat_oleh=oleh, **kolom)
    _simpan(aset)
    tulis_riwayat(aset, "dicatat", {}, (), oleh=oleh)
    catat(aset, "aset.dicatat", oleh=oleh, kode=aset.kode)
    return aset


@transaction.atomic
def ubah_aset(pk: int, *, oleh: Akun, **kolom: Any) -> Aset:
    """Mengubah kolom aset; nilai lama dan barunya tercatat, kecuali isi register SDM.

    What is the same already changes nothing. Raises TidakBerwenang, TindakanTertutup, RegisterMenolak,
    InventarisDipakai. Dasar: infrastruktur.perangkat
    """
    aset = Aset.objects.lock(pk)
    check_ubah(aset, oleh)
    check_kolom(aset.register, kolom)
    if berubah := _isi(aset, "diubah", kolom, oleh=oleh):
        catat(aset, "aset.diubah", oleh=oleh, kolom=berubah)
    return aset


@transaction.atomic
def pindahkan_aset(
    pk: int, *, oleh: Akun, lokasi: Lokasi | None, pemegang: str, tanggal: date, catatan: str = ""
) -> Aset:
    """Mencatat perpindahan aset ke tempat atau pemegang lain.

    Raises TidakBerwenang, TindakanTertutup, RegisterMenolak, TanggalKeliru.
    Dasar: infrastruktur.pengamanan
    """
    aset = Aset.objects.lock(pk)
    check_ubah(aset, oleh)
    kolom = {"lokasi": lokasi, "pemegang": pemegang}
    check_kolom(aset.register, kolom)
    check_sudah_terjadi(tanggal)
    if berubah := _isi(aset, "dipindahkan", kolom, oleh=oleh, tanggal=tanggal, catatan=catatan):
        catat(aset, "aset.dipindahkan", oleh=oleh, kolom=berubah)
    return aset


@transaction.atomic
def ubah_status_aset(
    pk: int, *, oleh: Akun, tindakan: TindakanAset, tanggal: date, catatan: str = ""
) -> Aset:
    """Menyatakan aset dipakai, cadangan, atau rusak. Dihapuskan hanya lewat usulan yang disetujui.

    Raises TidakBerwenang, TindakanTertutup, TanggalKeliru. Dasar: infrastruktur.kinerja
    """
    aset = Aset.objects.lock(pk)
    transisi = ALUR_ASET.check(aset, tindakan, oleh)
    check_sudah_terjadi(tanggal)
    _beri_status(aset, transisi.ke, oleh=oleh, tanggal=tanggal, catatan=catatan)
    return aset


@transaction.atomic
def usulkan_penghapusan(pk: int, *, oleh: Akun, alasan: str, metode: str, tanggal: date) -> PenghapusanAset:
    """Mengusulkan penghapusan aset: alasan, cara, dan tanggalnya. Orang lain yang memutus.

    Raises TidakBerwenang, TindakanTertutup, UsulanMasihTerbuka. Dasar: infrastruktur.pengamanan
    """
    aset = Aset.objects.lock(pk)
    ALUR_ASET.check(aset, TindakanAset.HAPUSKAN, oleh)
    if aset.penghapusan.filter(status=StatusPenghapusan.DIUSULKAN).exists():
        raise UsulanMasihTerbuka
    usulan = PenghapusanAset.objects.create(
        aset=aset, diusulkan_oleh=oleh, alasan=alasan, metode=metode, tanggal=tanggal
    )
    tulis_riwayat(aset, "diusulkan", {}, (), oleh=oleh, catatan=alasan)
    catat(aset, "aset.penghapusan_diusulkan", oleh=oleh, usulan=usulan.pk)
    return usulan


@transaction.atomic
def setujui_penghapusan(pk: int, *, oleh: Akun, catatan: str = "") -> PenghapusanAset:
    """Menyetujui penghapusan: aset menjadi dihapuskan, catatannya tetap tersimpan.

    Raises TidakBerwenang, TindakanTertutup, PutusanSendiri. Dasar: infrastruktur.pengamanan
    """
    usulan = _putus(pk, TindakanPenghapusan.SETUJUI, oleh=oleh, catatan=catatan)
    aset = Aset.objects.lock(usulan.aset_id)
    transisi = ALUR_ASET.check(aset, TindakanAset.HAPUSKAN, oleh)
    sebab = f"{usulan.alasan} Cara: {usulan.metode}"[:PANJANG_CATATAN]
    _beri_status(aset, transisi.ke, oleh=oleh, tanggal=usulan.tanggal, catatan=sebab)
    return usulan


@transaction.atomic
def tolak_penghapusan(pk: int, *, oleh: Akun, catatan: str) -> PenghapusanAset:
    """Menolak usulan penghapusan dengan alasan.

    Raises TidakBerwenang, TindakanTertutup, PutusanSendiri. Dasar: infrastruktur.pengamanan
    """
    return _putus(pk, TindakanPenghapusan.TOLAK, oleh=oleh, catatan=catatan)


@transaction.atomic
def tarik_penghapusan(pk: int, *, oleh: Akun) -> PenghapusanAset:
    """Menarik usulan penghapusan milik sendiri.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.pengamanan
    """
    return _putus(pk, TindakanPenghapusan.TARIK, oleh=oleh, catatan="")


def _putus(pk: int, tindakan: TindakanPenghapusan, *, oleh: Akun, catatan: str) -> PenghapusanAset:
    """Decide a proposal: lock, check, write, trail; part of an act."""
    # The asset first, as proposing does.
    Aset.objects.lock(PenghapusanAset.objects.values_list("aset_id", flat=True).get(pk=pk))
    usulan = PenghapusanAset.objects.select_for_update(of=("self",)).select_related("aset").get(pk=pk)
    transisi = ALUR_PENGHAPUSAN.check(usulan, tindakan, oleh)
    if tindakan != TindakanPenghapusan.TARIK:
        check_bukan_pengusul(usulan, oleh)
    usulan.status, usulan.catatan = transisi.ke, catatan
    usulan.diputus_oleh, usulan.diputus_pada = oleh, timezone.now()
    usulan.save(update_fields=["status", "catatan", "diputus_oleh", "diputus_pada"])
    if tindakan != TindakanPenghapusan.SETUJUI:
        tulis_riwayat(usulan.aset, transisi.ke.value, {}, (), oleh=oleh, catatan=catatan)
    catat(usulan.aset, f"aset.penghapusan_{transisi.ke.value}", oleh=oleh, usulan=usulan.pk)
    return usulan


def _beri_status(aset: Aset, ke: str, *, oleh: Akun, tanggal: date, catatan: str) -> None:
    lama, aset.status = {"status": aset.get_status_display()}, ke
    aset.save(update_fields=["status"])
    baru = aset.get_status_display()
    PerubahanAset.objects.create(
        aset=aset,
        peristiwa="status",
        kolom="status",
        lama=lama["status"],
        baru=baru,
        catatan=catatan,
        tanggal=tanggal,
        oleh=oleh,
    )
    catat(aset, f"aset.{ke}", oleh=oleh)


def _isi(aset: Aset, peristiwa: str, kolom: Mapping[str, Any], *, oleh: Akun, **lain: Any) -> list[str]:
    """Write what is different, and its history; returns the names of those columns."""
    berubah = [nama for nama, nilai in kolom.items() if getattr(aset, nama) != nilai]
    if berubah:
        lama = {nama: teks_nilai(aset, nama) for nama in berubah}
        for nama in berubah:
            setattr(aset, nama, kolom[nama])
        _simpan(aset, berubah)
        tulis_riwayat(aset, peristiwa, lama, berubah, oleh=oleh, **lain)
    return berubah


def _simpan(aset: Aset, kolom: list[str] | None = None) -> None:
    """Raises InventarisDipakai; the act's transaction then goes on as if nothing was written."""
    try:
        with transaction.atomic():
            aset.save(update_fields=kolom)
    except IntegrityError as galat:
        if "aset_inventaris_unik" in str(galat):
            raise InventarisDipakai(aset.nomor_inventaris) from None
        raise
    # What the database computes of the new values.
    aset.refresh_from_db(fields=["nilai", "kelas", "cari"])


def tulis_riwayat(
    aset: Aset,
    peristiwa: str,
    lama: Mapping[str, str],
    kolom: Iterable[str],
    *,
    oleh: Akun,
    tanggal: date | None = None,
    catatan: str = "",
) -> None:
    """One row for each column that changed, one without a column where none did; part of an act."""
    pada, hari = timezone.now(), tanggal or hari_ini()
    umum = {"aset": aset, "peristiwa": peristiwa, "oleh": oleh, "pada": pada, "tanggal": hari}
    rows = [_baris(aset, nama, lama[nama], umum, catatan) for nama in kolom]
    PerubahanAset.objects.bulk_create(rows or [PerubahanAset(catatan=catatan[:PANJANG_CATATAN], **umum)])


def _baris(aset: Aset, nama: str, lama: str, umum: dict[str, Any], catatan: str) -> PerubahanAset:
    samar = is_disamarkan(aset.register, nama)
    isi = {} if samar else {"lama": lama, "baru": teks_nilai(aset, nama)}
    return PerubahanAset(kolom=nama, is_disamarkan=samar, catatan=catatan[:PANJANG_CATATAN], **isi, **umum)
