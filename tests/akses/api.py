"""The API's addresses, which ask for a token and know no session; tokens; the figures for Prometheus."""

from collections.abc import Mapping

from lpse import token_api
from lpse.models import Akun
from tests.akses_tabel import MASUK, NIHIL, SEMUA, Baris, Objek

PENGELOLA_API = frozenset({"admin_sistem", "kepala"})
BARIS = (
    Baris("lpse:metrik", SEMUA, get=404),  # nowhere without METRICS_TOKEN
    Baris("api:halaman", SEMUA, get=200),
    Baris("api:skema", SEMUA, get=200),
    Baris("api:pangkal", SEMUA, get=200),
    Baris("api:tidak_ada", SEMUA, get=404, post=404, objek="alamat_api"),
    Baris("api_registrasi:lacak", SEMUA, get=400),
    # Whom a token lets in is tried in tests/registrasi/test_api.py: a browser's session opens nothing here.
    Baris("api_registrasi:pendaftaran_saya", NIHIL, get=200),
    Baris("api_registrasi:pendaftaran_rincian", NIHIL, get=200, objek="draf"),
    Baris("api_registrasi:antrean", NIHIL, get=200),
    Baris("api_registrasi:pengguna", NIHIL, get=200),
    Baris("lpse:token", MASUK, get=200, post=200),
    Baris("lpse:token_ambil", MASUK, post=200, objek="token_siap"),
    Baris("lpse:token_cabut", MASUK, post=302, objek="token_siap"),
    Baris("admin:token_api", PENGELOLA_API, get=200),
    Baris("admin:token_api_ekspor", PENGELOLA_API, get=200),
    Baris("admin:token_api_siapkan", PENGELOLA_API, get=200, post=200),
    Baris("admin:token_api_cabut", PENGELOLA_API, post=302, objek="token"),
)


def objek(orang: Mapping[str, Akun]) -> dict[str, list[Objek]]:
    """A token that waits for the verifier, and an applicant's own."""
    siap = token_api.siapkan(
        orang["verifikator"].pk,
        oleh=orang["admin_sistem"],
        nama="dasbor",
        cakupan=["registrasi.queries.antrean:baca"],
        hari=30,
    )
    asing = Objek({"kode": "tidakada"}, NIHIL)
    return {
        "alamat_api": [Objek({"alamat": "v1/tidak-ada/"}, SEMUA)],
        "token_siap": [Objek({"kode": siap.kode}, frozenset({"verifikator"})), asing],
        "token": [Objek({"kode": siap.kode}, SEMUA), asing],
    }
