"""The mails about SPSE: the account works there now, and the invitation of a user who came by a file."""

from django.conf import settings

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.tautan_sandi import tautan_sandi
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import PenggunaSPSE


def _pengguna(baris: Pemberitahuan) -> PenggunaSPSE | None:
    """The user a mail is about, while the account is active in SPSE and may sign in here."""
    aktif = PenggunaSPSE.objects.select_related("akun", "penyedia").filter(
        status_spse=StatusSPSE.AKTIF, akun__is_active=True
    )
    return aktif.filter(pk=baris.objek_id).first()


def spse_aktif(baris: Pemberitahuan) -> Isi | None:
    """The User ID works in SPSE; nothing once that is no longer so."""
    pengguna = _pengguna(baris)
    if pengguna is None:
        return None
    return {"pengguna": pengguna, "url_masuk": url_penuh("account_login")}


def undangan_impor(baris: Pemberitahuan) -> Isi | None:
    """A link to set a password, made now; nothing for whoever has found the way in already."""
    pengguna = _pengguna(baris)
    if pengguna is None or pengguna.akun.has_usable_password():
        return None
    return {
        "pengguna": pengguna,
        "tautan_sandi": tautan_sandi(pengguna.akun),
        "hari_tautan": settings.PASSWORD_RESET_TIMEOUT // 86400,
        "url_lupa": url_penuh("account_reset_password"),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for isi in (spse_aktif, undangan_impor):
        sumbangan.daftarkan_surat(f"registrasi/{isi.__name__}", isi)
