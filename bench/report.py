"""The figures as a table for people and as one JSON document for programs."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bench import beside
from bench.beside import Beside, Series
from bench.latency import Visit
from bench.lines import Bar, Line, Registry
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
    chosen: Registry
    beside: Beside
    visits: list[Visit] | None
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
            "gunicorn": [self._line(line) for line in self.chosen.lines if self.beside],
            "syarat": [
                {"syarat": bar.text, "nilai": value, "batas": bar.limit, "terpenuhi": bar.holds(value)}
                for bar, value in self.judged()
            ],
            "peramban": [
                {
                    "halaman": v.name,
                    "profil": v.profile.name,
                    "fcp_s": round(v.fcp, 2),
                    "lcp_s": round(v.lcp, 2),
                    "muat_s": round(v.load, 2),
                    "kb": round(v.kilobytes, 1),
                    "permintaan": v.requests,
                    "anggaran": asdict(v.budget),
                    "di_dalam_anggaran": v.is_within,
                }
                for v in self.visits or ()
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

    def _line(self, line: Line) -> dict[str, Any]:
        return {
            "nama": line.name,
            "lantai": line.floor_name,
            "sisi": [
                {
                    "baris": rows or None,
                    "per_detik": round(series.rate, 1),
                    "p50_ms": round(series.p50_ms, 2),
                    "p99_ms": round(series.p99_ms, 2),
                    "cpu_web_ms": round(series.cpu_ms("web"), 2),
                    "cpu_basis_data_ms": round(series.cpu_ms("database"), 2),
                    "cpu_klien_ms": round(series.client_ms, 2),
                    "gagal": len(series.refused),
                }
                for rows, series in self.sides(line)
            ],
        }

    def sides(self, line: Line) -> list[tuple[int, Series]]:
        """The floor of a line, then the databases it was measured on."""
        sizes = [beside.FLOOR, *self.sizes[-line.sizes :]]
        return [(rows, self.beside[line.name, rows]) for rows in sizes]

    # --- What the bars ask for; None where it was not measured

    def statements(self, measure: str) -> float | None:
        """How many statements a page or an act of the large database sends."""
        return float(self.readings[measure, self.sizes[-1]].statements)

    def rate_ratios(self, name: str, rows: int) -> list[float]:
        """Requests per second of the floor's, round by round."""
        pairs = zip(self.beside[name, rows].rates, self.beside[name, beside.FLOOR].rates, strict=True)
        return [mine / floors for mine, floors in pairs]

    def rate_ratio(self, name: str) -> float | None:
        """Their median, on the large database."""
        return median(self.rate_ratios(name, self.sizes[-1])) if self.beside else None

    def growth_beside(self, name: str) -> float | None:
        """The p50 on the large database over that on the small one; the median of the rounds."""
        if not self.beside:
            return None
        small, large = (self.beside[name, rows].answers for rows in self.sizes)
        return median(b.p50_ms / a.p50_ms for a, b in zip(small, large, strict=True))

    def cpu_ratio(self, name: str) -> float | None:
        """The CPU of a request over that of its floor's, web and database sessions together."""
        if not self.beside:
            return None
        return self.beside[name, self.sizes[-1]].cpu_ms() / self.beside[name, beside.FLOOR].cpu_ms()

    def judged(self) -> list[tuple[Bar, float]]:
        """The bars that this run can judge."""
        figures = [(bar, bar.figure(self)) for bar in self.chosen.bars]
        return [(bar, round(value, 2)) for bar, value in figures if value is not None]

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
            *_beside(results),
            "",
            *_visits(results),
            "",
            *_bars(results),
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


def _beside(results: Results) -> list[str]:
    if not results.beside:
        return ["gunicorn dilewati (--detik 0 atau --hanya)."]
    head = ["gunicorn, 8 sambungan", "baris", "per detik", "bagian lantai", "p50 ms", "p99 ms"]
    head += ["CPU web", "CPU DB", "× CPU lantai", "CPU klien", "gagal"]
    lines = [line for each in results.chosen.lines for line in _line_rows(results, each)]
    return _table(head, lines)


def _line_rows(results: Results, line: Line) -> list[list[str]]:
    sides = results.sides(line)
    floors = sides[0][1]
    rows = []
    for size, series in sides:
        share = "1" if size == beside.FLOOR else spread(results.rate_ratios(line.name, size))
        rows.append(
            [
                f"{line.name}" if size else f"  lantai: {line.floor_name}",
                whole(size) if size else "–",
                spread(series.rates, 0),
                share,
                number(series.p50_ms),
                number(series.p99_ms),
                number(series.cpu_ms("web")),
                number(series.cpu_ms("database")),
                number(series.cpu_ms() / floors.cpu_ms(), 2),
                number(series.client_ms, 2),
                str(len(series.refused)),
            ]
        )
    return [*rows[1:], rows[0]]


def _visits(results: Results) -> list[str]:
    if results.visits is None:
        return ["Peramban dilewati: Chromium tidak ada, atau --kunjungan 0, --detik 0 atau --hanya."]
    rows = [
        [
            f"{v.name}, {v.profile.name}",
            _within(v.fcp, v.budget.fcp),
            _within(v.lcp, v.budget.lcp),
            _within(v.load, v.budget.load),
            _within(v.kilobytes, v.budget.kilobytes),
            _within(v.requests, v.budget.requests, 0),
            "ya" if v.is_within else "TIDAK",
        ]
        for v in results.visits
    ]
    head = [
        "peramban, kunjungan pertama",
        "FCP s",
        "LCP s",
        "muat s",
        "KB",
        "permintaan",
        "di dalam anggaran",
    ]
    return _table(head, rows)


def _within(value: float, limit: float | None, digits: int = 1) -> str:
    return number(value, digits) + (f" / {number(limit, digits)}" if limit is not None else "")


def _bars(results: Results) -> list[str]:
    rows = [
        [
            bar.text,
            number(value, 2),
            f"{'≥' if bar.at_least else '≤'} {number(bar.limit, 2)}",
            "ya" if bar.holds(value) else "TIDAK",
        ]
        for bar, value in results.judged()
    ]
    return _table(["syarat", "nilai", "batas", "terpenuhi"], rows)


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The median, and from where to where the rounds went."""
    return f"{number(median(values), digits)} ({number(min(values), digits)}–{number(max(values), digits)})"


def _scans(results: Results) -> list[str]:
    scans = results.scans()
    if not scans:
        return ["Tidak ada pernyataan yang membaca lebih banyak baris daripada yang ditampilkan halamannya."]
    rows = [[s.measure, s.kind, s.table, whole(s.rows)] for s in scans]
    return _table(
        [f"yang membaca banyak baris pada {whole(results.sizes[-1])}", "pindaian", "tabel", "baris"], rows
    )
