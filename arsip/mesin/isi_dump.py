"""How many rows a dump holds of each table, counted in what pg_restore writes of it."""

import re

_AWAL, _AKHIR, _USAI = b"\nCOPY ", b" FROM stdin;\n", b"\n\\.\n"
_NAMA = re.compile(rb'\nCOPY ("(?:[^"]|"")+"|[^\s".]+)\.("(?:[^"]|"")+"|[^\s".]+) ')


class PenghitungBaris:
    """Follows `pg_restore --data-only` piece by piece; `baris` has the rows of every table that was ended.

    No row looks like what ends a table: COPY escapes a line break within a row, and a backslash as well.
    """

    def __init__(self) -> None:
        self.baris: dict[str, int] = {}
        self._sisa, self._tabel, self._banyak = b"\n", "", 0

    def __call__(self, potongan: bytes) -> None:
        isi = self._sisa + potongan
        dari: int | None = 0
        while dari is not None:
            dari = self._hitung(isi, dari) if self._tabel else self._cari(isi, dari)

    def _cari(self, isi: bytes, dari: int) -> int | None:
        """Look for the head of the next table; where the line break before its rows is, None: not here."""
        awal = isi.find(_AWAL, dari)
        if awal < 0:
            # The last line may be the beginning of a head.
            self._sisa = isi[max(isi.rfind(b"\n", dari), dari) :]
            return None
        akhir = isi.find(_AKHIR, awal)
        if akhir < 0:
            self._sisa = isi[awal:]
            return None
        if cocok := _NAMA.match(isi, awal, akhir + 1):
            # The line break before the first row is counted as well.
            self._tabel, self._banyak = f"{_polos(cocok[1])}.{_polos(cocok[2])}", -1
        return akhir + len(_AKHIR) - 1

    def _hitung(self, isi: bytes, dari: int) -> int | None:
        """Count line breaks to the end of the table; where its last one is, None: it goes on."""
        akhir = isi.find(_USAI, dari)
        if akhir < 0:
            batas = max(len(isi) - len(_USAI) + 1, dari)
            self._banyak += isi.count(b"\n", dari, batas)
            self._sisa = isi[batas:]
            return None
        self.baris[self._tabel] = self._banyak + isi.count(b"\n", dari, akhir + 1)
        self._tabel = ""
        return akhir + len(_USAI) - 1


def _polos(nama: bytes) -> str:
    teks = nama.decode("utf-8", "replace")
    return teks[1:-1].replace('""', '"') if teks.startswith('"') else teks


def beda_baris(dihitung: dict[str, int], di_dump: dict[str, int]) -> list[str]:
    """The tables of which a dump does not hold what was counted, in words; it may hold more tables."""
    return [
        f"{tabel}: {di_dump.get(tabel, 'tidak ada')}, seharusnya {banyak}"
        for tabel, banyak in sorted(dihitung.items())
        if di_dump.get(tabel) != banyak
    ]
