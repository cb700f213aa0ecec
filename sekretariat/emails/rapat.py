"""The mails about meetings: the invitation with a file for calendars, its changes, what is late."""

from lpse.alamat import url_penuh
from lpse.ics import TIPE, susun_kalender
from lpse.models import Pemberitahuan
from lpse.profil import profil
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import jam, tanggal, waktu
from sekretariat.actions.ingat_rapat import SURAT_LEWAT
from sekretariat.actions.rapat import SURAT_UNDANGAN
from sekretariat.enums.rapat import StatusRapat, StatusTindakLanjut
from sekretariat.models import Rapat, TindakLanjutRapat
from sekretariat.naskah.acara import sebagai_acara


def undangan(baris: Pemberitahuan) -> Isi | None:
    """The meeting as it is; None where a later mail tells more, or the meeting is over."""
    rapat = Rapat.objects.filter(pk=baris.objek_id, urutan=baris.data["urutan"]).first()
    if rapat is None or rapat.status not in (StatusRapat.DIUNDANG, StatusRapat.DIBATALKAN):
        return None
    batal = rapat.status == StatusRapat.DIBATALKAN
    berkas = susun_kalender([sebagai_acara(rapat)], rapat.topik, metode="CANCEL" if batal else "PUBLISH")
    return {
        "rapat": rapat,
        "batal": batal,
        "berubah": rapat.urutan > 0 and not batal,
        "saat": f"{waktu(rapat.mulai)} sampai {jam(rapat.selesai)}",
        # Whoever has no account here has no page to open.
        "url": url_penuh("admin:sekretariat_rapat_lihat", rapat.kode) if baris.akun_id else "",
        "nama_lpse": profil().lpse.nama,
        "lampiran_surat": [("rapat.ics", berkas, TIPE.partition(";")[0])],
    }


def lewat(baris: Pemberitahuan) -> Isi | None:
    """What is to be done; None where it was done meanwhile."""
    satu = TindakLanjutRapat.objects.select_related("rapat").filter(pk=baris.objek_id).first()
    if satu is None or satu.status != StatusTindakLanjut.TERBUKA:
        return None
    return {
        "uraian": satu.uraian,
        "topik": satu.rapat.topik,
        "siapa": satu.siapa,
        "milik_saya": satu.penanggung_id == baris.akun_id,
        "tenggat": tanggal(satu.tenggat),
        "url": url_penuh("admin:sekretariat_rapat_lihat", satu.rapat.kode),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat(SURAT_UNDANGAN, undangan)
    sumbangan.daftarkan_surat(SURAT_LEWAT, lewat)
