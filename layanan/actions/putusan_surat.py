"""What officers decide about letters that the machine left to them."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from layanan.actions.lampiran_surat import LampiranDiterima, lampiran_sementara, terima_lampiran
from layanan.actions.pesan_surat import catat_di_tiket, masukkan_balasan
from layanan.actions.tiket import IsianTiket, catat_tiket
from layanan.alur.surat_masuk import ALUR_SURAT
from layanan.enums.surat_masuk import CaraMasuk, StatusSurat, TindakanSurat
from layanan.enums.tiket import Saluran
from layanan.models import PengirimTiket, SuratMasuk, Tiket
from layanan.surat_masuk.urai import TidakTerbaca, urai
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.berkas.simpan import penyimpanan
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import LAYANI_TIKET

T = TindakanSurat
TAK_TERBACA = "(Isi surat ini tidak terbaca portal. Surat aslinya ada di daftar surat masuk.)"


def jadikan_tiket(pk: int, *, oleh: Akun, jenis: str, judul: str, nama: str, surel: str = "") -> SuratMasuk:
    """Petugas menjadikan surat sebuah tiket; pengirimnya menerima nomor bila surelnya diisi.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.konsultasi
    """
    with lampiran_sementara() as lampiran, transaction.atomic():
        surat = SuratMasuk.objects.lock(pk)
        ALUR_SURAT.check(surat, T.JADIKAN_TIKET, oleh)
        isi = _isi(surat, lampiran, oleh)
        isian = IsianTiket(jenis=jenis, judul=judul, uraian=isi, nama=nama, surel=surel)
        tiket = catat_tiket(isian, saluran=Saluran.SUREL, oleh=oleh, lampiran=lampiran.berkas)
        pesan = tiket.pesan.get()
        return _putus(surat, T.JADIKAN_TIKET, oleh, cara=CaraMasuk.TIKET_BARU, tiket=tiket, pesan=pesan)


def lampirkan(pk: int, *, oleh: Akun, nomor: str, dari_pengguna: bool) -> SuratMasuk:
    """Petugas memasukkan surat ke tiket yang ada: sebagai kata penggunanya, atau sebagai catatan internal.

    As the user's word it does to the ticket what an answer does, and later letters from that address do too.
    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar for an unknown number.
    Dasar: layanan.konsultasi
    """
    with lampiran_sementara() as lampiran, transaction.atomic():
        surat = SuratMasuk.objects.lock(pk)
        ALUR_SURAT.check(surat, T.LAMPIRKAN, oleh)
        tiket = Tiket.objects.filter(nomor=nomor.strip().upper()).first()
        if tiket is None:
            raise AturanDilanggar(f"Tidak ada tiket bernomor {nomor}. Periksa nomornya.")
        isi = _isi(surat, lampiran, oleh)
        if dari_pengguna:
            pesan = masukkan_balasan(tiket, isi, lampiran)
            _akui(tiket, surat.dari, oleh)
        else:
            pesan = catat_di_tiket(tiket, isi, lampiran, oleh=oleh)
        return _putus(surat, T.LAMPIRKAN, oleh, cara=CaraMasuk.DILAMPIRKAN, tiket=pesan.tiket, pesan=pesan)


@transaction.atomic
def abaikan(pk: int, *, oleh: Akun, alasan: str) -> SuratMasuk:
    """Petugas menyatakan surat tidak perlu tiket, dengan alasan; surat aslinya tetap tersimpan.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar without a reason. Dasar: layanan.konsultasi
    """
    surat = SuratMasuk.objects.lock(pk)
    ALUR_SURAT.check(surat, T.ABAIKAN, oleh)
    if not alasan.strip():
        raise AturanDilanggar("Tulis mengapa surat ini tidak perlu tiket.")
    return _putus(surat, T.ABAIKAN, oleh, alasan=alasan.strip()[:500])


@transaction.atomic
def akui_pengirim(pk: int, *, oleh: Akun) -> SuratMasuk:
    """Petugas mengakui pengirim lain: balasannya yang berikut berlaku sebagai kata pengguna tiket itu.

    Raises TidakBerwenang, AturanDilanggar for a letter that is no such. Dasar: layanan.konsultasi
    """
    surat = SuratMasuk.objects.lock(pk)
    if not oleh.has_perm(LAYANI_TIKET):
        raise TidakBerwenang
    if surat.status != StatusSurat.TEROLAH or surat.cara != CaraMasuk.PENGIRIM_LAIN or not surat.tiket:
        raise AturanDilanggar("Hanya pengirim lain dari surat yang sudah masuk tiket yang dapat diakui.")
    _akui(surat.tiket, surat.dari, oleh)
    catat(surat, "suratmasuk.pengirim_diakui", oleh=oleh, tiket=surat.tiket_id)
    return surat


def _akui(tiket: Tiket, dari: str, oleh: Akun) -> None:
    if dari and dari != tiket.surel.lower():
        PengirimTiket.objects.get_or_create(tiket=tiket, surel=dari, defaults={"oleh": oleh})


def _putus(surat: SuratMasuk, tindakan: TindakanSurat, oleh: Akun, **kolom: Any) -> SuratMasuk:
    """Write the decision about a locked letter, and its trail row."""
    surat.diputus_oleh, surat.diputus_pada = oleh, timezone.now()
    surat.status = ALUR_SURAT.tabel[tindakan].ke
    for nama, nilai in kolom.items():
        setattr(surat, nama, nilai)
    surat.save()
    catat(surat, f"suratmasuk.{tindakan.value}", oleh=oleh, tiket=surat.tiket_id)
    return surat


def _isi(surat: SuratMasuk, lampiran: LampiranDiterima, oleh: Akun) -> str:
    """What the message says, and its files taken in; a letter that cannot be read says so."""
    try:
        with penyimpanan().open(surat.kunci, "rb") as mentah:
            terurai = urai(mentah, kepala_saja=surat.is_kepala_saja)
    except TidakTerbaca:
        return TAK_TERBACA
    terima_lampiran(terurai.lampiran, lampiran, oleh=oleh)
    surat.lampiran = lampiran.rincian
    return (terurai.isi or TAK_TERBACA) + lampiran.catatan[:4000]
