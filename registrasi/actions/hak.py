"""A person's request about their data: asked, handled, answered within 3 x 24 hours."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from registrasi.actions.permohonan import mulai_permohonan, musnahkan_permohonan
from registrasi.actions.terbengkalai import musnahkan_draf
from registrasi.alur.hak import ALUR_HAK_DATA
from registrasi.enums.hak import JenisHakData, StatusHakData, UsulanHakData
from registrasi.enums.hak import TindakanHakData as T
from registrasi.models import Pendaftaran, PermintaanHakData, Permohonan
from registrasi.models.hak import BATAS_UU
from registrasi.policies.hak import (
    BukanPengguna,
    PermintaanMasihTerbuka,
    TidakAdaYangDihapus,
    check_bukan_sendiri,
    check_dapat_diusulkan,
    check_dua_orang,
    check_pembetulan,
    check_untuk_jenis,
    draf_pendaftaran,
    draf_permohonan,
    pengguna_dari,
)

POLA_NOMOR = "HDP-{tahun}-{urut:06d}"
S = StatusHakData


@transaction.atomic
def ajukan_hak(*, oleh: Akun, jenis: str, uraian: str) -> PermintaanHakData:
    """Menerima permintaan seseorang tentang datanya sendiri; jam 3 x 24 berjalan sejak saat ini.

    Raises PermintaanMasihTerbuka. Dasar: registrasi.pelayanan
    """
    # Two tabs at once: the second waits here, and then finds the first one's request.
    Akun.objects.select_for_update(of=("self",)).get(pk=oleh.pk)
    terbuka = PermintaanHakData.objects.for_akun(oleh).terbuka().filter(jenis=jenis).first()
    if terbuka:
        raise PermintaanMasihTerbuka(terbuka.nomor)
    now = timezone.now()
    permintaan = PermintaanHakData.objects.create(
        nomor=ambil_nomor("HDP", hari_ini(), pola=POLA_NOMOR).teks,
        akun=oleh,
        jenis=jenis,
        uraian=uraian,
        diajukan_pada=now,
        tenggat=now + BATAS_UU,
    )
    catat(permintaan, "permintaanhakdata.diajukan", oleh=oleh, jenis=str(jenis))
    _kabarkan(permintaan, "diajukan")
    return permintaan


def _kabarkan(permintaan: PermintaanHakData, surat: str) -> None:
    beritahukan(
        f"registrasi/hak_data_{surat}",
        kepada=permintaan.akun.email,
        kunci=f"hak_data.{surat}:{permintaan.pk}:{permintaan.permohonan_id or 0}",
        akun=permintaan.akun,
        objek=permintaan,
    )


def _kunci(pk: int, tindakan: T, oleh: Akun) -> PermintaanHakData:
    """The request, locked, with everything checked that holds for each of the officers' acts."""
    permintaan = PermintaanHakData.objects.lock(pk)
    ALUR_HAK_DATA.check(permintaan, tindakan, oleh)
    check_bukan_sendiri(permintaan, oleh)
    check_untuk_jenis(permintaan, tindakan)
    return permintaan


@transaction.atomic
def proses_hak(pk: int, *, oleh: Akun) -> PermintaanHakData:
    """Mulai menangani permintaan; nama penanganya tercatat.

    Raises TidakBerwenang, TindakanTertutup. Dasar: registrasi.pelayanan
    """
    permintaan = _kunci(pk, T.PROSES, oleh)
    permintaan.status, permintaan.ditangani_oleh = S.DIPROSES, oleh
    permintaan.diproses_pada = timezone.now()
    permintaan.save(update_fields=["status", "ditangani_oleh", "diproses_pada"])
    catat(permintaan, "permintaanhakdata.diproses", oleh=oleh)
    return permintaan


@transaction.atomic
def arahkan_hak(pk: int, *, oleh: Akun, jenis: str) -> PermintaanHakData:
    """Membukakan permohonan perubahan data bagi pemilik data; datanya dibetulkan di sana, bukan di sini.

    `jenis` is a JenisPermohonan. Raises BukanPengguna, JenisTertutup and what the guard raises.
    Dasar: registrasi.pelayanan
    """
    permintaan = _kunci(pk, T.ARAHKAN, oleh)
    pengguna = pengguna_dari(permintaan.akun)
    if pengguna is None:
        raise BukanPengguna
    permintaan.permohonan = mulai_permohonan(pengguna, jenis=jenis, oleh=permintaan.akun)
    permintaan.save(update_fields=["permohonan"])
    catat(permintaan, "permintaanhakdata.diarahkan", oleh=oleh, permohonan=permintaan.permohonan.pk)
    _kabarkan(permintaan, "diarahkan")
    return permintaan


@transaction.atomic
def usulkan_hak(pk: int, *, oleh: Akun, usulan: str, alasan_usulan: str) -> PermintaanHakData:
    """Mengusulkan putusan atas penghapusan, keberatan, atau penarikan persetujuan kepada orang kedua.

    Raises SudahDiusulkan, PemutusTidakMengusulkan, BukanUntukJenisIni and what the guard raises.
    Dasar: registrasi.arsip
    """
    permintaan = _kunci(pk, T.USULKAN, oleh)
    check_dapat_diusulkan(permintaan, oleh)
    permintaan.usulan, permintaan.alasan_usulan = UsulanHakData(usulan), alasan_usulan
    permintaan.diusulkan_oleh, permintaan.diusulkan_pada = oleh, timezone.now()
    permintaan.save(update_fields=["usulan", "alasan_usulan", "diusulkan_oleh", "diusulkan_pada"])
    catat(permintaan, "permintaanhakdata.diusulkan", oleh=oleh, usulan=usulan)
    return permintaan


@transaction.atomic
def penuhi_hak(pk: int, *, oleh: Akun, jawaban: str) -> PermintaanHakData:
    """Memenuhi permintaan akses atau pembetulan, dengan jawaban tertulis.

    Raises PembetulanBelumBerlaku and what the guard raises. Dasar: registrasi.pelayanan
    """
    permintaan = _kunci(pk, T.PENUHI, oleh)
    check_pembetulan(permintaan)
    return _putus(permintaan, S.DIPENUHI, jawaban, oleh)


@transaction.atomic
def tolak_hak(pk: int, *, oleh: Akun, jawaban: str) -> PermintaanHakData:
    """Menolak permintaan akses atau pembetulan, dengan alasan dan dasarnya.

    Raises TidakBerwenang, TindakanTertutup, BukanUntukJenisIni. Dasar: registrasi.pelayanan
    """
    return _putus(_kunci(pk, T.TOLAK, oleh), S.DITOLAK, jawaban, oleh)


@transaction.atomic
def putuskan_hak(pk: int, *, oleh: Akun, jawaban: str) -> PermintaanHakData:
    """Mengabulkan usulan orang lain; penghapusan memusnahkan semua draf yang belum pernah dikirim.

    Raises BelumDiusulkan, OrangYangSama, TidakAdaYangDihapus and what the guard raises.
    Dasar: registrasi.arsip
    """
    permintaan = _kunci(pk, T.PUTUSKAN, oleh)
    check_dua_orang(permintaan, oleh)
    if permintaan.jenis == JenisHakData.PENGHAPUSAN:
        dihapus = _hapus_draf(permintaan.akun)
        if not dihapus:
            raise TidakAdaYangDihapus
        return _putus(permintaan, S.DIPENUHI, jawaban, oleh, draf=dihapus)
    return _putus(permintaan, S.DIPENUHI, jawaban, oleh)


@transaction.atomic
def putuskan_tolak_hak(pk: int, *, oleh: Akun, jawaban: str) -> PermintaanHakData:
    """Menolak penghapusan, keberatan, atau penarikan persetujuan setelah usulan orang lain.

    Raises BelumDiusulkan, OrangYangSama and what the guard raises. Dasar: registrasi.arsip
    """
    permintaan = _kunci(pk, T.PUTUSKAN_TOLAK, oleh)
    check_dua_orang(permintaan, oleh)
    return _putus(permintaan, S.DITOLAK, jawaban, oleh)


def _putus(
    permintaan: PermintaanHakData, status: StatusHakData, jawaban: str, oleh: Akun, **rincian: Any
) -> PermintaanHakData:
    """Write the answer, its trail and its letter."""
    permintaan.status, permintaan.jawaban = status, jawaban
    permintaan.diputus_oleh, permintaan.diputus_pada = oleh, timezone.now()
    permintaan.save(update_fields=["status", "jawaban", "diputus_oleh", "diputus_pada"])
    catat(permintaan, f"permintaanhakdata.{status.value}", oleh=oleh, **rincian)
    _kabarkan(permintaan, "dijawab")
    return permintaan


def _hapus_draf(akun: Akun) -> int:
    """Destroy every draft of this person with its scans; returns how many there were, none while held."""
    if sumbangan.is_ditahan(akun.pk):
        return 0
    pendaftaran = [Pendaftaran.objects.lock(p.pk) for p in draf_pendaftaran(akun)]
    permohonan = [Permohonan.objects.lock(p.pk) for p in draf_permohonan(akun)]
    for draf in pendaftaran:
        musnahkan_draf(draf)
    for isian in permohonan:
        musnahkan_permohonan(isian)
    return len(pendaftaran) + len(permohonan)


@transaction.atomic
def tarik_hak(pk: int, *, oleh: Akun) -> PermintaanHakData:
    """Menarik permintaan sendiri sebelum dijawab.

    Raises TidakBerwenang, TindakanTertutup. Dasar: registrasi.pelayanan
    """
    permintaan = PermintaanHakData.objects.lock(pk)
    ALUR_HAK_DATA.check(permintaan, T.TARIK, oleh)
    permintaan.status = S.DITARIK
    permintaan.save(update_fields=["status"])
    catat(permintaan, "permintaanhakdata.ditarik", oleh=oleh)
    return permintaan
