"""When a backup is due, when its absence is an alarm, and what each failure tells: without a database."""

import re
from datetime import datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

from arsip.actions import peralatan
from arsip.actions.peralatan import alamat_pemilik, alamat_portal
from arsip.cadangan.pekerjaan import kemajuan
from arsip.enums.cadangan import SebabGagal, StatusPekerjaan
from arsip.forms.cadangan import RujukanField
from arsip.mesin.basis_data import lingkungan_pg
from arsip.models import Pekerjaan, Sumber
from arsip.policies.jadwal import (
    Jadwal,
    Lalu,
    bagian_berikut,
    batas_berhasil,
    giliran_berikut,
    giliran_terakhir,
    is_absen,
    jatuh_tempo,
)
from arsip.policies.kata import sebut_lama, sebut_ukuran
from arsip.policies.sebab import PENJELASAN

pytestmark = pytest.mark.dasar("arsip.cadangan")
WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
JAM, HARI = timedelta(hours=1), timedelta(days=1)
MALAM = Jadwal(24, time(1))
DULU = datetime(2026, 1, 1, tzinfo=WIB)
GAGAL, BERHASIL = StatusPekerjaan.GAGAL, StatusPekerjaan.BERHASIL


def wib(hari: int, jam: int, menit: int = 0) -> datetime:
    return datetime(2026, 3, hari, jam, menit, tzinfo=WIB)


@pytest.mark.parametrize(
    ("now", "giliran"),
    [
        (wib(26, 0, 59), wib(25, 1)),
        (wib(26, 1), wib(26, 1)),
        # 18.30 UTC of the 25th is past one o'clock of the 26th where the unit is.
        (datetime(2026, 3, 25, 18, 30, tzinfo=ZoneInfo("UTC")), wib(26, 1)),
        (wib(26, 23, 59), wib(26, 1)),
    ],
)
def test_giliran_malam_menurut_jam_setempat_juga_lewat_tengah_malam(now, giliran):
    assert giliran_terakhir(MALAM, now, WIB) == giliran
    assert giliran_berikut(MALAM, now, WIB) == giliran + HARI


def test_giliran_mengikuti_zona_unit_dan_selangnya():
    assert giliran_terakhir(MALAM, wib(25, 23, 30), WIT) == datetime(2026, 3, 26, 1, tzinfo=WIT)
    assert giliran_terakhir(Jadwal(6, time(1)), wib(26, 14), WIB) == wib(26, 13)
    assert giliran_terakhir(Jadwal(168, time(1)), wib(26, 14), WIB) == wib(23, 1), "a Monday"


def test_yang_jatuh_tempo_diantrekan_sekali_dan_yang_terlewat_tidak_disusulkan_satu_satu():
    now = wib(26, 8)
    assert jatuh_tempo(MALAM, [], now, WIB, sejak=DULU) == wib(26, 1), "five missed nights are one turn"
    for status in (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN, BERHASIL):
        satu = Lalu(wib(26, 1), status, "", wib(26, 2) if status == BERHASIL else None)
        assert jatuh_tempo(MALAM, [satu], now, WIB, sejak=DULU) is None
    diminta = Lalu(None, BERHASIL, "", wib(26, 3))
    assert jatuh_tempo(MALAM, [diminta], now, WIB, sejak=DULU) == wib(26, 1), "a person's run is no turn"
    assert jatuh_tempo(MALAM, [], now, WIB, sejak=wib(26, 2)) is None, "set up after the turn"


def test_sebab_yang_berlalu_dicoba_lagi_setengah_jam_kemudian_paling_banyak_tiga_kali():
    putus = Lalu(wib(26, 1), GAGAL, SebabGagal.TERPUTUS, wib(26, 2))
    assert jatuh_tempo(MALAM, [putus], wib(26, 2, 29), WIB, sejak=DULU) is None
    assert jatuh_tempo(MALAM, [putus], wib(26, 2, 31), WIB, sejak=DULU) == wib(26, 2, 30)
    lagi = [Lalu(wib(26, n, 30), GAGAL, SebabGagal.TERPUTUS, wib(26, n, 40)) for n in (4, 3)]
    assert jatuh_tempo(MALAM, [*lagi, putus], wib(26, 9), WIB, sejak=DULU) is None
    rusak = Lalu(wib(26, 1), GAGAL, SebabGagal.RUSAK, wib(26, 2))
    assert jatuh_tempo(MALAM, [rusak], wib(26, 9), WIB, sejak=DULU) is None


def test_alarm_menurut_ketiadaan_keberhasilan_bukan_menurut_kegagalan():
    terakhir = wib(25, 1)
    assert batas_berhasil(MALAM, 6, terakhir) == wib(26, 7)
    assert not is_absen(MALAM, 6, terakhir, wib(26, 7))
    assert is_absen(MALAM, 6, terakhir, wib(26, 7, 1))


def test_yang_bertanggal_di_masa_depan_tidak_membungkam_apa_pun():
    """Made while the clock ran a month ahead: neither a success of today nor a turn of today."""
    now, depan = wib(26, 8), wib(26, 8) + 30 * HARI
    assert is_absen(MALAM, 6, depan, now)
    assert not is_absen(MALAM, 6, now + timedelta(minutes=2), now), "two clocks differ a little"
    assert jatuh_tempo(MALAM, [Lalu(depan, BERHASIL, "", depan)], now, WIB, sejak=DULU) == wib(26, 1)
    assert jatuh_tempo(MALAM, [], now, WIB, sejak=depan) == wib(26, 1), "set up then"


def test_tujuh_hari_membaca_tujuh_bagian():
    bagian = [1]
    for _ in range(7):
        bagian.append(bagian_berikut(bagian[-1]))
    assert bagian == [1, 2, 3, 4, 5, 6, 7, 1]


def test_syarat_tls_portal_berlaku_juga_bagi_salinan_uji_dan_pemulihannya(monkeypatch):
    aman = {"sslmode": "verify-full", "sslrootcert": "/etc/ssl/pg.pem"}
    dasar = {"HOST": "pg.contoh.go.id", "NAME": "lpse", "USER": "lpse_app"}
    web = {**dasar, "OPTIONS": {**aman, "server_side_binding": True}}
    isi = SimpleNamespace(DATABASES={"default": web}, DATABASE_MIGRASI={"USER": "lpse_owner"})
    monkeypatch.setattr(peralatan, "settings", isi)
    for alamat, user in ((alamat_portal(), "lpse_app"), (alamat_pemilik(), "lpse_owner")):
        assert alamat == {**aman, "host": "pg.contoh.go.id", "dbname": "lpse", "user": user}
        assert lingkungan_pg(alamat)["PGSSLMODE"] == "verify-full"


def test_pekerjaan_terlama_tidak_dikirim_kedua_kali_selagi_berjalan():
    batas = Sumber._meta.get_field("batas_jam").validators
    terlama = max(satu.limit_value for satu in batas if isinstance(satu, MaxValueValidator))
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"] > terlama * 3600


def test_setiap_sebab_gagal_punya_kalimat_dan_langkah():
    assert set(PENJELASAN) == set(SebabGagal)
    for satu in PENJELASAN.values():
        assert satu.kalimat.endswith(".")
        assert satu.langkah.endswith(".")


def test_rahasia_yang_terketik_sebagai_rujukan_ditolak_dan_tidak_ditampilkan_lagi(settings):
    settings.RAHASIA_CADANGAN_DIR = Path("/etc/lpse")
    bidang = RujukanField(label="Sandi", required=False)
    for benar in ("", "env:CADANGAN_NAS", "berkas:/etc/lpse/sandi"):
        assert bidang.clean(benar) == benar
    for keliru in ("rahasia123", "env:SECRET_KEY", "berkas:sandi", "env:CADANGAN_a b"):
        with pytest.raises(ValidationError):
            bidang.clean(keliru)
        assert bidang.prepare_value(keliru) == ""


def test_kemajuan_dalam_kata():
    isi = {"sejak": "2026-03-26T01:00:00+07:00", "bytes": 2e9, "bytes_semua": 4e9, "berkas": 1500}
    satu = Pekerjaan(status="berjalan", tahap="simpan", kemajuan={**isi, "sisa_detik": 100})
    assert kemajuan(satu, wib(26, 1, 1)) == [
        ("Tahap", "Menyimpan ke repositori"),
        ("Berkas", "1.500"),
        ("Terbaca", "2 GB dari 4 GB"),
        ("Laju", "33,3 MB tiap detik"),
        ("Sisa waktu", "sekitar 1 menit 40 detik"),
    ]
    assert kemajuan(Pekerjaan(status="antre"), wib(26, 1)) == []
    assert [sebut_ukuran(n) for n in (0, 999, 1500, 2e12, 5e15)] == [
        "0 B",
        "999 B",
        "1,5 kB",
        "2 TB",
        "5000 TB",
    ]
    assert sebut_lama(timedelta(seconds=0.2)) == "kurang dari sedetik"
    assert sebut_lama(timedelta(days=1, minutes=5)) == "1 hari 5 menit"


def test_daftar_gangguan_menyebut_uji_yang_ada():
    """The list an administrator reads says of each fault which test makes it."""
    daftar = Path(__file__).parents[2] / "docs/produksi/kegagalan_cadangan.md"
    disebut = set(re.findall(r"`(test_\w+)`", daftar.read_text("utf-8")))
    ada = {
        nama
        for modul in Path(__file__).parent.glob("test_*.py")
        for nama in re.findall(r"^def (test_\w+)", modul.read_text("utf-8"), re.MULTILINE)
    }
    assert disebut
    assert disebut <= ada
