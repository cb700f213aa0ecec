"""One evaluation: prepared, shown, begun, answered heading by heading, finished; its report."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas.http import sajikan_asli
from lpse.formulir import Langkah
from lpse.jejak import catat_lihat
from lpse.naskah import pastikan_pdf
from lpse.pintu import KONFLIK, View, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.evaluasi import (
    batalkan_evaluasi,
    jawab_evaluasi,
    mulai_evaluasi,
    siapkan_evaluasi,
    terbitkan_evaluasi,
)
from sekretariat.alur.evaluasi import ALUR_EVALUASI, KUNCI
from sekretariat.enums.evaluasi import StatusEvaluasi, StatusTemuan, TindakanEvaluasi
from sekretariat.evaluasi.bersama import WARNA_EVALUASI, WARNA_TEMUAN, jalankan, tautan, url
from sekretariat.forms.evaluasi import AlasanForm, EvaluasiForm, JawabanForm, TanpaIsianForm, TerbitkanForm
from sekretariat.models import Evaluasi
from sekretariat.queries.evaluasi import kelompok_jawaban

M = TindakanEvaluasi
PERISTIWA = {
    "evaluasi.disiapkan": "Disiapkan",
    "evaluasi.dimulai": "Penilaian dimulai",
    "evaluasi.dijawab": "Jawaban disimpan",
    "evaluasi.selesai": "Selesai, laporan terbit",
    "evaluasi.dibatalkan": "Dibatalkan",
}


LANGKAH = {
    M.MULAI: Langkah(
        TanpaIsianForm,
        mulai_evaluasi,
        "Penilaian dimulai. Jawab pertanyaannya per kelompok.",
        "Pertanyaannya disalin seperti bunyinya hari ini.",
    ),
    M.TERBITKAN: Langkah(
        TerbitkanForm,
        terbitkan_evaluasi,
        "Selesai. Laporannya terbit dengan nomor; unduh dan sampaikan kepada penilai.",
        "Semua pertanyaan harus sudah dijawab. Sesudah terbit, jawaban dan kesimpulannya beku.",
    ),
    M.BATALKAN: Langkah(
        AlasanForm,
        batalkan_evaluasi,
        "Evaluasi dibatalkan. Temuan yang sudah dicatat tetap berjalan.",
        "Evaluasi yang dibatalkan tidak dapat dibuka lagi.",
        is_berat=True,
    ),
}


def dengan_evaluasi(view: View) -> View:
    """Hand the view the evaluation with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        rows = Evaluasi.objects.select_related("surat", "naskah", "dibuat_oleh")
        return view(request, get_object_or_404(rows, kode=kode.upper()), **kwargs)

    return terbuka


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Prepare one; the evaluator above is the one the regulation names."""
    oleh, penilai = petugas(request), profil().sekretariat.evaluasi.penilai
    form = EvaluasiForm(isian(request), initial={"penilai_jabatan": penilai})
    return jalankan(
        request,
        oleh,
        form,
        lambda: siapkan_evaluasi(oleh=oleh, **form.kolom),
        tindakan="siapkan_evaluasi",
        judul="Siapkan evaluasi",
        selesai="Evaluasi disiapkan. Mulai menilai bila penilainya siap.",
        kembali=lambda evaluasi: url("lihat", evaluasi.kode),
        url_kembali=url(),
        tombol="Siapkan",
        keterangan=profil().bunyi(KUNCI),
    )


@require_safe
@dengan_evaluasi
def lihat(request: HttpRequest, evaluasi: Evaluasi) -> HttpResponse:
    """Where it stands, its answers by heading, its findings, and what may be done."""
    oleh, unit = petugas(request), {kode: satu.nama for kode, satu in profil().unit}
    terbuka = ALUR_EVALUASI.terbuka(evaluasi, oleh)
    temuan = evaluasi.temuan.select_related("pic").order_by("pk")
    return tampilkan(
        request,
        "admin/sekretariat/evaluasi/lihat.html",
        f"Evaluasi {evaluasi.kode}",
        evaluasi=evaluasi,
        warna=WARNA_EVALUASI[StatusEvaluasi(evaluasi.status)],
        cakupan=unit.get(evaluasi.unit, profil().lpse.nama),
        kelompok=[
            (satu, [(j, tautan(request, j.bukti)) for j in satu.jawaban])
            for satu in kelompok_jawaban(evaluasi)
        ],
        temuan=[(t, WARNA_TEMUAN[StatusTemuan(t.status)]) for t in temuan],
        tombol=[{"judul": t.label, "url": url(t.value, evaluasi.kode)} for t in terbuka],
        boleh_jawab=M.TERBITKAN in terbuka,
        riwayat=riwayat_jejak(evaluasi, PERISTIWA),
        dasar=profil().dasar(KUNCI),
        url_daftar=url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_evaluasi
def jawab(request: HttpRequest, evaluasi: Evaluasi, nomor: int) -> HttpResponse:
    """The questions of one heading; saved, on to the next one. 404 where there is no such heading."""
    kelompok, status = kelompok_jawaban(evaluasi), 200
    if not 1 <= nomor <= len(kelompok):
        raise Http404
    oleh, ini = petugas(request), kelompok[nomor - 1]
    form = JawabanForm(ini.jawaban, isian(request))
    if form.is_valid():
        isi = form.kolom
        act = lambda: jawab_evaluasi(evaluasi.pk, oleh=oleh, jawaban=isi)  # noqa: E731 - as the doors do
        if tindak(request, evaluasi, "jawab", act) is not None:
            messages.success(request, "Jawaban tersimpan.")
            akhir = nomor == len(kelompok)
            return redirect(url("lihat", evaluasi.kode) if akhir else url("jawab", evaluasi.kode, nomor + 1))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/sekretariat/evaluasi/jawab.html",
        ini.nama,
        status=status,
        evaluasi=evaluasi,
        form=form,
        nomor=nomor,
        banyak=len(kelompok),
        url_batal=url("lihat", evaluasi.kode),
        url_daftar=url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_evaluasi
def langkah(request: HttpRequest, evaluasi: Evaluasi, *, tindakan: TindakanEvaluasi) -> HttpResponse:
    """One step of the evaluation."""
    satu, oleh = LANGKAH[tindakan], petugas(request)
    form = satu.form(isian(request))
    return jalankan(
        request,
        evaluasi,
        form,
        lambda: satu.act(evaluasi.pk, oleh=oleh, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=f"{tindakan.label}: {evaluasi.kode}",
        selesai=satu.selesai,
        kembali=url("lihat", evaluasi.kode),
        tombol=tindakan.label,
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
    )


@require_safe
@sibuk_menjadi_503
@dengan_evaluasi
def naskah(request: HttpRequest, evaluasi: Evaluasi) -> HttpResponseBase:
    """The report as PDF; 404 before there is one."""
    if evaluasi.naskah is None:
        raise Http404
    catat_lihat(evaluasi, oleh=petugas(request), naskah=evaluasi.naskah.pk)
    return sajikan_asli(pastikan_pdf(evaluasi.naskah.pk), f"Laporan {evaluasi.kode}")
