"""One run from empty servers to figures."""

import os
import sys
from functools import partial
from pathlib import Path

from django.db import connections

from bench.acts import ACTS, HEAVY, hold, release_all
from bench.load import load_in_turns
from bench.pages import FLOOR, LOADED, PAGES
from bench.places import Place, make_places
from bench.plans import read
from bench.report import Results
from bench.timing import Measure, Work, burst, measure_in_turns
from lpse.embedded.static import collect_static
from registrasi import actions

SMALL = 1_000
BURSTS = 5
LOAD_ROUNDS = 3
TAKING = "ambil_berikutnya"


def run(data_dir: Path, *, rows: int, rounds: int, seconds: float) -> Results:
    """Fill a small and a large database, then measure; `rows` is the large one's size, `seconds` per load."""
    burdens = [os.getloadavg()[0]]
    _say("menyiapkan berkas statis dan basis data …")
    collect_static(data_dir)
    places = make_places(data_dir, [SMALL, rows])
    for place in places:
        place.activate()
        hold(place)
    _say("menghitung pernyataan dan baris …")
    measures: list[Measure] = [*PAGES, *ACTS, *HEAVY]
    readings = {(m.name, p.rows): read(m, p) for m in (FLOOR, *measures) for p in places[-m.sizes :]}
    _say("mengukur halaman dan tindakan …")
    table = measure_in_turns(FLOOR, measures, places, rounds)
    _say("mengukur delapan utas serentak …")
    bursts = _bursts(places)
    _say("mengukur gunicorn …")
    load = load_in_turns([FLOOR, *LOADED], places, rounds=LOAD_ROUNDS, seconds=seconds) if seconds else {}
    connections.close_all()
    for place in places:
        place.connection.close()
    burdens.append(os.getloadavg()[0])
    return Results([SMALL, rows], rounds, [FLOOR, *measures], table, readings, bursts, load, burdens)


def _bursts(places: list[Place]) -> dict[tuple[str, int], list[float]]:
    """Jobs per second of eight threads: as many takers as files, and the floor as often."""
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
