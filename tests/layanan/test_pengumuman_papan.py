"""The board: writing, showing, updating and ending announcements, the catalogue, and the proof."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from layanan.actions import pengumuman as tindakan
from layanan.models import BuktiPemberitahuan, LayananDipantau, Pengumuman
from layanan.queries.pengumuman import lupakan
from layanan.tasks.pengumuman import surati_pengumuman
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import setempat
from tests.layanan.pengumuman import draf, geser, pelanggan, petugas, tayang
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
PAPAN = "/admin/layanan/pengumuman/"


@pytest.fixture(autouse=True)
def tanpa_simpanan():
    lupakan()
    yield
    lupakan()


def isian(**lain):
    """What an officer types about a disturbance that began an hour ago."""
    mulai = setempat(timezone.now() - timedelta(hours=1))
    return {
        "jenis": "gangguan",
        "judul": "SPSE tidak dapat dibuka",
        "isi": "Kami sedang memeriksa.",
        "layanan": [LayananDipantau.objects.get(kode="spse").pk],
        "dampak": "padam",
        "tanggal_mulai": f"{mulai:%d-%m-%Y}",
        "jam_mulai": f"{mulai:%H.%M}",
        **lain,
    }


def alamat(pengumuman, halaman="lihat"):
    return reverse(f"admin:layanan_pengumuman_{halaman}", kwargs={"kode": pengumuman.kode})


def test_gangguan_ditulis_dan_ditayangkan_dalam_satu_langkah():
    client = klien(petugas())
    jawaban = client.post(f"{PAPAN}baru/", isian(tayangkan="ya"), follow=True)
    assert "Pengumuman tayang." in jawaban.content.decode()
    pengumuman = Pengumuman.objects.get()
    assert pengumuman.status == "tayang"
    assert [str(satu) for satu in pengumuman.layanan.all()] == ["SPSE"]


def test_yang_belum_lengkap_menjadi_draf_dan_sebabnya_dikatakan():
    client = klien(petugas())
    jawaban = client.post(f"{PAPAN}baru/", isian(tayangkan="ya", dampak=""), follow=True)
    assert "Pilih seberapa berat gangguannya." in jawaban.content.decode()
    assert Pengumuman.objects.get().status == "draf"
    assert Jejak.objects.filter(peristiwa="pengumuman.tayangkan.tidak_diizinkan").exists()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"judul": ""}, "Isi judul"),
        ({"jam_mulai": ""}, "Isi juga jamnya."),
        ({"tanggal_mulai": ""}, "Isi juga tanggalnya."),
        ({"jam_mulai": "25.99"}, "misalnya 14.30"),
        ({"tanggal_selesai": "1-1-2020", "jam_selesai": "08.00"}, "harus sesudah mulai"),
        ({"layanan": ["999999"]}, "layanan"),
        ({"jenis": "entah"}, "jenis"),
    ],
)
def test_isian_keliru_dijawab_dan_yang_diketik_tetap_ada(isi, pesan):
    jawaban = klien(petugas()).post(f"{PAPAN}baru/", isian(**isi)).content.decode()
    assert "Galat:" in jawaban
    assert pesan.lower() in jawaban.lower()
    assert "Kami sedang memeriksa." in jawaban
    assert not Pengumuman.objects.exists()


def test_draf_dibuka_kembali_dengan_isinya_dan_diubah():
    oleh = petugas()
    pengumuman = draf(oleh, "pemeliharaan")
    client = klien(oleh)
    halaman = client.get(alamat(pengumuman, "ubah")).content.decode()
    assert "SPSE tidak dapat dibuka" in halaman
    mulai = setempat(timezone.now() + timedelta(days=1))
    kiriman = isian(
        jenis="pemeliharaan",
        judul="Ganti server",
        tanggal_mulai=f"{mulai:%d-%m-%Y}",
        jam_mulai="08.00",
        tanggal_selesai=f"{mulai:%d-%m-%Y}",
        jam_selesai="10.00",
    )
    assert client.post(alamat(pengumuman, "ubah"), kiriman).status_code == 302
    pengumuman.refresh_from_db()
    assert (pengumuman.judul, pengumuman.dampak) == ("Ganti server", "")
    tindakan.tayangkan_pengumuman(pengumuman.pk, oleh=oleh)
    assert client.get(alamat(pengumuman, "ubah")).status_code == 302


def test_langkah_demi_langkah_sampai_berakhir():
    oleh = petugas()
    pengumuman, client = draf(oleh), klien(oleh)
    assert client.post(alamat(pengumuman, "tayangkan")).status_code == 302
    client.post(alamat(pengumuman, "perbarui"), {"isi": "Kabel putus."})
    assert "Kabel putus." in client.get(alamat(pengumuman)).content.decode()
    assert client.post(alamat(pengumuman, "tayangkan")).status_code == 409
    kosong = client.post(alamat(pengumuman, "akhiri"), {})
    assert (kosong.status_code, "Tulis bagaimana akhirnya" in kosong.content.decode()) == (409, True)
    assert client.post(alamat(pengumuman, "akhiri"), {"isi": "Pulih."}).status_code == 302
    tertutup = client.get(alamat(pengumuman, "perbarui")).content.decode()
    assert "Langkah ini tidak terbuka" in tertutup


def test_dijadwalkan_lewat_halamannya():
    oleh = petugas()
    pengumuman = draf(oleh, "umum")
    besok = setempat(timezone.now() + timedelta(days=1))
    kiriman = {"tanggal_tayang": f"{besok:%d-%m-%Y}", "jam_tayang": "08.00"}
    assert klien(oleh).post(alamat(pengumuman, "jadwalkan"), kiriman).status_code == 302
    pengumuman.refresh_from_db()
    assert setempat(pengumuman.tayang_pada).strftime("%H.%M") == "08.00"


def test_daftar_disaring_dan_murah(django_assert_max_num_queries):
    oleh = petugas()
    for n in range(30):
        draf(oleh, judul=f"Draf ke-{n:02d}")
    tayang(oleh, "umum", judul="Yang tayang")
    client = klien(oleh)
    client.get(PAPAN)
    with django_assert_max_num_queries(8):
        halaman = client.get(PAPAN).content.decode()
    assert "Berikutnya" in halaman
    assert "Draf ke-29" not in client.get(f"{PAPAN}?status=tayang").content.decode()
    assert "Draf ke-03" in client.get(f"{PAPAN}?cari=ke-03&jenis=gangguan").content.decode()


def test_kartu_di_beranda_selama_ada_yang_berjalan():
    tayang()
    lupakan()
    assert "Pengumuman berjalan" in klien_peran(Peran.HELPDESK).get("/admin/").content.decode()
    assert "Pengumuman berjalan" not in klien_peran(Peran.AUDITOR).get("/admin/").content.decode()


# --- Proof ----------------------------------------------------------------------------------------------


def test_auditor_membaca_mengunduh_dan_mencetak_bukti(client):
    pelanggan("warga@uji.example")
    oleh = petugas()
    pengumuman = tayang(oleh, judul="=HYPERLINK(1)")
    lupakan()
    client.get("/persyaratan/")
    client.get("/pengumuman/atom.xml")
    tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Pulih.")
    for bukti in BuktiPemberitahuan.objects.all():
        surati_pengumuman(bukti.pk)

    auditor = klien_peran(Peran.AUDITOR)
    assert "0 dari 1 terkirim" in auditor.get(f"{PAPAN}riwayat/").content.decode()
    unduhan = auditor.get(f"{PAPAN}riwayat/ekspor.csv?jenis=gangguan")
    teks = b"".join(unduhan.streaming_content).decode().lstrip("\ufeff")
    akhir, pertama = csv.DictReader(io.StringIO(teks))
    assert pertama["Judul"] == "'=HYPERLINK(1)"
    assert (pertama["Yang diberitahukan"], akhir["Yang diberitahukan"]) == ("Pengumuman", "Selesai")
    assert pertama["Spanduk pertama terlihat"] != ""
    assert pertama["Umpan pertama memuat"] != ""
    assert (pertama["Surel disiapkan"], akhir["Spanduk pertama terlihat"]) == ("1", "")
    assert "warga@" not in teks
    assert Jejak.objects.filter(peristiwa="buktipemberitahuan.diekspor").exists()
    cetak = auditor.get(alamat(pengumuman, "bukti")).content.decode()
    assert "Pulih." in cetak
    assert pengumuman.kode in cetak


def test_riwayat_disaring_dan_murah(django_assert_max_num_queries):
    oleh = petugas()
    for n in range(30):
        tayang(oleh, "umum", judul=f"Informasi {n:02d}")
    client = klien_peran(Peran.LKPP)
    client.get("/admin/")
    with django_assert_max_num_queries(9):
        assert "Informasi 29" in client.get(f"{PAPAN}riwayat/").content.decode()
    tahun = setempat(timezone.now()).year
    for saringan, ada in (("jenis=gangguan", False), (f"tahun={tahun}&cari=informasi 2", True)):
        isi = client.get(f"{PAPAN}riwayat/?{saringan}").content.decode()
        assert ("Informasi 29" in isi) == ada


# --- Catalogue ------------------------------------------------------------------------------------------


def layanan(**lain):
    return {"nama": "Aplikasi lain", "urutan": "5", "dipantau_sejak": "1-1-2026", "dipakai": "on", **lain}


def test_katalog_ditambah_dan_diubah_tetapi_kodenya_tetap():
    client = klien(petugas())
    assert client.post(f"{PAPAN}layanan/baru/", layanan(kode="aplikasi-lain")).status_code == 302
    ganda = client.post(f"{PAPAN}layanan/baru/", layanan(kode="spse")).content.decode()
    assert "sudah dipakai" in ganda
    assert "Pakai huruf kecil" in client.post(f"{PAPAN}layanan/baru/", layanan(kode="a b")).content.decode()
    client.post(f"{PAPAN}layanan/aplikasi-lain/", layanan(nama="Nama baru", dipakai=""))
    satu = LayananDipantau.objects.get(kode="aplikasi-lain")
    assert (satu.nama, satu.dipakai) == ("Nama baru", False)
    assert "Nama baru" in client.get(f"{PAPAN}layanan/").content.decode()


def test_yang_lewat_menurut_waktunya_tidak_dapat_diperbarui_lagi():
    oleh = petugas()
    pengumuman = tayang(oleh, "pemeliharaan")
    geser(pengumuman, berakhir_pada=timezone.now())
    jawaban = klien(oleh).post(alamat(pengumuman, "perbarui"), {"isi": "Masih."})
    assert jawaban.status_code == 409
    assert "Berakhir" in jawaban.content.decode()
