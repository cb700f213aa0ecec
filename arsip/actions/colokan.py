"""What the system says of plugged-in media now: for the acts as a fact, for the pages as what to do next."""

from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from arsip.mesin.pasang_media import Terpasang, cari, is_masih_di, masih_terpasang, terpasang
from arsip.models import MediaPortabel
from arsip.policies.media import FOLDER_REPOSITORI, TidakDikenali


def lihat(media: MediaPortabel) -> Terpasang | None:
    """The filesystem of this medium; None while it is not plugged in."""
    return cari(media.uuid_fs, settings.MEDIA_AKAR)


def lihat_semua() -> list[Terpasang]:
    """Every filesystem that is plugged in."""
    return terpasang(settings.MEDIA_AKAR)


def masih(media: MediaPortabel) -> Collection[Path]:
    """Where it is mounted still; empty: it may be pulled."""
    return masih_terpasang(media.uuid_fs, media.perangkat, settings.MEDIA_AKAR)


def is_masih(media: MediaPortabel, titik: Path) -> bool:
    """Whether it is plugged in and mounted there still."""
    return is_masih_di(media.uuid_fs, titik, settings.MEDIA_AKAR)


def tempat_repositori(titik: Path) -> Path:
    """Where on a mounted medium its repository is."""
    return titik / FOLDER_REPOSITORI


def check_terbaca(media: MediaPortabel, ada: Terpasang | None) -> tuple[str, Path]:
    """The device and mount point of a medium that can be written to.

    Raises TidakDikenali, which says what to do.
    """
    if ada is None:
        raise TidakDikenali(
            f"Belum ada media dengan id filesystem {media.uuid_fs} yang tercolok. Colokkan {media.kode}, "
            "tunggu beberapa detik, lalu periksa lagi."
        )
    if ada.titik is None:
        raise TidakDikenali(
            f"{media.kode} tercolok sebagai {ada.perangkat}, tetapi belum dipasang. Pasang lewat sistem "
            f"operasi, misalnya: udisksctl mount -b {ada.perangkat}"
        )
    if ada.is_baca_saja:
        raise TidakDikenali(
            f"{media.kode} terpasang hanya untuk dibaca. Lepas, lalu pasang lagi supaya dapat ditulisi."
        )
    return ada.perangkat, ada.titik
