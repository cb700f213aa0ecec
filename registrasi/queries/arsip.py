"""Searching the archive: one way for each kind of input, each served by one index of `ButirArsip`.

A name is not searched as it was typed but word by word: a word that the archive knows stands for itself, any
other for the known words most like it (trigrams). Words repeat, so that list stays small while documents
grow; the documents are then found by whole words. ADR 0015 has the reasons and the figures.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from lpse.paging import Order
from lpse.pengenal import bersihkan
from registrasi.models import ButirArsip
from registrasi.policies.arsip import sidik_nik

TERBARU = Order("tanggal", falling=True)
CARI_PALING_PENDEK = 3
PALING_BANYAK_KATA = 8
KATA_SERUPA = 6  # known words that one mistyped word may stand for
DITENGOK = 2000  # newest documents looked through before the words' index is asked
RAPAT = 26  # so many among them fill a page and tell of the next: the words are everywhere
SEDIKIT = 1000  # documents named one by one; more than that, yet none to speak of lately: too common
URUT = ("-tanggal", "-pk")
# Least pg_trgm.similarity by the word's length: "jya" still is "jaya", "rejeki" is "rezeki".
AMBANG, AMBANG_PANJANG = ((4, 0.25), (7, 0.3)), 0.4
KATA = re.compile(r"[^\W_]+")
NOMOR = re.compile(r"\S*\d\S*[/-]\S*|\S*[/-]\S*\d\S*")
# Half of all companies begin with one of these: a word that everybody bears finds nobody.
BENTUK = frozenset({"pt", "cv", "ud", "pd", "fa", "firma", "tbk", "persero", "perseroan", "terbatas"})


@dataclass(frozen=True, slots=True)
class SaringanArsip:
    """What the archive is narrowed to; "" or None: not by this."""

    cari: str = ""
    jenis: str = ""
    asal: str = ""
    kelas: str = ""
    lokasi: str = ""
    keadaan: str = ""
    dari: date | None = None
    sampai: date | None = None

    @property
    def jenis_cari(self) -> str:
        """What the search text is, for the trail, which must not hold the text itself."""
        return bentuk_cari(self.cari) if self.cari else ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        nilai = {nama: getattr(self, nama) for nama in self.__dataclass_fields__}
        return {nama: str(satu) for nama, satu in nilai.items() if satu}


@dataclass(frozen=True, slots=True)
class Hasil:
    """The rows found, not yet ordered, and the words that were taken for others ("majuu": ["maju"]).

    `semua`: every row, where more than SEDIKIT have these words and `rows` are only the newest of them.
    """

    rows: QuerySet[ButirArsip]
    dibaca: dict[str, list[str]]
    semua: QuerySet[ButirArsip] | None = None


def bentuk_cari(teks: str) -> str:
    """Tell a search text by its shape: pengenal (NPWP or NIK in any grouping), nomor, or kata."""
    angka = bersihkan(teks)
    if angka.isascii() and angka.isdigit() and len(angka) in (15, 16):
        return "pengenal"
    return "nomor" if NOMOR.fullmatch(teks.strip()) else "kata"


def saring(saringan: SaringanArsip) -> Hasil:
    """The documents that the filters and the search text leave."""
    rows = _menurut_saringan(saringan)
    teks = saringan.cari.strip()
    match bentuk_cari(teks) if teks else "":
        case "":
            return Hasil(rows, {})
        case "pengenal":
            angka = bersihkan(teks)
            return Hasil(rows.filter(Q(npwp16=angka.zfill(16)) | Q(nik_sidik=sidik_nik(angka))), {})
        case "nomor":
            return Hasil(rows.alias(nomor_cari=Upper("nomor")).filter(nomor_cari=teks.upper()), {})
    return _menurut_kata(rows, teks)


def _menurut_saringan(s: SaringanArsip) -> QuerySet[ButirArsip]:
    pilihan = {
        "jenis": s.jenis,
        "asal": s.asal,
        "kelas_retensi": s.kelas,
        "keadaan": s.keadaan,
        "lokasi__kode": s.lokasi,
        "tanggal__gte": s.dari,
        "tanggal__lte": s.sampai,
    }
    return ButirArsip.objects.filter(**{nama: nilai for nama, nilai in pilihan.items() if nilai})


def _menurut_kata(rows: QuerySet[ButirArsip], teks: str) -> Hasil:
    """Documents that have every word, first as typed; when there are none, the words most like them."""
    kata = _kata(teks)
    if not kata:
        return Hasil(rows.none(), {})
    jejak = _jajaki(rows, _semua([[k] for k in kata]), kata)
    if jejak.ada:
        return jejak.hasil({})
    # Where each word is known, yet nobody bears all of them, one may be another word mistyped.
    asing = [k for k in kata if k not in jejak.dikenal] or kata
    serupa = kata_serupa(asing)
    if any(not serupa[k] for k in asing):
        return Hasil(rows.none(), {})
    dibaca = {k: serupa[k] for k in asing if serupa[k] != [k]}
    return _jajaki(rows, _semua([serupa.get(k, [k]) for k in kata])).hasil(dibaca)


@dataclass(frozen=True, slots=True)
class _Jejak:
    """What one bounded look found: documents among the newest, documents by the words' index, known words."""

    rows: QuerySet[ButirArsip]
    kueri: str
    terbaru: list[int]
    indeks: list[int]
    dikenal: set[str]
    is_semua_ditengok: bool

    @property
    def ada(self) -> bool:
        return bool(self.terbaru or self.indeks)

    def hasil(self, dibaca: dict[str, list[str]]) -> Hasil:
        """The rows to page through, by whichever way reads few rows."""
        semua = self.rows.filter(teks=SearchQuery(self.kueri, config="simple", search_type="raw"))
        if len(self.terbaru) >= RAPAT:
            return Hasil(semua, dibaca)
        if self.is_semua_ditengok:
            return Hasil(self.rows.filter(pk__in=self.terbaru), dibaca)
        if len(self.indeks) <= SEDIKIT:
            return Hasil(self.rows.filter(pk__in=self.indeks), dibaca)
        return Hasil(self.rows.filter(pk__in=self.terbaru), dibaca, semua)


# The second part is not begun where the first one found enough: its condition holds no column.
JAJAKI = """
    WITH baru (id, teks) AS MATERIALIZED ({terbaru}), rapat AS MATERIALIZED (
        SELECT id FROM baru WHERE teks @@ to_tsquery('simple', %s) LIMIT %s)
    SELECT 'terbaru', id, '' FROM rapat
    UNION ALL
    (SELECT 'indeks', id, '' FROM registrasi_butirarsip
      WHERE teks @@ to_tsquery('simple', %s) AND (SELECT count(*) FROM rapat) < %s LIMIT %s)
    UNION ALL
    SELECT 'kata', 0, kata FROM registrasi_kataarsip WHERE kata = ANY(%s)
    UNION ALL
    SELECT 'ditengok', count(*), '' FROM baru
"""


def _jajaki(rows: QuerySet[ButirArsip], kueri: str, kata: list[str] | None = None) -> _Jejak:
    """Look for documents with these words, at no more rows than stated, however large the archive is.

    The planner takes every word that is not among the commonest for fairly common, and would walk the list by
    date for a word that ten documents have. So the newest are looked through first: where they alone fill a
    page, the words lie densely and that walk is short. Else the words' own index names the documents.
    """
    terbaru = rows.order_by(*URUT).values_list("pk", "teks")[:DITENGOK]
    sql, params = terbaru.query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            JAJAKI.format(terbaru=sql), [*params, kueri, RAPAT, kueri, RAPAT, SEDIKIT + 1, kata or []]
        )
        temuan = cursor.fetchall()
    per_macam: dict[str, list[int]] = {"terbaru": [], "indeks": [], "kata": [], "ditengok": []}
    for macam, pk, _ in temuan:
        per_macam[macam].append(pk)
    dikenal = {satu for macam, _, satu in temuan if macam == "kata"}
    is_semua = per_macam["ditengok"][0] < DITENGOK
    return _Jejak(rows, kueri, per_macam["terbaru"], per_macam["indeks"], dikenal, is_semua)


def _kata(teks: str) -> list[str]:
    """The words to search for: lower case, each once, without business forms unless there is nothing else."""
    semua = list(dict.fromkeys(KATA.findall(teks.lower())))
    return ([k for k in semua if k not in BENTUK] or semua)[:PALING_BANYAK_KATA]


def kata_serupa(kata: list[str]) -> dict[str, list[str]]:
    """For each word the words of the archive most like it, best first, in one query."""
    sql = """
        SELECT q.kata, s.kata FROM unnest(%s::text[]) AS q(kata)
         CROSS JOIN LATERAL (
               SELECT k.kata, similarity(k.kata, q.kata) AS mirip FROM registrasi_kataarsip k
                WHERE k.kata %% q.kata ORDER BY mirip DESC, k.kata LIMIT %s) s
         ORDER BY q.kata, s.mirip DESC, s.kata
    """
    serupa: dict[str, list[str]] = {k: [] for k in kata}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL pg_trgm.similarity_threshold = {min(map(_ambang, kata))}")
        cursor.execute(sql, [kata, KATA_SERUPA])
        for satu, mirip in cursor.fetchall():
            serupa[satu].append(mirip)
    return serupa


def _ambang(kata: str) -> float:
    """How alike a word must be: one wrong letter spoils most of a short word, and little of a long one."""
    return next((ambang for panjang, ambang in AMBANG if len(kata) <= panjang), AMBANG_PANJANG)


def _semua(pilihan: list[list[str]]) -> str:
    """The text of a tsquery: every group must be there, of each group one word."""
    kelompok = (" | ".join(f"'{kata}'" for kata in satu) for satu in pilihan)
    return " & ".join(f"({satu})" for satu in kelompok)
