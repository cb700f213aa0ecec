"""Registers from a workbook: previewed row by row, applied once, hostile files refused with a sentence."""

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from infrastruktur.actions.aset import ubah_aset
from infrastruktur.actions.impor_aset import (
    DISIMPAN,
    baris_impor,
    lupakan_impor,
    terapkan_impor_aset,
    terima_impor_aset,
)
from infrastruktur.actions.masa_aset import catat_masa
from infrastruktur.aset.buku import BATAS_BARIS, baca_buku, tulis_buku
from infrastruktur.enums.aset import Register
from infrastruktur.models import Aset, ImporAset, PerubahanAset
from infrastruktur.queries.impor_aset import Putusan, hitung, pilah
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.lembar import LembarTidakTerbaca
from lpse.models import Akun
from lpse.waktu import hari_ini
from tests.infrastruktur.aset import SEHARI, baris_fisik, buku, catat, dengan_makro, judul, pengelola, tempat

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.perangkat")]


def terima(isi: bytes, oleh: Akun) -> ImporAset:
    rows, sidik = baca_buku(io.BytesIO(isi))
    return terima_impor_aset(rows, oleh=oleh, nama_berkas="aset.xlsx", sha256=sidik)


def pratinjau(isi: bytes) -> list[Putusan]:
    return pilah(baca_buku(io.BytesIO(isi))[0])


def impor(isi: bytes, oleh: Akun) -> tuple[int, int, int, int]:
    hasil = terapkan_impor_aset(terima(isi, oleh).pk, oleh=oleh)
    return hasil.baru, hasil.berubah, hasil.sama, hasil.ditolak


def galat(isi: bytes) -> list[tuple[str, str]]:
    """What is wrong with the first row."""
    return pratinjau(isi)[0].isi.galat


def tertulis() -> bytes:
    keluar = io.BytesIO()
    tulis_buku(keluar)
    return keluar.getvalue()


# --- Honest files


def test_berkas_yang_sama_dua_kali_tidak_mengubah_apa_pun():
    oleh, _ = pengelola(), tempat("RS")
    rows = [
        baris_fisik(**{"Tempat": "rs"} | {"Garansi sampai": "26-3-2030", "Status": "Cadangan"}),
        baris_fisik(Nama="UPS", **{"Nomor seri": "", "Nomor inventaris": "3.05"}),
    ]
    for baris in rows:
        baris["Lokasi"] = baris.pop("Tempat", "")
    isi = buku(
        ("Fisik", rows),
        ("Informasi", [{"Nama": "Arsip", "Format penyimpanan": "Kertas", "C": 3, "I": 2, "A": 1}]),
    )

    assert impor(isi, oleh) == (3, 0, 0, 0)
    sebelum = PerubahanAset.objects.count()
    assert impor(isi, oleh) == (0, 0, 3, 0)

    assert PerubahanAset.objects.count() == sebelum
    switch = Aset.objects.get(nomor_seri="SW-1")
    assert (switch.lokasi.kode, switch.status) == ("RS", "cadangan")
    assert str(switch.masa.get().berakhir) == "2030-03-26"


def test_hasil_ekspor_diimpor_kembali_semuanya_sama():
    oleh, lokasi = pengelola(), tempat("RS")
    for register in Register.values:
        catat(oleh, register, nama=f"=1+1 {register}")
    server = catat(oleh, nama="Server", nomor_seri="S-9", lokasi=lokasi)
    catat_masa(server.pk, oleh=oleh, jenis="garansi", berakhir=hari_ini() + SEHARI)

    isi = tertulis()

    lembar = load_workbook(io.BytesIO(isi))
    assert lembar.sheetnames == [register.label for register in Register]
    assert [sel.value for sel in lembar["Fisik"][1]] == judul("fisik")
    # What looks like a formula is text to any spreadsheet.
    assert lembar["Fisik"]["B2"].value == "'=1+1 fisik"
    assert hitung(pratinjau(isi)) == {"baru": 0, "berubah": 0, "sama": 7, "ditolak": 0}


def test_baris_yang_berubah_menyebut_kolomnya_dan_yang_baik_masuk_walau_yang_lain_ditolak():
    oleh = pengelola()
    aset = catat(oleh, nomor_seri="SW-1", nama="Switch lama", jenis="Switch")
    isi = buku(("Fisik", [baris_fisik(Kode=aset.kode, Nama="Switch inti"), baris_fisik(Kode="AS-FIS-9999")]))

    berubah, ditolak = pratinjau(isi)

    assert (berubah.hasil, berubah.judul_berubah) == ("berubah", ["Nama", "C", "A"])
    assert ditolak.isi.galat[0][0] == "Kode"
    assert impor(isi, oleh) == (0, 1, 0, 1)
    aset.refresh_from_db()
    assert aset.nama == "Switch inti"


def test_register_yang_berubah_sesudah_pratinjau_dinilai_lagi_saat_diterapkan():
    oleh = pengelola()
    aset = catat(oleh, nomor_seri="SW-1", nama="Lama", jenis="Switch")
    satu = terima(buku(("Fisik", [baris_fisik(Nama="Switch")])), oleh)
    ubah_aset(aset.pk, oleh=oleh, nama="Switch", kerahasiaan=1, keutuhan=2, ketersediaan=3)

    hasil = terapkan_impor_aset(satu.pk, oleh=oleh)

    assert (hasil.berubah, hasil.sama) == (0, 1)
    # The cells are forgotten: they may tell of people.
    assert hasil.isi is None
    with pytest.raises(TindakanTertutup):
        terapkan_impor_aset(satu.pk, oleh=oleh)


def test_berkas_orang_lain_tidak_dapat_diterapkan_dan_yang_ditinggalkan_dilupakan():
    oleh = pengelola()
    satu = terima(buku(("Fisik", [baris_fisik()])), oleh)
    with pytest.raises(TidakBerwenang):
        terapkan_impor_aset(satu.pk, oleh=pengelola())

    assert lupakan_impor() == 0
    ImporAset.objects.update(diunggah_pada=satu.diunggah_pada - DISIMPAN)
    assert lupakan_impor() == 1
    satu.refresh_from_db()
    assert baris_impor(satu) == []


# --- Rows refused, each for its own reason


@pytest.mark.parametrize(
    ("ganti", "kolom", "sebab"),
    [
        ({"Nama": ""}, "Nama", "Wajib"),
        ({"C": 4}, "C", "1, 2, atau 3"),
        ({"Jenis": ""}, "Jenis", "Wajib"),
        ({"Nama": "x" * 151}, "Nama", "150"),
        ({"Lokasi": "TAK-ADA"}, "Lokasi", "belum ada"),
        ({"Garansi sampai": "03/26/2030"}, "Garansi sampai", "hari, bulan"),
        ({"Status": "Hilang"}, "Status", "Dipakai"),
        ({"Status": "Dihapuskan"}, "Status", "langsung"),
        ({"Nama": '=HYPERLINK("http://x")'}, "Nama", "rumus"),
    ],
)
def test_baris_yang_salah_ditolak_dengan_kolom_dan_sebabnya(ganti, kolom, sebab):
    assert [(k, sebab in s) for k, s in galat(buku(("Fisik", [baris_fisik(**ganti)])))] == [(kolom, True)]


def test_dua_baris_tentang_aset_yang_sama_ditolak_keduanya():
    isi = buku(("Fisik", [baris_fisik(), baris_fisik(Nama="Lain")]))
    assert [p.hasil for p in pratinjau(isi)] == ["ditolak", "ditolak"]


def test_nama_yang_tidak_cukup_membedakan_diminta_nomornya():
    oleh = pengelola()
    for _ in range(2):
        catat(oleh, nama="Meja", jenis="Mebel", nomor_seri="")
    assert "2 aset" in galat(buku(("Fisik", [baris_fisik(Nama="Meja", **{"Nomor seri": ""})])))[0][1]


# --- Hostile files


def bukan_lembar_kita() -> bytes:
    return buku(("Gaji", [{"Nama": "x"}]))


def seratus_ribu_baris() -> bytes:
    berkas, keluar = Workbook(write_only=True), io.BytesIO()
    lembar = berkas.create_sheet("Fisik")
    for _ in range(100_000):
        lembar.append(["x"])
    berkas.save(keluar)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("buat", "sebab"),
    [
        (bukan_lembar_kita, "Gaji"),
        (lambda: buku(("Fisik", [baris_fisik(Warna="biru")])), "Warna"),
        (lambda: buku(("Fisik", [{"Jenis": "Switch"}])), "Nama"),
        (lambda: buku(("Fisik", [])), "Tidak ada baris"),
        (lambda: buku(("Fisik", [baris_fisik()] * (BATAS_BARIS + 1))), "500 baris"),
        (seratus_ribu_baris, "500 baris"),
        (lambda: dengan_makro(buku(("Fisik", [baris_fisik()]))), "makro"),
        (lambda: b"Kode;Nama\n;x\n", "bukan buku kerja"),
        (lambda: b"PK\x03\x04" + bytes(200), "rusak"),
    ],
)
def test_berkas_yang_tidak_dapat_dibaca_ditolak_dengan_satu_kalimat(buat: Any, sebab):
    with pytest.raises(LembarTidakTerbaca, match=sebab):
        baca_buku(io.BytesIO(buat()))
