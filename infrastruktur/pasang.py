"""What the system administration contributes to what all units share: mails, clock, menu, demo."""

from django.conf import settings

from infrastruktur import demo, emails, tasks
from infrastruktur.bukti import BUKTI
from infrastruktur.pemantau.alamat import baca_izin
from lpse.sumbangan import ButirMenu, HalamanRekaman, sumbangan

HALAMAN = {
    "infrastruktur.sasaran": HalamanRekaman("infrastruktur_sasaran_lihat"),
    "infrastruktur.lembarharian": HalamanRekaman("infrastruktur_harian_lihat", ("hari",)),
    "infrastruktur.tindaklanjut": HalamanRekaman("infrastruktur_tindak_lanjut_lihat"),
    "infrastruktur.laporankapasitas": HalamanRekaman("infrastruktur_kapasitas_lihat"),
    "infrastruktur.gangguan": HalamanRekaman("infrastruktur_gangguan_lihat"),
    "infrastruktur.instruksilkpp": HalamanRekaman("infrastruktur_instruksi_lihat"),
    "infrastruktur.imporaset": HalamanRekaman("infrastruktur_aset_impor_lihat"),
    "infrastruktur.aset": HalamanRekaman("infrastruktur_aset_lihat"),
    "infrastruktur.izinruangserver": HalamanRekaman("infrastruktur_ruang_server_izin_satu"),
    "infrastruktur.pemeliharaan": HalamanRekaman("infrastruktur_pemeliharaan_lihat"),
    "infrastruktur.permintaanperubahan": HalamanRekaman("infrastruktur_perubahan_lihat"),
}


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    baca_izin(settings.PANTAU_IZIN)  # a mistyped entry stops the start, not the monitoring at night
    sumbangan.menu_kaki.append(ButirMenu("infrastruktur:izin", "Izin ruang server"))
    sumbangan.halaman_rekaman |= HALAMAN
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
