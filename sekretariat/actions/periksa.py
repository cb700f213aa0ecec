"""The auditor's own acts: a filter kept, a sample drawn, an export made or asked for, the seals verified."""

import hashlib
import secrets
import tempfile
from collections.abc import Iterable
from typing import IO, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.background import enqueue
from lpse.ekspor import sel_waktu
from lpse.jejak import catat, kepala_rantai
from lpse.models import Akun, Jejak
from sekretariat.actions.kerja_periksa import TUGAS_EKSPOR, TUGAS_SEGEL
from sekretariat.models import EksporPemeriksaan, PeriksaSegel, SampelJejak, SaringanTersimpan
from sekretariat.naskah.periksa import PENULIS, baris_kolom, data_csv, kepala, sel_jejak
from sekretariat.policies import periksa as aturan
from sekretariat.policies.periksa import check_pemeriksa
from sekretariat.queries.periksa import SaringanJejak, acak, batas_kini, pelaku, sampai_batas

JUDUL_EKSPOR, JUDUL_SAMPEL = "Ekspor jejak", "Sampel jejak"


@transaction.atomic
def simpan_saringan(*, oleh: Akun, nama: str, kueri: str) -> SaringanTersimpan:
    """Menyimpan saringan jejak dengan nama, untuk dipakai lagi oleh penyimpannya sendiri.

    Raises TidakBerwenang, SaringanPenuh, NamaSaringanDipakai. Dasar: sekretariat.audit
    """
    check_pemeriksa(oleh)
    Akun.objects.select_for_update(no_key=True).get(pk=oleh.pk)
    if SaringanTersimpan.objects.filter(pemilik=oleh).count() >= aturan.SARINGAN_TERBANYAK:
        raise aturan.SaringanPenuh
    if SaringanTersimpan.objects.filter(pemilik=oleh, nama__iexact=nama).exists():
        raise aturan.NamaSaringanDipakai
    saringan = SaringanTersimpan.objects.create(pemilik=oleh, nama=nama, kueri=kueri)
    catat(saringan, "saringan_tersimpan.disimpan", oleh=oleh)
    return saringan


@transaction.atomic
def hapus_saringan(pk: int, *, oleh: Akun) -> None:
    """Menghapus saringan milik sendiri. Raises SaringanTersimpan.DoesNotExist. Dasar: sekretariat.audit"""
    check_pemeriksa(oleh)
    saringan = SaringanTersimpan.objects.select_for_update().get(pk=pk, pemilik=oleh)
    catat(saringan, "saringan_tersimpan.dihapus", oleh=oleh)
    saringan.delete()


@transaction.atomic
def ambil_sampel(*, oleh: Akun, saringan: SaringanJejak, banyak: int, benih: str = "") -> SampelJejak:
    """Mengambil sampel acak dari baris jejak yang disaring; benihnya dicatat agar dapat diulang.

    Without `benih` one is made. Fewer rows than `banyak` are all taken. Raises TidakBerwenang, SampelKosong,
    SampelTerlaluLuas. Dasar: sekretariat.audit
    """
    check_pemeriksa(oleh)
    batas, benih = batas_kini(), benih or secrets.token_hex(8)
    rows = sampai_batas(saringan, batas)
    populasi = rows.order_by()[: aturan.POPULASI_TERBANYAK + 1].count()
    if populasi > aturan.POPULASI_TERBANYAK:
        raise aturan.SampelTerlaluLuas
    if not populasi:
        raise aturan.SampelKosong
    sampel = SampelJejak.objects.create(
        **batas,
        saringan=saringan.as_simpanan(),
        saringan_kata=saringan.kata(),
        benih=benih,
        populasi=populasi,
        baris=acak(rows, benih, min(banyak, aturan.SAMPEL_TERBANYAK)),
        dibuat_oleh=oleh,
    )
    catat(sampel, "sampel.diambil", oleh=oleh, baris=len(sampel.baris), populasi=populasi, benih=benih)
    return sampel


def turunkan_ulang(sampel: SampelJejak) -> list[int]:
    """The keys that the recorded seed draws from the recorded filter now: the same, or the trail broke."""
    rows = sampai_batas(SaringanJejak.dari_simpanan(sampel.saringan), sampel)
    return acak(rows, sampel.benih, len(sampel.baris))


# --- Ekspor ----------------------------------------------------------------------------------------------


def tulis_ekspor(
    tujuan: IO[bytes], baris: list[Jejak], *, oleh: Akun, bentuk: str, kata: str, judul: str
) -> str:
    """Write a whole export into a file; returns the SHA-256 of its data part."""
    orang = pelaku(baris)
    data = baris_kolom() + data_csv(sel_jejak(satu, orang) for satu in baris)
    sidik = hashlib.sha256(data).hexdigest()
    isi = kepala(
        oleh=f"{oleh} ({oleh.username})",
        saat=sel_waktu(timezone.now()),
        saringan=kata,
        baris=len(baris),
        sidik=sidik,
        judul=judul,
    )
    PENULIS[bentuk](tujuan, isi, [data])
    return sidik


def _kirim_langsung(
    baris: Iterable[Jejak], *, oleh: Akun, bentuk: str, kata: str, judul: str, **rincian: object
) -> IO[bytes]:
    daftar = list(baris)
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    sidik = tulis_ekspor(berkas, daftar, oleh=oleh, bentuk=bentuk, kata=kata, judul=judul)
    with transaction.atomic(durable=True):
        catat(None, "jejak.diekspor", oleh=oleh, bentuk=bentuk, baris=len(daftar), sidik=sidik, **rincian)
    berkas.seek(0)
    return berkas


def ekspor(*, oleh: Akun, saringan: SaringanJejak, bentuk: str) -> IO[bytes] | EksporPemeriksaan:
    """Mengekspor persis yang disaring: berkasnya, atau permintaan yang dikerjakan di latar bila besar.

    The export is a trail row before its first byte leaves. Raises TidakBerwenang, LembarTerlaluBesar.
    Dasar: sekretariat.audit
    """
    check_pemeriksa(oleh)
    rows = sampai_batas(saringan, batas := batas_kini())
    terlalu = rows.order_by()[: aturan.SEKETIKA + 1].count() > aturan.SEKETIKA
    if terlalu:
        return _minta_ekspor(oleh=oleh, saringan=saringan, bentuk=bentuk, batas=batas)
    return _kirim_langsung(
        rows.order_by("-pada", "-pk"),
        oleh=oleh,
        bentuk=bentuk,
        kata=saringan.kata(),
        judul=JUDUL_EKSPOR,
        saringan=saringan.as_rincian(),
    )


def ekspor_sampel(sampel: SampelJejak, *, oleh: Akun, bentuk: str) -> IO[bytes]:
    """Mengekspor satu sampel, dalam urutan undiannya, dengan benih di kepalanya. Dasar: sekretariat.audit"""
    check_pemeriksa(oleh)
    ada = Jejak.objects.in_bulk(sampel.baris)
    return _kirim_langsung(
        (ada[pk] for pk in sampel.baris if pk in ada),
        oleh=oleh,
        bentuk=bentuk,
        kata=f"{sampel.saringan_kata}; {sampel}",
        judul=JUDUL_SAMPEL,
        sampel=sampel.kode,
    )


@transaction.atomic
def _minta_ekspor(
    *, oleh: Akun, saringan: SaringanJejak, bentuk: str, batas: dict[str, Any]
) -> EksporPemeriksaan:
    total = sampai_batas(saringan, batas).order_by().count()
    if bentuk == "xlsx" and total > aturan.LEMBAR_TERBANYAK:
        raise aturan.LembarTerlaluBesar
    permintaan = EksporPemeriksaan.objects.create(
        **batas,
        saringan=saringan.as_simpanan(),
        saringan_kata=saringan.kata(),
        bentuk=bentuk,
        total=total,
        diminta_oleh=oleh,
    )
    catat(permintaan, "ekspor_pemeriksaan.diminta", oleh=oleh, baris=total, saringan=saringan.as_rincian())
    enqueue(TUGAS_EKSPOR, permintaan.pk, queue="lama")
    return permintaan


@transaction.atomic(durable=True)
def catat_unduhan(kerja: EksporPemeriksaan, *, oleh: Akun) -> None:
    """Mencatat ekspor besar yang dibawa pulang, sebelum byte pertamanya keluar. Dasar: sekretariat.audit"""
    check_pemeriksa(oleh)
    rincian = {"bentuk": kerja.bentuk, "baris": kerja.total, "sidik": kerja.sidik}
    catat(kerja, "jejak.diekspor", oleh=oleh, **rincian)


# --- Segel -----------------------------------------------------------------------------------------------


def minta_periksa_segel(*, oleh: Akun) -> PeriksaSegel:
    """Meminta seluruh rantai segel diperiksa di latar. Raises TidakBerwenang, SegelSedangDiperiksa.

    Dasar: sekretariat.audit
    """
    check_pemeriksa(oleh)
    akhir = kepala_rantai()
    try:
        with transaction.atomic():
            kerja = PeriksaSegel.objects.create(diminta_oleh=oleh, total=akhir["nomor"] if akhir else 0)
            catat(kerja, "periksa_segel.diminta", oleh=oleh, segel=kerja.total)
            enqueue(TUGAS_SEGEL, kerja.pk, queue="lama")
            return kerja
    except IntegrityError:
        raise aturan.SegelSedangDiperiksa from None
