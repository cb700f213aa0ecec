"""One officer: placed, shown, moved, gone; education, requirements, and the files behind them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas.http import sajikan_asli
from lpse.jejak import catat_lihat
from lpse.models import Berkas
from lpse.peran import KELOLA_KEPEGAWAIAN
from lpse.pintu import isian, sibuk_menjadi_503, unggahan
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.kepegawaian import (
    berhentikan_pegawai,
    catat_pendidikan,
    nilai_syarat,
    pindahkan_pegawai,
    tempatkan_pegawai,
    ubah_pendidikan,
)
from sekretariat.forms.kepegawaian import (
    BerhentiForm,
    PendidikanForm,
    SyaratForm,
    TempatForm,
    TempatkanForm,
)
from sekretariat.kepegawaian.bersama import (
    TEMPLAT,
    WARNA,
    dengan_berkas,
    dengan_pegawai,
    jalankan,
    nip_untuk,
    url,
)
from sekretariat.kepegawaian.daftar import ketentuan
from sekretariat.models import Pegawai
from sekretariat.queries.kepegawaian import (
    delegasi_pegawai,
    pendidikan_pegawai,
    penugasan_pegawai,
    riwayat_penempatan,
    syarat_pegawai,
    temuan_pegawai,
)

FORMULIR = ["GET", "HEAD", "POST"]


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
def baru(request: HttpRequest) -> HttpResponseBase:
    """Place somebody who has a role in the portal."""
    oleh = petugas(request)
    form = TempatkanForm(isian(request), unggahan(request))

    def simpan(berkas: Berkas | None) -> Pegawai:
        kolom = form.kolom
        return tempatkan_pegawai(oleh=oleh, **kolom | {"surat": kolom["surat"] | {"berkas": berkas}})

    return jalankan(
        request,
        oleh,
        form,
        lambda: dengan_berkas(form.cleaned_data["berkas"], oleh, simpan),
        tindakan="tempatkan_pegawai",
        judul="Tempatkan pegawai",
        selesai="Pegawai ditempatkan. Catat juga pendidikan dan penilaian syaratnya.",
        kembali=url(),
        tombol="Tempatkan",
        **ketentuan(),
    )


@require_safe
@dengan_pegawai
def lihat(request: HttpRequest, pegawai: Pegawai) -> HttpResponse:
    """All that is known of an officer, and what may be done next."""
    oleh, p = petugas(request), profil()
    return tampilkan(
        request,
        f"{TEMPLAT}/lihat.html",
        pegawai.nama,
        pegawai=pegawai,
        nip=nip_untuk(pegawai, oleh),
        warna=WARNA[pegawai.keadaan],
        boleh_kelola=oleh.has_perm(KELOLA_KEPEGAWAIAN),
        riwayat=riwayat_penempatan(pegawai),
        penugasan=penugasan_pegawai(pegawai),
        delegasi=delegasi_pegawai(pegawai),
        pendidikan=pendidikan_pegawai(pegawai),
        syarat=syarat_pegawai(pegawai),
        temuan=temuan_pegawai(pegawai),
        dasar_syarat=p.dasar("sekretariat.syarat_pegawai"),
        dasar_pendidikan=p.dasar("sekretariat.pendidikan_pegawai"),
        is_larang_rangkap=bool(p.sekretariat.larang_rangkap),
        dasar_rangkap=p.dasar("sekretariat.larang_rangkap"),
        url_daftar=url(),
    )


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
@dengan_pegawai
def pindah(request: HttpRequest, pegawai: Pegawai) -> HttpResponseBase:
    """Move to another unit or office."""
    oleh = petugas(request)
    form = TempatForm(isian(request), unggahan(request), initial=TempatForm.isian(pegawai))

    def simpan(berkas: Berkas | None) -> Pegawai:
        kolom = form.kolom
        surat = kolom.pop("surat") | {"berkas": berkas}
        return pindahkan_pegawai(pegawai.pk, oleh=oleh, surat=surat, **kolom)

    return jalankan(
        request,
        pegawai,
        form,
        lambda: dengan_berkas(form.cleaned_data["berkas"], oleh, simpan),
        tindakan="pindah",
        judul=f"Pindahkan {pegawai.nama}",
        selesai="Perpindahan tercatat.",
        kembali=url("lihat", pegawai.kode),
        pegawai=pegawai,
    )


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
@dengan_pegawai
def berhenti(request: HttpRequest, pegawai: Pegawai) -> HttpResponseBase:
    """Note the last day."""
    oleh = petugas(request)
    form = BerhentiForm(isian(request), unggahan(request))

    def simpan(berkas: Berkas | None) -> Pegawai:
        kolom = form.kolom
        surat = kolom.pop("surat") | {"berkas": berkas}
        return berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat, **kolom)

    return jalankan(
        request,
        pegawai,
        form,
        lambda: dengan_berkas(form.cleaned_data["berkas"], oleh, simpan),
        tindakan="berhenti",
        judul=f"Berhentikan {pegawai.nama}",
        selesai="Hari terakhirnya tercatat. Perannya di portal berakhir pada hari yang sama.",
        kembali=url("lihat", pegawai.kode),
        pegawai=pegawai,
        keterangan="Semua perannya di portal dan pelimpahan darinya berakhir pada hari terakhir itu.",
    )


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
@dengan_pegawai
def pendidikan_baru(request: HttpRequest, pegawai: Pegawai) -> HttpResponseBase:
    """Note a schooling or training."""
    oleh, form = petugas(request), PendidikanForm(isian(request), unggahan(request))
    return jalankan(
        request,
        pegawai,
        form,
        lambda: dengan_berkas(
            form.cleaned_data["berkas"],
            oleh,
            lambda berkas: catat_pendidikan(pegawai.pk, oleh=oleh, berkas=berkas, **form.kolom),
        ),
        tindakan="catat_pendidikan",
        judul=f"Catat pendidikan {pegawai.nama}",
        selesai="Pendidikan tercatat.",
        kembali=url("lihat", pegawai.kode),
        pegawai=pegawai,
        dasar=profil().dasar("sekretariat.pendidikan_pegawai"),
    )


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
@dengan_pegawai
def pendidikan_ubah(request: HttpRequest, pegawai: Pegawai, pendidikan: str) -> HttpResponseBase:
    """Put an education record right."""
    satu, oleh = get_object_or_404(pegawai.pendidikan, kode=pendidikan), petugas(request)
    form = PendidikanForm(isian(request), unggahan(request), initial=PendidikanForm.isian(satu))
    return jalankan(
        request,
        satu,
        form,
        lambda: dengan_berkas(
            form.cleaned_data["berkas"],
            oleh,
            lambda berkas: ubah_pendidikan(satu.pk, oleh=oleh, berkas=berkas, **form.kolom),
        ),
        tindakan="ubah_pendidikan",
        judul=f"Betulkan pendidikan {pegawai.nama}",
        selesai="Catatan pendidikan dibetulkan.",
        kembali=url("lihat", pegawai.kode),
        pegawai=pegawai,
        keterangan="Tanpa berkas baru, berkas yang lama tetap." if satu.berkas_id else "",
    )


@require_http_methods(FORMULIR)
@dengan_pegawai
def syarat(request: HttpRequest, pegawai: Pegawai) -> HttpResponse:
    """Judge one requirement."""
    oleh = petugas(request)
    form = SyaratForm(isian(request), initial={"syarat": request.GET.get("syarat", "")})
    return jalankan(
        request,
        pegawai,
        form,
        lambda: nilai_syarat(pegawai.pk, oleh=oleh, **form.kolom),
        tindakan="nilai_syarat",
        judul=f"Nilai syarat {pegawai.nama}",
        selesai="Penilaian tercatat; yang terakhir yang berlaku.",
        kembali=url("lihat", pegawai.kode),
        pegawai=pegawai,
        dasar=profil().dasar("sekretariat.syarat_pegawai"),
    )


@require_safe
@dengan_pegawai
def keputusan(request: HttpRequest, pegawai: Pegawai, penempatan: str) -> HttpResponseBase:
    """The scan of a decree; 404 where none was kept."""
    rows = pegawai.penempatan.select_related("rujukan_surat__berkas")
    satu = get_object_or_404(rows, kode=penempatan)
    return _sajikan(request, pegawai, satu.rujukan_surat.berkas, "Keputusan")


@require_safe
@dengan_pegawai
def sertifikat(request: HttpRequest, pegawai: Pegawai, pendidikan: str) -> HttpResponseBase:
    """The scan of a certificate; 404 where none was kept."""
    satu = get_object_or_404(pegawai.pendidikan.select_related("berkas"), kode=pendidikan)
    return _sajikan(request, pegawai, satu.berkas, "Sertifikat")


def _sajikan(request: HttpRequest, pegawai: Pegawai, berkas: Berkas | None, nama: str) -> HttpResponseBase:
    """The file, once the look at it is on record."""
    if berkas is None:
        raise Http404
    catat_lihat(pegawai, oleh=petugas(request), berkas=berkas.pk, unduh=True)
    return sajikan_asli(berkas, nama)
