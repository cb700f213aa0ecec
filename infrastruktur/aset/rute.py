"""The officers' addresses of the registers inside the admin site."""

from functools import partial

from infrastruktur.aset import bagian, daftar, halaman, impor, kartu, langkah, tempat
from lpse.peran import KELOLA_ASET as KELOLA
from lpse.peran import LIHAT_INFRASTRUKTUR as LIHAT
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "infrastruktur/aset/", "infrastruktur_aset"
SATU = f"{AWAL}<slug:kode>/"
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", daftar.ekspor, "ekspor", LIHAT),
    _rute("ekspor.xlsx", daftar.ekspor_buku, "buku"),
    _rute("contoh.xlsx", daftar.buku_contoh, "contoh"),
    _rute("label.pdf", daftar.label, "label", LIHAT),
    # Before the codes, which would take these words for one.
    _rute("baru/", halaman.pilih, "pilih"),
    _rute("baru/<slug:register>/", halaman.baru, "baru"),
    _rute("impor/", impor.unggah, "impor"),
    _rute("impor/<slug:kode>/", impor.lihat, "impor_lihat"),
    _rute("impor/<slug:kode>/terapkan/", impor.terapkan, "impor_terapkan"),
    _rute("impor/<slug:kode>/batalkan/", impor.batalkan, "impor_batalkan"),
    _rute("tempat/", tempat.daftar, "tempat", LIHAT),
    _rute("tempat/ekspor.csv", tempat.ekspor, "tempat_ekspor", LIHAT),
    _rute("tempat/tambah/", tempat.tambah, "tempat_tambah"),
    _rute("tempat/ubah/", tempat.ubah, "tempat_ubah"),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("ubah/", halaman.ubah, "ubah"),
    _satu("pindah/", langkah.pindah, "pindah"),
    *(_satu(f"{t.value}/", partial(langkah.ubah_status, tindakan=t), t.value) for t in langkah.STATUS),
    _satu("hapus/", langkah.usul_hapus, "hapus"),
    *(
        _satu(f"hapus/{t.value}/", partial(langkah.putus_hapus, tindakan=t), f"hapus_{t.value}")
        for t in langkah.PUTUSAN
    ),
    _satu("suku-cadang/", bagian.pasang, "suku"),
    _satu("suku-cadang/<slug:suku>/ganti/", bagian.ganti, "suku_ganti"),
    _satu("suku-cadang/<slug:suku>/lepas/", bagian.lepas, "suku_lepas"),
    _satu("masa/", bagian.masa, "masa"),
    _satu("masa/<slug:masa>/akhiri/", bagian.masa_akhiri, "masa_akhiri"),
)
MENU = (ButirMenu("admin:infrastruktur_aset", "Aset", LIHAT),)
KARTU = (kartu.kartu_masa,)
