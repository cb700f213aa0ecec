"""Letters put into the portal without a mail server: as the fetcher stores them, read as it reads them."""

from io import BytesIO

from django.core import mail

from layanan.actions.ambil_surat import simpan_mentah
from layanan.actions.olah_surat import olah_antrean
from layanan.models import KotakMasuk, SuratMasuk
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import HariLibur, Pemberitahuan
from lpse.pemberitahuan import kirim


def simpan(isi: bytes, *, kotak: str = "lpse di uji/INBOX", kepala_saja: bool = False) -> SuratMasuk | None:
    """Store one raw letter; nothing is read yet."""
    wadah, _ = KotakMasuk.objects.get_or_create(nama=kotak)
    return simpan_mentah(wadah, BytesIO(isi), ukuran=len(isi), kepala_saja=kepala_saja)


def terima(isi: bytes, **lain: object) -> SuratMasuk:
    """Store one letter and read it."""
    if not HariLibur.objects.exists():
        isi_kalender_dari_profil()
    surat = simpan(isi, **lain)  # type: ignore[arg-type]
    assert surat is not None
    olah_antrean()
    surat.refresh_from_db()
    return surat


def kirim_semua() -> list[mail.EmailMessage]:
    """Send what waits in the outbox; what went out."""
    mail.outbox.clear()
    for baris in Pemberitahuan.objects.filter(status="antre"):
        kirim(baris.pk)
    return list(mail.outbox)
