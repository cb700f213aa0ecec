"""One finding: recorded, shown, changed, acted on by its owner, judged by another."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas import diterima_bila_ada
from lpse.berkas.http import sajikan_asli
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.pintu import View, isian, sibuk_menjadi_503, unggahan
from lpse.riwayat import butir_riwayat
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import tanggal
from sekretariat.actions.temuan import (
    catat_temuan,
    kembalikan_temuan,
    setujui_temuan,
    tindak_lanjuti_temuan,
    ubah_temuan,
)
from sekretariat.enums.evaluasi import (
    BELUM_SELESAI,
    MENUNGGU_PEMILIK,
    PrioritasTemuan,
    StatusTemuan,
    SumberTemuan,
    TindakanTemuan,
)
from sekretariat.evaluasi.bersama import WARNA_PRIORITAS, WARNA_TEMUAN, jalankan, tautan, url, url_temuan
from sekretariat.forms.evaluasi import (
    BATAS_BUKTI_MB,
    AlasanForm,
    CatatanForm,
    TemuanForm,
    TindakLanjutForm,
    UbahTemuanForm,
)
from sekretariat.models import Temuan
from sekretariat.policies.evaluasi import boleh_menilai, boleh_menutup
from sekretariat.queries.evaluasi import riwayat_temuan, semua_temuan

T = TindakanTemuan


def dengan_temuan(view: View) -> View:
    """Hand the view the finding with this number; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(semua_temuan(), kode=kode.upper()), **kwargs)

    return terbuka


def _sumber(akun: Akun) -> list[SumberTemuan]:
    """The sources of which this person records and judges findings; 403 for whoever does neither."""
    ada = [sumber for sumber in SumberTemuan if boleh_menilai(sumber, akun)]
    if not ada:
        raise PermissionDenied
    return ada


def penilai_saja(view: View) -> View:
    """Only for whoever judges this finding: 403 for who judges none, 404 for one of another source."""

    @wraps(view)
    def terbuka(request: HttpRequest, temuan: Temuan, **kwargs: Any) -> HttpResponseBase:
        akun = petugas(request)
        if temuan.sumber not in _sumber(akun) or not (
            temuan.pic_id == akun.pk or boleh_menutup(temuan, akun)
        ):
            raise Http404
        return view(request, temuan, **kwargs)

    return terbuka


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Record one; from an evaluation or a compliance page some of it is filled in already."""
    oleh = petugas(request)
    sumber = _sumber(oleh)
    awal = {nama: request.GET.get(nama, "")[:150] for nama in ("evaluasi", "standar")}
    awal["sumber"] = request.GET.get("sumber", sumber[0].value)
    form = TemuanForm(isian(request), sumber=sumber, penilai=oleh.pk, initial=awal)
    return jalankan(
        request,
        oleh,
        form,
        lambda: catat_temuan(oleh=oleh, **form.cleaned_data),
        tindakan="catat_temuan",
        judul="Catat temuan",
        selesai="Temuan tercatat. Penanggung jawab tindakannya sudah disurati.",
        kembali=lambda temuan: url_temuan("lihat", temuan.kode),
        url_kembali=url_temuan(),
        tombol="Catat temuan",
    )


@require_safe
@dengan_temuan
def lihat(request: HttpRequest, temuan: Temuan) -> HttpResponse:
    """What was found, what is asked, what was done, and what this person may do."""
    return tampilkan(
        request,
        "admin/sekretariat/evaluasi/temuan_lihat.html",
        f"Temuan {temuan.kode}",
        temuan=temuan,
        warna=WARNA_TEMUAN[StatusTemuan(temuan.status)],
        warna_prioritas=WARNA_PRIORITAS[PrioritasTemuan(temuan.prioritas)],
        bukti=tautan(request, temuan.bukti),
        riwayat=butir_riwayat(riwayat_temuan(temuan)),
        tunggu=_tunggu(temuan),
        tombol=_tombol(temuan, petugas(request)),
        url_daftar=url_temuan(),
        url_evaluasi=url("lihat", temuan.evaluasi.kode) if temuan.evaluasi else "",
    )


def _tunggu(temuan: Temuan) -> str:
    """Whose turn it is, and until when; "" of one that is closed."""
    if temuan.status in MENUNGGU_PEMILIK:
        return f"Menunggu {temuan.pic} melaporkan tindak lanjutnya, paling lambat {tanggal(temuan.target)}."
    if temuan.status == StatusTemuan.DITINDAKLANJUTI:
        return "Menunggu penilai menyetujui atau mengembalikan tindak lanjutnya."
    return ""


def _tombol(temuan: Temuan, akun: Akun) -> list[dict[str, str]]:
    """The steps open to this person, the first one the main one."""
    langkah: list[tuple[str, str]] = []
    if temuan.pic_id == akun.pk and temuan.status in MENUNGGU_PEMILIK:
        langkah.append((str(T.TINDAK_LANJUTI.label), T.TINDAK_LANJUTI.value))
    if boleh_menutup(temuan, akun):
        if temuan.status == StatusTemuan.DITINDAKLANJUTI:
            langkah += [(str(t.label), t.value) for t in (T.SETUJUI, T.KEMBALIKAN)]
        if temuan.status in BELUM_SELESAI:
            langkah.append(("Ubah", "ubah"))
    return [{"judul": judul, "url": url_temuan(nama, temuan.kode)} for judul, nama in langkah]


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_temuan
@penilai_saja
def ubah(request: HttpRequest, temuan: Temuan) -> HttpResponse:
    """Change who acts until when; what was found stays."""
    awal = {nama: getattr(temuan, nama) for nama in ("permintaan", "prioritas", "pic", "target")}
    oleh = petugas(request)
    form = UbahTemuanForm(isian(request), penilai=temuan.penilai_id, initial=awal)
    return _langkah(
        request,
        temuan,
        form,
        lambda: ubah_temuan(temuan.pk, oleh=oleh, **form.cleaned_data),
        judul="Ubah",
        selesai="Perubahan tersimpan.",
        keterangan="Yang ditemukan tetap seperti tercatat. Target baru mengulang pengingatnya.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_temuan
def tindak_lanjuti(request: HttpRequest, temuan: Temuan) -> HttpResponse:
    """Say what was done; 404 for whoever does not own it."""
    oleh = petugas(request)
    if temuan.pic_id != oleh.pk:
        raise Http404
    awal = {"tindakan": temuan.tindakan, "bukti": temuan.bukti}
    form = TindakLanjutForm(isian(request), unggahan(request), initial=awal)

    def simpan() -> Temuan:
        isi = {nama: form.cleaned_data[nama] for nama in ("tindakan", "bukti")}
        # Refused, no byte of it stays.
        with diterima_bila_ada(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_BUKTI_MB) as berkas:
            return tindak_lanjuti_temuan(temuan.pk, oleh=oleh, berkas=berkas, **isi)

    return _langkah(
        request,
        temuan,
        form,
        simpan,
        judul=T.TINDAK_LANJUTI.label,
        selesai="Tindak lanjut dilaporkan. Penilai menyetujui atau mengembalikannya.",
        keterangan=temuan.permintaan,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_temuan
@penilai_saja
def setujui(request: HttpRequest, temuan: Temuan) -> HttpResponse:
    """Close it."""
    oleh, form = petugas(request), CatatanForm(isian(request))
    return _langkah(
        request,
        temuan,
        form,
        lambda: setujui_temuan(temuan.pk, oleh=oleh, **form.cleaned_data),
        judul=T.SETUJUI.label,
        selesai="Temuan selesai.",
        keterangan=f"Tindakan: {temuan.tindakan or 'belum dilaporkan'}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_temuan
@penilai_saja
def kembalikan(request: HttpRequest, temuan: Temuan) -> HttpResponse:
    """Give it back to its owner, with the reason."""
    oleh, form = petugas(request), AlasanForm(isian(request))
    return _langkah(
        request,
        temuan,
        form,
        lambda: kembalikan_temuan(temuan.pk, oleh=oleh, **form.cleaned_data),
        judul=T.KEMBALIKAN.label,
        selesai="Dikembalikan. Penanggung jawab tindakannya sudah disurati.",
        keterangan=f"Tindakan: {temuan.tindakan or 'belum dilaporkan'}",
    )


def _langkah(
    request: HttpRequest,
    temuan: Temuan,
    form: Any,
    act: Callable[[], Any],
    *,
    judul: str,
    selesai: str,
    **konteks: Any,
) -> HttpResponse:
    alamat = url_temuan("lihat", temuan.kode)
    return jalankan(
        request,
        temuan,
        form,
        act,
        tindakan=judul.lower().replace(" ", "_"),
        judul=f"{judul}: {temuan.kode}",
        selesai=selesai,
        kembali=alamat,
        tombol=judul,
        **konteks,
    )


@require_safe
@dengan_temuan
def berkas(request: HttpRequest, temuan: Temuan) -> HttpResponseBase:
    """The file that shows what was done; 404 where there is none."""
    if temuan.berkas is None or halangan(temuan.berkas):
        raise Http404
    catat_lihat(temuan, oleh=petugas(request), berkas=temuan.berkas.pk)
    return sajikan_asli(temuan.berkas, f"Bukti {temuan.kode}")
