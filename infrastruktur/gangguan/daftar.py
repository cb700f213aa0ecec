"""The list of incidents, its export, availability by month, and the limit for announcing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions.gangguan_umum import atur_batas
from infrastruktur.forms.gangguan import BatasForm, SaringanGangguanForm
from infrastruktur.models import BatasPengumuman, Gangguan
from infrastruktur.policies.gangguan import batas_pengumuman, lama_gangguan, sebut_lama
from infrastruktur.queries.gangguan import dengan_rentang, saring
from infrastruktur.queries.ketersediaan import bulan_ini, ketersediaan_bulan
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_GANGGUAN, LIHAT_GANGGUAN
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import BULAN

TERBARU = Order("mulai", falling=True)
KEPALA_CSV = (
    *("Nomor", "Gangguan", "Yang terganggu", "Keadaan", "Mulai", "Pulih", "Lama (menit)", "Sasaran"),
    *("Penyebab", "Ditutup pada"),
)
TAHUN_TERAWAL = 2000


url_gangguan = partial(alamat_ruang, "infrastruktur_gangguan")


def tanda(gangguan: Gangguan) -> dict[str, str]:
    """How it stands, in words and colour: down, working but not closed, over."""
    if gangguan.is_berlangsung:
        return {"kode": "merah", "teks": "Berlangsung"}
    if gangguan.is_terbuka:
        return {"kode": "kuning", "teks": "Pulih, belum ditutup"}
    return {"kode": "selesai", "teks": gangguan.get_status_display()}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of incidents, newest first."""
    form = SaringanGangguanForm(request.GET)
    saringan, kursor = form.saringan, baca_kursor(request)
    halaman = read_page(
        dengan_rentang(saring(saringan)), TERBARU, after=kursor["after"], before=kursor["before"]
    )
    now, kueri = timezone.now(), form.kueri
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/daftar.html",
        "Gangguan",
        form=form,
        baris=[(satu, tanda(satu), sebut_lama(lama_gangguan(satu, now))) for satu in halaman.rows],
        batas=batas_pengumuman(),
        dasar=profil().dasar("infrastruktur.masalah_teknis"),
        boleh=petugas(request).has_perm(KELOLA_GANGGUAN),
        ada_saringan=bool(saringan),
        url_sebelum=alamat_halaman(kueri, before=halaman.before),
        url_sesudah=alamat_halaman(kueri, after=halaman.after),
        url_daftar=url_gangguan(),
        url_ekspor=url_gangguan("ekspor") + alamat_halaman(kueri, cari=kueri.get("cari", "")),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanGangguanForm(request.GET).saringan
    # Of what an address may hold as typed, only that it was asked for.
    diketik = {"cari": "cari" in saringan, "sasaran": "sasaran" in saringan}
    rincian = {nama: str(nilai) for nama, nilai in saringan.items()} | diketik
    return jawab_csv(
        "gangguan",
        KEPALA_CSV,
        _baris(saringan),
        peristiwa="gangguan.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _baris(saringan: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    now = timezone.now()
    for g in dengan_rentang(saring(saringan)).order_by("-mulai", "-pk").iterator(chunk_size=SEPOTONG):
        nama = sorted({s.sasaran.nama for s in g.sasaran.all()})
        yield (
            *(g.nomor, g.judul, g.get_peran_display(), tanda(g)["teks"], sel_waktu(g.mulai)),
            *(sel_waktu(g.pulih_pada), _menit(lama_gangguan(g, now)), ", ".join(nama)),
            *(g.penyebab, sel_waktu(g.ditutup_pada)),
        )


def _menit(lama: timedelta) -> int:
    return int(lama.total_seconds()) // 60


@require_safe
def ketersediaan(request: HttpRequest) -> HttpResponse:
    """How far each watched target was available in one month; without what maintenance explains."""
    bulan = _bulan(request.GET.get("bulan", ""))
    berikut = (bulan + timedelta(days=32)).replace(day=1)
    baris = ketersediaan_bulan(bulan)
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/ketersediaan.html",
        f"Ketersediaan {BULAN[bulan.month - 1]} {bulan.year}",
        baris=[
            {
                "sasaran": satu.sasaran,
                "persen": f"{satu.angka.persen:.3f}".replace(".", ","),
                "padam": sebut_lama(satu.angka.padam) if satu.angka.padam else "–",
                "pemeliharaan": sebut_lama(satu.angka.pemeliharaan) if satu.angka.pemeliharaan else "–",
                "gelap": sebut_lama(satu.tidak_diketahui) if satu.tidak_diketahui else "–",
            }
            for satu in baris
        ],
        dasar=profil().dasar("infrastruktur.koneksi_internet"),
        # LKPP's watcher reads how available a target was, not what the unit writes about its incidents.
        url_gangguan=url_gangguan() if petugas(request).has_perm(LIHAT_GANGGUAN) else "",
        url_sebelum=f"?bulan={bulan - timedelta(days=1):%Y-%m}" if bulan.year > TAHUN_TERAWAL else "",
        url_sesudah=f"?bulan={berikut:%Y-%m}" if berikut <= bulan_ini() else "",
    )


def _bulan(teks: str) -> date:
    """The month of `2026-03`; this one where that is none, or has not come."""
    try:
        bulan = datetime.strptime(teks, "%Y-%m").date()
    except ValueError:
        return bulan_ini()
    return bulan if bulan.year >= TAHUN_TERAWAL and bulan <= bulan_ini() else bulan_ini()


@require_http_methods(["GET", "HEAD", "POST"])
def batas(request: HttpRequest) -> HttpResponse:
    """After how many minutes an outage is announced: what holds, what held before, another value."""
    form = BatasForm(isian(request), initial={"menit": batas_pengumuman()})
    if form.is_valid():
        oleh, isi = petugas(request), form.cleaned_data
        if tindak(request, oleh, "atur_batas", lambda: atur_batas(oleh=oleh, **isi)):
            messages.success(request, f"Gangguan diumumkan sesudah {isi['menit']} menit.")
            return redirect(url_gangguan())
    semua = BatasPengumuman.objects.select_related("oleh").order_by("-pk")[:20]
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/batas.html",
        "Batas pengumuman gangguan",
        form=form,
        kini=batas_pengumuman(),
        riwayat=[{"judul": f"{b.menit} menit, {b.oleh}", "saat": b.pada, "isi": b.alasan} for b in semua],
        url_daftar=url_gangguan(),
    )
