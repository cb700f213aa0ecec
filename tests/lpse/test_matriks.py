"""Every row of the requirements matrix against every shipped profil."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from lpse.profil import KunciTidakDikenal, Profil
from lpse.profil.kunci import KUNCI
from lpse.profil.loader import bawaan, load, resolve
from lpse.profil.sitiran import Dasar, Sitiran

MATRIKS = Path(__file__).parents[2] / "docs" / "peraturan" / "matriks.csv"
with MATRIKS.open(encoding="utf-8", newline="") as berkas:
    BARIS = list(csv.DictReader(berkas))
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
TERCETAK = re.compile(r"Pasal \d+( ayat \(\d+\))?( huruf [a-z](,? (dan )?huruf [a-z])*)?( angka \d+)?")

setiap_profil = pytest.mark.parametrize("nama", LIMA)


def profil(nama: str) -> Profil:
    return load(resolve(nama))


def test_lima_profil_tersedia():
    assert bawaan() == tuple(sorted(LIMA))


def test_matriks_lengkap_dan_kuncinya_unik():
    assert Counter(b["id"].split("-")[0] for b in BARIS) == {
        "ORG": 8,
        "REG": 16,
        "LAY": 18,
        "INF": 15,
        "ARS": 3,
        "SEK": 12,
    }
    assert len({b["id"] for b in BARIS}) == len(BARIS)
    assert len({b["kunci"] for b in BARIS}) == len(BARIS)
    assert {b["kunci"] for b in BARIS} == set(KUNCI)


def test_kunci_berawalan_unitnya():
    bentuk = {b["id"]: rf"{re.escape(b['app'])}\.[a-z][a-z_]*" for b in BARIS}
    assert {b["id"]: b["kunci"] for b in BARIS if not re.fullmatch(bentuk[b["id"]], b["kunci"])} == {}
    assert all(re.fullmatch("[a-z]+", b["app"]) for b in BARIS)


def test_setiap_aturan_diatur_paling_sedikit_di_satu_daerah():
    assert [b["id"] for b in BARIS if not any(b[nama] for nama in LIMA)] == []


@setiap_profil
def test_profil_menyebut_pasal_yang_sama_dengan_matriks(nama):
    dasar = {b["id"]: profil(nama).sitiran(b["kunci"]) for b in BARIS}
    assert {i: d.tulisan for i, d in dasar.items()} == {b["id"]: b[nama] for b in BARIS}
    satu_per_satu = {b["id"]: [s for s in b[nama].split(";") if s] for b in BARIS}
    assert {i: [s.tulisan for s in d.sitiran] for i, d in dasar.items()} == satu_per_satu


def tidak_utuh(aktif: Profil, kunci: str, tulisan: str) -> str:
    """What is wrong with the printed form of these citations; empty where nothing is."""
    tercetak, lengkap = aktif.dasar(kunci), aktif.dasar_lengkap(kunci)
    if not (bool(tercetak) == aktif.is_diatur(kunci) == bool(tulisan)):
        return f"diatur: {aktif.is_diatur(kunci)}, tercetak: {tercetak!r}"
    if lengkap != (f"{tercetak} {aktif.peraturan.singkat}" if tercetak else ""):
        return lengkap
    frasa = re.split(r"; dan |; | dan (?=Pasal)", tercetak) if tercetak else []
    # Everything cited is printed: each letter and item number once.
    dikutip = [s for satu in tulisan.split(";") for s in re.findall(r"[a-z](?=$|\.)", satu)]
    is_utuh = all(TERCETAK.fullmatch(f) for f in frasa) and re.findall(r"huruf ([a-z])", tercetak) == dikutip
    return "" if is_utuh else tercetak


@setiap_profil
def test_dasar_tercetak_utuh(nama):
    salah = {b["id"]: tidak_utuh(profil(nama), b["kunci"], b[nama]) for b in BARIS}
    assert {i: s for i, s in salah.items() if s} == {}


@setiap_profil
def test_setiap_aturan_punya_bunyi(nama):
    bunyi = {b["id"]: profil(nama).bunyi(b["kunci"]) for b in BARIS}
    assert {i: s for i, s in bunyi.items() if not s.endswith(".") or s != s.strip()} == {}


@setiap_profil
def test_pasal_tidak_melampaui_peraturan(nama):
    aktif = profil(nama)
    pasal = [s.nomor_pasal for dasar in aktif.tabel_dasar.values() for s in dasar.sitiran]
    assert max(pasal) <= aktif.peraturan.jumlah_pasal
    assert (
        aktif.peraturan.jumlah_pasal
        == {
            "tulungagung": 27,
            "bangkalan": 30,
            "bandung": 26,
            "blitar": 25,
            "karo": 27,
        }[nama]
    )


@pytest.mark.parametrize(
    ("tulisan", "tercetak"),
    [
        ("10(3)", "Pasal 10 ayat (3)"),
        ("20(1)a.2", "Pasal 20 ayat (1) huruf a angka 2"),
        ("22a", "Pasal 22 huruf a"),
        ("7", "Pasal 7"),
        ("1(22)", "Pasal 1 angka 22"),
        ("1", "Pasal 1"),
        ("12A(3a)b", "Pasal 12A ayat (3a) huruf b"),
    ],
)
def test_satu_sitiran_dibaca_dan_dicetak(tulisan, tercetak):
    sitiran = Sitiran.urai(tulisan)
    assert str(sitiran) == tercetak
    assert sitiran.tulisan == tulisan


@pytest.mark.parametrize(
    ("tulisan", "tercetak"),
    [
        ("", ""),
        ("11(2)a;21c", "Pasal 11 ayat (2) huruf a dan Pasal 21 huruf c"),
        ("20(1)b;20(7)", "Pasal 20 ayat (1) huruf b dan Pasal 20 ayat (7)"),
        ("16(1)a;16(1)b", "Pasal 16 ayat (1) huruf a dan huruf b"),
        ("4(1)a;4(1)b;4(1)c", "Pasal 4 ayat (1) huruf a, huruf b, dan huruf c"),
        ("2;3;7(1)", "Pasal 2; Pasal 3; dan Pasal 7 ayat (1)"),
        ("6(1);6(2)a;6(2)b", "Pasal 6 ayat (1); dan Pasal 6 ayat (2) huruf a dan huruf b"),
        # Neighbours of another paragraph, or with item numbers, are not letters of one list.
        ("8(4);8(4)a", "Pasal 8 ayat (4) dan Pasal 8 ayat (4) huruf a"),
        ("20(1)a.1;20(1)a.2", "Pasal 20 ayat (1) huruf a angka 1 dan Pasal 20 ayat (1) huruf a angka 2"),
    ],
)
def test_beberapa_sitiran_dicetak_sebagai_satu_frasa(tulisan, tercetak):
    dasar = Dasar.urai(tulisan)
    assert str(dasar) == tercetak
    assert dasar.tulisan == tulisan
    assert "\N{NO-BREAK SPACE}" not in tercetak


@pytest.mark.parametrize(
    "tulisan",
    [
        "16(1)ab",
        "20(1)a2",
        "0",
        "(3)",
        "a",
        "10 (3)",
        "10(3)A",
        "10(0)",
        "1.22",
        "1(3)a",
        "01(2)",
        "10(3);",
        ";",
        "5a,8",
    ],
)
def test_sitiran_yang_tidak_berbentuk_ditolak(tulisan):
    with pytest.raises(ValueError, match="sitiran"):
        Dasar.urai(tulisan)


def test_sitiran_ganda_ditolak():
    with pytest.raises(ValueError, match="satu kali"):
        Dasar.urai("10(3);4;10(3)")


@setiap_profil
def test_kunci_yang_tidak_ada_disebut_terdekatnya(nama):
    for tanya in (Profil.dasar, Profil.bunyi, Profil.is_diatur, Profil.dasar_lengkap):
        with pytest.raises(KunciTidakDikenal) as galat:
            tanya(profil(nama), "registrasi.setuju")
        assert (
            str(galat.value) == "“registrasi.setuju” tidak dikenal; yang terdekat “registrasi.setuju_tolak”."
        )
