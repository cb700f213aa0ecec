"""The calendar of periods with what is late, and the list of reports; exported; the cadence set."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_LAPORAN, TANDA_TANGANI_LAPORAN
from lpse.pintu import isian
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.irama_laporan import tetapkan_irama
from sekretariat.actions.pelaporan import susun_laporan
from sekretariat.enums.pelaporan import JenisLaporan
from sekretariat.forms.pelaporan import IramaForm, SaringanLaporanForm, SusunForm
from sekretariat.models import IramaLaporan
from sekretariat.naskah.pelaporan import nama_unit
from sekretariat.pelaporan.bersama import PER_HALAMAN, WARNA_PERIODE, jalankan, url, warna
from sekretariat.policies.pelaporan import dasar_laporan, irama_peraturan, sebut_tujuan
from sekretariat.queries.pelaporan import (
    BarisPeriode,
    irama_kini,
    kalender_laporan,
    ketentuan_irama,
    saring_laporan,
    semua_pengaturan,
    tujuan_kini,
)

TERBARU = Order("mulai", falling=True)
PERIODE_DITAMPILKAN = 12
DIKIRIM_TERLAMBAT = "Dikirim terlambat"
KEPALA_CSV = (
    *("Kode", "Jenis", "Unit", "Periode", "Sejak", "Sampai", "Versi", "Keadaan", "Nomor", "Kepada"),
    *("Melalui", "Disusun", "Diperiksa", "Ditandatangani", "Tanggal kirim", "Nomor agenda", "Terbit"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every period with its state, then the reports, newest first."""
    form, oleh = SaringanLaporanForm(request.GET), petugas(request)
    saringan = form.saringan
    halaman = read_page(saring_laporan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    setelan = semua_pengaturan()
    ketentuan = ketentuan_irama(setelan)
    kalender = kalender_laporan(ketentuan)
    return tampilkan(
        request,
        "admin/sekretariat/pelaporan/daftar.html",
        "Laporan",
        form=form,
        baris=[(satu, warna(satu), _unit(satu.unit)) for satu in halaman.rows],
        kalender=[_sel_periode(satu) for satu in kalender[:PERIODE_DITAMPILKAN]],
        terlambat=sum(satu.is_terlambat for satu in kalender),
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        boleh_kelola=oleh.has_perm(KELOLA_LAPORAN),
        boleh_atur=oleh.has_perm(TANDA_TANGANI_LAPORAN),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        irama=irama_kini(ketentuan).label,
        irama_diatur=irama_peraturan() is not None,
        yang_diatur=_yang_diatur(),
        tujuan=sebut_tujuan(tujuan_kini(setelan)),
        dasar=dasar_laporan(JenisLaporan.BERKALA),
    )


def _sel_periode(satu: BarisPeriode) -> dict[str, Any]:
    return {
        "sebutan": satu.periode.sebutan,
        "kode": satu.periode.kode,
        "unit": _unit(satu.unit),
        "unit_kode": satu.unit,
        "tenggat": satu.tenggat,
        "keadaan": DIKIRIM_TERLAMBAT if satu.is_terlambat_dikirim else satu.keadaan.label,
        "warna": "kuning" if satu.is_terlambat_dikirim else WARNA_PERIODE[satu.keadaan],
        "laporan": satu.laporan,
        "is_lewat": satu.keadaan.value in ("ditunggu", "terlambat"),
    }


def _unit(unit: str) -> str:
    return nama_unit(unit) if unit else ""


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Everything the filters leave, as `csv` or `xlsx`."""
    saringan = SaringanLaporanForm(request.GET).saringan
    rows = saring_laporan(saringan).order_by("-mulai", "-pk").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    rincian = {nama: nilai for nama, nilai in saringan.items() if nama != "cari"}
    return jawab(
        "laporan",
        KEPALA_CSV,
        map(_sel, rows),
        peristiwa="laporan.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel(satu: Any) -> tuple[Any, ...]:
    kirim, terbit = getattr(satu, "pengiriman", None), getattr(satu, "penerbitan", None)
    return (
        *(satu.kode, satu.get_jenis_display(), _unit(satu.unit), satu.sebutan_periode, satu.mulai),
        *(satu.selesai, satu.versi, satu.get_status_display(), satu.naskah.nomor if satu.naskah else ""),
        *(satu.kepada, satu.melalui, sel_waktu(satu.disusun_pada), sel_waktu(satu.diperiksa_pada)),
        *(sel_waktu(satu.ditandatangani_pada), kirim.tanggal if kirim else ""),
        *(kirim.nomor_agenda if kirim else "", sel_waktu(terbit.pada) if terbit else ""),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def susun(request: HttpRequest) -> HttpResponse:
    """Build the draft of a period that is over; one that exists is opened as it is."""
    oleh = petugas(request)
    awal = {nama: request.GET.get(nama, "") for nama in ("periode", "unit")}
    form = SusunForm(isian(request), initial=awal)
    return jalankan(
        request,
        oleh,
        form,
        lambda: susun_laporan(oleh=oleh, **form.kolom)[0],
        tindakan="susun",
        judul="Susun laporan",
        selesai="Draf siap. Baca angkanya, lengkapi pengantar, lalu nyatakan sudah diperiksa.",
        kembali=lambda laporan: url("lihat", laporan.kode),
        url_kembali=url(),
        tombol="Susun draf",
        keterangan="Angka dihitung dari catatan setiap unit pada periode itu.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def irama(request: HttpRequest) -> HttpResponse:
    """Set how often, to whom and how soon, where the regulation leaves it to the unit."""
    oleh, setelan = petugas(request), semua_pengaturan()
    nama = ("irama", "kepada", "melalui", "hari_kerja")
    awal = {satu: getattr(setelan[-1], satu) for satu in nama} if setelan else {}
    form = IramaForm(isian(request), initial=awal)
    return jalankan(
        request,
        oleh,
        form,
        lambda: tetapkan_irama(oleh=oleh, **form.kolom),
        tindakan="tetapkan_irama",
        judul=f"{_yang_diatur().capitalize()} laporan",
        selesai="Tersimpan. Yang baru berlaku sejak periode berikutnya.",
        kembali=url(),
        tombol="Tetapkan",
        keterangan=_kata_irama(),
        setelan=IramaLaporan.objects.select_related("oleh").order_by("-pk")[:20],
    )


def _yang_diatur() -> str:
    """What the regulation leaves to the unit: `irama dan alamat`, `irama`, or only `batas kirim`."""
    irama_bebas, alamat_bebas = irama_peraturan() is None, not profil().sekretariat.laporan.kepada
    bebas = [kata for kata, ya in (("irama", irama_bebas), ("alamat", alamat_bebas)) if ya]
    return " dan ".join(bebas) or "batas kirim"


def _kata_irama() -> str:
    tetap = irama_peraturan()
    if tetap:
        return f"Peraturan menetapkan laporan {tetap.label.lower()}. Yang dapat diatur: batas kirimnya."
    return "Peraturan tidak menyebut irama laporan. Irama baru berlaku sejak periode berikutnya."
