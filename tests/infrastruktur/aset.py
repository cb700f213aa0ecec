"""Assets of the tests, recorded by the acts people use, and workbooks as people's programs write them."""

import io
import zipfile
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from infrastruktur.actions.aset import catat_aset
from infrastruktur.actions.suku_cadang import pasang_suku_cadang
from infrastruktur.enums.aset import Register
from infrastruktur.models import Aset, SukuCadang
from infrastruktur.policies.buku_aset import judul_kolom
from lpse.models import Akun, Lokasi
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun

SEHARI = timedelta(days=1)
CIA = {"kerahasiaan": 2, "keutuhan": 2, "ketersediaan": 2}
WAJIB: dict[str, dict[str, str]] = {
    "informasi": {"format_penyimpanan": "PostgreSQL"},
    "sdm": {"jabatan": "Administrator", "nip": "198703122011011009", "nomor_kontrak": "NDA/07/2026"},
    "fisik": {"jenis": "Server", "nomor_seri": "SGH-2241"},
    "perangkat_lunak": {},
    "layanan": {"penyedia": "PT Uji"},
    "intangible": {},
}
MAKRO = b"PK-bukan-isi"


def pengelola() -> Akun:
    return buat_akun(Peran.ADMIN_SISTEM)


def catat(oleh: Akun, register: str = Register.FISIK, **kolom: Any) -> Aset:
    """One asset of a register, complete."""
    return catat_aset(register, oleh=oleh, **({"nama": "Server uji"} | CIA | WAJIB[register] | kolom))


def pasang(aset: Aset, oleh: Akun, jenis: str = "ram", seri: str = "", gb: int | None = 32) -> SukuCadang:
    kolom = {"jenis": jenis, "nama": "Uji", "nomor_seri": seri, "ukuran_gb": gb}
    return pasang_suku_cadang(aset, oleh=oleh, pada=hari_ini() - 30 * SEHARI, **kolom)


def tempat(kode: str = "RS") -> Lokasi:
    return Lokasi.objects.create(kode=kode, nama=f"Ruang {kode}")


def isian(register: str = "fisik", **ganti: Any) -> dict[str, Any]:
    """A form's answers."""
    return (
        {"nama": "Server uji", "kerahasiaan": "3", "keutuhan": "3", "ketersediaan": "3"}
        | WAJIB[register]
        | ganti
    )


def buku(*lembar: tuple[str, list[dict[str, Any]]]) -> bytes:
    """A workbook: sheet name and rows by heading; headings are those of the rows."""
    berkas, keluar = Workbook(write_only=True), io.BytesIO()
    for nama, rows in lembar:
        satu = berkas.create_sheet(nama)
        judul = list(dict.fromkeys(kolom for baris in rows for kolom in baris))
        satu.append(judul)
        for baris in rows:
            satu.append([baris.get(kolom, "") for kolom in judul])
    berkas.save(keluar)
    return keluar.getvalue()


def baris_fisik(**ganti: Any) -> dict[str, Any]:
    """One good row of the register of things."""
    return {"Nama": "Switch", "Jenis": "Switch", "Nomor seri": "SW-1", "C": 1, "I": 2, "A": 3} | ganti


def dengan_makro(isi: bytes) -> bytes:
    keluar = io.BytesIO(isi)
    with zipfile.ZipFile(keluar, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", MAKRO)
    return keluar.getvalue()


def unggahan(isi: bytes, nama: str = "aset.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def judul(register: str) -> list[str]:
    return list(judul_kolom(register).values())
