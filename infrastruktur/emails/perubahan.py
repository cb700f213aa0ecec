"""What fills the mails about maintenance and changes; None when the matter has lapsed since."""

from infrastruktur.enums.perubahan import StatusPerubahan
from infrastruktur.models import Pemeliharaan, PermintaanPerubahan
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import waktu

S = StatusPerubahan


def pemeliharaan_lewat(baris: Pemberitahuan) -> Isi | None:
    """A window runs over its plan; nothing once it is over or has been given a later end."""
    pemeliharaan = Pemeliharaan.objects.get(pk=baris.objek_id)
    if not pemeliharaan.is_lewat:
        return None
    return {
        "pemeliharaan": pemeliharaan,
        "selesai": waktu(pemeliharaan.selesai_rencana),
        "alarm": waktu(pemeliharaan.alarm_kembali_pada),
        "url": url_penuh("admin:infrastruktur_pemeliharaan_lihat", pemeliharaan.kode),
    }


def perubahan_putusan(baris: Pemberitahuan) -> Isi | None:
    """A request waits for the head; nothing once it is decided."""
    return _permintaan(baris, S.DIEVALUASI)


def perubahan_darurat(baris: Pemberitahuan) -> Isi | None:
    """An emergency went ahead; nothing once the head has said yes or no."""
    isi = _permintaan(baris, S.DILAKSANAKAN)
    return isi if isi and not isi["permintaan"].pengesahan else None


def perubahan_diputus(baris: Pemberitahuan) -> Isi | None:
    """What the head has decided."""
    return _permintaan(baris)


def _permintaan(baris: Pemberitahuan, status: str = "") -> Isi | None:
    permintaan = PermintaanPerubahan.objects.select_related("petugas").get(pk=baris.objek_id)
    if status and permintaan.status != status:
        return None
    return {
        "permintaan": permintaan,
        "jadwal": waktu(permintaan.jadwal) if permintaan.jadwal else "",
        "url": url_penuh("admin:infrastruktur_perubahan_lihat", permintaan.kode),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat("infrastruktur/pemeliharaan_lewat", pemeliharaan_lewat)
    sumbangan.daftarkan_surat("infrastruktur/perubahan_putusan", perubahan_putusan)
    sumbangan.daftarkan_surat("infrastruktur/perubahan_darurat", perubahan_darurat)
    sumbangan.daftarkan_surat("infrastruktur/perubahan_diputus", perubahan_diputus)
