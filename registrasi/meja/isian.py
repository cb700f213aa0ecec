"""The entered data as the desk shows it, each answer with what should be compared with the paper.

A NIK opens many doors, so it is masked until the officer asks for it; an NPWP that is a NIK is one, too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lpse.pengenal import PengenalKeliru, baca_nib, baca_nik, baca_nip, baca_npwp, format_npwp, samarkan
from lpse.profil import profil
from lpse.waktu import hari_ini, tanggal
from lpse.wilayah import WilayahTidakDikenal, nama_lengkap
from registrasi.enums.bantuan import JenisAsal
from registrasi.models import AsalIsian, Pendaftaran
from registrasi.policies.bantuan import sebut_asal
from registrasi.policies.instansi import sebut_instansi, sebut_peran

KELAMIN = {"L": "laki-laki", "P": "perempuan"}


# Which answers stand on which document; other documents are compared with none in particular.
PERUSAHAAN = ("nama_perusahaan", "npwp", "penanggung_jawab_nama", "penanggung_jawab_jabatan")
SURAT = (
    *("nama_perusahaan", "nip", "penanggung_jawab_jabatan", "peran_pengguna", "instansi"),
    *("surat_nomor", "surat_tanggal", "surat_dari", "surat_berlaku_sampai"),
)
IZIN = ("nama_perusahaan", "nib", "bidang_usaha")
BANDINGKAN: dict[str, tuple[str, ...]] = {
    "formulir_pendaftaran": PERUSAHAAN,
    "formulir_keikutsertaan": PERUSAHAAN,
    "ktp": ("penanggung_jawab_nama", "penanggung_jawab_nik"),
    "npwp": ("nama_perusahaan", "npwp"),
    "akta_pendirian": ("nama_perusahaan", "alamat", "penanggung_jawab_nama", "penanggung_jawab_jabatan"),
    "akta_perubahan": ("nama_perusahaan", "alamat", "penanggung_jawab_nama", "penanggung_jawab_jabatan"),
    "izin_usaha": IZIN,
    "surat_tugas": SURAT,
    "iujk": IZIN,
    "siup": IZIN,
}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer: its field, its label, its value, a note that helps compare, and warnings.

    `is_tersamar`: the value is masked and can be revealed. `asal`: who entered it, where there was help.
    """

    kode: str
    label: str
    nilai: str
    keterangan: str = ""
    peringatan: tuple[str, ...] = ()
    is_tersamar: bool = False
    asal: str = ""


def data_isian(p: Pendaftaran, *, nik_terbuka: bool = False) -> list[tuple[str, list[Jawaban]]]:
    """The answers in sections, without the empty ones; NIKs in full only when `nik_terbuka`."""
    bagian = _data_penyedia(p, nik_terbuka) if p.is_penyedia else _data_pejabat(p, nik_terbuka)
    return [(judul, [j for j in daftar if j.nilai]) for judul, daftar in bagian]


def beri_asal(
    isian: list[tuple[str, list[Jawaban]]], asal: Mapping[tuple[str, str], AsalIsian]
) -> list[tuple[str, list[Jawaban]]]:
    """The same answers, each with who entered it; unchanged where nobody ever helped."""
    if not asal:
        return isian
    kata = {k: sebut_asal(a, kepada_pemohon=False) for (j, k), a in asal.items() if j == JenisAsal.ISIAN}
    return [(judul, [replace(j, asal=kata.get(j.kode, "")) for j in daftar]) for judul, daftar in isian]


def _data_penyedia(p: Pendaftaran, nik_terbuka: bool) -> list[tuple[str, list[Jawaban]]]:
    bidang = dict(profil().pilihan_bidang).get(p.bidang_usaha, p.bidang_usaha)
    alamat = f"{p.alamat}, {_wilayah(p.kabupaten)} {p.kode_pos}".strip() if p.alamat else ""
    perusahaan = [
        Jawaban("jenis", "Jenis", p.get_jenis_display()),
        Jawaban("bidang_usaha", "Bidang usaha", bidang),
        Jawaban("nama_perusahaan", "Nama usaha", p.nama_perusahaan),
        Jawaban("bentuk_usaha", "Bentuk usaha", p.get_bentuk_usaha_display()),
        _npwp(p, nik_terbuka),
        Jawaban("nib", "NIB", p.nib, peringatan=_peringatan(baca_nib, p.nib)),
        Jawaban("alamat", "Alamat", alamat),
        Jawaban("telepon", "Telepon", p.telepon),
        Jawaban("email_perusahaan", "Surel perusahaan", p.email_perusahaan),
        Jawaban("akun", "Surel pemohon", p.akun.email),
    ]
    orang = [
        Jawaban("penanggung_jawab_nama", "Nama lengkap", p.penanggung_jawab_nama),
        _nik(p.penanggung_jawab_nik, nik_terbuka),
        Jawaban("penanggung_jawab_jabatan", "Jabatan", p.penanggung_jawab_jabatan),
    ]
    return [("Data perusahaan", perusahaan), ("Penanggung jawab", orang)]


def _data_pejabat(p: Pendaftaran, nik_terbuka: bool) -> list[tuple[str, list[Jawaban]]]:
    pejabat = [
        Jawaban("nama_perusahaan", "Nama lengkap", p.nama_perusahaan),
        Jawaban("nip", "NIP", p.nip, _kata_nip(p.nip), _peringatan(baca_nip, p.nip)),
        _nik(p.penanggung_jawab_nik, nik_terbuka),
        Jawaban("penanggung_jawab_jabatan", "Jabatan", p.penanggung_jawab_jabatan),
        Jawaban("telepon", "Telepon", p.telepon),
        Jawaban("akun", "Surel pemohon", p.akun.email),
    ]
    instansi = [
        Jawaban("jenis", "Jenis", p.get_jenis_display()),
        Jawaban("peran_pengguna", "Peran di SPSE", sebut_peran(p.peran_pengguna)),
        Jawaban("jenis_instansi", "Jenis instansi", sebut_instansi(p.jenis_instansi)),
        Jawaban("instansi", "Instansi", p.nama_instansi),
    ]
    surat = [
        Jawaban("surat_nomor", "Nomor", p.surat_nomor),
        Jawaban("surat_tanggal", "Tanggal", tanggal(p.surat_tanggal) if p.surat_tanggal else ""),
        Jawaban("surat_dari", "Ditandatangani oleh", p.surat_dari),
        _berlaku_sampai(p),
    ]
    return [("Data pejabat", pejabat), ("Peran dan instansi", instansi), ("Surat tugas", surat)]


def _berlaku_sampai(p: Pendaftaran) -> Jawaban:
    """The last day of the letter, with what it means for the role."""
    if p.surat_berlaku_sampai is None:
        return Jawaban("surat_berlaku_sampai", "Berlaku sampai", "")
    lewat = p.surat_berlaku_sampai < hari_ini()
    return Jawaban(
        "surat_berlaku_sampai",
        "Berlaku sampai",
        tanggal(p.surat_berlaku_sampai),
        "Perannya di SPSE berakhir pada tanggal ini.",
        ("Surat ini sudah berakhir, jadi pendaftarannya tidak dapat disetujui.",) if lewat else (),
    )


def isian_untuk(dokumen: str, isian: list[tuple[str, list[Jawaban]]]) -> list[Jawaban]:
    """The answers to compare with a document, given its kode."""
    dicari = BANDINGKAN.get(dokumen, ())
    return [j for _, daftar in isian for j in daftar if j.kode in dicari]


def jawaban_rahasia(p: Pendaftaran) -> list[Jawaban]:
    """The answers that the desk masks, in full: for whoever asked and whose look is in the trail."""
    tersamar = {j.kode for _, daftar in data_isian(p) for j in daftar if j.is_tersamar}
    return [j for _, daftar in data_isian(p, nik_terbuka=True) for j in daftar if j.kode in tersamar]


def _nik(nik: str, terbuka: bool) -> Jawaban:
    # The birth date is six of the digits, so it is masked with them.
    isi = (nik, _kata_nik(nik)) if terbuka else (samarkan(nik), "")
    return Jawaban("penanggung_jawab_nik", "NIK", *isi, _peringatan(baca_nik, nik), bool(nik) and not terbuka)


def _npwp(p: Pendaftaran, terbuka: bool) -> Jawaban:
    # A resident's 16-digit NPWP is their NIK; one that begins with 0 is an old number of 15 digits.
    samar = p.npwp16[:1] not in ("", "0") and not terbuka
    nilai = samarkan(p.npwp16) if samar else format_npwp(p.npwp)
    return Jawaban("npwp", "NPWP", nilai, peringatan=_peringatan(baca_npwp, p.npwp), is_tersamar=samar)


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


def _kata_nip(teks: str) -> str:
    """The birth date and the year of appointment that the NIP itself tells."""
    try:
        nip = baca_nip(teks)
    except PengenalKeliru:
        return ""
    if nip.tanggal_lahir is None or nip.mulai_tahun is None:
        return ""
    pegawai = "PPPK" if nip.is_pppk else "PNS"
    lahir = tanggal(nip.tanggal_lahir)
    return f"Menurut angkanya: {pegawai} sejak {nip.mulai_tahun}, lahir {lahir}."


def _wilayah(kode: str) -> str:
    try:
        return nama_lengkap(kode)
    except WilayahTidakDikenal:
        return kode
