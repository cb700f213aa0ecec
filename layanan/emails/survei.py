"""The invitation to a survey; its link is made when it is sent, and only the link's hash is kept."""

from django.conf import settings
from django.urls import reverse

from layanan.enums.survei import StatusSurvei
from layanan.models import UndanganSurvei
from lpse.kode import rahasia_lacak
from lpse.models import Pemberitahuan
from lpse.rahasia import sidik_token
from lpse.sumbangan import Isi, sumbangan


def isi_undangan(baris: Pemberitahuan) -> Isi | None:
    """The survey and the personal link; nothing once it is closed or answered."""
    undangan = UndanganSurvei.objects.select_related("survei").get(pk=baris.objek_id)
    if undangan.survei.status != StatusSurvei.DIBUKA or undangan.dipakai_pada:
        return None
    token = rahasia_lacak()
    UndanganSurvei.objects.filter(pk=undangan.pk).update(sidik=sidik_token(token))
    alamat = reverse("layanan:survei_undangan", kwargs={"token": token})
    return {"survei": undangan.survei, "url": f"{settings.BASE_URL}{alamat}"}


def daftarkan() -> None:
    """Register the mail."""
    sumbangan.daftarkan_surat("layanan/survei_undangan", isi_undangan)
