"""The one-time link with which a person sets a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from lpse.models import Akun


def tautan_sandi(akun: Akun) -> str:
    """A link to set this Akun's password; it lapses once used, when the password changes, or after 3 days."""
    kunci = default_token_generator.make_token(akun)
    alamat = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(akun), "key": kunci}
    )
    return f"{settings.BASE_URL}{alamat}"
