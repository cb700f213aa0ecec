"""Storing what a round brought: new series, rates, samples; a handful of statements however many targets.

The state of a series is not written here: judging is `penilaian`'s, afterwards.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import Deret, Sasaran
from infrastruktur.pemantau import Bacaan, Hasil, Pencacah, nilai_pencacah
from infrastruktur.policies.penilaian import BacaanDeret, keadaan_bacaan
from infrastruktur.queries.penilaian import berlaku, pilih_ambang

# A series is its target, its measure, and the part it is of.
Kunci = tuple[int, str, str]
PANJANG_LABEL = 120
# What one target may bring: an exporter gone mad must not fill the table.
PALING_BANYAK = 500
PENCACAH_TERBESAR = 2**64
# Two counts closer than this make no rate worth keeping: a person's round right after the minute's.
JEDA_PENCACAH = timedelta(seconds=5)

TAMBAH_SAMPEL = """
INSERT INTO infrastruktur_sampel (deret_id, pada, nilai, ambang_id, keadaan)
SELECT * FROM unnest(%s::bigint[], %s::timestamptz[], %s::float8[], %s::bigint[], %s::text[])
ON CONFLICT DO NOTHING
"""
UBAH_PENCACAH = """
UPDATE infrastruktur_deret d SET pencacah = u.pencacah, pencacah_pada = u.pada
FROM unnest(%s::bigint[], %s::numeric[], %s::timestamptz[]) AS u (id, pencacah, pada)
WHERE d.id = u.id
"""
UBAH_SASARAN = """
UPDATE infrastruktur_sasaran s SET ditanya_pada = %s, galat = u.galat, catatan = u.catatan,
    dijawab_pada = CASE WHEN u.galat = '' THEN u.pada ELSE s.dijawab_pada END
FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::text[]) AS u (id, pada, galat, catatan)
WHERE s.id = u.id
"""


@dataclass(frozen=True, slots=True)
class _Baris:
    """One value on its way into the table, or one count on its way to become a value."""

    kunci: Kunci
    pada: datetime
    nilai: float = 0.0
    cacah: int | None = None


def simpan_bacaan(giliran: Sequence[Sasaran], hasil: Sequence[Hasil], *, now: datetime) -> list[BacaanDeret]:
    """Store what these targets said, in the caller's transaction; returns the readings to be judged."""
    _kunci_sasaran(giliran)
    pk = {satu.kode: satu.pk for satu in giliran}
    baris = [b for satu in hasil for b in _baris(pk[satu.kode], satu)]
    deret = _deret({b.kunci for b in baris})
    terbaca = [BacaanDeret(deret[b.kunci].pk, nilai, b.pada) for b, nilai in _nilai(baris, deret)]
    _tambah_sampel(terbaca, deret)
    cacah = [b for b in baris if b.cacah is not None and not _is_terlalu_dekat(b, deret[b.kunci])]
    with connection.cursor() as cursor:
        cursor.execute(
            UBAH_PENCACAH,
            [[deret[b.kunci].pk for b in cacah], [b.cacah for b in cacah], [b.pada for b in cacah]],
        )
        cursor.execute(
            UBAH_SASARAN,
            [
                now,
                [pk[satu.kode] for satu in hasil],
                [satu.pada for satu in hasil],
                [_teks(satu.galat, 200) for satu in hasil],
                [_teks(satu.catatan, 200) for satu in hasil],
            ],
        )
    return terbaca


def _kunci_sasaran(giliran: Sequence[Sasaran]) -> None:
    """Lock the targets before their series, both in the order of their keys, as every act on them does.

    The statements below write in whatever order the database plans. Two writers that take the same rows in
    opposite orders would wait for each other until one of them is killed.
    """
    rows = Sasaran.objects.filter(pk__in=[satu.pk for satu in giliran]).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def _baris(sasaran: int, hasil: Hasil) -> Iterator[_Baris]:
    """What of an answer can be stored; each series once."""
    dilihat: set[Kunci] = set()
    semua: list[Bacaan | Pencacah] = [*hasil.bacaan, *hasil.pencacah]
    for satu in semua[:PALING_BANYAK]:
        kunci = (sasaran, satu.ukuran.value, _teks(satu.label, PANJANG_LABEL))
        if kunci in dilihat or not _is_tersimpan(satu):
            continue
        dilihat.add(kunci)
        if isinstance(satu, Pencacah):
            yield _Baris(kunci, hasil.pada, cacah=satu.nilai)
        else:
            yield _Baris(kunci, hasil.pada, nilai=float(satu.nilai))


def _is_tersimpan(satu: Bacaan | Pencacah) -> bool:
    """One value that no column takes would cost all targets their round."""
    if isinstance(satu, Pencacah):
        return 0 <= satu.nilai < PENCACAH_TERBESAR
    return math.isfinite(satu.nilai)


def _teks(teks: str, panjang: int) -> str:
    """What a machine said of itself, fit for a column: no text there holds a NUL or a half character."""
    return "".join(huruf for huruf in teks if huruf.isprintable())[:panjang]


def _nilai(baris: Iterable[_Baris], deret: Mapping[Kunci, Deret]) -> Iterator[tuple[_Baris, float]]:
    """The readings, rates among them; a count without one before it, or after a restart, makes none."""
    for b in baris:
        lama = deret[b.kunci]
        if b.cacah is None:
            yield b, b.nilai
        elif lama.pencacah is not None and lama.pencacah_pada and not _is_terlalu_dekat(b, lama):
            ukuran = Ukuran(b.kunci[1])
            nilai = nilai_pencacah(ukuran, int(lama.pencacah), lama.pencacah_pada, b.cacah, b.pada)
            if nilai is not None:
                yield b, nilai


def _is_terlalu_dekat(b: _Baris, lama: Deret) -> bool:
    return lama.pencacah_pada is not None and timedelta(0) <= b.pada - lama.pencacah_pada < JEDA_PENCACAH


def _deret(kunci: set[Kunci]) -> dict[Kunci, Deret]:
    """The series of these keys; made where they are new, expected again where they had been taken out."""
    ada = _baca_deret(kunci)
    baru = kunci - ada.keys()
    if baru:
        Deret.objects.bulk_create(
            [
                Deret(sasaran_id=sasaran, ukuran=ukuran, label=label)
                for sasaran, ukuran, label in sorted(baru)
            ],
            ignore_conflicts=True,
        )
        ada = _baca_deret(kunci)
    kembali = [satu.pk for satu in ada.values() if satu.dilepas_pada is not None]
    if kembali:
        Deret.objects.filter(pk__in=kembali).update(dilepas_pada=None)
    return ada


def _baca_deret(kunci: set[Kunci]) -> dict[Kunci, Deret]:
    """The series of these targets, locked in order (see `_kunci_sasaran`)."""
    kolom = ("sasaran_id", "ukuran", "label", "pencacah", "pencacah_pada", "dilepas_pada")
    semua = Deret.objects.filter(sasaran__in={sasaran for sasaran, _, _ in kunci}).only(*kolom)
    terkunci = semua.select_for_update(no_key=True).order_by("pk")
    terbaca = {(satu.sasaran_id, satu.ukuran, satu.label): satu for satu in terkunci}
    return {satu: terbaca[satu] for satu in kunci if satu in terbaca}


def _tambah_sampel(terbaca: Sequence[BacaanDeret], deret: Mapping[Kunci, Deret]) -> None:
    """One statement for all. Each sample keeps the threshold in force and what it says by itself."""
    ambang = pilih_ambang(
        ((d.pk, ukuran, sasaran, label) for (sasaran, ukuran, label), d in deret.items()), berlaku()
    )
    dipakai = [ambang.get(satu.deret) for satu in terbaca]
    with connection.cursor() as cursor:
        cursor.execute(
            TAMBAH_SAMPEL,
            [
                [satu.deret for satu in terbaca],
                [satu.pada for satu in terbaca],
                [satu.nilai for satu in terbaca],
                [satu.pk if satu else None for satu in dipakai],
                [
                    keadaan_bacaan(satu.nilai, batas).value
                    for satu, batas in zip(terbaca, dipakai, strict=True)
                ],
            ],
        )
