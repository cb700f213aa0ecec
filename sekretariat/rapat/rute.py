"""The officers' addresses of meetings inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_RAPAT as KELOLA
from lpse.peran import LIHAT_SEKRETARIAT as LIHAT
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.rapat import daftar, halaman, kartu, langkah
from sekretariat.rapat.bersama import NAMA

AWAL = "sekretariat/rapat/"
SATU = f"{AWAL}lihat/<slug:kode>/"
LANJUT = f"{AWAL}tindak-lanjut/<slug:kode>/"
T, L = langkah.T, langkah.L
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    _rute("baru/", halaman.baru, "baru"),
    _rute("tindak-lanjut/", daftar.tindak_lanjut, "tindak_lanjut", LIHAT),
    _rute(
        "tindak-lanjut/ekspor.csv", partial(daftar.ekspor_tindak_lanjut, bentuk="csv"), "lanjut_ekspor", LIHAT
    ),
    _rute(
        "tindak-lanjut/ekspor.xlsx",
        partial(daftar.ekspor_tindak_lanjut, bentuk="xlsx"),
        "lanjut_ekspor_xlsx",
        LIHAT,
    ),
    *(
        (
            f"{LANJUT}{t.value.replace('_', '-')}/",
            partial(langkah.lanjut_selesai, tindakan=t),
            f"{NAMA}_lanjut_{t.value}",
            LIHAT if t == L.SELESAIKAN else KELOLA,
        )
        for t in L
    ),
    (f"{LANJUT}bukti/", halaman.bukti, f"{NAMA}_bukti", LIHAT),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("ubah/", halaman.ubah, "ubah"),
    _satu("kalender.ics", halaman.kalender, "kalender", LIHAT),
    *(
        _satu(
            f"{t.value}/",
            partial(langkah.langkah, tindakan=t),
            t.value,
            LIHAT if t == T.SAHKAN else KELOLA,
        )
        for t in T
    ),
    _satu("petugas/", partial(langkah.tambah, dari_luar=False), "petugas"),
    _satu("tamu/", partial(langkah.tambah, dari_luar=True), "tamu"),
    _satu("lepas/", langkah.lepas, "lepas"),
    _satu("hadir/", langkah.hadir, "hadir"),
    _satu("notula/", langkah.notula, "notula"),
    _satu("tindak-lanjut/", langkah.lanjut, "lanjut"),
    _satu("naskah/<slug:naskah>/", halaman.naskah, "naskah", LIHAT),
)
MENU = (
    ButirMenu(f"admin:{NAMA}", "Rapat", LIHAT),
    ButirMenu(f"admin:{NAMA}_tindak_lanjut", "Tindak lanjut rapat", LIHAT),
)
KARTU = (kartu.kartu_tindak_lanjut, kartu.kartu_notula, kartu.kartu_rapat)
