"""Taking letters in: raw into the storage first, then a row, then the mark in the mailbox; read later."""

import logging
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from layanan.actions.olah_surat import olah_antrean
from layanan.models import KotakMasuk, SuratMasuk
from layanan.surat_masuk.kotak import (
    AlamatKotak,
    Kotak,
    KotakTakTerjangkau,
    SuratTidakAda,
    baca_alamat,
    buka_kotak,
)
from layanan.surat_masuk.sidik import sidik_surat
from lpse.berkas.simpan import penyimpanan
from lpse.jejak import catat
from lpse.klaim import ambil_klaim

logger = logging.getLogger(__name__)

SEWA = timedelta(minutes=5)  # renewed with each letter; longer than the largest one takes
# A file of 25 MB is 34 MB as mail; what is larger is not read into memory.
BATAS_BITA = 40 * 1024 * 1024


@dataclass(slots=True)
class HasilAmbil:
    """What one pass over one mailbox did. `galat` says why it ended early, `dilewati` that another reads."""

    kotak: str
    baru: int = 0
    sudah_ada: int = 0
    terlalu_besar: int = 0
    gagal: int = 0
    dilewati: bool = False
    galat: str = ""


def ambil_surat() -> list[HasilAmbil]:
    """Mengambil surat baru dari setiap kotak, lalu mengolah semua yang belum diolah.

    A mailbox that is being read by another process is left to it. Raises nothing for a mailbox that cannot
    be reached: its result says so. Dasar: layanan.konsultasi
    """
    hasil = [ambil_kotak(alamat) for alamat in baca_alamat(settings.IMAP_URL)]
    olah_antrean()
    return hasil


def ambil_kotak(alamat: AlamatKotak) -> HasilAmbil:
    """One pass over one mailbox, under a lease on its row."""
    hasil = HasilAmbil(alamat.nama)
    kotak = _klaim(alamat.nama)
    if kotak is None:
        hasil.dilewati = True
        return hasil
    try:
        with buka_kotak(alamat) as sambungan:
            _ambil_baru(kotak, sambungan, hasil)
    except KotakTakTerjangkau as galat:
        hasil.galat = str(galat)
        logger.warning("kotak %s tidak terbaca: %s", alamat.nama, galat)
    finally:
        _lepas(kotak, hasil.galat)
    return hasil


def _klaim(nama: str) -> KotakMasuk | None:
    """Claim a mailbox by compare-and-set; None while another process reads it.

    A lease and not a lock of the session: those are lost behind a pooler, and a transaction that waits for a
    mail server would hold up the seal of the trail.
    """
    kotak, _ = KotakMasuk.objects.get_or_create(nama=nama)
    return ambil_klaim(KotakMasuk.objects.all(), kotak.pk, SEWA, mulai_pada=timezone.now())


def _milik(kotak: KotakMasuk) -> "models.QuerySet[KotakMasuk]":
    return KotakMasuk.objects.filter(pk=kotak.pk, klaim=kotak.klaim)


def _lepas(kotak: KotakMasuk, galat: str) -> None:
    isi: dict[str, Any] = {"klaim_sampai": None, "galat": galat[:200]}
    if not galat:
        isi["selesai_pada"] = timezone.now()
    _milik(kotak).update(**isi)


def _ambil_baru(kotak: KotakMasuk, sambungan: Kotak, hasil: HasilAmbil) -> None:
    """Every letter not taken in yet. One that cannot be kept now waits for the next pass, no other does."""
    is_lanjut = kotak.uid_sah == sambungan.uid_sah and kotak.uid_berikut is not None
    uid = _belum_diambil(kotak, sambungan, is_lanjut)
    terlewat: list[int] = []
    for satu, ukuran in sambungan.ukuran(uid):
        try:
            _ambil_satu(kotak, sambungan, satu, ukuran, hasil)
        except KotakTakTerjangkau:
            raise
        except SuratTidakAda as galat:
            logger.warning("%s", galat)
        except Exception:
            logger.exception("surat %s di %s belum tersimpan", satu, kotak.nama)
            terlewat.append(satu)
        # Where nothing was left behind, a process killed now begins after this letter.
        maju = {"uid_berikut": satu + 1} if is_lanjut and not terlewat else {}
        if not _milik(kotak).update(klaim_sampai=timezone.now() + SEWA, **maju):
            raise KotakTakTerjangkau("Kotak ini sudah diambil alih proses lain.")
    hasil.gagal = len(terlewat)
    sesudah = min(terlewat, default=max(sambungan.uid_berikut, max(uid, default=0) + 1))
    _milik(kotak).update(uid_sah=sambungan.uid_sah, uid_berikut=sesudah)


def _belum_diambil(kotak: KotakMasuk, sambungan: Kotak, is_lanjut: bool) -> list[int]:
    """From where the last pass ended; people who read the mailbox themselves hide nothing from us.

    At the first contact, or when the server has counted anew, what nobody has read, and what arrived since
    the day before the last pass: fingerprints tell what is known.
    """
    if is_lanjut:
        return sambungan.uid_sejak(kotak.uid_berikut or 1)
    sejak = kotak.selesai_pada - timedelta(days=1) if kotak.selesai_pada else None
    return sambungan.uid_belum_terbaca(sejak.date() if sejak else None)


def _ambil_satu(kotak: KotakMasuk, sambungan: Kotak, uid: int, ukuran: int, hasil: HasilAmbil) -> None:
    with tempfile.TemporaryFile() as salinan:
        kepala_saja = ukuran > BATAS_BITA or sambungan.salin(uid, salinan, BATAS_BITA) > BATAS_BITA
        if kepala_saja:
            salinan.seek(0)
            salinan.truncate()
            sambungan.salin_kepala(uid, salinan)
        if simpan_mentah(kotak, salinan, ukuran=ukuran, kepala_saja=kepala_saja) is None:
            hasil.sudah_ada += 1
        else:
            hasil.baru += 1
            hasil.terlalu_besar += kepala_saja
    sambungan.tandai_terbaca([uid])


def simpan_mentah(
    kotak: KotakMasuk, salinan: IO[bytes], *, ukuran: int, kepala_saja: bool = False
) -> SuratMasuk | None:
    """Keep one raw letter and its row; None when this mailbox has already delivered it.

    Bytes first, row second: when the row fails, the bytes go too. Dasar: layanan.konsultasi
    """
    sha256, sidik, sidik_id = sidik_surat(salinan)
    if kotak.surat.filter(sidik=sidik).exists():
        return None
    kolom = {"sha256": sha256, "sidik": sidik, "sidik_id": sidik_id, "is_kepala_saja": kepala_saja}
    try:
        with _tersimpan(salinan) as kunci, transaction.atomic():
            surat = SuratMasuk.objects.create(kotak=kotak, kunci=kunci, ukuran=ukuran, **kolom)
            catat(surat, "suratmasuk.diterima")
            return surat
    except IntegrityError:
        # Another process was quicker with the same letter.
        if not kotak.surat.filter(sidik=sidik).exists():
            raise
        return None


@contextmanager
def _tersimpan(salinan: IO[bytes]) -> Iterator[str]:
    """Store the bytes under a new random key; whatever fails afterwards takes them away again."""
    acak = uuid.uuid4()
    kunci = f"surat/{acak.hex[:2]}/{acak}"
    try:
        salinan.seek(0)
        penyimpanan().save(kunci, File(salinan))
        yield kunci
    except BaseException:
        penyimpanan().delete(kunci)
        raise
