"""Databases for the suite; units add their own fixtures below."""

import contextlib
import signal
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import plugin
from tests.services import make_test_database

SCHEMA_SECONDS = 900.0


@contextlib.contextmanager
def own_time(seconds: float) -> Iterator[None]:
    """So much time for the block; that of the test in whose setup it runs stands still meanwhile.

    Replaying every migration takes a minute, and several on a busy machine, whichever test comes first.
    """
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replace pytest-django's: the databases are clones, and the servers are thrown away as a whole."""
    with django_db_blocker.unblock(), own_time(SCHEMA_SECONDS):
        make_test_database(plugin.BASE)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(autouse=True)
def cache_kosong() -> None:
    """A test's world is its own: what an earlier one asked counts toward no limit here."""
    cache.clear()
