"""Loaded by `-p` before the settings are read: gives the suite real servers that are gone when it ends.

The controller starts them in a temporary data directory; xdist workers find them through the environment.
"""

import atexit
import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

_BASE = "LPSE_UJI_DIREKTORI"
_SHARED = ("run", "log", "postgres", "valkey", "program")
_IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
_COMPLETE = "LPSE_WAJIB_LENGKAP"
_KEPT = (_BASE, _COMPLETE, "LPSE_GAMBAR", "PG_BIN")
_OPTIONAL = "opsional:"
_LEASE = pytest.StashKey[object]()
# Of a heavy test that names no time of its own.
_HEAVY_SECONDS = 600


def _set_environment() -> Path:
    """Make the suite independent of the shell it is run from, above all of its database."""
    for name in list(os.environ):
        if name.startswith(("LPSE_", "PG")) and name not in _KEPT:
            del os.environ[name]
    for name in (
        "DATABASE_URL",
        "DATABASE_MIGRASI_URL",
        "UJI_PULIH_DATABASE_URL",
        "REDIS_URL",
        "STORAGE_URL",
        "CLAMD_URL",
        "PORT",
    ):
        os.environ.pop(name, None)
    if not _IS_WORKER:
        os.environ[_BASE] = tempfile.mkdtemp(prefix="lpse-uji-")
        atexit.register(shutil.rmtree, os.environ[_BASE], ignore_errors=True)
        # The database account must be able to pass on its way to the programs copied there.
        Path(os.environ[_BASE]).chmod(0o711)
    base = Path(os.environ[_BASE])
    own = base / os.environ.get("PYTEST_XDIST_WORKER", "main")
    own.mkdir(exist_ok=True)
    (own / "static").mkdir(exist_ok=True)
    for name in _SHARED:
        (own / name).symlink_to(base / name)
    os.environ |= {
        "LPSE_DATA_DIR": str(own),
        "LPSE_PROFIL": "tulungagung",
        "LPSE_DEMO": "0",
        "SECRET_KEY": "kunci-uji-" + "x" * 50,
        "AUDIT_KEY": "kunci-jejak-uji-" + "x" * 50,
        "BASE_URL": "http://testserver",
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        "DEBUG": "0",
    }
    return base


BASE = _set_environment()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give each worker its own queue and cache, and passwords that cost no time."""
    import hypothesis
    from django.conf import settings

    from lpse.celery import app as celery_app
    from lpse.embedded import paths
    from tests.services import flush_as_superuser, worker_databases

    broker, cache = worker_databases()
    celery_app.conf.broker_url = settings.CELERY_BROKER_URL = paths.broker_url(BASE, broker)
    settings.CACHES["default"]["LOCATION"] = paths.cache_url(BASE, cache)
    # A second's silence on a busy machine is no outage, and an outage is five seconds without any count.
    settings.CACHES["default"]["OPTIONS"] = {"socket_connect_timeout": 60, "socket_timeout": 60}
    # Collecting and hashing is `up`'s work; pages under test need names only.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    flush_as_superuser(BASE)
    # No time limit for one example, which a busy machine exceeds; the same examples in every run.
    hypothesis.settings.load_profile("ci")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """In the controller: start the servers before the workers are."""
    if _IS_WORKER or session.config.option.collectonly:
        return
    from lpse.embedded.services import ensure

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    session.config.stash[_LEASE] = ensure(BASE, durable=False)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """In the controller: stop the servers before their files are removed."""
    lease = config.stash.get(_LEASE, None)
    if lease is not None:
        lease.release()  # type: ignore[attr-defined]


def _giliran(item: pytest.Item) -> int:
    if item.path.name == "test_jejak.py":
        return 0
    return 1 if "perjalanan" in item.path.parts else 2 if item.path.name == "test_akses.py" else 3


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys before the rest: they are the longest, and one that began last would keep a worker alone.

    Then the access table, whose world takes half a minute to make: side by side, one worker makes it. That
    world is one open transaction, and seals wait for the oldest on the server: theirs come before all.
    """
    items.sort(key=_giliran)
    for item in items:
        if item.get_closest_marker("berat") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(_HEAVY_SECONDS))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected lives until the end: the collector need not look through it ten thousand times."""
    gc.collect()
    gc.freeze()


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    # Data of the project's own house may be absent anywhere; programs may not.
    optional = _OPTIONAL in str(report.longrepr)
    if (
        report.skipped
        and os.environ.get(_COMPLETE) == "1"
        and not hasattr(report, "wasxfail")
        and not optional
    ):
        report.outcome = "failed"
        report.longrepr = f"dilewati, padahal {_COMPLETE}=1: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is installed (CI) a skip hides a test that should have run."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    report = yield
    _refuse_skip(report)
    return report
