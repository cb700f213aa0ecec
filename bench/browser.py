"""The machine's own Chromium, without what it would ask of the internet."""

import shutil

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# For root without a display.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
]


def browser_program() -> str | None:
    """Return its path; None where there is none."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)
