"""Of whom the secretariat keeps what, and why: its part of the privacy notice. How long, the classes say."""

DATA_PRIBADI = {
    "pegawai": (
        "Pegawai LPSE: nama, NIP atau NIK, penempatan dan keputusannya, pendidikan, penilaian syarat, dan "
        "rangkap jabatan, untuk mengatur tugas dan membuktikan siapa yang berwenang pada suatu hari."
    ),
    "pejabat_spse": (
        "Pejabat dan pemenang yang disebut data SPSE: NIP, NIK, nama, dan NPWP, untuk laporan pengadaan dan "
        "larangan rangkap jabatan. Nomornya disamarkan kecuali bagi tugas yang memerlukannya; halaman publik "
        "dan data terbuka tidak memuatnya."
    ),
    "surat": (
        "Pengirim, penerima, dan orang yang disebut surat dinas: nama, jabatan, isi surat, dan disposisinya, "
        "untuk ketatausahaan. Surat rahasia hanya dibuka petugas yang menanganinya."
    ),
    "rapat": (
        "Peserta rapat: nama, jabatan, instansi, surel, dan kehadirannya, untuk mengundang dan "
        "menindaklanjuti keputusan rapat."
    ),
    "penilai": (
        "Penilai dan pemilik temuan evaluasi: nama, jabatan, dan tindak lanjutnya, sebagai bukti pengawasan."
    ),
    "pemeriksa": (
        "Pemeriksa (auditor): setiap halaman yang dibuka, sampel, dan ekspornya dicatat, untuk "
        "mempertanggungjawabkan pemeriksaan. Pemeriksa membaca data Anda tanpa dapat mengubahnya."
    ),
    "penanda_tangan": (
        "Penanda tangan laporan dan SOP yang diumumkan sebagai PDF: nama, jabatan, dan NIP, menurut format "
        "naskah dinas. Halaman web dan data terbuka tidak memuat NIP."
    ),
}
