"""The page of one incident, its opening, its steps and its report."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import gangguan as actions
from infrastruktur.alur.gangguan import ALUR_GANGGUAN, INTERNET, KUNCI
from infrastruktur.enums.gangguan import TindakanGangguan as T
from infrastruktur.forms.gangguan import BukaForm, NilaiForm
from infrastruktur.gangguan.daftar import tanda, url_gangguan
from infrastruktur.gangguan.darurat import tombol_darurat
from infrastruktur.gangguan.langkah import LANGKAH
from infrastruktur.models import Gangguan, KeadaanDarurat
from infrastruktur.policies.gangguan import (
    is_internet,
    kurang_untuk_ditutup,
    lama_gangguan,
    sebut_lama,
)
from infrastruktur.queries.darurat import darurat_terakhir
from infrastruktur.queries.gangguan import riwayat
from lpse.berkas.http import sajikan_asli
from lpse.formulir import Langkah
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.pintu import KONFLIK, dengan, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERKAIT = ("naskah", "dibuka_oleh", "dikonfirmasi_oleh", "ditutup_oleh")


dengan_gangguan = dengan(Gangguan.objects.select_related(*TERKAIT))


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Open an incident that no measurement found."""
    form = BukaForm(isian(request), initial=BukaForm.kini("mulai"))
    if form.is_valid():
        oleh, isi = petugas(request), form.isian
        if hasil := tindak(request, oleh, "buka_gangguan", lambda: actions.buka_gangguan(isi, oleh=oleh)):
            messages.success(request, f"{hasil.nomor} tercatat. Catat langkah yang diambil.")
            return redirect(url_gangguan("lihat", hasil.kode))
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/isian.html",
        "Catat gangguan",
        form=form,
        dasar=profil().dasar(KUNCI),
        tombol="Simpan",
        url_kembali=url_gangguan(),
    )


@require_safe
@dengan_gangguan
def lihat(request: HttpRequest, gangguan: Gangguan) -> HttpResponse:
    """Where it stands, what is missing before it can be closed, and what happened. The look is recorded."""
    oleh = petugas(request)
    catat_lihat(gangguan, oleh=oleh)
    internet = is_internet(gangguan)
    darurat = darurat_terakhir(gangguan)
    tombol = tombol_darurat(darurat, oleh) + _tombol(gangguan, oleh, darurat)
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/lihat.html",
        f"{gangguan.nomor}: {gangguan.judul}",
        gangguan=gangguan,
        darurat=darurat,
        tanda=tanda(gangguan),
        lama=sebut_lama(lama_gangguan(gangguan, timezone.now())),
        utama=tombol[:1],
        lain=tombol[1:],
        kurang=kurang_untuk_ditutup(gangguan) if gangguan.is_terbuka else [],
        sasaran=list(gangguan.sasaran.select_related("sasaran").order_by("pk")),
        dampak=list(gangguan.dampak.order_by("pk")),
        tautan=[(satu, not satu.izin or oleh.has_perm(satu.izin)) for satu in gangguan.tautan.order_by("pk")],
        pengumuman=list(gangguan.pengumuman.order_by("pk")),
        riwayat=riwayat(gangguan),
        dasar=profil().dasar(INTERNET if internet else KUNCI),
        bunyi=profil().bunyi(INTERNET) if internet else "",
        url_daftar=url_gangguan(),
        url_laporan=url_gangguan("laporan", gangguan.kode) if gangguan.naskah else "",
    )


def _tombol(gangguan: Gangguan, oleh: Akun, darurat: KeadaanDarurat | None) -> list[dict[str, Any]]:
    """The steps open to this person, the one that is due first in front."""
    terbuka = [t for t in LANGKAH if t in ALUR_GANGGUAN.terbuka(gangguan, oleh)]
    tertutup = {T.KONFIRMASI} if gangguan.dikonfirmasi_pada else set()
    tertutup |= {T.PULIHKAN} if gangguan.pulih_pada else {T.TUTUP}
    tertutup |= {T.DARURAT, T.TUTUP, T.BATALKAN} if darurat and darurat.is_berlaku else set()
    terbuka = [t for t in terbuka if t not in tertutup]
    if T.TUTUP in terbuka and not kurang_untuk_ditutup(gangguan):
        terbuka = [T.TUTUP, *(t for t in terbuka if t != T.TUTUP)]
    return [
        {
            "judul": _judul(t),
            "url": url_gangguan(t.value, gangguan.kode),
            "is_berat": LANGKAH[t].is_berat,
        }
        for t in terbuka
    ]


def _judul(tindakan: T) -> str:
    """What its button says; a report goes to whom the regulation names."""
    tujuan = " atau ".join(profil().infrastruktur.sumber_instruksi)
    return f"Laporkan ke {tujuan}" if tindakan == T.LAPORKAN else tindakan.label


def _form(satu: Langkah, gangguan: Gangguan, kiriman: Any) -> Any:
    """The step's form: what was sent, or what is on record; a moment begins as now."""
    if satu.form is NilaiForm:
        return NilaiForm(kiriman, gangguan=gangguan)
    return satu.form(kiriman, initial=satu.form.kini(*satu.form.SAAT))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_gangguan
def langkah(request: HttpRequest, gangguan: Gangguan, *, tindakan: T) -> HttpResponse:
    """One step; a refusal leaves what was typed in its place."""
    oleh, satu = petugas(request), LANGKAH[tindakan]
    form = _form(satu, gangguan, isian(request))
    status = 200
    if form.is_valid():
        isi = form.kolom
        if tindak(request, gangguan, tindakan.value, lambda: satu.act(gangguan.pk, oleh=oleh, **isi)):
            messages.success(request, satu.selesai)
            return redirect(url_gangguan("lihat", gangguan.kode))
        gangguan.refresh_from_db()
        status = KONFLIK
    tertutup = gangguan.status not in ALUR_GANGGUAN.tabel[tindakan].dari
    sebab = f"Langkah ini tidak terbuka: statusnya “{gangguan.get_status_display()}”."
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/langkah.html",
        _judul(tindakan),
        status=status,
        gangguan=gangguan,
        langkah=satu,
        form=form,
        halangan=sebab if tertutup else "",
        kurang=kurang_untuk_ditutup(gangguan) if tindakan == T.TUTUP and not tertutup else [],
        url_daftar=url_gangguan(),
        url_perkara=url_gangguan("lihat", gangguan.kode),
    )


@sibuk_menjadi_503
@require_safe
@dengan_gangguan
def laporan(request: HttpRequest, gangguan: Gangguan) -> HttpResponseBase:
    """The report as it was issued last; 404 before."""
    if gangguan.naskah is None:
        raise Http404
    berkas = pastikan_pdf(gangguan.naskah.pk)
    catat_lihat(gangguan, oleh=petugas(request), naskah=gangguan.naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{gangguan.naskah.judul} {gangguan.naskah.nomor}")
