"""Helping at the counter: asked for, agreed to by the applicant's code, handed over, ended."""

import hmac
import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.peran import LAYANI_LOKET
from lpse.profil import profil
from lpse.rahasia import sidik_berkunci
from registrasi.actions.asal_isian import atas_nama
from registrasi.actions.draf import mulai
from registrasi.actions.konfirmasi import TautanTidakBerlaku, akun_terbukti
from registrasi.alur.bantuan import ALUR_BANTUAN
from registrasi.enums.bantuan import StatusBantuan, TindakanBantuan
from registrasi.models import BantuanPendaftaran, Pendaftaran
from registrasi.models.bantuan import PERCOBAAN_KODE
from registrasi.policies.bantuan import (
    LAMA_KODE,
    LAMA_MENUNGGU,
    PALING_SERING_KIRIM,
    PALING_SERING_SEJAM,
    KodeHabis,
    KodeKeliru,
    SedangDibantu,
    SudahDikirim,
    TerlaluSering,
    TidakDapatDibantu,
    batas_bantuan,
    check_hidup,
    check_petugas,
)
from registrasi.policies.penonaktifan import is_nonaktif

SEJAM = timedelta(hours=1)
ANGKA_KODE = 6


def mulai_bantuan(*, oleh: Akun, email: str, nama: str, telepon: str) -> BantuanPendaftaran:
    """Meminta izin pemohon yang hadir di loket: kodenya dikirim ke surel pemohon.

    Whether the address is known here is neither asked nor answered before the applicant agrees.
    Raises TidakBerwenang, SedangDibantu, TerlaluSering. Dasar: layanan.bantuan_pendaftaran
    """
    if not oleh.has_perm(LAYANI_LOKET) or oleh.email.lower() == email.lower():
        raise TidakBerwenang
    try:
        return _mulai(oleh, email.lower(), nama, telepon)
    except IntegrityError as galat:
        if "bantuan_satu_surel" in str(galat):
            raise SedangDibantu from galat
        raise


@transaction.atomic
def _mulai(oleh: Akun, email: str, nama: str, telepon: str) -> BantuanPendaftaran:
    now = timezone.now()
    surel = BantuanPendaftaran.objects.filter(email__iexact=email)
    for pk in surel.lewat().values_list("pk", flat=True):
        kedaluwarsakan_bantuan(pk)
    if surel.filter(created_at__gt=now - SEJAM).count() >= PALING_SERING_SEJAM:
        raise TerlaluSering
    bantuan = BantuanPendaftaran.objects.create(
        petugas=oleh, email=email, nama=nama, telepon=telepon, sampai=now + LAMA_MENUNGGU
    )
    catat(bantuan, "bantuan.diminta", oleh=oleh)
    _kirim_kode(bantuan)
    return bantuan


def _kirim_kode(bantuan: BantuanPendaftaran) -> None:
    """Mail the code, which is made when it is sent."""
    beritahukan(
        "registrasi/bantuan_izin",
        kepada=bantuan.email,
        kunci=f"bantuan.izin:{bantuan.pk}:{bantuan.kiriman}",
        objek=bantuan,
        data={"kiriman": bantuan.kiriman},
    )


@transaction.atomic
def kirim_kode_lagi(pk: int, *, oleh: Akun) -> BantuanPendaftaran:
    """Mengirim kode baru ke surel pemohon; kode yang lama tidak berlaku lagi.

    Raises TidakBerwenang, TindakanTertutup, BantuanBerakhir, TerlaluSering.
    Dasar: layanan.bantuan_pendaftaran
    """
    bantuan = _kunci(pk, TindakanBantuan.IZINKAN, oleh)
    check_hidup(bantuan)
    if bantuan.kiriman >= PALING_SERING_KIRIM:
        raise TerlaluSering
    bantuan.kiriman += 1
    bantuan.kode_hash, bantuan.kode_sampai = "", None
    bantuan.save(update_fields=["kiriman", "kode_hash", "kode_sampai"])
    catat(bantuan, "bantuan.kode_dikirim_lagi", oleh=oleh, kiriman=bantuan.kiriman)
    _kirim_kode(bantuan)
    return bantuan


def _kunci(pk: int, tindakan: TindakanBantuan, oleh: Akun) -> BantuanPendaftaran:
    """The help, locked; raises TidakBerwenang unless it is this officer's, TindakanTertutup."""
    bantuan = BantuanPendaftaran.objects.lock(pk)
    check_petugas(bantuan, oleh)
    ALUR_BANTUAN.check(bantuan, tindakan, oleh)
    return bantuan


def buat_kode(bantuan: BantuanPendaftaran) -> str:
    """A new code for the mail that is about to leave; only its fingerprint is kept, an older one lapses."""
    angka = f"{secrets.randbelow(10**ANGKA_KODE):0{ANGKA_KODE}}"
    bantuan.kode_hash, bantuan.kode_sampai = _sidik(bantuan, angka), timezone.now() + LAMA_KODE
    bantuan.save(update_fields=["kode_hash", "kode_sampai"])
    return angka


def _sidik(bantuan: BantuanPendaftaran, angka: str) -> str:
    return sidik_berkunci(angka, f"bantuan:{bantuan.pk}")


def izinkan_bantuan(pk: int, *, oleh: Akun, angka: str) -> BantuanPendaftaran:
    """Memulai bantuan dengan kode yang dibacakan pemohon; Akun dan draf dibuat bila belum ada.

    The officer gets no session and no link: the code proves the mailbox and the applicant's consent. Each
    try counts, whatever comes of it. Raises TidakBerwenang, TindakanTertutup, BantuanBerakhir, KodeKeliru,
    KodeHabis, TidakDapatDibantu, SudahDikirim, SedangDibantu. Dasar: layanan.bantuan_pendaftaran
    """
    _hitung_percobaan(pk, oleh)
    try:
        return _izinkan(pk, oleh, angka)
    except IntegrityError as galat:
        if "bantuan_satu_pendaftaran" in str(galat):
            raise SedangDibantu from galat
        raise


@transaction.atomic
def _hitung_percobaan(pk: int, oleh: Akun) -> None:
    """Committed before the code is looked at: a wrong one must not take its count back with it."""
    bantuan = _kunci(pk, TindakanBantuan.IZINKAN, oleh)
    check_hidup(bantuan)
    if bantuan.percobaan >= PERCOBAAN_KODE:
        raise KodeHabis
    bantuan.percobaan += 1
    bantuan.save(update_fields=["percobaan"])


@transaction.atomic
def _izinkan(pk: int, oleh: Akun, angka: str) -> BantuanPendaftaran:
    bantuan = _kunci(pk, TindakanBantuan.IZINKAN, oleh)
    now = timezone.now()
    berlaku = bantuan.kode_sampai is not None and bantuan.kode_sampai > now
    if not berlaku or not hmac.compare_digest(bantuan.kode_hash, _sidik(bantuan, angka)):
        raise KodeKeliru(PERCOBAAN_KODE - bantuan.percobaan)
    pendaftaran = _pendaftaran(bantuan, oleh)
    bantuan.akun, bantuan.pendaftaran = pendaftaran.akun, pendaftaran
    bantuan.status, bantuan.kode_hash = StatusBantuan.BERJALAN, ""
    bantuan.diizinkan_pada, bantuan.sampai = now, batas_bantuan(now)
    bantuan.save()
    pendaftaran.dibantu_oleh = oleh
    pendaftaran.save(update_fields=["dibantu_oleh"])
    catat(bantuan, "bantuan.diizinkan", oleh=oleh, pendaftaran=pendaftaran.pk)
    catat(pendaftaran, "pendaftaran.bantuan_dimulai", oleh=oleh, **atas_nama(pendaftaran, bantuan))
    return bantuan


def _pendaftaran(bantuan: BantuanPendaftaran, oleh: Akun) -> Pendaftaran:
    """The open registration of the one who agreed, locked; begun for them when there is none."""
    try:
        akun = akun_terbukti(bantuan.email)
    except TautanTidakBerlaku as galat:
        raise TidakDapatDibantu from galat
    if is_nonaktif(akun):
        raise TidakDapatDibantu
    pendaftaran = Pendaftaran.objects.lock(mulai(oleh=akun, pembantu=oleh).pk)
    if not pendaftaran.is_bisa_diubah:
        raise SudahDikirim
    # Help that ran out and was not swept yet must not keep the next one out.
    for pk in pendaftaran.bantuan.lewat().values_list("pk", flat=True):
        kedaluwarsakan_bantuan(pk)
    return pendaftaran


@transaction.atomic
def serahkan_bantuan(pk: int, *, oleh: Akun) -> BantuanPendaftaran:
    """Menyerahkan isian ke pemohon, yang memeriksa, memperbaiki, dan mengirimnya sendiri.

    Raises TidakBerwenang, TindakanTertutup, BantuanBerakhir. Dasar: layanan.bantuan_pendaftaran
    """
    bantuan = _kunci_berurut(pk)
    check_petugas(bantuan, oleh)
    ALUR_BANTUAN.check(bantuan, TindakanBantuan.SERAHKAN, oleh)
    check_hidup(bantuan)
    return _akhiri(bantuan, StatusBantuan.DISERAHKAN, oleh)


@transaction.atomic
def akhiri_bantuan(pk: int, *, oleh: Akun) -> BantuanPendaftaran:
    """Mengakhiri bantuan sebelum diserahkan, oleh petugasnya atau oleh pemohon.

    What was filled in stays in the draft. Raises TidakBerwenang, TindakanTertutup.
    Dasar: layanan.bantuan_pendaftaran
    """
    bantuan = _kunci_berurut(pk)
    ALUR_BANTUAN.check(bantuan, TindakanBantuan.AKHIRI, oleh)
    return _akhiri(bantuan, StatusBantuan.DIAKHIRI, oleh)


@transaction.atomic
def kedaluwarsakan_bantuan(pk: int) -> bool:
    """Mengakhiri bantuan yang waktunya habis; False bila sempat berakhir dengan cara lain.

    Dasar: layanan.bantuan_pendaftaran
    """
    bantuan = _kunci_berurut(pk)
    if not BantuanPendaftaran.objects.lewat().filter(pk=pk).exists():
        return False
    ALUR_BANTUAN.check(bantuan, TindakanBantuan.KEDALUWARSAKAN, None)
    _akhiri(bantuan, StatusBantuan.BERAKHIR, None)
    return True


@transaction.atomic
def musnahkan_bantuan_tanpa_izin(batas: int = 100) -> int:
    """Memusnahkan catatan bantuan yang tidak pernah diizinkan pemohon, selama draf pun sudah dimusnahkan.

    Somebody's address stays no longer than what they would have typed themselves. Returns how many.
    Dasar: registrasi.arsip
    """
    sejak = timezone.now() - timedelta(days=profil().registrasi.draf_kedaluwarsa_hari)
    basi = BantuanPendaftaran.objects.filter(pendaftaran__isnull=True, selesai_pada__lt=sejak)
    dimusnahkan = list(
        basi.select_for_update(of=("self",), skip_locked=True).order_by("selesai_pada")[:batas]
    )
    for bantuan in dimusnahkan:
        catat(bantuan, "bantuan.dimusnahkan")
        bantuan.delete()
    return len(dimusnahkan)


def _kunci_berurut(pk: int) -> BantuanPendaftaran:
    """The help, its registration locked before it: in the order in which filling in locks them."""
    pendaftaran = BantuanPendaftaran.objects.filter(pk=pk).values_list("pendaftaran", flat=True).first()
    if pendaftaran is not None:
        Pendaftaran.objects.lock(pendaftaran)
    return BantuanPendaftaran.objects.lock(pk)


def _akhiri(bantuan: BantuanPendaftaran, status: StatusBantuan, oleh: Akun | None) -> BantuanPendaftaran:
    """End it; the applicant is told when something of it waits for their word."""
    bantuan.status, bantuan.selesai_pada = status, timezone.now()
    bantuan.diakhiri_oleh, bantuan.kode_hash = oleh, ""
    bantuan.save(update_fields=["status", "selesai_pada", "diakhiri_oleh", "kode_hash"])
    catat(bantuan, f"bantuan.{status}", oleh=oleh)
    pendaftaran = bantuan.pendaftaran
    if pendaftaran is None:
        return bantuan
    catat(pendaftaran, f"pendaftaran.bantuan_{status}", oleh=oleh, **atas_nama(pendaftaran, bantuan))
    if bantuan.asal_isian.filter(disetujui_pada__isnull=True).exists():
        beritahukan(
            "registrasi/bantuan_diserahkan",
            kepada=bantuan.email,
            kunci=f"bantuan.diserahkan:{bantuan.pk}",
            akun=bantuan.akun,
            objek=bantuan,
        )
    return bantuan
