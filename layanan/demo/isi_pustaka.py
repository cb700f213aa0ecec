"""The texts of the demo's help centre. Nothing of a regulation is quoted: these pages cite it themselves."""

from typing import Any

ARTIKEL: tuple[dict[str, Any], ...] = (
    {
        "kategori": "akun",
        "bentuk": "tanya_jawab",
        "untuk": "semua",
        "judul": "Lupa kata sandi SPSE",
        "ringkas": "Di halaman masuk SPSE tekan Lupa Kata Sandi, lalu isi User ID dan surel yang terdaftar.",
        "isi": """1. Buka halaman masuk SPSE, lalu tekan **Lupa Kata Sandi**.
2. Isi User ID dan surel yang terdaftar.
3. Buka surel itu, ikuti tautannya, lalu buat kata sandi baru.

Surelnya tidak datang? Periksa folder spam. Bila surel yang terdaftar sudah tidak dapat dibuka,
ganti surel lebih dahulu; lihat artikel “Mengganti surel yang terdaftar”.

Petugas kami tidak pernah meminta kata sandi Anda.""",
    },
    {
        "kategori": "akun",
        "bentuk": "artikel",
        "untuk": "penyedia",
        "judul": "Mengganti surel yang terdaftar",
        "ringkas": (
            "Ajukan permohonan ganti surel di portal ini dengan surat permohonan dari pimpinan perusahaan."
        ),
        "isi": """1. Masuk ke portal, pilih **Permohonan**, lalu **Ganti surel**.
2. Unggah surat permohonan yang ditandatangani pimpinan perusahaan.
3. Buktikan surel baru dengan membuka tautan yang kami kirim ke sana.

Tidak dapat masuk karena surelnya hilang? Datang ke kantor kami dengan KTP asli; petugas membantu
di loket.""",
    },
    {
        "kategori": "pendaftaran",
        "bentuk": "artikel",
        "untuk": "penyedia",
        "judul": "Mendaftar sebagai penyedia",
        "ringkas": "Daftar dan unggah dokumen di portal ini, lalu bawa dokumen asli untuk verifikasi.",
        "isi": """1. Buka [Daftar](/daftar/), isi surel, dan ikuti tautan konfirmasinya.
2. Lengkapi data perusahaan dan unggah dokumen yang diminta.
3. Kirim. Hasil pemeriksaan kami kabarkan lewat surel.
4. Bawa dokumen asli pada waktu verifikasi; jadwalnya dapat dipilih lewat janji temu.

Daftar lengkapnya ada di [Persyaratan](/persyaratan/).""",
    },
    {
        "kategori": "pendaftaran",
        "bentuk": "tanya_jawab",
        "untuk": "penyedia",
        "judul": "Mengapa pendaftaran saya dikembalikan?",
        "ringkas": (
            "Ada dokumen yang perlu diperbaiki. Alasannya tertulis di surel dan di halaman pendaftaran."
        ),
        "isi": """Buka pendaftaran Anda dengan tautan di surel. Setiap dokumen yang perlu diperbaiki memuat
alasannya. Yang sudah diterima tidak perlu diunggah lagi.

Yang paling sering terjadi:

- foto buram atau terpotong;
- nama pada NPWP berbeda dari nama pada akta;
- akta perubahan terakhir belum dilampirkan.""",
    },
    {
        "kategori": "penawaran",
        "bentuk": "artikel",
        "untuk": "penyedia",
        "judul": "Gagal mengunggah dokumen penawaran",
        "ringkas": (
            "Perbarui Apendo, periksa ukuran berkas dan jaringan, lalu kirim ulang sebelum batas akhir."
        ),
        "isi": """1. Catat jam dan tulisan galatnya, atau simpan tangkapan layar.
2. Pastikan Apendo yang dipakai versi terakhir.
3. Pakai jaringan kabel atau pindah jaringan, lalu kirim ulang.
4. Masih gagal? Lapor lewat [Hubungi kami](/tiket/baru/) **sebelum** batas akhir pemasukan penawaran.

Jangan menunggu menit terakhir: pengunggahan berkas besar dapat memakan waktu lama.""",
    },
    {
        "kategori": "penawaran",
        "bentuk": "tanya_jawab",
        "untuk": "penyedia",
        "judul": "Dapatkah penawaran yang sudah terkirim diganti?",
        "ringkas": "Dapat, sebelum batas akhir pemasukan lewat; yang dinilai kiriman terakhir.",
        "isi": """Kirim ulang penawaran yang lengkap. Sesudah batas akhir lewat, penawaran tidak dapat
diganti, juga tidak oleh petugas LPSE: isi dan penilaian penawaran bukan kewenangan kami.""",
    },
    {
        "kategori": "apendo",
        "bentuk": "artikel",
        "untuk": "penyedia",
        "judul": "Memasang dan memperbarui Apendo",
        "ringkas": "Unduh Apendo hanya dari halaman SPSE, hapus versi lama, lalu pasang yang baru.",
        "isi": """1. Unduh Apendo dari halaman SPSE, pada menu unduhan.
2. Hapus versi lama dari komputer.
3. Pasang yang baru, lalu nyalakan ulang komputer.

Antivirus kadang menahan berkas hasil Apendo. Matikan sementara pemindaian untuk folder itu saat
menyusun penawaran, lalu nyalakan kembali.""",
    },
    {
        "kategori": "apendo",
        "bentuk": "tanya_jawab",
        "untuk": "pejabat",
        "judul": "Dokumen penawaran tidak dapat dibuka dengan Apendo",
        "ringkas": (
            "Coba dengan versi Apendo terakhir di komputer lain, lalu minta LPSE menyaksikan pembukaannya."
        ),
        "isi": """1. Unduh ulang berkas penawaran; unduhan yang terputus tidak dapat dibuka.
2. Pakai versi Apendo terakhir, dengan kunci paket yang benar.
3. Coba di komputer lain.

Tetap gagal? Buat tiket kendala teknis dan sebut kode tendernya. Petugas kami menyaksikan upaya
membukanya dan menerbitkan berita acara kesaksian.""",
    },
    {
        "kategori": "jadwal",
        "bentuk": "tanya_jawab",
        "untuk": "penyedia",
        "judul": "Siapa yang mengubah jadwal tender?",
        "ringkas": (
            "Pokja Pemilihan atau Pejabat Pengadaan. LPSE tidak dapat memajukan atau memundurkan jadwal."
        ),
        "isi": """Riwayat perubahan beserta alasannya terlihat di SPSE pada menu **Jadwal** paket itu.
Pertanyaan tentang isi dokumen pemilihan disampaikan pada waktu pemberian penjelasan.""",
    },
    {
        "kategori": "non_penyedia",
        "bentuk": "artikel",
        "untuk": "pejabat",
        "judul": "Mendapat User ID untuk PPK, Pokja, dan Pejabat Pengadaan",
        "ringkas": "Ajukan lewat portal dengan surat keputusan atau surat tugas yang menyebut jabatan Anda.",
        "isi": """1. Buka [Daftar](/daftar/) dan pilih pengguna selain penyedia.
2. Unggah surat keputusan atau surat tugas, dan kartu identitas.
3. Sesudah diperiksa, User ID dikirim ke surel kedinasan Anda.

Pindah tugas? Minta satuan kerja Anda melaporkan akhir masa tugas, supaya peran di SPSE ditutup.""",
    },
    {
        "kategori": "kendala",
        "bentuk": "artikel",
        "untuk": "semua",
        "judul": "SPSE menampilkan galat atau halaman kosong",
        "ringkas": "Hapus simpanan peramban, coba peramban lain, lalu laporkan tulisan galat dan jamnya.",
        "isi": """1. Lihat [Status layanan](/status/): barangkali sedang ada gangguan atau pemeliharaan.
2. Hapus simpanan peramban (cache), lalu masuk lagi.
3. Coba peramban lain atau jendela penyamaran.
4. Masih galat? [Hubungi kami](/tiket/baru/) dan tulis jam, halaman, dan tulisan galatnya.""",
    },
    {
        "kategori": "portal",
        "bentuk": "tanya_jawab",
        "untuk": "semua",
        "judul": "Bagaimana melacak tiket saya?",
        "ringkas": (
            "Pakai tautan pribadi di surel tiket, atau minta tautannya lagi dengan nomor tiket dan surel."
        ),
        "isi": """Buka [Lacak tiket](/tiket/lacak/), isi nomor tiket dan surel yang Anda pakai. Tautan
pribadinya kami kirim ke surel itu. Lewat tautan itu Anda dapat membaca jawaban dan menambah
keterangan.

Membalas surel tiket juga bisa; balasannya masuk ke tiket yang sama.""",
    },
)

DRAF: dict[str, Any] = {
    "kategori": "jadwal",
    "bentuk": "tanya_jawab",
    "untuk": "penyedia",
    "judul": "Jadwal berubah, apakah penawaran saya masih berlaku?",
    "ringkas": "Penawaran yang sudah terkirim tetap tersimpan.",
    "isi": "Periksa masa berlaku surat penawaran sesudah jadwal berubah. Menunggu keterangan Pokja.",
}
