"""A worker killed at any point of a backup: nothing is called good that is not, and the next run recovers."""

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import connections
from django.utils import timezone

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import sapu_terputus
from arsip.enums.cadangan import SebabGagal, StatusPekerjaan
from arsip.mesin.isi_potret import isi_potret
from arsip.mesin.restic import Restic
from arsip.mesin.sidik import sidik_berkas
from arsip.models import Cadangan, Pekerjaan, Sumber
from infrastruktur.actions.sampel import siapkan_partisi
from tests.arsip.mesin import isi_berkas, kendali
from tests.arsip.pekerjaan import antre, tempat_data
from tests.arsip.uji import siapkan_repositori

__all__ = ["tempat_data"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.dasar("arsip.cadangan"),
    pytest.mark.usefixtures("tempat_data"),
    pytest.mark.berat,
]
S, KALI, MB = StatusPekerjaan, 20, 1024 * 1024
BASIS_DATA, SIMPAN = "basis_data", "simpan"


@pytest.fixture
def pohon() -> Iterator[Path]:
    """So many scans that storing them takes as long as the database does."""
    akar = Path(storages["berkas"].location) / "dibunuh"
    akar.mkdir(parents=True)
    for nomor in range(40):
        (akar / f"pindaian-{nomor}").write_bytes(random.Random(nomor).randbytes(MB))
    yield akar
    shutil.rmtree(akar)


def test_dibunuh_pada_dua_puluh_titik_lalu_pulih_sendiri(pohon, tmp_path, tempat_data):
    _, restic = siapkan_repositori(tmp_path)
    siapkan_partisi(timezone.now())
    portal = Sumber.objects.get(kode="portal")
    utuh = jalankan(antre(portal).pk)
    assert utuh is not None
    assert utuh.status == S.BERHASIL
    lama = (utuh.berakhir_pada - utuh.dimulai_pada).total_seconds()
    acak = random.Random(7)

    mati = []
    for ke in range(KALI):
        pk = antre(portal).pk
        if tahap := (BASIS_DATA, "", SIMPAN, "")[ke % 4]:
            bunuh(pk, lama * acak.random() / KALI / 4, pada=tahap)
        else:
            bunuh(pk, lama * (ke + acak.random()) / KALI)
        satu = tersapu(pk)
        if satu.status != S.BERHASIL:  # it was faster this time
            assert (satu.status, satu.sebab, satu.cadangan) == (S.GAGAL, SebabGagal.TERPUTUS, None)
            mati.append(satu.tahap)
        assert jalankan(pk) is None, "delivered again"

    akhir = jalankan(antre(portal).pk)
    assert (akhir.status, akhir.sebab) == (S.BERHASIL, "")
    assert len(mati) >= KALI / 2
    assert {BASIS_DATA, SIMPAN} <= set(mati), "at the start and in the middle of it"
    assert restic.gembok(kendali()) == []
    restic.periksa(kendali(), baca="100%")
    assert Cadangan.objects.count() == Pekerjaan.objects.filter(status=S.BERHASIL).count()
    assert list((tempat_data / "cadangan-kerja" / "portal").iterdir()) == []
    for cadangan in Cadangan.objects.all():
        check_utuh(restic, cadangan, tmp_path / cadangan.kode, pohon)


def bunuh(pk: int, detik: float, *, pada: str = "") -> None:
    """Run the job in a process of its own, and kill that so many seconds after it has taken it.

    `pada`: after it has come to this stage. How long a job takes depends on what else the machine does.
    """
    connections.close_all()
    anak = os.fork()
    if anak == 0:
        jalankan(pk)
        os._exit(0)
    batas = time.monotonic() + 120
    while not _tiba(Pekerjaan.objects.get(pk=pk), pada) and time.monotonic() < batas:
        time.sleep(0.01)
    time.sleep(detik)
    os.kill(anak, signal.SIGKILL)
    os.waitpid(anak, 0)


def _tiba(satu: Pekerjaan, tahap: str) -> bool:
    if satu.status == S.BERJALAN:
        return not tahap or satu.tahap == tahap
    return satu.status != S.ANTRE


def tersapu(pk: int) -> Pekerjaan:
    """The job once it is over; swept as soon as the database has noticed that its session ended."""
    batas = time.monotonic() + 120
    while (satu := Pekerjaan.objects.get(pk=pk)).status == S.BERJALAN and time.monotonic() < batas:
        sapu_terputus()
        time.sleep(0.02)
    return satu


def check_utuh(restic: Restic, cadangan: Cadangan, tempat: Path, pohon: Path) -> None:
    """What is recorded as good holds the very dump that was parsed, and every file."""
    potret = next(p for p in restic.daftar(kendali()) if p.snapshot == cadangan.snapshot)
    isi = isi_potret(potret.jalur)
    restic.keluarkan(cadangan.snapshot, isi.dump, tempat.with_suffix(".dump"), kendali())
    assert sidik_berkas(tempat.with_suffix(".dump"), kendali()) == cadangan.manifes["basis_data"]["sidik"]
    restic.pulihkan(cadangan.snapshot, tempat, kendali(), hanya=[str(pohon)])
    assert isi_berkas(tempat / str(pohon).lstrip("/")) == isi_berkas(pohon)
