"""One plausible set of data per template, and what the tests of documents do with the PDF."""

import copy
import hashlib
import re
from datetime import UTC, datetime
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import pypdfium2

from lpse.dokumen import build_pdf
from tests.lpse.contoh_arsip import CONTOH_ARSIP, CONTOH_TAK_TERBIT
from tests.lpse.contoh_infrastruktur import CONTOH_PEMANTAUAN
from tests.lpse.contoh_sekretariat import CONTOH_SEKRETARIAT, SEKRETARIAT_TAK_TERBIT

SAAT = datetime(2026, 3, 26, 8, 30, tzinfo=UTC)

SURAT = {
    "kop": {
        "pemerintah": "Pemerintah Kabupaten Tulungagung",
        "induk": "Dinas Perhubungan, Komunikasi dan Informatika",
        "nama_lpse": "Layanan Pengadaan Secara Elektronik (LPSE) Kabupaten Tulungagung",
        "alamat": "Jalan Ahmad Yani Timur Nomor 37",
        "telepon": "(0355) 320119",
        "surel": "lpse@tulungagung.example",
        "laman": "https://lpse.tulungagung.example",
    },
    "peraturan": "Peraturan Bupati Tulungagung Nomor 2 Tahun 2012",
    "dasar": "Pasal 20 ayat (1)",
    "kode": "7KQM-2XTB-9HRD",
}
NASKAH = SURAT | {
    "nomor": "027/012.A/LPSE/VER/III/2026",
    "url_periksa": "https://lpse.tulungagung.example/v/7KQM-2XTB-9HRD/",
}
BERITA_ACARA = NASKAH | {
    "tanggal_terbilang": "Kamis tanggal dua puluh enam bulan Maret tahun dua ribu dua puluh enam",
    "tanggal": "26 Maret 2026",
    "tempat": "Ruang Verifikasi",
    "kota": "Tulungagung",
    "petugas": {"nama": "Siti Rahmawati, S.Kom.", "nip": "198703122010012005", "jabatan": "Penata Muda"},
    "wakil": {"nama": "Bambang Hariyanto", "jabatan": "Direktur Utama"},
    "perusahaan": {"nama": "CV Sumber Makmur", "npwp": "02.345.678.9-629.000", "alamat": "Jalan Kauman 12"},
    "nomor_pendaftaran": "REG-2026-000123",
}
PEMOHON = {
    "perorangan": False,
    "nama_perusahaan": "CV Sumber Makmur",
    "npwp": "02.345.678.9-629.000",
    "alamat": "Jalan Diponegoro 12, Kauman",
    "telepon": "0812 3456 7890",
    "email_perusahaan": "sumbermakmur@contoh.example",
    "penanggung_jawab_nama": "Bambang Hariyanto",
    "penanggung_jawab_nik": "3504011203870001",
    "penanggung_jawab_jabatan": "Direktur Utama",
    "url_unggah": "https://lpse.tulungagung.example/daftar/",
    "dicetak_pada": "Kamis, 26 Maret 2026 pukul 09.12 WIB",
}
DOKUMEN = ("KTP direktur", "Akta pendirian", "NPWP badan usaha", "Surat izin usaha", "Akta perubahan")
CONTOH: dict[str, dict[str, Any]] = {
    "formulir_pendaftaran": SURAT
    | PEMOHON
    | {
        "jenis_pemohon": "Badan usaha",
        "bentuk_usaha": "Persekutuan komanditer",
        "bidang_usaha": "Pekerjaan konstruksi",
        "nib": "1234567890123",
        "kabupaten": "Kabupaten Tulungagung",
        "provinsi": "Jawa Timur",
        "kode_pos": "66217",
        "dokumen": [{"nama": d, "wajib": d != DOKUMEN[4], "keterangan": "Semua halaman"} for d in DOKUMEN],
    },
    "formulir_keikutsertaan": SURAT
    | PEMOHON
    | {
        "dasar_kualifikasi": "Pasal 20 ayat (5)",
        "dasar_nonaktif": "Pasal 10 ayat (4)",
        "pejabat_data_pribadi": "Pejabat Pelindung Data Pribadi, data@tulungagung.example",
    },
    "berita_acara_verifikasi": BERITA_ACARA
    | {
        "dokumen": [
            {
                "nama": d,
                "ada": d != DOKUMEN[4],
                "sesuai_asli": d != DOKUMEN[4],
                "asli_diperlihatkan": "" if d == DOKUMEN[4] else "25 Maret 2026",
                "keterangan": "Tidak dipersyaratkan" if d == DOKUMEN[4] else "",
            }
            for d in DOKUMEN
        ],
        "hasil": "Disetujui",
        "user_id": "SUMBERMAKMUR",
        "dasar_hasil": "Pasal 10 ayat (3)",
        "dasar_kualifikasi": "Pasal 20 ayat (5)",
    },
    "serah_terima_asli": BERITA_ACARA
    | {
        "nomor_verifikasi": "027/012/VERIFIKASI",
        "dokumen": [
            {"nama": d, "asli_diperlihatkan": "25 Maret 2026", "keterangan": "Baik"} for d in DOKUMEN
        ],
    },
    "pernyataan_pelanggaran": NASKAH
    | {
        "tanggal_terbilang": BERITA_ACARA["tanggal_terbilang"],
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "petugas": BERITA_ACARA["petugas"],
        "nomor_perkara": "NON-2026-000007",
        "user_id": "SUMBERMAKMUR",
        "nama_pengguna": "CV Sumber Makmur",
        "npwp": "02.345.678.9-629.000",
        "alasan": "Ditemukan pelanggaran terhadap persyaratan dan ketentuan penggunaan SPSE",
        "surat_laporan": "Nomor 050/77/ULP/2026 tanggal 2 Maret 2026 dari ULP Kabupaten Tulungagung",
        "uraian": "Jaminan penawaran pada dua paket ternyata tidak diterbitkan oleh bank penjaminnya.",
        "klarifikasi": "Klarifikasi diminta pada Senin, 9 Maret 2026, tidak dijawab pengguna.",
        "temuan": "Pengguna menyampaikan dokumen palsu pada dua paket pengadaan.",
    },
    "pemberitahuan_insiden": NASKAH
    | {
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "petugas": BERITA_ACARA["petugas"],
        "dasar_uu": "Pasal 46 Undang-Undang Nomor 27 Tahun 2022",
        "pelindung_data": "Pejabat Pelindung Data Pribadi, data@tulungagung.example",
        "nomor_insiden": "INS-2026-000003",
        "jenis_data": "Nama, NIK, pindaian KTP",
        "orang": "12 pengguna yang disebut satu per satu",
        "kejadian": "Antara 20 dan 22 Maret 2026, laptop petugas hilang di perjalanan dinas.",
        "diketahui": "Senin, 23 Maret 2026 pukul 08.10 WIB",
        "uraian": "Laptop berisi salinan ZIP arsip yang belum dihapus; disknya tidak tersandi.",
        "penilaian": "Data dapat dipakai untuk menyamar; pelayanan publik tidak terganggu.",
        "upaya": "Sesi dan token petugas diakhiri, salinan ZIP dilarang di laptop, polisi diberi tahu.",
    },
    "surat_penerusan": NASKAH
    | {
        "kepada": "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "petugas": BERITA_ACARA["petugas"],
        "jenis": "Penerusan kendala teknis",
        "perihal": "Penawaran gagal diunggah",
        "alasan": "Permasalahan aplikasi SPSE yang tidak dapat diselesaikan oleh LPSE",
        "uraian": "Galat 500 pada semua penyedia sejak pukul sembilan.",
        "upaya": "Tiga peramban dan dua jaringan sudah dicoba.",
        "nomor_tiket": "TKT-2026-000017",
        "tipe": "Gangguan",
        "kode_tender": "10011868000",
        "nama_paket": "Pembangunan jembatan contoh",
        "kode_galat": "E-500",
        "pelapor": "Rina Contohwati, CV Contoh Makmur, User ID rinacontoh",
        "dilaporkan": "Kamis, 26 Maret 2026 pukul 09.12 WIB",
        "percakapan": [
            {
                "pada": "Kamis, 26 Maret 2026 pukul 09.12 WIB",
                "dari": "Pelapor",
                "isi": "Tidak dapat menekan Kirim.",
            },
        ],
        "lampiran": [{"nama": "layar.png", "ukuran": 20480, "sha256": "ab12" * 16}],
    },
    "permintaan_perubahan": NASKAH
    | {
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "kode_perubahan": "RFC-2026-0007",
        "tanggal_permintaan": "20 Maret 2026",
        "pemohon": "Rina Contohwati",
        "kontak": "rina@contoh.example",
        "instansi": "Bagian Pengadaan Barang dan Jasa",
        "perubahan": "Memperbarui aplikasi SPSE",
        "deskripsi": "Aplikasi dinaikkan ke versi yang diminta LKPP.",
        "berlaku_mulai": "26 Maret 2026",
        "tujuan": "Menutup celah keamanan.",
        "instruksi": "Surat edaran LKPP Nomor 9 Tahun 2026",
        "aset": "HW-0001, SW-0003",
        "jendela": "PML-2026-0004",
        "jenis": "Aplikasi",
        "kategori": "Emergency (darurat)",
        "dampak": "Layanan berhenti satu jam.",
        "sumber": "Software, SDM",
        "rencana_uji": "Masuk, unggah, dan buka penawaran uji.",
        "rencana_kembali": "Kembalikan salinan mesin virtual.",
        "putusan": "Disahkan sesudah dilaksanakan",
        "diputus": "Kamis, 26 Maret 2026 pukul 08.00 WIB",
        "keterangan": "Laporkan hasilnya kepada LKPP.",
        "jadwal": "Kamis, 26 Maret 2026 pukul 19.00 WIB",
        "petugas": "Siti Rahmawati, S.Kom.",
        "alasan_darurat": "Celahnya sudah dipakai penyerang.",
        "mulai": "Kamis, 26 Maret 2026 pukul 19.00 WIB",
        "selesai": "Kamis, 26 Maret 2026 pukul 20.10 WIB",
        "hasil_uji": "Semua langkah uji berhasil.",
        "hasil": "Aplikasi berjalan pada versi baru.",
        "pengembalian": "Tidak dijalankan",
        "pengelola": BERITA_ACARA["petugas"],
        "kepala": {"nama": "Ir. Kepala Contoh", "nip": "197001011995031001", "jabatan": "Kepala LPSE"},
        "pelaksana": [BERITA_ACARA["petugas"]],
    },
    "sertifikat_pelatihan": NASKAH
    | {
        "nama": "Bambang Hariyanto",
        "nip": "198703122010012005",
        "asal": "Dinas Pendidikan",
        "bentuk": "Pelatihan",
        "acara": "Menyusun dan mengumumkan RUP",
        "waktu": "Kamis, 26 Maret 2026 pukul 09.00 WIB sampai 12.00 WIB",
        "tempat": "Ruang pelatihan",
        "pengajar": "Siti Rahmawati, S.Kom.",
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "petugas": BERITA_ACARA["petugas"],
    },
    "berita_acara_kesaksian": NASKAH
    | {
        "tanggal_terbilang": BERITA_ACARA["tanggal_terbilang"],
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "nomor_perkara": "KSN-2026-000007",
        "menggantikan": "027/011/LPSE/KSN/III/2026",
        "peminta": {"nama": "Wahyu Santoso", "nip": "198001012005011001", "jabatan": "Ketua Pokja II"},
        "peminta_sebagai": "ULP",
        "surat": "Nomor 027/12/POKJA-II/2026 tanggal 25 Maret 2026 dari Ketua Pokja II",
        "kode_tender": "10099342",
        "nama_paket": "Rehabilitasi Gedung Kantor Camat",
        "satker": "Dinas Pekerjaan Umum",
        "penyedia": "CV Sumber Makmur",
        "kejadian": "Kamis, 26 Maret 2026 pukul 10.15 WIB",
        "tempat": "Ruang rapat LPSE",
        "uraian": "Saat pembukaan penawaran, satu dari empat berkas tidak dapat didekripsi.",
        "berkas": [
            {
                "nama": "penawaran.rhs",
                "ukuran": "1.204.224 byte",
                "sha256": hashlib.sha256(b"rhs").hexdigest(),
                "asal": "Dihitung portal dari berkasnya",
            }
        ],
        "upaya": [
            {
                "pada": f"Kamis, 26 Maret 2026 pukul 10.{menit} WIB",
                "alat": "Apendo Panitia 4.1",
                "pelaku": "Wahyu Santoso",
                "hasil": "Gagal didekripsi",
                "keterangan": "Bad padding",
            }
            for menit in (20, 35)
        ],
        "saksi": [
            {"nama": nama, "nip": nip, "jabatan": "Staf", "instansi": instansi}
            for nama, nip, instansi in (
                ("Ani Lestari", "198801012012012001", "LPSE"),
                ("Budi Utomo", "198501012010011002", "Inspektorat"),
            )
        ],
        "pernyataan": "Kami menyaksikan bahwa dokumen penawaran di atas tidak dapat dibuka. Kesaksian ini "
        "tidak menyangkut isi penawaran.",
        "petugas": BERITA_ACARA["petugas"],
        "kepala": {"nama": "Kusuma Wardani", "nip": "197506062000061996", "jabatan": "Kepala LPSE"},
    },
    "laporan_gangguan": NASKAH
    | {
        "nomor_gangguan": "GGN-2026-000007",
        "sementara": "Laporan sementara: gangguan belum ditutup.",
        "judul": "Koneksi internet terputus: Tautan utama",
        "jenis": "Koneksi internet server SPSE",
        "mulai": "Kamis, 26 Maret 2026 pukul 09.12 WIB",
        "pulih": "Kamis, 26 Maret 2026 pukul 10.40 WIB",
        "lama": "1 jam 28 menit",
        "sasaran": ["Tautan utama, 09.12 WIB sampai 10.40 WIB"],
        "pelapor": "Pemantauan portal LPSE",
        "saluran": "Telepon",
        "diketahui": "Kamis, 26 Maret 2026 pukul 09.13 WIB",
        "dikonfirmasi": "Kamis, 26 Maret 2026 pukul 09.20 WIB oleh Siti Rahmawati",
        "diumumkan": "Kamis, 26 Maret 2026 pukul 09.27 WIB",
        "uraian": "Lampu tautan padam.",
        "penyebab": "Kabel serat optik terputus di tiang 14.",
        "langkah": [
            {
                "pada": "Kamis, 26 Maret 2026 pukul 09.25 WIB",
                "isi": "Lalu lintas dipindahkan ke tautan cadangan.",
                "oleh": "Siti Rahmawati",
            }
        ],
        "tautan": ["TKT-2026-000031: SPSE tidak dapat dibuka"],
        "dampak": [
            {"layanan": layanan, "tingkat": "Terganggu sebagian", "keterangan": "Lambat"}
            for layanan in ("Aplikasi SPSE", "Portal layanan LPSE", "Surat elektronik")
        ],
        "evaluasi": "Tautan cadangan diuji setiap bulan.",
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "dilaporkan_oleh": {"nama": "Budi Utomo", "nip": "", "jabatan": "Helpdesk"},
        "petugas": BERITA_ACARA["petugas"],
        "kepala": {"nama": "Kusuma Wardani", "nip": "197506062000061996", "jabatan": "Kepala LPSE"},
    },
    "izin_ruang_server": NASKAH
    | {
        "judul_izin": "Izin Masuk Ruang Server",
        "jenis": "Akses ruang server",
        "lokasi": "Ruang Server",
        "nama": "Hendra Wijaya",
        "identitas": "KTP 3504011203870001",
        "instansi": "PT Jaringan Contoh",
        "alamat": "Jalan Diponegoro 12, Kauman",
        "rombongan": ["Dewi Anggraini", "Joko Susilo"],
        "tujuan": "Mengganti baterai UPS",
        "masa": "Kamis, 26 Maret 2026 pukul 09.00–11.00 WIB",
        "perangkat": [{"jenis": "Laptop", "nomor_seri": "PF3XK29A"}],
        "delegasi": "Kepala LPSE",
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "petugas": BERITA_ACARA["petugas"],
    },
    "lembar_ruang_server": NASKAH
    | {
        "lokasi": "Ruang Server",
        "bulan": "Maret 2026",
        "batas": "suhu 18–27 °C, kelembapan 40–60%",
        "hari": [
            {
                "hari": f"{n} Maret 2026",
                "kali": "2",
                "suhu": "21,5–23",
                "kelembapan": "48–52",
                "luar": "–",
                "perangkat": "UPS, Pintu",
                "catatan": "Tanpa bacaan",
            }
            for n in range(1, 32)
        ],
        "tanpa_bacaan": "3 Maret 2026, 4 Maret 2026",
        "episode": ["Suhu: Senin, 9 Maret 2026 pukul 13.00 WIB sampai 15.00 WIB"],
        "kunjungan": "7 kunjungan, 5 di antaranya tamu",
        "temuan": "2 temuan, 1 belum ditindaklanjuti",
        "tanggal": "1 April 2026",
        "kota": "Tulungagung",
        "petugas": BERITA_ACARA["petugas"],
    },
    "tanda_terima": NASKAH
    | {
        "nomor_pendaftaran": "REG-2026-000123",
        "kode_lacak": "4MPA-TT7H-QX2C",
        "url_lacak": "https://lpse.tulungagung.example/lacak/",
        "diterima_pada": "Kamis, 26 Maret 2026 pukul 15.30 WIB",
        "jenis_pemohon": "Badan usaha",
        "nama_perusahaan": "CV Sumber Makmur",
        "npwp": "02.345.678.9-629.000",
        "penanggung_jawab_nama": "Bambang Hariyanto",
        "surel": "bambang@contoh.example",
        "dokumen": [
            {"nama": d, "ukuran": 1_234_567, "sha256": hashlib.sha256(d.encode()).hexdigest()}
            for d in DOKUMEN
        ],
        "tenggat": "Selasa, 31 Maret 2026 pukul 15.30 WIB",
        "tempat_verifikasi": "Ruang Verifikasi",
        "jam_layanan": "Senin–Jumat 08.00–15.30 WIB",
    },
}

CONTOH |= {
    nama: NASKAH | isi for nama, isi in (CONTOH_PEMANTAUAN | CONTOH_ARSIP | CONTOH_SEKRETARIAT).items()
}
CONTOH |= {nama: SURAT | isi for nama, isi in (CONTOH_TAK_TERBIT | SEKRETARIAT_TAK_TERBIT).items()}


def contoh(templat: str, **isi: Any) -> dict[str, Any]:
    return copy.deepcopy(CONTOH[templat]) | isi


def minimal(tipe: Any, nilai: Any) -> Any:
    """What is left when everything that may be empty is empty."""
    if is_typeddict(tipe):
        return {k: minimal(t, nilai[k]) for k, t in get_type_hints(tipe, include_extras=True).items()}
    if get_origin(tipe) is list:
        return [minimal(get_args(tipe)[0], butir) for butir in nilai[:1]]
    return "" if tipe is str else nilai


def maksimal(nilai: Any, teks: str) -> Any:
    """Twelve documents, and this text behind every text but those that have a fixed form."""
    if isinstance(nilai, dict):
        return {k: v if k in BENTUK_TETAP else maksimal(v, teks) for k, v in nilai.items()}
    if isinstance(nilai, list):
        return [maksimal(butir, teks) for butir in (nilai * 3)[:12]]
    return f"{nilai} {teks}" if isinstance(nilai, str) else nilai


# What the portal itself writes: codes, addresses, figures of a table, one of two titles.
BENTUK_TETAP = (
    *("sha256", "nomor", "kode", "kode_lacak", "url_periksa", "url_lacak", "url_unggah"),
    *("judul_izin", "judul_jenis", "batasan", "utilitas", "kondisi", "perkiraan"),
    *("ya", "sebagian", "tidak", "tidak_berlaku"),
)


def bangun(templat: str, data: dict[str, Any]) -> bytes:
    return build_pdf(templat, data, stempel_waktu=SAAT)


def halaman(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [
        " ".join(hal.get_textpage().get_text_bounded().replace("\u200b", "").split())
        for hal in pypdfium2.PdfDocument(pdf)
    ]


def teks(pdf: bytes) -> str:
    return " ".join(halaman(pdf))


def rapat(teks_apa_pun: str) -> str:
    """For comparing, without what the reading of a PDF changes: spaces, and hyphens at the end of a line."""
    return re.sub(r"[\s\-\x02]", "", teks_apa_pun).casefold()


def daun(nilai: Any) -> list[str]:
    if isinstance(nilai, dict):
        return [d for anak in nilai.values() for d in daun(anak)]
    if isinstance(nilai, list):
        return [d for anak in nilai for d in daun(anak)]
    return [nilai] if isinstance(nilai, str) else []
