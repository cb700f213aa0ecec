"""Days as rows tell them: readings, states, sheets, what is missing; and follow-up as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Min, Q, QuerySet

from infrastruktur.enums.harian import StatusLembar, StatusTindakLanjut
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import Balik, LembarHarian, Sampel, Sasaran, TindakLanjut
from infrastruktur.policies.harian import (
    KALI_BAWAAN,
    Baca,
    RingkasHari,
    Temuan,
    hari_kerja,
    ringkas_hari,
    temuan_hari,
    terburuk,
    terburuk_per_hari,
)
from lpse.models import Akun, Jejak
from lpse.waktu import awal_hari, hari_ini, setempat, zona

# What the sheet shows.
DILAPORKAN = (Ukuran.DISK, Ukuran.RAM, Ukuran.LALU_MASUK, Ukuran.LALU_KELUAR, Ukuran.TERSEDIA)
TERLAMBAT, BERJALAN = "terlambat", "berjalan"
# Days that are over are summed up; today's hours are, and what is younger was only read.
RINGKAS = """
WITH ukur AS (
    SELECT d.id, d.sasaran_id, d.ukuran FROM infrastruktur_deret d WHERE d.ukuran = ANY(%(ukuran)s)
), baca AS (
    SELECT h.deret_id, (h.mulai AT TIME ZONE %(zona)s)::date AS hari, h.n, h.minimum, h.maksimum, h.rata
    FROM infrastruktur_sampelhari h WHERE h.mulai >= %(dari)s AND h.mulai < LEAST(%(sampai)s, %(kini)s)
    UNION ALL
    SELECT j.deret_id, (j.mulai AT TIME ZONE %(zona)s)::date, j.n, j.minimum, j.maksimum, j.rata
    FROM infrastruktur_sampeljam j
    WHERE j.mulai >= GREATEST(%(dari)s, %(kini)s) AND j.mulai < %(sampai)s
    UNION ALL
    SELECT s.deret_id, (s.pada AT TIME ZONE %(zona)s)::date,
        count(*), min(s.nilai), max(s.nilai), avg(s.nilai)
    FROM infrastruktur_sampel s
    WHERE s.pada >= GREATEST(%(dari)s, %(kini)s) AND s.pada < %(sampai)s
        AND s.deret_id IN (SELECT id FROM ukur)
        AND NOT EXISTS (SELECT 1 FROM infrastruktur_sampeljam j
            WHERE j.deret_id = s.deret_id AND j.mulai = date_trunc('hour', s.pada))
    GROUP BY 1, 2
)
SELECT b.hari, t.id, t.nama, t.peran, u.ukuran, sum(b.n)::bigint, min(b.minimum), max(b.maksimum),
    sum(b.rata * b.n) / sum(b.n)::float8
FROM baca b JOIN ukur u ON u.id = b.deret_id JOIN infrastruktur_sasaran t ON t.id = u.sasaran_id
WHERE b.n > 0
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 2, 5
"""
# The state each series began the span with: what its first change since says it was before, or what it is.
AWAL = """
SELECT d.id, d.sasaran_id, d.ukuran, COALESCE(b.dari, d.keadaan)
FROM infrastruktur_deret d LEFT JOIN LATERAL (
    SELECT dari FROM infrastruktur_balik WHERE deret_id = d.id AND pada >= %(dari)s ORDER BY pada LIMIT 1
) b ON true
WHERE d.ukuran = ANY(%(ukuran)s)
"""


@dataclass(frozen=True, slots=True)
class BarisHari:
    """One day of the month's page: its line, its sheet, what it lacks."""

    hari: date
    ringkas: RingkasHari
    kerja: bool
    lembar: LembarHarian | None
    temuan: Sequence[Temuan]

    @property
    def is_lewat(self) -> bool:
        return self.hari < hari_ini()

    @property
    def is_hari_ini(self) -> bool:
        return self.hari == hari_ini()

    @property
    def petugas(self) -> str:
        """Who confirmed it."""
        oleh = self.lembar.dikonfirmasi_oleh if self.lembar else None
        return str(oleh) if oleh else ""


def baca(dari: date, sampai: date) -> list[Baca]:
    """What each target was on each of the days, first through last. Three queries, however many targets."""
    tepi = {"dari": awal_hari(dari), "sampai": awal_hari(sampai + timedelta(days=1))}
    param: dict[str, Any] = {
        **tepi,
        "zona": str(zona()),
        "ukuran": [str(u) for u in DILAPORKAN],
        "kini": awal_hari(hari_ini()),
    }
    with connection.cursor() as cursor:
        cursor.execute(RINGKAS, param)
        baris = cursor.fetchall()
        cursor.execute(AWAL, param)
        awal = cursor.fetchall()
    keadaan = _keadaan(awal, tepi["dari"], tepi["sampai"], [b[0] for b in baris])
    return [
        Baca(h, s, nama, peran, Ukuran(u), n, kecil, besar, rata, keadaan[h, s, u])
        for h, s, nama, peran, u, n, kecil, besar, rata in baris
    ]


def _keadaan(
    awal: list[Any], dari: datetime, sampai: datetime, hari: list[date]
) -> dict[tuple[date, int, str], str]:
    """The worst state of each measure of each target on each day."""
    balik: dict[int, list[tuple[date, str, str]]] = {}
    rows = Balik.objects.filter(pada__gte=dari, pada__lt=sampai, deret__in=[a[0] for a in awal])
    for deret, pada, semula, ke in rows.order_by("pada").values_list("deret", "pada", "dari", "ke"):
        balik.setdefault(deret, []).append((setempat(pada).date(), semula, ke))
    hari = sorted(set(hari))
    hasil: dict[tuple[date, int, str], str] = {}
    for deret, sasaran, ukuran, mulai in awal:
        for satu, buruk in terburuk_per_hari(mulai, balik.get(deret, []), hari).items():
            kunci = (satu, sasaran, ukuran)
            hasil[kunci] = terburuk([buruk, hasil[kunci]]) if kunci in hasil else buruk
    return hasil


def baca_hari(hari: date) -> list[Baca]:
    """What each target was on that day."""
    return baca(hari, hari)


def mulai_pemantauan() -> date | None:
    """Since when there is something to watch: no day before is missing anything."""
    pertama = Sasaran.objects.aggregate(saat=Min("dibuat_pada"))["saat"]
    lembar = LembarHarian.objects.aggregate(hari=Min("hari"))["hari"]
    hari = [h for h in (setempat(pertama).date() if pertama else None, lembar) if h]
    return min(hari, default=None)


def baris_hari(hari: Sequence[date]) -> list[BarisHari]:
    """The days, each with its readings, its sheet and what it lacks; for a span without gaps."""
    per_hari: dict[date, list[Baca]] = {}
    for satu in baca(hari[0], hari[-1]):
        per_hari.setdefault(satu.hari, []).append(satu)
    lembar = {
        satu.hari: satu
        for satu in LembarHarian.objects.berlaku()
        .filter(hari__range=(hari[0], hari[-1]))
        .select_related("dikonfirmasi_oleh")
    }
    kerja, mulai, kini = hari_kerja(hari), mulai_pemantauan(), hari_ini()
    hasil = []
    for h in hari:
        ringkas, satu_lembar = ringkas_hari(h, per_hari.get(h, [])), lembar.get(h)
        sah = bool(satu_lembar and satu_lembar.status == StatusLembar.DIKONFIRMASI)
        wajib = mulai is not None and mulai <= h < kini
        kurang = temuan_hari(h, bacaan=ringkas.n, kerja=h in kerja, dikonfirmasi=sah) if wajib else []
        hasil.append(BarisHari(h, ringkas, h in kerja, satu_lembar, kurang))
    return hasil


def temuan(dari: date, sampai: date) -> list[Temuan]:
    """Every day's findings, first through last; computed from rows, so nobody types them.

    Dasar: infrastruktur.pantau_harian
    """
    hari = [dari + timedelta(days=n) for n in range((sampai - dari).days + 1)]
    return [satu for baris in baris_hari(hari) for satu in baris.temuan] if hari else []


# --- Follow-up ---------------------------------------------------------------------------------------


def banyak_bacaan(deret: int, sejak: datetime, paling_banyak: int) -> int:
    """How often a series was read after a moment; not counted past the limit."""
    rows = Sampel.objects.filter(deret=deret, pada__gt=sejak)
    return rows.order_by("pada").values("pada")[:paling_banyak].count()


def kali_pulih(tindak_lanjut: TindakLanjut) -> int:
    """How many readings in a row the threshold that opened it asks for."""
    ambang = tindak_lanjut.balik.ambang
    return ambang.kali_pulih if ambang else KALI_BAWAAN


def saring_tindak_lanjut(saringan: dict[str, str]) -> QuerySet[TindakLanjut]:
    """The follow-ups that the filters leave, not yet ordered."""
    rows = TindakLanjut.objects.select_related("deret__sasaran")
    status = saringan.get("status", "")
    if status == BERJALAN:
        rows = rows.berjalan()
    elif status == TERLAMBAT:
        rows = rows.terlambat()
    elif status:
        rows = rows.filter(status=status)
    if ukuran := saringan.get("ukuran"):
        rows = rows.filter(deret__ukuran=ukuran)
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(Q(nomor=cari.upper()) | Q(deret__sasaran__nama__icontains=cari))
    return rows


def riwayat(tindak_lanjut: TindakLanjut) -> list[dict[str, Any]]:
    """What happened, newest first, for the timeline; read from the trail."""
    label = {f"tindaklanjut.{s.value}": str(s.label) for s in StatusTindakLanjut}
    jejak = list(
        Jejak.objects.filter(
            objek_jenis=tindak_lanjut._meta.label_lower,
            objek_id=str(tindak_lanjut.pk),
            peristiwa__in=label,
        ).order_by("-pk")
    )
    orang = Akun.objects.in_bulk({j.oleh_id for j in jejak if j.oleh_id})
    return [
        {
            "judul": "Dibuka karena kritis" if "tindakan" not in j.rincian else label[j.peristiwa],
            "saat": j.pada,
            "isi": str(orang[j.oleh_id]) if j.oleh_id in orang else "Oleh sistem",
        }
        for j in jejak
    ]
