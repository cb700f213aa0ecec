"""Answers that carry a file.

No permission is checked and no look is recorded here: the door does both before it calls.
"""

from typing import TypeVar

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from lpse.berkas.gambar import TIPE_RENDISI, rendisi
from lpse.berkas.penolakan import BerkasDitolak, BerkasTidakTersedia
from lpse.berkas.simpan import muat_asli
from lpse.models.berkas import Berkas, JenisBerkas

AKHIRAN = {
    JenisBerkas.PDF: "pdf",
    JenisBerkas.JPEG: "jpg",
    JenisBerkas.PNG: "png",
    JenisBerkas.HEIC: "heic",
}
SEMENTARA = frozenset({"sibuk", "penyimpanan_penuh"})
Jawaban = TypeVar("Jawaban", bound=HttpResponseBase)


def sajikan_halaman(berkas: Berkas, halaman: int, lebar: int) -> HttpResponse:
    """Answer with the rendition of one page; 422 or, when trying again helps, 503 with the reason.

    Raises Http404 when the file was destroyed, is missing or has no such page. Checks no permission.
    """
    try:
        gambar = rendisi(berkas, halaman, lebar)
    except BerkasTidakTersedia as galat:
        raise Http404(str(galat)) from galat
    except BerkasDitolak as galat:
        status = 503 if galat.kode in SEMENTARA else 422
        return lindungi(HttpResponse(str(galat), status=status, content_type="text/plain; charset=utf-8"))
    return lindungi(HttpResponse(gambar, content_type=TIPE_RENDISI))


def sajikan_asli(berkas: Berkas, nama: str = "") -> FileResponse:
    """Answer with the original bytes as a download: never shown inline, never under the client's name.

    `nama` is what we call a document of our own, without its ending; a scan gets a name without meaning.
    Raises Http404 when they were destroyed or are missing. Checks no permission.
    """
    try:
        asli = muat_asli(berkas)
    except BerkasTidakTersedia as galat:
        raise Http404(str(galat)) from galat
    nama = (nama or f"berkas-{berkas.kode.hex[:8]}").replace("/", "-")
    lengkap = f"{nama}.{AKHIRAN[JenisBerkas(berkas.jenis)]}"
    return lindungi(
        FileResponse(asli, as_attachment=True, filename=lengkap, content_type="application/octet-stream")
    )


def lindungi(jawaban: Jawaban) -> Jawaban:
    """No cache keeps it, no browser guesses its type, nothing in it runs, no other site embeds it."""
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "sandbox; default-src 'none'"
    jawaban["Cross-Origin-Resource-Policy"] = "same-origin"
    return jawaban
