"""A page as one line, however its template is broken into lines."""

import re

from django.http import HttpResponse

_BLOK = "dd|div|dl|dt|h[1-6]|li|option|p|table|tbody|td|tfoot|th|thead|tr|ul|ol"
_SEBELUM, _SESUDAH = re.compile(rf" ?(</?(?:{_BLOK})\b)"), re.compile(rf"(</?(?:{_BLOK})\b[^>]*>) ?")


def satu_baris(jawaban: HttpResponse | str) -> str:
    """The markup with every stretch of white space as one space, and none beside a block's tags or in them.

    Where a long word may break is left out too.
    """
    isi = jawaban if isinstance(jawaban, str) else jawaban.content.decode()
    rapat = " ".join(isi.replace("<wbr>", "").split())
    return _SESUDAH.sub(r"\1", _SEBELUM.sub(r"\1", rapat))
