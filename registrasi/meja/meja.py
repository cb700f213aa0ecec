"""The desk: the scans beside what was typed, the marks, the lease, the way to a decision."""

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lpse.jejak import catat, catat_lihat
from lpse.kalender import kalender
from lpse.models import Akun, Naskah
from lpse.naskah import milik
from lpse.peran import LIHAT_JEJAK, VERIFIKASI
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.alur.pendaftaran import ALUR
from registrasi.daftar_hitam.kueri import temuan_pendaftaran
from registrasi.enums.bantuan import JenisAsal
from registrasi.enums.pendaftaran import StatusPendaftaran, Tindakan
from registrasi.forms.meja import SalinanForm, TandaiForm
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.meja.isian import beri_asal, data_isian, isian_untuk, jawaban_rahasia
from registrasi.meja.pegangan import pemegang
from registrasi.meja.penampil import Penampil, pilih_tampilan
from registrasi.meja.riwayat import riwayat
from registrasi.models import BerkasSyarat, CocokDaftarHitam, DokumenSyarat, Pendaftaran
from registrasi.policies.bantuan import asal_isian, sebut_asal
from registrasi.policies.pendaftaran import LABEL_BAGIAN
from registrasi.queries.antrean import kesamaan, serupa, tanda_tenggat

S = StatusPendaftaran
PUTUSAN = (Tindakan.SETUJUI, Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.CABUT)
BATAS_SERUPA = 10


@require_safe
@dengan_pendaftaran
def meja(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """The desk of one registration."""
    return tampilkan_meja(request, pendaftaran)


def tampilkan_meja(
    request: HttpRequest,
    pendaftaran: Pendaftaran,
    *,
    dok: str = "",
    tandai: TandaiForm | None = None,
    nik_terbuka: bool = False,
) -> HttpResponse:
    """Render the desk; `tandai` is a form of document `dok` to be shown with its errors.

    The look is recorded before the page is answered; `nik_terbuka` is for whoever recorded that look as well.
    """
    oleh = petugas(request)
    dokumen = _dokumen(pendaftaran)
    penampil = pilih_tampilan(pendaftaran, dokumen, request.GET, oleh, dok)
    catat_lihat(pendaftaran, oleh=oleh, **(penampil.rincian_lihat if penampil else {}))
    bisa_memeriksa = pendaftaran.status == S.DIAJUKAN and oleh.has_perm(VERIFIKASI)
    if tandai is None and bisa_memeriksa and penampil:
        tandai = TandaiForm(initial=_tanda(penampil.dokumen))
    asal = asal_isian(pendaftaran)
    isian = beri_asal(data_isian(pendaftaran, nik_terbuka=nik_terbuka), asal)
    asal_berkas = asal.get((JenisAsal.DOKUMEN, penampil.dokumen.kode)) if penampil else None
    kembar = serupa(pendaftaran, BATAS_SERUPA)
    return tampilkan(
        request,
        "admin/registrasi/meja.html",
        f"{pendaftaran.nomor} – {pendaftaran.nama_perusahaan}",
        pendaftaran=pendaftaran,
        dokumen=dokumen,
        penampil=penampil,
        alamat=url_meja(pendaftaran),
        kueri=urlencode(penampil.pilihan) if penampil else "",
        **_sekitar(dokumen, penampil),
        form=tandai,
        isian=isian,
        asal_berkas=sebut_asal(asal_berkas, kepada_pemohon=False) if asal_berkas else "",
        bandingkan=isian_untuk(penampil.dokumen.kode, isian) if penampil else [],
        siap=bool(dokumen) and all(d.is_lolos for d in dokumen),
        perbaikan=[(LABEL_BAGIAN.get(k, k), alasan) for k, alasan in pendaftaran.bagian_perbaikan.items()],
        serupa=[(lain, kesamaan(pendaftaran, lain)) for lain in kembar[:BATAS_SERUPA]],
        serupa_lebih=len(kembar) > BATAS_SERUPA,
        temuan=_temuan(pendaftaran),
        riwayat=riwayat(pendaftaran, {d.kode: d.nama for d in dokumen}),
        naskah=_naskah(pendaftaran),
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
        "pemegang": pemegang(pendaftaran, oleh),
        "is_verifikator": oleh.has_perm(VERIFIKASI),
        "lihat_jejak": oleh.has_perm(LIHAT_JEJAK),
        "putusan": [
            (t, reverse(f"admin:registrasi_meja_{t.value}", args=[pendaftaran.kode]))
            for t in PUTUSAN
            if t in terbuka
        ],
    }


def _dokumen(pendaftaran: Pendaftaran) -> list[DokumenSyarat]:
    berkas = BerkasSyarat.objects.select_related("berkas")
    return list(
        pendaftaran.dokumen.select_related("berkas", "diperiksa_oleh").prefetch_related(
            Prefetch("riwayat", berkas)
        )
    )


def _temuan(pendaftaran: Pendaftaran) -> list[tuple[CocokDaftarHitam, bool]]:
    """What the blacklist says of it, and whether it is in force today; compared anew while it is open."""
    if pendaftaran.status in (S.DIAJUKAN, S.DIKEMBALIKAN):
        actions.cocokkan_pendaftaran(pendaftaran)
    hari = hari_ini()
    return [(c, c.entri.is_berlaku(hari)) for c in temuan_pendaftaran(pendaftaran.pk)]


def _naskah(pendaftaran: Pendaftaran) -> QuerySet[Naskah] | tuple[()]:
    """What was issued; only an approval issues anything."""
    if pendaftaran.status not in (S.DISETUJUI, S.DICABUT):
        return ()
    return milik(pendaftaran).select_related("berkas_bertanda_tangan")


def _sekitar(dokumen: list[DokumenSyarat], penampil: Penampil | None) -> dict[str, Any]:
    """What surrounds the document shown: its earlier files, the documents before and after it."""
    if penampil is None:
        return {}
    kini = penampil.dokumen
    letak = dokumen.index(kini)
    return {
        "riwayat_berkas": [r for r in kini.riwayat.all() if r.berkas_id != kini.berkas_id],
        "dokumen_sebelum": dokumen[letak - 1] if letak else None,
        "dokumen_sesudah": dokumen[letak + 1] if letak + 1 < len(dokumen) else None,
        "jumlah_lolos": sum(d.is_lolos and d.berkas_id is not None for d in dokumen),
        "jumlah_diserahkan": sum(d.berkas_id is not None for d in dokumen),
    }


def _tanda(dokumen: DokumenSyarat) -> dict[str, Any]:
    return {nama: getattr(dokumen, nama) for nama in TandaiForm.base_fields}


@require_POST
@dengan_pendaftaran
def nik(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Show the masked numbers: as JSON to the script of the desk, as the desk itself without one.

    The look is a trail row of its own, committed before the numbers leave.
    """
    with transaction.atomic(durable=True):
        catat(pendaftaran, "pendaftaran.nik_dilihat", oleh=petugas(request))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(
            {j.kode: {"nilai": j.nilai, "keterangan": j.keterangan} for j in jawaban_rahasia(pendaftaran)}
        )
    return tampilkan_meja(request, pendaftaran, nik_terbuka=True)


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
