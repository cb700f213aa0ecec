"""What each row of a file would do to the entries we hold: nothing here writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from itertools import islice
from typing import Any, ClassVar

from django.db import connection
from django.db.models.functions import Upper

from registrasi.daftar_hitam.berkas import IsiBerkas
from registrasi.daftar_hitam.petakan import NAMA, BarisDitolak, kolom_hilang, petakan
from registrasi.models import EntriDaftarHitam
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca

SEPOTONG = 1000
Kunci = tuple[str, str]  # the decree in capitals, and the NPWP's key or the name without its form
_KUNCI = """
SELECT upper(t.sk), coalesce(t.npwp, registrasi_nama_baku(t.nama))
  FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS t (sk, npwp, nama, nomor) ORDER BY nomor
"""


class Hasil(Enum):
    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    DITOLAK = "ditolak"


@dataclass(frozen=True, slots=True)
class HasilBaris:
    """One row's outcome; `entri` is what is to be written, not yet saved."""

    nomor: int
    hasil: Hasil
    entri: EntriDaftarHitam | None = None
    no_sk: str = ""
    alasan: str = ""

    def as_penolakan(self) -> dict[str, Any]:
        return {"baris": self.nomor, "no_sk": self.no_sk, "alasan": self.alasan}


@dataclass(slots=True)
class _Terbaca:
    nomor: int
    kolom: dict[str, Any]

    @property
    def sidik(self) -> bytes:
        return blake2b(repr(sorted(self.kolom.items())).encode(), digest_size=16).digest()


class Pembanding:
    """Goes through one file; remembers which sanctions it has named, since a file may name one twice."""

    KOLOM: ClassVar = frozenset(NAMA) - {"npwp_16"} | {"npwp16", "npwp16_lain"}

    def __init__(self) -> None:
        self._pernah: dict[bytes, tuple[int, bytes]] = {}

    def banding(self, isi: IsiBerkas) -> Iterator[list[HasilBaris]]:
        """The outcomes, a thousand rows at a time. Raises DaftarTidakTerbaca."""
        baris = isi.baris()
        while potong := list(islice(baris, SEPOTONG)):
            if isi.jenis == "csv":
                _check_kepala(potong[0][1])
            yield self._potong(potong)

    def _potong(self, potong: Iterable[tuple[int, Any]]) -> list[HasilBaris]:
        hasil: list[HasilBaris] = []
        terbaca: list[_Terbaca] = []
        for nomor, baris in potong:
            try:
                terbaca.append(_Terbaca(nomor, petakan(baris)))
            except BarisDitolak as galat:
                hasil.append(HasilBaris(nomor, Hasil.DITOLAK, no_sk=_sebut_sk(baris), alasan=galat.alasan))
        kunci = _kunci(terbaca)
        lama = _entri_lama(kunci)
        hasil += [self._satu(t, k, lama.get(k)) for t, k in zip(terbaca, kunci, strict=True)]
        return sorted(hasil, key=lambda h: h.nomor)

    def _satu(self, t: _Terbaca, kunci: Kunci, lama: EntriDaftarHitam | None) -> HasilBaris:
        sidik_kunci = blake2b(repr(kunci).encode(), digest_size=16).digest()
        pertama, sidik = self._pernah.setdefault(sidik_kunci, (t.nomor, t.sidik))
        if pertama != t.nomor:
            if sidik == t.sidik:
                return HasilBaris(t.nomor, Hasil.SAMA)
            alasan = f"SK dan penyedia ini sudah ada di baris {pertama} dengan isi lain."
            return HasilBaris(t.nomor, Hasil.DITOLAK, no_sk=t.kolom["no_sk"], alasan=alasan)
        if lama is None:
            return HasilBaris(t.nomor, Hasil.BARU, EntriDaftarHitam(**t.kolom))
        berubah = {nama: nilai for nama, nilai in t.kolom.items() if getattr(lama, nama) != nilai}
        for nama, nilai in berubah.items():
            setattr(lama, nama, nilai)
        return HasilBaris(t.nomor, Hasil.BERUBAH, lama) if berubah else HasilBaris(t.nomor, Hasil.SAMA)


def _sebut_sk(baris: Any) -> str:
    """The decree of a refused row, as far as it can be read, for whoever looks it up in the file."""
    if not isinstance(baris, dict):
        return ""
    teks = next((baris[k] for k in baris if str(k).lower().startswith(("no_sk", "nomor sk"))), "")
    return "".join(huruf for huruf in str(teks or "")[:80] if huruf.isprintable())


def _check_kepala(baris: Any) -> None:
    hilang = kolom_hilang(baris) if "" not in baris else []
    if hilang:
        raise DaftarTidakTerbaca(
            f"Kolom ini tidak ditemukan: {', '.join(hilang)}. Baris pertama berkas CSV memuat nama kolom."
        )


def _kunci(terbaca: list[_Terbaca]) -> list[Kunci]:
    """The natural keys, made by the database: whatever letters do, its index and these agree."""
    if not terbaca:
        return []
    kolom = [[t.kolom[nama] for t in terbaca] for nama in ("no_sk", "npwp16", "nama_penyedia")]
    with connection.cursor() as cursor:
        cursor.execute(_KUNCI, kolom)
        return [(sk, siapa) for sk, siapa in cursor.fetchall()]


def _entri_lama(kunci: list[Kunci]) -> dict[Kunci, EntriDaftarHitam]:
    sk = {k[0] for k in kunci}
    entri = EntriDaftarHitam.objects.annotate(sk_besar=Upper("no_sk")).filter(sk_besar__in=sk)
    return {(e.sk_besar, e.npwp16 or e.nama_baku): e for e in entri.iterator(chunk_size=SEPOTONG)}
