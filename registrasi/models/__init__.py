from registrasi.models.pendaftaran import Pendaftaran
from registrasi.models.pengguna import PenggunaSPSE, Penyedia
from registrasi.models.syarat import BerkasSyarat, DokumenSyarat

__all__ = ["BerkasSyarat", "DokumenSyarat", "Pendaftaran", "PenggunaSPSE", "Penyedia"]
