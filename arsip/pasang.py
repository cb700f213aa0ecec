"""What the archive contributes to what all units share: mails, clock, menu, demo."""

from arsip import demo, emails, tasks
from arsip.bukti import BUKTI
from lpse.sumbangan import HalamanRekaman, sumbangan

HALAMAN = {
    "arsip.ujipemulihan": HalamanRekaman("arsip_kesiapan_uji_lihat"),
    "arsip.pekerjaan": HalamanRekaman("arsip_pekerjaan_lihat"),
    "arsip.sumber": HalamanRekaman("arsip_sumber_lihat"),
    # A backup is read on the page of what it was made of.
    "arsip.cadangan": HalamanRekaman("arsip_sumber_lihat", ("sumber__kode",)),
    "arsip.mediaportabel": HalamanRekaman("arsip_media_lihat"),
    "arsip.penahanan": HalamanRekaman("arsip_retensi_penahanan_lihat"),
    "arsip.pemusnahan": HalamanRekaman("arsip_retensi_pemusnahan_lihat"),
    "arsip.pembersihan": HalamanRekaman("arsip_retensi_pembersihan_lihat"),
}


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    sumbangan.halaman_rekaman |= HALAMAN
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
