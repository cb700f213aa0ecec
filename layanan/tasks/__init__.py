"""What the queue and the clock carry out."""

from types import ModuleType

from layanan.tasks import (
    pelatihan,
    penerusan,
    pengumuman,
    pustaka,
    retensi,
    surat_masuk,
    survei,
    tempat,
    tenggat,
    tiket,
)

AREA: tuple[ModuleType, ...] = (
    tiket,
    pengumuman,
    tempat,
    surat_masuk,
    pelatihan,
    tenggat,
    penerusan,
    survei,
    pustaka,
    retensi,
)
