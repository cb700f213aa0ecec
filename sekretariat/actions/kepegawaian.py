"""The acts on staff: placed, moved, left; what they learned, what they were found to be.

`surat` is the decree: nomor, tanggal, dari, perihal, berkas.
"""

from datetime import date
from typing import Any

from django.db import connection, transaction

from lpse.jejak import catat
from lpse.kode import kode_publik
from lpse.models import Akun, RujukanSurat
from lpse.penugasan import akhiri_semua_peran
from lpse.profil import profil
from sekretariat.enums.kepegawaian import PeristiwaPegawai as P
from sekretariat.models import Pegawai, PendidikanPegawai, PenempatanPegawai, PenilaianSyarat
from sekretariat.policies.kepegawaian import (
    PimpinanSudahAda,
    SudahPegawai,
    check_belum_musnah,
    check_kelola,
    check_masa,
    check_nomor,
    check_pendidikan,
    check_pindah,
    check_status,
    check_tidak_merangkap,
)
from sekretariat.queries.kepegawaian import pimpinan_bertabrakan
from sekretariat.queries.rangkap import cari_rangkap

KUNCI_PENEMPATAN = 7_308_001


@transaction.atomic
def tempatkan_pegawai(
    *,
    oleh: Akun,
    akun: Akun,
    surat: dict[str, Any],
    mulai: date,
    selesai: date | None = None,
    nip: str = "",
    nik: str = "",
    catatan: str = "",
    **tempat: Any,
) -> Pegawai:
    """Menempatkan seseorang di unit dengan keputusannya; ditolak bila ia merangkap jabatan pengadaan.

    `tempat`: unit, status_pegawai, jabatan, is_pimpinan. Raises TidakBerwenang, StatusTidakDibolehkan,
    NomorPegawaiKeliru, SudahPegawai, MasaPegawaiKeliru, MerangkapJabatan, PimpinanSudahAda.
    Dasar: sekretariat.pegawai, sekretariat.pengangkatan, sekretariat.larang_rangkap
    """
    check_kelola(oleh)
    check_status(tempat["status_pegawai"])
    check_masa(mulai, selesai)
    akun = _kunci_akun(akun)
    pegawai = _lowong(akun, mulai)
    _lengkapi_nomor(akun, tempat["status_pegawai"], nip, nik)
    check_tidak_merangkap([jabatan for _, jabatan in cari_rangkap(akun.nip, akun.nik)])
    pegawai.mulai, pegawai.selesai, pegawai.nama = mulai, selesai, akun.nama or str(akun)
    _tulis_tempat(pegawai, tempat)
    pegawai.save()
    _tulis_riwayat(pegawai, P.DITEMPATKAN, oleh=oleh, tanggal=mulai, surat=surat, catatan=catatan)
    catat(pegawai, "pegawai.ditempatkan", oleh=oleh, unit=pegawai.unit)
    return pegawai


@transaction.atomic
def pindahkan_pegawai(
    pk: int, *, oleh: Akun, surat: dict[str, Any], mulai: date, catatan: str = "", **tempat: Any
) -> Pegawai:
    """Memindahkan pegawai ke unit atau jabatan lain mulai suatu hari, dengan keputusannya.

    `tempat` as in `tempatkan_pegawai`. Raises TidakBerwenang, PegawaiSudahBerhenti, StatusTidakDibolehkan,
    NomorPegawaiKeliru, MasaPegawaiKeliru, MerangkapJabatan, PimpinanSudahAda.
    Dasar: sekretariat.pengangkatan, sekretariat.larang_rangkap
    """
    check_kelola(oleh)
    _satu_per_satu()
    pegawai = Pegawai.objects.lock(pk)
    check_pindah(pegawai, mulai)
    check_status(tempat["status_pegawai"])
    check_nomor(pegawai.akun, tempat["status_pegawai"], "", "")
    check_tidak_merangkap([j for _, j in cari_rangkap(pegawai.akun.nip, pegawai.akun.nik)])
    pegawai.mulai = mulai
    check_masa(mulai, pegawai.selesai)
    _tulis_tempat(pegawai, tempat)
    pegawai.save()
    _tulis_riwayat(pegawai, P.DIPINDAHKAN, oleh=oleh, tanggal=mulai, surat=surat, catatan=catatan)
    catat(pegawai, "pegawai.dipindahkan", oleh=oleh, unit=pegawai.unit)
    return pegawai


@transaction.atomic
def berhentikan_pegawai(
    pk: int, *, oleh: Akun, surat: dict[str, Any], selesai: date, catatan: str = ""
) -> Pegawai:
    """Mencatat hari terakhir seorang pegawai dengan keputusannya; perannya di portal berakhir bersamanya.

    Raises TidakBerwenang, PegawaiSudahBerhenti, MasaPegawaiKeliru. Dasar: sekretariat.pengangkatan
    """
    check_kelola(oleh)
    _satu_per_satu()
    pegawai = Pegawai.objects.lock(pk)
    check_pindah(pegawai, selesai)
    pegawai.selesai = selesai
    pegawai.save(update_fields=["selesai"])
    _tulis_riwayat(pegawai, P.DIBERHENTIKAN, oleh=oleh, tanggal=selesai, surat=surat, catatan=catatan)
    if pegawai.akun:
        akhiri_semua_peran(pegawai.akun, oleh=oleh, selesai=selesai)
    catat(pegawai, "pegawai.diberhentikan", oleh=oleh, selesai=selesai.isoformat())
    return pegawai


@transaction.atomic
def catat_pendidikan(pk: int, *, oleh: Akun, **kolom: Any) -> PendidikanPegawai:
    """Mencatat pendidikan atau pelatihan seorang pegawai dengan sertifikatnya.

    `kolom`: jenis, nama, penyelenggara, mulai, selesai, nomor_sertifikat, berlaku_sampai, berkas.
    Raises TidakBerwenang, TanggalPendidikanKeliru, CatatanMusnah. Dasar: sekretariat.pendidikan_pegawai
    """
    check_kelola(oleh)
    check_pendidikan(kolom["mulai"], kolom["selesai"], kolom.get("berlaku_sampai"))
    pegawai = Pegawai.objects.lock(pk)
    check_belum_musnah(pegawai)
    pendidikan = PendidikanPegawai.objects.create(pegawai=pegawai, dicatat_oleh=oleh, **kolom)
    catat(pendidikan, "pendidikan_pegawai.dicatat", oleh=oleh, pegawai=pegawai.pk)
    return pendidikan


@transaction.atomic
def ubah_pendidikan(pk: int, *, oleh: Akun, **kolom: Any) -> PendidikanPegawai:
    """Membetulkan catatan pendidikan; tanpa berkas baru, berkas yang lama tetap.

    `kolom` as in `catat_pendidikan`. Raises TidakBerwenang, TanggalPendidikanKeliru, CatatanMusnah.
    Dasar: sekretariat.pendidikan_pegawai
    """
    check_kelola(oleh)
    check_pendidikan(kolom["mulai"], kolom["selesai"], kolom.get("berlaku_sampai"))
    pendidikan = PendidikanPegawai.objects.select_for_update(no_key=True).get(pk=pk)
    check_belum_musnah(pendidikan.pegawai)
    if kolom.get("berkas") is None:
        kolom.pop("berkas", None)
    sebelumnya = pendidikan.berkas_id
    berubah = [nama for nama, nilai in kolom.items() if getattr(pendidikan, nama) != nilai]
    for nama in berubah:
        setattr(pendidikan, nama, kolom[nama])
    if berubah:
        pendidikan.save(update_fields=berubah)
        lama = {"menggantikan": sebelumnya} if "berkas" in berubah and sebelumnya else {}
        catat(pendidikan, "pendidikan_pegawai.diubah", oleh=oleh, kolom=berubah, **lama)
    return pendidikan


@transaction.atomic
def nilai_syarat(pk: int, *, oleh: Akun, syarat: str, is_terpenuhi: bool, dasar: str) -> PenilaianSyarat:
    """Menilai apakah seorang pegawai memenuhi satu syarat, dengan dasar penilaiannya.

    Raises TidakBerwenang, CatatanMusnah. Dasar: sekretariat.syarat_pegawai
    """
    check_kelola(oleh)
    pegawai = Pegawai.objects.lock(pk)
    check_belum_musnah(pegawai)
    nilai = PenilaianSyarat.objects.create(
        pegawai=pegawai, syarat=syarat, is_terpenuhi=is_terpenuhi, dasar=dasar, oleh=oleh
    )
    catat(pegawai, "pegawai.syarat_dinilai", oleh=oleh, syarat=syarat, terpenuhi=is_terpenuhi)
    return nilai


# --- What the acts share ------------------------------------------------------------------------------


def _satu_per_satu() -> None:
    """One placement at a time: who leads a unit is decided over several rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_PENEMPATAN])


def _kunci_akun(akun: Akun) -> Akun:
    """The Akun as it is now, locked, after waiting for any other placement."""
    _satu_per_satu()
    return Akun.objects.select_for_update(no_key=True).get(pk=akun.pk)


def _lowong(akun: Akun, mulai: date) -> Pegawai:
    """A new record, or the one of somebody who left before. Raises SudahPegawai, MasaPegawaiKeliru."""
    pegawai = Pegawai.objects.select_for_update(no_key=True).filter(akun=akun).first()
    if pegawai is None:
        return Pegawai(akun=akun)
    if not pegawai.is_berhenti:
        raise SudahPegawai
    check_masa(mulai, None, sesudah=pegawai.selesai)
    if pegawai.dimusnahkan_pada:  # the old code stands on the list of what was destroyed
        pegawai.kode, pegawai.dimusnahkan_pada = kode_publik(), None
    return pegawai


def _lengkapi_nomor(akun: Akun, status: str, nip: str, nik: str) -> None:
    """Note a NIP or NIK the Akun lacks. Raises NomorPegawaiKeliru."""
    check_nomor(akun, status, nip, nik)
    baru = {nama: nilai for nama, nilai in (("nip", nip), ("nik", nik)) if nilai and not getattr(akun, nama)}
    if baru:
        akun.nip, akun.nik = baru.get("nip", akun.nip), baru.get("nik", akun.nik)
        akun.save(update_fields=list(baru))
        catat(akun, "akun.nomor_dilengkapi", kolom=sorted(baru))


def _tulis_tempat(pegawai: Pegawai, tempat: dict[str, Any]) -> None:
    """Put the place into the record. Raises PimpinanSudahAda."""
    for nama, nilai in tempat.items():
        setattr(pegawai, nama, nilai)
    if pegawai.is_pimpinan and pimpinan_bertabrakan(pegawai.unit, pegawai.mulai, pegawai.selesai, pegawai.pk):
        raise PimpinanSudahAda(getattr(profil().unit, pegawai.unit).nama)


def _tulis_riwayat(
    pegawai: Pegawai, peristiwa: P, *, oleh: Akun, surat: dict[str, Any], tanggal: date, catatan: str
) -> PenempatanPegawai:
    """One row of the history, with the decree it rests on."""
    return PenempatanPegawai.objects.create(
        pegawai=pegawai,
        peristiwa=peristiwa,
        unit=pegawai.unit,
        status_pegawai=pegawai.status_pegawai,
        jabatan=pegawai.jabatan,
        is_pimpinan=pegawai.is_pimpinan,
        tanggal=tanggal,
        rujukan_surat=RujukanSurat.objects.create(**surat),
        catatan=catatan,
        oleh=oleh,
    )
