"""The sections of /laporan/ and /tentang/. An area adds one by a `BagianPublik` in its tuple below."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.template.loader import render_to_string

from layanan.reports import ringkasan_tiket, standar_dan_capaian, survei_terbit
from lpse.grafik import grafik_batang
from lpse.profil import profil
from lpse.sumbangan import Isi
from lpse.waktu import awal_hari, hari_ini, tanggal
from sekretariat.publik.kegiatan import bagian_kegiatan
from sekretariat.publik.pengadaan import bagian_pengadaan
from sekretariat.queries.pelaporan import laporan_terbit
from sekretariat.queries.prosedur import prosedur_berlaku_publik

SETAHUN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class BagianPublik:
    """One section: its template, who fills it for a calendar year (None: nothing to show), anchor and name.

    The template sees what `isi` returns and nothing else: no request, no person.
    """

    templat: str
    isi: Callable[[int], Isi | None]
    tanda: str
    judul: str


def bagian_layanan(tahun: int) -> Isi:
    """The tickets of a year."""
    dari, sampai = rentang_tahun(tahun)
    ringkas = ringkasan_tiket(dari, sampai)
    grafik = grafik_batang("tiket", f"Tiket {tahun}", ringkas.bulan, kolom="Bulan", satuan="tiket")
    return {"ringkas": ringkas, "grafik": grafik if ringkas.masuk else None}


def bagian_capaian(tahun: int) -> Isi:
    """The service standard, and how far it was kept for the tickets of a year."""
    return {"standar": standar_dan_capaian(*rentang_tahun(tahun)), "masa_capaian": f"tiket tahun {tahun}"}


def bagian_standar(tahun: int) -> Isi:
    """The service standard, and how far it was kept within the last twelve months."""
    awal = awal_hari(hari_ini() - SETAHUN)
    capaian = standar_dan_capaian(awal, awal + SETAHUN + timedelta(days=1))
    return {"standar": capaian, "masa_capaian": f"tiket sejak {tanggal(awal)}"}


def bagian_survei(tahun: int) -> Isi:
    """The surveys that are published, whichever year one looks at."""
    return {"survei": survei_terbit()}


def bagian_prosedur(tahun: int) -> Isi | None:
    """The procedures in force today, whichever year one looks at."""
    prosedur = prosedur_berlaku_publik()
    return (
        {
            "prosedur": prosedur,
            "sebutan_prosedur": profil().sekretariat.standar_prosedur.sebutan,
            "dasar_prosedur": profil().dasar("sekretariat.standar_prosedur"),
        }
        if prosedur
        else None
    )


def bagian_terbitan(tahun: int) -> Isi:
    """The periodic reports that were published, whichever year one looks at."""
    return {"terbit": laporan_terbit()}


def rentang_tahun(tahun: int) -> tuple[datetime, datetime]:
    """From when up to, but without, when a calendar year lasts where the unit is."""
    return awal_hari(date(tahun, 1, 1)), awal_hari(date(tahun + 1, 1, 1))


# By page, from top to bottom.
BAGIAN_PUBLIK: dict[str, tuple[BagianPublik, ...]] = {
    "laporan": (
        BagianPublik("sekretariat/_layanan.html", bagian_layanan, "layanan", "Layanan"),
        BagianPublik("sekretariat/_standar.html", bagian_capaian, "standar", "Standar layanan"),
        BagianPublik("sekretariat/_kegiatan.html", bagian_kegiatan, "kegiatan", "Pendaftaran dan kegiatan"),
        BagianPublik("sekretariat/_pengadaan.html", bagian_pengadaan, "pengadaan", "Tender dan nontender"),
        BagianPublik(
            "sekretariat/_laporan_terbit.html", bagian_terbitan, "laporan-berkala", "Laporan berkala"
        ),
        BagianPublik("sekretariat/_survei.html", bagian_survei, "survei", "Survei kepuasan"),
    ),
    "tentang": (
        BagianPublik("sekretariat/_standar.html", bagian_standar, "standar", "Standar layanan"),
        BagianPublik("sekretariat/_prosedur.html", bagian_prosedur, "prosedur", "Prosedur"),
    ),
}


@dataclass(frozen=True, slots=True)
class BagianTercetak:
    """A section as it is printed, and how the list at the top of the page calls it."""

    tanda: str
    judul: str
    html: str


def susun_bagian(halaman: str, tahun: int) -> list[BagianTercetak]:
    """The page's sections, those that have something to show."""
    isi: list[tuple[BagianPublik, Any]] = [(b, b.isi(tahun)) for b in BAGIAN_PUBLIK[halaman]]
    return [
        BagianTercetak(b.tanda, b.judul, render_to_string(b.templat, dict(satu)))
        for b, satu in isi
        if satu is not None
    ]
