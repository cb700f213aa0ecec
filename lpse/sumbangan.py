"""What each unit contributes to pages and services made from several units.

A unit registers in its `AppConfig.ready()`; `/`, the menus, `/metrics`, retention and the outbox read here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db import models
from django.http import HttpRequest

from lpse.models import Akun, Pemberitahuan

Isi = Mapping[str, Any]


def bool_benar() -> bool:
    """Whatever does not depend on the regulation."""
    return True


@dataclass(frozen=True, slots=True)
class ButirMenu:
    """One menu entry: URL name, label, and the permission it needs ("" = every member of staff).

    A public entry may depend on the regulation: `ada` is asked each time.
    """

    url: str
    label: str
    izin: str = ""
    ada: Callable[[], bool] = bool_benar


class Utas(Protocol):
    """How the mails about one record hang together, so that an answer finds its way back to it."""

    def message_id(self, objek: models.Model, kunci: str) -> str:
        """The Message-ID of the mail with this key of the outbox; the same each time."""

    def kepala(self, baris: Pemberitahuan) -> Mapping[str, str]:
        """More headers for the mail when it is sent: Reply-To, In-Reply-To, References."""


@dataclass(frozen=True, slots=True)
class Surat:
    """One e-mail kind: its template stem under templates/surat/ and who fills it when it is sent.

    With an `utas` its Message-ID and its answers are that unit's affair.
    """

    templat: str
    isi: Callable[[Pemberitahuan], Isi | None]
    utas: Utas | None = None


@dataclass(frozen=True, slots=True)
class CakupanAPI:
    """What a token may be allowed: its code, in a few words, and the permission its owner must hold.

    Without a permission it reads what is the owner's own.
    """

    kode: str
    label: str
    izin: str = ""


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody the unit knows, as found by who serves a caller: nothing here is a secret of theirs."""

    nama: str
    telepon: str = ""
    surel: str = ""
    user_id: str = ""
    instansi: str = ""
    kelompok: str = ""
    akun_id: int | None = None


@dataclass(frozen=True, slots=True)
class PenggunaSatker:
    """A user of SPSE who works for an agency, for lists of whom to invite."""

    satker_id: int
    akun_id: int
    nama: str
    surel: str
    user_id: str
    peran: str


@dataclass(frozen=True, slots=True)
class Perkara:
    """A case of another unit that a ticket may point to: its number, what it is, and where it is read."""

    nomor: str
    judul: str
    url: str
    izin: str


@dataclass(frozen=True, slots=True)
class Pengumum:
    """How any unit tells users of a disturbance it has found, without knowing who keeps announcements.

    `buka(layanan_kode, judul, isi, *, sumber, kunci)` shows one and returns its code; while one with this
    `kunci` runs it changes nothing. `tutup(kunci)` ends it; False where none runs.
    """

    buka: Callable[..., str]
    tutup: Callable[..., bool]


@dataclass(slots=True)
class Sumbangan:
    """The registry itself; one per process."""

    menu_publik: list[ButirMenu] = field(default_factory=list)
    menu_kaki: list[ButirMenu] = field(default_factory=list)
    kartu_publik: list[Callable[[], Isi | None]] = field(default_factory=list)
    spanduk: list[Callable[[], Isi | None]] = field(default_factory=list)
    menu_staf: dict[str, list[ButirMenu]] = field(default_factory=dict)
    kartu: list[Callable[[HttpRequest, Akun], Isi | None]] = field(default_factory=list)
    surat: dict[str, Surat] = field(default_factory=dict)
    pengumum: Pengumum | None = None
    detak: list[Callable[[], object]] = field(default_factory=list)
    cari_orang: list[Callable[[str, int], list[Orang]]] = field(default_factory=list)
    pengguna_satker: list[Callable[[Collection[int]], Iterable[PenggunaSatker]]] = field(default_factory=list)
    cari_perkara: list[Callable[[str], Perkara | None]] = field(default_factory=list)
    # How many open deadlines a change of the calendar on these days, first through last, may move.
    tenggat_terbuka: list[Callable[[date, date], int]] = field(default_factory=list)
    cakupan_api: dict[str, CakupanAPI] = field(default_factory=dict)
    metrik: list[Callable[[], Mapping[str, float]]] = field(default_factory=list)
    kesehatan: dict[str, Callable[[], None]] = field(default_factory=dict)
    retensi: dict[str, str] = field(default_factory=dict)
    bukti: dict[str, Callable[[], int]] = field(default_factory=dict)
    demo: list[Callable[[], None]] = field(default_factory=list)
    # Storage keys of bytes that a unit keeps beside `Berkas`.
    kunci_simpanan: list[Callable[[], Iterable[str]]] = field(default_factory=list)

    def daftarkan_surat(
        self, templat: str, isi: Callable[[Pemberitahuan], Isi | None], utas: Utas | None = None
    ) -> None:
        """Register an e-mail kind. `isi` returns its context, or None when it need not go any more."""
        self.surat[templat] = Surat(templat, isi, utas)

    def daftarkan_cakupan(self, *cakupan: CakupanAPI) -> None:
        """Register what tokens may be allowed."""
        self.cakupan_api |= {satu.kode: satu for satu in cakupan}


sumbangan = Sumbangan()
