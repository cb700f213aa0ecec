"""The overview: how rules and standards stand in a period, what is missing and who acts; exported."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import jawab_csv, jawab_xlsx
from lpse.grafik import Grafik, grafik_palang
from lpse.harapan import SEBUTAN, TIDAK_DIATUR
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from lpse.situs_admin import petugas, tampilkan
from sekretariat.forms.kepatuhan import SaringanKepatuhanForm
from sekretariat.kepatuhan.bersama import alamat_daftar, baris_hasil, url, warna
from sekretariat.policies.kepatuhan import Hasil, Kepatuhan, sebut_unit
from sekretariat.policies.saring_kepatuhan import cocok, saring_kekurangan, saring_pasal
from sekretariat.queries.kepatuhan import masa_dari, susun

KEPALA_EKSPOR = (
    *("Periode", "Dasar", "Aturan atau standar", "Keadaan", "Bukti", "Harapan", "Keadaan bukti"),
    *("Jumlah", "Terakhir", "Yang kurang", "Yang bertindak"),
)


@require_safe
def ikhtisar(request: HttpRequest) -> HttpResponse:
    """Articles and standards with their states, and above them what is missing, by who acts."""
    form = SaringanKepatuhanForm(request.GET)
    saringan = form.saringan
    semua = susun(masa_dari(form.periode_terpilih))
    return tampilkan(
        request,
        "admin/sekretariat/kepatuhan/ikhtisar.html",
        "Kepatuhan",
        form=form,
        masa=semua.masa,
        peraturan=profil().peraturan,
        grafik=_grafik(semua),
        merah=semua.merah,
        teks_merah=f"{semua.merah} aturan dan standar masih kurang buktinya, "
        f"karena {len(semua.kekurangan)} hal di bawah ini.",
        kekurangan=[
            (satu, alamat_daftar(satu.bukti, semua.masa, request) if satu.bukti else "")
            for satu in saring_kekurangan(semua, saringan)
        ],
        pasal=[(satu, warna(satu.keadaan)) for satu in saring_pasal(semua, saringan)],
        standar=baris_hasil(request, _tersaring(semua.standar, saringan), semua.masa),
        diam=[satu for satu in semua.diam if cocok(satu, saringan)],
        is_tersaring=bool(set(saringan) - {"periode"}),
        kueri=urlencode(saringan),
        url_daftar=url(),
        url_bundel=url("bundel", periode=semua.masa.kode),
    )


def _tersaring(hasil: tuple[Hasil, ...], saringan: dict[str, str]) -> list[Hasil]:
    return [satu for satu in hasil if cocok(satu, saringan)]


def _grafik(semua: Kepatuhan) -> list[Grafik]:
    ada = [(kode, nama) for kode, nama in SEBUTAN.items() if kode != TIDAK_DIATUR]
    standar = [satu.keadaan for satu in semua.standar]
    return [
        grafik_palang(
            "aturan",
            "Aturan peraturan ini menurut keadaannya",
            [(nama, semua.hitungan[kode]) for kode, nama in ada],
            kolom="Keadaan",
            satuan="aturan",
        ),
        grafik_palang(
            "standar",
            "Standar LPSE menurut keadaannya",
            [(nama, standar.count(kode)) for kode, nama in ada],
            kolom="Keadaan",
            satuan="standar",
        ),
    ]


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Every rule and standard that the filters leave, one line for each piece of evidence."""
    form = SaringanKepatuhanForm(request.GET)
    saringan = form.saringan
    semua = susun(masa_dari(form.periode_terpilih))
    hasil = _tersaring((*semua.aturan, *semua.standar), saringan)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    return jawab(
        "kepatuhan",
        KEPALA_EKSPOR,
        (sel for satu in hasil for sel in _sel(satu, semua)),
        peristiwa="kepatuhan.diekspor",
        oleh=petugas(request),
        **{nama: nilai for nama, nilai in saringan.items() if nama != "cari"},
        periode_dibaca=semua.masa.kode,
    )


def _sel(hasil: Hasil, semua: Kepatuhan) -> Iterator[tuple[Any, ...]]:
    dasar = hasil.keterangan if hasil.kode in KUNCI else f"Standar {hasil.kode}"
    awal = (semua.masa.kode, dasar, hasil.judul, hasil.sebutan)
    if not hasil.bukti or hasil.keadaan == TIDAK_DIATUR:
        unit = sebut_unit(semua.profil, hasil.unit) if hasil.unit else ""
        yield (*awal, "", "", "", "", "", " ".join(hasil.kurang), unit)
        return
    for satu in hasil.bukti:
        yield (
            *awal,
            *(satu.bukti.judul, satu.bukti.harapan.bunyi, SEBUTAN[satu.nilai.keadaan]),
            *(satu.hitungan.jumlah, satu.hitungan.terakhir or "", satu.nilai.kurang),
            sebut_unit(semua.profil, satu.bukti.unit),
        )
