"""E-reporting for programs: the same figures as on the pages, without anybody's personal data."""

import pytest

from lpse.peran import Peran
from sekretariat.policies.e_reporting import E_REPORTING_BACA
from tests.factories import buat_akun
from tests.penelepon import penelepon, token_untuk
from tests.sekretariat.e_reporting import isi_kecil, tender

pytestmark = pytest.mark.django_db
AKAR = "/api/v1/sekretariat/e-reporting/"


@pytest.fixture
def program():
    return penelepon(token_untuk(buat_akun(Peran.AUDITOR), E_REPORTING_BACA))


def test_paket_disaring_dan_tidak_menyebut_siapa_pun(program):
    isi_kecil()
    hasil = program.get(f"{AKAR}paket/", {"kumpulan": "tender", "golongan": "berpasangan"}).json()["hasil"]
    assert [satu["kode"] for satu in hasil] == ["3", "1"]
    assert (hasil[0]["hps"], hasil[0]["kontrak"], hasil[0]["hemat"]) == ("50.00", "49.50", "0.50")
    semua = program.get(f"{AKAR}paket/").content.decode()
    for pribadi in ("Budi", "3204112505880001", "CV A", "npwp"):
        assert pribadi not in semua


def test_halaman_demi_halaman_semua_paket_terbaca_sekali(program):
    for n in range(5):
        tender(f"{n}")
    alamat, dapat = f"{AKAR}paket/?ukuran=2", []
    while alamat:
        isi = program.get(alamat).json()
        dapat += [satu["kode"] for satu in isi["hasil"]]
        alamat = isi["berikutnya"]
    assert sorted(dapat) == ["0", "1", "2", "3", "4"]


def test_ringkasan_sama_dengan_hitungan_tangan(program):
    isi_kecil()
    isi = program.get(f"{AKAR}ringkasan/", {"kumpulan": "tender", "menurut": "metode"}).json()
    semua = isi["semua"]
    assert (semua["paket"], semua["tanpa_pengulangan"], semua["gagal"]) == (4, 3, 1)
    assert (semua["pagu"], semua["hemat"], semua["berpasangan"]) == ("1230.00", "10.50", 2)
    assert [(b["kunci"], b["paket"]) for b in isi["baris"]] == [("Seleksi", 1), ("Tender", 3)]
    assert isi["diperbarui"]
    bawaan = program.get(f"{AKAR}ringkasan/").json()
    assert (bawaan["menurut"], bawaan["semua"]["paket"]) == ("bulan", 6)


@pytest.mark.parametrize(
    ("parameter", "salah"),
    [
        ({"tahun": "x"}, "tahun"),
        ({"golongan": "?"}, "golongan"),
        ({"dari": "2025-05-01", "sampai": "2025-01-01"}, "sampai"),
        ({"satkre": "1"}, "satkre"),
        ({"kursor": "karangan"}, "kursor"),
    ],
)
def test_parameter_keliru_disebut_namanya(program, parameter, salah):
    jawaban = program.get(f"{AKAR}paket/", parameter)
    assert jawaban.status_code == 400
    assert [satu["parameter"] for satu in jawaban.json()["errors"]] == [salah]


def test_tanpa_token_atau_cakupan_tidak_dijawab(client):
    assert client.get(f"{AKAR}paket/").status_code == 401
    lain = penelepon(token_untuk(buat_akun(Peran.AUDITOR), "arsip.cadangan:baca"))
    assert lain.get(f"{AKAR}ringkasan/").status_code == 403
