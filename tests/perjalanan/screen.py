"""A person's window on the portal. Every page it shows is judged before the next step is taken."""

import os
import re
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.perjalanan import axe

PHONE, DESK = 360, 1280
# Waiting is for a busy machine; what is awaited comes long before.
PATIENCE_MS = 30_000
# In every module, whichever run beside it: Playwright's own five seconds are none on a busy machine.
expect.set_options(timeout=PATIENCE_MS)
PICTURES = os.environ.get("LPSE_GAMBAR", "")
_number = count(1)
# Against the width asked for: a phone's own idea of it grows with what does not fit.
_FACTS = """lebar => ({
    'lebar melebihi layar': Math.max(0, document.scrollingElement.scrollWidth - lebar),
    'banyaknya h1': document.querySelectorAll('h1').length,
    'bahasa': document.documentElement.lang,
    'gambar tidak termuat': [...document.images].filter(i => !(i.complete && i.naturalWidth)).map(i => i.src),
})"""
_FINE = {"lebar melebihi layar": 0, "banyaknya h1": 1, "bahasa": "id", "gambar tidak termuat": []}


@dataclass
class Screen:
    """One browser window. Steps are named after what a person does and wait for the page that follows."""

    page: Page
    url: str
    who: str
    width: int
    scripts: bool = True
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, browser: Browser, url: str, who: str, width: int, *, scripts: bool = True) -> "Screen":
        """Open a window with nothing remembered in it: a phone for PHONE, else a desk computer."""
        phone = width == PHONE
        context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 740 if phone else 900},
            is_mobile=phone,
            has_touch=phone,
            java_script_enabled=scripts,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        context.set_default_timeout(PATIENCE_MS)
        screen = cls(context.new_page(), url, who, width, scripts)
        context.on("console", screen._note_console)
        context.on("weberror", lambda error: screen.complaints.append(str(error.error)))
        return screen

    def _note_console(self, message: ConsoleMessage) -> None:
        # A violated content policy, a missing file and a broken script all end up here.
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location})")

    def close(self) -> None:
        self.page.context.close()

    # --- Judging

    def check(self) -> None:
        """Fail unless the page is as every page must be; keep a picture where LPSE_GAMBAR says.

        It fits the width, has one heading and loaded all it names, complains of nothing, and breaks no
        rule of WCAG 2.2 AA that axe can tell.
        """
        # A script may have led here, and words are shown before the page has come to its end.
        self.page.wait_for_load_state()
        if PICTURES:
            self._take_picture()
        facts: dict[str, Any] = self.page.evaluate(_FACTS, self.width)
        assert facts == _FINE, f"{self.page.url}: {facts}"
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"
        if self.scripts:
            broken = axe.violations(self.page)
            assert broken == [], "\n".join([self.page.url, *broken])

    def _take_picture(self) -> None:
        path = re.sub(r"[^a-z]+", "-", self.page.url.removeprefix(self.url).partition("?")[0].lower())
        name = f"{next(_number):03d}-{self.who}-{path.strip('-')[:50] or 'beranda'}.png"
        self.page.screenshot(path=Path(PICTURES) / name, full_page=True)

    def heading(self, text: str) -> None:
        """Fail unless this is the page's heading."""
        expect(self.page.locator("h1")).to_have_text(text)

    def shows(self, text: str) -> None:
        """Fail unless the main part of the page says so."""
        expect(self.main).to_contain_text(text)

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    # --- Going

    def open(self, path: str, status: int = 200) -> None:
        """Go to an address: a path here, or a whole one. `status` is what the portal must answer with."""
        answer = self.page.goto(path if path.startswith("http") else f"{self.url}{path}", wait_until="load")
        assert answer is not None
        assert answer.status == status, f"{self.page.url}: {answer.status}"
        if status >= 400:
            # The browser notes down what it was told, which is right here.
            self.complaints = [note for note in self.complaints if f"status of {status}" not in note]
        self.check()

    def go(self, target: Locator) -> None:
        """Use something that leads to another page, and wait until that has loaded."""
        with self.page.expect_event("load"):
            target.click()
        self.check()

    def follow(self, label: str, within: Locator | None = None) -> None:
        self.go((within or self.page).get_by_role("link", name=label, exact=True))

    def menu(self, label: str) -> None:
        """Follow an entry of the staff's menu, out of its folded group where it is in one."""
        menu = self.page.locator("nav[aria-label='Ruang kerja']")
        # Counted from inside the group: `has` looks there.
        ini = self.page.locator("a", has_text=re.compile(f"^{re.escape(label)}$"))
        butir = menu.locator(ini)
        if not butir.is_visible():
            menu.locator("details").filter(has=ini).locator("summary").click()
        self.go(butir)

    def press(self, label: str, within: Locator | None = None) -> None:
        self.go((within or self.page).get_by_role("button", name=label, exact=True))

    def back(self) -> None:
        """The browser's own way back."""
        self.page.go_back(wait_until="load")
        self.check()

    def download(self, label: str) -> bytes:
        """Follow a link to a file and return the file."""
        with self.page.expect_download() as promise:
            self.main.get_by_role("link", name=label).click()
        return promise.value.path().read_bytes()

    # --- Filling in

    def fill(self, answers: dict[str, str]) -> None:
        """Type into the fields with these labels."""
        for label, text in answers.items():
            self.main.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, value: str) -> None:
        """Choose from the list with this label."""
        self.main.get_by_label(label, exact=True).select_option(value)

    def tick(self, *labels: str) -> None:
        for label in labels:
            self.main.get_by_label(label, exact=True).check()

    def attach(self, label: str, name: str, content: bytes) -> None:
        """Choose a file of the phone."""
        kinds = {".jpg": "image/jpeg", ".png": "image/png", ".pdf": "application/pdf"}
        file = {"name": name, "mimeType": kinds[Path(name).suffix], "buffer": content}
        self.main.get_by_label(label, exact=True).set_input_files(file)

    # --- Mail

    def _mails(self, to: str, subject: str) -> Locator:
        """Open the demo's mailbox: this person's mails with this subject, the newest first."""
        self.page.goto(f"{self.url}/demo/surat/", wait_until="load")
        return (
            self.page.locator("article")
            .filter(has_text=f"Kepada {to} ")
            .filter(has=self.page.get_by_role("heading", name=subject))
        )

    def count_mails(self, to: str, subject: str) -> int:
        """How many such mails have come so far, for `read_mail` to wait for one more."""
        return self._mails(to, subject).count()

    def read_mail(self, to: str, subject: str, *, beyond: int = 0) -> Locator:
        """Open the demo's mailbox until this person's newest mail with this subject is there; return it.

        `beyond`: so many were there before, and another is awaited.
        """
        mine = self._mails(to, subject)
        for _ in range(PATIENCE_MS // 250):
            if mine.count() > beyond:
                break
            self.page.wait_for_timeout(250)
            self.page.reload(wait_until="load")
        self.check()
        return mine.first
