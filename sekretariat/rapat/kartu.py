"""What this room shows on the officers' start page: own follow-ups, minutes to approve, what is next."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_RAPAT, LIHAT_SEKRETARIAT
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini, tanggal, waktu
from sekretariat.enums.rapat import StatusRapat
from sekretariat.models import Rapat, TindakLanjutRapat
from sekretariat.queries.rapat import tindak_lanjut_lewat

DAFTAR = "admin:sekretariat_rapat"


def kartu_tindak_lanjut(request: HttpRequest, akun: Akun) -> Isi | None:
    """What this person is to do; for whoever keeps the meetings what anybody is late with."""
    if not akun.has_perm(LIHAT_SEKRETARIAT):
        return None
    rows = TindakLanjutRapat.objects.terbuka().filter(penanggung=akun)
    judul, keadaan = "Tindak lanjut rapat saya", "saya"
    if akun.has_perm(KELOLA_RAPAT) and not rows.exists():
        rows, judul, keadaan = tindak_lanjut_lewat(hari_ini()), "Tindak lanjut rapat lewat tenggat", "lewat"
    pertama = rows.order_by("tenggat", "pk").first()
    if pertama is None:
        return None
    return {
        "judul": judul,
        "angka": hitung_sampai(rows),
        "keterangan": f"{pertama.uraian}. Paling lambat {tanggal(pertama.tenggat)}.",
        "url": f"{reverse(f'{DAFTAR}_tindak_lanjut')}?keadaan={keadaan}",
        "tautan": "Buka tindak lanjut rapat",
        "perlu_perhatian": pertama.is_terlambat,
    }


def kartu_notula(request: HttpRequest, akun: Akun) -> Isi | None:
    """Minutes that wait for this person's approval."""
    rows = Rapat.objects.filter(status=StatusRapat.SELESAI, pemimpin=akun, notula__isnull=False)
    pertama = rows.order_by("mulai").first()
    if pertama is None or not akun.has_perm(LIHAT_SEKRETARIAT):
        return None
    return {
        "judul": "Notula menunggu pengesahan Anda",
        "angka": hitung_sampai(rows),
        "keterangan": pertama.topik,
        "url": reverse(f"{DAFTAR}_lihat", args=[pertama.kode]),
        "tautan": "Buka rapat ini",
        "perlu_perhatian": True,
    }


def kartu_rapat(request: HttpRequest, akun: Akun) -> Isi | None:
    """The next meeting this person is invited to."""
    if not akun.has_perm(LIHAT_SEKRETARIAT):
        return None
    rows = Rapat.objects.filter(status=StatusRapat.DIUNDANG, peserta__akun=akun, selesai__gte=timezone.now())
    pertama = rows.order_by("mulai").first()
    if pertama is None:
        return None
    return {
        "judul": "Rapat berikutnya",
        "angka": hitung_sampai(rows),
        "keterangan": f"{pertama.topik}. {waktu(pertama.mulai)}.",
        "url": reverse(f"{DAFTAR}_lihat", args=[pertama.kode]),
        "tautan": "Buka rapat ini",
        "perlu_perhatian": False,
    }
