"""The answers as the applicant reads them before sending."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date

from django import forms
from django.urls import reverse

from lpse.bidang import BOLEH_KOSONG
from lpse.pengenal import format_npwp
from lpse.profil import profil
from lpse.waktu import tanggal
from lpse.wilayah import nama_lengkap
from registrasi.enums.bantuan import JenisAsal
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.forms.pendaftaran import form_bagian
from registrasi.models import AsalIsian, DokumenSyarat, Pendaftaran
from registrasi.policies.bantuan import sebut_asal
from registrasi.policies.instansi import sebut_instansi, sebut_peran
from registrasi.policies.pendaftaran import (
    BagianTerkunci,
    check_bagian_terbuka,
    is_dokumen_terbuka,
    is_perlu_diganti,
    label_bagian,
)
from registrasi.views.bersama import BANTUAN, PERIKSA

# So that a changed answer leads back here.
DARI = f"?dari={PERIKSA}"
DARI_BANTUAN = f"?dari={BANTUAN}"
Asal = Mapping[tuple[str, str], AsalIsian]


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One row: label, answer, where to change it ("" where it is locked), and who entered it ("" if known).

    `menunggu`: an officer did, and the applicant has yet to call it right.
    """

    label: str
    nilai: str
    url: str
    asal: str = ""
    menunggu: bool = False


@dataclass(frozen=True, slots=True)
class BagianJawaban:
    """The answers of one section."""

    judul: str
    jawaban: list[Jawaban]


def ringkasan(
    pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat], asal: Asal, *, dari: str = DARI
) -> list[BagianJawaban]:
    """All sections, then the documents, each row with its way back and, where there was help, its author."""
    bagian = [
        BagianJawaban(label, _jawaban(pendaftaran, kode, asal, dari))
        for kode, label in label_bagian(pendaftaran.jenis).items()
    ]
    berkas = [_berkas(pendaftaran, d, asal, dari) for d in dokumen]
    return [*bagian, BagianJawaban("Dokumen dan formulir", berkas)]


def _asal(asal: Asal, jenis: JenisAsal, kolom: str) -> tuple[str, bool]:
    """Who entered it, in words, and whether that waits for the applicant's word."""
    baris = asal.get((jenis, kolom))
    if baris is None:
        return "", False
    return sebut_asal(baris, kepada_pemohon=True), baris.is_belum_disetujui


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


def _jawaban(pendaftaran: Pendaftaran, bagian: str, asal: Asal, dari: str) -> list[Jawaban]:
    url = reverse("registrasi:isian", kwargs={"kode": pendaftaran.kode, "bagian": bagian}) + dari
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
            *_asal(asal, JenisAsal.ISIAN, nama),
        )
        for nama, kolom in isian.items()
        if nama != "bidang_usaha" or pendaftaran.is_penyedia
    ]


def nilai_jawaban(pendaftaran: Pendaftaran, nama: str) -> str:
    """An answer in words; "" where there is none."""
    isi = getattr(pendaftaran, nama)
    if not isi:
        return ""
    nilai = tanggal(isi) if isinstance(isi, date) else str(isi)
    tampilan: dict[str, Callable[[], object]] = {
        "jenis": pendaftaran.get_jenis_display,
        "bentuk_usaha": pendaftaran.get_bentuk_usaha_display,
        "bidang_usaha": lambda: dict(profil().pilihan_bidang).get(nilai, nilai),
        "npwp": lambda: format_npwp(nilai),
        "kabupaten": lambda: nama_lengkap(nilai),
        "peran_pengguna": lambda: sebut_peran(nilai),
        "jenis_instansi": lambda: sebut_instansi(nilai),
    }
    return str(tampilan[nama]()) if nama in tampilan else nilai


def _berkas(pendaftaran: Pendaftaran, dokumen: DokumenSyarat, asal: Asal, dari: str) -> Jawaban:
    url = reverse("registrasi:dokumen", kwargs={"kode": pendaftaran.kode, "dokumen": dokumen.kode}) + dari
    if not is_dokumen_terbuka(pendaftaran, dokumen):
        url = ""
    return Jawaban(dokumen.nama, _nama_berkas(dokumen), url, *_asal(asal, JenisAsal.DOKUMEN, dokumen.kode))


def _nama_berkas(dokumen: DokumenSyarat) -> str:
    if dokumen.perlu_perbaikan or is_perlu_diganti(dokumen):
        return "Perlu diunggah ulang"
    if dokumen.berkas:
        return dokumen.berkas.nama_asli
    return "Belum diunggah" if dokumen.is_wajib else "Tidak diserahkan"
