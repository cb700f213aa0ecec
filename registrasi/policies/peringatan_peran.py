"""Which terms of a role are to be warned of today: read from rows, so a machine that was off catches up."""

from datetime import timedelta

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from lpse.models import Pemberitahuan
from lpse.waktu import hari_ini
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import MasaPeran

AMBANG_HARI = (7, 14, 30)
KEDALUWARSA = 0
# A lapse that nobody was told of for longer than this is no news to its holder.
MASA_SUSULAN = timedelta(days=30)


def kunci_surat(pk: int | str, ambang: int) -> str:
    """The outbox key of one warning about one term."""
    return f"masa_peran.{ambang}:{pk}"


def masih_berarti() -> QuerySet[MasaPeran]:
    """Terms whose end matters to somebody: not followed by a later one, of a user who is not shut out."""
    return (
        MasaPeran.objects.terakhir()
        .filter(pengguna__akun__is_active=True)
        .exclude(pengguna__status_spse=StatusSPSE.NONAKTIF)
    )


def perlu_diingatkan(ambang: int) -> QuerySet[MasaPeran]:
    """Terms whose nearest warning is this one and was not sent yet.

    A term five days from its end gets the warning of 7 days alone, whatever was missed before.
    """
    hari = hari_ini()
    if ambang == KEDALUWARSA:
        jatuh = masih_berarti().filter(sampai__lt=hari, sampai__gte=hari - MASA_SUSULAN)
    else:
        lebih_dekat = max((a for a in AMBANG_HARI if a < ambang), default=-1)
        jatuh = masih_berarti().filter(
            sampai__gt=hari + timedelta(days=lebih_dekat), sampai__lte=hari + timedelta(days=ambang)
        )
    kunci = Concat(Value(kunci_surat("", ambang)), Cast("pk", CharField()))
    terkirim = Pemberitahuan.objects.filter(kunci=OuterRef("kunci_surat"))
    return jatuh.annotate(kunci_surat=kunci).filter(~Exists(terkirim))
