"""Files of users as people's programs write them, and the reading of one to its end."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook

from lpse.models import Akun
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import ImporPengguna
from tests.factories import buat_akun, npwp_baru

JUDUL = ("user_id", "rkn_nama", "btu_id", "kbp_id", "rkn_npwp", "rkn_email", "rkn_tgl_setuju")


def baris(urut: int, **ganti: str) -> dict[str, str]:
    """One good row."""
    isi = {
        "user_id": f"PENGGUNA{urut:05d}",
        "rkn_nama": f"CV Uji {urut}",
        "btu_id": "01",
        "kbp_id": "3504",
        "rkn_npwp": npwp_baru(),
        "rkn_email": f"pengguna{urut}@uji.example",
        "rkn_tgl_setuju": "2020-02-03",
    }
    return isi | ganti


def tulis_csv(daftar: Iterable[dict[str, str]], judul: Iterable[str] = JUDUL, pemisah: str = ",") -> bytes:
    teks = io.StringIO()
    penulis = csv.DictWriter(teks, list(judul), delimiter=pemisah)
    penulis.writeheader()
    penulis.writerows(daftar)
    return teks.getvalue().encode()


def tulis_xlsx(daftar: Iterable[dict[str, Any]], judul: Iterable[str] = JUDUL) -> bytes:
    buku, keluar = Workbook(write_only=True), io.BytesIO()
    lembar = buku.create_sheet("pengguna")
    lembar.append(list(judul))
    for satu in daftar:
        lembar.append([satu.get(nama, "") for nama in judul])
    buku.save(keluar)
    return keluar.getvalue()


def terima(isi: bytes, nama: str = "pengguna.csv", oleh: Akun | None = None) -> ImporPengguna:
    """Hand a file in."""
    return actions.terima_impor(io.BytesIO(isi), nama, oleh=oleh or buat_akun(Peran.VERIFIKATOR))


def baca(isi: bytes, nama: str = "pengguna.csv", oleh: Akun | None = None) -> ImporPengguna:
    """Hand a file in and read it to its end, as the worker does."""
    impor = terima(isi, nama, oleh)
    actions.kerjakan_impor(impor.pk)
    impor.refresh_from_db()
    return impor


def terapkan(impor: ImporPengguna, **pilihan: bool) -> ImporPengguna:
    """Apply what was read, as its officer and the worker do."""
    actions.terapkan_impor(impor.pk, oleh=impor.diunggah_oleh, **pilihan)
    actions.kerjakan_impor(impor.pk)
    impor.refresh_from_db()
    return impor
