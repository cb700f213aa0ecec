"""Reaching around the application's own role."""

import contextlib
from collections.abc import Iterator

import psycopg
from django.db import connection

from lpse.embedded.postgres import connect
from tests import plugin


@contextlib.contextmanager
def superuser() -> Iterator[psycopg.Connection]:
    """A superuser's connection to this worker's database."""
    with contextlib.closing(connect(plugin.BASE, dbname=connection.settings_dict["NAME"])) as pg:
        yield pg
