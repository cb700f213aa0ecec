"""What must hold between the tables of a profil, beyond the shape of each value."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import get_args

from lpse.profil.builder import Letak
from lpse.profil.isi import Profil
from lpse.profil.jenis import JenisPemohon
from lpse.profil.kunci import KUNCI, KUNCI_SYARAT


def check(profil: Profil, letak: Letak) -> None:
    """Raise ProfilRusak for the first contradiction found."""
    for pemeriksaan in PEMERIKSAAN:
        pemeriksaan(profil, letak)


def _check_dasar(profil: Profil, letak: Letak) -> None:
    """Every rule key is there, and no article is cited that the regulation does not have."""
    tabel = letak.anak("dasar")
    for kunci in profil.tabel_dasar:
        if kunci not in KUNCI:
            raise tabel.tak_dikenal(kunci, KUNCI)
    for kunci in KUNCI:
        if kunci not in profil.tabel_dasar:
            raise tabel.anak(kunci).rusak("belum ada; tulis pasalnya, atau teks kosong bila tidak diatur")
    batas = profil.peraturan.jumlah_pasal
    for kunci, dasar in profil.tabel_dasar.items():
        if any(sitiran.nomor_pasal > batas for sitiran in dasar.sitiran):
            raise tabel.anak(kunci).keliru(f"tidak melampaui pasal terakhir, {batas}", dasar.tulisan)


def _check_bunyi(profil: Profil, letak: Letak) -> None:
    """A wording needs a rule, and a rule that this regulation has."""
    tabel = letak.anak("bunyi")
    for kunci in profil.tabel_bunyi:
        if kunci not in KUNCI:
            raise tabel.tak_dikenal(kunci, KUNCI)
        if not profil.is_diatur(kunci):
            raise tabel.anak(kunci).rusak("tidak boleh ada karena tidak punya pasal di [dasar]")


def _check_syarat(profil: Profil, letak: Letak) -> None:
    """No document without a rule that has an article, and none twice for one applicant."""
    bidang = {b.kode for b in profil.bidang_usaha}
    terpakai: set[tuple[str, str]] = set()
    for nomor, syarat in enumerate(profil.syarat, start=1):
        blok = letak.anak("syarat").butir(nomor)
        if syarat.kunci not in KUNCI_SYARAT or not profil.is_diatur(syarat.kunci):
            berpasal = ", ".join(sorted(k for k in KUNCI_SYARAT if profil.is_diatur(k)))
            raise blok.anak("kunci").keliru(f"salah satu kunci yang punya pasal: {berpasal}", syarat.kunci)
        for kode in syarat.bidang:
            if kode not in bidang:
                raise blok.anak("bidang").keliru(f"salah satu dari {', '.join(sorted(bidang))}", kode)
        for jenis in syarat.untuk:
            if (syarat.kode, jenis) in terpakai:
                raise blok.rusak(f"meminta {syarat.kode} dua kali dari {jenis}; cukup satu blok")
            terpakai.add((syarat.kode, jenis))


def _check_pemohon(profil: Profil, letak: Letak) -> None:
    """Everybody hands in something, or an empty file could be approved."""
    for jenis in get_args(JenisPemohon):
        if not any(syarat.wajib for syarat in profil.syarat_untuk(jenis)):
            raise letak.anak("syarat").rusak(f"harus memuat paling sedikit satu dokumen wajib untuk {jenis}")


def _check_pihak(profil: Profil, letak: Letak) -> None:
    """Every party named in a list is one of [pihak]."""
    for kunci, daftar in _daftar_pihak(profil):
        for kode in daftar:
            if kode not in profil.pihak:
                raise letak.jalur(kunci).keliru(
                    f"salah satu kode di [pihak]: {', '.join(profil.pihak)}", kode
                )


def _daftar_pihak(profil: Profil) -> Iterator[tuple[str, Iterable[str]]]:
    registrasi, layanan = profil.registrasi, profil.layanan
    yield "registrasi.non_penyedia", registrasi.non_penyedia
    yield "registrasi.pihak_lain", registrasi.pihak_lain
    yield "registrasi.klarifikasi_kualifikasi", registrasi.klarifikasi_kualifikasi
    yield "registrasi.peminta_nonaktif", registrasi.peminta_nonaktif
    yield "layanan.pembuka_penawaran", layanan.pembuka_penawaran
    yield "layanan.mitra_kerja", layanan.mitra_kerja
    yield "layanan.fasilitasi.rencana_umum", layanan.fasilitasi.rencana_umum
    yield "layanan.fasilitasi.pengumuman", layanan.fasilitasi.pengumuman
    yield "layanan.fasilitasi.pemilihan", layanan.fasilitasi.pemilihan
    perkara = (p.dirujuk_ke for p in layanan.luar_tanggung_jawab)
    yield "layanan.luar_tanggung_jawab", chain.from_iterable(perkara)
    yield "sekretariat.larang_rangkap", profil.sekretariat.larang_rangkap


def _check_kode(profil: Profil, letak: Letak) -> None:
    """A code names one thing within its list."""
    for kunci, daftar in _daftar_berkode(profil):
        kode = list(daftar)
        ganda = [k for k in kode if kode.count(k) > 1]
        if ganda:
            raise letak.jalur(kunci).keliru("memuat setiap kode satu kali saja", ganda[0])


def _daftar_berkode(profil: Profil) -> Iterator[tuple[str, Iterable[str]]]:
    layanan = profil.layanan
    yield "registrasi.bidang_usaha", (b.kode for b in profil.bidang_usaha)
    yield "registrasi.alasan_nonaktif", (b.kode for b in profil.registrasi.alasan_nonaktif)
    yield "layanan.ruang", (b.kode for b in layanan.ruang)
    yield "layanan.penerusan_lkpp.alasan", (b.kode for b in layanan.penerusan_lkpp.alasan)
    yield "layanan.luar_tanggung_jawab", (p.kode for p in layanan.luar_tanggung_jawab)
    yield "sekretariat.standar_prosedur.bidang", (b.kode for b in profil.sekretariat.standar_prosedur.bidang)


def _check_berpasal(profil: Profil, letak: Letak) -> None:
    """What a regulation provides has an article, and an article provides something."""
    for kunci, aturan, ada in _isi_berpasal(profil):
        if ada and not profil.is_diatur(aturan):
            raise letak.jalur(kunci).rusak(f'harus kosong karena "{aturan}" tidak punya pasal di [dasar]')
        if not ada and profil.is_diatur(aturan):
            raise letak.jalur(kunci).rusak(f'harus diisi karena "{aturan}" punya pasal di [dasar]')


def _isi_berpasal(profil: Profil) -> Iterator[tuple[str, str, bool]]:
    registrasi, layanan, sekretariat = profil.registrasi, profil.layanan, profil.sekretariat
    yield "registrasi.non_penyedia", "registrasi.non_penyedia", bool(registrasi.non_penyedia)
    yield "registrasi.pihak_lain", "registrasi.pihak_lain", bool(registrasi.pihak_lain)
    yield "registrasi.alasan_nonaktif", "registrasi.nonaktif", bool(registrasi.alasan_nonaktif)
    yield "layanan.saluran_konsultasi", "layanan.konsultasi", bool(layanan.saluran_konsultasi)
    yield "layanan.ruang", "layanan.ruang", bool(layanan.ruang)
    yield "layanan.bentuk_pelatihan", "layanan.pelatihan", bool(layanan.bentuk_pelatihan)
    yield "layanan.sosialisasi_oleh", "layanan.sosialisasi", bool(layanan.sosialisasi_oleh)
    yield "layanan.penerusan_lkpp.alasan", "layanan.penerusan_lkpp", bool(layanan.penerusan_lkpp.alasan)
    yield "layanan.luar_tanggung_jawab", "layanan.di_luar_tanggung_jawab", bool(layanan.luar_tanggung_jawab)
    yield "sekretariat.status_pegawai", "sekretariat.pegawai", bool(sekretariat.status_pegawai)
    yield "sekretariat.larang_rangkap", "sekretariat.larang_rangkap", bool(sekretariat.larang_rangkap)
    yield "sekretariat.urusan_tata_usaha", "sekretariat.ketatausahaan", bool(sekretariat.urusan_tata_usaha)
    yield "sekretariat.pembinaan", "sekretariat.pembinaan", bool(sekretariat.pembinaan)


def _check_draf(profil: Profil, letak: Letak) -> None:
    """A draft's owner is warned before it lapses."""
    registrasi = profil.registrasi
    if registrasi.draf_peringatan_hari >= registrasi.draf_kedaluwarsa_hari:
        raise letak.jalur("registrasi.draf_peringatan_hari").keliru(
            f"kurang dari draf_kedaluwarsa_hari ({registrasi.draf_kedaluwarsa_hari})",
            registrasi.draf_peringatan_hari,
        )


PEMERIKSAAN: tuple[Callable[[Profil, Letak], None], ...] = (
    _check_dasar,
    _check_bunyi,
    _check_syarat,
    _check_pemohon,
    _check_pihak,
    _check_kode,
    _check_berpasal,
    _check_draf,
)
