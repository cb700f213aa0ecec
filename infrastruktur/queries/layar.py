"""What the screens of monitoring show, in as few queries as there are kinds of things on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from infrastruktur.enums.pantau import Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import Balik, Deret, Sasaran
from infrastruktur.policies.kata import sebut_bacaan
from infrastruktur.policies.ramalan import Ramalan
from infrastruktur.queries.grafik_ukur import (
    TANPA_GRAFIK,
    RentangGrafik,
    baca,
    gambar,
    puncak,
    sebut_ambang,
)
from infrastruktur.queries.penilaian import berlaku, diawasi, pilih_ambang
from infrastruktur.queries.ramalan import ramalan_deret
from infrastruktur.queries.sasaran import TERBERAT, terberat
from lpse.grafik import Grafik

BALIK_TERBANYAK = 20
RAMAL_DARI = timedelta(days=14)
DIRAMAL = (Ukuran.DISK, Ukuran.RAM)
# What one line about a target says first.
UTAMA = (
    *(Ukuran.TERSEDIA, Ukuran.WAKTU_JAWAB, Ukuran.DISK, Ukuran.RAM, Ukuran.CPU),
    *(Ukuran.LALU_MASUK, Ukuran.LALU_KELUAR, Ukuran.UPS_SUMBER, Ukuran.UPS_BATERAI, Ukuran.TLS_HARI),
)
DISEBUT = 4


@dataclass(frozen=True, slots=True)
class Petak:
    """A target on the board: its heaviest state, since when, and its foremost readings in words."""

    sasaran: Sasaran
    keadaan: Keadaan
    sejak: datetime | None
    bacaan: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gambar:
    """One series on a target's page: how it is, its chart, by what it is judged, and when it will be full."""

    deret: Deret
    nilai: str
    grafik: Grafik | None
    puncak: str
    ambang: str
    ramalan: Ramalan | None


def papan() -> list[tuple[PeranSasaran, list[Petak]]]:
    """Every target that is watched, by what the regulations ask about it; two queries."""
    per_sasaran: dict[int, list[Deret]] = {}
    for deret in diawasi():
        per_sasaran.setdefault(deret.sasaran_id, []).append(deret)
    petak = [_petak(s, per_sasaran.get(s.pk, [])) for s in Sasaran.objects.aktif().order_by("nama", "pk")]
    kelompok = [(peran, [p for p in petak if p.sasaran.peran == peran]) for peran in PeranSasaran]
    return [(peran, isi) for peran, isi in kelompok if isi]


def hitung_keadaan(kelompok: Iterable[tuple[PeranSasaran, list[Petak]]]) -> list[tuple[Keadaan, int]]:
    """How many targets are in which state, the heaviest first; states of none are left out."""
    semua = [petak.keadaan for _, isi in kelompok for petak in isi]
    return [(k, semua.count(k)) for k in TERBERAT if k in semua]


def dengan_deret(kode: str) -> tuple[Sasaran, list[Deret]]:
    """A target and its series in one query, two while it has none; Sasaran.DoesNotExist for another."""
    rows = Deret.objects.filter(sasaran__kode=kode, dilepas_pada__isnull=True)
    deret = urut_utama(rows.select_related("sasaran"))
    return deret[0].sasaran if deret else Sasaran.objects.get(kode=kode), deret


def gambar_sasaran(deret: Sequence[Deret], rentang: RentangGrafik, now: datetime) -> list[Gambar]:
    """The charts of a target's series over a span; three queries, however many series."""
    isi = baca(deret, rentang, now)
    ambang = pilih_ambang(((d.pk, d.ukuran, d.sasaran_id, d.label) for d in deret), berlaku())
    batas = {d.pk: ambang[d.pk].kritis for d in deret if d.ukuran in DIRAMAL and d.pk in ambang}
    ramalan = ramalan_deret(batas, now - RAMAL_DARI, now)
    return [
        Gambar(
            deret=d,
            nilai=sebut_bacaan(d.ukuran, d.nilai),
            grafik=None if d.ukuran in TANPA_GRAFIK else gambar(d, isi[d.pk], rentang, now),
            puncak=puncak(d, isi[d.pk]),
            ambang=sebut_ambang(d, ambang.get(d.pk)),
            ramalan=ramalan.get(d.pk),
        )
        for d in deret
    ]


def balik_sasaran(sasaran: Sasaran, dari: datetime) -> list[Balik]:
    """The last changes of state among a target's series since then, newest first."""
    rows = Balik.objects.filter(deret__sasaran=sasaran, pada__gte=dari).select_related("deret")
    return list(rows.order_by("-pada", "-pk")[:BALIK_TERBANYAK])


def urut_utama(deret: Iterable[Deret]) -> list[Deret]:
    """Series as people ask for them: is it there, how quick, how full."""
    tempat = {str(ukuran): n for n, ukuran in enumerate(UTAMA)}
    return sorted(deret, key=lambda d: (tempat.get(d.ukuran, len(tempat)), d.label))


def _petak(sasaran: Sasaran, deret: Sequence[Deret]) -> Petak:
    keadaan = terberat({d.keadaan for d in deret})
    berat = [d.sejak for d in deret if d.keadaan == keadaan]
    # Of several disks the fullest speaks; what is not well comes before what is.
    buruk = sorted(urut_utama(deret), key=lambda d: TERBERAT.index(Keadaan(d.keadaan)))
    return Petak(
        sasaran=sasaran,
        keadaan=keadaan,
        sejak=min(berat, default=None),
        bacaan=[(str(d), sebut_bacaan(d.ukuran, d.nilai)) for d in buruk[:DISEBUT]],
    )
