"""Markdown as articles and procedures use it: headings, lists, emphasis, links. No HTML, no pictures."""

import re
from html import unescape

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

PEMBACA = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
# The page's own heading is the article's title: what a writer calls the first level is the second there.
TURUN = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
TAG = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li"),
    *("strong", "em", "code", "pre", "blockquote", "a"),
}
SKEMA = {"https", "http", "mailto", "tel"}
REL = "nofollow noopener noreferrer"


def ke_html(teks: str) -> SafeString:
    """The text as HTML that is safe whoever wrote it: no HTML is read, and a list of tags cleans the rest."""
    butir = PEMBACA.parse(teks)
    for satu in butir:
        satu.tag = TURUN.get(satu.tag, satu.tag)
    kasar = PEMBACA.renderer.render(butir, PEMBACA.options, {})
    bersih = nh3.clean(
        kasar,
        tags=TAG,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SKEMA,
        link_rel=REL,
    )
    return mark_safe(bersih)  # noqa: S308 - what nh3 lets through is the list above


def ke_polos(teks: str) -> str:
    """The words alone, a line for each block: for the search and its excerpts."""
    baris = (" ".join(unescape(strip_tags(satu)).split()) for satu in ke_html(teks).splitlines())
    return re.sub(r"[\x00-\x09\x0b-\x1f]", "", "\n".join(satu for satu in baris if satu))
