"""What fills the mail about matches with the blacklist."""

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def temuan_daftar_hitam(baris: Pemberitahuan) -> Isi:
    """How many matches wait for a look, and where; no name leaves the portal."""
    return {"url": url_penuh("admin:registrasi_temuan")}


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat("registrasi/temuan_daftar_hitam", temuan_daftar_hitam)
