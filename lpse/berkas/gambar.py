"""Pictures of pages: what officers look at instead of the original."""

import logging
import shutil
import tempfile

from django.core.files.base import ContentFile

from lpse.berkas.penolakan import BerkasDitolak, BerkasTidakTersedia
from lpse.berkas.proses import jalankan
from lpse.berkas.simpan import kunci_rendisi, muat_asli, penyimpanan
from lpse.models.berkas import Berkas

logger = logging.getLogger(__name__)

LEBAR_RENDISI = (240, 900, 1600)  # thumbnail, page, zoom
TIPE_RENDISI = "image/webp"


def lebar_terdekat(lebar: int) -> int:
    """The smallest offered width that is not below the wanted one; the largest when none is."""
    return next((pilihan for pilihan in LEBAR_RENDISI if pilihan >= lebar), LEBAR_RENDISI[-1])


def rendisi(berkas: Berkas, halaman: int, lebar: int) -> bytes:
    """Return one page (counted from 1) as an upright WebP without metadata, drawn once and then kept.

    `lebar` in pixels is taken to the next offered width; a smaller photo is not enlarged.
    Raises BerkasTidakTersedia (destroyed, missing, no such page), BerkasDitolak (rusak, sibuk).
    """
    if not 1 <= halaman <= berkas.halaman:
        raise BerkasTidakTersedia(f"Halaman itu tidak ada: berkas ini {berkas.halaman} halaman.")
    if berkas.is_musnah:
        raise BerkasTidakTersedia("Berkas ini sudah dimusnahkan karena masa simpannya berakhir.")
    lebar = lebar_terdekat(lebar)
    kunci = f"{kunci_rendisi(berkas)}/{halaman}-{lebar}"
    try:
        with penyimpanan().open(kunci, "rb") as tersimpan:
            return bytes(tersimpan.read())
    except FileNotFoundError:
        pass
    gambar = _buat(berkas, halaman, lebar)
    _simpan(berkas, kunci, gambar)
    return gambar


def _buat(berkas: Berkas, halaman: int, lebar: int) -> bytes:
    with muat_asli(berkas) as asli, tempfile.TemporaryFile() as salinan:
        shutil.copyfileobj(asli, salinan)
        gambar = jalankan(salinan, "rendisi", berkas.jenis, str(halaman), str(lebar))
    if gambar[:4] != b"RIFF" or gambar[8:12] != b"WEBP":
        raise BerkasDitolak("rusak")
    return gambar


def _simpan(berkas: Berkas, kunci: str, gambar: bytes) -> None:
    try:
        tersimpan = penyimpanan().save(kunci, ContentFile(gambar))
    except OSError:
        # A full disk stops new files, not the reading of those that are there.
        logger.warning("rendisi berkas %s tidak tersimpan", berkas.kode, exc_info=True)
        return
    # Another request was faster, or the file was destroyed meanwhile: no copy may stay behind.
    if tersimpan != kunci or Berkas.objects.filter(pk=berkas.pk, dimusnahkan_pada__isnull=False).exists():
        penyimpanan().delete(tersimpan)
