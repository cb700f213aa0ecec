"""The rule keys: one for each row of docs/peraturan/matriks.csv, with what the rule says in general.

A profil names the article of every key and, where its regulation says something else, the wording.
"""

from types import MappingProxyType

KUNCI = MappingProxyType(
    {
        "lpse.identitas": (
            "LPSE dibentuk dan berkedudukan pada perangkat daerah yang disebut dalam peraturan."
        ),
        # --- Sekretariat ---------------------------------------------------------------------------
        "sekretariat.susunan_organisasi": (
            "Susunan organisasi LPSE terdiri atas Kepala, Sekretariat, dan tiga unit kerja."
        ),
        "sekretariat.pengangkatan": "Kepala dan pegawai LPSE diangkat dengan keputusan kepala daerah.",
        "sekretariat.pegawai": (
            "Pegawai LPSE adalah pegawai negeri sipil dan bukan pegawai negeri sipil yang menjalankan "
            "tugas dan fungsi LPSE."
        ),
        "sekretariat.larang_rangkap": "Pegawai LPSE dilarang merangkap menjadi PPK/ULP/Pejabat Pengadaan.",
        "sekretariat.pendidikan_pegawai": (
            "LPSE dapat meningkatkan pengetahuan dan keterampilan pegawainya melalui pendidikan "
            "formal atau nonformal."
        ),
        "sekretariat.syarat_pegawai": (
            "Pegawai LPSE memiliki kualifikasi teknis dan manajerial serta integritas, disiplin, dan "
            "tanggung jawab; Sertifikat Keahlian Pengadaan Barang/Jasa tidak diwajibkan."
        ),
        "sekretariat.kepala": "Kepala LPSE memimpin LPSE dalam menjalankan tugas dan fungsinya.",
        "sekretariat.program_kerja": (
            "LPSE menyusun program kegiatan, ketatausahaan, evaluasi, dan pelaporan pengelolaan "
            "pengadaan barang/jasa secara elektronik."
        ),
        "sekretariat.e_reporting": (
            "LPSE menyediakan laporan hasil pengolahan data SPSE (e-reporting) terkait dengan proses "
            "pengadaan barang/jasa secara elektronik."
        ),
        "sekretariat.laporan": "LPSE melaporkan kegiatannya.",
        "sekretariat.evaluasi": "Kegiatan LPSE dievaluasi.",
        "sekretariat.standar_prosedur": (
            "LPSE menyusun dan melaksanakan standar prosedur operasional, sekurang-kurangnya untuk "
            "enam bidang."
        ),
        "sekretariat.audit": (
            "LPSE mendukung proses monitoring dan audit serta memenuhi kebutuhan akses informasi."
        ),
        "sekretariat.program_unit": (
            "Setiap unit kerja menyusun program kerja dan melaporkan pelaksanaannya."
        ),
        "sekretariat.sarana": "Sekretariat mengelola sarana, prasarana, dan sumber daya.",
        "sekretariat.petunjuk_teknis": (
            "LPSE menyusun petunjuk teknis pengadaan barang/jasa pemerintah secara elektronik."
        ),
        "sekretariat.koordinasi": (
            "LPSE mengoordinasikan kegiatan di lingkungannya dan dengan lembaga terkait."
        ),
        "sekretariat.ketatausahaan": (
            "Ketatausahaan mencakup data dan informasi, kepegawaian, keuangan, serta naskah dinas dan "
            "kearsipan."
        ),
        "sekretariat.pembinaan": "LPSE mendapat pembinaan teknis.",
        # --- Registrasi dan verifikasi -------------------------------------------------------------
        "registrasi.tahapan": (
            "Penyedia Barang/Jasa melakukan pendaftaran secara online melalui aplikasi SPSE."
        ),
        "registrasi.formulir": (
            "Penyedia Barang/Jasa mengisi dan menyerahkan Formulir Pendaftaran serta Formulir "
            "Keikutsertaan dengan dilampiri salinan dokumen penunjang, dan menunjukkan dokumen asli."
        ),
        "registrasi.dokumen": (
            "Dokumen penunjang terdiri atas KTP direktur, pemilik, atau pejabat yang berwenang di "
            "perusahaan; akta pendirian dan akta perubahan terakhir (bila ada); NPWP; dan surat izin "
            "usaha sesuai bidang masing-masing."
        ),
        "registrasi.non_penyedia": (
            "Pengguna SPSE selain Penyedia Barang/Jasa menunjukkan asli dan menyerahkan salinan surat "
            "tugas dan/atau surat keputusan dari instansi masing-masing."
        ),
        "registrasi.otentikasi": (
            "Verifikasi memeriksa kebenaran pelaporan dokumen dengan tujuan otentikasi identitas "
            "Penyedia Barang/Jasa yang diasosiasikan dengan User ID dan Password sebagai representasi "
            "penanggung jawab."
        ),
        "registrasi.batas_syarat": (
            "LPSE tidak perlu menambahkan persyaratan registrasi selain yang diatur."
        ),
        "registrasi.pemeriksaan_lapangan": "LPSE tidak perlu melakukan pemeriksaan lapangan.",
        "registrasi.kualifikasi": (
            "Verifikasi tidak meniadakan pengisian dan pengiriman data kualifikasi oleh Penyedia "
            "Barang/Jasa serta klarifikasinya dalam proses pengadaan."
        ),
        "registrasi.perolehan_formulir": "Formulir dapat diperoleh pada aplikasi SPSE.",
        "registrasi.informasi_syarat": (
            "Calon Pengguna SPSE diberi tahu tentang kelengkapan dokumen yang dipersyaratkan."
        ),
        "registrasi.setuju_tolak": (
            "Unit registrasi dan verifikasi berhak untuk menyetujui atau menolak pendaftaran Pengguna SPSE."
        ),
        "registrasi.nonaktif": (
            "User ID dan Password Pengguna SPSE dapat dinonaktifkan apabila ditemukan pelanggaran "
            "terhadap persyaratan dan ketentuan penggunaan SPSE, atau atas permintaan berkaitan "
            "dengan blacklist."
        ),
        "registrasi.arsip": "Arsip dan dokumen Pengguna SPSE dikelola.",
        "registrasi.pemberitahuan": "Pemohon diberi tahu bahwa pendaftarannya disetujui atau ditolak.",
        "registrasi.pelayanan": (
            "Penyedia Barang/Jasa dan pihak yang berkepentingan dilayani untuk menjadi Pengguna SPSE."
        ),
        "registrasi.verifikasi_dokumen": (
            "Seluruh dokumen dan informasi sebagai persyaratan pendaftaran Pengguna SPSE diverifikasi."
        ),
        "registrasi.pihak_lain": (
            "LPSE dapat melayani kebutuhan BUMN/BUMD/organisasi nonpemerintah melaksanakan pengadaan "
            "barang/jasa secara elektronik."
        ),
        # --- Layanan dan dukungan ------------------------------------------------------------------
        "layanan.konsultasi": (
            "LPSE melayani konsultasi penggunaan SPSE dan proses pengadaan barang/jasa secara "
            "elektronik melalui internet, telepon, dan kunjungan."
        ),
        "layanan.ruang": (
            "LPSE menyediakan ruang layanan pemasukan penawaran (bidding room), pelatihan, dan verifikasi."
        ),
        "layanan.akses_internet": (
            "LPSE menyediakan akses internet dan intranet untuk Pengguna SPSE yang berkunjung ke lokasi LPSE."
        ),
        "layanan.pengumuman_gangguan": (
            "LPSE memberi pengumuman atau informasi jika sedang menghadapi permasalahan teknis yang "
            "dapat menghambat aktivitas Pengguna SPSE."
        ),
        "layanan.keluhan": "Keluhan tentang pelayanan LPSE ditangani.",
        "layanan.informasi_fitur": "LPSE memberi informasi tentang fasilitas dan fitur aplikasi SPSE.",
        "layanan.pelatihan": "LPSE melayani pelatihan penggunaan aplikasi SPSE.",
        "layanan.bantuan_pendaftaran": "LPSE membantu proses pendaftaran pengguna.",
        "layanan.kendala_teknis": "LPSE menangani kendala teknis yang terjadi dalam penyelenggaraan SPSE.",
        "layanan.kesaksian": (
            "LPSE menjadi saksi dalam hal dokumen penawaran tidak dapat dibuka dan menuangkannya "
            "dalam berita acara kesaksian."
        ),
        "layanan.penerusan_lkpp": (
            "LPSE dapat meneruskan kendala teknis ke LKPP jika berkaitan dengan permasalahan aplikasi "
            "SPSE yang tidak dapat diselesaikan oleh LPSE, atau permasalahan yang belum tercakup "
            "dalam aplikasi SPSE."
        ),
        "layanan.masukan": "LPSE menerima masukan untuk peningkatan layanan.",
        "layanan.dukungan_teknis": (
            "LPSE memberi dukungan teknis penayangan rencana umum pengadaan dan pengumuman pengadaan "
            "dalam Portal Pengadaan Nasional, serta koordinasi penyelesaian permasalahan teknis "
            "pengadaan secara elektronik."
        ),
        "layanan.koordinasi_lkpp": "LPSE berkonsultasi dan menyampaikan usulan teknis kepada LKPP.",
        "layanan.di_luar_tanggung_jawab": (
            "LPSE tidak melaksanakan dan tidak bertanggung jawab terhadap isi dan jalannya pengadaan."
        ),
        "layanan.fasilitasi": (
            "LPSE memfasilitasi pengumuman rencana umum pengadaan, pengumuman pelaksanaan pengadaan, "
            "dan pemilihan penyedia barang/jasa secara elektronik."
        ),
        "layanan.sosialisasi": (
            "LPSE melayani data dan informasi serta sosialisasi pengadaan barang/jasa secara elektronik."
        ),
        # --- Administrasi sistem elektronik --------------------------------------------------------
        "infrastruktur.perangkat": (
            "Perangkat lunak, perangkat keras, dan jaringan disiapkan dan dipelihara."
        ),
        "infrastruktur.masalah_teknis": (
            "Permasalahan teknis ditangani untuk menjamin kehandalan dan ketersediaan layanan."
        ),
        "infrastruktur.informasi_lkpp": (
            "LKPP diberi informasi tentang kendala teknis yang terjadi di LPSE."
        ),
        "infrastruktur.instruksi_lkpp": "Instruksi teknis dari LKPP dilaksanakan.",
        "infrastruktur.pengamanan": (
            "LPSE membuat mekanisme pengelolaan dan pengamanan server dan jaringan."
        ),
        "infrastruktur.standar_pusat_data": (
            "Pengelolaan server SPSE mengacu kepada standar pengelolaan data center."
        ),
        "infrastruktur.ruang_server": (
            "Pengaturan ruang server SPSE memperhatikan suhu ruangan, cadangan catu daya, dan keamanan fisik."
        ),
        "infrastruktur.izin_ruang": (
            "Semua pengunjung yang akan memasuki ruang server harus mendapat izin dari pejabat yang "
            "berwenang di LPSE."
        ),
        "infrastruktur.kemudahan_pemeliharaan": (
            "Pengelolaan server SPSE memperhatikan aspek yang memudahkan pemeliharaan seperti "
            "pemantauan, dokumentasi, dan penyimpanan data."
        ),
        "infrastruktur.pantau_harian": (
            "LPSE melakukan monitoring harian terhadap kondisi dan kapasitas harddisk dan RAM, serta "
            "mengganti atau menambahnya jika kritis."
        ),
        "infrastruktur.bandwidth": "LPSE membuat pengaturan bandwidth internet dan pemantauan traffic.",
        "infrastruktur.koneksi_internet": (
            "LPSE memantau koneksi internet server SPSE dan segera mengambil langkah yang diperlukan "
            "jika terjadi gangguan."
        ),
        "infrastruktur.pengumuman_pemeliharaan": (
            "LPSE memberi pengumuman jika sedang melakukan pemeliharaan server SPSE dan/atau perangkat lain."
        ),
        "infrastruktur.kinerja": (
            "LPSE memantau kinerja piranti lunak, piranti keras, dan jaringan, serta meningkatkan, "
            "mengganti, atau menambahnya jika diperlukan."
        ),
        "infrastruktur.akses_lkpp": "LPSE memberi akses kepada LKPP untuk memonitor server SPSE.",
        # --- Pengarsipan dokumen elektronik --------------------------------------------------------
        "arsip.cadangan": "LPSE melakukan back up terhadap file sistem dan database SPSE.",
        "arsip.luar_ruang": (
            "Back up disimpan dalam media yang mudah dipindah (portable) di tempat yang aman terpisah "
            "dari ruang server."
        ),
        "arsip.retensi": "Pengarsipan dokumen elektronik mengikuti ketentuan yang berlaku.",
    }
)

# A required document rests on one of these: no other rule of a regulation asks an applicant for papers.
KUNCI_SYARAT = frozenset({"registrasi.formulir", "registrasi.dokumen", "registrasi.non_penyedia"})
