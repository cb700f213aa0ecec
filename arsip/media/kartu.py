"""What this room shows on the officers' start page: a broken rotation, and proposals that wait."""

from django.http import HttpRequest
from django.urls import reverse

from arsip.enums.media import StatusPemusnahan
from arsip.models import MediaPortabel, PemusnahanMedia
from arsip.queries.media import langgar_kini
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_MEDIA, PUTUSKAN_PEMUSNAHAN
from lpse.sumbangan import Isi


def kartu_rotasi(request: HttpRequest, akun: Akun) -> Isi | None:
    """What breaks the rotation; also that no medium is registered at all. None while it holds."""
    if not akun.has_perm(KELOLA_MEDIA):
        return None
    langgar = langgar_kini()
    if not langgar:
        return None
    kosong = not MediaPortabel.objects.exists()
    return {
        "judul": "Media portabel",
        "angka": str(len(langgar)),
        "keterangan": "Belum ada media yang didaftarkan." if kosong else langgar[0].kalimat,
        "url": reverse("admin:arsip_media"),
        "tautan": "Buka media portabel",
        "perlu_perhatian": True,
    }


def kartu_pemusnahan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Proposals to destroy a medium that wait for this person."""
    if not akun.has_perm(PUTUSKAN_PEMUSNAHAN):
        return None
    menunggu = PemusnahanMedia.objects.filter(status=StatusPemusnahan.DIUSULKAN).exclude(diusulkan_oleh=akun)
    pertama = menunggu.select_related("media").order_by("pk").first()
    if pertama is None:
        return None
    return {
        "judul": "Pemusnahan media menunggu putusan",
        "angka": hitung_sampai(menunggu),
        "keterangan": str(pertama.media),
        "url": reverse("admin:arsip_media_lihat", args=[pertama.media.kode]),
        "tautan": "Buka media ini",
        "perlu_perhatian": True,
    }
