"""A load client that is not the bottleneck: one thread, one event loop, requests made beforehand as bytes.

Each request opens a connection of its own, as nginx does in front of gunicorn. What the client itself costs
is measured and printed: it runs on the same machine.
"""

import itertools
import selectors
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlencode
from uuid import uuid4

CONNECTIONS = 8
_PATIENCE = 60.0
_addresses = itertools.count(1)


@dataclass
class Answers:
    """What one load brought: seconds per request that was answered as hoped, and how many were not."""

    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    client_cpu: float = 0.0
    refused: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.elapsed if self.elapsed else 0.0

    @property
    def p50_ms(self) -> float:
        return median(self.seconds) * 1000

    @property
    def p99_ms(self) -> float:
        return quantiles(self.seconds, n=100, method="inclusive")[-1] * 1000


@dataclass(frozen=True)
class Request:
    """Bytes to send, and what the head of the answer must contain to count."""

    content: bytes
    hoped: bytes


def request(
    path: str,
    cookies: Mapping[str, str],
    *,
    form: Mapping[str, str] | None = None,
    file: tuple[str, bytes] | None = None,
    hoped: str = "",
) -> Request:
    """A GET, or a POST of a form (multipart where `file` is (field name, content)).

    `hoped`: the status, or for a POST how the address ends that it must lead to. Every request comes from
    another address, as nginx reports it: limits per address are not what is measured.
    """
    number = next(_addresses)
    head = [
        f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: close",
        f"X-Forwarded-For: 10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        f"Cookie: {'; '.join(f'{name}={value}' for name, value in cookies.items())}",
    ]
    body = b""
    if form is not None:
        body, kind = _multipart(form, *file) if file else (urlencode(form).encode(), _URLENCODED)
        head += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    wanted = f"\r\nLocation: {hoped}" if form is not None else f"HTTP/1.1 {hoped or 200}"
    return Request("\r\n".join([*head, "", ""]).encode() + body, wanted.encode())


_URLENCODED = "application/x-www-form-urlencoded"


def _multipart(form: Mapping[str, str], field_name: str, content: bytes) -> tuple[bytes, str]:
    mark = uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in form.items()
    ]
    disposition = f'form-data; name="{field_name}"; filename="foto.jpg"'
    parts.append(
        f"--{mark}\r\nContent-Disposition: {disposition}\r\nContent-Type: image/jpeg\r\n\r\n".encode()
    )
    return b"".join(
        [*parts, content, f"\r\n--{mark}--\r\n".encode()]
    ), f"multipart/form-data; boundary={mark}"


@dataclass
class _Talk:
    """One request under way."""

    request: Request
    begun: float
    unsent: memoryview
    head: bytes = b""


def load(port: int, requests: Iterator[Request], *, seconds: float | None = None) -> Answers:
    """Keep CONNECTIONS requests under way, for so many seconds or (None) until they are used up."""
    answers, cpu, begun = Answers(), time.process_time(), time.perf_counter()
    end = begun + (seconds or _PATIENCE)
    with selectors.DefaultSelector() as selector:
        for wanted in itertools.islice(requests, CONNECTIONS):
            _begin(selector, port, wanted)
        while selector.get_map():
            ready = selector.select(_PATIENCE)
            if not ready:
                raise RuntimeError(f"Server di porta {port} tidak menjawab dalam {_PATIENCE:.0f} detik.")
            for key, events in ready:
                done = _go_on(selector, key, events, answers)
                following = next(requests, None) if done and time.perf_counter() < end else None
                if following:
                    _begin(selector, port, following)
    answers.elapsed = time.perf_counter() - begun
    answers.client_cpu = time.process_time() - cpu
    return answers


def _begin(selector: selectors.BaseSelector, port: int, wanted: Request) -> None:
    talk = _Talk(wanted, time.perf_counter(), memoryview(wanted.content))
    connection = socket.socket()
    connection.setblocking(False)
    connection.connect_ex(("127.0.0.1", port))
    selector.register(connection, selectors.EVENT_WRITE, talk)


def _go_on(
    selector: selectors.BaseSelector, key: selectors.SelectorKey, events: int, answers: Answers
) -> bool:
    """Send or receive what the connection is ready for; True once the answer is complete."""
    connection, talk = key.fileobj, key.data
    assert isinstance(connection, socket.socket)
    if events & selectors.EVENT_WRITE:
        talk.unsent = talk.unsent[connection.send(talk.unsent) :]
        if not talk.unsent:
            selector.modify(connection, selectors.EVENT_READ, talk)
        return False
    try:
        received = connection.recv(262_144)
    except ConnectionError:
        received = b""
    if received:
        # The head is all that is looked at, and it comes first.
        talk.head = talk.head or received
        return False
    selector.unregister(connection)
    connection.close()
    if talk.request.hoped in talk.head.partition(b"\r\n\r\n")[0]:
        answers.seconds.append(time.perf_counter() - talk.begun)
    else:
        answers.refused.append(talk.head.partition(b"\r\n\r\n")[0].decode(errors="replace")[:500])
    return True
