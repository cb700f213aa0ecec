"""The archive: what is typed into its one box, over ten documents of each registration.

Every company of the fill bears one word that no other bears: the list of known words grows as fast as it can.
"""

from statistics import quantiles
from typing import TYPE_CHECKING

from bench import pages
from bench.lines import Bar, Line

if TYPE_CHECKING:
    from bench.report import Results

LINES: list[Line] = []
MEASURES = pages.ARCHIVE
LIMIT = 1.25


def _p95(results: "Results", rows: int) -> float:
    """Of all searches together: whoever types knows nothing of the kinds."""
    seconds = [s for page in pages.ARCHIVE for s in results.table[page.name, rows].seconds]
    return quantiles(seconds, n=20, method="inclusive")[-1]


def p95_growth(results: "Results") -> float | None:
    """The p95 of the archive's searches on the large database over that on the small one."""
    small, large = results.sizes
    return _p95(results, large) / _p95(results, small)


BARS = [Bar("arsip: p95 pencarian, basis data besar terhadap kecil", p95_growth, LIMIT)]
