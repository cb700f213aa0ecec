"""What fills each mail when it is sent."""

from types import ModuleType

from sekretariat.emails import (
    evaluasi,
    kepatuhan,
    kepegawaian,
    pelaporan,
    periksa,
    persuratan,
    prosedur,
    rapat,
    risiko,
)

AREA: tuple[ModuleType, ...] = (
    kepegawaian,
    prosedur,
    evaluasi,
    pelaporan,
    kepatuhan,
    periksa,
    persuratan,
    rapat,
    risiko,
)
