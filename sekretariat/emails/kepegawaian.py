"""The mail about a clash of offices: gone with its answer."""

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.profil import profil
from lpse.sumbangan import Isi, sumbangan
from sekretariat.actions.rangkap import SURAT
from sekretariat.enums.kepegawaian import StatusRangkap
from sekretariat.models import TemuanRangkap


def rangkap(baris: Pemberitahuan) -> Isi | None:
    """Who was found to hold what; None once it is answered."""
    temuan = TemuanRangkap.objects.select_related("pegawai").get(pk=baris.objek_id)
    if temuan.status != StatusRangkap.TERBUKA:
        return None
    return {
        "temuan": temuan,
        "bunyi": profil().bunyi("sekretariat.larang_rangkap"),
        "dasar": profil().dasar("sekretariat.larang_rangkap"),
        "url": url_penuh("admin:sekretariat_kepegawaian_temuan_lihat", temuan.kode),
    }


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat(SURAT, rangkap)
