"""The mails about appointments: what each says is read from the appointment as it is when it is sent."""

from django.conf import settings
from django.urls import reverse

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from registrasi.enums.janji import StatusJanji
from registrasi.models import JanjiTemu
from registrasi.policies.janji import dokumen_belum_asli

S = StatusJanji


def _janji(baris: Pemberitahuan, *status: StatusJanji) -> Isi | None:
    """The appointment a mail is about, if it still is as the mail says."""
    orang = ("slot", "pendaftaran__akun")
    janji = JanjiTemu.objects.select_related(*orang).filter(pk=baris.objek_id, status__in=status).first()
    if janji is None:
        return None
    kunci = {"kode": janji.pendaftaran.kode}
    url_ics = reverse("registrasi:janji_ics", kwargs={**kunci, "janji": janji.kode})
    return {
        "janji": janji,
        "pendaftaran": janji.pendaftaran,
        "dokumen": dokumen_belum_asli(janji.pendaftaran.dokumen.all()),
        "url": url_penuh("registrasi:janji", **kunci),
        "url_ics": f"{settings.BASE_URL}{url_ics}",
    }


def janji_dipesan(baris: Pemberitahuan) -> Isi | None:
    """When, where, and what to bring; also after it was moved."""
    return _janji(baris, S.DIPESAN)


def janji_diingatkan(baris: Pemberitahuan) -> Isi | None:
    """The same once more, the working day before."""
    return _janji(baris, S.DIPESAN)


def janji_dibatalkan(baris: Pemberitahuan) -> Isi | None:
    """Cancelled as asked, or because the case ended."""
    return _janji(baris, S.DIBATALKAN)


def janji_ditutup(baris: Pemberitahuan) -> Isi | None:
    """We cannot be there: why, and where to choose again."""
    return _janji(baris, S.DIBATALKAN)


def janji_terlewat(baris: Pemberitahuan) -> Isi | None:
    """Nobody came: another time may be chosen."""
    return _janji(baris, S.TIDAK_HADIR)


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for isi in (janji_dipesan, janji_diingatkan, janji_dibatalkan, janji_ditutup, janji_terlewat):
        sumbangan.daftarkan_surat(f"registrasi/{isi.__name__}", isi)
