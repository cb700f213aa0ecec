"""The entered data as the desk shows it, each answer with what should be compared with the paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lpse.pengenal import PengenalKeliru, baca_nib, baca_nik, baca_npwp, format_npwp
from lpse.profil import profil
from lpse.waktu import tanggal
from lpse.wilayah import WilayahTidakDikenal, nama_lengkap
from registrasi.models import Pendaftaran

KELAMIN = {"L": "laki-laki", "P": "perempuan"}


# Which answers stand on which document; other documents are compared with none in particular.
PERUSAHAAN = ("nama_perusahaan", "npwp", "penanggung_jawab_nama", "penanggung_jawab_jabatan")
IZIN = ("nama_perusahaan", "nib", "bidang_usaha")
BANDINGKAN: dict[str, tuple[str, ...]] = {
    "formulir_pendaftaran": PERUSAHAAN,
    "formulir_keikutsertaan": PERUSAHAAN,
    "ktp": ("penanggung_jawab_nama", "penanggung_jawab_nik"),
    "npwp": ("nama_perusahaan", "npwp"),
    "akta_pendirian": ("nama_perusahaan", "alamat", "penanggung_jawab_nama", "penanggung_jawab_jabatan"),
    "akta_perubahan": ("nama_perusahaan", "alamat", "penanggung_jawab_nama", "penanggung_jawab_jabatan"),
    "izin_usaha": IZIN,
    "iujk": IZIN,
    "siup": IZIN,
}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer: its field, its label, its value, a note that helps compare, and warnings."""

    kode: str
    label: str
    nilai: str
    keterangan: str = ""
    peringatan: tuple[str, ...] = ()


def data_isian(p: Pendaftaran) -> list[tuple[str, list[Jawaban]]]:
    """The answers in sections, without the empty ones."""
    bidang = dict(profil().pilihan_bidang).get(p.bidang_usaha, p.bidang_usaha)
    nik = p.penanggung_jawab_nik
    alamat = f"{p.alamat}, {_wilayah(p.kabupaten)} {p.kode_pos}".strip() if p.alamat else ""
    perusahaan = [
        Jawaban("jenis", "Jenis", p.get_jenis_display()),
        Jawaban("bidang_usaha", "Bidang usaha", bidang),
        Jawaban("nama_perusahaan", "Nama usaha", p.nama_perusahaan),
        Jawaban("bentuk_usaha", "Bentuk usaha", p.get_bentuk_usaha_display()),
        Jawaban("npwp", "NPWP", format_npwp(p.npwp), peringatan=_peringatan(baca_npwp, p.npwp)),
        Jawaban("nib", "NIB", p.nib, peringatan=_peringatan(baca_nib, p.nib)),
        Jawaban("alamat", "Alamat", alamat),
        Jawaban("telepon", "Telepon", p.telepon),
        Jawaban("email_perusahaan", "Surel perusahaan", p.email_perusahaan),
        Jawaban("akun", "Surel pemohon", p.akun.email),
    ]
    orang = [
        Jawaban("penanggung_jawab_nama", "Nama lengkap", p.penanggung_jawab_nama),
        Jawaban("penanggung_jawab_nik", "NIK", nik, _kata_nik(nik), _peringatan(baca_nik, nik)),
        Jawaban("penanggung_jawab_jabatan", "Jabatan", p.penanggung_jawab_jabatan),
    ]
    return [
        (judul, [j for j in daftar if j.nilai])
        for judul, daftar in (("Data perusahaan", perusahaan), ("Penanggung jawab", orang))
    ]


def isian_untuk(dokumen: str, isian: list[tuple[str, list[Jawaban]]]) -> list[Jawaban]:
    """The answers to compare with a document, given its kode."""
    dicari = BANDINGKAN.get(dokumen, ())
    return [j for _, daftar in isian for j in daftar if j.kode in dicari]


def _peringatan(baca: Callable[[str], Any], teks: str) -> tuple[str, ...]:
    """What looks wrong about a number; nothing about an empty one."""
    if not teks:
        return ()
    try:
        return tuple(p.kalimat for p in getattr(baca(teks), "peringatan", ()))
    except PengenalKeliru as galat:
        return (str(galat),)


def _kata_nik(teks: str) -> str:
    """The birth date and sex that the NIK itself tells, to be compared with the KTP."""
    try:
        nik = baca_nik(teks)
    except PengenalKeliru:
        return ""
    if nik.tanggal_lahir is None:
        return ""
    return f"Menurut angkanya: {KELAMIN[nik.jenis_kelamin]}, lahir {tanggal(nik.tanggal_lahir)}."


def _wilayah(kode: str) -> str:
    try:
        return nama_lengkap(kode)
    except WilayahTidakDikenal:
        return kode
