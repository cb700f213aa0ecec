"""The mail about what runs out: as things are when it is sent."""

from infrastruktur.actions.masa_aset import SURAT
from infrastruktur.models import MasaBerlaku
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def masa_berlaku(baris: Pemberitahuan) -> Isi | None:
    """What of it still counts; None where all was renewed or let go meanwhile."""
    diawasi = MasaBerlaku.objects.diawasi().filter(pk__in=baris.data["masa"])
    rows = list(diawasi.select_related("aset").order_by("berakhir", "pk"))
    butir = [(masa, url_penuh("admin:infrastruktur_aset_lihat", masa.aset.kode)) for masa in rows]
    return {"butir": butir, "banyak": len(butir)} if butir else None


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat(SURAT, masa_berlaku)
