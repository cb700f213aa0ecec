"""Every status × every act, for everyone, of every kind of case here."""

from arsip.alur.media import ALUR_MEDIA, ALUR_PEMUSNAHAN_MEDIA
from arsip.alur.pekerjaan import ALUR_PEKERJAAN
from arsip.alur.retensi import ALUR_PEMBERSIHAN, ALUR_PEMUSNAHAN, ALUR_TAHAN
from arsip.enums.cadangan import StatusPekerjaan
from arsip.enums.media import StatusMedia
from arsip.enums.media import StatusPemusnahan as StatusPemusnahanMedia
from arsip.enums.retensi import StatusPembersihan, StatusPemusnahan, StatusTahan
from arsip.models import MediaPortabel, Pekerjaan, Pembersihan, Pemusnahan, PemusnahanMedia, Penahanan
from tests.alur import Jenis, UjiAlur

JENIS = {
    "media": Jenis(ALUR_MEDIA, StatusMedia, lambda akun, s: MediaPortabel(status=s)),
    "pemusnahan_media": Jenis(
        ALUR_PEMUSNAHAN_MEDIA,
        StatusPemusnahanMedia,
        lambda akun, s: PemusnahanMedia(diusulkan_oleh=akun, status=s),
    ),
    "pekerjaan": Jenis(ALUR_PEKERJAAN, StatusPekerjaan, lambda akun, s: Pekerjaan(status=s)),
    "penahanan": Jenis(ALUR_TAHAN, StatusTahan, lambda akun, s: Penahanan(status=s)),
    "pemusnahan": Jenis(
        ALUR_PEMUSNAHAN, StatusPemusnahan, lambda akun, s: Pemusnahan(status=s, diusulkan_oleh=akun)
    ),
    "pembersihan": Jenis(ALUR_PEMBERSIHAN, StatusPembersihan, lambda akun, s: Pembersihan(status=s)),
}


class TestAlur(UjiAlur):
    semua = JENIS
