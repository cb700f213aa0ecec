"""The service standard: what is promised, its versions, the priority table, and whether the clocks agree."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions.standar import atur_matriks, tetapkan_standar
from layanan.actions.tenggat import PENERIMA_ALARM
from layanan.enums.tiket import Dampak, JenisTiket, Prioritas, Urgensi
from layanan.forms.standar import MatriksForm, StandarForm
from layanan.models import MatriksPrioritas, PemeriksaanTenggat, StandarLayanan
from layanan.policies.standar import SEMUA_PASANGAN, IsiStandar, isi_standar
from lpse.models import Akun
from lpse.peran import ATUR_LAYANAN
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi
from lpse.waktu import tanggal

NAMA = "layanan_standar"
RIWAYAT, PEMERIKSAAN = 20, 7
PRIORITAS = list(reversed(Prioritas))


@require_safe
def lihat(request: HttpRequest) -> HttpResponse:
    """The version in force as a table, the priority table, earlier versions, and the last comparisons."""
    kini, *lama = StandarLayanan.objects.select_related("ditetapkan_oleh").order_by("-nomor")[: RIWAYAT + 1]
    isi = isi_standar(kini)
    return tampilkan(
        request,
        "admin/layanan/standar/lihat.html",
        "Standar layanan",
        kini=kini,
        lama=lama,
        prioritas=[p.label for p in PRIORITAS],
        baris=[(jenis.label, [isi[jenis, p] for p in PRIORITAS]) for jenis in JenisTiket],
        matriks=_matriks(),
        dampak=[d.label for d in reversed(Dampak)],
        pemeriksaan=PemeriksaanTenggat.objects.all()[:PEMERIKSAAN],
        boleh=petugas(request).has_perm(ATUR_LAYANAN),
        dasar=profil().dasar_lengkap("sekretariat.standar_prosedur"),
    )


def _matriks() -> list[tuple[str, list[str]]]:
    isi = {(m.urgensi, m.dampak): m.get_prioritas_display() for m in MatriksPrioritas.objects.all()}
    return [(u.label, [isi[u, d] for d in reversed(Dampak)]) for u in Urgensi]


@require_http_methods(["GET", "HEAD", "POST"])
def ganti(request: HttpRequest) -> HttpResponse:
    """The next version as a whole: filled in, then shown once more beside the present one, then set."""
    kini = StandarLayanan.objects.latest("nomor")
    isi = isi_standar(kini)
    form = StandarForm(isian(request), isi=isi, initial={"semula": kini.nomor})
    if request.method == "POST" and form.is_valid() and "ubah_lagi" not in request.POST:
        if "yakin" not in request.POST:
            return _isian(request, form, kini, perubahan=_perubahan(isi, form.isi))
        if (baru := _tetapkan(request, kini, form)) is not None:
            messages.success(request, f"{baru} berlaku mulai sekarang.")
            return redirect(f"admin:{NAMA}")
    return _isian(request, form, kini)


def _tetapkan(request: HttpRequest, kini: StandarLayanan, form: StandarForm) -> StandarLayanan | None:
    oleh, kata = petugas(request), form.cleaned_data
    pilihan = {nama: kata[nama] for nama in ("dasar", "bagi_terbuka", "semula")}
    return tindak(request, kini, "tetapkan", lambda: tetapkan_standar(form.isi, oleh=oleh, **pilihan))


def _isian(
    request: HttpRequest, form: StandarForm, kini: StandarLayanan, perubahan: Any = None
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/layanan/standar/ganti.html",
        f"Standar layanan versi {kini.nomor + 1}",
        form=form,
        perubahan=perubahan,
    )


def _perubahan(lama: IsiStandar, baru: IsiStandar) -> list[tuple[str, str, str]]:
    """What differs: for which kind and priority, what was promised, what will be."""
    return [
        (
            f"{jenis.label}, prioritas {prioritas.label.lower()}",
            f"{lama[jenis, prioritas].respons}; {lama[jenis, prioritas].selesai}",
            f"{baru[jenis, prioritas].respons}; {baru[jenis, prioritas].selesai}",
        )
        for jenis, prioritas in SEMUA_PASANGAN
        if lama[jenis, prioritas] != baru[jenis, prioritas]
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def matriks(request: HttpRequest) -> HttpResponse:
    """Set the priority for every urgency and impact."""
    form, oleh = MatriksForm(isian(request)), petugas(request)
    if request.method == "POST" and form.is_valid():
        berubah = tindak(request, oleh, "atur_matriks", lambda: atur_matriks(form.isi, oleh=oleh))
        if berubah is not None:
            messages.success(request, f"{len(berubah)} prioritas diubah.")
            return redirect(f"admin:{NAMA}")
    return tampilkan(request, "admin/layanan/standar/matriks.html", "Matriks prioritas", form=form)


def kartu_tenggat(request: HttpRequest, akun: Akun) -> Isi | None:
    """On the start page of whoever must understand it: a difference that the last comparison found."""
    if not akun.peran & set(PENERIMA_ALARM):
        return None
    hari = PemeriksaanTenggat.objects.first()
    if hari is None or not hari.jumlah_beda:
        return None
    return {
        "judul": "Tenggat tiket",
        "angka": str(hari.jumlah_beda),
        "keterangan": f"berbeda dari perhitungan {tanggal(hari.hari)}",
        "perlu_perhatian": True,
        "url": reverse(f"admin:{NAMA}"),
        "tautan": "Lihat yang berbeda",
    }
