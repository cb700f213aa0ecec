"""What each unit contributes to pages and services made from several units.

A unit registers in its `AppConfig.ready()`; `/`, the menus, `/metrics`, retention and the outbox read here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from lpse.models import Akun, Pemberitahuan

Isi = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ButirMenu:
    """One menu entry: URL name, label, and the permission it needs ("" = every member of staff)."""

    url: str
    label: str
    izin: str = ""


@dataclass(frozen=True, slots=True)
class Surat:
    """One e-mail kind: its template stem under templates/surat/ and who fills it when it is sent."""

    templat: str
    isi: Callable[[Pemberitahuan], Isi | None]


@dataclass(frozen=True, slots=True)
class CakupanAPI:
    """What a token may be allowed: its code, in a few words, and the permission its owner must hold.

    Without a permission it reads what is the owner's own.
    """

    kode: str
    label: str
    izin: str = ""


@dataclass(slots=True)
class Sumbangan:
    """The registry itself; one per process."""

    menu_publik: list[ButirMenu] = field(default_factory=list)
    menu_staf: dict[str, list[ButirMenu]] = field(default_factory=dict)
    kartu: list[Callable[[HttpRequest, Akun], Isi | None]] = field(default_factory=list)
    surat: dict[str, Surat] = field(default_factory=dict)
    detak: list[Callable[[], object]] = field(default_factory=list)
    cakupan_api: dict[str, CakupanAPI] = field(default_factory=dict)
    metrik: list[Callable[[], Mapping[str, float]]] = field(default_factory=list)
    kesehatan: dict[str, Callable[[], None]] = field(default_factory=dict)
    retensi: dict[str, str] = field(default_factory=dict)
    bukti: dict[str, Callable[[], int]] = field(default_factory=dict)
    demo: list[Callable[[], None]] = field(default_factory=list)

    def daftarkan_surat(self, templat: str, isi: Callable[[Pemberitahuan], Isi | None]) -> None:
        """Register an e-mail kind. `isi` returns its context, or None when it need not go any more."""
        self.surat[templat] = Surat(templat, isi)

    def daftarkan_cakupan(self, *cakupan: CakupanAPI) -> None:
        """Register what tokens may be allowed."""
        self.cakupan_api |= {satu.kode: satu for satu in cakupan}


sumbangan = Sumbangan()
