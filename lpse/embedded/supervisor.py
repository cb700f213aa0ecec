"""Running the portal's own processes together: one output, one end."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lpse.embedded import processes

_TICK_SECONDS = 0.2
_CHUNK = 65536
_DRAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Program:
    """A child to run: its name in the output, its command line and how it is asked to end."""

    name: str
    command: Sequence[str]
    stop: processes.Steps = ((signal.SIGTERM, 5.0),)
    on_parent_death: signal.Signals = signal.SIGKILL


class Supervisor:
    """Children started in order and stopped in reverse; when one dies, all do."""

    def __init__(self, directory: Path, output: TextIO = sys.stdout) -> None:
        self.directory = directory
        self.output = output
        self._children: list[tuple[Program, subprocess.Popen[bytes]]] = []
        self._selector = selectors.DefaultSelector()
        self._rest: dict[str, bytes] = {}

    def start(self, program: Program) -> None:
        """Start one child; its output appears line by line behind its name. Raises OSError."""
        output, inlet = os.pipe()
        try:
            child = processes.spawn(
                program.command,
                on_parent_death=program.on_parent_death,
                cwd=self.directory,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdout=inlet,
                stderr=inlet,
            )
        finally:
            os.close(inlet)
        self._children.append((program, child))
        self._selector.register(output, selectors.EVENT_READ, program.name)

    def watch(self, until: Callable[[], bool]) -> str | None:
        """Pass output on until `until()` holds; return the name of a child that died before, else None."""
        while not until():
            self._pump(_TICK_SECONDS)
            for program, child in self._children:
                if child.poll() is not None:
                    return program.name
        return None

    def stop(self) -> None:
        """Ask all to end, the last started first, each by its steps in its time, then kill what is left."""
        begun = time.monotonic()
        calls: list[tuple[float, signal.Signals, subprocess.Popen[bytes]]] = []
        patience = 0.0
        for program, child in reversed(self._children):
            waited = 0.0
            for signum, seconds in program.stop:
                calls.append((waited, signum, child))
                waited += seconds
            patience = max(patience, waited)
        for after, signum, child in sorted(calls, key=lambda call: call[0]):
            self._wait_ended(begun + after)
            if child.poll() is None:
                child.send_signal(signum)
        self._wait_ended(begun + patience)
        for _, child in reversed(self._children):
            processes.kill_session(child)
        # All have ended: what their pipes still hold, the end included, is ready now.
        drained_by = time.monotonic() + _DRAIN_SECONDS
        while self._pump(0) and time.monotonic() < drained_by:
            pass
        self._children.clear()

    def _wait_ended(self, deadline: float) -> None:
        while time.monotonic() < deadline and any(child.poll() is None for _, child in self._children):
            self._pump(0.05)

    def _pump(self, seconds: float) -> bool:
        ready = self._selector.select(seconds)
        for key, _ in ready:
            chunk = os.read(key.fd, _CHUNK)
            self._print(key.data, chunk)
            if not chunk:
                self._selector.unregister(key.fd)
                os.close(key.fd)
        if not self._selector.get_map():
            time.sleep(seconds)
        return bool(ready)

    def _print(self, name: str, chunk: bytes) -> None:
        """Print the whole lines; a rest waits for its end, or for the end of the child."""
        *lines, rest = (self._rest.pop(name, b"") + chunk).split(b"\n")
        if chunk:
            self._rest[name] = rest
        elif rest:
            lines.append(rest)
        # Nobody may be reading any more; the portal keeps serving.
        with contextlib.suppress(BrokenPipeError):
            for line in lines:
                self.output.write(f"{name:<7}| {line.decode('utf-8', 'replace')}\n")
            self.output.flush()
