"""No file leaves the secretariat's rooms unseen: every download of the table of access is a trail row."""

from collections.abc import Iterator

import pytest

from lpse.models import Akun, Jejak
from lpse.peran import PERAN_STAF
from tests.akses import AREA
from tests.akses_dunia import alamat, semua_rute, tanpa_bekas
from tests.akses_tabel import Baris, Objek
from tests.factories import buat_akun
from tests.petugas import klien

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300), pytest.mark.dasar("sekretariat.ketatausahaan")]
RUTE = {satu.nama: satu for satu in semua_rute()}
# Whose doings are looked at: an auditor's every page is a row of its own.
PETUGAS = ("kepala", "sekretaris", "admin_sistem", "helpdesk", "verifikator")
# The day and place of a meeting, for one's own calendar: nothing that anybody wrote or signed.
BUKAN_BERKAS = ("text/html", "text/calendar", "application/json")
# By which a look, or the taking out of rows, is written down.
DICATAT = ("dilihat", "diunduh", "diekspor")
# What the auditor's room gives out, a form asks for, each a row: test_periksa_jejak, test_periksa_hasil.
DIMINTA_DENGAN_POST = "sekretariat_periksa"
AREA_SEKRETARIAT = [area for area in AREA if ".sekretariat_" in area.__name__]


@pytest.fixture
def orang() -> dict[str, Akun]:
    return {peran.value: buat_akun(peran) for peran in sorted(PERAN_STAF)}


def yang_terbuka(baris: Baris, objek: dict[str, list[Objek]]) -> Iterator[tuple[str, str]]:
    """The addresses of a row with somebody to whom each opens."""
    for satu in objek[baris.objek] if baris.objek else [Objek({}, frozenset(PETUGAS))]:
        siapa = next((nama for nama in PETUGAS if nama in baris.siapa & satu.bagi), None)
        tujuan = alamat(RUTE[baris.nama], satu)
        if siapa and tujuan:
            yield siapa, tujuan


@pytest.mark.parametrize("area", AREA_SEKRETARIAT, ids=lambda area: area.__name__.rpartition(".")[2])
def test_setiap_berkas_yang_keluar_tercatat_siapa_melihatnya(area, orang):
    objek, keluar, salah = area.objek(orang) if hasattr(area, "objek") else {}, [], []
    peramban = {nama: klien(akun) for nama, akun in orang.items()}
    for baris in area.BARIS:
        if not baris.nama.startswith("admin:") or baris.get is None:
            continue
        for siapa, tujuan in yang_terbuka(baris, objek):
            with tanpa_bekas():
                sebelum = Jejak.objects.count()
                jawaban = peramban[siapa].get(tujuan)
                jenis = jawaban.headers.get("Content-Type", "")
                if jawaban.status_code != 200 or jenis.startswith(BUKAN_BERKAS):
                    continue
                b"".join(jawaban) if jawaban.streaming else jawaban.content
                baru = Jejak.objects.order_by("-pk")[: Jejak.objects.count() - sebelum]
                dicatat = [j for j in baru if j.peristiwa.endswith(DICATAT) and j.oleh_id == orang[siapa].pk]
                keluar.append(tujuan)
                if len(dicatat) != 1 or "no-store" not in jawaban.headers.get("Cache-Control", ""):
                    salah.append(f"{baris.nama}: {[j.peristiwa for j in baru]} {jawaban.headers}")
    assert salah == []
    # A room of which nothing was fetched was not looked at.
    assert keluar or area.__name__.endswith(DIMINTA_DENGAN_POST)
