"""What the demo's procedures say, by area: short, and what the portal's screens really do."""

# area: title, unit, purpose, rule it rests on, steps
ISI: dict[str, tuple[str, str, str, str, str]] = {
    "registrasi": (
        "Registrasi dan verifikasi penyedia",
        "registrasi",
        "Setiap pendaftar diperiksa dengan cara yang sama, terhadap dokumen aslinya, dan mendapat jawaban "
        "dalam tiga hari kerja.",
        "registrasi.verifikasi_dokumen",
        """## Memeriksa

1. Buka **Antrean verifikasi** dan ambil pendaftaran yang paling lama menunggu.
2. Buka setiap berkas. Tandai **Ada** dan **Sesuai asli** hanya setelah aslinya diperlihatkan.
3. Periksa temuan daftar hitam. Bila ada yang cocok, tinjau temuannya sebelum memutus.

## Memutus

1. Bila lengkap dan sesuai, **Setujui**. Berita acara verifikasi terbit dengan nomor.
2. Bila ada yang kurang, **Kembalikan** dengan alasan untuk setiap dokumen.
3. Bila tidak dapat diperbaiki, **Tolak** dengan alasan. Pemberitahuan terkirim dengan sendirinya.
4. Minta dokumen asli dijemput sebelum meja ditutup, lalu catat serah terimanya.
""",
    ),
    "layanan": (
        "Pelayanan konsultasi dan keluhan",
        "layanan",
        "Setiap pertanyaan dan keluhan tercatat, dijawab dalam waktu standar, dan tidak ditutup "
        "tanpa jawaban.",
        "layanan.keluhan",
        """1. Catat setiap pertanyaan sebagai tiket, juga yang datang lewat telepon atau meja depan.
2. Periksa apakah perkaranya di luar tanggung jawab LPSE. Bila ya, sebutkan siapa yang berwenang.
3. Jawab dengan **jawaban baku** bila ada; ubah seperlunya.
4. Bila perlu pihak lain, teruskan sebelum tenggatnya lewat dan beri tahu penanya.
5. Tutup tiket setelah penanya diberi tahu penyelesaiannya.
6. Pertanyaan yang berulang dijadikan artikel di **Pusat bantuan**.
""",
    ),
    "masalah": (
        "Penanganan gangguan dan masalah",
        "sistem",
        "Gangguan ditangani menurut dampaknya, diumumkan kepada pengguna, dan sebabnya dicatat.",
        "layanan.kendala_teknis",
        """1. Catat gangguan begitu diketahui: kapan mulai, layanan apa, siapa yang terdampak.
2. Umumkan kepada pengguna lewat **Pengumuman** paling lambat 30 menit sesudahnya.
3. Tangani menurut dampaknya. Catat setiap langkah beserta waktunya.
4. Bila sebabnya di sistem pusat, susun **Penerusan ke LKPP** dan catat jawabannya.
5. Bila dokumen penawaran tidak dapat dibuka, buat **Berita acara kesaksian** bersama dua saksi.
6. Sesudah pulih, tutup pengumumannya dan tulis sebab serta pencegahannya.
""",
    ),
    "infrastruktur": (
        "Pemeliharaan dan pengamanan ruang server",
        "sistem",
        "Perangkat terpelihara sesuai jadwal, dan hanya yang berizin yang masuk ruang server.",
        "infrastruktur.pengamanan",
        """## Pemeliharaan

1. Rencanakan pemeliharaan paling sedikit tiga hari sebelumnya dan umumkan.
2. Perubahan pada sistem diajukan sebagai **Permintaan perubahan**, lengkap dengan cara mengembalikannya.
3. Catat perawatan pada aset yang dirawat.

## Ruang server

1. Periksa surat tugas dan izin setiap tamu; dampingi selama di dalam.
2. Catat jam masuk, jam keluar, dan barang yang dibawa.
3. Isi lembar kondisi ruang: suhu, kelembapan, UPS, dan pemadam.
""",
    ),
    "kinerja": (
        "Pemantauan kinerja dan kapasitas",
        "sistem",
        "Kekurangan kapasitas diketahui sebelum pengguna merasakannya.",
        "infrastruktur.kinerja",
        """1. Buka **Keadaan server** setiap pagi dan isi **Lembar harian** sebelum pukul 09.00.
2. Nilai yang melewati ambang ditindaklanjuti hari itu juga: catat sebab dan langkahnya.
3. Periksa pemakaian bandwidth setiap minggu.
4. Susun **laporan kapasitas** dengan perkiraan kebutuhan, dan usulkan penambahan bila perlu.
""",
    ),
    "arsip": (
        "Pencadangan dan penyimpanan arsip elektronik",
        "sistem",
        "Data dapat dipulihkan kapan saja, juga bila gedung ini tidak dapat dimasuki.",
        "arsip.cadangan",
        """1. Pastikan cadangan harian berhasil; yang gagal dijalankan lagi hari itu juga.
2. Setiap minggu salin cadangan ke **media portabel**, baca ulang seluruhnya, segel, lalu serahkan.
3. Media disimpan di tempat yang bukan ruang server. Catat tiba dan kembalinya.
4. Setiap tiga bulan lakukan uji pemulihan dan tanda tangani berita acaranya.
5. Arsip yang habis masa simpannya dimusnahkan hanya setelah disetujui dua orang.
""",
    ),
}
PERUBAHAN = "Janji temu ditambahkan, dan batas waktu mengembalikan dokumen asli disebut."
TAMBAHAN = """
## Janji temu

1. Pendaftar boleh memesan jam verifikasi lebih dahulu.
2. Yang datang tanpa janji tetap dilayani menurut urutan.
"""
PETUNJUK = (
    "Petunjuk teknis pengumuman rencana umum pengadaan",
    "layanan",
    "Satuan kerja mengumumkan rencananya dengan isian yang seragam.",
    "sekretariat.petunjuk_teknis",
    """1. Satuan kerja masuk ke aplikasi rencana umum pengadaan dengan akun yang berlaku.
2. Isi nama paket, pagu, sumber dana, cara pengadaan, dan waktunya.
3. Periksa kembali dengan dokumen anggaran, lalu umumkan.
4. Bila ada kendala, sampaikan tiket ke LPSE dengan tangkapan layarnya.
""",
)
