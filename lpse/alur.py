"""The table of legal acts of one record kind: guard, buttons, diagram and test are all drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.db import models

from lpse.aturan import TidakBerwenang, TindakanTertutup

T = TypeVar("T", bound=models.TextChoices)
S = TypeVar("S", bound=models.TextChoices)


class Pelaku(Protocol):
    """Whoever acts: an Akun, or somebody a door knows otherwise (by the secret of their ticket)."""

    def has_perm(self, perm: str) -> bool: ...


class PunyaStatus(Protocol):
    status: str

    def is_milik(self, akun: Any) -> bool: ...
    def get_status_display(self) -> str: ...


# Who may act when no permission is asked.
PEMILIK = "pemilik"
SISTEM = "sistem"


@dataclass(frozen=True, slots=True)
class Transisi(Generic[S]):
    """One act: from which statuses, to which, by whom, on which rule.

    `izin` is a permission, PEMILIK (the applicant's own record) or SISTEM (the clock, no person).
    """

    dari: frozenset[S]
    ke: S
    izin: str
    kunci: str


class Alur(Generic[T, S]):
    def __init__(self, tabel: Mapping[T, Transisi[S]]) -> None:
        self.tabel = tabel

    def check(self, record: PunyaStatus, tindakan: T, oleh: Pelaku | None) -> Transisi[S]:
        """Return the transition, or raise TidakBerwenang or TindakanTertutup. Lock the record first."""
        transisi = self.tabel[tindakan]
        if not self.boleh(record, tindakan, oleh):
            raise TidakBerwenang
        if record.status not in transisi.dari:
            raise TindakanTertutup(record.get_status_display())
        return transisi

    def boleh(self, record: PunyaStatus, tindakan: T, oleh: Pelaku | None) -> bool:
        """Whether this person may do the act at all, whatever the status."""
        izin = self.tabel[tindakan].izin
        if izin == SISTEM:
            return oleh is None
        if oleh is None:
            return False
        return record.is_milik(oleh) if izin == PEMILIK else oleh.has_perm(izin)

    def terbuka(self, record: PunyaStatus, oleh: Pelaku) -> list[T]:
        """The acts open now to this person: the buttons."""
        return [t for t, x in self.tabel.items() if record.status in x.dari and self.boleh(record, t, oleh)]

    def mermaid(self) -> str:
        """The state diagram in docs/alur/."""
        baris = ["stateDiagram-v2"]
        for tindakan, transisi in self.tabel.items():
            for dari in sorted(transisi.dari):
                baris.append(f"    {dari.value} --> {transisi.ke.value}: {tindakan.value} ({transisi.kunci})")
        return "\n".join(baris) + "\n"
