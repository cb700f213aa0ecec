"""The answers as the applicant reads them before sending."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from lpse.pengenal import format_npwp
from lpse.profil import profil
from lpse.wilayah import nama_lengkap
from registrasi.enums import JenisPemohon
from registrasi.forms import BOLEH_KOSONG, form_bagian
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies import (
    LABEL_BAGIAN,
    BagianTerkunci,
    check_bagian_terbuka,
    is_dokumen_terbuka,
    is_perlu_diganti,
)
from registrasi.views.bersama import PERIKSA

# So that a changed answer leads back here.
DARI = f"?dari={PERIKSA}"


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One row: label, answer, and where to change it ("" where it is locked)."""

    label: str
    nilai: str
    url: str


@dataclass(frozen=True, slots=True)
class BagianJawaban:
    """The answers of one section."""

    judul: str
    jawaban: list[Jawaban]


def ringkasan(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat]) -> list[BagianJawaban]:
    """All sections, then the documents, each row with its way back."""
    bagian = [BagianJawaban(label, _jawaban(pendaftaran, kode)) for kode, label in LABEL_BAGIAN.items()]
    return [*bagian, BagianJawaban("Dokumen dan formulir", [_berkas(pendaftaran, d) for d in dokumen])]


@dataclass(frozen=True, slots=True)
class Selisih:
    """One question with two answers: the one saved meanwhile, and the one just typed."""

    label: str
    tersimpan: str
    tertulis: str


def selisih(pendaftaran: Pendaftaran, form: forms.Form, berubah: list[str]) -> list[Selisih]:
    """The questions of a valid form named in `berubah`, each with both answers."""
    tertulis = copy(pendaftaran)
    for nama in berubah:
        setattr(tertulis, nama, form.cleaned_data[nama])
    return [
        Selisih(_label(kolom), nilai_jawaban(pendaftaran, nama), nilai_jawaban(tertulis, nama))
        for nama, kolom in form.fields.items()
        if nama in berubah
    ]


def _label(kolom: forms.Field) -> str:
    return str(kolom.label).removesuffix(BOLEH_KOSONG)


def _jawaban(pendaftaran: Pendaftaran, bagian: str) -> list[Jawaban]:
    url = reverse("registrasi:isian", kwargs={"kode": pendaftaran.kode, "bagian": bagian}) + DARI
    try:
        check_bagian_terbuka(pendaftaran, bagian)
    except BagianTerkunci:
        url = ""
    isian = form_bagian(bagian, pendaftaran.jenis or JenisPemohon.BADAN_USAHA).fields
    return [
        Jawaban(
            _label(kolom),
            nilai_jawaban(pendaftaran, nama) or ("" if kolom.required else "Tidak diisi"),
            url,
        )
        for nama, kolom in isian.items()
    ]


def nilai_jawaban(pendaftaran: Pendaftaran, nama: str) -> str:
    nilai = str(getattr(pendaftaran, nama))
    if not nilai:
        return ""
    tampilan: dict[str, Callable[[], object]] = {
        "jenis": pendaftaran.get_jenis_display,
        "bentuk_usaha": pendaftaran.get_bentuk_usaha_display,
        "bidang_usaha": lambda: dict(profil().pilihan_bidang).get(nilai, nilai),
        "npwp": lambda: format_npwp(nilai),
        "kabupaten": lambda: nama_lengkap(nilai),
    }
    return str(tampilan[nama]()) if nama in tampilan else nilai


def _berkas(pendaftaran: Pendaftaran, dokumen: DokumenSyarat) -> Jawaban:
    url = reverse("registrasi:dokumen", kwargs={"kode": pendaftaran.kode, "dokumen": dokumen.kode}) + DARI
    if not is_dokumen_terbuka(pendaftaran, dokumen):
        url = ""
    return Jawaban(dokumen.nama, _nama_berkas(dokumen), url)


def _nama_berkas(dokumen: DokumenSyarat) -> str:
    if dokumen.perlu_perbaikan or is_perlu_diganti(dokumen):
        return "Perlu diunggah ulang"
    if dokumen.berkas:
        return dokumen.berkas.nama_asli
    return "Belum diunggah" if dokumen.is_wajib else "Tidak diserahkan"
