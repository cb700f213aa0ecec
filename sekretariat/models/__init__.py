from sekretariat.models.pelaporan import (
    BerkasLaporan,
    ButirLaporan,
    IramaLaporan,
    LaporanBerkala,
    PenerbitanLaporan,
    PengirimanLaporan,
    RujukanButir,
    SalinanLaporan,
)

__all__ = [
    "BerkasLaporan",
    "ButirLaporan",
    "IramaLaporan",
    "LaporanBerkala",
    "PenerbitanLaporan",
    "PengirimanLaporan",
    "RujukanButir",
    "SalinanLaporan",
]
