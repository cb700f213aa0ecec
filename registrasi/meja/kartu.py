"""What registration shows on the officers' start page."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from lpse.models import Akun
from lpse.paging import PALING_BANYAK, hitung_sampai, sebut_sampai
from lpse.peran import LIHAT_PENDAFTARAN, VERIFIKASI
from lpse.sumbangan import Isi
from registrasi.meja.bersama import url_antrean
from registrasi.queries.antrean import Saringan, saring


def kartu_antrean(request: HttpRequest, akun: Akun) -> Isi | None:
    """What waits in the queue, and how much of it is late; None for those who may not see it."""
    if not akun.has_perm(LIHAT_PENDAFTARAN):
        return None
    # The most urgent first: the late ones lead, so one look counts both.
    urut = saring(Saringan(), akun).order_by("tenggat", "pk")
    tenggat = list(urut.values_list("tenggat", flat=True)[: PALING_BANYAK + 1])
    now = timezone.now()
    terlambat = sum(1 for saat in tenggat if saat is not None and saat < now)
    return {
        "judul": "Menunggu verifikasi",
        "angka": sebut_sampai(len(tenggat)),
        "keterangan": f"{sebut_sampai(terlambat)} terlambat" if terlambat else "Tidak ada yang terlambat",
        "perlu_perhatian": bool(terlambat),
        "url": url_antrean(),
        "tautan": "Buka antrean",
    }


def kartu_dipegang(request: HttpRequest, akun: Akun) -> Isi | None:
    """What this verifier has taken; None for those who take nothing."""
    if not akun.has_perm(VERIFIKASI):
        return None
    dipegang = Saringan(pegang=True)
    return {
        "judul": "Sedang Anda periksa",
        "angka": hitung_sampai(saring(dipegang, akun)),
        "keterangan": "Berkas yang Anda ambil kembali ke antrean setelah 20 menit tanpa kegiatan.",
        "url": f"{url_antrean()}?{urlencode(dipegang.as_params())}",
        "tautan": "Lihat yang saya pegang",
    }


def kartu_ditugaskan(request: HttpRequest, akun: Akun) -> Isi | None:
    """What the supervisor has set aside for this verifier; None where there is nothing."""
    if not akun.has_perm(VERIFIKASI):
        return None
    ditugaskan = Saringan(tugas=True)
    jumlah = hitung_sampai(saring(ditugaskan, akun))
    if jumlah == "0":
        return None
    return {
        "judul": "Ditugaskan kepada Anda",
        "angka": jumlah,
        "keterangan": "“Ambil berkas berikutnya” mendahulukannya.",
        "url": f"{url_antrean()}?{urlencode(ditugaskan.as_params())}",
        "tautan": "Lihat yang ditugaskan",
    }
