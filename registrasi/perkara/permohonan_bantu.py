"""The counter: a new e-mail address for whoever stands here and can open neither mailbox nor account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat_lihat, catat_penolakan
from lpse.models import Akun
from lpse.pintu import isian
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.permohonan import JenisPermohonan
from registrasi.forms.pendaftaran import UnggahForm
from registrasi.forms.penyerahan_permohonan import serahkan
from registrasi.forms.permohonan import BantuForm
from registrasi.models import BerkasPermohonan, Permohonan
from registrasi.policies.beda import beda_permohonan, riwayat_permohonan
from registrasi.policies.permohonan import BATAS_MB, is_dokumen_terbuka, kekurangan
from registrasi.queries.permohonan import cari_pengguna

NAMA_BANTU = "registrasi_permohonan_dibantu"


@require_http_methods(["GET", "HEAD", "POST"])
def bantu(request: HttpRequest) -> HttpResponse:
    """Whose account, which address; the person opens the link that goes there."""
    form = BantuForm(isian(request))
    if request.method == "POST" and form.is_valid():
        permohonan = _mulai(petugas(request), form)
        if permohonan is not None:
            messages.success(
                request, "Tautan pembuktian dikirim ke surel baru. Unggah dokumennya di bawah ini."
            )
            return redirect(f"admin:{NAMA_BANTU}", kode=permohonan.kode)
    return tampilkan(request, "admin/registrasi/permohonan/bantu.html", "Bantu ganti surel", form=form)


def _mulai(oleh: Akun, form: BantuForm) -> Permohonan | None:
    """Begin it for exactly one user; None with the reason in the form."""
    pengguna = cari_pengguna(form.cleaned_data["pengguna"])
    if pengguna is None:
        form.add_error(
            "pengguna", "Tidak ada satu pengguna yang cocok. Periksa nomornya, atau tulis User ID."
        )
        return None
    jenis, data = JenisPermohonan.UBAH_SUREL, {"email": form.cleaned_data["email"]}
    try:
        return actions.mulai_permohonan(pengguna, jenis=jenis, oleh=oleh, data=data)
    except AturanDilanggar as aturan:
        catat_penolakan(pengguna, "bantu_permohonan", aturan, oleh=oleh)
        form.add_error(None, str(aturan))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def dibantu(request: HttpRequest, kode: str) -> HttpResponse:
    """What this officer has begun: upload the papers; it is sent once nothing is missing any more."""
    oleh = petugas(request)
    permohonan = get_object_or_404(
        Permohonan.objects.select_related("pengguna__penyedia", "akun"), kode=kode, dibantu_oleh=oleh
    )
    form = None
    if request.method == "POST":
        form = _unggah(request, permohonan, oleh)
        if form.is_valid():
            return redirect(f"admin:{NAMA_BANTU}", kode=kode)
    catat_lihat(permohonan, oleh=oleh)
    dokumen = actions.dokumen_berlaku(permohonan)
    return tampilkan(
        request,
        "admin/registrasi/permohonan/dibantu.html",
        "Ganti surel dengan bantuan loket",
        permohonan=permohonan,
        beda=beda_permohonan(permohonan, terbuka=True),
        kurang=kekurangan(permohonan, list(permohonan.perubahan.all()), dokumen),
        dokumen=[(d, _form(permohonan, d, form)) for d in dokumen],
        form=form,
        riwayat=riwayat_permohonan(permohonan, dengan_nama=True),
    )


def _form(permohonan: Permohonan, dokumen: BerkasPermohonan, kiriman: UnggahForm | None) -> UnggahForm | None:
    """The upload form of a document that is open: the one that was just refused, or an empty one."""
    if not permohonan.is_bisa_diubah or not is_dokumen_terbuka(permohonan, dokumen):
        return None
    if kiriman is not None and kiriman.prefix == dokumen.kode:
        return kiriman
    return UnggahForm(kode=dokumen.kode, batas_mb=BATAS_MB, prefix=dokumen.kode)


def _unggah(request: HttpRequest, permohonan: Permohonan, oleh: Akun) -> UnggahForm:
    """Take one document in; a refusal stands next to its field. Raises Http404 for one not asked for."""
    kode = request.POST.get("dokumen", "")
    if kode not in {d.kode for d in actions.dokumen_berlaku(permohonan)}:
        raise Http404
    form = UnggahForm(request.POST, request.FILES, kode=kode, batas_mb=BATAS_MB, prefix=kode)
    if form.is_valid():
        try:
            serahkan(permohonan, kode, form.cleaned_data["berkas"], oleh=oleh)
        except AturanDilanggar as aturan:
            catat_penolakan(permohonan, "unggah", aturan, oleh=oleh)
            form.add_error("berkas", str(aturan))
        else:
            messages.success(request, "Dokumen tersimpan.")
    return form
