"""Repositories: where backups go, what is honest to say about the place, and where the password is kept."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.actions.pekerjaan import antrekan
from arsip.actions.peralatan import lokasi, tempat_sandi
from arsip.actions.salin_luar import minta_salin_luar
from arsip.actions.sumber import tambah_repositori, ubah_repositori
from arsip.cadangan.bersama import PER_HALAMAN, is_sedisk, tampil_isian
from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori
from arsip.forms.cadangan import RepositoriForm, RepositoriUbahForm
from arsip.models import Repositori
from arsip.queries.salinan_luar import disalin_pada, isi_luar
from lpse.alamat import alamat_ruang
from lpse.ekspor import jawab_csv, sel_waktu, sel_ya
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_CADANGAN
from lpse.pintu import KONFLIK, dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

NAMA, JUDUL = "arsip_repositori", "Repositori cadangan"
MENURUT_NAMA = Order("nama")
KEPALA = (
    *("Repositori", "Jenis", "Dipakai", "Tempat", "Sandi disimpan di", "Kunci akses"),
    *("Keadaan terbaru di dalamnya", "Terakhir disalin ke sini", "Disiapkan", "Strukturnya diperiksa"),
)
dengan_repositori = dengan(Repositori.objects.all())


alamat = partial(alamat_ruang, NAMA)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The repositories by name; media have a room of their own."""
    halaman = read_page(_semua(), MENURUT_NAMA, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/cadangan/repositori_daftar.html",
        JUDUL,
        baris=list(_baris(halaman.rows)),
        dasar=profil().dasar("arsip.luar_ruang"),
        boleh=petugas(request).has_perm(KELOLA_CADANGAN),
        url_sebelum=alamat_halaman({}, before=halaman.before),
        url_sesudah=alamat_halaman({}, after=halaman.after),
        url_ekspor=alamat("ekspor"),
    )


def _semua() -> "QuerySet[Repositori]":
    return Repositori.objects.exclude(jenis=JenisRepositori.MEDIA)


def _baris(rows: Iterable[Repositori]) -> Iterator[dict[str, Any]]:
    rows = list(rows)
    pks = [r.pk for r in rows]
    terbaru, disalin = isi_luar(pks), disalin_pada(pks)
    for r in rows:
        yield {
            "r": r,
            "lokasi": lokasi(r),
            "sandi": tempat_sandi(r),
            "is_sedisk": is_sedisk(r),
            "is_luar": r.jenis == JenisRepositori.LUAR,
            "terbaru": terbaru.get(r.pk),
            "disalin": disalin.get(r.pk),
        }


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every repository as CSV: where its password is kept, never the password."""
    baris = (
        (
            *(b["r"].nama, b["r"].get_jenis_display(), sel_ya(b["r"].is_aktif), b["lokasi"]),
            *(b["sandi"], b["r"].rahasia, sel_waktu(b["terbaru"]), sel_waktu(b["disalin"])),
            *(sel_waktu(b["r"].disiapkan_pada), sel_waktu(b["r"].diperiksa_pada)),
        )
        for b in _baris(_semua().order_by("nama", "pk"))
    )
    return jawab_csv(
        "repositori-cadangan", KEPALA, baris, peristiwa="repositori.diekspor", oleh=petugas(request)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponseBase:
    """Add a repository; its first job makes it."""
    oleh, status = petugas(request), 200
    form = RepositoriForm(isian(request))
    if form.is_valid():
        baru = tindak(request, oleh, "tambah_repositori", lambda: tambah_repositori(oleh=oleh, **form.kolom))
        if baru is not None:
            messages.success(request, "Repositori ditambah; dibuat oleh cadangan pertamanya.")
            return redirect(alamat())
        status = KONFLIK
    return tampil_isian(request, "Tambah repositori", form, [(JUDUL, alamat())], status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_repositori
def ubah(request: HttpRequest, repositori: Repositori) -> HttpResponseBase:
    """Change its name, its references, or whether it is used."""
    oleh, status = petugas(request), 200
    awal = {nama: getattr(repositori, nama) for nama in RepositoriUbahForm.base_fields}
    form = RepositoriUbahForm(isian(request), initial=awal)
    if form.is_valid():
        act = lambda: ubah_repositori(repositori.pk, oleh=oleh, **form.kolom)  # noqa: E731
        if tindak(request, repositori, "ubah", act) is not None:
            messages.success(request, "Perubahan disimpan.")
            return redirect(alamat())
        status = KONFLIK
    judul = f"Ubah {repositori.nama}"
    return tampil_isian(request, judul, form, [(JUDUL, alamat())], status=status, tombol_kirim="Simpan")


@require_POST
@dengan_repositori
def periksa(request: HttpRequest, repositori: Repositori) -> HttpResponseBase:
    """Check it now, out of its turn."""
    oleh = petugas(request)
    pekerjaan = tindak(
        request, repositori, "periksa", lambda: antrekan(JenisPekerjaan.PERIKSA, repositori, oleh=oleh)
    )
    if pekerjaan is None:
        return redirect(alamat())
    messages.success(request, "Pemeriksaan diantrekan. Halaman ini memperlihatkan kemajuannya.")
    return redirect("admin:arsip_pekerjaan_lihat", pekerjaan.kode)


@require_POST
@dengan_repositori
def salin(request: HttpRequest, repositori: Repositori) -> HttpResponseBase:
    """Copy to it now, out of its turn."""
    oleh = petugas(request)
    antre = tindak(request, repositori, "salin", lambda: minta_salin_luar(repositori.pk, oleh=oleh))
    if antre is None:
        return redirect(alamat())
    messages.success(request, "Salinan diantrekan. Halaman ini memperlihatkan kemajuannya.")
    return redirect("admin:arsip_pekerjaan_lihat", antre[0].kode)
