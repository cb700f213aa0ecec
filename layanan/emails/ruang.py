"""The mails about bookings of rooms: what each says is read from the booking as it is when it is sent."""

from collections.abc import Callable

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, TextField, Value

from layanan.enums.tempat import StatusPemesanan
from layanan.models import PemesananRuang
from layanan.policies.ruang import MENIT_KONFIRMASI, jawab_sampai
from lpse.alamat import url_penuh
from lpse.kalender import kalender
from lpse.models import Pemberitahuan
from lpse.rahasia import buat_token, sidik_token
from lpse.sumbangan import Isi, sumbangan

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
    """A personal link to this booking, its secret made now; the links of earlier mails keep working."""
    rahasia = buat_token()
    tambah = Func(
        F("sidik_tautan"),
        Value(sidik_token(rahasia)),
        function="array_append",
        output_field=ArrayField(TextField()),
    )
    PemesananRuang.objects.filter(pk=pemesanan.pk).update(sidik_tautan=tambah)
    kunci = {"kode": pemesanan.kode, "rahasia": rahasia}
    return url_penuh("layanan:ruang_tautan", **kunci)


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
