"""Every status × every act, for everyone, of every kind of case here."""

from infrastruktur.alur.aset import ALUR_ASET, ALUR_PENGHAPUSAN
from infrastruktur.alur.darurat import ALUR_DARURAT
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.alur.instruksi import ALUR_INSTRUKSI
from infrastruktur.alur.izin_ruang import ALUR_IZIN
from infrastruktur.alur.kapasitas import ALUR_KAPASITAS
from infrastruktur.alur.pemeliharaan import ALUR_PEMELIHARAAN
from infrastruktur.alur.perubahan import ALUR_PERUBAHAN
from infrastruktur.alur.tindak_lanjut import ALUR_LEMBAR, ALUR_TINDAK_LANJUT
from infrastruktur.enums.aset import StatusAset, StatusPenghapusan
from infrastruktur.enums.darurat import StatusDarurat
from infrastruktur.enums.gangguan import StatusGangguan, StatusInstruksi
from infrastruktur.enums.harian import StatusLaporanKapasitas, StatusLembar, StatusTindakLanjut
from infrastruktur.enums.perubahan import StatusPemeliharaan, StatusPerubahan
from infrastruktur.enums.ruang_server import StatusIzin
from infrastruktur.models import (
    Aset,
    Gangguan,
    InstruksiLKPP,
    IzinRuangServer,
    KeadaanDarurat,
    LaporanKapasitas,
    LembarHarian,
    Pemeliharaan,
    PemohonIzin,
    PenghapusanAset,
    PermintaanPerubahan,
    TindakLanjut,
)
from tests.alur import Jenis, UjiAlur, nomor

JENIS = {
    "laporan_kapasitas": Jenis(
        ALUR_KAPASITAS, StatusLaporanKapasitas, lambda akun, s: LaporanKapasitas(dibuat_oleh=akun, status=s)
    ),
    "lembar_harian": Jenis(ALUR_LEMBAR, StatusLembar, lambda akun, s: LembarHarian(status=s)),
    "tindak_lanjut": Jenis(ALUR_TINDAK_LANJUT, StatusTindakLanjut, lambda akun, s: TindakLanjut(status=s)),
    "pemeliharaan": Jenis(
        ALUR_PEMELIHARAAN, StatusPemeliharaan, lambda akun, s: Pemeliharaan(dibuat_oleh=akun, status=s)
    ),
    "perubahan": Jenis(
        ALUR_PERUBAHAN, StatusPerubahan, lambda akun, s: PermintaanPerubahan(dicatat_oleh=akun, status=s)
    ),
    "aset": Jenis(ALUR_ASET, StatusAset, lambda akun, s: Aset(status=s)),
    "penghapusan_aset": Jenis(
        ALUR_PENGHAPUSAN, StatusPenghapusan, lambda akun, s: PenghapusanAset(diusulkan_oleh=akun, status=s)
    ),
    "izin_ruang": Jenis(
        ALUR_IZIN,
        StatusIzin,
        lambda akun, s: IzinRuangServer(pk=nomor(), akun=akun, status=s),
        lambda izin: PemohonIzin(izin.pk),
    ),
    "darurat": Jenis(ALUR_DARURAT, StatusDarurat, lambda akun, s: KeadaanDarurat(status=s)),
    "gangguan": Jenis(ALUR_GANGGUAN, StatusGangguan, lambda akun, s: Gangguan(status=s)),
    "instruksi": Jenis(
        ALUR_INSTRUKSI, StatusInstruksi, lambda akun, s: InstruksiLKPP(penanggung_jawab=akun, status=s)
    ),
}


class TestAlur(UjiAlur):
    semua = JENIS
