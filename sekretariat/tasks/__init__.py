"""What the queue and the clock carry out."""

from types import ModuleType

from sekretariat.tasks import (
    data_spse,
    evaluasi,
    kepatuhan,
    kepegawaian,
    pelaporan,
    periksa,
    persuratan,
    prosedur,
    rapat,
    retensi,
    risiko,
)

AREA: tuple[ModuleType, ...] = (
    data_spse,
    kepegawaian,
    prosedur,
    evaluasi,
    pelaporan,
    kepatuhan,
    periksa,
    persuratan,
    rapat,
    retensi,
    risiko,
)
