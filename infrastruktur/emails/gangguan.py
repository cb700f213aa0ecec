"""What the mails about incidents and LKPP's instructions say when they are sent."""

from infrastruktur.models import Gangguan, InstruksiLKPP
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def isi_pulih(baris: Pemberitahuan) -> Isi | None:
    """It works again and waits to be closed; nothing once it is closed, or down again."""
    gangguan = Gangguan.objects.get(pk=baris.objek_id)
    if not gangguan.is_terbuka or gangguan.pulih_pada is None:
        return None
    return {"gangguan": gangguan, "url": url_penuh("admin:infrastruktur_gangguan_lihat", gangguan.kode)}


def isi_instruksi(baris: Pemberitahuan) -> Isi | None:
    """An instruction is yours; nothing once it is carried out, or somebody else's."""
    instruksi = InstruksiLKPP.objects.get(pk=baris.objek_id)
    if not instruksi.is_menunggu or instruksi.penanggung_jawab_id != baris.akun_id:
        return None
    return {"instruksi": instruksi, "url": url_penuh("admin:infrastruktur_instruksi_lihat", instruksi.kode)}


def daftarkan() -> None:
    """Register the mails."""
    sumbangan.daftarkan_surat("infrastruktur/gangguan_pulih", isi_pulih)
    sumbangan.daftarkan_surat("infrastruktur/instruksi_ditugaskan", isi_instruksi)
    sumbangan.daftarkan_surat("infrastruktur/instruksi_lewat", isi_instruksi)
