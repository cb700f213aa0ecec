"""The officers' pages of the blacklist: entries, imports, matches, and what the desk says of them."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lpse.models import Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.daftar_hitam import kueri
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam, ImporDaftarHitam
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, npwp_baru, tandai_semua
from tests.petugas import klien, klien_peran
from tests.registrasi.daftar_hitam import baris, berkas_csv, berkas_json, entri, impor

pytestmark = pytest.mark.django_db
DAFTAR = "/admin/registrasi/daftar-hitam/"
IMPOR = f"{DAFTAR}impor/"
TEMUAN = "/admin/registrasi/temuan-daftar-hitam/"
TINJAUAN = {"tindakan": "benarkan", "catatan": "NPWP sama dengan di kartu.", "ditinjau": "on"}


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def client(verifikator):
    return klien(verifikator)


@pytest.fixture
def kena():
    """A registration that a sanction in force means."""
    pendaftaran = buat_diajukan()
    entri(pendaftaran.npwp16, jenis_pelanggaran="Memalsukan jaminan")
    return pendaftaran


def isi(client, alamat: str, **params) -> str:
    return client.get(alamat, params).content.decode()


def meja(pendaftaran) -> str:
    return reverse("admin:registrasi_pendaftaran_change", args=[pendaftaran.kode])


def unggahan(aliran: io.BytesIO, nama: str = "daftar.json") -> dict[str, SimpleUploadedFile]:
    return {"berkas": SimpleUploadedFile(nama, aliran.getvalue())}


# --- At the desk


def test_meja_menunjukkan_sk_masa_pelanggaran_dan_tautan_ke_temuan(client, kena):
    teks = isi(client, meja(kena))
    cocok = CocokDaftarHitam.objects.get(pendaftaran=kena)
    assert cocok.entri.no_sk in teks
    assert "1 Januari 2099" in teks
    assert "Memalsukan jaminan" in teks
    assert f"{TEMUAN}{cocok.kode}/" in teks
    assert "Belum ditinjau." in teks


def test_membaca_meja_dua_kali_tidak_menambah_temuan(client, kena):
    for _ in range(2):
        client.get(meja(kena))
    assert CocokDaftarHitam.objects.count() == 1


def test_halaman_setujui_menyebut_tinjauan_yang_kurang_lalu_terbuka(client, verifikator, kena):
    tandai_semua(kena, verifikator)
    setujui = reverse("admin:registrasi_meja_setujui", args=[kena.kode])
    assert "Tinjau dahulu temuan daftar hitam" in isi(client, setujui)
    client.get(meja(kena))
    cocok = CocokDaftarHitam.objects.get()
    jawaban = client.post(f"{TEMUAN}{cocok.kode}/tinjau/", TINJAUAN)
    assert jawaban["Location"] == meja(kena)
    assert "NPWP sama dengan di kartu." in isi(client, meja(kena))
    assert "Tinjau dahulu temuan daftar hitam" not in isi(client, setujui)
    client.post(setujui, {"kirim": "1"})
    kena.refresh_from_db()
    assert kena.status == "disetujui"
    assert "Temuan ditinjau" in isi(client, meja(kena))


@pytest.mark.parametrize(
    ("kurang", "galat"),
    [
        ("ditinjau", "Centang bila Anda sudah membandingkannya sendiri."),
        ("catatan", "Tulis apa yang Anda bandingkan dan hasilnya."),
        ("tindakan", "Pilih"),
    ],
)
def test_tinjauan_perlu_centang_catatan_dan_hasil(client, kena, kurang, galat):
    client.get(meja(kena))
    cocok = CocokDaftarHitam.objects.get()
    jawaban = client.post(f"{TEMUAN}{cocok.kode}/tinjau/", {**TINJAUAN, kurang: ""})
    assert galat in jawaban.content.decode()
    assert not cocok.tinjauan.exists()


def test_auditor_membaca_tanpa_formulir(kena):
    klien_auditor = klien_peran(Peran.AUDITOR)
    klien_auditor.get(meja(kena))
    cocok = CocokDaftarHitam.objects.get()
    teks = isi(klien_auditor, f"{TEMUAN}{cocok.kode}/")
    assert "Simpan tinjauan" not in teks
    assert klien_auditor.post(f"{TEMUAN}{cocok.kode}/tinjau/", TINJAUAN).status_code == 403
    assert Jejak.objects.filter(peristiwa="cocokdaftarhitam.dilihat", objek_id=str(cocok.pk)).exists()


# --- Lists


def test_npwp_tersamar_di_daftar_dan_melihat_satu_entri_tercatat(client):
    satu = entri("98.000.001.6-000.000")
    assert "0980••••••••••00" in isi(client, DAFTAR)
    assert "0980000016000000" not in isi(client, DAFTAR)
    assert "98.000.001.6-000.000" in isi(client, f"{DAFTAR}{satu.kode}/")
    assert Jejak.objects.filter(peristiwa="entridaftarhitam.dilihat", objek_id=str(satu.pk)).count() == 1


@pytest.mark.parametrize("cari", ["hitam uji", "98.000.001.6-000.000", "0980000016000000", "188/1/2026"])
def test_mencari_menemukan_juga_yang_sudah_berakhir(client, cari):
    impor(baris(tgl_berlaku_dari="2020-01-02", tgl_berlaku_sampai="2021-01-01"), baris(
        no_sk_blacklist="x", nama_penyedia="CV Lain", npwp_penyedia=npwp_baru()
    ))  # fmt: skip
    teks = isi(client, DAFTAR, cari=cari)
    assert "PT Hitam Uji" in teks
    assert "CV Lain" not in teks
    assert "PT Hitam Uji" not in isi(client, DAFTAR)


def test_saringan_sama_dengan_modelnya():
    from lpse.waktu import hari_ini

    impor(
        baris(no_sk_blacklist="1"),
        baris(no_sk_blacklist="2", tgl_berlaku_sampai=None),
        baris(no_sk_blacklist="3", tgl_berlaku_dari="2020-01-01", tgl_berlaku_sampai="2020-02-01"),
        baris(no_sk_blacklist="4", no_sk_pencabutan="9"),
        baris(no_sk_blacklist="5", no_sk_pencabutan="9", tgl_sk_pencabutan="2098-01-01"),
        baris(no_sk_blacklist="6", status="turun"),
        baris(no_sk_blacklist="7", tgl_berlaku_dari="2098-01-01"),
    )
    semua, hari = EntriDaftarHitam.objects.all(), hari_ini()
    assert set(kueri.entri(kueri.SaringanEntri(kueri.BERLAKU))) == {e for e in semua if e.is_berlaku(hari)}
    assert set(kueri.entri(kueri.SaringanEntri(kueri.BERAKHIR))) == {e for e in semua if e.is_berakhir(hari)}


def test_saringan_yang_keliru_menyebut_bidangnya(client):
    assert "Tulis sedikitnya 3 huruf" in isi(client, DAFTAR, cari="x")
    assert client.get(TEMUAN, {"status": "entah", "after": "karangan"}).status_code == 200
    assert client.get(f"{DAFTAR}ekspor.csv", {"cari": "x"}).status_code == 302


@pytest.mark.parametrize("alamat", [DAFTAR, TEMUAN])
def test_daftar_hemat_kueri(client, kena, verifikator, alamat, django_assert_max_num_queries):
    impor(*(baris(no_sk_blacklist=f"k{n}", npwp_penyedia=kena.npwp16) for n in range(30)))
    entri(buat_disetujui(verifikator).npwp16)
    actions.cocokkan_daftar_hitam()
    with django_assert_max_num_queries(8):
        halaman = client.get(alamat)
    sesudah = halaman.context["url_sesudah"]
    assert sesudah
    with django_assert_max_num_queries(8):
        assert client.get(alamat + sesudah).context["url_sebelum"]


def test_ekspor_menjinakkan_rumus_dan_tercatat(client, kena):
    impor(baris(no_sk_blacklist="=1+1", nama_penyedia="@SUM(A1)", npwp_penyedia=kena.npwp16, kabupaten="+62"))
    actions.cocokkan_daftar_hitam()
    for alamat, peristiwa in ((DAFTAR, "daftar_hitam"), (TEMUAN, "temuan_daftar_hitam")):
        jawaban = client.get(f"{alamat}ekspor.csv")
        teks = b"".join(jawaban.streaming_content).decode()
        assert teks.startswith("\ufeff")
        sel = [s for satu in csv.reader(io.StringIO(teks[1:])) for s in satu]
        assert not [s for s in sel if s.startswith(("=", "+", "-", "@"))]
        assert "'=1+1" in sel
        assert Jejak.objects.filter(peristiwa=f"{peristiwa}.diekspor").count() == 1


def test_beranda_menunjukkan_temuan_yang_menunggu(client, kena):
    assert "Temuan daftar hitam</a></h" not in isi(client, "/admin/")
    actions.cocokkan_daftar_hitam()
    assert "Tinjau temuan" in isi(client, "/admin/")
    CocokDaftarHitam.objects.update(status="berakhir")
    assert "1 sanksi berakhir" in isi(client, "/admin/")


# --- Import in the browser


def test_pratinjau_dulu_baru_diterapkan(client):
    rekaman = [baris(), baris(no_sk_blacklist="2", npwp_penyedia="1,23E+15")]
    jawaban = client.post(IMPOR, unggahan(berkas_csv(*rekaman), "apa.xlsx"), follow=True)
    teks = jawaban.content.decode()
    assert "sebagian angkanya hilang" in teks
    assert "Belum ada yang ditulis" in teks
    assert not EntriDaftarHitam.objects.exists()
    pratinjau = ImporDaftarHitam.objects.get()
    jawaban = client.post(f"{IMPOR}{pratinjau.kode}/terapkan/", follow=True)
    assert "1 entri baru" in jawaban.content.decode()
    pratinjau.refresh_from_db()
    assert (pratinjau.status, pratinjau.isi, pratinjau.baru) == ("diterapkan", None, 1)
    assert EntriDaftarHitam.objects.get().impor == pratinjau


def test_pratinjau_diterapkan_sekali_saja(client):
    client.post(IMPOR, unggahan(berkas_json([baris()])))
    kode = ImporDaftarHitam.objects.get().kode
    client.post(f"{IMPOR}{kode}/terapkan/")
    for langkah in ("terapkan", "batalkan"):
        teks = client.post(f"{IMPOR}{kode}/{langkah}/", follow=True).content.decode()
        assert "statusnya sekarang “Diterapkan”" in teks
    assert Jejak.objects.filter(peristiwa="daftar_hitam.diimpor").count() == 1


def test_pratinjau_dapat_dibatalkan_dan_yang_usang_dibuang(client):
    for _ in range(2):
        client.post(IMPOR, unggahan(berkas_json([baris()])))
    pertama = ImporDaftarHitam.objects.earliest("pk")
    client.post(f"{IMPOR}{pertama.kode}/batalkan/")
    assert actions.buang_pratinjau_usang() == 0
    ImporDaftarHitam.objects.update(created_at="2026-01-01T00:00:00Z")
    assert actions.buang_pratinjau_usang() == 1
    assert set(ImporDaftarHitam.objects.values_list("status", "isi")) == {("dibatalkan", None)}
    assert not EntriDaftarHitam.objects.exists()


@pytest.mark.parametrize(
    ("isinya", "galat"),
    [
        (b"PK\x03\x04\x00\x00", "ZIP atau Excel"),
        (b"", "kosong"),
        (b'{"a": "<invalid_response>"}', "bukan daftar hitam"),
    ],
)
def test_berkas_keliru_ditolak_di_samping_bidangnya(client, isinya, galat):
    jawaban = client.post(IMPOR, {"berkas": SimpleUploadedFile("daftar.csv", isinya)})
    assert jawaban.status_code == 200
    assert galat in jawaban.context["form"].errors["berkas"][0]
    assert not ImporDaftarHitam.objects.exists()
    assert "Pilih berkas" in client.post(IMPOR).content.decode()


def test_nama_berpagar_html_ditulis_sebagai_teks(client):
    satu = entri("", nama_penyedia="<script>alert(1)</script> PT")
    for alamat in (DAFTAR, f"{DAFTAR}{satu.kode}/"):
        assert "<script>alert" not in isi(client, alamat)
