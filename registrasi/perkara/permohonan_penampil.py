"""The viewer of the desk over a request's documents: the same pages, the same recorded looks."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from lpse.models import Akun
from registrasi.meja.penampil import LEBAR_KECIL, Penampil, tanda_kecil
from registrasi.models import BerkasPermohonan, Permohonan
from registrasi.perkara.permohonan_bersama import url_perkara


@dataclass(frozen=True, slots=True)
class PenampilPermohonan(Penampil):
    """One page of one file of one document of a request, for one officer."""

    pendaftaran: Any  # a Permohonan
    dokumen: Any  # a BerkasPermohonan

    def _gambar(self, halaman: int, lebar: int) -> str:
        if self.berkas is None:
            return ""
        kunci = [self.pendaftaran.kode, self.dokumen.kode, halaman]
        lama = f"&berkas={self.berkas.kode}" if self.is_lama else ""
        return f"{reverse('admin:registrasi_permohonan_halaman', args=kunci)}?lebar={lebar}{lama}"

    @property
    def pola_kecil(self) -> str:
        """As the desk's, under this request's address."""
        return (
            f"{self._gambar(0, LEBAR_KECIL)}&tanda={tanda_kecil(self.berkas, self.oleh)}"
            if self.berkas
            else ""
        )

    def _url(self, **ganti: Any) -> str:
        pilihan = {**self.pilihan, **{nama: str(isi) for nama, isi in ganti.items()}}
        return (
            url_perkara(self.pendaftaran, **{nama: isi for nama, isi in pilihan.items() if isi}) + "#pindaian"
        )


def pilih_tampilan(
    permohonan: Permohonan,
    dokumen: list[BerkasPermohonan],
    lama: list[BerkasPermohonan],
    params: QueryDict,
    oleh: Akun,
    dok: str = "",
) -> PenampilPermohonan | None:
    """What the query string asks to see, or the first document that still needs a mark; None without any.

    `lama` are the replaced ones. What makes no sense is read as not asked.
    """
    if not dokumen:
        return None
    kode = dok or params.get("dok", "")
    belum = next((d for d in dokumen if not d.is_lolos and d.berkas_id), dokumen[0])
    pilihan = next((d for d in dokumen if d.kode == kode), belum)
    terdahulu = {str(d.berkas.kode): d.berkas for d in lama if d.berkas and d.kode == pilihan.kode}
    berkas = terdahulu.get(params.get("berkas", ""), pilihan.berkas)
    halaman = params.get("hal", "1")
    nomor = int(halaman) if halaman.isascii() and halaman.isdigit() and len(halaman) < 5 else 1
    terakhir = berkas.halaman if berkas else 1
    return PenampilPermohonan(
        permohonan, pilihan, berkas, min(max(nomor, 1), terakhir), params.get("besar") == "1", oleh
    )
