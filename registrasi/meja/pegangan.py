"""The lease at the desk: who holds the file, the heartbeat, and what the supervisor arranges."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from lpse.models import Akun, Penugasan
from lpse.peran import AMBIL_ALIH, VERIFIKASI, Peran
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import jam
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.forms.meja import AmbilAlihForm, TugasForm
from registrasi.meja.bersama import dengan_pendaftaran, url_antrean, url_meja
from registrasi.models import Pendaftaran
from registrasi.policies.pendaftaran import PeganganLepas

PALING_BANYAK = 100


@dataclass(frozen=True, slots=True)
class Pemegang:
    """Who is at work on a file, as one officer sees it, and what that officer may do about it."""

    is_dipegang: bool
    is_saya: bool
    nama: str
    sejak: datetime | None
    sampai: datetime | None
    ditugaskan: str
    boleh_ambil: bool
    boleh_ambil_alih: bool
    boleh_tugaskan: bool


def pemegang(pendaftaran: Pendaftaran, oleh: Akun) -> Pemegang | None:
    """The lease of a file that waits for a decision; None for any other.

    Costs no query when the registration came with `diklaim_oleh` and `ditugaskan_kepada`.
    """
    if pendaftaran.status != StatusPendaftaran.DIAJUKAN:
        return None
    dipegang = pendaftaran.is_diklaim
    saya = dipegang and pendaftaran.diklaim_oleh_id == oleh.pk
    pengawas = oleh.has_perm(AMBIL_ALIH)
    return Pemegang(
        is_dipegang=dipegang,
        is_saya=saya,
        nama=str(pendaftaran.diklaim_oleh) if dipegang else "",
        sejak=pendaftaran.diklaim_pada if dipegang else None,
        sampai=pendaftaran.klaim_sampai if dipegang else None,
        ditugaskan=str(pendaftaran.ditugaskan_kepada or ""),
        boleh_ambil=oleh.has_perm(VERIFIKASI) and (saya or not dipegang),
        boleh_ambil_alih=pengawas and dipegang and not saya,
        boleh_tugaskan=pengawas and (saya or not dipegang),
    )


def verifikator_hari_ini() -> list[Akun]:
    """Those who may decide registrations today, by name."""
    bertugas = Penugasan.objects.berlaku().filter(peran=Peran.VERIFIKATOR).values("akun")
    return list(Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk")[:PALING_BANYAK])


@require_POST
@dengan_pendaftaran
def perpanjang(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """The heartbeat of an open desk: JSON {sampai, jam, pemegang, kalimat} to a script, the desk to a form.

    409 with the sentence for the officer once the lease is somebody else's, or nobody's.
    """
    oleh, kalimat = petugas(request), ""
    try:
        pendaftaran = actions.perpanjang(pendaftaran.pk, oleh=oleh)
    except PeganganLepas as lepas:
        kalimat = str(lepas)
        pendaftaran.refresh_from_db()
    if "application/json" not in request.headers.get("Accept", ""):
        if kalimat:
            messages.error(request, kalimat)
        return redirect(url_meja(pendaftaran))
    isi: dict[str, str | None] = {"sampai": None, "jam": "", "pemegang": None, "kalimat": kalimat}
    if pendaftaran.is_diklaim and pendaftaran.klaim_sampai:
        sampai = pendaftaran.klaim_sampai
        isi |= {
            "sampai": sampai.isoformat(),
            "jam": jam(sampai),
            "pemegang": str(pendaftaran.diklaim_oleh),
        }
    return JsonResponse(isi, status=409 if kalimat else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def ambil_alih(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Take the file out of somebody's hands, with a reason."""
    oleh, data = petugas(request), isian(request)
    form = AmbilAlihForm(data, verifikator=verifikator_hari_ini())
    if form.is_valid():
        hasil = tindak(
            request,
            pendaftaran,
            "ambil_alih",
            lambda: actions.ambil_alih(
                pendaftaran.pk, oleh=oleh, alasan=form.cleaned_data["alasan"], kepada=form.penerima
            ),
        )
        if hasil is not None:
            messages.success(request, f"{pendaftaran.nomor} sekarang dipegang {hasil.diklaim_oleh}.")
            return redirect(url_meja(pendaftaran))
    return _tampil(request, pendaftaran, form, "Ambil alih berkas", "ambil_alih")


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def tugaskan(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Arrange whose work the file is to be."""
    oleh, data = petugas(request), isian(request)
    form = TugasForm(data, verifikator=verifikator_hari_ini())
    if form.is_valid():
        hasil = tindak(
            request,
            pendaftaran,
            "tugaskan",
            lambda: actions.tugaskan(pendaftaran.pk, oleh=oleh, kepada=form.penerima),
        )
        if hasil is not None:
            kepada = hasil.ditugaskan_kepada or "siapa saja"
            messages.success(request, f"{pendaftaran.nomor} ditugaskan kepada {kepada}.")
            return redirect(url_antrean())
    return _tampil(request, pendaftaran, form, "Tugaskan berkas", "tugaskan")


def _tampil(
    request: HttpRequest, pendaftaran: Pendaftaran, form: TugasForm, judul: str, langkah: str
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/registrasi/alih.html",
        judul,
        pendaftaran=pendaftaran,
        form=form,
        pemegang=pemegang(pendaftaran, petugas(request)),
        langkah=langkah,
    )
