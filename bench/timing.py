"""Measuring in turns: floor and page, small and large within one second, so that all meet the same noise."""

import gc
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from django.db import connection

from bench.places import Place, inside

Work = Callable[[], Any]
THREADS = 8


@dataclass(frozen=True)
class Measure(ABC):
    """Something to be timed. `sizes` counts from the largest database: 1 leaves the smaller ones out."""

    name: str
    sizes: int = field(default=2, kw_only=True)

    @abstractmethod
    def prepare(self, place: Place) -> Work:
        """Do what shall not be timed, and return what shall."""


@dataclass
class Timings:
    """The seconds that one measure took in one place, run by run."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median_ms(self) -> float:
        return median(self.seconds) * 1000

    @property
    def p95_ms(self) -> float:
        return quantiles(self.seconds, n=20, method="inclusive")[-1] * 1000


Table = dict[tuple[str, int], Timings]  # by name of the measure and rows of the place


def measure_in_turns(
    floor: Measure, measures: Sequence[Measure], places: Sequence[Place], rounds: int
) -> Table:
    """Time every measure once per round in every place, the floor just before each of them.

    The first round warms up and is not counted. Who goes first, small or large, changes from round to round.
    """
    table: Table = {(m.name, p.rows): Timings() for m in (floor, *measures) for p in places[-m.sizes :]}
    gc.collect()
    for number in range(rounds + 1):
        for measure in measures:
            for place in sorted(places[-measure.sizes :], key=lambda p: p.rows, reverse=number % 2 > 0):
                place.activate()
                works = {floor.name: floor.prepare(place), measure.name: measure.prepare(place)}
                for name, work in works.items():
                    seconds = _time(work)
                    if number:
                        table[name, place.rows].seconds.append(seconds)
    return table


def _time(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def burst(place: Place, jobs: Sequence[Work]) -> float:
    """Do the jobs with THREADS threads at once, each on its own connection; return jobs per second."""
    shares = [jobs[number::THREADS] for number in range(THREADS)]
    gate = threading.Barrier(THREADS + 1)

    def work(share: Sequence[Work]) -> None:
        with inside(place.database):
            connection.ensure_connection()
            gate.wait(30)
            for job in share:
                job()

    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(work, share) for share in shares]
        gate.wait(30)
        begun = time.perf_counter()
        for each in running:
            each.result()
        return len(jobs) / (time.perf_counter() - begun)
