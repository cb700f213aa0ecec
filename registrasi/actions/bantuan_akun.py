"""Help for whoever cannot sign in: the User ID by mail."""

from django.db import transaction

from lpse.pemberitahuan import beritahukan
from lpse.rahasia import buat_token


@transaction.atomic
def minta_user_id(surel: str, pengenal: str) -> None:
    """Mencatat permintaan User ID; surat hanya dikirim bila surel dan NPWP atau NIP-nya satu akun.

    Whether they are is looked up when the mail is made: what is known here shows neither in the answer nor in
    the time it takes. The number is kept encrypted until then, and no longer. Dasar: registrasi.pelayanan
    """
    beritahukan("registrasi/user_id", kepada=surel.lower(), kunci=f"user_id:{buat_token()}", rahasia=pengenal)
