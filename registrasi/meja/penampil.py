"""Which page of which scan the desk shows, and the links to the others: all of it works without a script."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from lpse.models import Berkas
from lpse.models.berkas import KeadaanPemeriksaan
from registrasi.meja.bersama import url_meja
from registrasi.models import DokumenSyarat, Pendaftaran

LEBAR_PAS, LEBAR_BESAR = 900, 1600


@dataclass(frozen=True, slots=True)
class Penampil:
    """The viewer: one page of one file of one document."""

    pendaftaran: Pendaftaran
    dokumen: DokumenSyarat
    berkas: Berkas | None
    halaman: int
    besar: bool

    @property
    def is_lama(self) -> bool:
        """Whether it shows a file that a newer one has replaced."""
        return self.berkas is not None and self.berkas.pk != self.dokumen.berkas_id

    @property
    def is_terlarang(self) -> bool:
        """Whether the scanner found something in the file: nobody opens it then."""
        return self.berkas is not None and self.berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TERINFEKSI

    @property
    def url_gambar(self) -> str:
        if self.berkas is None:
            return ""
        alamat = reverse(
            "admin:registrasi_meja_halaman", args=[self.pendaftaran.kode, self.dokumen.kode, self.halaman]
        )
        lebar = LEBAR_BESAR if self.besar else LEBAR_PAS
        return f"{alamat}?lebar={lebar}" + (f"&berkas={self.berkas.kode}" if self.is_lama else "")

    @property
    def url_sebelum(self) -> str:
        return self._url(hal=self.halaman - 1) if self.halaman > 1 else ""

    @property
    def url_sesudah(self) -> str:
        terakhir = self.berkas.halaman if self.berkas else 1
        return self._url(hal=self.halaman + 1) if self.halaman < terakhir else ""

    @property
    def url_ukuran(self) -> str:
        """The same page in the other size."""
        return self._url(besar="" if self.besar else "1")

    def _url(self, **ganti: Any) -> str:
        pilihan = {
            "dok": self.dokumen.kode,
            "hal": self.halaman,
            "besar": "1" if self.besar else "",
            "berkas": str(self.berkas.kode) if self.berkas and self.is_lama else "",
            **ganti,
        }
        return url_meja(self.pendaftaran, **{k: str(v) for k, v in pilihan.items() if v}) + "#pindaian"


def pilih_tampilan(
    pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat], params: QueryDict, dok: str = ""
) -> Penampil | None:
    """What the query string asks to see, or the first document that still needs a mark; None without any.

    `dokumen` come with their `riwayat` and its files. What makes no sense is read as not asked.
    """
    if not dokumen:
        return None
    kode = dok or params.get("dok", "")
    belum = next((d for d in dokumen if not d.is_lolos and d.berkas_id), dokumen[0])
    pilihan = next((d for d in dokumen if d.kode == kode), belum)
    lama = {str(r.berkas.kode): r.berkas for r in pilihan.riwayat.all()}
    berkas = lama.get(params.get("berkas", ""), pilihan.berkas)
    halaman = params.get("hal", "1")
    nomor = int(halaman) if halaman.isascii() and halaman.isdigit() and len(halaman) < 5 else 1
    terakhir = berkas.halaman if berkas else 1
    return Penampil(pendaftaran, pilihan, berkas, min(max(nomor, 1), terakhir), params.get("besar") == "1")
