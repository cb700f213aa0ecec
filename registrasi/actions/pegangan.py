"""Who is at work on a file: taking it, holding on, letting go, and what the supervisor arranges."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.peran import AMBIL_ALIH, VERIFIKASI
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.pendaftaran import Tindakan
from registrasi.models import AlihPegangan, Pendaftaran
from registrasi.models.pendaftaran import PendaftaranQuerySet
from registrasi.policies.pendaftaran import (
    PeganganLepas,
    check_beralasan,
    check_bukan_berkas_sendiri,
    check_dapat_diambil_alih,
    check_dapat_ditugaskan,
    check_dapat_menerima,
    check_dipegang,
)

LAMA_KLAIM = timedelta(minutes=20)
KOLOM_KLAIM = ["diklaim_oleh", "diklaim_pada", "klaim_sampai"]


class TidakAdaBerkas(AturanDilanggar):
    pass


def pegang(pendaftaran: Pendaftaran, oleh: Akun) -> None:
    """Begin or extend the lease of a locked registration; only its beginning is a trail row."""
    now = timezone.now()
    baru = pendaftaran.diklaim_oleh_id != oleh.pk or not pendaftaran.is_diklaim
    if baru:
        pendaftaran.diklaim_pada = now
    pendaftaran.diklaim_oleh, pendaftaran.klaim_sampai = oleh, now + LAMA_KLAIM
    pendaftaran.save(update_fields=KOLOM_KLAIM)
    if baru:
        catat(pendaftaran, "pendaftaran.diambil", oleh=oleh)


def _bebas(pendaftaran: Pendaftaran) -> None:
    pendaftaran.diklaim_oleh = pendaftaran.diklaim_pada = pendaftaran.klaim_sampai = None


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
    pegang(pendaftaran, oleh)
    return pendaftaran


@transaction.atomic
def ambil_berikutnya(*, oleh: Akun) -> Pendaftaran:
    """Mengambil berkas berikutnya yang paling mendesak dan belum dipegang siapa pun.

    First a file already held, then those assigned to this verifier, then those assigned to nobody, and the
    others' only when nothing else waits: work set aside for somebody absent is still done in the end.
    Raises TidakAdaBerkas when the queue is empty. Dasar: registrasi.verifikasi_dokumen
    """
    if not oleh.has_perm(VERIFIKASI):
        raise TidakBerwenang
    # Pressed twice at once, the second waits and is given the file of the first.
    Akun.objects.select_for_update(of=("self",), no_key=True).get(pk=oleh.pk)
    antrean = Pendaftaran.objects.menunggu_verifikasi()
    dipegang = antrean.filter(diklaim_oleh=oleh, klaim_sampai__gt=timezone.now()).first()
    if dipegang:
        return dipegang
    for giliran in (Q(ditugaskan_kepada=oleh), Q(ditugaskan_kepada__isnull=True), Q()):
        calon = _calon(antrean.filter(giliran), oleh)
        if calon:
            pegang(calon, oleh)
            return calon
    raise TidakAdaBerkas("Tidak ada berkas yang menunggu. Anda dapat kembali lagi nanti.")


def _calon(antrean: PendaftaranQuerySet, oleh: Akun) -> Pendaftaran | None:
    """The most urgent file nobody holds that this verifier may decide, locked; others' locks are skipped."""
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
def perpanjang(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Memperpanjang pegangan selama berkasnya masih dipegang orang ini: denyut halaman meja yang terbuka.

    No trail row: it changes nothing but the end of a lease that has one. Raises PeganganLepas.
    Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    if not pendaftaran.is_diklaim or pendaftaran.diklaim_oleh_id != oleh.pk:
        raise PeganganLepas(pendaftaran)
    pendaftaran.klaim_sampai = timezone.now() + LAMA_KLAIM
    pendaftaran.save(update_fields=["klaim_sampai"])
    return pendaftaran


@transaction.atomic
def lepas(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Melepas berkas agar dapat diambil verifikator lain.

    A file that nobody holds any more is let go already, so the button pressed twice is no error.
    Raises TidakBerwenang for whoever may never hold one, SedangDiperiksa.
    Dasar: registrasi.verifikasi_dokumen
    """
    if not (oleh.has_perm(VERIFIKASI) or oleh.has_perm(AMBIL_ALIH)):
        raise TidakBerwenang
    pendaftaran = Pendaftaran.objects.lock(pk)
    check_dipegang(pendaftaran, oleh)
    if pendaftaran.diklaim_oleh_id == oleh.pk:
        _bebas(pendaftaran)
        pendaftaran.save(update_fields=KOLOM_KLAIM)
        catat(pendaftaran, "pendaftaran.dilepas", oleh=oleh)
    return pendaftaran


@transaction.atomic
def ambil_alih(pk: int, *, oleh: Akun, alasan: str, kepada: Akun | None = None) -> Pendaftaran:
    """Mengambil alih berkas dari pemegangnya dengan alasan, untuk diri sendiri atau verifikator lain.

    The lease goes over at once, so the former holder's next save is refused; they are told by mail.
    Raises TidakDipegang, BerkasSendiri, BukanVerifikator, PerluAlasan. Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    dari = check_dapat_diambil_alih(pendaftaran, oleh, kepada)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    penerima = kepada or oleh
    if kepada is not None:
        check_dapat_menerima(pendaftaran, kepada)
        pendaftaran.ditugaskan_kepada = kepada
    pendaftaran.diklaim_oleh, pendaftaran.diklaim_pada = penerima, timezone.now()
    pendaftaran.klaim_sampai = timezone.now() + LAMA_KLAIM
    pendaftaran.save(update_fields=[*KOLOM_KLAIM, "ditugaskan_kepada"])
    _catat_alih(pendaftaran, "pendaftaran.diambil_alih", dari, penerima, oleh, alasan)
    return pendaftaran


@transaction.atomic
def bebaskan(pk: int, *, oleh: Akun, alasan: str) -> Pendaftaran:
    """Mengembalikan berkas yang dipegang orang lain ke antrean, dengan alasan.

    The former holder is told by mail. Raises TidakDipegang, PerluAlasan.
    Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    dari = check_dapat_diambil_alih(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    _bebas(pendaftaran)
    pendaftaran.save(update_fields=KOLOM_KLAIM)
    _catat_alih(pendaftaran, "pendaftaran.dibebaskan", dari, None, oleh, alasan)
    return pendaftaran


def _catat_alih(
    pendaftaran: Pendaftaran, peristiwa: str, dari: Akun, kepada: Akun | None, oleh: Akun, alasan: str
) -> None:
    """Keep the reason in a row of its own (the trail takes no free text), and tell the former holder."""
    alih = AlihPegangan.objects.create(
        pendaftaran=pendaftaran, dari=dari, kepada=kepada, oleh=oleh, alasan=check_beralasan(alasan)
    )
    catat(pendaftaran, peristiwa, oleh=oleh, dari=dari.pk, kepada=kepada.pk if kepada else None, alih=alih.pk)
    beritahukan(
        "registrasi/diambil_alih",
        kepada=dari.email,
        kunci=f"pegangan.dialihkan:{alih.pk}",
        akun=dari,
        objek=alih,
    )


@transaction.atomic
def tugaskan(pk: int, *, oleh: Akun, kepada: Akun | None) -> Pendaftaran:
    """Menugaskan berkas kepada seorang verifikator, atau kepada siapa saja (`kepada` None).

    Their "ambil berikutnya" offers it first. A file that somebody works on is taken over instead.
    Raises SedangDiperiksa, BukanVerifikator, BerkasSendiri. Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    check_dapat_ditugaskan(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    if kepada is not None:
        check_dapat_menerima(pendaftaran, kepada)
    if pendaftaran.is_diklaim:
        _bebas(pendaftaran)
    pendaftaran.ditugaskan_kepada = kepada
    pendaftaran.save(update_fields=[*KOLOM_KLAIM, "ditugaskan_kepada"])
    catat(pendaftaran, "pendaftaran.ditugaskan", oleh=oleh, kepada=kepada.pk if kepada else None)
    return pendaftaran
