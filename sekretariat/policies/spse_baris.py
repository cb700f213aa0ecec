"""Rows of a dataset, read: each becomes one line for COPY, or the reasons why it cannot be taken over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import lru_cache
from hashlib import md5
from typing import Any, NamedTuple

from sekretariat.policies import spse_nilai as nilai
from sekretariat.policies.spse_nilai import KOSONG, NilaiKeliru, Pembaca
from sekretariat.policies.spse_pejabat import Pejabat, baca_pejabat
from sekretariat.policies.spse_peta import DIABAIKAN, KUNCI_PEJABAT, TARIK, Kolom, Peta

BUKAN_OBJEK = "Baris ini bukan rekaman, atau selnya lebih banyak daripada judul kolomnya."
PALING_BANYAK_SUSUNAN = 500
PALING_BANYAK_ASING = 40
# Columns in which the same value stands in row after row.
SERING_BERULANG = ("bulat", "satker", "npwp16", "benar")
INGATAN = 8192


class Salah(NamedTuple):
    """One column that cannot be read, and the sentence about it."""

    kolom: str
    alasan: str


class _Sel(NamedTuple):
    """Where one of our columns stands in rows of one make; `lain`: where else, should it be empty there."""

    kolom: Kolom
    kunci: str  # as the file spells it; "" where no key of this column is in the file
    lain: tuple[str, ...]
    baca: Pembaca


@dataclass(slots=True)
class _Susunan:
    """How rows with just these keys are read."""

    sel: list[_Sel]
    tarik: tuple[str, ...]
    ejaan: dict[str, str]  # the key as we know it: as the file spells it
    is_pejabat: bool


def rapikan_kunci(kunci: object) -> str:
    """A heading as it is compared: lower case, one underscore for what separates words."""
    return "_".join(str(kunci).strip().lower().split())


@dataclass(slots=True)
class PembacaBaris:
    """Reads the rows of one file. `satker`: SPSE's numbers with their dotted codes; `tarik`: the pull's time.

    Which keys a row has decides how it is read; that is worked out once for rows alike.
    """

    peta: Peta
    zona: tzinfo
    tarik: str
    satker: Mapping[str, str] = field(default_factory=dict)
    asing: set[str] = field(default_factory=set)
    _waktu: Pembaca = field(init=False)
    _susunan: dict[tuple[str, ...], _Susunan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._waktu = nilai.waktu(self.zona)

    def baca(self, rekaman: Any) -> str | list[Salah]:
        """`digest TAB pull TAB columns…` of a row, or what is wrong with it.

        The digest is of the columns alone: the same row pulled again another day is still the same.
        """
        if not isinstance(rekaman, dict):
            return [Salah("", BUKAN_OBJEK)]
        susunan = self._cari(rekaman)
        try:
            isi = [_baca_sel(rekaman, *sel) for sel in susunan.sel]
            tarik = self._waktu(_pertama(rekaman, susunan.tarik))
            baris = "\t".join(isi)
            sidik = md5(baris.encode(), usedforsecurity=False).hexdigest()
        except NilaiKeliru:
            return self._semua_salah(rekaman, susunan)
        return f"{sidik}\t{self.tarik if tarik == KOSONG else tarik}\t{baris}"

    def pejabat(self, rekaman: dict[str, Any]) -> list[Pejabat] | None:
        """The officials named in a row; None where the file has no column that could name one."""
        susunan = self._cari(rekaman)
        if not susunan.is_pejabat:
            return None
        return baca_pejabat({k: rekaman.get(e) for k, e in susunan.ejaan.items()})

    def kode(self, rekaman: dict[str, Any]) -> str:
        """The code of the package that a readable row is about."""
        sel = next(s for s in self._cari(rekaman).sel if s.kolom.nama == self.peta.kode)
        return _baca_sel(rekaman, *sel)

    def _semua_salah(self, rekaman: dict[str, Any], susunan: _Susunan) -> list[Salah]:
        salah: dict[str, str] = {}
        for sel in susunan.sel:
            try:
                _baca_sel(rekaman, *sel)
            except NilaiKeliru as galat:
                salah.setdefault(_nama_kolom(sel.kunci or sel.kolom.kunci[0]), str(galat))
        try:
            self._waktu(_pertama(rekaman, susunan.tarik))
        except NilaiKeliru as galat:
            salah.setdefault(_nama_kolom(susunan.tarik[0]), str(galat))
        return [Salah(*satu) for satu in salah.items()]

    def _cari(self, rekaman: dict[str, Any]) -> _Susunan:
        kunci = tuple(rekaman)
        susunan = self._susunan.get(kunci)
        if susunan is None:
            if len(self._susunan) >= PALING_BANYAK_SUSUNAN:
                self._susunan.clear()
            susunan = self._susunan[kunci] = self._susun(kunci)
        return susunan

    def _susun(self, kunci: tuple[str, ...]) -> _Susunan:
        ejaan = {rapikan_kunci(k): k for k in kunci}
        dipakai = {k for kolom in self.peta.kolom for k in kolom.kunci} | {*TARIK}
        asing = ejaan.keys() - dipakai - DIABAIKAN - KUNCI_PEJABAT - {""}
        self.asing.update(sorted(_nama_kolom(k) for k in asing)[: PALING_BANYAK_ASING - len(self.asing)])
        return _Susunan(
            [
                self._susun_sel(kolom, [ejaan[k] for k in kolom.kunci if k in ejaan])
                for kolom in self.peta.kolom
            ],
            tuple(ejaan[k] for k in TARIK if k in ejaan),
            ejaan,
            bool(self.peta.kode) and bool(KUNCI_PEJABAT & ejaan.keys()),
        )

    def _susun_sel(self, kolom: Kolom, kunci: list[str]) -> _Sel:
        return _Sel(kolom, kunci[0] if kunci else "", tuple(kunci[1:]), self._pembaca(kolom.baca))

    def _pembaca(self, cara: str) -> Pembaca:
        """The reader of a column; what repeats from row to row is worked out once."""
        baca = self._pembaca_polos(cara)
        return _ingat(baca) if cara.startswith(SERING_BERULANG) else baca

    def _pembaca_polos(self, cara: str) -> Pembaca:
        nama, _, batas = cara.partition(":")
        berbatas: dict[str, Callable[[int], Pembaca]] = {
            "teks": nilai.teks,
            "kode": nilai.kode,
            "bulat": nilai.bulat,
        }
        if nama in berbatas:
            return berbatas[nama](int(batas))
        lain: dict[str, Pembaca] = {
            "uang": nilai.uang,
            "benar": nilai.benar,
            "waktu": self._waktu,
            "npwp16": nilai.npwp16,
            "satker": nilai.kode_satker(self.satker),
            "satker_nomor": nilai.nomor_satker,
        }
        return lain[nama]


def _baca_sel(rekaman: dict[str, Any], kolom: Kolom, kunci: str, lain: tuple[str, ...], baca: Pembaca) -> str:
    isi = rekaman[kunci] if kunci else None
    if lain and (isi is None or isi == ""):
        isi = _pertama(rekaman, lain)
    teks = baca(isi)
    if kolom.is_wajib and not teks:
        raise NilaiKeliru("Kolom ini harus ada isinya.")
    return teks


def _ingat(baca: Pembaca) -> Pembaca:
    """The same reader with a memory. What cannot be remembered (a list) is no value of a column anyway."""
    teringat = lru_cache(maxsize=INGATAN, typed=True)(baca)

    def baca_atau_ingat(nilai_: Any) -> str:
        try:
            return teringat(nilai_)
        except TypeError:
            return baca(nilai_)

    return baca_atau_ingat


def _nama_kolom(kunci: str) -> str:
    """A heading as it may be stored: a file can spell it with whatever it likes."""
    return rapikan_kunci(kunci).encode("utf-8", "replace").decode().replace("\0", "")[:60]


def _pertama(rekaman: Mapping[str, Any], kunci: tuple[str, ...]) -> Any:
    """What the first of these keys holds that holds anything."""
    for k in kunci:
        isi = rekaman[k]
        if isi is not None and isi != "":
            return isi
    return None
