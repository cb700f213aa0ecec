"""The list of media with what the rotation asks for and what is plugged in; exported, and as labels."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from arsip.actions.colokan import lihat_semua
from arsip.enums.media import DIPAKAI
from arsip.forms.media import SaringanMediaForm
from arsip.media.bersama import PER_HALAMAN, url, warna
from arsip.models import MediaPortabel
from arsip.naskah.label_media import build_label_media
from arsip.policies.rotasi import nilai_rotasi, salinan_luar
from arsip.queries.media import media_rotasi, ringkas_rotasi, saring_media
from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.label import LABEL_TERBANYAK
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_MEDIA
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini

MENURUT_KODE = Order("kode")
KEPALA_CSV = (
    *("Kode", "Nama", "Nomor seri", "Id filesystem", "Kapasitas (byte)", "Enkripsi", "Status", "Sejak"),
    *("Tempat simpan", "Pemegang", "Nomor segel", "Wajib kembali", "Salinan terbaru yang dibaca ulang"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Media by their codes, and above them whether the rotation holds."""
    form = SaringanMediaForm(request.GET)
    saringan = form.saringan
    params = saringan.as_params()
    ada, boleh = media_rotasi(), petugas(request).has_perm(KELOLA_MEDIA)
    halaman = read_page(saring_media(saringan), MENURUT_KODE, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/media/daftar.html",
        "Media portabel",
        form=form,
        baris=[(media, warna(media)) for media in halaman.rows],
        is_tersaring=bool(params),
        kueri=urlencode(params),
        boleh_kelola=boleh,
        tercolok=_tercolok(ada) if boleh else (),
        dasar=profil().dasar("arsip.luar_ruang"),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        **_rotasi(ada),
    )


def _rotasi(ada: list[MediaPortabel]) -> dict[str, Any]:
    media = ringkas_rotasi(ada)
    langgar = nilai_rotasi(media, timezone.now(), hari_ini())
    return {"langgar": [satu.kalimat for satu in langgar], "di_luar": salinan_luar(media)}


def _tercolok(ada: list[MediaPortabel]) -> list[MediaPortabel]:
    """Of the media in use those that are plugged in now, recognised by the ids of their filesystems."""
    uuid = {satu.uuid.upper() for satu in lihat_semua()}
    return [media for media in ada if media.status in DIPAKAI and media.uuid_fs.upper() in uuid]


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Everything the filters leave, as `csv` or `xlsx`."""
    saringan = SaringanMediaForm(request.GET).saringan
    rows = saring_media(saringan).order_by("kode").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    return jawab(
        "media-portabel",
        KEPALA_CSV,
        map(_sel, rows),
        peristiwa="media.diekspor",
        oleh=petugas(request),
        **saringan.as_rincian(),
    )


def _sel(media: Any) -> tuple[Any, ...]:
    return (
        *(media.kode, media.nama, media.nomor_seri, media.uuid_fs, media.kapasitas),
        *(media.get_enkripsi_display(), media.get_status_display(), sel_waktu(media.status_sejak)),
        *(media.tempat.nama, media.pemegang, media.nomor_segel, media.wajib_kembali or ""),
        sel_waktu(media.salinan),
    )


@require_safe
def label(request: HttpRequest) -> HttpResponseBase:
    """Labels of the media that were ticked, in the order of their codes."""
    kode = [satu.replace("\0", "").upper() for satu in request.GET.getlist("kode")]
    media = list(MediaPortabel.objects.filter(kode__in=kode[:LABEL_TERBANYAK]).order_by("kode"))
    if not media:
        messages.error(request, "Centang dulu media yang hendak diberi label.")
        return redirect(url())
    jawaban = HttpResponse(build_label_media(media), content_type="application/pdf")
    jawaban["Content-Disposition"] = 'inline; filename="label-media.pdf"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
