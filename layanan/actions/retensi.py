"""Destroying what people said once its retention time is over; who agreed to it, the archive unit knows.

Numbers, dates and statuses stay: the figures of past years are made of them.
"""

from django.db import transaction
from django.utils import timezone

from layanan.enums.retensi import MUSNAH
from layanan.models import (
    LampiranTiket,
    PengirimTiket,
    PenilaianTiket,
    PeristiwaTiket,
    PesanTiket,
    SuratMasuk,
    Tiket,
)
from layanan.policies.penerusan import HASIL_KENDALA
from lpse.aturan import AturanDilanggar
from lpse.berkas import musnahkan
from lpse.berkas.musnah import is_terhapus
from lpse.berkas.simpan import penyimpanan
from lpse.jejak import catat
from lpse.models import Akun, Berkas

DATA_TIKET = ("nama", "surel", "telepon", "npwp", "user_id", "instansi")
DATA_SURAT = ("message_id", "dari", "nama_pengirim", "subjek", "isi", "alasan")


class MasihDibuka(AturanDilanggar):
    """The matter is not over."""


@transaction.atomic
def musnahkan_tiket(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan percakapan, lampiran, dan data pribadi satu tiket yang sudah berakhir.

    A file that another ticket keeps as well (a message split off) stays until that one is destroyed.
    Idempotent. Raises MasihDibuka. Dasar: arsip.retensi
    """
    tiket = Tiket.objects.lock(Tiket.objects.only("pk").get(kode=kode).pk)
    if tiket.berakhir_pada is None:
        raise MasihDibuka("Tiket ini masih ditangani.")
    if tiket.dimusnahkan_pada is None:
        for kolom in DATA_TIKET:
            setattr(tiket, kolom, "")
        if tiket.hasil not in HASIL_KENDALA:  # one of these few words is a figure; any other was typed
            tiket.hasil = ""
        tiket.judul, tiket.dimusnahkan_pada = MUSNAH, timezone.now()
        tiket.save(update_fields=[*DATA_TIKET, "judul", "hasil", "dimusnahkan_pada"])
        _kosongkan(tiket)
        catat(tiket, "tiket.dimusnahkan", oleh=oleh)
    for berkas in _berkas_sendiri(tiket):
        musnahkan(berkas)


def _kosongkan(tiket: Tiket) -> None:
    """Empty what was said around a ticket; the trigger lets it be, for a destroyed ticket only."""
    PesanTiket.objects.filter(tiket=tiket).update(isi=MUSNAH)
    for peristiwa in PeristiwaTiket.objects.filter(tiket=tiket):
        # Ids of tickets and people stay: the timeline is read by them.
        rincian = {nama: nilai for nama, nilai in peristiwa.rincian.items() if isinstance(nilai, int)}
        alasan = MUSNAH if peristiwa.alasan else ""
        PeristiwaTiket.objects.filter(pk=peristiwa.pk).update(alasan=alasan, rincian=rincian)
    PengirimTiket.objects.filter(tiket=tiket).delete()
    PenilaianTiket.objects.filter(tiket=tiket).update(komentar="")


def _berkas_sendiri(tiket: Tiket) -> list[Berkas]:
    """The files of a ticket that no ticket still kept has too."""
    milik = LampiranTiket.objects.filter(pesan__tiket=tiket).values("berkas")
    lain = LampiranTiket.objects.filter(berkas__in=milik, pesan__tiket__dimusnahkan_pada=None)
    return list(Berkas.objects.filter(pk__in=milik).exclude(pk__in=lain.values("berkas")).order_by("pk"))


def is_tiket_tuntas(kode: str) -> bool:
    """Whether the bytes of the ticket's files are gone from storage."""
    tiket = Tiket.objects.get(kode=kode)
    return tiket.dimusnahkan_pada is not None and all(map(is_terhapus, _berkas_sendiri(tiket)))


@transaction.atomic
def musnahkan_surat(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan surel asli dan apa yang dibaca darinya; barisnya tinggal. Idempotent.

    Dasar: arsip.retensi
    """
    surat = SuratMasuk.objects.lock(SuratMasuk.objects.only("pk").get(kode=kode).pk)
    if surat.dimusnahkan_pada is None:
        for kolom in DATA_SURAT:
            setattr(surat, kolom, "")
        surat.alasan, surat.lampiran, surat.dimusnahkan_pada = MUSNAH, [], timezone.now()
        surat.save(update_fields=[*DATA_SURAT, "lampiran", "dimusnahkan_pada"])
        catat(surat, "suratmasuk.dimusnahkan", oleh=oleh)
    transaction.on_commit(lambda: penyimpanan().delete(surat.kunci), robust=True)


def is_surat_tuntas(kode: str) -> bool:
    """Whether the raw letter is gone from storage."""
    surat = SuratMasuk.objects.get(kode=kode)
    return surat.dimusnahkan_pada is not None and not penyimpanan().exists(surat.kunci)
