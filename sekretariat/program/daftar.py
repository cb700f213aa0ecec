"""The list of programmes, filtered and exported, and the activities of one as a table to take along."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PROGRAM
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import BULAN, hari_ini
from sekretariat.enums.program import BERLAKU
from sekretariat.forms.program import SaringanProgramForm
from sekretariat.models import ProgramKerja
from sekretariat.program.bersama import PER_HALAMAN, TEMPLAT, WARNA, dengan_program
from sekretariat.queries.program import (
    kegiatan_program,
    kemajuan_kegiatan,
    kemajuan_program,
    saring_program,
    unit_tanpa_program,
)

TERBARU = Order("tahun", falling=True)
JAWAB = {"csv": jawab_csv, "xlsx": jawab_xlsx}
KEPALA_PROGRAM = ("Tahun", "Milik", "Versi", "Status", "Kegiatan", "Pagu", "Diajukan", "Disahkan")
KEPALA_KEGIATAN = (
    *("Kegiatan", "Tugas", "Dasar", "Indikator", "Target", "Satuan", "Bulan", "Penanggung jawab"),
    *("Kode rekening", "Uraian belanja", "Pagu", "Realisasi", "Persen", "Rencana sampai kini (persen)"),
    *("Belanja", "Belanja (persen)", "Tertinggal"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Programmes, the latest year first."""
    form, oleh, p = SaringanProgramForm(request.GET), petugas(request), profil()
    saringan = form.saringan
    halaman = read_page(saring_program(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    maju = kemajuan_program(satu for satu in halaman.rows if satu.status in BERLAKU)
    return tampilkan(
        request,
        f"{TEMPLAT}/daftar.html",
        "Program kerja",
        form=form,
        baris=[(satu, WARNA[satu.status], maju.get(satu.pk)) for satu in halaman.rows],  # type: ignore[index]
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        boleh_kelola=oleh.has_perm(KELOLA_PROGRAM),
        tahun=hari_ini().year,
        tanpa_program=unit_tanpa_program(hari_ini().year),
        dasar=p.dasar("sekretariat.program_kerja"),
        dasar_unit=p.dasar("sekretariat.program_unit"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """The programmes the filters leave, as `csv` or `xlsx`."""
    saringan = SaringanProgramForm(request.GET).saringan
    rows = saring_program(saringan).order_by("-tahun", "-pk").iterator(chunk_size=SEPOTONG)
    rincian = saringan | {"cari": bool(saringan.get("cari"))}
    return JAWAB[bentuk](
        "program-kerja",
        KEPALA_PROGRAM,
        map(_sel_program, rows),
        peristiwa="program.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel_program(satu: Any) -> tuple[Any, ...]:
    return (
        *(satu.tahun, satu.nama_unit, satu.versi, satu.get_status_display(), satu.banyak, satu.anggaran),
        *(sel_waktu(satu.diajukan_pada), sel_waktu(satu.disahkan_pada)),
    )


@require_safe
@dengan_program
def ekspor_kegiatan(request: HttpRequest, program: ProgramKerja, *, bentuk: str) -> HttpResponseBase:
    """The activities of one programme with how far they are, as `csv` or `xlsx`."""
    return JAWAB[bentuk](
        f"kegiatan-{program.tahun}",
        KEPALA_KEGIATAN,
        map(_sel_kegiatan, kegiatan_program(program)),
        peristiwa="program.kegiatan_diekspor",
        oleh=petugas(request),
        program=program.pk,
    )


def _sel_kegiatan(satu: Any) -> tuple[Any, ...]:
    maju = kemajuan_kegiatan(satu)
    bulan = ", ".join(BULAN[b - 1] for b in satu.bulan)
    return (
        *(satu.nama, profil().bunyi(satu.kunci), profil().dasar(satu.kunci), satu.indikator, satu.target),
        *(satu.satuan, bulan, satu.penanggung_jawab or "", satu.kode_rekening, satu.uraian_belanja),
        *(satu.pagu, satu.nyata, maju.nyata, maju.rencana, satu.belanja),
        "" if maju.anggaran is None else maju.anggaran,
        "ya" if maju.is_tertinggal else "",
    )
