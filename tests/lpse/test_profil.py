"""What the five profils say, above all where they differ."""

import re
from datetime import date

import pytest

from lpse.profil import KunciTidakDikenal, Profil
from lpse.profil.loader import FOLDER, load, resolve

LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
JENIS = ("badan_usaha", "perusahaan_perseorangan", "perorangan", "non_penyedia")
PENYEDIA = JENIS[:3]
setiap_profil = pytest.mark.parametrize("nama", LIMA)


def profil(nama: str) -> Profil:
    return load(resolve(nama))


def kode(butir) -> list[str]:
    return [b.kode for b in butir]


@pytest.mark.parametrize(
    ("nama", "kepala_daerah", "singkat", "ditetapkan", "induk"),
    [
        (
            "tulungagung",
            "Bupati",
            "Peraturan Bupati Tulungagung Nomor 2 Tahun 2012",
            date(2012, 1, 2),
            "Dinas Perhubungan",
        ),
        (
            "bangkalan",
            "Bupati",
            "Peraturan Bupati Bangkalan Nomor 2 Tahun 2012",
            date(2012, 1, 26),
            "Bagian Perlengkapan",
        ),
        (
            "bandung",
            "Bupati",
            "Peraturan Bupati Bandung Nomor 4 Tahun 2017",
            date(2017, 1, 9),
            "Bagian Barang/Jasa",
        ),
        (
            "blitar",
            "Walikota",
            "Peraturan Walikota Blitar Nomor 8 Tahun 2013",
            date(2013, 2, 4),
            "Dinas Komunikasi, Informasi",
        ),
        (
            "karo",
            "Bupati",
            "Peraturan Bupati Karo Nomor 02 Tahun 2017",
            date(2017, 2, 6),
            "Dinas Komunikasi dan Informatika",
        ),
    ],
)
def test_identitas(nama, kepala_daerah, singkat, ditetapkan, induk):
    aktif = profil(nama)
    assert aktif.kode == nama
    assert aktif.kepala_daerah == kepala_daerah
    assert aktif.peraturan.singkat == singkat
    assert aktif.peraturan.ditetapkan_pada == ditetapkan
    assert aktif.lpse.induk.startswith(induk)
    assert (aktif.zona, aktif.singkatan_zona) == ("Asia/Jakarta", "WIB")


@pytest.mark.parametrize(
    ("nama", "kepada", "melalui"),
    [
        ("tulungagung", "", ""),
        ("bangkalan", "", ""),
        ("bandung", "Bupati", "Sekretaris Daerah"),
        ("blitar", "Walikota", "Sekretaris Daerah"),
        ("karo", "Bupati", ""),
    ],
)
def test_kepada_siapa_kepala_bertanggung_jawab(nama, kepada, melalui):
    lpse = profil(nama).lpse
    assert (lpse.bertanggung_jawab_kepada, lpse.bertanggung_jawab_melalui) == (kepada, melalui)


@pytest.mark.parametrize(
    ("nama", "sistem", "registrasi", "kepala_registrasi", "kepala"),
    [
        (
            "tulungagung",
            "Unit Administrasi Sistem Elektronik",
            "Unit Registrasi dan Verifikasi",
            "",
            "Kepala LPSE",
        ),
        (
            "bangkalan",
            "Bidang Administrasi Sistem Informasi",
            "Bidang Registrasi dan Verifikasi",
            "Kepala Bidang Registrasi dan Verifikasi",
            "Kepala LPSE",
        ),
        (
            "bandung",
            "Staf Pendukung Bidang Administrasi Sistem Elektronik",
            "Staf Pendukung Bidang Registrasi dan Verifikasi",
            "",
            "Kepala LPSE",
        ),
        (
            "blitar",
            "Unit Administrasi Sistem Elektronik",
            "Unit Registrasi dan Verifikasi",
            "",
            "Kepala LPSE",
        ),
        (
            "karo",
            "Bidang Administrasi Sistem Elektronik",
            "Bidang Registrasi dan Verifikasi",
            "Kepala Bidang Registrasi dan Verifikasi",
            "Kepala Unit LPSE",
        ),
    ],
)
def test_susunan_unit(nama, sistem, registrasi, kepala_registrasi, kepala):
    unit = profil(nama).unit
    assert (unit.sistem.nama, unit.registrasi.nama) == (sistem, registrasi)
    assert (unit.registrasi.kepala, unit.kepala.kepala) == (kepala_registrasi, kepala)
    assert unit.registrasi.penanggung_jawab == (kepala_registrasi or f"Penanggung jawab {registrasi}")
    assert [k for k, _ in unit] == ["kepala", "sekretariat", "sistem", "registrasi", "layanan"]


@setiap_profil
def test_dokumen_penyedia(nama):
    aktif = profil(nama)
    izin = ["siup", "iujk"] if nama == "bangkalan" else ["izin_usaha"]
    formulir = ["formulir_pendaftaran", "formulir_keikutsertaan"]
    akta = ["akta_pendirian", "akta_perubahan"]
    assert kode(aktif.syarat_untuk("badan_usaha")) == [*formulir, "ktp", *akta, "npwp", *izin]
    assert kode(aktif.syarat_untuk("perusahaan_perseorangan")) == [*formulir, "ktp", *akta, "npwp", *izin]
    assert kode(aktif.syarat_untuk("perorangan")) == [*formulir, "ktp", "npwp", *izin]
    assert kode(aktif.syarat_untuk("non_penyedia")) == ["surat_tugas"]


@setiap_profil
def test_akta_diminta_bila_ada(nama):
    aktif = profil(nama)
    tidak_wajib = {j: [s.kode for s in aktif.syarat_untuk(j) if not s.wajib] for j in JENIS}
    assert tidak_wajib == {
        "badan_usaha": ["akta_perubahan"],
        "perusahaan_perseorangan": ["akta_pendirian", "akta_perubahan"],
        "perorangan": [],
        "non_penyedia": [],
    }


@setiap_profil
@pytest.mark.parametrize("jenis", JENIS)
def test_setiap_syarat_punya_pasal(nama, jenis):
    aktif = profil(nama)
    for syarat in aktif.syarat_untuk(jenis):
        assert aktif.dasar(syarat.kunci).startswith("Pasal ")
        assert len(aktif.dasar(syarat.kunci)) <= 120  # the column it is copied into
        assert syarat.asli
        assert 1 <= syarat.ukuran_maks_mb <= 20


@pytest.mark.parametrize(
    ("bidang", "izin"),
    [
        ("perdagangan", "siup"),
        ("konsultansi_non_konstruksi", "siup"),
        ("konstruksi", "iujk"),
        ("konsultansi_konstruksi", "iujk"),
    ],
)
def test_izin_usaha_bangkalan_menurut_bidang(bidang, izin):
    aktif = profil("bangkalan")
    for jenis in PENYEDIA:
        assert aktif.is_perlu_bidang(jenis)
        diminta = [s for s in aktif.syarat_untuk(jenis, bidang) if s.kode in ("siup", "iujk")]
        assert [(s.kode, s.wajib) for s in diminta] == [(izin, True)]
    assert len(aktif.bidang_usaha) == 4
    assert kode(aktif.syarat_untuk("non_penyedia", bidang)) == ["surat_tugas"]


@pytest.mark.parametrize("nama", [n for n in LIMA if n != "bangkalan"])
def test_izin_usaha_di_luar_bangkalan_satu_untuk_semua_bidang(nama):
    aktif = profil(nama)
    for jenis in JENIS:
        assert not aktif.is_perlu_bidang(jenis)
    for bidang, _ in aktif.pilihan_bidang:
        (izin,) = [s for s in aktif.syarat_untuk("badan_usaha", bidang) if s.kode == "izin_usaha"]
        assert izin.nama == "Surat izin usaha sesuai bidang masing-masing"
    assert "jasa_lainnya" in dict(aktif.pilihan_bidang)
    assert not re.search("SIUP|IUJK", (FOLDER / f"{nama}.toml").read_text(encoding="utf-8"))


def test_npwp_disebut_milik_siapa_kecuali_di_bangkalan():
    def npwp(nama: str, jenis: str) -> str:
        return next(s.nama for s in profil(nama).syarat_untuk(jenis) if s.kode == "npwp")

    milik = ["NPWP badan usaha", "NPWP penanggung jawab perusahaan", "NPWP perorangan"]
    for nama in LIMA:
        disebut = [npwp(nama, jenis) for jenis in PENYEDIA]
        assert disebut == (["Nomor Pokok Wajib Pajak (NPWP)"] * 3 if nama == "bangkalan" else milik)


def test_jenis_dan_bidang_yang_tidak_ada_ditolak():
    with pytest.raises(KunciTidakDikenal, match="perorangan"):
        profil("karo").syarat_untuk("perseorangan")
    with pytest.raises(KunciTidakDikenal, match="jasa_lain"):
        profil("bangkalan").syarat_untuk("badan_usaha", "jasa_lainnya")
    with pytest.raises(KunciTidakDikenal, match="pokja"):
        profil("tulungagung").sebut(["ulp", "pokja"])


@pytest.mark.parametrize(
    ("nama", "non_penyedia", "pihak_lain"),
    [
        ("tulungagung", "ulp pejabat_pengadaan ppk auditor lainnya", "bumn bumd non_pemerintah"),
        ("bangkalan", "ulp panitia_pengadaan pejabat_pengadaan auditor lainnya", "bumd instansi_vertikal"),
        ("bandung", "ulp pejabat_pengadaan ppk auditor lainnya", "bumn bumd non_pemerintah"),
        ("blitar", "panitia_pengadaan pejabat_pengadaan ppk auditor lainnya", "bumn bumd non_pemerintah"),
        ("karo", "pokja_ulp pejabat_pengadaan ppk auditor lainnya", "bumd non_pemerintah"),
    ],
)
def test_pengguna_selain_penyedia(nama, non_penyedia, pihak_lain):
    aktif = profil(nama)
    assert [k for k, _ in aktif.pilihan_non_penyedia] == non_penyedia.split()
    assert list(aktif.registrasi.pihak_lain) == pihak_lain.split()


@pytest.mark.parametrize(
    ("nama", "tujuan", "klarifikasi", "peminta", "saksi"),
    [
        (
            "tulungagung",
            "kebenaran",
            "ULP/Pejabat Pengadaan",
            "PA/KPA/PPK/ULP/Pejabat Pengadaan",
            "ULP/Pejabat Pengadaan",
        ),
        (
            "bangkalan",
            "kelengkapan",
            "ULP/Panitia Pengadaan/Pejabat Pengadaan",
            "PA/KPA/PPK/Panitia Pengadaan/ULP/Pejabat Pengadaan",
            "ULP/Pejabat Pengadaan",
        ),
        (
            "bandung",
            "kebenaran",
            "ULP/Pejabat Pengadaan",
            "PA/KPA/PPK/ULP/Pejabat Pengadaan",
            "ULP/Pejabat Pengadaan",
        ),
        (
            "blitar",
            "kebenaran",
            "Panitia/Pejabat Pengadaan",
            "PA/KPA/PPK/ULP/Pejabat Pengadaan",
            "Panitia/Pejabat Pengadaan",
        ),
        (
            "karo",
            "kebenaran",
            "Pokja ULP/Pejabat Pengadaan",
            "PA/KPA/PPK/ULP/Pejabat Pengadaan",
            "Pokja ULP/Pejabat Pengadaan",
        ),
    ],
)
def test_tujuan_verifikasi_dan_pihak_yang_disebut(nama, tujuan, klarifikasi, peminta, saksi):
    aktif = profil(nama)
    assert aktif.registrasi.tujuan_verifikasi == tujuan
    assert tujuan in aktif.bunyi("registrasi.otentikasi")
    assert aktif.sebut(aktif.registrasi.klarifikasi_kualifikasi) == klarifikasi
    assert klarifikasi in aktif.bunyi("registrasi.kualifikasi")
    assert aktif.sebut(aktif.registrasi.peminta_nonaktif) == peminta
    assert kode(aktif.registrasi.alasan_nonaktif) == ["pelanggaran", "daftar_hitam"]
    assert aktif.sebut(aktif.layanan.pembuka_penawaran) == saksi
    assert saksi in aktif.bunyi("layanan.kesaksian")


@setiap_profil
def test_larangan_menambah_syarat_dan_pemeriksaan_lapangan(nama):
    for kunci in ("registrasi.batas_syarat", "registrasi.pemeriksaan_lapangan"):
        assert profil(nama).is_diatur(kunci) == (nama not in ("bangkalan", "blitar"))


@setiap_profil
def test_saluran_ruang_dan_pelatihan(nama):
    layanan = profil(nama).layanan
    bangkalan = nama == "bangkalan"
    assert layanan.saluran_konsultasi == (
        ("kunjungan",) if bangkalan else ("internet", "telepon", "kunjungan")
    )
    assert layanan.lingkup_konsultasi == ("penggunaan_spse", *(() if bangkalan else ("proses_pengadaan",)))
    assert kode(layanan.ruang) == ([] if bangkalan else ["penawaran", "pelatihan", "verifikasi"])
    assert profil(nama).is_diatur("layanan.keluhan") == (not bangkalan)
    tambahan = {"bangkalan": ("pembinaan",), "blitar": ("sosialisasi",), "karo": ("sosialisasi",)}
    assert layanan.bentuk_pelatihan == ("pelatihan", *tambahan.get(nama, ()))
    assert layanan.sosialisasi_oleh == {"blitar": "sistem", "karo": "layanan"}.get(nama, "")
    assert profil(nama).is_diatur("layanan.bantuan_pendaftaran") == (nama == "karo")


@setiap_profil
def test_penerusan_ke_lkpp_wajib_hanya_di_bangkalan(nama):
    penerusan = profil(nama).layanan.penerusan_lkpp
    assert penerusan.sifat == ("wajib" if nama == "bangkalan" else "dapat")
    assert ("dapat meneruskan" in profil(nama).bunyi("layanan.penerusan_lkpp")) == (nama != "bangkalan")
    assert kode(penerusan.alasan) == ["tidak_terselesaikan", "belum_tercakup"]


@pytest.mark.parametrize(
    ("nama", "mitra", "pengumuman", "pemilihan"),
    [
        ("tulungagung", "PA/KPA/PPK/ULP/Pejabat Pengadaan", "ULP", "ULP/Pejabat Pengadaan"),
        (
            "bangkalan",
            "PA/KPA/PPK/ULP/Panitia Pengadaan/Pejabat Pengadaan",
            "ULP/Panitia Pengadaan/Pejabat Pengadaan",
            "ULP/Panitia Pengadaan",
        ),
        ("bandung", "PA/KPA/PPK/ULP/Pejabat Pengadaan", "ULP", "ULP/Pejabat Pengadaan"),
        ("blitar", "SKPD/Unit Kerja/PA/PPK/ULP/Pejabat Pengadaan", "ULP", "ULP/Pejabat Pengadaan"),
        ("karo", "PA/KPA/PPK/ULP/Pejabat Pengadaan", "ULP/Panitia Pengadaan", "ULP/Pejabat Pengadaan"),
    ],
)
def test_pihak_yang_didukung_dan_difasilitasi(nama, mitra, pengumuman, pemilihan):
    aktif = profil(nama)
    assert aktif.sebut(aktif.layanan.mitra_kerja) == mitra
    assert aktif.sebut(aktif.layanan.fasilitasi.rencana_umum) == "PA/KPA"
    assert aktif.sebut(aktif.layanan.fasilitasi.pengumuman) == pengumuman
    assert aktif.sebut(aktif.layanan.fasilitasi.pemilihan) == pemilihan


PERKARA_LUAR = [
    "paket",
    "metode",
    "jadwal",
    "dokumen_pengadaan",
    "pengumuman",
    "data_kualifikasi",
    "penjelasan",
    "penawaran",
    "evaluasi",
    "hasil_pemilihan",
    "pemenang",
    "sanggahan",
]


@setiap_profil
def test_yang_bukan_tanggung_jawab_lpse(nama):
    aktif = profil(nama)
    tanpa = {
        "bangkalan": {"data_kualifikasi", "penjelasan"},
        "blitar": {"penjelasan", "penawaran", "evaluasi"},
    }.get(nama, set())
    perkara = aktif.layanan.luar_tanggung_jawab
    assert kode(perkara) == [k for k in PERKARA_LUAR if k not in tanpa]
    assert all(aktif.sebut(p.dirujuk_ke) for p in perkara)


@setiap_profil
def test_ruang_server_dan_pemantauan(nama):
    infrastruktur = profil(nama).infrastruktur
    bangkalan = nama == "bangkalan"
    assert infrastruktur.pemberi_izin_ruang == ("kepala" if bangkalan else "pejabat_berwenang")
    assert infrastruktur.sebutan_pemberi_izin in profil(nama).bunyi("infrastruktur.izin_ruang")
    assert infrastruktur.irama_pemantauan == ("tidak_diatur" if bangkalan else "harian")
    assert ("harian" in profil(nama).bunyi("infrastruktur.pantau_harian")) == (not bangkalan)
    assert infrastruktur.standar_pusat_data.endswith("LKPP") == bangkalan


@pytest.mark.parametrize(
    ("nama", "irama", "penyusun", "kepada", "melalui"),
    [
        ("tulungagung", "tidak_diatur", "sekretariat", "", ""),
        ("bangkalan", "tidak_diatur", "kepala", "Bupati", "Bagian Perlengkapan dan Aset"),
        ("bandung", "bulanan", "", "Bupati", "Sekretaris Daerah"),
        ("blitar", "triwulanan", "", "Walikota", "Sekretaris Daerah"),
        ("karo", "tidak_diatur", "kepala", "", ""),
    ],
)
def test_laporan_berkala(nama, irama, penyusun, kepada, melalui):
    laporan = profil(nama).sekretariat.laporan
    assert (laporan.irama, laporan.penyusun, laporan.kepada, laporan.melalui) == (
        irama,
        penyusun,
        kepada,
        melalui,
    )


@pytest.mark.parametrize(
    ("nama", "irama", "penilai", "melalui", "internal"),
    [
        ("tulungagung", "tidak_diatur", "", "", "sekretariat"),
        ("bangkalan", "tidak_diatur", "", "", "sekretariat"),
        ("bandung", "tahunan", "Sekretaris Daerah", "", "sekretariat"),
        (
            "blitar",
            "tidak_diatur",
            "Sekretaris Daerah",
            "Asisten Administrasi Pembangunan dan Kesejahteraan Rakyat",
            "sekretariat",
        ),
        ("karo", "tidak_diatur", "", "", "sekretariat sistem registrasi layanan"),
    ],
)
def test_evaluasi(nama, irama, penilai, melalui, internal):
    evaluasi = profil(nama).sekretariat.evaluasi
    assert (evaluasi.irama, evaluasi.penilai, evaluasi.melalui) == (irama, penilai, melalui)
    assert list(evaluasi.internal) == internal.split()


@pytest.mark.parametrize(
    ("nama", "status", "rangkap", "oleh", "jabatan_kepala"),
    [
        (
            "tulungagung",
            "pns",
            "ppk ulp pejabat_pengadaan",
            "Bupati",
            "Kepala Dinas Perhubungan, Komunikasi dan Informatika",
        ),
        ("bangkalan", "pns non_pns", "ppk ulp panitia_pengadaan pejabat_pengadaan", "Bupati", ""),
        (
            "bandung",
            "pns non_pns",
            "",
            "",
            "Kepala Subbagian Administrasi dan Pengembangan SDM pada Bagian Barang/Jasa",
        ),
        ("blitar", "", "", "", ""),
        ("karo", "pns non_pns", "ppk ulp pejabat_pengadaan", "Bupati", ""),
    ],
)
def test_pegawai_dan_larangan_merangkap(nama, status, rangkap, oleh, jabatan_kepala):
    sekretariat = profil(nama).sekretariat
    assert list(sekretariat.status_pegawai) == status.split()
    assert list(sekretariat.larang_rangkap) == rangkap.split()
    assert (sekretariat.pengangkatan.oleh, sekretariat.pengangkatan.jabatan_kepala) == (oleh, jabatan_kepala)


@setiap_profil
def test_standar_prosedur(nama):
    standar = profil(nama).sekretariat.standar_prosedur
    assert kode(standar.bidang) == ["registrasi", "layanan", "masalah", "infrastruktur", "kinerja", "arsip"]
    assert standar.paling_sedikit == (nama not in ("bangkalan", "blitar"))
    assert ("sarana dan prasarana" in standar.bidang[3].nama) == (nama == "bangkalan")
    urutan = "Standar Operasional Prosedur" if nama == "karo" else "Standar Prosedur Operasional"
    assert standar.sebutan == urutan
    assert bool(profil(nama).sekretariat.pembinaan) == (nama == "blitar")
    assert ("Kehumasan" in profil(nama).sekretariat.urusan_tata_usaha) == (nama == "karo")
