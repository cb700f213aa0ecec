"""LKPP's technical instructions: the list, one of them with its proof, its steps."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import instruksi as actions
from infrastruktur.alur.instruksi import ALUR_INSTRUKSI, KUNCI
from infrastruktur.enums.gangguan import TindakanInstruksi as T
from infrastruktur.forms import instruksi as forms
from infrastruktur.forms.gangguan import cari_perkara
from infrastruktur.models import BuktiInstruksi, InstruksiLKPP
from infrastruktur.queries.gangguan import saring_instruksi
from infrastruktur.queries.perubahan import perubahan_instruksi
from lpse.alamat import alamat_ruang
from lpse.berkas import BerkasDitolak, diterima
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_GANGGUAN, LIHAT_INFRASTRUKTUR
from lpse.pintu import KONFLIK, dengan, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini

TERBARU = Order(falling=True)
KEPALA_CSV = (
    *("Diterima", "Dari", "Instruksi", "Status", "Penanggung jawab", "Paling lambat", "Perkara terkait"),
    *("Berakhir pada", "Oleh", "Hasil atau alasan"),
)


LANGKAH: dict[T, Langkah] = {
    T.LAKSANAKAN: Langkah(forms.LaksanakanForm, actions.laksanakan_instruksi, "Pelaksanaan tercatat."),
    T.TUGASKAN: Langkah(forms.TugaskanForm, actions.tugaskan, "Tercatat. Penanggung jawabnya diberi tahu."),
    T.TAMBAH_BUKTI: Langkah(forms.BuktiForm, actions.tambah_bukti, "Bukti tersimpan."),
    T.TAUTKAN: Langkah(forms.TautkanInstruksiForm, actions.tautkan_instruksi, "Tertaut."),
    T.TOLAK: Langkah(forms.TolakForm, actions.tolak_instruksi, "Alasannya tercatat.", is_berat=True),
}


url_instruksi = partial(alamat_ruang, "infrastruktur_instruksi")


def tanda(instruksi: InstruksiLKPP) -> dict[str, str]:
    """How it stands, in words and colour."""
    if not instruksi.is_menunggu:
        return {"kode": "selesai", "teks": instruksi.get_status_display()}
    lewat = instruksi.tenggat is not None and instruksi.tenggat < hari_ini()
    return {"kode": "merah", "teks": "Lewat tenggat"} if lewat else {"kode": "kuning", "teks": "Menunggu"}


dengan_instruksi = dengan(
    InstruksiLKPP.objects.select_related("dicatat_oleh", "penanggung_jawab", "dilaksanakan_oleh")
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of instructions, newest first."""
    form = forms.SaringanInstruksiForm(request.GET)
    saringan, kursor = form.saringan, baca_kursor(request)
    halaman = read_page(saring_instruksi(saringan), TERBARU, after=kursor["after"], before=kursor["before"])
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/instruksi.html",
        "Instruksi teknis LKPP",
        form=form,
        baris=[(satu, tanda(satu)) for satu in halaman.rows],
        dasar=profil().dasar(KUNCI),
        boleh=petugas(request).has_perm(KELOLA_GANGGUAN),
        ada_saringan=bool(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=url_instruksi(),
        url_ekspor=url_instruksi("ekspor") + alamat_halaman(saringan, cari=saringan.get("cari", "")),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = forms.SaringanInstruksiForm(request.GET).saringan
    rows = saring_instruksi(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "instruksi-lkpp",
        KEPALA_CSV,
        (_sel(satu) for satu in rows),
        peristiwa="instruksi_lkpp.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel(i: InstruksiLKPP) -> tuple[object, ...]:
    return (
        *(sel_waktu(i.diterima_pada), i.dari, i.isi, i.get_status_display(), i.penanggung_jawab or ""),
        *(i.tenggat or "", i.terkait, sel_waktu(i.dilaksanakan_pada), i.dilaksanakan_oleh or "", i.hasil),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Record an instruction that came by itself."""
    form = forms.CatatInstruksiForm(isian(request))
    if form.is_valid():
        oleh, isi = petugas(request), form.cleaned_data
        hasil = tindak(request, oleh, "catat_instruksi", lambda: actions.catat_instruksi(oleh=oleh, **isi))
        if hasil:
            messages.success(request, "Tercatat. Tetapkan siapa yang melaksanakan, dan sampai kapan.")
            return redirect(url_instruksi("lihat", hasil.kode))
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/isian.html",
        "Catat instruksi teknis",
        form=form,
        dasar=profil().dasar(KUNCI),
        tombol="Simpan",
        url_kembali=url_instruksi(),
    )


@require_safe
@dengan_instruksi
def lihat(request: HttpRequest, instruksi: InstruksiLKPP) -> HttpResponse:
    """Where it stands, what proves it, and what comes next."""
    oleh = petugas(request)
    terbuka = ALUR_INSTRUKSI.terbuka(instruksi, oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/instruksi_lihat.html",
        "Instruksi teknis LKPP",
        instruksi=instruksi,
        tanda=tanda(instruksi),
        tombol=[
            {"judul": t.label, "url": url_instruksi(t.value, instruksi.kode), "is_berat": satu.is_berat}
            for t, satu in LANGKAH.items()
            if t in terbuka
        ],
        asal=_perkara(instruksi.asal, oleh),
        terkait=_perkara(instruksi.terkait, oleh),
        perubahan=perubahan_instruksi(instruksi),
        boleh_perubahan=oleh.has_perm(LIHAT_INFRASTRUKTUR),
        bukti=list(instruksi.bukti.select_related("berkas", "oleh").order_by("-pk")),
        dasar=profil().dasar(KUNCI),
        url_daftar=url_instruksi(),
    )


def _perkara(nomor: str, oleh: Akun) -> dict[str, str]:
    """A case of another unit: what it is called, and its address where this person may read it."""
    perkara = cari_perkara(nomor) if nomor else None
    if perkara is None:
        return {"judul": nomor, "url": ""} if nomor else {}
    boleh = not perkara.izin or oleh.has_perm(perkara.izin)
    return {"judul": perkara.judul, "url": perkara.url if boleh else ""}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_instruksi
def langkah(request: HttpRequest, instruksi: InstruksiLKPP, *, tindakan: T) -> HttpResponse:
    """One step; a refusal leaves what was typed in its place."""
    satu, kiriman = LANGKAH[tindakan], request.method == "POST"
    form = satu.form(
        request.POST if kiriman else None, request.FILES if kiriman else None, instruksi=instruksi
    )
    status = 200
    if form.is_valid():
        try:
            if tindak(request, instruksi, tindakan.value, lambda: _jalankan(satu, instruksi, form, request)):
                messages.success(request, satu.selesai)
                return redirect(url_instruksi("lihat", instruksi.kode))
            instruksi.refresh_from_db()
            status = KONFLIK
        except BerkasDitolak as galat:
            form.add_error("berkas", str(galat))
    tertutup = instruksi.status not in ALUR_INSTRUKSI.tabel[tindakan].dari
    sebab = f"Langkah ini tidak terbuka: statusnya “{instruksi.get_status_display()}”."
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/langkah.html",
        tindakan.label,
        status=status,
        instruksi=instruksi,
        langkah=satu,
        form=form,
        halangan=sebab if tertutup else "",
        url_daftar=url_instruksi(),
        url_perkara=url_instruksi("lihat", instruksi.kode),
    )


def _jalankan(
    satu: Langkah, instruksi: InstruksiLKPP, form: forms.LangkahInstruksiForm, request: HttpRequest
) -> Any:
    """The act, with the file that came along stored first; refused, no byte of it stays."""
    oleh, isi = petugas(request), form.kolom
    if not isi.get("berkas"):
        return satu.act(instruksi.pk, oleh=oleh, **{k: v for k, v in isi.items() if k != "berkas"})
    with diterima(isi.pop("berkas"), oleh=oleh, batas_mb=forms.BATAS_MB) as berkas:
        return satu.act(instruksi.pk, oleh=oleh, berkas=berkas, **isi)


@sibuk_menjadi_503
@require_safe
@dengan_instruksi
def bukti(request: HttpRequest, instruksi: InstruksiLKPP, *, bukti: str) -> HttpResponseBase:
    """One proof's file, as it was handed in."""
    satu = get_object_or_404(BuktiInstruksi.objects.select_related("berkas"), instruksi=instruksi, kode=bukti)
    if satu.berkas is None:
        raise Http404
    catat_lihat(instruksi, oleh=petugas(request), bukti=satu.pk, unduh=True)
    return sajikan_asli(satu.berkas)
