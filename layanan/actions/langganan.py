"""Subscribing to announcements: nobody gets mail before the address has answered for itself."""

import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from layanan.enums.pengumuman import JenisPengumuman
from layanan.models import LanggananPengumuman
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.pemberitahuan import beritahukan

MASA_KONFIRMASI = timedelta(days=7)


class TanpaJenis(AturanDilanggar):
    """A subscription to nothing."""

    def __init__(self) -> None:
        super().__init__("Pilih paling sedikit satu jenis pengumuman.")


def _kolom(jenis: Iterable[str]) -> dict[str, bool]:
    dipilih = set(jenis)
    if not dipilih & set(JenisPengumuman.values):
        raise TanpaJenis
    return {satu: satu in dipilih for satu in JenisPengumuman.values}


@transaction.atomic
def minta_langganan(surel: str, *, jenis: Iterable[str]) -> LanggananPengumuman:
    """Mencatat permintaan berlangganan dan mengirim tautan konfirmasinya.

    Who already subscribes gets a mail that says so, with the link that changes the choice; the choice
    itself only changes there. Raises TanpaJenis. Dasar: layanan.pengumuman_gangguan
    """
    kolom = _kolom(jenis)
    langganan, baru = LanggananPengumuman.objects.get_or_create(
        surel__iexact=surel, defaults={"surel": surel, **kolom}
    )
    langganan = LanggananPengumuman.objects.select_for_update().get(pk=langganan.pk)
    if langganan.dikonfirmasi_pada is None:
        for nama, nilai in {**kolom, "diminta_pada": timezone.now()}.items():
            setattr(langganan, nama, nilai)
        langganan.save(update_fields=[*kolom, "diminta_pada"])
    catat(langganan, "langgananpengumuman.diminta", baru=baru)
    kunci = f"langganan:{langganan.pk}:{uuid.uuid4().hex}"
    beritahukan("layanan/langganan_pengumuman", kepada=langganan.surel, kunci=kunci, objek=langganan)
    return langganan


@transaction.atomic
def atur_langganan(pk: int, *, jenis: Iterable[str]) -> LanggananPengumuman:
    """Mengonfirmasi langganan bila belum, dan menyimpan pilihan jenisnya.

    The caller has shown the link of the mail. Raises TanpaJenis. Dasar: layanan.pengumuman_gangguan
    """
    kolom = _kolom(jenis)
    langganan = LanggananPengumuman.objects.select_for_update().get(pk=pk)
    peristiwa = "diubah" if langganan.dikonfirmasi_pada else "dikonfirmasi"
    for nama, nilai in kolom.items():
        setattr(langganan, nama, nilai)
    langganan.dikonfirmasi_pada = langganan.dikonfirmasi_pada or timezone.now()
    langganan.save(update_fields=[*kolom, "dikonfirmasi_pada"])
    catat(langganan, f"langgananpengumuman.{peristiwa}", jenis=[n for n, ya in kolom.items() if ya])
    return langganan


@transaction.atomic
def hentikan_langganan(pk: int) -> bool:
    """Menghapus langganan atas permintaan pemilik surelnya; False bila sudah tidak ada.

    Dasar: layanan.pengumuman_gangguan
    """
    langganan = LanggananPengumuman.objects.select_for_update().filter(pk=pk).first()
    if langganan is None:
        return False
    catat(langganan, "langgananpengumuman.dihentikan")
    langganan.delete()
    return True


@transaction.atomic
def hapus_langganan_menunggu() -> int:
    """Menghapus permintaan yang tidak dikonfirmasi dalam tujuh hari; returns how many.

    Dasar: layanan.pengumuman_gangguan
    """
    batas = timezone.now() - MASA_KONFIRMASI
    lama = LanggananPengumuman.objects.filter(dikonfirmasi_pada__isnull=True, diminta_pada__lt=batas)
    return lama.delete()[0]
