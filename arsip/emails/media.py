"""The mail about a broken rotation: as things are when it is sent."""

from arsip.actions.temuan_media import SURAT
from arsip.queries.media import langgar_kini, temuan_terbuka
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def rotasi(baris: Pemberitahuan) -> Isi | None:
    """What breaks the rotation now; None where all it was about is mended."""
    if not temuan_terbuka().filter(pk__in=baris.data["temuan"]).exists():
        return None
    langgar = langgar_kini()
    return (
        {"langgar": langgar, "banyak": len(langgar), "url": url_penuh("admin:arsip_media")}
        if langgar
        else None
    )


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat(SURAT, rotasi)
