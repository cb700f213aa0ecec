"""Reading an import into its rows, in pieces; a worker that was killed is followed by one that goes on."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Max

from lpse.berkas.simpan import penyimpanan
from lpse.jejak import catat
from lpse.lembar import Baris, LembarTidakTerbaca
from registrasi.actions.impor_pengguna import lepas_berkas_impor, musnahkan_isi, pegang_impor
from registrasi.alur.spse import ALUR_IMPOR
from registrasi.enums.spse import HasilBaris, TindakanImpor
from registrasi.impor.baca import baca_lembar
from registrasi.impor.dikenal import cari_dikenal, pilah
from registrasi.impor.kolom import baca_baris, baca_judul
from registrasi.models import BarisImporPengguna, ImporPengguna

POTONG = 2000
PALING_SERING_DICOBA = 4
# The first row with a key stands, whatever came after it; refused rows claim nothing.
KEMBAR = """
UPDATE registrasi_barisimporpengguna b
   SET hasil = 'ditolak', alasan = %s || k.pertama || '.'
  FROM (SELECT id, first_value(nomor) OVER w AS pertama, row_number() OVER w AS urut
          FROM registrasi_barisimporpengguna
         WHERE impor_id = %s AND hasil <> 'ditolak' AND {kolom} <> ''
        WINDOW w AS (PARTITION BY upper({kolom}) ORDER BY nomor)) k
 WHERE b.id = k.id AND k.urut > 1
"""
KUNCI_UNIK = {
    "user_id": "User ID ini sudah ada di baris ",
    "email": "Surel ini sudah ada di baris ",
    "npwp16": "NPWP ini sudah ada di baris ",
}


def baca_impor(impor: ImporPengguna, cap: UUID) -> None:
    """Read what has not been read yet, then say that the rows can be looked at, or why they cannot.

    Raises KlaimLepas when the lease is gone. What fails otherwise leaves the rows read so far.
    """
    try:
        if impor.percobaan > PALING_SERING_DICOBA:
            raise LembarTidakTerbaca("Berkas ini berulang kali menghentikan pembacanya. Simpan sebagai CSV.")
        with _salinan(impor) as berkas:
            _baca_isi(impor, cap, berkas)
    except LembarTidakTerbaca as galat:
        gagalkan_impor(impor.pk, cap, str(galat))
    else:
        selesaikan_bacaan(impor.pk, cap)


@contextmanager
def _salinan(impor: ImporPengguna) -> Iterator[IO[bytes]]:
    """The stored file as one that can be read back and forth, wherever the storage is."""
    try:
        with TemporaryFile() as salinan, penyimpanan().open(impor.kunci, "rb") as asli:
            shutil.copyfileobj(asli, salinan, 1024 * 1024)
            salinan.seek(0)
            yield salinan
    except FileNotFoundError:
        raise LembarTidakTerbaca("Berkas ini hilang dari penyimpanan. Unggah lagi.") from None


def _baca_isi(impor: ImporPengguna, cap: UUID, berkas: IO[bytes]) -> None:
    sampai = impor.baris.aggregate(n=Max("nomor"))["n"] or 0
    lembar = baca_lembar(berkas, impor.jenis)
    judul = baca_judul(next(lembar, Baris(1, [], 0)).sel)
    belum = (baris for baris in lembar if baris.nomor > sampai)
    while potong := list(islice(belum, POTONG)):
        _simpan_potongan(impor.pk, cap, judul, potong)


@transaction.atomic
def _simpan_potongan(pk: int, cap: UUID, judul: list[str], potong: list[Baris]) -> None:
    impor = pegang_impor(pk, cap)
    baris = [_buat_baris(impor, judul, satu) for satu in potong]
    dikenal = cari_dikenal(b for b in baris if b.hasil != HasilBaris.DITOLAK)
    for satu in baris:
        pilah(satu, dikenal)
    BarisImporPengguna.objects.bulk_create(baris, batch_size=500)
    impor.dibaca += len(baris)
    impor.kemajuan = potong[-1].persen
    impor.save(update_fields=["dibaca", "kemajuan"])


def _buat_baris(impor: ImporPengguna, judul: list[str], baris: Baris) -> BarisImporPengguna:
    isian = baca_baris(judul, baris.sel)
    return BarisImporPengguna(
        impor=impor,
        nomor=baris.nomor,
        hasil=HasilBaris.DITOLAK if isian.salah else HasilBaris.BARU,
        alasan=" ".join(isian.salah)[:400],
        user_id=isian.user_id,
        nama=isian.nama,
        jenis=isian.jenis,
        email=isian.email,
        npwp=isian.npwp,
        npwp16=isian.npwp16,
        isi={nama: nilai for nama, nilai in isian.lain.items() if nilai},
    )


@transaction.atomic
def selesaikan_bacaan(pk: int, cap: UUID) -> None:
    """Menyatakan bacaan selesai: yang kembar ditolak, jumlahnya dihitung, berkasnya dimusnahkan.

    Raises KlaimLepas. Dasar: registrasi.pelayanan
    """
    impor = pegang_impor(pk, cap)
    impor.status = ALUR_IMPOR.check(impor, TindakanImpor.SELESAI_DIBACA, None).ke
    with connection.cursor() as cursor:
        for kolom, kalimat in KUNCI_UNIK.items():
            cursor.execute(KEMBAR.format(kolom=kolom), [kalimat, pk])
    hitung_hasil(impor)
    impor.kemajuan, impor.klaim, impor.klaim_sampai = 100, None, None
    lepas_berkas_impor(impor)
    impor.save()
    jumlah = {h.value: getattr(impor, f"jumlah_{h.value}") for h in HasilBaris}
    catat(impor, "impor_pengguna.dibaca", baris=impor.dibaca, **jumlah)


@transaction.atomic
def gagalkan_impor(pk: int, cap: UUID, sebab: str) -> None:
    """Menyatakan berkas tidak terbaca, dengan sebabnya; baris yang sempat terbaca dimusnahkan.

    Raises KlaimLepas. Dasar: registrasi.pelayanan
    """
    impor = pegang_impor(pk, cap)
    impor.status = ALUR_IMPOR.check(impor, TindakanImpor.GAGALKAN, None).ke
    impor.galat = sebab[:400]
    musnahkan_isi(impor)
    catat(impor, "impor_pengguna.gagal")


def hitung_hasil(impor: ImporPengguna) -> None:
    """Count the rows by outcome; the caller saves."""
    jumlah = dict(impor.baris.values_list("hasil").annotate(n=Count("pk")).order_by())
    for hasil in HasilBaris:
        setattr(impor, f"jumlah_{hasil.value}", jumlah.get(hasil.value, 0))
