"""The desk: the scans beside what was typed, the marks, the lease, the way to a decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lpse.jejak import catat_lihat
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.naskah import milik
from lpse.peran import LIHAT_JEJAK, VERIFIKASI
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.alur import ALUR
from registrasi.antrean import kesamaan, serupa, tanda_tenggat
from registrasi.enums import StatusPendaftaran, Tindakan
from registrasi.forms_meja import SalinanForm, TandaiForm
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.meja.isian import data_isian, isian_untuk
from registrasi.meja.penampil import pilih_tampilan
from registrasi.meja.riwayat import riwayat
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies import LABEL_BAGIAN

PUTUSAN = (Tindakan.SETUJUI, Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.CABUT)
BATAS_SERUPA = 10


@require_safe
@dengan_pendaftaran
def meja(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """The desk of one registration."""
    return tampilkan_meja(request, pendaftaran)


def tampilkan_meja(
    request: HttpRequest, pendaftaran: Pendaftaran, *, dok: str = "", tandai: TandaiForm | None = None
) -> HttpResponse:
    """Render the desk; `tandai` is a form of document `dok` to be shown with its errors.

    The look is recorded first: the page shows NIK and NPWP in full.
    """
    oleh = petugas(request)
    catat_lihat(pendaftaran, oleh=oleh)
    dokumen = list(
        pendaftaran.dokumen.select_related("berkas", "diperiksa_oleh").prefetch_related("riwayat__berkas")
    )
    penampil = pilih_tampilan(pendaftaran, dokumen, request.GET, dok)
    bisa_memeriksa = pendaftaran.status == StatusPendaftaran.DIAJUKAN and oleh.has_perm(VERIFIKASI)
    if tandai is None and bisa_memeriksa and penampil:
        tandai = TandaiForm(initial=_tanda(penampil.dokumen))
    kejadian = riwayat(pendaftaran, {d.kode: d.nama for d in dokumen})
    isian = data_isian(pendaftaran)
    kembar = serupa(pendaftaran, BATAS_SERUPA)
    return tampilkan(
        request,
        "admin/registrasi/meja.html",
        f"{pendaftaran.nomor} – {pendaftaran.nama_perusahaan}",
        pendaftaran=pendaftaran,
        dokumen=dokumen,
        penampil=penampil,
        riwayat_berkas=[
            r for r in penampil.dokumen.riwayat.all() if r.berkas_id != penampil.dokumen.berkas_id
        ]
        if penampil
        else [],
        form=tandai,
        isian=isian,
        bandingkan=isian_untuk(penampil.dokumen.kode, isian) if penampil else [],
        siap=bool(dokumen) and all(d.is_lolos for d in dokumen),
        perbaikan=[(LABEL_BAGIAN.get(k, k), alasan) for k, alasan in pendaftaran.bagian_perbaikan.items()],
        serupa=[(lain, kesamaan(pendaftaran, lain)) for lain in kembar[:BATAS_SERUPA]],
        serupa_lebih=len(kembar) > BATAS_SERUPA,
        riwayat=kejadian,
        dipegang_sejak=next((k.pada for k in kejadian if k.peristiwa == "pendaftaran.diambil"), None),
        naskah=milik(pendaftaran).select_related("berkas_bertanda_tangan"),
        salinan=SalinanForm() if oleh.has_perm(VERIFIKASI) else None,
        **_keadaan(pendaftaran, oleh),
    )


def _keadaan(pendaftaran: Pendaftaran, oleh: Akun) -> dict[str, Any]:
    """Who holds the file, how the clock stands, and what this officer may do now."""
    kerja = kalender()
    terbuka = ALUR.terbuka(pendaftaran, oleh)
    return {
        "tanda": tanda_tenggat(pendaftaran, kerja, timezone.now()),
        "kalender": kerja,
        "dipegang_saya": pendaftaran.is_diklaim and pendaftaran.diklaim_oleh_id == oleh.pk,
        "is_verifikator": oleh.has_perm(VERIFIKASI),
        "lihat_jejak": oleh.has_perm(LIHAT_JEJAK),
        "putusan": [
            (t, reverse(f"admin:registrasi_meja_{t.value}", args=[pendaftaran.kode]))
            for t in PUTUSAN
            if t in terbuka
        ],
    }


def _tanda(dokumen: DokumenSyarat) -> dict[str, Any]:
    return {nama: getattr(dokumen, nama) for nama in TandaiForm.base_fields}


@require_POST
@dengan_pendaftaran
def ambil(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Take the file, or hold it longer."""
    oleh = petugas(request)
    tindak(request, pendaftaran, "ambil", lambda: actions.ambil(pendaftaran.pk, oleh=oleh))
    return redirect(url_meja(pendaftaran))


@require_POST
@dengan_pendaftaran
def lepas(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Put the file back into the queue."""
    oleh = petugas(request)
    tindak(request, pendaftaran, "lepas", lambda: actions.lepas(pendaftaran.pk, oleh=oleh))
    return redirect(url_meja(pendaftaran))
