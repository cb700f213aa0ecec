"""Data rights: one's own data, requests about them, and the officers' pages."""

from typing import Any

from lpse.models import Akun
from lpse.peran import LAYANI_HAK_DATA, PUTUSKAN_HAK_DATA, Peran
from registrasi import actions
from registrasi.hak.langkah import HAK, KEJADIAN, Perkara
from tests.akses_tabel import KEPALA, MASUK, NIHIL, SEKALI_LAGI, SEMUA, VERIFIKATOR, Baris, Objek
from tests.factories import buat_akun
from tests.registrasi.hak import catat_insiden, minta, nilai

PELAYAN = VERIFIKATOR | KEPALA
SIAPA = {LAYANI_HAK_DATA: PELAYAN, PUTUSKAN_HAK_DATA: KEPALA}
# These decide by the button alone, so an empty form reaches the act.
TANPA_ISIAN = {"proses": 302, "beritahukan": 409}


def _perkara(jenis: Perkara) -> tuple[Baris, ...]:
    nama = jenis.daftar.nama
    awal = f"admin:registrasi_{nama}"
    langkah = tuple(
        Baris(
            f"{awal}_{t.value}",
            SIAPA[jenis.alur.tabel[t].izin],
            get=200,
            post=TANPA_ISIAN.get(t.value, 200),
            objek=nama,
        )
        for t in jenis.langkah
    )
    return (
        Baris(awal, PELAYAN, get=200),
        Baris(f"{awal}_ekspor", PELAYAN, get=200),
        Baris(f"{awal}_lihat", PELAYAN, get=200, objek=nama),
        *langkah,
    )


BARIS = (
    Baris("registrasi:privasi", SEMUA, get=200),
    Baris("registrasi:data_saya", MASUK, get=200),
    Baris("registrasi:data_tahu", MASUK, post=302),
    Baris("registrasi:data_unduh", MASUK, get=SEKALI_LAGI, post=SEKALI_LAGI),
    Baris("registrasi:data_masuk_lagi", MASUK, post=302),
    Baris("registrasi:hak_minta", MASUK, get=200, post=200),
    Baris("registrasi:hak_data", MASUK, get=200, objek="hak_milik"),
    Baris("registrasi:hak_tarik", MASUK, get=200, post=302, objek="hak_milik"),
    *_perkara(HAK),
    *_perkara(KEJADIAN),
    Baris("admin:registrasi_hak_insiden_baru", PELAYAN, get=200, post=200),
    Baris("admin:registrasi_hak_insiden_catatan", PELAYAN, post=200, objek="hak_insiden"),
    Baris("admin:registrasi_hak_insiden_pemberitahuan", PELAYAN, get=200, objek="hak_insiden_terbit"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """The provider's request, and two breaches: one new, one told of."""
    permintaan = minta(orang["penyedia"])
    asing = minta(buat_akun(Peran.PEMOHON))
    baru = catat_insiden(orang["verifikator"], orang["penyedia"])
    terbit = nilai(catat_insiden(orang["verifikator"], orang["penyedia"]), orang["verifikator"])
    actions.beritahukan_insiden(terbit.pk, oleh=orang["kepala"])
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    milik: dict[str, Any] = {"kode": permintaan.kode}
    return {
        "hak_milik": [Objek(milik, frozenset({"penyedia"})), Objek({"kode": asing.kode}, NIHIL), tidak_ada],
        "hak": [Objek(milik, SEMUA), tidak_ada],
        "hak_insiden": [Objek({"kode": baru.kode}, SEMUA), tidak_ada],
        "hak_insiden_terbit": [Objek({"kode": terbit.kode}, SEMUA), Objek({"kode": baru.kode}, NIHIL)],
    }
