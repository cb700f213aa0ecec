"""Work programmes for the tests: drawn up, approved, with activities."""

from decimal import Decimal
from typing import Any

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.program import ajukan_program, sahkan_program, simpan_kegiatan, susun_program
from sekretariat.models import KegiatanProgram, ProgramKerja
from tests.factories import buat_akun

KEGIATAN: dict[str, Any] = {
    "nama": "Bimbingan teknis SPSE",
    "kunci": "sekretariat.program_kerja",
    "indikator": "Bimtek terselenggara",
    "target": Decimal(4),
    "satuan": "kali",
    "bulan": [1, 2, 3, 4],
    "kode_rekening": "5.1.02.01",
    "uraian_belanja": "Belanja narasumber",
    "pagu": Decimal(10_000_000),
}


def konsep(oleh: Akun, *, unit: str = "", tahun: int | None = None, **ganti: Any) -> ProgramKerja:
    """A draft with one activity."""
    program = susun_program(oleh=oleh, tahun=tahun or hari_ini().year, unit=unit)
    simpan_kegiatan(program.pk, oleh=oleh, **(KEGIATAN | ganti))
    return program


def disahkan(oleh: Akun, kepala: Akun | None = None, **ganti: Any) -> ProgramKerja:
    """An approved programme with one activity."""
    program = ajukan_program(konsep(oleh, **ganti).pk, oleh=oleh)
    return sahkan_program(program.pk, oleh=kepala or buat_akun(Peran.KEPALA))


def kegiatan(program: ProgramKerja) -> KegiatanProgram:
    return program.kegiatan.get()
