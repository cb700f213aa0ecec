"""The days of a month, the sheet of one day, its confirmation and correction, and the month's form."""

from datetime import date
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import harian as actions
from infrastruktur.alur.tindak_lanjut import ALUR_LEMBAR
from infrastruktur.enums.harian import StatusLembar
from infrastruktur.enums.harian import TindakanLembar as T
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.forms.harian import BulanForm, KoreksiForm, LembarForm
from infrastruktur.models import LembarBulan, LembarHarian
from infrastruktur.policies.harian import (
    KUNCI,
    awal_bulan,
    bulan_sebelum,
    bulan_sesudah,
    dasar_temuan,
    hari_bulan,
    sebut_bulan,
    sebut_nilai,
    sebut_persen,
    susun_bacaan,
)
from infrastruktur.queries.harian import BarisHari, baca_hari, baris_hari
from lpse.alamat import alamat_ruang
from lpse.ekspor import jawab_csv, sel_ya
from lpse.peran import KELOLA_PEMANTAUAN
from lpse.pintu import KONFLIK, View, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini, nama_hari, tanggal

WARNA = {Keadaan.BAIK: "hijau", Keadaan.PERINGATAN: "kuning", Keadaan.KRITIS: "merah"}
KEPALA_CSV = (
    *("Hari", "Hari kerja", "Bacaan disk dan RAM", "Keadaan terburuk", "Disk tertinggi (%)"),
    *("RAM tertinggi (%)", "Lalu lintas tertinggi (bit/s)", "Internet tersedia (%)", "Layanan tersedia (%)"),
    *("Lembar", "Petugas", "Temuan"),
)


url_harian = partial(alamat_ruang, "infrastruktur_harian")


def _bulan(request: HttpRequest) -> date:
    """The month asked for; this one without, or with one that cannot be read or has not come."""
    awal = BulanForm(request.GET).awal
    kini = awal_bulan(hari_ini())
    return min(awal.date(), kini) if awal else kini


def _hari(bulan: date) -> list[date]:
    """The days of a month that have come."""
    return [h for h in hari_bulan(bulan) if h <= hari_ini()]


def tanda(keadaan: str, n: int = 1) -> dict[str, str]:
    """A state as a tag: its words and colour."""
    if not n:
        return {"teks": "Tanpa catatan", "kode": "merah"}
    return {"teks": str(Keadaan(keadaan).label), "kode": WARNA.get(Keadaan(keadaan), "draf")}


@require_safe
def bulan(request: HttpRequest) -> HttpResponse:
    """Every day of a month, newest first: what was read, who confirmed, what is missing."""
    awal, oleh = _bulan(request), petugas(request)
    semua = baris_hari(_hari(awal))
    kini = hari_ini()
    terbit = LembarBulan.objects.filter(bulan=awal).select_related("naskah").first()
    sesudah = bulan_sesudah(awal)
    return tampilkan(
        request,
        "admin/infrastruktur/harian/bulan.html",
        f"Lembar harian {sebut_bulan(awal)}",
        baris=[(b, _angka(b)) for b in reversed(semua)],
        jumlah=_jumlah(semua),
        bulan=awal,
        terbit=terbit,
        lewat=sesudah <= kini,
        boleh=oleh.has_perm(KELOLA_PEMANTAUAN),
        dasar=profil().dasar(KUNCI),
        ukuran_temuan=dasar_temuan(),
        url_isi="" if _lembar_sah(semua, kini) else url_harian("isi", kini),
        url_sebelum=f"?bulan={bulan_sebelum(awal):%Y-%m}",
        url_sesudah=f"?bulan={sesudah:%Y-%m}" if sesudah <= kini else "",
        url_ekspor=f"{url_harian('ekspor')}?bulan={awal:%Y-%m}",
    )


def _lembar_sah(semua: list[BarisHari], hari: date) -> bool:
    return any(b.hari == hari and b.petugas for b in semua)


def _jumlah(semua: list[BarisHari]) -> dict[str, int]:
    """What the month comes to so far."""
    return {
        "hari": len(semua),
        "kerja": sum(b.kerja for b in semua),
        "tercatat": sum(1 for b in semua if b.ringkas.n),
        "dikonfirmasi": sum(1 for b in semua if b.petugas),
        "temuan": sum(len(b.temuan) for b in semua),
    }


def _angka(b: BarisHari) -> dict[str, Any]:
    r = b.ringkas
    return {
        "keadaan": tanda(r.keadaan, r.n),
        "disk": sebut_nilai(Ukuran.DISK, r.disk),
        "ram": sebut_nilai(Ukuran.RAM, r.ram),
        "lalu": sebut_nilai(Ukuran.LALU_MASUK, r.lalu),
        "internet": sebut_persen(r.internet),
    }


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The month as CSV."""
    awal = _bulan(request)
    baris = (_sel(b) for b in baris_hari(_hari(awal)))
    return jawab_csv(
        "lembar-harian",
        KEPALA_CSV,
        baris,
        peristiwa="lembarharian.diekspor",
        oleh=petugas(request),
        bulan=f"{awal:%Y-%m}",
    )


def _sel(b: BarisHari) -> tuple[object, ...]:
    r = b.ringkas
    angka = ("" if n is None else round(n, 2) for n in (r.disk, r.ram, r.lalu, r.internet, r.layanan))
    return (
        *(b.hari.isoformat(), sel_ya(b.kerja), r.n, tanda(r.keadaan, r.n)["teks"], *angka),
        *(b.lembar.get_status_display() if b.lembar else "", b.petugas),
        " ".join(t.kalimat for t in b.temuan),
    )


def dengan_hari(view: View) -> View:
    """Hand the view a day that has come; 404 for any other."""

    @wraps(view)
    def terbuka(request: HttpRequest, hari: str, **kwargs: Any) -> HttpResponseBase:
        try:
            satu = date.fromisoformat(hari)
        except ValueError:
            raise Http404 from None
        if satu > hari_ini() or satu.isoformat() != hari:
            raise Http404
        return view(request, satu, **kwargs)

    return terbuka


@require_safe
@dengan_hari
def lihat(request: HttpRequest, hari: date) -> HttpResponse:
    """One day: what the machines read, what the officer saw, earlier versions, what is missing."""
    oleh = petugas(request)
    (satu,) = baris_hari([hari])
    lembar = satu.lembar
    sah = lembar if lembar and lembar.status == StatusLembar.DIKONFIRMASI else None
    versi = LembarHarian.objects.filter(hari=hari, status=StatusLembar.DIGANTI)
    return tampilkan(
        request,
        "admin/infrastruktur/harian/lihat.html",
        f"{nama_hari(hari)}, {tanggal(hari)}",
        hari=satu,
        lembar=sah,
        keadaan=tanda(satu.ringkas.keadaan, satu.ringkas.n),
        bacaan=sah.bacaan if sah else susun_bacaan(baca_hari(hari)),
        versi=list(versi.select_related("dikonfirmasi_oleh").order_by("-versi")),
        ukuran_temuan=dasar_temuan(),
        dasar=profil().dasar(KUNCI),
        boleh_isi=hari == hari_ini() and not sah and oleh.has_perm(KELOLA_PEMANTAUAN),
        boleh_koreksi=bool(sah and T.KOREKSI in ALUR_LEMBAR.terbuka(sah, oleh)),
        url_daftar=f"{url_harian()}?bulan={hari:%Y-%m}",
        url_isi=url_harian("isi", hari),
        url_koreksi=url_harian("koreksi", hari),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_hari
def isi(request: HttpRequest, hari: date) -> HttpResponseBase:
    """Today's sheet on a phone: what the machines read, and five taps for what they cannot."""
    sah = LembarHarian.objects.filter(hari=hari, status=StatusLembar.DIKONFIRMASI)
    if hari != hari_ini() or sah.exists():
        # Confirmed meanwhile by another, or the day is over: the page of the day says so.
        return redirect(url_harian("lihat", hari))
    form = LembarForm(isian(request))
    status = 200
    if form.is_valid():
        oleh, isi = petugas(request), form.isian
        lembar = actions.buka_lembar(hari)
        act = actions.konfirmasi_lembar
        if tindak(request, lembar, T.KONFIRMASI.value, lambda: act(lembar.pk, oleh=oleh, isian=isi)):
            messages.success(request, "Lembar hari ini terkonfirmasi.")
            return redirect(url_harian("lihat", hari))
        status = KONFLIK
    return _tampil_isi(request, hari, form, "Lembar hari ini", status)


def _tampil_isi(
    request: HttpRequest, hari: date, form: LembarForm, judul: str, status: int, bacaan: Any = None
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/infrastruktur/harian/isi.html",
        judul,
        status=status,
        form=form,
        hari=hari,
        bacaan=susun_bacaan(baca_hari(hari)) if bacaan is None else bacaan,
        dasar=profil().dasar(KUNCI),
        url_daftar=f"{url_harian()}?bulan={hari:%Y-%m}",
        url_batal=url_harian("lihat", hari),
        is_koreksi=isinstance(form, KoreksiForm),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_hari
def koreksi(request: HttpRequest, hari: date) -> HttpResponseBase:
    """Correct a confirmed sheet by another version; 404 without one."""
    lembar = LembarHarian.objects.filter(hari=hari, status=StatusLembar.DIKONFIRMASI).first()
    if lembar is None:
        raise Http404
    form = KoreksiForm(isian(request), initial=KoreksiForm.awal(lembar))
    status = 200
    if form.is_valid():
        oleh, isi, alasan = petugas(request), form.isian, form.cleaned_data["alasan"]
        act = actions.koreksi_lembar
        if tindak(request, lembar, "koreksi", lambda: act(lembar.pk, oleh=oleh, isian=isi, alasan=alasan)):
            messages.success(request, "Koreksi tersimpan sebagai versi baru.")
            return redirect(url_harian("lihat", hari))
        status = KONFLIK
    return _tampil_isi(request, hari, form, f"Koreksi lembar {tanggal(hari)}", status, lembar.bacaan)
