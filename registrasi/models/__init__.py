from registrasi.models.alasan import AlasanDipakai, AlasanPutusan
from registrasi.models.pegangan import AlihPegangan
from registrasi.models.pendaftaran import Pendaftaran
from registrasi.models.pengguna import PenggunaSPSE, Penyedia
from registrasi.models.syarat import BerkasSyarat, DokumenSyarat

__all__ = [
    "AlasanDipakai",
    "AlasanPutusan",
    "AlihPegangan",
    "BerkasSyarat",
    "DokumenSyarat",
    "Pendaftaran",
    "PenggunaSPSE",
    "Penyedia",
]
