"""Children run together, and a command's failure told in one sentence."""

import io
import os
import signal
import sys
import time

import psutil
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from psycopg.errors import DiskFull

from lpse.aturan import AturanDilanggar
from lpse.embedded import command
from lpse.embedded.supervisor import Program, Supervisor


@pytest.fixture
def supervisor(tmp_path):
    supervisor = Supervisor(tmp_path, io.StringIO())
    yield supervisor
    supervisor.stop()


def python(name, code, *steps):
    return Program(name, [sys.executable, "-c", code], steps or ((signal.SIGTERM, 5.0),))


def said(supervisor):
    return supervisor.output.getvalue()


def wait_until_said(supervisor, text):
    deadline = time.monotonic() + 20
    assert supervisor.watch(lambda: text in said(supervisor) or time.monotonic() > deadline) is None
    assert text in said(supervisor)


WAITS = "import time; print('mulai', flush=True); time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + WAITS


def test_output_comes_by_whole_lines_behind_its_name(supervisor):
    supervisor.start(python("a", "import sys; print('satu'); print('dua'); sys.stdout.write('sisa')"))
    assert supervisor.watch(lambda: False) == "a"
    supervisor.stop()
    assert said(supervisor).splitlines() == ["a      | satu", "a      | dua", "a      | sisa"]


def test_death_of_a_child_is_reported_by_name(supervisor):
    supervisor.start(python("tetap", WAITS))
    supervisor.start(python("gugur", "raise SystemExit(3)"))
    assert supervisor.watch(lambda: False) == "gugur"


def test_children_stop_in_reverse_order(supervisor):
    goodbye = (
        "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit('pamit')); " + WAITS
    )
    for name in ("a", "b", "c"):
        supervisor.start(python(name, goodbye))
        wait_until_said(supervisor, f"{name}      | mulai")
    sent = []
    for _, child in supervisor._children:
        child.send_signal = lambda signum, child=child: (sent.append(child.pid), os.kill(child.pid, signum))
    pids = [child.pid for _, child in supervisor._children]
    supervisor.stop()
    assert sent == pids[::-1]
    assert said(supervisor).count("pamit") == 3


def test_stubborn_child_is_killed_in_its_time(supervisor):
    supervisor.start(python("a", STUBBORN, (signal.SIGTERM, 0.3), (signal.SIGTERM, 0.3)))
    wait_until_said(supervisor, "mulai")
    begun = time.monotonic()
    supervisor.stop()
    assert 0.6 <= time.monotonic() - begun < 20


def test_grandchildren_end_with_the_child(supervisor):
    start = "subprocess.Popen(['sleep', '60'])"
    code = f"import subprocess, time; print({start}.pid, flush=True); time.sleep(60)"
    supervisor.start(python("a", code))
    supervisor.watch(lambda: said(supervisor).endswith("\n"))
    grandchild = psutil.Process(int(said(supervisor).split()[-1]))
    supervisor.stop()
    # Nobody waits for it any more, so a machine without a proper init keeps its zombie.
    psutil.wait_procs([grandchild], timeout=10)
    assert not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (AturanDilanggar("Tidak boleh."), "Tidak boleh."),
        (ImproperlyConfigured("BASE_URL belum diisi."), "BASE_URL belum diisi."),
        (OSError(28, "No space left on device"), "Cakram penuh"),
        (OperationalError("connection refused"), "Basis data tidak dapat dihubungi"),
        (ValueError("isi perut"), "kesalahan yang tidak terduga (ValueError)"),
    ],
)
def test_failure_is_one_sentence(cause, sentence, monkeypatch, capsys, tmp_path):
    def fail(argv):
        raise cause

    monkeypatch.setenv("LPSE_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(command, "execute_from_command_line", fail)
    assert command.run(["manage.py", "check"]) == 1
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.err.count("\n") == 1
    assert "isi perut" not in captured.err
    assert captured.out == ""


def test_full_disk_is_recognised_behind_the_database_error():
    error = OperationalError("could not extend file")
    error.__cause__ = DiskFull()
    assert command.sentence(error).startswith("Cakram penuh")


def test_details_of_the_unexpected_are_kept(monkeypatch, capsys, tmp_path):
    (tmp_path / "log").mkdir()
    monkeypatch.setenv("LPSE_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(command, "execute_from_command_line", lambda argv: {}["hilang"])
    assert command.run(["manage.py", "check"]) == 1
    assert "KeyError: 'hilang'" in (tmp_path / "log" / "kesalahan.log").read_text()
    with pytest.raises(KeyError):
        command.run(["manage.py", "check", "--traceback"])


def test_exit_code_of_a_command_is_kept(monkeypatch):
    def leave(argv):
        raise SystemExit(3)

    monkeypatch.setattr(command, "execute_from_command_line", leave)
    assert command.run(["manage.py", "check"]) == 3
