"""Giving LKPP access to monitor the server, taking it back, and recording what was asked with it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest

from infrastruktur.models import PanggilanPemantauan
from infrastruktur.policies.akses import (
    PEMANTAUAN_BACA,
    BukanPemantau,
    BukanTokenPemantauan,
    jaringan,
)
from infrastruktur.queries.akses import pemantau, token_pemantauan
from lpse import token_api
from lpse.aturan import TidakBerwenang
from lpse.konteks import client_ip
from lpse.models import Akun, TokenAPI
from lpse.peran import KELOLA_AKSES_LKPP

DISIMPAN = timedelta(days=366)  # the trigger lets go after 365
SEKALI = 2000
PANJANG_JALUR = 200


@transaction.atomic
def beri_akses(pemilik: int, *, oleh: Akun, nama: str, hari: int, alamat: Iterable[str] = ()) -> TokenAPI:
    """Menyiapkan token pemantauan bagi seorang pemantau LKPP, yang disurati dan mengambil rahasianya.

    `alamat` are the networks it may be used from. Raises TidakBerwenang, BukanPemantau, MasaTokenKeliru,
    NamaTokenTerpakai, TerlaluBanyakToken. Dasar: infrastruktur.akses_lkpp
    """
    if not oleh.has_perm(KELOLA_AKSES_LKPP):
        raise TidakBerwenang
    if not pemantau().filter(pk=pemilik).exists():
        raise BukanPemantau
    return token_api.siapkan(
        pemilik,
        oleh=oleh,
        nama=nama,
        cakupan=[PEMANTAUAN_BACA],
        hari=hari,
        alamat=alamat,
        izin=KELOLA_AKSES_LKPP,
    )


@transaction.atomic
def cabut_akses(pk: int, *, oleh: Akun) -> TokenAPI:
    """Mencabut token pemantauan; berlaku pada panggilan berikutnya.

    Raises TidakBerwenang, BukanTokenPemantauan, TokenTertutup. Dasar: infrastruktur.akses_lkpp
    """
    if not token_pemantauan().filter(pk=pk).exists():
        raise BukanTokenPemantauan
    return token_api.cabut(pk, oleh=oleh, izin=KELOLA_AKSES_LKPP)


def catat_panggilan(token: TokenAPI, request: HttpRequest, status: int) -> None:
    """Record one call of a monitoring token, answered or refused; other tokens' calls are not recorded.

    Dasar: infrastruktur.akses_lkpp
    """
    if PEMANTAUAN_BACA not in token.cakupan:
        return
    PanggilanPemantauan.objects.create(
        token=token,
        metode=(request.method or "")[:8],
        jalur=request.path[:PANJANG_JALUR],
        status=status,
        alamat=jaringan(client_ip(request)),
    )


def lupakan_panggilan(now: datetime) -> int:
    """Delete calls older than a year, some at a time; how many there were."""
    lama = PanggilanPemantauan.objects.filter(pada__lt=now - DISIMPAN).order_by("pada")
    pks = list(lama.values_list("pk", flat=True)[:SEKALI])
    return PanggilanPemantauan.objects.filter(pk__in=pks).delete()[0] if pks else 0
