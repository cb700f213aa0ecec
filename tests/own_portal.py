"""A whole portal of its own for a test that breaks one: servers, workers, people at work, a mail server."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import psutil
import redis
from celery import Celery

from lpse.embedded import paths
from lpse.embedded.postgres import connect
from lpse.embedded.services import Lease, ensure
from lpse.management.commands.up import workers
from tests.processes import kill_hard, processes_of
from tests.surat_smtp import MailServer

ROOT = Path(__file__).resolve().parents[1]
# Generous: the machine may be busy with other things. What is awaited comes long before.
PATIENCE_SECONDS = 60.0
_ACTOR = "import django; django.setup(); from tests.pelaku import main; main()"
# What a portal at rest is made of; its sockets, locks and logs belong to one life.
_KEPT = ("postgres", "berkas", "program")
T = TypeVar("T")


def wait_for(what: str, condition: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
    """Return the first true answer of `condition`; AssertionError naming `what` when none came in time."""
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < deadline, f"belum juga dalam {seconds:.0f} detik: {what}"
        time.sleep(0.05)
    return answer


class Actor:
    """A running `tests.pelaku`; its answers are read from a file, so nobody ever waits for a full pipe."""

    def __init__(self, process: subprocess.Popen[bytes], output: Path) -> None:
        self.process = process
        self.output = output
        self._begun = 0

    def begin(self, act: str, *arguments: object) -> None:
        """Have the act done; its answers come when they come."""
        self._begun += 1
        assert self.process.stdin
        self.process.stdin.write(json.dumps([act, *arguments]).encode() + b"\n")
        self.process.stdin.flush()

    def answers(self) -> list[dict[str, Any]]:
        """Every whole line answered so far."""
        whole = self.output.read_bytes().rpartition(b"\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    def result(self) -> Any:
        """Wait for the act begun last and return its result."""

        def finished() -> list[dict[str, Any]]:
            done = [answer for answer in self.answers() if "selesai" in answer]
            alive = self.process.poll() is None
            assert alive, f"pelaku berhenti: {self.output.with_suffix('.log').read_text()[-3000:]}"
            return done if len(done) == self._begun else []

        return wait_for("jawaban pelaku", finished)[-1]["selesai"]

    def ask(self, act: str, *arguments: object) -> Any:
        """Have the act done and return its result."""
        self.begin(act, *arguments)
        return self.result()


class OwnPortal:
    """One data directory with its servers, each under a keeper of its own so that one may die alone."""

    def __init__(self, data_dir: Path, mail: MailServer, *, durable: bool) -> None:
        self.data_dir = data_dir
        self.mail = mail
        self.durable = durable
        self.env = {
            **os.environ,
            "LPSE_DATA_DIR": str(data_dir),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
            "DEBUG": "1",  # leaves collecting static files out
        }
        self._leases: dict[str, Lease] = {}
        self._processes: list[subprocess.Popen[bytes]] = []
        self._started = 0
        self._orphans = 0  # tasks that died in the hands of their worker

    # --- Servers

    def start_server(self, name: str) -> None:
        """Start `postgres` or `valkey`, also after a crash."""
        self._leases[name] = ensure(self.data_dir, (name,), durable=self.durable)

    def server(self, name: str) -> psutil.Process:
        """Return the process of a server: its keeper's child."""
        keeper = self._leases[name].started
        assert keeper
        [process] = psutil.Process(keeper.pid).children()
        return process

    def crash_server(self, name: str, signum: signal.Signals = signal.SIGKILL) -> None:
        """End a server without asking, and wait until its keeper has noticed."""
        self.server(name).send_signal(signum)
        lease = self._leases.pop(name)
        wait_for(f"penjaga {name} selesai", lambda: not lease.is_alive())
        lease.release()
        if name == "valkey":
            self._orphans = 0

    # --- Processes

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker of the quick queue exactly as `up` does."""
        [command] = [program.command for program in workers() if program.name == "cepat"]
        return self._spawn("pekerja", [*command, *options])[0]

    def lose(self, worker: subprocess.Popen[bytes]) -> None:
        """Kill the only worker; for hours, until the visibility timeout, nobody gets what it had taken."""
        self.kill(worker)
        self._orphans = self.taken()

    def actor(self) -> Actor:
        """Start a process of the web's kind."""
        return Actor(*self._spawn("pelaku", [sys.executable, "-c", _ACTOR]))

    def manage(self, *arguments: str) -> str:
        """Run a management command; return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        with (self.data_dir / "manage.log").open("ab") as errors:
            done = subprocess.check_output(command, cwd=ROOT, env=self.env, stderr=errors, timeout=500)
        return done.decode()

    def _spawn(self, name: str, command: Sequence[str]) -> tuple[subprocess.Popen[bytes], Path]:
        self._started += 1
        output = self.data_dir / f"{name}-{self._started}.keluaran"
        with output.open("wb") as answers, output.with_suffix(".log").open("wb") as errors:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=answers,
                stderr=errors,
                start_new_session=True,
            )
        self._processes.append(process)
        return process, output

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        """Kill a process with its whole group, as a machine that runs out of memory might."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if process.stdin:
            process.stdin.close()

    def stop(self) -> None:
        """End everything; harmless when little of it ever ran."""
        while self._processes:
            self.kill(self._processes.pop())
        while self._leases:
            self._leases.popitem()[1].release()
        kill_hard(processes_of(self.data_dir))

    # --- Looking inside

    def query(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database as its superuser."""
        with contextlib.closing(connect(self.data_dir)) as connection:
            answer = connection.execute(statement, values)
            return answer.fetchall() if answer.description else []

    @contextlib.contextmanager
    def valkey(self) -> Iterator[redis.Redis]:
        """A client of the queue's own database."""
        with contextlib.closing(redis.Redis.from_url(paths.cache_url(self.data_dir, 0))) as client:
            yield client

    def queued(self) -> int:
        """How many tasks wait for a worker."""
        with self.valkey() as client:
            return int(client.llen("cepat"))

    def taken(self) -> int:
        """How many tasks a worker, alive or dead, has taken and not finished."""
        with self.valkey() as client:
            return int(client.hlen("unacked"))

    def waiting_workers(self) -> int:
        """How many workers wait for a task."""
        with self.valkey() as client:
            return sum("b" in each["flags"] for each in client.client_list())

    def flush(self) -> None:
        """Empty Valkey: the queue, what workers hold, and the cache."""
        with self.valkey() as client:
            client.flushall()
        self._orphans = 0

    def tick(self, times: int = 1) -> None:
        """Do what so many schedulers do each minute."""
        with Celery("detak", broker=paths.broker_url(self.data_dir), set_as_current=False) as app:
            for _ in range(times):
                app.send_task("lpse.detak", queue="cepat")

    def settle(self) -> None:
        """Wait until the workers have nothing left to do."""
        calm = 0

        def is_calm() -> bool:
            # A task on its way from the queue to a worker is in neither place for a moment.
            nonlocal calm
            calm = calm + 1 if (self.queued(), self.taken()) == (0, self._orphans) else 0
            return calm == 10

        wait_for("pekerja selesai", is_calm)


@contextlib.contextmanager
def own_portal(seed: Path | None = None, *, durable: bool = False) -> Iterator[OwnPortal]:
    """Run a portal over a copy of `seed`, the data directory of a stopped one; nothing is left of it."""
    data_dir = Path(tempfile.mkdtemp(prefix="lpse-"))
    data_dir.chmod(0o711)  # the database account must be able to pass
    try:
        with MailServer() as mail:
            portal = OwnPortal(data_dir, mail, durable=durable)
            try:
                for name in _KEPT if seed else ():
                    if (seed / name).exists():
                        subprocess.run(["cp", "-a", seed / name, data_dir], check=True)
                portal.start_server("postgres")
                portal.start_server("valkey")
                yield portal
            finally:
                portal.stop()
    finally:
        shutil.rmtree(data_dir)
