"""What is measured beside the floor: each module here holds the lines and the bars of one capability.

A new capability adds a module with `LINES`, and where they apply `BARS` (what must hold), `visited` (its
pages in a throttled browser) and `MEASURES` (what is left of the pages when it is measured alone); nothing
else changes.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.client import Request
from bench.places import Place
from bench.servers import Server

if TYPE_CHECKING:
    from bench.latency import Visited
    from bench.report import Results
    from bench.timing import Measure


@dataclass(frozen=True)
class Portal:
    """The portal over one database, and the officer who has signed in there through the form."""

    server: Server
    place: Place
    officer: dict[str, str]

    @property
    def rows(self) -> int:
        return self.place.rows


@dataclass(frozen=True)
class Floor:
    """The bare project, and whoever has signed in there."""

    server: Server
    cookies: dict[str, str]
    rows: int = 0  # no size of the portal's


PortalRequests = Callable[[Portal, int], Iterable[Request]]
FloorRequests = Callable[[Floor, int], Iterable[Request]]


@dataclass(frozen=True)
class Line:
    """One kind of request of the portal beside what bare Django needs for it.

    `portal` and `floor` make requests, outside the time that counts: endlessly, or `times` of them where
    each can be made only once (such a round ends when they are used up). `sizes` counts databases from the
    largest. `count`, asked before and after, must have changed by `times`: an act can be refused politely.
    """

    name: str
    floor_name: str
    portal: PortalRequests
    floor: FloorRequests
    times: int | None = None
    sizes: int = 1
    count: Callable[[], int] | None = None


@dataclass(frozen=True)
class Bar:
    """Something that must hold: a figure of the results and its limit."""

    text: str
    figure: Callable[["Results"], float | None]
    limit: float
    at_least: bool = False

    def holds(self, figure: float) -> bool:
        return figure >= self.limit if self.at_least else figure <= self.limit


def repeated(requests: Callable[[], Request]) -> Iterator[Request]:
    """One request after another, for as long as somebody wants more."""
    while True:
        yield requests()


@dataclass(frozen=True)
class Registry:
    """What the modules contribute, in the order of their names."""

    lines: list[Line]
    bars: list[Bar]
    visited: list[Callable[[Portal], list["Visited"]]]
    measures: list["Measure"]


def registry(only: str | None = None) -> Registry:
    """Read every module beside this one, or the one named."""
    names = [only] if only else sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return Registry(
        [line for module in modules for line in module.LINES],
        [bar for module in modules for bar in getattr(module, "BARS", ())],
        [module.visited for module in modules if hasattr(module, "visited")],
        [measure for module in modules for measure in getattr(module, "MEASURES", ())],
    )
