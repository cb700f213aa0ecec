"""The page of one request or one breach, its steps, and the page that records a breach."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.berkas.http import sajikan_asli
from lpse.formulir import jalankan_langkah
from lpse.jejak import catat_lihat
from lpse.naskah import pastikan_pdf
from lpse.pintu import KONFLIK, View, isian, sibuk_menjadi_503, tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.forms.hak import CatatanForm, InsidenForm
from registrasi.hak.daftar import INSIDEN
from registrasi.hak.langkah import Perkara
from registrasi.models import InsidenData, PermintaanHakData
from registrasi.naskah.hak import sebut_orang, teks_pengumuman
from registrasi.policies.hak import (
    DASAR_INSIDEN,
    dasar_uu,
    draf_pendaftaran,
    draf_permohonan,
    is_bagiannya,
    pengguna_dari,
    riwayat_hak,
    sisa_jam,
    wajib_simpan,
)


def dengan_perkara(view: View) -> View:
    """Hand the view the case of this kind with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, *, jenis: Perkara, **kwargs: Any) -> HttpResponseBase:
        perkara = get_object_or_404(jenis.daftar.model.objects.select_related(*jenis.orang), kode=kode)
        return view(request, jenis, perkara, **kwargs)

    return terbuka


def _tombol(request: HttpRequest, jenis: Perkara, perkara: Any) -> list[dict[str, Any]]:
    """The steps open to this officer now."""
    oleh = petugas(request)
    if perkara.is_milik(oleh) and isinstance(perkara, PermintaanHakData):
        return []
    terbuka = [t for t in jenis.alur.terbuka(perkara, oleh) if t in jenis.langkah]
    if isinstance(perkara, PermintaanHakData):
        terbuka = [t for t in terbuka if is_bagiannya(perkara, t, oleh)]
    return [
        {
            "judul": t.label,
            "url": jenis.daftar.url(t.value, perkara.kode),
            "is_berat": jenis.langkah[t].is_berat,
        }
        for t in terbuka
    ]


@require_safe
@dengan_perkara
def lihat(request: HttpRequest, jenis: Perkara, perkara: Any) -> HttpResponse:
    """Where the case stands, its clock, and what may be done next. The look is recorded."""
    catat_lihat(perkara, oleh=petugas(request))
    return _tampilkan(request, jenis, perkara)


def _tampilkan(request: HttpRequest, jenis: Perkara, perkara: Any, **lain: Any) -> HttpResponse:
    isi = _isi_permintaan(perkara) if isinstance(perkara, PermintaanHakData) else _isi_insiden(perkara)
    return tampilkan(
        request,
        f"admin/registrasi/hak/{jenis.daftar.nama}.html",
        f"{jenis.daftar.judul} {perkara.nomor}",
        perkara=perkara,
        judul_daftar=jenis.daftar.judul,
        url_daftar=jenis.daftar.url(),
        tombol=_tombol(request, jenis, perkara),
        riwayat=riwayat_hak(perkara, bernama=True),
        **{**isi, **lain},
    )


def _isi_permintaan(perkara: PermintaanHakData) -> dict[str, Any]:
    return {
        "dasar_uu": dasar_uu(perkara),
        "sisa": sisa_jam(perkara.tenggat) if perkara.is_terbuka else "",
        "pengguna": pengguna_dari(perkara.akun),
        "draf": draf_pendaftaran(perkara.akun).count() + draf_permohonan(perkara.akun).count(),
        "wajib": wajib_simpan(perkara.akun),
    }


def _isi_insiden(perkara: InsidenData) -> dict[str, Any]:
    return {
        "dasar_uu": DASAR_INSIDEN,
        "sisa": sisa_jam(perkara.tenggat) if perkara.is_berjalan else "",
        "orang": sebut_orang(perkara),
        "catatan": list(perkara.catatan.select_related("oleh")),
        "form": CatatanForm(),
        "pengumuman": perkara.pengumuman or (teks_pengumuman(perkara) if perkara.is_ganggu_layanan else ""),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_perkara
def langkah(request: HttpRequest, jenis: Perkara, perkara: Any, *, tindakan: Any) -> HttpResponseBase:
    """One step: what it takes, what it does, and the button. A refusal leaves what was typed in its place."""
    return jalankan_langkah(
        request,
        perkara,
        tindakan,
        jenis.langkah[tindakan],
        jenis.alur,
        kembali=jenis.daftar.url("lihat", perkara.kode),
        templat="admin/registrasi/hak/langkah.html",
        perkara=perkara,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def insiden_baru(request: HttpRequest) -> HttpResponse:
    """Record a breach; the clock counts from when it was known."""
    form = InsidenForm(isian(request))
    oleh, status = petugas(request), 200
    if form.is_valid():
        insiden = tindak(
            request, oleh, "catat_insiden", lambda: actions.catat_insiden(oleh=oleh, **form.kolom)
        )
        if insiden is not None:
            messages.success(request, f"Insiden {insiden.nomor} dicatat. Nilai akibatnya, lalu beritahukan.")
            return redirect(INSIDEN.url("lihat", insiden.kode))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/registrasi/hak/insiden_baru.html",
        "Catat insiden data",
        status=status,
        form=form,
        url_daftar=INSIDEN.url(),
        dasar_uu=DASAR_INSIDEN,
    )


@require_POST
@dengan_perkara
def catatan(request: HttpRequest, jenis: Perkara, perkara: InsidenData) -> HttpResponse:
    """Add a fact that came to light later."""
    oleh, form = petugas(request), CatatanForm(request.POST)
    if not form.is_valid():
        return _tampilkan(request, jenis, perkara, form=form)
    isi = form.cleaned_data["isi"]
    if tindak(
        request, perkara, "catatan", lambda: actions.tambah_catatan_insiden(perkara.pk, oleh=oleh, isi=isi)
    ):
        messages.success(request, "Catatan ditambah.")
    return redirect(jenis.daftar.url("lihat", perkara.kode))


@sibuk_menjadi_503
@require_safe
@dengan_perkara
def pemberitahuan(request: HttpRequest, jenis: Perkara, perkara: InsidenData) -> HttpResponseBase:
    """The notice to the authority as PDF, as it was issued; 404 before."""
    if perkara.naskah is None:
        raise Http404
    berkas = pastikan_pdf(perkara.naskah.pk)
    catat_lihat(perkara, oleh=petugas(request), naskah=perkara.naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{perkara.naskah.judul} {perkara.naskah.nomor}")
