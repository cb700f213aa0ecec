"""What an officer entered on the applicant's behalf: read, corrected, called right; the help ended."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lpse.pintu import tindak
from lpse.serentak import tanda_isian
from registrasi import actions
from registrasi.actions.asal_isian import asal_bagian
from registrasi.models import AsalIsian, BantuanPendaftaran, Pendaftaran
from registrasi.policies.bantuan import DOKUMEN, asal_isian, belum_disetujui, dasar_bantuan, tanda_asal
from registrasi.policies.pendaftaran import label_bagian
from registrasi.policies.privasi import pernyataan_kini
from registrasi.views.bersama import milik_pemohon, url_tugas
from registrasi.views.ringkasan import DARI_BANTUAN, BagianJawaban, ringkasan


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """One section that waits: its answers, and the mark of exactly these."""

    kode: str
    isi: BagianJawaban
    tanda: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_pemohon
def bantuan(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Section by section; a POST calls one of them right."""
    if request.method == "POST":
        pk, oleh = pendaftaran.pk, pendaftaran.akun
        isi = {nama: request.POST.get(nama, "") for nama in ("bagian", "tanda")}
        if tindak(
            request,
            pendaftaran,
            "nyatakan_benar",
            lambda: actions.nyatakan_benar(pk, oleh=oleh, **isi),
        ):
            messages.success(request, "Tercatat: Anda menyatakan bagian itu benar.")
        return redirect("registrasi:bantuan", kode=pendaftaran.kode)
    if not pendaftaran.is_bisa_diubah:
        return redirect(url_tugas(pendaftaran))
    asal = asal_isian(pendaftaran)
    hidup = BantuanPendaftaran.objects.berjalan().filter(pendaftaran=pendaftaran)
    return render(
        request,
        "registrasi/bantuan.html",
        {
            "pendaftaran": pendaftaran,
            "menunggu": _menunggu(pendaftaran, asal),
            "dibantu": bool(asal),
            "hidup": hidup.select_related("petugas").first(),
            "dasar": dasar_bantuan(),
            "privasi": pernyataan_kini(),
            "url_periksa": reverse("registrasi:periksa", kwargs={"kode": pendaftaran.kode}),
        },
    )


def _menunggu(pendaftaran: Pendaftaran, asal: dict[tuple[str, str], AsalIsian]) -> list[Pernyataan]:
    """The sections with something that waits for the applicant's word; of each, only what waits."""
    if not belum_disetujui(asal.values()):
        return []
    dokumen = list(pendaftaran.dokumen.select_related("berkas"))
    bagian = [*label_bagian(pendaftaran.jenis), DOKUMEN]
    jawaban = ringkasan(pendaftaran, dokumen, asal, dari=DARI_BANTUAN)
    hasil = []
    for kode, isi in zip(bagian, jawaban, strict=True):
        baris = asal_bagian(asal.values(), kode)
        if baris:
            tampak = BagianJawaban(isi.judul, [j for j in isi.jawaban if j.menunggu])
            hasil.append(Pernyataan(kode, tampak, tanda_isian(tanda_asal(baris))))
    return hasil


@require_POST
@milik_pemohon
def akhiri(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """End the help now; the officer is out with the next click."""
    berjalan = BantuanPendaftaran.objects.berjalan().filter(pendaftaran=pendaftaran).first()
    if berjalan is not None:
        oleh, pk = pendaftaran.akun, berjalan.pk
        if tindak(request, pendaftaran, "akhiri_bantuan", lambda: actions.akhiri_bantuan(pk, oleh=oleh)):
            messages.success(request, "Bantuan diakhiri. Petugas tidak dapat membuka pendaftaran Anda lagi.")
    return redirect("registrasi:bantuan", kode=pendaftaran.kode)
