"""Programs that call the API: a token, and a client that sends it."""

from typing import Any

from django.test import Client

from lpse import token_api
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.petugas import pasang_mfa


def token_untuk(akun: Akun, *cakupan: str) -> str:
    """The secret of a token with these scopes, as its owner got it."""
    if not akun.is_staff:
        return token_api.buat(oleh=akun, nama="uji", cakupan=cakupan, hari=30)[1]
    if token_api.is_tanpa_faktor_kedua(akun):
        pasang_mfa(akun)
    nama = f"uji {akun.token_api.count()}"
    admin = buat_akun(Peran.ADMIN_SISTEM)
    token = token_api.siapkan(akun.pk, oleh=admin, nama=nama, cakupan=cakupan, hari=30)
    return token_api.ambil(token.pk, oleh=akun)[1]


def penelepon(rahasia: str, **kepala: Any) -> Client:
    """A program that sends this token with every request."""
    return Client(headers={"Authorization": f"Bearer {rahasia}", **kepala})
