"""What is done with a meeting: people invited, held, minutes written and approved, follow-ups reported."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from lpse.berkas import diterima_bila_ada
from lpse.peran import KELOLA_RAPAT
from lpse.pintu import isian, sibuk_menjadi_503, tindak, unggahan
from lpse.situs_admin import petugas
from sekretariat.actions.notula import (
    catat_kehadiran,
    catat_tindak_lanjut,
    lepas_peserta,
    sahkan_notula,
    selesaikan_tindak_lanjut_rapat,
    tambah_petugas,
    tambah_tamu,
    tulis_notula,
)
from sekretariat.actions.rapat import batalkan_rapat, selesaikan_rapat, undang_rapat
from sekretariat.enums.rapat import TindakanRapat, TindakanTindakLanjut
from sekretariat.forms.persuratan import BATAS_MB, TanpaIsianForm
from sekretariat.forms.rapat import (
    BatalForm,
    HadirForm,
    HasilForm,
    NotulaForm,
    PetugasForm,
    TamuForm,
    TindakLanjutForm,
)
from sekretariat.models import Notula, PesertaRapat, Rapat, TindakLanjutRapat
from sekretariat.queries.rapat import peserta
from sekretariat.rapat.bersama import dengan_rapat, jalankan, url

T, L = TindakanRapat, TindakanTindakLanjut
# The act, what is said after it and before it.
LANGKAH: dict[TindakanRapat, tuple[Callable[..., Any], str, str]] = {
    T.UNDANG: (
        undang_rapat,
        "Undangan terbit dan dikirim kepada peserta yang mempunyai surel.",
        "Surat Undangan terbit dengan nomor, dan peserta menerima berkas untuk kalendernya.",
    ),
    T.SELESAIKAN: (
        selesaikan_rapat,
        "Tercatat selesai. Lengkapi kehadiran, notula, dan tindak lanjutnya.",
        "Sesudah ini waktunya tidak berubah lagi.",
    ),
    T.SAHKAN: (
        sahkan_notula,
        "Notula disahkan dan terbit. Isinya tidak berubah lagi.",
        "Anda mengesahkannya sebagai pemimpin rapat. Sesudah ini isi dan kehadirannya tidak berubah lagi.",
    ),
    T.BATALKAN: (
        batalkan_rapat,
        "Rapat dibatalkan.",
        "Yang sudah diundang diberi tahu, dan undangannya dicabut.",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_rapat
def langkah(request: HttpRequest, rapat: Rapat, *, tindakan: TindakanRapat) -> HttpResponse:
    """One step of the meeting."""
    act, selesai, keterangan = LANGKAH[tindakan]
    oleh, bentuk = petugas(request), BatalForm if tindakan == T.BATALKAN else TanpaIsianForm
    if tindakan == T.SAHKAN and not rapat.is_milik(oleh):
        raise Http404
    form = bentuk(isian(request))
    return jalankan(
        request,
        rapat,
        form,
        lambda: act(rapat.pk, oleh=oleh, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=tindakan.label,
        selesai=selesai,
        tombol=tindakan.label,
        keterangan=keterangan,
        is_berat=tindakan == T.BATALKAN,
        notula=Notula.objects.filter(rapat=rapat).first() if tindakan == T.SAHKAN else None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_rapat
def tambah(request: HttpRequest, rapat: Rapat, *, dari_luar: bool) -> HttpResponse:
    """Invite officers, or somebody from elsewhere."""
    oleh = petugas(request)
    form = TamuForm(isian(request)) if dari_luar else PetugasForm(isian(request), rapat=rapat)
    act = tambah_tamu if dari_luar else tambah_petugas
    return jalankan(
        request,
        rapat,
        form,
        lambda: act(rapat.pk, oleh=oleh, **form.cleaned_data),
        tindakan="tambah_peserta",
        judul="Tambah peserta dari luar LPSE" if dari_luar else "Tambah petugas sebagai peserta",
        selesai="Peserta ditambahkan.",
        tombol="Tambahkan",
    )


@require_POST
@dengan_rapat
def lepas(request: HttpRequest, rapat: Rapat) -> HttpResponseBase:
    """Take somebody off the list."""
    nomor, oleh = request.POST.get("peserta", ""), petugas(request)
    pk = int(nomor) if nomor.isascii() and nomor.isdigit() and len(nomor) < 19 else 0
    try:
        tindak(request, rapat, "lepas_peserta", lambda: lepas_peserta(rapat.pk, pk, oleh=oleh))
    except PesertaRapat.DoesNotExist:
        messages.error(request, "Peserta itu sudah tidak ada di daftar.")
    return redirect(url("lihat", rapat.kode))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_rapat
def hadir(request: HttpRequest, rapat: Rapat) -> HttpResponse:
    """Say who came."""
    oleh, semua = petugas(request), list(peserta(rapat))
    pilihan = [(str(satu.pk), ", ".join(filter(None, (satu.nama, satu.instansi)))) for satu in semua]
    awal = {"hadir": [str(satu.pk) for satu in semua if satu.is_hadir]}
    form = HadirForm(isian(request), pilihan=pilihan, initial=awal)
    return jalankan(
        request,
        rapat,
        form,
        lambda: catat_kehadiran(rapat.pk, oleh=oleh, hadir=[int(pk) for pk in form.cleaned_data["hadir"]]),
        tindakan="catat_kehadiran",
        judul="Catat kehadiran",
        selesai="Kehadiran tersimpan.",
        keterangan="Centang yang hadir. Yang datang tanpa diundang ditambahkan dulu sebagai peserta.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_rapat
def notula(request: HttpRequest, rapat: Rapat) -> HttpResponse:
    """Write the minutes."""
    oleh, ada = petugas(request), Notula.objects.filter(rapat=rapat).first()
    form = NotulaForm(isian(request), initial=NotulaForm.isian(ada))
    return jalankan(
        request,
        rapat,
        form,
        lambda: tulis_notula(rapat.pk, oleh=oleh, **form.cleaned_data),
        tindakan="tulis_notula",
        judul="Tulis notula",
        selesai="Notula tersimpan. Pemimpin rapat mengesahkannya.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_rapat
def lanjut(request: HttpRequest, rapat: Rapat) -> HttpResponse:
    """Note what is to be done."""
    oleh, form = petugas(request), TindakLanjutForm(isian(request))
    return jalankan(
        request,
        rapat,
        form,
        lambda: catat_tindak_lanjut(rapat.pk, oleh=oleh, **form.cleaned_data),
        tindakan="catat_tindak_lanjut",
        judul="Catat tindak lanjut",
        selesai="Tindak lanjut tercatat.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
def lanjut_selesai(request: HttpRequest, kode: str, *, tindakan: TindakanTindakLanjut) -> HttpResponse:
    """Report that it was done: by whoever had to, or for somebody outside."""
    oleh = petugas(request)
    rows = TindakLanjutRapat.objects.select_related("rapat")
    # Another's is nobody's business here but of those who keep the meetings.
    satu = get_object_or_404(rows if oleh.has_perm(KELOLA_RAPAT) else rows.filter(penanggung=oleh), kode=kode)
    form = HasilForm(isian(request), unggahan(request))

    def simpan() -> TindakLanjutRapat:
        isi = dict(form.cleaned_data)
        kiriman = isi.pop("bukti")
        # Refused, no byte of it stays.
        with diterima_bila_ada(kiriman, oleh=oleh, batas_mb=BATAS_MB) as berkas:
            return selesaikan_tindak_lanjut_rapat(satu.pk, tindakan, oleh=oleh, bukti=berkas, **isi)

    return jalankan(
        request,
        satu.rapat,
        form,
        simpan,
        tindakan=tindakan.value,
        judul=tindakan.label,
        selesai="Tindak lanjut tercatat selesai.",
        tombol=tindakan.label,
        keterangan=satu.uraian,
    )
