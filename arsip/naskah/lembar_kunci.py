"""What the sheet of keys prints; it is never issued as a document and never stored."""

from collections.abc import Sequence
from typing import Any, Protocol

from arsip.models import LembarKunci
from arsip.policies.kesiapan import KUNCI
from lpse.dokumen.isi import bersihkan
from lpse.isi_surat import isi_surat
from lpse.waktu import waktu


class Butir(Protocol):
    """A secret with its name and use."""

    @property
    def nama(self) -> str: ...
    @property
    def guna(self) -> str: ...
    @property
    def nilai(self) -> str: ...


def isi_lembar_kunci(lembar: LembarKunci, isi: Sequence[Butir]) -> dict[str, Any]:
    """The sheet; ValueError for a secret that paper would show otherwise than it is."""
    for satu in isi:
        if bersihkan(satu.nilai) != satu.nilai:
            raise ValueError(f"{satu.nama} memuat huruf yang tidak dapat dicetak PDF. Cetak tanpa --pdf.")
    return {
        **isi_surat(lembar.kode, KUNCI),
        "dicetak": waktu(lembar.dicetak_pada),
        "kunci": [
            {"nama": s.nama, "guna": s.guna, "nilai": s.nilai or "tidak terbaca; salin dari tempatnya"}
            for s in isi
        ],
    }
