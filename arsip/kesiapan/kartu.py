"""What the officers' start page shows of readiness."""

from django.http import HttpRequest
from django.utils import timezone

from arsip.actions.lembar_kunci import sidik_kini
from arsip.kesiapan.uji import url_kesiapan
from arsip.queries.kesiapan import kesiapan
from lpse.models import Akun
from lpse.peran import LIHAT_CADANGAN
from lpse.sumbangan import Isi


def kartu_kesiapan(request: HttpRequest, akun: Akun) -> Isi | None:
    """How many sources would not survive the loss of the server; None where all would."""
    if not akun.has_perm(LIHAT_CADANGAN):
        return None
    semua = kesiapan(timezone.now(), sidik_kunci=sidik_kini(), rto=False)
    celaka = [satu for satu in semua if satu.is_dihitung and not satu.putusan.is_selamat]
    if not celaka:
        return None
    alasan = celaka[0].putusan.alasan[0].kalimat
    return {
        "judul": "Bila server hilang malam ini",
        "angka": str(len(celaka)),
        "keterangan": f"sumber tidak akan selamat. {celaka[0].sumber.nama}: {alasan}",
        "perlu_perhatian": True,
        "url": url_kesiapan(),
        "tautan": "Lihat kesiapan",
    }
