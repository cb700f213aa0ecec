"""The report of use: rooms, visits and internet access of a period, as charts with their tables, and CSV."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from layanan.forms.tamu import MasaLaporanForm
from layanan.policies.ruang import ada_ruang
from layanan.queries.tempat import LaporanTempat, jumlahkan, laporan_tempat
from lpse.ekspor import jawab_csv
from lpse.grafik import grafik_batang
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import BULAN

KEPALA_CSV = ("Bulan", "Bagian", "Nama", "Ukuran", "Nilai")


def sebut_bulan(bulan: date) -> str:
    """`Maret 2026`."""
    return f"{BULAN[bulan.month - 1]} {bulan.year}"


@require_safe
def laporan(request: HttpRequest) -> HttpResponse:
    """This year so far unless asked otherwise; where the regulation knows no rooms, visits and access."""
    form = MasaLaporanForm(request.GET or None)
    isi = laporan_tempat(*form.masa)
    jam = jumlahkan((_singkat(p.bulan), p.jam) for p in isi.ruang)
    tamu = jumlahkan((k.keperluan, k.kunjungan) for k in isi.kunjungan)
    return tampilkan(
        request,
        "admin/layanan/ruang/laporan.html",
        "Pemakaian ruang dan kunjungan",
        form=form,
        isi=isi,
        ruang=[(sebut_bulan(p.bulan), p) for p in isi.ruang],
        akses=[(sebut_bulan(a.bulan), a) for a in isi.akses],
        ada_ruang=ada_ruang(),
        grafik_ruang=grafik_batang("ruang", "Jam pemakaian ruang", jam, kolom="Bulan", satuan="jam"),
        grafik_tamu=grafik_batang(
            "tamu", "Kunjungan menurut keperluan", tamu, kolom="Keperluan", satuan="kunjungan"
        ),
        orang=sum(k.orang for k in isi.kunjungan),
        kueri=f"dari={isi.dari:%Y-%m-%d}&sampai={isi.sampai:%Y-%m-%d}",
        dasar=profil().dasar("layanan.ruang" if ada_ruang() else "layanan.akses_internet"),
    )


def _singkat(bulan: date) -> str:
    """`Mar 26`: what fits below a bar."""
    return f"{BULAN[bulan.month - 1][:3]} {bulan:%y}"


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The figures one below the other, for a spreadsheet to turn as it likes."""
    isi = laporan_tempat(*MasaLaporanForm(request.GET or None).masa)
    return jawab_csv(
        "pemakaian-ruang",
        KEPALA_CSV,
        _baris(isi),
        peristiwa="laporan_tempat.diekspor",
        oleh=petugas(request),
        dari=isi.dari.isoformat(),
        sampai=isi.sampai.isoformat(),
    )


def _baris(isi: LaporanTempat) -> Iterator[tuple[object, ...]]:
    for p in isi.ruang:
        ukuran = {
            "pemesanan": p.dipesan,
            "dipakai": p.dipakai,
            "tidak hadir": p.tidak_hadir,
            "jam dipakai": p.jam,
            "tingkat keterpakaian (%)": "" if p.tingkat is None else p.tingkat,
        }
        yield from ((f"{p.bulan:%Y-%m}", "ruang", p.ruang, nama, nilai) for nama, nilai in ukuran.items())
    for k in isi.kunjungan:
        yield f"{k.bulan:%Y-%m}", "kunjungan", k.keperluan, "kunjungan", k.kunjungan
        yield f"{k.bulan:%Y-%m}", "kunjungan", k.keperluan, "orang", k.orang
    for a in isi.akses:
        yield f"{a.bulan:%Y-%m}", "akses internet", a.bentuk, "pemberian", a.pemberian
        yield f"{a.bulan:%Y-%m}", "akses internet", a.bentuk, "perangkat", a.perangkat
