"""Which file is the active profil, when it is read again, and what every deployment sets for itself."""

import json
import os
import re
from dataclasses import FrozenInstanceError
from datetime import time, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from lpse.profil import Profil, ProfilRusak
from lpse.profil import profil as profil_aktif
from lpse.profil.jenis import kontras_putih
from lpse.profil.loader import FOLDER, bawaan, load, resolve

PENJELASAN = Path(__file__).parents[2] / "docs" / "profil.md"


def profil(nama: str) -> Profil:
    return load(resolve(nama))


def kunci_tertulis(isi: object) -> set[str]:
    """Every key of a parsed TOML file, at any depth."""
    if isinstance(isi, list):
        return set().union(*map(kunci_tertulis, isi))
    if isinstance(isi, dict):
        return set(isi).union(*map(kunci_tertulis, isi.values()))
    return set()


def test_profil_aktif_mengikuti_pengaturan(settings):
    for nama in bawaan():
        settings.LPSE_PROFIL = nama
        assert profil_aktif().kode == nama
        assert profil_aktif() is profil_aktif()


def test_profil_keenam_cukup_satu_berkas(settings, tmp_path):
    berkas = tmp_path / "kediri.toml"
    asal = (FOLDER / "tulungagung.toml").read_text(encoding="utf-8")
    berkas.write_text(asal.replace("Tulungagung", "Kediri").replace('"10(3)"', '"12(4)"'), encoding="utf-8")
    settings.LPSE_PROFIL = str(berkas)
    assert profil_aktif().kode == "kediri"
    assert profil_aktif().lpse.nama == "LPSE Kabupaten Kediri"
    assert profil_aktif().dasar_lengkap("registrasi.setuju_tolak") == (
        "Pasal 12 ayat (4) Peraturan Bupati Kediri Nomor 2 Tahun 2012"
    )


def test_changed_file_is_read_again(tmp_path):
    berkas = tmp_path / "berubah.toml"
    asal = (FOLDER / "karo.toml").read_text(encoding="utf-8")
    berkas.write_text(asal, encoding="utf-8")
    lama = load(berkas)
    assert load(berkas) is lama
    berkas.write_text(asal.replace("#6b2fa0", "#5b2fa0"), encoding="utf-8")
    os.utime(berkas, ns=(0, berkas.stat().st_mtime_ns + 1_000_000))
    assert load(berkas).tampilan.warna_aksen == "#5b2fa0"
    assert load(berkas).sidik != lama.sidik


def test_sidik_follows_content_not_layout(tmp_path):
    asal = (FOLDER / "blitar.toml").read_text(encoding="utf-8")
    berkas = tmp_path / "blitar.toml"
    tanpa_komentar = "\n".join(b for b in asal.splitlines() if not b.startswith("#"))
    berkas.write_text(tanpa_komentar.replace(" = ", "="), encoding="utf-8")
    disunting, terkirim = load(berkas), profil("blitar")
    assert disunting.sidik == terkirim.sidik == terkirim.versi
    isi = json.dumps(terkirim.isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert sha256(isi.encode()).hexdigest() == terkirim.sidik
    assert len({profil(nama).sidik for nama in bawaan()}) == len(bawaan())


@pytest.mark.parametrize("nama", bawaan())
def test_setiap_kunci_dijelaskan(nama):
    isi = profil(nama).isi
    bebas = {"pihak", "bunyi", "dasar"}  # their keys are codes and rule keys
    kunci = kunci_tertulis({k: v for k, v in isi.items() if k not in bebas}) | {"nama", "singkat"}
    dijelaskan = " ".join(re.findall(r"`([^`\n]+)`", PENJELASAN.read_text(encoding="utf-8")))
    assert kunci | bebas <= set(re.findall(r"\w+", dijelaskan))


def test_profil_is_frozen():
    with pytest.raises(FrozenInstanceError):
        profil("karo").kode = "lain"
    with pytest.raises(TypeError):
        profil("karo").tabel_dasar["registrasi.setuju_tolak"] = ""


@pytest.mark.parametrize("pilihan", ["tulungagun", "", "../profil/karo", "Karo"])
def test_profil_yang_tidak_ada_ditolak(settings, pilihan):
    settings.LPSE_PROFIL = pilihan
    with pytest.raises(ProfilRusak) as galat:
        profil_aktif()
    assert str(galat.value) == (
        f"Profil “{pilihan}”: kunci LPSE_PROFIL harus salah satu dari bandung, bangkalan, blitar, karo, "
        "tulungagung, atau path ke berkas .toml."
    )


# --- What every deployment sets for itself --------------------------------------------------------


@pytest.mark.parametrize("nama", bawaan())
def test_jam_kerja_sepekan(nama):
    def seminggu(pekan) -> timedelta:
        lama = timedelta()
        for mulai, selesai in (j for jendela in pekan.jendela.values() for j in jendela):
            lama += timedelta(hours=selesai.hour - mulai.hour, minutes=selesai.minute - mulai.minute)
        return lama

    waktu = profil(nama).waktu
    assert seminggu(waktu.jam_kerja) == timedelta(hours=37, minutes=30)
    assert seminggu(waktu.jam_kerja_ramadan) == timedelta(hours=32, minutes=30)
    assert waktu.jam_kerja.jendela[4] == ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
    assert list(waktu.jam_kerja.jendela) == list(range(7))
    assert waktu.jam_kerja.jendela[5] == waktu.jam_kerja.jendela[6] == ()


def test_warna_aksen_terbaca_dan_berlainan():
    warna = [profil(nama).tampilan.warna_aksen for nama in bawaan()]
    assert all(kontras_putih(w) >= 4.5 for w in warna)
    assert len(set(warna)) == len(bawaan())
    assert kontras_putih("#000000") == pytest.approx(21)
    assert kontras_putih("#ffffff") == pytest.approx(1)
    assert kontras_putih("#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("nama", bawaan())
def test_alamat_contoh_dan_nomor_surat(nama):
    aktif = profil(nama)
    for alamat in (
        aktif.kontak.surel,
        aktif.kontak.surel_keamanan,
        aktif.pelindung_data.surel,
        aktif.kontak.situs,
    ):
        assert alamat.endswith(".example")
    assert aktif.kontak.telepon == ""
    nomor = aktif.nomor_surat.format(urut=7, kode="BA", bulan=3, bulan_romawi="III", tahun=2026)
    assert nomor == "007/BA/LPSE/III/2026"
    registrasi = aktif.registrasi
    assert registrasi.target_verifikasi_hari_kerja == 3
    assert (registrasi.draf_kedaluwarsa_hari, registrasi.draf_peringatan_hari) == (30, 7)
