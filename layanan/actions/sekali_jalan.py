"""What is done in one breath while somebody is on the telephone: recorded, answered, confirmed; or merged."""

from django.db import transaction

from layanan.actions.gabung import gabung
from layanan.actions.penyelesaian import konfirmasi_lisan, selesaikan
from layanan.actions.tiket import IsianTiket, catat_tiket
from layanan.enums.tiket import Saluran
from layanan.models import Tiket
from lpse.models import Akun


@transaction.atomic
def catat_dan_selesaikan(
    isian: IsianTiket, *, saluran: Saluran, oleh: Akun, jawaban: str, lisan: bool = False
) -> Tiket:
    """Mencatat tiket yang dijawab saat itu juga; `lisan`: penanya sudah menyatakan selesai.

    The one mail it causes carries the answer. Raises TidakBerwenang. Dasar: layanan.konsultasi
    """
    tiket = catat_tiket(isian, saluran=saluran, oleh=oleh, tanda_terima=False)
    tiket = selesaikan(tiket.pk, oleh=oleh, isi=jawaban, saluran=saluran)
    return konfirmasi_lisan(tiket.pk, oleh=oleh) if lisan else tiket


@transaction.atomic
def catat_dan_gabung(isian: IsianTiket, *, saluran: Saluran, oleh: Akun, ke: int) -> Tiket:
    """Mencatat tiket dan langsung menggabungkannya ke tiket lain yang sama perkaranya; mengembalikan itu.

    Raises TidakBerwenang, and AturanDilanggar where the other has ended. Dasar: layanan.kendala_teknis
    """
    # Before the number is taken: who splits the other one locks it first and takes a number then.
    Tiket.objects.lock(ke)
    tiket = catat_tiket(isian, saluran=saluran, oleh=oleh, tanda_terima=False)
    return gabung(tiket.pk, ke=ke, oleh=oleh)
