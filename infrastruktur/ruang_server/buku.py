"""The room's book of a month, and the list of officers who may enter on duty."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from infrastruktur.actions import kunjungan_ruang as tindakan
from infrastruktur.forms.ruang_server import AksesTetapForm
from infrastruktur.models import AksesTetap, KunjunganRuangServer
from infrastruktur.naskah.ruang_server import sebut_bulan
from infrastruktur.policies.ruang_server import is_pemutus
from infrastruktur.queries.ruang_server import akses_berlaku, buku_bulan, ruang_server
from infrastruktur.ruang_server.bersama import (
    AKSES,
    PAPAN,
    PER_HALAMAN,
    baca_bulan_url,
    perlu_lihat_izin,
    url,
    url_izin,
)
from lpse.baca_saja import Sel
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.kalender import ONE_DAY
from lpse.otorisasi import pemegang_izin
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import LAYANI_RUANG_SERVER
from lpse.pintu import KONFLIK, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini, jam, tanggal

# From the first of any month into the next.
SEBULAN = 31 * ONE_DAY
TERLAMA = Order("masuk_pada", falling=True)
KEPALA_AKSES = ("Pegawai", "Ruang", "Alasan", "Mulai", "Sampai", "Ditetapkan oleh")
KEPALA = ("Nama", "Sebagai", "Badge", "Pendamping", "Masuk", "Keluar")
KEPALA_CSV = (
    *("Masuk", "Keluar", "Ruang", "Sebagai", "Nama", "Identitas", "Instansi", "Orang"),
    *("Keperluan", "Badge", "Pendamping"),
)


@perlu_lihat_izin
@require_safe
def buku(request: HttpRequest) -> HttpResponse:
    """Who went in during a month, newest first."""
    bulan = baca_bulan_url(request)
    halaman = read_page(buku_bulan(bulan), TERLAMA, size=PER_HALAMAN, **baca_kursor(request))
    params = {"bulan": f"{bulan:%Y-%m}"}
    sebelum, sesudah = (bulan - ONE_DAY).replace(day=1), (bulan + SEBULAN).replace(day=1)
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/buku.html",
        f"Buku tamu ruang server, {sebut_bulan(bulan)}",
        kepala=KEPALA,
        baris=[(_alamat(k), _sel(k)) for k in halaman.rows],
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        bulan=params["bulan"],
        sebelum=(f"{sebelum:%Y-%m}", sebut_bulan(sebelum)),
        sesudah=(f"{sesudah:%Y-%m}", sebut_bulan(sesudah)) if sesudah <= hari_ini() else None,
    )


def _alamat(k: KunjunganRuangServer) -> str:
    return url_izin(k.izin) if k.izin else url(AKSES)


def _sel(k: KunjunganRuangServer) -> list[Sel]:
    return [
        Sel("Nama", k.nama),
        Sel("Sebagai", "Tamu" if k.izin else "Pegawai bertugas"),
        Sel("Badge", k.nomor_badge or "–"),
        Sel("Pendamping", str(k.pendamping) if k.pendamping else "–"),
        Sel("Masuk", f"{tanggal(k.masuk_pada)}, {jam(k.masuk_pada)}"),
        Sel("Keluar", jam(k.keluar_pada)) if k.keluar_pada else Sel("Keluar", "Masih di dalam", "biru"),
    ]


@perlu_lihat_izin
@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The book of a month; identity numbers are masked."""
    bulan = baca_bulan_url(request)
    rows = buku_bulan(bulan).order_by("masuk_pada", "pk")
    return jawab_csv(
        f"buku-ruang-server-{bulan:%Y-%m}",
        KEPALA_CSV,
        _baris_csv(rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="kunjungan_server.diekspor",
        oleh=petugas(request),
        bulan=f"{bulan:%Y-%m}",
    )


def _baris_csv(rows: Iterator[KunjunganRuangServer]) -> Iterator[tuple[object, ...]]:
    for k in rows:
        i = k.izin
        yield (
            *(sel_waktu(k.masuk_pada), sel_waktu(k.keluar_pada), k.lokasi.nama),
            *("Tamu" if i else "Pegawai bertugas", k.nama, i.identitas_samar if i else ""),
            *(i.instansi if i else "LPSE", i.banyak_orang if i else 1, i.tujuan if i else k.keperluan),
            *(k.nomor_badge, str(k.pendamping) if k.pendamping else ""),
        )


# --- The access list ---------------------------------------------------------------------------------


@perlu_lihat_izin
@require_safe
def akses(request: HttpRequest) -> HttpResponse:
    """Who may enter on duty today; whoever decides on visits adds and withdraws."""
    return _daftar_akses(request, _form_akses(None) if is_pemutus(petugas(request)) else None)


@perlu_lihat_izin
@require_safe
def ekspor_akses(request: HttpRequest) -> HttpResponseBase:
    """Who may enter on duty today, as CSV."""
    baris = (
        (str(a.akun), a.lokasi.nama, a.alasan, a.mulai, a.selesai, str(a.ditetapkan_oleh))
        for a in akses_berlaku()
    )
    return jawab_csv(
        *("akses-tetap-ruang-server", KEPALA_AKSES, baris),
        peristiwa="akses_tetap.diekspor",
        oleh=petugas(request),
    )


@perlu_lihat_izin
@require_POST
def beri_akses(request: HttpRequest) -> HttpResponse:
    """Put somebody on the list; refused, what was typed stays."""
    form, oleh, status = _form_akses(request.POST), petugas(request), 200
    if form.is_valid():
        kolom = form.kolom
        if tindak(request, oleh, "beri_akses_tetap", lambda: tindakan.beri_akses_tetap(oleh=oleh, **kolom)):
            messages.success(request, f"{kolom['akun']} masuk daftar akses tetap.")
            return redirect(f"admin:{AKSES}")
        status = KONFLIK
    return _daftar_akses(request, form, status)


def _form_akses(data: QueryDict | None) -> AksesTetapForm:
    pegawai = pemegang_izin(LAYANI_RUANG_SERVER)
    return AksesTetapForm(data, ruang=ruang_server(), pegawai=pegawai, initial={"mulai": hari_ini()})


def _daftar_akses(request: HttpRequest, form: AksesTetapForm | None, status: int = 200) -> HttpResponse:
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/akses.html",
        "Akses tetap ruang server",
        status=status,
        form=form,
        berlaku=akses_berlaku(),
        pemberi=profil().infrastruktur.sebutan_pemberi_izin,
        dasar=profil().dasar("infrastruktur.pengamanan"),
        url_papan=url(PAPAN),
    )


@perlu_lihat_izin
@require_POST
def cabut(request: HttpRequest, kode: str) -> HttpResponse:
    """Take somebody off the list."""
    satu, oleh = get_object_or_404(AksesTetap, kode=kode), petugas(request)
    if tindak(request, satu, "cabut", lambda: tindakan.cabut_akses_tetap(satu.pk, oleh=oleh)):
        messages.success(request, "Akses dicabut. Sejak sekarang tidak dapat masuk tanpa izin.")
    return redirect(f"admin:{AKSES}")
