"""Bookings of rooms: asked for, confirmed, approved, refused, moved, cancelled, missed.

Locks are taken in one order: the room, then the booking. Seats are chosen under the room's lock; the
exclusion constraint holds whoever comes without it.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import Q
from django.utils import timezone

from layanan.alur.tempat import ALUR_PEMESANAN
from layanan.enums.tempat import StatusPemesanan, TindakanPemesanan
from layanan.models import Pemesan, PemesananRuang, Ruang
from layanan.policies.ruang import (
    MAKS_HIDUP,
    TIDAK_DIJAWAB,
    IsianPemesanan,
    RuangDitutup,
    RuangPenuh,
    RuangTidakAda,
    TerlaluBanyakPemesanan,
    check_belum_mulai,
    check_kelola_ruang,
    check_masa,
    check_sudah_mulai,
    jam_hari,
    jatuh_tempo,
    kode_ruang,
    kursi_diminta,
    pilih_kursi,
    waktu_kosong,
)
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.waktu import setempat

S, T = StatusPemesanan, TindakanPemesanan
KOLOM_STATUS = ("status", "alasan", "diputus_pada", "diputus_oleh")


# --- Taking seats ------------------------------------------------------------------------------------


def kunci_ruang(kode: str) -> Ruang:
    """A room of the active profil, locked. Raises RuangTidakAda."""
    ruang = Ruang.objects.select_for_update(no_key=True).filter(kode=kode, kode__in=kode_ruang()).first()
    if ruang is None:
        raise RuangTidakAda
    return ruang


def ambil_kursi(ruang: Ruang, isi: IsianPemesanan, lama: PemesananRuang | None = None) -> NumericRange:
    """The seats of a locked room for this time. Raises RuangDitutup, KursiTidakCukup, RuangPenuh.

    `lama` is the booking that moves: what it holds itself is free to it.
    """
    penutupan = ruang.penutupan.filter(dibuka_pada__isnull=True, masa__overlap=(isi.mulai, isi.selesai))
    if tutup := penutupan.first():
        raise RuangDitutup(tutup)
    lain = ruang.pemesanan.menempati()
    if lama:
        lain = lain.exclude(pk=lama.pk)
    terpakai = lain.pada(isi.mulai, isi.selesai).values_list("kursi", flat=True)
    kursi = pilih_kursi(terpakai, ruang.kursi, kursi_diminta(ruang, isi))
    if kursi is None:
        raise RuangPenuh(_kosong_hari_itu(ruang, isi, lain))
    return kursi


def _kosong_hari_itu(ruang: Ruang, isi: IsianPemesanan, lain: Any) -> list[Any]:
    rentang = jam_hari(setempat(isi.mulai).date(), kalender())
    if rentang is None:
        return []
    penutupan = ruang.penutupan.filter(dibuka_pada__isnull=True, masa__overlap=rentang)
    return waktu_kosong(ruang, rentang, lain.pada(*rentang), penutupan, timezone.now())


def _simpan_baru(ruang: Ruang, isi: IsianPemesanan, **kolom: Any) -> PemesananRuang:
    pemesanan = PemesananRuang.objects.create(
        ruang=ruang,
        masa=(isi.mulai, isi.selesai),
        kursi=ambil_kursi(ruang, isi),
        jumlah=isi.jumlah,
        keperluan=isi.keperluan,
        keterangan=isi.keterangan,
        nama=isi.nama,
        instansi=isi.instansi,
        surel=isi.surel,
        telepon=isi.telepon,
        **kolom,
    )
    pemesanan.refresh_from_db(fields=["masa", "kursi"])
    return pemesanan


def _check_jumlah_hidup(isi: IsianPemesanan, akun: Akun | None) -> None:
    """Raise TerlaluBanyakPemesanan beyond what one person may have booked."""
    orang = Q(akun=akun) if akun else Q(surel__iexact=isi.surel)
    belum = PemesananRuang.objects.hidup().filter(orang, masa__endswith__gt=timezone.now())
    if belum.count() >= MAKS_HIDUP:
        raise TerlaluBanyakPemesanan


@transaction.atomic
def ajukan_pemesanan(kode: str, isi: IsianPemesanan, *, akun: Akun | None = None) -> PemesananRuang:
    """Memesan ruang atau kursi; tanpa akun, kursinya ditahan sampai surelnya dikonfirmasi lewat tautan.

    Raises RuangTidakAda, MasaTidakSesuai, RuangDitutup, KursiTidakCukup, RuangPenuh,
    TerlaluBanyakPemesanan. Dasar: layanan.ruang
    """
    ruang = kunci_ruang(kode)
    isi = replace(isi, seluruh_ruang=False, surel=akun.email if akun else isi.surel)
    check_masa(ruang, isi, kalender())
    _check_jumlah_hidup(isi, akun)
    status = S.DIAJUKAN if akun else S.MENUNGGU
    pemesanan = _simpan_baru(ruang, isi, akun=akun, status=status)
    catat(pemesanan, "pemesanan_ruang.diajukan", oleh=akun, ruang=ruang.pk)
    _surati(pemesanan, "ruang_diajukan" if akun else "ruang_konfirmasi")
    return pemesanan


@transaction.atomic
def pesan_di_loket(kode: str, isi: IsianPemesanan, *, oleh: Akun) -> PemesananRuang:
    """Memesankan ruang untuk yang datang atau menelepon; langsung disetujui.

    Raises TidakBerwenang, and as `ajukan_pemesanan`. Dasar: layanan.ruang
    """
    check_kelola_ruang(oleh)
    ruang = kunci_ruang(kode)
    check_masa(ruang, isi, kalender(), di_loket=True)
    putusan = {"status": S.DISETUJUI, "diputus_pada": timezone.now(), "diputus_oleh": oleh}
    pemesanan = _simpan_baru(ruang, isi, dicatat_oleh=oleh, **putusan)
    catat(pemesanan, "pemesanan_ruang.dicatat", oleh=oleh, ruang=ruang.pk)
    _surati(pemesanan, "ruang_disetujui")
    return pemesanan


# --- Deciding ----------------------------------------------------------------------------------------


def _surati(pemesanan: PemesananRuang, nama: str) -> None:
    """Tell the person who booked, where there is an address to write to."""
    if pemesanan.surel:
        templat = f"layanan/{nama}"
        beritahukan(
            templat,
            kepada=pemesanan.surel,
            kunci=f"{templat}:{pemesanan.pk}:{pemesanan.urutan}",
            akun=pemesanan.akun,
            objek=pemesanan,
        )


def ubah_status(
    pemesanan: PemesananRuang, tindakan: TindakanPemesanan, oleh: Akun | Pemesan | None, alasan: str = ""
) -> None:
    """Do one act of the table on a locked booking, with its trail row, inside the act's transaction."""
    transisi = ALUR_PEMESANAN.check(pemesanan, tindakan, oleh)
    akun = oleh if isinstance(oleh, Akun) else None
    pemesanan.status, pemesanan.alasan = transisi.ke, alasan
    pemesanan.diputus_pada, pemesanan.diputus_oleh = timezone.now(), akun
    pemesanan.save(update_fields=KOLOM_STATUS)
    catat(pemesanan, f"pemesanan_ruang.{tindakan.value}", oleh=akun)


@transaction.atomic
def konfirmasi_pemesanan(pk: int, *, oleh: Pemesan) -> PemesananRuang:
    """Mengonfirmasi pemesanan lewat tautan di surel; sejak itu petugas menjawabnya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.ruang
    """
    pemesanan = PemesananRuang.objects.lock(pk)
    ubah_status(pemesanan, T.KONFIRMASI, oleh)
    _surati(pemesanan, "ruang_diajukan")
    return pemesanan


@transaction.atomic
def setujui_pemesanan(pk: int, *, oleh: Akun) -> PemesananRuang:
    """Menyetujui pemesanan. Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.ruang"""
    pemesanan = PemesananRuang.objects.lock(pk)
    ubah_status(pemesanan, T.SETUJUI, oleh)
    _surati(pemesanan, "ruang_disetujui")
    return pemesanan


@transaction.atomic
def tolak_pemesanan(pk: int, *, oleh: Akun, alasan: str) -> PemesananRuang:
    """Menolak pemesanan dengan alasan; kursinya bebas.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.ruang
    """
    pemesanan = PemesananRuang.objects.lock(pk)
    ubah_status(pemesanan, T.TOLAK, oleh, alasan)
    _surati(pemesanan, "ruang_ditolak")
    return pemesanan


@transaction.atomic
def batalkan_pemesanan(pk: int, *, oleh: Akun | Pemesan) -> PemesananRuang:
    """Membatalkan pemesanan sendiri sebelum waktunya tiba; kursinya bebas.

    Raises TidakBerwenang, TindakanTertutup, BelumWaktunya. Dasar: layanan.ruang
    """
    pemesanan = PemesananRuang.objects.lock(pk)
    check_belum_mulai(pemesanan)
    ubah_status(pemesanan, T.BATALKAN, oleh)
    return pemesanan


@transaction.atomic
def batalkan_oleh_petugas(pk: int, *, oleh: Akun, alasan: str) -> PemesananRuang:
    """Membatalkan pemesanan dengan alasan yang dibaca pemesannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.ruang
    """
    pemesanan = PemesananRuang.objects.lock(pk)
    ubah_status(pemesanan, T.BATALKAN_PETUGAS, oleh, alasan)
    _surati(pemesanan, "ruang_dibatalkan")
    return pemesanan


def batalkan_karena_tutup(
    ruang: Ruang, mulai: datetime, selesai: datetime, *, oleh: Akun, alasan: str
) -> list[PemesananRuang]:
    """Membatalkan yang dipesan pada waktu ruang ditutup, di dalam transaksi penutupannya.

    The room is locked. Who is in the room already stays noted as they are. Dasar: layanan.ruang
    """
    kena = ruang.pemesanan.hidup().pada(mulai, selesai).order_by("pk")
    daftar = list(kena.select_for_update(of=("self",), no_key=True))
    for pemesanan in daftar:
        ubah_status(pemesanan, T.BATALKAN_PETUGAS, oleh, alasan)
        _surati(pemesanan, "ruang_dibatalkan")
    return daftar


@transaction.atomic
def pindahkan_pemesanan(
    pk: int, *, oleh: Akun, kode: str, mulai: datetime, selesai: datetime
) -> PemesananRuang:
    """Memindahkan pemesanan ke ruang atau waktu lain, sekaligus menyetujuinya; pemesannya diberi tahu.

    Raises TidakBerwenang, TindakanTertutup, RuangTidakAda, MasaTidakSesuai, RuangDitutup, RuangPenuh: then
    the booking stands as it was. Dasar: layanan.ruang
    """
    ruang = kunci_ruang(kode)
    pemesanan = PemesananRuang.objects.lock(pk)
    ALUR_PEMESANAN.check(pemesanan, T.PINDAHKAN, oleh)
    utuh = pemesanan.is_seluruh_ruang and pemesanan.ruang_id == ruang.pk
    isi = IsianPemesanan(mulai, selesai, pemesanan.jumlah, "", "", seluruh_ruang=utuh)
    check_masa(ruang, isi, kalender(), di_loket=True)
    pemesanan.kursi = ambil_kursi(ruang, isi, pemesanan)
    pemesanan.ruang, pemesanan.masa = ruang, (mulai, selesai)
    pemesanan.urutan += 1
    pemesanan.save(update_fields=["ruang", "kursi", "masa", "urutan"])
    ubah_status(pemesanan, T.PINDAHKAN, oleh)
    pemesanan.refresh_from_db(fields=["masa", "kursi"])
    _surati(pemesanan, "ruang_dipindah")
    return pemesanan


@transaction.atomic
def tidak_hadirkan_pemesanan(pk: int, *, oleh: Akun) -> PemesananRuang:
    """Mencatat bahwa pemesan tidak datang; kursinya bebas untuk orang lain.

    Raises TidakBerwenang, TindakanTertutup, BelumWaktunya. Dasar: layanan.ruang
    """
    pemesanan = PemesananRuang.objects.lock(pk)
    check_sudah_mulai(pemesanan)
    ubah_status(pemesanan, T.TIDAK_HADIRKAN, oleh)
    return pemesanan


# --- What the clock does -----------------------------------------------------------------------------


@transaction.atomic
def akhiri_menurut_jam(pk: int) -> bool:
    """Mengakhiri pemesanan yang waktunya lewat: tidak dikonfirmasi, tidak dijawab, tidak datang, selesai.

    Returns whether it was due. Dasar: layanan.ruang
    """
    pemesanan = PemesananRuang.objects.lock(pk)
    lewat = jatuh_tempo(pemesanan, timezone.now())
    if lewat is None:
        return False
    tindakan, alasan = lewat
    ubah_status(pemesanan, tindakan, None, alasan)
    if alasan == TIDAK_DIJAWAB:
        _surati(pemesanan, "ruang_dibatalkan")
    return True
