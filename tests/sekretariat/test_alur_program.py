"""Every status × every act of a work programme."""

from sekretariat.alur.program import ALUR_PROGRAM
from sekretariat.enums.program import StatusProgram
from sekretariat.models import ProgramKerja
from tests.alur import Jenis, UjiAlur


class TestAlur(UjiAlur):
    semua = {"program_kerja": Jenis(ALUR_PROGRAM, StatusProgram, lambda akun, s: ProgramKerja(status=s))}
