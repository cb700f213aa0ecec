"""Quarantine: a file is seen and approved only after the virus scanner's verdict, where one is set up.

The row is the queue: it waits, is claimed by compare-and-set, and nothing but a whole scan makes it clean.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import IO, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.formats import date_format

from lpse.aturan import AturanDilanggar
from lpse.background import enqueue
from lpse.berkas import clamd
from lpse.berkas.clamd import PemindaiMati, TanpaPutusan
from lpse.berkas.penolakan import BerkasTidakTersedia
from lpse.berkas.simpan import muat_asli
from lpse.jejak import catat
from lpse.models.berkas import BELUM_DIPINDAI, Berkas, KeadaanPemeriksaan
from lpse.sumbangan import sumbangan

logger = logging.getLogger(__name__)

SEWA = timedelta(minutes=2)  # above clamd.SCAN_SECONDS
JEDA = timedelta(minutes=1)  # doubled with each scan that gave no verdict
BATAS_PERCOBAAN = 5
TERSENDAT = timedelta(hours=1)

# What the person reads instead of the file. Every other state lets it be seen.
HALANGAN: dict[str, str] = {
    KeadaanPemeriksaan.MENUNGGU: (
        "Berkas ini menunggu pemeriksaan virus. Pemeriksaan berjalan sendiri; "
        "isinya dapat dilihat begitu selesai. Muat ulang halaman ini beberapa saat lagi."
    ),
    KeadaanPemeriksaan.TERINFEKSI: (
        "Pemindai menemukan virus pada berkas ini, jadi isinya tidak dapat dibuka siapa pun. "
        "Yang diperlukan adalah berkas lain sebagai gantinya."
    ),
    KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA: (
        "Berkas ini tidak dapat diperiksa, jadi isinya tidak dapat dibuka. "
        "Yang diperlukan adalah hasil pindai atau foto baru sebagai gantinya."
    ),
}
_SEBUTAN = {
    KeadaanPemeriksaan.MENUNGGU: "{} masih menunggu pemeriksaan virus",
    KeadaanPemeriksaan.TERINFEKSI: "{} terinfeksi virus",
    KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA: "{} tidak dapat diperiksa",
}


class BelumBolehDilihat(AturanDilanggar):
    """The file is in quarantine; `str()` says why and what happens next."""


class BelumBersih(AturanDilanggar):
    """A decision has to wait: not every file of the case may be seen."""


class AntreanTersendat(Exception):
    """Files have been waiting for a verdict longer than an outage of minutes explains."""


def halangan(berkas: Berkas) -> str:
    """Why the file may not be seen and what happens next; "" when it may."""
    return HALANGAN.get(berkas.keadaan_pemeriksaan, "")


def keterangan(berkas: Berkas) -> str:
    """What the scanner has to do with the file, in one short line that promises no more than that."""
    if berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.BERSIH and berkas.dipindai_pada:
        tanggal = date_format(timezone.localtime(berkas.dipindai_pada), "j F Y")
        return f"Dipindai {tanggal}: tidak ditemukan virus."
    if berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TANPA_PEMINDAI:
        sebab = "menunggu giliran" if settings.CLAMD_URL else "pemindai belum dipasang"
        return f"Belum dipindai virus: {sebab}."
    return f"{KeadaanPemeriksaan(berkas.keadaan_pemeriksaan).label}."


def check_boleh_dilihat(berkas: Berkas) -> None:
    """Raise BelumBolehDilihat while the file is in quarantine, or for good when it is infected."""
    sebab = halangan(berkas)
    if sebab:
        raise BelumBolehDilihat(sebab)


def check_semua_bersih(berkas_berkas: Iterable[Berkas]) -> None:
    """Raise BelumBersih, counting the files per state, unless every one may be seen."""
    jumlah = Counter(berkas.keadaan_pemeriksaan for berkas in berkas_berkas if halangan(berkas))
    if not jumlah:
        return
    sebab = ", ".join(kalimat.format(jumlah[k]) for k, kalimat in _SEBUTAN.items() if jumlah[k])
    hanya_menunggu = set(jumlah) == {KeadaanPemeriksaan.MENUNGGU}
    lanjut = (
        "Pemeriksaan berjalan sendiri; setujui lagi setelah selesai."
        if hanya_menunggu
        else "Kembalikan dokumen itu, agar pemohon mengunggah berkas lain."
    )
    raise BelumBersih(f"Belum dapat disetujui karena dari berkasnya {sebab}. {lanjut}")


def pindai(pk: int) -> KeadaanPemeriksaan | None:
    """Scan one file that waits. Returns the state written, or None when there is no verdict (yet).

    None too when another worker holds it. Whatever is raised, the row waits out its lease and the sweep
    takes it up again.
    """
    if not settings.CLAMD_URL or not _is_hidup():
        return None
    berkas = _klaim(pk)
    if berkas is None:
        return None
    try:
        with muat_asli(berkas) as asli:
            tanda = _cari_virus(berkas, asli)
    except PemindaiMati:
        # It went between our question and the stream: the file has no part in that.
        _tulis(berkas, pindai_setelah=timezone.now())
        return None
    except (TanpaPutusan, BerkasTidakTersedia) as galat:
        return _tunda(berkas, galat)
    return _putuskan(berkas, tanda)


def sapu_pindai(batas: int = 100) -> int:
    """Enqueue every scan that is due, what waits in quarantine first. Returns how many.

    Asks once whether the scanner lives: while it does not, nothing is enqueued and no file is charged for it.
    """
    if not settings.CLAMD_URL or not _is_hidup():
        return 0
    jumlah = 0
    # Files from the time before the scanner may be seen meanwhile, so they must not delay anybody's mail.
    for keadaan, antrean in (
        (KeadaanPemeriksaan.MENUNGGU, "cepat"),
        (KeadaanPemeriksaan.TANPA_PEMINDAI, "lama"),
    ):
        tertinggal = (
            Berkas.objects.jatuh_tempo().filter(keadaan_pemeriksaan=keadaan).order_by("pindai_setelah")
        )
        for pk in tertinggal.values_list("pk", flat=True)[: batas - jumlah]:
            enqueue("lpse.pindai_berkas", pk, queue=antrean)
            jumlah += 1
    return jumlah


def metrik() -> dict[str, float]:
    """How many files wait and for how long; whether the scanner lives; how old its signatures are."""
    karantina = Berkas.objects.filter(dimusnahkan_pada__isnull=True)
    tunggu = Q(keadaan_pemeriksaan=KeadaanPemeriksaan.MENUNGGU)
    menunggu = karantina.filter(tunggu | Q(keadaan_pemeriksaan=KeadaanPemeriksaan.TERINFEKSI)).aggregate(
        banyak=Count("pk", filter=tunggu),
        tertua=Min("diunggah_pada", filter=tunggu),
        terinfeksi=Count("pk", filter=~tunggu),
    )
    lama = timezone.now() - menunggu["tertua"] if menunggu["tertua"] else timedelta()
    hasil = {
        "lpse_berkas_menunggu_pindai": float(menunggu["banyak"]),
        "lpse_berkas_menunggu_pindai_tertua_detik": lama.total_seconds(),
        "lpse_berkas_terinfeksi": float(menunggu["terinfeksi"]),
    }
    return hasil | _metrik_pemindai() if settings.CLAMD_URL else hasil


def _metrik_pemindai() -> dict[str, float]:
    try:
        tanggal = clamd.database_date()
    except PemindaiMati:
        return {"lpse_pemindai_hidup": 0.0}
    hasil = {"lpse_pemindai_hidup": 1.0}
    if tanggal:
        hasil["lpse_pemindai_umur_tanda_detik"] = (timezone.now() - tanggal).total_seconds()
    return hasil


def periksa_antrean() -> None:
    """Raise PemindaiMati while the scanner is down, AntreanTersendat when files wait for too long.

    Without a scanner nothing may wait either: it was taken away while files were in quarantine.
    """
    if settings.CLAMD_URL:
        clamd.ping()
    tersendat = Berkas.objects.filter(
        keadaan_pemeriksaan=KeadaanPemeriksaan.MENUNGGU,
        dimusnahkan_pada__isnull=True,
        diunggah_pada__lt=timezone.now() - TERSENDAT,
    )
    if tersendat.exists():
        raise AntreanTersendat


def daftarkan() -> None:
    """Register health check and metrics. Raises ImproperlyConfigured for an unreadable CLAMD_URL."""
    if settings.CLAMD_URL:
        clamd.address()
    sumbangan.metrik.append(metrik)
    sumbangan.kesehatan["antrean_pindai"] = periksa_antrean


def _is_hidup() -> bool:
    try:
        clamd.ping()
    except PemindaiMati as galat:
        logger.warning("pemindai virus tidak terjangkau, berkas baru menunggu: %s", galat)
        return False
    return True


def _klaim(pk: int) -> Berkas | None:
    """Claim one file by compare-and-set; None when it has its verdict, is held by another, or not yet due."""
    sampai = timezone.now() + SEWA
    if not Berkas.objects.jatuh_tempo().filter(pk=pk).update(pindai_setelah=sampai):
        return None
    berkas = Berkas.objects.get(pk=pk)
    berkas.pindai_setelah = sampai
    return berkas


class _Bersidik:
    """Reads a file and hashes what it gave."""

    def __init__(self, isi: IO[bytes]) -> None:
        self._isi, self._sidik = isi, hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        potongan = self._isi.read(size)
        self._sidik.update(potongan)
        return potongan

    @property
    def sha256(self) -> str:
        return self._sidik.hexdigest()


def _cari_virus(berkas: Berkas, asli: Any) -> str:
    """The signature found, "" for none. Raises TanpaPutusan also when these are not the bytes taken in."""
    isi = _Bersidik(asli)
    tanda = clamd.scan(isi)
    # An emptied or exchanged object would pass as clean: a verdict is about the bytes that came in.
    if not tanda and isi.sha256 != berkas.sha256:
        raise TanpaPutusan("isi di penyimpanan tidak sama dengan sidiknya")
    return tanda


def _putuskan(berkas: Berkas, tanda: str) -> KeadaanPemeriksaan | None:
    keadaan = KeadaanPemeriksaan.TERINFEKSI if tanda else KeadaanPemeriksaan.BERSIH
    nilai = {"keadaan_pemeriksaan": keadaan, "dipindai_pada": timezone.now(), "tanda_virus": tanda[:120]}
    with transaction.atomic():
        if not _tulis(berkas, **nilai):
            return None
        # A clean file says so itself; a row each would double the trail and tell nobody anything.
        if tanda:
            catat(berkas, "berkas.terinfeksi", tanda=tanda[:120])
    if tanda:
        logger.warning("berkas %s terinfeksi: %s", berkas.kode, tanda)
    return keadaan


def _tunda(berkas: Berkas, galat: Exception) -> KeadaanPemeriksaan | None:
    """Put a file back with a growing delay; after the last try nobody can examine it, and that is final."""
    percobaan = berkas.percobaan_pindai + 1
    logger.warning("berkas %s belum terperiksa (percobaan %s): %s", berkas.kode, percobaan, galat)
    if percobaan < BATAS_PERCOBAAN:
        lagi = timezone.now() + JEDA * 2 ** (percobaan - 1)
        _tulis(berkas, percobaan_pindai=percobaan, pindai_setelah=lagi)
        return None
    with transaction.atomic():
        keadaan = KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA
        if not _tulis(berkas, percobaan_pindai=percobaan, keadaan_pemeriksaan=keadaan):
            return None
        catat(berkas, "berkas.tidak_dapat_diperiksa", percobaan=percobaan)
    return keadaan


def _tulis(berkas: Berkas, **nilai: Any) -> bool:
    """Write to the row while the claim on it is still ours."""
    return bool(
        Berkas.objects.filter(
            pk=berkas.pk, pindai_setelah=berkas.pindai_setelah, keadaan_pemeriksaan__in=BELUM_DIPINDAI
        ).update(**nilai)
    )
