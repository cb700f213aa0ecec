"""What the mails about declared emergencies say when they are sent; None when the matter has lapsed since."""

from infrastruktur.models import KeadaanDarurat, PenilaianKerusakan
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def isi_tim(baris: Pemberitahuan) -> Isi | None:
    """The order to a member of the team; nothing once the emergency is over."""
    darurat = _darurat(baris)
    return _isi(darurat) if darurat.is_berlaku else None


def isi_berakhir(baris: Pemberitahuan) -> Isi:
    """The emergency is over, and so is the order."""
    return _isi(_darurat(baris))


def isi_penilaian(baris: Pemberitahuan) -> Isi | None:
    """An assessment waits for the head; nothing once it is decided."""
    rows = PenilaianKerusakan.objects.select_related("aset", "dicatat_oleh", "darurat__gangguan")
    penilaian = rows.get(pk=baris.objek_id)
    if penilaian.putusan != "menunggu":
        return None
    return {**_isi(penilaian.darurat), "penilaian": penilaian}


def _darurat(baris: Pemberitahuan) -> KeadaanDarurat:
    rows = KeadaanDarurat.objects.select_related("gangguan", "dinyatakan_oleh", "diakhiri_oleh")
    return rows.get(pk=baris.objek_id)


def _isi(darurat: KeadaanDarurat) -> Isi:
    url = url_penuh("admin:infrastruktur_gangguan_lihat", darurat.gangguan.kode)
    return {"darurat": darurat, "gangguan": darurat.gangguan, "url": url}


def daftarkan() -> None:
    """Register the mails."""
    sumbangan.daftarkan_surat("infrastruktur/darurat_tim", isi_tim)
    sumbangan.daftarkan_surat("infrastruktur/darurat_penilaian", isi_penilaian)
    sumbangan.daftarkan_surat("infrastruktur/darurat_berakhir", isi_berakhir)
