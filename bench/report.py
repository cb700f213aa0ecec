"""The figures as a table for people and as one JSON document for programs."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bench.load import LoadTable
from bench.pages import FLOOR
from bench.plans import Reading
from bench.timing import Measure, Table


@dataclass
class Results:
    """Everything one run has found."""

    sizes: list[int]
    rounds: int
    measures: list[Measure]
    table: Table
    readings: dict[tuple[str, int], Reading]
    bursts: dict[tuple[str, int], list[float]]
    load: LoadTable
    burdens: list[float] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """What `--json` prints: times in milliseconds, rates per second."""
        return {
            "baris": self.sizes,
            "putaran": self.rounds,
            "inti": os.cpu_count(),
            "beban": self.burdens,
            "ukuran": [self._measure(m.name) for m in self.measures],
            "serentak": [
                {"nama": name, "baris": rows, "per_detik": round(median(rates), 1)}
                for (name, rows), rates in self.bursts.items()
            ],
            "gunicorn": [
                {
                    "nama": name,
                    "baris": rows,
                    "per_detik": round(a.rate, 1),
                    "p50_ms": round(a.p50_ms, 2),
                    "p99_ms": round(a.p99_ms, 2),
                    "gagal": a.refused,
                }
                for (name, rows), a in self.load.items()
            ],
            "pindaian_besar": [asdict(scan) for scan in self.scans()],
        }

    def _measure(self, name: str) -> dict[str, Any]:
        sizes = [rows for rows in self.sizes if (name, rows) in self.table]
        large = self.readings[name, sizes[-1]]
        return {
            "nama": name,
            "sql": large.statements,
            "rasio": self.growth(name),
            "per_baris": [
                {
                    "baris": rows,
                    "median_ms": round(self.table[name, rows].median_ms, 2),
                    "p95_ms": round(self.table[name, rows].p95_ms, 2),
                    "kali_lantai": self.times_floor(name, rows),
                    "baris_dibaca": self.readings[name, rows].rows,
                }
                for rows in sizes
            ],
        }

    def times_floor(self, name: str, rows: int) -> float:
        """How many times the floor of the same place."""
        return round(self.table[name, rows].median_ms / self.table[FLOOR.name, rows].median_ms, 1)

    def growth(self, name: str) -> float | None:
        """Large over small; None where only one size was measured."""
        both = [self.table[name, rows].median_ms for rows in self.sizes if (name, rows) in self.table]
        return round(both[1] / both[0], 2) if len(both) == 2 else None

    def scans(self) -> list[Any]:
        """The scans of the largest database that read more than any page can show."""
        return [scan for (_, rows), r in self.readings.items() if rows == self.sizes[-1] for scan in r.scans]


def as_text(results: Results) -> str:
    """The tables, in Indonesian."""
    begun, ended = (number(each) for each in results.burdens)
    machine = f"Beban mesin {begun} → {ended} pada {os.cpu_count()} inti"
    return "\n".join(
        [
            f"{machine}; median {results.rounds} putaran berselang-seling.",
            "",
            *_pages(results),
            "",
            *_bursts(results),
            "",
            *_load(results),
            "",
            *_scans(results),
        ]
    )


def number(value: float | None, digits: int = 1) -> str:
    """With a decimal comma; a dash for nothing."""
    return "–" if value is None else f"{value:.{digits}f}".replace(".", ",")


def whole(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, *rows]
    ]


def _pages(results: Results) -> list[str]:
    sizes = results.sizes
    head = ["dalam proses (klien uji Django)", "SQL"]
    for rows in sizes:
        head += [f"{whole(rows)}: ms", "× lantai", "baris dibaca"]
    lines = []
    for measure in results.measures:
        line = [measure.name, str(results.readings[measure.name, sizes[-1]].statements)]
        for rows in sizes:
            if (measure.name, rows) in results.table:
                line.append(number(results.table[measure.name, rows].median_ms))
                line.append(number(results.times_floor(measure.name, rows)))
                line.append(whole(results.readings[measure.name, rows].rows))
            else:
                line += ["–", "–", "–"]
        lines.append([*line, number(results.growth(measure.name), 2)])
    return _table([*head, "rasio"], lines)


def _bursts(results: Results) -> list[str]:
    rows = [
        [
            name,
            whole(size),
            number(median(rates)),
            number(median(results.bursts[FLOOR.name, size]) / median(rates)),
        ]
        for (name, size), rates in results.bursts.items()
    ]
    return _table(["8 utas serentak, dalam proses", "baris", "per detik", "× lantai"], rows)


def _load(results: Results) -> list[str]:
    if not results.load:
        return ["gunicorn dilewati (--detik 0)."]
    rows = [
        [
            name,
            whole(size),
            number(a.rate, 0),
            number(results.load[FLOOR.name, size].rate / a.rate),
            number(a.p50_ms),
            number(a.p99_ms),
            str(a.refused),
        ]
        for (name, size), a in results.load.items()
    ]
    return _table(
        ["gunicorn, 8 sambungan", "baris", "per detik", "× lantai", "p50 ms", "p99 ms", "gagal"], rows
    )


def _scans(results: Results) -> list[str]:
    scans = results.scans()
    if not scans:
        return ["Tidak ada pernyataan yang membaca lebih banyak baris daripada yang ditampilkan halamannya."]
    rows = [[s.measure, s.kind, s.table, whole(s.rows)] for s in scans]
    return _table(
        [f"yang membaca banyak baris pada {whole(results.sizes[-1])}", "pindaian", "tabel", "baris"], rows
    )
