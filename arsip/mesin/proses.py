"""Running one program: no shell, a session of its own, read as it speaks, ended when its time is up.

Everything happens in the caller's thread, callbacks too: whoever follows progress may use their own database
connection. The child cannot fill a pipe nobody reads, cannot outlive us, and what it says is kept in part.
"""

import contextlib
import os
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

import psutil

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import Dihentikan, MesinGagal, dari_sistem

# What is known of: bytes, bytes_semua, berkas, berkas_semua, sisa_detik, persen. Empty: it still runs.
Kabar = Callable[[Mapping[str, Any]], None]

DETAK = 5.0  # seconds: progress is told at least this often while a child runs
JEDA = 0.25  # seconds between two looks at the clock and at the wish to stop
JEDA_BERES = 10.0  # seconds a child has to tidy up after SIGINT, and again to die after SIGKILL
KELUARAN_MAKS = 8 * 1024 * 1024
BARIS_MAKS = 1024 * 1024
_UJUNG = 16 * 1024
_POTONGAN = 64 * 1024


@dataclass(frozen=True, slots=True)
class Kendali:
    """How long the work may take (by `time.monotonic`), whom to tell, and whether it is still wanted."""

    tenggat: float
    kabar: Kabar
    is_berhenti: Callable[[], bool]

    def sisa(self) -> float:
        """Seconds left; at least a moment, so that it can serve as somebody's time limit."""
        return max(self.tenggat - time.monotonic(), 0.001)

    def periksa(self) -> None:
        """Raise Dihentikan or MesinGagal (LEWAT_TENGGAT) where the work must not go on."""
        if time.monotonic() >= self.tenggat:
            raise MesinGagal(SebabGagal.LEWAT_TENGGAT, "Batas waktu pekerjaan ini sudah lewat.")
        if self.is_berhenti():
            raise Dihentikan


@dataclass(frozen=True, slots=True)
class Selesai:
    """How a program ended. `keluaran` and `galat` are cut in the middle where they were long."""

    rc: int
    keluaran: str
    galat: str
    detik: float


def lingkungan_dasar() -> dict[str, str]:
    """What any child may know of our environment; secrets are added for the one that needs them."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": os.environ.get("HOME", str(Path("/"))),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def jalankan(
    perintah: Sequence[str],
    kendali: Kendali,
    *,
    lingkungan: Mapping[str, str],
    baris: Callable[[bytes], None] | None = None,
    potongan: Callable[[bytes], None] | None = None,
    keluaran: Path | None = None,
    tumbuh: Path | None = None,
) -> Selesai:
    """Run the program until it ends and say how; no exit status is judged here.

    With `baris` its standard output is handed on line by line, with `potongan` as it comes and not kept; with
    `keluaran` it is written to that file, made anew with mode 0600, whose size is told as `bytes`; so is that
    of `tumbuh`, a file the program writes itself. At the deadline, or when `kendali` says stop, it gets
    SIGINT with all of its group, and ten seconds later its whole session SIGKILL.
    Raises MesinGagal (PROGRAM_TIDAK_ADA, LEWAT_TENGGAT, DISK_PENUH) and Dihentikan.
    """
    kendali.periksa()
    if shutil.which(perintah[0], path=lingkungan.get("PATH")) is None:
        raise MesinGagal(SebabGagal.PROGRAM_TIDAK_ADA, f"Program {perintah[0]} tidak dapat dijalankan.")
    mulai = time.monotonic()
    with _tujuan(keluaran) as tujuan:
        anak = subprocess.Popen(  # noqa: S603
            [*awalan(), *perintah],
            stdin=subprocess.DEVNULL,
            stdout=tujuan,
            stderr=subprocess.PIPE,
            env=dict(lingkungan),
            cwd="/",
            start_new_session=True,
        )
        pengikut = _Pengikut(anak, kendali, _ujung(baris, potongan), keluaran or tumbuh)
        try:
            pengikut.ikuti()
        finally:
            _akhiri(anak)
    keluar, galat = pengikut.keluar.teks(), pengikut.galat.teks()
    return Selesai(anak.returncode, keluar, galat, time.monotonic() - mulai)


@cache
def awalan() -> tuple[str, ...]:
    """Programs that become the wanted one after giving it its manners: it dies with us and yields to others.

    Set by a program of its own rather than between fork and exec, where Python may not run beside threads.
    """
    wajib = (("setpriv", "--pdeathsig", "KILL"), ("nice", "-n", "10"), ("ionice", "-c", "3", "-t"))
    # Whatever a shell starts in the background inherits SIGINT ignored, and so would not hear it from us.
    dengar = ("env", "--default-signal=INT") if sys.platform == "linux" else ()
    return (*dengar, *(kata for satu in wajib if shutil.which(satu[0]) for kata in satu))


def is_mati_bersama() -> bool:
    """Whether a child cannot outlive us: without setpriv one may still work when we are dead."""
    return "setpriv" in awalan()


@contextlib.contextmanager
def _tujuan(keluaran: Path | None) -> Iterator[int]:
    if keluaran is None:
        yield subprocess.PIPE
        return
    try:
        berkas = os.open(keluaran, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as galat:
        raise dari_sistem(galat) from galat
    try:
        yield berkas
    finally:
        os.close(berkas)


class _Ujung:
    """The beginning and the end of what a stream says: the cause of a failure stands at either."""

    def __init__(self, awal: int = _UJUNG, akhir: int = _UJUNG) -> None:
        self._awal, self._akhir = bytearray(), bytearray()
        self._batas_awal, self._batas_akhir = awal, akhir
        self._is_terpotong = False

    def terima(self, potongan: bytes) -> None:
        muat = self._batas_awal - len(self._awal)
        self._awal += potongan[:muat]
        self._akhir += potongan[muat:]
        if len(self._akhir) > self._batas_akhir + _POTONGAN:
            del self._akhir[: -self._batas_akhir]
            self._is_terpotong = True

    def selesai(self) -> None:
        """Nothing waits here for more."""

    def teks(self) -> str:
        sela = b"\n...\n" if self._is_terpotong else b""
        return (bytes(self._awal) + sela + bytes(self._akhir)).decode("utf-8", "replace")


class _PerBaris(_Ujung):
    """Hands on whole lines; one longer than any sane program writes is dropped."""

    def __init__(self, baris: Callable[[bytes], None]) -> None:
        super().__init__()
        self._baris = baris
        self._sisa = b""
        self._is_lewati = False

    def terima(self, potongan: bytes) -> None:
        super().terima(potongan)
        *utuh, self._sisa = (self._sisa + potongan).split(b"\n")
        for satu in utuh:
            if self._is_lewati:
                self._is_lewati = False
            else:
                self._baris(satu)
        if len(self._sisa) > BARIS_MAKS:
            self._sisa, self._is_lewati = b"", True

    def selesai(self) -> None:
        if self._sisa and not self._is_lewati:
            self._baris(self._sisa)
        self._sisa = b""


class _Mentah(_Ujung):
    """Hands on what comes as it comes: a dump is larger than memory, and its rows longer than any line."""

    def __init__(self, potongan: Callable[[bytes], None]) -> None:
        super().__init__()
        self._terima = potongan

    def terima(self, potongan: bytes) -> None:
        self._terima(potongan)


def _ujung(baris: Callable[[bytes], None] | None, potongan: Callable[[bytes], None] | None) -> _Ujung:
    if potongan:
        return _Mentah(potongan)
    return _PerBaris(baris) if baris else _Ujung(KELUARAN_MAKS)


class _Pengikut:
    """Reads what the child says and keeps it to its time until it is gone."""

    def __init__(
        self,
        anak: subprocess.Popen[bytes],
        kendali: Kendali,
        keluar: _Ujung,
        berkas: Path | None,
    ) -> None:
        self.anak, self.kendali, self.berkas = anak, kendali, berkas
        self.keluar = keluar
        self.galat = _Ujung()
        self._penyebab: MesinGagal | Dihentikan | None = None
        self._tahap_akhir = 0.0
        self._is_dibunuh = False
        self._detak = self._tanya = time.monotonic()

    def ikuti(self) -> None:
        """Return when the child has ended; raises what ended it before its time."""
        with selectors.DefaultSelector() as pemilih:
            self._daftarkan(pemilih, self.anak.stdout, self.keluar)
            self._daftarkan(pemilih, self.anak.stderr, self.galat)
            while pemilih.get_map() and not self._is_selesai(self._baca(pemilih)):
                self._jaga()
        while not self._is_selesai(False):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.anak.wait(JEDA)
            self._jaga()
        if self._penyebab:
            raise self._penyebab
        self.keluar.selesai()

    @staticmethod
    def _daftarkan(pemilih: selectors.BaseSelector, pipa: IO[bytes] | None, ujung: _Ujung) -> None:
        if pipa is not None:
            pemilih.register(pipa, selectors.EVENT_READ, ujung)

    @staticmethod
    def _baca(pemilih: selectors.BaseSelector) -> bool:
        """Take what is there, waiting a moment for it; whether anything was."""
        siap = pemilih.select(JEDA)
        for kunci, _ in siap:
            potongan = os.read(kunci.fd, _POTONGAN)
            if potongan:
                kunci.data.terima(potongan)
            else:
                pemilih.unregister(kunci.fileobj)
        return bool(siap)

    def _is_selesai(self, is_bicara: bool) -> bool:
        """The child is gone and silent: a grandchild may hold its pipes open for ever, nobody waits for that.

        One that not even SIGKILL ends hangs in the kernel, on a dead mount: it is left to itself.
        """
        if self._is_dibunuh and time.monotonic() > self._tahap_akhir:
            return True
        return not is_bicara and self.anak.poll() is not None

    def _jaga(self) -> None:
        kini = time.monotonic()
        if self._penyebab is None:
            self._penyebab = self._alasan(kini)
            if self._penyebab:
                self._tahap_akhir = kini + JEDA_BERES
                _kirim(self.anak, signal.SIGINT)
            elif kini - self._detak >= DETAK:
                self._detak = kini
                self.kendali.kabar(self._ukuran())
        elif not self._is_dibunuh and kini >= self._tahap_akhir:
            self._is_dibunuh, self._tahap_akhir = True, kini + JEDA_BERES
            _bunuh_sesi(self.anak.pid)

    def _alasan(self, kini: float) -> MesinGagal | Dihentikan | None:
        if kini >= self.kendali.tenggat:
            return MesinGagal(SebabGagal.LEWAT_TENGGAT, f"Dihentikan karena batas waktu. {self.galat.teks()}")
        if kini - self._tanya >= JEDA:
            self._tanya = kini
            if self.kendali.is_berhenti():
                return Dihentikan()
        return None

    def _ukuran(self) -> dict[str, Any]:
        if self.berkas is None:
            return {}
        with contextlib.suppress(OSError):
            return {"bytes": self.berkas.stat().st_size}
        return {}


def _kirim(anak: subprocess.Popen[bytes], isyarat: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(anak.pid, isyarat)


def _bunuh_sesi(sesi: int) -> None:
    """Kill every process of the child's session: restic puts its ssh into a group of its own."""
    for pid in psutil.pids():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.getsid(pid) == sesi:
                os.kill(pid, signal.SIGKILL)


def _akhiri(anak: subprocess.Popen[bytes]) -> None:
    """Leave nothing of the child: it has ended, or an exception takes us away from it."""
    if anak.poll() is None:
        _kirim(anak, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            anak.wait(JEDA_BERES / 5)
    _bunuh_sesi(anak.pid)
    with contextlib.suppress(subprocess.TimeoutExpired):
        anak.wait(JEDA_BERES / 5)
    for pipa in (anak.stdout, anak.stderr):
        if pipa is not None:
            pipa.close()
