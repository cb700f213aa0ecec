"""The lists of personnel: staff and their education, filtered, exported; and the organisation chart."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_KEPEGAWAIAN
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.enums.kepegawaian import SyaratPegawai
from sekretariat.forms.kepegawaian import SaringanPegawaiForm, SaringanPendidikanForm
from sekretariat.kepegawaian.bersama import PER_HALAMAN, TEMPLAT, WARNA, nip_untuk, rincian
from sekretariat.models import Pegawai, PendidikanPegawai
from sekretariat.queries.kepegawaian import perlu_diperbarui, saring_pegawai, saring_pendidikan, semua_syarat
from sekretariat.queries.organisasi import bagan_organisasi

MENURUT_NAMA, TERBARU = Order("nama"), Order("selesai", falling=True)
KEPALA_PEGAWAI = (
    *("Nama", "NIP", "Unit", "Jabatan", "Memimpin unit", "Status pegawai"),
    *("Mulai", "Hari terakhir", "Keadaan", "Temuan rangkap terbuka"),
    *(f"Syarat: {satu.label}" for satu in SyaratPegawai),
)
KATA_SYARAT = {True: "terpenuhi", False: "belum terpenuhi", None: "belum dinilai"}
KEPALA_PENDIDIKAN = (
    *("Pegawai", "Unit", "Jenis", "Nama", "Penyelenggara", "Mulai", "Selesai"),
    *("Nomor sertifikat", "Berlaku sampai"),
)
JAWAB = {"csv": jawab_csv, "xlsx": jawab_xlsx}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Staff by name."""
    form, oleh = SaringanPegawaiForm(request.GET), petugas(request)
    saringan = form.saringan
    halaman = read_page(saring_pegawai(saringan), MENURUT_NAMA, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        f"{TEMPLAT}/daftar.html",
        "Kepegawaian",
        form=form,
        baris=[(satu, nip_untuk(satu, oleh), WARNA[satu.keadaan]) for satu in halaman.rows],
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        boleh_kelola=oleh.has_perm(KELOLA_KEPEGAWAIAN),
        is_larang_rangkap=bool(profil().sekretariat.larang_rangkap),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        **ketentuan(),
    )


def ketentuan() -> dict[str, Any]:
    """What the regulation says of staff, and where it is silent."""
    p = profil()
    return {
        "dasar": p.dasar("sekretariat.pegawai"),
        "bunyi_pegawai": p.bunyi("sekretariat.pegawai") if p.is_diatur("sekretariat.pegawai") else "",
        "bunyi_pengangkatan": p.bunyi("sekretariat.pengangkatan")
        if p.is_diatur("sekretariat.pengangkatan")
        else "",
        "dasar_pengangkatan": p.dasar("sekretariat.pengangkatan"),
    }


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """The staff the filters leave, as `csv` or `xlsx`; NIP as this person may see it."""
    saringan, oleh = SaringanPegawaiForm(request.GET).saringan, petugas(request)
    rows = saring_pegawai(saringan).order_by("nama", "pk").iterator(chunk_size=SEPOTONG)
    syarat = semua_syarat()
    baris = (_sel_pegawai(satu, oleh, syarat.get(satu.pk, {})) for satu in rows)
    return JAWAB[bentuk](
        "pegawai", KEPALA_PEGAWAI, baris, peristiwa="pegawai.diekspor", oleh=oleh, **rincian(saringan)
    )


def _sel_pegawai(pegawai: Pegawai, oleh: Akun, syarat: dict[str, bool]) -> tuple[Any, ...]:
    return (
        *(pegawai.nama, nip_untuk(pegawai, oleh), pegawai.nama_unit, pegawai.jabatan),
        *("ya" if pegawai.is_pimpinan else "", pegawai.get_status_pegawai_display(), pegawai.mulai),
        *(pegawai.selesai or "", pegawai.keadaan, pegawai.rangkap),  # type: ignore[attr-defined]
        *(KATA_SYARAT[syarat.get(satu)] for satu in SyaratPegawai.values),
    )


@require_safe
def pendidikan(request: HttpRequest) -> HttpResponse:
    """Schooling and training of all staff, the latest first, and what has to be renewed."""
    form = SaringanPendidikanForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_pendidikan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        f"{TEMPLAT}/pendidikan.html",
        "Pendidikan dan pelatihan pegawai",
        form=form,
        baris=halaman.rows,
        habis=list(perlu_diperbarui()[:PER_HALAMAN]),
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        dasar=profil().dasar("sekretariat.pendidikan_pegawai"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor_pendidikan(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """The education records the filters leave, as `csv` or `xlsx`."""
    saringan = SaringanPendidikanForm(request.GET).saringan
    rows = saring_pendidikan(saringan).order_by("-selesai", "-pk").iterator(chunk_size=SEPOTONG)
    return JAWAB[bentuk](
        "pendidikan-pegawai",
        KEPALA_PENDIDIKAN,
        map(_sel_pendidikan, rows),
        peristiwa="pendidikan_pegawai.diekspor",
        oleh=petugas(request),
        **rincian(saringan),
    )


def _sel_pendidikan(satu: PendidikanPegawai) -> tuple[Any, ...]:
    return (
        *(satu.pegawai.nama, satu.pegawai.nama_unit, satu.get_jenis_display(), satu.nama),
        *(satu.penyelenggara, satu.mulai, satu.selesai, satu.nomor_sertifikat, satu.berlaku_sampai or ""),
    )


@require_safe
def bagan(request: HttpRequest) -> HttpResponse:
    """The organisation chart with its people and vacancies."""
    return tampilkan(
        request,
        f"{TEMPLAT}/bagan.html",
        "Susunan organisasi",
        bagan=bagan_organisasi(publik=False),
        **ketentuan() | {"dasar": profil().dasar("sekretariat.susunan_organisasi")},
    )
