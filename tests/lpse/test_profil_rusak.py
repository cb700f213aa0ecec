"""One sentence for whoever got a profil wrong: which file, which key, what was expected."""

from pathlib import Path

import pytest

from lpse.profil import ProfilRusak
from lpse.profil.loader import FOLDER, load

TULUNGAGUNG = (FOLDER / "tulungagung.toml").read_text(encoding="utf-8")
SYARAT_BARU = """[[syarat]]
kode = "{kode}"
nama = "Tanda Daftar Perusahaan"
keterangan = "Pindai TDP."
untuk = ["badan_usaha"]
wajib = true
asli = true
kunci = "{kunci}"
ukuran_maks_mb = 5

[layanan]
"""


def pesan(berkas: Path) -> str:
    with pytest.raises(ProfilRusak) as galat:
        load(berkas)
    kalimat = str(galat.value)
    assert kalimat.startswith(f"Profil {berkas}: ")
    assert kalimat.endswith(".")
    assert "\n" not in kalimat
    assert ". " not in kalimat
    return kalimat.removeprefix(f"Profil {berkas}: ")


# Each change: the text replaced, its replacement, and the sentence that follows "Profil …: ".
KERUSAKAN = {
    "kunci salah tulis": (
        'tempat = "Tulungagung"',
        'tempt = "Tulungagung"',
        "kunci daerah.tempt tidak dikenal; yang terdekat “tempat”.",
    ),
    "kunci berbaris dua": (
        "[tampilan]",
        '["tampil\\nan"]',
        'kunci "tampil\\nan" tidak dikenal; yang terdekat “tampilan”.',
    ),
    "tabel salah tulis": (
        "[tampilan]",
        "[tampillan]",
        "kunci tampillan tidak dikenal; yang terdekat “tampilan”.",
    ),
    "kunci hilang": (
        'surel = "lpse@tulungagung.example"\n',
        "",
        "kunci kontak.surel belum ada; isi sesuai docs/profil.md.",
    ),
    "teks kosong": (
        'pemerintah = "Pemerintah Kabupaten Tulungagung"',
        'pemerintah = ""',
        'kunci daerah.pemerintah harus berisi satu baris teks tanpa spasi di tepinya; tertulis "".',
    ),
    "jenis salah": (
        "tahun = 2012",
        'tahun = "2012"',
        'kunci peraturan.tahun harus berisi bilangan bulat; tertulis "2012".',
    ),
    "benar bukan bilangan": (
        "jumlah_pasal = 27",
        "jumlah_pasal = true",
        "kunci peraturan.jumlah_pasal harus berisi bilangan bulat; tertulis true.",
    ),
    "tanggal berupa teks": (
        "ditetapkan_pada = 2012-01-02",
        'ditetapkan_pada = "2 Januari 2012"',
        'kunci peraturan.ditetapkan_pada harus berisi tanggal seperti 2012-01-02; tertulis "2 Januari 2012".',
    ),
    "bukan tabel": (
        '[surat]\nnomor = "{urut:03d}/{kode}/LPSE/{bulan_romawi}/{tahun}"',
        "[[surat]]",
        "kunci surat harus berisi tabel; tertulis [{}].",
    ),
    "bukan daftar": (
        'status_pegawai = ["pns"]',
        'status_pegawai = "pns"',
        'kunci sekretariat.status_pegawai harus berisi daftar; tertulis "pns".',
    ),
    "pilihan tidak ada": (
        'kepala_daerah = "Bupati"',
        'kepala_daerah = "Raja"',
        "kunci daerah.kepala_daerah harus salah satu dari Bupati, Walikota, Wali Kota, Gubernur; "
        'tertulis "Raja".',
    ),
    "pilihan dalam daftar tidak ada": (
        'saluran_konsultasi = ["internet", ',
        'saluran_konsultasi = ["surat", ',
        "kunci layanan.saluran_konsultasi[1] harus salah satu dari internet, telepon, kunjungan; "
        'tertulis "surat".',
    ),
    "warna bukan warna": (
        '"#0b6b4a"',
        '"hijau"',
        'kunci tampilan.warna_aksen harus berisi warna seperti #1b4f9c; tertulis "hijau".',
    ),
    "warna terlalu muda": (
        '"#0b6b4a"',
        '"#7fd1ae"',
        "kunci tampilan.warna_aksen harus cukup gelap, dengan kontras terhadap putih paling sedikit 4,5; "
        'tertulis "#7fd1ae".',
    ),
    "zona asing": (
        '"Asia/Jakarta"',
        '"Asia/Singapore"',
        "kunci waktu.zona harus salah satu dari Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura; "
        'tertulis "Asia/Singapore".',
    ),
    "jam terbalik": (
        'jumat = ["07:30-11:30"',
        'jumat = ["11:30-07:30"',
        "kunci waktu.jam_kerja.jumat[1] harus berisi jam mulai dan jam selesai yang lebih kemudian, "
        'seperti 07:30-12:00; tertulis "11:30-07:30".',
    ),
    "jam bertumpuk": (
        'jumat = ["07:30-11:30", "13:00-16:30"]',
        'jumat = ["07:30-11:30", "11:00-16:30"]',
        "kunci waktu.jam_kerja.jumat harus berurutan dan tidak tumpang tindih; "
        'tertulis ["07:30-11:30", "11:00-16:30"].',
    ),
    "surel keliru": (
        "lpse@tulungagung.example",
        "lpse.tulungagung.example",
        'kunci kontak.surel harus berisi satu alamat surel; tertulis "lpse.tulungagung.example".',
    ),
    "situs keliru": (
        "https://lpse",
        "lpse",
        "kunci kontak.situs harus berisi alamat yang diawali http:// atau https://; "
        'tertulis "lpse.tulungagung.example".',
    ),
    "nomor tanpa urut": (
        "{urut:03d}/",
        "",
        "kunci surat.nomor harus memuat {urut}, {kode}, {tahun}, boleh juga {bulan} dan "
        '{bulan_romawi}, tanpa unsur lain; tertulis "{kode}/LPSE/{bulan_romawi}/{tahun}".',
    ),
    "kode pihak keliru": (
        'auditor = { nama = "Auditor" }',
        'Auditor = { nama = "Auditor" }',
        "kunci pihak.Auditor harus paling panjang 30 huruf kecil, angka, dan garis bawah; "
        'tertulis "Auditor".',
    ),
    "pihak tidak disebut": (
        'larang_rangkap = ["ppk", ',
        'larang_rangkap = ["pptk", ',
        "kunci sekretariat.larang_rangkap harus salah satu kode di [pihak]: pa, kpa, ppk, ulp, "
        "pejabat_pengadaan, "
        'penyedia, auditor, lainnya, bumn, bumd, non_pemerintah; tertulis "pptk".',
    ),
    "kode ganda": (
        'kode = "jasa_lainnya"',
        'kode = "konstruksi"',
        'kunci registrasi.bidang_usaha harus memuat setiap kode satu kali saja; tertulis "konstruksi".',
    ),
    "peringatan sesudah kedaluwarsa": (
        "draf_peringatan_hari = 7",
        "draf_peringatan_hari = 30",
        "kunci registrasi.draf_peringatan_hari harus kurang dari draf_kedaluwarsa_hari (30); tertulis 30.",
    ),
    "bilangan nol": (
        "target_verifikasi_hari_kerja = 3",
        "target_verifikasi_hari_kerja = 0",
        "kunci registrasi.target_verifikasi_hari_kerja harus lebih dari nol; tertulis 0.",
    ),
    "syarat tanpa dasar": (
        "[layanan]\n",
        SYARAT_BARU.format(kode="tdp", kunci="registrasi.tahapan"),
        "kunci syarat[13].kunci harus salah satu kunci yang punya pasal: registrasi.dokumen, "
        "registrasi.formulir, "
        'registrasi.non_penyedia; tertulis "registrasi.tahapan".',
    ),
    "syarat atas aturan yang diam": (
        '"registrasi.formulir" = "20(1)a.2"',
        '"registrasi.formulir" = ""',
        "kunci syarat[1].kunci harus salah satu kunci yang punya pasal: registrasi.dokumen, "
        "registrasi.non_penyedia; "
        'tertulis "registrasi.formulir".',
    ),
    "syarat ganda": (
        "[layanan]\n",
        SYARAT_BARU.format(kode="ktp", kunci="registrasi.dokumen"),
        "kunci syarat[13] meminta ktp dua kali dari badan_usaha; cukup satu blok.",
    ),
    "syarat tanpa pemohon": (
        'untuk = ["non_penyedia"]',
        "untuk = []",
        "kunci syarat[12].untuk harus menyebut paling sedikit satu jenis pemohon; tertulis [].",
    ),
    "pemohon tanpa syarat": (
        'untuk = ["non_penyedia"]',
        'untuk = ["badan_usaha"]',
        "kunci syarat harus memuat paling sedikit satu dokumen wajib untuk non_penyedia.",
    ),
    "bidang syarat tidak ada": (
        'kunci = "registrasi.non_penyedia"',
        'kunci = "registrasi.non_penyedia"\nbidang = ["tambang"]',
        "kunci syarat[12].bidang harus salah satu dari jasa_lainnya, konstruksi, konsultansi_konstruksi, "
        'konsultansi_non_konstruksi, perdagangan; tertulis "tambang".',
    ),
    "berkas terlalu besar": (
        "ukuran_maks_mb = 20",
        "ukuran_maks_mb = 200",
        "kunci syarat[5].ukuran_maks_mb harus antara 1 dan 20; tertulis 200.",
    ),
    "nama syarat terlalu panjang": (
        'nama = "Formulir Pendaftaran"',
        f'nama = "{"F" * 201}"',
        f'kunci syarat[1].nama harus paling panjang 200 huruf; tertulis "{"F" * 58}….',
    ),
    "kunci aturan salah tulis": (
        '"arsip.cadangan" =',
        '"arsip.cadang" =',
        'kunci dasar."arsip.cadang" tidak dikenal; yang terdekat “arsip.cadangan”.',
    ),
    "kunci aturan hilang": (
        '"arsip.cadangan" = "25(1)"\n',
        "",
        'kunci dasar."arsip.cadangan" belum ada; tulis pasalnya, atau teks kosong bila tidak diatur.',
    ),
    "sitiran bergandeng": (
        '"layanan.ruang" = "21a"',
        '"layanan.ruang" = "21ab"',
        'kunci dasar."layanan.ruang" harus berisi sitiran seperti 10(3), 20(1)a.2, 22a, atau 1(22), '
        'dengan titik koma di antara dua sitiran; tertulis "21ab".',
    ),
    "pasal melampaui peraturan": (
        '"25(1)"',
        '"28(1)"',
        'kunci dasar."arsip.cadangan" harus tidak melampaui pasal terakhir, 27; tertulis "28(1)".',
    ),
    "ruang tanpa pasal": (
        '"layanan.ruang" = "21a"',
        '"layanan.ruang" = ""',
        'kunci layanan.ruang harus kosong karena "layanan.ruang" tidak punya pasal di [dasar].',
    ),
    "pasal tanpa isi": (
        'larang_rangkap = ["ppk", "ulp", "pejabat_pengadaan"]',
        "larang_rangkap = []",
        'kunci sekretariat.larang_rangkap harus diisi karena "sekretariat.larang_rangkap" punya pasal '
        "di [dasar].",
    ),
    "bunyi aturan yang tidak ada": (
        "[bunyi]\n",
        '[bunyi]\n"arsip.salinan" = "Salinan disimpan."\n',
        'kunci bunyi."arsip.salinan" tidak dikenal; yang terdekat “arsip.cadangan”.',
    ),
    "bunyi aturan yang diam": (
        "[bunyi]\n",
        '[bunyi]\n"sekretariat.audit" = "Audit didukung."\n',
        'kunci bunyi."sekretariat.audit" tidak boleh ada karena tidak punya pasal di [dasar].',
    ),
    "bukan TOML": ("[peraturan]", "[peraturan", "isinya bukan TOML yang sah, lihat baris 14 kolom 11."),
}


@pytest.mark.parametrize("kerusakan", KERUSAKAN.values(), ids=KERUSAKAN)
def test_profil_rusak_ditolak_dengan_satu_kalimat(tmp_path, kerusakan):
    lama, baru, kalimat = kerusakan
    assert lama in TULUNGAGUNG
    berkas = tmp_path / "rusak.toml"
    berkas.write_text(TULUNGAGUNG.replace(lama, baru, 1), encoding="utf-8")
    assert pesan(berkas) == kalimat


def test_unchanged_copy_is_accepted(tmp_path):
    berkas = tmp_path / "utuh.toml"
    berkas.write_text(TULUNGAGUNG, encoding="utf-8")
    assert load(berkas).kode == "utuh"


@pytest.mark.parametrize(
    "nomor",
    [
        "{urut}/{kode}",
        "{urut}/{kode}/{tahun}/{hari}",
        "{urut.__class__}/{kode}/{tahun}",
        "{urut}/{kode:d}/{tahun}",
        "{urut}/{kode}/{tahun",
        "{urut}/{kode}/{tahun}/{}",
    ],
)
def test_pola_nomor_dicoba_saat_dibaca(tmp_path, nomor):
    berkas = tmp_path / "nomor.toml"
    pola = "{urut:03d}/{kode}/LPSE/{bulan_romawi}/{tahun}"
    assert pola in TULUNGAGUNG
    berkas.write_text(TULUNGAGUNG.replace(pola, nomor), encoding="utf-8")
    assert pesan(berkas).startswith("kunci surat.nomor harus memuat {urut}, {kode}, {tahun}")


def test_berkas_tidak_ada(tmp_path):
    assert pesan(tmp_path / "hilang.toml") == "berkasnya tidak ada atau tidak dapat dibaca."


def test_berkas_berupa_direktori(tmp_path):
    (tmp_path / "direktori.toml").mkdir()
    assert pesan(tmp_path / "direktori.toml") == "berkasnya tidak ada atau tidak dapat dibaca."


def test_berkas_bukan_utf8(tmp_path):
    berkas = tmp_path / "latin.toml"
    berkas.write_bytes('nama = "Kabupatén"'.encode("latin-1"))
    assert pesan(berkas) == "isinya harus teks UTF-8."


def test_nama_berkas_menjadi_kode(tmp_path):
    berkas = tmp_path / "Kota Baru.toml"
    berkas.write_text(TULUNGAGUNG, encoding="utf-8")
    assert pesan(berkas) == "nama berkasnya harus huruf kecil, angka, garis bawah, atau tanda hubung."


def test_berkas_kosong(tmp_path):
    (tmp_path / "kosong.toml").touch()
    assert pesan(tmp_path / "kosong.toml") == "kunci daerah belum ada; isi sesuai docs/profil.md."
