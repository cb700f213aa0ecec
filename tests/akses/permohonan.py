"""Requests after approval: the user's pages, the way back in, the officers' pages."""

from typing import Any

from lpse.models import Akun
from registrasi import actions
from registrasi.models import PenggunaSPSE, Permohonan
from tests.akses_tabel import MASUK, NIHIL, PEMBACA, SEMUA, VERIFIKATOR, Baris, Objek
from tests.registrasi.permohonan import buat_draf, buat_penyedia, buat_terkirim

LOKET = frozenset({"verifikator", "helpdesk"})
SENDIRI, KASUS = "permohonan_sendiri", "permohonan_kasus"
BARIS = (
    Baris("registrasi:bantuan_akun", SEMUA, get=200),
    Baris("registrasi:lupa_user_id", SEMUA, get=200, post=200),
    Baris("registrasi:user_id_terkirim", SEMUA, get=200),
    Baris("registrasi:permohonan_daftar", MASUK, get=200),
    Baris("registrasi:permohonan_baru", MASUK, get=200, post=200, objek="permohonan_jenis"),
    Baris("registrasi:permohonan_bukti", SEMUA, get=200, post=200, objek="tautan_mati"),
    Baris("registrasi:permohonan", MASUK, get=200, objek=SENDIRI),
    Baris("registrasi:permohonan_isi", MASUK, get=200, post=200, objek=SENDIRI),
    Baris("registrasi:permohonan_kirim", MASUK, post=302, objek=SENDIRI),
    Baris("registrasi:permohonan_kirim_bukti", MASUK, post=302, objek=SENDIRI),
    Baris("registrasi:permohonan_tarik", MASUK, get=200, post=302, objek=SENDIRI),
    Baris("registrasi:permohonan_dokumen", MASUK, get=200, post=200, objek=SENDIRI),
    Baris("registrasi:permohonan_lihat", MASUK, get=200, objek=SENDIRI),
    Baris("registrasi:permohonan_gambar", MASUK, get=200, objek=SENDIRI),
    Baris("admin:registrasi_permohonan_daftar", PEMBACA, get=200),
    Baris("admin:registrasi_permohonan_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_permohonan_bantu", LOKET, get=200, post=200),
    # An empty form names no document.
    Baris("admin:registrasi_permohonan_dibantu", LOKET, get=200, post=404, objek="permohonan_dibantu"),
    Baris("admin:registrasi_permohonan_perkara", PEMBACA, get=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_nik", PEMBACA, post=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_setujui", VERIFIKATOR, get=200, post=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_kembalikan", VERIFIKATOR, get=200, post=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_tolak", VERIFIKATOR, get=200, post=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_halaman", PEMBACA, get=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_asli", VERIFIKATOR, get=200, objek=KASUS),
    Baris("admin:registrasi_permohonan_tandai", VERIFIKATOR, post=200, objek=KASUS),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A draft of the provider of this world, a request of another, one entered at the counter."""
    pengguna, lain = PenggunaSPSE.objects.get(akun=orang["penyedia"]), buat_penyedia()
    draf, kiriman = buat_draf(pengguna, "ubah_alamat"), buat_terkirim(lain, "ubah_penanggung_jawab")
    dibantu = actions.mulai_permohonan(
        lain, jenis="ubah_surel", oleh=orang["helpdesk"], data={"email": "loket@uji.example"}
    )

    def di(p: Permohonan, **ganti: Any) -> dict[str, Any]:
        return {"kode": p.kode, "dokumen": "ktp", "halaman": 1, **ganti}

    asing = Objek({"kode": "tidakada", "dokumen": "ktp", "halaman": 1}, NIHIL)
    # A part that is not there, within a record that is one's own.
    bagian = [{"dokumen": "tidak-ada"}, {"halaman": 99}]
    return {
        "permohonan_jenis": [
            Objek({"jenis": "ubah_nama"}, frozenset({"penyedia"})),
            Objek({"jenis": "x"}, NIHIL),
        ],
        SENDIRI: [
            Objek(di(draf), frozenset({"penyedia"})),
            Objek(di(kiriman), NIHIL),
            asing,
            *(Objek(di(draf, **b), NIHIL) for b in bagian),
        ],
        KASUS: [
            Objek(di(kiriman), SEMUA),
            Objek(di(draf), NIHIL),
            asing,
            *(Objek(di(kiriman, **b), NIHIL) for b in bagian),
        ],
        "permohonan_dibantu": [
            Objek(di(dibantu), frozenset({"helpdesk"})),
            Objek(di(draf), NIHIL),
            asing,
        ],
    }
