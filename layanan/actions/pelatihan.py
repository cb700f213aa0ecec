"""A training from its draft to its end; whoever counts on it is told of every change.

The training is locked first, then its participants.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from layanan.actions.kursi_pelatihan import (
    beri_sertifikat,
    berstatus,
    hitung_terisi,
    naikkan,
    surati_semua,
)
from layanan.alur.pelatihan import ALUR_PELATIHAN, ALUR_PESERTA
from layanan.enums.pelatihan import (
    DIUMUMKAN,
    MENUNGGU_ACARA,
    StatusPelatihan,
    StatusPeserta,
    TindakanPelatihan,
    TindakanPeserta,
)
from layanan.models import MateriPelatihan, Pelatihan
from layanan.policies.pelatihan import (
    KOLOM_ACARA,
    check_dapat_dibuka,
    check_dapat_diselesaikan,
    check_dapat_diubah,
    check_isian,
    check_masih_di_depan,
    check_materi,
    check_mengelola,
    kolom_berubah,
)
from lpse.berkas import musnahkan
from lpse.jejak import catat
from lpse.models import Akun, Berkas

S, T, P = StatusPelatihan, TindakanPelatihan, StatusPeserta
JADWAL = {"mulai", "selesai", "lokasi", "tempat"}


@transaction.atomic
def buat_pelatihan(*, oleh: Akun, **kolom: Any) -> Pelatihan:
    """Menyusun draf pelatihan; belum terlihat siapa pun di luar.

    `kolom` are the training's own columns. A time that is past is taken: what was held is recorded so.
    Raises TidakBerwenang, BentukTidakDilayani, JadwalKeliru. Dasar: layanan.pelatihan, layanan.sosialisasi
    """
    check_mengelola(oleh)
    pelatihan = Pelatihan(dibuat_oleh=oleh, **kolom)
    check_isian(pelatihan)
    pelatihan.save()
    catat(pelatihan, "pelatihan.dibuat", oleh=oleh, bentuk=pelatihan.bentuk)
    return pelatihan


@transaction.atomic
def ubah_pelatihan(pk: int, *, oleh: Akun, **kolom: Any) -> Pelatihan:
    """Mengubah pelatihan; jadwal atau tempat yang berubah diberitahukan, kursi tambahan langsung terisi.

    Raises TidakBerwenang, TindakanTertutup, BentukTidakDilayani, JadwalKeliru, KapasitasKurang.
    Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    check_mengelola(oleh)
    check_dapat_diubah(pelatihan)
    berubah = kolom_berubah(pelatihan, kolom)
    if not berubah:
        return pelatihan
    for nama in berubah:
        setattr(pelatihan, nama, kolom[nama])
    check_isian(pelatihan, terisi=hitung_terisi(pelatihan) if "kapasitas" in berubah else 0)
    _geser(pelatihan, set(berubah))
    pelatihan.diubah_pada = timezone.now()
    pelatihan.save()
    catat(pelatihan, "pelatihan.diubah", oleh=oleh, kolom=berubah)
    naikkan(pelatihan)
    return pelatihan


def _geser(pelatihan: Pelatihan, berubah: set[str]) -> None:
    """What a change means for calendars, for the reminder and for those who have been told a date."""
    if berubah & {"mulai", "selesai"} and pelatihan.status in DIUMUMKAN:
        check_masih_di_depan(pelatihan)
    if berubah & set(KOLOM_ACARA):
        pelatihan.urutan += 1
    if "mulai" in berubah:
        pelatihan.diingatkan_pada = None
    if berubah & JADWAL and pelatihan.selesai > timezone.now():
        surati_semua(berstatus(pelatihan, *MENUNGGU_ACARA), "jadwal", ke=pelatihan.urutan)


@transaction.atomic
def buka_pelatihan(pk: int, *, oleh: Akun) -> Pelatihan:
    """Mengumumkan pelatihan dan membuka pendaftarannya.

    Raises TidakBerwenang, TindakanTertutup, BentukTidakDilayani, JadwalKeliru. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    ALUR_PELATIHAN.check(pelatihan, T.BUKA, oleh)
    check_isian(pelatihan)
    check_dapat_dibuka(pelatihan)
    pelatihan.dibuka_pada = pelatihan.dibuka_pada or timezone.now()
    return _pindah(pelatihan, S.DIBUKA, oleh)


@transaction.atomic
def tutup_pelatihan(pk: int, *, oleh: Akun) -> Pelatihan:
    """Menutup pendaftaran lebih awal; yang sudah terdaftar tetap.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    ALUR_PELATIHAN.check(pelatihan, T.TUTUP, oleh)
    return _pindah(pelatihan, S.DITUTUP, oleh)


@transaction.atomic
def tutup_otomatis(pk: int) -> bool:
    """Menutup pendaftaran yang batasnya lewat. Returns whether it was due. Dasar: layanan.pelatihan"""
    pelatihan = Pelatihan.objects.lock(pk)
    if pelatihan.status != S.DIBUKA or pelatihan.tutup_pada > timezone.now():
        return False
    ALUR_PELATIHAN.check(pelatihan, T.TUTUP_OTOMATIS, None)
    _pindah(pelatihan, S.DITUTUP, None)
    return True


def _pindah(pelatihan: Pelatihan, ke: StatusPelatihan, oleh: Akun | None) -> Pelatihan:
    pelatihan.status = ke
    pelatihan.diubah_pada = timezone.now()
    if ke in (S.SELESAI, S.DIBATALKAN):
        pelatihan.diakhiri_pada, pelatihan.diakhiri_oleh = timezone.now(), oleh
    pelatihan.save()
    catat(pelatihan, f"pelatihan.{ke.value}", oleh=oleh)
    return pelatihan


@transaction.atomic
def selesaikan_pelatihan(pk: int, *, oleh: Akun) -> Pelatihan:
    """Menyatakan pelatihan selesai: yang hadir mendapat sertifikat, yang lain tercatat tidak hadir.

    Raises TidakBerwenang, TindakanTertutup, BelumWaktunya. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    ALUR_PELATIHAN.check(pelatihan, T.SELESAIKAN, oleh)
    check_dapat_diselesaikan(pelatihan)
    for peserta in berstatus(pelatihan, P.TERDAFTAR):
        ALUR_PESERTA.check(peserta, TindakanPeserta.LEWATKAN, None)
        peserta.status = P.TIDAK_HADIR
        peserta.save(update_fields=["status"])
        catat(peserta, "peserta_pelatihan.lewatkan", oleh=oleh)
    for peserta in berstatus(pelatihan, P.HADIR).select_related("satker"):
        peserta.pelatihan = pelatihan
        beri_sertifikat(peserta, oleh=oleh)
    return _pindah(pelatihan, S.SELESAI, oleh)


@transaction.atomic
def batalkan_pelatihan(pk: int, *, oleh: Akun, alasan: str) -> Pelatihan:
    """Membatalkan pelatihan; semua yang terdaftar atau menunggu diberi tahu, butir kalendernya batal.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    ALUR_PELATIHAN.check(pelatihan, T.BATALKAN, oleh)
    pelatihan.alasan = alasan
    pelatihan.urutan += 1
    surati_semua(berstatus(pelatihan, *MENUNGGU_ACARA), "dibatalkan")
    return _pindah(pelatihan, S.DIBATALKAN, oleh)


@transaction.atomic
def ingatkan_pelatihan(pk: int) -> bool:
    """Mengingatkan semua yang mendapat tempat, sekali untuk satu jadwal. Returns whether it was due.

    Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    if pelatihan.status not in DIUMUMKAN or pelatihan.diingatkan_pada or pelatihan.is_mulai:
        return False
    pelatihan.diingatkan_pada = timezone.now()
    pelatihan.save(update_fields=["diingatkan_pada"])
    catat(pelatihan, "pelatihan.diingatkan")
    surati_semua(berstatus(pelatihan, P.TERDAFTAR), "pengingat", ke=pelatihan.urutan)
    return True


@transaction.atomic
def tambah_materi(pk: int, *, oleh: Akun, judul: str, publik: bool, berkas: Berkas) -> MateriPelatihan:
    """Menambah materi (PDF), untuk siapa saja atau untuk peserta saja; juga sesudah selesai.

    Raises TidakBerwenang, TindakanTertutup for one called off, BukanPDF. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    check_mengelola(oleh)
    if pelatihan.status != S.SELESAI:
        check_dapat_diubah(pelatihan)
    check_materi(berkas)
    materi = MateriPelatihan.objects.create(
        pelatihan=pelatihan, judul=judul, publik=publik, berkas=berkas, diunggah_oleh=oleh
    )
    catat(pelatihan, "pelatihan.materi_ditambah", oleh=oleh, materi=materi.pk, berkas=berkas.pk)
    return materi


@transaction.atomic
def hapus_materi(pk: int, *, oleh: Akun) -> None:
    """Menghapus materi beserta isinya. `pk` is the material's. Raises TidakBerwenang.

    Dasar: layanan.pelatihan
    """
    materi = MateriPelatihan.objects.select_related("pelatihan", "berkas").get(pk=pk)
    pelatihan = Pelatihan.objects.lock(materi.pelatihan_id)
    check_mengelola(oleh)
    berkas = materi.berkas
    materi.delete()
    musnahkan(berkas)
    catat(pelatihan, "pelatihan.materi_dihapus", oleh=oleh, berkas=berkas.pk)
