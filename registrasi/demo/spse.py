"""Existing users who came from SPSE by a file, and a second file that waits to be looked at."""

import csv
import io
from collections.abc import Iterator

from lpse.models import Akun
from registrasi import actions

JUDUL = (
    "user_id",
    "jenis",
    "rkn_nama",
    "btu_id",
    "kbp_id",
    "rkn_alamat",
    "rkn_npwp",
    "rkn_email",
    "rkn_tgl_setuju",
)
KATA = ("Andalan", "Bahtera", "Cahaya", "Duta", "Elang", "Fajar", "Gading", "Harapan", "Indah", "Jaya")
BENTUK = (("CV", "01"), ("PT", "02"), ("UD", "03"), ("Koperasi", "04"))
LAMA, MENUNGGU = 40, 6


def _baris(urut: int) -> dict[str, str]:
    """An invented provider; tax office 000 does not exist, so nobody bears these numbers."""
    bentuk, kode = BENTUK[urut % len(BENTUK)]
    nama = f"{bentuk} {KATA[urut % len(KATA)]} Rekaan {urut // len(KATA) + 1}"
    delapan = f"97{urut:06d}"
    luhn = sum(sum(divmod(int(d) * (2 if i % 2 else 1), 10)) for i, d in enumerate(delapan))
    user_id = nama.upper().replace(" ", "")
    return {
        "user_id": user_id,
        "rkn_nama": nama,
        "btu_id": kode,
        "kbp_id": "3504",
        "rkn_alamat": f"Jalan Contoh Nomor {urut + 1}",
        "rkn_npwp": f"{delapan}{-luhn % 10}000000",
        "rkn_email": f"{user_id.lower()}@demo.example",
        "rkn_tgl_setuju": f"2021-{1 + urut % 12:02d}-{1 + urut % 28:02d}",
    }


def _berkas(baris: Iterator[dict[str, str]]) -> io.BytesIO:
    teks = io.StringIO()
    penulis = csv.DictWriter(teks, JUDUL, restval="")
    penulis.writeheader()
    penulis.writerows(baris)
    return io.BytesIO(teks.getvalue().encode())


def isi_demo_spse() -> None:
    """Import them through the acts that people use; the second file has rows of every outcome."""
    verifikator = Akun.objects.get(user_id="verifikator")
    lama = actions.terima_impor(
        _berkas(_baris(n) for n in range(LAMA)), "pengguna SPSE lama.csv", oleh=verifikator
    )
    actions.kerjakan_impor(lama.pk)
    actions.terapkan_impor(lama.pk, oleh=verifikator)
    actions.kerjakan_impor(lama.pk)
    baru = [_baris(n) for n in range(LAMA - 2, LAMA + MENUNGGU)]
    baru[1]["rkn_nama"] = "Koperasi Berganti Nama Rekaan"
    baru[-1]["rkn_email"] = "surel-yang-keliru"
    menunggu = actions.terima_impor(_berkas(iter(baru)), "tambahan dari SPSE.csv", oleh=verifikator)
    actions.kerjakan_impor(menunggu.pk)
