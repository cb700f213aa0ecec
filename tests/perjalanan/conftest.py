"""One portal for all journeys that a worker runs, and one browser for those of a module."""

import contextlib
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.perjalanan.running_portal import RunningPortal, running_portal
from tests.perjalanan.screen import Screen
from tests.programs import required_program

# For root without a display; and nothing is asked of the internet.
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
)
# Django logs where a page was refused to somebody; that is no accident.
_REFUSAL = re.compile(r"Traceback(?:(?!Traceback).)*?\.PermissionDenied$", re.DOTALL | re.MULTILINE)
NewScreen = Callable[..., Screen]


# Not for longer: while it is open, Django takes this thread for asynchronous code and refuses its database.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = required_program("chromium", "chromium-browser", "google-chrome")
    with (
        sync_playwright() as playwright,
        contextlib.closing(playwright.chromium.launch(executable_path=program, args=_FLAGS)) as browser,
    ):
        yield browser


@pytest.fixture(scope="session")
def portal() -> Iterator[RunningPortal]:
    """The whole portal; no accident may have happened in it by the end."""
    with running_portal() as portal:
        yield portal
        _, accident, rest = _REFUSAL.sub("", portal.output.read_text()).partition("Traceback")
        assert not accident, rest[:5000]


@pytest.fixture
def new_screen(browser: Browser, portal: RunningPortal) -> Iterator[NewScreen]:
    """Make windows: `new_screen(who, width, scripts=True)`."""
    with contextlib.ExitStack() as windows:

        def make(who: str, width: int, **options: bool) -> Screen:
            screen = Screen.of(browser, portal.url, who, width, **options)
            windows.callback(screen.close)
            return screen

        yield make
