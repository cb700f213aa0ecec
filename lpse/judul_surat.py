"""What a kind of mail is about, in the words of its own template."""

import re
from functools import cache

from django.template import TemplateDoesNotExist
from django.template.loader import get_template

_SUBJEK = re.compile(
    r"\{% block subjek %\}(.*?)\{% endblock %\}|^(?:\{%.*?%\})?Subjek: ([^{].*)$", re.MULTILINE
)
_INDUK = re.compile(r"\{% extends \"(.+?)\" %\}")


@cache
def perihal_surat(templat: str) -> str:
    """`Pendaftaran … disetujui`, for the stem of a template under templates/surat/; unknown: the stem itself.

    What differs from mail to mail is left out: who sees that a mail went out need not see what it said.
    """
    berkas: str | None = f"surat/{templat}.txt"
    while berkas:
        try:
            sumber: str = get_template(berkas).template.source  # type: ignore[attr-defined]
        except TemplateDoesNotExist:
            return templat
        if subjek := _SUBJEK.search(sumber):
            return _tanpa_isi(subjek[1] or subjek[2])
        induk = _INDUK.search(sumber)
        berkas = induk[1] if induk else None
    return templat


def _tanpa_isi(subjek: str) -> str:
    """The subject line with an ellipsis for each value, and the first of two alternatives."""
    utama = re.sub(r"\{% else %\}.*?(?=\{% endif %\})", "", subjek)
    return re.sub(r"\{\{.*?\}\}", "…", re.sub(r"\{%.*?%\}", "", utama)).strip()
