"""Closing and reopening an Akun, taking a lost second factor off: one person proposes, another approves.

Each of the three gives the password up as well, and every API token. That ends every session at once (a
session holds a fingerprint of the password), keeps old ones dead after a reopening, and lets nobody enrol a
new second factor with a password alone: the way back in is a link to the owner's own mailbox.
"""

from collections.abc import Callable
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from lpse.alamat import url_penuh
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.delegasi import cabut_milik
from lpse.jejak import catat
from lpse.models import Akun, Pemberitahuan, Penugasan, UsulanAkun
from lpse.models.usulan import TindakanAkun
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PENUGASAN, PERAN_STAF
from lpse.sumbangan import Isi, sumbangan
from lpse.tautan_sandi import tautan_sandi
from lpse.token_api import cabut_semua
from lpse.waktu import hari_ini

PERISTIWA = {
    TindakanAkun.NONAKTIFKAN: "akun.dinonaktifkan",
    TindakanAkun.AKTIFKAN: "akun.diaktifkan",
    TindakanAkun.LEPAS_MFA: "akun.mfa_dilepas",
}
SURAT = {
    TindakanAkun.NONAKTIFKAN: "penugasan/akun_nonaktif",
    TindakanAkun.AKTIFKAN: "penugasan/akun_aktif",
    TindakanAkun.LEPAS_MFA: "penugasan/mfa_dilepas",
}


class DuaOrangAkun(AturanDilanggar):
    """Whoever proposes, or is concerned, does not approve."""

    def __init__(self) -> None:
        super().__init__(
            "Tindakan ini memerlukan dua orang: yang mengusulkan, dan pemilik akunnya, tidak dapat "
            "menyetujuinya. Minta orang lain yang berwenang."
        )


class TidakPerlu(AturanDilanggar):
    """The Akun is already as the proposal wants it."""


class UsulanTertutup(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Usulan ini sudah diputus atau dibatalkan. Muat ulang halaman untuk melihatnya.")


def _check_berwenang(oleh: Akun) -> None:
    if not oleh.has_perm(KELOLA_PENUGASAN):
        raise TidakBerwenang


def _check_perlu(akun: Akun, tindakan: str) -> None:
    if tindakan == TindakanAkun.LEPAS_MFA:
        if not Authenticator.objects.filter(user_id=akun.pk).exists():
            raise TidakPerlu("Akun ini tidak mempunyai faktor kedua, jadi tidak ada yang dilepas.")
    elif akun.is_active == (tindakan == TindakanAkun.AKTIFKAN):
        raise TidakPerlu(f"Akun ini sudah {'aktif' if akun.is_active else 'nonaktif'}.")


def _kunci_akun(pk: int) -> Akun:
    # No key lock: two persons deciding about each other name one another in rows of their own.
    return Akun.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


@transaction.atomic
def usulkan(pk: int, *, oleh: Akun, tindakan: str, alasan: str) -> UsulanAkun:
    """Mengusulkan agar sebuah akun dinonaktifkan, diaktifkan lagi, atau dilepas faktor keduanya.

    `tindakan` is a TindakanAkun. Nothing changes yet.
    Raises TidakBerwenang, TidakPerlu (also while such a proposal is open). Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    akun = _kunci_akun(pk)
    _check_perlu(akun, tindakan)
    terbuka = UsulanAkun.objects.filter(
        akun=akun, tindakan=tindakan, disetujui_pada__isnull=True, dibatalkan_pada__isnull=True
    )
    if terbuka.exists():
        raise TidakPerlu("Usulan yang sama sudah ada dan menunggu persetujuan orang lain.")
    usulan = UsulanAkun.objects.create(akun=akun, tindakan=tindakan, alasan=alasan, diusulkan_oleh=oleh)
    # The reason stays in its own row: the trail holds no words about a person.
    catat(akun, f"akun.{tindakan}_diusulkan", oleh=oleh, usulan=usulan.pk)
    return usulan


def _kunci_terbuka(pk: int) -> UsulanAkun:
    usulan = UsulanAkun.objects.select_for_update(of=("self",)).get(pk=pk)
    if usulan.disetujui_pada or usulan.dibatalkan_pada:
        raise UsulanTertutup
    return usulan


@transaction.atomic
def setujui(pk: int, *, oleh: Akun) -> UsulanAkun:
    """Menyetujui usulan orang lain: berlaku saat itu juga, semua sesi akun itu berakhir, pemiliknya disurati.

    Raises TidakBerwenang, UsulanTertutup, DuaOrangAkun, TidakPerlu. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    usulan = _kunci_terbuka(pk)
    if oleh.pk in (usulan.diusulkan_oleh_id, usulan.akun_id):
        raise DuaOrangAkun
    akun = _kunci_akun(usulan.akun_id)
    _check_perlu(akun, usulan.tindakan)
    tindakan = TindakanAkun(usulan.tindakan)
    LAKUKAN[tindakan](akun, oleh)
    akun.set_unusable_password()
    akun.save(update_fields=["is_active", "password"])
    cabut_semua(akun, oleh=oleh)
    usulan.disetujui_oleh, usulan.disetujui_pada = oleh, timezone.now()
    usulan.save(update_fields=["disetujui_oleh", "disetujui_pada"])
    catat(akun, PERISTIWA[tindakan], oleh=oleh, usulan=usulan.pk)
    beritahukan(SURAT[tindakan], kepada=akun.email, kunci=f"usulan_akun:{pk}", akun=akun, objek=usulan)
    return usulan


@transaction.atomic
def batalkan(pk: int, *, oleh: Akun) -> UsulanAkun:
    """Membatalkan usulan yang belum disetujui; tidak ada yang berubah.

    Raises TidakBerwenang, UsulanTertutup. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    usulan = _kunci_terbuka(pk)
    usulan.dibatalkan_pada = timezone.now()
    usulan.save(update_fields=["dibatalkan_pada"])
    catat(usulan.akun, f"akun.{usulan.tindakan}_dibatalkan", oleh=oleh, usulan=usulan.pk)
    return usulan


def _nonaktifkan(akun: Akun, oleh: Akun) -> None:
    """Nobody signs in; staff roles end with yesterday. One that begins later leaves only its trail rows."""
    akun.is_active = False
    cabut_milik(akun, oleh=oleh)
    peran = Penugasan.objects.select_for_update(of=("self",)).filter(akun=akun, peran__in=PERAN_STAF)
    for penugasan in peran.exclude(selesai__lt=hari_ini()).order_by("pk"):
        catat(penugasan, "penugasan.diakhiri", oleh=oleh, peran=penugasan.peran, akun=akun.pk)
        if penugasan.mulai >= hari_ini():
            penugasan.delete()
        else:
            penugasan.selesai = hari_ini() - timedelta(days=1)
            penugasan.save(update_fields=["selesai"])


def _aktifkan(akun: Akun, oleh: Akun) -> None:
    """Sign-in is open again; a staff role comes back by invitation only."""
    akun.is_active = True


def _lepas_mfa(akun: Akun, oleh: Akun) -> None:
    Authenticator.objects.filter(user_id=akun.pk).delete()


LAKUKAN: dict[TindakanAkun, Callable[[Akun, Akun], None]] = {
    TindakanAkun.NONAKTIFKAN: _nonaktifkan,
    TindakanAkun.AKTIFKAN: _aktifkan,
    TindakanAkun.LEPAS_MFA: _lepas_mfa,
}


def _isi_surat(baris: Pemberitahuan) -> Isi:
    """Make the one-time link as the mail goes out: its secret is kept nowhere. A closed Akun gets none.

    Whoever signs in by e-mailed code needs none either.
    """
    usulan = UsulanAkun.objects.select_related("akun").get(pk=baris.objek_id)
    akun = usulan.akun
    perlu = akun.is_active and not akun.is_masuk_dengan_kode
    return {
        "akun": akun,
        "tautan": tautan_sandi(akun) if perlu else "",
        "url_masuk": url_penuh("account_login"),
    }


def daftarkan_surat() -> None:
    """Register the three mails with the outbox."""
    for templat in SURAT.values():
        sumbangan.daftarkan_surat(templat, _isi_surat)
