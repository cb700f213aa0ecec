"""The addresses of help at the counter inside the admin site."""

from lpse.peran import LAYANI_LOKET
from lpse.sumbangan import ButirMenu
from registrasi.loket import bantuan, bantuan_daftar, bantuan_isian
from registrasi.loket.bersama_bantuan import NAMA_BANTUAN, NAMA_DAFTAR

DAFTAR = "registrasi/bantuan/"
SATU = f"{DAFTAR}<slug:kode>/"
DOKUMEN = f"{SATU}dokumen/<slug:dokumen>/"

RUTE = (
    (DAFTAR, bantuan_daftar.daftar, NAMA_DAFTAR, LAYANI_LOKET),
    (f"{DAFTAR}ekspor.csv", bantuan_daftar.ekspor, "registrasi_bantuan_ekspor", LAYANI_LOKET),
    (f"{DAFTAR}mulai/", bantuan.mulai, "registrasi_bantuan_mulai", LAYANI_LOKET),
    (SATU, bantuan.satu, NAMA_BANTUAN, LAYANI_LOKET),
    (f"{SATU}izin/", bantuan.izin, "registrasi_bantuan_izin", LAYANI_LOKET),
    (f"{SATU}kirim-kode/", bantuan.kirim_kode, "registrasi_bantuan_kirim_kode", LAYANI_LOKET),
    (f"{SATU}serahkan/", bantuan.serahkan, "registrasi_bantuan_serahkan", LAYANI_LOKET),
    (f"{SATU}akhiri/", bantuan.akhiri, "registrasi_bantuan_akhiri", LAYANI_LOKET),
    (f"{SATU}isi/<slug:bagian>/", bantuan_isian.isi, "registrasi_bantuan_isi", LAYANI_LOKET),
    (DOKUMEN, bantuan_isian.dokumen, "registrasi_bantuan_dokumen", LAYANI_LOKET),
    (f"{DOKUMEN}lepas/", bantuan_isian.lepas, "registrasi_bantuan_lepas", LAYANI_LOKET),
    (f"{DOKUMEN}formulir.pdf", bantuan_isian.formulir, "registrasi_bantuan_formulir", LAYANI_LOKET),
)
MENU = (ButirMenu(f"admin:{NAMA_DAFTAR}", "Bantuan mendaftar", LAYANI_LOKET),)
KARTU = ()
