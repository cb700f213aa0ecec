"""A person's own data as a ZIP, written while it is sent: neither memory nor disk grows with it."""

import hashlib
import json
import logging
import time
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    raise_if_reauthentication_required,
)
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lpse.berkas import BerkasTidakTersedia, muat_asli
from lpse.berkas.aliran_zip import AliranZip
from lpse.berkas.http import AKHIRAN
from lpse.berkas.pindai import halangan
from lpse.ekspor import tulis_csv
from lpse.models import Akun
from lpse.models.berkas import JenisBerkas
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.waktu import setempat
from registrasi import actions
from registrasi.queries.data_saya import Dokumen, Kumpulan, dokumen_saya, kumpulan
from registrasi.views.bersama import akun_masuk

logger = logging.getLogger(__name__)
Manifes = list[dict[str, Any]]


def _is_baru_masuk(request: HttpRequest, akun: Akun) -> bool:
    """Whether they said just now who they are: scans are not handed to whoever finds an open browser.

    Raises ReauthenticationRequired for those who can say it again by password or second factor, which leads
    them there. Those who sign in by e-mailed code must have done so lately.
    """
    if get_reauthentication_flows(akun):
        raise_if_reauthentication_required(request, app="account")
        return True
    catatan = get_authentication_records(request, akun)
    return bool(catatan) and time.time() - catatan[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unduh(request: HttpRequest) -> HttpResponseBase:
    """What the ZIP will hold and the button; the ZIP on POST. Both only after a fresh sign-in."""
    akun = akun_masuk(request)
    if not _is_baru_masuk(request, akun):
        return render(request, "registrasi/hak/masuk_lagi.html")
    dokumen = dokumen_saya(akun)
    if request.method != "POST":
        return render(request, "registrasi/hak/unduh.html", {"dokumen": dokumen})
    actions.catat_unduhan_data(akun, dokumen)
    now = timezone.now()
    jawaban = StreamingHttpResponse(susun(kumpulan(akun), dokumen, now), content_type="application/zip")
    jawaban["Content-Disposition"] = f'attachment; filename="data-saya-{setempat(now):%Y%m%d-%H%M}.zip"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@require_POST
@login_required
def masuk_lagi(request: HttpRequest) -> HttpResponse:
    """Sign out and ask for a code: the only way for those without a password to say again who they are."""
    tujuan = reverse("registrasi:data_unduh")
    logout(request)
    return redirect(f"{reverse('account_request_login_code')}?{urlencode({'next': tujuan})}")


@require_POST
@login_required
def tahu(request: HttpRequest) -> HttpResponse:
    """Record that the notice was read, for those who came before it or before this version."""
    akun = akun_masuk(request)
    tindak(request, akun, "tahu_privasi", lambda: actions.catat_tahu_privasi(akun))
    return redirect("registrasi:data_saya")


def susun(isi: list[Kumpulan], dokumen: list[Dokumen], now: datetime) -> Iterator[bytes]:
    """The ZIP's bytes in pieces: `data.json`, a table for each kind, the scans, and the manifest last."""
    manifes: Manifes = []
    with AliranZip(now) as arsip:
        for nama, teks in _teks(isi):
            _tulis(arsip, nama, teks.encode(), manifes)
        yield arsip.ambil()
        for urut, satu in enumerate(dokumen, start=1):
            yield from _pindaian(arsip, satu, urut, manifes)
        ringkas = {"lpse": profil().lpse.nama, "dibuat_pada": setempat(now).isoformat(), "berkas": manifes}
        arsip.tulis("manifest.json", json.dumps(ringkas, ensure_ascii=False, indent=2).encode())
    yield arsip.ambil()


def _teks(isi: list[Kumpulan]) -> Iterator[tuple[str, str]]:
    """The data twice: once for machines, once as tables for people."""
    semua = {k.kode: k.baris for k in isi}
    yield "data.json", json.dumps(semua, ensure_ascii=False, indent=2, default=_sebut)
    for k in isi:
        kepala = list(dict.fromkeys(nama for baris in k.baris for nama in baris))
        sel = ([_sebut(baris.get(nama, "")) for nama in kepala] for baris in k.baris)
        yield f"tabel/{k.kode}.csv", "".join(tulis_csv(kepala, sel))


def _sebut(nilai: object) -> str:
    if isinstance(nilai, datetime):
        return setempat(nilai).isoformat()
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def _tulis(arsip: AliranZip, nama: str, isi: bytes, manifes: Manifes) -> None:
    arsip.tulis(nama, isi)
    manifes.append({"nama": nama, "ukuran": len(isi), "sha256": hashlib.sha256(isi).hexdigest()})


def _pindaian(arsip: AliranZip, satu: Dokumen, urut: int, manifes: Manifes) -> Iterator[bytes]:
    """One scan as it came in; one that cannot be given is named in the manifest with the reason."""
    berkas = satu.berkas
    nama = f"berkas/{urut:04d}-{slugify(satu.nama)[:60] or 'berkas'}.{AKHIRAN[JenisBerkas(berkas.jenis)]}"
    baris: dict[str, Any] = {"nama": nama, "dokumen": satu.nama, "perkara": satu.perkara}
    manifes.append(baris)
    sebab = "sudah dimusnahkan" if berkas.is_musnah else halangan(berkas)
    if not sebab:
        try:
            asli = muat_asli(berkas)
        except (BerkasTidakTersedia, OSError) as galat:
            logger.error("berkas %s tidak dapat diunduh pemiliknya: %s", berkas.kode, type(galat).__name__)
            sebab = "isi tidak ditemukan di penyimpanan"
    if sebab:
        baris |= {"disertakan": False, "sebab": sebab}
        return
    sidik = yield from arsip.salin(nama, asli)
    baris |= {"ukuran": berkas.ukuran, "sha256": sidik}
