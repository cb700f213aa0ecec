"""The same pages from gunicorn, as `make run` starts it, under a few connections at once."""

import contextlib
import http.client
import os
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from django.conf import settings

from bench.environment import free_port
from bench.pages import Page
from bench.places import Place
from lpse.embedded import processes
from lpse.embedded.paths import postgres_socket_dir
from lpse.management.commands.up import web

CONNECTIONS = 8
ADDRESSES = 20  # different ones per page, in turn
_START_SECONDS = 60.0


@dataclass
class Answers:
    """What came back for one page in one place."""

    seconds: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        return median(self.per_second)

    @property
    def p50_ms(self) -> float:
        return median(self.seconds) * 1000

    @property
    def p99_ms(self) -> float:
        return quantiles(self.seconds, n=100, method="inclusive")[-1] * 1000


LoadTable = dict[tuple[str, int], Answers]


def load_in_turns(
    pages: Sequence[Page], places: Sequence[Place], *, rounds: int, seconds: float
) -> LoadTable:
    """Ask every page of every place for `seconds` in each round; a web server per place, one asked at a time.

    Static files have been collected.
    """
    table: LoadTable = {(page.name, place.rows): Answers() for page in pages for place in places}
    with contextlib.ExitStack() as stack:
        ports = [stack.enter_context(_gunicorn(place)) for place in places]
        for _ in range(rounds):
            for page in pages:
                for place, port in zip(places, ports, strict=True):
                    place.activate()
                    addresses = [page.address(place) for _ in range(ADDRESSES)]
                    _ask(port, addresses, _cookie(place, page.who), seconds, table[page.name, place.rows])
    return table


def _cookie(place: Place, who: str) -> dict[str, str]:
    cookies = getattr(place, who).cookies
    return {"Cookie": cookies.output(attrs=[], header="", sep=";").strip()} if cookies else {}


@contextlib.contextmanager
def _gunicorn(place: Place) -> Iterator[int]:
    """Serve one database on a port of its own."""
    port = free_port()
    socket = urlencode({"host": postgres_socket_dir(settings.LPSE_DATA_DIR)})
    environment = {**os.environ, "DATABASE_URL": f"postgresql://lpse_app@/{place.database}?{socket}"}
    program, log = web(port), settings.LPSE_DATA_DIR / f"gunicorn-{place.rows}.log"
    with log.open("wb") as output:
        server = processes.spawn(
            program.command,
            on_parent_death=program.on_parent_death,
            env=environment,
            cwd=settings.BASE_DIR,
            stdout=output,
            stderr=output,
        )
    try:
        _wait_ready(server, port, log)
        yield port
    finally:
        processes.stop(server, program.stop)


def _wait_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"gunicorn tidak menjawab: {log.read_text()[-2000:]}") from None
            time.sleep(0.2)


def _ask(
    port: int, addresses: Sequence[str], headers: dict[str, str], seconds: float, answers: Answers
) -> None:
    """Ask in a closed loop; each request opens a connection of its own, as a proxy in front would."""
    gate = threading.Barrier(CONNECTIONS)

    def visit(first: int) -> list[tuple[float, int]]:
        gate.wait(30)
        seen, number, end = [], first, time.perf_counter() + seconds
        while (begun := time.perf_counter()) < end:
            status = _get(port, addresses[number % len(addresses)], headers)
            seen.append((time.perf_counter() - begun, status))
            number += 1
        return seen

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        seen = [one for visitor in pool.map(visit, range(CONNECTIONS)) for one in visitor]
    if all(status != 200 for _, status in seen):
        raise RuntimeError(f"{addresses[0]} menjawab {sorted({status for _, status in seen})}")
    answers.seconds += [elapsed for elapsed, status in seen if status == 200]
    answers.per_second.append(sum(status == 200 for _, status in seen) / seconds)
    answers.refused += sum(status != 200 for _, status in seen)


def _get(port: int, address: str, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()
