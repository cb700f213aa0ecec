"""Pictures of pages: what officers look at instead of the original."""

import hashlib
import logging
import shutil
import tempfile

from django.core.files.base import ContentFile

from lpse.berkas.penolakan import BerkasDitolak, BerkasTidakTersedia
from lpse.berkas.proses import jalankan
from lpse.berkas.simpan import kunci_rendisi, muat_asli, penyimpanan, tandai_tidak_dapat_diperiksa
from lpse.models.berkas import Berkas, KeadaanPemeriksaan
from lpse.profil import profil

logger = logging.getLogger(__name__)

LEBAR_RENDISI = (240, 900, 1600)  # thumbnail, page, zoom
TIPE_RENDISI = "image/webp"
VERSI_RENDISI = "1"  # raise it when pages are drawn otherwise: what is stored is then drawn anew


def lebar_terdekat(lebar: int) -> int:
    """The smallest offered width that is not below the wanted one; the largest when none is."""
    return next((pilihan for pilihan in LEBAR_RENDISI if pilihan >= lebar), LEBAR_RENDISI[-1])


def teks_cap() -> str:
    """What is written across every page that is shown."""
    return f"Salinan untuk verifikasi · LPSE {profil().daerah.nama}"


def kunci_halaman(berkas: Berkas, halaman: int, lebar: int) -> str:
    """The storage key of one page; another watermark or another way of drawing is another key."""
    tanda = hashlib.sha256(f"{VERSI_RENDISI} {teks_cap()}".encode()).hexdigest()[:8]
    return f"{kunci_rendisi(berkas)}/{halaman}-{lebar}-{tanda}"


def rendisi(berkas: Berkas, halaman: int, lebar: int) -> bytes:
    """Return one page (counted from 1) as an upright, watermarked WebP, drawn once and then kept.

    `lebar` in pixels is taken to the next offered width; a smaller photo is not enlarged.
    Raises BerkasTidakTersedia (destroyed, missing, no such page), BerkasDitolak (rusak, sibuk,
    tidak_dapat_diperiksa: the file ended its reader twice, is marked so, and is not opened again).
    """
    if not 1 <= halaman <= berkas.halaman:
        raise BerkasTidakTersedia(f"Halaman itu tidak ada: berkas ini {berkas.halaman} halaman.")
    if berkas.is_musnah:
        raise BerkasTidakTersedia("Berkas ini sudah dimusnahkan karena masa simpannya berakhir.")
    lebar = lebar_terdekat(lebar)
    kunci = kunci_halaman(berkas, halaman, lebar)
    try:
        with penyimpanan().open(kunci, "rb") as tersimpan:
            return bytes(tersimpan.read())
    except FileNotFoundError:
        pass
    if berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA:
        raise BerkasDitolak("tidak_dapat_diperiksa")
    try:
        gambar = _buat(berkas, halaman, lebar)
    except BerkasDitolak as ditolak:
        if ditolak.kode == "tidak_dapat_diperiksa":
            tandai_tidak_dapat_diperiksa(berkas)
        raise
    _simpan(berkas, kunci, gambar)
    return gambar


def _buat(berkas: Berkas, halaman: int, lebar: int) -> bytes:
    with muat_asli(berkas) as asli, tempfile.TemporaryFile() as salinan:
        shutil.copyfileobj(asli, salinan)
        gambar = jalankan(salinan, "rendisi", berkas.jenis, str(halaman), str(lebar), teks_cap())
    if gambar[:4] != b"RIFF" or gambar[8:12] != b"WEBP":
        raise BerkasDitolak("tidak_dapat_diperiksa")  # a worker that a file has taken over may say anything
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
