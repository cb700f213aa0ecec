"""The officers' addresses of maintenance, changes and bandwidth inside the admin site."""

from functools import partial

from infrastruktur.alur.pemeliharaan import ALUR_PEMELIHARAAN
from infrastruktur.alur.perubahan import ALUR_PERUBAHAN
from infrastruktur.perubahan import bandwidth, kartu, pemeliharaan, permintaan, riwayat
from lpse.peran import KELOLA_PERUBAHAN as KELOLA
from lpse.peran import LIHAT_INFRASTRUKTUR as LIHAT
from lpse.peran import PUTUSKAN_PERUBAHAN as PUTUSKAN
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL = "infrastruktur/"
PEMELIHARAAN, NAMA_PEMELIHARAAN = f"{AWAL}pemeliharaan/", "infrastruktur_pemeliharaan"
PERUBAHAN, NAMA_PERUBAHAN = f"{AWAL}perubahan/", "infrastruktur_perubahan"
RIWAYAT, NAMA_RIWAYAT = f"{AWAL}perawatan/", "infrastruktur_riwayat_aset"
BANDWIDTH, NAMA_BANDWIDTH = f"{AWAL}bandwidth/", "infrastruktur_bandwidth"

# The words that name a page stand before the codes, which would take them for one.
RUTE: tuple[Rute, ...] = (
    (PEMELIHARAAN, pemeliharaan.daftar, NAMA_PEMELIHARAAN, LIHAT),
    (f"{PEMELIHARAAN}ekspor.csv", pemeliharaan.ekspor, f"{NAMA_PEMELIHARAAN}_ekspor", LIHAT),
    (f"{PEMELIHARAAN}baru/", pemeliharaan.baru, f"{NAMA_PEMELIHARAAN}_baru", KELOLA),
    (f"{PEMELIHARAAN}atur/", pemeliharaan.atur, f"{NAMA_PEMELIHARAAN}_atur", PUTUSKAN),
    (f"{PEMELIHARAAN}<slug:kode>/", pemeliharaan.lihat, f"{NAMA_PEMELIHARAAN}_lihat", LIHAT),
    *(
        (
            f"{PEMELIHARAAN}<slug:kode>/{t.value.replace('_', '-')}/",
            partial(pemeliharaan.langkah, tindakan=t),
            f"{NAMA_PEMELIHARAAN}_{t.value}",
            ALUR_PEMELIHARAAN.tabel[t].izin,
        )
        for t in pemeliharaan.LANGKAH
    ),
    (PERUBAHAN, permintaan.daftar, NAMA_PERUBAHAN, LIHAT),
    (f"{PERUBAHAN}ekspor.csv", permintaan.ekspor, f"{NAMA_PERUBAHAN}_ekspor", LIHAT),
    (f"{PERUBAHAN}baru/", permintaan.baru, f"{NAMA_PERUBAHAN}_baru", KELOLA),
    (f"{PERUBAHAN}<slug:kode>/", permintaan.lihat, f"{NAMA_PERUBAHAN}_lihat", LIHAT),
    (f"{PERUBAHAN}<slug:kode>/ubah/", permintaan.ubah, f"{NAMA_PERUBAHAN}_ubah", KELOLA),
    (f"{PERUBAHAN}<slug:kode>/formulir.pdf", permintaan.naskah, f"{NAMA_PERUBAHAN}_naskah", LIHAT),
    *(
        (
            f"{PERUBAHAN}<slug:kode>/{t.value.replace('_', '-')}/",
            partial(permintaan.langkah, tindakan=t),
            f"{NAMA_PERUBAHAN}_{t.value}",
            ALUR_PERUBAHAN.tabel[t].izin,
        )
        for t in permintaan.LANGKAH
    ),
    (RIWAYAT, riwayat.daftar, NAMA_RIWAYAT, LIHAT),
    (f"{RIWAYAT}ekspor.csv", riwayat.ekspor, f"{NAMA_RIWAYAT}_ekspor", LIHAT),
    (f"{RIWAYAT}catat/", riwayat.catat, f"{NAMA_RIWAYAT}_catat", KELOLA),
    (BANDWIDTH, bandwidth.daftar, NAMA_BANDWIDTH, LIHAT),
    (f"{BANDWIDTH}ekspor.csv", bandwidth.ekspor_daftar, f"{NAMA_BANDWIDTH}_daftar_ekspor", LIHAT),
    (f"{BANDWIDTH}baru/", bandwidth.baru, f"{NAMA_BANDWIDTH}_baru", KELOLA),
    (f"{BANDWIDTH}<slug:kode>/", bandwidth.lihat, f"{NAMA_BANDWIDTH}_lihat", LIHAT),
    (f"{BANDWIDTH}<slug:kode>/ekspor.csv", bandwidth.ekspor, f"{NAMA_BANDWIDTH}_ekspor", LIHAT),
    (f"{BANDWIDTH}<slug:kode>/ubah/", bandwidth.ubah, f"{NAMA_BANDWIDTH}_ubah", KELOLA),
    (f"{BANDWIDTH}<slug:kode>/atur/", bandwidth.atur, f"{NAMA_BANDWIDTH}_atur", KELOLA),
    (
        f"{BANDWIDTH}<slug:kode>/<slug:pengaturan>/akhiri/",
        bandwidth.akhiri,
        f"{NAMA_BANDWIDTH}_akhiri",
        KELOLA,
    ),
)
MENU = (
    ButirMenu(f"admin:{NAMA_PEMELIHARAAN}", "Pemeliharaan", LIHAT),
    ButirMenu(f"admin:{NAMA_PERUBAHAN}", "Permintaan perubahan", LIHAT),
    ButirMenu(f"admin:{NAMA_RIWAYAT}", "Riwayat perawatan", LIHAT),
    ButirMenu(f"admin:{NAMA_BANDWIDTH}", "Bandwidth", LIHAT),
)
KARTU = (kartu.kartu_putusan, kartu.kartu_darurat, kartu.kartu_lewat)
