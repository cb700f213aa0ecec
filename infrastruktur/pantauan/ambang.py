"""Thresholds: which are in force where and since when, and changing one with what it would have told."""

from collections.abc import Iterator
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions.ambang import lepas_ambang, tetapkan_ambang
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.forms.ambang import AmbangForm
from infrastruktur.models import Ambang, Deret, Sasaran
from infrastruktur.pantauan.sebutan import tag_keadaan
from infrastruktur.policies.ambang import Lingkup, sebut_ambang
from infrastruktur.queries.ambang import akibat, ambang_lingkup, khusus, riwayat
from infrastruktur.queries.penilaian import berlaku, pilih_ambang
from lpse.ekspor import jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PEMANTAUAN
from lpse.pintu import KONFLIK, View, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

DAFTAR = "admin:infrastruktur_ambang"
PER_HALAMAN, RIWAYAT = 25, 20
KEPALA = ("Ukuran", "Berlaku bagi", "Ambang", "Berlaku sejak", "Alasan")


def alamat(lingkup: Lingkup, halaman: str = "") -> str:
    """One of the pages of a threshold."""
    akhiran = f"_{halaman}" if halaman else ""
    if lingkup.sasaran is None:
        return reverse(f"{DAFTAR}_umum{akhiran}", kwargs={"ukuran": lingkup.ukuran.value})
    kunci = {"kode": lingkup.sasaran.kode}
    if not lingkup.label:
        return reverse(f"{DAFTAR}_sasaran{akhiran}", kwargs={**kunci, "ukuran": lingkup.ukuran.value})
    deret = Deret.objects.get(sasaran=lingkup.sasaran, ukuran=lingkup.ukuran, label=lingkup.label)
    return reverse(f"{DAFTAR}_bagian{akhiran}", kwargs={**kunci, "deret": deret.kode})


def dengan_lingkup(view: View) -> View:
    """Hand the view what the address names: a measure, one of a target, or one of its parts; else 404."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str = "", ukuran: str = "", deret: str = "") -> HttpResponseBase:
        if deret:
            satu = get_object_or_404(Deret.objects.select_related("sasaran"), sasaran__kode=kode, kode=deret)
            return view(request, Lingkup(Ukuran(satu.ukuran), satu.sasaran, satu.label))
        if ukuran not in Ukuran.values:
            raise Http404
        sasaran = get_object_or_404(Sasaran, kode=kode) if kode else None
        return view(request, Lingkup(Ukuran(ukuran), sasaran))

    return terbuka


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """What holds everywhere, by measure, and what was set for single targets."""
    semua = berlaku()
    umum = [(Lingkup(ukuran), semua.get((ukuran.value, None, ""))) for ukuran in Ukuran]
    halaman = read_page(khusus(), Order(), size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/ambang_daftar.html",
        "Ambang pemantauan",
        umum=[
            {"nama": satu.ukuran.label, "url": alamat(satu), "kata": sebut_ambang(a) if a else []}
            for satu, a in umum
        ],
        khusus=[_baris(a) for a in halaman.rows],
        url_sebelum=alamat_halaman({}, before=halaman.before),
        url_sesudah=alamat_halaman({}, after=halaman.after),
        url_ekspor=reverse(f"{DAFTAR}_ekspor"),
        dasar=profil().dasar("infrastruktur.pantau_harian"),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every threshold in force, the ones that hold everywhere first, as CSV."""
    return jawab_csv("ambang-pemantauan", KEPALA, _sel(), peristiwa="ambang.diekspor", oleh=petugas(request))


def _sel() -> Iterator[tuple[object, ...]]:
    semua = berlaku()
    umum = (semua.get((ukuran.value, None, "")) for ukuran in Ukuran)
    for a in (*(satu for satu in umum if satu), *khusus().order_by("sasaran__nama", "ukuran", "label", "pk")):
        bagi = f"{a.sasaran} {a.label}".rstrip() if a.sasaran_id else "Semua"
        kata = "; ".join(f"{nama}: {isi}" for nama, isi in sebut_ambang(a))
        yield a.get_ukuran_display(), bagi, kata, sel_waktu(a.berlaku_pada), a.alasan


def _baris(ambang: Ambang) -> dict[str, Any]:
    # The page of a target lists its parts: one query for each row would be a query too many.
    assert ambang.sasaran is not None
    apa = f"{ambang.get_ukuran_display()} {ambang.label}".rstrip()
    return {
        "nama": f"{ambang.sasaran}: {apa}",
        "url": reverse(f"{DAFTAR}_milik", kwargs={"kode": ambang.sasaran.kode}),
        "kata": sebut_ambang(ambang),
        "alasan": ambang.alasan,
    }


@require_safe
def milik(request: HttpRequest, kode: str) -> HttpResponse:
    """The series of one target, each with the threshold that counts for it and where that comes from."""
    sasaran = get_object_or_404(Sasaran, kode=kode)
    deret = list(sasaran.deret.filter(dilepas_pada__isnull=True).order_by("ukuran", "label"))
    dipakai = pilih_ambang(((d.pk, d.ukuran, d.sasaran_id, d.label) for d in deret), berlaku())
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/ambang_milik.html",
        f"Ambang {sasaran}",
        sasaran=sasaran,
        deret=[_milik(sasaran, d, dipakai.get(d.pk)) for d in deret],
    )


def _milik(sasaran: Sasaran, deret: Deret, ambang: Ambang | None) -> dict[str, Any]:
    kunci = {"kode": sasaran.kode}
    nama = "bagian" if deret.label else "sasaran"
    tambah = {"deret": deret.kode} if deret.label else {"ukuran": deret.ukuran}
    return {
        "nama": str(deret),
        "tag": tag_keadaan(deret.keadaan),
        "kata": sebut_ambang(ambang) if ambang else [],
        "asal": _asal(ambang),
        "url": reverse(f"{DAFTAR}_{nama}", kwargs={**kunci, **tambah}),
    }


def _asal(ambang: Ambang | None) -> str:
    if ambang is None:
        return "Tanpa ambang"
    if ambang.sasaran_id is None:
        return "Umum"
    return "Bagian ini" if ambang.label else "Sasaran ini"


@require_safe
@dengan_lingkup
def lihat(request: HttpRequest, lingkup: Lingkup) -> HttpResponse:
    """What is in force there, where it comes from, and every version before."""
    ambang, asal = ambang_lingkup(lingkup)
    versi = list(riwayat(lingkup)[:RIWAYAT])
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/ambang_lihat.html",
        f"Ambang {lingkup}",
        kata=sebut_ambang(ambang) if ambang else [],
        asal=asal if asal != lingkup else None,
        versi=[{"ambang": a, "kata": sebut_ambang(a)} for a in versi],
        boleh=petugas(request).has_perm(KELOLA_PEMANTAUAN),
        url_ubah=alamat(lingkup, "ubah"),
        url_lepas=alamat(lingkup, "lepas") if lingkup.sasaran and ambang and asal == lingkup else "",
        semula=ambang.pk if ambang and asal == lingkup else "",
        remah=_remah(lingkup),
    )


def _remah(lingkup: Lingkup) -> list[tuple[str, str]]:
    butir = [("Ambang pemantauan", reverse(DAFTAR))]
    if lingkup.sasaran is not None:
        url = reverse(f"{DAFTAR}_milik", kwargs={"kode": lingkup.sasaran.kode})
        butir.append((str(lingkup.sasaran), url))
    return butir


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_lingkup
def ubah(request: HttpRequest, lingkup: Lingkup) -> HttpResponse:
    """Type another one; see what it would have told; set it."""
    kini, asal = ambang_lingkup(lingkup)
    semula = kini.pk if kini and asal == lingkup else None
    kiriman = isian(request)
    form = AmbangForm(kiriman, lingkup=lingkup, kini=kini, initial={"semula": semula})
    status = 200
    if form.is_valid() and "tetapkan" in request.POST:
        if _tetapkan(request, lingkup, form):
            messages.success(request, "Ambang berlaku mulai bacaan berikutnya.")
            return redirect(alamat(lingkup))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/ambang_ubah.html",
        f"Ubah ambang {lingkup}",
        status=status,
        form=form,
        akibat=_akibat(lingkup, form, kini) if form.is_valid() else None,
        makin_besar=lingkup.arah.label,
        is_berangka=lingkup.is_berangka,
        url_batal=alamat(lingkup),
        remah=[*_remah(lingkup), (lingkup.ukuran.label, alamat(lingkup))],
    )


def _tetapkan(request: HttpRequest, lingkup: Lingkup, form: AmbangForm) -> Ambang | None:
    oleh, isi = petugas(request), form.cleaned_data
    return tindak(
        request,
        lingkup.sasaran or oleh,
        "tetapkan_ambang",
        lambda: tetapkan_ambang(
            lingkup, oleh=oleh, nilai=form.nilai, alasan=isi["alasan"], semula=isi["semula"]
        ),
    )


def _akibat(lingkup: Lingkup, form: AmbangForm, kini: Ambang | None) -> dict[str, Any]:
    now = timezone.now()
    return {"baru": akibat(lingkup, form.ambang, now), "kini": akibat(lingkup, kini, now)}


@require_POST
@dengan_lingkup
def lepas(request: HttpRequest, lingkup: Lingkup) -> HttpResponse:
    """Let the wider one count again."""
    if lingkup.sasaran is None:
        raise Http404
    oleh, semula = petugas(request), request.POST.get("semula", "")
    nomor = int(semula) if semula.isascii() and semula.isdigit() else None
    if tindak(
        request, lingkup.sasaran, "lepas_ambang", lambda: lepas_ambang(lingkup, oleh=oleh, semula=nomor)
    ):
        messages.success(request, "Ambang khusus dilepas; yang lebih umum berlaku lagi.")
    return redirect(alamat(lingkup))
