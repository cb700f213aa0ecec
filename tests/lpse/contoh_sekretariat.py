"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

KEPALA = {"nama": "Drs. Bambang Wijaya", "nip": "196812121994031004", "jabatan": "Kepala LPSE"}
RAPAT = {
    "jenis": "Koordinasi dengan instansi",
    "pembina": "Sekretaris Daerah",
    "topik": "Koordinasi pelatihan triwulan kedua",
    "waktu": "Kamis, 26 Maret 2026 pukul 09.00 WIB sampai 11.00 WIB",
    "tempat": "Ruang rapat LPSE",
    "tanggal": "23 Maret 2026",
    "kota": "Tulungagung",
}
CONTOH_SEKRETARIAT: dict[str, dict[str, Any]] = {
    "surat_keluar": {
        "kepada": "Kepala Dinas Pekerjaan Umum",
        "perihal": "Jadwal pelatihan penggunaan SPSE",
        "sifat": "Segera",
        "menjawab": "Surat Dinas Pekerjaan Umum Nomor 600/17/2026 tanggal 20 Maret 2026",
        "paragraf": [
            "Menjawab surat Saudara, pelatihan penggunaan SPSE dilaksanakan pada hari Kamis.",
            "Peserta membawa surat tugas.",
        ],
        "tembusan": ["Sekretaris Daerah", "Inspektur"],
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "penanda_tangan": KEPALA,
    },
    "lembar_disposisi": {
        "nomor_agenda": "SM-2026-0012",
        "nomor_surat": "600/17/2026",
        "tanggal_surat": "20 Maret 2026",
        "diterima": "23 Maret 2026",
        "dari": "Dinas Pekerjaan Umum",
        "perihal": "Permohonan pelatihan",
        "sifat": "Segera",
        "butir": [
            {
                "kepada": "Siti Rahmawati, S.Kom.",
                "jabatan": "Admin",
                "instruksi": "Siapkan jadwal dan ruangnya.",
                "tenggat": "30 Maret 2026",
            }
        ],
        "diberikan": "Senin, 23 Maret 2026 pukul 10.15 WIB",
        "oleh": KEPALA,
    },
    "undangan_rapat": RAPAT
    | {
        "acara": ["Pembukaan", "Capaian triwulan pertama"],
        "tautan": "https://rapat.example/lpse",
        "yang_diundang": ["Siti Rahmawati, S.Kom., Admin", "Dewi Lestari, Dinas Pekerjaan Umum"],
        "penanda_tangan": KEPALA,
    },
    "notula": RAPAT
    | {
        "pemimpin": "Drs. Bambang Wijaya",
        "hadir": [
            {"nama": "Siti Rahmawati, S.Kom.", "jabatan": "Admin", "instansi": ""},
            {"nama": "Dewi Lestari", "jabatan": "", "instansi": "Dinas Pekerjaan Umum"},
        ],
        "tidak_hadir": ["Agus Salim, Inspektorat"],
        "pembahasan": ["Capaian layanan dibahas.", "Jadwal pelatihan disusun."],
        "keputusan": ["Pelatihan dilaksanakan bulan April."],
        "tindak_lanjut": [
            {"uraian": "Menyusun jadwal", "siapa": "Siti Rahmawati, S.Kom.", "tenggat": "2 April 2026"}
        ],
        "notulis": {"nama": "Ratna Dewi", "nip": "", "jabatan": "Sekretaris"},
        "pengesah": KEPALA,
    },
}
