from registrasi.models.alasan import AlasanDipakai, AlasanPutusan
from registrasi.models.arsip import AntreanArsip, ButirArsip, KataArsip
from registrasi.models.bantuan import AsalIsian, BantuanPendaftaran
from registrasi.models.bukti_perkara import BuktiPengaktifan, BuktiPenonaktifan
from registrasi.models.daftar_hitam import (
    CocokDaftarHitam,
    EntriDaftarHitam,
    ImporDaftarHitam,
    PencocokanDaftarHitam,
    TinjauanDaftarHitam,
)
from registrasi.models.hak import (
    CatatanInsiden,
    InsidenData,
    PermintaanHakData,
    PernyataanPrivasi,
    SubjekInsiden,
    TahuPrivasi,
)
from registrasi.models.janji import JadwalLoket, JanjiTemu, SlotLoket
from registrasi.models.masa_peran import MasaPeran
from registrasi.models.pegangan import AlihPegangan
from registrasi.models.pendaftaran import Pendaftaran
from registrasi.models.pengaktifan import Pengaktifan
from registrasi.models.pengguna import PenggunaSPSE, Penyedia
from registrasi.models.penonaktifan import Penonaktifan
from registrasi.models.permohonan import BerkasPermohonan, Permohonan, PerubahanData
from registrasi.models.spse import BarisImporPengguna, ImporPengguna, RiwayatStatusSPSE
from registrasi.models.syarat import BerkasSyarat, DokumenSyarat

__all__ = [
    "AlasanDipakai",
    "AlasanPutusan",
    "AlihPegangan",
    "AntreanArsip",
    "AsalIsian",
    "BantuanPendaftaran",
    "BarisImporPengguna",
    "BerkasPermohonan",
    "BerkasSyarat",
    "BuktiPengaktifan",
    "BuktiPenonaktifan",
    "ButirArsip",
    "CatatanInsiden",
    "CocokDaftarHitam",
    "DokumenSyarat",
    "EntriDaftarHitam",
    "ImporDaftarHitam",
    "ImporPengguna",
    "InsidenData",
    "JadwalLoket",
    "JanjiTemu",
    "KataArsip",
    "MasaPeran",
    "PencocokanDaftarHitam",
    "Pendaftaran",
    "Pengaktifan",
    "PenggunaSPSE",
    "Penonaktifan",
    "Penyedia",
    "PermintaanHakData",
    "Permohonan",
    "PernyataanPrivasi",
    "PerubahanData",
    "RiwayatStatusSPSE",
    "SlotLoket",
    "SubjekInsiden",
    "TahuPrivasi",
    "TinjauanDaftarHitam",
]
