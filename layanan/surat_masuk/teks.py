"""Text out of hostile mail: whatever the bytes are, what comes out is clean, bounded Unicode."""

import codecs
import html
import re
import unicodedata
from email.header import decode_header
from itertools import groupby

import nh3
from mailparser_reply import EmailReplyParser  # type: ignore[import-untyped]
from mailparser_reply.constants import (  # type: ignore[import-untyped]
    MAIL_LANGUAGES,
    QUOTED_MATCH_INCLUDE,
)

PANJANG_ISI = 15_000
DIPOTONG = "\n\n[Teks ini dipotong. Lanjutannya ada di surat asli.]"
PANJANG_KEPALA = 20_000
# The cleaner's time grows with the square of the depth; no letter that people write has so many tags.
BANYAK_TANDA = 10_000
# No client writes the line above a quotation longer than this; the parser's patterns cost its square.
PANJANG_BARIS = 300
# Codecs that people's mail is written in. Python has others that take minutes or mean something else.
HURUF = re.compile(
    r"(us_)?ascii|utf_?(7|8|16|16_?le|16_?be)|iso_?8859_?\d+|latin_?\d|windows_?\d+|cp\d+|"
    r"koi8_[ru]|gb(k|2312|18030)|big5|shift_jis|euc_(jp|kr)|iso_2022_jp|mac_roman"
)

_BARIS_HTML = re.compile(r"<\s*(?:br|/p|/div|/tr|/li|/h[1-6]|/blockquote)\b[^>]{0,200}>", re.IGNORECASE)
_BERKUTIP = re.compile(r"^\s*>")
# What Gmail, Outlook, Yahoo and Apple write in Indonesian above the letter that is answered.
MAIL_LANGUAGES["id"] = {
    "wrote_header": rf"^({QUOTED_MATCH_INCLUDE}(?:Pada|Tanggal)\s[^\n]+(?:\n[^\n]+)?"
    r"\s(?:menulis|berkata)\s?:)$",
    "from_header": r"((?:(?:^|\n|\n"
    + QUOTED_MATCH_INCLUDE
    + r")[* ]*(?:Dari|Dikirim|Terkirim|Kepada|Ke|Untuk|Perihal|Subjek|Judul|Tanggal|Cc|Tembusan):"
    r"[ *]*[^\n]*){2,})",
    "disclaimers": ["Peringatan:"],
    "signatures": [],
    "sent_from": "Dikirim dari|Terkirim dari",
}
_PEMISAH = re.compile(r"^-{3,} ?(?:Pesan Asli|Pesan asli|Pesan yang Diteruskan|Original Message) ?-{3,}$")
_PEMBACA = EmailReplyParser(languages=["id", "en"])


def bersih(teks: str, panjang: int, *, baris: bool = False) -> str:
    """Drop what no database and no screen takes: NUL, control and direction marks, halves of characters.

    With `baris` line breaks stay, otherwise all white space becomes one space.
    """
    utuh = (
        teks.encode("utf-8", "replace").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    )
    if not baris:
        utuh = " ".join(utuh.split())
    tampak = "".join(h for h in utuh if h in "\n\t" or unicodedata.category(h)[0] != "C")
    return tampak.strip()[:panjang].strip()


def dekode(isi: bytes, huruf: str | None) -> str:
    """Bytes as text; an unknown or broken encoding costs single characters, never the text."""
    nama = (huruf or "utf-8").strip().lower().replace("-", "_")
    if HURUF.fullmatch(nama):
        try:
            return codecs.decode(isi, nama, "replace")
        except (LookupError, UnicodeError):
            pass
    return isi.decode("utf-8", "replace")


def dekode_kepala(nilai: object) -> str:
    """A header as text: encoded words decoded where they can be, kept as they are where not."""
    mentah = str(nilai or "")[:PANJANG_KEPALA]
    # Raw eight-bit bytes arrive as halves of characters; mostly they are UTF-8.
    teks = (
        mentah.encode("ascii", "surrogateescape").decode("utf-8", "replace") if _is_mentah(mentah) else mentah
    )
    try:
        bagian = decode_header(teks)
    except Exception:  # a broken base64 word ends the standard library's parser in several ways
        return teks
    return "".join(b if isinstance(b, str) else dekode(b, huruf) for b, huruf in bagian)


def _is_mentah(teks: str) -> bool:
    return any("\udc80" <= h <= "\udcff" for h in teks) and all(
        h < "\x80" or "\udc80" <= h <= "\udcff" for h in teks
    )


def html_ke_teks(sumber: str) -> str:
    """What an HTML letter says: no tag, no script, no style survives."""
    utuh = "<".join(sumber.split("<", BANYAK_TANDA)[:BANYAK_TANDA])
    berbaris = _BARIS_HTML.sub("\n\\g<0>", utuh)
    polos = nh3.clean(berbaris, tags=set(), clean_content_tags={"script", "style", "title", "head"})
    return html.unescape(polos).replace("\xa0", " ")


def rapikan(teks: str) -> str:
    """Bounded text with at most one empty line in a row."""
    baris = (satu.rstrip() for satu in bersih(teks, 4 * PANJANG_ISI, baris=True).split("\n"))
    hasil: list[str] = []
    for kosong, kelompok in groupby(baris, key=lambda satu: not satu):
        hasil += [""] if kosong else list(kelompok)
    return "\n".join(hasil).strip()


def tanpa_kutipan(teks: str) -> str:
    """What the sender wrote anew, without the letter it answers; all of it when nothing would be left."""
    rapi = rapikan(teks)
    baru = _buang_ekor(_kepala_saja(rapi)).strip() or rapi
    return baru if len(baru) <= PANJANG_ISI else baru[:PANJANG_ISI].rstrip() + DIPOTONG


def _kepala_saja(rapi: str) -> str:
    """The lines above the first quotation header, as they were typed."""
    asli = rapi.split("\n")
    for urut, satu in enumerate(asli):
        if _PEMISAH.match(satu.strip()):
            asli = asli[:urut]
            break
    # The parser sees shortened lines and strips them; what is kept are the lines themselves.
    dilihat = "\n".join(satu.strip()[:PANJANG_BARIS] for satu in asli)
    if len(dilihat) > PANJANG_ISI:
        dilihat = dilihat[:PANJANG_ISI]
    balasan = _PEMBACA.read(dilihat).replies
    if len(balasan) < 2:
        return "\n".join(asli)
    return "\n".join(asli[: balasan[0].content.count("\n") + 1]) if balasan[0].content else ""


def _buang_ekor(teks: str) -> str:
    """Without the quoted lines at its end; quotations answered in between stay, for the answer's sake."""
    baris = teks.split("\n")
    while baris and (not baris[-1].strip() or _BERKUTIP.match(baris[-1])):
        baris.pop()
    return "\n".join(baris)
