"""What fills each mail when it is sent."""

from types import ModuleType

from layanan.emails import pelatihan, penerusan, pengumuman, ruang, survei, tenggat, tiket

AREA: tuple[ModuleType, ...] = (tiket, pengumuman, ruang, pelatihan, tenggat, penerusan, survei)
