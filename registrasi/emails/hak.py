"""What fills the mails about data rights and breaches; None when the matter has lapsed since."""

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from registrasi.models import InsidenData, PermintaanHakData
from registrasi.models.hak import HAK_DIPUTUS
from registrasi.naskah.hak import sebut_kejadian
from registrasi.policies.hak import DASAR_INSIDEN, dasar_uu


def _isi(baris: Pemberitahuan) -> Isi:
    permintaan = PermintaanHakData.objects.select_related("permohonan").get(pk=baris.objek_id)
    permohonan = permintaan.permohonan
    return {
        "permintaan": permintaan,
        "dasar": dasar_uu(permintaan),
        "url": url_penuh("registrasi:hak_data", kode=permintaan.kode),
        "url_permohonan": url_penuh("registrasi:permohonan", kode=permohonan.kode) if permohonan else "",
    }


def hak_diterima(baris: Pemberitahuan) -> Isi | None:
    """Received, and by when it is answered; nothing once it was answered or withdrawn."""
    isi = _isi(baris)
    return isi if isi["permintaan"].is_terbuka else None


def hak_dijawab(baris: Pemberitahuan) -> Isi | None:
    """The answer in full."""
    isi = _isi(baris)
    return isi if isi["permintaan"].status in HAK_DIPUTUS else None


def insiden_data(baris: Pemberitahuan) -> Isi:
    """To a person whose data were hit: what, when and how, and what is done about it."""
    insiden = InsidenData.objects.get(pk=baris.objek_id)
    return {
        "insiden": insiden,
        "kejadian": sebut_kejadian(insiden),
        "dasar": DASAR_INSIDEN,
        "url": url_penuh("registrasi:data_saya"),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat("registrasi/hak_data_diajukan", hak_diterima)
    sumbangan.daftarkan_surat("registrasi/hak_data_diarahkan", hak_diterima)
    sumbangan.daftarkan_surat("registrasi/hak_data_dijawab", hak_dijawab)
    sumbangan.daftarkan_surat("registrasi/insiden_data", insiden_data)
