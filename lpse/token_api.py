"""Tokens of the API: made by their owner, or prepared for a member of staff who takes the secret; revoked.

The secret of a token is known to its owner alone. Whoever prepares one for another never sees it, so nobody
gains rights that are not theirs.
"""

import re
from collections.abc import Iterable
from datetime import timedelta
from ipaddress import ip_network

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lpse.alamat import url_penuh
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Pemberitahuan, TokenAPI
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_API
from lpse.rahasia import buat_token, sidik_token
from lpse.sumbangan import Isi, sumbangan

AWALAN = "lpse_"
BENTUK = re.compile(rf"{AWALAN}[A-Za-z0-9_-]{{32}}")
PANJANG_AWALAN = len(AWALAN) + 4
MASA_BAWAAN_HARI, MASA_PALING_LAMA_HARI = 90, 365
PALING_BANYAK = 10
CATAT_PEMAKAIAN_TIAP = timedelta(minutes=5)
SURAT_DIBUAT, SURAT_DISIAPKAN = "token/dibuat", "token/disiapkan"


class CakupanKeliru(AturanDilanggar):
    """The token would carry what its owner may not do, or nothing at all."""


class MasaTokenKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(f"Masa berlaku token 1 sampai {MASA_PALING_LAMA_HARI} hari.")


class NamaTokenTerpakai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Sudah ada token dengan nama ini. Pakai nama lain, atau cabut dulu token yang lama.")


class TerlaluBanyakToken(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            f"Satu akun paling banyak punya {PALING_BANYAK} token. Cabut yang tidak dipakai lagi."
        )


class TokenTertutup(AturanDilanggar):
    def __init__(self, token: TokenAPI) -> None:
        super().__init__(f"Token ini tidak dapat diubah lagi: {token.keadaan.lower()}.")


class PerluFaktorKedua(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Akun pegawai memakai token setelah faktor keduanya terpasang. Pasang dulu.")


def cakupan_milik_sendiri() -> list[str]:
    """The scopes that anybody may give their own token: they read what is the owner's."""
    return [kode for kode, c in sumbangan.cakupan_api.items() if not c.izin]


def cakupan_untuk(akun: Akun) -> list[str]:
    """The scopes that this person's roles carry today."""
    return [kode for kode, c in sumbangan.cakupan_api.items() if not c.izin or akun.has_perm(c.izin)]


def is_tanpa_faktor_kedua(akun: Akun) -> bool:
    """Whether a session of this person would reach nothing but their security page; a token then neither."""
    return not settings.LPSE_DEMO and akun.is_staff and not is_mfa_enabled(akun)


@transaction.atomic
def buat(*, oleh: Akun, nama: str, cakupan: Iterable[str], hari: int) -> tuple[TokenAPI, str]:
    """Membuat token untuk membaca data sendiri; mengembalikan token beserta rahasianya, sekali ini saja.

    Raises CakupanKeliru, MasaTokenKeliru, NamaTokenTerpakai, TerlaluBanyakToken, PerluFaktorKedua.
    """
    _check_faktor_kedua(oleh)
    dipilih = _check_cakupan(cakupan, cakupan_milik_sendiri())
    token = _simpan(oleh, nama, dipilih, hari, oleh=oleh)
    rahasia = _pasang_rahasia(token)
    catat(token, "token_api.dibuat", oleh=oleh, cakupan=dipilih, akun=oleh.pk)
    _surati(token, SURAT_DIBUAT)
    return token, rahasia


@transaction.atomic
def siapkan(
    pemilik: int,
    *,
    oleh: Akun,
    nama: str,
    cakupan: Iterable[str],
    hari: int,
    alamat: Iterable[str] = (),
    izin: str = KELOLA_API,
) -> TokenAPI:
    """Menyiapkan token untuk seorang pegawai; pemiliknya disurati dan mengambil sendiri rahasianya.

    `alamat` are the networks it may be used from (none: anywhere). A unit that prepares tokens of its own
    kind asks for its own `izin` of whoever does.
    Raises TidakBerwenang, CakupanKeliru, MasaTokenKeliru, NamaTokenTerpakai, TerlaluBanyakToken.
    """
    if not oleh.has_perm(izin):
        raise TidakBerwenang
    akun = Akun.objects.get(pk=pemilik)
    if not akun.is_active or not akun.is_staff:
        raise CakupanKeliru("Token ini hanya untuk pegawai yang aktif. Pengguna lain membuatnya sendiri.")
    dipilih = _check_cakupan(cakupan, cakupan_untuk(akun))
    token = _simpan(akun, nama, dipilih, hari, oleh=oleh, alamat=alamat)
    catat(token, "token_api.disiapkan", oleh=oleh, cakupan=dipilih, akun=akun.pk)
    _surati(token, SURAT_DISIAPKAN)
    return token


@transaction.atomic
def ambil(pk: int, *, oleh: Akun) -> tuple[TokenAPI, str]:
    """Mengambil rahasia token yang disiapkan untuk diri sendiri, sekali ini saja.

    Raises TidakBerwenang, TokenTertutup (also when it has been taken), PerluFaktorKedua.
    """
    token = TokenAPI.objects.lock(pk)
    if not token.is_milik(oleh):
        raise TidakBerwenang
    _check_faktor_kedua(oleh)
    if not token.is_menunggu:
        raise TokenTertutup(token)
    rahasia = _pasang_rahasia(token)
    catat(token, "token_api.diambil", oleh=oleh)
    return token, rahasia


@transaction.atomic
def cabut(pk: int, *, oleh: Akun, izin: str = KELOLA_API) -> TokenAPI:
    """Mencabut token: berlaku pada permintaan berikutnya. Pemiliknya, atau pengelola token (`izin`).

    Raises TidakBerwenang, TokenTertutup.
    """
    token = TokenAPI.objects.lock(pk)
    if not (token.is_milik(oleh) or oleh.has_perm(izin)):
        raise TidakBerwenang
    if token.dicabut_pada is not None:
        raise TokenTertutup(token)
    _cabut(token, oleh)
    return token


def cabut_semua(akun: Akun, *, oleh: Akun) -> int:
    """Revoke every token of this person within the caller's transaction; how many there were.

    For acts that end all sessions: an Akun that is opened again must not revive old keys.
    """
    hidup = TokenAPI.objects.belum_dicabut().select_for_update(of=("self",)).filter(akun=akun).order_by("pk")
    daftar = list(hidup)
    for token in daftar:
        _cabut(token, oleh)
    return len(daftar)


def token_dari(rahasia: str) -> TokenAPI | None:
    """The token that this secret opens now, as far as its row says; None for any other text."""
    if not BENTUK.fullmatch(rahasia):
        return None
    return TokenAPI.objects.berlaku().filter(sidik=sidik_token(rahasia)).first()


def catat_pemakaian(token: TokenAPI) -> None:
    """Note that it is in use, at most once in five minutes: reading should not write each time."""
    kini = timezone.now()
    lama = kini - CATAT_PEMAKAIAN_TIAP
    if token.terakhir_dipakai is None or token.terakhir_dipakai < lama:
        usang = Q(terakhir_dipakai__isnull=True) | Q(terakhir_dipakai__lt=lama)
        TokenAPI.objects.filter(usang, pk=token.pk).update(terakhir_dipakai=kini)


def _cabut(token: TokenAPI, oleh: Akun) -> None:
    token.dicabut_pada, token.dicabut_oleh = timezone.now(), oleh
    token.save(update_fields=["dicabut_pada", "dicabut_oleh"])
    catat(token, "token_api.dicabut", oleh=oleh, akun=token.akun_id)


def _check_faktor_kedua(akun: Akun) -> None:
    if is_tanpa_faktor_kedua(akun):
        raise PerluFaktorKedua


def _check_cakupan(cakupan: Iterable[str], boleh: list[str]) -> list[str]:
    diminta = set(cakupan)
    if not diminta:
        raise CakupanKeliru("Pilih paling sedikit satu cakupan.")
    if lebih := sorted(diminta - set(boleh)):
        raise CakupanKeliru(f"Pemilik token tidak berhak atas: {', '.join(lebih)}.")
    return [kode for kode in boleh if kode in diminta]


def _simpan(
    akun: Akun, nama: str, cakupan: list[str], hari: int, *, oleh: Akun, alamat: Iterable[str] = ()
) -> TokenAPI:
    """A token without a secret. One after another for each owner, so that the limit holds."""
    if not 1 <= hari <= MASA_PALING_LAMA_HARI:
        raise MasaTokenKeliru
    Akun.objects.select_for_update(of=("self",), no_key=True).get(pk=akun.pk)
    hidup = TokenAPI.objects.belum_dicabut().filter(akun=akun)
    if hidup.filter(nama__iexact=nama).exists():
        raise NamaTokenTerpakai
    if hidup.filter(sampai__gt=timezone.now()).count() >= PALING_BANYAK:
        raise TerlaluBanyakToken
    sejak = timezone.now()
    return TokenAPI.objects.create(
        akun=akun,
        nama=nama,
        cakupan=cakupan,
        alamat=[str(ip_network(satu)) for satu in alamat],
        dibuat_oleh=oleh,
        created_at=sejak,
        sampai=sejak + timedelta(days=hari),
    )


def _pasang_rahasia(token: TokenAPI) -> str:
    rahasia = AWALAN + buat_token()
    token.sidik, token.awalan = sidik_token(rahasia), rahasia[:PANJANG_AWALAN]
    token.diambil_pada = timezone.now()
    token.save(update_fields=["sidik", "awalan", "diambil_pada"])
    return rahasia


def _surati(token: TokenAPI, surat: str) -> None:
    beritahukan(surat, kepada=token.akun.email, kunci=f"{surat}:{token.pk}", akun=token.akun, objek=token)


def _isi_surat(baris: Pemberitahuan) -> Isi | None:
    """None once it is revoked: there is nothing left to tell."""
    token = TokenAPI.objects.select_related("akun", "dibuat_oleh").get(pk=baris.objek_id)
    if token.dicabut_pada:
        return None
    return {"token": token, "akun": token.akun, "url": url_penuh("lpse:token")}


def daftarkan_surat() -> None:
    """Register the two mails with the outbox."""
    for surat in (SURAT_DIBUAT, SURAT_DISIAPKAN):
        sumbangan.daftarkan_surat(surat, _isi_surat)
