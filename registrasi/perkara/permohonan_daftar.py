"""The list of requests: most urgent first, filtered, searched, exported."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from lpse.baca_saja import Sel
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.kalender import KalenderKerja, kalender
from lpse.models import Akun
from lpse.paging import PALING_BANYAK, alamat_halaman, baca_kursor, read_page
from lpse.pengenal import samarkan
from lpse.peran import LAYANI_LOKET, LIHAT_PENDAFTARAN
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Isi
from lpse.waktu import nama_hari, sisa_hari, tanggal
from registrasi.enums.permohonan import StatusPermohonan
from registrasi.forms.permohonan import SaringanPermohonanForm
from registrasi.models import Permohonan
from registrasi.perkara.permohonan_bersama import url_daftar, url_perkara
from registrasi.queries.permohonan import SEMUA, SaringanPermohonan, saring_permohonan

PER_HALAMAN = 25
KEPALA = ("Permohonan", "Jenis", "Pengguna", "Tenggat", "Keadaan")
KEPALA_CSV = (
    *("Nomor", "Jenis", "User ID", "Nama", "NPWP", "Status", "Putaran"),
    *("Diajukan pada", "Tenggat", "Diputus pada"),
)


def baca_saringan(request: HttpRequest) -> tuple[SaringanPermohonanForm, SaringanPermohonan]:
    """The filters of the query string; what cannot be understood is left out and told beside its field."""
    form = SaringanPermohonanForm(request.GET)
    isi = form.terisi
    # Somebody who searches without saying where wants to find it wherever it stands.
    isi.setdefault("status", SEMUA if "cari" in isi else StatusPermohonan.DIAJUKAN.value)
    return form, SaringanPermohonan(**isi)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the list under the filters of the query string."""
    form, saringan = baca_saringan(request)
    kursor = baca_kursor(request)
    halaman = read_page(saring_permohonan(saringan), saringan.urutan, size=PER_HALAMAN, **kursor)
    kerja, params = kalender(), saringan.as_params()
    # The fields show what the list is narrowed to, also where that was not asked for.
    form = form if form.errors else SaringanPermohonanForm(initial=params)
    return tampilkan(
        request,
        "admin/registrasi/permohonan/daftar.html",
        "Permohonan pengguna",
        form=form,
        saringan=saringan,
        kepala=KEPALA,
        baris=[(url_perkara(p), _baris(p, kerja)) for p in halaman.rows],
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        boleh_bantu=petugas(request).has_perm(LAYANI_LOKET),
    )


def _baris(p: Permohonan, kerja: KalenderKerja) -> list[Sel]:
    keadaan, tenggat = Sel("Keadaan", p.get_status_display(), p.status), ""
    if p.status == StatusPermohonan.DIAJUKAN and p.tenggat:
        now = timezone.now()
        sisa = sisa_hari(kerja.hari_kerja(now, p.tenggat), lewat=p.tenggat < now)
        keadaan = Sel("Keadaan", sisa, "merah" if p.is_terlambat else "hijau")
        tenggat = f"{nama_hari(p.tenggat)}, {tanggal(p.tenggat)}"
    return [
        Sel("Permohonan", format_html('<span class="nomor">{}</span>', p.nomor)),
        Sel("Jenis", p.get_jenis_display()),
        Sel("Pengguna", f"{p.pengguna.user_id}, {p.pengguna.penyedia or p.akun}"),
        Sel("Tenggat", tenggat or "–"),
        keadaan,
    ]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row, committed before the first byte."""
    form, saringan = baca_saringan(request)
    if form.errors:
        return redirect(f"{url_daftar()}?{request.GET.urlencode()}")
    urutan = saringan.urutan
    rows = saring_permohonan(saringan).order_by(*(f"-{k}" if urutan.falling else k for k in urutan.columns))
    return jawab_csv(
        "permohonan",
        KEPALA_CSV,
        (_sel_csv(p) for p in rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="permohonan.diekspor",
        oleh=petugas(request),
        **saringan.as_rincian(),
    )


def _sel_csv(p: Permohonan) -> tuple[Any, ...]:
    penyedia = p.pengguna.penyedia
    saat = (p.diajukan_pada, p.tenggat, p.diputus_pada)
    return (
        *(p.nomor, p.get_jenis_display(), p.pengguna.user_id, str(penyedia or p.akun)),
        *(samarkan(penyedia.npwp16) if penyedia else "", p.get_status_display(), p.putaran),
        *(sel_waktu(s) for s in saat),
    )


def kartu_permohonan(request: HttpRequest, akun: Akun) -> Isi | None:
    """What waits for an answer, and how much of it is late; None for those who may not see it."""
    if not akun.has_perm(LIHAT_PENDAFTARAN):
        return None
    # The most urgent first: the late ones lead, so one look counts both.
    urut = Permohonan.objects.filter(status=StatusPermohonan.DIAJUKAN).order_by("tenggat", "pk")
    tenggat = list(urut.values_list("tenggat", flat=True)[: PALING_BANYAK + 1])
    now = timezone.now()
    terlambat = sum(1 for saat in tenggat if saat is not None and saat < now)
    return {
        "judul": "Permohonan pengguna",
        "angka": _sebut(len(tenggat)),
        "keterangan": f"{_sebut(terlambat)} terlambat" if terlambat else "Tidak ada yang terlambat",
        "perlu_perhatian": bool(terlambat),
        "url": f"{url_daftar()}?terlambat=1" if terlambat else url_daftar(),
        "tautan": "Lihat yang terlambat" if terlambat else "Buka permohonan",
    }


def _sebut(jumlah: int) -> str:
    return f"{PALING_BANYAK}+" if jumlah > PALING_BANYAK else str(jumlah)
