"""The phone's line: slow, gone, back; and what went over it."""

import contextlib
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Error, Page

_FAST = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


@dataclass
class Jaringan:
    """The network of one page, by the browser's own means."""

    page: Page
    cdp: CDPSession
    permintaan: dict[str, str] = field(default_factory=dict)
    bita: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Jaringan":
        jaringan = cls(page, page.context.new_cdp_session(page))
        jaringan.cdp.on("Network.requestWillBeSent", jaringan._mulai)
        jaringan.cdp.on("Network.loadingFinished", jaringan._selesai)
        jaringan.cdp.send("Network.enable")
        return jaringan

    def _mulai(self, peristiwa: dict[str, Any]) -> None:
        if not peristiwa["request"]["url"].startswith("data:"):
            self.permintaan[peristiwa["requestId"]] = peristiwa["request"]["url"]

    def _selesai(self, peristiwa: dict[str, Any]) -> None:
        self.bita[peristiwa["requestId"]] = peristiwa["encodedDataLength"]

    def lupakan(self) -> None:
        """Count from nothing, with nothing cached."""
        self.cdp.send("Network.clearBrowserCache")
        self.permintaan.clear()
        self.bita.clear()

    def lambat(self, bita_per_detik: int) -> None:
        """Let no more than this leave the phone each second, from the next request on.

        A request under way is let go at full speed by any change of the line.
        """
        self._emulate({**_FAST, "offline": False, "uploadThroughput": bita_per_detik})

    def putus(self) -> None:
        self._emulate({**_FAST, "offline": True})

    def sambung(self) -> None:
        self._emulate({**_FAST, "offline": False})

    def matikan_tab(self) -> None:
        """Kill the tab as a phone short of memory does: nothing in it runs or is sent any more."""
        # The page asks before it is left; a dying tab is not asked.
        self.page.on("dialog", lambda dialog: dialog.accept())
        with self.page.expect_event("crash"), contextlib.suppress(Error):
            self.page.goto("chrome://crash")

    def _emulate(self, keadaan: dict[str, Any]) -> None:
        self.cdp.send("Network.emulateNetworkConditions", keadaan)
