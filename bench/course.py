"""One run from empty servers to figures."""

import os
import sys
from functools import partial
from pathlib import Path

from django.db import connections

from bench.acts import ACTS, HEAVY, hold, release_all
from bench.beside import Beside, measure_beside, opened
from bench.latency import Visit, visit_all
from bench.lines import Registry, registry
from bench.pages import FLOOR, PAGES
from bench.places import Place, make_places
from bench.plans import read
from bench.report import Results
from bench.timing import Measure, Work, burst, measure_in_turns
from lpse.embedded.static import collect_static
from registrasi import actions

SMALL = 1_000
BURSTS = 5
TAKING = "ambil_berikutnya"


def run(
    data_dir: Path,
    *,
    rows: int,
    rounds: int,
    load_rounds: int,
    seconds: float,
    visits: int,
    only: str | None = None,
) -> Results:
    """Fill a small and a large database, then measure; `rows` is the large one's size.

    `rounds` in the process, `load_rounds` of gunicorn with `seconds` for each load (0 leaves it out), and
    so many `visits` of a browser to each page (0 leaves them out). `only` one capability's pages, without
    acts and load.
    """
    burdens = [os.getloadavg()[0]]
    _say("menyiapkan berkas statis dan basis data …")
    collect_static(data_dir)
    places = make_places(data_dir, [SMALL, rows])
    for place in places:
        place.activate()
        hold(place)
    _say("menghitung pernyataan dan baris …")
    chosen = registry(only)
    measures: list[Measure] = chosen.measures if only else [*PAGES, *ACTS, *HEAVY]
    readings = {(m.name, p.rows): read(m, p) for m in (FLOOR, *measures) for p in places[-m.sizes :]}
    _say("mengukur halaman dan tindakan …")
    table = measure_in_turns(FLOOR, measures, places, rounds)
    bursts = {} if only else _bursts(places)
    is_loaded = bool(seconds) and not only
    beside, seen = _served(chosen, places, load_rounds, seconds, visits) if is_loaded else ({}, None)
    connections.close_all()
    for place in places:
        place.connection.close()
    burdens.append(os.getloadavg()[0])
    return Results(
        [SMALL, rows], rounds, [FLOOR, *measures], table, readings, bursts, chosen, beside, seen, burdens
    )


def _served(
    chosen: Registry, places: list[Place], rounds: int, seconds: float, visits: int
) -> tuple[Beside, list[Visit] | None]:
    """What gunicorn answers, beside the floor and to a throttled browser."""
    with opened(places) as (bare, portals):
        _say("mengukur gunicorn di samping lantai …")
        beside = measure_beside(chosen.lines, bare, portals, rounds=rounds, seconds=seconds)
        _say("mengukur peramban …")
        largest = portals[-1]
        largest.place.activate()
        visited = [page for pages in chosen.visited for page in pages(largest)]
        return beside, visit_all(largest, visited, times=visits) if visits else None


def _bursts(places: list[Place]) -> dict[tuple[str, int], list[float]]:
    """Jobs per second of eight threads: as many takers as files, and the floor as often."""
    _say("mengukur delapan utas serentak …")
    rates: dict[tuple[str, int], list[float]] = {}
    for _ in range(BURSTS):
        for place in places:
            place.activate()
            release_all()
            takers: list[Work] = [partial(actions.ambil_berikutnya, oleh=v) for v in place.cast.verifiers]
            idle = [FLOOR.prepare(place) for _ in takers]
            rates.setdefault((FLOOR.name, place.rows), []).append(burst(place, idle))
            rates.setdefault((TAKING, place.rows), []).append(burst(place, takers))
    return rates


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
