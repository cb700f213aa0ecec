"""The pages of e-reporting over many packages, each beside `/healthz`, asked just before in one process."""

import statistics
import time
from typing import Any

BATAS_MS, KUERI_TERBANYAK, BATAS_EKSPOR_DETIK = 500, 8, 10
RUANG = "/admin/sekretariat/e-reporting/"


def halaman() -> dict[str, str]:
    """Each page, and the filters that narrow it."""
    from sekretariat.models import PaketGabungan, RingkasanPenyedia

    penyedia = RingkasanPenyedia.objects.exclude(npwp16="").order_by("-ikut")[0]
    paket = PaketGabungan.objects.filter(kumpulan="tender", kontrak__isnull=False).latest("kode")
    saringan = {
        "": "",
        ", satker": f"satker={paket.kode_satker}",
        ", tahun": f"tahun={paket.tahun}",
        ", bulan": "bulan=2024-03",
        ", cari nama": "cari=jembatan+ukur+nomor+77",
        ", cari kode": f"cari={paket.kode}",
        ", tender dan nontender": "kumpulan=semua",
        ", hanya berkontrak": "golongan=berkontrak",
    }
    kelompok = {
        f"menurut {k}{nama}": f"menurut/{k}/?{kueri}"
        for k in ("satker", "metode", "jenis", "bulan", "tahapan")
        for nama, kueri in saringan.items()
    }
    daftar = {f"daftar paket{nama}": f"paket/?{kueri}" for nama, kueri in saringan.items()}
    return {
        **kelompok,
        **daftar,
        "daftar paket, melalui tahapan": "paket/?tahapan=Masa+Sanggah",
        "daftar paket, sedang di tahapan": "paket/?tahapan=Masa+Sanggah&golongan=sedang",
        "daftar paket, putaran terakhir": "paket/?golongan=terakhir",
        "daftar paket, data peserta ada": "paket/?golongan=berpeserta",
        "satu tender": f"paket/tender/{paket.kode}/",
        "penyedia terlihat, belum terdaftar": "penyedia/",
        "penyedia terlihat, halaman jauh": "penyedia/?after=9000",
        "penyedia terlihat, setahun yang hanya ikut": f"penyedia/?tahun={paket.tahun}&hasil=ikut",
        "penyedia terlihat, cari nama": "penyedia/?cari=ukur+77",
        "penyedia terdaftar, belum terlihat": "penyedia/?daftar=tak-terlihat",
        "penyedia terdaftar, belum terlihat setahun": f"penyedia/?daftar=tak-terlihat&tahun={paket.tahun}",
        "paket satu penyedia": f"paket/?kumpulan=semua&penyedia={penyedia.kode}",
    }


def ekspor() -> dict[str, str]:
    """What is downloaded: reports of every form, and the whole lists."""
    return {
        "tahapan, CSV": "menurut/tahapan/laporan.csv",
        "satker, XLSX": "menurut/satker/laporan.xlsx",
        "bulan, PDF": "menurut/bulan/laporan.pdf",
        "paket setahun, CSV": "paket/ekspor.csv?tahun=2024",
        "paket setahun, XLSX": "paket/ekspor.xlsx?tahun=2024",
        "penyedia belum terdaftar, CSV": "penyedia/ekspor.csv",
        "penyedia belum terlihat, CSV": "penyedia/ekspor.csv?daftar=tak-terlihat",
    }


def _ask(session: str, address: str) -> tuple[float, int, int]:
    """Milliseconds, queries and bytes of one answer, read to its end."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        answer: Any = client.get(address)
        size = sum(map(len, answer.streaming_content)) if answer.streaming else len(answer.content)
        took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} menjawab {answer.status_code}")
    return took, len(queries), size


def session() -> str:
    """Somebody who reads the reports and their people."""
    from django.conf import settings

    from lpse.peran import Peran
    from tests.factories import buat_akun
    from tests.petugas import klien

    return str(
        klien(buat_akun(Peran.SEKRETARIS, email="sekretaris@bench.example"))
        .cookies[settings.SESSION_COOKIE_NAME]
        .value
    )


def measure(who: str, rounds: int) -> dict[str, dict[str, float]]:
    """For each page median and 95th percentile in milliseconds, times the floor, and queries."""
    results: dict[str, dict[str, float]] = {}
    for name, path in halaman().items():
        _ask(who, RUANG + path)
        floor, taken = [], []
        for _ in range(rounds):
            floor.append(_ask(who, "/healthz")[0])
            taken.append(_ask(who, RUANG + path))
        ms = sorted(each for each, _, _ in taken)
        results[name] = {
            "median_ms": round(statistics.median(ms), 1),
            "p95_ms": round(ms[min(len(ms) - 1, round(0.95 * len(ms)))], 1),
            "lantai": round(statistics.median(ms) / statistics.median(floor), 1),
            "sql": max(number for _, number, _ in taken),
        }
    return results


def measure_exports(who: str) -> dict[str, dict[str, float]]:
    """For each download seconds, times the floor, and bytes."""
    results: dict[str, dict[str, float]] = {}
    for name, path in ekspor().items():
        floor = _ask(who, "/healthz")[0]
        took, _, size = _ask(who, RUANG + path)
        results[name] = {"detik": round(took / 1000, 2), "lantai": round(took / floor, 1), "byte": size}
    return results


def holds(pages: dict[str, dict[str, float]], exports: dict[str, dict[str, float]]) -> bool:
    """Whether every page and download keeps its bar."""
    return all(p["p95_ms"] <= BATAS_MS and p["sql"] <= KUERI_TERBANYAK for p in pages.values()) and all(
        e["detik"] <= BATAS_EKSPOR_DETIK for e in exports.values()
    )
