import re

import pytest
from stdnum import numdb

from lpse.aturan import AturanDilanggar
from lpse.wilayah import (
    KODE_LAMA,
    WilayahTidakDikenal,
    is_kabupaten,
    is_kode_nik,
    kabupaten_dari,
    nama_lengkap,
    nama_wilayah,
    pilihan_kabupaten,
    provinsi,
)

# Renamed, or split off, since the list in python-stdnum was written.
BERGANTI_NAMA = {
    "BARU": "KOTABARU",
    "MALUKUTENGGARABARAT": "KEPULAUANTANIMBAR",
    "MAMUJUUTARA": "PASANGKAYU",
    "PASIR": "PASER",
    "PONTIANAK": "MEMPAWAH",
    "SIAUTAGULANDANGBIARO": "KEPULAUANSIAUTAGULANDANGBIARO",
    "TOBASAMOSIR": "TOBA",
    "YAPENWAROPEN": "KEPULAUANYAPEN",
}


def semua():
    return [pilihan for _, daftar in pilihan_kabupaten() for pilihan in daftar]


def test_38_provinsi_416_kabupaten_98_kota():
    kode = [kode for kode, _ in semua()]
    assert len(provinsi()) == 38
    assert len(kode) == len(set(kode)) == 514
    assert sum(nama.startswith("Kabupaten ") for _, nama in semua()) == 416
    assert sum(nama.startswith("Kota ") for _, nama in semua()) == 98


def test_kota_berkode_mulai_71():
    for kode, nama in semua():
        assert nama.startswith("Kota ") is (kode[2:] >= "71"), (kode, nama)


def test_nama_kabupaten_unik_dan_rapi():
    nama = [nama for _, nama in semua()]
    assert len(nama) == len(set(nama))
    for satu in nama:
        assert re.fullmatch(r"[A-Z][A-Za-z-]+( ([A-Z][A-Za-z-]+|dan))+", satu), satu


@pytest.mark.parametrize(
    ("kode", "nama"),
    [
        ("3504", "Kabupaten Tulungagung, Jawa Timur"),
        ("3526", "Kabupaten Bangkalan, Jawa Timur"),
        ("3505", "Kabupaten Blitar, Jawa Timur"),
        ("3572", "Kota Blitar, Jawa Timur"),
        ("3204", "Kabupaten Bandung, Jawa Barat"),
        ("1206", "Kabupaten Karo, Sumatera Utara"),
        ("6571", "Kota Tarakan, Kalimantan Utara"),
        ("9301", "Kabupaten Merauke, Papua Selatan"),
        ("9401", "Kabupaten Nabire, Papua Tengah"),
        ("9501", "Kabupaten Jayawijaya, Papua Pegunungan"),
        ("9671", "Kota Sorong, Papua Barat Daya"),
        ("35", "Jawa Timur"),
    ],
)
def test_nama_lengkap(kode, nama):
    assert nama_lengkap(kode) == nama


def test_daftar_kabupaten_satu_provinsi():
    daftar = kabupaten_dari("34")
    assert daftar[0] == ("3401", "Kabupaten Kulon Progo")
    assert daftar[-1] == ("3471", "Kota Yogyakarta")
    assert len(daftar) == 5


@pytest.mark.parametrize("kode", ["", "3", "99", "3504", "jawa"])
def test_provinsi_asing_ditolak(kode):
    with pytest.raises(WilayahTidakDikenal):
        kabupaten_dari(kode)


@pytest.mark.parametrize("kode", ["", "3599", "9101", "99", "350401"])
def test_kode_asing_ditolak(kode):
    with pytest.raises(WilayahTidakDikenal, match="Pilih wilayah dari daftar"):
        nama_wilayah(kode)
    assert issubclass(WilayahTidakDikenal, AturanDilanggar)


def test_kabupaten_harus_dari_provinsinya():
    assert is_kabupaten("3504", "35")
    assert is_kabupaten("3504")
    assert not is_kabupaten("3504", "33")
    assert not is_kabupaten("35", "35")
    assert not is_kabupaten("3599", "35")


def test_kode_lama_hanya_sah_pada_nik():
    assert len(KODE_LAMA) == 5 + 20 + 6
    for kode in KODE_LAMA:
        assert is_kode_nik(kode)
        assert not is_kabupaten(kode)


def test_nama_sesuai_saksi_lain():
    """Every name that python-stdnum lists under its own, older codes is one of ours, or was renamed."""

    def huruf(nama):
        return re.sub(r"[^A-Z]", "", nama.upper())

    kita = {
        (nama.startswith("Kota"), huruf(re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", nama)))
        for _, nama in semua()
    }
    saksi = [
        (kode >= "71", huruf(isi["name_id"]))
        for *_, kabupaten in numdb.get("id/loc").prefixes
        for _, kode, _, isi, _ in kabupaten
    ]
    assert len(saksi) == 497
    tidak_dikenal = [
        (kota, nama)
        for kota, nama in saksi
        if (kota, nama) not in kita and (kota, BERGANTI_NAMA.get(nama, "")) not in kita
    ]
    assert tidak_dikenal == []
