"""Plausible data for the papers of monitoring, without what every issued document has."""

from typing import Any

PENANDA_TANGAN = {
    "tanggal": "2 April 2026",
    "kota": "Tulungagung",
    "petugas": {"nama": "Siti Rahmawati, S.Kom.", "nip": "198703122010012005", "jabatan": "Admin Sistem"},
}
CONTOH_PEMANTAUAN: dict[str, dict[str, Any]] = {
    "lembar_pemantauan": PENANDA_TANGAN
    | {
        "bulan": "Maret 2026",
        "hari_tercatat": 30,
        "hari_kerja": 21,
        "lembar_dikonfirmasi": 20,
        "jumlah_temuan": 2,
        "ukuran_temuan": "Pasal 24 ayat (1)",
        "baris": [
            {
                "hari": "Sen, 2",
                "disk": "91,4%",
                "ram": "72%",
                "lalu": "61,2 Mbit/s",
                "internet": "99,51%",
                "layanan": "100%",
                "keadaan": "Kritis",
                "petugas": "Siti Rahmawati, S.Kom.",
                "catatan": "Tidak baik: Pendingin ruangan (AC). Teknisi dipanggil.",
            },
            {
                "hari": "Sel, 3",
                "disk": "–",
                "ram": "–",
                "lalu": "–",
                "internet": "–",
                "layanan": "–",
                "keadaan": "tanpa catatan",
                "petugas": "",
                "catatan": "Tidak ada catatan pemantauan disk dan RAM pada hari ini.",
            },
        ],
    },
    "laporan_kapasitas": PENANDA_TANGAN
    | {
        "masa": "1 Desember 2025 sampai 31 Maret 2026",
        "periode": [
            "1 Des – 31 Des 2025",
            "1 Jan – 31 Jan 2026",
            "1 Feb – 28 Feb 2026",
            "1 Mar – 31 Mar 2026",
        ],
        "periode_depan": [
            *("1 Apr – 30 Apr 2026", "1 Mei – 31 Mei 2026"),
            *("1 Jun – 30 Jun 2026", "1 Jul – 31 Jul 2026"),
        ],
        "latar_belakang": "Server dibeli pada tahun 2022.",
        "ruang_lingkup": "Server SPSE, internet, dan petugas.",
        "metode": "Rata-rata harian tertinggi setiap periode.",
        "asumsi": "Jumlah paket tetap.",
        "analisis_tren": "Disk bertambah setengah persen setiap hari.",
        "pilihan_peningkatan": "Menambah disk, atau memindahkan arsip.",
        "prediksi_biaya": "Rp12.000.000",
        "rekomendasi": "Menambah disk 2 TB sebelum Juni.",
        "butir": [
            {
                "item": "Server SPSE: Pemakaian disk /",
                "kategori": "Server",
                "batasan": "90%",
                "waktu_pantau": "setiap 1 menit, 1 Des – 31 Mar 2026",
                "utilitas": "92%",
                "kondisi": ["70%", "74%", "79%", "82,8%"],
                "perkiraan": ["87%", "92%", "97%", "100%"],
                "ramalan": "Mencapai batas dalam kira-kira 42 hari (sekitar 12 Mei 2026).",
                "perkiraan_resource": "Disk 2 TB",
                "tindak_lanjut": "Diusulkan dalam perubahan anggaran",
            },
            {
                "item": "Verifikator",
                "kategori": "Personil",
                "batasan": "belum ditetapkan",
                "waktu_pantau": "akhir setiap periode",
                "utilitas": "–",
                "kondisi": ["3", "4", "6", "7,5"],
                "perkiraan": ["9", "10", "12", "13"],
                "ramalan": "2 petugas bertugas; 15 perkara menunggu.",
                "perkiraan_resource": "",
                "tindak_lanjut": "",
            },
        ],
    },
}
