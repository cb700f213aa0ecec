"""What the pages of this room share: a page with one form, one step of a record, and its addresses."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from arsip.enums.retensi import StatusPembersihan, StatusPemusnahan, StatusTahan
from arsip.forms.retensi import LangkahForm
from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.alur import Alur
from lpse.formulir import Langkah
from lpse.situs_admin import alamat_terbuka, tampilkan
from lpse.sumbangan import RekamanRetensi

PER_HALAMAN = 25
NAMA, ISIAN = "arsip_retensi", "admin/arsip/retensi/isian.html"
WARNA: dict[str, str] = {
    StatusTahan.BERLAKU: "kuning",
    StatusTahan.DILEPAS: "abu",
    StatusPemusnahan.DIUSULKAN: "biru",
    StatusPemusnahan.DISETUJUI: "kuning",
    StatusPemusnahan.SELESAI: "hijau",
    StatusPemusnahan.DITOLAK: "merah",
    StatusPemusnahan.DIBATALKAN: "abu",
    StatusPembersihan.DIHITUNG: "kuning",
    StatusPembersihan.SIAP: "biru",
    StatusPembersihan.GAGAL: "merah",
}


alamat = partial(alamat_ruang, NAMA)


def url_rekaman(request: HttpRequest, sumber: RekamanRetensi | None, kunci: str) -> str:
    """The record's own page; "" where it has none, or one that would refuse this person."""
    return alamat_terbuka(request, sumber.url(kunci) if sumber else "")


def tampil_isian(
    request: HttpRequest,
    judul: str,
    form: LangkahForm,
    remah: list[tuple[str, str]],
    *,
    status: int = 200,
    **lain: Any,
) -> HttpResponse:
    """A page with one form; `remah` leads back, its last entry is where "Batal" goes."""
    konteks = {"form": form, "remah": remah, "url_kembali": remah[-1][1], **lain}
    return tampilkan(request, ISIAN, judul, status=status, **konteks)


def jalankan_langkah(
    request: HttpRequest,
    objek: Any,
    tindakan: Any,
    satu: Langkah,
    alur: Alur[Any, Any],
    remah: list[tuple[str, str]],
) -> HttpResponse:
    """One step, in this room's frame; it leads back to the last of `remah`."""
    kembali = remah[-1][1]
    return formulir.jalankan_langkah(
        request, objek, tindakan, satu, alur, kembali=kembali, templat=ISIAN, remah=remah
    )


def tombol(
    alur: Alur[Any, Any], objek: Any, oleh: Any, halaman: str, berat: set[Any]
) -> list[dict[str, Any]]:
    """The steps open to this person, what cannot be undone last."""
    terbuka = sorted(alur.terbuka(objek, oleh), key=lambda t: t in berat)
    return [
        {"judul": t.label, "url": alamat(f"{halaman}_{t.value}", objek.kode), "is_berat": t in berat}
        for t in terbuka
    ]
