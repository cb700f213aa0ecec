"""The acts on a Pengumuman. What users were told is never written over: what is new is an update."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import Truncator

from layanan.alur.pengumuman import ALUR_PENGUMUMAN
from layanan.enums.pengumuman import DampakGangguan, JenisPembaruan, JenisPengumuman, StatusPengumuman
from layanan.enums.pengumuman import TindakanPengumuman as T
from layanan.models import BuktiPemberitahuan, LayananDipantau, PembaruanPengumuman, Pengumuman
from layanan.policies.pengumuman import (
    LayananTidakDikenal,
    PengumumanBelumLengkap,
    check_jadwal,
    check_lengkap,
    check_perkiraan,
    check_selesai,
)
from layanan.queries.pengumuman import lupakan
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_PENGUMUMAN

S = StatusPengumuman
PANJANG_JUDUL = 120
PULIH = "Gangguan sudah selesai. Layanan dapat digunakan kembali."
KUNCI_GANGGUAN = 7_301_210  # advisory lock: one call at a time about one matter


@transaction.atomic
def buat_pengumuman(
    *, oleh: Akun, layanan: Iterable[LayananDipantau] = (), pada: datetime | None = None, **isi: Any
) -> Pengumuman:
    """Menulis draf pengumuman; `isi`: jenis, judul, isi, dampak, mulai, perkiraan_selesai, berakhir_pada.

    `pada` here and below is for the demo, whose past needs a date. Raises TidakBerwenang.
    Dasar: layanan.pengumuman_gangguan
    """
    if not oleh.has_perm(KELOLA_PENGUMUMAN):
        raise TidakBerwenang
    pengumuman = Pengumuman.objects.create(dibuat_oleh=oleh, dibuat_pada=pada or timezone.now(), **isi)
    pengumuman.layanan.set(layanan)
    catat(pengumuman, "pengumuman.dibuat", oleh=oleh, jenis=str(pengumuman.jenis))
    return pengumuman


@transaction.atomic
def ubah_pengumuman(pk: int, *, oleh: Akun, layanan: Iterable[LayananDipantau], **isi: Any) -> Pengumuman:
    """Mengubah draf; sesudah dijadwalkan isinya tidak berubah lagi.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.pengumuman_gangguan
    """
    pengumuman = _kunci(pk)
    ALUR_PENGUMUMAN.check(pengumuman, T.UBAH, oleh)
    for nama, nilai in isi.items():
        setattr(pengumuman, nama, nilai)
    pengumuman.diperbarui_pada = timezone.now()
    pengumuman.save(update_fields=[*isi, "diperbarui_pada"])
    pengumuman.layanan.set(layanan)
    catat(pengumuman, "pengumuman.diubah", oleh=oleh, kolom=sorted(isi))
    return pengumuman


@transaction.atomic
def jadwalkan_pengumuman(
    pk: int, *, oleh: Akun, tayang_pada: datetime, pada: datetime | None = None
) -> Pengumuman:
    """Menetapkan kapan pengumuman tayang dengan sendirinya.

    Raises TidakBerwenang, TindakanTertutup, PengumumanBelumLengkap, WaktuPengumumanKeliru.
    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    pengumuman, now = _kunci(pk), pada or timezone.now()
    ALUR_PENGUMUMAN.check(pengumuman, T.JADWALKAN, oleh)
    check_lengkap(pengumuman, now)
    check_jadwal(pengumuman, tayang_pada, now)
    pengumuman.status, pengumuman.tayang_pada, pengumuman.diperbarui_pada = S.TERJADWAL, tayang_pada, now
    # Also what the pages go by until the minute's round has shown it.
    pengumuman.perkiraan_kini = pengumuman.perkiraan_selesai
    if pengumuman.jenis == JenisPengumuman.PEMELIHARAAN:
        pengumuman.berakhir_pada = pengumuman.perkiraan_selesai
    pengumuman.save()
    catat(pengumuman, "pengumuman.terjadwal", oleh=oleh)
    transaction.on_commit(lupakan, robust=True)
    return pengumuman


@transaction.atomic
def tayangkan_pengumuman(pk: int, *, oleh: Akun, pada: datetime | None = None) -> Pengumuman:
    """Menayangkan pengumuman sekarang: halaman, spanduk, umpan, dan surel pelanggan.

    Raises TidakBerwenang, TindakanTertutup, PengumumanBelumLengkap, WaktuPengumumanKeliru.
    Dasar: layanan.pengumuman_gangguan
    """
    pengumuman, now = _kunci(pk), pada or timezone.now()
    ALUR_PENGUMUMAN.check(pengumuman, T.TAYANGKAN, oleh)
    check_lengkap(pengumuman, now)
    return tayang_sejak(pengumuman, now, oleh=oleh)


@transaction.atomic
def tayangkan_terjadwal(pk: int) -> bool:
    """Menayangkan yang waktunya tiba; False bila sudah didahului.

    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    pengumuman = Pengumuman.objects.lock(pk)
    if pengumuman.status != S.TERJADWAL or not pengumuman.tayang_pada:
        return False
    if pengumuman.tayang_pada > timezone.now():
        return False
    ALUR_PENGUMUMAN.check(pengumuman, T.TAYANGKAN_OTOMATIS, None)
    tayang_sejak(pengumuman, pengumuman.tayang_pada, oleh=None)
    return True


@transaction.atomic
def perbarui_pengumuman(
    pk: int,
    *,
    oleh: Akun,
    isi: str,
    perkiraan_selesai: datetime | None = None,
    pada: datetime | None = None,
) -> PembaruanPengumuman:
    """Menambah apa yang kini diketahui; yang sudah diumumkan tidak ditimpa.

    A new estimate also moves the end of a planned maintenance. Raises TidakBerwenang, TindakanTertutup,
    WaktuPengumumanKeliru. Dasar: layanan.pengumuman_gangguan
    """
    pengumuman, now = _kunci(pk), pada or timezone.now()
    ALUR_PENGUMUMAN.check(pengumuman, T.PERBARUI, oleh)
    check_perkiraan(perkiraan_selesai, now)
    if perkiraan_selesai is not None:
        pengumuman.perkiraan_kini = perkiraan_selesai
        if pengumuman.jenis == JenisPengumuman.PEMELIHARAAN:
            pengumuman.berakhir_pada = perkiraan_selesai
    pengumuman.diperbarui_pada = now
    pengumuman.save(update_fields=["perkiraan_kini", "berakhir_pada", "diperbarui_pada"])
    return kabarkan(
        pengumuman, JenisPembaruan.PEMBARUAN, isi, now, oleh=oleh, perkiraan_selesai=perkiraan_selesai
    )


@transaction.atomic
def akhiri_pengumuman(
    pk: int,
    *,
    oleh: Akun,
    isi: str = "",
    selesai_pada: datetime | None = None,
    pada: datetime | None = None,
) -> Pengumuman:
    """Mengakhiri pengumuman; `isi` diberitahukan seperti pembaruan.

    `selesai_pada` is when the matter itself was over, at the latest now. Raises TidakBerwenang,
    TindakanTertutup, PengumumanBelumLengkap, WaktuPengumumanKeliru. Dasar: layanan.pengumuman_gangguan
    """
    pengumuman, now = _kunci(pk), pada or timezone.now()
    ALUR_PENGUMUMAN.check(pengumuman, T.AKHIRI, oleh)
    if not isi and pengumuman.jenis != JenisPengumuman.UMUM:
        raise PengumumanBelumLengkap("Tulis bagaimana akhirnya; pelanggan menerimanya.")
    check_selesai(pengumuman, selesai_pada or now, now)
    return akhirkan(pengumuman, isi, selesai_pada or now, now, oleh=oleh)


@transaction.atomic
def akhiri_terjadwal(pk: int) -> bool:
    """Mengakhiri yang batas waktunya lewat; False bila sudah didahului.

    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    pengumuman = Pengumuman.objects.lock(pk)
    berakhir = pengumuman.berakhir_pada
    if pengumuman.status != S.TAYANG or berakhir is None or berakhir > timezone.now():
        return False
    ALUR_PENGUMUMAN.check(pengumuman, T.AKHIRI_OTOMATIS, None)
    akhirkan(pengumuman, "", berakhir, berakhir, oleh=None)
    return True


@transaction.atomic
def batalkan_pengumuman(pk: int, *, oleh: Akun, isi: str, pada: datetime | None = None) -> Pengumuman:
    """Membatalkan pengumuman; yang sudah tayang dikabari batalnya dengan alasannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.pengumuman_gangguan
    """
    pengumuman, now = _kunci(pk), pada or timezone.now()
    ALUR_PENGUMUMAN.check(pengumuman, T.BATALKAN, oleh)
    pernah_tayang = pengumuman.status == S.TAYANG
    pengumuman.status, pengumuman.diperbarui_pada = S.DIBATALKAN, now
    # An end is what tells the archive that it was shown at all.
    pengumuman.berakhir_pada = now if pernah_tayang else None
    if pernah_tayang:
        kabarkan(pengumuman, JenisPembaruan.BATAL, isi, now, oleh=oleh)
    pengumuman.save(update_fields=["status", "berakhir_pada", "diperbarui_pada"])
    catat(pengumuman, "pengumuman.dibatalkan", oleh=oleh)
    transaction.on_commit(lupakan, robust=True)
    return pengumuman


@transaction.atomic
def buka_gangguan(
    layanan_kode: str,
    judul: str,
    isi: str,
    *,
    sumber: str,
    kunci: str,
    dampak: str = DampakGangguan.PADAM,
) -> str:
    """Membuka dan menayangkan gangguan atas nama unit lain; mengembalikan kode pengumumannya.

    Idempotent: while one with this `kunci` runs, that one is returned and nothing is told again. `sumber`
    names the unit. Raises LayananTidakDikenal. Dasar: layanan.pengumuman_gangguan
    """
    satu_per_satu(kunci)
    berjalan = Pengumuman.objects.filter(kunci=kunci, status=S.TAYANG).first()
    if berjalan is not None:
        return berjalan.kode
    layanan = LayananDipantau.objects.filter(kode=layanan_kode).first()
    if layanan is None:
        raise LayananTidakDikenal(layanan_kode)
    now = timezone.now()
    pengumuman = Pengumuman(jenis=JenisPengumuman.GANGGUAN, sumber=sumber, kunci=kunci, mulai=now)
    # A long title must not keep an outage from being told.
    pengumuman.judul, pengumuman.isi = Truncator(judul).chars(PANJANG_JUDUL), isi
    pengumuman.dampak = DampakGangguan(dampak)
    pengumuman.save()
    pengumuman.layanan.add(layanan)
    ALUR_PENGUMUMAN.check(pengumuman, T.TAYANGKAN_OTOMATIS, None)
    return tayang_sejak(pengumuman, now, oleh=None).kode


@transaction.atomic
def tutup_gangguan(kunci: str, isi: str = PULIH, *, pada: datetime | None = None) -> bool:
    """Mengakhiri yang diumumkan dengan kunci ini, gangguan atau pemeliharaan; False bila tidak ada.

    Dasar: layanan.pengumuman_gangguan
    """
    satu_per_satu(kunci)
    berjalan = Pengumuman.objects.filter(kunci=kunci, status=S.TAYANG).first()
    if berjalan is None:
        return False
    pengumuman, now = Pengumuman.objects.lock(berjalan.pk), pada or timezone.now()
    if pengumuman.status != S.TAYANG:
        return False
    ALUR_PENGUMUMAN.check(pengumuman, T.AKHIRI_OTOMATIS, None)
    akhirkan(pengumuman, isi, now, now, oleh=None)
    return True


def satu_per_satu(kunci: str) -> None:
    """Make two calls about one matter wait for each other: before there is a row, there is none to lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [KUNCI_GANGGUAN, kunci])


def _kunci(pk: int) -> Pengumuman:
    """The announcement, locked and brought up to the time: what is due is done before a person's act."""
    pengumuman = Pengumuman.objects.lock(pk)
    now = timezone.now()
    if pengumuman.status == S.TERJADWAL and pengumuman.tayang_pada and pengumuman.tayang_pada <= now:
        tayang_sejak(pengumuman, pengumuman.tayang_pada, oleh=None)
    if pengumuman.status == S.TAYANG and pengumuman.is_lewat:
        raise TindakanTertutup(S.BERAKHIR.label)
    return pengumuman


def tayang_sejak(pengumuman: Pengumuman, pada: datetime, *, oleh: Akun | None) -> Pengumuman:
    """Show it from then on and begin to tell: part of an act, which has locked and checked."""
    pengumuman.status, pengumuman.tayang_pada, pengumuman.diperbarui_pada = S.TAYANG, pada, pada
    pengumuman.perkiraan_kini = pengumuman.perkiraan_selesai
    if pengumuman.jenis == JenisPengumuman.PEMELIHARAAN:
        pengumuman.berakhir_pada = pengumuman.perkiraan_selesai
    pengumuman.save()
    catat(pengumuman, "pengumuman.tayang", oleh=oleh)
    _beri_tahu(pengumuman, None, pada)
    return pengumuman


def akhirkan(
    pengumuman: Pengumuman, isi: str, selesai_pada: datetime, pada: datetime, *, oleh: Akun | None
) -> Pengumuman:
    """End it, with a last word where there is one: part of an act, which has locked and checked."""
    if isi:
        kabarkan(pengumuman, JenisPembaruan.AKHIR, isi, pada, oleh=oleh)
    pengumuman.status, pengumuman.berakhir_pada, pengumuman.diperbarui_pada = S.BERAKHIR, pada, pada
    pengumuman.selesai_pada = None if pengumuman.jenis == JenisPengumuman.UMUM else selesai_pada
    pengumuman.save()
    catat(pengumuman, "pengumuman.berakhir", oleh=oleh)
    transaction.on_commit(lupakan, robust=True)
    return pengumuman


def kabarkan(
    pengumuman: Pengumuman, jenis: JenisPembaruan, isi: str, pada: datetime, *, oleh: Akun | None, **lain: Any
) -> PembaruanPengumuman:
    """Add what is told now, and its proof."""
    pembaruan = PembaruanPengumuman.objects.create(
        pengumuman=pengumuman, jenis=jenis, isi=isi, oleh=oleh, pada=pada, **lain
    )
    catat(pengumuman, f"pengumuman.{jenis}", oleh=oleh, pembaruan=pembaruan.pk)
    _beri_tahu(pengumuman, pembaruan, pada)
    return pembaruan


def _beri_tahu(pengumuman: Pengumuman, pembaruan: PembaruanPengumuman | None, pada: datetime) -> None:
    bukti = BuktiPemberitahuan.objects.create(pengumuman=pengumuman, pembaruan=pembaruan, pada=pada)
    enqueue("layanan.surati_pengumuman", bukti.pk, queue="lama")
    transaction.on_commit(lupakan, robust=True)
