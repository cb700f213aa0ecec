"""The search of the help centre: stems, synonyms, typing errors, and what may not come of it."""

import pytest

from layanan.actions.pustaka import tarik_artikel, ubah_artikel
from layanan.actions.umpan_balik import catat_nihil
from layanan.models import PencarianNihil
from layanan.policies.pustaka import layak_dicatat, pecah, searti
from layanan.queries.pustaka import cari, saran
from tests.layanan.pustaka import isi_rak, petugas, terbit

pytestmark = pytest.mark.django_db


def pertama(teks, **saringan):
    temuan = cari(teks, **saringan).temuan
    return temuan[0].artikel.kategori if temuan else ""


@pytest.mark.parametrize(
    ("dicari", "ketemu"),
    [
        ("kata sandi", "akun"),
        ("Bagaimana cara mengganti kata sandi saya?", "akun"),
        ("unggah", "penawaran"),  # the stem of "mengunggah"
        ("diunggah", "penawaran"),
        ("penjadwalan", "jadwal"),
        ("password", "akun"),  # synonyms
        ("upload penawaran", "penawaran"),
        ("lelang", "jadwal"),
        ("error 500", "kendala"),
        ("e-mail terdaftar", "akun"),
        ("pasword", "akun"),  # typing errors
        ("paswrod", "akun"),
        ("kata sndi", "akun"),
        ("mengungah penawran", "penawaran"),
        ("jadwl tendr", "jadwal"),
        ("apnedo", "penawaran"),
    ],
)
def test_yang_dicari_ketemu_paling_atas(dicari, ketemu):
    isi_rak()
    assert pertama(dicari) == ketemu


@pytest.mark.parametrize(
    "dicari", ["", "   ", "gempa bumi", "zzzzzz", "'; drop table --", "%_\\", "!!&|():*"]
)
def test_yang_tidak_ada_tidak_ketemu_dan_tidak_merusak(dicari):
    isi_rak()
    assert cari(dicari).temuan == []
    assert saran(dicari) == []


def test_judul_lebih_berat_dari_isi_dan_salah_ketik_disebut():
    oleh = petugas()
    terbit(
        oleh, judul="Umum", ringkas="Tentang portal.", isi="Sertifikat disebut di sini sertifikat sertifikat."
    )
    atas = terbit(oleh, judul="Sertifikat elektronik", ringkas="Cara memasangnya.", isi="Pasang di komputer.")
    hasil = cari("sertifiakt")
    assert hasil.temuan[0].artikel == atas
    assert hasil.ganti == {"sertifiakt": "sertifikat"}


def test_kata_yang_ketemu_ditandai_dan_isi_jahat_menjadi_teks():
    terbit(judul="Galat aneh", isi="Tulisan <script>alert(1)</script> muncul & \x02hilang\x03 saat galat.")
    (temuan,) = cari("galat").temuan
    assert "<mark>galat</mark>" in temuan.cuplikan
    assert "<script>" not in temuan.cuplikan
    assert temuan.cuplikan.count("<mark>") == temuan.cuplikan.count("</mark>") == 1


def test_disaring_menurut_rak_dan_pembaca():
    oleh = petugas()
    terbit(oleh, judul="Jadwal bagi pejabat", kategori="jadwal", untuk="pejabat")
    terbit(oleh, judul="Jadwal bagi semua", kategori="portal")
    assert len(cari("jadwal").temuan) == 2
    assert [t.artikel.judul for t in cari("jadwal", untuk="penyedia").temuan] == ["Jadwal bagi semua"]
    assert len(cari("jadwal", untuk="pejabat").temuan) == 2
    assert [t.artikel.kategori for t in cari("jadwal", kategori="jadwal").temuan] == ["jadwal"]


def test_yang_ditarik_atau_baru_ditulis_tidak_ketemu():
    oleh = petugas()
    artikel = terbit(oleh, judul="Sertifikat elektronik")
    ubah_artikel(artikel.pk, oleh=oleh, judul="Tanda tangan digital")
    assert cari("digital").temuan == []
    assert len(cari("sertifikat").temuan) == 1
    tarik_artikel(artikel.pk, oleh=oleh)
    assert cari("sertifikat").temuan == []
    assert cari("sertifikta").ganti == {}


def test_saran_mengikuti_kata_yang_belum_selesai_dan_paling_banyak_tiga():
    isi_rak()
    assert [a.kategori for a in saran("lupa kata san")] == ["akun"]
    assert [a.kategori for a in saran("penawaran ungg")][:1] == ["penawaran"]
    for n in range(5):
        terbit(judul=f"Sertifikat {n}")
    assert len(saran("sertifikat")) == 3


def test_pencarian_murah(django_assert_max_num_queries):
    isi_rak()
    with django_assert_max_num_queries(3):
        cari("kata sandi")
    with django_assert_max_num_queries(7):  # the known words are asked for in a transaction of their own
        cari("paswrod")


def test_kata_dipecah_dan_disamakan():
    assert pecah("Bagaimana cara mengunggah, MENGUNGGAH dokumen?") == ["mengunggah", "dokumen"]
    assert pecah("yang di") == ["yang", "di"]
    assert searti("upload") == ("upload", "unggah", "kirim")
    assert searti("apa-saja") == ("apa-saja",)


def test_yang_dicari_tanpa_hasil_dihitung_tanpa_yang_menyebut_orang():
    for _ in range(2):
        catat_nihil(pecah("sertifikat keahlian"))
    for pribadi in ("081200000001", "user rina_99", "satu dua tiga empat lima enam tujuh", ""):
        catat_nihil(pecah(pribadi))
    assert list(PencarianNihil.objects.values_list("kata", "kali")) == [("sertifikat keahlian", 2)]
    assert len(layak_dicatat(["x" * 40, "y" * 60])) == 80
