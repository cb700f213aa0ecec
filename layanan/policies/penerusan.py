"""What is due with matters at LKPP: how long it has been silent, and whether sending on is a duty."""

from datetime import datetime

from django.utils import timezone

from layanan.enums.penerusan import JenisPenerusan, StatusPenerusan, TingkatLKPP
from layanan.enums.tiket import JenisTiket
from layanan.models import Penerusan, Tiket
from lpse.aturan import AturanDilanggar
from lpse.kalender import DiLuarKalender, kalender
from lpse.profil import profil

# Working days without a word from LKPP after which the officer is reminded, again and again.
HARI_DIAM = 3
TIDAK_TERSELESAIKAN = "Tidak dapat diselesaikan LPSE"
HASIL_KENDALA = ("Teratasi", "Bukan galat SPSE", TIDAK_TERSELESAIKAN)


class WajibDiteruskan(AturanDilanggar):
    """The regulation makes sending on a duty, and this obstacle was not sent."""

    def __init__(self) -> None:
        dasar = profil().dasar("layanan.penerusan_lkpp")
        super().__init__(
            f"Kendala yang tidak dapat diselesaikan LPSE wajib diteruskan ke LKPP ({dasar}). "
            "Teruskan lebih dahulu."
        )


def is_wajib() -> bool:
    """Whether the active regulation says "shall" where the others say "may"."""
    return profil().layanan.penerusan_lkpp.sifat == "wajib"


def check_wajib(tiket: Tiket, hasil: str | None) -> None:
    """Raise WajibDiteruskan for an obstacle that ends unsolved without LKPP, where that is a duty.

    Dasar: layanan.penerusan_lkpp
    """
    if tiket.jenis != JenisTiket.KENDALA or hasil != TIDAK_TERSELESAIKAN or not is_wajib():
        return
    terkirim = (StatusPenerusan.DIKIRIM, StatusPenerusan.DIJAWAB)
    if not Penerusan.objects.filter(tiket=tiket, status__in=terkirim).exists():
        raise WajibDiteruskan


def pilihan_alasan() -> list[tuple[str, str]]:
    """The two grounds, in the regulation's words."""
    return [(satu.kode, satu.nama) for satu in profil().layanan.penerusan_lkpp.alasan]


def sebut_alasan(kode: str) -> str:
    """A ground in the active regulation's words; the code itself where only an earlier one knew it."""
    return dict(pilihan_alasan()).get(kode, kode)


def pilihan_tingkat(jenis: str) -> list[tuple[str, str]]:
    """To whom a matter of this kind may be sent: the desks of LKPP; a report also to whom the profil names.

    Dasar: infrastruktur.informasi_lkpp
    """
    semua = [(t.value, t.label) for t in TingkatLKPP if t != TingkatLKPP.PUSAT]
    pusat = profil().infrastruktur.pusat_teknis
    return [*semua, (TingkatLKPP.PUSAT.value, pusat)] if pusat and jenis == JenisPenerusan.LAPORAN else semua


def check_tingkat(jenis: str, tingkat: str) -> None:
    """Raise AturanDilanggar for an addressee that the active regulation does not name for this kind."""
    if tingkat not in dict(pilihan_tingkat(jenis)):
        raise AturanDilanggar("Peraturan yang berlaku tidak menyebut tujuan ini. Pilih tujuan lain.")


def hari_diam(penerusan: Penerusan, now: datetime | None = None) -> int:
    """Working days since something last moved between us and LKPP; 0 where nothing is waited for."""
    if penerusan.status != StatusPenerusan.DIKIRIM or penerusan.kabar_pada is None:
        return 0
    try:
        return kalender().hari_kerja(penerusan.kabar_pada, now or timezone.now())
    except DiLuarKalender:
        return HARI_DIAM


def check_jenis(jenis: str, tiket: Tiket | None, alasan: str) -> None:
    """Raise AturanDilanggar unless an obstacle has a ticket and a ground of the list, and the others none."""
    if jenis == JenisPenerusan.KENDALA:
        if tiket is None or alasan not in dict(pilihan_alasan()):
            raise AturanDilanggar("Pilih tiket dan satu alasan penerusan yang disebut peraturan.")
    elif tiket is not None or alasan:
        raise AturanDilanggar("Hanya kendala pengguna yang memakai tiket dan alasan penerusan.")
