"""The staff pages that most rooms have: a form with one act behind it, and one step of a record."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lpse.alur import Alur
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan

TEMPLAT = "lpse/isian.html"
TERTUTUP = "Langkah ini tidak terbuka: statusnya “{}”."


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of a record: its form, its act, what is said once it is done and before it.

    The act takes the record's pk, `oleh` and what the form holds; `awal` gives the form's first values from
    the record.
    """

    form: type[Any]
    act: Callable[..., Any]
    selesai: str
    keterangan: str = ""
    is_berat: bool = False
    awal: Callable[[Any], dict[str, Any]] = field(default=lambda _: {})


def jalankan(
    request: HttpRequest,
    objek: models.Model,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str | Callable[[Any], str],
    kembali: str | Callable[[Any], str],
    url_kembali: str = "",
    is_pratinjau: bool = False,
    templat: str = TEMPLAT,
    **konteks: Any,
) -> HttpResponse:
    """Show the form, or carry out the act with what it holds. A refusal leaves what was typed, with 409.

    Done, it says `selesai` and leads to `kembali`, each a text or how to make it of what the act returned.
    `url_kembali` is where "Batal" leads, `kembali` without it; `is_pratinjau`: what was sent is only shown
    again. `templat` extends lpse/isian.html, which names the context it takes.
    """
    status = 200
    if form.is_valid() and not is_pratinjau:
        hasil = tindak(request, objek, tindakan, act)
        if hasil is not None:
            messages.success(request, selesai if isinstance(selesai, str) else selesai(hasil))
            return redirect(kembali if isinstance(kembali, str) else kembali(hasil))
        status = KONFLIK
    batal = url_kembali or (kembali if isinstance(kembali, str) else "")
    isi = {"tombol": "Simpan", "form": form, "url_kembali": batal, **konteks}
    return tampilkan(request, templat, judul, status=status, **isi)


def jalankan_langkah(
    request: HttpRequest,
    objek: Any,
    tindakan: models.TextChoices,
    satu: Langkah,
    alur: Alur[Any, Any],
    *,
    kembali: str,
    lanjut: Callable[[Any], str] | None = None,
    form: Any = None,
    templat: str = TEMPLAT,
    sebab: str = TERTUTUP,
    halangan: Callable[[], str] = str,
    **konteks: Any,
) -> HttpResponse:
    """Show a step of a record or carry it out. A refusal leaves what was typed, with 409.

    A step that the record's status does not open says so in place of the form (`sebab`, of the status), and
    so does one that `halangan` gives another reason against ("": none).
    `form` where the step's form takes more than what was sent and its first values; what the act takes is
    its `kolom`, or its cleaned data where it has none. Done, it leads to `kembali`, or to where `lanjut` says
    of what the act returned.
    """
    oleh, status = petugas(request), 200
    form = form or satu.form(isian(request), initial=satu.awal(objek))
    if form.is_valid():
        kolom = getattr(form, "kolom", form.cleaned_data)
        hasil = tindak(request, objek, tindakan.value, lambda: satu.act(objek.pk, oleh=oleh, **kolom))
        if hasil is not None:
            messages.success(request, satu.selesai)
            return redirect(lanjut(hasil) if lanjut else kembali)
        objek.refresh_from_db(fields=["status"])
        status = KONFLIK
    tertutup = objek.status not in alur.tabel[tindakan].dari
    bawaan = {
        "tombol": tindakan.label,
        "keterangan": satu.keterangan,
        "is_berat": satu.is_berat,
        "halangan": sebab.format(objek.get_status_display()) if tertutup else halangan(),
        "url_kembali": kembali,
    }
    isi = {"form": form, **bawaan, **konteks}
    return tampilkan(request, templat, str(tindakan.label), status=status, **isi)
