"""What must not leave a ticket: names, addresses, numbers. Pure; an officer still reads the result."""

import re
from collections.abc import Iterable
from functools import partial

NAMA, SUREL, NOMOR, USER_ID, TIKET, TAUTAN = (
    *("[nama]", "[surel]", "[nomor]", "[User ID]"),
    *("[nomor tiket]", "[tautan]"),
)
TANDA = (NAMA, SUREL, NOMOR, USER_ID, TIKET, TAUTAN)
PENANDA = re.compile("|".join(re.escape(satu) for satu in TANDA))
TERPENDEK = 3  # a shorter part of a name is a word of the language as well

# A greeting tells a name and helps no other reader.
SAPAAN = re.compile(
    r"^[ \t]*(?:(?:kepada )?yth\b[^\n]{0,80}|(?:bapak|ibu|sdr|saudara)\b[^\n]{0,80}[,:])[ \t]*$\n*",
    re.I | re.M,
)
SALAM = re.compile(r"\n+[ \t]*(?:hormat kami|salam|terima kasih)[ \t]*[,.]?[ \t]*\n.*\Z", re.I | re.S)
POLA: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"https?://\S*/(?:tiket|akun|daftar|pelatihan/saya|undangan)/\S+", re.I), TAUTAN),
    (re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"), SUREL),
    (re.compile(r"\bTKT[-/ ]?[\w/-]*\d[\w/-]*", re.I), TIKET),
    (
        re.compile(
            r"(\bUser ?ID(?: (?:Anda|SPSE))?(?: adalah| ialah)?\s*[:=]?\s*[“\"']?)"
            r"(?=[\w.@-]*[\d_])[\w.@-]*\w",
            re.I,
        ),
        USER_ID,
    ),
    # NPWP with its dots, NIK and NPWP in one go or in groups, telephone numbers, accounts.
    (re.compile(r"(?<![\w.])\+?\(?\d(?:[ .()/-]{0,2}\d){8,19}(?!\w)"), NOMOR),
)


def _nama(nama: Iterable[str]) -> Iterable[re.Pattern[str]]:
    """Whole names in any writing first, then each part of one where it is written like a name."""
    bersih = [" ".join(satu.split()) for satu in nama if len(satu.strip()) >= TERPENDEK]
    for satu in sorted(bersih, key=len, reverse=True):
        yield re.compile(rf"(?<!\w){re.escape(satu)}(?!\w)", re.I)
    for kata in {k.strip(".,") for satu in bersih for k in satu.split()}:
        if len(kata) >= TERPENDEK and kata[0].isupper():
            yield re.compile(rf"(?<!\w){re.escape(kata)}(?!\w)")


def _ganti(tanda: str, cocok: re.Match[str]) -> str:
    """The mark, after the words that only lead to what is taken out."""
    return f"{cocok[1]}{tanda}" if cocok.re.groups else tanda


def hapus_pribadi(
    teks: str, *, nama: Iterable[str] = (), user_id: Iterable[str] = (), nomor: Iterable[str] = ()
) -> str:
    """The text without what tells of one person; what was taken out leaves a mark in square brackets.

    `nama` are the names of people and firms known beside it, `user_id` and `nomor` what else the ticket
    holds (its own number, a tender's). Names of others cannot be told from words: an officer must look.
    """
    teks = SALAM.sub("", SAPAAN.sub("", teks.replace("\r\n", "\n")))
    for pola, ganti in POLA:
        teks = pola.sub(partial(_ganti, ganti), teks)
    for kumpulan, ganti in ((user_id, USER_ID), (nomor, NOMOR)):
        for satu in filter(None, (s.strip() for s in kumpulan)):
            teks = re.sub(rf"(?<!\w){re.escape(satu)}(?!\w)", ganti, teks, flags=re.I)
    for pola_nama in _nama(nama):
        teks = pola_nama.sub(NAMA, teks)
    return re.sub(r"(\[nama\])(?:[ ,.]+\[nama\])+", r"\1", teks).strip()


def bagian(teks: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a mark of something taken out: for a highlighted view."""
    hasil: list[tuple[str, bool]] = []
    akhir = 0
    for cocok in PENANDA.finditer(teks):
        hasil += [(teks[akhir : cocok.start()], False), (cocok[0], True)]
        akhir = cocok.end()
    return [satu for satu in [*hasil, (teks[akhir:], False)] if satu[0]]
