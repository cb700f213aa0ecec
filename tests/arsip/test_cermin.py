"""Files in an object store become a tree: what is new is fetched once, what is gone goes, nothing escapes."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from arsip.actions.cermin import cerminkan
from arsip.enums.cadangan import SebabGagal
from arsip.mesin import prasyarat
from arsip.mesin.galat import MesinGagal
from arsip.mesin.prasyarat import RUANG_CADANGAN
from arsip.mesin.proses import Kendali

KENDALI = Kendali(float("inf"), lambda _: None, lambda: False)


class Ember:
    """A bucket outside the machine, as boto3 shows one."""

    def __init__(self, **isi: bytes) -> None:
        self.isi, self.diambil = isi, []
        self.objects = self

    def all(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(key=k, size=len(v)) for k, v in self.isi.items()]

    def download_file(self, key: str, tujuan: str) -> None:
        self.diambil.append(key)
        Path(tujuan).write_bytes(self.isi[key])


def isi(pohon: Path) -> dict[str, bytes]:
    return {str(p.relative_to(pohon)): p.read_bytes() for p in pohon.rglob("*") if p.is_file()}


def test_yang_baru_diambil_sekali_yang_hilang_dibuang(tmp_path):
    ember = Ember(**{"ab/1": b"satu", "cd/2": b"dua"})
    pohon = cerminkan(ember, tmp_path / "cermin", KENDALI)
    assert isi(pohon) == ember.isi

    del ember.isi["ab/1"]
    ember.isi["ef/3"] = b"tiga"
    cerminkan(ember, pohon, KENDALI)
    assert isi(pohon) == ember.isi
    assert ember.diambil == ["ab/1", "cd/2", "ef/3"]


def test_yang_tidak_muat_ditolak_sebelum_ada_yang_diambil(tmp_path, monkeypatch):
    monkeypatch.setattr(prasyarat.shutil, "disk_usage", lambda _: SimpleNamespace(free=RUANG_CADANGAN + 3))
    ember = Ember(**{"ab/1": b"dua", "cd/2": b"x"})
    with pytest.raises(MesinGagal) as galat:
        cerminkan(ember, tmp_path / "cermin", KENDALI)
    assert (galat.value.sebab, ember.diambil) == (SebabGagal.DISK_PENUH, [])

    del ember.isi["cd/2"]
    assert isi(cerminkan(ember, tmp_path / "cermin", KENDALI)) == ember.isi


def test_yang_terpotong_diambil_lagi_dan_kunci_yang_menunjuk_keluar_ditolak(tmp_path):
    pohon = tmp_path / "cermin"
    (pohon / "ab").mkdir(parents=True)
    (pohon / "ab" / "1").write_bytes(b"sa")
    cerminkan(Ember(**{"ab/1": b"satu"}), pohon, KENDALI)
    assert isi(pohon) == {"ab/1": b"satu"}
    with pytest.raises(MesinGagal) as galat:
        cerminkan(Ember(**{"../luar": b"x"}), pohon, KENDALI)
    assert galat.value.sebab == SebabGagal.SUMBER_BERUBAH
    assert not (tmp_path / "luar").exists()
