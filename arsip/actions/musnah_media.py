"""The acts by which a medium is destroyed: one person proposes, another decides."""

from django.db import transaction
from django.utils import timezone

from arsip.actions.media import beri_status, lupakan_salinan, tulis_riwayat
from arsip.alur.media import ALUR_MEDIA, ALUR_PEMUSNAHAN_MEDIA
from arsip.enums.media import PeristiwaMedia as P
from arsip.enums.media import StatusPemusnahan
from arsip.enums.media import TindakanMedia as T
from arsip.enums.media import TindakanPemusnahan as H
from arsip.models import MediaPortabel, PemusnahanMedia
from arsip.policies.media import (
    UsulanMasihTerbuka,
    check_bukan_pengusul,
    check_dapat_dimusnahkan,
    check_kelola,
)
from arsip.queries.media import is_menahan
from lpse.jejak import catat
from lpse.models import Akun

PERISTIWA = {
    H.SETUJUI: P.DIMUSNAHKAN,
    H.TOLAK: P.DITOLAK,
    H.TARIK: P.DITARIK,
}


@transaction.atomic
def usulkan_pemusnahan_media(pk: int, *, oleh: Akun, alasan: str, cara: str) -> PemusnahanMedia:
    """Mengusulkan pemusnahan media: alasan dan caranya. Orang lain yang memutus.

    Raises TidakBerwenang, TindakanTertutup, SalinanDitahan, UsulanMasihTerbuka. Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    check_kelola(oleh)
    check_dapat_dimusnahkan(media, ALUR_MEDIA.tabel[T.MUSNAHKAN].dari, is_menahan(media))
    if media.pemusnahan.filter(status=StatusPemusnahan.DIUSULKAN).exists():
        raise UsulanMasihTerbuka
    usulan = PemusnahanMedia.objects.create(media=media, diusulkan_oleh=oleh, alasan=alasan, cara=cara)
    tulis_riwayat(media, P.DIUSULKAN, oleh=oleh, catatan=alasan)
    catat(media, "media.pemusnahan_diusulkan", oleh=oleh, usulan=usulan.pk)
    return usulan


@transaction.atomic
def setujui_pemusnahan_media(pk: int, *, oleh: Akun, catatan: str = "") -> PemusnahanMedia:
    """Menyetujui pemusnahan: media keluar dari rotasi, salinannya tidak dihitung, riwayatnya tetap tersimpan.

    Raises TidakBerwenang, TindakanTertutup, PutusanSendiri, SalinanDitahan. Dasar: arsip.luar_ruang
    """
    usulan = _putus(pk, H.SETUJUI, oleh=oleh, catatan=catatan)
    media = usulan.media
    ALUR_MEDIA.check(media, T.MUSNAHKAN, oleh)
    check_dapat_dimusnahkan(media, ALUR_MEDIA.tabel[T.MUSNAHKAN].dari, is_menahan(media))
    lupakan_salinan(media.repositori, is_baru=True)
    media.repositori.is_aktif = False
    media.repositori.save(update_fields=["is_aktif"])
    media.nomor_segel, media.wajib_kembali = "", None
    beri_status(media, T.MUSNAHKAN)
    catat(media, "media.dimusnahkan", oleh=oleh, usulan=usulan.pk)
    return usulan


@transaction.atomic
def tolak_pemusnahan_media(pk: int, *, oleh: Akun, catatan: str) -> PemusnahanMedia:
    """Menolak usulan pemusnahan dengan alasan.

    Raises TidakBerwenang, TindakanTertutup, PutusanSendiri. Dasar: arsip.luar_ruang
    """
    return _putus(pk, H.TOLAK, oleh=oleh, catatan=catatan)


@transaction.atomic
def tarik_pemusnahan_media(pk: int, *, oleh: Akun) -> PemusnahanMedia:
    """Menarik usulan pemusnahan milik sendiri.

    Raises TidakBerwenang, TindakanTertutup. Dasar: arsip.luar_ruang
    """
    return _putus(pk, H.TARIK, oleh=oleh, catatan="")


def _putus(pk: int, tindakan: H, *, oleh: Akun, catatan: str) -> PemusnahanMedia:
    """Decide a proposal: lock, check, write, trail; part of an act."""
    # The medium first, as proposing does.
    media = MediaPortabel.objects.lock(PemusnahanMedia.objects.values_list("media_id", flat=True).get(pk=pk))
    usulan = PemusnahanMedia.objects.select_for_update(of=("self",)).get(pk=pk)
    usulan.media = media
    transisi = ALUR_PEMUSNAHAN_MEDIA.check(usulan, tindakan, oleh)
    if tindakan != H.TARIK:
        check_bukan_pengusul(usulan, oleh)
    usulan.status, usulan.catatan = transisi.ke, catatan
    usulan.diputus_oleh, usulan.diputus_pada = oleh, timezone.now()
    usulan.save(update_fields=["status", "catatan", "diputus_oleh", "diputus_pada"])
    sebab = f"{usulan.alasan} Cara: {usulan.cara}" if tindakan == H.SETUJUI else catatan
    tulis_riwayat(media, PERISTIWA[tindakan], oleh=oleh, catatan=sebab)
    catat(media, f"media.pemusnahan_{transisi.ke.value}", oleh=oleh, usulan=usulan.pk)
    return usulan
