"""What fills the mails about backups; None when the matter has lapsed since."""

from django.utils import timezone

from arsip.models import Pekerjaan, Sumber
from arsip.policies.sebab import jelaskan
from arsip.queries.pekerjaan import keberhasilan_terakhir, tidak_diperiksa
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import waktu


def pekerjaan_gagal(baris: Pemberitahuan) -> Isi | None:
    """A job failed: why, in a sentence, and what to do."""
    pekerjaan = _pekerjaan(baris)
    penjelasan = jelaskan(pekerjaan.sebab)
    assert penjelasan is not None  # a failure has a reason
    return {
        **_isi(pekerjaan),
        "sebab": pekerjaan.get_sebab_display(),
        "kalimat": penjelasan.kalimat,
        "langkah": penjelasan.langkah,
        "keterangan": pekerjaan.galat,
    }


def cadangan_absen(baris: Pemberitahuan) -> Isi | None:
    """No backup of a source succeeds; nothing once one has."""
    sumber = Sumber.objects.get(pk=baris.objek_id)
    if sumber.alarm_pada is None or not sumber.is_aktif:
        return None
    terakhir = keberhasilan_terakhir([sumber.pk]).get(sumber.pk)
    return {
        "sumber": sumber,
        "terakhir": waktu(terakhir) if terakhir else "",
        "url": url_penuh("admin:arsip_sumber_lihat", sumber.kode),
    }


def periksa_absen(baris: Pemberitahuan) -> Isi | None:
    """No check of a repository ends well; nothing once one has."""
    repositori = tidak_diperiksa(timezone.now()).filter(pk=baris.objek_id).first()
    if repositori is None:
        return None
    terakhir = repositori.diperiksa_pada
    return {
        "repositori": repositori,
        "terakhir": waktu(terakhir) if terakhir else "",
        "url": url_penuh("admin:arsip_repositori"),
    }


def cadangan_pulih(baris: Pemberitahuan) -> Isi | None:
    """A backup succeeded after failures."""
    return _isi(_pekerjaan(baris))


def _pekerjaan(baris: Pemberitahuan) -> Pekerjaan:
    return Pekerjaan.objects.select_related("sumber", "repositori", "tujuan").get(pk=baris.objek_id)


def _isi(pekerjaan: Pekerjaan) -> dict[str, object]:
    assert pekerjaan.berakhir_pada is not None  # mails are about what is over
    return {
        "pekerjaan": pekerjaan,
        "saat": waktu(pekerjaan.berakhir_pada),
        "url": url_penuh("admin:arsip_pekerjaan_lihat", pekerjaan.kode),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat("arsip/pekerjaan_gagal", pekerjaan_gagal)
    sumbangan.daftarkan_surat("arsip/cadangan_absen", cadangan_absen)
    sumbangan.daftarkan_surat("arsip/periksa_absen", periksa_absen)
    sumbangan.daftarkan_surat("arsip/cadangan_pulih", cadangan_pulih)
