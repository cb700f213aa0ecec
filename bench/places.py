"""One database per size, side by side in one server, so that both are measured within one second."""

import contextlib
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from bench.fill import Cast, Officer, fill, make_cast
from lpse.embedded.paths import DATABASE
from lpse.embedded.postgres import connect
from lpse.paging import read_page
from registrasi.models import Pendaftaran
from registrasi.queries.antrean import SEMUA, Saringan, saring

SAMPLED = 200
DEEP = 0.6  # how far down a list the deep page lies


@dataclass
class Place:
    """A database of one size, with what a measurement there needs."""

    rows: int
    database: str
    cast: Cast
    officer: Officer
    connection: BaseDatabaseWrapper
    samples: Iterator[Pendaftaran]
    deep: dict[str, str]
    verifier: Client
    auditor: Client
    visitor: Client

    def activate(self) -> None:
        """Let `default` mean this database in the current thread."""
        connections["default"] = self.connection


def open_database(name: str) -> BaseDatabaseWrapper:
    """A connection of the application's role to the database `name`, for the current thread."""
    connection: BaseDatabaseWrapper = connections.create_connection("default")
    connection.settings_dict = {**connection.settings_dict, "NAME": name}
    return connection


@contextlib.contextmanager
def inside(database: str) -> Iterator[None]:
    """Let `default` mean another database for the block, in a thread that has no connection yet."""
    connections["default"] = connection = open_database(database)
    try:
        yield
    finally:
        connection.close()


def make_places(data_dir: Path, sizes: list[int]) -> list[Place]:
    """Migrate once, make the people once, then clone and fill a database per size."""
    call_command("migrate", interactive=False, verbosity=0)
    cast = make_cast(len(sizes))
    connections.close_all()
    return [_make_place(data_dir, *each, cast) for each in zip(sizes, cast.officers, strict=True)]


def _make_place(data_dir: Path, rows: int, officer: Officer, cast: Cast) -> Place:
    name = f"bench_{rows}"
    with contextlib.closing(connect(data_dir, dbname="postgres")) as admin:
        admin.execute(f"CREATE DATABASE {name} OWNER lpse_owner TEMPLATE {DATABASE} STRATEGY FILE_COPY")
    with contextlib.closing(connect(data_dir, dbname=name)) as admin:
        fill(admin, rows, cast)
    connections["default"] = connection = open_database(name)
    return Place(
        rows,
        name,
        cast,
        officer,
        connection,
        samples=_samples(),
        deep=_deep_cursors(cast),
        verifier=_client(cast.session_verifier),
        auditor=_client(cast.session_auditor),
        visitor=Client(),
    )


def _client(session: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def _samples() -> Iterator[Pendaftaran]:
    """Waiting registrations in no order, again and again: no page is measured on one lucky row.

    Those that gave a company e-mail: the desk has one thing more to compare there.
    """
    waiting = Pendaftaran.objects.filter(status="diajukan", nomor__startswith="REG-2020-")
    waiting = waiting.exclude(email_perusahaan="")
    pks = list(waiting.order_by("pk").values_list("pk", flat=True))
    chosen = random.Random(1).sample(pks, min(SAMPLED, len(pks)))
    return itertools.cycle(list(Pendaftaran.objects.filter(pk__in=chosen).select_related("akun")))


def _deep_cursors(cast: Cast) -> dict[str, str]:
    """For each status the cursor of a page far down its list."""
    cursors = {}
    for saringan in (Saringan(), Saringan(status="disetujui"), Saringan(status=SEMUA)):
        rows, order = saring(saringan, cast.verifiers[0]), saringan.urutan
        columns = [f"-{column}" if order.falling else column for column in order.columns]
        pks = list(rows.order_by(*columns).values_list("pk", flat=True))
        begin = int(len(pks) * DEEP)
        two_rows = rows.filter(pk__in=pks[begin : begin + 2])
        cursors[saringan.status] = read_page(two_rows, order, size=1).after
    return cursors
