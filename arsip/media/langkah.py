"""What is done with a medium away from the server: handed over, arrived, back, lost, destroyed by two."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from arsip.actions.media import hilangkan_media, temukan_media
from arsip.actions.musnah_media import (
    setujui_pemusnahan_media,
    tarik_pemusnahan_media,
    tolak_pemusnahan_media,
    usulkan_pemusnahan_media,
)
from arsip.actions.serah_media import catat_tiba, kembalikan_media, serahkan_media
from arsip.enums.media import TindakanMedia, TindakanPemusnahan
from arsip.forms.media import (
    AlasanForm,
    CatatanForm,
    KembaliForm,
    SerahForm,
    TanpaIsianForm,
    TemukanForm,
    TolakMusnahForm,
    UsulMusnahForm,
)
from arsip.media.bersama import dengan_media, jalankan
from arsip.models import MediaPortabel
from arsip.queries.media import usulan_terbuka
from lpse.formulir import Langkah
from lpse.pintu import isian
from lpse.situs_admin import petugas

T, H = TindakanMedia, TindakanPemusnahan


LANGKAH = {
    T.SERAHKAN: Langkah(
        SerahForm,
        serahkan_media,
        "Diserahkan. Cetak berita acaranya, minta tanda tangan, lalu unggah salinannya.",
        "Segel media ini lebih dahulu. Berita Acara Serah Terima terbit dengan nomor.",
    ),
    T.TIBA: Langkah(CatatanForm, catat_tiba, "Tercatat tiba. Salinannya sekarang terhitung ada di luar."),
    T.KEMBALIKAN: Langkah(
        KembaliForm,
        kembalikan_media,
        "Tercatat kembali. Cetak berita acaranya, minta tanda tangan, lalu unggah salinannya.",
        "Periksa nomor dan keadaan segelnya lebih dahulu.",
        awal=lambda media: {"nama": media.pemegang},
    ),
    T.HILANGKAN: Langkah(
        AlasanForm,
        hilangkan_media,
        "Dinyatakan hilang. Media ini diingatkan sampai ditemukan atau dimusnahkan.",
        "Salinan di dalamnya tidak lagi dihitung. Isinya tetap terenkripsi.",
        is_berat=True,
    ),
    T.TEMUKAN: Langkah(
        TemukanForm,
        temukan_media,
        "Tercatat ditemukan. Pasang dan baca ulang sebelum dipakai lagi.",
    ),
}
PUTUSAN = {
    H.SETUJUI: Langkah(
        CatatanForm,
        setujui_pemusnahan_media,
        "Pemusnahan disetujui. Riwayatnya tetap tersimpan.",
        "Media keluar dari rotasi dan tidak berubah lagi. Salinan di dalamnya tidak dihitung.",
        is_berat=True,
    ),
    H.TOLAK: Langkah(TolakMusnahForm, tolak_pemusnahan_media, "Usulan pemusnahan ditolak."),
    H.TARIK: Langkah(TanpaIsianForm, tarik_pemusnahan_media, "Usulan Anda ditarik."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_media
def langkah(request: HttpRequest, media: MediaPortabel, *, tindakan: TindakanMedia) -> HttpResponse:
    """One step of the medium."""
    satu, oleh = LANGKAH[tindakan], petugas(request)
    form = satu.form(isian(request), initial=satu.awal(media))
    return jalankan(
        request,
        media,
        form,
        lambda: satu.act(media.pk, oleh=oleh, **getattr(form, "kolom", form.cleaned_data)),
        tindakan=tindakan.value,
        judul=tindakan.label,
        selesai=satu.selesai,
        tombol=tindakan.label,
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_media
def usul_musnah(request: HttpRequest, media: MediaPortabel) -> HttpResponse:
    """Propose that it be destroyed."""
    form, oleh = UsulMusnahForm(isian(request)), petugas(request)
    return jalankan(
        request,
        media,
        form,
        lambda: usulkan_pemusnahan_media(media.pk, oleh=oleh, **form.cleaned_data),
        tindakan="usulkan_pemusnahan",
        judul="Usulkan pemusnahan",
        selesai="Usulan tersimpan. Kepala yang memutuskannya.",
        tombol="Usulkan pemusnahan",
        keterangan="Pemusnahan diputus orang lain. Media tetap dalam rotasi sampai disetujui.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_media
def putus_musnah(request: HttpRequest, media: MediaPortabel, *, tindakan: TindakanPemusnahan) -> HttpResponse:
    """Answer the proposal; 404 where none is open."""
    usulan, satu, oleh = usulan_terbuka(media), PUTUSAN[tindakan], petugas(request)
    if usulan is None:
        raise Http404
    form = satu.form(isian(request))
    return jalankan(
        request,
        media,
        form,
        lambda: satu.act(usulan.pk, oleh=oleh, **form.cleaned_data),
        tindakan=f"pemusnahan_{tindakan.value}",
        judul=tindakan.label,
        selesai=satu.selesai,
        tombol=tindakan.label,
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
        usulan=usulan,
    )
