"""The acts on a report until it is signed: built, built anew, written to, reviewed, sent back, corrected.

The clock builds with `oleh` None.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from lpse.aturan import TidakBerwenang
from lpse.butir import Butir, Rujukan
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_LAPORAN
from lpse.waktu import hari_ini
from sekretariat.alur.pelaporan import ALUR_LAPORAN
from sekretariat.alur.periode import Periode
from sekretariat.enums.pelaporan import JenisLaporan
from sekretariat.enums.pelaporan import TindakanLaporan as T
from sekretariat.models import ButirLaporan, LaporanBerkala, RujukanButir
from sekretariat.naskah.bab_laporan import Bab, bab_untuk
from sekretariat.policies.pelaporan import (
    BelumDitinjau,
    SudahDikoreksi,
    check_lewat,
    check_unit,
    dasar_laporan,
)
from sekretariat.queries.pelaporan import tujuan_kini

KUNCI_SUSUN = 7_301_047  # advisory lock: one build of one period at a time
PER_POTONG = 100  # rows behind a figure in one row of ours: a page of them
SEPULUH_RIBU = Decimal("0.0001")


@transaction.atomic
def susun_laporan(
    periode: Periode, *, oleh: Akun | None, jenis: str = JenisLaporan.BERKALA, unit: str = ""
) -> tuple[LaporanBerkala, bool]:
    """Menyusun draf laporan satu periode dari catatan unit-unit; yang sudah ada dikembalikan apa adanya.

    Returns the report and whether it was made now: of two builds at once the second finds the first one's.
    Raises TidakBerwenang, PeriodeBelumLewat, LaporanUnitTidakDiatur.
    Dasar: sekretariat.laporan, sekretariat.program_unit
    """
    _check_boleh(oleh)
    check_unit(jenis, unit)
    check_lewat(periode, hari_ini())
    _antre(f"{jenis}:{unit}:{periode.mulai}")
    rows = LaporanBerkala.objects.filter(jenis=jenis, unit=unit, mulai=periode.mulai, selesai=periode.selesai)
    if (ada := rows.order_by("-versi").first()) is not None:
        return ada, False
    laporan = _buat(periode, jenis, unit, oleh)
    catat(laporan, "laporan.disusun", oleh=oleh, periode=periode.kode, jenis=jenis, unit=unit)
    return laporan, True


@transaction.atomic
def susun_ulang(pk: int, *, oleh: Akun) -> LaporanBerkala:
    """Menghitung ulang seluruh angka draf; tulisan pemeriksa tetap.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    ALUR_LAPORAN.check(laporan, T.SUSUN_ULANG, oleh)
    laporan.disusun_oleh, laporan.disusun_pada = oleh, timezone.now()
    _tujukan(laporan)
    laporan.save(update_fields=["disusun_oleh", "disusun_pada", "kepada", "melalui", "is_dinamai", "dasar"])
    _isi_angka(laporan)
    catat(laporan, "laporan.disusun_ulang", oleh=oleh)
    return laporan


@transaction.atomic
def tulis_laporan(pk: int, *, oleh: Akun, pengantar: str, catatan: str, rekomendasi: str) -> LaporanBerkala:
    """Mengisi pengantar, catatan, dan rekomendasi draf.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    ALUR_LAPORAN.check(laporan, T.TULIS, oleh)
    laporan.pengantar, laporan.catatan, laporan.rekomendasi = pengantar, catatan, rekomendasi
    laporan.save(update_fields=["pengantar", "catatan", "rekomendasi"])
    catat(laporan, "laporan.ditulis", oleh=oleh)
    return laporan


@transaction.atomic
def periksa_laporan(pk: int, *, oleh: Akun) -> LaporanBerkala:
    """Menyatakan draf sudah diperiksa dan menyerahkannya kepada Kepala.

    Raises TidakBerwenang, TindakanTertutup, BelumDitinjau. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    transisi = ALUR_LAPORAN.check(laporan, T.PERIKSA, oleh)
    if not laporan.butir.exists():
        raise BelumDitinjau
    laporan.status, laporan.diperiksa_oleh, laporan.diperiksa_pada = transisi.ke, oleh, timezone.now()
    laporan.save(update_fields=["status", "diperiksa_oleh", "diperiksa_pada"])
    catat(laporan, "laporan.diperiksa", oleh=oleh)
    return laporan


@transaction.atomic
def kembalikan_laporan(pk: int, *, oleh: Akun, alasan: str) -> LaporanBerkala:
    """Mengembalikan laporan kepada penyusun, dengan alasan di catatannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    laporan.status = ALUR_LAPORAN.check(laporan, T.KEMBALIKAN, oleh).ke
    laporan.alasan_kembali = alasan
    laporan.save(update_fields=["status", "alasan_kembali"])
    catat(laporan, "laporan.dikembalikan", oleh=oleh)
    return laporan


@transaction.atomic
def koreksi_laporan(pk: int, *, oleh: Akun, alasan: str) -> LaporanBerkala:
    """Membuat versi koreksi sebagai draf baru; laporan lama tetap terbaca dan ditandai bila penggantinya sah.

    Raises TidakBerwenang, TindakanTertutup, SudahDikoreksi. Dasar: sekretariat.laporan
    """
    lama = LaporanBerkala.objects.lock(pk)
    ALUR_LAPORAN.check(lama, T.KOREKSI, oleh)
    if LaporanBerkala.objects.filter(menggantikan=lama).exists():
        raise SudahDikoreksi
    baru = _buat(lama.periode, lama.jenis, lama.unit, oleh, menggantikan=lama, alasan=alasan)
    catat(baru, "laporan.dikoreksi", oleh=oleh, menggantikan=lama.pk, versi=baru.versi)
    catat(lama, "laporan.dikoreksi_oleh", oleh=oleh, pengganti=baru.pk)
    return baru


# --- What the acts share ------------------------------------------------------------------------------


def _check_boleh(oleh: Akun | None) -> None:
    """The clock, or whoever keeps the reports. Raises TidakBerwenang."""
    if oleh is not None and not oleh.has_perm(KELOLA_LAPORAN):
        raise TidakBerwenang


def _antre(nama: str) -> None:
    """Wait until nobody else builds the report of this name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [KUNCI_SUSUN, nama])


def _buat(periode: Periode, jenis: str, unit: str, oleh: Akun | None, **kolom: Any) -> LaporanBerkala:
    """A draft with its figures; one that replaces another takes the next version and what was written."""
    lama = kolom.get("menggantikan")
    laporan = LaporanBerkala(
        jenis=jenis,
        unit=unit,
        irama=periode.irama,
        mulai=periode.mulai,
        selesai=periode.selesai,
        disusun_oleh=oleh,
        **kolom,
    )
    if lama is not None:
        versi = LaporanBerkala.objects.filter(
            jenis=jenis, unit=unit, mulai=periode.mulai, selesai=periode.selesai
        ).aggregate(n=Max("versi"))["n"]
        laporan.versi = versi + 1
        for nama in ("pengantar", "catatan", "rekomendasi"):
            setattr(laporan, nama, getattr(lama, nama))
    _tujukan(laporan)
    laporan.save(force_insert=True)
    _isi_angka(laporan)
    return laporan


def _tujukan(laporan: LaporanBerkala) -> None:
    """Addressee, route and article as they are today."""
    ke = tujuan_kini()
    laporan.kepada, laporan.melalui, laporan.is_dinamai = ke.kepada, ke.melalui, ke.is_dinamai
    laporan.dasar = dasar_laporan(laporan.jenis, laporan.unit)


def _isi_angka(laporan: LaporanBerkala) -> None:
    """Count every figure anew, and keep the rows behind each; the draft's earlier ones go."""
    laporan.butir.all().delete()
    lalu = laporan.periode.sebelumnya
    urut = 0
    for bab in bab_untuk(laporan.unit):
        kini = bab.periode(laporan.mulai, laporan.selesai)
        sebelum = {butir.kode: butir for butir in bab.periode(lalu.mulai, lalu.selesai)}
        for butir in kini:
            urut += 1
            _simpan_butir(laporan, urut, bab, butir, sebelum.get(butir.kode))


def _simpan_butir(laporan: LaporanBerkala, urut: int, bab: Bab, butir: Butir, sebelum: Butir | None) -> None:
    baru = ButirLaporan.objects.create(
        laporan=laporan,
        urut=urut,
        bab=bab.kode,
        judul_bab=bab.judul,
        kode=butir.kode,
        label=butir.label,
        kelompok=butir.kelompok,
        satuan=butir.satuan,
        nilai=_desimal(butir.nilai),
        sebelum=_desimal(sebelum.nilai) if sebelum else None,
    )
    if butir.rujukan is None:
        return
    jumlah = 0
    potongan = []
    for potong, baris in enumerate(_berkelompok(butir.rujukan()), start=1):
        jumlah += len(baris)
        potongan.append(RujukanButir(butir=baru, potong=potong, isi=[satu.as_simpanan() for satu in baris]))
    RujukanButir.objects.bulk_create(potongan, batch_size=500)
    baru.jumlah_rujukan = jumlah
    if butir.is_hitungan:
        # Rows may have come between the two readings: the figure is what stands behind it.
        baru.nilai = Decimal(jumlah)
    baru.save(update_fields=["jumlah_rujukan", "nilai"])


def _berkelompok(semua: Iterable[Rujukan]) -> Iterator[list[Rujukan]]:
    """The rows in their order, a page of them at a time."""
    sisa = iter(semua)
    while kelompok := list(islice(sisa, PER_POTONG)):
        yield kelompok


def _desimal(nilai: Decimal | int | float | None) -> Decimal | None:
    return None if nilai is None else Decimal(str(nilai)).quantize(SEPULUH_RIBU)
