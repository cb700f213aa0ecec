"""The demo's tokens: one that a dashboard used and that was revoked, one that waits for its owner."""

from lpse import token_api
from lpse.models import Akun, TokenAPI
from lpse.sumbangan import sumbangan


def isi_demo() -> None:
    """Tell the story through the acts: prepared by the administrator, taken by the verifier, revoked."""
    admin = Akun.objects.get(user_id="admin_sistem")
    verifikator = Akun.objects.get(user_id="verifikator")
    if TokenAPI.objects.filter(akun=verifikator).exists():
        return
    # The first that the units offer to staff.
    cakupan = [k for k in token_api.cakupan_untuk(verifikator) if sumbangan.cakupan_api[k].izin][:1]
    lama = token_api.siapkan(verifikator.pk, oleh=admin, nama="Dasbor lama", cakupan=cakupan, hari=90)
    token_api.ambil(lama.pk, oleh=verifikator)
    token_api.cabut(lama.pk, oleh=verifikator)
    token_api.siapkan(verifikator.pk, oleh=admin, nama="Dasbor kabupaten", cakupan=cakupan, hari=180)


def daftarkan() -> None:
    """Add it to what a demo is filled with."""
    sumbangan.demo.append(isi_demo)
