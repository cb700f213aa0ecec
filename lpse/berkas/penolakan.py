"""Why a file is not taken or not shown, in sentences for the person who sent it."""

from lpse.aturan import AturanDilanggar
from lpse.berkas.pekerja import BATAS_HALAMAN

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
        "Berkas ini bukan PDF, JPEG, atau PNG, apa pun akhiran namanya. "
        "Simpan sebagai salah satu dari tiga jenis itu, lalu unggah lagi."
    ),
    "rusak": (
        "Berkas ini rusak sehingga tidak dapat dibuka. "
        "Simpan ulang dari aplikasi asalnya atau pindai ulang, lalu unggah lagi."
    ),
    "terlalu_banyak_halaman": (
        f"Berkas ini lebih dari {BATAS_HALAMAN} halaman. Ambil halaman yang diminta saja, lalu unggah lagi."
    ),
    "gambar_terlalu_besar": (
        "Lebar dan tinggi gambar ini melebihi batas 65 megapiksel. "
        "Kecilkan atau foto ulang dengan resolusi biasa, lalu unggah lagi."
    ),
    "penyimpanan_penuh": (
        "Berkas ini belum tersimpan karena penyimpanan portal penuh. Coba lagi nanti; "
        "bila tetap gagal, hubungi petugas LPSE."
    ),
    "sibuk": "Portal sedang mengolah banyak berkas lain. Tunggu satu menit, lalu coba lagi.",
}
KALIMAT_HEIC = (
    "Foto ini berjenis HEIC, bawaan iPhone; yang diterima PDF, JPEG, atau PNG. "
    "Di iPhone buka Pengaturan, Kamera, Format, lalu pilih Paling Kompatibel. Foto ulang, lalu unggah lagi."
)


class BerkasDitolak(AturanDilanggar):
    """The file is refused. `kode` names the reason for forms and tests; nothing of the file was kept."""

    def __init__(self, kode: str, kalimat: str = "") -> None:
        super().__init__(kalimat or KALIMAT[kode])
        self.kode = kode


class BerkasTidakTersedia(AturanDilanggar):
    """There is nothing to show: the bytes were destroyed, are lost, or have no such page."""
