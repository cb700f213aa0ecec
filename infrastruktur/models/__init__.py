from infrastruktur.models.akses import PanggilanPemantauan
from infrastruktur.models.ambang import Ambang, Balik
from infrastruktur.models.aset import Aset, MasaBerlaku, PenghapusanAset, PerubahanAset
from infrastruktur.models.bandwidth import AlokasiBandwidth, PengaturanBandwidth, TautanInternet
from infrastruktur.models.darurat import AnggotaDarurat, KeadaanDarurat, PenilaianKerusakan
from infrastruktur.models.gangguan import (
    BatasPengumuman,
    CatatanGangguan,
    DampakGangguan,
    Gangguan,
    PengumumanGangguan,
    SasaranGangguan,
    TautanGangguan,
)
from infrastruktur.models.harian import LembarBulan, LembarHarian, PenggantianKomponen, TindakLanjut
from infrastruktur.models.impor_aset import ImporAset
from infrastruktur.models.instruksi import BuktiInstruksi, InstruksiLKPP
from infrastruktur.models.kabar import ButirKabar, DenyutPenjaga, Kabar, Siaga
from infrastruktur.models.kapasitas import ButirKapasitas, LaporanKapasitas
from infrastruktur.models.lingkungan import (
    BacaanLingkungan,
    BatasLingkungan,
    EpisodeLingkungan,
    LembarRuangServer,
)
from infrastruktur.models.pantau import Deret, Sasaran, Siklus
from infrastruktur.models.pemeliharaan import (
    JadwalPemeliharaan,
    PemberitahuanMinimum,
    Pemeliharaan,
    RiwayatPemeliharaan,
)
from infrastruktur.models.perubahan import PermintaanPerubahan
from infrastruktur.models.ruang_server import (
    AksesTetap,
    IzinRuangServer,
    KunjunganRuangServer,
    PemohonIzin,
    PerangkatIzin,
    TemuanRuang,
)
from infrastruktur.models.sampel import Sampel, SampelHari, SampelJam
from infrastruktur.models.suku_cadang import SukuCadang

__all__ = [
    "AksesTetap",
    "AlokasiBandwidth",
    "Ambang",
    "AnggotaDarurat",
    "Aset",
    "BacaanLingkungan",
    "Balik",
    "BatasLingkungan",
    "BatasPengumuman",
    "BuktiInstruksi",
    "ButirKabar",
    "ButirKapasitas",
    "CatatanGangguan",
    "DampakGangguan",
    "DenyutPenjaga",
    "Deret",
    "EpisodeLingkungan",
    "Gangguan",
    "ImporAset",
    "InstruksiLKPP",
    "IzinRuangServer",
    "JadwalPemeliharaan",
    "Kabar",
    "KeadaanDarurat",
    "KunjunganRuangServer",
    "LaporanKapasitas",
    "LembarBulan",
    "LembarHarian",
    "LembarRuangServer",
    "MasaBerlaku",
    "PanggilanPemantauan",
    "PemberitahuanMinimum",
    "Pemeliharaan",
    "PemohonIzin",
    "PengaturanBandwidth",
    "PenggantianKomponen",
    "PenghapusanAset",
    "PengumumanGangguan",
    "PenilaianKerusakan",
    "PerangkatIzin",
    "PermintaanPerubahan",
    "PerubahanAset",
    "RiwayatPemeliharaan",
    "Sampel",
    "SampelHari",
    "SampelJam",
    "Sasaran",
    "SasaranGangguan",
    "Siaga",
    "Siklus",
    "SukuCadang",
    "TautanGangguan",
    "TautanInternet",
    "TemuanRuang",
    "TindakLanjut",
]
