"""A proven e-mail address: what every registration begins with."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun, KonfirmasiEmail, Penugasan
from lpse.pemberitahuan import beritahukan
from lpse.peran import Peran
from lpse.rahasia import sidik_token
from registrasi.actions.privasi import catat_tahu_privasi


class TautanTidakBerlaku(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru dengan menulis surel Anda lagi."
        )


@transaction.atomic
def minta_konfirmasi(email: str) -> KonfirmasiEmail:
    """Mencatat permintaan pembuktian surel; tautannya dikirim ke surel itu.

    Dasar: registrasi.tahapan
    """
    konfirmasi = KonfirmasiEmail.objects.create(email=email.lower())
    beritahukan(
        "registrasi/konfirmasi_email",
        kepada=konfirmasi.email,
        kunci=f"konfirmasi:{konfirmasi.pk}",
        objek=konfirmasi,
    )
    return konfirmasi


@transaction.atomic
def konfirmasi_email(token: str) -> Akun:
    """Membuktikan surel dengan tautan yang dikirim; Akun pemohon dibuat bila belum ada.

    Returns the Akun to sign in. Raises TautanTidakBerlaku for an unknown, used or lapsed link, and for an
    address that already signs in with a password. Dasar: registrasi.tahapan
    """
    konfirmasi = _kunci_konfirmasi(token)
    konfirmasi.dipakai_pada = timezone.now()
    konfirmasi.save(update_fields=["dipakai_pada"])
    akun = akun_terbukti(konfirmasi.email)
    # The page with the button shows the notice: pressing it is having seen it.
    catat_tahu_privasi(akun)
    return akun


def akun_terbukti(email: str) -> Akun:
    """Within an act: the applicant's Akun of an address that was just proved; made when there is none.

    Raises TautanTidakBerlaku for an address that already signs in with a password, or is not active.
    """
    akun = Akun.objects.filter(email__iexact=email).first()
    if akun is None:
        try:
            with transaction.atomic():
                return _akun_baru(email)
        except IntegrityError:
            # Proved in two ways at one moment, by a link and by a code: the other has just made it.
            akun = Akun.objects.get(email__iexact=email)
    if not akun.is_active or not akun.is_masuk_dengan_kode:
        raise TautanTidakBerlaku
    return akun


def _akun_baru(email: str) -> Akun:
    akun = Akun.objects.create_user(email, is_demo=settings.LPSE_DEMO)
    Penugasan.objects.create(akun=akun, peran=Peran.PEMOHON)
    EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
    catat(akun, "akun.dibuat", oleh=akun)
    return akun


def _kunci_konfirmasi(token: str) -> KonfirmasiEmail:
    """The request that a live link proves, locked. Raises TautanTidakBerlaku for any other link.

    Two links of one address opened at once make one Akun: each locks every request of the address, in one
    order and before any other row, so that neither holds what the other waits for.
    """
    berlaku = KonfirmasiEmail.objects.filter(
        token_hash=sidik_token(token), dipakai_pada__isnull=True, token_sampai__gte=timezone.now()
    )
    for email in berlaku.values_list("email", flat=True):
        list(KonfirmasiEmail.objects.select_for_update(of=("self",)).filter(email=email).order_by("pk"))
    # Asked again: the link may have been used while its row was waited for.
    konfirmasi = berlaku.first()
    if konfirmasi is None:
        raise TautanTidakBerlaku
    return konfirmasi
