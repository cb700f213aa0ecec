"""The acts on a work programme: drawn up, submitted, approved, revised, closed; what was realised.

`pada` is for the demo, whose past needs dates.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import TindakanTertutup
from lpse.jejak import catat
from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.alur.program import ALUR_PROGRAM
from sekretariat.enums.program import BERLAKU, StatusProgram
from sekretariat.enums.program import TindakanProgram as T
from sekretariat.models import KegiatanProgram, ProgramKerja, RealisasiKegiatan
from sekretariat.policies.program import (
    ProgramKosong,
    ProgramSudahAda,
    check_bukan_penyusun,
    check_dapat_direvisi,
    check_kelola,
    check_konsep,
    check_realisasi,
)
from sekretariat.queries.program import jumlah_realisasi, penyusun_program, unit_saya

# What an activity keeps in a new version of its programme.
DISALIN = (
    *("seri", "nama", "kunci", "indikator", "target", "satuan", "bulan", "penanggung_jawab"),
    *("kode_rekening", "uraian_belanja", "pagu"),
)


@transaction.atomic
def susun_program(*, oleh: Akun, tahun: int, unit: str, pada: datetime | None = None) -> ProgramKerja:
    """Membuat konsep program kerja setahun, untuk seluruh LPSE (unit kosong) atau satu unit.

    Raises TidakBerwenang, BukanUnitnya, ProgramSudahAda.
    Dasar: sekretariat.program_kerja, sekretariat.program_unit
    """
    check_kelola(oleh, unit, unit_saya(oleh))
    if ProgramKerja.objects.filter(tahun=tahun, unit=unit, status__in=BERLAKU).exists():
        raise ProgramSudahAda
    program = _buat(tahun=tahun, unit=unit, disusun_oleh=oleh, disusun_pada=pada or timezone.now())
    catat(program, "program.disusun", oleh=oleh, tahun=tahun, unit=unit)
    return program


@transaction.atomic
def revisi_program(pk: int, *, oleh: Akun, alasan: str) -> ProgramKerja:
    """Membuat konsep versi baru dari program yang disahkan; yang lama berlaku sampai yang baru disahkan.

    Raises TidakBerwenang, BukanUnitnya, TindakanTertutup, ProgramSudahAda. Dasar: sekretariat.program_kerja
    """
    lama = ProgramKerja.objects.lock(pk)
    check_kelola(oleh, lama.unit, unit_saya(oleh))
    check_dapat_direvisi(lama)
    baru = _buat(
        tahun=lama.tahun,
        unit=lama.unit,
        versi=lama.versi + 1,
        menggantikan=lama,
        alasan_revisi=alasan,
        disusun_oleh=oleh,
    )
    for satu in lama.kegiatan.order_by("pk"):
        KegiatanProgram.objects.create(program=baru, **{nama: getattr(satu, nama) for nama in DISALIN})
    catat(baru, "program.direvisi", oleh=oleh, versi=baru.versi)
    return baru


@transaction.atomic
def simpan_kegiatan(
    program_pk: int, *, oleh: Akun, kegiatan_pk: int | None = None, **kolom: Any
) -> KegiatanProgram:
    """Menambah kegiatan ke konsep program, atau mengubah kegiatan `kegiatan_pk` di dalamnya.

    `kolom`: nama, kunci, indikator, target, satuan, bulan, penanggung_jawab, kode_rekening, uraian_belanja,
    pagu. Raises TidakBerwenang, BukanUnitnya, TindakanTertutup. Dasar: sekretariat.program_kerja
    """
    program = _konsep(program_pk, oleh)
    kegiatan = program.kegiatan.get(pk=kegiatan_pk) if kegiatan_pk else KegiatanProgram(program=program)
    for nama, nilai in kolom.items():
        setattr(kegiatan, nama, nilai)
    kegiatan.save()
    catat(program, "program.kegiatan_disimpan", oleh=oleh, kegiatan=kegiatan.pk)
    return kegiatan


@transaction.atomic
def hapus_kegiatan(program_pk: int, kegiatan_pk: int, *, oleh: Akun) -> ProgramKerja:
    """Mengeluarkan kegiatan dari konsep program.

    Raises TidakBerwenang, BukanUnitnya, TindakanTertutup. Dasar: sekretariat.program_kerja
    """
    program = _konsep(program_pk, oleh)
    program.kegiatan.get(pk=kegiatan_pk).delete()
    catat(program, "program.kegiatan_dihapus", oleh=oleh, kegiatan=kegiatan_pk)
    return program


@transaction.atomic
def ajukan_program(pk: int, *, oleh: Akun, pada: datetime | None = None) -> ProgramKerja:
    """Mengajukan konsep program kepada Kepala.

    Raises TidakBerwenang, BukanUnitnya, TindakanTertutup, ProgramKosong. Dasar: sekretariat.program_kerja
    """
    program = ProgramKerja.objects.lock(pk)
    transisi = ALUR_PROGRAM.check(program, T.AJUKAN, oleh)
    check_kelola(oleh, program.unit, unit_saya(oleh))
    if not program.kegiatan.exists():
        raise ProgramKosong
    program.status, program.catatan_kembali = transisi.ke, ""
    program.diajukan_oleh, program.diajukan_pada = oleh, pada or timezone.now()
    program.save(update_fields=["status", "catatan_kembali", "diajukan_oleh", "diajukan_pada"])
    catat(program, "program.diajukan", oleh=oleh)
    return program


@transaction.atomic
def kembalikan_program(pk: int, *, oleh: Akun, catatan: str) -> ProgramKerja:
    """Mengembalikan program kepada penyusunnya dengan alasannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.program_kerja
    """
    program = ProgramKerja.objects.lock(pk)
    program.status = ALUR_PROGRAM.check(program, T.KEMBALIKAN, oleh).ke
    program.catatan_kembali = catatan
    program.save(update_fields=["status", "catatan_kembali"])
    catat(program, "program.dikembalikan", oleh=oleh)
    return program


@transaction.atomic
def sahkan_program(pk: int, *, oleh: Akun, pada: datetime | None = None) -> ProgramKerja:
    """Mengesahkan program yang diajukan orang lain; versi yang digantikannya tidak berlaku lagi.

    Raises TidakBerwenang, TindakanTertutup, PengesahSendiri. Dasar: sekretariat.program_kerja
    """
    program = ProgramKerja.objects.lock(pk)
    transisi = ALUR_PROGRAM.check(program, T.SAHKAN, oleh)
    check_bukan_penyusun(penyusun_program(program), oleh)
    if program.menggantikan_id:
        _gantikan(program.menggantikan_id, oleh)
    program.status, program.disahkan_oleh = transisi.ke, oleh
    program.disahkan_pada = pada or timezone.now()
    program.save(update_fields=["status", "disahkan_oleh", "disahkan_pada"])
    catat(program, "program.disahkan", oleh=oleh, versi=program.versi)
    return program


def _gantikan(pk: int, oleh: Akun) -> None:
    """The old version ends where the new one begins. Raises TindakanTertutup."""
    lama = ProgramKerja.objects.lock(pk)
    lama.status = ALUR_PROGRAM.check(lama, T.GANTIKAN, oleh).ke
    lama.save(update_fields=["status"])
    catat(lama, "program.digantikan", oleh=oleh)


@transaction.atomic
def tutup_program(pk: int, *, oleh: Akun, catatan: str = "") -> ProgramKerja:
    """Menutup program: realisasinya tidak bertambah lagi.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.program_kerja
    """
    program = ProgramKerja.objects.lock(pk)
    program.status = ALUR_PROGRAM.check(program, T.TUTUP, oleh).ke
    program.ditutup_pada, program.catatan_tutup = timezone.now(), catatan
    program.save(update_fields=["status", "ditutup_pada", "catatan_tutup"])
    catat(program, "program.ditutup", oleh=oleh)
    return program


@transaction.atomic
def catat_realisasi(
    kegiatan_pk: int, *, oleh: Akun, tanggal: date, jumlah: Decimal, rupiah: Decimal, **kolom: Any
) -> RealisasiKegiatan:
    """Mencatat yang dikerjakan dan dibelanjakan; koreksi dicatat sebagai baris baru bertanda kurang.

    `kolom`: catatan, tautan, berkas. Raises TidakBerwenang, BukanUnitnya, TindakanTertutup, RealisasiKeliru.
    Dasar: sekretariat.program_kerja
    """
    kegiatan = KegiatanProgram.objects.get(pk=kegiatan_pk)
    # Sums of an activity are checked against its budget: one row of a programme at a time.
    program = ProgramKerja.objects.lock(kegiatan.program_id)
    check_kelola(oleh, program.unit, unit_saya(oleh))
    if program.status != StatusProgram.DISAHKAN:
        raise TindakanTertutup(program.get_status_display())
    sudah, belanja = jumlah_realisasi(kegiatan)
    check_realisasi(kegiatan, tanggal, hari_ini(), sudah + jumlah, belanja + rupiah)
    realisasi = RealisasiKegiatan.objects.create(
        kegiatan=kegiatan, tanggal=tanggal, jumlah=jumlah, rupiah=rupiah, dicatat_oleh=oleh, **kolom
    )
    catat(program, "program.realisasi_dicatat", oleh=oleh, kegiatan=kegiatan.pk, realisasi=realisasi.pk)
    return realisasi


def _konsep(pk: int, oleh: Akun) -> ProgramKerja:
    """The draft, locked, to be written to. Raises TidakBerwenang, BukanUnitnya, TindakanTertutup."""
    program = ProgramKerja.objects.lock(pk)
    check_kelola(oleh, program.unit, unit_saya(oleh))
    check_konsep(program)
    return program


def _buat(**kolom: Any) -> ProgramKerja:
    """Raises ProgramSudahAda where another draft of the same year and unit exists."""
    try:
        with transaction.atomic():
            return ProgramKerja.objects.create(**kolom)
    except IntegrityError:
        raise ProgramSudahAda from None
