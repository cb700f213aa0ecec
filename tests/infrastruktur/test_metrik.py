"""/metrics of the servers: labelled, escaped, not growing; dashboard and rules ask for what is there."""

import json
import re
import subprocess
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from infrastruktur.enums.pantau import JenisSasaran, Keadaan, Ukuran
from infrastruktur.enums.ruang_server import Kondisi
from infrastruktur.models import BacaanLingkungan, BatasLingkungan, Deret, Siklus
from infrastruktur.queries.metrik import NAMA
from lpse.metrik import kumpulkan, tulis_label
from lpse.models import Lokasi
from lpse.peran import Peran
from lpse.sumbangan import Sampel, sumbangan
from tests.arsip.kesiapan import cadangan, salinan, uji
from tests.factories import buat_akun
from tests.infrastruktur.gangguan import buat_gangguan, buat_sasaran
from tests.programs import required_program

TEMPAT = Path(settings.BASE_DIR) / "docs/pemantauan"
BARIS = re.compile(r'([a-z_:][a-z0-9_:]*)(\{([a-z_]+="(\\.|[^"\\\n])*",?)*\})? \S+')
DISEBUT = re.compile(r"\blpse_[a-z_]+")


def sasaran_penuh(kode):
    """A target with one series of every measure."""
    sasaran = buat_sasaran(kode, jenis=JenisSasaran.NODE)
    sasaran.deret.all().delete()
    for ukuran in Ukuran:
        kini = {"nilai": 1.0, "dibaca_pada": timezone.now(), "keadaan": Keadaan.BAIK}
        Deret.objects.create(sasaran=sasaran, ukuran=ukuran, label='/da"ta', **kini)
    return sasaran


def baca_ruang(lokasi, kali):
    """So many readings of a room, the last one of now."""
    isi = {"batas": BatasLingkungan.objects.latest("pk"), "kondisi": Kondisi.NORMAL}
    oleh = buat_akun(Peran.HELPDESK)
    for n in range(kali, 0, -1):
        nilai = {"suhu": Decimal(20 + n), "kelembapan": Decimal(50)}
        saat = timezone.now() - timedelta(hours=n)
        BacaanLingkungan.objects.create(lokasi=lokasi, pada=saat, dicatat_oleh=oleh, **nilai, **isi)


@pytest.fixture
def penuh(db):
    """A portal in which there is something of everything that is counted."""
    kini = timezone.now()
    sasaran_penuh("server")
    Siklus.objects.create(mulai=kini - timedelta(seconds=40), selesai=kini - timedelta(seconds=30))
    buat_gangguan(buat_akun(Peran.ADMIN_SISTEM))
    ruang = Lokasi.objects.create(kode="RS-1", nama="Ruang server", is_ruang_server=True)
    baca_ruang(ruang, 2)
    return ruang


def teks(client, settings):
    settings.METRICS_TOKEN = "rahasia"
    return client.get("/metrics", headers={"Authorization": "Bearer rahasia"}).content.decode()


def test_label_ditulis_menurut_format_teks():
    assert tulis_label({"bagian": 'C:\\"a"\nb'}) == r'{bagian="C:\\\"a\"\nb"}'
    with pytest.raises(ValueError, match="nama label"):
        tulis_label({"nama aneh": "x"})


def test_setiap_ukuran_bernama():
    assert set(NAMA) == set(Ukuran)
    assert len({nama for nama, _ in NAMA.values()}) == len(NAMA)


def test_sampel_berlabel_dibaca_prometheus(client, settings, penuh):
    isi = teks(client, settings)
    baris = isi.splitlines()
    assert r'lpse_sasaran_disk_persen{sasaran="server",peran="internet",bagian="/da\"ta"} 1' in baris
    assert 'lpse_ruang_suhu_celsius{ruang="RS-1"} 21' in baris
    assert {"lpse_gangguan_terbuka 1", "lpse_gangguan_berlangsung 1"} <= set(baris)
    assert [b for b in baris if not b.startswith("# ") and not BARIS.fullmatch(b)] == []
    promtool = required_program("promtool")
    hasil = subprocess.run([promtool, "check", "metrics"], input=isi, text=True, capture_output=True)
    # 3: well formed; it asks for HELP lines, which nobody reads here.
    assert hasil.returncode in (0, 3), hasil.stderr


def test_label_yang_salah_menjatuhkan_sumbernya_saja(db, monkeypatch, caplog):
    def salah():
        return {"lpse_salah": [Sampel(1, {"nama aneh": "x"})]}

    monkeypatch.setattr(sumbangan, "metrik", [salah, lambda: {"lpse_benar": 1}])
    monkeypatch.setattr(sumbangan, "hitungan", {})
    assert kumpulkan() == {"lpse_benar": 1.0, "lpse_metrik_sumber_gagal": 1.0}


def test_hitungan_yang_rusak_tidak_menyembunyikan_yang_lain(db, monkeypatch, caplog):
    def rusak():
        raise ValueError

    monkeypatch.setattr(sumbangan, "metrik", [])
    monkeypatch.setattr(sumbangan, "hitungan", {"lpse_rusak": rusak, "lpse_benar": Deret.objects.all})
    assert kumpulkan() == {"lpse_benar": 0.0, "lpse_metrik_sumber_gagal": 1.0}


def test_yang_tidak_diketahui_tidak_disebut_nilainya(penuh):
    Deret.objects.filter(ukuran=Ukuran.RAM).update(keadaan=Keadaan.TIDAK_DIKETAHUI)
    hasil = kumpulkan()
    assert hasil["lpse_sasaran_ram_persen"] == []
    assert [n for label, n in hasil["lpse_deret_keadaan"] if '"ram"' in label] == [3.0]


def test_banyak_kueri_tidak_bertambah_dengan_riwayat(penuh):
    with CaptureQueriesContext(
        connection,
    ) as awal:
        kumpulkan()
    baca_ruang(penuh, 20)
    for n in range(3):
        sasaran_penuh(f"lain-{n}")
    with CaptureQueriesContext(connection) as kemudian:
        kumpulkan()
    assert len(kemudian) == len(awal) <= 14
    infrastruktur = [q for q in kemudian if '"infrastruktur_' in q["sql"]]
    assert len(infrastruktur) <= 10


def disebut_aturan():
    grup = yaml.safe_load((TEMPAT / "aturan.yml").read_text(encoding="utf-8"))["groups"]
    return [satu["expr"] for g in grup for satu in g["rules"]]


def disebut_dasbor():
    panel = json.loads((TEMPAT / "dasbor.json").read_text(encoding="utf-8"))["panels"]
    return [satu["expr"] for p in panel for satu in p["targets"]]


@pytest.mark.parametrize("sumber", [disebut_aturan, disebut_dasbor])
def test_yang_diminta_dasbor_dan_aturan_ada_di_metrik(client, settings, penuh, sumber):
    """Also after a name of ours is taken out: each query asks for a sample that is really written."""
    satu = cadangan()
    salinan(satu)
    uji(satu)
    ada = {b.partition(" ")[0].partition("{")[0] for b in teks(client, settings).splitlines() if b[0] != "#"}
    diminta = {nama for satu in sumber() for nama in DISEBUT.findall(satu)}
    assert diminta
    assert diminta - ada == set()


def test_aturan_sah_menurut_promtool():
    promtool = required_program("promtool")
    hasil = subprocess.run(
        [promtool, "check", "rules", TEMPAT / "aturan.yml"], text=True, capture_output=True
    )
    assert hasil.returncode == 0, hasil.stderr


def test_contoh_prometheus_memakai_aturan_dan_nama_tugas_yang_sama():
    isi = yaml.safe_load((TEMPAT / "prometheus.yml").read_text(encoding="utf-8"))
    assert isi["rule_files"] == ["aturan.yml"]
    tugas = isi["scrape_configs"][0]["job_name"]
    assert all(f'job="{tugas}"' in satu for satu in (*disebut_aturan(), *disebut_dasbor()) if "up{" in satu)
