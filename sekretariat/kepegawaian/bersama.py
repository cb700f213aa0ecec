"""What the pages of personnel share: addresses, the officer of an address, a form with one act and a file."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from lpse.bentuk import LPSEForm
from lpse.berkas import diterima
from lpse.models import Akun, Berkas
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_KEPEGAWAIAN
from lpse.pintu import dengan, tindak
from lpse.situs_admin import tampilkan
from sekretariat.forms.kepegawaian import BATAS_BERKAS_MB
from sekretariat.models import Pegawai
from sekretariat.queries.kepegawaian import semua_pegawai

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA = "sekretariat_kepegawaian"
TEMPLAT = "admin/sekretariat/kepegawaian"
WARNA = {"Aktif": "hijau", "Akan mulai": "biru", "Berhenti": "abu"}

# Hands the view the officer of the address; 404 for an unknown code.
dengan_pegawai = dengan(semua_pegawai())


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def kiriman(request: HttpRequest) -> Any:
    """The files that came with it."""
    return request.FILES if request.method == "POST" else None


def nip_untuk(pegawai: Pegawai, oleh: Akun) -> str:
    """The NIP as this person may see it: whole for who keeps the records and for the officer."""
    boleh = oleh.has_perm(KELOLA_KEPEGAWAIAN) or oleh.pk == pegawai.akun_id
    return pegawai.akun.nip if boleh else samarkan(pegawai.akun.nip)


def dengan_berkas(unggahan: Any, oleh: Akun, act: Callable[[Berkas | None], Any]) -> Any:
    """Carry out an act with the file that came, if one came; refused, no byte of it stays."""
    if unggahan is None:
        return act(None)
    with diterima(unggahan, oleh=oleh, batas_mb=BATAS_BERKAS_MB) as berkas:
        return act(berkas)


def jalankan(
    request: HttpRequest,
    objek: models.Model,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str,
    kembali: str,
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it. A refusal leaves what was typed in its place."""
    status = 200
    if form.is_valid():
        if tindak(request, objek, tindakan, act) is not None:
            messages.success(request, selesai)
            return redirect(kembali)
        status = KONFLIK
    isi = {"tombol": "Simpan", "url_kembali": kembali, "url_daftar": url(), **konteks}
    return tampilkan(request, f"{TEMPLAT}/isian.html", judul, status=status, form=form, **isi)
