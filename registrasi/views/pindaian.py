"""How the people who hand a document in look at it: one page of the scan, and its picture."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from lpse.berkas.http import sajikan_halaman
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_lihat
from lpse.models import Akun, Berkas
from registrasi.models import BerkasPermohonan, DokumenSyarat

LEBAR_LIHAT = 900


def berkas_berhalaman(dokumen: DokumenSyarat | BerkasPermohonan, halaman: int) -> Berkas:
    """The current file of a document. Raises Http404 where there is none, or it has no such page."""
    berkas = dokumen.berkas
    if berkas is None or not 1 <= halaman <= berkas.halaman:
        raise Http404
    return berkas


def tampilkan_pindaian(
    request: HttpRequest, dokumen: DokumenSyarat | BerkasPermohonan, halaman: int, kode: str, awalan: str = ""
) -> HttpResponse:
    """The page on which one page of a scan is looked at; `awalan` begins the names of its pages."""
    berkas = berkas_berhalaman(dokumen, halaman)

    def alamat(nama: str, *lain: int) -> str:
        return reverse(f"registrasi:{awalan}{nama}", args=[kode, dokumen.kode, *lain])

    return render(
        request,
        "registrasi/lihat.html",
        {
            "dokumen": dokumen,
            "berkas": berkas,
            "halangan": halangan(berkas),
            "halaman": halaman,
            "keterangan": f"Halaman {halaman} dari {berkas.halaman}",
            "alamat": alamat("dokumen"),
            "url_gambar": alamat("gambar", halaman),
            "url_sebelum": alamat("lihat", halaman - 1) if halaman > 1 else "",
            "url_sesudah": alamat("lihat", halaman + 1) if halaman < berkas.halaman else "",
        },
    )


def sajikan_pindaian(
    dokumen: DokumenSyarat | BerkasPermohonan, halaman: int, *, oleh: Akun, **rincian: Any
) -> HttpResponseBase:
    """One page of the scan as a picture; the look is in the trail before the first byte leaves.

    409 with the reason while the file is in quarantine: nothing was seen, so no look is recorded.
    """
    berkas = berkas_berhalaman(dokumen, halaman)
    sebab = halangan(berkas)
    if sebab:
        return HttpResponse(sebab, status=409, content_type="text/plain; charset=utf-8")
    catat_lihat(berkas, oleh=oleh, dokumen=dokumen.kode, halaman=halaman, **rincian)
    return sajikan_halaman(berkas, halaman, LEBAR_LIHAT)
