"""The blacklist: readers of registrations read it, verifiers keep it."""

from typing import Any

from lpse.models import Akun
from registrasi import actions
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam
from tests.akses_tabel import NIHIL, PEMBACA, SEMUA, VERIFIKATOR, Baris, Objek
from tests.factories import buat_diajukan
from tests.registrasi.daftar_hitam import baris, berkas_json, impor

BARIS = (
    Baris("admin:registrasi_daftar_hitam", PEMBACA, get=200),
    Baris("admin:registrasi_daftar_hitam_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_daftar_hitam_impor", VERIFIKATOR, get=200, post=200),
    Baris("admin:registrasi_daftar_hitam_pratinjau", VERIFIKATOR, get=200, objek="impor_dh"),
    Baris("admin:registrasi_daftar_hitam_terapkan", VERIFIKATOR, post=302, objek="impor_dh"),
    Baris("admin:registrasi_daftar_hitam_batalkan", VERIFIKATOR, post=302, objek="impor_dh"),
    Baris("admin:registrasi_daftar_hitam_entri", PEMBACA, get=200, objek="entri_dh"),
    Baris("admin:registrasi_temuan", PEMBACA, get=200),
    Baris("admin:registrasi_temuan_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_temuan_lihat", PEMBACA, get=200, objek="temuan_dh"),
    Baris("admin:registrasi_temuan_tinjau", VERIFIKATOR, post=200, objek="temuan_dh"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """One preview, one sanction, one match."""
    pendaftaran = buat_diajukan()
    impor(baris(no_sk_blacklist="akses/1", npwp_penyedia=pendaftaran.npwp16))
    actions.cocokkan_pendaftaran(pendaftaran)
    isi = berkas_json([baris(no_sk_blacklist="akses/2", npwp_penyedia=None)])
    pratinjau = actions.pratinjau_daftar_hitam(isi, oleh=orang["verifikator"])
    temuan = CocokDaftarHitam.objects.get(pendaftaran=pendaftaran)

    def di(kode: str) -> list[Objek]:
        kunci: dict[str, Any] = {"kode": kode}
        return [Objek(kunci, SEMUA), Objek({"kode": "tidakada"}, NIHIL)]

    entri = EntriDaftarHitam.objects.get(no_sk="akses/1")
    return {"impor_dh": di(pratinjau.kode), "entri_dh": di(entri.kode), "temuan_dh": di(temuan.kode)}
