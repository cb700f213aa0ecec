"""What announcements show on the officers' start page: what runs, for those who end it."""

from django.http import HttpRequest
from django.urls import reverse

from layanan.enums.pengumuman import JenisPengumuman
from layanan.queries.pengumuman import berjalan_kini
from lpse.models import Akun
from lpse.peran import KELOLA_PENGUMUMAN
from lpse.sumbangan import Isi


def kartu_berjalan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Disturbances and maintenance that are being shown; None where none is, or for others."""
    if not akun.has_perm(KELOLA_PENGUMUMAN):
        return None
    berjalan = [p for p in berjalan_kini() if p["jenis"] != JenisPengumuman.UMUM]
    if not berjalan:
        return None
    return {
        "judul": "Pengumuman berjalan",
        "angka": str(len(berjalan)),
        "keterangan": berjalan[0]["judul"],
        "perlu_perhatian": any(p["jenis"] == JenisPengumuman.GANGGUAN for p in berjalan),
        "url": f"{reverse('admin:layanan_pengumuman')}?status=tayang",
        "tautan": "Perbarui atau akhiri",
    }
