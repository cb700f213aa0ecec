"""The officers' addresses of retention inside the admin site."""

from functools import partial

from arsip.alur.retensi import ALUR_PEMBERSIHAN, ALUR_PEMUSNAHAN, ALUR_TAHAN
from arsip.retensi import kartu, kelas, pembersihan, pemusnahan, penahanan, tempo
from lpse.peran import KELOLA_RETENSI as KELOLA
from lpse.peran import LIHAT_CADANGAN as LIHAT
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "arsip/retensi/", "arsip_retensi"
TAHAN, MUSNAH, SIMPAN, BERSIH = (
    f"{AWAL}{x}/" for x in ("penahanan", "pemusnahan", "cadangan", "pembersihan")
)

# The words that name a page stand before the codes, which would take them for one.
RUTE: tuple[Rute, ...] = (
    (AWAL, kelas.daftar, NAMA, LIHAT),
    (f"{AWAL}ekspor.csv", kelas.ekspor, f"{NAMA}_ekspor", LIHAT),
    (f"{AWAL}kelas/baru/", kelas.baru, f"{NAMA}_kelas_baru", KELOLA),
    (f"{AWAL}kelas/<slug:kode>/", kelas.lihat, f"{NAMA}_kelas", LIHAT),
    (f"{AWAL}kelas/<slug:kode>/ubah/", kelas.ubah, f"{NAMA}_kelas_ubah", KELOLA),
    (f"{AWAL}jatuh-tempo/", tempo.daftar, f"{NAMA}_tempo", LIHAT),
    (f"{AWAL}jatuh-tempo/ekspor.csv", tempo.ekspor, f"{NAMA}_tempo_ekspor", LIHAT),
    (TAHAN, penahanan.daftar, f"{NAMA}_penahanan", LIHAT),
    (f"{TAHAN}ekspor.csv", penahanan.ekspor, f"{NAMA}_penahanan_ekspor", LIHAT),
    (f"{TAHAN}baru/", penahanan.baru, f"{NAMA}_penahanan_baru", KELOLA),
    (f"{TAHAN}<slug:kode>/", penahanan.lihat, f"{NAMA}_penahanan_lihat", LIHAT),
    (f"{TAHAN}<slug:kode>/surat/", penahanan.surat, f"{NAMA}_penahanan_surat", LIHAT),
    *(
        (
            f"{TAHAN}<slug:kode>/{t.value}/",
            partial(penahanan.langkah, tindakan=t),
            f"{NAMA}_penahanan_{t.value}",
            ALUR_TAHAN.tabel[t].izin,
        )
        for t in penahanan.LANGKAH
    ),
    (MUSNAH, pemusnahan.daftar, f"{NAMA}_pemusnahan", LIHAT),
    (f"{MUSNAH}ekspor.csv", pemusnahan.ekspor, f"{NAMA}_pemusnahan_ekspor", LIHAT),
    (f"{MUSNAH}baru/", pemusnahan.baru, f"{NAMA}_pemusnahan_baru", KELOLA),
    (f"{MUSNAH}<slug:kode>/", pemusnahan.lihat, f"{NAMA}_pemusnahan_lihat", LIHAT),
    (f"{MUSNAH}<slug:kode>/daftar.csv", pemusnahan.butir_csv, f"{NAMA}_pemusnahan_csv", LIHAT),
    (f"{MUSNAH}<slug:kode>/berita-acara.pdf", pemusnahan.naskah, f"{NAMA}_pemusnahan_naskah", LIHAT),
    *(
        (
            f"{MUSNAH}<slug:kode>/{t.value}/",
            partial(pemusnahan.langkah, tindakan=t),
            f"{NAMA}_pemusnahan_{t.value}",
            # Whose own list it is, the act asks; the page is for those who propose.
            KELOLA if t.value == "batalkan" else ALUR_PEMUSNAHAN.tabel[t].izin,
        )
        for t in pemusnahan.LANGKAH
    ),
    (SIMPAN, pembersihan.daftar, f"{NAMA}_cadangan", LIHAT),
    (f"{SIMPAN}pembersihan.csv", pembersihan.ekspor, f"{NAMA}_pembersihan_ekspor", LIHAT),
    (f"{SIMPAN}<slug:kode>/aturan/", pembersihan.aturan, f"{NAMA}_aturan", KELOLA),
    (f"{SIMPAN}<slug:kode>/hitung/", pembersihan.hitung_dulu, f"{NAMA}_hitung", KELOLA),
    (f"{BERSIH}<slug:kode>/", pembersihan.lihat, f"{NAMA}_pembersihan_lihat", LIHAT),
    *(
        (
            f"{BERSIH}<slug:kode>/{t.value}/",
            partial(pembersihan.langkah, tindakan=t),
            f"{NAMA}_pembersihan_{t.value}",
            ALUR_PEMBERSIHAN.tabel[t].izin,
        )
        for t in pembersihan.LANGKAH
    ),
)
MENU = (
    ButirMenu(f"admin:{NAMA}", "Retensi arsip", LIHAT),
    ButirMenu(f"admin:{NAMA}_tempo", "Arsip jatuh tempo", LIHAT),
    ButirMenu(f"admin:{NAMA}_penahanan", "Penahanan untuk hukum", LIHAT),
    ButirMenu(f"admin:{NAMA}_pemusnahan", "Pemusnahan arsip", LIHAT),
    ButirMenu(f"admin:{NAMA}_cadangan", "Masa simpan cadangan", LIHAT),
)
KARTU = (kartu.kartu_putusan, kartu.kartu_pembersihan)
