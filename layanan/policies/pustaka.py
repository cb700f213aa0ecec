"""What an article must be before anybody reads it, and which words mean the same to the search."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from layanan.models import Artikel
from lpse.aturan import AturanDilanggar

MASA_TINJAU = timedelta(days=182)  # how long an article is trusted unless its author says otherwise
TINJAU_TERLAMA = timedelta(days=730)
KATA = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Edited without code: whoever reads the searches that found nothing adds the users' words there.
BERKAS_SINONIM = Path(__file__).parent.parent / "sinonim.toml"
PALING_BANYAK_KATA = 10
PANJANG_KATA = 40
# PostgreSQL's Indonesian dictionary has no stop words; these are in every other question and article.
UMUM = frozenset(
    """
    ada adalah agar akan anda apa apabila apakah atau bagaimana bagi bahwa belum bila bisa cara caranya dalam
    dan dapat dari dengan di dimana harus ini itu jika juga kalau kami kapan karena ke kenapa kepada kok lagi
    maka mana mau mengapa mohon namun nya oleh pada para saat saja saya sebagai sedang selalu sudah supaya
    tapi telah terhadap tetapi tidak tolong tsb untuk yaitu yang
    """.split()  # noqa: SIM905 - one word a line would be a page of them
)


@cache
def sinonim() -> tuple[tuple[str, ...], ...]:
    """Words of one line stand for each other; a phrase is found by its words in order."""
    isi = tomllib.loads(BERKAS_SINONIM.read_text(encoding="utf-8"))
    return tuple(tuple(baris) for baris in isi["sinonim"])


class ArtikelBelumLengkap(AturanDilanggar):
    """Something a reader needs is not written yet."""


class WaktuTinjauKeliru(AturanDilanggar):
    """The day of the next review lies in the past or too far ahead."""


def check_terbit(artikel: Artikel) -> None:
    """Raises ArtikelBelumLengkap: every article begins with the answer in one or two sentences."""
    if not artikel.ringkas.strip():
        raise ArtikelBelumLengkap("Isi jawaban singkatnya; itulah yang pertama dibaca dan dicari.")
    if artikel.versi is not None and artikel.status == "terbit" and not artikel.is_berbeda:
        raise ArtikelBelumLengkap("Tidak ada yang berubah sejak versi terakhir. Nyatakan saja masih benar.")


def check_tinjau(tinjau_lagi: date, hari: date) -> None:
    """Raises WaktuTinjauKeliru unless it lies ahead, at most two years."""
    if not hari < tinjau_lagi <= hari + TINJAU_TERLAMA:
        raise WaktuTinjauKeliru("Peninjauan berikutnya paling cepat besok dan paling lama dua tahun lagi.")


def pecah(teks: str) -> list[str]:
    """The words that matter, lower case, each once; all of them where none seems to matter."""
    semua = list(dict.fromkeys(k[:PANJANG_KATA] for k in KATA.findall(teks.lower())))
    return ([k for k in semua if k not in UMUM and len(k) > 1] or semua)[:PALING_BANYAK_KATA]


def searti(kata: str) -> tuple[str, ...]:
    """The word and those that mean the same, itself first."""
    lain = (satu for baris in sinonim() if kata in baris for satu in baris)
    return tuple(dict.fromkeys((kata, *lain)))


def kata_sinonim() -> Iterator[str]:
    """Every single word of the table: a mistyped one of these is known too."""
    return (satu for baris in sinonim() for satu in baris if " " not in satu)


def layak_dicatat(kata: list[str]) -> str:
    """The words as they are counted when they found nothing; "" where they may tell of a person.

    Nothing with a digit in it is kept (a number, a User ID), and no more than six words (a sentence).
    """
    if not kata or len(kata) > 6 or any(huruf.isdigit() for satu in kata for huruf in satu):
        return ""
    return " ".join(kata)[:80]
