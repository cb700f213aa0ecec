"""Officers at their pages: signed in, second factor in place."""

from allauth.mfa.models import Authenticator
from django.test import Client

from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun

# Queries that a page opened by an auditor takes besides: savepoint, the trail row, release.
BUKAAN_TERCATAT = 3


def pasang_mfa(akun: Akun) -> None:
    """A second factor, without which staff reach no page."""
    Authenticator.objects.create(user=akun, type=Authenticator.Type.TOTP, data={"secret": "uji"})


def klien(akun: Akun) -> Client:
    """A browser in which this person has signed in."""
    pasang_mfa(akun)
    client = Client()
    client.force_login(akun)
    return client


def klien_peran(*peran: Peran) -> Client:
    """A browser in which somebody with these roles has signed in."""
    return klien(buat_akun(*peran))
