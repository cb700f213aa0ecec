"""One page that leads through it: plug in, copy and read back, unmount, hand over; with progress."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from arsip.actions.colokan import check_terbaca, lihat, masih
from arsip.actions.media import lepaskan_media, pasang_media
from arsip.actions.salin_media import minta_salin
from arsip.enums.cadangan import TERBUKA, SebabGagal, StatusPekerjaan, Tahap
from arsip.enums.media import StatusMedia
from arsip.media.bersama import dengan_media, url, warna
from arsip.mesin.pasang_media import Terpasang
from arsip.models import MediaPortabel, Pekerjaan
from arsip.policies.kata import sebut_lama, sebut_ukuran
from arsip.policies.media import BelumDibacaUlang, TidakDikenali, check_dibaca_ulang
from arsip.policies.sebab import jelaskan
from arsip.queries.media import pekerjaan_salin, putaran_sejak
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

S = StatusMedia
CUKUP_LAMA = timedelta(seconds=5)
# How far through a job its stages are, in hundredths; what the engine says refines the one it is at.
URUTAN: dict[str, tuple[int, int]] = {
    Tahap.PERIKSA_AWAL: (0, 5),
    Tahap.SALIN: (5, 60),
    Tahap.BACA: (60, 100),
}


@dataclass(frozen=True, slots=True)
class Tahapan:
    """Where the four steps stand: `kini` is the one that waits, 1 to 4; 5: all done."""

    kini: int
    pekerjaan: Pekerjaan | None
    is_terbaca: bool


def _tahapan(media: MediaPortabel) -> Tahapan:
    sejak = putaran_sejak(media)
    pekerjaan = pekerjaan_salin(media).first() if sejak else None
    if pekerjaan is not None and sejak is not None and pekerjaan.dibuat_pada < sejak:
        pekerjaan = None
    try:
        check_dibaca_ulang(media.repositori.dibaca_pada, sejak)
        terbaca = pekerjaan is None or not pekerjaan.is_terbuka
    except BelumDibacaUlang:
        terbaca = False
    kini = {S.TERDAFTAR: 4 if terbaca else 1, S.DIPASANG: 3 if terbaca else 2}.get(S(media.status), 5)
    return Tahapan(kini, pekerjaan, terbaca)


@require_safe
@dengan_media
def pandu(request: HttpRequest, media: MediaPortabel) -> HttpResponse:
    """The four steps of this medium, the one that waits open; it follows a running copy."""
    tahapan, ada = _tahapan(media), lihat(media)
    pekerjaan = tahapan.pekerjaan
    return tampilkan(
        request,
        "admin/arsip/media/pandu.html",
        f"Salin dan serahkan {media.kode}",
        media=media,
        warna=warna(media),
        kini=tahapan.kini,
        terbaca=tahapan.is_terbaca,
        ada=ada,
        halangan=_halangan(media, ada),
        bebas=_bebas(ada),
        masih=masih(media) if media.status == S.DIPASANG else (),
        pekerjaan=pekerjaan,
        berjalan=pekerjaan is not None and pekerjaan.status in TERBUKA,
        kemajuan=_kemajuan(pekerjaan) if pekerjaan else None,
        **_kegagalan(pekerjaan),
        dasar=profil().dasar("arsip.luar_ruang"),
        url_daftar=url(),
    )


def _kegagalan(pekerjaan: Pekerjaan | None) -> dict[str, Any]:
    """Why the copy failed, in one sentence, and what to do; a pulled medium says it in its own words."""
    if pekerjaan is None or pekerjaan.status != StatusPekerjaan.GAGAL:
        return {"gagal": ""}
    penjelasan = jelaskan(pekerjaan.sebab)
    if penjelasan is None or pekerjaan.sebab == SebabGagal.TIDAK_TERPASANG:
        return {"gagal": pekerjaan.galat}
    return {"gagal": penjelasan.kalimat, "penjelasan": penjelasan}


def _halangan(media: MediaPortabel, ada: Terpasang | None) -> str:
    """What keeps it from being written to, and what to do; "" where nothing does."""
    try:
        check_terbaca(media, ada)
    except TidakDikenali as galat:
        return str(galat)
    return ""


def _bebas(ada: Terpasang | None) -> str:
    """How much room is left on it; "" where that cannot be asked."""
    try:
        return sebut_ukuran(shutil.disk_usage(ada.titik).free) if ada and ada.titik else ""
    except OSError:
        return ""


def _kemajuan(pekerjaan: Pekerjaan) -> dict[str, Any]:
    """How far the copy is, in words and hundredths."""
    if pekerjaan.status == StatusPekerjaan.ANTRE:
        return {"kata": "Menunggu giliran.", "persen": 0}
    awal, akhir = URUTAN.get(pekerjaan.tahap, (0, 5))
    persen = min(float(pekerjaan.kemajuan.get("persen") or 0), 100)
    kata = pekerjaan.get_tahap_display() or "Mulai"
    if persen:
        kata += f": {persen:.0f}%{_sisa(pekerjaan, persen)}"
    return {"kata": f"{kata}.", "persen": int(awal + (akhir - awal) * persen / 100)}


def _sisa(pekerjaan: Pekerjaan, persen: float) -> str:
    """How long this stage will take still, at the pace so far; "" before there is one to go by."""
    sejak = parse_datetime(str(pekerjaan.kemajuan.get("sejak", "")))
    lalu = timezone.now() - sejak if sejak else timedelta()
    if lalu < CUKUP_LAMA or persen >= 100:
        return ""
    return f", sekitar {sebut_lama(lalu * (100 - persen) / persen)} lagi"


def _langkah(act: Callable[[MediaPortabel, Any], object], nama: str, selesai: str) -> Any:
    """A step of this page: one button, and back to it."""

    @require_POST
    @dengan_media
    def view(request: HttpRequest, media: MediaPortabel) -> HttpResponse:
        oleh = petugas(request)
        if tindak(request, media, nama, lambda: act(media, oleh)) is not None and selesai:
            messages.success(request, selesai)
        return redirect(url("pandu", media.kode))

    return view


pasang = _langkah(
    lambda media, oleh: pasang_media(media.pk, oleh=oleh, terpasang=lihat(media)),
    "pasang",
    "Media dikenali dan tercatat terpasang.",
)
salin = _langkah(lambda media, oleh: minta_salin(media.pk, oleh=oleh), "salin", "")
lepaskan = _langkah(
    lambda media, oleh: lepaskan_media(media.pk, oleh=oleh, masih=masih(media)),
    "lepaskan",
    "Tercatat dilepas. Media boleh dicabut dan disegel.",
)
