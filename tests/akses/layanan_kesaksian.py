"""Berita Acara Kesaksian: the room, its steps, and the sealed evidence."""

from layanan.actions.kesaksian import tambah_saksi
from layanan.alur.kesaksian import ALUR_KESAKSIAN
from layanan.saksi.bukti import LANGKAH_BUKTI
from layanan.saksi.langkah import LANGKAH
from lpse.models import Akun
from lpse.peran import ATUR_LAYANAN, SAKSIKAN
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.layanan.kesaksian import buat_ditandatangani, buat_kesaksian, buat_tersegel

SAKSI = frozenset({"helpdesk", "admin_sistem"})
PEMBACA = SAKSI | KEPALA | {"verifikator", "auditor"}
SIAPA = {SAKSIKAN: SAKSI, ATUR_LAYANAN: KEPALA}
# These decide by the button alone, so an empty form reaches the act; once done, it is closed to the next.
TANPA_ISIAN = {"nyatakan_siap": (302, 409), "perbaiki": 409, "ganti": 409}
AWAL = "admin:layanan_kesaksian"

BARIS = (
    Baris(AWAL, PEMBACA, get=200),
    Baris(f"{AWAL}_ekspor", PEMBACA, get=200),
    Baris(f"{AWAL}_baru", SAKSI, get=200, post=200),
    Baris(f"{AWAL}_lihat", PEMBACA, get=200, objek="kesaksian"),
    Baris(f"{AWAL}_naskah", PEMBACA, get=200, objek="kesaksian_terbit"),
    Baris(f"{AWAL}_salinan", PEMBACA, get=200, objek="kesaksian_terbit"),
    Baris(f"{AWAL}_ubah", SAKSI, get=200, post=200, objek="kesaksian"),
    Baris(f"{AWAL}_unggah_salinan", SAKSI, get=200, post=200, objek="kesaksian"),
    *(
        Baris(f"{AWAL}_{nama}_baru", SAKSI, get=200, post=200, objek="kesaksian")
        for nama in ("berkas", "upaya", "saksi")
    ),
    Baris(f"{AWAL}_berkas_hapus", SAKSI, post=(302, 404), objek="kesaksian_berkas_hapus"),
    Baris(f"{AWAL}_upaya_hapus", SAKSI, post=(302, 404), objek="kesaksian_upaya"),
    Baris(f"{AWAL}_saksi_hapus", SAKSI, post=(302, 404), objek="kesaksian_saksi"),
    *(
        Baris(f"{AWAL}_{t.value}", SAKSI, get=200, post=200, objek="kesaksian_tersegel")
        for t in LANGKAH_BUKTI
    ),
    Baris(f"{AWAL}_ambil", SAKSI, get=200, post=200, objek="kesaksian_tersegel"),
    *(
        Baris(
            f"{AWAL}_{t.value}",
            SIAPA[ALUR_KESAKSIAN.tabel[t].izin],
            get=200,
            post=TANPA_ISIAN.get(t.value, 200),
            objek="kesaksian",
        )
        for t in LANGKAH
    ),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A case being recorded, one with its signed copy, one whose file is sealed."""
    helpdesk = orang["helpdesk"]
    dicatat = buat_kesaksian(helpdesk)
    terbit = buat_ditandatangani(helpdesk, orang["kepala"])
    tersegel = buat_tersegel(helpdesk)
    lebih = tambah_saksi(
        dicatat.pk, oleh=helpdesk, nama="Saksi Lebih", nip="", jabatan="Staf", instansi="LPSE", is_lpse=False
    )
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)

    def rincian(perkara, satu, nama="rincian"):
        asing = Objek({"kode": terbit.kode, nama: satu.kode}, NIHIL)
        return [Objek({"kode": perkara.kode, nama: satu.kode}, SEMUA), asing]

    return {
        "kesaksian": [Objek({"kode": dicatat.kode}, SEMUA), tidak_ada],
        "kesaksian_terbit": [Objek({"kode": terbit.kode}, SEMUA), Objek({"kode": dicatat.kode}, NIHIL)],
        "kesaksian_berkas_hapus": rincian(dicatat, dicatat.berkas.get()),
        "kesaksian_upaya": rincian(dicatat, dicatat.upaya.last()),
        "kesaksian_saksi": rincian(dicatat, lebih),
        "kesaksian_tersegel": rincian(tersegel, tersegel.berkas.get(), "berkas"),
    }
