"""What runs around an executor: sole use of its repositories, a beat that shows it lives, its way to stop."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, connections
from django.utils import timezone

from arsip.enums.cadangan import Tahap
from arsip.mesin.proses import Kendali
from arsip.models import Pekerjaan

# Advisory locks of a session, one for each repository: (this, the repository's primary key).
KUNCI_REPOSITORI = 7_301_401
JEDA_DETAK = 5.0  # seconds; how old the progress on a page may be, and how long a wish to stop may wait


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a job came to.

    `ringkas` goes into the job's `hasil`; `tulis` runs in the transaction that ends it.
    `tulis(pekerjaan, now)` may set `pekerjaan.cadangan`; the status and the times are not its affair.
    """

    ringkas: dict[str, Any] = field(default_factory=dict)
    tulis: Callable[[Pekerjaan, datetime], None] | None = None
    versi: str = ""


class Denyut:
    """Beats for one running job from a thread of its own, since a dump says nothing for an hour.

    `catat(pk, tahap, kemajuan)` writes one beat and answers whether to go on. What the engine says in
    between is only remembered.
    """

    def __init__(self, pk: int, catat: Callable[[int, str, dict[str, Any]], bool]) -> None:
        self._pk, self._catat = pk, catat
        self._tahap, self._kemajuan = "", {"sejak": timezone.now().isoformat()}
        self._usai = threading.Event()
        self._berhenti = threading.Event()
        self._utas = threading.Thread(target=self._berdetak, name=f"detak-{pk}", daemon=True)

    def tahap(self, tahap: Tahap) -> None:
        """What the job is at now; the progress starts anew, and is written at once."""
        self._tahap, self._kemajuan = str(tahap.value), {"sejak": timezone.now().isoformat()}
        self._tulis()

    def kabar(self, kemajuan: Mapping[str, Any]) -> None:
        """What the engine said last."""
        self._kemajuan = {**self._kemajuan, **kemajuan}

    def is_berhenti(self) -> bool:
        """Whether somebody asked to stop, or the job is no longer ours."""
        return self._berhenti.is_set()

    def __enter__(self) -> "Denyut":
        self._utas.start()
        return self

    def __exit__(self, *_galat: object) -> None:
        self._usai.set()
        self._utas.join()

    def _tulis(self) -> None:
        if not self._catat(self._pk, self._tahap, self._kemajuan):
            self._berhenti.set()

    def _berdetak(self) -> None:
        try:
            while not self._usai.wait(JEDA_DETAK):
                try:
                    self._tulis()
                except Exception:
                    connection.close()
        finally:
            connections.close_all()


@dataclass(frozen=True, slots=True)
class Kerja:
    """A job under way, as its executor sees it."""

    pekerjaan: Pekerjaan
    denyut: Denyut
    tenggat: float  # monotonic

    def tahap(self, tahap: Tahap) -> None:
        """Say what the job is at now."""
        self.denyut.tahap(tahap)

    @property
    def kendali(self) -> Kendali:
        """What the engine's functions take."""
        return Kendali(tenggat=self.tenggat, kabar=self.denyut.kabar, is_berhenti=self.denyut.is_berhenti)


def mulai_kerja(pekerjaan: Pekerjaan, denyut: Denyut) -> Kerja:
    """The job with its deadline on this machine's steady clock."""
    assert pekerjaan.tenggat is not None  # set when it was taken
    sisa = (pekerjaan.tenggat - timezone.now()).total_seconds()
    return Kerja(pekerjaan, denyut, time.monotonic() + sisa)


@contextmanager
def pegang_repositori(*repositori: int | None) -> Iterator[bool]:
    """Hold these repositories alone, on a connection of its own; False where another session has one.

    The lock ends with the session: a killed process gives it back, and who can take it has the proof that no
    runner lives there any more.
    """
    pegangan = connection.copy()
    try:
        with pegangan.cursor() as cursor:
            dapat = True
            for pk in sorted({satu for satu in repositori if satu is not None}):
                cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [KUNCI_REPOSITORI, pk])
                dapat = dapat and bool(cursor.fetchone()[0])
        yield dapat
    finally:
        pegangan.close()


def nama_inang() -> str:
    """This machine, as jobs remember where they run."""
    return socket.gethostname()[:100]
