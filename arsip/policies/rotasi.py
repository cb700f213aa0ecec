"""When the rotation of portable media is broken; pure, from what is known of each medium.

Dasar: arsip.luar_ruang
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arsip.enums.media import DI_LUAR, DIPAKAI, JenisTemuanMedia, StatusMedia

PALING_SEDIKIT = 3
# Brought out weekly, with a day to spare.
UMUR_SALINAN = timedelta(days=8)
# How long one may stay out before it comes back for a newer copy; in how many working days one arrives.
HARI_DI_LUAR = 30
HARI_KERJA_TIBA = 1
# As long as a finding stays open, people are told again after so long.
INGATKAN_LAGI = timedelta(days=7)

J, S = JenisTemuanMedia, StatusMedia


@dataclass(frozen=True, slots=True)
class MediaRingkas:
    """What the rotation asks of one medium.

    `salinan` is the state of the newest copy on it that was read back in full; `tiba_sampai` by when one that
    was handed over should be where it goes.
    """

    pk: int
    kode: str
    status: str
    wajib_kembali: date | None = None
    salinan: datetime | None = None
    tiba_sampai: datetime | None = None


@dataclass(frozen=True, slots=True)
class Langgar:
    """One break of the rotation, of one medium or of them all, and what to do about it."""

    jenis: JenisTemuanMedia
    kalimat: str
    media: int | None = None
    kode: str = ""


def nilai_rotasi(media: Sequence[MediaRingkas], kini: datetime, hari: date) -> list[Langgar]:
    """Everything that is wrong now, what concerns them all first; empty while the rotation holds."""
    hasil = [*_jumlah(media), *_luar(media, kini)]
    for satu in media:
        hasil.extend(_satu(satu, kini, hari))
    return hasil


def salinan_luar(media: Iterable[MediaRingkas]) -> datetime | None:
    """The newest state that lies outside, read back in full; None where there is none."""
    return max((m.salinan for m in media if m.status == S.DI_TEMPAT and m.salinan), default=None)


def _jumlah(media: Sequence[MediaRingkas]) -> Iterable[Langgar]:
    ada = sum(satu.status in DIPAKAI for satu in media)
    if ada < PALING_SEDIKIT:
        yield Langgar(
            J.KURANG, f"Ada {ada} media dalam rotasi, paling sedikit {PALING_SEDIKIT}. Daftarkan media lain."
        )


def _luar(media: Sequence[MediaRingkas], kini: datetime) -> Iterable[Langgar]:
    terbaru = salinan_luar(media)
    if terbaru is None:
        yield Langgar(
            J.TANPA_LUAR,
            "Tidak ada salinan yang sudah dibaca ulang di tempat simpan luar. Salin satu media dan serahkan.",
        )
    elif kini - terbaru > UMUR_SALINAN:
        yield Langgar(
            J.USANG,
            f"Salinan terbaru di luar berumur {(kini - terbaru).days} hari, paling lama {UMUR_SALINAN.days}. "
            "Salin satu media dan serahkan.",
        )


def _satu(media: MediaRingkas, kini: datetime, hari: date) -> Iterable[Langgar]:
    if media.status == S.HILANG:
        kalimat = f"{media.kode} dinyatakan hilang. Cari, atau usulkan pemusnahannya."
        yield Langgar(J.HILANG, kalimat, media.pk, media.kode)
    if media.status in DI_LUAR and media.wajib_kembali and media.wajib_kembali < hari:
        lewat = (hari - media.wajib_kembali).days
        kalimat = f"{media.kode} terlambat kembali {lewat} hari. Minta dikembalikan."
        yield Langgar(J.TERLAMBAT, kalimat, media.pk, media.kode)
    if media.status == S.DIBAWA and media.tiba_sampai and media.tiba_sampai < kini:
        kalimat = f"{media.kode} sudah diserahkan, tetapi belum tercatat tiba. Pastikan di mana ia sekarang."
        yield Langgar(J.BELUM_TIBA, kalimat, media.pk, media.kode)
