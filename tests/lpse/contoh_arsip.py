"""Plausible data for the papers of the archive, without what every issued document has."""

from typing import Any

CONTOH_ARSIP: dict[str, dict[str, Any]] = {
    "serah_terima_media": {
        "tanggal_terbilang": "Senin tanggal tiga puluh bulan Maret tahun dua ribu dua puluh enam",
        "waktu": "Senin, 30 Maret 2026 pukul 14.05 WIB",
        "penyerah": {"nama": "Siti Rahmawati, S.Kom.", "nip": "198703122010012005", "jabatan": "Admin"},
        "penerima": {"nama": "Bambang Irawan", "nip": "198001012005011003", "jabatan": "Arsiparis"},
        "kode_media": "MP-01",
        "nama_media": "Hard disk eksternal biru",
        "nomor_seri": "WX41A6R7",
        "uuid_fs": "4c1f2f4e-9a8b-4f5e-8d8c-0b7d0f6f6a11",
        "kapasitas": "2,0 TB",
        "enkripsi": "Repositori terenkripsi",
        "nomor_segel": "SGL-0042",
        "keadaan_segel": "",
        "dari_tempat": "Kantor LPSE",
        "ke_tempat": "Depo arsip Dinas Perpustakaan dan Kearsipan",
        "wajib_kembali": "29 April 2026",
        "isi": [
            {
                "sumber": "Portal LPSE",
                "keadaan": "Senin, 30 Maret 2026 pukul 01.00 WIB",
                "snapshot": "8f3a21c09b7d",
            }
        ],
        "dibaca_ulang": "Senin, 30 Maret 2026 pukul 13.40 WIB",
        "catatan": "Dibawa dalam kotak tahan benturan.",
        "tanggal": "30 Maret 2026",
        "kota": "Tulungagung",
    },
    "uji_pemulihan": {
        "tanggal_terbilang": "Senin tanggal tiga puluh bulan Maret tahun dua ribu dua puluh enam",
        "sumber": "Portal LPSE",
        "keadaan": "Minggu, 29 Maret 2026 pukul 01.00 WIB",
        "repositori": "Repositori di server ini",
        "snapshot": "8f3a21c09b7d",
        "mulai": "Senin, 30 Maret 2026 pukul 03.00 WIB",
        "lama": "2 menit 14 detik",
        "hasil": "Tidak lulus",
        "pemeriksaan": [
            {"nama": "Salinan basis data terbaca seluruhnya", "hasil": "51,2 MB", "lulus": True},
            {"nama": "Jumlah baris setiap tabel", "hasil": "142 tabel, 81.203 baris", "lulus": False},
        ],
        "beda": ["Tabel layanan_tiket: 1.203 baris, menurut manifes 1.204."],
        "tanggal": "30 Maret 2026",
        "kota": "Tulungagung",
        "petugas": [{"nama": "Siti Rahmawati, S.Kom.", "nip": "198703122010012005", "jabatan": "Admin"}],
    },
    "pemusnahan_arsip": {
        "tanggal_terbilang": "Senin tanggal tiga puluh bulan Maret tahun dua ribu dua puluh enam",
        "nomor_usulan": "PMS-2026-0001",
        "kelas": "REG-DITOLAK Berkas pendaftaran yang ditolak, dicabut, atau ditarik",
        "aturan": "Peraturan Bupati Tulungagung Nomor 12 Tahun 2021",
        "masa": "2 tahun sejak: pendaftaran berakhir",
        "pertimbangan": "Masa simpannya berakhir dan tidak ada yang dipersoalkan.",
        "diusulkan": "Ratna Dewi, Senin, 23 Maret 2026 pukul 09.00 WIB",
        "disetujui": "Drs. Bambang Wijaya, Selasa, 24 Maret 2026 pukul 10.15 WIB",
        "jumlah": 2,
        "cara": "Isi berkas dihapus dari penyimpanan dan data pribadi pada barisnya dikosongkan.",
        "butir": [
            {
                "kode": kode,
                "label": "Akta pendirian, versi 1, nomor REG-2023-000123",
                "tempo": "12 Februari 2026",
                "musnah": "Selasa, 24 Maret 2026 pukul 10.17 WIB",
            }
            for kode in ("q7m2xk4a9d", "w3n8pz5c1b")
        ],
        "dikecualikan": ["KTP, versi 1 (h5t9vr2e6f): Ditahan untuk hukum sesudah daftar disusun."],
        "tanggal": "30 Maret 2026",
        "kota": "Tulungagung",
        "pengusul": {"nama": "Ratna Dewi", "nip": "198703122010012005", "jabatan": "Sekretaris"},
        "pemutus": {"nama": "Drs. Bambang Wijaya", "nip": "197001011995031002", "jabatan": "Kepala LPSE"},
    },
}
# Not issued: without number, never stored.
CONTOH_TAK_TERBIT: dict[str, dict[str, Any]] = {
    "lembar_kunci": {
        "dicetak": "Senin, 30 Maret 2026 pukul 09.00 WIB",
        "kunci": [
            {"nama": "SECRET_KEY", "guna": "Sesi dan tautan portal", "nilai": "contoh-bukan-rahasia-1"},
            {"nama": "AUDIT_KEY", "guna": "Segel jejak", "nilai": "contoh-bukan-rahasia-2"},
        ],
    },
}
