"""Rules about procedures: who reads, who approves, when a version comes into force, its screens."""

from collections.abc import Collection, Iterable
from datetime import date

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import IZIN, KELOLA_PROSEDUR, LIHAT_PROSEDUR, PERAN_PINJAMAN
from lpse.profil import profil
from lpse.profil.kunci import KUNCI as SEMUA_KUNCI
from lpse.sumbangan import ButirMenu, sumbangan
from lpse.waktu import tanggal
from sekretariat.alur.prosedur import KUNCI, KUNCI_PETUNJUK
from sekretariat.enums.prosedur import JenisProsedur

POLA_KODE = {JenisProsedur.STANDAR: "SOP-{urut:02d}", JenisProsedur.PETUNJUK_TEKNIS: "JT-{urut:02d}"}
LAIN = "Di luar bidang yang disebut peraturan"
INGATKAN_BACA_HARI = 7
# Who is a member of staff of the unit itself: whoever looks on from outside states nothing.
PERAN_PEMBACA = frozenset(p for p in PERAN_PINJAMAN if LIHAT_PROSEDUR in IZIN[p])
# Where the steps of each area are done: the addresses of the menu, whose permissions hold here as well.
LAYAR: dict[str, tuple[str, ...]] = {
    "registrasi": (
        *("admin:registrasi_pendaftaran_changelist", "admin:registrasi_loket"),
        *("admin:registrasi_permohonan_daftar", "admin:registrasi_masa_peran"),
        *("admin:registrasi_penonaktifan", "admin:registrasi_daftar_hitam", "admin:registrasi_arsip"),
    ),
    "layanan": (
        *("admin:layanan_antrean", "admin:layanan_surat", "admin:layanan_artikel"),
        *("admin:layanan_pelatihan", "admin:layanan_tamu", "admin:layanan_ruang", "admin:layanan_standar"),
    ),
    "masalah": (
        *("admin:infrastruktur_gangguan", "admin:layanan_lkpp", "admin:layanan_pengumuman"),
        *("admin:layanan_kesaksian", "admin:infrastruktur_instruksi"),
    ),
    "infrastruktur": (
        *("admin:infrastruktur_pemeliharaan", "admin:infrastruktur_perubahan"),
        *("admin:infrastruktur_ruang_server", "admin:infrastruktur_aset", "admin:infrastruktur_akses"),
    ),
    "kinerja": (
        *("admin:infrastruktur_papan", "admin:infrastruktur_harian", "admin:infrastruktur_siaga"),
        *("admin:infrastruktur_kapasitas", "admin:infrastruktur_bandwidth"),
    ),
    "arsip": (
        *("admin:arsip_pekerjaan", "admin:arsip_media", "admin:arsip_kesiapan", "admin:arsip_retensi"),
    ),
}


class PengesahanSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Versi ini Anda susun atau ajukan sendiri. Pengesahannya diputus orang lain yang berwenang."
        )


class MulaiKeliru(AturanDilanggar):
    def __init__(self, kini: date) -> None:
        super().__init__(f"Tanggal mulai berlaku paling awal hari ini, {tanggal(kini)}.")


class MasihDikerjakan(AturanDilanggar):
    def __init__(self, nomor: int) -> None:
        super().__init__(
            f"Versi {nomor} masih disusun atau menunggu pengesahan. Selesaikan dahulu sebelum menyusun lagi."
        )


class PerubahanKosong(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tulis apa yang berubah dari versi sebelumnya.")


class JudulDipakai(AturanDilanggar):
    def __init__(self, judul: str) -> None:
        super().__init__(f"Judul “{judul}” sudah dipakai. Buka yang sudah ada, lalu susun versi barunya.")


class BelumBerlaku(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Yang dinyatakan dibaca ialah versi yang sedang berlaku. Muat ulang halaman ini.")


class SudahAdaVersi(AturanDilanggar):
    """Another version came into force on that day at the same moment."""

    def __init__(self) -> None:
        super().__init__("Versi lain baru saja disahkan untuk hari yang sama. Muat ulang halaman ini.")


def sebutan_jenis(jenis: str) -> str:
    """What the active regulation calls this kind."""
    if jenis == JenisProsedur.STANDAR:
        return profil().sekretariat.standar_prosedur.sebutan
    return JenisProsedur.PETUNJUK_TEKNIS.label


def bidang_profil() -> dict[str, str]:
    """The areas of the active regulation, code and name."""
    return {satu.kode: satu.nama for satu in profil().sekretariat.standar_prosedur.bidang}


def nama_bidang(kode: str) -> str:
    """What the active regulation calls an area; one it does not name lies outside them."""
    return bidang_profil().get(kode, LAIN)


def nama_unit(kode: str) -> str:
    """What the active regulation calls a unit; the code itself for one it does not know."""
    return {nama: unit.nama for nama, unit in profil().unit}.get(kode, kode)


def bidang_sistem() -> str:
    """`Administrasi Sistem Informasi`: what the active regulation calls the system unit's field."""
    nama = profil().unit.sistem.nama
    return nama[nama.index("Administrasi") :]


def kunci_jenis(jenis: str) -> str:
    """The rule key that asks for this kind."""
    return KUNCI if jenis == JenisProsedur.STANDAR else KUNCI_PETUNJUK


def dasar_awal(kunci: str) -> str:
    """The rule itself, or the one on procedures where the active regulation does not have it."""
    return kunci if profil().is_diatur(kunci) else KUNCI


def pilihan_dasar() -> list[tuple[str, str]]:
    """The rules that a procedure may rest on: those the active regulation has, with their articles."""
    ada = ((kunci, profil().dasar(kunci)) for kunci in SEMUA_KUNCI)
    return [(kunci, f"{dasar}: {profil().bunyi(kunci)}") for kunci, dasar in ada if dasar]


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_PROSEDUR):
        raise TidakBerwenang


def is_pembaca(akun: Akun) -> bool:
    """Whether this person states what they have read: a member of staff, not a looker-on from outside."""
    return bool(akun.peran & PERAN_PEMBACA)


def check_bukan_penyusun(penyusun: Collection[int], oleh: Akun) -> None:
    """Whoever wrote, changed or sent up a version does not approve it. Raises PengesahanSendiri."""
    if oleh.pk in penyusun:
        raise PengesahanSendiri


def check_mulai(mulai: date, kini: date) -> None:
    """Nothing comes into force in the past. Raises MulaiKeliru."""
    if mulai < kini:
        raise MulaiKeliru(kini)


def check_perubahan(nomor: int, perubahan: str) -> None:
    """From the second version on it is said what changed. Raises PerubahanKosong."""
    if nomor > 1 and not perubahan:
        raise PerubahanKosong


def layar_bidang(bidang: str) -> list[ButirMenu]:
    """The screens on which an area's steps are done."""
    butir = _butir()
    return [butir[nama] for nama in LAYAR.get(bidang, ()) if nama in butir and butir[nama].ada()]


def layar(bidang: str, akun: Akun) -> list[ButirMenu]:
    """Those of them that this person may open."""
    return [satu for satu in layar_bidang(bidang) if not satu.izin or akun.has_perm(satu.izin)]


def _butir() -> dict[str, ButirMenu]:
    semua: Iterable[Collection[ButirMenu]] = sumbangan.menu_staf.values()
    return {satu.url: satu for kelompok in semua for satu in kelompok}
