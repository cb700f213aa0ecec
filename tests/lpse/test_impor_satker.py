"""The list of agencies: one importer for SPSE's export and for files of its shape."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lpse.impor_satker import impor_satker
from lpse.models import Jejak, Satker

pytestmark = pytest.mark.django_db
EKSPOR = Path(__file__).parents[3] / "shared/data/spse/satker.json"
BARIS = [
    {"kd_satker": 60412, "kd_satker_str": "4.02.0.00", "nama_satker": "SEKRETARIAT DPRD", "kd_klpd": "D107"},
    {"kd_satker": "1.02.0.00.0.00.02.0000", "nama_satker": " DINAS\u00a0KESEHATAN ", "kd_klpd": "D107"},
    {"kd_satker": None, "kd_satker_str": "2.15.0.00", "nama_satker": "DINAS PERHUBUNGAN", "kd_klpd": "D107"},
]


def jalankan(berkas: Path, *pilihan: str) -> tuple[dict[str, object], str]:
    keluaran, galat = StringIO(), StringIO()
    call_command("impor_satker", str(berkas), "--json", *pilihan, stdout=keluaran, stderr=galat)
    return json.loads(keluaran.getvalue()), galat.getvalue()


def tulis(tmp_path: Path, isi: object) -> Path:
    berkas = tmp_path / "satker.json"
    berkas.write_text(isi if isinstance(isi, str) else json.dumps(isi), encoding="utf-8")
    return berkas


def test_kode_angka_kode_teks_dan_kosong_terbaca(tmp_path):
    isi, galat = jalankan(tulis(tmp_path, BARIS))
    butir = {"dibaca": 3, "baru": 3, "berubah": 0, "sama": 0, "ditolak": 0}
    assert isi == {"berkas": [{"nama": "satker.json", "jenis": "satker", **butir, "nilai": {}}]}
    assert galat == ""
    assert sorted(Satker.objects.values_list("kode", "nama")) == [
        ("1.02.0.00.0.00.02.0000", "DINAS KESEHATAN"),
        ("2.15.0.00", "DINAS PERHUBUNGAN"),
        ("60412", "SEKRETARIAT DPRD"),
    ]
    assert Jejak.objects.filter(peristiwa="satker.diimpor").count() == 1


def test_dua_kali_tidak_mengubah_apa_pun_dan_nama_baru_memperbarui():
    impor_satker(BARIS)
    lagi = impor_satker(BARIS)
    assert (lagi.baru, lagi.berubah, lagi.sama) == (0, 0, 3)
    ganti = impor_satker([BARIS[0] | {"nama_satker": "SEKRETARIAT DEWAN"}, BARIS[1]])
    assert (ganti.baru, ganti.berubah, ganti.sama) == (0, 1, 1)
    assert Satker.objects.get(kode="60412").nama == "SEKRETARIAT DEWAN"
    assert Satker.objects.count() == 3


def test_periksa_tidak_menulis(tmp_path):
    isi, _ = jalankan(tulis(tmp_path, BARIS), "--periksa")
    assert isi["berkas"][0]["baru"] == 3
    assert not Satker.objects.exists()


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        ({}, "kd_klpd kosong"),
        (None, "bukan satu satker"),
        ("teks", "bukan satu satker"),
        ({"kd_satker": 1, "kd_klpd": "D1", "nama_satker": None}, "nama_satker kosong"),
        ({"kd_satker": True, "kd_klpd": "D1", "nama_satker": "A"}, "kd_satker kosong"),
        ({"kd_satker": [1], "kd_klpd": "D1", "nama_satker": "A"}, "kd_satker kosong"),
        ({"kd_satker": 1, "kd_klpd": "D1", "nama_satker": "A" * 256}, "nama_satker lebih panjang"),
        ({"kd_satker": 60412.0, "kd_klpd": "D107", "nama_satker": "LAIN"}, "sudah ada di baris lain"),
    ],
)
def test_baris_keliru_ditolak_dengan_alasan_dan_yang_lain_masuk(tmp_path, baris, alasan):
    isi, galat = jalankan(tulis(tmp_path, [*BARIS, baris]))
    assert isi["berkas"][0]["baru"] == 3
    assert isi["berkas"][0]["ditolak"] == 1
    assert f"baris 4: {alasan}" in galat or (f"baris 4: kode 60412 {alasan}" in galat)


@pytest.mark.parametrize("isi", ["", "{", '{"satker": []}', "[" * 100_000, '"\\ud800'])
def test_berkas_yang_bukan_daftar_ditolak_dengan_satu_kalimat(tmp_path, isi):
    with pytest.raises(CommandError, match=r"satker\.json"):
        jalankan(tulis(tmp_path, isi))


def test_berkas_yang_tidak_ada(tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        jalankan(tmp_path / "tidak-ada.json")


@pytest.mark.skipif(not EKSPOR.exists(), reason="opsional: ekspor SPSE tidak ada di mesin ini")
def test_ekspor_spse_masuk_seluruhnya():
    isi, galat = jalankan(EKSPOR)
    assert (isi["berkas"][0]["dibaca"], isi["berkas"][0]["baru"], galat) == (165, 165, "")
    assert Satker.objects.count() == 165
