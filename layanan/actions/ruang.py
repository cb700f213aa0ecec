"""The rooms themselves: kept as the profil names them, set up, closed for a while, opened again."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from layanan.actions.pemesanan import batalkan_karena_tutup
from layanan.enums.tempat import ModeRuang
from layanan.models import PemesananRuang, PenutupanRuang, Ruang
from layanan.policies.ruang import MasaTidakSesuai, check_kelola_ruang
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun
from lpse.profil import profil

# What the regulations call the room into which bids are brought: there each comes for one seat.
KODE_PENAWARAN = "penawaran"


class KursiMasihDipesan(AturanDilanggar):
    def __init__(self, kursi: int) -> None:
        super().__init__(
            f"Masih ada pemesanan di atas kursi {kursi}. Pindahkan atau batalkan dahulu, lalu kurangi."
        )


class SudahDibuka(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Penutupan ini sudah berakhir atau sudah dicabut.")


@transaction.atomic
def siapkan_ruang() -> int:
    """Menyediakan ruang yang disebut peraturan dengan namanya; dapat diulang. Returns how many changed.

    A room that the profil no longer names stays for its bookings, and is shown no more. Dasar: layanan.ruang
    """
    berubah = 0
    for butir in profil().layanan.ruang:
        mode = ModeRuang.KURSI if butir.kode == KODE_PENAWARAN else ModeRuang.UTUH
        ruang, baru = Ruang.objects.get_or_create(
            kode=butir.kode, defaults={"nama": butir.nama, "mode": mode}
        )
        if not baru and ruang.nama != butir.nama:
            Ruang.objects.filter(pk=ruang.pk).update(nama=butir.nama)
            baru = True
        if baru:
            catat(ruang, "ruang.disiapkan")
            berubah += 1
    return berubah


def ubah_ruang(pk: int, *, oleh: Akun, mode: str, kursi: int, lokasi: str, keterangan: str) -> Ruang:
    """Mengubah jumlah kursi, cara memesan, letak, dan keterangan sebuah ruang.

    Raises TidakBerwenang, KursiMasihDipesan. Dasar: layanan.ruang
    """
    check_kelola_ruang(oleh)
    kolom = {"mode": mode, "kursi": kursi, "lokasi": lokasi, "keterangan": keterangan}
    try:
        with transaction.atomic():
            ruang = Ruang.objects.select_for_update(no_key=True).get(pk=pk)
            berubah = [nama for nama, nilai in kolom.items() if getattr(ruang, nama) != nilai]
            for nama in berubah:
                setattr(ruang, nama, kolom[nama])
            if berubah:
                ruang.updated_at = timezone.now()
                ruang.save(update_fields=[*berubah, "updated_at"])
                catat(ruang, "ruang.diubah", oleh=oleh, kolom=berubah)
    except IntegrityError as galat:
        if "sudah dipesan melebihi" in str(galat):
            raise KursiMasihDipesan(kursi) from galat
        raise
    return ruang


@transaction.atomic
def tutup_ruang(
    pk: int, *, oleh: Akun, mulai: datetime, selesai: datetime, alasan: str
) -> tuple[PenutupanRuang, list[PemesananRuang]]:
    """Menutup ruang untuk sementara; yang sudah memesan dibatalkan dan diberi tahu.

    Returns the closure and the bookings it ended. Raises TidakBerwenang, MasaTidakSesuai.
    Dasar: layanan.ruang
    """
    check_kelola_ruang(oleh)
    if selesai <= mulai or selesai <= timezone.now():
        raise MasaTidakSesuai("Waktu selesai harus sesudah waktu mulai, dan belum lewat.")
    ruang = Ruang.objects.select_for_update(no_key=True).get(pk=pk)
    batal = batalkan_karena_tutup(ruang, mulai, selesai, oleh=oleh, alasan=alasan)
    penutupan = PenutupanRuang.objects.create(ruang=ruang, masa=(mulai, selesai), alasan=alasan, oleh=oleh)
    penutupan.refresh_from_db(fields=["masa"])
    catat(ruang, "ruang.ditutup", oleh=oleh, penutupan=penutupan.pk, dibatalkan=len(batal))
    return penutupan, batal


@transaction.atomic
def buka_ruang(pk: int, *, oleh: Akun) -> PenutupanRuang:
    """Mencabut penutupan sebelum waktunya; ruang dapat dipesan lagi.

    `pk` is the closure's. Raises TidakBerwenang, SudahDibuka. Dasar: layanan.ruang
    """
    check_kelola_ruang(oleh)
    ruang_id = PenutupanRuang.objects.values_list("ruang_id", flat=True).get(pk=pk)
    ruang = Ruang.objects.select_for_update(no_key=True).get(pk=ruang_id)
    penutupan = PenutupanRuang.objects.select_for_update(of=("self",)).get(pk=pk)
    if penutupan.dibuka_pada or penutupan.selesai <= timezone.now():
        raise SudahDibuka
    penutupan.dibuka_pada, penutupan.dibuka_oleh = timezone.now(), oleh
    penutupan.save(update_fields=["dibuka_pada", "dibuka_oleh"])
    catat(ruang, "ruang.dibuka", oleh=oleh, penutupan=pk)
    return penutupan
