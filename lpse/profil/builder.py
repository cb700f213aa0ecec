"""From what TOML holds to frozen dataclasses: the dataclasses' own annotations are the schema."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from lpse.profil.errors import ProfilRusak, terdekat
from lpse.profil.jenis import Uji

HARAPAN = {
    str: "berisi teks dalam tanda kutip",
    int: "berisi bilangan bulat",
    bool: "berisi true atau false",
    date: "berisi tanggal seperti 2012-01-02",
}


@dataclass(frozen=True, slots=True)
class Letak:
    """Where in which file a value stands, so that every refusal can say so."""

    berkas: str
    kunci: str = ""

    def anak(self, nama: str) -> "Letak":
        """A key within this table, quoted where TOML has to quote it."""
        tertulis = nama if re.fullmatch(r"[A-Za-z0-9_-]+", nama) else json.dumps(nama, ensure_ascii=False)
        return self.jalur(f"{self.kunci}.{tertulis}" if self.kunci else tertulis)

    def jalur(self, kunci: str) -> "Letak":
        """A key by its whole path."""
        return Letak(self.berkas, kunci)

    def butir(self, nomor: int) -> "Letak":
        """The n-th item of this list, counted from 1 as a reader counts [[blocks]]."""
        return self.jalur(f"{self.kunci}[{nomor}]")

    def rusak(self, harapan: str) -> ProfilRusak:
        """`harapan` continues the sentence "kunci … "."""
        return ProfilRusak(self.berkas, self.kunci, harapan)

    def keliru(self, harapan: str, nilai: object) -> ProfilRusak:
        """A refusal that also shows what is written there, shortened."""
        tertulis = json.dumps(nilai, ensure_ascii=False, default=str)
        if len(tertulis) > 60:
            tertulis = f"{tertulis[:59]}…"
        return self.rusak(f"harus {harapan}; tertulis {tertulis}")

    def tak_dikenal(self, nama: str, dikenal: Iterable[str]) -> ProfilRusak:
        """A key that no profil has, with the nearest one that exists."""
        return self.anak(nama).rusak(f"tidak dikenal{terdekat(nama, dikenal)}")


def build(tipe: Any, nilai: object, letak: Letak) -> Any:
    """Make a value of the annotated type out of parsed TOML. Raises ProfilRusak at the first mistake."""
    if get_origin(tipe) is Annotated:
        return _annotated(tipe, nilai, letak)
    if hasattr(tipe, "urai"):
        return _urai(tipe, nilai, letak)
    if is_dataclass(tipe):
        return _table(tipe, nilai, letak)
    return _ASAL.get(get_origin(tipe), _scalar)(tipe, nilai, letak)


def build_fields(tipe: type, nilai: object, letak: Letak) -> dict[str, Any]:
    """Make the fields of a dataclass, by name; unknown and missing keys are refused."""
    if not isinstance(nilai, dict):
        raise letak.keliru("berisi tabel", nilai)
    skema = {f.metadata.get("toml", f.name): f for f in fields(tipe)}
    for nama in nilai:
        if nama not in skema:
            raise letak.tak_dikenal(nama, skema)
    tipe_kolom = _hints(tipe)
    hasil = {}
    for nama, kolom in skema.items():
        if nama in nilai:
            hasil[kolom.name] = build(tipe_kolom[kolom.name], nilai[nama], letak.anak(nama))
        elif kolom.default is MISSING:
            raise letak.anak(nama).rusak("belum ada; isi sesuai docs/profil.md")
    return hasil


@cache
def _hints(tipe: type) -> dict[str, Any]:
    return get_type_hints(tipe, include_extras=True)


def _annotated(tipe: Any, nilai: object, letak: Letak) -> Any:
    dasar, *tambahan = get_args(tipe)
    hasil = build(dasar, nilai, letak)
    for uji in tambahan:
        if isinstance(uji, Uji) and not uji.benar(hasil):
            raise letak.keliru(uji.harapan, nilai)
    return hasil


def _urai(tipe: Any, nilai: object, letak: Letak) -> Any:
    try:
        return tipe.urai(_scalar(str, nilai, letak))
    except ValueError as galat:
        raise letak.keliru(str(galat), nilai) from galat


def _table(tipe: Any, nilai: object, letak: Letak) -> Any:
    return tipe(**build_fields(tipe, nilai, letak))


def _scalar(tipe: Any, nilai: object, letak: Letak) -> Any:
    # Exact types: TOML's true is an int to Python, and a date-time is a date.
    if type(nilai) is not tipe:
        raise letak.keliru(HARAPAN[tipe], nilai)
    return nilai


def _literal(tipe: Any, nilai: object, letak: Letak) -> Any:
    pilihan = get_args(tipe)
    if nilai not in pilihan:
        raise letak.keliru(f"salah satu dari {', '.join(satu or 'teks kosong' for satu in pilihan)}", nilai)
    return nilai


def _list(tipe: Any, nilai: object, letak: Letak) -> tuple[Any, ...]:
    if not isinstance(nilai, list):
        raise letak.keliru("berisi daftar", nilai)
    (tipe_butir, _) = get_args(tipe)
    return tuple(build(tipe_butir, butir, letak.butir(n)) for n, butir in enumerate(nilai, start=1))


def _mapping(tipe: Any, nilai: object, letak: Letak) -> Mapping[str, Any]:
    if not isinstance(nilai, dict):
        raise letak.keliru("berisi tabel", nilai)
    (tipe_nama, tipe_isi) = get_args(tipe)
    hasil = {}
    for nama, isi in nilai.items():
        hasil[build(tipe_nama, nama, letak.anak(nama))] = build(tipe_isi, isi, letak.anak(nama))
    return MappingProxyType(hasil)


_ASAL: dict[Any, Callable[[Any, object, Letak], Any]] = {Literal: _literal, tuple: _list, Mapping: _mapping}
