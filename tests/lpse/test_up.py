"""`manage.py up`: the portal starts, stops, survives a crash, and says in one sentence why it cannot."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
import redis

from bench.environment import free_port
from lpse.embedded import paths
from lpse.embedded.postgres import connect
from lpse.embedded.services import ensure
from tests.processes import kill_hard, processes_of, wait_gone
from tests.schema_cache import SchemaCache
from tests.services import own_services

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 20.0
# Several whole starts in one test, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)


class Portal:
    """One data directory with its port, and the `up` that runs over it."""

    def __init__(self, data_dir):
        self.data_dir = data_dir
        self.port = free_port()
        self.env = {
            **os.environ,
            "LPSE_DATA_DIR": str(data_dir),
            "PORT": str(self.port),
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "DEBUG": "1",  # leaves collecting static files out
        }
        self.output = Path(f"{data_dir}.keluaran")
        self.process = None

    def start(self, **env):
        """Start `up` as a shell would: its own process group."""
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env={**self.env, **env},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    def wait_ready(self, seconds=240):
        """Wait for the sentence that says it is ready; return how long that took."""
        begun = time.monotonic()
        while "Berhenti dengan Ctrl-C" not in self.output.read_text():
            assert self.process.poll() is None, self.output.read_text()
            assert time.monotonic() - begun < seconds, self.output.read_text()
            time.sleep(0.1)
        return time.monotonic() - begun

    def wait_stopped(self):
        """Return the exit code; nothing may be left after the time a stop may take."""
        begun = time.monotonic()
        code = self.process.wait(STOP_SECONDS + 5)
        assert time.monotonic() - begun < STOP_SECONDS, self.output.read_text()
        assert wait_gone(self.data_dir) == []
        assert "Traceback" not in self.output.read_text()
        return code

    def stop(self, signum=signal.SIGTERM):
        os.killpg(self.process.pid, signum)
        return self.wait_stopped()

    def refuse(self, command="up", **env):
        """Run a command that must fail; return its one sentence."""
        answer = subprocess.run(
            [sys.executable, "manage.py", command],
            cwd=ROOT,
            env={**self.env, **env},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert answer.returncode == 1
        sentence = answer.stderr.strip()
        assert "\n" not in sentence, sentence
        assert sentence.endswith("."), sentence
        assert wait_gone(self.data_dir) == []
        return sentence

    def query(self, statement):
        with contextlib.closing(connect(self.data_dir, role="lpse_owner")) as connection:
            answer = connection.execute(statement)
            return answer.fetchone()[0] if answer.description else None


@pytest.fixture
def portal():
    """A portal in a directory of its own, gone afterwards with whatever still runs in it."""
    base = Path(tempfile.mkdtemp(prefix="lpse-up-"))
    base.chmod(0o711)
    yield Portal(base / "var")
    kill_hard(processes_of(base))
    shutil.rmtree(base)


@pytest.fixture
def migrated(portal):
    """One whose database an earlier start has migrated, for tests of what comes after."""
    with ensure(portal.data_dir), contextlib.closing(connect(portal.data_dir)) as pg:
        SchemaCache(portal.data_dir, pg.info.server_version).restore(pg.info.dbname)
    return portal


@pytest.mark.berat
def test_up_serves_and_stops_without_leftovers(portal):
    portal.start().wait_ready()
    with urllib.request.urlopen(f"http://127.0.0.1:{portal.port}/healthz", timeout=60) as answer:
        assert json.load(answer)["status"] == "ok"
    commands = [" ".join(process.cmdline()) for process in processes_of(portal.data_dir)]
    queues = [f"-Q {name}" for name in ("cepat", "lama", "pantau", "cadangan")]
    for part in ("gunicorn", *queues, " beat ", "postgres", "valkey-server"):
        assert any(part in command for command in commands), part
    assert f"http://127.0.0.1:{portal.port}/" in portal.output.read_text()
    assert portal.stop() == 0


@pytest.mark.parametrize("taken_by", ["listening", "bound"])
def test_up_refuses_a_taken_port(portal, taken_by):
    with socket.socket() as other:
        other.bind(("127.0.0.1", portal.port))
        if taken_by == "listening":
            other.listen()
        assert f"Porta {portal.port} dipakai program lain" in portal.refuse()
    assert not portal.data_dir.exists(), "the port is looked at before anything else"


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"PORT": "delapan"}, "PORT berisi “delapan”"),
        ({"PORT": "70000"}, "PORT berisi “70000”"),
        ({"LPSE_PROFIL": "ngawur"}, "ngawur"),
        ({"LPSE_DATA_DIR": "/dev/null"}, "/dev/null tidak dapat dipakai"),
        ({"LPSE_DATA_DIR": "/dev/null/var"}, "/dev/null/var tidak dapat dipakai"),
        ({"DATABASE_URL": "ngawur"}, "DATABASE_URL tidak dapat dibaca"),
        (
            {"DATABASE_URL": "postgresql://a:rahasia@127.0.0.1:1/lpse"},
            "127.0.0.1:1/lpse tidak dapat dihubungi",
        ),
        ({"DATABASE_URL": "postgresql://a:rahasia@127.0.0.1:x/lpse"}, "DATABASE_URL tidak dapat dibaca"),
        ({"REDIS_URL": "ngawur"}, "REDIS_URL tidak dapat dibaca"),
        ({"PG_BIN": "/dev"}, "PG_BIN menunjuk /dev"),
        ({"SECRET_KEY": ""}, "SECRET_KEY belum diisi"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
@pytest.mark.berat
def test_up_refuses_what_it_cannot_use(portal, env, said):
    sentence = portal.refuse(**env)
    assert said in sentence
    assert "rahasia" not in sentence


@pytest.mark.berat
def test_up_refuses_an_unreachable_queue(portal):
    with own_services(portal.data_dir.parent / "lain"):
        host = paths.database(portal.data_dir.parent / "lain", "lpse_app")["HOST"]
        urls = {
            "DATABASE_URL": f"postgresql://lpse_app@/lpse?host={host}",
            "REDIS_URL": "redis://127.0.0.1:1/0",
        }
        assert "Server antrean 127.0.0.1:1 tidak dapat dihubungi" in portal.refuse(**urls)
    assert not (portal.data_dir / "postgres").exists(), "with both addresses given no server is started"
    assert not (portal.data_dir / "valkey").exists()


@pytest.mark.berat
def test_second_start_is_quick_and_has_the_same_data(migrated):
    migrated.start(DEBUG="0").wait_ready()
    migrated.query("CREATE TABLE tanda AS SELECT 7 AS nilai")
    redis.Redis.from_url(paths.cache_url(migrated.data_dir)).set("tanda", "ada")
    assert migrated.stop() == 0
    assert migrated.start(DEBUG="0").wait_ready() < 60
    assert migrated.query("SELECT nilai FROM tanda") == 7
    assert redis.Redis.from_url(paths.cache_url(migrated.data_dir)).get("tanda") == b"ada"
    assert migrated.stop() == 0


@pytest.mark.berat
@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_up_stops_on_a_signal(migrated, signum):
    migrated.start().wait_ready()
    assert migrated.stop(signum) == 0


@pytest.mark.berat
def test_repeated_signals_are_one_stop(migrated):
    migrated.start().wait_ready()
    for signum in (signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGINT):
        os.killpg(migrated.process.pid, signum)
        time.sleep(0.2)
    assert migrated.wait_stopped() == 0
    assert migrated.output.read_text().count("Menghentikan portal") == 1


@pytest.mark.berat
@pytest.mark.parametrize("moment", ["postgres/data.baru", "postgres/data/postmaster.pid", "run/up"])
def test_up_stops_in_the_middle_of_a_start(portal, moment):
    portal.start()
    deadline = time.monotonic() + 30
    while not (portal.data_dir / moment).exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    for _ in range(2):
        os.killpg(portal.process.pid, signal.SIGINT)
    assert portal.wait_stopped() in (0, 130)
    portal.start().wait_ready()
    assert portal.stop() == 0


@pytest.mark.berat
@pytest.mark.parametrize("everything", [False, True])
def test_up_recovers_from_being_killed(migrated, everything):
    migrated.start().wait_ready()
    migrated.query("CREATE TABLE tanda AS SELECT 7 AS nilai")
    if everything:
        kill_hard(processes_of(migrated.data_dir))
    else:
        os.killpg(migrated.process.pid, signal.SIGKILL)
    migrated.process.wait()
    migrated.start().wait_ready()
    assert migrated.query("SELECT nilai FROM tanda") == 7
    assert migrated.stop() == 0


@pytest.mark.berat
def test_killed_up_leaves_nothing_behind(migrated):
    migrated.start().wait_ready()
    os.killpg(migrated.process.pid, signal.SIGKILL)
    migrated.process.wait()
    assert wait_gone(migrated.data_dir) == []


@pytest.mark.berat
@pytest.mark.parametrize("part", ["gunicorn", "-Q lama", "postgres -D", "valkey-server"])
def test_death_of_one_part_stops_the_rest(migrated, part):
    migrated.start().wait_ready()
    victim = next(p for p in processes_of(migrated.data_dir) if part in " ".join(p.cmdline()))
    victim.kill()
    assert migrated.wait_stopped() == 1
    assert "berhenti sendiri" in migrated.output.read_text()


@pytest.mark.berat
def test_second_up_over_the_same_data_is_refused(migrated):
    migrated.start().wait_ready()
    second = Portal(migrated.data_dir)
    answer = subprocess.run(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=second.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "sudah berjalan" in answer.stderr
    assert migrated.process.poll() is None
    assert migrated.stop() == 0


@pytest.mark.berat
def test_command_beside_up_uses_its_servers(migrated):
    migrated.start().wait_ready()
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c"]
    code = "from lpse.models import Akun; print(Akun.objects.count())"
    answer = subprocess.run(
        [*command, code], cwd=ROOT, env=migrated.env, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "0"
    assert migrated.process.poll() is None
    assert migrated.stop() == 0
    answer = subprocess.run(
        [*command, code], cwd=ROOT, env=migrated.env, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "0"
    assert wait_gone(migrated.data_dir) == []


@pytest.mark.berat
def test_servers_outlive_up_while_a_command_uses_them(migrated):
    migrated.start().wait_ready()
    with ensure(migrated.data_dir):
        os.killpg(migrated.process.pid, signal.SIGTERM)
        assert migrated.process.wait(STOP_SECONDS) == 0
        assert migrated.query("SELECT 1") == 1
    assert wait_gone(migrated.data_dir) == []


@pytest.mark.berat
def test_path_of_120_characters_with_spaces_works(portal):
    long = Portal(portal.data_dir / "jalur yang panjang " / ("x" * 90) / "var")
    assert len(str(long.data_dir)) >= 120
    long.data_dir.parent.mkdir(parents=True)
    long.start().wait_ready()
    assert long.stop() == 0
    shutil.rmtree(paths.postgres_socket_dir(long.data_dir))
    shutil.rmtree(paths.valkey_socket(long.data_dir).parent, ignore_errors=True)


@contextlib.contextmanager
def small_disk(directory, megabytes):
    """Put a file system of that size under the directory."""
    if os.geteuid() != 0:
        pytest.skip("hanya root yang dapat membuat cakram kecil")
    directory.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "lpse", directory], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", directory], check=True)


@pytest.mark.berat
def test_up_refuses_a_disk_that_is_nearly_full(portal):
    with small_disk(portal.data_dir, 200):
        assert "Cakram penuh" in portal.refuse()


@pytest.mark.berat
@pytest.mark.parametrize("megabytes", [1, 20])
def test_command_says_that_the_disk_is_too_small(portal, megabytes):
    """The space that `up` asks for first is not the only guard: any command starts servers."""
    with small_disk(portal.data_dir, megabytes):
        assert "Cakram penuh" in portal.refuse("migrate")


@pytest.mark.berat
def test_command_says_that_the_disk_has_filled_up(portal):
    with small_disk(portal.data_dir, 80):
        ensure(portal.data_dir).release()
        with contextlib.suppress(OSError), (portal.data_dir / "isi").open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))
        assert "Cakram penuh" in portal.refuse("migrate")
