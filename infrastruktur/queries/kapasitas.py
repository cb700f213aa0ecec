"""The figures of a capacity report: every watched server, every link, and the people."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from infrastruktur.enums.harian import KategoriKapasitas as K
from infrastruktur.enums.pantau import SIFAT, Ukuran
from infrastruktur.models import Deret, LaporanKapasitas
from infrastruktur.policies.kapasitas import (
    BANYAK,
    Butir,
    Periode,
    dengan_tulisan,
    lanjutkan,
    periode_depan,
    periode_lalu,
)
from infrastruktur.policies.ramalan import HARI_PALING_SEDIKIT, SEHARI, TITIK_PALING_SEDIKIT, Regresi
from infrastruktur.queries.penilaian import ambang_untuk
from infrastruktur.queries.ramalan import KOSONG, regresi_deret
from infrastruktur.queries.sampel import Resolusi, titik
from lpse.sumbangan import BebanPersonil, sumbangan
from lpse.waktu import awal_hari, zona

KATEGORI = {
    Ukuran.CPU: K.SERVER,
    Ukuran.RAM: K.SERVER,
    Ukuran.DISK: K.SERVER,
    Ukuran.LALU_MASUK: K.JARINGAN,
    Ukuran.LALU_KELUAR: K.JARINGAN,
}
# What the line is drawn through: long enough for a trend, short enough to follow a change.
RENTANG_RAMAL = timedelta(days=30)
PERSONIL = "personil:"
# The highest daily mean of each series in each period: peaks of a minute need no hardware.
KONDISI = """
SELECT h.deret_id, p.urut, max(h.rata)
FROM infrastruktur_sampelhari h JOIN unnest(%(dari)s::date[], %(sampai)s::date[]) WITH ORDINALITY
    AS p (dari, sampai, urut) ON (h.mulai AT TIME ZONE %(zona)s)::date BETWEEN p.dari AND p.sampai
WHERE h.deret_id = ANY(%(deret)s) AND h.mulai >= %(awal)s AND h.mulai < %(akhir)s
GROUP BY 1, 2
"""


def saring_laporan(status: str = "") -> QuerySet[LaporanKapasitas]:
    """The reports, not yet ordered."""
    rows = LaporanKapasitas.objects.select_related("naskah", "dibuat_oleh")
    return rows.filter(status=status) if status else rows


def hitung(laporan: LaporanKapasitas) -> list[Butir]:
    """Every item of the report as the rows say now, with the words kept for it. At most ten queries.

    Dasar: infrastruktur.kinerja
    """
    lalu = periode_lalu(laporan.sampai, laporan.panjang)
    depan = periode_depan(laporan.sampai, laporan.panjang)
    tulisan = {b.kunci: b for b in laporan.butir.all()}
    hasil = []
    for butir in (*_butir_deret(lalu, depan), *_butir_personil(lalu)):
        satu = tulisan.get(butir.kunci)
        kata = (satu.batasan, satu.perkiraan_resource, satu.tindak_lanjut) if satu else (None, "", "")
        hasil.append(dengan_tulisan(butir, *kata))
    return sorted(hasil, key=lambda b: (list(K).index(b.kategori), b.item))


def _deret(lalu: Sequence[Periode]) -> list[Deret]:
    """What is watched of servers and links, and was there in one of the periods."""
    rows = Deret.objects.filter(ukuran__in=KATEGORI, dilepas_pada__isnull=True).select_related("sasaran")
    akhir = awal_hari(lalu[-1].sampai + timedelta(days=1))
    return list(rows.filter(sasaran__dihentikan_pada__isnull=True, dibuat_pada__lt=akhir))


def _butir_deret(lalu: Sequence[Periode], depan: Sequence[Periode]) -> list[Butir]:
    deret = _deret(lalu)
    pks = [d.pk for d in deret]
    kondisi, ambang = _kondisi(pks, lalu), ambang_untuk(pks)
    akhir = awal_hari(lalu[-1].sampai + timedelta(days=1))
    garis = regresi_deret(pks, akhir - RENTANG_RAMAL, akhir)
    masa = f"{lalu[0].sebutan.split(' – ')[0]} – {lalu[-1].sebutan.split(' – ')[1]}"
    return [
        Butir(
            kunci=f"deret:{d.kode}",
            item=f"{d.sasaran}: {d}",
            kategori=KATEGORI[Ukuran(d.ukuran)],
            batasan=ambang[d.pk].kritis if d.pk in ambang else None,
            kondisi=[kondisi.get((d.pk, n + 1)) for n in range(BANYAK)],
            perkiraan=_perkiraan(garis.get(d.pk, KOSONG), depan, Ukuran(d.ukuran)),
            waktu_pantau=f"setiap {d.sasaran.jeda_menit} menit, {masa}",
            ukuran=Ukuran(d.ukuran),
            garis=garis.get(d.pk, KOSONG),
        )
        for d in deret
    ]


def _kondisi(pks: list[int], lalu: Sequence[Periode]) -> dict[tuple[int, int], float]:
    with connection.cursor() as cursor:
        cursor.execute(
            KONDISI,
            {
                "deret": pks,
                "dari": [p.dari for p in lalu],
                "sampai": [p.sampai for p in lalu],
                "awal": awal_hari(lalu[0].dari),
                "akhir": awal_hari(lalu[-1].sampai + timedelta(days=1)),
                "zona": str(zona()),
            },
        )
        return {(pk, urut): nilai for pk, urut, nilai in cursor.fetchall()}


def _perkiraan(garis: Regresi, depan: Sequence[Periode], ukuran: Ukuran) -> list[float | None]:
    """The line further along, at the end of each coming period; nothing where it rests on too little."""
    if garis.sampai is None or garis.dari is None or garis.n < TITIK_PALING_SEDIKIT:
        return [None] * BANYAK
    cukup = garis.sampai - garis.dari >= HARI_PALING_SEDIKIT * SEHARI - timedelta(hours=1)
    if not cukup or garis.kemiringan is None or garis.ujung is None:
        return [None] * BANYAK
    ujung, naik, mulai = garis.ujung, garis.kemiringan, garis.sampai
    nilai = [max(0.0, ujung + naik * (_akhir(p) - mulai).total_seconds() / 86400) for p in depan]
    paling = 100.0 if SIFAT[ukuran].satuan == "%" else float("inf")
    return [min(n, paling) for n in nilai]


def _akhir(periode: Periode) -> datetime:
    return awal_hari(periode.sampai + timedelta(days=1))


def _butir_personil(lalu: Sequence[Periode]) -> list[Butir]:
    """What waits for each officer of a group at the end of each period, shared out among those on duty."""
    per_kelompok: dict[str, list[list[BebanPersonil]]] = {}
    for urut, periode in enumerate(lalu):
        for sumber in sumbangan.kapasitas_personil:
            for beban in sumber(periode.dari, periode.sampai):
                baris = per_kelompok.setdefault(beban.kelompok, [[] for _ in range(BANYAK)])
                baris[urut].append(beban)
    return [_satu_kelompok(nama, periode) for nama, periode in per_kelompok.items()]


def _satu_kelompok(nama: str, periode: list[list[BebanPersonil]]) -> Butir:
    kondisi = [_per_orang(beban) for beban in periode]
    kini = periode[-1]
    orang = [b for b in kini if b.nama]
    return Butir(
        kunci=f"{PERSONIL}{nama.lower()}",
        item=nama,
        kategori=K.PERSONIL,
        batasan=None,
        kondisi=kondisi,
        perkiraan=lanjutkan(kondisi),
        waktu_pantau="akhir setiap periode",
        rincian=(
            f"{len(orang)} petugas bertugas; {sum(b.menunggu for b in kini)} perkara menunggu, "
            f"{sum(b.menunggu for b in kini if not b.nama)} di antaranya belum dipegang siapa pun.",
            *(f"{b.nama}: {b.menunggu} dipegang, {b.selesai} diselesaikan pada periode 4." for b in orang),
        ),
    )


def _per_orang(beban: Sequence[BebanPersonil]) -> float | None:
    """What waits, divided by who is there; None where nobody was."""
    orang = sum(1 for b in beban if b.nama)
    return sum(b.menunggu for b in beban) / orang if orang else None


def data_ramalan(kunci: str, sampai: date) -> list[tuple[datetime, float]]:
    """The daily means behind an item's forecast, oldest first; empty for people."""
    deret = Deret.objects.filter(kode=kunci.removeprefix("deret:")).first()
    if kunci.startswith(PERSONIL) or deret is None:
        return []
    akhir = awal_hari(sampai + timedelta(days=1))
    semua: list[Any] = titik([deret.pk], akhir - RENTANG_RAMAL, akhir, Resolusi.HARI)[deret.pk]
    return [(t.pada, t.nilai) for t in semua]
