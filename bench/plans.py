"""What the database really reads for a page: counted rows do not depend on how busy the machine is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.places import Place
from bench.timing import Measure

SUSPICIOUS_ROWS = 500  # a page shows at most 50, each with a few rows around it


@dataclass(frozen=True)
class Scan:
    """One scan of one statement that read many rows."""

    measure: str
    kind: str
    table: str
    rows: int
    statement: str


@dataclass(frozen=True)
class Reading:
    """How many statements a measure sends, how many rows their SELECTs read, and the scans that read many."""

    statements: int
    rows: int
    scans: list[Scan]


def read(measure: Measure, place: Place) -> Reading:
    """Do the measure once, then have each of its SELECTs explained with the same values."""
    place.activate()
    work = measure.prepare(place)
    with CaptureQueriesContext(connection) as captured:
        work()
    sent = [query["sql"] for query in captured.captured_queries]
    scans = [scan for sql in sent if sql.startswith("SELECT") for scan in _scans(measure.name, sql)]
    many = [scan for scan in scans if scan.rows > SUSPICIOUS_ROWS]
    # Savepoints and the like ask no table.
    asking = [sql for sql in sent if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    return Reading(len(asking), sum(scan.rows for scan in scans), many)


def _scans(name: str, sql: str) -> Iterator[Scan]:
    with connection.cursor() as cursor:
        # Outside a transaction: whatever such a SELECT locks, it lets go at once.
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}")
        answer = cursor.fetchone()[0]
    plan = json.loads(answer) if isinstance(answer, str) else answer
    for node in _nodes(plan[0]["Plan"]):
        if "Relation Name" in node and "Scan" in node["Node Type"]:
            yield Scan(name, node["Node Type"], node["Relation Name"], _rows(node), sql)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _rows(node: dict[str, Any]) -> int:
    """Rows a scan looked at, those it threw away included; the plan gives averages per loop."""
    removed = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    per_loop: float = node["Actual Rows"] + sum(node.get(key, 0) for key in removed)
    loops: float = node["Actual Loops"]
    return round(per_loop * loops)
