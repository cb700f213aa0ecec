"""The embedded servers: who may use them, who owns them, and how they come back after a crash."""

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

import psycopg
import pytest
import redis

from lpse.embedded import paths
from lpse.embedded.account import database_account, portal_account
from lpse.embedded.directories import own_private
from lpse.embedded.errors import LayananTidakSiap
from lpse.embedded.keeper import keeper_lock
from lpse.embedded.locks import Lock
from lpse.embedded.postgres import connect
from lpse.embedded.rahasia import secret
from lpse.embedded.services import ensure
from lpse.embedded.static import collect_static
from tests.processes import kill_hard, processes_of, wait_gone
from tests.programs import required_program

AS_ROOT = os.geteuid() == 0
NO_CLUSTER = Path("/tidak/ada")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def data_dir():
    """A data directory with a short path, gone afterwards with whatever still runs in it."""
    base = Path(tempfile.mkdtemp(prefix="lpse-"))
    base.chmod(0o755)
    yield base / "var data"
    wait_gone(base)
    kill_hard(processes_of(base))
    shutil.rmtree(base)


def query(data_dir, statement, role="lpse_owner"):
    with contextlib.closing(connect(data_dir, role=role)) as connection:
        answer = connection.execute(statement)
        return answer.fetchone()[0] if answer.description else None


def hold(data_dir):
    """Start another process that uses the servers until it is killed."""
    code = "import sys,time; from pathlib import Path; from lpse.embedded.services import ensure\n"
    code += "lease = ensure(Path(sys.argv[1]), durable=False); print('siap', flush=True); time.sleep(60)"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(data_dir)], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
    )
    with holder.stdout as output:
        assert output.readline() == b"siap\n"
    return holder


# --- Paths --------------------------------------------------------------------------------------------


def test_sockets_lie_in_the_data_directory():
    settings = paths.database(Path("/srv/lpse data"), "lpse_app")
    assert settings["HOST"] == "/srv/lpse data/postgres/run"
    assert settings["USER"] == "lpse_app"
    assert paths.cache_url(Path("/srv/lpse data")) == "unix:///srv/lpse%20data/run/valkey.sock?db=1"


@pytest.mark.parametrize("length", [79, 80, 81, 82, 120, 400])
def test_socket_path_fits_the_kernel(length):
    data_dir = Path("/" + "x" * 50 + "/" + "y" * (length - 52))
    socket = paths.postgres_socket_dir(data_dir) / paths.POSTGRES_SOCKET
    assert len(os.fsencode(socket)) <= 107
    assert len(os.fsencode(paths.valkey_socket(data_dir))) <= 107
    assert socket.is_relative_to(data_dir) == (length <= 80)


def test_long_directories_do_not_share_a_socket():
    first, second = (paths.postgres_socket_dir(Path("/" + "x" * 150 + end)) for end in "ab")
    assert first != second


def test_comma_in_a_path_is_kept_from_libpq():
    assert "," not in str(paths.postgres_socket_dir(Path("/srv/a,b")))


def test_asking_for_paths_creates_nothing(data_dir):
    paths.database(data_dir, "lpse_app")
    paths.broker_url(data_dir)
    assert not data_dir.exists()


def test_private_directory_of_another_is_refused(tmp_path):
    directory = tmp_path / "lpse"
    directory.mkdir(mode=0o755)
    with pytest.raises(LayananTidakSiap, match="terbuka bagi akun lain"):
        own_private(directory, portal_account())


def test_private_directory_behind_a_link_is_refused(tmp_path):
    (tmp_path / "asal").mkdir(mode=0o700)
    (tmp_path / "lpse").symlink_to(tmp_path / "asal")
    with pytest.raises(LayananTidakSiap, match="bukan milik"):
        own_private(tmp_path / "lpse", portal_account())


# --- Secrets and locks --------------------------------------------------------------------------------


def test_secret_is_made_once_and_private(data_dir):
    value = secret(data_dir, "secret_key")
    assert len(value) >= 50
    assert secret(data_dir, "secret_key") == value
    assert secret(data_dir, "audit_key") != value
    assert stat.S_IMODE((data_dir / "rahasia" / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE((data_dir / "rahasia").stat().st_mode) == 0o700


def test_secret_is_one_when_many_ask_at_once(data_dir):
    answers = []
    threads = [Thread(target=lambda: answers.append(secret(data_dir, "satu"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1


def test_secret_refuses_an_unwritable_directory(tmp_path):
    (tmp_path / "berkas").touch()
    with pytest.raises(LayananTidakSiap, match="tidak dapat dipakai"):
        secret(tmp_path / "berkas", "satu")


def test_exclusive_lock_excludes(tmp_path):
    first, second = Lock(tmp_path / "kunci"), Lock(tmp_path / "kunci")
    assert first.take()
    assert not second.take()
    assert not second.take(shared=True)
    assert not second.is_free()
    first.close()
    assert second.is_free()
    assert second.take()
    second.close()


# --- Life and death of the servers ---------------------------------------------------------------------


def test_servers_serve_until_their_last_user_leaves(data_dir):
    with ensure(data_dir, durable=False) as first:
        with ensure(data_dir, durable=False) as second:
            assert second.started is None, "the second user must join, not start its own"
            assert query(data_dir, "SELECT 1") == 1
        assert first.is_alive()
        assert query(data_dir, "SELECT 1") == 1
        assert redis.Redis.from_url(paths.cache_url(data_dir)).ping()
    assert wait_gone(data_dir) == []


def test_starter_may_leave_while_another_stays(data_dir):
    first = ensure(data_dir, durable=False)
    with ensure(data_dir, durable=False) as second:
        begun = time.monotonic()
        first.release()
        assert time.monotonic() - begun < 20, "leaving must not wait for the others"
        time.sleep(0.6)
        assert second.is_alive()
        assert query(data_dir, "SELECT 1") == 1
    assert wait_gone(data_dir) == []


@pytest.mark.berat
def test_two_users_at_once_get_one_server(data_dir):
    leases = []
    threads = [Thread(target=lambda: leases.append(ensure(data_dir, durable=False))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lease.started is None for lease in leases) == [False, True]
    for lease in leases:
        lease.release()
    assert wait_gone(data_dir) == []


def test_killed_user_leaves_nothing_running(data_dir):
    holder = hold(data_dir)
    assert processes_of(data_dir)
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()
    assert wait_gone(data_dir) == []


@pytest.mark.berat
def test_killed_keeper_takes_the_servers_along_and_data_stays(data_dir):
    with ensure(data_dir) as lease:
        query(data_dir, "CREATE TABLE tanda AS SELECT 7 AS nilai")
        lease.started.kill()
        lease.started.wait()
        assert not lease.is_alive()
    with ensure(data_dir):
        assert query(data_dir, "SELECT nilai FROM tanda") == 7
    assert wait_gone(data_dir) == []


@pytest.mark.berat
def test_everything_killed_at_once_is_recovered(data_dir):
    lease = ensure(data_dir)
    query(data_dir, "CREATE TABLE tanda AS SELECT 7 AS nilai")
    redis.Redis.from_url(paths.cache_url(data_dir)).set("tanda", "ada")
    time.sleep(1.1)  # the append-only file is written out each second
    kill_hard([p for p in processes_of(data_dir) if p.pid != os.getpid()])
    lease.release()
    assert (data_dir / "postgres/data/postmaster.pid").exists(), "or nothing was left to recover from"
    with ensure(data_dir):
        assert query(data_dir, "SELECT nilai FROM tanda") == 7
        assert redis.Redis.from_url(paths.cache_url(data_dir)).get("tanda") == b"ada"


@pytest.mark.berat
def test_stale_pid_of_somebody_else_is_left_alone(data_dir):
    ensure(data_dir).release()
    with subprocess.Popen(
        ["sleep", "60"], user=database_account(NO_CLUSTER).uid if AS_ROOT else None
    ) as stranger:
        pid_file = data_dir / "postgres/data/postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{data_dir}/postgres/data\n1\n5432\n/tmp\n\n 1 1\nready\n")
        with ensure(data_dir):
            assert query(data_dir, "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.berat
def test_interrupted_initdb_is_begun_again(data_dir):
    draft = data_dir / "postgres" / "data.baru"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    with ensure(data_dir, ["postgres"], durable=False):
        assert query(data_dir, "SELECT 1") == 1


@pytest.mark.berat
def test_only_what_is_needed_is_started(data_dir):
    with ensure(data_dir, ["valkey"], durable=False):
        assert not (data_dir / "postgres").exists()
        with ensure(data_dir, durable=False) as both:
            assert both.started is not None
            assert query(data_dir, "SELECT 1") == 1


@pytest.mark.berat
def test_failed_start_leaves_nothing_and_says_one_sentence(data_dir, monkeypatch):
    monkeypatch.setenv("PG_BIN", str(data_dir / "tidak-ada"))
    with pytest.raises(LayananTidakSiap, match="PG_BIN menunjuk"):
        ensure(data_dir, durable=False)
    assert wait_gone(data_dir) == []
    assert keeper_lock(data_dir, "postgres").is_free()


@pytest.mark.berat
def test_long_path_with_spaces_and_commas(data_dir):
    long = data_dir / ("jalur, panjang " * 8) / "var"
    assert len(str(long)) > 120
    with ensure(long, durable=False):
        assert query(long, "SELECT 1") == 1
        assert redis.Redis.from_url(paths.cache_url(long)).ping()
        places = {paths.postgres_socket_dir(long), paths.valkey_socket(long).parent}
        assert all(stat.S_IMODE(place.stat().st_mode) == 0o700 for place in places)
    for place in places:
        place.rmdir()


# --- Who may do what -----------------------------------------------------------------------------------


def test_application_role_may_not_create(data_dir):
    with ensure(data_dir, durable=False):
        for statement in ("CREATE TABLE x ()", "CREATE DATABASE x", "CREATE ROLE x"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                query(data_dir, statement, role="lpse_app")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            query(data_dir, "CREATE ROLE x", role="lpse_owner")
        query(data_dir, "CREATE EXTENSION pg_trgm", role="lpse_owner")
        assert query(data_dir, "SELECT current_setting('is_superuser')", role="postgres") == "on"
        assert query(data_dir, "SHOW listen_addresses", role="postgres") == ""
        assert query(data_dir, "SHOW fsync", role="postgres") == "off"


@pytest.mark.berat
def test_database_is_utf8_and_orders_by_code_point(data_dir):
    with ensure(data_dir):
        assert query(data_dir, "SHOW server_encoding") == "UTF8"
        assert query(data_dir, "SELECT 'b' < 'É' AND 'Z' < 'a'")
        assert query(data_dir, "SHOW fsync", role="postgres") == "on"


@pytest.mark.skipif(not AS_ROOT, reason="hanya root yang meminjam akun lain untuk basis data")
def test_root_lends_the_database_an_unprivileged_account():
    with tempfile.TemporaryDirectory(prefix="lpse-tertutup-") as closed:
        data_dir = Path(closed) / "var"
        before = stat.S_IMODE(Path(closed).stat().st_mode)
        assert before == 0o700, "the account must not be able to pass through"
        with ensure(data_dir, durable=False):
            server = next(p for p in processes_of(data_dir) if p.name() == "postgres")
            assert server.uids().real == server.uids().effective == database_account(NO_CLUSTER).uid != 0
            assert query(data_dir, "SELECT 1") == 1
        assert stat.S_IMODE(Path(closed).stat().st_mode) == before
        shutil.rmtree(paths.private_dir(data_dir, 0, "-program"), ignore_errors=True)


@pytest.mark.skipif(not AS_ROOT, reason="hanya root yang meminjam akun lain untuk basis data")
def test_cluster_stays_with_the_account_that_made_it(tmp_path):
    """Installing a distribution's PostgreSQL later brings its account, but the data is not its."""
    shutil.chown(tmp_path, "daemon")
    assert database_account(tmp_path).name == "daemon"
    shutil.chown(tmp_path, "root")
    assert database_account(tmp_path) == database_account(NO_CLUSTER)
    assert database_account(NO_CLUSTER).name in ("postgres", "nobody")


@pytest.mark.skipif(not AS_ROOT, reason="hanya root yang dapat menyamar sebagai akun lain")
@pytest.mark.parametrize("name", ["daemon", database_account(NO_CLUSTER).name])
def test_other_accounts_are_kept_out(data_dir, name):
    with ensure(data_dir, durable=False):
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                os.setgroups([])
                os.setgid(pwd.getpwnam(name).pw_gid)
                os.setuid(pwd.getpwnam(name).pw_uid)
                connect(data_dir, role="lpse_app")
                os._exit(0)
            os._exit(3)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
        assert query(data_dir, "SELECT 1", role="lpse_app") == 1


# --- Other PostgreSQL programs ---------------------------------------------------------------------------


@pytest.mark.berat
def test_data_of_another_major_version_is_refused(data_dir):
    ensure(data_dir, ["postgres"], durable=False).release()
    (data_dir / "postgres/data/PG_VERSION").write_text("14\n")
    with pytest.raises(LayananTidakSiap, match="dibuat PostgreSQL 14"):
        ensure(data_dir, ["postgres"], durable=False)


@pytest.mark.berat
def test_pg_bin_replaces_the_programs(data_dir, monkeypatch):
    old = Path("/usr/lib/postgresql/15/bin")
    if not (old / "postgres").exists():
        required_program("postgresql-15")
    monkeypatch.setenv("PG_BIN", str(old))
    with ensure(data_dir, durable=False):
        assert query(data_dir, "SHOW server_version_num").startswith("15")


# --- Static files ----------------------------------------------------------------------------------------


def test_static_files_are_collected_once(data_dir, settings, monkeypatch):
    settings.STATIC_ROOT = data_dir / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    paths.run_dir(data_dir).mkdir(parents=True)
    collect_static(data_dir)
    sample = next(path for path in settings.STATIC_ROOT.rglob("*.css"))
    sample.unlink()
    collect_static(data_dir)
    assert not sample.exists(), "nothing changed, so nothing is collected"
    monkeypatch.setattr("lpse.embedded.static._fingerprint", lambda: "lain")
    collect_static(data_dir)
    assert sample.exists()
