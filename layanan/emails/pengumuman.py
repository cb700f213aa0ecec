"""What fills the mails about announcements; None when the matter has lapsed since."""

from layanan.models import BuktiPemberitahuan, LanggananPengumuman
from layanan.policies.langganan import url_langganan
from layanan.policies.pengumuman import dasar_pengumuman
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def langganan(baris: Pemberitahuan) -> Isi | None:
    """The link that confirms a subscription, or changes one that is confirmed; nothing once it is gone."""
    satu = LanggananPengumuman.objects.filter(pk=baris.objek_id).first()
    return None if satu is None else {"langganan": satu, "tautan": url_langganan(satu)}


def pengumuman(baris: Pemberitahuan) -> Isi | None:
    """One thing told, as it stands when the mail leaves; nothing for who has unsubscribed since."""
    satu = LanggananPengumuman.objects.filter(pk=baris.data["langganan"]).first()
    if satu is None:
        return None
    bukti = BuktiPemberitahuan.objects.select_related("pengumuman", "pembaruan").get(pk=baris.objek_id)
    isi, berhenti = bukti.pengumuman, url_langganan(satu, "langganan_berhenti")
    return {
        "bukti": bukti,
        "pengumuman": isi,
        "layanan": [str(layanan) for layanan in isi.layanan.all()],
        "dasar": dasar_pengumuman(isi.jenis),
        "url": url_penuh("layanan:pengumuman", kode=isi.kode),
        "url_atur": url_langganan(satu),
        "url_berhenti": berhenti,
        # One press in the mail program (RFC 8058), beside the link in the text.
        "kepala_surat": {
            "List-Unsubscribe": f"<{berhenti}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat("layanan/langganan_pengumuman", langganan)
    sumbangan.daftarkan_surat("layanan/pengumuman", pengumuman)
