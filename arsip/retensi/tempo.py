"""What is due: of one class at a time, longest due first, with what keeps a record from a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from arsip.forms.retensi import SaringanTempoForm
from arsip.models import KelasRetensi
from arsip.policies.retensi import sebut_masa
from arsip.queries.retensi import (
    BarisTempo,
    Kursor,
    baris_tempo,
    butir_jatuh_tempo,
    halaman_jatuh_tempo,
    kelas_kini,
    rekaman,
)
from arsip.retensi.bersama import PER_HALAMAN, alamat
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.peran import KELOLA_RETENSI
from lpse.profil import profil
from lpse.situs_admin import alamat_terbuka, petugas, tampilkan
from lpse.waktu import hari_ini

JUDUL = "Arsip jatuh tempo"
KEPALA_CSV = ("Kelas", "Kode", "Rekaman", "Dihitung dari", "Jatuh tempo", "Keadaan")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The records of one class whose time is over."""
    semua = [k for k in kelas_kini() if rekaman(k.kode)]
    form = SaringanTempoForm(request.GET, kelas=semua)
    saringan = form.saringan
    kelas = _pilih(semua, saringan)
    setelah = baca_kursor(request.GET.get("setelah", ""))
    baris = _halaman(kelas, setelah, saringan.get("cari", ""))
    penuh, baris = len(baris) > PER_HALAMAN, baris[:PER_HALAMAN]
    lanjut = urlencode({**saringan, "setelah": _kursor(baris[-1])}) if penuh else ""
    return tampilkan(
        request,
        "admin/arsip/retensi/tempo.html",
        JUDUL,
        form=form,
        kelas=kelas,
        masa=sebut_masa(kelas.masa_bulan) if kelas else "",
        # A record's own page may be another unit's: no link where it would end in a refusal.
        baris=[replace(satu, url=alamat_terbuka(request, satu.url)) for satu in baris],
        saringan=saringan,
        url_daftar=alamat("tempo"),
        url_sebelum=f"?{urlencode(saringan)}" if setelah else "",
        url_sesudah=f"?{lanjut}" if lanjut else "",
        url_ekspor=f"{alamat('tempo_ekspor')}?{urlencode(saringan)}",
        dasar=profil().dasar("arsip.retensi"),
        boleh=petugas(request).has_perm(KELOLA_RETENSI),
    )


def _pilih(semua: list[KelasRetensi], saringan: dict[str, str]) -> KelasRetensi | None:
    """The class asked for; without one the first that has years, else the first."""
    terisi = [k for k in semua if k.masa_bulan is not None]
    dipilih = [k for k in semua if k.kode == saringan.get("kelas")]
    return next(iter([*dipilih, *terisi, *semua]), None)


def _halaman(kelas: KelasRetensi | None, setelah: Kursor, cari: str) -> list[BarisTempo]:
    if kelas is None:
        return []
    return halaman_jatuh_tempo(kelas, hari_ini(), setelah=setelah, cari=cari, banyak=PER_HALAMAN + 1)


def _kursor(baris: BarisTempo) -> str:
    return f"{baris.butir.tanggal:%Y-%m-%d}.{baris.butir.kunci}"


def baca_kursor(teks: str) -> Kursor:
    """The place after which a page begins; None for the first page, and for a text nobody issued."""
    hari, _, kunci = teks.partition(".")
    try:
        return (date.fromisoformat(hari), kunci[:64]) if kunci and "\0" not in kunci else None
    except ValueError:
        return None


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything of the class that is due, as CSV."""
    semua = [k for k in kelas_kini() if rekaman(k.kode)]
    saringan = SaringanTempoForm(request.GET, kelas=semua).saringan
    kelas = _pilih(semua, saringan)
    baris = _baris(kelas, saringan.get("cari", "")) if kelas else iter(())
    return jawab_csv(
        "jatuh-tempo",
        KEPALA_CSV,
        baris,
        peristiwa="retensi.jatuh_tempo_diekspor",
        oleh=petugas(request),
        kelas=kelas.kode if kelas else "",
        cari="cari" in saringan,
    )


def _baris(kelas: KelasRetensi, cari: str) -> Iterator[tuple[object, ...]]:
    semua = butir_jatuh_tempo(kelas, hari_ini(), None, cari)
    while potong := list(islice(semua, SEPOTONG)):
        for b in baris_tempo(kelas, potong):
            yield (b.kelas, b.butir.kunci, b.butir.label, b.butir.tanggal, b.jatuh_tempo, keadaan(b))


def keadaan(baris: BarisTempo) -> str:
    """What keeps a record from a list, in words."""
    if baris.is_ditahan:
        return "ditahan"
    if baris.nomor_usulan:
        return f"pada daftar {baris.nomor_usulan}"
    return "menunggu dua putaran cadangan" if baris.is_baru else "dapat diusulkan"
