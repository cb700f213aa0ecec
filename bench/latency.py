"""What a phone on a bad line and an office computer wait for: Chromium, throttled, every visit a cold one."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.browser import FLAGS, browser_program
from bench.lines import Portal

_PATIENCE_MS = 120_000
# First contentful and largest contentful paint, and the load event, in ms since the navigation began.
_OBSERVE = """
window.__lcp = 0;
new PerformanceObserver(l => { for (const e of l.getEntries()) window.__lcp = e.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
"""
_TIMES = """() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    window.__lcp,
    performance.getEntriesByType('navigation')[0].loadEventEnd,
]"""


@dataclass(frozen=True)
class Profile:
    """A line and a device: kilobits per second down and up, round trip, how many times slower, and screen."""

    name: str
    down: int
    up: int
    round_trip_ms: int
    slower: int
    width: int
    height: int


EDGE = Profile("Edge (400 kbps, 400 ms, CPU÷6)", 400, 400, 400, 6, 360, 740)
P75 = Profile("P75 (9/3 Mbps, 100 ms, CPU÷4)", 9_000, 3_000, 100, 4, 360, 740)
KANTOR = Profile("Kantor (1,6 Mbps, 100 ms, CPU÷4)", 1_600, 1_600, 100, 4, 1280, 900)


@dataclass(frozen=True)
class Budget:
    """The most that a page may take; None where nothing is promised. Times in seconds, bytes in KB."""

    fcp: float | None = None
    lcp: float | None = None
    load: float | None = None
    kilobytes: float | None = None
    requests: int | None = None


PROVIDER = {
    EDGE: Budget(fcp=2.0, load=3.5, kilobytes=60, requests=8),
    P75: Budget(lcp=1.5, kilobytes=60, requests=8),
}
OFFICE_LIST = {KANTOR: Budget(load=2.0, kilobytes=150, requests=30)}
OFFICE_DESK = {KANTOR: Budget(kilobytes=200)}


@dataclass(frozen=True)
class Visited:
    """A page to be visited: its name, address, cookies, and its budget per profile."""

    name: str
    address: str
    cookies: dict[str, str]
    budgets: dict[Profile, Budget]


@dataclass(frozen=True)
class Visit:
    """What one page took under one profile: medians of some cold visits."""

    name: str
    profile: Profile
    budget: Budget
    fcp: float
    lcp: float
    load: float
    kilobytes: float
    requests: int

    @property
    def is_within(self) -> bool:
        names = ("fcp", "lcp", "load", "kilobytes", "requests")
        limits = [(getattr(self, name), getattr(self.budget, name)) for name in names]
        return all(limit is None or value <= limit for value, limit in limits)


def visit_all(portal: Portal, pages: Sequence[Visited], *, times: int) -> list[Visit] | None:
    """Visit every page under each of its profiles, `times` times; None where the machine has no Chromium."""
    program = browser_program()
    if program is None:
        return None
    with (
        sync_playwright() as playwright,
        contextlib.closing(playwright.chromium.launch(executable_path=program, args=FLAGS)) as browser,
    ):
        return [
            _median(page, profile, [_visit(browser, portal, page, profile) for _ in range(times)])
            for page in pages
            for profile in page.budgets
        ]


def _median(page: Visited, profile: Profile, found: list[tuple[float, ...]]) -> Visit:
    fcp, lcp, load, kilobytes, requests = (median(each) for each in zip(*found, strict=True))
    return Visit(page.name, profile, page.budgets[profile], fcp, lcp, load, kilobytes, round(requests))


@contextlib.contextmanager
def _context(browser: Browser, portal: Portal, page: Visited, profile: Profile) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": profile.width, "height": profile.height},
        is_mobile=profile.width < 500,
        locale="id-ID",
    )
    url = f"http://127.0.0.1:{portal.server.port}"
    context.add_cookies([{"name": n, "value": v, "url": url} for n, v in page.cookies.items()])
    context.add_init_script(_OBSERVE)
    try:
        yield context
    finally:
        context.close()


def _visit(browser: Browser, portal: Portal, visited: Visited, profile: Profile) -> tuple[float, ...]:
    """FCP, LCP and load in seconds, kilobytes over the line, requests."""
    with _context(browser, portal, visited, profile) as context:
        page = context.new_page()
        traffic = _Traffic(page, profile)
        url = f"http://127.0.0.1:{portal.server.port}{visited.address}"
        answer = page.goto(url, wait_until="load", timeout=_PATIENCE_MS)
        if answer is None or answer.status != 200 or page.url.partition("?")[0] != url.partition("?")[0]:
            raise RuntimeError(f"{visited.address} membuka {page.url}")
        # Long enough for the last paint to be told of.
        page.wait_for_timeout(300)
        times = [float(ms) / 1000 for ms in page.evaluate(_TIMES)]
        return (*times, traffic.bytes / 1000, float(traffic.requests))


class _Traffic:
    """Slows a page's line and device down, and counts what crosses the line, heads included."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.bytes = 0.0
        self.requests = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": profile.round_trip_ms,
                "downloadThroughput": profile.down * 1000 / 8,
                "uploadThroughput": profile.up * 1000 / 8,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": profile.slower})
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.bytes += event["encodedDataLength"]
