"""Which page of which scan the desk shows, and the links to the others: all of it works without a script.

Nothing is fetched ahead. A page that the browser loads is a page that the trail says was seen, so the next
one is asked for when the officer turns to it and not before. The thumbnails are a look as well: one row,
written when the document is opened, covers its strip, and each thumbnail carries the mark that says so.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import QueryDict
from django.urls import reverse

from lpse.berkas.pindai import halangan, keterangan
from lpse.models import Akun, Berkas
from registrasi.meja.bersama import url_meja
from registrasi.models import DokumenSyarat, Pendaftaran

LEBAR_KECIL, LEBAR_PAS, LEBAR_BESAR = 240, 900, 1600
# How many pages on either side of the one shown have a picture in the strip; the others have their number.
SEKITAR = 4
MUSNAH = "Berkas ini sudah dimusnahkan karena masa simpannya berakhir."
BELUM_BISA_DITANDAI = "Tanda dapat diberikan setelah pindaiannya dapat dilihat."
PERLU_GANTI = "Kembalikan dokumen ini supaya pemohon mengunggah gantinya."
_GARAM = "registrasi.gambar_kecil"
_LAMA_TANDA = 3600  # seconds; a strip older than that writes a row per thumbnail


@dataclass(frozen=True, slots=True)
class Lembar:
    """One page in the strip: its number, the desk at that page, and its thumbnail ("": the number only)."""

    nomor: int
    url: str
    url_gambar: str


@dataclass(frozen=True, slots=True)
class Penampil:
    """The viewer: one page of one file of one document, for one officer."""

    pendaftaran: Pendaftaran
    dokumen: DokumenSyarat
    berkas: Berkas | None
    halaman: int
    besar: bool
    oleh: Akun

    @property
    def is_lama(self) -> bool:
        """Whether it shows a file that a newer one has replaced."""
        return self.berkas is not None and self.berkas.pk != self.dokumen.berkas_id

    @property
    def halangan(self) -> str:
        """Why the scan cannot be shown, for the officer; "" when it can."""
        if self.berkas is None:
            return ""
        return MUSNAH if self.berkas.is_musnah else halangan(self.berkas)

    @property
    def keterangan(self) -> str:
        """What the virus scanner has to do with the file, in one line."""
        return keterangan(self.berkas) if self.berkas else ""

    @property
    def sebab_tanpa_tanda(self) -> str:
        """Why the document cannot be marked now, and what helps; "" when it can."""
        if self.dokumen.berkas is None or not halangan(self.dokumen.berkas):
            return ""
        menunggu = self.dokumen.berkas.keadaan_pemeriksaan == "menunggu"
        return BELUM_BISA_DITANDAI if menunggu else PERLU_GANTI

    @property
    def terakhir(self) -> int:
        return self.berkas.halaman if self.berkas else 1

    @property
    def is_berlembar(self) -> bool:
        """Whether there is a strip of thumbnails: a single page needs none."""
        return self.terakhir > 1 and not self.halangan

    @property
    def lebar_penuh(self) -> int:
        """How many pixels wide the largest rendition is: photographs are not enlarged."""
        return min((self.berkas and self.berkas.lebar) or LEBAR_BESAR, LEBAR_BESAR)

    @property
    def url_gambar(self) -> str:
        return self._gambar(self.halaman, LEBAR_BESAR if self.besar else LEBAR_PAS)

    @property
    def pola_gambar(self) -> str:
        """The address of a page's picture with page 0 and no width, for the script to complete."""
        return self._gambar(0, 0)

    @property
    def pola_kecil(self) -> str:
        """The same for thumbnails, with the mark that their look is recorded."""
        return self._gambar(0, LEBAR_KECIL) + f"&tanda={self._tanda()}"

    @property
    def lembar(self) -> list[Lembar]:
        """The strip; no pages, no strip."""
        if not self.is_berlembar:
            return []
        tanda = self._tanda()
        return [
            Lembar(
                n,
                self._url(hal=n),
                f"{self._gambar(n, LEBAR_KECIL)}&tanda={tanda}" if abs(n - self.halaman) <= SEKITAR else "",
            )
            for n in range(1, self.terakhir + 1)
        ]

    @property
    def url_sebelum(self) -> str:
        return self._url(hal=self.halaman - 1) if self.halaman > 1 else ""

    @property
    def url_sesudah(self) -> str:
        return self._url(hal=self.halaman + 1) if self.halaman < self.terakhir else ""

    @property
    def url_ukuran(self) -> str:
        """The same page in the other size."""
        return self._url(besar="" if self.besar else "1")

    @property
    def pilihan(self) -> dict[str, str]:
        """The query string that leads back to exactly this view."""
        pilihan = {
            "dok": self.dokumen.kode,
            "hal": str(self.halaman) if self.halaman > 1 else "",
            "besar": "1" if self.besar else "",
            "berkas": str(self.berkas.kode) if self.berkas and self.is_lama else "",
        }
        return {nama: isi for nama, isi in pilihan.items() if isi}

    @property
    def rincian_lihat(self) -> dict[str, Any]:
        """What the trail says about opening this view; the picture of the page writes its own row."""
        if self.berkas is None or not self.is_berlembar:
            return {}
        return {"dokumen": self.dokumen.kode, "berkas": self.berkas.pk, "gambar_kecil": True}

    def _gambar(self, halaman: int, lebar: int) -> str:
        if self.berkas is None:
            return ""
        kunci = [self.pendaftaran.kode, self.dokumen.kode, halaman]
        lama = f"&berkas={self.berkas.kode}" if self.is_lama else ""
        return f"{reverse('admin:registrasi_meja_halaman', args=kunci)}?lebar={lebar}{lama}"

    def _url(self, **ganti: Any) -> str:
        pilihan = {**self.pilihan, **{nama: str(isi) for nama, isi in ganti.items()}}
        return url_meja(self.pendaftaran, **{nama: isi for nama, isi in pilihan.items() if isi}) + "#pindaian"

    def _tanda(self) -> str:
        return tanda_kecil(self.berkas, self.oleh) if self.berkas else ""


def tanda_kecil(berkas: Berkas, oleh: Akun) -> str:
    """The mark that this officer's look at the thumbnails of this file is in the trail."""
    return signing.dumps([berkas.pk, oleh.pk], salt=_GARAM)


def is_tercatat(tanda: str, berkas: Berkas, oleh: Akun) -> bool:
    """Whether a mark is ours, of this file and this officer, and not an hour old."""
    try:
        return bool(signing.loads(tanda, salt=_GARAM, max_age=_LAMA_TANDA) == [berkas.pk, oleh.pk])
    except signing.BadSignature:
        return False


def pilih_tampilan(
    pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat], params: QueryDict, oleh: Akun, dok: str = ""
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
    return Penampil(
        pendaftaran, pilihan, berkas, min(max(nomor, 1), terakhir), params.get("besar") == "1", oleh
    )
