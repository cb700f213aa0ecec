"""The acts on a matter for LKPP: prepared, sent, asked after, answered or taken back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from layanan.actions.instruksi import serahkan_instruksi
from layanan.actions.percakapan import beritahu_petugas
from layanan.actions.peristiwa import tulis_peristiwa
from layanan.alur.penerusan import ALUR_PENERUSAN
from layanan.alur.tiket import ALUR_TIKET
from layanan.enums.penerusan import (
    PeristiwaPenerusan,
    StatusPenerusan,
    TindakanPenerusan,
    TingkatLKPP,
)
from layanan.enums.tiket import JenisPeristiwa, StatusTiket, TindakanTiket
from layanan.models import CatatanPenerusan, Penerusan, Tiket
from layanan.naskah.penerusan import isi_penerusan
from layanan.policies.penerusan import check_jenis, check_tingkat
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import cabut, terbitkan
from lpse.pemberitahuan import beritahukan
from lpse.peran import TERUSKAN_LKPP

S = StatusPenerusan


@dataclass(frozen=True, slots=True)
class IsianPenerusan:
    """What is told to LKPP; an obstacle has a ticket and a ground, the others have neither."""

    jenis: str
    judul: str
    uraian: str
    upaya: str = ""
    alasan: str = ""


def _catat(penerusan: Penerusan, peristiwa: PeristiwaPenerusan, oleh: Akun, isi: str = "") -> None:
    """Write one note and its trail row, within an act."""
    CatatanPenerusan.objects.create(penerusan=penerusan, peristiwa=peristiwa, oleh=oleh, isi=isi)
    catat(penerusan, f"penerusan.{peristiwa.value}", oleh=oleh)


def _kunci(pk: int, tindakan: TindakanPenerusan, oleh: Akun) -> Penerusan:
    """The matter with its ticket, which is locked before it: every act takes the two in this order.

    Raises TidakBerwenang, TindakanTertutup.
    """
    tiket = Penerusan.objects.values_list("tiket", flat=True).get(pk=pk)
    terkunci = None if tiket is None else Tiket.objects.lock(tiket)
    penerusan = Penerusan.objects.lock(pk)
    penerusan.tiket = terkunci
    ALUR_PENERUSAN.check(penerusan, tindakan, oleh)
    return penerusan


@transaction.atomic
def siapkan(isian: IsianPenerusan, *, oleh: Akun, tiket: Tiket | None = None) -> Penerusan:
    """Menyiapkan penerusan kendala, konsultasi, atau usulan teknis kepada LKPP.

    Raises TidakBerwenang, and AturanDilanggar where the ticket is over or has one open already.
    Dasar: layanan.penerusan_lkpp, layanan.koordinasi_lkpp
    """
    if not oleh.has_perm(TERUSKAN_LKPP):
        raise TidakBerwenang
    check_jenis(isian.jenis, tiket, isian.alasan)
    if tiket is not None:
        terkunci = Tiket.objects.lock(tiket.pk)
        if not terkunci.is_terbuka:
            raise AturanDilanggar("Tiket ini sudah berakhir. Buka kembali lebih dahulu.")
        if Penerusan.objects.terbuka().filter(tiket=terkunci).exists():
            raise AturanDilanggar("Tiket ini sudah punya penerusan yang belum dijawab.")
    penerusan = Penerusan.objects.create(
        jenis=isian.jenis,
        tiket=tiket,
        alasan=isian.alasan,
        judul=isian.judul,
        uraian=isian.uraian,
        upaya=isian.upaya,
        disiapkan_oleh=oleh,
    )
    _catat(penerusan, PeristiwaPenerusan.DISIAPKAN, oleh)
    return penerusan


@transaction.atomic
def ubah(pk: int, *, oleh: Akun, judul: str, uraian: str, upaya: str, alasan: str = "") -> Penerusan:
    """Mengubah isian yang belum dikirim. Raises TidakBerwenang, TindakanTertutup, AturanDilanggar.

    Dasar: layanan.penerusan_lkpp
    """
    penerusan = _kunci(pk, TindakanPenerusan.UBAH, oleh)
    check_jenis(penerusan.jenis, penerusan.tiket, alasan)
    penerusan.judul, penerusan.uraian = judul, uraian
    penerusan.upaya, penerusan.alasan = upaya, alasan
    penerusan.save(update_fields=["judul", "uraian", "upaya", "alasan"])
    _catat(penerusan, PeristiwaPenerusan.DIUBAH, oleh)
    return penerusan


@transaction.atomic
def kirim(pk: int, *, oleh: Akun, tingkat: str = TingkatLKPP.EPROC, nomor_lkpp: str = "") -> Penerusan:
    """Menerbitkan surat penerusan dan mencatat pengirimannya; jam LKPP mulai, jam tiket berhenti.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar for an addressee the regulation does not name.
    Dasar: layanan.penerusan_lkpp
    """
    penerusan = _kunci(pk, TindakanPenerusan.KIRIM, oleh)
    check_tingkat(penerusan.jenis, tingkat)
    penerusan.tingkat, now = tingkat, timezone.now()
    penerusan.naskah = terbitkan(
        JenisNaskah.PENERUSAN_LKPP,
        penerusan,
        isi_penerusan(penerusan, oleh),
        oleh=oleh,
        penanda_tangan=str(oleh),
    )
    penerusan.status, penerusan.dikirim_oleh = S.DIKIRIM, oleh
    penerusan.dikirim_pada = penerusan.kabar_pada = now
    penerusan.nomor_lkpp = nomor_lkpp
    penerusan.save()
    _catat(penerusan, PeristiwaPenerusan.DIKIRIM, oleh, nomor_lkpp)
    _hentikan_tiket(penerusan, oleh)
    return penerusan


def _hentikan_tiket(penerusan: Penerusan, oleh: Akun) -> None:
    """The ticket waits for LKPP from here on, and its user is told."""
    tiket = penerusan.tiket
    if tiket is None:
        return
    transisi = ALUR_TIKET.check(tiket, TindakanTiket.TERUSKAN, oleh)
    tulis_peristiwa(tiket, JenisPeristiwa.DITERUSKAN, oleh=oleh, status=transisi.ke, penerusan=penerusan.pk)
    if tiket.surel:
        kunci = f"tiket:{tiket.pk}:diteruskan:{penerusan.pk}"
        beritahukan("layanan/tiket_diteruskan", kepada=tiket.surel, akun=tiket.akun, objek=tiket, kunci=kunci)


@transaction.atomic
def catat_nomor(pk: int, *, oleh: Akun, nomor_lkpp: str) -> Penerusan:
    """Mencatat nomor tiket yang diberikan LKPP. Raises TidakBerwenang, TindakanTertutup.

    Dasar: layanan.penerusan_lkpp
    """
    penerusan = _kunci(pk, TindakanPenerusan.CATAT_NOMOR, oleh)
    return _kabar(penerusan, PeristiwaPenerusan.BERNOMOR, oleh, nomor_lkpp, nomor_lkpp=nomor_lkpp)


@transaction.atomic
def naikkan(pk: int, *, oleh: Akun, isi: str = "") -> Penerusan:
    """Mencatat bahwa perkara naik ke Helpdesk Teknis LKPP. Raises TidakBerwenang, TindakanTertutup.

    Dasar: layanan.penerusan_lkpp
    """
    penerusan = _kunci(pk, TindakanPenerusan.NAIKKAN, oleh)
    return _kabar(penerusan, PeristiwaPenerusan.DINAIKKAN, oleh, isi, tingkat=TingkatLKPP.TEKNIS)


@transaction.atomic
def tanyakan(pk: int, *, oleh: Akun, isi: str) -> Penerusan:
    """Mencatat bahwa LKPP sudah ditanyai lagi; hitungan hari diam mulai dari sekarang.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.koordinasi_lkpp
    """
    return _kabar(_kunci(pk, TindakanPenerusan.TANYAKAN, oleh), PeristiwaPenerusan.DITANYAKAN, oleh, isi)


def _kabar(
    penerusan: Penerusan, peristiwa: PeristiwaPenerusan, oleh: Akun, isi: str, **kolom: str
) -> Penerusan:
    """Something moved between us and LKPP."""
    penerusan.kabar_pada = timezone.now()
    for nama, nilai in kolom.items():
        setattr(penerusan, nama, nilai)
    penerusan.save(update_fields=["kabar_pada", *kolom])
    _catat(penerusan, peristiwa, oleh, isi)
    return penerusan


@transaction.atomic
def catat_jawaban(pk: int, *, oleh: Akun, jawaban: str, instruksi: str = "") -> Penerusan:
    """Mencatat jawaban LKPP; tiketnya kembali ditangani, instruksinya diserahkan kepada admin sistem.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.penerusan_lkpp, infrastruktur.instruksi_lkpp
    """
    penerusan = _kunci(pk, TindakanPenerusan.CATAT_JAWABAN, oleh)
    penerusan.status, penerusan.jawaban = S.DIJAWAB, jawaban
    penerusan.dijawab_pada = penerusan.kabar_pada = timezone.now()
    penerusan.save(update_fields=["status", "jawaban", "dijawab_pada", "kabar_pada"])
    _catat(penerusan, PeristiwaPenerusan.DIJAWAB, oleh, jawaban)
    if instruksi:
        serahkan_instruksi(isi=instruksi, oleh=oleh, penerusan=penerusan)
    _lanjutkan_tiket(penerusan, JenisPeristiwa.DIJAWAB_LKPP, oleh)
    return penerusan


def _lanjutkan_tiket(penerusan: Penerusan, jenis: JenisPeristiwa, oleh: Akun) -> None:
    """The ticket's own clock runs again, where it still waits for LKPP."""
    tiket = penerusan.tiket
    if tiket is None or tiket.status != StatusTiket.MENUNGGU_LKPP:
        return
    transisi = ALUR_TIKET.check(tiket, TindakanTiket.JAWAB_LKPP, oleh)
    tulis_peristiwa(tiket, jenis, oleh=oleh, status=transisi.ke, penerusan=penerusan.pk)
    beritahu_petugas(tiket, f"lkpp:{penerusan.pk}")


@transaction.atomic
def tarik(pk: int, *, oleh: Akun, alasan: str) -> Penerusan:
    """Menarik penerusan yang tidak perlu lagi; suratnya dicabut, tiketnya kembali ditangani.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar without a reason.
    Dasar: layanan.penerusan_lkpp
    """
    penerusan = _kunci(pk, TindakanPenerusan.TARIK, oleh)
    if not alasan.strip():
        raise AturanDilanggar("Tulis alasan menarik penerusan ini.")
    penerusan.status, penerusan.alasan_tarik = S.DITARIK, alasan.strip()
    penerusan.save(update_fields=["status", "alasan_tarik"])
    if penerusan.naskah is not None:
        cabut(penerusan, oleh=oleh, alasan=penerusan.alasan_tarik)
    _catat(penerusan, PeristiwaPenerusan.DITARIK, oleh, penerusan.alasan_tarik)
    _lanjutkan_tiket(penerusan, JenisPeristiwa.PENERUSAN_DITARIK, oleh)
    return penerusan
