"""Records of a JSON document one by one, without holding the document.

Understands what the source has been seen to send: a list, a list in lists, and an object around a list.
"""

import json
from collections.abc import Iterator
from typing import Any, TextIO

POTONG = 64 * 1024
MAKS_REKAMAN = 512 * 1024  # characters
MAKS_DALAM = 4
# Under which of these the source wraps its list; what else stands beside it is about the answer, not in it.
KUNCI_DAFTAR = frozenset({"data", "result", "results", "items", "rows", "records"})
SPASI = " \t\r\n"
# Numbers stay as they were written: an NPWP that came as 1.23E+15 must be seen, not computed with.
SEPERTI_TERTULIS = json.JSONDecoder(parse_float=str, parse_int=str)


class JsonKeliru(Exception):
    """The document cannot be read on; `str()` is the sentence."""


class _Aliran:
    """A window on the text that grows to hold the value being read, up to MAKS_REKAMAN."""

    def __init__(self, berkas: TextIO, pembaca: json.JSONDecoder) -> None:
        self.berkas = berkas
        self.pembaca = pembaca
        self.teks = ""
        self.letak = 0
        self.habis = False

    def _tambah(self) -> None:
        potong = self.berkas.read(POTONG)
        self.habis = not potong
        self.teks, self.letak = self.teks[self.letak :] + potong, 0
        if len(self.teks) > MAKS_REKAMAN + POTONG:
            raise JsonKeliru(f"Berkas ini memuat satu rekaman lebih dari {MAKS_REKAMAN // 1024} KB.")

    def intip(self) -> str:
        """The next character that is no white space; "" at the end."""
        while True:
            while self.letak < len(self.teks):
                if self.teks[self.letak] not in SPASI:
                    return self.teks[self.letak]
                self.letak += 1
            if self.habis:
                return ""
            self._tambah()

    def lewati(self, huruf: str) -> bool:
        """Pass that character if it is the next one."""
        if self.intip() != huruf:
            return False
        self.letak += 1
        return True

    def wajib(self, huruf: str) -> None:
        if not self.lewati(huruf):
            raise JsonKeliru("Berkas ini terpotong atau bukan JSON yang utuh. Unduh ulang dari sumbernya.")

    def nilai(self) -> Any:
        """One whole value."""
        self.intip()
        while True:
            try:
                nilai, akhir = self.pembaca.raw_decode(self.teks, self.letak)
            except json.JSONDecodeError:
                if self.habis:
                    raise JsonKeliru(
                        "Berkas ini terpotong atau bukan JSON yang utuh. Unduh ulang dari sumbernya."
                    ) from None
            except RecursionError:
                raise JsonKeliru("Berkas ini bersarang terlalu dalam.") from None
            else:
                # A number at the end of the window may go on behind it.
                if akhir < len(self.teks) or self.habis:
                    self.letak = akhir
                    return nilai
            self._tambah()


def baris_json(berkas: TextIO, pembaca: json.JSONDecoder = SEPERTI_TERTULIS) -> Iterator[Any]:
    """The records of a document; what is no object is handed on as it is. Raises JsonKeliru."""
    aliran = _Aliran(berkas, pembaca)
    yield from _isi(aliran, 0)
    if aliran.intip():
        raise JsonKeliru("Ada isi lain sesudah daftarnya. Unduh ulang dari sumbernya.")


def _isi(aliran: _Aliran, dalam: int) -> Iterator[Any]:
    if dalam > MAKS_DALAM:
        raise JsonKeliru("Berkas ini bersarang terlalu dalam.")
    if aliran.intip() == "[":
        yield from _daftar(aliran, dalam)
    elif aliran.intip() == "{":
        yield from _bungkus(aliran, dalam)
    elif aliran.nilai() is not None:  # null stands for an empty list
        raise JsonKeliru("Berkas ini tidak memuat daftar.")


def _daftar(aliran: _Aliran, dalam: int) -> Iterator[Any]:
    aliran.wajib("[")
    if aliran.lewati("]"):
        return
    while True:
        if aliran.intip() == "[":
            yield from _isi(aliran, dalam + 1)
        else:
            yield aliran.nilai()
        if not aliran.lewati(","):
            aliran.wajib("]")
            return


def _bungkus(aliran: _Aliran, dalam: int) -> Iterator[Any]:
    """An object around a list; one without any is itself the only record."""
    aliran.wajib("{")
    sendiri: dict[str, Any] = {}
    is_bungkus = False
    while aliran.intip() == '"':
        kunci = aliran.nilai()
        aliran.wajib(":")
        if str(kunci).lower() in KUNCI_DAFTAR:
            is_bungkus = True
            yield from _isi(aliran, dalam + 1)
        else:
            sendiri[kunci] = aliran.nilai()
        if not aliran.lewati(","):
            break
    aliran.wajib("}")
    if sendiri and not is_bungkus:
        yield sendiri
