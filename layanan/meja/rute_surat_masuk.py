"""The addresses of the letters inside the admin site."""

from layanan.meja import surat_masuk as surat
from layanan.meja.surat_masuk_langkah import LANGKAH, view_langkah
from lpse.peran import LAYANI_TIKET, LIHAT_TIKET
from lpse.sumbangan import ButirMenu

DAFTAR = "layanan/surat/"
SURAT = f"{DAFTAR}<slug:kode>/"

RUTE = (
    (DAFTAR, surat.daftar, surat.NAMA, LIHAT_TIKET),
    (f"{DAFTAR}ekspor.csv", surat.ekspor, f"{surat.NAMA}_ekspor", LIHAT_TIKET),
    (SURAT, surat.lihat, f"{surat.NAMA}_lihat", LIHAT_TIKET),
    (f"{SURAT}mentah/", surat.mentah, f"{surat.NAMA}_mentah", LIHAT_TIKET),
    *(
        (
            f"{SURAT}{satu.kode.replace('_', '-')}/",
            view_langkah(satu),
            f"{surat.NAMA}_{satu.kode}",
            LAYANI_TIKET,
        )
        for satu in LANGKAH
    ),
)
MENU = (ButirMenu(f"admin:{surat.NAMA}", "Surat masuk", LIHAT_TIKET),)
KARTU = (surat.kartu_belum_terolah,)
