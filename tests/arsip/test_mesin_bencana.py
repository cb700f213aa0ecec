"""Where things end badly, killed, out of time, out of room: what is left is usable or refused."""

import contextlib
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.basis_data import salin_basis_data
from arsip.mesin.galat import MesinGagal
from arsip.mesin.manifes import susun, tulis
from arsip.mesin.restic import Alamat, Restic
from tests.arsip.mesin import (
    INANG,
    LABEL,
    basis_data,
    buat_pohon,
    isi_berkas,
    kendali,
    repositori_siap,
)

pytestmark = pytest.mark.berat

MB = 1024 * 1024


def sebab(tindakan, *argumen, **kunci) -> SebabGagal:
    with pytest.raises(MesinGagal) as galat:
        tindakan(*argumen, **kunci)
    return galat.value.sebab


def pohon_besar(tempat: Path, mb: int) -> Path:
    tempat.mkdir()
    for nomor in range(mb):
        (tempat / f"pindaian-{nomor}").write_bytes(random.Random(nomor).randbytes(MB))
    return tempat


@contextlib.contextmanager
def disk_kecil(tempat: Path, mb: int) -> Iterator[Path]:
    """A file system of so many megabytes; skips where this account may not mount one."""
    tempat.mkdir()
    perintah = ["mount", "-t", "tmpfs", "-o", f"size={mb}m", "tmpfs", tempat]
    jawaban = subprocess.run(perintah, check=False, capture_output=True, text=True)
    if jawaban.returncode:
        pytest.skip(f"tmpfs tidak dapat dipasang: {jawaban.stderr.strip()}")
    try:
        yield tempat
    finally:
        subprocess.run(["umount", tempat], check=True)


def test_lewat_tenggat_di_tengah_simpan_tidak_meninggalkan_snapshot_dan_gembok(tmp_path):
    restic = repositori_siap(tmp_path)
    pohon = pohon_besar(tmp_path / "pohon", 150)
    singkat = kendali(0.6)

    hasil = sebab(restic.simpan, [pohon], singkat, label=LABEL, inang=INANG)

    assert hasil == SebabGagal.LEWAT_TENGGAT
    assert restic.daftar(kendali()) == []
    assert restic.gembok(kendali()) == []
    restic.periksa(kendali())


def test_repositori_di_disk_penuh_gagal_dan_tetap_sah(tmp_path):
    pohon = pohon_besar(tmp_path / "pohon", 40)
    with disk_kecil(tmp_path / "disk", 16) as disk:
        restic = repositori_siap(disk)
        restic = Restic(Alamat(restic.alamat.lokasi, restic.alamat.sandi, {}), cache=tmp_path / "cache")
        kecil = buat_pohon(tmp_path / "kecil")
        pertama = restic.simpan([kecil], kendali(), label=LABEL, inang=INANG)

        hasil = sebab(restic.simpan, [pohon], kendali(), label=LABEL, inang=INANG)

        assert hasil == SebabGagal.DISK_PENUH
        assert [p.snapshot for p in restic.daftar(kendali())] == [pertama.snapshot]
        restic.pulihkan(pertama.snapshot, tmp_path / "pulih", kendali())
        assert isi_berkas(tmp_path / "pulih" / str(kecil).lstrip("/")) == isi_berkas(kecil)


def test_dump_ke_disk_penuh_gagal_dan_tidak_meninggalkan_sisa(tmp_path):
    isi = "CREATE TABLE surat AS SELECT repeat(md5(n::text), 100) AS isi FROM generate_series(1, 3000) n"
    with basis_data(isi) as alamat, disk_kecil(tmp_path / "disk", 2) as disk:
        assert sebab(salin_basis_data, alamat, disk / "dump", kendali()) == SebabGagal.DISK_PENUH
        assert list(disk.iterdir()) == []

        (disk / "isi").write_bytes(b"x" * (2 * MB - 4096))
        besar = susun("x" * 20_000, datetime(2026, 3, 26, tzinfo=UTC))
        assert sebab(tulis, besar, disk / "manifes.json") == SebabGagal.DISK_PENUH
        assert [j.name for j in disk.iterdir()] == ["isi"]


_PENDENGAR = """
import sys, time
from pathlib import Path
from arsip.mesin.proses import Kendali, jalankan, lingkungan_dasar
naskah = (
    "import sys\\nfor i in range(4000):"
    " sys.stdout.write('o' * 50_000 + chr(10)); sys.stderr.write('g' * 50_000)"
)
k = Kendali(time.monotonic() + 400, lambda _: None, lambda: False)
for baris in (None, lambda _: None):
    jalankan([sys.executable, "-I", "-S", "-c", naskah], k, lingkungan=lingkungan_dasar(), baris=baris)
# Not getrusage: that remembers how large the process was that started this one.
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def test_memori_pengemudi_terbatas_sebanyak_apa_pun_keluarannya():
    """800 MB are said; less than 150 MB are held."""
    keluaran = subprocess.run([sys.executable, "-c", _PENDENGAR], check=True, capture_output=True).stdout
    assert int(keluaran) < 150 * 1024
