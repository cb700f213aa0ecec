"""What runs around an executor: its hold on the repositories, a beat that shows it lives, its way to stop."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from arsip.enums.cadangan import JenisPekerjaan, JenisSumber, Tahap
from arsip.mesin.proses import Kendali
from arsip.models import Pekerjaan

# Advisory locks of a session: (this, the primary key of the repository or the job).
KUNCI_REPOSITORI, KUNCI_PEKERJAAN = 7_301_401, 7_301_402
# (this, 0): bytes of the portal are being saved (by one alone), or destroyed (by any number).
KUNCI_ISI = 7_301_403
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
def pegang(pekerjaan: Pekerjaan, *, bersama: bool = False) -> Iterator[bool]:
    """Hold a job and its repositories, on a connection of its own; False where another session has one.

    `bersama`: the repository beside others that only add to it. The locks end with the session: a killed
    process gives them back.
    """
    repositori = sorted(satu for satu in (pekerjaan.repositori_id, pekerjaan.tujuan_id) if satu is not None)
    with _sesi() as sesi:
        yield (
            _kunci(sesi, KUNCI_PEKERJAAN, pekerjaan.pk)
            and all(_kunci(sesi, KUNCI_REPOSITORI, pk, bersama=bersama) for pk in repositori)
            and (not _is_menyimpan_portal(pekerjaan) or _kunci(sesi, KUNCI_ISI, 0))
        )


def _is_menyimpan_portal(pekerjaan: Pekerjaan) -> bool:
    sumber = pekerjaan.sumber
    is_portal = sumber is not None and sumber.jenis == JenisSumber.PORTAL
    return pekerjaan.jenis == JenisPekerjaan.CADANGKAN and is_portal


@contextmanager
def pegang_isi() -> Iterator[bool]:
    """Hold the portal's bytes for destroying some; False while they are being saved.

    A backup that would start meanwhile waits for its next minute: what its dump names is there, or was marked
    as destroyed before.
    """
    with _sesi() as sesi:
        yield _kunci(sesi, KUNCI_ISI, 0, bersama=True)


@contextmanager
def pegang_pekerjaan(pk: int) -> Iterator[bool]:
    """Hold a job alone: who can has the proof that no runner of it lives any more."""
    with _sesi() as sesi:
        yield _kunci(sesi, KUNCI_PEKERJAAN, pk)


@contextmanager
def _sesi() -> Iterator[BaseDatabaseWrapper]:
    sesi = connection.copy()
    try:
        yield sesi
    finally:
        sesi.close()


def _kunci(sesi: BaseDatabaseWrapper, ruang: int, pk: int, *, bersama: bool = False) -> bool:
    fungsi = "pg_try_advisory_lock_shared" if bersama else "pg_try_advisory_lock"
    with sesi.cursor() as cursor:
        cursor.execute(f"SELECT {fungsi}(%s, %s)", [ruang, pk])
        return bool(cursor.fetchone()[0])


def nama_inang() -> str:
    """This machine, as jobs remember where they run."""
    return socket.gethostname()[:100]
