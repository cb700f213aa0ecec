"""“Sudah aktif di SPSE” for many users at once, with a preview; each one an act of its own."""

from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat_penolakan
from lpse.models import Akun
from lpse.pintu import isian
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.forms.spse import SudahAktifForm
from registrasi.models import PenggunaSPSE
from registrasi.spse.bersama import url_daftar

MAKS_PILIHAN = 100
SEBAB = {
    StatusSPSE.AKTIF: "Sudah tercatat aktif.",
    StatusSPSE.NONAKTIF: "Dinonaktifkan; aktifkan kembali lewat perkaranya.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def massal(request: HttpRequest) -> HttpResponse:
    """GET shows for whom it would be recorded and for whom not and why; POST records it for those."""
    params = request.POST if request.method == "POST" else request.GET
    baris = _baca_pilihan(params)
    kembali = url_daftar(**dict(parse_qsl(params.get("kueri", ""))))
    if not baris:
        messages.warning(request, "Pilih sedikitnya satu pengguna di daftar.")
        return redirect(kembali)
    bisa = [p for p in baris if p.status_spse == StatusSPSE.BELUM]
    form = SudahAktifForm(isian(request))
    if request.method == "POST" and bisa and form.is_valid():
        _laporkan(request, *_kerjakan(bisa, petugas(request), form))
        return redirect(kembali)
    return tampilkan(
        request,
        "admin/registrasi/spse/massal.html",
        "Catat sudah aktif di SPSE",
        bisa=bisa,
        tidak=[(p, SEBAB[StatusSPSE(p.status_spse)]) for p in baris if p not in bisa],
        form=form,
        kueri=urlencode(parse_qsl(params.get("kueri", ""))),
        url_kembali=kembali,
    )


def _baca_pilihan(params: QueryDict) -> list[PenggunaSPSE]:
    """The users chosen, who waits longest first."""
    kode = [*params.getlist("pilih"), *params.get("semua", "").split(",")]
    unik = [k for k in dict.fromkeys(kode) if k and "\0" not in k][:MAKS_PILIHAN]
    return list(PenggunaSPSE.objects.filter(kode__in=unik).select_related("akun", "penyedia").order_by("pk"))


def _kerjakan(
    bisa: list[PenggunaSPSE], oleh: Akun, form: SudahAktifForm
) -> tuple[int, list[tuple[PenggunaSPSE, str]]]:
    """Record it one by one; how many were done, and the refused ones with the rule's sentence."""
    jumlah, gagal = 0, []
    for pengguna in bisa:
        try:
            actions.catat_status_spse(pengguna.pk, oleh=oleh, status=StatusSPSE.AKTIF, **form.cleaned_data)
        except AturanDilanggar as aturan:
            catat_penolakan(pengguna, "catat_status", aturan, oleh=oleh)
            gagal.append((pengguna, str(aturan)))
        else:
            jumlah += 1
    return jumlah, gagal


def _laporkan(request: HttpRequest, jumlah: int, gagal: list[tuple[PenggunaSPSE, str]]) -> None:
    if jumlah:
        messages.success(request, f"{jumlah} pengguna tercatat aktif di SPSE dan dikabari lewat surel.")
    if gagal:
        rincian = " ".join(f"{p.user_id}: {sebab}" for p, sebab in gagal)
        messages.error(request, f"{len(gagal)} pengguna tidak. {rincian}")
