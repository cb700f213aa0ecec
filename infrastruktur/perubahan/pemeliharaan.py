"""Maintenance windows: the list, planning one, its page, its steps, and how long before users are told."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import pemeliharaan as actions
from infrastruktur.alur.pemeliharaan import ALUR_PEMELIHARAAN
from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.enums.perubahan import TindakanPemeliharaan as T
from infrastruktur.forms.pemeliharaan import (
    BatalPemeliharaanForm,
    JadwalUlangForm,
    PemberitahuanForm,
    PemeliharaanForm,
    PerpanjangForm,
    SaringanPemeliharaanForm,
    SelesaiForm,
    TanpaIsianForm,
)
from infrastruktur.models import PemberitahuanMinimum, Pemeliharaan
from infrastruktur.perubahan.bersama import PER_HALAMAN, Tempat, jalankan_langkah, tampil_isian
from infrastruktur.policies.pemeliharaan import is_waktu_mulai, pemberitahuan_minimum, sebut_waktu
from infrastruktur.queries.pemeliharaan import riwayat_jendela
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PERUBAHAN, PUTUSKAN_PERUBAHAN
from lpse.pintu import dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import sumbangan

NAMA = "infrastruktur_pemeliharaan"
JUDUL = "Pemeliharaan"
TERBARU = Order(falling=True)
LEWAT = "lewat"
KEPALA_CSV = (
    *("Nomor", "Status", "Judul", "Layanan", "Petugas", "Rencana mulai", "Rencana selesai"),
    *("Mulai", "Selesai", "Alasan mendesak", "Hasil"),
)
LANGKAH: dict[T, Langkah] = {
    T.MULAI: Langkah(
        TanpaIsianForm,
        actions.mulai_pemeliharaan,
        "Pemeliharaan berjalan. Catat hasilnya begitu selesai.",
        "Sejak sekarang sasarannya tidak membunyikan alarm, sampai diselesaikan atau lewat satu jam dari "
        "rencana.",
    ),
    T.SELESAIKAN: Langkah(
        SelesaiForm,
        actions.selesaikan_pemeliharaan,
        "Pemeliharaan selesai dan pengumumannya berakhir. Catat juga riwayat perangkatnya.",
        "Pengumuman berakhir sekarang juga, dan alarm sasarannya menyala kembali.",
    ),
    T.PERPANJANG: Langkah(
        PerpanjangForm,
        actions.perpanjang_pemeliharaan,
        "Waktu selesai yang baru sudah diumumkan.",
        "Pengguna diberi tahu waktu selesai yang baru.",
        awal=PerpanjangForm.awal,
    ),
    T.JADWALKAN_ULANG: Langkah(
        JadwalUlangForm,
        actions.jadwalkan_ulang_pemeliharaan,
        "Jadwal yang baru sudah diumumkan.",
        "Pengumuman lama dibatalkan dengan alasannya, dan yang baru tayang.",
        awal=JadwalUlangForm.awal,
    ),
    T.BATALKAN: Langkah(
        BatalPemeliharaanForm,
        actions.batalkan_pemeliharaan,
        "Pemeliharaan dibatalkan dan pengumumannya ditarik.",
        "Pengumumannya ditarik dengan alasan ini. Tidak dapat dikembalikan.",
        is_berat=True,
    ),
}


alamat = partial(alamat_ruang, NAMA)


def _di(pemeliharaan: Pemeliharaan) -> Tempat:
    return Tempat(pemeliharaan.nomor, alamat("lihat", pemeliharaan.kode), JUDUL, alamat())


dengan_pemeliharaan = dengan(Pemeliharaan.objects.select_related("petugas", "dibuat_oleh"))


def _saring(saringan: dict[str, str]) -> QuerySet[Pemeliharaan]:
    """The windows that the filters leave."""
    rows, status = Pemeliharaan.objects.select_related("petugas"), saringan.get("status", "")
    if status == LEWAT:
        now = timezone.now()
        rows = rows.lewat(now) | rows.terlewat(now)
    elif status:
        rows = rows.filter(status=status)
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(Q(nomor=cari.upper()) | Q(judul__icontains=cari))
    return rows


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every window, newest first."""
    form = SaringanPemeliharaanForm(request.GET)
    saringan = form.saringan
    halaman = read_page(_saring(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    oleh = petugas(request)
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/pemeliharaan_daftar.html",
        JUDUL,
        form=form,
        baris=halaman.rows,
        dasar=profil().dasar("infrastruktur.pengumuman_pemeliharaan"),
        minimum=pemberitahuan_minimum(),
        boleh=oleh.has_perm(KELOLA_PERUBAHAN),
        boleh_atur=oleh.has_perm(PUTUSKAN_PERUBAHAN),
        saringan=saringan,
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=alamat(),
        url_ekspor=f"{alamat('ekspor')}?{urlencode(saringan)}",
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPemeliharaanForm(request.GET).saringan
    rows = _saring(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        "pemeliharaan",
        KEPALA_CSV,
        (_sel(p) for p in rows),
        peristiwa="pemeliharaan.diekspor",
        oleh=petugas(request),
        status=saringan.get("status", ""),
        cari="cari" in saringan,
    )


def _sel(p: Pemeliharaan) -> tuple[object, ...]:
    return (
        *(p.nomor, p.get_status_display(), p.judul, ", ".join(p.layanan), p.petugas),
        *(sel_waktu(p.mulai_rencana), sel_waktu(p.selesai_rencana)),
        *(sel_waktu(p.mulai_pada), sel_waktu(p.selesai_pada), p.alasan_mendesak, p.hasil),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponseBase:
    """Plan a window; it is announced at once."""
    oleh = petugas(request)
    form = PemeliharaanForm(isian(request), initial={"petugas": oleh})
    if form.is_valid():
        hasil = tindak(
            request, oleh, "rencanakan", lambda: actions.rencanakan_pemeliharaan(form.isian, oleh=oleh)
        )
        if hasil is not None:
            messages.success(request, f"{hasil.nomor} direncanakan dan sudah diumumkan.")
            return redirect(alamat("lihat", hasil.kode))
    keterangan = (
        "Judul, akibat, layanan, dan waktunya langsung diumumkan, paling lambat "
        f"{pemberitahuan_minimum()} hari kerja sebelum mulai."
    )
    di = Tempat("", alamat(), JUDUL, alamat())
    return tampil_isian(request, "Rencanakan pemeliharaan", form, di, keterangan=keterangan)


@require_safe
@dengan_pemeliharaan
def lihat(request: HttpRequest, pemeliharaan: Pemeliharaan) -> HttpResponse:
    """Where it stands, what users were told, and what comes next."""
    oleh = petugas(request)
    nama = dict(sumbangan.pengumum.layanan()) if sumbangan.pengumum else {}
    rencana = sumbangan.pengumum.rencana if sumbangan.pengumum else None
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/pemeliharaan_lihat.html",
        f"Pemeliharaan {pemeliharaan.nomor}",
        p=pemeliharaan,
        rencana=sebut_waktu(pemeliharaan.mulai_rencana, pemeliharaan.selesai_rencana),
        layanan=[nama.get(kode, kode) for kode in pemeliharaan.layanan],
        sasaran=list(pemeliharaan.sasaran.order_by("nama")),
        jadwal=list(pemeliharaan.jadwal.select_related("oleh")),
        riwayat=riwayat_jendela(pemeliharaan),
        pekerjaan=list(pemeliharaan.riwayat.order_by("pk")),
        perubahan=list(pemeliharaan.perubahan.order_by("-pk")),
        tombol=[
            {"judul": t.label, "url": alamat(t.value, pemeliharaan.kode), "is_berat": LANGKAH[t].is_berat}
            for t in ALUR_PEMELIHARAAN.terbuka(pemeliharaan, oleh)
            if t != T.MULAI or is_waktu_mulai(pemeliharaan, timezone.now())
        ],
        boleh=oleh.has_perm(KELOLA_PERUBAHAN),
        url_pengumuman=rencana.alamat(pemeliharaan.kunci) if rencana else "",
        url_daftar=alamat(),
        dasar=profil().dasar("infrastruktur.pengumuman_pemeliharaan"),
        is_dapat_dicatat=pemeliharaan.status in (StatusPemeliharaan.BERJALAN, StatusPemeliharaan.SELESAI),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pemeliharaan
def langkah(request: HttpRequest, pemeliharaan: Pemeliharaan, *, tindakan: T) -> HttpResponseBase:
    """One step of a window."""
    di = _di(pemeliharaan)
    return jalankan_langkah(request, pemeliharaan, tindakan, LANGKAH[tindakan], ALUR_PEMELIHARAAN, di)


@require_http_methods(["GET", "HEAD", "POST"])
def atur(request: HttpRequest) -> HttpResponseBase:
    """How many working days before its beginning a maintenance is announced."""
    oleh = petugas(request)
    awal = {"hari_kerja": pemberitahuan_minimum()}
    form = PemberitahuanForm(isian(request), initial=awal)
    if form.is_valid():
        hasil = tindak(request, oleh, "atur", lambda: actions.atur_pemberitahuan(oleh=oleh, **form.kolom))
        if hasil is not None:
            messages.success(request, "Pemberitahuan minimum ditetapkan.")
            return redirect(alamat())
    return tampil_isian(
        request,
        "Atur pemberitahuan minimum",
        form,
        Tempat("", alamat(), JUDUL, alamat()),
        keterangan="Berlaku bagi pemeliharaan yang direncanakan sesudah ini.",
        tombol_kirim="Tetapkan",
        sejarah=PemberitahuanMinimum.objects.select_related("ditetapkan_oleh").order_by("-pk")[:10],
    )
