"""Deactivation and reactivation: the officers' pages, and those of the user a case is about."""

from typing import Any
from uuid import uuid4

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import PenggunaSPSE
from registrasi.perkara.jenis_nonaktif import PENGAKTIFAN, PENONAKTIFAN
from tests.akses_tabel import KEPALA, MASUK, NIHIL, PEMBACA, SEMUA, VERIFIKATOR, Baris, Objek
from tests.factories import buat_akun, buat_berkas
from tests.registrasi.perkara_nonaktif import bawa_ke, buat_pengguna, laporkan

MILIK, TERNYATA, MOHON = "klarifikasi_milik", "pernyataan_milik", "pengaktifan_milik"
PEMILIK = frozenset({"penyedia"})
# These decide by the button alone, so an empty form reaches the act, which refuses in this status.
TANPA_ISIAN = {"nonaktifkan": 409, "setujui": 409}


def _langkah(nama: str, jenis: Any) -> tuple[Baris, ...]:
    siapa = {"registrasi.usulkan_penonaktifan": VERIFIKATOR, "registrasi.putuskan_penonaktifan": KEPALA}
    return tuple(
        Baris(
            f"admin:registrasi_{nama}_{t.value}",
            siapa[jenis.alur.tabel[t].izin],
            get=200,
            post=TANPA_ISIAN.get(t.value, 200),
            objek=nama,
        )
        for t in jenis.langkah
    )


def _perkara(nama: str) -> tuple[Baris, ...]:
    awal = f"admin:registrasi_{nama}"
    return (
        Baris(awal, PEMBACA, get=200),
        Baris(f"{awal}_ekspor", PEMBACA, get=200),
        Baris(f"{awal}_baru", VERIFIKATOR, get=200, post=200),
        Baris(f"{awal}_lihat", PEMBACA, get=200, objek=nama),
        Baris(f"{awal}_bukti", VERIFIKATOR, post=200, objek=nama),
        Baris(f"{awal}_lepas", VERIFIKATOR, post=302, objek=f"{nama}_berkas"),
        Baris(f"{awal}_asli", VERIFIKATOR, get=200, objek=f"{nama}_berkas"),
        Baris(f"{awal}_berkas", PEMBACA, get=200, objek=f"{nama}_halaman"),
        Baris(f"{awal}_gambar", PEMBACA, get=200, objek=f"{nama}_halaman"),
    )


BARIS = (
    *_perkara("penonaktifan"),
    *_langkah("penonaktifan", PENONAKTIFAN),
    Baris("admin:registrasi_penonaktifan_surat", VERIFIKATOR, post=200, objek="penonaktifan"),
    Baris("admin:registrasi_penonaktifan_pernyataan", PEMBACA, get=200, objek="penonaktifan_ternyata"),
    *_perkara("pengaktifan"),
    *_langkah("pengaktifan", PENGAKTIFAN),
    Baris("registrasi:penonaktifan_saya", MASUK, get=(200, 302)),
    Baris("registrasi:penonaktifan", MASUK, get=200, objek=MILIK),
    Baris("registrasi:penonaktifan_pernyataan", MASUK, get=200, objek=TERNYATA),
    Baris("registrasi:klarifikasi", MASUK, get=200, post=200, objek=MILIK),
    Baris("registrasi:klarifikasi_bukti", MASUK, post=200, objek=MILIK),
    Baris("registrasi:klarifikasi_lepas", MASUK, post=302, objek="klarifikasi_berkas"),
    # Only for whoever is deactivated, which nobody of this world is.
    Baris("registrasi:pengaktifan_mohon", MASUK, get=404, post=404),
    Baris("registrasi:pengaktifan", MASUK, get=200, objek=MOHON),
    Baris("registrasi:pengaktifan_bukti", MASUK, post=200, objek=MOHON),
    Baris("registrasi:pengaktifan_lepas", MASUK, post=302, objek=f"{MOHON}_berkas"),
)


def _berkas(kode: str, berkas: Any, bagi: frozenset[str]) -> list[Objek]:
    return [
        Objek({"kode": kode, "berkas": berkas}, bagi),
        Objek({"kode": kode, "berkas": uuid4()}, NIHIL),
        Objek({"kode": "tidakada", "berkas": berkas}, NIHIL),
    ]


def _halaman(kode: str, berkas: Any) -> list[Objek]:
    return [
        Objek({"kode": kode, "berkas": berkas, "halaman": 1}, SEMUA),
        Objek({"kode": kode, "berkas": berkas, "halaman": 9}, NIHIL),
    ]


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A finished and an open case of this world's provider, and a stranger who asks to be active again."""
    petugas, kepala = orang["verifikator"], orang["kepala"]
    pengguna = PenggunaSPSE.objects.get(akun=orang["penyedia"])
    selesai = bawa_ke(S.PERNYATAAN_TERBIT, pengguna, petugas, kepala)
    hari = hari_ini()
    actions.usulkan_lkpp(selesai.pk, oleh=petugas, nomor_usulan="U-1", tanggal_usulan=hari)
    actions.catat_penolakan_lkpp(
        selesai.pk, oleh=petugas, nomor_lkpp="L-1", tanggal_lkpp=hari, alasan_lkpp="Kurang."
    )
    perkara = laporkan(pengguna, petugas)
    bukti = actions.tambah_bukti(perkara, oleh=petugas, berkas=buat_berkas(petugas), keterangan="Bukti")
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-2")
    akun = pengguna.akun
    milik = actions.tambah_bukti(perkara, oleh=akun, berkas=buat_berkas(akun), keterangan="Jawaban")
    nonaktif = bawa_ke(S.NONAKTIF, buat_pengguna(), petugas, buat_akun(Peran.KEPALA))
    asing = nonaktif.pengguna.akun
    mohon = actions.mohon_pengaktifan(nonaktif.pengguna_id, oleh=asing, dasar="permohonan", uraian="Uji.")
    lampiran = actions.tambah_bukti(mohon, oleh=asing, berkas=buat_berkas(asing), keterangan="Uji")
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        "penonaktifan": [Objek({"kode": perkara.kode}, SEMUA), tidak_ada],
        "penonaktifan_ternyata": [Objek({"kode": selesai.kode}, SEMUA), tidak_ada],
        "penonaktifan_berkas": _berkas(perkara.kode, bukti.berkas.kode, SEMUA),
        "penonaktifan_halaman": _halaman(perkara.kode, bukti.berkas.kode),
        "pengaktifan": [Objek({"kode": mohon.kode}, SEMUA), tidak_ada],
        "pengaktifan_berkas": _berkas(mohon.kode, lampiran.berkas.kode, SEMUA),
        "pengaktifan_halaman": _halaman(mohon.kode, lampiran.berkas.kode),
        MILIK: [Objek({"kode": perkara.kode}, PEMILIK), Objek({"kode": nonaktif.kode}, NIHIL), tidak_ada],
        TERNYATA: [Objek({"kode": selesai.kode}, PEMILIK), Objek({"kode": nonaktif.kode}, NIHIL)],
        "klarifikasi_berkas": _berkas(perkara.kode, milik.berkas.kode, PEMILIK),
        MOHON: [Objek({"kode": mohon.kode}, NIHIL), tidak_ada],
        f"{MOHON}_berkas": _berkas(mohon.kode, lampiran.berkas.kode, NIHIL),
    }
