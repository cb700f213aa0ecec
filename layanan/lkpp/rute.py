"""The officers' addresses of matters for LKPP inside the admin site."""

from functools import partial

from layanan.lkpp import daftar, halaman, instruksi, kartu
from layanan.lkpp.langkah import LANGKAH
from lpse.peran import LIHAT_TIKET, TERUSKAN_LKPP
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL = "layanan/lkpp/"
PERKARA = f"{AWAL}<slug:kode>/"
RUTE: tuple[Rute, ...] = (
    (AWAL, daftar.daftar, "layanan_lkpp", LIHAT_TIKET),
    (f"{AWAL}ekspor.csv", daftar.ekspor, "layanan_lkpp_ekspor", LIHAT_TIKET),
    # Before the codes, which would take the words for ones.
    (f"{AWAL}baru/", halaman.baru, "layanan_lkpp_baru", TERUSKAN_LKPP),
    (f"{AWAL}instruksi/", instruksi.catat, "layanan_lkpp_instruksi", TERUSKAN_LKPP),
    (PERKARA, halaman.lihat, "layanan_lkpp_lihat", LIHAT_TIKET),
    (f"{PERKARA}ubah/", halaman.ubah, "layanan_lkpp_ubah", TERUSKAN_LKPP),
    (f"{PERKARA}surat.pdf", halaman.surat, "layanan_lkpp_surat", LIHAT_TIKET),
    (f"{PERKARA}bundel.pdf", halaman.bundel, "layanan_lkpp_bundel", TERUSKAN_LKPP),
    *(
        (
            f"{PERKARA}{t.value.replace('_', '-')}/",
            partial(halaman.langkah, tindakan=t),
            f"layanan_lkpp_{t.value}",
            TERUSKAN_LKPP,
        )
        for t in LANGKAH
    ),
)
MENU = (ButirMenu("admin:layanan_lkpp", "Penerusan ke LKPP", LIHAT_TIKET),)
KARTU = (kartu.kartu_menunggu,)
