"""The officers' addresses of sources, repositories and jobs inside the admin site."""

from functools import partial

from arsip.cadangan import kartu, pekerjaan, repositori, sumber
from lpse.peran import KELOLA_CADANGAN as KELOLA
from lpse.peran import LIHAT_CADANGAN as LIHAT
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL = "arsip/"
PEKERJAAN, SUMBER, REPOSITORI = f"{AWAL}pekerjaan/", f"{AWAL}sumber/", f"{AWAL}repositori/"

# The words that name a page stand before the codes, which would take them for one.
RUTE: tuple[Rute, ...] = (
    (PEKERJAAN, pekerjaan.daftar, "arsip_pekerjaan", LIHAT),
    (f"{PEKERJAAN}ekspor.csv", pekerjaan.ekspor, "arsip_pekerjaan_ekspor", LIHAT),
    (f"{PEKERJAAN}<slug:kode>/", pekerjaan.lihat, "arsip_pekerjaan_lihat", LIHAT),
    *(
        (
            f"{PEKERJAAN}<slug:kode>/{t.value.replace('_', '-')}/",
            partial(pekerjaan.langkah, tindakan=t),
            f"arsip_pekerjaan_{t.value}",
            KELOLA,
        )
        for t in pekerjaan.LANGKAH
    ),
    (SUMBER, sumber.daftar, "arsip_sumber", LIHAT),
    (f"{SUMBER}ekspor.csv", sumber.ekspor, "arsip_sumber_ekspor", LIHAT),
    (f"{SUMBER}tambah/<slug:jenis>/", sumber.tambah, "arsip_sumber_tambah", KELOLA),
    (f"{SUMBER}<slug:kode>/", sumber.lihat, "arsip_sumber_lihat", LIHAT),
    (f"{SUMBER}<slug:kode>/ubah/", sumber.ubah, "arsip_sumber_ubah", KELOLA),
    (f"{SUMBER}<slug:kode>/cadangkan/", sumber.cadangkan, "arsip_sumber_cadangkan", KELOLA),
    (f"{SUMBER}<slug:kode>/periksa/", sumber.periksa, "arsip_sumber_periksa", KELOLA),
    (REPOSITORI, repositori.daftar, "arsip_repositori", LIHAT),
    (f"{REPOSITORI}ekspor.csv", repositori.ekspor, "arsip_repositori_ekspor", LIHAT),
    (f"{REPOSITORI}tambah/", repositori.tambah, "arsip_repositori_tambah", KELOLA),
    (f"{REPOSITORI}<slug:kode>/ubah/", repositori.ubah, "arsip_repositori_ubah", KELOLA),
    (f"{REPOSITORI}<slug:kode>/periksa/", repositori.periksa, "arsip_repositori_periksa", KELOLA),
    (f"{REPOSITORI}<slug:kode>/salin/", repositori.salin, "arsip_repositori_salin", KELOLA),
)
MENU = (
    ButirMenu("admin:arsip_sumber", "Sumber cadangan", LIHAT),
    ButirMenu("admin:arsip_pekerjaan", "Pekerjaan cadangan", LIHAT),
    ButirMenu("admin:arsip_repositori", "Repositori cadangan", LIHAT),
)
KARTU = (kartu.kartu_alarm, kartu.kartu_salinan)
