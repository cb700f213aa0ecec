"""What needs somebody now: series that are not well, who takes care of them, and whether we still look."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from infrastruktur.actions.kabar import tangani
from infrastruktur.enums.pantau import Keadaan
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.forms.ambang import SaringanKabarForm
from infrastruktur.models import ButirKabar, DenyutPenjaga, Deret, Kabar
from infrastruktur.pantauan.sebutan import tag_keadaan
from infrastruktur.policies.kata import KALIMAT, sebut_bacaan, sebut_deret
from infrastruktur.queries.denyut import siklus_terakhir, tidur_sejak
from infrastruktur.queries.siaga import TERBANYAK, saring_kabar, tidak_baik
from infrastruktur.queries.terkait import Terkait, terkait_deret
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, hitung_sampai, read_page
from lpse.peran import KELOLA_PEMANTAUAN, LIHAT_PEMANTAUAN
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi
from lpse.waktu import waktu

NAMA = "infrastruktur_siaga"
PER_HALAMAN = 25
KEPALA_KABAR = ("Kelompok", "Dikirim", "Yang dibaca", "Kabar", "Keadaan", "Sejak", "Nilai")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Everything that is not well, the heaviest first, with a button for who takes care of it."""
    rows = list(tidak_baik()[: TERBANYAK + 1])
    siklus, oleh = siklus_terakhir(), petugas(request)
    perkara = terkait_deret(rows[:TERBANYAK], oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/siaga.html",
        "Keadaan yang perlu perhatian",
        daftar=[_baris(d, perkara[d.pk]) for d in rows[:TERBANYAK]],
        lebih=len(rows) > TERBANYAK,
        tidur=tidur_sejak(timezone.now()),
        selesai=siklus.selesai if siklus else None,
        penjaga=DenyutPenjaga.objects.first() if settings.PANTAU_DENYUT_URL else None,
        ada_penjaga=bool(settings.PANTAU_DENYUT_URL),
        boleh=oleh.has_perm(KELOLA_PEMANTAUAN),
        dasar=profil().dasar("infrastruktur.pantau_harian"),
    )


def _baris(deret: Deret, perkara: list[Terkait]) -> dict[str, Any]:
    siaga = getattr(deret, "siaga", None)
    hilang = deret.keadaan == Keadaan.TIDAK_DIKETAHUI
    return {
        "deret": deret,
        "nama": sebut_deret(deret),
        "tag": tag_keadaan(deret.keadaan),
        "nilai": sebut_bacaan(deret.ukuran, deret.nilai),
        "dibaca": deret.dibaca_pada if hilang else None,
        "berkepak": siaga.berkepak_sejak if siaga else None,
        "penangan": siaga.ditangani_oleh if siaga else None,
        "ditangani": siaga.ditangani_pada if siaga else None,
        "dapat_ditangani": deret.keadaan != Keadaan.BAIK and not (siaga and siaga.ditangani_oleh_id),
        "perkara": perkara,
        "url": reverse("admin:infrastruktur_sasaran_lihat", kwargs={"kode": deret.sasaran.kode}),
        "url_grafik": reverse("admin:infrastruktur_grafik", kwargs={"kode": deret.sasaran.kode}),
        "url_tangani": reverse(f"admin:{NAMA}_tangani", kwargs={"deret": deret.kode}),
    }


@require_POST
def tangani_deret(request: HttpRequest, deret: str) -> HttpResponse:
    """ "Saya tangani": from now on nobody is reminded of it."""
    satu, oleh = get_object_or_404(Deret, kode=deret), petugas(request)
    if tindak(request, satu, "tangani", lambda: tangani(satu.pk, oleh=oleh)):
        messages.success(request, "Tercatat bahwa Anda menanganinya. Pengingat harian berhenti.")
    return redirect(f"admin:{NAMA}")


@require_safe
def kabar(request: HttpRequest) -> HttpResponse:
    """The notices the officers were sent, as the filters leave them, newest first."""
    form = SaringanKabarForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_kabar(saringan), Order(falling=True), size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/kabar.html",
        "Riwayat kabar",
        form=form,
        daftar=[_kabar(satu) for satu in halaman.rows],
        kueri=urlencode(saringan),
        url_daftar=reverse(f"admin:{NAMA}_kabar"),
        url_ekspor=reverse(f"admin:{NAMA}_kabar_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor_kabar(request: HttpRequest) -> HttpResponseBase:
    """Each line of the notices that the filters leave, as CSV."""
    saringan = SaringanKabarForm(request.GET).saringan
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "riwayat-kabar",
        KEPALA_KABAR,
        _sel_kabar(saring_kabar(saringan).order_by("-pk")),
        peristiwa="kabar.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel_kabar(rows: "QuerySet[Kabar]") -> Iterator[tuple[object, ...]]:
    for satu in rows.iterator(chunk_size=SEPOTONG):
        for b in satu.butir.all():
            isi = _butir(b)
            yield (
                *(satu.kelompok, sel_waktu(satu.pada), isi["nama"], isi["kalimat"]),
                *(b.get_keadaan_display(), sel_waktu(b.sejak), sebut_bacaan(b.deret.ukuran, b.nilai)),
            )


def _kabar(satu: Kabar) -> dict[str, Any]:
    return {"kabar": satu, "butir": [_butir(b) for b in satu.butir.all()]}


def _butir(satu: ButirKabar) -> dict[str, Any]:
    keadaan = satu.get_keadaan_display().lower()
    return {
        "nama": sebut_deret(satu.deret),
        "kalimat": KALIMAT[JenisKabar(satu.jenis)].format(keadaan=keadaan),
        "tag": tag_keadaan(satu.keadaan),
    }


def kartu_siaga(request: HttpRequest, akun: Akun) -> Isi | None:
    """On the start page of who reads monitoring: that it sleeps, or how many series are not well."""
    if not akun.has_perm(LIHAT_PEMANTAUAN):
        return None
    isi = {"judul": "Pemantauan", "url": reverse(f"admin:{NAMA}"), "perlu_perhatian": True}
    if tidur := tidur_sejak(timezone.now()):
        kalimat = f"tidak ada siklus yang selesai sejak {waktu(tidur)}"
        return {**isi, "angka": "berhenti", "keterangan": kalimat, "tautan": "Lihat sebabnya"}
    buruk = tidak_baik()
    if not (pertama := buruk.first()):
        return None
    tautan = "Lihat semuanya"
    return {**isi, "angka": hitung_sampai(buruk), "keterangan": sebut_deret(pertama), "tautan": tautan}
