"""What the room shows on the officers' start page: today's sheet, empty days, and open follow-up."""

from datetime import timedelta

from django.http import HttpRequest

from infrastruktur.enums.harian import StatusLembar
from infrastruktur.enums.harian import StatusTindakLanjut as S
from infrastruktur.harian.lembar import url_harian
from infrastruktur.harian.tindak_lanjut import url_tindak_lanjut
from infrastruktur.models import LembarHarian, TindakLanjut
from infrastruktur.policies.harian import awal_bulan
from infrastruktur.queries.harian import temuan
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_PEMANTAUAN, PUTUSKAN_PERUBAHAN
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini


def kartu_lembar(request: HttpRequest, akun: Akun) -> Isi | None:
    """Today's sheet while nobody has confirmed it; None once it is, and on a day off."""
    if not akun.has_perm(KELOLA_PEMANTAUAN):
        return None
    hari = hari_ini()
    if not LembarHarian.objects.filter(hari=hari, status=StatusLembar.TERBUKA).exists():
        return None
    return {
        "judul": "Lembar hari ini",
        "angka": "1",
        "keterangan": "Belum dikonfirmasi. Cukup satu menit dari ponsel.",
        "perlu_perhatian": True,
        "url": url_harian("isi", hari),
        "tautan": "Isi lembar",
    }


def kartu_hari_kosong(request: HttpRequest, akun: Akun) -> Isi | None:
    """The days of this month that are over and lack a record; None where there are none."""
    if not akun.has_perm(KELOLA_PEMANTAUAN):
        return None
    kini = hari_ini()
    kosong = {t.hari for t in temuan(awal_bulan(kini), kini - timedelta(days=1))}
    if not kosong:
        return None
    return {
        "judul": "Hari kosong",
        "angka": str(len(kosong)),
        "keterangan": f"{len(kosong)} hari kosong bulan ini: tanpa catatan mesin atau tanpa lembar.",
        "perlu_perhatian": True,
        "url": url_harian(),
        "tautan": "Lihat bulan ini",
    }


def kartu_tindak_lanjut(request: HttpRequest, akun: Akun) -> Isi | None:
    """Disks and RAM that wait to be replaced, or for Kepala's word; None where there are none."""
    if akun.has_perm(KELOLA_PEMANTAUAN):
        rows, keterangan, status = TindakLanjut.objects.berjalan(), "Disk atau RAM kritis.", "berjalan"
    elif akun.has_perm(PUTUSKAN_PERUBAHAN):
        rows = TindakLanjut.objects.filter(status=S.MENUNGGU_PUTUSAN)
        keterangan, status = "Menunggu putusan Anda.", S.MENUNGGU_PUTUSAN.value
    else:
        return None
    jumlah = hitung_sampai(rows)
    if jumlah == "0":
        return None
    return {
        "judul": "Tindak lanjut disk dan RAM",
        "angka": jumlah,
        "keterangan": keterangan,
        "perlu_perhatian": True,
        "url": f"{url_tindak_lanjut()}?status={status}",
        "tautan": "Buka daftar",
    }
