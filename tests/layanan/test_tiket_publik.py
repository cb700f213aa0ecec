"""The public pages of a ticket: who asks without an account, and who has signed in."""

import pytest
from django.urls import reverse

from layanan.actions.gabung import gabung
from layanan.actions.percakapan import balas, catat_internal
from layanan.actions.tiket import cabut_rahasia
from layanan.enums.tiket import JenisTiket, StatusTiket
from layanan.models import Tiket
from layanan.policies.tiket import rahasia, url_lacak
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.profil import profil
from tests.factories import buat_akun, unggahan
from tests.layanan.tiket import buat_selesai, buat_tiket

pytestmark = pytest.mark.django_db
ISI = {
    "judul": "SPSE galat",
    "uraian": "Tombol Kirim tidak menjawab.",
    "dampak": "K",
    "kelompok": "penyedia",
    "nama": "Rina Contohwati",
    "surel": "rina@uji.example",
    "sekali": "abc",
}


@pytest.fixture(autouse=True)
def kalender_terisi():
    isi_kalender_dari_profil()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def kirim(client, jenis="kendala", **ubah):
    return client.post(reverse("layanan:tiket_isi", args=[jenis]), {**ISI, **ubah})


def halaman(tiket, nama="tiket", **lain):
    return reverse(f"layanan:{nama}", kwargs={"kode": tiket.kode, **lain})


def buka(client, tiket):
    return client.get(halaman(tiket, "tiket_buka", rahasia=rahasia(tiket)))


def test_tiket_dari_web_bernomor_dan_dapat_dibuka_dari_peramban_yang_sama(client):
    jawaban = kirim(client)
    tiket = Tiket.objects.get()

    assert jawaban.url == halaman(tiket, "tiket_terkirim")
    assert tiket.nomor in client.get(jawaban.url).content.decode()
    assert "Tombol Kirim tidak menjawab." in client.get(halaman(tiket)).content.decode()


def test_kirim_dua_kali_menjadi_satu_tiket(client):
    assert kirim(client).url == kirim(client).url
    assert Tiket.objects.count() == 1


def test_isian_kurang_diminta_dan_yang_sudah_ditulis_tetap(client):
    isi = kirim(client, surel="bukan surel").content.decode()
    assert "Tulis alamat surel yang lengkap" in isi
    assert "Tombol Kirim tidak menjawab." in isi
    assert not Tiket.objects.exists()


def test_lampiran_masuk_dan_lihatnya_tercatat(client):
    kirim(client, lampiran=[unggahan("layar.jpg"), unggahan("lagi.jpg")])
    tiket = Tiket.objects.get()
    berkas = tiket.pesan.get().lampiran.first().berkas

    jawaban = client.get(halaman(tiket, "tiket_lampiran", berkas=berkas.kode))

    assert b"".join(jawaban.streaming_content)
    assert jawaban["Content-Disposition"].startswith("attachment")
    assert Jejak.objects.filter(peristiwa="berkas.dilihat", objek_id=str(berkas.pk)).count() == 1


def test_berkas_yang_bukan_gambar_ditolak_di_samping_bidangnya(client):
    palsu = unggahan("layar.jpg")
    palsu.file.seek(0)
    palsu.file.write(b"MZ\x90\x00" + b"\0" * 200)
    palsu.file.seek(0)
    jawaban = kirim(client, lampiran=[palsu])
    assert jawaban.status_code == 200
    assert not Tiket.objects.exists()


def test_tautan_pribadi_membuka_dan_rahasianya_hilang_dari_alamat(client):
    tiket = buat_tiket()
    assert url_lacak(tiket).endswith(halaman(tiket, "tiket_buka", rahasia=rahasia(tiket)))
    assert buka(client, tiket).url == halaman(tiket)
    assert client.get(halaman(tiket)).status_code == 200


def test_rahasia_yang_dicabut_menutup_sesi_yang_sudah_terbuka(client, petugas):
    tiket = buat_tiket()
    buka(client, tiket)
    cabut_rahasia(tiket.pk, oleh=petugas)
    assert client.get(halaman(tiket)).status_code == 404
    assert buka(client, tiket).status_code == 404


def test_tanpa_rahasia_semua_tertutup_dan_sama_dengan_yang_tidak_ada(client):
    tiket = buat_tiket()
    ada = client.get(halaman(tiket))
    tidak_ada = client.get(reverse("layanan:tiket", args=["tidakAda12"]))
    assert ada.status_code == tidak_ada.status_code == 404
    assert ada.content.decode().replace(tiket.kode, "") == tidak_ada.content.decode().replace(
        "tidakAda12", ""
    )
    for nama in ("tiket_pesan", "tiket_konfirmasi", "tiket_nilai"):
        assert client.post(halaman(tiket, nama), {"isi": "x", "nilai": 1}).status_code == 404


def test_akun_lain_tidak_membuka_tiket_orang(client):
    tiket = buat_tiket(akun=buat_akun(Peran.PENYEDIA))
    client.force_login(buat_akun(Peran.PENYEDIA))
    assert client.get(halaman(tiket)).status_code == 404
    client.force_login(tiket.akun)
    assert client.get(halaman(tiket)).status_code == 200
    assert tiket.nomor in client.get(reverse("layanan:tiket_daftar")).content.decode()


def test_lacak_satu_kalimat_untuk_setiap_kekeliruan(client):
    tiket = buat_tiket()
    alamat = reverse("layanan:tiket_lacak")
    salah = client.post(alamat, {"nomor": tiket.nomor, "rahasia": "AAAA"}).content.decode()
    asing = client.post(alamat, {"nomor": "TKT-2020-999999", "rahasia": "AAAA"}).content.decode()
    assert "tidak cocok dengan tiket mana pun" in salah
    assert "tidak cocok dengan tiket mana pun" in asing

    benar = client.post(alamat, {"nomor": tiket.nomor.lower(), "rahasia": rahasia(tiket).lower()})
    assert benar.url == halaman(tiket)


def test_tautan_diminta_lagi_sekali_sejam_dan_diam_bila_tidak_berpasangan(client):
    tiket = buat_tiket()
    alamat = reverse("layanan:tiket_tautan")
    jawaban = [
        client.post(alamat, {"t-nomor": tiket.nomor, "t-surel": surel}).content
        for surel in (tiket.surel.upper(), tiket.surel, "lain@uji.example")
    ]
    bersih = {isi.split(b"csrfmiddlewaretoken")[0] for isi in jawaban}
    assert len(bersih) == 1
    assert Pemberitahuan.objects.filter(templat="layanan/tiket_tautan").count() == 1


def test_catatan_internal_tidak_pernah_tampak(client, petugas):
    tiket = buat_tiket()
    catat_internal(tiket.pk, oleh=petugas, isi="Pelapor ini sering mengulang.")
    balas(tiket.pk, oleh=petugas, isi="Sedang kami periksa.")
    buka(client, tiket)
    isi = client.get(halaman(tiket)).content.decode()
    assert "Sedang kami periksa." in isi
    assert "sering mengulang" not in isi


def test_pengguna_menyatakan_selesai_lalu_menilai(client, petugas):
    tiket = buat_selesai(petugas)
    buka(client, tiket)

    client.post(halaman(tiket, "tiket_konfirmasi"))
    client.post(halaman(tiket, "tiket_nilai"), {"nilai": "3", "komentar": "Cukup."})

    tiket.refresh_from_db()
    assert tiket.status == StatusTiket.DITUTUP
    assert tiket.penilaian.nilai == 3


def test_belum_selesai_lewat_pesan(client, petugas):
    tiket = buat_selesai(petugas)
    buka(client, tiket)
    client.post(halaman(tiket, "tiket_pesan"), {"isi": "Masih galat."})
    tiket.refresh_from_db()
    assert (tiket.status, tiket.ditugaskan_kepada) == (StatusTiket.DITANGANI, petugas)


def test_tiket_gabungan_hanya_memuat_jawaban_unit(client, petugas):
    satu = buat_tiket(uraian="Rahasia perusahaan lain")
    dua = buat_tiket()
    gabung(dua.pk, ke=satu.pk, oleh=petugas)
    balas(satu.pk, oleh=petugas, isi="Sudah pulih bagi semua.")
    buka(client, dua)
    isi = client.get(halaman(dua)).content.decode()
    assert "Sudah pulih bagi semua." in isi
    assert "Rahasia perusahaan lain" not in isi


def test_masukan_tanpa_nama_tetap_bernomor(client):
    client.post(reverse("layanan:masukan"), {"uraian": "Tambah kursi.", "sekali": "x"})
    tiket = Tiket.objects.get()
    assert (tiket.jenis, tiket.nama, tiket.surel) == (JenisTiket.MASUKAN, "Tanpa nama", "")


def test_konsultasi_di_web_hanya_bila_peraturan_menyebut_internet(client, settings):
    settings.LPSE_PROFIL = "bangkalan"
    assert profil().layanan.saluran_konsultasi == ("kunjungan",)
    isi = client.get(reverse("layanan:tiket_baru")).content.decode()
    assert "Konsultasi kami layani di kantor" in isi
    assert client.get(reverse("layanan:tiket_isi", args=["konsultasi"])).status_code == 404
    assert client.get(reverse("layanan:tiket_isi", args=["kendala"])).status_code == 200


def test_setiap_surat_tiket_terbaca_lengkap(petugas):
    tiket = buat_selesai(petugas)
    for baris in Pemberitahuan.objects.filter(objek_id=str(tiket.pk)):
        pesan = susun(baris)
        assert tiket.nomor in pesan.subject + pesan.body
        assert "/tiket/" in pesan.body
