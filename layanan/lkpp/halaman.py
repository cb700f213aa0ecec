"""The page of one matter, its preparation, its steps, its letter and its bundle."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions import penerusan as actions
from layanan.alur.penerusan import ALUR_PENERUSAN
from layanan.enums.penerusan import KUNCI_PENERUSAN, JenisPenerusan
from layanan.enums.penerusan import TindakanPenerusan as T
from layanan.forms.penerusan import PenerusanForm
from layanan.lkpp.daftar import tanda_diam, url_lkpp
from layanan.lkpp.langkah import LANGKAH
from layanan.models import Penerusan, Tiket
from layanan.naskah.penerusan import build_bundel
from layanan.policies.penerusan import sebut_alasan
from layanan.queries.penerusan import riwayat
from lpse.aturan import AturanDilanggar
from lpse.berkas.http import sajikan_asli
from lpse.formulir import jalankan, jalankan_langkah
from lpse.jejak import catat_lihat, catat_penolakan
from lpse.naskah import pastikan_pdf
from lpse.peran import TERUSKAN_LKPP
from lpse.pintu import dengan, isian, sibuk_menjadi_503
from lpse.profil import profil
from lpse.situs_admin import alamat_terbuka, petugas, tampilkan
from lpse.sumbangan import Isi, sumbangan

TERKAIT = ("tiket", "naskah", "disiapkan_oleh", "dikirim_oleh")


dengan_penerusan = dengan(Penerusan.objects.select_related(*TERKAIT))


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Prepare a matter: an obstacle of the ticket named, else a question or a proposal of the unit's own."""
    tiket = _tiket(request)
    jenis = JenisPenerusan.KENDALA if tiket else _jenis(request)
    awal = _awal(tiket) if tiket else {}
    form = PenerusanForm(request.POST or None, jenis=jenis, initial=awal)
    if form.is_valid():
        oleh = petugas(request)
        try:
            hasil = actions.siapkan(form.isian, oleh=oleh, tiket=tiket)
        except AturanDilanggar as aturan:
            if tiket is not None:
                catat_penolakan(tiket, "teruskan", aturan, oleh=oleh)
            form.add_error(None, str(aturan))
        else:
            messages.success(request, "Tersimpan. Periksa sekali lagi, lalu catat pengirimannya.")
            return redirect(url_lkpp("lihat", hasil.kode))
    return tampilkan(
        request,
        "admin/layanan/lkpp/isian.html",
        f"Siapkan: {jenis.label.lower()}",
        form=form,
        tiket=tiket,
        jenis=jenis,
        dasar=profil().dasar(KUNCI_PENERUSAN[jenis]),
        tombol="Simpan",
        url_kembali=url_lkpp(),
        url_daftar=url_lkpp(),
    )


def _awal(tiket: Tiket) -> dict[str, str]:
    """What the ticket says already: its subject, and its first words."""
    pertama = tiket.pesan.order_by("pk").first()
    return {"judul": tiket.judul, "uraian": pertama.isi if pertama else ""}


def _tiket(request: HttpRequest) -> Tiket | None:
    kode = request.GET.get("tiket", "")
    return get_object_or_404(Tiket, kode=kode) if kode else None


def _jenis(request: HttpRequest) -> JenisPenerusan:
    if request.GET.get("jenis") == JenisPenerusan.USULAN:
        return JenisPenerusan.USULAN
    return JenisPenerusan.KONSULTASI


@require_safe
@dengan_penerusan
def lihat(request: HttpRequest, penerusan: Penerusan) -> HttpResponse:
    """Where the matter stands, what was sent and heard, and what comes next. The look is recorded."""
    oleh = petugas(request)
    catat_lihat(penerusan, oleh=oleh)
    terbuka = [t for t in ALUR_PENERUSAN.terbuka(penerusan, oleh) if t in LANGKAH]
    return tampilkan(
        request,
        "admin/layanan/lkpp/lihat.html",
        penerusan.judul,
        perkara=penerusan,
        alasan=sebut_alasan(penerusan.alasan),
        diam=tanda_diam(penerusan),
        dasar=profil().dasar(KUNCI_PENERUSAN[JenisPenerusan(penerusan.jenis)]),
        tombol=[
            {"judul": t.label, "url": url_lkpp(t.value, penerusan.kode), "is_berat": LANGKAH[t].is_berat}
            for t in terbuka
        ],
        boleh_ubah=T.UBAH in ALUR_PENERUSAN.terbuka(penerusan, oleh),
        instruksi=_instruksi(request, penerusan),
        riwayat=riwayat(penerusan),
        boleh=oleh.has_perm(TERUSKAN_LKPP),
        url_daftar=url_lkpp(),
    )


def _instruksi(request: HttpRequest, penerusan: Penerusan) -> list[Isi]:
    """What LKPP instructed with its answer, and how that stands with whoever carries it out.

    Without an address where this person may not open it.
    """
    penerima = sumbangan.penerima_instruksi
    return [
        {**satu, "url": alamat_terbuka(request, satu["url"])}
        for satu in (penerima.dari(penerusan.kode) if penerima else [])
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_penerusan
def ubah(request: HttpRequest, penerusan: Penerusan) -> HttpResponse:
    """Change what is prepared, while it has not been sent."""
    form = PenerusanForm(isian(request), jenis=penerusan.jenis, initial=PenerusanForm.awal(penerusan))
    return jalankan(
        request,
        penerusan,
        form,
        lambda: actions.ubah(penerusan.pk, oleh=petugas(request), **form.cleaned_data),
        tindakan="ubah",
        judul="Ubah isian",
        selesai="Perubahan tersimpan.",
        kembali=url_lkpp("lihat", penerusan.kode),
        templat="admin/layanan/lkpp/isian.html",
        perkara=penerusan,
        tiket=penerusan.tiket,
        url_daftar=url_lkpp(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_penerusan
def langkah(request: HttpRequest, penerusan: Penerusan, *, tindakan: T) -> HttpResponse:
    """One step; a refusal leaves what was typed in its place."""
    satu = LANGKAH[tindakan]
    return jalankan_langkah(
        request,
        penerusan,
        tindakan,
        satu,
        ALUR_PENERUSAN,
        form=satu.form(isian(request), jenis=penerusan.jenis),
        kembali=url_lkpp("lihat", penerusan.kode),
        templat="admin/layanan/lkpp/langkah.html",
        perkara=penerusan,
        url_daftar=url_lkpp(),
    )


@sibuk_menjadi_503
@require_safe
@dengan_penerusan
def surat(request: HttpRequest, penerusan: Penerusan) -> HttpResponseBase:
    """The letter as it was issued; 404 before."""
    if penerusan.naskah is None:
        raise Http404
    berkas = pastikan_pdf(penerusan.naskah.pk)
    catat_lihat(penerusan, oleh=petugas(request), naskah=penerusan.naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{penerusan.naskah.judul} {penerusan.naskah.nomor}")


@sibuk_menjadi_503
@require_safe
@dengan_penerusan
def bundel(request: HttpRequest, penerusan: Penerusan) -> HttpResponseBase:
    """Letter and evidence as one PDF; 404 before it was sent."""
    if penerusan.naskah is None:
        raise Http404
    isi = build_bundel(penerusan)
    catat_lihat(penerusan, oleh=petugas(request), bundel=True, unduh=True)
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'attachment; filename="bundel-lkpp-{penerusan.kode}.pdf"'
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
