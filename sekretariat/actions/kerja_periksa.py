"""Background work of the auditor's room: taken under a lease, done piece by piece, taken up again."""

import hashlib
import logging
import secrets
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from lpse.background import enqueue
from lpse.berkas.simpan import penyimpanan
from lpse.ekspor import sel_waktu
from lpse.jejak import AWAL_RANTAI, catat, hitung_belum_disegel, periksa_potong
from lpse.klaim import KlaimLepas, ambil_klaim, bebas, tulis_klaim
from lpse.paging import read_page
from sekretariat.alur.periksa import ALUR_KERJA
from sekretariat.enums.periksa import TERBUKA, StatusKerja, TindakanKerja
from sekretariat.models import EksporPemeriksaan, PeriksaSegel
from sekretariat.models.periksa import KerjaPeriksa
from sekretariat.naskah.periksa import PENULIS, baris_kolom, data_csv, kepala, sel_jejak
from sekretariat.queries.periksa import URUTAN, SaringanJejak, pelaku, sampai_batas

logger = logging.getLogger(__name__)
K = TypeVar("K", bound=KerjaPeriksa)
TUGAS_EKSPOR, TUGAS_SEGEL = "sekretariat.ekspor_periksa", "sekretariat.periksa_segel"
PINJAM = timedelta(minutes=2)  # longer than a piece of work takes
POTONG_EKSPOR, POTONG_SEGEL = 5_000, 5_000
PERCOBAAN_TERBANYAK = 5
# A piece that was done proves the work is alive: only tries without one are counted.
HIDUP = {"percobaan": 1}
RUSAK_DISIMPAN = 100
SIMPAN_HARI = timedelta(days=30)  # how long the bytes of an export stay; its row and its digest stay


def ambil_kerja(model: type[K], pk: int) -> K | None:
    """Take open work that nobody holds; None where there is none. Tried too often, it fails."""
    rows = model._default_manager.filter(status__in=ALUR_KERJA.tabel[TindakanKerja.KERJAKAN].dari)
    isi = {"klaim": secrets.token_hex(8), "status": StatusKerja.BERJALAN, "percobaan": F("percobaan") + 1}
    kerja = ambil_klaim(rows, pk, PINJAM, **isi)
    if kerja is None:
        return None
    if kerja.percobaan > PERCOBAAN_TERBANYAK:
        akhiri(kerja, TindakanKerja.GAGALKAN, galat="Pekerjaan ini berulang kali terputus. Minta lagi.")
        return None
    return kerja


def catat_kemajuan(kerja: KerjaPeriksa, **kolom: Any) -> None:
    """Keep what a piece came to, and hold the lease on. Raises KlaimLepas where it is no longer held."""
    _tulis(kerja, klaim_sampai=timezone.now() + PINJAM, **kolom)


def _tulis(kerja: KerjaPeriksa, **kolom: Any) -> None:
    berjalan = type(kerja)._default_manager.filter(status=StatusKerja.BERJALAN)
    tulis_klaim(berjalan, kerja.pk, kerja.klaim, **kolom)
    for nama, nilai in kolom.items():
        setattr(kerja, nama, nilai)


@transaction.atomic
def akhiri(kerja: KerjaPeriksa, tindakan: TindakanKerja, **kolom: Any) -> None:
    """Mengakhiri pekerjaan: selesai dengan hasilnya, atau gagal dengan sebabnya. Raises KlaimLepas.

    Dasar: sekretariat.audit
    """
    transisi = ALUR_KERJA.check(kerja, tindakan, None)
    _tulis(kerja, status=transisi.ke, selesai_pada=timezone.now(), klaim_sampai=None, **kolom)
    hasil = {nama: kolom[nama] for nama in ("sidik", "jumlah_rusak") if nama in kolom}
    nama = "periksa_segel" if isinstance(kerja, PeriksaSegel) else "ekspor_pemeriksaan"
    catat(kerja, f"{nama}.{transisi.ke.value}", **hasil)


# --- Ekspor ----------------------------------------------------------------------------------------------


def kunci_bagian(kerja: EksporPemeriksaan, nomor: int) -> str:
    """Where a piece of the data part lies until the file is put together."""
    return f"ekspor/{kerja.kode}/{nomor:06d}"


def kerjakan_ekspor(pk: int) -> None:
    """Write an export to its end, from where it stands. Idempotent; what is held by another is left alone."""
    kerja = ambil_kerja(EksporPemeriksaan, pk)
    if kerja is None:
        return
    try:
        while tulis_bagian(kerja):
            pass
        _rangkai(kerja)
    except KlaimLepas:
        logger.warning("ekspor %s diambil alih pekerja lain", kerja.kode)


def tulis_bagian(kerja: EksporPemeriksaan) -> bool:
    """Write the next piece into the storage; False when there was none left. Raises KlaimLepas."""
    if kerja.bagian and not kerja.akhir:
        return False
    rows = sampai_batas(SaringanJejak.dari_simpanan(kerja.saringan), kerja)
    halaman = read_page(rows, URUTAN, after=kerja.akhir, size=POTONG_EKSPOR)
    if not halaman.rows:
        return False
    orang = pelaku(halaman.rows)
    data = data_csv(sel_jejak(satu, orang) for satu in halaman.rows)
    _simpan(kunci_bagian(kerja, kerja.bagian), ContentFile(data))
    catat_kemajuan(
        kerja,
        bagian=kerja.bagian + 1,
        ditulis=kerja.ditulis + len(halaman.rows),
        akhir=halaman.after,
        **HIDUP,
    )
    return bool(halaman.after)


def _simpan(kunci: str, isi: "File[bytes]") -> None:
    # Whoever did this piece before and died has left its bytes under the same name.
    penyimpanan().delete(kunci)
    penyimpanan().save(kunci, isi)


def _bagian(kerja: EksporPemeriksaan) -> Iterator[bytes]:
    yield baris_kolom()
    for nomor in range(kerja.bagian):
        with penyimpanan().open(kunci_bagian(kerja, nomor), "rb") as potong:
            yield potong.read()
        catat_kemajuan(kerja)


def _rangkai(kerja: EksporPemeriksaan) -> None:
    """Put the file together: the header knows the digest of all that follows it."""
    sidik = hashlib.sha256()
    for potong in _bagian(kerja):
        sidik.update(potong)
    isi = kepala(
        oleh=f"{kerja.diminta_oleh} ({kerja.diminta_oleh.username})",
        saat=sel_waktu(kerja.diminta_pada),
        saringan=kerja.saringan_kata,
        baris=kerja.ditulis,
        sidik=sidik.hexdigest(),
        judul="Ekspor jejak",
    )
    kunci = f"ekspor/{kerja.kode}/jejak.{kerja.bentuk}"
    with tempfile.TemporaryFile() as berkas:
        PENULIS[kerja.bentuk](berkas, isi, _bagian(kerja))
        ukuran = berkas.tell()
        _simpan(kunci, File(berkas))
    akhiri(kerja, TindakanKerja.SELESAIKAN, sidik=sidik.hexdigest(), kunci=kunci, ukuran=ukuran)
    transaction.on_commit(partial(_buang_bagian, kerja), robust=True)


def _buang_bagian(kerja: EksporPemeriksaan) -> None:
    for nomor in range(kerja.bagian):
        penyimpanan().delete(kunci_bagian(kerja, nomor))


def kunci_ekspor() -> Iterator[str]:
    """Where the bytes of exports lie in the private storage."""
    for kerja in EksporPemeriksaan.objects.filter(Q(bagian__gt=0) | ~Q(kunci="")):
        yield from (kunci_bagian(kerja, nomor) for nomor in range(kerja.bagian))
        if kerja.kunci:
            yield kerja.kunci


# --- Segel -----------------------------------------------------------------------------------------------


def kerjakan_segel(pk: int) -> None:
    """Verify the chain to its end, from where it stands. Idempotent."""
    kerja = ambil_kerja(PeriksaSegel, pk)
    if kerja is None:
        return
    try:
        while periksa_bagian(kerja):
            pass
        akhiri(
            kerja,
            TindakanKerja.SELESAIKAN,
            jumlah_rusak=kerja.jumlah_rusak,
            belum_disegel=hitung_belum_disegel(),
        )
    except KlaimLepas:
        logger.warning("pemeriksaan segel %s diambil alih pekerja lain", kerja.kode)


def periksa_bagian(kerja: PeriksaSegel) -> bool:
    """Verify the next piece; False when the last seal of the request has been seen. Raises KlaimLepas."""
    sisa = min(POTONG_SEGEL, kerja.total - kerja.diperiksa)
    potong = periksa_potong(kerja.diperiksa, kerja.rantai or AWAL_RANTAI, max(sisa, 0))
    if not potong.segel:
        return False
    catat_kemajuan(
        kerja,
        diperiksa=potong.nomor,
        rantai=potong.rantai,
        rusak=[*kerja.rusak, *potong.rusak][:RUSAK_DISIMPAN],
        jumlah_rusak=kerja.jumlah_rusak + len(potong.rusak),
        **HIDUP,
    )
    return potong.nomor < kerja.total


# --- Sapuan ----------------------------------------------------------------------------------------------


def sapu_kerja_periksa(kini: datetime | None = None) -> int:
    """Each minute: hand to the queue again what nobody holds, since messages are lost and workers die."""
    kini, jumlah = kini or timezone.now(), 0
    for model, tugas in ((EksporPemeriksaan, TUGAS_EKSPOR), (PeriksaSegel, TUGAS_SEGEL)):
        terbuka = model._default_manager.filter(bebas(kini), status__in=TERBUKA)
        for pk in terbuka.values_list("pk", flat=True):
            enqueue(tugas, pk, queue="lama")
            jumlah += 1
    return jumlah


def buang_ekspor_lama(kini: datetime | None = None) -> int:
    """Take away the bytes of exports that ended a month ago; who made which, stays.

    Of one that failed, the pieces it had written.
    """
    ada = Q(status=StatusKerja.SELESAI, ukuran__gt=0) | Q(status=StatusKerja.GAGAL, bagian__gt=0)
    rows = EksporPemeriksaan.objects.filter(ada, selesai_pada__lt=(kini or timezone.now()) - SIMPAN_HARI)
    return sum(_buang_ekspor(kerja) for kerja in rows[:20])


@transaction.atomic
def _buang_ekspor(kerja: EksporPemeriksaan) -> bool:
    """False where the database passes the row over: its class is held for the law."""
    if not EksporPemeriksaan.objects.filter(pk=kerja.pk).update(ukuran=0, bagian=0):
        return False
    _buang_bagian(kerja)
    if kerja.kunci:
        penyimpanan().delete(kerja.kunci)
    return True
