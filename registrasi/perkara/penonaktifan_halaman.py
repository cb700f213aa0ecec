"""The officers' page of one case, and the page of each step that may be taken on it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.bentuk import LPSEForm
from lpse.berkas.http import sajikan_asli
from lpse.formulir import jalankan_langkah
from lpse.jejak import catat_lihat
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.peran import LIHAT_JEJAK, USULKAN_PENONAKTIFAN
from lpse.pintu import sibuk_menjadi_503
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from registrasi.actions.bukti_perkara import BuktiTertutup, check_bukti_terbuka
from registrasi.enums.penonaktifan import PihakBukti, TindakanPenonaktifan
from registrasi.forms.penonaktifan import BuktiForm, PindaianSuratForm
from registrasi.models import Pengaktifan, Penonaktifan
from registrasi.perkara.jenis_nonaktif import JenisPerkara, dengan_perkara
from registrasi.policies.penonaktifan import Perkara, alasan_nonaktif, halangan, nama_peminta
from registrasi.policies.riwayat import riwayat_perkara

# These end a case in the user's favour: offered beside the way on, never in front of it.
PENUTUP = (TindakanPenonaktifan.NYATAKAN_TIDAK_BERALASAN, TindakanPenonaktifan.CATAT_PENOLAKAN_LKPP)


@dataclass(frozen=True, slots=True)
class Tombol:
    """A step as the page offers it; `halangan` says why it cannot be taken now."""

    judul: str
    url: str
    halangan: str
    is_berat: bool
    is_utama: bool


def _tombol(jenis: JenisPerkara, perkara: Perkara, oleh: Akun) -> list[Tombol]:
    return [
        Tombol(
            t.label,
            jenis.url(t.value, perkara.kode),
            halangan(perkara, t, oleh),
            jenis.langkah[t].is_berat,
            t not in PENUTUP,
        )
        for t in jenis.alur.terbuka(perkara, oleh)
        if t in jenis.langkah
    ]


def _boleh_bukti(perkara: Perkara, oleh: Akun) -> bool:
    """Whether this officer may bring files into the case now."""
    if not oleh.has_perm(USULKAN_PENONAKTIFAN) or perkara.is_milik(oleh):
        return False
    try:
        check_bukti_terbuka(perkara, PihakBukti.PETUGAS)
    except BuktiTertutup:
        return False
    return True


def tampilkan_perkara(
    request: HttpRequest, jenis: JenisPerkara, perkara: Perkara, *, status: int = 200, **form: LPSEForm
) -> HttpResponse:
    """The page of a case; `form` gives back a form that was refused."""
    oleh = petugas(request)
    konteks: dict[str, Any] = {
        "form_bukti": BuktiForm(),
        "form_surat": PindaianSuratForm(),
        **form,
        "form": next(iter(form.values()), None),
    }
    if isinstance(perkara, Penonaktifan):
        konteks |= {
            "alasan": alasan_nonaktif(perkara.dasar),
            "peminta": nama_peminta(perkara.peminta),
            "pengaktifan": list(Pengaktifan.objects.filter(penonaktifan=perkara).order_by("-pk")),
        }
    return tampilkan(
        request,
        f"admin/registrasi/perkara/{jenis.nama}.html",
        f"{jenis.judul} {perkara.nomor}",
        status=status,
        jenis=jenis,
        perkara=perkara,
        tombol=_tombol(jenis, perkara, oleh),
        bukti=list(perkara.bukti.select_related("berkas")),
        boleh_bukti=_boleh_bukti(perkara, oleh),
        riwayat=riwayat_perkara(perkara, bernama=True),
        dasar=profil().dasar("registrasi.nonaktif"),
        url_perkara=jenis.url("lihat", perkara.kode),
        kalender=kalender(),
        lihat_jejak=oleh.has_perm(LIHAT_JEJAK),
        **konteks,
    )


@require_safe
@dengan_perkara
def lihat(request: HttpRequest, jenis: JenisPerkara, perkara: Perkara) -> HttpResponse:
    """Where the case stands, what it holds, and what may be done next. The look is recorded."""
    catat_lihat(perkara, oleh=petugas(request))
    return tampilkan_perkara(request, jenis, perkara)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_perkara
def langkah(
    request: HttpRequest, jenis: JenisPerkara, perkara: Perkara, *, tindakan: Any
) -> HttpResponseBase:
    """One step: what it takes, what it does, and the button. A refusal leaves what was typed in its place."""
    return jalankan_langkah(
        request,
        perkara,
        tindakan,
        jenis.langkah[tindakan],
        jenis.alur,
        kembali=jenis.url("lihat", perkara.kode),
        templat="admin/registrasi/perkara/langkah.html",
        sebab="Langkah ini sudah lewat: statusnya “{}”.",
        halangan=lambda: halangan(perkara, tindakan, petugas(request)),
        jenis=jenis,
        perkara=perkara,
    )


@sibuk_menjadi_503
@require_safe
@dengan_perkara
def pernyataan(request: HttpRequest, jenis: JenisPerkara, perkara: Perkara) -> HttpResponseBase:
    """The statement as PDF, recorded like a look."""
    naskah = perkara.pernyataan if isinstance(perkara, Penonaktifan) else None
    if naskah is None:
        return redirect(jenis.url("lihat", perkara.kode))
    berkas = pastikan_pdf(naskah.pk)
    catat_lihat(perkara, oleh=petugas(request), naskah=naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{naskah.judul} {naskah.nomor}")
