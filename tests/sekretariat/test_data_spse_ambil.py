"""Data fetched from a configured address: off unless configured, from that host only, once a day."""

import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import CommandError

from lpse.unduh import UnduhanGagal, unduh
from sekretariat.actions import spse_ambil
from sekretariat.actions.spse_ambil import ambil_spse, antrekan_pengambilan, sebut_alamat
from sekretariat.models import KirimanSPSE, PengumumanTender
from tests.sekretariat.spse import tender

APA = {"nama": "data SPSE", "setelan": "SPSE_URL", "maks_mb": 1, "is_setempat": True}


class Sumber(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        alamat = self.path.partition("?")[0]
        jawab = {
            "/tender.json": (200, json.dumps([tender()]).encode(), {}),
            "/galat": (200, b"<html>", {}),
            "/lain": (302, b"", {"Location": "https://lain.example/tender.json"}),
            "/alih": (302, b"", {"Location": "/tender.json"}),
            "/setempat": (302, b"", {"Location": "http://10.0.0.1/tender.json"}),
            "/besar": (200, b" " * 1_100_000, {}),
        }
        status, isi, kepala = jawab[alamat]
        self.send_response(status)
        for nama, nilai in ({"Content-Length": str(len(isi))} | kepala).items():
            self.send_header(nama, nilai)
        self.end_headers()
        self.wfile.write(isi)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def sumber() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sumber) as server:
        utas = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05))
        utas.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        utas.join()


@pytest.mark.parametrize(
    ("alamat", "sebab"),
    [("/lain", "server lain"), ("/setempat", "bukan https"), ("/besar", "lebih dari 1 MB")],
)
def test_what_leads_elsewhere_or_is_too_large_is_refused(sumber, alamat, sebab):
    with pytest.raises(UnduhanGagal, match=sebab):
        unduh(sumber + alamat, is_satu_inang=True, **APA)


def test_the_same_host_may_send_on(sumber):
    with unduh(f"{sumber}/alih", is_satu_inang=True, **APA) as berkas:
        assert json.load(berkas)[0]["kd_tender"] == 10011868000


@pytest.mark.parametrize(
    "alamat", ["http://spse.example/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "apa"]
)
def test_only_https_or_this_machine(alamat):
    with pytest.raises(UnduhanGagal, match=r"harus https. Perbaiki SPSE_URL"):
        unduh(alamat, **APA)


@pytest.mark.django_db
def test_the_command_imports_what_it_fetched_and_names_what_failed(sumber, settings):
    settings.SPSE_URL = [f"{sumber}/tender.json?kunci=rahasia", f"{sumber}/galat"]
    keluar = StringIO()
    with pytest.raises(CommandError, match="Alamat ke-2: Berkas ini halaman web"):
        call_command("ambil_spse", "--json", stdout=keluar)
    (butir,) = json.loads(keluar.getvalue())["berkas"]
    assert (butir["nama"], butir["jenis"], butir["baru"]) == ("tender.json", "tender_pengumuman", 1)
    kiriman = KirimanSPSE.objects.get()
    assert kiriman.alamat == f"{sumber}/tender.json (alamat ke-1)"
    assert "rahasia" not in str(vars(kiriman))


def test_an_address_is_shown_without_what_may_be_secret():
    assert sebut_alamat("https://u:s@spse.example:8443/a.json?key=1#x", 2) == (
        "https://spse.example:8443/a.json (alamat ke-2)"
    )


@pytest.mark.django_db
def test_it_is_fetched_once_a_day_and_tried_again_where_it_failed(sumber, settings, monkeypatch):
    monkeypatch.setattr(spse_ambil, "PUKUL", 0)
    assert not antrekan_pengambilan()
    settings.SPSE_URL = [f"{sumber}/tender.json", f"{sumber}/galat"]
    cache.delete(spse_ambil.TANDA)
    assert antrekan_pengambilan()
    assert not antrekan_pengambilan()  # within the hour
    ambil_spse()
    cache.delete(spse_ambil.TANDA)
    assert antrekan_pengambilan()  # the second address has not answered yet
    settings.SPSE_URL = [f"{sumber}/tender.json"]
    cache.delete(spse_ambil.TANDA)
    assert not antrekan_pengambilan()
    assert PengumumanTender.objects.count() == 1


@pytest.mark.django_db
def test_before_the_hour_nothing_is_fetched(settings, monkeypatch):
    settings.SPSE_URL = ["https://spse.example/x"]
    monkeypatch.setattr(spse_ambil, "PUKUL", 24)
    assert not antrekan_pengambilan()


def test_without_an_address_nothing_is_fetched(settings):
    assert settings.SPSE_URL == []
    with pytest.raises(CommandError, match="dimatikan"):
        call_command("ambil_spse")
