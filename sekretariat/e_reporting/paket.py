"""The packages behind the figures: listed, exported, and one by one."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.situs_admin import petugas, tampilkan
from sekretariat.e_reporting.bersama import baca_saringan, boleh_pejabat, kueri, url
from sekretariat.enums.e_reporting import Kumpulan
from sekretariat.enums.spse import PeranPejabat
from sekretariat.forms.e_reporting import SEMUA
from sekretariat.models import PaketGabungan
from sekretariat.naskah.e_reporting import sebut_saringan
from sekretariat.policies.e_reporting import npwp_tampak, pribadi_tampak
from sekretariat.queries.e_reporting import hitung
from sekretariat.queries.e_reporting_paket import (
    jadwal_tender,
    jumlah_peserta,
    pejabat_paket,
    peserta_tender,
    putaran,
    versi_paket,
)
from sekretariat.queries.e_reporting_saring import saring

PER_HALAMAN = 25
TERBARU = Order("urut", falling=True)
PERISTIWA = "paket_spse.diekspor"
KEPALA = (
    *("Data", "Kode", "Kode paket", "Kode RUP", "Nama paket", "Tahun anggaran", "Kode satker", "Satker"),
    *("Metode", "Jenis", "Kualifikasi", "Sumber dana", "Status", "Putaran", "Pagu", "HPS", "Nilai kontrak"),
    *("Hemat", "Nilai usaha kecil", "Peserta", "Penawaran", "Diumumkan", "Pemenang/selesai", "Hari"),
    *("Pemenang", "NPWP pemenang", "Pejabat", "Ditarik dari SPSE"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The packages that the filters leave, the latest first, below the same figures as in the report."""
    form, saringan = baca_saringan(request)
    halaman = read_page(saring(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    params = {"kumpulan": SEMUA, **saringan.as_params()}
    peserta = jumlah_peserta([p.kode for p in halaman.rows if p.kumpulan == Kumpulan.TENDER])
    return tampilkan(
        request,
        "admin/sekretariat/e_reporting/daftar.html",
        "Paket dalam data SPSE",
        form=form,
        baris=[(p, peserta.get(p.kode) if p.kumpulan == Kumpulan.TENDER else None) for p in halaman.rows],
        semua=hitung(saringan).semua,
        tersaring=sebut_saringan(saringan),
        kueri=kueri(saringan),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor_csv(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; people are masked as on the page."""
    _, saringan = baca_saringan(request)
    rincian = saringan.as_rincian() | {"pejabat": boleh_pejabat(request)}
    return jawab_csv(
        *("paket-spse", KEPALA, _baris(request)), peristiwa=PERISTIWA, oleh=petugas(request), **rincian
    )


@require_safe
def ekspor_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The same as a workbook."""
    _, saringan = baca_saringan(request)
    rincian = saringan.as_rincian() | {"pejabat": boleh_pejabat(request)}
    return jawab_xlsx(
        *("paket-spse", KEPALA, _baris(request)), peristiwa=PERISTIWA, oleh=petugas(request), **rincian
    )


def _baris(request: HttpRequest) -> Iterator[tuple[Any, ...]]:
    """The rows of an export, a thousand packages at a time."""
    boleh = boleh_pejabat(request)
    _, saringan = baca_saringan(request)
    rows = saring(saringan).order_by("-urut", "-pk").iterator(chunk_size=SEPOTONG)
    while sepotong := list(islice(rows, SEPOTONG)):
        kode = {k: [p.kode for p in sepotong if p.kumpulan == k] for k in Kumpulan.values}
        peserta = jumlah_peserta(kode[Kumpulan.TENDER])
        pejabat = {k: pejabat_paket(k, satu) for k, satu in kode.items()}
        for paket in sepotong:
            ikut = peserta.get(paket.kode, ("", "")) if paket.kumpulan == Kumpulan.TENDER else ("", "")
            disebut = pejabat[paket.kumpulan].get(paket.kode, ())
            orang = "; ".join(pribadi_tampak(p.nama or p.nip, boleh=boleh) for p in disebut)
            yield (*_sel(paket, ikut, boleh), orang, sel_waktu(paket.ditarik_pada))


def _sel(p: PaketGabungan, ikut: tuple[Any, Any], boleh: bool) -> tuple[Any, ...]:
    apa = (
        p.get_kumpulan_display(),
        p.kode,
        p.kd_paket,
        p.kd_rup,
        p.nama,
        p.tahun,
        p.kode_satker,
        p.nama_satker,
    )
    cara = (p.metode, p.jenis, p.kualifikasi, p.sumber_dana, p.status, p.versi)
    nilai = (p.pagu, p.hps, p.kontrak, p.hemat, p.umk)
    masa = (sel_waktu(p.diumumkan), sel_waktu(p.selesai_pada), "" if p.hari is None else round(p.hari, 1))
    pemenang = (p.nama_penyedia, npwp_tampak(p.npwp16, boleh=boleh))
    return (*apa, *cara, *nilai, *ikut, *masa, *pemenang)


@require_safe
def lihat(request: HttpRequest, kumpulan: str, kode: str) -> HttpResponse:
    """One package: award, participants, stages, officials, and every version with its source."""
    semua = putaran(kumpulan, kode) if kumpulan in Kumpulan.values else []
    if not semua:
        raise Http404
    paket = next(p for p in semua if p.kode == kode)
    boleh = boleh_pejabat(request)
    is_tender = kumpulan == Kumpulan.TENDER
    return tampilkan(
        request,
        "admin/sekretariat/e_reporting/lihat.html",
        paket.nama or f"Paket {paket.kode}",
        paket=paket,
        npwp=npwp_tampak(paket.npwp16, boleh=boleh),
        lain=[p for p in semua if p.kode != kode],
        peserta=[(p, npwp_tampak(p.npwp16, boleh=boleh)) for p in peserta_tender(kode)] if is_tender else [],
        jadwal=jadwal_tender(kode) if is_tender else [],
        pejabat=[_pejabat(satu, boleh) for satu in getattr(paket, "disebut", ())],
        boleh_pejabat=boleh,
        versi=versi_paket(kumpulan, kode),
        url_daftar=url("paket"),
    )


def _pejabat(satu: dict[str, str], boleh: bool) -> tuple[str, str, str]:
    """As what an official is named, the name, the number."""
    nomor = satu["nip"] or satu["nik"]
    tampak = (pribadi_tampak(teks, boleh=boleh) for teks in (satu["nama"], nomor))
    return (str(PeranPejabat(satu["peran"]).label), *tampak)  # type: ignore[return-value]
