"""Sources: the list with each one's last success, one with its backups, setting one up, backing up now."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.actions.pekerjaan import antrekan
from arsip.actions.periksa import periksa_sekarang
from arsip.actions.sumber import tambah_sumber, ubah_sumber
from arsip.cadangan.bersama import PER_HALAMAN, WARNA, is_sedisk, tampil_isian
from arsip.enums.cadangan import JenisPekerjaan, JenisSumber, StatusPekerjaan
from arsip.forms.cadangan import (
    BasisDataBaruForm,
    BasisDataForm,
    CadangkanForm,
    DirektoriBaruForm,
    DirektoriForm,
    JadwalForm,
)
from arsip.models import Cadangan, Sumber
from arsip.policies.jadwal import Jadwal, batas_berhasil, giliran_berikut, is_absen
from arsip.policies.kata import sebut_angka, sebut_ukuran
from arsip.policies.kesiapan import is_uji_basi
from arsip.policies.sebab import jelaskan
from arsip.queries.pekerjaan import keberhasilan_terakhir, pekerjaan_terakhir, pernah_berhasil
from arsip.queries.uji import uji_lulus_terakhir
from lpse.alamat import alamat_ruang
from lpse.ekspor import jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_CADANGAN, KELOLA_RETENSI
from lpse.pintu import KONFLIK, dengan, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import zona

NAMA, JUDUL = "arsip_sumber", "Sumber cadangan"
MENURUT_NAMA, TERBARU = Order("nama"), Order("dari_saat", falling=True)
KEPALA = ("Sumber", "Jenis", "Keadaan", "Terakhir berhasil", "Giliran berikutnya", "Repositori")
FORM_UBAH: dict[str, type[JadwalForm]] = {
    JenisSumber.PORTAL: JadwalForm,
    JenisSumber.BASIS_DATA: BasisDataForm,
    JenisSumber.DIREKTORI: DirektoriForm,
}
FORM_BARU: dict[str, type[JadwalForm]] = {
    JenisSumber.BASIS_DATA: BasisDataBaruForm,
    JenisSumber.DIREKTORI: DirektoriBaruForm,
}


dengan_sumber = dengan(Sumber.objects.select_related("repositori"))


alamat = partial(alamat_ruang, NAMA)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The sources by name, with the last success of each and the next turn."""
    semua = Sumber.objects.select_related("repositori")
    halaman = read_page(semua, MENURUT_NAMA, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/cadangan/sumber_daftar.html",
        JUDUL,
        baris=_baris(halaman.rows),
        dasar=profil().dasar("arsip.cadangan"),
        jenis_baru=[(JenisSumber(j).label, alamat("tambah", str(j))) for j in FORM_BARU],
        boleh=petugas(request).has_perm(KELOLA_CADANGAN),
        url_sebelum=alamat_halaman({}, before=halaman.before),
        url_sesudah=alamat_halaman({}, after=halaman.after),
        url_ekspor=alamat("ekspor"),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every source and how it stands, as CSV."""
    semua = Sumber.objects.select_related("repositori").order_by("nama", "pk")
    baris = (
        (
            *(b["sumber"].nama, b["sumber"].get_jenis_display(), b["tag"][1], sel_waktu(b["terakhir"])),
            *(sel_waktu(b["giliran"]) if b["sumber"].is_aktif else "", b["sumber"].repositori),
        )
        for b in _baris(semua)
    )
    return jawab_csv("sumber-cadangan", KEPALA, baris, peristiwa="sumber.diekspor", oleh=petugas(request))


def _baris(rows: Iterable[Sumber]) -> list[dict[str, Any]]:
    rows = list(rows)
    pks = [satu.pk for satu in rows]
    terakhir, pernah, uji = keberhasilan_terakhir(pks), pernah_berhasil(pks), _uji(pks)
    return [
        {
            "sumber": satu,
            **_keadaan(satu, terakhir.get(satu.pk), uji.get(satu.pk), is_pernah=satu.pk in pernah),
        }
        for satu in rows
    ]


def _uji(pks: Collection[int]) -> dict[int, datetime]:
    return uji_lulus_terakhir(pks, timezone.now())


def _keadaan(
    sumber: Sumber, terakhir: datetime | None, uji: datetime | None, *, is_pernah: bool
) -> dict[str, Any]:
    """How a source stands: since when its state is safe, by when the next must be, and the tag for it."""
    now, jadwal = timezone.now(), Jadwal(sumber.selang_jam, sumber.mulai_pukul)
    sejak = terakhir or sumber.created_at
    batas = batas_berhasil(jadwal, sumber.batas_jam, sejak)
    if not sumber.is_aktif:
        tag = ("selesai", "Tidak dicadangkan")
    elif is_absen(jadwal, sumber.batas_jam, sejak, now):
        tag = ("merah", "Cadangan terlambat")
    elif terakhir and is_uji_basi(uji, now):
        # What was never restored is no backup yet.
        tag = ("merah", "Belum terbukti pulih")
    elif terakhir:
        tag = ("hijau", "Tercadangkan")
    else:
        tag = ("kuning", "Tidak ada yang tersimpan") if is_pernah else ("biru", "Menunggu giliran pertama")
    giliran = giliran_berikut(jadwal, now, zona())
    return {"terakhir": terakhir, "is_pernah": is_pernah, "giliran": giliran, "tag": tag, "batas": batas}


@require_safe
@dengan_sumber
def lihat(request: HttpRequest, sumber: Sumber) -> HttpResponse:
    """One source: how it stands, its schedule, its last job, and its backups."""
    rows = Cadangan.objects.filter(sumber=sumber).select_related("repositori", "asal")
    halaman = read_page(rows, TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    terakhir = keberhasilan_terakhir([sumber.pk]).get(sumber.pk)
    pekerjaan = pekerjaan_terakhir(sumber)
    return tampilkan(
        request,
        "admin/arsip/cadangan/sumber_lihat.html",
        sumber.nama,
        sumber=sumber,
        keadaan=_keadaan(sumber, terakhir, _uji([sumber.pk]).get(sumber.pk), is_pernah=bool(halaman.rows)),
        is_sedisk=is_sedisk(sumber.repositori),
        pekerjaan=pekerjaan,
        warna=WARNA[StatusPekerjaan(pekerjaan.status)] if pekerjaan else "",
        penjelasan=jelaskan(pekerjaan.sebab) if pekerjaan else None,
        cadangan=[
            (c, *map(sebut_angka, (c.baris, c.berkas)), *map(sebut_ukuran, (c.ukuran, c.ukuran_baru)))
            for c in halaman.rows
        ],
        dasar=profil().dasar("arsip.cadangan"),
        boleh=petugas(request).has_perm(KELOLA_CADANGAN),
        boleh_tahan=petugas(request).has_perm(KELOLA_RETENSI),
        url_daftar=alamat(),
        url_sebelum=alamat_halaman({}, before=halaman.before),
        url_sesudah=alamat_halaman({}, after=halaman.after),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """Add a source of this kind; 404 for a kind nobody can add."""
    if jenis not in FORM_BARU:
        raise Http404
    oleh, status = petugas(request), 200
    form = FORM_BARU[jenis](isian(request), initial=JadwalForm.awal(None))
    if form.is_valid():
        baru = tindak(
            request, oleh, "tambah_sumber", lambda: tambah_sumber(oleh=oleh, jenis=jenis, **form.kolom)
        )
        if baru is not None:
            messages.success(request, "Sumber ditambah. Periksa sekarang, lalu cadangkan.")
            return redirect(alamat("lihat", baru.kode))
        status = KONFLIK
    judul = f"Tambah sumber: {JenisSumber(jenis).label}"
    return tampil_isian(request, judul, form, [(JUDUL, alamat())], status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_sumber
def ubah(request: HttpRequest, sumber: Sumber) -> HttpResponseBase:
    """Change its schedule or its place."""
    oleh, kelas, status = petugas(request), FORM_UBAH[sumber.jenis], 200
    form = kelas(isian(request), initial=kelas.awal(sumber))
    if form.is_valid():
        hasil = tindak(request, sumber, "ubah", lambda: ubah_sumber(sumber.pk, oleh=oleh, **form.kolom))
        if hasil is not None:
            messages.success(request, "Perubahan disimpan.")
            return redirect(alamat("lihat", sumber.kode))
        status = KONFLIK
    return tampil_isian(request, "Ubah sumber", form, _remah(sumber), status=status, tombol_kirim="Simpan")


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_sumber
def cadangkan(request: HttpRequest, sumber: Sumber) -> HttpResponseBase:
    """Back it up now, out of its turn; here too a person says why it holds less."""
    oleh, status = petugas(request), 200
    form = CadangkanForm(isian(request))
    if form.is_valid():
        pekerjaan = tindak(
            request,
            sumber,
            "cadangkan",
            lambda: antrekan(
                JenisPekerjaan.CADANGKAN, sumber.repositori, sumber=sumber, oleh=oleh, **form.kolom
            ),
        )
        if pekerjaan is not None:
            messages.success(request, "Diantrekan. Halaman ini memperlihatkan kemajuannya.")
            return redirect("admin:arsip_pekerjaan_lihat", pekerjaan.kode)
        status = KONFLIK
    keterangan = f"Disimpan ke {sumber.repositori}. Portal tetap dapat dipakai selama itu."
    return tampil_isian(
        request, "Cadangkan sekarang", form, _remah(sumber), status=status, keterangan=keterangan
    )


@require_POST
@dengan_sumber
def periksa(request: HttpRequest, sumber: Sumber) -> HttpResponseBase:
    """Try everything a backup needs, now; nothing is written."""
    temuan = [(satu.kalimat, jelaskan(satu.sebab)) for satu in periksa_sekarang(sumber)]
    return tampilkan(
        request,
        "admin/arsip/cadangan/prasyarat.html",
        "Hasil pemeriksaan persyaratan",
        sumber=sumber,
        temuan=temuan,
        remah=_remah(sumber),
    )


def _remah(sumber: Sumber) -> list[tuple[str, str]]:
    return [(JUDUL, alamat()), (sumber.nama, alamat("lihat", sumber.kode))]
