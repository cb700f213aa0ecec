"""The manifest: what was counted, what differs from it, and what fell too far."""

import hashlib
import os
from datetime import UTC, datetime

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.basis_data import IsiBasisData
from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.mesin.manifes import (
    IsiBerkas,
    baca,
    bandingkan,
    hitung_berkas,
    is_turun_tajam,
    jumlah,
    kurang_tersimpan,
    susun,
    tulis,
)
from tests.arsip.mesin import buat_pohon, isi_berkas, kendali, ukur_ulang

SAAT = datetime(2026, 3, 26, 1, 0, tzinfo=UTC)


def manifes(baris: int = 100, berkas: int = 10, migrasi: tuple[str, ...] = ("lpse.0001_awal",)) -> dict:
    isi = IsiBasisData({"public.akun": baris}, list(migrasi), 18, baris * 50, "sidik")
    return susun("portal", SAAT, basis_data=isi, berkas=IsiBerkas(berkas, berkas * 1000, {"a": "1"}))


def test_pohon_dihitung_seluruhnya_dan_dicontoh(tmp_path):
    pohon = buat_pohon(tmp_path / "pohon", 12)
    (pohon / "tautan").symlink_to("/etc/passwd")
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "bukan-milik").write_text("x" * 1000)
    (pohon / "keluar").symlink_to(tmp_path / "luar")
    nyata = isi_berkas(pohon)
    nyata.pop("tautan")

    isi = hitung_berkas(pohon, kendali(), contoh=5)

    # Nothing is read through links, nor do they count.
    assert isi.berkas == len(nyata)
    assert isi.ukuran == sum(map(len, nyata.values()))
    assert len(isi.contoh) == 5
    for nama, sidik in isi.contoh.items():
        assert hashlib.sha256(nyata[nama]).hexdigest() == sidik


def test_contoh_lebih_banyak_dari_isinya_mengambil_semua(tmp_path):
    pohon = buat_pohon(tmp_path, 3)
    assert hitung_berkas(pohon, kendali()).contoh.keys() == isi_berkas(pohon).keys()


def test_pohon_kosong_dan_pohon_yang_tidak_ada_bukan_hal_yang_sama(tmp_path):
    assert hitung_berkas(tmp_path, kendali()) == IsiBerkas(0, 0, {})
    with pytest.raises(MesinGagal) as galat:
        hitung_berkas(tmp_path / "tiada", kendali())
    assert galat.value.sebab == SebabGagal.JALUR_TIDAK_ADA


def test_penghitungan_berhenti_bila_diminta(tmp_path):
    (tmp_path / "besar").write_bytes(b"x")
    with pytest.raises(Dihentikan):
        hitung_berkas(tmp_path, kendali(is_berhenti=lambda: True))


def test_hasil_pulih_dibandingkan_dengan_contoh_yang_sama(tmp_path):
    pohon = buat_pohon(tmp_path / "pohon", 6)
    lama = susun("x", SAAT, berkas=hitung_berkas(pohon, kendali(), contoh=3))
    assert bandingkan(lama, susun("x", SAAT, berkas=ukur_ulang(pohon, lama))) == []

    satu, dua, _ = sorted(lama["berkas"]["contoh"])
    (pohon / satu).unlink()
    isi = (pohon / dua).read_bytes()
    (pohon / dua).write_bytes(bytes([isi[0] ^ 1]) + isi[1:])

    beda = bandingkan(lama, susun("x", SAAT, berkas=ukur_ulang(pohon, lama)))

    assert beda[0] == "berkas: 5, seharusnya 6"
    assert f"berkas {satu} tidak ada" in beda
    assert any(b.startswith(f"berkas {dua}: sidik") for b in beda)


def test_setiap_beda_baris_dan_migrasi_disebut():
    lama = manifes(migrasi=("lpse.0001_awal", "lpse.0002_b"))
    baru = manifes(99, migrasi=("lpse.0001_awal", "lpse.0003_c"))
    baru["basis_data"]["baris"]["public.asing"] = 1

    assert bandingkan(lama, baru) == [
        "tabel public.akun: baris 99, seharusnya 100",
        "tabel public.asing tidak tercatat",
        "migrasi lpse.0002_b tidak ada",
        "migrasi lpse.0003_c tidak tercatat",
    ]


def test_bagian_yang_tidak_dipulihkan_adalah_beda():
    lama = manifes()
    assert bandingkan(lama, {"berkas": lama["berkas"]}) == ["basis_data tidak dipulihkan"]


def test_banyak_beda_diringkas():
    lama, baru = manifes(), manifes()
    lama["berkas"]["contoh"] = {f"{i:03}": "1" for i in range(50)}

    assert len(bandingkan(lama, baru)) == 21
    assert bandingkan(lama, baru)[-1] == "dan 31 perbedaan lain"


@pytest.mark.parametrize(
    ("baris", "berkas", "is_turun"),
    [(100, 10, False), (80, 8, False), (79, 10, True), (100, 7, True), (500, 0, True)],
)
def test_turun_lebih_dari_seperlima_menjadi_alarm(baris, berkas, is_turun):
    turun = is_turun_tajam(manifes(), manifes(baris, berkas))

    assert bool(turun) is is_turun
    if is_turun:
        assert turun.startswith("Turun lebih dari 20%: ")


def test_tabel_yang_dikosongkan_tidak_bersembunyi_di_balik_jumlah_seluruhnya():
    dulu, kini = manifes(), manifes()
    dulu["basis_data"]["baris"] = {"public.akun": 100, "public.jejak": 9000, "public.kecil": 99}
    kini["basis_data"]["baris"] = {"public.akun": 79, "public.jejak": 9500}

    assert is_turun_tajam(dulu, kini) == "Turun lebih dari 20%: tabel public.akun dari 100 menjadi 79."
    assert is_turun_tajam(dulu, kini, susut_wajar=("public.ak",)) == ""
    kini["basis_data"]["baris"]["public.akun"] = 80
    assert is_turun_tajam(dulu, kini) == ""


def test_basis_data_yang_lenyap_dari_manifes_adalah_penurunan():
    assert "baris dari 100 menjadi 0" in is_turun_tajam(manifes(), susun("portal", SAAT))
    assert is_turun_tajam(susun("portal", SAAT), manifes()) == ""


def test_simpanan_yang_kurang_dari_manifes_disebut():
    assert kurang_tersimpan(manifes(berkas=10), 12, tambahan=2) == ""
    assert kurang_tersimpan(manifes(berkas=10), 13, tambahan=2) == ""  # came while it was saved
    assert kurang_tersimpan(manifes(berkas=10), 11, tambahan=2)


def test_manifes_ditulis_utuh_dan_terbaca_sama(tmp_path):
    tujuan = tmp_path / "manifes.json"
    tulis(manifes(), tujuan)

    assert baca(tujuan) == manifes()
    assert jumlah(baca(tujuan)) == {
        "baris": 100,
        "ukuran basis data": 5000,
        "berkas": 10,
        "ukuran berkas": 10_000,
    }
    assert os.stat(tujuan).st_mode & 0o777 == 0o600
    assert [j.name for j in tmp_path.iterdir()] == ["manifes.json"]


@pytest.mark.parametrize("isi", ["", "[]", "{}", '{"versi": 2}', "\x00"])
def test_yang_bukan_manifes_ditolak(tmp_path, isi):
    (tmp_path / "manifes.json").write_text(isi)
    with pytest.raises(MesinGagal) as galat:
        baca(tmp_path / "manifes.json")
    assert galat.value.sebab == SebabGagal.TIDAK_COCOK


def test_tempat_tulis_yang_tidak_ada_adalah_galat_mesin(tmp_path):
    with pytest.raises(MesinGagal):
        tulis(manifes(), tmp_path / "tiada" / "manifes.json")
    with pytest.raises(MesinGagal) as galat:
        baca(tmp_path / "tiada")
    assert galat.value.sebab == SebabGagal.JALUR_TIDAK_ADA
