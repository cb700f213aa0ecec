"""Tickets for programs: what a token of which kind reads and writes."""

import pytest

from layanan.actions.percakapan import catat_internal
from layanan.api.cakupan import TIKET_BACA, TIKET_MILIK, TIKET_TULIS
from layanan.models import Tiket
from layanan.policies.tiket import rahasia
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket
from tests.penelepon import penelepon, token_untuk

pytestmark = pytest.mark.django_db
AWAL = "/api/v1/layanan/"
BARU = {
    "jenis": "kendala",
    "judul": "SPSE galat",
    "uraian": "Tombol Kirim diam.",
    "urgensi": "M",
    "dampak": "B",
}


@pytest.fixture
def penyedia():
    isi_kalender_dari_profil()
    return buat_akun(Peran.PENYEDIA)


def kirim(klien, isi=None):
    return klien.post(f"{AWAL}tiket-saya/", isi or BARU, content_type="application/json")


def test_pemilik_membuat_dan_membaca_tiketnya(penyedia):
    klien = penelepon(token_untuk(penyedia, TIKET_MILIK, TIKET_TULIS))

    jawaban = kirim(klien)

    assert jawaban.status_code == 201
    tiket = Tiket.objects.get()
    assert (tiket.akun, tiket.surel, tiket.prioritas) == (penyedia, penyedia.email, "T")
    assert klien.get(f"{AWAL}tiket-saya/").json()["hasil"][0]["nomor"] == tiket.nomor
    rinci = klien.get(f"{AWAL}tiket-saya/{tiket.kode}/").json()
    assert [satu["isi"] for satu in rinci["pesan"]] == ["Tombol Kirim diam."]


def test_cakupan_baca_tidak_menulis(penyedia):
    assert kirim(penelepon(token_untuk(penyedia, TIKET_MILIK))).status_code == 403
    assert not Tiket.objects.exists()


def test_token_pemeriksa_membaca_dan_tidak_menulis():
    akun = buat_akun(Peran.AUDITOR, Peran.HELPDESK)
    klien = penelepon(token_untuk(akun, TIKET_MILIK, TIKET_TULIS))
    assert klien.get(f"{AWAL}tiket-saya/").status_code == 200
    jawaban = kirim(klien)
    assert jawaban.status_code == 403
    assert "Pemeriksa hanya membaca" in jawaban.json()["detail"]
    assert not Tiket.objects.exists()


@pytest.mark.parametrize("kurang", ["jenis", "judul", "uraian"])
def test_isian_kurang_disebut_namanya(penyedia, kurang):
    klien = penelepon(token_untuk(penyedia, TIKET_TULIS))
    jawaban = kirim(klien, {k: v for k, v in BARU.items() if k != kurang})
    assert jawaban.status_code == 400
    assert [satu["parameter"] for satu in jawaban.json()["errors"]] == [kurang]


def test_tiket_dan_catatan_orang_lain_tidak_terbaca(penyedia):
    petugas = buat_akun(Peran.HELPDESK)
    asing, milik = buat_tiket(), buat_tiket(akun=penyedia)
    catat_internal(milik.pk, oleh=petugas, isi="Hanya untuk petugas.")
    klien = penelepon(token_untuk(penyedia, TIKET_MILIK))
    assert klien.get(f"{AWAL}tiket-saya/{asing.kode}/").status_code == 404
    assert "Hanya untuk petugas" not in klien.get(f"{AWAL}tiket-saya/{milik.kode}/").content.decode()


def test_antrean_tanpa_data_pelapor(penyedia):
    tiket = buat_tiket()
    klien = penelepon(token_untuk(buat_akun(Peran.AUDITOR), TIKET_BACA))
    (baris,) = klien.get(f"{AWAL}tiket/").json()["hasil"]
    assert baris["nomor"] == tiket.nomor
    assert not {"nama", "surel", "telepon", "judul"} & set(baris)


def test_lacak_hanya_dengan_rahasianya(client, penyedia):
    tiket = buat_tiket()
    alamat = f"{AWAL}lacak/"
    benar = client.get(alamat, {"nomor": tiket.nomor, "kode": rahasia(tiket)})
    assert benar.json()["status"] == "tercatat"
    assert "nama" not in benar.json()
    assert client.get(alamat, {"nomor": tiket.nomor, "kode": "AAAA"}).status_code == 404


@pytest.mark.parametrize("alamat", ["pengumuman", "status", "pelatihan"])
def test_yang_umum_terbaca_tanpa_token(client, alamat):
    assert client.get(f"{AWAL}{alamat}/").status_code == 200
