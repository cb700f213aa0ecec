"""The rounds: floor, small and large in turn, line by line, so that noise meets all of them."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.client import Answers, load
from bench.floor import prepare
from bench.lines import Floor, Line, Portal
from bench.places import Place
from bench.servers import Cpu, floor, portal
from bench.visitor import Visitor, sign_in

FLOOR_ROWS = 100_000
FLOOR = 0  # stands for the floor where others have the size of their database


@dataclass
class Series:
    """What the rounds of one line brought on one side."""

    answers: list[Answers] = field(default_factory=list)
    cpu: list[Cpu] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        return [a.rate for a in self.answers]

    @property
    def rate(self) -> float:
        return median(self.rates)

    @property
    def p50_ms(self) -> float:
        return median(a.p50_ms for a in self.answers)

    @property
    def p99_ms(self) -> float:
        return median(a.p99_ms for a in self.answers)

    @property
    def refused(self) -> list[str]:
        return [head for a in self.answers for head in a.refused]

    @property
    def asked(self) -> int:
        return sum(len(a.seconds) + len(a.refused) for a in self.answers)

    def cpu_ms(self, *parts: str) -> float:
        """Server CPU per request, over all rounds: its clock ticks in hundredths of a second."""
        return sum(c.of(*(parts or ("web", "database"))) for c in self.cpu) / self.asked * 1000

    @property
    def client_ms(self) -> float:
        return sum(a.client_cpu for a in self.answers) / self.asked * 1000


Beside = dict[tuple[str, int], Series]  # by line and rows; FLOOR for the floor


@contextlib.contextmanager
def opened(places: Sequence[Place]) -> Iterator[tuple[Floor, list[Portal]]]:
    """The floor and a portal per place, running, with somebody signed in at each."""
    with contextlib.ExitStack() as stack:
        yield _open_floor(stack), [_open_portal(stack, place) for place in places]


def measure_beside(
    chosen: Sequence[Line], bare: Floor, portals: Sequence[Portal], *, rounds: int, seconds: float
) -> Beside:
    """Load every line and its floor in every round; who goes first changes from round to round.

    The first round warms up and does not count. Raises RuntimeError when a line is refused altogether.
    """
    table: Beside = {}
    for number in range(rounds + 1):
        for line in chosen:
            turn: list[Floor | Portal] = [bare, *portals[-line.sizes :]]
            for side in reversed(turn) if number % 2 else turn:
                answers, cpu = _one(line, side, seconds)
                if number:
                    series = table.setdefault((line.name, side.rows), Series())
                    series.answers.append(answers)
                    series.cpu.append(cpu)
            print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return table


def _open_floor(stack: contextlib.ExitStack) -> Floor:
    server = stack.enter_context(floor(FLOOR_ROWS))
    visitor = Visitor(server.port)
    action, fields = visitor.form(visitor.get("/masuk/"), "/masuk/")
    visitor.post(action, {**fields, "username": prepare.USER, "password": prepare.PASSWORD})
    return Floor(server, visitor.cookies, FLOOR)


def _open_portal(stack: contextlib.ExitStack, place: Place) -> Portal:
    server = stack.enter_context(portal(place.database))
    officer = place.officer
    visitor = sign_in(server.port, officer.email, officer.password, officer.secret)
    return Portal(server, place, visitor.cookies)


def _one(line: Line, side: Floor | Portal, seconds: float) -> tuple[Answers, Cpu]:
    if isinstance(side, Portal):
        side.place.activate()
        requests, count = line.portal(side, line.times or 0), line.count
    else:
        requests, count = line.floor(side, line.times or 0), None
    before, counted = side.server.cpu(), count() if count else 0
    answers = load(side.server.port, iter(requests), seconds=None if line.times else seconds)
    cpu = side.server.cpu().since(before)
    if not answers.seconds:
        raise RuntimeError(f"{line.name}: semua permintaan ditolak. Yang pertama:\n{answers.refused[0]}")
    if count and abs(count() - counted) != len(answers.seconds):
        raise RuntimeError(f"{line.name}: dijawab, tetapi tidak dikerjakan.")
    return answers, cpu
