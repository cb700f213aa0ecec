"""`manage.py up`: the whole portal as one command, from the database to the scheduler."""

import contextlib
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import redis
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections

from lpse.demo import AKUN_DEMO, SANDI_DEMO, check_demo
from lpse.embedded.command import needed_servers
from lpse.embedded.directories import prepare
from lpse.embedded.errors import LayananTidakSiap, disk_full, is_out_of_space
from lpse.embedded.locks import Lock
from lpse.embedded.paths import log_dir, run_dir
from lpse.embedded.services import Lease, ensure
from lpse.embedded.static import collect_static
from lpse.embedded.supervisor import Program, Supervisor
from lpse.models import Akun
from lpse.profil import profil

# A portal killed a moment ago may need a second to let go of its port.
_PORT_SECONDS = 2.0
_HEALTHY_SECONDS = 120.0
_FREE_BYTES = 300 * 1024 * 1024


class StopSignals:
    """The first Ctrl-C, SIGTERM or hang-up is the wish to stop; whatever follows is the same wish."""

    def __init__(self) -> None:
        self.wanted = False
        # While work is going on that nothing polls, the wish interrupts it.
        self.interrupts = True
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, self._note)

    def _note(self, _signum: int, _frame: object) -> None:
        first, self.wanted = not self.wanted, True
        if first and self.interrupts:
            raise KeyboardInterrupt


class Command(BaseCommand):
    help = "Menjalankan portal lengkap sampai Ctrl-C: basis data, antrean, web, pekerja, dan penjadwal."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        signals = StopSignals()
        check_port(settings.PORT)
        with contextlib.suppress(KeyboardInterrupt), contextlib.ExitStack() as stack:
            lease = self._prepare(stack)
            connections.close_all()
            signals.interrupts = False
            supervisor = Supervisor(settings.BASE_DIR)
            stack.callback(supervisor.stop)
            self._serve(supervisor, lease, signals)
            self.stdout.write("Menghentikan portal …")

    def _serve(self, supervisor: Supervisor, lease: Lease, signals: StopSignals) -> None:
        """Run the portal's processes until a signal; LayananTidakSiap when something ends by itself."""

        def ended() -> bool:
            return signals.wanted or not lease.is_alive()

        # The web first and alone: the others would only slow down what people are waiting for.
        supervisor.start(web(settings.PORT))
        is_healthy = Health(settings.PORT)
        dead = supervisor.watch(lambda: ended() or is_healthy())
        if not dead and not ended():
            for program in workers():
                supervisor.start(program)
            self._announce()
            dead = supervisor.watch(ended)
        if dead:
            raise LayananTidakSiap(
                f"Proses {dead} berhenti sendiri, jadi portal dihentikan. Lihat keluarannya."
            )
        if not signals.wanted:
            raise _servers_died(lease.data_dir)

    def _prepare(self, stack: contextlib.ExitStack) -> Lease:
        """Bring everything to where the web may answer; raises what `sentence` can say."""
        data_dir = settings.LPSE_DATA_DIR
        prepare(data_dir)
        if shutil.disk_usage(data_dir).free < _FREE_BYTES:
            raise disk_full(data_dir)
        lock = Lock(run_dir(data_dir) / "up")
        stack.callback(lock.close)
        if not lock.take():
            raise LayananTidakSiap(
                f"Portal dengan data di {data_dir} sudah berjalan. Hentikan dulu yang itu."
            )
        profil()
        lease = stack.enter_context(ensure(data_dir, needed_servers()))
        stack.callback(connections.close_all)
        check_servers()
        self.stdout.write("Memutakhirkan basis data …")
        call_command("migrate", interactive=False, verbosity=0)
        check_demo()
        if settings.LPSE_DEMO and not Akun.objects.exists():
            self.stdout.write("Mengisi data demo …")
            call_command("seed_demo")
        if not settings.DEBUG:
            collect_static(data_dir)
        return lease

    def _announce(self) -> None:
        self.stdout.write(f"\n{profil().lpse.nama}: portal siap di http://127.0.0.1:{settings.PORT}/")
        if settings.LPSE_DEMO:
            self.stdout.write(f"Akun demo, semua dengan kata sandi {SANDI_DEMO}:")
            for akun in AKUN_DEMO:
                self.stdout.write(f"  {akun.user_id:<13} {akun.peran.label}")
        self.stdout.write("Berhenti dengan Ctrl-C.\n")
        self.stdout.flush()


def _servers_died(data_dir: Path) -> LayananTidakSiap:
    if is_out_of_space(data_dir):
        return disk_full(data_dir)
    return LayananTidakSiap(f"Server basis data atau antrean berhenti sendiri. Lihat {log_dir(data_dir)}.")


def check_port(port: int) -> None:
    """Raise LayananTidakSiap when another program listens on the loopback port."""
    deadline = time.monotonic() + _PORT_SECONDS
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except PermissionError:
                raise LayananTidakSiap(
                    f"Porta {port} hanya untuk root. Pilih porta lain, misalnya PORT=8000."
                ) from None
            except OSError:
                if time.monotonic() > deadline:
                    raise LayananTidakSiap(
                        f"Porta {port} dipakai program lain. Hentikan program itu atau pilih porta lain, "
                        f"misalnya PORT={port + 1 if port < 65535 else 8000}."
                    ) from None
                time.sleep(0.1)
            else:
                return


def check_servers() -> None:
    """Reach the database and the queue once; raises OperationalError or LayananTidakSiap."""
    connection.ensure_connection()
    if settings.EMBEDDED_VALKEY:
        return
    try:
        with contextlib.closing(
            redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_connect_timeout=5)
        ) as client:
            client.ping()
    except redis.RedisError:
        address = urlsplit(settings.CELERY_BROKER_URL)
        raise LayananTidakSiap(
            f"Server antrean {address.hostname}:{address.port or 6379} tidak dapat dihubungi. "
            "Periksa REDIS_URL dan pastikan servernya berjalan."
        ) from None


def web(port: int) -> Program:
    """Return the web server; loopback only, since a proxy stands in front of anything public."""
    command = [sys.executable, "-m", "gunicorn", "lpse.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"]
    command += ["--no-control-socket", "--graceful-timeout", "3", "--log-level", "warning"]
    return Program("web", command, on_parent_death=signal.SIGQUIT)


def workers() -> list[Program]:
    """Return a worker for each queue, so that a backup delays no mail and a mail no probe; the scheduler."""
    # Root's worker is the demo's choice; the warning would be the first thing people read.
    calm = "ignore:You're running the worker with superuser"
    celery = [sys.executable, "-W", calm, "-m", "celery", "-A", "lpse", "--quiet"]
    worker = ["worker", "--without-mingle", "--without-gossip", "--loglevel", "WARNING"]
    threads = [*celery, *worker, "--pool", "threads"]
    # One round of asking at a time, and each is a crowd of its own: no pool to feed. One backup, too.
    solo = [*celery, *worker, "--pool", "solo"]
    # Warm first; SIGQUIT then hands unfinished work back to the queue.
    patience = ((signal.SIGTERM, 4.0), (signal.SIGQUIT, 1.5))
    return [
        Program("cepat", [*threads, "-Q", "cepat", "-n", "cepat@%h", "-c", "2"], patience),
        Program("lama", [*threads, "-Q", "lama", "-n", "lama@%h", "-c", "1"], patience),
        Program("pantau", [*solo, "-Q", "pantau", "-n", "pantau@%h"], patience),
        *(
            Program(f"cadangan-{n}", [*solo, "-Q", "cadangan", "-n", f"cadangan-{n}@%h"], patience)
            for n in range(1, settings.CADANGAN_SERENTAK + 1)
        ),
        Program("beat", [*celery, "beat", "--pidfile", "", "--loglevel", "WARNING"]),
    ]


class Health:
    """Whether the web answers, asked a few times a second for as long as a start may take."""

    def __init__(self, port: int) -> None:
        # Asked under the name the portal is known by, or it would answer that it is not meant.
        host = urlsplit(settings.BASE_URL).netloc
        self._request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
        self._next = time.monotonic()
        self._deadline = self._next + _HEALTHY_SECONDS

    def __call__(self) -> bool:
        """Return whether /healthz answers 200; raises LayananTidakSiap when it has not for too long."""
        now = time.monotonic()
        if now < self._next:
            return False
        if now > self._deadline:
            raise LayananTidakSiap(
                f"Web tidak menjawab dalam {_HEALTHY_SECONDS:.0f} detik. Lihat keluarannya."
            )
        try:
            with urllib.request.urlopen(self._request, timeout=2):  # noqa: S310
                return True
        except (urllib.error.URLError, OSError):
            self._next = time.monotonic() + 0.25
            return False
