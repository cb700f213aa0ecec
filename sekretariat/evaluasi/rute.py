"""The officers' addresses of evaluations and findings inside the admin site."""

from functools import partial

from lpse.pemeriksa import izinkan_pemeriksa
from lpse.peran import KELOLA_EVALUASI as KELOLA
from lpse.peran import LIHAT_SEKRETARIAT as LIHAT
from lpse.peran import TINDAK_LANJUTI_TEMUAN as TINDAK
from lpse.pintu import Rute, View
from lpse.sumbangan import ButirMenu
from sekretariat.evaluasi import daftar, halaman, kartu, temuan
from sekretariat.evaluasi.bersama import NAMA, TEMUAN

AWAL, AWAL_TEMUAN = "sekretariat/evaluasi/", "sekretariat/temuan/"
SATU, SATU_TEMUAN = f"{AWAL}<slug:kode>/", f"{AWAL_TEMUAN}<slug:kode>/"


def _rute(alamat: str, view: View, nama: str, izin: str = LIHAT) -> Rute:
    return (alamat, view, nama, izin)


RUTE: tuple[Rute, ...] = (
    _rute(AWAL, daftar.daftar, NAMA),
    _rute(f"{AWAL}ekspor.csv", partial(daftar.ekspor, bentuk="csv"), f"{NAMA}_ekspor"),
    _rute(f"{AWAL}ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), f"{NAMA}_ekspor_xlsx"),
    # Before the codes, which would take this word for one.
    _rute(f"{AWAL}baru/", halaman.baru, f"{NAMA}_baru", KELOLA),
    _rute(SATU, halaman.lihat, f"{NAMA}_lihat"),
    _rute(f"{SATU}jawab/<int:nomor>/", halaman.jawab, f"{NAMA}_jawab", KELOLA),
    _rute(f"{SATU}naskah/", halaman.naskah, f"{NAMA}_naskah"),
    *(
        _rute(f"{SATU}{t.value}/", partial(halaman.langkah, tindakan=t), f"{NAMA}_{t.value}", KELOLA)
        for t in halaman.LANGKAH
    ),
    _rute(AWAL_TEMUAN, daftar.temuan, TEMUAN),
    _rute(f"{AWAL_TEMUAN}ekspor.csv", partial(daftar.ekspor_temuan, bentuk="csv"), f"{TEMUAN}_ekspor"),
    _rute(f"{AWAL_TEMUAN}ekspor.xlsx", partial(daftar.ekspor_temuan, bentuk="xlsx"), f"{TEMUAN}_ekspor_xlsx"),
    # Whoever judges, by source: the view asks.
    _rute(f"{AWAL_TEMUAN}baru/", temuan.baru, f"{TEMUAN}_baru"),
    _rute(SATU_TEMUAN, temuan.lihat, f"{TEMUAN}_lihat"),
    _rute(f"{SATU_TEMUAN}ubah/", temuan.ubah, f"{TEMUAN}_ubah"),
    _rute(f"{SATU_TEMUAN}tindak_lanjuti/", temuan.tindak_lanjuti, f"{TEMUAN}_tindak_lanjuti", TINDAK),
    _rute(f"{SATU_TEMUAN}setujui/", temuan.setujui, f"{TEMUAN}_setujui"),
    _rute(f"{SATU_TEMUAN}kembalikan/", temuan.kembalikan, f"{TEMUAN}_kembalikan"),
    _rute(f"{SATU_TEMUAN}berkas/", temuan.berkas, f"{TEMUAN}_berkas"),
)
# An auditor records findings of their own and judges what was done about them.
izinkan_pemeriksa(f"admin:{TEMUAN}_{nama}" for nama in ("baru", "ubah", "setujui", "kembalikan"))

MENU = (
    ButirMenu(f"admin:{NAMA}", "Evaluasi", LIHAT),
    ButirMenu(f"admin:{TEMUAN}", "Temuan", LIHAT),
)
KARTU = (kartu.kartu_temuan_saya, kartu.kartu_persetujuan, kartu.kartu_tempo)
