"""What the mails about matters at LKPP say when they are sent."""

from django.conf import settings
from django.urls import reverse

from layanan.emails.tiket import isi_pelapor
from layanan.enums.penerusan import StatusPenerusan
from layanan.models import Penerusan
from layanan.policies.penerusan import hari_diam
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def isi_diam(baris: Pemberitahuan) -> Isi | None:
    """LKPP has been silent; nothing once it has answered."""
    penerusan = Penerusan.objects.select_related("tiket").get(pk=baris.objek_id)
    if penerusan.status != StatusPenerusan.DIKIRIM:
        return None
    alamat = reverse("admin:layanan_lkpp_lihat", kwargs={"kode": penerusan.kode})
    return {"penerusan": penerusan, "hari": hari_diam(penerusan), "url": f"{settings.BASE_URL}{alamat}"}


def daftarkan() -> None:
    """Register the mails."""
    sumbangan.daftarkan_surat("layanan/tiket_diteruskan", isi_pelapor)
    sumbangan.daftarkan_surat("layanan/lkpp_diam", isi_diam)
