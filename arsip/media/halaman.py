"""One medium: registered, shown with its chain of custody, changed; its papers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from arsip.actions.colokan import lihat_semua
from arsip.actions.media import catat_media, ubah_media
from arsip.actions.peralatan import tempat_sandi
from arsip.actions.serah_media import simpan_salinan_serah_terima
from arsip.alur.media import ALUR_MEDIA, ALUR_PEMUSNAHAN_MEDIA
from arsip.enums.media import StatusMedia, TindakanMedia, TindakanPemusnahan
from arsip.forms.media import BATAS_SALINAN_MB, DaftarkanForm, MediaForm, SalinanForm
from arsip.media.bersama import ISIAN, dengan_media, jalankan, url, warna
from arsip.models import MediaPortabel
from arsip.policies.kata import sebut_ukuran
from arsip.queries.media import isi_media, riwayat, usulan_terbuka
from lpse.berkas import diterima
from lpse.berkas.http import sajikan_asli
from lpse.models import Akun, Naskah
from lpse.naskah import milik, pastikan_pdf
from lpse.peran import KELOLA_MEDIA
from lpse.pintu import KONFLIK, isian, sibuk_menjadi_503, tindak, unggahan
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

T = TindakanMedia
# Done on the page that leads through it.
DIPANDU = (T.PASANG, T.SALIN, T.LEPASKAN, T.MUSNAHKAN)
ISI_DITAMPILKAN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Register a medium; the filesystems that are plugged in are named, since one of them may be it."""
    form, oleh, status = (
        DaftarkanForm(isian(request), initial={"pemegang": str(petugas(request))}),
        petugas(request),
        200,
    )
    if form.is_valid():
        dibuat = tindak(request, oleh, "catat_media", lambda: catat_media(oleh=oleh, **form.cleaned_data))
        if dibuat is not None:
            messages.success(
                request, f"Terdaftar sebagai {dibuat.kode}. Cetak labelnya, lalu salin cadangan."
            )
            return redirect(url("pandu", dibuat.kode))
        status = KONFLIK
    return tampilkan(
        request,
        ISIAN,
        "Daftarkan media",
        status=status,
        form=form,
        tombol="Daftarkan",
        tercolok=[satu for satu in lihat_semua() if satu.titik and len(satu.titik.parts) > 2],
        url_kembali=url(),
        url_daftar=url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_media
def ubah(request: HttpRequest, media: MediaPortabel) -> HttpResponse:
    """Change what is noted of it."""
    oleh, form = petugas(request), MediaForm(isian(request), initial=MediaForm.isian(media))
    return jalankan(
        request,
        media,
        form,
        lambda: ubah_media(media.pk, oleh=oleh, **form.cleaned_data),
        tindakan="ubah",
        judul="Ubah",
        selesai="Perubahan tersimpan.",
        keterangan="Id filesystem yang baru berarti media ini diformat ulang: salinan di dalamnya tidak "
        "dihitung lagi.",
    )


@require_safe
@dengan_media
def lihat(request: HttpRequest, media: MediaPortabel) -> HttpResponse:
    """All that is known of it, and what may be done next."""
    oleh = petugas(request)
    rantai = list(riwayat(media))
    return tampilkan(
        request,
        "admin/arsip/media/lihat.html",
        f"{media.kode} {media.nama}",
        media=media,
        warna=warna(media),
        kapasitas=sebut_ukuran(media.kapasitas),
        sandi=tempat_sandi(media.repositori),
        riwayat=rantai,
        isi=[(satu, sebut_ukuran(satu.ukuran)) for satu in isi_media(media)[:ISI_DITAMPILKAN]],
        dasar=profil().dasar("arsip.luar_ruang"),
        url_daftar=url(),
        **_yang_terbuka(media, oleh),
    )


def _yang_terbuka(media: MediaPortabel, oleh: Akun) -> dict[str, Any]:
    """What this person may do now."""
    usulan = usulan_terbuka(media)
    langkah = [t for t in ALUR_MEDIA.terbuka(media, oleh) if t not in DIPANDU]
    putusan = ALUR_PEMUSNAHAN_MEDIA.terbuka(usulan, oleh) if usulan else []
    if usulan and usulan.is_milik(oleh):
        putusan = [t for t in putusan if t == TindakanPemusnahan.TARIK]
    kelola = oleh.has_perm(KELOLA_MEDIA) and media.status != StatusMedia.DIMUSNAHKAN
    dapat_musnah = media.status in ALUR_MEDIA.tabel[T.MUSNAHKAN].dari
    return {
        "boleh_kelola": kelola,
        "boleh_pandu": kelola and media.status in (StatusMedia.TERDAFTAR, StatusMedia.DIPASANG),
        "boleh_usul": kelola and dapat_musnah and usulan is None,
        "usulan": usulan,
        "tombol": [{"judul": t.label, "url": url(t.value, media.kode)} for t in langkah],
        "putusan": [{"judul": t.label, "url": url(f"musnah_{t.value}", media.kode)} for t in putusan],
    }


def _naskah(media: MediaPortabel, kode: str) -> Naskah:
    return get_object_or_404(milik(media), kode=kode)


@require_safe
@sibuk_menjadi_503
@dengan_media
def naskah(request: HttpRequest, media: MediaPortabel, naskah: str) -> HttpResponseBase:
    """The berita acara of a change of hands, as PDF."""
    satu = _naskah(media, naskah)
    return sajikan_asli(pastikan_pdf(satu.pk), f"Berita acara {satu.nomor}")


@require_safe
@dengan_media
def salinan(request: HttpRequest, media: MediaPortabel, naskah: str) -> HttpResponseBase:
    """Its signed copy; 404 before there is one."""
    satu = _naskah(media, naskah)
    if satu.berkas_bertanda_tangan is None:
        raise Http404
    return sajikan_asli(satu.berkas_bertanda_tangan, f"Berita acara {satu.nomor} bertanda tangan")


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_media
def unggah_salinan(request: HttpRequest, media: MediaPortabel, naskah: str) -> HttpResponseBase:
    """Take the signed copy back."""
    satu, oleh = _naskah(media, naskah), petugas(request)
    form = SalinanForm(isian(request), unggahan(request))

    def simpan() -> Naskah:
        # Refused, no byte of it stays.
        with diterima(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_SALINAN_MB) as berkas:
            return simpan_salinan_serah_terima(media.pk, satu.pk, oleh=oleh, berkas=berkas)

    return jalankan(
        request,
        media,
        form,
        simpan,
        tindakan="unggah_salinan",
        judul="Unggah salinan bertanda tangan",
        selesai="Salinan bertanda tangan tersimpan.",
        tombol="Unggah",
        keterangan=f"Berita Acara Nomor {satu.nomor}.",
    )
