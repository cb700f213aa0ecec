"""The archive as a list: one box, filters behind it, and exactly that as CSV."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, sel_ya
from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_ARSIP
from lpse.situs_admin import petugas, tampilkan
from registrasi.forms.arsip import SaringanArsipForm
from registrasi.lemari.bersama import NAMA_ARSIP
from registrasi.models import ButirArsip
from registrasi.queries.arsip import SEDIKIT, TERBARU, Hasil, saring

PER_HALAMAN = 25
KOLOM = (
    *("kode", "judul", "nama", "npwp16", "nomor", "tanggal", "versi", "is_terkini", "asal"),
    *("keadaan", "rak", "boks", "lokasi__nama", "pendaftaran_id", "pengguna_id"),
)
KEPALA = (
    *("Kode", "Dokumen", "Nama", "NPWP", "Nomor", "Tanggal", "Versi", "Terkini", "Asal"),
    *("Kelas retensi", "Ruang", "Rak", "Boks", "Keutuhan", "SHA-256"),
)
# Every kind there is, by hopping from one to the next in the index, and every room: one question for both.
PILIHAN = """
    WITH RECURSIVE j AS (
        (SELECT jenis, judul FROM registrasi_butirarsip ORDER BY jenis LIMIT 1)
        UNION ALL
        SELECT b.jenis, b.judul FROM j CROSS JOIN LATERAL (
            SELECT jenis, judul FROM registrasi_butirarsip WHERE jenis > j.jenis ORDER BY jenis LIMIT 1) b)
    SELECT 'jenis', jenis, judul FROM j
    UNION ALL (SELECT 'lokasi', kode, nama FROM lpse_lokasi ORDER BY nama, id LIMIT 500)
"""


@require_safe
def arsip(request: HttpRequest) -> HttpResponse:
    """One page of what box and filters leave, newest first, documents of one user together."""
    form = SaringanArsipForm(request.GET, **_pilihan())
    saringan, oleh = form.saringan, petugas(request)
    hasil = saring(saringan)
    kursor = baca_kursor(request)
    rows = hasil.rows.select_related("lokasi").only(*KOLOM)
    halaman = read_page(rows, TERBARU, size=PER_HALAMAN, **kursor)
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/arsip/daftar.html",
        "Arsip pengguna",
        form=form,
        saringan=saringan,
        kelompok=kelompok(halaman.rows),
        dibaca=dibaca(hasil),
        sedikit=SEDIKIT if hasil.semua is not None else 0,
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        boleh_kelola=oleh.has_perm(KELOLA_ARSIP),
    )


def _pilihan() -> dict[str, list[tuple[str, str]]]:
    """The kinds and rooms to choose from, as the form takes them."""
    pilihan: dict[str, list[tuple[str, str]]] = {"jenis": [], "lokasi": []}
    with connection.cursor() as cursor:
        cursor.execute(PILIHAN)
        for macam, kode, label in cursor.fetchall():
            pilihan[macam].append((kode, label))
    pilihan["jenis"].sort(key=lambda satu: satu[1].casefold())
    return pilihan


def kelompok(rows: list[ButirArsip]) -> list[dict[str, Any]]:
    """Neighbouring documents of one user under one heading: name, and NPWP with its middle hidden."""

    def siapa(b: ButirArsip) -> tuple[Any, ...]:
        return b.nama, b.npwp16

    return [
        {"nama": nama or "Tanpa nama", "npwp": samarkan(npwp16), "butir": list(isi)}
        for (nama, npwp16), isi in groupby(rows, key=siapa)
    ]


def dibaca(hasil: Hasil) -> str:
    """Which words were taken for which: `“majuu” dibaca “maju”`; "" when all stood as typed."""
    return "; ".join(f"“{kata}” dibaca “{'” atau “'.join(lain)}”" for kata, lain in hasil.dibaca.items())


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything that box and filters leave, as CSV; the export is a trail row of its own."""
    form = SaringanArsipForm(request.GET, **_pilihan())
    if not form.is_valid():
        return redirect(f"admin:{NAMA_ARSIP}")
    saringan = form.saringan
    hasil = saring(saringan)
    rows = hasil.rows if hasil.semua is None else hasil.semua
    rows = rows.select_related("lokasi", "berkas").order_by("-tanggal", "-pk")
    # What the search text was, never the text itself.
    rincian = {**saringan.as_params(), "cari": saringan.jenis_cari}
    return jawab_csv(
        "arsip-pengguna",
        KEPALA,
        (_baris(b) for b in rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="arsip.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _baris(b: ButirArsip) -> tuple[Any, ...]:
    return (
        *(b.kode, b.judul, b.nama, samarkan(b.npwp16), b.nomor, b.tanggal.isoformat(), b.versi),
        *(sel_ya(b.is_terkini), b.get_asal_display(), b.kelas_retensi),
        *(str(b.lokasi or ""), b.rak, b.boks, b.get_keadaan_display(), b.berkas.sha256),
    )
