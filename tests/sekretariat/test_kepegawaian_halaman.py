"""The pages of personnel, in the order an officer meets them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.kepegawaian import catat_pendidikan, nilai_syarat
from sekretariat.actions.rangkap import sapu_rangkap
from sekretariat.models import Pegawai, TemuanRangkap
from sekretariat.queries.organisasi import bagan_organisasi
from tests.factories import buat_akun, foto, nip_baru
from tests.petugas import klien, klien_peran
from tests.sekretariat.kepegawaian import LIMA, SEHARI, jadikan_pejabat, pengelola, tempatkan

pytestmark = pytest.mark.django_db
ALAMAT = "/admin/sekretariat/kepegawaian/"
SURAT = {
    "surat_nomor": "188/1/2026",
    "surat_tanggal": "2 1 2026",
    "surat_dari": "Bupati",
    "surat_perihal": "Pengangkatan",
}


def tempat() -> dict[str, str]:
    """A place from today on: asked anew by each test, for midnight may come after collecting."""
    return {
        "unit": "layanan",
        "jabatan": "Petugas layanan",
        "status_pegawai": "pns",
        "mulai": hari_ini().isoformat(),
    }


def test_sekretaris_menempatkan_lalu_mencatat_pendidikan_dan_syarat():
    oleh = pengelola()
    peramban, akun = klien(oleh), buat_akun(Peran.HELPDESK, nama="Hadi Ujiwan")
    assert "Belum ada pegawai yang ditempatkan" in peramban.get(ALAMAT).text
    isi = {"akun": akun.email, **tempat(), **SURAT}
    assert "Isi NIP-nya" in peramban.post(f"{ALAMAT}baru/", isi).text
    assert "18 angka" in peramban.post(f"{ALAMAT}baru/", isi | {"nip": "123"}).text

    nip = nip_baru()
    berkas = SimpleUploadedFile("sk.jpg", foto(), "image/jpeg")
    assert peramban.post(f"{ALAMAT}baru/", isi | {"nip": nip, "berkas": berkas}).status_code == 302

    pegawai = Pegawai.objects.get()
    satu = f"{ALAMAT}{pegawai.kode}/"
    halaman = peramban.get(satu).text
    assert "Helpdesk" in halaman
    assert nip in halaman
    putusan = pegawai.penempatan.get()
    assert peramban.get(f"{satu}keputusan/{putusan.kode}/").getvalue()
    assert Jejak.objects.filter(peristiwa="pegawai.dilihat").count() == 1

    kursus = {"jenis": "nonformal", "nama": "Bimtek SPSE", "penyelenggara": "LKPP"}
    masa = {"mulai": "1 3 2026", "selesai": "3 3 2026"}
    peramban.post(f"{satu}pendidikan/baru/", kursus | masa)
    peramban.post(f"{satu}syarat/", {"syarat": "teknis", "nilai": "ya", "dasar": "Ijazah S1"})
    halaman = peramban.get(satu).text
    assert "Bimtek SPSE" in halaman
    assert "Ijazah S1" in halaman
    ubah = f"{satu}pendidikan/{pegawai.pendidikan.get().kode}/"
    peramban.post(ubah, kursus | masa | {"nama": "Bimtek Admin"})
    assert pegawai.pendidikan.get().nama == "Bimtek Admin"
    assert "tidak boleh mendahului" in peramban.post(ubah, kursus | masa | {"selesai": "1 1 2020"}).text


def test_pegawai_dipindahkan_dan_diberhentikan_dari_halamannya():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    peramban, satu = klien(oleh), f"{ALAMAT}{pegawai.kode}/"
    assert peramban.post(f"{satu}pindah/", tempat() | SURAT).status_code == 302
    isi = SURAT | {"selesai": hari_ini().isoformat(), "catatan": "Mutasi"}
    assert peramban.post(f"{satu}berhenti/", isi).status_code == 302
    pegawai.refresh_from_db()
    assert (pegawai.unit, pegawai.selesai) == ("layanan", hari_ini())
    assert "Mutasi" in peramban.get(satu).text


def test_rangkap_yang_ditemukan_tampil_di_beranda_dan_diselesaikan():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    jadikan_pejabat(pegawai.akun.nip)
    peramban = klien(oleh)
    assert "1 temuan baru" in peramban.post(f"{ALAMAT}rangkap/periksa/", follow=True).text
    temuan = TemuanRangkap.objects.get()
    for siapa in (peramban, klien_peran(Peran.KEPALA)):
        assert "Rangkap jabatan" in siapa.get("/admin/").text
        assert "Pejabat Pengadaan" in siapa.get(f"{ALAMAT}rangkap/").text
    satu = f"{ALAMAT}rangkap/{temuan.kode}/"
    assert "Selesaikan temuan" in peramban.get(satu).text
    assert (
        "Catat dulu pemberhentiannya"
        in peramban.post(f"{satu}selesaikan/", {"hasil": "berhenti", "catatan": "x"}, follow=True).text
    )
    peramban.post(f"{satu}selesaikan/", {"hasil": "dialihkan", "catatan": "SK 12"})
    assert "SK 12" in peramban.get(satu).text
    assert "Tidak ada temuan yang cocok" in peramban.get(f"{ALAMAT}rangkap/?status=terbuka").text


def test_daftar_disaring_dan_diekspor_dengan_nip_tersamar_bagi_yang_lain(django_assert_max_num_queries):
    oleh = pengelola()
    satu = tempatkan(oleh, buat_akun(Peran.HELPDESK, nama="=Rina", nip=nip_baru()), unit="layanan")
    for _ in range(3):
        tempatkan(oleh)
    nilai_syarat(satu.pk, oleh=oleh, syarat="disiplin", is_terpenuhi=False, dasar="Daftar hadir")
    verifikator = klien_peran(Peran.VERIFIKATOR)
    with django_assert_max_num_queries(8):
        daftar = verifikator.get(f"{ALAMAT}?unit=layanan&cari=rina").text
    assert "=Rina" in daftar
    assert satu.akun.nip not in daftar
    csv = b"".join(verifikator.get(f"{ALAMAT}ekspor.csv").streaming_content).decode()
    assert "'=Rina" in csv
    assert satu.akun.nip not in csv
    assert "belum dinilai,belum terpenuhi,belum dinilai" in csv
    buku = load_workbook(io.BytesIO(klien(oleh).get(f"{ALAMAT}ekspor.xlsx?unit=layanan").getvalue())).active
    assert [baris[1] for baris in buku.values] == ["NIP", satu.akun.nip]
    assert "Tidak ada pegawai yang cocok" in verifikator.get(f"{ALAMAT}?cari=tidakada").text
    assert verifikator.get(f"{ALAMAT}?unit=lain&cari=%00x&after=bukan").status_code == 200


def test_pendidikan_semua_pegawai_dengan_yang_perlu_diperbarui():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    isi = {"jenis": "nonformal", "nama": "Bimtek", "penyelenggara": "LKPP", "nomor_sertifikat": "B-7"}
    lalu = hari_ini() - 30 * SEHARI
    catat_pendidikan(pegawai.pk, oleh=oleh, **isi, mulai=lalu, selesai=lalu, berlaku_sampai=hari_ini())
    peramban = klien(oleh)
    assert "perlu diperbarui" in peramban.get(f"{ALAMAT}pendidikan/?habis=ya&unit=registrasi").text
    assert "Sertifikat pegawai" in peramban.get("/admin/").text
    assert "B-7" in b"".join(peramban.get(f"{ALAMAT}pendidikan/ekspor.csv").streaming_content).decode()
    assert peramban.get(f"{ALAMAT}pendidikan/ekspor.xlsx?jenis=formal").getvalue()


@pytest.mark.dasar("sekretariat.susunan_organisasi")
@pytest.mark.parametrize("kode", LIMA)
def test_bagan_memakai_nama_unit_peraturan_ini_dan_menyebut_lowongan(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh = pengelola()
    kepala = tempatkan(
        oleh, buat_akun(Peran.KEPALA, nama="Kusuma Ujiwan", nip=nip_baru()), unit="kepala", is_pimpinan=True
    )
    halaman = klien(oleh).get(f"{ALAMAT}bagan/").text
    for _, unit in profil().unit:
        assert unit.nama in halaman
    assert kepala.nama in halaman
    assert "Sekretaris: lowong" in halaman
    assert "<svg" in halaman
    assert f"Dasar: {profil().dasar('sekretariat.susunan_organisasi')}" in halaman

    publik = bagan_organisasi(publik=True)

    kotak = (*publik.gambar.kotak, *publik.sempit.kotak)
    teks = [t.teks for satu in kotak for t in satu.tulisan]
    assert not any("Kusuma" in satu for satu in teks)
    # A vacancy is said to its end, however long the office's name is.
    assert " ".join(teks).count(": lowong") == 2 * sum(
        bool(satu.sebutan_pimpinan) and not satu.is_pimpinan_ada for satu in publik.bagian
    )
    assert publik.jumlah == 1
    assert all(satu.pimpinan is None and not satu.pegawai for satu in publik.bagian)


@pytest.mark.parametrize("kode", LIMA)
def test_halaman_berkata_bila_peraturan_diam(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    peramban, p = klien(oleh), profil()
    daftar, satu = peramban.get(ALAMAT).text, peramban.get(f"{ALAMAT}{pegawai.kode}/").text
    assert ("tidak mengatur siapa yang dapat menjadi pegawai" in daftar) is (kode == "blitar")
    assert ("tidak mengatur syarat pegawai" in satu) is not p.is_diatur("sekretariat.syarat_pegawai")
    assert ("tidak mengatur rangkap jabatan" in satu) is (kode in ("bandung", "blitar"))
    assert ("Periksa sekarang" in peramban.get(f"{ALAMAT}rangkap/").text) is bool(
        p.sekretariat.larang_rangkap
    )
    baru = peramban.get(f"{ALAMAT}baru/").text
    assert ('value="non_pns"' in baru) is (kode != "tulungagung")
    assert sapu_rangkap() == 0
