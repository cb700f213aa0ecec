"""The retention classes of the secretariat's records."""

SURAT, RAPAT, PEGAWAI, SPSE, BUNDEL = "SEK-SURAT", "SEK-RAPAT", "SEK-PEGAWAI", "SEK-SPSE", "SEK-BUNDEL"
LAPORAN, PROSEDUR, EVALUASI, PROGRAM, PAKET, PERIKSA, EKSPOR = (
    "SEK-LAPORAN",
    "SEK-PROSEDUR",
    "SEK-EVALUASI",
    "SEK-PROGRAM",
    "SEK-PAKET",
    "SEK-PERIKSA",
    "SEK-EKSPOR",
)
# Those whose records fall due and are destroyed by a list.
NAMA = {
    SURAT: "Agenda surat masuk dan keluar, disposisi, dan berkasnya",
    RAPAT: "Rapat: undangan, daftar hadir, notula, dan tindak lanjutnya",
    PEGAWAI: "Catatan pegawai: penempatan, keputusan, pendidikan, dan penilaian",
    SPSE: "Pejabat yang disebut dalam data SPSE",
    BUNDEL: "Bundel kepatuhan",
}
_JRA = "sesudah itu menurut jadwal retensi arsip (JRA) daerah atau kebijakan instansi"
# No number of years: each region's JRA says its own, and destruction is decided there.
RETENSI = {
    SURAT: f"Surat masuk dan keluar, disposisi, dan lampirannya: disimpan selama urusannya berjalan, {_JRA}.",
    RAPAT: f"Undangan, daftar hadir, dan notula rapat: disimpan sampai tindak lanjutnya selesai, {_JRA}.",
    PEGAWAI: f"Catatan pegawai LPSE: disimpan selama orangnya bertugas, {_JRA}.",
    SPSE: f"NIP, NIK, dan nama pejabat dalam data SPSE: disimpan sejak datanya diterapkan, {_JRA}.",
    BUNDEL: f"Bundel kepatuhan untuk pemeriksaan: disimpan sejak disusun, {_JRA}.",
    LAPORAN: "Laporan LPSE yang ditandatangani: disimpan permanen sebagai pertanggungjawaban.",
    PROSEDUR: "SOP dan petunjuk teknis, tiap versinya: disimpan permanen.",
    EVALUASI: "Evaluasi, temuan, risiko, dan tindak lanjutnya: disimpan permanen.",
    PROGRAM: "Program kerja dan realisasinya: disimpan permanen.",
    PAKET: "Baris paket pengadaan dari SPSE, termasuk pemenangnya: disimpan permanen.",
    PERIKSA: "Sampel jejak dan pemeriksaan segel: disimpan permanen.",
    EKSPOR: "Berkas ekspor besar dari ruang pemeriksa: dihapus sendiri 30 hari sesudah selesai.",
}
# What stands where words of people stood.
MUSNAH = "(dimusnahkan)"
