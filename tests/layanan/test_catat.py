"""A call logged on one screen: the caller found as one types, what is alike offered, nothing typed lost."""

import json

import pytest

from layanan.actions.percakapan import balas
from layanan.enums.tiket import Saluran, StatusTiket
from layanan.models import Kunjungan, Tiket
from layanan.queries.penelepon import cari_orang
from lpse.models import Jejak, Pemberitahuan
from lpse.peran import Peran
from registrasi.models import PenggunaSPSE
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien
from tests.registrasi.permohonan import buat_penyedia

pytestmark = pytest.mark.django_db
BARU = "/admin/layanan/tiket/baru/"
S = StatusTiket
ISI = {
    "nama": "Rina Contohwati",
    "telepon": "0812 0000 0001",
    "jenis": "konsultasi",
    "judul": "Cara mengunggah penawaran",
    "uraian": "Bingung memakai Apendo.",
    "urgensi": "TM",
    "dampak": "K",
}


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def client(petugas):
    return klien(petugas)


def kirim(client, tombol: str = "simpan", saluran: str = "telepon", **isi):
    return client.post(f"{BARU}?saluran={saluran}", {**ISI, **isi, tombol: isi.get(tombol, "1")})


def test_telepon_dicatat_dijawab_dan_ditutup_sekaligus(client, petugas):
    jawaban = kirim(
        client, "selesai", jawaban="Buka menu Apendo, pilih Kirim.", lisan="on", surel="rina@uji.example"
    )
    tiket = Tiket.objects.get()
    assert jawaban.url.endswith(f"{tiket.kode}/")
    assert (tiket.saluran, tiket.status, tiket.telepon) == (Saluran.TELEPON, S.DITUTUP, "081200000001")
    assert (tiket.dicatat_oleh, tiket.diselesaikan_oleh) == (petugas, petugas)
    # One mail, with the answer, instead of three about one call.
    assert [p.templat for p in Pemberitahuan.objects.all()] == ["layanan/tiket_selesai"]


def test_simpan_saja_membuat_tiket_yang_masih_dijawab(client):
    kirim(client, dampak="B", urgensi="M")
    tiket = Tiket.objects.get()
    assert (tiket.status, tiket.prioritas) == (S.TERCATAT, "T")


def test_selesai_tanpa_jawaban_ditahan_dengan_semua_yang_sudah_ditulis(client):
    isi = kirim(client, "selesai").content.decode()
    assert "Tulis jawabannya, atau tekan Simpan saja." in isi
    assert "Bingung memakai Apendo." in isi
    assert not Tiket.objects.exists()


def test_jawaban_yang_ditulis_tidak_hilang_karena_tombolnya_lain(client):
    isi = kirim(client, jawaban="Buka menu Apendo.").content.decode()
    assert "Tekan Simpan dan selesaikan agar jawaban ini terkirim, atau kosongkan." in isi
    assert "Buka menu Apendo." in isi
    assert not Tiket.objects.exists()


@pytest.mark.parametrize("saluran", list(Saluran))
def test_petugas_mencatat_semua_saluran(client, saluran):
    assert client.get(f"{BARU}?saluran={saluran}").status_code == 200
    kirim(client, saluran=saluran)
    assert Tiket.objects.get().saluran == saluran


def test_saluran_yang_tidak_dikenal_dibaca_sebagai_telepon(client):
    assert "Catat telepon" in client.get(f"{BARU}?saluran=merpati").content.decode()


def test_tamu_dari_buku_tamu_mengisi_namanya(client, petugas):
    tamu = Kunjungan.objects.create(
        nama="Tono Tamu", telepon="0355123456", keperluan="konsultasi", dicatat_oleh=petugas
    )
    assert "Tono Tamu" in client.get(f"{BARU}?saluran=kunjungan").content.decode()
    kirim(client, saluran="kunjungan", nama="", telepon="", kunjungan=tamu.kode)
    tiket = Tiket.objects.get()
    assert (tiket.kunjungan, tiket.nama, tiket.telepon) == (tamu, "Tono Tamu", "0355123456")


def test_kunjungan_tanpa_tamu_tetap_harus_bernama(client):
    isi = kirim(client, saluran="kunjungan", nama="").content.decode()
    assert "pilih tamunya di buku tamu" in isi


# --- Who calls ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("teks", ["0812 0000", "+62812000", "rina01", "RINA@uji.example", "contohwati"])
def test_penelepon_lama_ditemukan_sambil_mengetik(teks):
    buat_tiket(user_id="RINA01", instansi="CV Contoh")
    buat_tiket(nama="Orang Lain", surel="lain@uji.example", telepon="085500001111")
    orang = cari_orang(teks)
    assert [o.nama for o in orang] == ["Rina Contohwati"]
    assert orang[0].instansi == "CV Contoh"


def test_pengguna_spse_ditemukan_dari_nomor_user_id_npwp_dan_nama():
    pengguna = buat_penyedia()
    penyedia = pengguna.penyedia
    penyedia.telepon = "0355777888"
    penyedia.save(update_fields=["telepon"])
    pengguna = PenggunaSPSE.objects.get(pk=pengguna.pk)
    for teks in (
        "0355777",
        pengguna.user_id.lower(),
        penyedia.npwp16,
        pengguna.akun.email,
        penyedia.nama[:8],
    ):
        orang = cari_orang(teks)
        assert orang[0].user_id == pengguna.user_id, teks
        assert (orang[0].kelompok, orang[0].instansi) == ("penyedia", penyedia.nama)


def test_orang_yang_sama_muncul_sekali():
    for _ in range(3):
        buat_tiket(user_id="RINA01")
    assert len(cari_orang("0812")) == 1


@pytest.mark.parametrize("teks", ["", "ab", "\0\0\0", "%%%", "'; --", "0" * 300])
def test_pencarian_orang_tahan_terhadap_tulisan_apa_pun(client, teks):
    assert client.post(f"{BARU}orang/", {"cari": teks}).status_code == 200


def test_tanpa_skrip_orang_dicari_dan_dipilih_tanpa_kehilangan_tulisan(client):
    buat_tiket(instansi="CV Contoh")
    halaman = client.post(
        f"{BARU}?saluran=telepon", {"tombol_cari": "1", "cari": "0812", "judul": "Soal Apendo"}
    )
    isi = halaman.content.decode()
    assert "CV Contoh" in isi
    assert "Soal Apendo" in isi
    pilihan = json.dumps({"nama": "Rina Contohwati", "telepon": "081200000001"})
    isi = client.post(f"{BARU}?saluran=telepon", {"pilih": pilihan, "judul": "Soal Apendo"}).content.decode()
    assert 'value="Rina Contohwati"' in isi
    assert "Soal Apendo" in isi
    assert "Mungkin sudah tercatat" in isi


@pytest.mark.parametrize("nilai", ["", "{", "[]", '{"nama": 1}', '{"is_staff": "ya"}'])
def test_pilihan_orang_yang_direka_tidak_mengisi_apa_pun(client, nilai):
    assert client.post(f"{BARU}?saluran=telepon", {"pilih": nilai}).status_code == 200


def test_tiket_atas_surel_yang_punya_akun_menjadi_miliknya(client):
    akun = buat_akun(email="rina@uji.example")
    kirim(client, surel="Rina@uji.example", user_id="ORANGLAIN")
    assert Tiket.objects.get().akun == akun


def test_surel_lain_tidak_memberi_tiket_kepada_pemilik_user_id(client):
    buat_akun(email="asli@uji.example", user_id="RINA01")
    kirim(client, surel="penipu@uji.example", user_id="RINA01")
    assert Tiket.objects.get().akun is None


# --- The same matter ----------------------------------------------------------------------------------


def test_tiket_terbuka_orang_yang_sama_ditawarkan_sebelum_yang_baru_dibuat(client):
    lama = buat_tiket()
    jawaban = kirim(client)
    assert f"Tambahkan ke {lama.nomor} saja" in jawaban.content.decode()
    assert Tiket.objects.count() == 1
    kirim(client, dilihat=lama.kode)
    assert Tiket.objects.count() == 2


def test_kata_penelepon_ditambahkan_ke_tiketnya_yang_terbuka(client, petugas):
    lama = buat_tiket()
    balas(lama.pk, oleh=petugas, isi="Sedang kami periksa.")
    jawaban = kirim(client, "tambahkan", tambahkan=lama.kode)
    assert jawaban.url.startswith(f"/admin/layanan/tiket/{lama.kode}/")
    assert Tiket.objects.count() == 1
    assert lama.pesan.order_by("pk").last().isi == "Bingung memakai Apendo."
    assert Jejak.objects.get(peristiwa="tiket.pesan_dicatat").oleh_id == petugas.pk


def test_kata_seseorang_tidak_ditambahkan_ke_tiket_orang_lain(client):
    lain = buat_tiket(
        nama="Orang Lain", surel="lain@uji.example", telepon="085500001111", kode_tender="10011868"
    )
    kirim(client, "tambahkan", tambahkan=lain.kode, kode_tender="10011868")
    assert lain.pesan.count() == 1


def test_tender_yang_sama_dicatat_lalu_digabungkan(client):
    lain = buat_tiket(
        nama="Orang Lain", surel="lain@uji.example", telepon="085500001111", kode_tender="10011868"
    )
    isi = client.post(f"{BARU}serupa/", {"kode_tender": "10011868", "telepon": "08"}).content.decode()
    assert f"Simpan dan gabungkan ke {lain.nomor}" in isi
    kirim(client, "gabungkan", gabungkan=lain.kode, kode_tender="10011868")
    baru = Tiket.objects.exclude(pk=lain.pk).get()
    assert (baru.status, baru.digabung_ke) == (S.DIGABUNG, lain)


def test_gabung_ke_tiket_yang_tidak_ada_tidak_meninggalkan_tiket(client):
    assert kirim(client, "gabungkan", gabungkan="tidakada").status_code in (200, 404)
    assert not Tiket.objects.exists()


def test_prioritas_mengikuti_tabel_urgensi_dan_dampak(client):
    isi = client.get(f"{BARU}?saluran=telepon").content.decode()
    assert "Rendah" in isi
    assert "&quot;MB&quot;: &quot;Tinggi&quot;" in isi
