"""Whom the blacklist seems to mean: the list, one match with the officers' views, the start-page card."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.paging import PALING_BANYAK
from lpse.paging import sebut_sampai as sebut_jumlah
from lpse.peran import KELOLA_DAFTAR_HITAM, LIHAT_PENDAFTARAN, USULKAN_PENONAKTIFAN
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.temuan import TINJAUAN
from registrasi.alur.daftar_hitam import ALUR_COCOK
from registrasi.daftar_hitam import kueri
from registrasi.enums.daftar_hitam import StatusCocok, TindakanCocok
from registrasi.forms.daftar_hitam import SaringanTemuanForm, TinjauForm
from registrasi.models import CocokDaftarHitam
from registrasi.perkara.csv_daftar_hitam import KEPALA_TEMUAN, baris_temuan
from registrasi.perkara.entri_daftar_hitam import TERBARU, halaman

NAMA_DAFTAR = "registrasi_temuan"
NAMA_TEMUAN = "registrasi_temuan_lihat"


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the matches; without a filter, those that wait for a look."""
    form = SaringanTemuanForm(request.GET)
    saringan, hari = form.saringan, hari_ini()
    rows, letak = halaman(request, kueri.temuan(saringan), TERBARU, saringan.as_params())
    return tampilkan(
        request,
        "admin/registrasi/temuan_daftar.html",
        "Temuan daftar hitam",
        form=form,
        baris=[(c, kueri.subjek(c), c.entri.is_berlaku(hari)) for c in rows],
        **letak,
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every match that the filters leave, as CSV."""
    form = SaringanTemuanForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse(f'admin:{NAMA_DAFTAR}')}?{request.GET.urlencode()}")
    saringan = form.saringan
    rows = kueri.temuan(saringan).order_by("-pk")
    rincian = {"status": saringan.status, "cara": saringan.cara, "dicari": bool(saringan.cari)}
    return jawab_csv(
        "temuan-daftar-hitam",
        KEPALA_TEMUAN,
        map(baris_temuan, rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="temuan_daftar_hitam.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _temuan(kode: str) -> CocokDaftarHitam:
    temuan: CocokDaftarHitam = get_object_or_404(kueri.lengkap(CocokDaftarHitam.objects.all()), kode=kode)
    return temuan


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One match: the sanction beside our record, every view taken so far, and the form for the next."""
    return _tampil(request, _temuan(kode))


def _tampil(request: HttpRequest, cocok: CocokDaftarHitam, form: TinjauForm | None = None) -> HttpResponse:
    oleh, siapa = petugas(request), kueri.subjek(cocok)
    catat_lihat(cocok, oleh=oleh)
    pilihan = _pilihan(cocok, oleh)
    boleh_usul = oleh.has_perm(USULKAN_PENONAKTIFAN)
    return tampilkan(
        request,
        "admin/registrasi/temuan.html",
        f"Temuan: {siapa.nama}",
        cocok=cocok,
        entri=cocok.entri,
        siapa=siapa,
        is_berlaku=cocok.entri.is_berlaku(hari_ini()),
        form=form or (TinjauForm(pilihan=pilihan) if pilihan else None),
        tautan=kueri.tautan_tindak_lanjut(cocok, siapa) if boleh_usul else [],
    )


def _pilihan(cocok: CocokDaftarHitam, oleh: Akun) -> list[TindakanCocok]:
    return [t for t in ALUR_COCOK.terbuka(cocok, oleh) if t in TINJAUAN]


@require_POST
def tinjau(request: HttpRequest, kode: str) -> HttpResponse:
    """Save an officer's view, then go back to where the work is: the desk, or this match."""
    cocok, oleh = _temuan(kode), petugas(request)
    form = TinjauForm(request.POST, pilihan=list(TINJAUAN))
    if not form.is_valid():
        form.tawarkan(_pilihan(cocok, oleh))
        return _tampil(request, cocok, form)
    isi = form.cleaned_data
    tindakan = TindakanCocok(isi["tindakan"])
    hasil = tindak(
        request,
        cocok,
        tindakan.value,
        lambda: actions.tinjau_temuan(cocok.pk, oleh=oleh, tindakan=tindakan, catatan=isi["catatan"]),
    )
    if hasil is not None:
        messages.success(request, f"Tinjauan tersimpan: {tindakan.label}.")
        if cocok.pendaftaran is not None:
            return redirect("admin:registrasi_pendaftaran_change", kode=cocok.pendaftaran.kode)
    return redirect(f"admin:{NAMA_TEMUAN}", kode=kode)


def kartu_temuan(request: HttpRequest, akun: Akun) -> Isi | None:
    """What waits for a look: new matches, and sanctions that are over; None where there is none."""
    if not akun.has_perm(LIHAT_PENDAFTARAN):
        return None
    # One look counts both, and never more than a hundred.
    menunggu = CocokDaftarHitam.objects.filter(status__in=kueri.MENUNGGU)
    status = list(menunggu.values_list("status", flat=True)[: PALING_BANYAK + 1])
    if not status:
        return None
    berakhir = status.count(StatusCocok.BERAKHIR)
    keterangan = f"{sebut_jumlah(berakhir)} sanksi berakhir" if berakhir else "Perlu ditinjau"
    return {
        "judul": "Temuan daftar hitam",
        "angka": sebut_jumlah(len(status)),
        "keterangan": keterangan,
        "perlu_perhatian": akun.has_perm(KELOLA_DAFTAR_HITAM),
        "url": reverse(f"admin:{NAMA_DAFTAR}"),
        "tautan": "Tinjau temuan",
    }
