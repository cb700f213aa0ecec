"""The pages of tokens: one's own, and the managers'."""

import re

import pytest
from django.test import Client

from lpse import token_api
from lpse.demo import AKUN_DEMO
from lpse.demo_token import isi_demo
from lpse.models import Jejak, TokenAPI
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.penelepon import penelepon
from tests.petugas import klien, klien_peran
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db
SAYA = "/api/v1/registrasi/pendaftaran-saya/"
ISIAN = {"nama": "aplikasi", "hari": "30", "cakupan": ["registrasi.pendaftaran:milik"]}


def rahasia_di(jawaban) -> str:
    (rahasia,) = set(re.findall(r"lpse_[A-Za-z0-9_-]{32}", jawaban.content.decode()))
    return rahasia


def test_rahasia_tampil_sekali_di_halaman_yang_tidak_disimpan_peramban(client):
    pemohon = buat_akun(Peran.PEMOHON)
    client.force_login(pemohon)
    jawaban = client.post("/akun/token/", ISIAN)
    assert "no-store" in jawaban["Cache-Control"]
    assert penelepon(rahasia_di(jawaban)).get(SAYA).status_code == 200
    assert rahasia_di(jawaban) not in client.get("/akun/token/").content.decode()


def test_kiriman_yang_diulang_tidak_membuat_token_kedua(client):
    client.force_login(buat_akun(Peran.PEMOHON))
    client.post("/akun/token/", ISIAN)
    assert "Sudah ada token dengan nama ini" in client.post("/akun/token/", ISIAN).content.decode()
    assert TokenAPI.objects.count() == 1


def test_pegawai_tanpa_faktor_kedua_memasangnya_dulu(client):
    client.force_login(buat_akun(Peran.VERIFIKATOR))
    assert client.get("/akun/token/").url == "/akun/2fa/?wajib=1"


def test_pengelola_menyiapkan_pemilik_mengambil_pengelola_mencabut():
    verifikator = buat_akun(Peran.VERIFIKATOR)
    pengelola, pemilik = klien_peran(Peran.ADMIN_SISTEM), klien(verifikator)
    isian = {
        "pemilik": verifikator.email,
        "nama": "dasbor",
        "hari": "90",
        "cakupan": ["registrasi.queries.antrean:baca"],
    }
    jawaban = pengelola.post("/admin/lpse/token/siapkan/", isian, follow=True)
    assert "disurati untuk mengambil rahasianya" in jawaban.content.decode()
    token = TokenAPI.objects.get()
    rahasia = rahasia_di(pemilik.post(f"/akun/token/{token.kode}/ambil/"))
    assert rahasia not in pengelola.get("/admin/lpse/token/").content.decode()
    assert penelepon(rahasia).get("/api/v1/registrasi/antrean/").status_code == 200
    pengelola.post(f"/admin/lpse/token/{token.kode}/cabut/")
    assert penelepon(rahasia).get("/api/v1/registrasi/antrean/").status_code == 401


def test_token_orang_lain_tidak_ditemukan(client):
    pemilik, lain = Client(), client
    pemilik.force_login(buat_akun(Peran.PEMOHON))
    lain.force_login(buat_akun(Peran.PEMOHON))
    pemilik.post("/akun/token/", ISIAN)
    assert lain.post(f"/akun/token/{TokenAPI.objects.get().kode}/cabut/").status_code == 404


def test_daftar_disaring_menurut_keadaan_pemilik_dan_awal_rahasia(settings, django_assert_max_num_queries):
    settings.LPSE_DEMO = True
    for demo in AKUN_DEMO:
        if demo.peran in (Peran.ADMIN_SISTEM, Peran.VERIFIKATOR):
            buat_akun(demo.peran, email=demo.email, user_id=demo.user_id)
    isi_demo()
    isi_demo()
    assert TokenAPI.objects.count() == 2
    pengelola, awalan = klien_peran(Peran.KEPALA), TokenAPI.objects.exclude(awalan="").get().awalan
    for kueri, nama in (
        ("keadaan=menunggu", ["Dasbor kabupaten"]),
        ("keadaan=dicabut", ["Dasbor lama"]),
        ("keadaan=berlaku", []),
        ("keadaan=habis", []),
        (f"cari={awalan}xyz", ["Dasbor lama"]),
        ("cari=verifikator@demo.example", ["Dasbor kabupaten", "Dasbor lama"]),
        ("cari=lain@demo.example", []),
    ):
        with django_assert_max_num_queries(8):
            isi = pengelola.get(f"/admin/lpse/token/?{kueri}").content.decode()
        assert re.findall(r"<h3>(.*?)</h3>", isi) == nama, kueri


def test_daftar_pengelola_terunduh_persis_yang_disaring_tanpa_rahasia():
    satu, dua = buat_akun(Peran.PEMOHON), buat_akun(Peran.PEMOHON)
    _, rahasia = token_api.buat(oleh=satu, nama="aplikasi", cakupan=ISIAN["cakupan"], hari=30)
    token, _ = token_api.buat(oleh=dua, nama="lama", cakupan=ISIAN["cakupan"], hari=30)
    pengelola, alamat = klien_peran(Peran.ADMIN_SISTEM), "/admin/lpse/token/ekspor.csv"
    pengelola.post(f"/admin/lpse/token/{token.kode}/cabut/")

    assert [b["Nama"] for b in baca_unduhan(pengelola.get(alamat))] == ["lama", "aplikasi"]
    assert [b["Nama"] for b in baca_unduhan(pengelola.get(alamat, {"keadaan": "dicabut"}))] == ["lama"]
    (baris,) = baca_unduhan(pengelola.get(alamat, {"cari": satu.email}))
    assert baris["Surel pemilik"] == satu.email
    assert rahasia not in str(baris)
    assert f"{alamat}?keadaan=berlaku" in pengelola.get("/admin/lpse/token/?keadaan=berlaku").content.decode()
    rincian = Jejak.objects.filter(peristiwa="token_api.diekspor").order_by("-pk")[0].rincian
    assert rincian == {"keadaan": "", "cari": True}
