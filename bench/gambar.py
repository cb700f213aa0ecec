"""`make gambar`: the README's pictures, taken of a portal with demo data that runs only for this.

The steps are those of the journeys in tests/perjalanan, so a page that changes its words breaks both.
"""

import contextlib
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.browser import FLAGS, browser_program
from tests.perjalanan import kertas
from tests.perjalanan.pemohon import KTP, Pemohon, masuk
from tests.perjalanan.running_portal import running_portal
from tests.perjalanan.screen import DESK, PHONE, Screen

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "gambar"
MOST_BYTES = 120_000
PASSWORD = "demo-lpse-2026"  # lpse.demo's, which cannot be imported without the portal's settings
# Fewer colours before fewer pixels: letters stay legible.
_TRIALS = [(colours, scale) for scale in (1.0, 0.8, 0.64, 0.5) for colours in (256, 96, 40)]
PAPER_WIDTH = 760


def packed(picture: Image.Image) -> bytes:
    """A PNG with a palette, of at most MOST_BYTES."""
    for colours, scale in _TRIALS:
        size = (round(picture.width * scale), round(picture.height * scale))
        output = io.BytesIO()
        smaller = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        smaller.quantize(colours, dither=Image.Dither.NONE).save(output, "PNG", optimize=True)
        if output.tell() <= MOST_BYTES:
            break
    return output.getvalue()


class Album:
    """A folder that takes the place of docs/gambar once every picture is in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, picture: Image.Image) -> None:
        content = packed(picture)
        (self.folder / f"{name}.png").write_bytes(content)
        print(f"  {name}.png {len(content) / 1000:.0f} KB", flush=True)

    def shoot(self, name: str, page: Page, begin: str = "") -> None:
        """What the window shows, from the element `begin` on, without a caret that blinks."""
        page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)")
        if begin:
            page.locator(begin).first.evaluate("e => window.scrollBy(0, e.getBoundingClientRect().top - 16)")
        self.keep(name, Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))))


def applicant(album: Album, screen: Screen) -> None:
    """The start page, the task list and an upload, on a phone."""
    screen.open("/")
    album.shoot("beranda", screen.page)
    pemohon = Pemohon(screen, "direktur@contoh.example", "98.765.432.4-000.000")
    pemohon.mulai()
    pemohon.isi_data()
    album.shoot("daftar-tugas", screen.page, "#data")
    screen.follow(KTP)
    screen.attach("Pilih berkas", "IMG_20260326_101500.jpg", kertas.ktp(sisi=3200, derau=0.02))
    expect(screen.main).to_contain_text("Akan dikirim")
    expect(screen.main.locator("img[src^='blob:'], img[src^='data:'], canvas").first).to_be_visible()
    screen.page.wait_for_timeout(300)
    album.shoot("unggah", screen.page, "main form .bidang")


def officer(album: Album, screen: Screen) -> None:
    """The queue, and the desk of its most urgent file."""
    masuk(screen, "verifikator", PASSWORD)
    screen.open("/admin/registrasi/pendaftaran/")
    album.shoot("antrean", screen.page)
    screen.press("Ambil berkas berikutnya")
    screen.page.wait_for_load_state("networkidle")
    album.shoot("meja", screen.page)


def provider(album: Album, screen: Screen) -> None:
    """The first page of a Berita Acara, as its provider downloads it."""
    masuk(screen, "penyedia", PASSWORD)
    page = kertas.gambar_halaman(screen.download("Berita Acara Verifikasi"))[0]
    album.keep("berita-acara", page.resize((PAPER_WIDTH, page.height * PAPER_WIDTH // page.width)))


def head(album: Album, screen: Screen) -> None:
    """What the unit owes by its regulation, and what was procured: the head's pages."""
    masuk(screen, "kepala", PASSWORD)
    screen.open("/admin/sekretariat/kepatuhan/")
    album.shoot("kepatuhan", screen.page, "#kurang")
    screen.open("/admin/sekretariat/e-reporting/")
    album.shoot("e-reporting", screen.page, "main .data")


STEPS: list[tuple[Callable[[Album, Screen], None], int]] = [
    (applicant, PHONE),
    (officer, DESK),
    (head, DESK),
    (provider, DESK),
]


@contextlib.contextmanager
def _browser() -> Iterator[Browser]:
    with (
        sync_playwright() as playwright,
        contextlib.closing(
            playwright.chromium.launch(executable_path=browser_program(), args=FLAGS)
        ) as browser,
    ):
        yield browser


def main() -> int:
    """Take every picture anew; the old ones stay where any of them fails."""
    with tempfile.TemporaryDirectory() as folder, running_portal() as portal, _browser() as browser:
        album = Album(Path(folder))
        for step, width in STEPS:
            screen = Screen.of(browser, portal.url, step.__name__, width)
            step(album, screen)
            screen.close()
        FOLDER.mkdir(parents=True, exist_ok=True)
        for picture in album.folder.iterdir():
            shutil.copyfile(picture, FOLDER / picture.name)
    print(f"Tersimpan di {FOLDER}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
