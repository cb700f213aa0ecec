"""Rows of a dataset, read: each becomes one line for COPY, or the reasons why it cannot be taken over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from hashlib import md5
from typing import Any, NamedTuple

from sekretariat.policies import spse_nilai as nilai
from sekretariat.policies.spse_nilai import KOSONG, NilaiKeliru, Pembaca
from sekretariat.policies.spse_pejabat import Pejabat, baca_pejabat
from sekretariat.policies.spse_peta import DIABAIKAN, KUNCI_PEJABAT, TARIK, Kolom, Peta

BUKAN_OBJEK = "Baris ini bukan rekaman, atau selnya lebih banyak daripada judul kolomnya."
PALING_BANYAK_SUSUNAN = 500
PALING_BANYAK_ASING = 40


class Salah(NamedTuple):
    """One column that cannot be read, and the sentence about it."""

    kolom: str
    alasan: str


class _Sel(NamedTuple):
    """Where one of our columns stands in rows of one make."""

    kolom: Kolom
    kunci: tuple[str, ...]  # as the file spells them
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
            isi = [self._sel(rekaman, sel) for sel in susunan.sel]
            tarik = self._waktu(_pertama(rekaman, susunan.tarik))
            baris = "\t".join(isi)
            sidik = md5(baris.encode(), usedforsecurity=False).hexdigest()
        except NilaiKeliru:
            return self._semua_salah(rekaman, susunan)
        return f"{sidik}\t{self.tarik if tarik == KOSONG else tarik}\t{baris}"

    def pejabat(self, rekaman: dict[str, Any]) -> list[Pejabat]:
        """The officials named in a row, and the code of its package."""
        susunan = self._cari(rekaman)
        if not susunan.is_pejabat:
            return []
        return baca_pejabat({k: rekaman.get(e) for k, e in susunan.ejaan.items()})

    def kode(self, rekaman: dict[str, Any]) -> str:
        """The code of the package that a readable row is about."""
        sel = next(s for s in self._cari(rekaman).sel if s.kolom.nama == self.peta.kode)
        return self._sel(rekaman, sel)

    def _sel(self, rekaman: dict[str, Any], sel: _Sel) -> str:
        isi = sel.baca(_pertama(rekaman, sel.kunci))
        if sel.kolom.is_wajib and not isi:
            raise NilaiKeliru("Kolom ini harus ada isinya.")
        return isi

    def _semua_salah(self, rekaman: dict[str, Any], susunan: _Susunan) -> list[Salah]:
        salah: dict[str, str] = {}
        for sel in susunan.sel:
            try:
                self._sel(rekaman, sel)
            except NilaiKeliru as galat:
                salah.setdefault(_nama_kolom(sel.kunci or sel.kolom.kunci), str(galat))
        try:
            self._waktu(_pertama(rekaman, susunan.tarik))
        except NilaiKeliru as galat:
            salah.setdefault(_nama_kolom(susunan.tarik), str(galat))
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
        self.asing.update(sorted(_nama_kolom((k,)) for k in asing)[: PALING_BANYAK_ASING - len(self.asing)])
        return _Susunan(
            [
                _Sel(kolom, tuple(ejaan[k] for k in kolom.kunci if k in ejaan), self._pembaca(kolom.baca))
                for kolom in self.peta.kolom
            ],
            tuple(ejaan[k] for k in TARIK if k in ejaan),
            ejaan,
            bool(self.peta.kode) and bool(KUNCI_PEJABAT & ejaan.keys()),
        )

    def _pembaca(self, cara: str) -> Pembaca:
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


def _nama_kolom(kunci: tuple[str, ...]) -> str:
    """A heading as it may be stored: a file can spell it with whatever it likes."""
    return rapikan_kunci(kunci[0]).encode("utf-8", "replace").decode().replace("\0", "")[:60]


def _pertama(rekaman: Mapping[str, Any], kunci: tuple[str, ...]) -> Any:
    """What the first of these keys holds that holds anything."""
    for k in kunci:
        isi = rekaman[k]
        if isi is not None and isi != "":
            return isi
    return None
