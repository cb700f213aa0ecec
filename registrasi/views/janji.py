"""The applicant's appointment to show originals: choose a time, see it, move it, cancel it, keep it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lpse.aturan import AturanDilanggar
from lpse.pintu import isian, tindak
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.forms.janji import PilihWaktuForm
from registrasi.models import JanjiTemu, Pendaftaran, SlotLoket
from registrasi.naskah.surat import jam_layanan
from registrasi.policies.janji import check_dapat_memesan, dokumen_belum_asli
from registrasi.views.bersama import milik_pemohon, url_tugas
from registrasi.views.kalender_ics import build_ics, metode


def janji_hidup(pendaftaran: Pendaftaran) -> JanjiTemu | None:
    """The appointment that is still to be kept."""
    hidup = pendaftaran.janji.hidup().filter(slot__tanggal__gte=hari_ini())
    return hidup.select_related("slot").first()


def keadaan_janji(pendaftaran: Pendaftaran) -> dict[str, Any]:
    """For the pages of a registration: its appointment, or whether one can be made."""
    janji = janji_hidup(pendaftaran)
    boleh = janji is None and not _halangan(pendaftaran) and SlotLoket.objects.terbuka().exists()
    return {"janji": janji, "boleh_janji": boleh}


def _halangan(pendaftaran: Pendaftaran) -> str:
    """Why no appointment can be made; "" when one can."""
    try:
        check_dapat_memesan(pendaftaran, pendaftaran.dokumen.all(), pendaftaran.akun)
    except AturanDilanggar as aturan:
        return str(aturan)
    return ""


@never_cache
@require_safe
@milik_pemohon
def janji(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """When, where, and what to bring; without an appointment, the way to one."""
    hidup = janji_hidup(pendaftaran)
    if hidup is None:
        return redirect("registrasi:janji_pilih", kode=pendaftaran.kode)
    return render(
        request,
        "registrasi/janji.html",
        {
            "pendaftaran": pendaftaran,
            "janji": hidup,
            "dokumen": dokumen_belum_asli(pendaftaran.dokumen.all()),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_pemohon
def pilih(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Choose a time: for a first appointment, or another one for it."""
    lama = janji_hidup(pendaftaran)
    halangan = "" if lama else _halangan(pendaftaran)
    if halangan:
        messages.info(request, halangan)
        return redirect(url_tugas(pendaftaran))
    if lama and lama.slot.is_mulai:
        return redirect("registrasi:janji", kode=pendaftaran.kode)
    data = isian(request)
    form = PilihWaktuForm(data, tersedia=SlotLoket.objects.tersedia())
    if request.method == "POST" and form.is_valid():
        hasil = _simpan(request, pendaftaran, lama, form.cleaned_data["slot"])
        return redirect("registrasi:janji" if hasil else "registrasi:janji_pilih", kode=pendaftaran.kode)
    return render(
        request,
        "registrasi/janji_pilih.html",
        {"pendaftaran": pendaftaran, "form": form, "lama": lama, "jam_layanan": jam_layanan()},
    )


def _simpan(request: HttpRequest, pendaftaran: Pendaftaran, lama: JanjiTemu | None, slot: str) -> object:
    oleh = pendaftaran.akun
    if lama:
        return tindak(
            request, lama, "pindahkan", lambda: actions.pindahkan_janji(lama.pk, oleh=oleh, slot=slot)
        )
    return tindak(
        request, pendaftaran, "pesan_janji", lambda: actions.pesan_janji(pendaftaran.pk, oleh=oleh, slot=slot)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_pemohon
def batal(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Ask once, then cancel."""
    hidup = janji_hidup(pendaftaran)
    if hidup is None:
        return redirect(url_tugas(pendaftaran))
    if request.method == "POST":
        oleh = pendaftaran.akun
        dibatalkan = tindak(request, hidup, "batalkan", lambda: actions.batalkan_janji(hidup.pk, oleh=oleh))
        if dibatalkan:
            messages.success(request, "Janji temu dibatalkan. Anda dapat memesan waktu lain.")
        return redirect(url_tugas(pendaftaran))
    return render(request, "registrasi/janji_batal.html", {"pendaftaran": pendaftaran, "janji": hidup})


@never_cache
@require_safe
@milik_pemohon
def ics(request: HttpRequest, pendaftaran: Pendaftaran, janji: str) -> HttpResponse:
    """The appointment for a calendar; the link of one that was moved gives what it became."""
    diminta = get_object_or_404(pendaftaran.janji, kode=janji)
    kini = pendaftaran.janji.filter(uid=diminta.uid).select_related("slot").order_by("-urutan")[0]
    kini.pendaftaran = pendaftaran
    bawaan = [d.nama for d in dokumen_belum_asli(pendaftaran.dokumen.all())]
    return HttpResponse(
        build_ics(kini, bawaan),
        content_type=f"text/calendar; charset=utf-8; method={metode(kini)}",
        headers={
            "Content-Disposition": f'attachment; filename="janji-temu-{pendaftaran.nomor}.ics"',
            "Cache-Control": "private, no-store",
        },
    )
