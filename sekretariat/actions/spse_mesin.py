"""The engine of imports: a piece of a file goes in by COPY and is compared with what is there by the set.

Every piece is judged and written in the caller's transaction: a worker that was killed leaves whole pieces.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import connection

from sekretariat.actions.spse_pejabat import tulis_pejabat
from sekretariat.enums.spse import JenisData
from sekretariat.models import (
    JadwalTender,
    NilaiTender,
    NontenderSelesai,
    PengumumanNontender,
    PengumumanTender,
    PesertaTender,
    SatkerSPSE,
    TenderSelesai,
)
from sekretariat.models.baris_spse import BarisSPSE
from sekretariat.policies.spse_peta import PETA, Peta

TABEL: dict[JenisData, type[BarisSPSE]] = {
    JenisData.TENDER_PENGUMUMAN: PengumumanTender,
    JenisData.TENDER_SELESAI: TenderSelesai,
    JenisData.TENDER_SELESAI_NILAI: NilaiTender,
    JenisData.PESERTA_TENDER: PesertaTender,
    JenisData.JADWAL_TENDER: JadwalTender,
    JenisData.NONTENDER_PENGUMUMAN: PengumumanNontender,
    JenisData.NONTENDER_SELESAI: NontenderSelesai,
    JenisData.SATKER: SatkerSPSE,
}
KUNCI_SPSE = 7_301_800  # advisory locks: one writer at a time for each dataset

# The memory is for what triggers are handed of a piece, which otherwise goes to the disk and back.
SIAPKAN = """
SET LOCAL work_mem = '64MB';
CREATE TEMP TABLE IF NOT EXISTS antre_{jenis} ON COMMIT DROP AS
    SELECT nomor, sidik, ditarik_pada, {kolom} FROM {tabel} WITH NO DATA;
CREATE TEMP TABLE IF NOT EXISTS pilah_{jenis} (
    nomor integer, ditarik_pada timestamptz, kini_id bigint, pertama integer, hasil text) ON COMMIT DROP;
TRUNCATE antre_{jenis}, pilah_{jenis};
"""
# A row says when SPSE gave it. What says tomorrow would make every later truth look out of date.
TAHAN = "UPDATE antre_{jenis} SET ditarik_pada = now() WHERE ditarik_pada > now();"
# Of rows with one key the first stands. A row that this very file brought before is no older version.
# The rows that hold now are looked up key by key: read whole for every piece they would cost more and more.
PILAH = """
INSERT INTO pilah_{jenis}
SELECT a.nomor, a.ditarik_pada, k.id, least(a.pertama, CASE WHEN k.kiriman_id = %(kiriman)s THEN k.nomor END),
       CASE WHEN a.nomor > a.pertama THEN CASE WHEN a.sidik = a.sidik_pertama THEN 'kembar' ELSE 'bentrok' END
            WHEN k.id IS NULL THEN 'baru'
            WHEN k.sidik = a.sidik AND k.kiriman_id = %(kiriman)s THEN 'kembar'
            WHEN k.sidik = a.sidik THEN 'sama'
            WHEN k.kiriman_id = %(kiriman)s THEN 'bentrok'
            WHEN a.ditarik_pada < k.terlihat_pada THEN 'usang'
            ELSE 'berubah' END
  FROM (SELECT nomor, sidik, ditarik_pada, {kunci},
               first_value(nomor) OVER w AS pertama, first_value(sidik) OVER w AS sidik_pertama
          FROM antre_{jenis} WINDOW w AS (PARTITION BY {kunci} ORDER BY nomor)) a
  LEFT JOIN LATERAL (SELECT * FROM {tabel} k WHERE k.is_kini AND {sama} LIMIT 1) k ON true
"""
TOLAK_BENTROK = """
INSERT INTO sekretariat_barisditolak (kiriman_id, nomor, kolom, alasan)
SELECT %(kiriman)s, nomor, '{nama_kunci}',
       'Kode ini sudah ada pada baris ' || pertama || ' dengan isi yang lain; baris pertama yang dipakai.'
  FROM pilah_{jenis} WHERE hasil = 'bentrok'
"""
LEPAS = """
UPDATE {tabel} t SET is_kini = false FROM pilah_{jenis} p WHERE p.hasil = 'berubah' AND t.id = p.kini_id
"""
LIHAT = """
UPDATE {tabel} t SET terlihat_pada = p.ditarik_pada FROM pilah_{jenis} p
 WHERE p.hasil = 'sama' AND t.id = p.kini_id AND t.terlihat_pada < p.ditarik_pada
"""
TULIS = """
INSERT INTO {tabel} (kiriman_id, nomor, sidik, is_kini, ditarik_pada, terlihat_pada, {kolom})
SELECT %(kiriman)s, a.nomor, a.sidik, p.hasil <> 'usang', a.ditarik_pada, a.ditarik_pada, {kolom_a}
  FROM antre_{jenis} a JOIN pilah_{jenis} p ON p.nomor = a.nomor
 WHERE p.hasil IN ('baru', 'berubah')
    OR p.hasil = 'usang' AND NOT EXISTS (
       SELECT 1 FROM {tabel} k WHERE NOT k.is_kini AND {sama} AND k.sidik = a.sidik)
"""
HITUNG = """
SELECT count(*) FILTER (WHERE hasil = 'baru'), count(*) FILTER (WHERE hasil = 'berubah'),
       count(*) FILTER (WHERE hasil IN ('sama', 'kembar', 'usang')), count(*) FILTER (WHERE hasil = 'usang'),
       count(*) FILTER (WHERE hasil = 'bentrok'), {jumlah}
  FROM pilah_{jenis} p {gabung}
"""


@dataclass(slots=True)
class Potongan:
    """So many rows of a file, read: lines for COPY, refusals, officials."""

    sampai: int = 0  # rows of the file up to here are in this piece or before it
    persen: int = 0
    baris: list[str] = field(default_factory=list)
    ditolak: list[tuple[int, str, str]] = field(default_factory=list)
    pejabat: list[str] = field(default_factory=list)
    dibaca: int = 0
    huruf: int = 0  # what it holds, roughly


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of the readable rows of a piece, and their sums."""

    baru: int
    berubah: int
    sama: int
    usang: int
    ditolak: int
    pagu: Decimal
    hps: Decimal
    kontrak: Decimal


def olah_potongan(jenis: JenisData, kiriman: int, potongan: Potongan, *, tulis: bool) -> Hasil:
    """Judge a piece against the rows that hold now and, if told, write it. Needs a transaction."""
    peta = PETA[jenis]
    bagian = _bagian(peta)
    with connection.cursor() as cursor:
        if tulis:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_SPSE + list(PETA).index(jenis)])
        cursor.execute(SIAPKAN.format(**bagian))
        _salin(cursor, "antre_{jenis} (nomor, sidik, ditarik_pada, {kolom})".format(**bagian), potongan.baris)
        langkah = (TAHAN, PILAH, TOLAK_BENTROK, *((LEPAS, LIHAT, TULIS) if tulis else ()))
        for perintah in langkah:
            cursor.execute(perintah.format(**bagian), {"kiriman": kiriman})
        cursor.execute(HITUNG.format(**bagian))
        hasil = Hasil(*cursor.fetchone())
        _catat_ditolak(cursor, kiriman, potongan.ditolak)
        if tulis and potongan.pejabat:
            satu_baris = (peta.kode,) == TABEL[jenis].KUNCI
            tulis_pejabat(cursor, jenis.value, kiriman, potongan.pejabat, satu_baris=satu_baris)
    return hasil


def _bagian(peta: Peta) -> dict[str, str]:
    """The names that fill the statements; all of them are ours, none comes from a file."""
    model = TABEL[peta.jenis]
    jumlah = ", ".join(f"coalesce(sum(a.{k}), 0)" if k else "0" for k in (peta.pagu, peta.hps, peta.kontrak))
    return {
        "jenis": peta.jenis.value,
        "tabel": model._meta.db_table,
        "kolom": ", ".join(peta.nama_kolom),
        "kolom_a": ", ".join(f"a.{k}" for k in peta.nama_kolom),
        "kunci": ", ".join(model.KUNCI),
        "nama_kunci": model.KUNCI[0],
        "sama": " AND ".join(f"k.{k} = a.{k}" for k in model.KUNCI),
        "jumlah": jumlah,
        "gabung": f"LEFT JOIN antre_{peta.jenis.value} a ON a.nomor = p.nomor "
        "AND p.hasil NOT IN ('kembar', 'bentrok')"
        if peta.pagu or peta.hps or peta.kontrak
        else "",
    }


def _salin(cursor: Any, tujuan: str, baris: Sequence[str]) -> None:
    with cursor.copy(f"COPY {tujuan} FROM STDIN") as salin:
        for awal in range(0, len(baris), 2000):
            salin.write("".join(baris[awal : awal + 2000]).encode())


def _catat_ditolak(cursor: Any, kiriman: int, ditolak: Sequence[tuple[int, str, str]]) -> None:
    if not ditolak:
        return
    tabel = apps.get_model("sekretariat", "BarisDitolak")._meta.db_table
    with cursor.copy(f"COPY {tabel} (kiriman_id, nomor, kolom, alasan) FROM STDIN") as salin:
        for nomor, kolom, alasan in ditolak:
            salin.write_row((kiriman, nomor, kolom, alasan))
