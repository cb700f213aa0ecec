"""Somebody to sign in as, in the scratch database of a drill."""

from allauth.account.models import EmailAddress
from django.db import transaction

from lpse.models import Akun


@transaction.atomic
def siapkan_akun_uji(sandi: str) -> Akun:
    """Give an account of the restored database this password, to sign in with; one is made if none can.

    Taken is one that signs in by password alone: of a second factor the drill has no device.
    """
    surel = EmailAddress.objects.filter(verified=True, primary=True, user__is_active=True)
    satu = surel.filter(user__authenticator__isnull=True).select_related("user").order_by("pk").first()
    if satu is None:
        akun = Akun.objects.create_user("uji-pemulihan@localhost.invalid", nama="Uji pemulihan")
        EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
    else:
        akun = satu.user
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    return akun
