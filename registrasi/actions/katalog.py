"""The reason catalogue: what officers may say is the head's to decide, and each change is on the trail."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_ALASAN
from lpse.serentak import isian_berubah
from registrasi.models import AlasanPutusan


class KodeTerpakai(AturanDilanggar):
    pass


class AlasanBerubah(AturanDilanggar):
    """Another saved this reason while the form lay open; `bidang` names what saving would overwrite."""

    def __init__(self, bidang: list[str]) -> None:
        super().__init__("Alasan ini sudah berubah sejak halaman ini dibuka. Belum ada yang disimpan.")
        self.bidang = bidang


def tambah_alasan(*, oleh: Akun, kode: str, **kolom: Any) -> AlasanPutusan:
    """Menambah satu alasan ke katalog. Raises KodeTerpakai. Dasar: registrasi.informasi_syarat"""
    if not oleh.has_perm(KELOLA_ALASAN):
        raise TidakBerwenang
    try:
        with transaction.atomic():
            alasan = AlasanPutusan.objects.create(kode=kode, **kolom)
            catat(alasan, "alasan_putusan.ditambah", oleh=oleh, kode=kode)
    except IntegrityError as galat:
        if "kode" in str(galat) and AlasanPutusan.objects.filter(kode=kode).exists():
            raise KodeTerpakai(f"Kode {kode} sudah dipakai. Tulis kode lain.") from galat
        raise
    return alasan


@transaction.atomic
def ubah_alasan(pk: int, *, oleh: Akun, tanda: str | None = None, **kolom: Any) -> AlasanPutusan:
    """Mengubah satu alasan, atau mematikannya; kodenya tetap dan yang sudah dikirim tidak ikut berubah.

    Nothing deletes a reason: past decisions point to it. `tanda` is the mark of the form it was typed into
    (`AlasanPutusan.tanda`); None asks for no check. Raises AlasanBerubah rather than overwrite what another
    saved meanwhile. Dasar: registrasi.informasi_syarat
    """
    if not oleh.has_perm(KELOLA_ALASAN):
        raise TidakBerwenang
    alasan = AlasanPutusan.objects.select_for_update().get(pk=pk)
    berubah = [nama for nama, nilai in kolom.items() if getattr(alasan, nama) != nilai]
    if not berubah:
        return alasan
    _check_belum_berubah(alasan, berubah, tanda)
    for nama in berubah:
        setattr(alasan, nama, kolom[nama])
    alasan.updated_at = timezone.now()
    alasan.save(update_fields=[*berubah, "updated_at"])
    catat(alasan, "alasan_putusan.diubah", oleh=oleh, kode=alasan.kode, bidang=berubah, aktif=alasan.aktif)
    return alasan


def _check_belum_berubah(alasan: AlasanPutusan, berubah: list[str], tanda: str | None) -> None:
    if tanda is None:
        return
    usang = isian_berubah(tanda, {nama: getattr(alasan, nama) for nama in berubah})
    if usang:
        raise AlasanBerubah(usang)
