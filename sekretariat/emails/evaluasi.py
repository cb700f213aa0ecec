"""The mails about findings: as things are when they are sent."""

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from sekretariat.actions.temuan import SURAT_KABAR, SURAT_TEMPO
from sekretariat.enums.evaluasi import MENUNGGU_PEMILIK, PeristiwaTemuan, StatusTemuan
from sekretariat.models import Temuan
from sekretariat.queries.evaluasi import riwayat_temuan, semua_temuan

# In which states a piece of news still matters.
MASIH = {
    PeristiwaTemuan.DICATAT: MENUNGGU_PEMILIK,
    PeristiwaTemuan.DIKEMBALIKAN: MENUNGGU_PEMILIK,
    PeristiwaTemuan.DITINDAKLANJUTI: (StatusTemuan.DITINDAKLANJUTI,),
}


def kabar(baris: Pemberitahuan) -> Isi | None:
    """What happened to a finding; None where it has moved on."""
    temuan, peristiwa = _temuan(baris), PeristiwaTemuan(baris.data["peristiwa"])
    if temuan is None or temuan.status not in MASIH[peristiwa]:
        return None
    terakhir = riwayat_temuan(temuan).first()
    alasan = terakhir.catatan if terakhir and peristiwa == PeristiwaTemuan.DIKEMBALIKAN else ""
    return {**_isi(temuan), "peristiwa": peristiwa.value, "alasan": alasan}


def tempo(baris: Pemberitahuan) -> Isi | None:
    """A target that comes near or is past; None where it has been acted on meanwhile."""
    temuan = _temuan(baris)
    return _isi(temuan) if temuan is not None and temuan.status in MENUNGGU_PEMILIK else None


def _temuan(baris: Pemberitahuan) -> Temuan | None:
    return semua_temuan().filter(pk=baris.objek_id).first()


def _isi(temuan: Temuan) -> dict[str, object]:
    return {"temuan": temuan, "url": url_penuh("admin:sekretariat_temuan_lihat", temuan.kode)}


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat(SURAT_KABAR, kabar)
    sumbangan.daftarkan_surat(SURAT_TEMPO, tempo)
