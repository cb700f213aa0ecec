"""Why a file is not taken or not shown, in sentences for the person who sent it."""

from lpse.aturan import AturanDilanggar
from lpse.berkas.bilik.dasar import BATAS_HALAMAN

CETAK_ULANG = (
    "Buka berkasnya, pilih Cetak lalu Simpan sebagai PDF, dan unggah lagi hasilnya. "
    "Bila tidak bisa, pindai atau foto dokumennya."
)
KALIMAT = {
    "kosong": "Berkas ini kosong. Pilih berkas yang ada isinya, lalu unggah lagi.",
    "terpotong": (
        "Berkas ini terpotong: bagian akhirnya tidak ada, mungkin karena penyalinannya terputus. "
        "Ambil lagi dari sumbernya atau pindai ulang, lalu unggah lagi."
    ),
    "bersandi": "Berkas ini terkunci kata sandi. Buka kuncinya, simpan ulang, lalu unggah lagi.",
    "terlalu_besar": (
        "Ukuran berkas ini {ukuran} MB, sedangkan batasnya {batas} MB. "
        "Kecilkan atau pindai ulang dengan resolusi lebih rendah, lalu unggah lagi."
    ),
    "jenis_salah": (
        "Berkas ini bukan PDF, JPEG, PNG, atau HEIC, apa pun akhiran namanya. "
        "Simpan sebagai salah satu dari empat jenis itu, lalu unggah lagi."
    ),
    "rusak": (
        "Berkas ini rusak sehingga tidak dapat dibuka. "
        "Simpan ulang dari aplikasi asalnya atau pindai ulang, lalu unggah lagi."
    ),
    "tidak_dapat_diperiksa": (
        "Berkas ini tidak dapat diperiksa: pembacanya dua kali berhenti di tengah jalan. "
        "Simpan ulang dari aplikasi asalnya atau pindai ulang, lalu unggah lagi."
    ),
    "terlalu_banyak_halaman": (
        f"Berkas ini lebih dari {BATAS_HALAMAN} halaman. Ambil halaman yang diminta saja, lalu unggah lagi."
    ),
    "gambar_terlalu_besar": (
        "Lebar kali tinggi gambarnya melebihi batas 65 megapiksel. Kecilkan, foto ulang dengan resolusi "
        "biasa, atau pindai ulang dengan resolusi 300 dpi, lalu unggah lagi."
    ),
    "mengembang": (
        "Isi berkas ini mengembang jauh melebihi ukurannya ketika dibuka, jadi tidak dibuka. "
        "Pindai atau foto ulang dokumennya, lalu unggah lagi."
    ),
    "gabungan": (
        "Di dalam berkas ini terselip berkas jenis lain, misalnya ZIP, program, atau halaman web. "
        "Pindai atau foto ulang dokumennya, lalu unggah lagi."
    ),
    "berskrip": f"PDF ini memuat JavaScript, yaitu program yang dapat berjalan sendiri. {CETAK_ULANG}",
    "bertindakan": (
        "PDF ini menjalankan sesuatu saat dibuka atau diklik, misalnya program atau pengiriman data. "
        f"{CETAK_ULANG}"
    ),
    "berlampiran": (
        "PDF ini memuat berkas lain sebagai lampiran. Hapus lampirannya lalu unggah lagi; "
        "lampiran yang diminta diunggah tersendiri."
    ),
    "bermedia": f"PDF ini memuat video, suara, atau benda 3D. {CETAK_ULANG}",
    "berformulir_xfa": (
        f"PDF ini formulir XFA, yang isinya hanya tampak di aplikasi tertentu. {CETAK_ULANG}"
    ),
    "penyimpanan_penuh": (
        "Berkas ini belum tersimpan karena penyimpanan portal penuh. Coba lagi nanti; "
        "bila tetap gagal, hubungi petugas LPSE."
    ),
    "sibuk": "Portal sedang mengolah banyak berkas lain. Tunggu satu menit, lalu coba lagi.",
}
KALIMAT_RANGKAIAN = (
    "Berkas HEIC ini rangkaian gambar bergerak, bukan satu foto. "
    "Simpan atau foto ulang sebagai satu foto, lalu unggah lagi."
)


class BerkasDitolak(AturanDilanggar):
    """The file is refused. `kode` names the reason for forms and tests; nothing of the file was kept."""

    def __init__(self, kode: str, kalimat: str = "") -> None:
        super().__init__(kalimat or KALIMAT[kode])
        self.kode = kode


class BerkasTidakTersedia(AturanDilanggar):
    """There is nothing to show: the bytes were destroyed, are lost, or have no such page."""
