"""restic as a subprocess, written for 0.14 (Debian 12) and using what newer ones can.

0.14 exits with 1 for a wrong password, a missing repository, a lock and a full disk alike, and with 0 where
one of two paths is missing: its words say what went wrong, and what it did is looked at afterwards.
"""

import contextlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal, dari_sistem, kenali, rahasia_dari, samarkan
from arsip.mesin.keluaran_restic import (
    RC_SEBAGIAN,
    BarisSimpan,
    Potret,
    Simpanan,
    baca_json,
    baca_versi,
    baris_maju,
    susun_potret,
    susun_simpanan,
)
from arsip.mesin.proses import Kendali, Selesai, is_mati_bersama, jalankan, lingkungan_dasar

__all__ = ["Alamat", "Potret", "Restic", "Simpanan"]

TERLAMA = (0, 14, 0)
_BERGEMBOK_SABAR = (0, 16, 0)  # knows --retry-lock
_BERKODE = (0, 17, 0)  # says by its exit status what went wrong
_KODE = {
    10: SebabGagal.REPOSITORI_TIDAK_ADA,
    11: SebabGagal.TERKUNCI,
    12: SebabGagal.SANDI_SALAH,
}
_ISYARAT_GLOB = re.compile(r"([\\*?\[\]])")
_BACA = re.compile(r"^$|^[1-9]\d*/[1-9]\d*$|^\d{1,3}(\.\d+)?%$")
_TANYA_DETIK = 120.0  # for a question nobody gave a deadline
_INTI_MAKS = 4
_SEHARI = 86_400.0


@dataclass(frozen=True)
class Alamat:
    """Where a repository is, the file with its password, and what else its storage asks for (S3 keys)."""

    lokasi: str
    sandi: Path
    lingkungan: Mapping[str, str]


class Restic:
    """One repository through the restic program.

    Every method raises MesinGagal with its cause, and Dihentikan where it takes a `kendali`.
    """

    def __init__(self, alamat: Alamat, *, cache: Path, program: Path | None = None) -> None:
        self.alamat, self.cache = alamat, cache
        self._program = program

    def versi(self) -> tuple[int, int, int]:
        """The version of the program; VERSI_TIDAK_COCOK below 0.14 or where it is another program."""
        return _versi(self._jalur_program())

    def siapkan(self, kendali: Kendali, dari: "Restic | None" = None) -> str:
        """Make the repository unless it is there; returns its id.

        With `dari` it cuts files as that one does, so that copies share what they have in common. A place
        that held a repository and lost its head is RUSAK: a new one over it would bury the old data.
        """
        try:
            return self.id()
        except MesinGagal as galat:
            if galat.sebab != SebabGagal.REPOSITORI_TIDAK_ADA:
                raise
        lokal = self._lokal()
        if lokal and any(
            (lokal / bagian).is_dir() and any((lokal / bagian).iterdir()) for bagian in ("keys", "data")
        ):
            raise MesinGagal(SebabGagal.RUSAK, f"Di {lokal} ada isi repositori tanpa berkas config.")
        pilihan = ["--copy-chunker-params"] if dari else []
        self._jalankan("init", pilihan, kendali, dari=dari)
        return self.id()

    def id(self) -> str:
        """The repository's own id; REPOSITORI_TIDAK_ADA where there is none."""
        selesai = self._jalankan("cat", ["--no-lock", "config"], _kendali_tanya())
        return str(baca_json(selesai.keluaran)["id"])

    def simpan(
        self, jalur: Sequence[Path], kendali: Kendali, *, label: Sequence[str], inang: str
    ) -> Simpanan:
        """Save these absolute paths as one snapshot.

        A path that is not there is refused before anything is stored (JALUR_TIDAK_ADA). Where part of the
        source could not be read the snapshot stands but is not `is_lengkap`: the caller calls that a failure
        (SUMBER_BERUBAH) and may still keep it.
        """
        for satu in jalur:
            if satu.is_symlink():  # restic would store the link, and call that a success
                raise MesinGagal(SebabGagal.JALUR_TIDAK_ADA, f"{satu} adalah tautan; tunjuk aslinya.")
            if not satu.is_absolute() or not satu.exists():
                raise MesinGagal(SebabGagal.JALUR_TIDAK_ADA, f"Tidak ada {satu}.")
        baris = BarisSimpan(kendali.kabar)
        pilihan = ["--json", "--host", inang]
        for satu_label in label:
            pilihan += ["--tag", satu_label]
        pilihan += ["--", *map(str, jalur)]
        selesai = self._jalankan("backup", pilihan, kendali, baris=baris, sah=(0, RC_SEBAGIAN))
        simpanan = susun_simpanan(baris.ringkasan, selesai.rc, selesai.galat)
        return replace(simpanan, snapshot=self._id_utuh(simpanan.snapshot))

    def periksa(self, kendali: Kendali, *, baca: str = "") -> None:
        """Check the structure; with `baca` also read the data: all ("100%") or a share of it ("3/7").

        Without reading, a flipped bit goes unnoticed. RUSAK where anything is amiss.
        """
        if not _BACA.match(baca):
            raise ValueError(baca)
        self._sapu_sisa()
        pilihan = self._hanya_baca()
        if baca:
            pilihan.append("--read-data" if baca == "100%" else f"--read-data-subset={baca}")
        self._jalankan("check", pilihan, kendali, baris=baris_maju(kendali.kabar))

    def daftar(self, kendali: Kendali, label: Sequence[str] = ()) -> list[Potret]:
        """The snapshots that bear all of these labels, oldest first."""
        pilihan = ["--no-lock", "--json", *_saring(label)]
        isi = baca_json(self._jalankan("snapshots", pilihan, kendali).keluaran)
        return sorted((susun_potret(satu) for satu in isi or ()), key=lambda potret: potret.saat)

    def keluarkan(self, snapshot: str, jalur_dalam: str, tujuan: Path, kendali: Kendali) -> None:
        """Write one file of a snapshot to `tujuan`, which stands only when it is whole."""
        draf = tujuan.with_name(f"{tujuan.name}.baru")
        try:
            pilihan = [*self._hanya_baca(), "--", snapshot, jalur_dalam]
            self._jalankan("dump", pilihan, kendali, keluaran=draf, rusak=True)
            draf.replace(tujuan)
        finally:
            draf.unlink(missing_ok=True)

    def pulihkan(self, snapshot: str, tujuan: Path, kendali: Kendali, *, hanya: Sequence[str] = ()) -> None:
        """Restore a snapshot below `tujuan`, under its own absolute paths; `hanya` these of them.

        JALUR_TIDAK_ADA where one of `hanya` is not in the snapshot: restic calls that a success.
        """
        pilihan = [*self._hanya_baca(), "--target", str(tujuan)]
        for satu in hanya:
            pilihan += ["--include", _ISYARAT_GLOB.sub(r"\\\1", satu)]
        pilihan += ["--", snapshot]
        self._jalankan("restore", pilihan, kendali, baris=baris_maju(kendali.kabar), rusak=True)
        for satu in hanya:
            if not os.path.lexists(tujuan / satu.lstrip("/")):
                raise MesinGagal(SebabGagal.JALUR_TIDAK_ADA, f"Tidak ada {satu} di cadangan {snapshot[:8]}.")

    def salin(self, dari: "Restic", snapshots: Sequence[str], kendali: Kendali) -> None:
        """Copy these snapshots of `dari` (full ids) into this repository, those it has already for nothing.

        TIDAK_COCOK where one of them is not here afterwards.
        """
        if not snapshots:  # restic would take that for all of them
            return
        asal = {p.snapshot: p.asal or p.snapshot for p in dari.daftar(kendali)}
        pilihan = ["--", *snapshots]
        self._jalankan("copy", pilihan, kendali, dari=dari, baris=baris_maju(kendali.kabar), rusak=True)
        ada = {p.asal for p in self.daftar(kendali)}
        kurang = [s[:8] for s in snapshots if asal.get(s, s) not in ada]
        if kurang:
            raise MesinGagal(SebabGagal.TIDAK_COCOK, f"Tidak tersalin: {', '.join(kurang)}.")

    def buang_ini(self, snapshots: Sequence[str], kendali: Kendali) -> None:
        """Drop exactly these snapshots, those gone already included. TIDAK_COCOK where one stays."""
        if not snapshots:
            return
        self._jalankan("forget", ["--", *snapshots], kendali)
        if tinggal := {p.snapshot for p in self.daftar(kendali)} & set(snapshots):
            raise MesinGagal(SebabGagal.TIDAK_COCOK, f"Tidak terbuang: {', '.join(sorted(tinggal))}.")

    def pangkas(self, kendali: Kendali) -> None:
        """Remove the data no snapshot needs."""
        self._jalankan("prune", [], kendali, baris=baris_maju(kendali.kabar))

    def gembok(self, kendali: Kendali) -> list[str]:
        """The ids of the locks in the repository, whoever left them."""
        return self._jalankan("list", ["--no-lock", "locks"], kendali).keluaran.split()

    def lepas_gembok(self, kendali: Kendali) -> None:
        """Remove every lock. Only for a caller that has proved that nobody works in the repository.

        All of them: after a container was replaced, restic knows the lock's host no more and would keep it.
        TERKUNCI where there is no such proof, since what we start may outlive us.
        """
        if not is_mati_bersama():
            raise MesinGagal(
                SebabGagal.TERKUNCI,
                "Ada gembok di repositori. Tanpa setpriv (util-linux) pemiliknya tidak terbukti mati.",
            )
        self._jalankan("unlock", ["--remove-all"], kendali)

    def _jalankan(
        self,
        perintah: str,
        pilihan: Sequence[str],
        kendali: Kendali,
        *,
        dari: "Restic | None" = None,
        baris: Callable[[bytes], None] | None = None,
        keluaran: Path | None = None,
        sah: Sequence[int] = (0,),
        rusak: bool = False,
    ) -> Selesai:
        versi = self.versi()
        lengkap = [str(self._jalur_program()), perintah]
        if versi >= _BERGEMBOK_SABAR and "--no-lock" not in pilihan:
            lengkap.append("--retry-lock=10m")
        lingkungan = self._lingkungan(dari)
        selesai = jalankan(
            [*lengkap, *pilihan], kendali, lingkungan=lingkungan, baris=baris, keluaran=keluaran
        )
        galat = samarkan(selesai.galat, rahasia_dari(lingkungan))
        if selesai.rc not in sah:
            raise MesinGagal(self._sebab(selesai, versi, rusak=rusak), galat, selesai.rc)
        return replace(selesai, galat=galat)

    @staticmethod
    def _sebab(selesai: Selesai, versi: tuple[int, int, int], *, rusak: bool) -> SebabGagal:
        """`rusak`: what the repository holds and does not give back is damaged, unless it says otherwise."""
        bawaan = SebabGagal.RUSAK if rusak and selesai.rc > 0 else SebabGagal.LAINNYA
        if versi >= _BERKODE:
            bawaan = _KODE.get(selesai.rc, bawaan)
        return kenali(selesai.galat, bawaan)

    def _lingkungan(self, dari: "Restic | None") -> dict[str, str]:
        sementara = self.cache / "sementara"
        try:
            sementara.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as galat:
            raise dari_sistem(galat) from galat
        # The location goes by the environment too: that of a REST server may hold a password.
        lingkungan = lingkungan_dasar() | {
            "TMPDIR": str(sementara),
            "RESTIC_CACHE_DIR": str(self.cache),
            "RESTIC_REPOSITORY": self.alamat.lokasi,
            "RESTIC_PASSWORD_FILE": str(self.alamat.sandi),
            "RESTIC_PROGRESS_FPS": "1",
            "GOMAXPROCS": str(min(os.cpu_count() or 1, _INTI_MAKS)),
        }
        if dari is not None:
            lingkungan["RESTIC_FROM_REPOSITORY"] = dari.alamat.lokasi
            lingkungan["RESTIC_FROM_PASSWORD_FILE"] = str(dari.alamat.sandi)
            _tolak_bentrok(dari.alamat.lingkungan, self.alamat.lingkungan)
            lingkungan |= dari.alamat.lingkungan
        return lingkungan | dict(self.alamat.lingkungan)

    def _sapu_sisa(self) -> None:
        """`check` makes a cache of its own each time, and leaves it where it was killed."""
        kemarin = time.time() - _SEHARI
        for sisa in self.cache.glob("restic-check-cache-*"):
            with contextlib.suppress(FileNotFoundError):
                if sisa.stat().st_mtime < kemarin:
                    shutil.rmtree(sisa, ignore_errors=True)

    def _lokal(self) -> Path | None:
        return Path(self.alamat.lokasi) if self.alamat.lokasi.startswith("/") else None

    def _hanya_baca(self) -> list[str]:
        """A medium mounted read-only takes no lock, and needs none."""
        lokal = self._lokal()
        return ["--no-lock"] if lokal and lokal.is_dir() and not os.access(lokal, os.W_OK) else []

    def _id_utuh(self, snapshot: str) -> str:
        """The full id of a snapshot: 0.14 names a new one by its first eight letters."""
        if len(snapshot) == 64:
            return snapshot
        # Of a directory the names tell it; asking restic costs another derivation of the key.
        if (lokal := self._lokal()) and len(nama := [*(lokal / "snapshots").glob(f"{snapshot}*")]) == 1:
            return nama[0].name
        isi = baca_json(
            self._jalankan("snapshots", ["--no-lock", "--json", snapshot], _kendali_tanya()).keluaran
        )
        return str(isi[0]["id"])

    def _jalur_program(self) -> Path:
        ditemukan = str(self._program) if self._program else shutil.which("restic")
        if not ditemukan or not os.access(ditemukan, os.X_OK):
            raise MesinGagal(
                SebabGagal.PROGRAM_TIDAK_ADA,
                "Program restic tidak ditemukan; pasang dengan apt install restic.",
            )
        return Path(ditemukan)


@cache
def _versi(program: Path) -> tuple[int, int, int]:
    try:
        jawaban = subprocess.run(  # noqa: S603
            [str(program), "version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            check=False,
            env=lingkungan_dasar(),
        )
    except (OSError, subprocess.SubprocessError) as galat:
        raise MesinGagal(
            SebabGagal.PROGRAM_TIDAK_ADA, f"{program} tidak dapat dijalankan: {galat}"
        ) from galat
    versi = baca_versi(jawaban.stdout)
    if versi is None:
        raise MesinGagal(
            SebabGagal.VERSI_TIDAK_COCOK, f"{program} bukan restic; pasang dengan apt install restic."
        )
    if versi < TERLAMA:
        ada, perlu = (".".join(map(str, v)) for v in (versi, TERLAMA))
        raise MesinGagal(
            SebabGagal.VERSI_TIDAK_COCOK, f"restic {ada} terlalu lama; portal memerlukan {perlu}."
        )
    return versi


def _kendali_tanya() -> Kendali:
    return Kendali(time.monotonic() + _TANYA_DETIK, lambda _: None, lambda: False)


def _saring(label: Sequence[str]) -> list[str]:
    return ["--tag", ",".join(label)] if label else []


def _tolak_bentrok(dari: Mapping[str, str], ke: Mapping[str, str]) -> None:
    """One restic process has one set of keys: two storages with different ones cannot be copied directly."""
    beda = sorted(nama for nama in dari.keys() & ke.keys() if dari[nama] != ke[nama])
    if beda:
        raise MesinGagal(
            SebabGagal.LAINNYA,
            f"Kunci akses kedua repositori berbeda ({', '.join(beda)}): salin lewat repositori lokal.",
        )
