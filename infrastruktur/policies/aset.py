"""Rules about assets: what a register takes, when to remind, who may decide; pure, no writes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from infrastruktur.enums.aset import (
    KOLOM_KHUSUS,
    MASA,
    PRIBADI_SDM,
    SINGKATAN,
    WAJIB,
    JenisMasa,
    Register,
    StatusAset,
    kolom_register,
)
from infrastruktur.models import Aset, PenghapusanAset, SukuCadang
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_ASET
from lpse.waktu import hari_ini

# `960 GB`, `1,92 TB`, `1.920 GB`.
UKURAN = re.compile(
    r"(?P<bulat>\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](?P<pecahan>\d{1,2}))?\s*(?P<satuan>[GT])i?B", re.I
)
# Days before something runs out, the nearest first.
AMBANG_HARI = (7, 30, 90)


class RegisterMenolak(AturanDilanggar):
    """A register does not take this column or this kind of date."""


class UsulanMasihTerbuka(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Usulan penghapusan aset ini sudah ada dan belum diputus. Putuskan dulu yang itu.")


class PutusanSendiri(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Penghapusan diputus orang lain, bukan yang mengusulkannya.")


class BukanBersukuCadang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Suku cadang hanya dicatat pada aset fisik.")


class TanggalKeliru(AturanDilanggar):
    """A day that cannot be."""


class InventarisDipakai(AturanDilanggar):
    def __init__(self, nomor: str) -> None:
        super().__init__(f"Nomor inventaris {nomor} sudah dipakai aset lain.")


class KodeTempatDipakai(AturanDilanggar):
    def __init__(self, kode: str) -> None:
        super().__init__(f"Kode {kode} sudah dipakai lokasi lain. Pakai kode yang berbeda.")


class TempatDijaga(AturanDilanggar):
    """What is kept at a place forbids the change; the database's own sentence."""


class SeriTerpasang(AturanDilanggar):
    def __init__(self, nomor: str) -> None:
        super().__init__(f"Suku cadang dengan nomor seri {nomor} masih tercatat terpasang.")


class BukanAsetSasaran(AturanDilanggar):
    def __init__(self, kode: str) -> None:
        super().__init__(f"Aset {kode} bukan aset yang dipantau ini.")


def baca_gb(teks: str) -> int | None:
    """A size as people write it, in whole gigabytes; None for anything else."""
    cocok = UKURAN.fullmatch(teks.strip())
    if cocok is None:
        return None
    angka = float(f"{cocok['bulat'].replace('.', '')}.{cocok['pecahan'] or 0}")
    return round(angka * (1000 if cocok["satuan"].upper() == "T" else 1)) or None


def pola_kode(register: str) -> str:
    """How codes of this register are written."""
    return f"AS-{SINGKATAN[register]}-{{urut:04d}}"


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_ASET):
        raise TidakBerwenang


def check_ubah(aset: Aset, oleh: Akun) -> None:
    """Who may change it, and whether it is still there. Raises TidakBerwenang, TindakanTertutup."""
    check_kelola(oleh)
    if aset.status == StatusAset.DIHAPUSKAN:
        raise TindakanTertutup(aset.get_status_display())


def check_kolom(register: str, kolom: Mapping[str, Any]) -> None:
    """Only the register's own columns, and those it must have. Raises RegisterMenolak."""
    milik = {*kolom_register(register), "sasaran"}
    if asing := [nama for nama in kolom if nama not in milik]:
        raise RegisterMenolak(
            f"Register {Register(register).label} tidak mempunyai kolom {sebut_kolom(asing[0])}."
        )
    for nama in ("nama", *WAJIB[register]):
        if nama in kolom and not kolom[nama]:
            raise RegisterMenolak(f"Isi {sebut_kolom(nama)}.")


def check_masa(aset: Aset, jenis: str) -> None:
    """Raises RegisterMenolak."""
    if jenis not in MASA[aset.register]:
        raise RegisterMenolak(
            f"Register {aset.get_register_display()} tidak mencatat {JenisMasa(jenis).label.lower()}."
        )


def check_sudah_terjadi(tanggal: date) -> None:
    """Raises TanggalKeliru for a day to come."""
    if tanggal > hari_ini():
        raise TanggalKeliru("Tanggalnya belum tiba. Catat setelah benar-benar terjadi.")


def check_bersuku_cadang(aset: Aset) -> None:
    """Raises BukanBersukuCadang."""
    if not aset.is_bersuku_cadang:
        raise BukanBersukuCadang


def check_terpasang(suku: SukuCadang, tanggal: date) -> None:
    """It is in there, and comes out no earlier than it went in. Raises TindakanTertutup, TanggalKeliru."""
    if suku.dilepas_pada is not None:
        raise TindakanTertutup("dilepas")
    if tanggal < suku.dipasang_pada:
        raise TanggalKeliru("Tanggal dilepas tidak boleh sebelum tanggal dipasang.")


def check_bukan_pengusul(penghapusan: PenghapusanAset, oleh: Akun) -> None:
    """Raises PutusanSendiri."""
    if penghapusan.is_milik(oleh):
        raise PutusanSendiri


def sebut_kolom(nama: str) -> str:
    """A column as people call it."""
    kolom: Any = Aset._meta.get_field(nama)
    return str(kolom.verbose_name)


def is_disamarkan(register: str, nama: str) -> bool:
    """Whether the history leaves the values of this column out."""
    return register == Register.SDM and nama in PRIBADI_SDM


def ambang_tercapai(sisa: int) -> int | None:
    """The nearest threshold so few days have come to; None while there are more than all of them."""
    return next((hari for hari in AMBANG_HARI if sisa <= hari), None)


def teks_nilai(aset: Aset, nama: str) -> str:
    """A column as the history, lists and workbooks write it."""
    nilai = getattr(aset, nama)
    if nama == "lokasi":
        return nilai.kode if nilai else ""
    return "" if nilai is None else str(nilai)


def teks_tersamar(aset: Aset, nama: str) -> str:
    """The same where people's numbers are not for everybody."""
    teks = teks_nilai(aset, nama)
    return samarkan(teks) if aset.is_sdm and nama in ("nip", "nomor_kontrak") else teks


def has_kolom(register: str, nama: str) -> bool:
    """Whether only some registers have this column, and this one does."""
    return nama in KOLOM_KHUSUS[register]
