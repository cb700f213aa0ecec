"""The list of cases, its export, and the pages that begin one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import USULKAN_PENONAKTIFAN
from lpse.pintu import KONFLIK, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import tanggal
from registrasi import actions
from registrasi.forms.penonaktifan import LaporanForm, PengaktifanForm, SaringanPerkaraForm
from registrasi.models import EntriDaftarHitam
from registrasi.perkara.jenis_nonaktif import PENGAKTIFAN, PENONAKTIFAN, JenisPerkara
from registrasi.policies.penonaktifan import Perkara

TERBARU = Order(falling=True)
BELUM_SELESAI = "terbuka"
KEPALA = ("Nomor", "User ID", "Nama", "Alasan", "Status", "Dicatat pada", "Diputus pada")
PER_HALAMAN = 25


def _form(request: HttpRequest, jenis: JenisPerkara) -> SaringanPerkaraForm:
    pilihan = {"status": list(jenis.status.choices), "dasar": list(jenis.dasar.choices)}
    return SaringanPerkaraForm(request.GET, **pilihan)


def _saring(jenis: JenisPerkara, saringan: dict[str, str]) -> QuerySet[Any]:
    """The cases that the filters leave; each filter is served by an index."""
    rows: QuerySet[Any] = jenis.model.objects.select_related("pengguna__akun", "pengguna__penyedia")
    status = saringan.get("status", "")
    if status == BELUM_SELESAI:
        rows = rows.filter(status__in=jenis.terbuka)
    elif status:
        rows = rows.filter(status=status)
    if "dasar" in saringan:
        rows = rows.filter(dasar=saringan["dasar"])
    if cari := saringan.get("cari", "").strip():
        besar = cari.upper()
        rows = rows.filter(
            Q(nomor=besar)
            | Q(pengguna__user_id__iexact=cari)
            | Q(pengguna__nama_cari__gte=besar, pengguna__nama_cari__lt=f"{besar}\U0010ffff")
        )
    return rows


@require_safe
def daftar(request: HttpRequest, *, jenis: JenisPerkara) -> HttpResponse:
    """One page of the cases of this kind, newest first."""
    form = _form(request, jenis)
    saringan = form.saringan
    kursor = baca_kursor(request)
    halaman = read_page(_saring(jenis, saringan), TERBARU, size=PER_HALAMAN, **kursor)
    return tampilkan(
        request,
        "admin/registrasi/perkara/daftar.html",
        jenis.judul,
        jenis=jenis,
        form=form,
        baris=halaman.rows,
        kalender=kalender(),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        boleh_mulai=petugas(request).has_perm(USULKAN_PENONAKTIFAN),
        url_daftar=jenis.url(""),
        url_baru=jenis.url("baru"),
        url_ekspor=jenis.url("ekspor"),
    )


@require_safe
def ekspor(request: HttpRequest, *, jenis: JenisPerkara) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row, committed before the first byte."""
    saringan = _form(request, jenis).saringan
    rows = _saring(jenis, saringan).order_by("-pk")
    # Which words were searched for is nobody's business later; that there were some is.
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        jenis.nama,
        KEPALA,
        map(_sel, rows.iterator(chunk_size=SEPOTONG)),
        peristiwa=f"{jenis.nama}.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel(p: Any) -> tuple[Any, ...]:
    saat = (p.created_at, p.diputus_pada)
    return (
        *(p.nomor, p.pengguna.user_id, str(p.pengguna.penyedia or p.pengguna.akun)),
        *(p.get_dasar_display(), p.get_status_display()),
        *(sel_waktu(s) for s in saat),
    )


def _entri(kode: str) -> EntriDaftarHitam | None:
    return EntriDaftarHitam.objects.filter(kode=kode).first() if kode else None


@require_http_methods(["GET", "HEAD", "POST"])
def laporan_baru(request: HttpRequest) -> HttpResponse:
    """Record a report; `?pengguna=` and `?entri=` fill in what another page already knows."""
    entri = _entri(request.GET.get("entri", ""))
    form = LaporanForm(isian(request), initial=_awal(request, entri))
    oleh = petugas(request)

    def act() -> Perkara:
        isi = form.cleaned_data
        dari_daftar = entri if isi["dasar"] == "daftar_hitam" else None
        kolom = {nama: isi[nama] for nama in ("dasar", "uraian", "peminta")}
        return actions.laporkan(isi["pengguna"].pk, oleh=oleh, surat=form.surat, entri=dari_daftar, **kolom)

    return _mulai(request, PENONAKTIFAN, form, act, oleh, entri=entri, judul="Catat laporan")


def _awal(request: HttpRequest, entri: EntriDaftarHitam | None) -> dict[str, Any]:
    awal: dict[str, Any] = {"pengguna": request.GET.get("pengguna", "")[:30]}
    if entri is not None:
        sampai = f" sampai {tanggal(entri.berlaku_sampai)}" if entri.berlaku_sampai else ""
        awal |= {
            "dasar": "daftar_hitam",
            "perihal": "Permintaan penonaktifan berkaitan dengan daftar hitam",
            "uraian": f"Tercantum dalam daftar hitam dengan SK {entri.no_sk}, berlaku dari "
            f"{tanggal(entri.berlaku_dari)}{sampai}. {entri.jenis_pelanggaran}".strip(),
        }
    return awal


@require_http_methods(["GET", "HEAD", "POST"])
def pengaktifan_baru(request: HttpRequest) -> HttpResponse:
    """Start a reactivation for a user: the sanction has run out, or was revoked."""
    awal = {"pengguna": request.GET.get("pengguna", "")[:30], "dasar": "sanksi_berakhir"}
    form = PengaktifanForm(isian(request), initial=awal)
    oleh = petugas(request)

    def act() -> Perkara:
        isi = form.cleaned_data
        surat = form.surat_bila_ada
        kolom = {nama: isi[nama] for nama in ("dasar", "uraian")}
        return actions.mohon_pengaktifan(isi["pengguna"].pk, oleh=oleh, surat=surat, **kolom)

    return _mulai(request, PENGAKTIFAN, form, act, oleh, judul="Mulai pengaktifan kembali")


def _mulai(
    request: HttpRequest, jenis: JenisPerkara, form: Any, act: Any, oleh: Akun, *, judul: str, **konteks: Any
) -> HttpResponse:
    """Show the form, or begin the case and go to its page; a refusal keeps what was typed."""
    status = 200
    if form.is_valid():
        perkara = tindak(request, oleh, f"mulai_{jenis.nama}", act)
        if perkara is not None:
            messages.success(request, f"Perkara {perkara.nomor} dicatat. Lampirkan buktinya, lalu lanjutkan.")
            return redirect(jenis.url("lihat", perkara.kode))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/registrasi/perkara/baru.html",
        judul,
        status=status,
        jenis=jenis,
        form=form,
        dasar=profil().dasar("registrasi.nonaktif"),
        bunyi=profil().bunyi("registrasi.nonaktif"),
        url_daftar=jenis.url(""),
        **konteks,
    )
