"""The host the portal runs on, asked through psutil: no agent, no network, under a millisecond."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Pencacah, Tanya
from infrastruktur.pemantau.saringan import is_antarmuka, is_disk

_SIBUK = ("user", "nice", "system", "irq", "softirq", "steal")


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """No options."""
    memori, tukar, inti = psutil.virtual_memory(), psutil.swap_memory(), os.cpu_count() or 1
    bacaan = [
        *_disk(),
        Bacaan(Ukuran.RAM, memori.percent),
        Bacaan(Ukuran.BEBAN, os.getloadavg()[0] / inti),
    ]
    if tukar.total:
        bacaan.append(Bacaan(Ukuran.SWAP, tukar.percent))
    waktu = psutil.cpu_times()
    sibuk = sum(getattr(waktu, nama, 0.0) for nama in _SIBUK)
    return Jawaban(tuple(bacaan), (Pencacah(Ukuran.CPU, int(sibuk * 1000 / inti)), *_lalu_lintas()))


def _disk() -> Iterator[Bacaan]:
    """Each disk once, by its shortest mount point; "/" always, also in a container that overlays it."""
    perangkat: dict[int, str] = {}
    # Local kinds only, or a file server that went away would stop us here.
    titik = {p.mountpoint for p in psutil.disk_partitions(all=False) if is_disk(p.fstype)} | {"/"}
    for satu in sorted(titik, key=lambda nama: (len(nama), nama)):
        if Path(satu).is_dir():
            perangkat.setdefault(Path(satu).stat().st_dev, satu)
    for satu in perangkat.values():
        yield Bacaan(Ukuran.DISK, psutil.disk_usage(satu).percent, satu)


def _lalu_lintas() -> Iterator[Pencacah]:
    for nama, hitung in psutil.net_io_counters(pernic=True, nowrap=False).items():
        if is_antarmuka(nama):
            yield Pencacah(Ukuran.LALU_MASUK, hitung.bytes_recv, nama)
            yield Pencacah(Ukuran.LALU_KELUAR, hitung.bytes_sent, nama)
