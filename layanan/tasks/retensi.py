"""What of this unit falls due by the region's retention schedule, told to whoever keeps it."""

from layanan.actions.retensi import is_surat_tuntas, is_tiket_tuntas, musnahkan_surat, musnahkan_tiket
from layanan.enums.retensi import NAMA, RETENSI, SURAT, TIKET
from layanan.queries import retensi
from lpse.sumbangan import RekamanRetensi, sumbangan


def daftarkan() -> None:
    """Register the classes for the privacy notice, and their records."""
    sumbangan.retensi |= RETENSI
    sumbangan.rekaman_retensi[TIKET] = RekamanRetensi(
        TIKET,
        NAMA[TIKET],
        retensi.PERISTIWA_TIKET,
        retensi.tiket_jatuh_tempo,
        retensi.cari_tiket,
        musnahkan_tiket,
        is_tiket_tuntas,
        retensi.url_tiket,
    )
    sumbangan.rekaman_retensi[SURAT] = RekamanRetensi(
        SURAT,
        NAMA[SURAT],
        retensi.PERISTIWA_SURAT,
        retensi.surat_jatuh_tempo,
        retensi.cari_surat,
        musnahkan_surat,
        is_surat_tuntas,
        retensi.url_surat,
    )
