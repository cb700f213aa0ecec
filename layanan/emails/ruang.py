"""The mails about bookings of rooms: what each says is read from the booking as it is when it is sent."""

from collections.abc import Callable

from layanan.enums.tempat import StatusPemesanan
from layanan.models import PemesananRuang
from layanan.policies.ruang import MENIT_KONFIRMASI, jawab_sampai
from lpse.alamat import url_penuh
from lpse.kalender import kalender
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.tautan import tambah_tautan

S = StatusPemesanan
# Each mail, and the status it tells of: it does not go out once that no longer holds.
SURAT = {
    "ruang_konfirmasi": S.MENUNGGU,
    "ruang_diajukan": S.DIAJUKAN,
    "ruang_disetujui": S.DISETUJUI,
    "ruang_dipindah": S.DISETUJUI,
    "ruang_ditolak": S.DITOLAK,
    "ruang_dibatalkan": S.DIBATALKAN,
}


def tautan_baru(pemesanan: PemesananRuang) -> str:
    """A new personal link to this booking."""
    return tambah_tautan(PemesananRuang, pemesanan.kode, "layanan:ruang_tautan")


def _pengisi(status: StatusPemesanan) -> Callable[[Pemberitahuan], Isi | None]:
    def isi(baris: Pemberitahuan) -> Isi | None:
        ditemukan = PemesananRuang.objects.select_related("ruang").filter(pk=baris.objek_id, status=status)
        pemesanan = ditemukan.first()
        if pemesanan is None:
            return None
        return {
            "pemesanan": pemesanan,
            "url": tautan_baru(pemesanan),
            "url_ruang": url_penuh("layanan:ruang"),
            "jawab_sampai": jawab_sampai(pemesanan, kalender()) if status == S.DIAJUKAN else None,
            "menit": MENIT_KONFIRMASI,
        }

    return isi


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for nama, status in SURAT.items():
        sumbangan.daftarkan_surat(f"layanan/{nama}", _pengisi(status))
