"""Roles as code: what each may do. Who holds one, and for how long, are `Penugasan` rows."""

from django.db import models


class Peran(models.TextChoices):
    PEMOHON = "pemohon", "Pemohon"
    PENYEDIA = "penyedia", "Penyedia"
    PPK = "ppk", "Pengguna SPSE non-penyedia"
    VERIFIKATOR = "verifikator", "Verifikator"
    HELPDESK = "helpdesk", "Helpdesk"
    ADMIN_SISTEM = "admin_sistem", "Admin Sistem"
    SEKRETARIS = "sekretaris", "Sekretaris"
    KEPALA = "kepala", "Kepala"
    AUDITOR = "auditor", "Auditor"
    LKPP = "lkpp", "Pemantau LKPP"


PERAN_STAF = frozenset(Peran) - {Peran.PEMOHON, Peran.PENYEDIA, Peran.PPK}
# Who looks on from outside the unit neither lends a role nor takes one on.
PERAN_LUAR = frozenset({Peran.AUDITOR, Peran.LKPP})
PERAN_PINJAMAN = PERAN_STAF - PERAN_LUAR

# The unit's duties as permissions: <app>.<verb>_<record>.
VERIFIKASI = "registrasi.verifikasi_pendaftaran"
LIHAT_PENDAFTARAN = "registrasi.lihat_pendaftaran"
CABUT = "registrasi.cabut_pendaftaran"
AMBIL_ALIH = "registrasi.ambil_alih_pendaftaran"
KELOLA_ALASAN = "registrasi.kelola_alasan"
LAYANI_LOKET = "registrasi.layani_loket"
ATUR_LOKET = "registrasi.atur_loket"
LIHAT_PENONAKTIFAN = "registrasi.lihat_penonaktifan"
USULKAN_PENONAKTIFAN = "registrasi.usulkan_penonaktifan"
PUTUSKAN_PENONAKTIFAN = "registrasi.putuskan_penonaktifan"
KELOLA_DAFTAR_HITAM = "registrasi.kelola_daftar_hitam"
KELOLA_ARSIP = "registrasi.kelola_arsip"
KELOLA_SPSE = "registrasi.kelola_spse"
LAYANI_HAK_DATA = "registrasi.layani_hak_data"
PUTUSKAN_HAK_DATA = "registrasi.putuskan_hak_data"
LIHAT_TIKET = "layanan.lihat_tiket"
LAYANI_TIKET = "layanan.layani_tiket"
ATUR_LAYANAN = "layanan.atur_layanan"
TERUSKAN_LKPP = "layanan.teruskan_lkpp"
SAKSIKAN = "layanan.saksikan"
LAYANI_TAMU = "layanan.layani_tamu"
KELOLA_PELATIHAN = "layanan.kelola_pelatihan"
KELOLA_RUANG = "layanan.kelola_ruang"
KELOLA_PENGUMUMAN = "layanan.kelola_pengumuman"
KELOLA_PUSAT_BANTUAN = "layanan.kelola_pusat_bantuan"
KELOLA_SURVEI = "layanan.kelola_survei"
LIHAT_PEMANTAUAN = "infrastruktur.lihat_pemantauan"
KELOLA_PEMANTAUAN = "infrastruktur.kelola_pemantauan"
LIHAT_INFRASTRUKTUR = "infrastruktur.lihat_infrastruktur"
KELOLA_ASET = "infrastruktur.kelola_aset"
LIHAT_GANGGUAN = "infrastruktur.lihat_gangguan"
KELOLA_GANGGUAN = "infrastruktur.kelola_gangguan"
NYATAKAN_DARURAT = "infrastruktur.nyatakan_darurat"
LAYANI_RUANG_SERVER = "infrastruktur.layani_ruang_server"
PUTUSKAN_IZIN_RUANG = "infrastruktur.putuskan_izin_ruang"
KELOLA_PERUBAHAN = "infrastruktur.kelola_perubahan"
PUTUSKAN_PERUBAHAN = "infrastruktur.putuskan_perubahan"
KELOLA_AKSES_LKPP = "infrastruktur.kelola_akses_lkpp"
LIHAT_CADANGAN = "arsip.lihat_cadangan"
KELOLA_CADANGAN = "arsip.kelola_cadangan"
KELOLA_MEDIA = "arsip.kelola_media"
KELOLA_RETENSI = "arsip.kelola_retensi"
PUTUSKAN_PEMUSNAHAN = "arsip.putuskan_pemusnahan"
LIHAT_SEKRETARIAT = "sekretariat.lihat_sekretariat"
LIHAT_DATA_SPSE = "sekretariat.lihat_data_spse"
LIHAT_PEJABAT_SPSE = "sekretariat.lihat_pejabat_spse"
KELOLA_DATA_SPSE = "sekretariat.kelola_data_spse"
KELOLA_KEPEGAWAIAN = "sekretariat.kelola_kepegawaian"
KELOLA_PROGRAM = "sekretariat.kelola_program"
SAHKAN_PROGRAM = "sekretariat.sahkan_program"
LIHAT_PROSEDUR = "sekretariat.lihat_prosedur"
KELOLA_PROSEDUR = "sekretariat.kelola_prosedur"
SAHKAN_PROSEDUR = "sekretariat.sahkan_prosedur"
KELOLA_LAPORAN = "sekretariat.kelola_laporan"
TANDA_TANGANI_LAPORAN = "sekretariat.tanda_tangani_laporan"
KELOLA_EVALUASI = "sekretariat.kelola_evaluasi"
TINDAK_LANJUTI_TEMUAN = "sekretariat.tindak_lanjuti_temuan"
KELOLA_SURAT = "sekretariat.kelola_surat"
DISPOSISIKAN_SURAT = "sekretariat.disposisikan_surat"
SETUJUI_SURAT = "sekretariat.setujui_surat"
KELOLA_RAPAT = "sekretariat.kelola_rapat"
LIHAT_RISIKO = "sekretariat.lihat_risiko"
KELOLA_RISIKO = "sekretariat.kelola_risiko"
TANGANI_RISIKO = "sekretariat.tangani_risiko"
SETUJUI_RISIKO = "sekretariat.setujui_risiko"
LIHAT_KEPATUHAN = "sekretariat.lihat_kepatuhan"
PERIKSA = "sekretariat.periksa"
CATAT_AUDIT = "sekretariat.catat_audit"
KELOLA_KALENDER = "lpse.kelola_kalender"
KELOLA_API = "lpse.kelola_api"
KELOLA_PENUGASAN = "lpse.kelola_penugasan"
LIHAT_JEJAK = "lpse.lihat_jejak"
# Opens every staff page for reading, whatever it asks for, and closes every act: lpse/pemeriksa.py.
BACA_SEMUA = "lpse.baca_semua"

IZIN: dict[Peran, frozenset[str]] = {
    Peran.PEMOHON: frozenset(),
    Peran.PENYEDIA: frozenset(),
    Peran.PPK: frozenset(),
    Peran.VERIFIKATOR: frozenset(
        {
            *(VERIFIKASI, LIHAT_PENDAFTARAN, LAYANI_LOKET, LIHAT_PENONAKTIFAN, USULKAN_PENONAKTIFAN),
            *(KELOLA_DAFTAR_HITAM, KELOLA_ARSIP, KELOLA_SPSE, LAYANI_HAK_DATA, LIHAT_TIKET),
            *(LIHAT_SEKRETARIAT, LIHAT_DATA_SPSE, LIHAT_PROSEDUR, KELOLA_PROGRAM, TINDAK_LANJUTI_TEMUAN),
            *(LIHAT_RISIKO, TANGANI_RISIKO),
        }
    ),
    Peran.HELPDESK: frozenset(
        {
            *(LAYANI_LOKET, LIHAT_TIKET, LAYANI_TIKET, TERUSKAN_LKPP, SAKSIKAN, LAYANI_TAMU),
            *(KELOLA_PELATIHAN, KELOLA_RUANG, KELOLA_PENGUMUMAN, KELOLA_PUSAT_BANTUAN),
            *(LIHAT_PEMANTAUAN, LIHAT_GANGGUAN, LAYANI_RUANG_SERVER),
            *(LIHAT_SEKRETARIAT, LIHAT_DATA_SPSE, LIHAT_PROSEDUR, KELOLA_PROGRAM, TINDAK_LANJUTI_TEMUAN),
            *(LIHAT_RISIKO, TANGANI_RISIKO),
        }
    ),
    Peran.ADMIN_SISTEM: frozenset(
        {
            *(KELOLA_PENUGASAN, KELOLA_API, LIHAT_JEJAK),
            *(LIHAT_TIKET, LAYANI_TIKET, TERUSKAN_LKPP, SAKSIKAN, KELOLA_PENGUMUMAN),
            *(LIHAT_PEMANTAUAN, KELOLA_PEMANTAUAN, LIHAT_INFRASTRUKTUR, KELOLA_ASET),
            *(LIHAT_GANGGUAN, KELOLA_GANGGUAN),
            *(LAYANI_RUANG_SERVER, PUTUSKAN_IZIN_RUANG, KELOLA_PERUBAHAN, KELOLA_AKSES_LKPP),
            *(LIHAT_CADANGAN, KELOLA_CADANGAN, KELOLA_MEDIA),
            *(LIHAT_SEKRETARIAT, LIHAT_DATA_SPSE, KELOLA_DATA_SPSE, LIHAT_PROSEDUR),
            *(KELOLA_PROGRAM, TINDAK_LANJUTI_TEMUAN, LIHAT_RISIKO, KELOLA_RISIKO, TANGANI_RISIKO),
        }
    ),
    Peran.SEKRETARIS: frozenset(
        {
            *(KELOLA_PENUGASAN, KELOLA_KALENDER, LAYANI_TAMU),
            *(KELOLA_PELATIHAN, KELOLA_RUANG, KELOLA_PENGUMUMAN, KELOLA_SURVEI),
            *(LIHAT_PEMANTAUAN, LIHAT_GANGGUAN, LIHAT_INFRASTRUKTUR, KELOLA_ASET),
            *(LIHAT_CADANGAN, KELOLA_MEDIA, KELOLA_RETENSI),
            *(LIHAT_SEKRETARIAT, LIHAT_DATA_SPSE, LIHAT_PEJABAT_SPSE, KELOLA_DATA_SPSE, KELOLA_KEPEGAWAIAN),
            *(KELOLA_PROGRAM, LIHAT_PROSEDUR, KELOLA_PROSEDUR, KELOLA_LAPORAN, KELOLA_EVALUASI),
            *(TINDAK_LANJUTI_TEMUAN, KELOLA_SURAT, KELOLA_RAPAT, LIHAT_KEPATUHAN),
            *(LIHAT_RISIKO, KELOLA_RISIKO, TANGANI_RISIKO),
        }
    ),
    Peran.KEPALA: frozenset(
        {
            *(LIHAT_PENDAFTARAN, CABUT, AMBIL_ALIH, KELOLA_ALASAN, KELOLA_PENUGASAN, LIHAT_JEJAK),
            *(ATUR_LOKET, LIHAT_PENONAKTIFAN, PUTUSKAN_PENONAKTIFAN, KELOLA_API),
            *(LAYANI_HAK_DATA, PUTUSKAN_HAK_DATA, KELOLA_KALENDER),
            *(LIHAT_TIKET, ATUR_LAYANAN, KELOLA_PENGUMUMAN, KELOLA_PUSAT_BANTUAN, KELOLA_SURVEI),
            *(LIHAT_PEMANTAUAN, LIHAT_GANGGUAN, LIHAT_INFRASTRUKTUR),
            *(PUTUSKAN_IZIN_RUANG, PUTUSKAN_PERUBAHAN, NYATAKAN_DARURAT),
            *(KELOLA_AKSES_LKPP, LIHAT_CADANGAN, KELOLA_RETENSI, PUTUSKAN_PEMUSNAHAN),
            *(LIHAT_SEKRETARIAT, LIHAT_DATA_SPSE, LIHAT_PEJABAT_SPSE, SAHKAN_PROGRAM, LIHAT_PROSEDUR),
            *(SAHKAN_PROSEDUR, TANDA_TANGANI_LAPORAN, KELOLA_EVALUASI, TINDAK_LANJUTI_TEMUAN),
            *(DISPOSISIKAN_SURAT, SETUJUI_SURAT, KELOLA_RAPAT, LIHAT_KEPATUHAN, PERIKSA),
            *(LIHAT_RISIKO, TANGANI_RISIKO, SETUJUI_RISIKO),
        }
    ),
    Peran.AUDITOR: frozenset(
        {
            *(BACA_SEMUA, LIHAT_PENDAFTARAN, LIHAT_PENONAKTIFAN, LIHAT_JEJAK, LIHAT_TIKET),
            *(LIHAT_PEMANTAUAN, LIHAT_GANGGUAN, LIHAT_INFRASTRUKTUR, LIHAT_CADANGAN),
            *(
                LIHAT_SEKRETARIAT,
                LIHAT_DATA_SPSE,
                LIHAT_PEJABAT_SPSE,
                LIHAT_PROSEDUR,
                LIHAT_RISIKO,
                LIHAT_KEPATUHAN,
                PERIKSA,
                CATAT_AUDIT,
            ),
        }
    ),
    Peran.LKPP: frozenset({LIHAT_PEMANTAUAN}),
}

KETERANGAN: dict[Peran, str] = {
    Peran.PEMOHON: "Mengisi dan mengirim pendaftaran miliknya sendiri.",
    Peran.PENYEDIA: "Pengguna SPSE dari badan usaha, perusahaan perseorangan, atau perorangan.",
    Peran.PPK: "Pengguna SPSE dari instansi: PPK, ULP/Pokja, Pejabat Pengadaan, dan lainnya.",
    Peran.VERIFIKATOR: "Memeriksa berkas terhadap aslinya dan memutus pendaftaran.",
    Peran.HELPDESK: "Menjawab konsultasi, keluhan, dan kendala; pelatihan, ruang, dan pengumuman.",
    Peran.ADMIN_SISTEM: "Mengelola sistem dan mengusulkan penugasan pegawai.",
    Peran.SEKRETARIS: "Ketatausahaan, laporan, dan penugasan pegawai.",
    Peran.KEPALA: "Memimpin LPSE; mencabut keputusan yang keliru; menyetujui penugasan.",
    Peran.AUDITOR: "Membaca setiap halaman, catatan, dan jejak; tidak mengubah apa pun.",
    Peran.LKPP: "Memantau keadaan server; tidak mengubah apa pun.",
}


def izin_peran(peran: frozenset[Peran]) -> frozenset[str]:
    """The union of what several roles may do."""
    return frozenset().union(*(IZIN[p] for p in peran))
