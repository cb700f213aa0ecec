from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lpse.profil import profil


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The front page: what the unit does for a visitor, and where to begin."""
    hari = profil().registrasi.target_verifikasi_hari_kerja
    langkah = [
        "Isi data dari ponsel atau komputer; boleh berhenti dan melanjutkan nanti.",
        "Unggah foto atau pindaian dokumen, lalu kirim.",
        f"Kami periksa, dengan target {hari} hari kerja. Perlihatkan dokumen aslinya di kantor kami.",
        "Setelah disetujui, User ID dan tautan kata sandi datang lewat surel.",
    ]
    return render(request, "sekretariat/beranda.html", {"langkah": langkah})
