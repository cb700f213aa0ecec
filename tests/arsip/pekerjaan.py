"""Sources, repositories and jobs in the states that tests need, made by the acts."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from arsip.actions.kerja import Hasil
from arsip.actions.pekerjaan import ambil, antrekan, gagalkan, selesaikan
from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori, JenisSumber, SebabGagal
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun

J = JenisPekerjaan
JAM = timedelta(hours=1)


def admin() -> Akun:
    """Somebody who administers the systems."""
    return buat_akun(Peran.ADMIN_SISTEM)


def repositori(kode: str = "uji", lokasi: str = "/tidak/ada/uji", **isi: Any) -> Repositori:
    """A repository somewhere; not prepared."""
    return Repositori.objects.create(
        kode=kode, nama=f"Repositori {kode}", jenis=JenisRepositori.UTAMA, lokasi=lokasi, **isi
    )


def direktori(tmp_path: Path, kode: str = "dokumen", **isi: Any) -> Sumber:
    """A tree of three files with a repository of its own, both below this directory."""
    pohon = tmp_path / kode
    (pohon / "dalam").mkdir(parents=True, exist_ok=True)
    for nama, teks in (("a.txt", "a" * 1000), ("dalam/b.txt", "b" * 2000), ("dalam/c.txt", "c" * 3000)):
        (pohon / nama).write_text(teks)
    tempat = isi.pop("repositori", None) or repositori(f"r-{kode}", str(tmp_path / f"repo-{kode}"))
    bawaan = {"kode": kode, "nama": f"Sumber {kode}", "jenis": JenisSumber.DIREKTORI, "jalur": str(pohon)}
    return Sumber.objects.create(repositori=tempat, **{**bawaan, **isi})


def antre(sumber: Sumber, **isi: Any) -> Pekerjaan:
    """A backup of this source that waits."""
    pekerjaan = antrekan(J.CADANGKAN, sumber.repositori, sumber=sumber, **isi)
    assert pekerjaan is not None
    return pekerjaan


def berjalan(sumber: Sumber, pada: datetime | None = None, **isi: Any) -> Pekerjaan:
    """One that this process has taken."""
    pekerjaan = ambil(antre(sumber, pada=pada, **isi).pk, pada=pada)
    assert pekerjaan is not None
    return pekerjaan


def berhasil(sumber: Sumber, pada: datetime | None = None, *, baris: int = 100, **isi: Any) -> Pekerjaan:
    """One that ended well, with the backup it made."""
    satu = berjalan(sumber, pada, **isi)
    saat = pada or timezone.now()

    def tulis(pekerjaan: Pekerjaan, now: datetime) -> None:
        pekerjaan.cadangan = Cadangan.objects.create(
            sumber=sumber,
            repositori=sumber.repositori,
            snapshot=f"{satu.pk:064x}",
            dari_saat=saat,
            manifes={"berkas": {"berkas": baris, "ukuran": 1000, "contoh": {}}},
            berkas=baris,
        )

    return selesaikan(satu.pk, Hasil({}, tulis), pada=saat)


def gagal(sumber: Sumber, sebab: SebabGagal, pada: datetime | None = None, **isi: Any) -> Pekerjaan:
    """One that failed for this reason."""
    return gagalkan(berjalan(sumber, pada, **isi).pk, sebab, "Keterangan uji.", 1, pada=pada)


@pytest.fixture
def tempat_data(settings: Any, tmp_path: Path) -> Path:
    """A data directory of its own, so that no test sees another's passwords and caches."""
    settings.LPSE_DATA_DIR = tmp_path / "data"
    return settings.LPSE_DATA_DIR
