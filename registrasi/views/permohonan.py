"""A user's requests after approval: the list, the one page of each, its form, its sending and withdrawal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.aturan import AturanDilanggar
from lpse.bentuk import LPSEForm
from lpse.jejak import catat_penolakan
from lpse.pintu import isian, tindak, unggahan
from lpse.profil import profil
from lpse.rahasia import sidik_token
from registrasi import actions
from registrasi.alur.permohonan import ALUR_PERMOHONAN
from registrasi.enums.permohonan import JenisPermohonan, StatusPermohonan, TindakanPermohonan
from registrasi.forms.penyerahan_permohonan import serahkan
from registrasi.forms.permohonan import data_permohonan, form_permohonan
from registrasi.models import BerkasPermohonan, PenggunaSPSE, Permohonan
from registrasi.naskah.surat import jam_layanan
from registrasi.policies.beda import beda_permohonan, riwayat_permohonan
from registrasi.policies.permohonan import (
    KETENTUAN,
    is_dokumen_terbuka,
    is_perlu_diganti,
    is_surel_terbukti,
    jenis_terbuka,
    kekurangan,
    nilai_kini,
)
from registrasi.views.bersama import akun_masuk
from registrasi.views.permohonan_bersama import lanjut_ke, milik_sendiri, pengguna_dari

S, T = StatusPermohonan, TindakanPermohonan
TERBARU = 50


@never_cache
@require_safe
@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    """One's own requests, newest first, and the kinds one may ask for."""
    akun = akun_masuk(request)
    pengguna = pengguna_dari(akun)
    milik = list(Permohonan.objects.for_akun(akun).order_by("-pk")[:TERBARU])
    terbuka = {p.jenis: p for p in milik if p.is_bisa_diubah or p.status == S.DIAJUKAN}
    pilihan = jenis_terbuka(pengguna) if pengguna else []
    return render(
        request,
        "registrasi/permohonan/daftar.html",
        {
            "pengguna": pengguna,
            "permohonan": [p for p in milik if p.status != S.KEDALUWARSA],
            "pilihan": [(j, KETENTUAN[j].ringkas, terbuka.get(j)) for j in pilihan],
            "target": profil().registrasi.target_permohonan_hari_kerja,
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def baru(request: HttpRequest, jenis: str) -> HttpResponse:
    """Ask for something: nothing is kept before the form is sent."""
    pengguna = pengguna_dari(akun_masuk(request))
    if pengguna is None or jenis not in jenis_terbuka(pengguna):
        raise Http404
    terbuka = Permohonan.objects.terbuka().filter(pengguna=pengguna, jenis=jenis).first()
    if terbuka and not (terbuka.is_bisa_diubah and request.method == "POST"):
        return redirect("registrasi:permohonan", kode=terbuka.kode)
    return _isian(request, pengguna, jenis, terbuka)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_sendiri
def isi(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The same form, while it is not sent or was sent back."""
    if not permohonan.is_bisa_diubah:
        return redirect("registrasi:permohonan", kode=permohonan.kode)
    return _isian(request, permohonan.pengguna, permohonan.jenis, permohonan)


def _isian(
    request: HttpRequest, pengguna: PenggunaSPSE, jenis: str, permohonan: Permohonan | None
) -> HttpResponse:
    kini = nilai_kini(pengguna, jenis)
    tertulis = {p.kolom: p.nilai_baru for p in permohonan.perubahan.all()} if permohonan else {}
    # A new role letter and a new address replace the old ones: what was is no start for them.
    awal = tertulis or (kini if jenis == JenisPermohonan.UBAH_ALAMAT else {})
    form = form_permohonan(jenis, isian(request), unggahan(request), awal=awal)
    if request.method == "POST":
        form.full_clean()
        permohonan = _simpan(pengguna, jenis, permohonan, form)
        if permohonan and form.is_valid():
            return _sesudah_simpan(request, permohonan)
    return render(
        request,
        "registrasi/permohonan/isian.html",
        {
            "form": form,
            "jenis": JenisPermohonan(jenis),
            "ketentuan": KETENTUAN[jenis],
            "permohonan": permohonan,
            "sekali_jalan": "berkas" in form.fields,
            "tersimpan": _berkas_tersimpan(permohonan) if "berkas" in form.fields else "",
            "kini": kini,
            "target": profil().registrasi.target_permohonan_hari_kerja,
        },
    )


def _simpan(
    pengguna: PenggunaSPSE, jenis: str, permohonan: Permohonan | None, form: LPSEForm
) -> Permohonan | None:
    """Keep whatever can be kept: a good file stays although a date beside it is wrong, and vice versa.

    What refuses stands in the form. None when nothing was begun.
    """
    oleh, berkas = pengguna.akun, form.cleaned_data.get("berkas")
    sah = form.is_valid()
    try:
        if sah or (berkas and permohonan is None):
            data = data_permohonan(jenis, form.cleaned_data) if sah else None
            permohonan = actions.mulai_permohonan(pengguna, jenis=jenis, oleh=oleh, data=data)
        if permohonan and berkas:
            serahkan(permohonan, "sk", berkas, oleh=oleh)
        elif "berkas" in form.fields and not _berkas_tersimpan(permohonan):
            form.add_error("berkas", "Pilih berkas SK atau surat tugas.")
    except AturanDilanggar as aturan:
        catat_penolakan(permohonan or pengguna, "isi", aturan, oleh=oleh)
        form.add_error("berkas" if berkas and sah else None, str(aturan))
    return permohonan


def _berkas_tersimpan(permohonan: Permohonan | None) -> str:
    """The name of the file that is kept already; "" when there is none that serves."""
    if permohonan is None:
        return ""
    sk = next((d for d in actions.dokumen_berlaku(permohonan) if d.kode == "sk"), None)
    return str(sk.berkas) if sk and sk.berkas and sk.is_terpenuhi and not is_perlu_diganti(sk) else ""


def _sesudah_simpan(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """A page that asks for everything at once sends at once; the others lead to what is still missing."""
    if permohonan.jenis == JenisPermohonan.PERPANJANG_PERAN:
        _kirim(request, permohonan)
    else:
        messages.success(request, "Data baru tersimpan. Lengkapi dokumennya, lalu kirim.")
    return lanjut_ke(request, reverse("registrasi:permohonan", kwargs={"kode": permohonan.kode}))


def _kirim(request: HttpRequest, permohonan: Permohonan) -> None:
    oleh = permohonan.akun
    terkirim = tindak(
        request, permohonan, T.AJUKAN, lambda: actions.ajukan_permohonan(permohonan.pk, oleh=oleh)
    )
    if terkirim:
        messages.success(request, f"Permohonan {terkirim.nomor} sudah kami terima.")


@require_POST
@milik_sendiri
def kirim(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Send it for verification; a second press finds it sent."""
    if permohonan.is_bisa_diubah:
        _kirim(request, permohonan)
    return redirect("registrasi:permohonan", kode=permohonan.kode)


@require_POST
@milik_sendiri
def kirim_bukti(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Mail the proving link once more."""
    oleh = permohonan.akun
    terkirim = tindak(
        request, permohonan, "kirim_bukti", lambda: actions.kirim_bukti_surel(permohonan.pk, oleh=oleh)
    )
    if terkirim:
        messages.success(request, "Tautan baru sudah dikirim ke surel baru. Tautan yang lama tidak berlaku.")
    return redirect("registrasi:permohonan", kode=permohonan.kode)


@never_cache
@require_safe
@milik_sendiri
def perkara(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The one page of a request: what is still to do, or where it stands."""
    dokumen = actions.dokumen_berlaku(permohonan)
    kurang = kekurangan(permohonan, list(permohonan.perubahan.all()), dokumen)
    return render(
        request,
        "registrasi/permohonan/perkara.html",
        {
            "permohonan": permohonan,
            "beda": beda_permohonan(permohonan, terbuka=True),
            "dokumen": [(d, is_dokumen_terbuka(permohonan, d), is_perlu_diganti(d)) for d in dokumen],
            "kurang": kurang if permohonan.is_bisa_diubah else [],
            "perlu_bukti": permohonan.is_bisa_diubah and not is_surel_terbukti(permohonan),
            "surel_terbukti": permohonan.surel_terbukti_pada,
            "lanjut": _lanjut(permohonan, dokumen),
            "boleh_tarik": T.TARIK in ALUR_PERMOHONAN.terbuka(permohonan, permohonan.akun),
            "riwayat": riwayat_permohonan(permohonan),
            "jam_layanan": jam_layanan(),
        },
    )


def _lanjut(permohonan: Permohonan, dokumen: list[BerkasPermohonan]) -> str:
    """The page of the first thing to do; "" when only the new mailbox is waited for."""
    sekali_jalan = permohonan.jenis == JenisPermohonan.PERPANJANG_PERAN
    if sekali_jalan or not permohonan.perubahan.exists():
        return reverse("registrasi:permohonan_isi", kwargs={"kode": permohonan.kode})
    kurang = next((d.kode for d in dokumen if not d.is_terpenuhi or is_perlu_diganti(d)), "")
    if not kurang:
        return ""
    return reverse("registrasi:permohonan_dokumen", kwargs={"kode": permohonan.kode, "dokumen": kurang})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_sendiri
def tarik(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Ask once, then withdraw."""
    oleh = permohonan.akun
    if request.method == "POST":
        ditarik = tindak(
            request, permohonan, T.TARIK, lambda: actions.tarik_permohonan(permohonan.pk, oleh=oleh)
        )
        if ditarik:
            messages.success(request, "Permohonan sudah ditarik. Tidak ada data Anda yang berubah.")
        return redirect("registrasi:permohonan_daftar")
    if T.TARIK not in ALUR_PERMOHONAN.terbuka(permohonan, oleh):
        return redirect("registrasi:permohonan", kode=permohonan.kode)
    return render(request, "registrasi/permohonan/tarik.html", {"permohonan": permohonan})


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def bukti(request: HttpRequest, token: str) -> HttpResponse:
    """Prove the new mailbox: a button on GET, since mail scanners follow links; the act on POST."""
    sebab = ""
    if request.method == "POST":
        try:
            permohonan = actions.buktikan_surel(token)
            return render(request, "registrasi/permohonan/terbukti.html", {"permohonan": permohonan})
        except AturanDilanggar as aturan:
            # Filed under no record: the link may have named none.
            sebab = str(aturan)
    berlaku = Permohonan.objects.filter(token_hash=sidik_token(token)).exists()
    konteks = {"berlaku": berlaku and not sebab, "sebab": sebab}
    return render(request, "registrasi/permohonan/bukti.html", konteks)
