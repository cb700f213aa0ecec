"""The mails about procedures: as things are when they are sent."""

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import hari_ini
from sekretariat.actions.ingatkan_prosedur import SURAT_BACA, SURAT_TINJAU
from sekretariat.queries.prosedur import belum_dibaca, jatuh_tinjau


def baca(baris: Pemberitahuan) -> Isi | None:
    """What this person still has to read; None where they have meanwhile."""
    if baris.akun is None:
        return None
    versi = list(belum_dibaca(baris.akun).filter(pk__in=baris.data["versi"]))
    if not versi:
        return None
    return {"versi": versi, "banyak": len(versi), "url": url_penuh("admin:sekretariat_prosedur_belum")}


def tinjau(baris: Pemberitahuan) -> Isi | None:
    """The procedure that is due for its review; None where it has been reviewed meanwhile."""
    prosedur = jatuh_tinjau(hari_ini()).filter(pk=baris.objek_id).first()
    if prosedur is None:
        return None
    return {"prosedur": prosedur, "url": url_penuh("admin:sekretariat_prosedur_lihat", prosedur.kode)}


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat(SURAT_BACA, baca)
    sumbangan.daftarkan_surat(SURAT_TINJAU, tinjau)
