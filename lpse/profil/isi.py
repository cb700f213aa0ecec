"""The active regulation as one frozen value."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from lpse.profil.bagian import (
    Butir,
    Daerah,
    IdentitasLPSE,
    Infrastruktur,
    Kontak,
    Layanan,
    PelindungData,
    Peraturan,
    Pihak,
    Registrasi,
    Sekretariat,
    Surat,
    SusunanUnit,
    Syarat,
    Tampilan,
    Waktu,
)
from lpse.profil.errors import KunciTidakDikenal
from lpse.profil.jenis import SINGKATAN_ZONA, JenisPemohon, Kode, Teks
from lpse.profil.kunci import KUNCI
from lpse.profil.sitiran import Dasar


@dataclass(frozen=True, slots=True, eq=False)
class IsiProfil:
    """The tables of the file, in the order a person reads them."""

    daerah: Daerah
    peraturan: Peraturan
    lpse: IdentitasLPSE
    kontak: Kontak
    pelindung_data: PelindungData
    waktu: Waktu
    surat: Surat
    tampilan: Tampilan
    unit: SusunanUnit
    pihak: Mapping[Kode, Pihak]
    registrasi: Registrasi
    syarat: tuple[Syarat, ...]
    layanan: Layanan
    infrastruktur: Infrastruktur
    sekretariat: Sekretariat
    tabel_bunyi: Mapping[str, Teks] = field(metadata={"toml": "bunyi"})
    tabel_dasar: Mapping[str, Dasar] = field(metadata={"toml": "dasar"})


@dataclass(frozen=True, slots=True, eq=False)
class Profil(IsiProfil):
    """One regulation in force: what it says, and under which article.

    `kode` is the file's name without `.toml`; `sidik` the SHA-256 of its content, comments and layout aside.
    """

    kode: str
    sidik: str
    kanonik: str

    @property
    def versi(self) -> str:
        """The version of the content: its `sidik`."""
        return self.sidik

    @property
    def isi(self) -> dict[str, Any]:
        """The content as JSON knows it, for keeping beside the cases decided under it."""
        isi: dict[str, Any] = json.loads(self.kanonik)
        return isi

    @property
    def zona(self) -> str:
        """`Asia/Jakarta`."""
        return self.waktu.zona

    @property
    def singkatan_zona(self) -> str:
        """`WIB`."""
        return SINGKATAN_ZONA[self.waktu.zona]

    @property
    def kepala_daerah(self) -> str:
        """`Bupati`."""
        return self.daerah.kepala_daerah

    @property
    def nomor_surat(self) -> str:
        """The letter-number pattern, for `str.format`."""
        return self.surat.nomor

    @property
    def bidang_usaha(self) -> tuple[Butir, ...]:
        """The lines of business an applicant chooses from."""
        return self.registrasi.bidang_usaha

    def sitiran(self, kunci: str) -> Dasar:
        """The places a rule rests on; false where the regulation is silent. Raises KunciTidakDikenal."""
        if kunci not in KUNCI:
            raise KunciTidakDikenal(kunci, KUNCI)
        return self.tabel_dasar[kunci]

    def is_diatur(self, kunci: str) -> bool:
        """Whether the regulation has an article on this rule. Raises KunciTidakDikenal."""
        return bool(self.sitiran(kunci))

    def dasar(self, kunci: str) -> str:
        """`Pasal 10 ayat (3)`; "" where the regulation is silent. Raises KunciTidakDikenal."""
        return str(self.sitiran(kunci))

    def dasar_lengkap(self, kunci: str) -> str:
        """`Pasal 10 ayat (3) Peraturan Bupati …`; "" where it is silent. Raises KunciTidakDikenal."""
        dasar = self.dasar(kunci)
        return f"{dasar} {self.peraturan.singkat}" if dasar else ""

    def bunyi(self, kunci: str) -> str:
        """What the rule says: in this regulation's own wording where it differs. Raises KunciTidakDikenal.

        Where the regulation is silent it is what the portal does all the same; `is_diatur` tells.
        """
        if kunci not in KUNCI:
            raise KunciTidakDikenal(kunci, KUNCI)
        return self.tabel_bunyi.get(kunci, KUNCI[kunci])

    def syarat_untuk(self, jenis: str, bidang: str = "") -> list[Syarat]:
        """The documents this kind of applicant hands in, in the profil's order; each code once.

        `bidang` is the applicant's line of business. Left empty, every line counts, which is what a page
        that lists the requirements wants. Raises KunciTidakDikenal for another kind or line.
        """
        if jenis not in get_args(JenisPemohon):
            raise KunciTidakDikenal(jenis, get_args(JenisPemohon))
        dikenal = [b.kode for b in self.bidang_usaha]
        if bidang and bidang not in dikenal:
            raise KunciTidakDikenal(bidang, dikenal)
        return [
            s for s in self.syarat if jenis in s.untuk and (not s.bidang or not bidang or bidang in s.bidang)
        ]

    def is_perlu_bidang(self, jenis: str) -> bool:
        """Whether what this kind of applicant hands in depends on the line of business."""
        return any(s.bidang for s in self.syarat_untuk(jenis))

    @property
    def pilihan_bidang(self) -> list[tuple[str, str]]:
        """Lines of business as choices of a form."""
        return [(b.kode, b.nama) for b in self.bidang_usaha]

    @property
    def pilihan_non_penyedia(self) -> list[tuple[str, str]]:
        """Kinds of users other than providers, as choices of a form."""
        return [(kode, str(self.pihak[kode])) for kode in self.registrasi.non_penyedia]

    def sebut(self, kode: Iterable[str]) -> str:
        """`PA/KPA/PPK`: several parties as the regulations write them. Raises KunciTidakDikenal."""
        try:
            return "/".join(self.pihak[satu].sebutan for satu in kode)
        except KeyError as galat:
            raise KunciTidakDikenal(galat.args[0], self.pihak) from galat
