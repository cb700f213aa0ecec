"""Lines to the internet: what is contracted for each, beside what went through it."""

from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import bandwidth as actions
from infrastruktur.forms.bandwidth import AkhirForm, PengaturanForm, TautanForm
from infrastruktur.models import PengaturanBandwidth, TautanInternet
from infrastruktur.perubahan.bersama import Tempat, tampil_isian
from infrastruktur.queries.bandwidth import berlaku, dengan_pengaturan, ukur
from lpse.alamat import alamat_ruang
from lpse.ekspor import jawab_csv
from lpse.grafik import grafik_garis
from lpse.peran import KELOLA_PERUBAHAN
from lpse.pintu import View, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini

NAMA = "infrastruktur_bandwidth"
JUDUL = "Bandwidth"
SATUAN = "Mbit/s"
KEPALA_DAFTAR = ("Tautan", "Penyedia", "Nomor kontrak", "Masuk (Mbit/s)", "Keluar (Mbit/s)", "Berlaku sampai")
KEPALA_CSV = (
    *("Tautan", "Bulan", "Kontrak masuk (Mbit/s)", "p95 masuk", "Puncak masuk"),
    *("Kontrak keluar (Mbit/s)", "p95 keluar", "Puncak keluar", "p95 dari"),
)


alamat = partial(alamat_ruang, NAMA)


def dengan_tautan(view: View) -> View:
    """Hand the view the line with this code, arrangements and all; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        rows = dengan_pengaturan(TautanInternet.objects.select_related("deret_masuk", "deret_keluar"))
        return view(request, get_object_or_404(rows, kode=kode), **kwargs)

    return terbuka


def _di(tautan: TautanInternet) -> Tempat:
    return Tempat(tautan.nama, alamat("lihat", tautan.kode), JUDUL, alamat())


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every line, and what holds for it today."""
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/bandwidth_daftar.html",
        JUDUL,
        baris=_semua(),
        dasar=profil().dasar("infrastruktur.bandwidth"),
        boleh=petugas(request).has_perm(KELOLA_PERUBAHAN),
        url_ekspor=alamat("daftar_ekspor"),
    )


def _semua() -> list[tuple[TautanInternet, PengaturanBandwidth | None]]:
    tautan = dengan_pengaturan(TautanInternet.objects.order_by("nama", "pk"))
    return [(t, berlaku(list(t.pengaturan.all()), hari_ini())) for t in tautan]


@require_safe
def ekspor_daftar(request: HttpRequest) -> HttpResponseBase:
    """Every line and what holds for it today, as CSV."""
    baris = (
        (t.nama, kini.penyedia, kini.nomor_kontrak, kini.masuk, kini.keluar, kini.sampai or "tanpa batas")
        if kini
        else (t.nama, "", "", "", "", "")
        for t, kini in _semua()
    )
    return jawab_csv(
        "tautan-internet",
        KEPALA_DAFTAR,
        baris,
        peristiwa="tautan_internet.diekspor",
        oleh=petugas(request),
    )


@require_safe
@dengan_tautan
def lihat(request: HttpRequest, tautan: TautanInternet) -> HttpResponse:
    """One line: today's arrangement, each month's traffic beside the contract, and what held before."""
    pengaturan = list(tautan.pengaturan.all())
    bulan, hari = ukur(tautan, pengaturan), hari_ini()
    grafik = [
        grafik_garis(
            f"p95-{arah}",
            f"Lalu lintas {arah}, persentil ke-95",
            [(b.nama, getattr(b, f"p95_{arah}")) for b in bulan],
            kolom="Bulan",
            satuan=SATUAN,
        )
        for arah in ("masuk", "keluar")
    ]
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/bandwidth_lihat.html",
        tautan.nama,
        tautan=tautan,
        kini=berlaku(pengaturan, hari),
        pengaturan=[(p, p.sampai is None or p.sampai > hari) for p in pengaturan],
        bulan=bulan[::-1],
        grafik=grafik,
        is_diukur=bool(tautan.deret_masuk_id or tautan.deret_keluar_id),
        dasar=profil().dasar("infrastruktur.bandwidth"),
        boleh=petugas(request).has_perm(KELOLA_PERUBAHAN),
        url_daftar=alamat(),
    )


@require_safe
@dengan_tautan
def ekspor(request: HttpRequest, tautan: TautanInternet) -> HttpResponseBase:
    """Each month of one line, as CSV."""
    bulan = ukur(tautan, list(tautan.pengaturan.all()))
    baris = (
        (
            *(tautan.nama, b.nama, b.kontrak_masuk, b.p95_masuk, b.puncak_masuk),
            *(b.kontrak_keluar, b.p95_keluar, b.puncak_keluar, "bacaan" if b.is_bacaan else "rata-rata jam"),
        )
        for b in bulan
    )
    return jawab_csv(
        "bandwidth",
        KEPALA_CSV,
        baris,
        peristiwa="bandwidth.diekspor",
        oleh=petugas(request),
        tautan=tautan.pk,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponseBase:
    """Record a line."""
    return _simpan(request, None, "Catat tautan", Tempat("", alamat(), JUDUL, alamat()))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_tautan
def ubah(request: HttpRequest, tautan: TautanInternet) -> HttpResponseBase:
    """Another name, or other series."""
    return _simpan(request, tautan, "Ubah tautan", _di(tautan))


def _simpan(request: HttpRequest, tautan: TautanInternet | None, judul: str, di: Tempat) -> HttpResponseBase:
    oleh = petugas(request)
    awal = TautanForm.awal(tautan) if tautan else {}
    form = TautanForm(isian(request), initial=awal)
    if form.is_valid():
        pk = tautan.pk if tautan else None
        hasil = tindak(
            request, tautan or oleh, "tautan", lambda: actions.simpan_tautan(pk, oleh=oleh, **form.kolom)
        )
        if hasil is not None:
            messages.success(request, "Tautan tersimpan.")
            return redirect(alamat("lihat", hasil.kode))
    return tampil_isian(request, judul, form, di, tombol_kirim="Simpan")


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_tautan
def atur(request: HttpRequest, tautan: TautanInternet) -> HttpResponseBase:
    """Record what is contracted and how it is shared out."""
    oleh = petugas(request)
    form = PengaturanForm(isian(request))
    if form.is_valid():
        hasil = tindak(
            request, tautan, "atur", lambda: actions.atur_bandwidth(tautan.pk, oleh=oleh, **form.kolom)
        )
        if hasil is not None:
            messages.success(request, "Pengaturan bandwidth tercatat.")
            return redirect(alamat("lihat", tautan.kode))
    keterangan = "Sesudah dicatat hanya tanggal berakhirnya yang dapat ditetapkan."
    return tampil_isian(
        request, "Catat pengaturan", form, _di(tautan), keterangan=keterangan, tombol_kirim="Simpan"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_tautan
def akhiri(request: HttpRequest, tautan: TautanInternet, *, pengaturan: str) -> HttpResponseBase:
    """Set the last day of an arrangement."""
    oleh = petugas(request)
    satu = get_object_or_404(PengaturanBandwidth, tautan=tautan, kode=pengaturan)
    form = AkhirForm(isian(request), initial={"sampai": satu.sampai})
    if form.is_valid():
        hasil = tindak(
            request, satu, "akhiri", lambda: actions.akhiri_bandwidth(satu.pk, oleh=oleh, **form.kolom)
        )
        if hasil is not None:
            messages.success(request, "Tanggal berakhirnya ditetapkan.")
            return redirect(alamat("lihat", tautan.kode))
    return tampil_isian(
        request,
        "Akhiri pengaturan",
        form,
        _di(tautan),
        keterangan=f"Kontrak {satu.nomor_kontrak}, {satu.penyedia}.",
    )
