"""Watching the rotation: what breaks it is opened and told of, what is mended is closed."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from arsip.models import MediaPortabel, TemuanMedia
from arsip.policies.rotasi import INGATKAN_LAGI
from arsip.queries.media import langgar_kini, temuan_terbuka
from lpse.jejak import catat
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_MEDIA

SURAT = "arsip/media_rotasi"


def sapu_rotasi() -> int:
    """Membuka temuan rotasi media yang baru, menutup yang sudah beres, mengingatkan yang masih terbuka.

    Nothing is asked of a unit that has not registered a medium yet. Returns how many findings were told of.
    Dasar: arsip.luar_ruang
    """
    if not MediaPortabel.objects.exists():
        return 0
    kini = timezone.now()
    with transaction.atomic():
        _samakan(kini)
        perlu = Q(diingatkan_pada__isnull=True) | Q(diingatkan_pada__lte=kini - INGATKAN_LAGI)
        rows = temuan_terbuka().filter(perlu).select_for_update(of=("self",), skip_locked=True)
        pks = sorted(rows.values_list("pk", flat=True))
        if pks:
            TemuanMedia.objects.filter(pk__in=pks).update(diingatkan_pada=kini)
            _surati(pks, kini)
    return len(pks)


def _samakan(kini: datetime) -> None:
    """Findings stand exactly for what breaks the rotation now."""
    langgar = {(str(satu.jenis), satu.media) for satu in langgar_kini()}
    terbuka = {(satu.jenis, satu.media_id): satu for satu in temuan_terbuka()}
    for kunci in sorted(langgar - terbuka.keys(), key=str):
        jenis, media = kunci
        try:
            with transaction.atomic():
                baru = TemuanMedia.objects.create(jenis=jenis, media_id=media, mulai=kini)
        except IntegrityError:
            continue  # of two clocks at the same moment the first has opened it
        catat(baru, "temuan_media.dibuka", jenis=jenis, media=media)
    for kunci in terbuka.keys() - langgar:
        selesai = TemuanMedia.objects.filter(pk=terbuka[kunci].pk, selesai__isnull=True)
        if selesai.update(selesai=kini):
            catat(terbuka[kunci], "temuan_media.ditutup")


def _surati(pks: list[int], kini: datetime) -> None:
    """One mail to each person, of all that is told of now."""
    for akun in pemegang_izin(KELOLA_MEDIA):
        kunci = f"media.rotasi:{pks[0]}:{kini:%Y%m%d%H%M}:{akun.pk}"
        beritahukan(SURAT, kepada=akun.email, kunci=kunci, akun=akun, data={"temuan": pks})
