"""What fills the mails about destruction; None when the matter has lapsed since."""

from arsip.enums.retensi import StatusPemusnahan
from arsip.models import Pemusnahan
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import tanggal

S = StatusPemusnahan


def pemusnahan_putusan(baris: Pemberitahuan) -> Isi | None:
    """A list waits for the head; nothing once it is decided."""
    return _isi(baris, S.DIUSULKAN)


def pemusnahan_diputus(baris: Pemberitahuan) -> Isi | None:
    """What the head has decided."""
    return _isi(baris)


def pemusnahan_tersendat(baris: Pemberitahuan) -> Isi | None:
    """A line of a list cannot be carried out; nothing once the list has ended."""
    return _isi(baris, S.DISETUJUI)


def pemusnahan_selesai(baris: Pemberitahuan) -> Isi | None:
    """A list is carried out, and its Berita Acara issued."""
    return _isi(baris, S.SELESAI)


def _isi(baris: Pemberitahuan, status: str = "") -> Isi | None:
    pemusnahan = Pemusnahan.objects.select_related("kelas", "naskah", "diusulkan_oleh").get(pk=baris.objek_id)
    if status and pemusnahan.status != status:
        return None
    return {
        "pemusnahan": pemusnahan,
        "sampai": tanggal(pemusnahan.sampai),
        "url": url_penuh("admin:arsip_retensi_pemusnahan_lihat", pemusnahan.kode),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat("arsip/pemusnahan_putusan", pemusnahan_putusan)
    sumbangan.daftarkan_surat("arsip/pemusnahan_diputus", pemusnahan_diputus)
    sumbangan.daftarkan_surat("arsip/pemusnahan_tersendat", pemusnahan_tersendat)
    sumbangan.daftarkan_surat("arsip/pemusnahan_selesai", pemusnahan_selesai)
