"""The steps of a declared emergency, each on its own page; the declaration is a step of the incident."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from infrastruktur.actions import darurat as actions
from infrastruktur.alur.darurat import ALUR_DARURAT
from infrastruktur.enums.darurat import TindakanDarurat as T
from infrastruktur.forms.darurat import AkhirForm, PenilaianForm, PutusanForm
from infrastruktur.gangguan.daftar import url_gangguan
from infrastruktur.models import Gangguan, KeadaanDarurat
from infrastruktur.policies.darurat import kurang_untuk_diakhiri
from infrastruktur.queries.darurat import darurat_terakhir
from lpse.formulir import Langkah
from lpse.models import Akun
from lpse.pintu import KONFLIK, dengan, isian, tindak
from lpse.situs_admin import petugas, tampilkan

LANGKAH: dict[T, Langkah] = {
    T.CATAT_PENILAIAN: Langkah(
        PenilaianForm,
        actions.catat_penilaian,
        "Penilaian tercatat dan menunggu putusan Kepala.",
        "Satu penilaian untuk satu aset atau bagian. Isinya tidak dapat diubah; yang keliru ditolak Kepala.",
    ),
    T.PUTUSKAN_PENILAIAN: Langkah(PutusanForm, actions.putuskan_penilaian, "Putusan tersimpan."),
    T.AKHIRI_DARURAT: Langkah(
        AkhirForm,
        actions.akhiri_darurat,
        "Keadaan darurat diakhiri. Tim diberi tahu.",
        "Sesudah ini gangguannya dapat ditutup. Tidak dapat dibatalkan.",
    ),
}


def tombol_darurat(darurat: KeadaanDarurat | None, oleh: Akun) -> list[dict[str, Any]]:
    """The steps of an emergency open to this person, but those that have nothing to work on."""
    if darurat is None:
        return []
    terbuka = set(ALUR_DARURAT.terbuka(darurat, oleh))
    menunggu = [satu for satu in darurat.penilaian.all() if satu.putusan == "menunggu"]
    terbuka -= set() if menunggu else {T.PUTUSKAN_PENILAIAN}
    terbuka -= {T.AKHIRI_DARURAT} if menunggu or not darurat.penilaian.all() else set()
    return [
        {"judul": t.label, "url": url_gangguan(t.value, darurat.gangguan.kode), "is_berat": False}
        for t in LANGKAH
        if t in terbuka
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@dengan(Gangguan.objects.all())
def langkah(request: HttpRequest, gangguan: Gangguan, *, tindakan: T) -> HttpResponse:
    """One step of an incident's last emergency; 404 where none was declared."""
    oleh, satu, status = petugas(request), LANGKAH[tindakan], 200
    darurat = darurat_terakhir(gangguan)
    if darurat is None:
        raise Http404
    kiriman = isian(request)
    khusus = {"darurat": darurat} if satu.form is PutusanForm else {}
    form = satu.form(kiriman, **khusus)
    if form.is_valid():
        isi = form.kolom
        if tindak(request, darurat, tindakan.value, lambda: satu.act(darurat.pk, oleh=oleh, **isi)):
            messages.success(request, satu.selesai)
            return redirect(url_gangguan("lihat", gangguan.kode))
        darurat.refresh_from_db(fields=["status"])
        status = KONFLIK
    tertutup = "" if darurat.is_berlaku else "Keadaan darurat ini sudah diakhiri."
    kurang = kurang_untuk_diakhiri(darurat) if tindakan == T.AKHIRI_DARURAT and darurat.is_berlaku else []
    return tampilkan(
        request,
        "admin/infrastruktur/gangguan/langkah.html",
        tindakan.label,
        status=status,
        gangguan=gangguan,
        langkah=satu,
        form=form,
        halangan=tertutup,
        kurang=kurang,
        url_daftar=url_gangguan(),
        url_perkara=url_gangguan("lihat", gangguan.kode),
    )
