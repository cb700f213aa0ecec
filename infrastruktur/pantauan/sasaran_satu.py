"""One target: what was read of it, changing it, trying it now, stopping it and taking it up again."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions.sasaran import (
    coba_sasaran,
    hentikan_sasaran,
    lanjutkan_sasaran,
    lepas_deret,
    ubah_sasaran,
)
from infrastruktur.enums.pantau import JenisSasaran
from infrastruktur.forms.sasaran import FORM_JENIS, HentiForm, SasaranForm
from infrastruktur.models import Sasaran
from infrastruktur.pantauan.sasaran import DAFTAR
from infrastruktur.pantauan.sebutan import sebut_galat, tag_keadaan
from infrastruktur.pemantau import Hasil
from infrastruktur.policies.kata import sebut_bacaan
from infrastruktur.queries.terkait import terkait
from lpse.pembatas import terlampaui
from lpse.peran import KELOLA_PEMANTAUAN
from lpse.pintu import KONFLIK, dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

# Each try may hold a thread of the web for as long as the target's time-out.
COBA_KALI, COBA_JENDELA = 10, timedelta(minutes=1)


def alamat(halaman: str, sasaran: Sasaran) -> str:
    """One of a target's pages."""
    return reverse(f"{DAFTAR}_{halaman}", kwargs={"kode": sasaran.kode})


dengan_sasaran = dengan(Sasaran.objects.select_related("dibuat_oleh", "dihentikan_oleh"))


@require_safe
@dengan_sasaran
def lihat(request: HttpRequest, sasaran: Sasaran) -> HttpResponse:
    """What it is, when it was asked, and each series with its last value and state."""
    deret = sasaran.deret.filter(dilepas_pada__isnull=True).order_by("ukuran", "label")
    oleh = petugas(request)
    boleh_kelola = oleh.has_perm(KELOLA_PEMANTAUAN)
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/sasaran_lihat.html",
        sasaran.nama,
        sasaran=sasaran,
        galat=sebut_galat(sasaran.galat, oleh),
        deret=[
            {"deret": d, "tag": tag_keadaan(d.keadaan), "nilai": sebut_bacaan(d.ukuran, d.nilai)}
            for d in deret
        ],
        # Where it is and under which name it is asked is for who runs it: LKPP looks in here too.
        opsi=_opsi(sasaran) if boleh_kelola else [],
        is_inang=sasaran.jenis == JenisSasaran.INANG,
        terkait=terkait([sasaran.pk], oleh)[sasaran.pk],
        boleh_kelola=boleh_kelola,
        dasar=profil().dasar("infrastruktur.pantau_harian"),
    )


def _opsi(sasaran: Sasaran) -> list[tuple[str, str]]:
    """The options under the names the form gives them; a secret shows as the reference it is kept as."""
    form: SasaranForm = FORM_JENIS[JenisSasaran(sasaran.jenis)](sasaran=sasaran)
    label = {nama: str(form.fields[f"opsi_{nama}"].label) for nama in form.nama_opsi()}
    return [
        (label.get(nama, nama).removesuffix(" (boleh kosong)"), nilai) for nama, nilai in sasaran.opsi.items()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_sasaran
def ubah(request: HttpRequest, sasaran: Sasaran) -> HttpResponse:
    """Change it; the next round asks it anew."""
    kelas = FORM_JENIS[JenisSasaran(sasaran.jenis)]
    form = kelas(isian(request), sasaran=sasaran)
    if form.is_valid():
        oleh, isi = petugas(request), form.kolom
        if tindak(request, sasaran, "ubah", lambda: ubah_sasaran(sasaran.pk, oleh=oleh, **isi)):
            messages.success(request, "Perubahan tersimpan.")
            return redirect(alamat("lihat", sasaran))
    return _isian(request, sasaran, form, f"Ubah {sasaran}", "Simpan perubahan")


@require_POST
@dengan_sasaran
def coba(request: HttpRequest, sasaran: Sasaran) -> HttpResponse:
    """Ask it once and show what came back; nothing is stored. 429 for who tries without end."""
    oleh = petugas(request)
    if terlampaui("coba_sasaran", str(oleh.pk), COBA_KALI, COBA_JENDELA):
        return render(request, "429.html", status=429)
    hasil = coba_sasaran(sasaran, oleh=oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/sasaran_coba.html",
        f"Hasil mencoba {sasaran}",
        sasaran=sasaran,
        hasil=hasil,
        durasi=round(hasil.durasi_ms),
        bacaan=list(_bacaan(hasil)),
    )


def _bacaan(hasil: Hasil) -> Any:
    for b in hasil.bacaan:
        yield {"ukuran": b.ukuran.label, "label": b.label, "nilai": sebut_bacaan(b.ukuran, b.nilai)}
    for p in hasil.pencacah:
        # A rate takes two rounds; that the counter is there is what a try can show.
        yield {"ukuran": p.ukuran.label, "label": p.label, "nilai": "terbaca; lajunya dihitung tiap siklus"}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_sasaran
def hentikan(request: HttpRequest, sasaran: Sasaran) -> HttpResponse:
    """Stop it, with the reason; a refusal leaves what was typed in its place."""
    form = HentiForm(isian(request))
    status = 200
    if form.is_valid():
        oleh, isi = petugas(request), form.kolom
        if tindak(request, sasaran, "hentikan", lambda: hentikan_sasaran(sasaran.pk, oleh=oleh, **isi)):
            messages.success(request, "Sasaran tidak dipantau lagi. Pembacaannya yang lama tetap tersimpan.")
            return redirect(alamat("lihat", sasaran))
        status = KONFLIK
    return _isian(request, sasaran, form, f"Hentikan pemantauan {sasaran}", "Hentikan pemantauan", status)


@require_POST
@dengan_sasaran
def lanjutkan(request: HttpRequest, sasaran: Sasaran) -> HttpResponse:
    """Watch it again."""
    oleh = petugas(request)
    if tindak(request, sasaran, "lanjutkan", lambda: lanjutkan_sasaran(sasaran.pk, oleh=oleh)):
        messages.success(request, "Sasaran dipantau lagi mulai siklus berikutnya.")
    return redirect(alamat("lihat", sasaran))


@require_POST
@dengan_sasaran
def lepas(request: HttpRequest, sasaran: Sasaran, deret: str) -> HttpResponse:
    """Expect no more readings of a part that was taken out; 404 for a series of another target."""
    satu, oleh = get_object_or_404(sasaran.deret, kode=deret), petugas(request)
    if tindak(request, satu, "lepas", lambda: lepas_deret(satu.pk, oleh=oleh)):
        messages.success(request, f"{satu} tidak ditunggu lagi. Bila terbaca lagi, ia kembali sendiri.")
    return redirect(alamat("lihat", sasaran))


def _isian(
    request: HttpRequest, sasaran: Sasaran, form: Any, judul: str, tombol: str, status: int = 200
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/sasaran_isian.html",
        judul,
        status=status,
        form=form,
        tombol=tombol,
        sasaran=sasaran,
        url_batal=alamat("lihat", sasaran),
    )
