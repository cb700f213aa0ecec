"""The page of one case, its steps, and the documents it gives out."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from layanan.alur.kesaksian import ALUR_KESAKSIAN
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.forms.kesaksian import LangkahForm
from layanan.models import Kesaksian
from layanan.naskah.kesaksian import sebut_ukuran
from layanan.policies.kesaksian import check_bukti, kurang
from layanan.queries.kesaksian import berkas_dan_rantai, riwayat
from layanan.saksi.daftar import url_kesaksian
from layanan.saksi.langkah import LANGKAH
from layanan.saksi.panduan import tombol, tugas
from lpse.aturan import AturanDilanggar
from lpse.berkas.http import sajikan_asli
from lpse.formulir import Langkah, jalankan_langkah
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.naskah import pastikan_pdf, url_periksa
from lpse.pintu import dengan, sibuk_menjadi_503
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERKAIT = (
    *("tiket", "naskah__berkas_bertanda_tangan", "rujukan_surat", "dicatat_oleh", "diterbitkan_oleh"),
    *("kepala", "diakhiri_oleh", "menggantikan", "pengganti"),
)


dengan_kesaksian = dengan(Kesaksian.objects.select_related(*TERKAIT))


@require_safe
@dengan_kesaksian
def lihat(request: HttpRequest, kesaksian: Kesaksian) -> HttpResponse:
    """Where the case stands, all that is recorded, and what comes next. The look is recorded."""
    oleh = petugas(request)
    catat_lihat(kesaksian, oleh=oleh)
    prefetch_related_objects([kesaksian], "berkas", "upaya", "saksi")
    return tampilkan(
        request,
        "admin/layanan/saksi/lihat.html",
        f"Kesaksian {kesaksian.nomor}",
        perkara=kesaksian,
        dasar=profil().dasar("layanan.kesaksian"),
        url_daftar=url_kesaksian(),
        url_periksa=url_periksa(kesaksian.naskah.kode) if kesaksian.naskah else "",
        berkas=[(b, rantai, sebut_ukuran(b.ukuran)) for b, rantai in berkas_dan_rantai(kesaksian)],
        tanda_tangan=kesaksian.tanda_tangan.filter(berkas=kesaksian.naskah.berkas_bertanda_tangan)
        if kesaksian.naskah
        else [],
        tugas=tugas(kesaksian, oleh),
        tombol=tombol(kesaksian, oleh),
        kurang=kurang(kesaksian) if kesaksian.is_dicatat else [],
        boleh_ubah=kesaksian.is_dicatat and ALUR_KESAKSIAN.boleh(kesaksian, T.UBAH, oleh),
        boleh_segel=_boleh(kesaksian, T.SEGEL, oleh),
        boleh_serahkan=_boleh(kesaksian, T.SERAHKAN, oleh),
        riwayat=riwayat(kesaksian),
    )


def _boleh(kesaksian: Kesaksian, tindakan: T, oleh: Akun) -> bool:
    try:
        check_bukti(kesaksian, tindakan, oleh)
    except AturanDilanggar:
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_kesaksian
def langkah(request: HttpRequest, kesaksian: Kesaksian, *, tindakan: T) -> HttpResponseBase:
    """One step: what it takes, what it does, and the button. A refusal leaves what was typed in its place."""
    return jalankan_langkah(
        request,
        kesaksian,
        tindakan,
        LANGKAH[tindakan],
        ALUR_KESAKSIAN,
        kembali=url_kesaksian("lihat", kesaksian.kode),
        templat="admin/layanan/saksi/langkah.html",
        perkara=kesaksian,
        url_daftar=url_kesaksian(),
    )


def tampil_langkah(
    request: HttpRequest, kesaksian: Kesaksian, tindakan: T, satu: Langkah, form: LangkahForm, status: int
) -> HttpResponse:
    """The page of a step; it says so where the step is not open now."""
    tertutup = kesaksian.status not in ALUR_KESAKSIAN.tabel[tindakan].dari
    halangan = f"Langkah ini tidak terbuka: statusnya “{kesaksian.get_status_display()}”." if tertutup else ""
    lain = {"is_berat": satu.is_berat, "halangan": halangan}
    return tampil_isian(request, kesaksian, tindakan.label, form, status, satu.keterangan, **lain)


def tampil_isian(
    request: HttpRequest,
    kesaksian: Kesaksian,
    judul: str,
    form: LangkahForm,
    status: int = 200,
    keterangan: str = "",
    **lain: Any,
) -> HttpResponse:
    """A page with one form about one case."""
    return tampilkan(
        request,
        "admin/layanan/saksi/langkah.html",
        judul,
        status=status,
        perkara=kesaksian,
        form=form,
        keterangan=keterangan,
        url_kembali=url_kesaksian("lihat", kesaksian.kode),
        url_daftar=url_kesaksian(),
        **lain,
    )


@sibuk_menjadi_503
@require_safe
@dengan_kesaksian
def naskah(request: HttpRequest, kesaksian: Kesaksian) -> HttpResponseBase:
    """The berita acara as PDF, as it was issued; 404 before."""
    if kesaksian.naskah is None:
        raise Http404
    berkas = pastikan_pdf(kesaksian.naskah.pk)
    catat_lihat(kesaksian, oleh=petugas(request), naskah=kesaksian.naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{kesaksian.naskah.judul} {kesaksian.naskah.nomor}")


@require_safe
@dengan_kesaksian
def salinan(request: HttpRequest, kesaksian: Kesaksian) -> HttpResponseBase:
    """The signed copy as a download; 404 while there is none."""
    naskah = kesaksian.naskah
    if naskah is None or naskah.berkas_bertanda_tangan is None:
        raise Http404
    catat_lihat(kesaksian, oleh=petugas(request), salinan=naskah.berkas_bertanda_tangan.pk, unduh=True)
    return sajikan_asli(naskah.berkas_bertanda_tangan, f"{naskah.judul} {naskah.nomor} bertanda tangan")
