"""What fills each mail when it is sent."""

from types import ModuleType

from sekretariat.emails import (
    data_spse,
    evaluasi,
    kepatuhan,
    kepegawaian,
    pelaporan,
    periksa,
    persuratan,
    program,
    prosedur,
    rapat,
)

AREA: tuple[ModuleType, ...] = (
    data_spse,
    kepegawaian,
    program,
    prosedur,
    evaluasi,
    pelaporan,
    kepatuhan,
    periksa,
    persuratan,
    rapat,
)
