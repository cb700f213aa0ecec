"""What trainings show on the officers' start page: what is over and not yet brought to its end."""

from django.db.models import Count, Min, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from layanan.enums.pelatihan import DIUMUMKAN
from layanan.models import Pelatihan
from lpse.models import Akun
from lpse.paging import sebut_sampai
from lpse.peran import KELOLA_PELATIHAN
from lpse.sumbangan import Isi
from lpse.waktu import waktu


def kartu_pelatihan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Trainings that wait for attendance and certificates, else the next one; None where there is none."""
    if not akun.has_perm(KELOLA_PELATIHAN):
        return None
    now = timezone.now()
    # What is announced and not ended is few, whatever was held before: one query counts it all.
    hitung = Pelatihan.objects.filter(status__in=DIUMUMKAN).aggregate(
        lewat=Count("pk", filter=Q(selesai__lt=now)),
        datang=Count("pk", filter=Q(selesai__gte=now)),
        terdekat=Min("mulai", filter=Q(selesai__gte=now)),
    )
    tujuan = {"url": reverse("admin:layanan_pelatihan"), "tautan": "Buka pelatihan"}
    if hitung["lewat"]:
        return tujuan | {
            "judul": "Pelatihan belum dinyatakan selesai",
            "angka": sebut_sampai(hitung["lewat"]),
            "keterangan": "Catat kehadiran, lalu nyatakan selesai supaya sertifikat terbit.",
            "perlu_perhatian": True,
        }
    if not hitung["datang"]:
        return None
    return tujuan | {
        "judul": "Pelatihan mendatang",
        "angka": sebut_sampai(hitung["datang"]),
        "keterangan": f"Terdekat: {waktu(hitung['terdekat'])}.",
        "perlu_perhatian": False,
    }
