"""Takes files in, keeps the original bytes, gives them back, destroys them."""

import errno
import hashlib
import logging
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from functools import partial
from typing import IO, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.background import enqueue
from lpse.berkas.penolakan import KALIMAT, BerkasDitolak, BerkasTidakTersedia
from lpse.berkas.periksa import jenis_dari_isi, periksa
from lpse.jejak import catat
from lpse.models.akun import Akun
from lpse.models.berkas import Berkas, JenisBerkas, KeadaanPemeriksaan

logger = logging.getLogger(__name__)

MEGABITA = 1024 * 1024
PANJANG_NAMA = 150
DITAHAN = "berkas_ditahan"  # a trigger of the archive's
SELESAI = (KeadaanPemeriksaan.TERINFEKSI, KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA)
# Whatever a document's own limit: no phone and no scanner makes more, and each is read into memory whole.
BATAS_MB_JENIS = {JenisBerkas.PDF: 25, JenisBerkas.JPEG: 20, JenisBerkas.PNG: 20, JenisBerkas.HEIC: 15}


def penyimpanan() -> Storage:
    """The private storage of files."""
    return storages["berkas"]


def terima(unggahan: "UploadedFile[Any]", *, oleh: Akun | None, batas_mb: int) -> Berkas:
    """Judge an uploaded file, keep its original bytes under a random key, and return its row.

    Works inside and outside a transaction. Bytes first, row second: when the row fails, the bytes go too.
    Raises BerkasDitolak, with nothing kept.
    """
    with ruang_penuh_menjadi_kalimat(), salin(unggahan, batas_mb) as (salinan, ukuran, sha256):
        _check_ukuran(salinan, ukuran)
        hasil = periksa(salinan)
        with _tersimpan(salinan) as kunci, transaction.atomic():
            berkas = Berkas.objects.create(
                kunci=kunci,
                nama_asli=rapikan_nama(unggahan.name),
                jenis=hasil.jenis,
                ukuran=ukuran,
                sha256=sha256,
                halaman=hasil.halaman,
                lebar=hasil.lebar,
                tinggi=hasil.tinggi,
                keadaan_pemeriksaan=keadaan_awal(),
                diunggah_oleh=oleh,
            )
            if berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.MENUNGGU:
                enqueue("lpse.pindai_berkas", berkas.pk)
            return berkas


def keadaan_awal() -> KeadaanPemeriksaan:
    """What the scanner has said about a file that just came in."""
    return KeadaanPemeriksaan.MENUNGGU if settings.CLAMD_URL else KeadaanPemeriksaan.TANPA_PEMINDAI


def tandai_tidak_dapat_diperiksa(berkas: Berkas) -> None:
    """Remember that a file ends its reader, so that it is not opened at every look; with a trail row.

    Idempotent. A file in which a virus was found keeps that verdict, and a destroyed one has none.
    """
    with transaction.atomic():
        baris = Berkas.objects.select_for_update().get(pk=berkas.pk)
        if baris.keadaan_pemeriksaan not in SELESAI and not baris.is_musnah:
            baris.keadaan_pemeriksaan = KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA
            baris.save(update_fields=["keadaan_pemeriksaan"])
            catat(baris, "berkas.tidak_dapat_diperiksa")
    berkas.keadaan_pemeriksaan = baris.keadaan_pemeriksaan


def rapikan_nama(nama: str | None) -> str:
    """The client's file name as data for display: no control or direction marks, at most 150 characters."""
    terbaca = "".join(h for h in nama or "" if not unicodedata.category(h).startswith("C"))
    return " ".join(terbaca.split())[:PANJANG_NAMA] or "tanpa nama"


@contextmanager
def salin(unggahan: "UploadedFile[Any]", batas_mb: int) -> Iterator[tuple[IO[bytes], int, str]]:
    """Copy an upload to a nameless file while counting and hashing; yields file, size, SHA-256."""
    if (unggahan.size or 0) > batas_mb * MEGABITA:
        raise _terlalu_besar(unggahan.size or 0, batas_mb)
    sidik, ukuran = hashlib.sha256(), 0
    with tempfile.TemporaryFile() as salinan:
        for potongan in unggahan.chunks():
            ukuran += len(potongan)
            if ukuran > batas_mb * MEGABITA:
                raise _terlalu_besar(ukuran, batas_mb)
            sidik.update(potongan)
            salinan.write(potongan)
        if not ukuran:
            raise BerkasDitolak("kosong")
        yield salinan, ukuran, sidik.hexdigest()


def _check_ukuran(salinan: IO[bytes], ukuran: int) -> None:
    """Raise BerkasDitolak (jenis_salah, terlalu_besar) by the limit of the kind, whatever the document's."""
    salinan.seek(0)
    batas_mb = BATAS_MB_JENIS[JenisBerkas(jenis_dari_isi(salinan.read(1024)))]
    if ukuran > batas_mb * MEGABITA:
        raise _terlalu_besar(ukuran, batas_mb)


def _terlalu_besar(ukuran: int, batas_mb: int) -> BerkasDitolak:
    # Rounded up, so that nobody reads "2,0 MB, sedangkan batasnya 2 MB".
    persepuluh = -(-ukuran * 10 // MEGABITA)
    angka = f"{persepuluh // 10},{persepuluh % 10}"
    return BerkasDitolak("terlalu_besar", KALIMAT["terlalu_besar"].format(ukuran=angka, batas=batas_mb))


@contextmanager
def _tersimpan(salinan: IO[bytes]) -> Iterator[str]:
    """Store the bytes under a new random key; whatever fails afterwards takes them away again."""
    acak = uuid4()
    kunci = f"berkas/{acak.hex[:2]}/{acak}"
    try:
        penyimpanan().save(kunci, File(salinan))
        yield kunci
    except BaseException:
        penyimpanan().delete(kunci)
        raise


@contextmanager
def ruang_penuh_menjadi_kalimat() -> Iterator[None]:
    """Turn a full disk in the block into BerkasDitolak(penyimpanan_penuh)."""
    try:
        yield
    except OSError as galat:
        if galat.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        logger.error("penyimpanan berkas penuh: %s", galat.strerror)
        raise BerkasDitolak("penyimpanan_penuh") from galat


@contextmanager
def diterima(unggahan: "UploadedFile[Any]", *, oleh: Akun | None, batas_mb: int) -> Iterator[Berkas]:
    """The row of an uploaded file for the act in the block; when the block fails, the copy goes.

    Raises BerkasDitolak, and what the block raises.
    """
    berkas = terima(unggahan, oleh=oleh, batas_mb=batas_mb)
    try:
        yield berkas
    except Exception:
        # Whatever went wrong, nothing refers to the copy: nobody would ever come upon it again.
        musnahkan(berkas)
        raise


def diterima_bila_ada(
    unggahan: "UploadedFile[Any] | None", *, oleh: Akun | None, batas_mb: int
) -> AbstractContextManager[Berkas | None]:
    """As `diterima`, of a file that need not come: without one the block has None."""
    return diterima(unggahan, oleh=oleh, batas_mb=batas_mb) if unggahan else nullcontext()


@contextmanager
def diterima_semua(
    unggahan: "Sequence[UploadedFile[Any]]", *, oleh: Akun | None, batas_mb: int
) -> Iterator[list[Berkas]]:
    """The rows of several uploaded files for the act in the block; when it fails, every copy goes.

    Raises BerkasDitolak, and what the block raises; then nothing is kept of any of them.
    """
    with ExitStack() as tumpukan:
        yield [tumpukan.enter_context(diterima(satu, oleh=oleh, batas_mb=batas_mb)) for satu in unggahan]


def muat_asli(berkas: Berkas) -> "File[Any]":
    """Open the original bytes for reading; the caller closes the file.

    Raises BerkasTidakTersedia when they were destroyed or are missing.
    """
    if berkas.is_musnah:
        raise BerkasTidakTersedia("Berkas ini sudah dimusnahkan karena masa simpannya berakhir.")
    try:
        return penyimpanan().open(berkas.kunci, "rb")
    except FileNotFoundError:
        logger.error("isi berkas %s hilang dari penyimpanan", berkas.kode)
        raise BerkasTidakTersedia("Isi berkas ini tidak ditemukan. Beri tahu admin sistem LPSE.") from None


def cocokkan_sidik(berkas: Berkas) -> bool:
    """Whether the stored bytes still have the SHA-256 taken at intake; missing bytes do not.

    Raises BerkasTidakTersedia when they were destroyed: there is nothing to compare then.
    """
    if not berkas.is_musnah and not penyimpanan().exists(berkas.kunci):
        return False
    with muat_asli(berkas) as asli:
        return hashlib.file_digest(asli, "sha256").hexdigest() == berkas.sha256


def kunci_rendisi(berkas: Berkas) -> str:
    """The storage folder of a file's renditions."""
    return f"rendisi/{UUID(berkas.kunci.rpartition('/')[2])}"


def musnahkan(berkas: Berkas) -> None:
    """Mark a file as destroyed and, once that is committed, delete its bytes and renditions.

    Idempotent: a second call deletes what a fallen process or storage left behind. Whether the retention
    time is over, and who has to agree, the caller decides. What the database says is held for the law stays
    as it is, without a word to whoever wanted it gone.
    """
    try:
        baris = _tandai_musnah(berkas.pk)
    except IntegrityError as galat:
        if getattr(getattr(galat.__cause__, "diag", None), "constraint_name", "") != DITAHAN:
            raise
        catat(berkas, "berkas.tetap_ditahan")
        return
    berkas.nama_asli, berkas.dimusnahkan_pada = baris.nama_asli, baris.dimusnahkan_pada


@transaction.atomic
def _tandai_musnah(pk: int) -> Berkas:
    baris = Berkas.objects.select_for_update().get(pk=pk)
    if baris.dimusnahkan_pada is None:
        baris.nama_asli, baris.dimusnahkan_pada = "", timezone.now()
        baris.save(update_fields=["nama_asli", "dimusnahkan_pada"])
    # Robust: where one transaction destroys many, one failure must not spare the others.
    transaction.on_commit(partial(_hapus_isi, baris), robust=True)
    return baris


def _hapus_isi(berkas: Berkas) -> None:
    penyimpanan().delete(berkas.kunci)
    map_rendisi = kunci_rendisi(berkas)
    # A local directory that was never made cannot be listed; object storage lists nothing.
    with suppress(FileNotFoundError):
        for nama in penyimpanan().listdir(map_rendisi)[1]:
            penyimpanan().delete(f"{map_rendisi}/{nama}")
        penyimpanan().delete(map_rendisi)
