"""Reasons to return a document, ready to choose from: each says what to do, not only what is wrong."""

UMUM = (
    "Foto buram. Foto ulang di tempat terang, atau pindai.",
    "Sebagian terpotong. Pastikan keempat sudutnya terlihat, lalu unggah ulang.",
    "Ada pantulan cahaya yang menutupi tulisan. Foto ulang tanpa lampu kilat.",
    "Halaman kurang. Unggah semua halamannya dalam satu berkas.",
    "Dokumen yang diunggah keliru. Unggah dokumen yang diminta.",
)
IZIN = (
    "Surat izin usaha sudah tidak berlaku. Unggah surat izin yang masih berlaku.",
    "Surat izin usaha tidak sesuai dengan bidang yang dipilih. Unggah yang sesuai bidangnya.",
)
FORMULIR = ("Formulir belum ditandatangani. Cetak, tanda tangani, lalu unggah ulang.",)
KHUSUS: dict[str, tuple[str, ...]] = {
    "ktp": (
        "Nama atau NIK tidak sama dengan yang diisi. Perbaiki isian, atau unggah KTP yang benar.",
        "KTP ini bukan milik penanggung jawab yang didaftarkan. Unggah KTP miliknya.",
    ),
    "npwp": ("Nomor NPWP tidak sama dengan yang diisi. Perbaiki isian, atau unggah NPWP yang benar.",),
    "akta_pendirian": ("Akta belum memuat tanda tangan dan cap notaris. Unggah akta yang lengkap.",),
    "akta_perubahan": ("Akta perubahan ini bukan yang terakhir. Unggah akta perubahan terakhir.",),
    "izin_usaha": IZIN,
    "iujk": IZIN,
    "siup": IZIN,
    "formulir_pendaftaran": FORMULIR,
    "formulir_keikutsertaan": FORMULIR,
}
BAGIAN: dict[str, tuple[str, ...]] = {
    "perusahaan": (
        "Nama perusahaan tidak sama dengan akta. Tulis persis seperti di akta.",
        "NPWP tidak sama dengan kartunya. Tulis ulang nomornya.",
        "Alamat tidak sama dengan dokumen. Tulis alamat menurut dokumen.",
    ),
    "penanggung_jawab": (
        "Nama tidak sama dengan KTP. Tulis persis seperti di KTP.",
        "NIK tidak sama dengan KTP. Tulis ulang nomornya.",
    ),
}
PENOLAKAN = (
    "Dokumen yang dikirim milik perusahaan lain.",
    "Keaslian dokumen tidak dapat dibuktikan.",
    "Perusahaan ini sudah terdaftar sebagai Pengguna SPSE.",
    "Jenis pemohon atau bidang usaha tidak sesuai dengan dokumen. Mulai pendaftaran baru dengan yang sesuai.",
)


def saran_dokumen(kode: str) -> tuple[str, ...]:
    """What may be wrong with this document: its own reasons first."""
    return (*KHUSUS.get(kode, ()), *UMUM)
