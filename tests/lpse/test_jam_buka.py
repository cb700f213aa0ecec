"""Working hours as the footer says them, from each region's profil."""

import pytest

from lpse.jam_buka import jam_buka
from lpse.profil.loader import FOLDER, bawaan, load
from lpse.waktu import HARI


def test_hari_bertetangga_yang_sama_jamnya_disebut_sekali():
    assert jam_buka(load(FOLDER / "tulungagung.toml").waktu.jam_kerja) == [
        ("Senin–Kamis", "07.30–12.00 dan 13.00–16.00"),
        ("Jumat", "07.30–11.30 dan 13.00–16.30"),
    ]


@pytest.mark.parametrize("nama", bawaan())
def test_setiap_profil_menyebut_hari_kerjanya_dan_bukan_hari_liburnya(nama):
    pekan = load(FOLDER / f"{nama}.toml").waktu.jam_kerja
    sebutan = " ".join(hari for hari, _ in jam_buka(pekan))
    libur = [HARI[nomor] for nomor, jendela in pekan.jendela.items() if not jendela]
    assert sebutan
    assert not any(hari in sebutan for hari in libur)
