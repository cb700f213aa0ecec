"""The catalogue of reasons as the unit begins with it; from here on it is edited in the admin."""

from django.db import migrations

IZIN = ["izin_usaha", "iujk", "siup"]
AKTA = ["akta_pendirian", "akta_perubahan"]
FORMULIR = ["formulir_pendaftaran", "formulir_keikutsertaan"]

# kode, berlaku untuk, teks untuk petugas, teks untuk pemohon: what to do, not only what is wrong.
PERBAIKI = (
    (
        "FOTO_BURAM",
        [],
        "Foto buram",
        "Foto ulang di tempat terang, atau pindai, sampai semua tulisannya terbaca.",
    ),
    ("FOTO_TERPOTONG", [], "Sebagian terpotong", "Foto atau pindai ulang dengan keempat sudutnya terlihat."),
    (
        "PANTULAN_CAHAYA",
        [],
        "Pantulan cahaya menutupi tulisan",
        "Foto ulang tanpa lampu kilat, sampai tidak ada tulisan yang tertutup pantulan.",
    ),
    ("HALAMAN_KURANG", [], "Halaman kurang", "Unggah semua halamannya dalam satu berkas."),
    (
        "DOK_SALAH_JENIS",
        [],
        "Dokumen keliru",
        "Unggah dokumen yang diminta; yang terkirim dokumen lain.",
    ),
    (
        "BERKAS_TERKUNCI_SANDI",
        [],
        "Berkas terkunci kata sandi",
        "Simpan PDF-nya tanpa kata sandi, lalu unggah ulang.",
    ),
    (
        "BERKAS_TERINFEKSI",
        [],
        "Berkas terinfeksi virus",
        "Unggah berkas baru dari perangkat yang bersih; pemindai menemukan virus dalam berkas ini.",
    ),
    (
        "HASIL_SALINAN_BUKAN_ASLI",
        [],
        "Hasil fotokopi, bukan dari aslinya",
        "Pindai atau foto dokumen aslinya, bukan fotokopinya.",
    ),
    (
        "ASLI_TIDAK_DITUNJUKKAN",
        [],
        "Asli tidak diperlihatkan",
        "Unggah lagi dokumen ini, lalu bawa aslinya ke kantor kami untuk diperlihatkan.",
    ),
    (
        "SISI_SALAH",
        ["ktp", "npwp"],
        "Sisi yang diunggah keliru",
        "Foto sisi depannya, yang memuat nama dan nomor.",
    ),
    (
        "NIK_TIDAK_COCOK",
        ["ktp"],
        "Nama atau NIK tidak sama dengan isian",
        "Unggah KTP yang nama dan NIK-nya sama dengan yang Anda isi.",
    ),
    (
        "KTP_BUKAN_PENANGGUNG_JAWAB",
        ["ktp"],
        "KTP bukan milik penanggung jawab",
        "Unggah KTP penanggung jawab yang didaftarkan.",
    ),
    (
        "NPWP_TIDAK_COCOK",
        ["npwp"],
        "Nomor NPWP tidak sama dengan isian",
        "Unggah NPWP yang nomornya sama dengan yang Anda isi.",
    ),
    (
        "NAMA_TIDAK_COCOK",
        ["npwp", *AKTA, *IZIN],
        "Nama perusahaan tidak sama dengan isian",
        "Unggah dokumen atas nama perusahaan yang Anda daftarkan.",
    ),
    (
        "AKTA_TIDAK_LENGKAP",
        AKTA,
        "Tanpa tanda tangan dan cap notaris",
        "Unggah akta yang memuat tanda tangan dan cap notaris.",
    ),
    (
        "AKTA_PERUBAHAN_TIDAK_ADA",
        AKTA,
        "Akta perubahan terakhir tidak ada",
        "Unggah akta perubahan yang terakhir beserta pengesahannya.",
    ),
    (
        "DOK_KEDALUWARSA",
        [*IZIN, "surat_tugas"],
        "Masa berlaku habis",
        "Unggah dokumen yang masih berlaku; yang terkirim sudah habis masa berlakunya.",
    ),
    (
        "IZIN_TIDAK_SESUAI_BIDANG",
        IZIN,
        "Izin tidak sesuai bidang usaha",
        "Unggah surat izin yang sesuai dengan bidang usaha yang Anda pilih.",
    ),
    (
        "FORMULIR_TANPA_TANDA_TANGAN",
        FORMULIR,
        "Formulir belum ditandatangani",
        "Cetak formulirnya, tanda tangani, lalu unggah ulang.",
    ),
    (
        "ISIAN_NAMA_PERUSAHAAN",
        ["perusahaan"],
        "Nama perusahaan tidak sama dengan akta",
        "Tulis nama perusahaan persis seperti di akta.",
    ),
    (
        "ISIAN_NPWP",
        ["perusahaan"],
        "NPWP tidak sama dengan kartunya",
        "Tulis ulang nomor NPWP seperti pada kartunya.",
    ),
    (
        "ISIAN_ALAMAT",
        ["perusahaan"],
        "Alamat tidak sama dengan dokumen",
        "Tulis alamat menurut dokumen.",
    ),
    (
        "ISIAN_NAMA_ORANG",
        ["penanggung_jawab"],
        "Nama tidak sama dengan KTP",
        "Tulis nama penanggung jawab persis seperti di KTP.",
    ),
    (
        "NIK_TIDAK_VALID",
        ["penanggung_jawab"],
        "NIK tidak sama dengan KTP",
        "Tulis ulang NIK seperti pada KTP, enam belas angka.",
    ),
)
# kode, teks untuk petugas, teks untuk pemohon, perlu keterangan, kunci aturan
FINAL = (
    (
        "DUPLIKAT_PENDAFTARAN",
        "Perusahaan sudah terdaftar",
        "Perusahaan ini sudah terdaftar sebagai Pengguna SPSE.",
        False,
        "",
    ),
    (
        "DOK_MILIK_PERUSAHAAN_LAIN",
        "Dokumen milik perusahaan lain",
        "Dokumen yang dikirim milik perusahaan lain.",
        False,
        "",
    ),
    (
        "KEASLIAN_TIDAK_TERBUKTI",
        "Keaslian dokumen tidak terbukti",
        "Keaslian dokumen tidak dapat dibuktikan.",
        False,
        "registrasi.otentikasi",
    ),
    (
        "JENIS_TIDAK_SESUAI",
        "Jenis pemohon atau bidang tidak sesuai dokumen",
        "Jenis pemohon atau bidang usaha tidak sesuai dengan dokumen. "
        "Mulai pendaftaran baru dengan yang sesuai.",
        False,
        "",
    ),
    (
        "DAFTAR_HITAM",
        "Masuk daftar hitam (tulis nomor keputusannya)",
        "Perusahaan ini tercantum dalam daftar hitam.",
        True,
        "",
    ),
)


def isi_katalog(apps, schema_editor):
    model = apps.get_model("registrasi", "AlasanPutusan")
    model.objects.bulk_create(
        model(
            kode=kode,
            jenis="perbaiki",
            berlaku_untuk=untuk,
            teks_internal=internal,
            teks_pemohon=pemohon,
            urutan=10 * urut,
        )
        for urut, (kode, untuk, internal, pemohon) in enumerate(PERBAIKI, start=1)
    )
    model.objects.bulk_create(
        model(
            kode=kode,
            jenis="final",
            teks_internal=internal,
            teks_pemohon=pemohon,
            perlu_keterangan=perlu,
            dasar=dasar,
            urutan=10 * urut,
        )
        for urut, (kode, internal, pemohon, perlu, dasar) in enumerate(FINAL, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("registrasi", "0003_meja")]
    operations = [migrations.RunPython(isi_katalog, migrations.RunPython.noop)]
