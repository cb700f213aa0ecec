from sekretariat.models.kepegawaian import (
    Pegawai,
    PemeriksaanRangkap,
    PendidikanPegawai,
    PenempatanPegawai,
    PenilaianSyarat,
    TemuanRangkap,
)
from sekretariat.models.program import KegiatanProgram, ProgramKerja, RealisasiKegiatan

__all__ = [
    "KegiatanProgram",
    "Pegawai",
    "PemeriksaanRangkap",
    "PendidikanPegawai",
    "PenempatanPegawai",
    "PenilaianSyarat",
    "ProgramKerja",
    "RealisasiKegiatan",
    "TemuanRangkap",
]
