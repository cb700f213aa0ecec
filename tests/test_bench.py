"""What the figures of `make bench` stand on: an honest client, the second factor, pictures small enough."""

import http.server
import io
import itertools
import random
import threading
from collections.abc import Iterator
from functools import partial
from urllib.parse import parse_qs

import pytest
from PIL import Image

from bench import gambar
from bench.client import load, request
from bench.visitor import RefusedError, Visitor, totp

FORMULIR = """
<form action="/lain/" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x"></form>
<form action="kirim/"><input name="catatan" value="tidak ikut">
<input type="hidden" name="csrfmiddlewaretoken" value="t&amp;k">
<input type="hidden" name="tanda" value="7"></form>
"""


class Server(http.server.BaseHTTPRequestHandler):
    """Leads posted forms on to what they say, and counts who came."""

    protocol_version = "HTTP/1.1"
    seen: list[str] = []

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("X-Forwarded-For", ""))
        self.send_response(200 if self.path != "/hilang/" else 404)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(FORMULIR.encode())

    def do_POST(self) -> None:
        isi = self.rfile.read(int(self.headers["Content-Length"])).decode(errors="replace")
        self.send_response(302)
        self.send_header("Location", parse_qs(isi).get("ke", ["/masuk/"])[0])
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Server.seen = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        utas = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05))
        utas.start()
        yield server.server_port
        server.shutdown()
        utas.join()


def test_client_counts_what_was_answered_as_hoped_and_what_was_not(port):
    wanted = [request("/", {}) for _ in range(20)] + [request("/hilang/", {}) for _ in range(3)]
    answers = load(port, iter(wanted))
    assert (len(answers.seconds), len(answers.refused)) == (20, 3)
    assert "404" in answers.refused[0]
    assert len(Server.seen) == len(set(Server.seen)) == 23, "each request comes from an address of its own"


def test_client_takes_a_post_for_done_only_where_it_leads_to_the_right_page(port):
    form = [{"ke": "/selesai/"}, {"ke": "/periksa/"}, {}]
    answers = load(port, (request("/", {}, form=f, hoped="/selesai/") for f in form))
    assert (len(answers.seconds), len(answers.refused)) == (1, 2)


def test_client_stops_when_its_time_is_over(port):
    endless = (request("/", {}) for _ in itertools.count())
    assert load(port, endless, seconds=0.2).rate > 0


def test_client_sends_a_large_file_whole(port):
    big = request(
        "/", {}, form={"a": "b"}, file=("berkas", random.Random(1).randbytes(2_000_000)), hoped="/masuk/"
    )
    assert len(load(port, iter([big])).seconds) == 1


def test_visitor_finds_the_form_by_where_it_leads_and_takes_its_hidden_fields(port):
    visitor = Visitor(port)
    page = visitor.get("/daftar/")
    assert visitor.form(page, "/kirim/") == (
        "/daftar/kirim/",
        {"csrfmiddlewaretoken": "t&k", "tanda": "7"},
    )
    with pytest.raises(RefusedError, match="/tarik/"):
        visitor.form(page, "/tarik/")
    with pytest.raises(RefusedError, match="404"):
        visitor.get("/hilang/")


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_second_factor_is_that_of_the_standard(monkeypatch, seconds, code):
    """The table of RFC 6238, appendix B, of which we use the last six digits."""
    monkeypatch.setattr("time.time", lambda: seconds)
    assert totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ") == code


def test_pictures_of_the_readme_shrink_until_they_are_small_enough(monkeypatch):
    noise = Image.frombytes("RGB", (160, 112), random.Random(1).randbytes(160 * 112 * 3))
    monkeypatch.setattr(gambar, "MOST_BYTES", 9_000)
    picture = Image.open(io.BytesIO(content := gambar.packed(noise)))
    assert len(content) <= 9_000
    assert picture.mode == "P"
    assert picture.width < noise.width
