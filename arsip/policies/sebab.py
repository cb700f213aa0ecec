"""To each reason of a failure: what happened, in one sentence, and what to do next."""

from dataclasses import dataclass

from arsip.enums.cadangan import SebabGagal as S


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """What an officer reads about a failure."""

    kalimat: str
    langkah: str


PENJELASAN: dict[S, Penjelasan] = {
    S.PROGRAM_TIDAK_ADA: Penjelasan(
        "Program yang diperlukan tidak ada di server ini.",
        "Pasang restic (apt install restic) atau isi PG_BIN, lalu tekan Periksa sekarang.",
    ),
    S.VERSI_TIDAK_COCOK: Penjelasan(
        "Versi program tidak dapat menangani sumber ini, misalnya pg_dump lebih tua daripada servernya.",
        "Pasang versi yang sama dengan server sumber atau lebih baru, lalu tekan Periksa sekarang.",
    ),
    S.SERVER_TIDAK_TERJANGKAU: Penjelasan(
        "Server sumber tidak menjawab atau menolak sambungan.",
        "Periksa server, jaringan, dan isi rujukan alamatnya. Portal mencoba lagi setengah jam kemudian.",
    ),
    S.JALUR_TIDAK_ADA: Penjelasan(
        "Direktori sumber tidak ada.", "Perbaiki jalur sumber, atau kembalikan direktorinya."
    ),
    S.TIDAK_TERPASANG: Penjelasan(
        "Jalur sumber seharusnya disk yang dipasang, tetapi sekarang bukan.",
        "Pasang disknya (mount), lalu cadangkan lagi. Direktori kosong di bawahnya tidak dicadangkan.",
    ),
    S.PENANDA_TIDAK_ADA: Penjelasan(
        "Berkas penanda tidak ada, jadi yang terpasang mungkin bukan disk yang dimaksud.",
        "Pastikan disknya benar. Bila benar, buat lagi berkas penandanya.",
    ),
    S.JAM_TIDAK_BENAR: Penjelasan(
        "Jam server ini jauh berbeda, sehingga waktu cadangan tidak dapat dipercaya.",
        "Perbaiki jam server (timedatectl, NTP), lalu cadangkan lagi. Bila jam cadangan terakhir "
        "yang keliru, tuliskan itu sebagai alasannya.",
    ),
    S.DISK_PENUH: Penjelasan(
        "Ruang di tujuan atau di direktori kerja tidak cukup.",
        "Kosongkan ruang atau bersihkan cadangan lama, lalu cadangkan lagi.",
    ),
    S.SANDI_SALAH: Penjelasan(
        "Repositori tidak terbuka dengan sandi yang dirujuk, atau rujukannya tidak terbaca.",
        "Periksa tempat sandi repositori. Jangan membuat repositori baru di tempat yang sama.",
    ),
    S.REPOSITORI_TIDAK_ADA: Penjelasan(
        "Repositori tidak ditemukan di tempatnya, atau yang ada di sana repositori lain.",
        "Pastikan disk atau penyimpanannya terpasang dan tempatnya benar.",
    ),
    S.TERKUNCI: Penjelasan(
        "Repositori sedang dikunci proses lain.",
        "Tunggu proses itu selesai. Portal mencoba lagi setengah jam kemudian.",
    ),
    S.RUSAK: Penjelasan(
        "Repositori rusak: sebagian isinya hilang atau berubah.",
        "Jangan hapus apa pun. Pulihkan dari salinan lain, lalu ikuti bagian Repositori rusak pada panduan.",
    ),
    S.DUMP_RUSAK: Penjelasan(
        "Salinan basis data tidak dapat dibaca ulang seluruhnya, jadi tidak disimpan.",
        "Cadangkan lagi. Bila terulang, periksa disk dan server basis data.",
    ),
    S.SUMBER_BERUBAH: Penjelasan(
        "Sebagian berkas sumber tidak terbaca, jadi cadangannya tidak lengkap.",
        "Periksa hak baca dan disk sumber. Portal mencoba lagi setengah jam kemudian.",
    ),
    S.TURUN_TAJAM: Penjelasan(
        "Isi sumber kosong, atau jauh berkurang dari cadangan baik yang terakhir.",
        "Cari tahu mengapa. Bila memang benar, cadangkan dengan menuliskan alasannya.",
    ),
    S.TIDAK_COCOK: Penjelasan(
        "Yang tersimpan tidak sama dengan yang dihitung di sumbernya.",
        "Cadangkan lagi, dan uji pemulihannya. Bila terulang, periksa disk dan memori server.",
    ),
    S.LEWAT_TENGGAT: Penjelasan(
        "Pekerjaan melewati batas waktunya lalu dihentikan.",
        "Cari penyebab lambatnya, atau perpanjang batas waktu sumber.",
    ),
    S.TERPUTUS: Penjelasan(
        "Proses yang menjalankannya berhenti di tengah jalan, misalnya karena server dinyalakan ulang.",
        "Tidak perlu apa-apa: yang terjadwal dicoba lagi setengah jam kemudian. Yang diminta, minta lagi.",
    ),
    S.LAINNYA: Penjelasan(
        "Sebabnya tidak dikenal; keterangan di bawah berasal dari programnya.",
        "Baca keterangannya, lalu cadangkan lagi. Bila terulang, sertakan keterangan itu dalam laporan.",
    ),
}


def jelaskan(sebab: str) -> Penjelasan | None:
    """The words for a reason; None where a job has none."""
    return PENJELASAN[S(sebab)] if sebab else None
