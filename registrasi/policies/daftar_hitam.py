"""Conditions on the blacklist: pure checks, each raising a sentence for the person."""

from collections.abc import Iterable
from datetime import date

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import KELOLA_DAFTAR_HITAM
from registrasi.enums.daftar_hitam import CaraCocok, StatusCocok, StatusImpor
from registrasi.models import CocokDaftarHitam, ImporDaftarHitam
from registrasi.policies.pendaftaran import BerkasSendiri, check_bukan_berkas_sendiri


class DaftarTidakTerbaca(AturanDilanggar):
    """The whole file is no list that can be read."""


class BelumDitinjau(AturanDilanggar):
    pass


class PerluCatatan(AturanDilanggar):
    pass


def check_kelola(oleh: Akun) -> None:
    """Raise TidakBerwenang unless this person keeps the list."""
    if not oleh.has_perm(KELOLA_DAFTAR_HITAM):
        raise TidakBerwenang


def check_masih_pratinjau(impor: ImporDaftarHitam) -> None:
    """Raise TindakanTertutup once a preview was applied or dropped."""
    if impor.status != StatusImpor.PRATINJAU:
        raise TindakanTertutup(impor.get_status_display())


def check_catatan(catatan: str) -> str:
    """Return the note, trimmed; raise PerluCatatan when there is none."""
    if not catatan.strip():
        raise PerluCatatan("Tulis apa yang Anda bandingkan dan hasilnya.")
    return catatan.strip()


def check_bukan_temuan_sendiri(cocok: CocokDaftarHitam, oleh: Akun) -> None:
    """Raise BerkasSendiri when the officer is the one it is about."""
    if cocok.pendaftaran is not None:
        check_bukan_berkas_sendiri(cocok.pendaftaran, oleh)
        return
    if cocok.penyedia is not None:
        sendiri = cocok.penyedia.pengguna.filter(akun=oleh).exists() or (
            bool(oleh.nik) and oleh.nik == cocok.penyedia.npwp16
        )
    else:
        sendiri = cocok.pengguna is not None and cocok.pengguna.akun_id == oleh.pk
    if sendiri:
        raise BerkasSendiri("Temuan ini tentang Anda sendiri. Petugas lain yang meninjaunya.")


def perlu_ditinjau(temuan: Iterable[CocokDaftarHitam], hari: date) -> list[CocokDaftarHitam]:
    """The matches nobody has looked at whose sanction is in force that day; a mere likeness of names is none.

    `temuan` come with their entries.
    """
    return [
        c
        for c in temuan
        if c.status == StatusCocok.BARU and c.cara != CaraCocok.NAMA and c.entri.is_berlaku(hari)
    ]


def check_sudah_ditinjau(temuan: Iterable[CocokDaftarHitam], hari: date) -> None:
    """Raise BelumDitinjau while a match by number with a sanction in force waits for an officer's look."""
    belum = perlu_ditinjau(temuan, hari)
    if belum:
        sk = ", ".join(c.entri.no_sk for c in belum)
        raise BelumDitinjau(
            f"Tinjau dahulu temuan daftar hitam: SK {sk}. Buka temuannya di meja, bandingkan, lalu simpan "
            "tinjauannya. Temuan tidak memutuskan; Anda yang memutuskan."
        )
