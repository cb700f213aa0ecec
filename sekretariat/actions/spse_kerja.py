"""The worker's part of an import of SPSE data: reading the file and writing its rows, piece by piece."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.db import DataError, transaction

from lpse.berkas.simpan import penyimpanan
from lpse.klaim import KlaimLepas
from lpse.lembar import LembarTidakTerbaca
from lpse.waktu import zona
from sekretariat.actions.spse import (
    gagalkan_kiriman,
    klaim_kiriman,
    pegang_kiriman,
    selesaikan_kiriman,
    selesaikan_pemeriksaan,
)
from sekretariat.actions.spse_mesin import Potongan, olah_potongan
from sekretariat.enums.spse import JenisData, StatusKiriman
from sekretariat.models import KirimanSPSE
from sekretariat.policies.spse_baris import PembacaBaris
from sekretariat.policies.spse_berkas import Rekaman, baca_rekaman, kenali_isi
from sekretariat.policies.spse_pejabat import TIDAK_SEORANG_PUN
from sekretariat.policies.spse_peta import PETA
from sekretariat.queries.spse import satker_dikenal

# A piece: so many rows, fewer where they are long. Two are in memory, one being read and one written.
POTONG = 100_000
POTONG_HURUF = 48_000_000
HURUF_PENOLAKAN = 300  # what a refusal takes, as characters
PALING_SERING_DICOBA = 4


def kerjakan_kiriman(pk: int, *, utuh: bool = False) -> bool:
    """Check or apply an import to its end. False when another worker holds it or nothing is to be done.

    Idempotent: called again after a worker was killed, it goes on behind the last whole piece. `utuh`: all
    pieces in one transaction, for a file that nobody checked to its end before.
    """
    diambil = klaim_kiriman(pk)
    if diambil is None:
        return False
    kiriman, cap = diambil
    try:
        with transaction.atomic() if utuh else nullcontext():
            _jalankan(kiriman, cap)
    except KlaimLepas:
        return False
    except LembarTidakTerbaca as galat:
        gagalkan_kiriman(pk, cap, str(galat))
    except DataError:
        gagalkan_kiriman(pk, cap, "Berkas ini memuat nilai yang tidak dapat disimpan.")
    return True


def _jalankan(kiriman: KirimanSPSE, cap: UUID) -> None:
    if kiriman.percobaan > PALING_SERING_DICOBA:
        raise LembarTidakTerbaca("Berkas ini berulang kali menghentikan pembacanya. Bagi menjadi beberapa.")
    tulis = kiriman.status == StatusKiriman.MENERAPKAN
    with _salinan(kiriman) as berkas:
        jenis = JenisData(kiriman.jenis or kenali_isi(berkas, kiriman.format))
        pembaca = PembacaBaris(PETA[jenis], zona(), kiriman.ditarik_pada.isoformat(), satker_dikenal())
        rekaman = (r for r in baca_rekaman(berkas, kiriman.format) if r.nomor > kiriman.baris_selesai)
        for potongan in mendahului(potong(rekaman, pembaca)):
            simpan_potongan(kiriman.pk, cap, jenis, potongan)
    asing = sorted(pembaca.asing)
    if tulis:
        selesaikan_kiriman(kiriman.pk, cap, asing)
    else:
        selesaikan_pemeriksaan(kiriman.pk, cap, jenis, asing)


@contextmanager
def _salinan(kiriman: KirimanSPSE) -> Iterator[IO[bytes]]:
    """The stored file as one that can be read back and forth, wherever the storage is."""
    try:
        with TemporaryFile() as salinan, penyimpanan().open(kiriman.kunci, "rb") as asli:
            shutil.copyfileobj(asli, salinan, 1024 * 1024)
            salinan.seek(0)
            yield salinan
    except FileNotFoundError:
        raise LembarTidakTerbaca("Berkas ini hilang dari penyimpanan. Kirim lagi.") from None


def potong(rekaman: Iterator[Rekaman], pembaca: PembacaBaris) -> Iterator[Potongan]:
    """Records by so many as are written at once: memory holds one piece, whatever the file is."""
    potongan = Potongan()
    for satu in rekaman:
        _baca(potongan, satu, pembaca)
        if potongan.dibaca == POTONG or potongan.huruf >= POTONG_HURUF:
            yield potongan
            potongan = Potongan()
    if potongan.sampai:
        yield potongan


def mendahului(potongan: Iterator[Potongan]) -> Iterator[Potongan]:
    """The same pieces, the next one being read while the database is busy with the one before."""
    with ThreadPoolExecutor(max_workers=1) as pembaca:
        berikut = pembaca.submit(next, potongan, None)
        while (satu := berikut.result()) is not None:
            berikut = pembaca.submit(next, potongan, None)
            yield satu


def _baca(potongan: Potongan, rekaman: Rekaman, pembaca: PembacaBaris) -> None:
    potongan.sampai, potongan.persen = rekaman.nomor, rekaman.persen
    potongan.dibaca += 1
    hasil = pembaca.baca(rekaman.isi)
    if not isinstance(hasil, str):
        potongan.ditolak += [(rekaman.nomor, salah.kolom, salah.alasan) for salah in hasil]
        potongan.huruf += HURUF_PENOLAKAN * len(hasil)
        return
    potongan.baris.append(f"{rekaman.nomor}\t{hasil}\n")
    potongan.huruf += len(hasil)
    if (pejabat := pembaca.pejabat(rekaman.isi)) is not None:
        awal = f"{rekaman.nomor}\t{pembaca.peta.jenis.value}\t{pembaca.kode(rekaman.isi)}"
        potongan.pejabat += ["\t".join((awal, *p)) + "\n" for p in pejabat or [TIDAK_SEORANG_PUN]]


@transaction.atomic
def simpan_potongan(pk: int, cap: UUID, jenis: JenisData, potongan: Potongan) -> None:
    """Menimbang sepotong baris dan, bila sedang diterapkan, menulisnya; hitungannya ikut dalam transaksi itu.

    Raises KlaimLepas. Dasar: sekretariat.e_reporting
    """
    kiriman = pegang_kiriman(pk, cap)
    hasil = olah_potongan(jenis, pk, potongan, tulis=kiriman.status == StatusKiriman.MENERAPKAN)
    kiriman.dibaca += potongan.dibaca
    kiriman.ditolak += potongan.dibaca - len(potongan.baris)
    for nama in ("baru", "berubah", "sama", "usang", "ditolak", "pagu", "hps", "kontrak"):
        setattr(kiriman, nama, getattr(kiriman, nama) + getattr(hasil, nama))
    kiriman.baris_selesai, kiriman.kemajuan = potongan.sampai, potongan.persen
    kiriman.save()
