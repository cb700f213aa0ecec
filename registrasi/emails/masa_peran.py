"""What fills the letters about the end of a role; None when a later letter has prolonged it since."""

from django.conf import settings
from django.urls import reverse

from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from registrasi.actions.masa_peran import SURAT_BERAKHIR, SURAT_KEDALUWARSA
from registrasi.enums.permohonan import JenisPermohonan
from registrasi.policies.peringatan_peran import masih_berarti


def masa_peran(baris: Pemberitahuan) -> Isi | None:
    """The role, its last day, and where a new letter is handed in."""
    orang = ("pengguna__akun", "satker", "rujukan_surat")
    masa = masih_berarti().select_related(*orang).filter(pk=baris.objek_id).first()
    if masa is None:
        return None
    alamat = reverse("registrasi:permohonan_baru", kwargs={"jenis": JenisPermohonan.PERPANJANG_PERAN.value})
    return {"masa": masa, "user_id": masa.pengguna.user_id, "url": f"{settings.BASE_URL}{alamat}"}


def daftarkan() -> None:
    """Register the letters with the outbox."""
    for templat in (SURAT_BERAKHIR, SURAT_KEDALUWARSA):
        sumbangan.daftarkan_surat(templat, masa_peran)
