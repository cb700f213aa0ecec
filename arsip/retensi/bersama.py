"""What the pages of this room share: a page with one form, one step of a record, and its addresses."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from arsip.enums.retensi import StatusPembersihan, StatusPemusnahan, StatusTahan
from arsip.forms.retensi import LangkahForm
from lpse.alamat import alamat_ruang
from lpse.alur import Alur
from lpse.formulir import Langkah
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
NAMA = "arsip_retensi"
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
    return tampilkan(request, "admin/arsip/retensi/isian.html", judul, status=status, **konteks)


def jalankan_langkah(
    request: HttpRequest,
    objek: Any,
    tindakan: Any,
    satu: Langkah,
    alur: Alur[Any, Any],
    remah: list[tuple[str, str]],
) -> HttpResponseBase:
    """Show a step or carry it out. A refusal leaves what was typed in its place, with status 409."""
    oleh, status = petugas(request), 200
    form = satu.form(isian(request))
    if form.is_valid():
        hasil = tindak(request, objek, tindakan.value, lambda: satu.act(objek.pk, oleh=oleh, **form.kolom))
        if hasil is not None:
            messages.success(request, satu.selesai)
            return redirect(remah[-1][1])
        objek.refresh_from_db(fields=["status"])
        status = KONFLIK
    tertutup = objek.status not in alur.tabel[tindakan].dari
    halangan = f"Langkah ini tidak terbuka: statusnya “{objek.get_status_display()}”." if tertutup else ""
    isi = {"keterangan": "" if tertutup else satu.keterangan, "is_berat": satu.is_berat, "halangan": halangan}
    return tampil_isian(request, tindakan.label, form, remah, status=status, **isi)


def tombol(
    alur: Alur[Any, Any], objek: Any, oleh: Any, halaman: str, berat: set[Any]
) -> list[dict[str, Any]]:
    """The steps open to this person, what cannot be undone last."""
    terbuka = sorted(alur.terbuka(objek, oleh), key=lambda t: t in berat)
    return [
        {"judul": t.label, "url": alamat(f"{halaman}_{t.value}", objek.kode), "is_berat": t in berat}
        for t in terbuka
    ]
