"""Databases for the suite; units add their own fixtures below."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import plugin
from tests.services import make_test_database


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replace pytest-django's: the databases are clones, and the servers are thrown away as a whole."""
    with django_db_blocker.unblock():
        make_test_database(plugin.BASE)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(autouse=True)
def cache_kosong() -> None:
    """A test's world is its own: what an earlier one asked counts toward no limit here."""
    cache.clear()
