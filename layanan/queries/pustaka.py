"""Searching the help centre: stems and synonyms by full text, mistyped words by trigrams.

Whoever asks writes a whole question, so an article need not hold every word: at least half of those that
matter, and the more of them, the higher. A word no article knows stands for the known words most like it.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import reduce
from operator import add, or_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import connection, transaction
from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from layanan.enums.pustaka import KategoriBantuan, UntukSiapa
from layanan.models import Artikel
from layanan.models.pustaka import BAHASA
from layanan.policies.pustaka import kata_sinonim, pecah, searti
from lpse.paging import Order

PALING_BANYAK = 20
SARAN = 3
TERBAIK = 5
TERPENDEK = 4  # a shorter word is not guessed at: too many are like it
MIRIP_TRIGRAM = 0.2  # what is looked at; whether it is the word, the order of its letters says
MIRIP = 0.75
CALON = 20
PENGGANTI = 3
RAK = Order("ya", falling=True)
BUKA, TUTUP = "\x02", "\x03"  # no text of an article holds them


@dataclass(frozen=True, slots=True)
class Temuan:
    """One article found, and the words around what was looked for, the found ones marked."""

    artikel: Artikel
    cuplikan: SafeString


@dataclass(frozen=True, slots=True)
class Hasil:
    """What was found; `kata` is what was understood, `ganti` which words were taken for others."""

    temuan: list[Temuan]
    kata: list[str]
    ganti: dict[str, str] = field(default_factory=dict)


def cari(teks: str, *, kategori: str = "", untuk: str = "", batas: int = PALING_BANYAK) -> Hasil:
    """The published articles that answer best, at most `batas`; three queries, more for a mistyped word."""
    kata = pecah(teks)
    if not kata:
        return Hasil([], [])
    pilihan, ganti = _perbaiki([searti(satu) for satu in kata])
    rows = _urutkan(saring(Artikel.objects.terbit(), kategori, untuk), [_kueri(satu) for satu in pilihan])
    return Hasil([Temuan(a, _tandai(a.cuplikan)) for a in rows[:batas]], kata, ganti)


def saran(teks: str) -> list[Artikel]:
    """A few articles for what somebody is writing; its last word may be half written."""
    kata = pecah(teks)
    if not kata:
        return []
    kueri = [_kueri(searti(satu)) for satu in kata[:-1]]
    akhir = _kueri(searti(kata[-1]))
    if len(kata[-1]) >= TERPENDEK:
        akhir = akhir | _mentah(f"'{kata[-1]}':*")
    return list(_urutkan(Artikel.objects.terbit(), [*kueri, akhir], cuplikan=False)[:SARAN])


def saring(rows: QuerySet[Artikel], kategori: str = "", untuk: str = "") -> QuerySet[Artikel]:
    """Those of one shelf, and those for one group of readers: what is for all is for them too."""
    if kategori:
        rows = rows.filter(versi__kategori=kategori)
    if untuk:
        rows = rows.filter(versi__untuk__in=(untuk, UntukSiapa.SEMUA))
    return rows


def _mentah(teks: str) -> Any:
    return SearchQuery(teks, config=BAHASA, search_type="raw")


def _kueri(kata: tuple[str, ...]) -> Any:
    """One of these words; words hold letters, digits and hyphens only, so the quotes cannot be left."""
    return _mentah(" | ".join(f"'{satu}'" for satu in kata))


def _urutkan(rows: QuerySet[Artikel], kueri: list[Any], *, cuplikan: bool = True) -> QuerySet[Any]:
    """Those with at least half of the words, the most of them first, then by where the words stand."""
    semua = reduce(or_, kueri)
    kena = reduce(add, (Case(When(versi__teks=k, then=1), default=0) for k in kueri))
    rows = rows.filter(versi__teks=semua).annotate(
        kena=Case(When(pk__isnull=False, then=kena), output_field=IntegerField()),
        bobot=SearchRank(F("versi__teks"), semua, normalization=Value(1)),
    )
    if cuplikan:
        rows = rows.annotate(cuplikan=_cuplikan(semua))
    return rows.filter(kena__gte=(len(kueri) + 1) // 2).order_by("-kena", "-bobot", "-ya", "pk")


def _cuplikan(kueri: Any) -> SearchHeadline:
    return SearchHeadline(
        "versi__polos",
        kueri,
        config=BAHASA,
        start_sel=BUKA,
        stop_sel=TUTUP,
        min_words=12,
        max_words=28,
        max_fragments=2,
        fragment_delimiter=" … ",
    )


def _tandai(teks: str) -> SafeString:
    """The excerpt as HTML: everything is escaped first, then the marks become elements."""
    aman = escape(" ".join(teks.split())).replace(BUKA, "<mark>").replace(TUTUP, "</mark>")
    return mark_safe(aman)  # noqa: S308 - escaped above


# --- Mistyped words -------------------------------------------------------------------------------------

DIKENAL = """
    SELECT q.urut FROM unnest(%s::text[]) WITH ORDINALITY AS q(teks, urut)
     WHERE EXISTS (SELECT 1 FROM layanan_versiartikel v JOIN layanan_artikel a ON a.versi_id = v.id
                    WHERE a.status = 'terbit' AND v.teks @@ to_tsquery('indonesian', q.teks))
"""
SERUPA = """
    SELECT q.kata, s.kata FROM unnest(%s::text[]) AS q(kata)
     CROSS JOIN LATERAL (
           SELECT k.kata, similarity(k.kata, q.kata) AS mirip FROM layanan_katabantuan k
            WHERE k.kata %% q.kata GROUP BY k.kata ORDER BY mirip DESC, k.kata LIMIT %s) s
"""


def _perbaiki(pilihan: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """The words, those no article knows replaced by the known ones most like them; and which those were."""
    teks = [" | ".join(f"'{satu}'" for satu in kelompok) for kelompok in pilihan]
    with connection.cursor() as cursor:
        cursor.execute(DIKENAL, [teks])
        dikenal = {urut for (urut,) in cursor.fetchall()}
    asing = [k[0] for n, k in enumerate(pilihan, 1) if n not in dikenal and len(k[0]) >= TERPENDEK]
    serupa = _serupa(asing) if asing else {}
    ganti = {kata: lain[0] for kata, lain in serupa.items() if lain}
    diperbaiki = [
        tuple(dict.fromkeys(arti for lain in serupa[k[0]] for arti in searti(lain))) if k[0] in ganti else k
        for k in pilihan
    ]
    return diperbaiki, ganti


def _serupa(asing: list[str]) -> dict[str, list[str]]:
    """For each word the few known ones it may have been meant for, best first."""
    calon: dict[str, set[str]] = {satu: set(kata_sinonim()) for satu in asing}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL pg_trgm.similarity_threshold = {MIRIP_TRIGRAM}")
        cursor.execute(SERUPA, [asing, CALON])
        for satu, lain in cursor.fetchall():
            calon[satu].add(lain)
    return {satu: _terdekat(satu, semua) for satu, semua in calon.items()}


def _terdekat(kata: str, calon: set[str]) -> list[str]:
    nilai = {lain: SequenceMatcher(None, kata, lain).ratio() for lain in calon}
    baik = [lain for lain, mirip in nilai.items() if mirip >= MIRIP]
    return sorted(baik, key=lambda lain: (-nilai[lain], lain))[:PENGGANTI]


# --- Shelves --------------------------------------------------------------------------------------------


def rak() -> list[tuple[KategoriBantuan, int]]:
    """The shelves that hold something, in their order, with how many articles."""
    rows = Artikel.objects.filter(status="terbit").values_list("versi__kategori").annotate(n=Count("pk"))
    jumlah: dict[str, int] = dict(rows.order_by())
    return [(k, jumlah[k.value]) for k in KategoriBantuan if k.value in jumlah]


def paling_membantu() -> list[Artikel]:
    """Those most readers called helpful."""
    return list(Artikel.objects.terbit().order_by("-ya", "tidak", "-pk")[:TERBAIK])


def terkait(artikel: Artikel) -> list[Artikel]:
    """What a reader of this one may want next: the same shelf, the most helpful first."""
    rows = Artikel.objects.terbit().filter(versi__kategori=artikel.kategori).exclude(pk=artikel.pk)
    return list(rows.order_by("-ya", "-pk")[: TERBAIK - 1])
