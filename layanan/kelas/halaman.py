"""One training in the officers' room: planned, changed, its steps, its papers, what people thought of it."""

from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.actions import pelatihan as tindakan_pelatihan
from layanan.alur.pelatihan import ALUR_PELATIHAN
from layanan.enums.pelatihan import BERJALAN, DIUMUMKAN, TindakanPelatihan
from layanan.forms.pelatihan import (
    KATA_NILAI,
    AlasanForm,
    EvaluasiForm,
    MateriForm,
    PelatihanForm,
    TanpaIsianForm,
)
from layanan.models import EvaluasiPelatihan, Pelatihan
from layanan.policies.kode_ruang import buat_kode_ruang
from layanan.policies.pelatihan import BATAS_MATERI_MB, BukanPDF, pasal
from layanan.queries.pelatihan import ASPEK, ringkas_evaluasi, sebaran_evaluasi
from lpse.alamat import alamat_ruang
from lpse.berkas import BerkasDitolak, diterima
from lpse.dokumen import qr_svg
from lpse.formulir import Langkah, jalankan_langkah
from lpse.grafik import grafik_batang
from lpse.pintu import KONFLIK, View, isian, tindak
from lpse.situs_admin import petugas, tampilkan

T = TindakanPelatihan
# The screen shows a new code this often; each is good for several times as long.
DETIK_LAYAR = "60"


LANGKAH = {
    T.BUKA: Langkah(
        TanpaIsianForm,
        tindakan_pelatihan.buka_pelatihan,
        "Pendaftaran dibuka. Jadwalnya tampil di halaman Pelatihan dan di kalender langganan.",
        "Jadwal diumumkan dan siapa saja dapat mendaftar.",
    ),
    T.TUTUP: Langkah(
        TanpaIsianForm,
        tindakan_pelatihan.tutup_pelatihan,
        "Pendaftaran ditutup. Yang sudah terdaftar tetap.",
        "Tidak ada lagi yang dapat mendaftar sendiri. Daftar tunggu tetap naik bila ada kursi kosong.",
    ),
    T.SELESAIKAN: Langkah(
        TanpaIsianForm,
        tindakan_pelatihan.selesaikan_pelatihan,
        "Pelatihan dinyatakan selesai. Sertifikat yang hadir terbit dan tautannya dikirim.",
        "Yang hadir mendapat sertifikat atas nama Anda; yang tidak tercatat hadir menjadi tidak hadir.",
        is_berat=True,
    ),
    T.BATALKAN: Langkah(
        AlasanForm,
        tindakan_pelatihan.batalkan_pelatihan,
        "Pelatihan dibatalkan. Semua yang terdaftar diberi tahu.",
        "Semua yang terdaftar atau menunggu disurati, dan butir kalender mereka batal. Tidak dapat ditarik.",
        is_berat=True,
    ),
}


url = partial(alamat_ruang, "layanan_pelatihan")


def dengan_pelatihan(view: View) -> View:
    """Hand the view the training with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        semua = Pelatihan.objects.select_related("lokasi", "dibuat_oleh", "diakhiri_oleh").with_terisi()
        return view(request, get_object_or_404(semua, kode=kode), **kwargs)

    return terbuka


@require_safe
@dengan_pelatihan
def lihat(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """Where it stands, what may be done next, and its papers."""
    return _tampilkan(request, pelatihan, MateriForm())


def _tampilkan(
    request: HttpRequest, pelatihan: Pelatihan, form: MateriForm, status: int = 200
) -> HttpResponse:
    terbuka = [t for t in ALUR_PELATIHAN.terbuka(pelatihan, petugas(request)) if t in LANGKAH]
    if not pelatihan.is_mulai:
        terbuka = [t for t in terbuka if t != T.SELESAIKAN]
    return tampilkan(
        request,
        "admin/layanan/pelatihan/lihat.html",
        pelatihan.judul,
        status=status,
        pelatihan=pelatihan,
        form=form,
        tombol=[
            {"judul": t.label, "url": url(t.value, pelatihan.kode), "is_berat": t == T.BATALKAN}
            for t in terbuka
        ],
        is_berjalan=pelatihan.status in BERJALAN,
        is_diumumkan=pelatihan.status in DIUMUMKAN,
        materi=list(pelatihan.materi.select_related("berkas")),
        evaluasi=ringkas_evaluasi(pelatihan)["jumlah"],
        dasar=pasal(pelatihan),
        url_daftar=url(""),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Plan a training, or record one that was held."""
    form = PelatihanForm(isian(request))
    oleh, status = petugas(request), 200
    if form.is_valid():
        kolom = form.kolom
        dibuat = tindak(request, oleh, "buat", lambda: tindakan_pelatihan.buat_pelatihan(oleh=oleh, **kolom))
        if dibuat is not None:
            messages.success(request, "Draf tersimpan. Buka pendaftarannya bila sudah benar.")
            return redirect(url("lihat", dibuat.kode))
        status = KONFLIK
    return _isian(request, "Pelatihan baru", form, url(""), status)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pelatihan
def ubah(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """Change it; who counts on it hears of a changed date or place, and who waits gets what seats are new."""
    awal = PelatihanForm.isian(pelatihan)
    form = PelatihanForm(isian(request), initial=awal)
    oleh, status, kembali = petugas(request), 200, url("lihat", pelatihan.kode)
    if form.is_valid():
        kolom = form.kolom
        act = tindakan_pelatihan.ubah_pelatihan
        if tindak(request, pelatihan, "ubah", lambda: act(pelatihan.pk, oleh=oleh, **kolom)):
            messages.success(request, "Perubahan tersimpan.")
            return redirect(kembali)
        status = KONFLIK
    return _isian(request, f"Ubah {pelatihan.judul}", form, kembali, status)


def _isian(request: HttpRequest, judul: str, form: PelatihanForm, kembali: str, status: int) -> HttpResponse:
    konteks = {"form": form, "url_kembali": kembali, "url_daftar": url("")}
    return tampilkan(request, "admin/layanan/pelatihan/isian.html", judul, status=status, **konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pelatihan
def langkah(request: HttpRequest, pelatihan: Pelatihan, *, tindakan: TindakanPelatihan) -> HttpResponse:
    """One step: what it does, and the button. A refusal leaves what was typed in its place."""
    return jalankan_langkah(
        request,
        pelatihan,
        tindakan,
        LANGKAH[tindakan],
        ALUR_PELATIHAN,
        kembali=url("lihat", pelatihan.kode),
        templat="admin/layanan/pelatihan/langkah.html",
        sebab="Statusnya “{}”, jadi langkah ini tidak terbuka.",
        pelatihan=pelatihan,
        url_daftar=url(),
    )


@require_POST
@dengan_pelatihan
def tambah_materi(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """Take in one PDF."""
    oleh, form = petugas(request), MateriForm(request.POST, request.FILES)
    if not form.is_valid():
        return _tampilkan(request, pelatihan, form, 422)
    isi = form.cleaned_data
    act = tindakan_pelatihan.tambah_materi
    try:
        with diterima(isi["berkas"], oleh=oleh, batas_mb=BATAS_MATERI_MB) as berkas:
            act(pelatihan.pk, oleh=oleh, judul=isi["judul"], publik=isi["publik"], berkas=berkas)
    except (BerkasDitolak, BukanPDF) as galat:
        form.add_error("berkas", str(galat))
        return _tampilkan(request, pelatihan, form, 422)
    messages.success(request, f"Materi “{isi['judul']}” ditambah.")
    return redirect(url("lihat", pelatihan.kode))


@require_POST
@dengan_pelatihan
def hapus_materi(request: HttpRequest, pelatihan: Pelatihan, materi: str) -> HttpResponse:
    """Take a paper away, its bytes as well."""
    satu = get_object_or_404(pelatihan.materi, kode=materi)
    oleh = petugas(request)
    tindak(request, pelatihan, "hapus_materi", lambda: tindakan_pelatihan.hapus_materi(satu.pk, oleh=oleh))
    messages.success(request, f"Materi “{satu.judul}” dihapus.")
    return redirect(url("lihat", pelatihan.kode))


@require_safe
@dengan_pelatihan
def layar(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """For the projector: the code participants scan. It renews itself, without any script."""
    if pelatihan.status not in DIUMUMKAN:
        raise Http404
    alamat = reverse("layanan:pelatihan_hadir", args=[buat_kode_ruang(pelatihan.kode)])
    jawaban = tampilkan(
        request,
        "admin/layanan/pelatihan/layar.html",
        f"Kehadiran {pelatihan.judul}",
        pelatihan=pelatihan,
        qr=qr_svg(f"{settings.BASE_URL}{alamat}"),
        alamat=f"{settings.BASE_URL}{alamat}",
        url_daftar=url(""),
        url_kembali=url("lihat", pelatihan.kode),
    )
    jawaban["Refresh"] = DETIK_LAYAR
    return jawaban


@require_safe
@dengan_pelatihan
def evaluasi(request: HttpRequest, pelatihan: Pelatihan) -> HttpResponse:
    """Averages as a chart, each mark as a table, remarks without names."""
    ringkas = ringkas_evaluasi(pelatihan)
    label = {nama: str(EvaluasiForm.base_fields[nama].label) for nama in ASPEK}
    # Under a bar there is room for one word.
    rata = [(label[nama].split()[0], round(ringkas[f"rata_{nama}"] or 0, 2)) for nama in ASPEK]
    sebaran = [(label[nama], sebaran_evaluasi(pelatihan, nama)) for nama in ASPEK]
    saran = EvaluasiPelatihan.objects.filter(peserta__pelatihan=pelatihan).exclude(saran="")
    return tampilkan(
        request,
        "admin/layanan/pelatihan/evaluasi.html",
        f"Penilaian {pelatihan.judul}",
        pelatihan=pelatihan,
        jumlah=ringkas["jumlah"],
        grafik=grafik_batang("nilai", "Nilai rata-rata (1–4)", rata, kolom="Aspek", satuan="nilai"),
        kepala=list(KATA_NILAI.values()),
        sebaran=[(nama, [hitung.get(n, 0) for n in KATA_NILAI]) for nama, hitung in sebaran],
        saran=list(saran.order_by("?").values_list("saran", flat=True)[:200]),
        url_daftar=url(""),
        url_kembali=url("lihat", pelatihan.kode),
    )
