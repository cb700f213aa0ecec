"""The SPSE side of users: the list for all who read registrations, the rest for who keeps it."""

import io
from typing import Any

from lpse.models import Akun
from registrasi import actions
from registrasi.models import PenggunaSPSE
from tests.akses_tabel import NIHIL, PEMBACA, SEMUA, VERIFIKATOR, Baris, Objek

BARIS = (
    Baris("admin:registrasi_pengguna", PEMBACA, get=200),
    Baris("admin:registrasi_pengguna_ekspor", VERIFIKATOR, get=200, objek="ekspor_pengguna"),
    Baris("admin:registrasi_pengguna_massal", VERIFIKATOR, get=302, post=302),
    Baris("admin:registrasi_pengguna_lihat", PEMBACA, get=200, objek="pengguna_spse"),
    Baris("admin:registrasi_pengguna_status", VERIFIKATOR, post=200, objek="pengguna_spse"),
    Baris("admin:registrasi_pengguna_impor", VERIFIKATOR, get=200, post=200),
    Baris("admin:registrasi_pengguna_impor_ekspor", VERIFIKATOR, get=200),
    Baris("admin:registrasi_pengguna_impor_contoh", VERIFIKATOR, get=200),
    Baris("admin:registrasi_pengguna_impor_lihat", VERIFIKATOR, get=200, objek="impor_pengguna"),
    Baris("admin:registrasi_pengguna_impor_terapkan", VERIFIKATOR, post=302, objek="impor_pengguna"),
    Baris("admin:registrasi_pengguna_impor_batalkan", VERIFIKATOR, post=302, objek="impor_pengguna"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    pengguna = PenggunaSPSE.objects.order_by("pk").first()
    assert pengguna is not None
    isi: Any = io.BytesIO(b"user_id,rkn_nama,rkn_email\n")
    impor = actions.terima_impor(isi, "uji.csv", oleh=orang["verifikator"])
    return {
        "pengguna_spse": [Objek({"kode": pengguna.kode}, SEMUA), Objek({"kode": "tidakada"}, NIHIL)],
        "impor_pengguna": [Objek({"impor": impor.kode}, SEMUA), Objek({"impor": "tidakada"}, NIHIL)],
        "ekspor_pengguna": [
            Objek({"bentuk": "csv"}, SEMUA),
            Objek({"bentuk": "xlsx"}, SEMUA),
            Objek({"bentuk": "pdf"}, NIHIL),
        ],
    }
