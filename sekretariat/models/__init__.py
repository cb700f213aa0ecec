from sekretariat.models.evaluasi import Evaluasi, JawabanEvaluasi, RiwayatTemuan, Temuan
from sekretariat.models.kepatuhan import BundelKepatuhan
from sekretariat.models.kepegawaian import (
    Pegawai,
    PemeriksaanRangkap,
    PendidikanPegawai,
    PenempatanPegawai,
    PenilaianSyarat,
    TemuanRangkap,
)
from sekretariat.models.kiriman_spse import BarisDitolak, KirimanSPSE
from sekretariat.models.paket_gabungan import (
    PaketGabungan,
    RingkasanJadwal,
    RingkasanPenyedia,
    RingkasanPeserta,
)
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
from sekretariat.models.periksa import EksporPemeriksaan, PeriksaSegel, SampelJejak, SaringanTersimpan
from sekretariat.models.persuratan import AgendaSurat, Disposisi, KaitanSurat
from sekretariat.models.program import KegiatanProgram, ProgramKerja, RealisasiKegiatan
from sekretariat.models.prosedur import PernyataanBaca, Prosedur, VersiProsedur
from sekretariat.models.rapat import Notula, PesertaRapat, Rapat, TindakLanjutRapat
from sekretariat.models.risiko import PengendalianRisiko, PenilaianRisiko, Risiko, RiwayatRisiko
from sekretariat.models.spse import (
    JadwalTender,
    NilaiTender,
    NontenderSelesai,
    PejabatSPSE,
    PengumumanNontender,
    PengumumanTender,
    PesertaTender,
    SatkerSPSE,
    TenderSelesai,
)

__all__ = [
    "AgendaSurat",
    "BarisDitolak",
    "BerkasLaporan",
    "BundelKepatuhan",
    "ButirLaporan",
    "Disposisi",
    "EksporPemeriksaan",
    "Evaluasi",
    "IramaLaporan",
    "JadwalTender",
    "JawabanEvaluasi",
    "KaitanSurat",
    "KegiatanProgram",
    "KirimanSPSE",
    "LaporanBerkala",
    "NilaiTender",
    "NontenderSelesai",
    "Notula",
    "PaketGabungan",
    "Pegawai",
    "PejabatSPSE",
    "PemeriksaanRangkap",
    "PendidikanPegawai",
    "PenempatanPegawai",
    "PenerbitanLaporan",
    "PengendalianRisiko",
    "PengirimanLaporan",
    "PengumumanNontender",
    "PengumumanTender",
    "PenilaianRisiko",
    "PenilaianSyarat",
    "PeriksaSegel",
    "PernyataanBaca",
    "PesertaRapat",
    "PesertaTender",
    "ProgramKerja",
    "Prosedur",
    "Rapat",
    "RealisasiKegiatan",
    "RingkasanJadwal",
    "RingkasanPenyedia",
    "RingkasanPeserta",
    "Risiko",
    "RiwayatRisiko",
    "RiwayatTemuan",
    "RujukanButir",
    "SalinanLaporan",
    "SampelJejak",
    "SaringanTersimpan",
    "SatkerSPSE",
    "Temuan",
    "TemuanRangkap",
    "TenderSelesai",
    "TindakLanjutRapat",
    "VersiProsedur",
]
