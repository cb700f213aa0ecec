"""What an official sees under each of the five regulations, and what desk and letters say of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from lpse.dokumen import build_pdf
from lpse.models import Satker
from lpse.models.naskah import JenisNaskah
from lpse.naskah import milik
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi.meja.isian import data_isian, isian_untuk
from registrasi.naskah.surat import isi_tanda_terima
from tests.factories import buat_akun, buat_diajukan_pejabat, buat_disetujui_pejabat, nip_baru
from tests.lpse.contoh_dokumen import teks
from tests.petugas import klien
from tests.registrasi.pemohon import Pemohon, kirim_surat

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
KATA_PENYEDIA = ("perusahaan", "NPWP", "penanggung jawab", "bidang usaha")
INSTANSI = {"jenis_instansi": "daerah", "instansi": "Dinas Uji"}
PEJABAT = {
    "nama_perusahaan": "Ratna Ujiwati, S.T.",
    "nip": "19850817 201001 2 001",
    "penanggung_jawab_jabatan": "Kepala Bidang",
    "telepon": "0355 000 222",
}


def surat(**lain: str) -> dict[str, str]:
    sampai = hari_ini() + timedelta(days=90)
    return {
        "surat_nomor": "800/12/2026",
        "surat_tanggal": (hari_ini() - timedelta(days=1)).isoformat(),
        "surat_dari": "Kepala Dinas Uji",
        "surat_berlaku_sampai": sampai.isoformat(),
    } | lain


@pytest.fixture
def pejabat() -> Pemohon:
    pemohon = Pemohon().mulai()
    assert pemohon.isi("jenis", {"jenis": "non_penyedia"}).status_code == 302
    return pemohon


def isi_semua(pemohon: Pemohon, peran: str, **lain: str) -> None:
    assert pemohon.isi("instansi", INSTANSI | {"peran_pengguna": peran}).status_code == 302
    assert pemohon.isi("pejabat", PEJABAT | lain).status_code == 302
    assert pemohon.isi("surat", surat()).status_code == 302
    pemohon.unggah("surat_tugas")


def badan(isi: str) -> str:
    """What can be read between header and footer."""
    return strip_tags(isi.partition("<main")[2].partition("</main>")[0]).lower()


@pytest.mark.dasar("registrasi.non_penyedia")
@pytest.mark.parametrize("nama", LIMA)
def test_pejabat_mendaftar_tanpa_kata_tentang_perusahaan(nama, settings):
    settings.LPSE_PROFIL = nama
    pemohon = Pemohon().mulai()
    pemohon.isi("jenis", {"jenis": "non_penyedia"})
    pilihan = pemohon.buka("isi/instansi/")
    for _, label in profil().pilihan_non_penyedia:
        assert label in pilihan
    for kode in profil().registrasi.pihak_lain:
        assert str(profil().pihak[kode]) in pilihan
    isi_semua(pemohon, profil().registrasi.non_penyedia[0])
    for halaman in ("", "periksa/", "isi/instansi/", "isi/pejabat/", "isi/surat/", "dokumen/surat_tugas/"):
        isi = badan(pemohon.buka(halaman))
        assert not [kata for kata in KATA_PENYEDIA if kata.lower() in isi], halaman
    assert "Pendaftaran terkirim" in pemohon.kirim().content.decode()
    assert pemohon.pendaftaran.penanggung_jawab_nama == "Ratna Ujiwati, S.T."
    (terkirim,) = kirim_surat()
    assert "perusahaan" not in terkirim.body.lower()
    assert "perusahaan" not in badan(pemohon.buka())


def test_satker_dipilih_dari_daftar_atau_ditulis(pejabat):
    satker = Satker.objects.create(kode_klpd="D100", kode="1", nama="Dinas Pekerjaan Umum")
    peran = profil().registrasi.non_penyedia[0]
    pejabat.isi("instansi", {"jenis_instansi": "daerah", "peran_pengguna": peran, "satker": satker.pk})
    assert (pejabat.pendaftaran.satker, pejabat.pendaftaran.instansi) == (satker, "")
    assert "Dinas Pekerjaan Umum" in pejabat.buka("periksa/")
    lain = {"jenis_instansi": "bumd", "peran_pengguna": peran, "satker": satker.pk, "instansi": "PDAM Uji"}
    pejabat.isi("instansi", lain)
    assert (pejabat.pendaftaran.satker, pejabat.pendaftaran.nama_instansi) == (None, "PDAM Uji")
    keliru = pejabat.isi("instansi", {"jenis_instansi": "daerah", "peran_pengguna": peran})
    assert "Isi nama instansi, atau pilih satuan kerja dari daftar." in keliru.content.decode()


@pytest.mark.parametrize(
    ("bagian", "data", "kalimat"),
    [
        ("jenis", {"jenis": "badan_usaha"}, "Pilih bidang usaha."),
        ("instansi", INSTANSI | {"peran_pengguna": "raja"}, "Pilih peran dari daftar."),
        ("pejabat", PEJABAT | {"nip": "123"}, "NIP terdiri atas 18 angka"),
        ("pejabat", PEJABAT | {"nip": "19850817201001200A"}, "NIP hanya berisi angka"),
        ("pejabat", PEJABAT | {"nip": ""}, "Isi NIP. Bila Anda tidak mempunyai NIP, isi NIK."),
        ("pejabat", PEJABAT | {"nip": "", "penanggung_jawab_nik": "12"}, "NIK terdiri atas 16 angka"),
        ("surat", {"surat_berlaku_sampai": "2020-01-01"}, "Surat ini sudah berakhir."),
        ("surat", {"surat_tanggal": "2090-01-01"}, "Tanggal surat tidak boleh sesudah hari ini."),
        ("surat", {"surat_berlaku_sampai": "31-02-2090"}, "Tanggal ini tidak ada."),
        ("surat", {"surat_nomor": ""}, "Isi nomor surat."),
    ],
)
def test_isian_keliru_disebut_di_bidangnya(pejabat, bagian, data, kalimat):
    jawaban = pejabat.isi(bagian, surat(**data) if bagian == "surat" else data)
    assert jawaban.status_code == 200
    assert kalimat in jawaban.content.decode()


def test_tanpa_nip_memakai_nik(pejabat):
    pejabat.isi("pejabat", PEJABAT | {"nip": "", "penanggung_jawab_nik": "3504 9915 0885 0001"})
    assert (pejabat.pendaftaran.nip, pejabat.pendaftaran.penanggung_jawab_nik) == ("", "3504991508850001")


def test_bagian_penyedia_tidak_dapat_dibuka_pejabat_dan_sebaliknya(pejabat):
    assert pejabat.client.get(pejabat.alamat("isi/perusahaan/")).status_code == 302
    assert pejabat.isi("perusahaan", {"nama_perusahaan": "PT X"}).status_code in (200, 302)
    assert pejabat.pendaftaran.nama_perusahaan == ""
    penyedia = Pemohon().mulai()
    assert penyedia.client.get(penyedia.alamat("isi/surat/")).status_code == 302


def test_peran_yang_sudah_dipakai_diperingatkan_sejak_diisi(pejabat):
    ada = buat_diajukan_pejabat(nip=nip_baru())
    pejabat.isi("instansi", INSTANSI | {"peran_pengguna": ada.peran_pengguna})
    pejabat.isi("pejabat", PEJABAT | {"nip": ada.nip})
    assert "sudah terdaftar atau sedang mendaftar dengan peran yang sama" in pejabat.buka()


def test_meja_memperlihatkan_isian_dan_peringatan_nip():
    pendaftaran = buat_diajukan_pejabat(nip="198513452010012001")
    isian = data_isian(pendaftaran)
    assert [judul for judul, _ in isian] == ["Data pejabat", "Peran dan instansi", "Surat tugas"]
    jawaban = {j.kode: j for _, daftar in isian for j in daftar}
    assert jawaban["nip"].peringatan == (
        "Delapan angka pertama NIP ini bukan tanggal lahir. Bandingkan dengan surat.",
    )
    assert "npwp" not in jawaban
    dibandingkan = {j.kode for j in isian_untuk("surat_tugas", isian)}
    assert {"nip", "surat_nomor", "surat_berlaku_sampai", "instansi"} <= dibandingkan
    verifikator = klien(buat_akun(Peran.VERIFIKATOR))
    meja = verifikator.get(f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/").content.decode()
    assert "Bandingkan dengan surat." in meja
    assert "NPWP" not in badan(meja).upper().replace("NPWP, NIK", "")


def test_antrean_menampilkan_peran_dan_mencari_nip():
    pendaftaran = buat_diajukan_pejabat()
    lain = buat_diajukan_pejabat()
    verifikator = klien(buat_akun(Peran.VERIFIKATOR))
    baris = verifikator.get("/admin/registrasi/pendaftaran/", {"cari": pendaftaran.nip}).content.decode()
    assert pendaftaran.nomor in baris
    assert lain.nomor not in baris
    # The box and the links repeat what was searched for; the rows show the number masked.
    tabel = baris.partition("<table")[2].partition("</table>")[0]
    assert pendaftaran.nip not in tabel
    assert f'NIP&nbsp;<span class="nomor">{pendaftaran.nip[:4]}' in baris
    semua = verifikator.get("/admin/registrasi/pendaftaran/", {"jenis": "non_penyedia"}).content.decode()
    assert lain.nomor in semua


def test_naskah_menyebut_instansi_dan_bukan_penyedia():
    pendaftaran = buat_disetujui_pejabat()
    tanda_terima = teks(
        build_pdf("tanda_terima", isi_tanda_terima(pendaftaran), stempel_waktu=pendaftaran.diajukan_pada)
    )
    assert "Dinas Uji Coba" in tanda_terima
    assert "NPWP" not in tanda_terima
    terbit = milik(pendaftaran).get(jenis=JenisNaskah.BERITA_ACARA_VERIFIKASI)
    isi = teks(build_pdf("berita_acara_verifikasi", terbit.isi, stempel_waktu=pendaftaran.diputus_pada))
    assert "Dinas Uji Coba" in isi
    assert pendaftaran.nip in isi
    assert "surat tugas" in isi
    for kata in ("Penyedia", "NPWP", "badan usaha"):
        assert kata not in isi


def test_halaman_persyaratan_menerangkan_jalan_pejabat():
    isi = Client().get("/persyaratan/").content.decode()
    assert isi.count('id="non_penyedia"') == 1
    assert "Pejabat atau pegawai instansi" in isi
