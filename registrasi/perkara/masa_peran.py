"""Terms of roles as the officers see them: who holds which, until when, and what has lapsed."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from lpse.bentuk import SaringanForm
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, hitung_sampai, read_page
from lpse.peran import LIHAT_PENDAFTARAN
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini
from registrasi.models import MasaPeran
from registrasi.models.masa_peran import batas_segera

NAMA_DAFTAR = "registrasi_masa_peran"
PER_HALAMAN = 25
BERLAKU, SEGERA, LEWAT, RIWAYAT = "berlaku", "segera", "kedaluwarsa", "riwayat"
KEADAAN = (
    (BERLAKU, "Masih berlaku"),
    (SEGERA, "Berakhir dalam 30 hari"),
    (LEWAT, "Sudah berakhir"),
    (RIWAYAT, "Semua, dengan riwayatnya"),
)
KEPALA = (
    *("User ID", "Nama", "Peran", "Instansi", "Nomor surat", "Tanggal surat"),
    *("Mulai", "Sampai", "Keadaan"),
)
ORANG = ("pengguna__akun", "pengguna__pendaftaran", "satker", "rujukan_surat")


class SaringanMasaForm(SaringanForm):
    """The filters above the list."""

    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="User ID, nomor surat, atau awal nama.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )

    @property
    def saringan(self) -> "SaringanMasa":
        """The filters as understood; what cannot be understood is left out."""
        isi = self.terisi
        # Whoever looks for a person wants to find them even after the role has ended.
        bawaan = RIWAYAT if "cari" in isi else BERLAKU
        return SaringanMasa(isi.get("keadaan", bawaan), isi.get("cari", ""))


@dataclass(frozen=True, slots=True)
class SaringanMasa:
    keadaan: str
    cari: str

    @property
    def urutan(self) -> Order:
        """What ends next comes first; of what has ended, the latest."""
        return Order("sampai", falling=self.keadaan in (LEWAT, RIWAYAT))

    def as_params(self) -> dict[str, str]:
        params = {"keadaan": self.keadaan, "cari": self.cari}
        return {nama: nilai for nama, nilai in params.items() if nilai}


def saring(saringan: SaringanMasa) -> QuerySet[MasaPeran]:
    """The terms that the filters leave, not yet ordered."""
    hari = hari_ini()
    semua = MasaPeran.objects.all() if saringan.keadaan == RIWAYAT else MasaPeran.objects.terakhir()
    if saringan.keadaan == BERLAKU:
        semua = semua.filter(sampai__gte=hari)
    elif saringan.keadaan == SEGERA:
        semua = semua.filter(sampai__gte=hari, sampai__lte=batas_segera())
    elif saringan.keadaan == LEWAT:
        semua = semua.filter(sampai__lt=hari)
    if saringan.cari:
        teks = saringan.cari.strip()
        semua = semua.filter(
            Q(pengguna__nama_cari__startswith=teks.upper())
            | Q(pengguna__user_id__iexact=teks)
            | Q(rujukan_surat__nomor=teks)
        )
    return semua.select_related(*ORANG)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the terms that the filters leave."""
    form = SaringanMasaForm(request.GET)
    saringan = form.saringan
    kursor = baca_kursor(request)
    halaman = read_page(saring(saringan), saringan.urutan, size=PER_HALAMAN, **kursor)
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/masa_peran.html",
        "Masa peran",
        form=form,
        keadaan=saringan.keadaan,
        cari=saringan.cari,
        baris=halaman.rows,
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        pilihan_keadaan=KEADAAN,
    )


def kartu_segera(request: HttpRequest, akun: Akun) -> Isi | None:
    """How many roles end within 30 days; None for those who may not see it, and where none does."""
    if not akun.has_perm(LIHAT_PENDAFTARAN):
        return None
    segera = SaringanMasa(SEGERA, "")
    jumlah = hitung_sampai(saring(segera))
    if jumlah == "0":
        return None
    return {
        "judul": "Peran berakhir dalam 30 hari",
        "angka": jumlah,
        "keterangan": "Pemegangnya sudah atau akan kami ingatkan 30, 14, dan 7 hari sebelumnya.",
        "url": f"{reverse(f'admin:{NAMA_DAFTAR}')}?{urlencode(segera.as_params())}",
        "tautan": "Lihat masa peran",
    }


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row of its own, before the first byte."""
    saringan = SaringanMasaForm(request.GET).saringan
    urutan = [f"-{k}" if saringan.urutan.falling else k for k in saringan.urutan.columns]
    rows = saring(saringan).order_by(*urutan).iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        "masa-peran",
        KEPALA,
        map(_sel, rows),
        peristiwa="masa_peran.diekspor",
        oleh=petugas(request),
        keadaan=saringan.keadaan,
    )


def _sel(masa: MasaPeran) -> tuple[Any, ...]:
    return (
        *(masa.pengguna.user_id, masa.pengguna.akun.nama, masa.nama_peran, masa.nama_instansi),
        *(masa.rujukan_surat.nomor, masa.rujukan_surat.tanggal),
        *(masa.mulai, masa.sampai, masa.keadaan),
    )
