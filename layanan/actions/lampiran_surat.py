"""The files of a letter: taken in as every file is, or named with the reason why not."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from layanan.surat_masuk.urai import LampiranSurat
from lpse.berkas import BerkasDitolak, terima
from lpse.berkas.http import SEMENTARA
from lpse.berkas.periksa import jenis_dari_isi
from lpse.berkas.simpan import BATAS_MB_JENIS, penyimpanan
from lpse.models import Akun, Berkas
from lpse.models.berkas import JenisBerkas

BATAS_LAMPIRAN = 10
TERLALU_BANYAK = f"Hanya {BATAS_LAMPIRAN} lampiran pertama yang diterima"


@dataclass(slots=True)
class LampiranDiterima:
    """What became of the files of one letter: rows taken in, and every name with the reason against it."""

    berkas: list[Berkas] = field(default_factory=list)
    rincian: list[dict[str, Any]] = field(default_factory=list)

    @property
    def catatan(self) -> str:
        """What the message says of files that were not taken; "" where all were."""
        tolak = [f"- {satu['nama']}: {satu['sebab']}." for satu in self.rincian if satu["sebab"]]
        return "\n".join(["", "", "Lampiran tidak diterima (ada di surat asli):", *tolak]) if tolak else ""


@contextmanager
def lampiran_sementara() -> Iterator[LampiranDiterima]:
    """A place for files taken in within a transaction: when it fails, their bytes go with their rows."""
    diterima = LampiranDiterima()
    try:
        yield diterima
    except BaseException:
        for berkas in diterima.berkas:
            penyimpanan().delete(berkas.kunci)
        raise


def terima_lampiran(
    semua: Iterable[LampiranSurat], diterima: LampiranDiterima, *, oleh: Akun | None = None
) -> None:
    """Take the files of a letter in. Raises BerkasDitolak only where trying again later helps."""
    for satu in semua:
        isi = satu.isi()
        rincian = {"nama": satu.nama, "ukuran": len(isi), "sebab": ""}
        try:
            diterima.berkas.append(_terima(satu.nama, isi, len(diterima.berkas), oleh))
        except BerkasDitolak as galat:
            if galat.kode in SEMENTARA:
                raise
            rincian["sebab"] = str(galat).partition(".")[0]
        diterima.rincian.append(rincian)


def _terima(nama: str, isi: bytes, sudah: int, oleh: Akun | None) -> Berkas:
    if not isi:
        raise BerkasDitolak("kosong")
    jenis = JenisBerkas(jenis_dari_isi(isi[:1024]))
    if sudah >= BATAS_LAMPIRAN:
        raise BerkasDitolak("terlalu_banyak", TERLALU_BANYAK)
    return terima(SimpleUploadedFile(nama, isi), oleh=oleh, batas_mb=BATAS_MB_JENIS[jenis])
