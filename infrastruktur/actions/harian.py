"""The sheet of a day and the form of a month. Only this module writes their status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from infrastruktur.alur.tindak_lanjut import ALUR_LEMBAR
from infrastruktur.enums.harian import StatusLembar
from infrastruktur.enums.harian import TindakanLembar as T
from infrastruktur.models import LembarBulan, LembarHarian
from infrastruktur.models.harian import PEMERIKSAAN
from infrastruktur.naskah.pemantauan import isi_lembar_bulan
from infrastruktur.policies.harian import (
    LembarBulanSudahTerbit,
    awal_bulan,
    check_bulan_lewat,
    check_catatan,
    check_hari_ini,
    is_hari_kerja,
    susun_bacaan,
)
from infrastruktur.queries.harian import baca_hari
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PEMANTAUAN

# Of the outbox: one mail a day and person.
AWAL_KUNCI_KOSONG = "hari_kosong:"


@dataclass(frozen=True, slots=True)
class IsianLembar:
    """How each thing looked at was found, by the names of PEMERIKSAAN, and a note."""

    kondisi: Mapping[str, str]
    catatan: str = ""


@transaction.atomic
def buka_lembar(hari: date) -> LembarHarian:
    """Membuka lembar hari itu bila belum ada; dipanggil jam sistem dan halaman pengisian.

    Dasar: infrastruktur.pantau_harian
    """
    baru = LembarHarian(hari=hari, is_hari_kerja=is_hari_kerja(hari))
    # Whoever comes second finds the row of the first.
    LembarHarian.objects.bulk_create([baru], ignore_conflicts=True)
    return LembarHarian.objects.berlaku().get(hari=hari)


@transaction.atomic
def konfirmasi_lembar(pk: int, *, oleh: Akun, isian: IsianLembar) -> LembarHarian:
    """Petugas mengonfirmasi lembar hari ini dengan yang tidak terbaca mesin; isinya beku sejak itu.

    Raises HariSudahLewat, CatatanKosong and what the guard raises. Dasar: infrastruktur.pantau_harian
    """
    lembar = LembarHarian.objects.lock(pk)
    transisi = ALUR_LEMBAR.check(lembar, T.KONFIRMASI, oleh)
    check_hari_ini(lembar.hari)
    _isi(lembar, oleh, isian)
    lembar.bacaan = susun_bacaan(baca_hari(lembar.hari))
    lembar.status = transisi.ke
    lembar.save()
    catat(lembar, "lembarharian.dikonfirmasi", oleh=oleh, versi=lembar.versi)
    return lembar


@transaction.atomic
def koreksi_lembar(pk: int, *, oleh: Akun, isian: IsianLembar, alasan: str) -> LembarHarian:
    """Membetulkan lembar yang sudah dikonfirmasi sebagai versi baru; versi lama tetap tersimpan.

    Raises CatatanKosong and what the guard raises. Dasar: infrastruktur.pantau_harian
    """
    lama = LembarHarian.objects.lock(pk)
    transisi = ALUR_LEMBAR.check(lama, T.KOREKSI, oleh)
    lama.status = transisi.ke
    lama.save(update_fields=["status"])
    baru = LembarHarian(
        hari=lama.hari,
        versi=lama.versi + 1,
        status=StatusLembar.DIKONFIRMASI,
        is_hari_kerja=lama.is_hari_kerja,
        bacaan=lama.bacaan,
        alasan_koreksi=alasan,
    )
    _isi(baru, oleh, isian)
    baru.save()
    catat(baru, "lembarharian.dikoreksi", oleh=oleh, menggantikan=lama.pk, versi=baru.versi)
    return baru


def _isi(lembar: LembarHarian, oleh: Akun, isian: IsianLembar) -> None:
    check_catatan(isian.kondisi.values(), isian.catatan)
    for nama in PEMERIKSAAN:
        setattr(lembar, nama, isian.kondisi[nama])
    lembar.catatan = isian.catatan
    lembar.dikonfirmasi_oleh, lembar.dikonfirmasi_pada = oleh, timezone.now()


@transaction.atomic
def terbitkan_bulan(bulan: date, *, oleh: Akun) -> LembarBulan:
    """Menerbitkan lembar pemantauan satu bulan yang sudah berakhir; isinya beku sejak itu.

    Raises TidakBerwenang, BulanBelumBerakhir, LembarBulanSudahTerbit. Dasar: infrastruktur.pantau_harian
    """
    if not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang
    bulan = awal_bulan(bulan)
    check_bulan_lewat(bulan)
    lembar, baru = LembarBulan.objects.get_or_create(bulan=bulan, defaults={"diterbitkan_oleh": oleh})
    if not baru:
        raise LembarBulanSudahTerbit(bulan)
    isi = isi_lembar_bulan(bulan, petugas=oleh)
    lembar.naskah = terbitkan(JenisNaskah.LEMBAR_PEMANTAUAN, lembar, isi, oleh=oleh, penanda_tangan=str(oleh))
    lembar.save(update_fields=["naskah"])
    catat(lembar, "lembarbulan.terbit", oleh=oleh, naskah=lembar.naskah.pk)
    return lembar


@transaction.atomic
def kabari_hari_kosong(hari: date) -> None:
    """Mengabari pengelola pemantauan, satu kali, bahwa suatu hari tidak bercatatan.

    Dasar: infrastruktur.pantau_harian
    """
    for akun in pemegang_izin(KELOLA_PEMANTAUAN):
        beritahukan(
            "infrastruktur/hari_kosong",
            kepada=akun.email,
            kunci=f"{AWAL_KUNCI_KOSONG}{hari}:{akun.pk}",
            akun=akun,
            data={"hari": hari.isoformat()},
        )
