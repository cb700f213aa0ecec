"""The verifier's desk: taking a file under a lease, and marking its documents."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import VERIFIKASI
from lpse.waktu import hari_ini
from registrasi.alur import ALUR
from registrasi.enums import Tindakan
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.models.pendaftaran import PendaftaranQuerySet
from registrasi.policies import check_bukan_berkas_sendiri, check_dipegang

LAMA_KLAIM = timedelta(minutes=20)


class TidakAdaBerkas(AturanDilanggar):
    pass


class TanggalKeliru(AturanDilanggar):
    pass


def _pegang(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    baru = pendaftaran.diklaim_oleh_id != oleh.pk or not pendaftaran.is_diklaim
    pendaftaran.diklaim_oleh, pendaftaran.klaim_sampai = oleh, timezone.now() + LAMA_KLAIM
    pendaftaran.save(update_fields=["diklaim_oleh", "klaim_sampai"])
    if baru:
        catat(pendaftaran, "pendaftaran.diambil", oleh=oleh)


@transaction.atomic
def ambil(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Mengambil satu berkas untuk diperiksa; selama diambil, verifikator lain tidak memutuskannya.

    The lease lasts 20 minutes and is free again without a job once it has run out.
    Raises SedangDiperiksa, BerkasSendiri. Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.SETUJUI, oleh)
    check_dipegang(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    _pegang(pendaftaran, oleh)
    return pendaftaran


@transaction.atomic
def ambil_berikutnya(*, oleh: Akun) -> Pendaftaran:
    """Mengambil berkas berikutnya yang paling mendesak dan belum dipegang siapa pun.

    A file already held by this verifier comes first; rows locked by another taker are skipped.
    Raises TidakAdaBerkas when the queue is empty. Dasar: registrasi.verifikasi_dokumen
    """
    if not oleh.has_perm(VERIFIKASI):
        raise TidakBerwenang
    antrean = Pendaftaran.objects.menunggu_verifikasi()
    dipegang = antrean.filter(diklaim_oleh=oleh, klaim_sampai__gt=timezone.now()).first()
    if dipegang:
        return dipegang
    calon = _calon(antrean, oleh)
    if calon is None:
        raise TidakAdaBerkas("Tidak ada berkas yang menunggu. Anda dapat kembali lagi nanti.")
    _pegang(calon, oleh)
    return calon


def _calon(antrean: PendaftaranQuerySet, oleh: Akun) -> Pendaftaran | None:
    """The most urgent file nobody holds that this verifier may decide, locked."""
    bebas = antrean.bebas()
    sendiri: list[int] = []
    while True:
        terkunci = bebas.exclude(pk__in=sendiri).select_for_update(of=("self",), skip_locked=True)
        calon: Pendaftaran | None = terkunci.first()
        if calon is None:
            return None
        try:
            check_bukan_berkas_sendiri(calon, oleh)
        except AturanDilanggar:
            sendiri.append(calon.pk)
            continue
        return calon


@transaction.atomic
def lepas(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Melepas berkas agar dapat diambil verifikator lain.

    Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    check_dipegang(pendaftaran, oleh)
    if pendaftaran.diklaim_oleh_id == oleh.pk:
        pendaftaran.diklaim_oleh = pendaftaran.klaim_sampai = None
        pendaftaran.save(update_fields=["diklaim_oleh", "klaim_sampai"])
        catat(pendaftaran, "pendaftaran.dilepas", oleh=oleh)
    return pendaftaran


@transaction.atomic
def tandai(
    pk: int,
    kode: str,
    *,
    oleh: Akun,
    ada: bool,
    sesuai_asli: bool,
    asli_diperlihatkan_pada: date | None = None,
    catatan: str = "",
) -> DokumenSyarat:
    """Menandai satu dokumen: ada, dan sesuai dengan aslinya yang diperlihatkan.

    "Sesuai asli" keeps the day the original was shown (default today, never later) and to whom: `oleh`.
    Raises SedangDiperiksa, BerkasSendiri, TanggalKeliru. Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.SETUJUI, oleh)
    check_dipegang(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    dokumen = DokumenSyarat.objects.get(pendaftaran=pendaftaran, kode=kode)
    if ada and dokumen.berkas_id is None:
        raise AturanDilanggar(f"{dokumen.nama} belum diunggah, jadi belum dapat ditandai Ada.")
    if sesuai_asli and not ada:
        raise AturanDilanggar("Tandai Ada lebih dahulu sebelum Sesuai asli.")
    hari = (asli_diperlihatkan_pada or hari_ini()) if sesuai_asli else None
    if hari and hari > hari_ini():
        raise TanggalKeliru("Tanggal asli diperlihatkan tidak boleh sesudah hari ini.")
    dokumen.ada, dokumen.sesuai_asli, dokumen.asli_diperlihatkan_pada = ada, sesuai_asli, hari
    dokumen.catatan, dokumen.diperiksa_oleh, dokumen.diperiksa_pada = catatan.strip(), oleh, timezone.now()
    dokumen.save()
    _pegang(pendaftaran, oleh)
    catat(
        pendaftaran,
        "pendaftaran.dokumen_diperiksa",
        oleh=oleh,
        dokumen=kode,
        ada=ada,
        sesuai_asli=sesuai_asli,
    )
    return dokumen
