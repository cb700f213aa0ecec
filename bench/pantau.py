"""`python -m bench.pantau`: one round of the monitoring over the web pages of a thousand servers of its own.

    python -m bench.pantau [--sasaran 1000] [--json]

Each has an address of the loopback to itself, as a thousand real ones would: no connection is used twice.
The floor is a bare aiohttp gather over the same addresses in the same run: what is above it is what we make
of each target (its address judged, a time limit and a reading of its own). Then one in ten hangs.
"""

import asyncio
import contextlib
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

import aiohttp

from bench import sendiri
from bench.environment import free_port, no_servers

TARGET_SECONDS = 3.0
TARGET_RATIO = 1.5
AT_ONCE = 200
ROUNDS = 5
HANGING_TIMEOUT = 5.0
DEADLINE = 45.0
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nOK"


class _Server(asyncio.Protocol):
    """Answers each request; one for /gantung never."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._head = transport, b""

    def data_received(self, data: bytes) -> None:
        self._head += data
        if b"\r\n\r\n" in self._head:
            if not self._head.startswith(b"GET /gantung"):
                self._transport.write(_ANSWER)
            self._head = b""


def _hosts(count: int) -> list[str]:
    return [f"127.0.{n // 250}.{n % 250 + 1}" for n in range(count)]


def _serve(count: int, pipe: Any) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    async def run() -> None:
        port, loop = free_port(), asyncio.get_running_loop()
        server = await loop.create_server(_Server, _hosts(count), port)
        pipe.send(port)
        await server.serve_forever()

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run())


@contextlib.contextmanager
def _servers(count: int) -> Iterator[int]:
    """The servers, all in another process; the value is their port."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(count, theirs), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join(10)


def _bare(addresses: Sequence[str]) -> int:
    """What aiohttp alone takes; returns how many answered 200."""

    async def one(session: aiohttp.ClientSession, address: str) -> int:
        async with session.get(address) as answer:
            await answer.read()
            return answer.status

    async def run() -> int:
        connector = aiohttp.TCPConnector(limit=AT_ONCE)
        async with aiohttp.ClientSession(connector=connector) as session:
            return (await asyncio.gather(*(one(session, a) for a in addresses))).count(200)

    return asyncio.run(run())


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    began, own = time.perf_counter(), time.process_time()
    answer = work()
    return time.perf_counter() - began, time.process_time() - own, answer


def measure(count: int) -> dict[str, Any]:
    """The floor and ours turn by turn, then ours with one in ten hanging; seconds and what was answered."""
    from infrastruktur.enums.pantau import JenisSasaran
    from infrastruktur.pemantau import Tanya, tanya

    def cycle(addresses: Sequence[str], limit: float) -> list[Any]:
        targets = [Tanya(a, JenisSasaran.HTTP, a, batas=limit) for a in addresses]
        return tanya(targets, sekaligus=AT_ONCE, tenggat=DEADLINE, izin=["127.0.0.0/8"])

    with _servers(count) as port:
        pages = [f"http://{host}:{port}/" for host in _hosts(count)]
        some = [page if n % 10 else f"{page}gantung" for n, page in enumerate(pages)]
        rounds = [
            (_timed(lambda: _bare(pages)), _timed(lambda: cycle(pages, HANGING_TIMEOUT)))
            for _ in range(ROUNDS)
        ]
        hanging, _, results = _timed(lambda: cycle(some, HANGING_TIMEOUT))
    floor, ours = ([r[which] for r in rounds] for which in range(2))
    silent = {page for page in some if page.endswith("gantung")}
    return {
        "sasaran": count,
        "lantai_detik": round(min(f[0] for f in floor), 2),
        "siklus_detik": round(min(o[0] for o in ours), 2),
        "siklus_terlama_detik": round(max(o[0] for o in ours), 2),
        "lantai_prosesor_detik": round(min(f[1] for f in floor), 2),
        "siklus_prosesor_detik": round(min(o[1] for o in ours), 2),
        "kali_lantai": round(median(o[0] / f[0] for f, o in zip(floor, ours, strict=True)), 2),
        "tidak_terjawab_lantai": count * ROUNDS - sum(f[2] for f in floor),
        "tidak_terjawab": sum(1 for o in ours for h in o[2] if h.galat),
        "menggantung": len(silent),
        "menggantung_siklus_detik": round(hanging, 2),
        "menggantung_tepat": {h.kode for h in results if h.galat} == silent,
        "memori_puncak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "sasaran_detik": TARGET_SECONDS,
        "sasaran_kali_lantai": TARGET_RATIO,
    }


def holds(results: dict[str, Any]) -> bool:
    """Whether a cycle keeps its time, with one target in ten hanging as well."""
    return bool(
        results["siklus_detik"] < TARGET_SECONDS
        and results["kali_lantai"] <= TARGET_RATIO
        and not results["tidak_terjawab"]
        and results["menggantung_siklus_detik"] < DEADLINE
        and results["menggantung_tepat"]
    )


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run(
        "pantau", lambda _, chosen: measure(chosen.sasaran), holds, servers=no_servers, sasaran=1000
    )


if __name__ == "__main__":
    sys.exit(main())
