"""Rules about portable media: where one may be kept, when it may leave, who may decide; pure, no writes."""

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta
from pathlib import Path

from arsip.enums.media import StatusMedia
from arsip.models import MediaPortabel, PemusnahanMedia
from arsip.models.media import POLA_UUID
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun, Lokasi
from lpse.peran import KELOLA_MEDIA
from lpse.waktu import tanggal

POLA_KODE = "MP-{urut:02d}"
# Below its mount point: a medium may hold other things as well.
FOLDER_REPOSITORI = "lpse-cadangan"
PALING_LAMA_DI_LUAR = 366


class DiRuangServer(AturanDilanggar):
    def __init__(self, tempat: Lokasi) -> None:
        super().__init__(
            f"{tempat} adalah ruang server. Media cadangan disimpan di tempat lain, supaya tidak ikut hilang."
        )


class PengenalDipakai(AturanDilanggar):
    """A serial number or filesystem id is another medium's."""


class BelumDibacaUlang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Media ini belum dibaca ulang seluruhnya sejak kembali atau terakhir dipasang. "
            "Pasang, salin, dan tunggu sampai pembacaan ulangnya berhasil."
        )


class MasihTerpasang(AturanDilanggar):
    def __init__(self, titik: Collection[Path]) -> None:
        daftar = ", ".join(str(satu) for satu in titik)
        super().__init__(
            f"Media ini masih terpasang di {daftar}. Lepaskan dulu lewat sistem operasi, lalu coba lagi."
        )


class TidakDikenali(AturanDilanggar):
    """The medium is not plugged in, or not mounted, or may not be written to; `str()` says which."""


class TanggalKembaliKeliru(AturanDilanggar):
    """A day to come back that cannot be."""


class MasihDisalin(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Media ini sedang disalin atau dibaca ulang. Tunggu sampai selesai, atau hentikan.")


class TidakAdaYangDisalin(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Belum ada cadangan yang berhasil. Cadangkan dulu, baru salin ke media.")


class UsulanMasihTerbuka(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Usulan pemusnahan media ini sudah ada dan belum diputus.")


class SalinanDitahan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Media ini memuat salinan yang ditahan untuk keperluan hukum, jadi tidak dimusnahkan."
        )


class PutusanSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pemusnahan diputus orang lain, bukan yang mengusulkannya.")


def is_uuid_fs(teks: str) -> bool:
    """Whether a text has the shape of a filesystem's id: `1b2c…-…` of ext4, `4E2A-19F0` of exFAT."""
    return re.fullmatch(POLA_UUID.strip("^$"), teks) is not None


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_MEDIA):
        raise TidakBerwenang


def check_ubah(media: MediaPortabel, oleh: Akun) -> None:
    """Who may change what is noted of it, while it exists. Raises TidakBerwenang, TindakanTertutup."""
    check_kelola(oleh)
    if media.status == StatusMedia.DIMUSNAHKAN:
        raise TindakanTertutup(media.get_status_display())


def check_tempat(tempat: Lokasi) -> None:
    """A medium is kept apart from the server room. Raises DiRuangServer. Dasar: arsip.luar_ruang"""
    if tempat.is_ruang_server:
        raise DiRuangServer(tempat)


def check_dibaca_ulang(dibaca_pada: datetime | None, sejak: datetime | None) -> None:
    """What leaves was read back in full since it came back or was plugged in. Raises BelumDibacaUlang."""
    if dibaca_pada is None or sejak is None or dibaca_pada < sejak:
        raise BelumDibacaUlang


def check_wajib_kembali(hari: date, kini: date) -> None:
    """The day to come back lies ahead, within a year. Raises TanggalKembaliKeliru."""
    if hari <= kini:
        raise TanggalKembaliKeliru("Tanggal kembali harus sesudah hari ini.")
    if hari > kini + timedelta(days=PALING_LAMA_DI_LUAR):
        batas = tanggal(kini + timedelta(days=PALING_LAMA_DI_LUAR))
        raise TanggalKembaliKeliru(f"Tanggal kembali paling lama {batas}.")


def check_bukan_pengusul(usulan: PemusnahanMedia, oleh: Akun) -> None:
    """Two persons. Raises PutusanSendiri."""
    if usulan.diusulkan_oleh_id == oleh.pk:
        raise PutusanSendiri


def check_dapat_dimusnahkan(media: MediaPortabel, dari: Collection[str], is_menahan: bool) -> None:
    """In the unit's hands or lost, and nothing on it is held. Raises TindakanTertutup, SalinanDitahan."""
    if media.status not in dari:
        raise TindakanTertutup(media.get_status_display())
    if is_menahan:
        raise SalinanDitahan
