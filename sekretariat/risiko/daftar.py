"""The register of risks, filtered and exported, and how many lie at each level."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_RISIKO
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.alur.risiko import KUNCI
from sekretariat.enums.risiko import ARTI_TINGKAT, StatusRisiko, TingkatRisiko
from sekretariat.forms.risiko import SaringanRisikoForm
from sekretariat.queries.risiko import (
    calon_pelaksana,
    ringkasan_risiko,
    saring_risiko,
    sel_risiko,
    untuk_ekspor,
)
from sekretariat.risiko.bersama import PER_HALAMAN, TEMPLAT, WARNA, WARNA_TINGKAT, grafik_tingkat

TERBESAR = Order("nilai", falling=True)
JAWAB = {"csv": jawab_csv, "xlsx": jawab_xlsx}
KEPALA = (
    *("Nomor risiko", "Risiko", "Kategori", "Aset atau layanan", "Kode aset", "Penyebab atau ancaman"),
    *("Kerentanan", "Akibat", "Nilai awal", "Tingkat awal", "Nilai kini", "Tingkat kini", "Penanganan"),
    *("Status", "Penanggung jawab", "Tenggat", "Dinilai lagi sebelum", "Lewat tenggat"),
    *("Setahun belum dinilai", "Pengendalian belum dilaksanakan"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Risks, the greatest first."""
    oleh = petugas(request)
    form = SaringanRisikoForm(request.GET, pegawai=calon_pelaksana())
    params = form.saringan
    halaman = read_page(saring_risiko(params, oleh), TERBESAR, size=PER_HALAMAN, **baca_kursor(request))
    ringkas = ringkasan_risiko()
    return tampilkan(
        request,
        f"{TEMPLAT}/daftar.html",
        "Risiko",
        form=form,
        baris=[
            (satu, WARNA[StatusRisiko(satu.status)], WARNA_TINGKAT[TingkatRisiko(satu.tingkat)])
            for satu in halaman.rows
        ],
        ringkas=ringkas,
        grafik=grafik_tingkat(ringkas) if ringkas.terbuka else None,
        arti=[(t.label, ARTI_TINGKAT[t]) for t in TingkatRisiko],
        dasar=profil().dasar(KUNCI),
        is_tersaring=bool(params),
        kueri=urlencode(params),
        boleh_kelola=oleh.has_perm(KELOLA_RISIKO),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Every risk the filters leave, as `csv` or `xlsx`."""
    oleh = petugas(request)
    params = SaringanRisikoForm(request.GET, pegawai=calon_pelaksana()).saringan
    rows = untuk_ekspor(saring_risiko(params, oleh)).order_by("pk").iterator(chunk_size=SEPOTONG)
    rincian: dict[str, Any] = params | {"cari": bool(params.get("cari"))}
    return JAWAB[bentuk](
        "risiko", KEPALA, map(sel_risiko, rows), peristiwa="risiko.diekspor", oleh=oleh, **rincian
    )
