"""A client of ClamAV's daemon: is it there, how old are its signatures, what is in this stream.

Its own protocol is three commands over a socket; a library would hide the answers that matter here.
"""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ASK_SECONDS = 3.0
# Above clamd's MaxScanTime in docker-compose.yml: what takes longer is clamd's own refusal, not a dead line.
SCAN_SECONDS = 60.0
DEFAULT_PORT = 3310
_CHUNK = 64 * 1024
_LONGEST_REPLY = 4096
_FOUND = re.compile(r"stream: (\S+) FOUND")
# Reported as found, yet it says the opposite: the scanner did not look at everything.
_LIMITS = "Heuristics.Limits.Exceeded"


class PemindaiMati(Exception):
    """Nobody answers at CLAMD_URL."""


class TanpaPutusan(Exception):
    """The scanner is there, but did not judge the whole of this stream."""


class Terbaca(Protocol):
    """What can be read in pieces; b"" is its end."""

    def read(self, size: int, /) -> bytes: ...


def ping() -> None:
    """Raise PemindaiMati unless the scanner answers."""
    reply = _ask(b"PING")
    if reply != "PONG":
        raise PemindaiMati(f"jawaban atas PING: {reply[:80]!r}")


def database_date() -> datetime | None:
    """When the signatures were made; None when the scanner does not say. Raises PemindaiMati."""
    _, _, date = _ask(b"VERSION").rpartition("/")
    try:
        return datetime.strptime(date, "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    except ValueError:
        return None


def scan(content: Terbaca) -> str:
    """Send a stream and return the name of the signature found in it, "" for none.

    Raises PemindaiMati when nobody answers, TanpaPutusan for everything but a judgement of the whole stream.
    What `content.read` raises passes through.
    """
    with _line(SCAN_SECONDS) as line:
        complete = line.send(b"zINSTREAM\0")
        while complete and (chunk := content.read(_CHUNK)):
            complete = line.send(len(chunk).to_bytes(4, "big") + chunk)
        complete = complete and line.send(bytes(4))
        reply = line.reply()
    # Above StreamMaxLength it answers before the end and hangs up: no such answer is a judgement.
    if complete and reply == "stream: OK":
        return ""
    found = _FOUND.fullmatch(reply)
    if not complete or found is None or found[1].startswith(_LIMITS):
        raise TanpaPutusan(reply[:120] or "sambungan terputus tanpa jawaban")
    return found[1]


def address() -> str | tuple[str, int]:
    """Where the scanner listens: a socket's path, or host and port. Raises ImproperlyConfigured."""
    try:
        parts = urlsplit(str(settings.CLAMD_URL))
        if parts.scheme == "unix" and parts.path.startswith("/") and not parts.netloc:
            return parts.path
        if parts.scheme == "tcp" and parts.hostname:
            return parts.hostname, parts.port or DEFAULT_PORT
    except ValueError:
        pass
    raise ImproperlyConfigured(
        "CLAMD_URL tidak terbaca. Isi dengan tcp://host:3310 atau unix:///run/clamav/clamd.ctl."
    )


def _ask(command: bytes) -> str:
    try:
        with _line(ASK_SECONDS) as line:
            line.send(b"z" + command + b"\0")
            return line.reply()
    except TanpaPutusan as cause:
        raise PemindaiMati(str(cause)) from cause


@contextmanager
def _line(seconds: float) -> Iterator["_Line"]:
    """Connect; everything over the line together takes at most so many seconds."""
    try:
        connection = _connect()
    except OSError as cause:
        raise PemindaiMati(type(cause).__name__) from cause
    with connection:
        yield _Line(connection, seconds)


def _connect() -> socket.socket:
    target = address()
    if isinstance(target, tuple):
        return socket.create_connection(target, timeout=ASK_SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(ASK_SECONDS)
        connection.connect(target)
    except OSError:
        connection.close()
        raise
    return connection


class _Line:
    """One conversation under one deadline: a scanner that drips does not hold a worker for ever."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection = connection
        self._end = time.monotonic() + seconds

    def send(self, data: bytes) -> bool:
        """Send; False when the other side has hung up, for its reply may say why."""
        try:
            self._await()
            self._connection.sendall(data)
        except ConnectionError:
            return False
        except OSError as cause:
            raise TanpaPutusan(type(cause).__name__) from cause
        return True

    def reply(self) -> str:
        """Read up to the terminator or the end of the connection."""
        received = b""
        try:
            while b"\0" not in received and len(received) < _LONGEST_REPLY:
                self._await()
                part = self._connection.recv(_LONGEST_REPLY)
                if not part:
                    break
                received += part
        except OSError as cause:
            raise TanpaPutusan(type(cause).__name__) from cause
        text, _, _ = received.partition(b"\0")
        return text.decode("utf-8", "replace").strip()

    def _await(self) -> None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
