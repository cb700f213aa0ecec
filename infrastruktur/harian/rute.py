"""The officers' addresses of the daily sheet, of follow-up and of capacity inside the admin site."""

from collections.abc import Callable
from functools import partial

from django.http.response import HttpResponseBase

from infrastruktur.enums.harian import TindakanTindakLanjut as T
from infrastruktur.harian import formulir, kapasitas, kartu, lembar, tindak_lanjut
from lpse.peran import KELOLA_PEMANTAUAN, LIHAT_GANGGUAN, LIHAT_PEMANTAUAN, PUTUSKAN_PERUBAHAN
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

HARIAN, TINDAK_LANJUT = "infrastruktur/harian/", "infrastruktur/tindak-lanjut/"
KAPASITAS = "infrastruktur/kapasitas/"
NAMA = {
    HARIAN: "infrastruktur_harian",
    TINDAK_LANJUT: "infrastruktur_tindak_lanjut",
    KAPASITAS: "infrastruktur_kapasitas",
}
# Follow-up and capacity name officers and tell the unit's own reasons: LKPP reads the sheets, not these.
LIHAT, LIHAT_DALAM, KELOLA = LIHAT_PEMANTAUAN, LIHAT_GANGGUAN, KELOLA_PEMANTAUAN
IZIN_LANGKAH = {T.TERIMA: PUTUSKAN_PERUBAHAN, T.KEMBALIKAN: PUTUSKAN_PERUBAHAN}


def _rute(awal: str, alamat: str, view: Callable[..., HttpResponseBase], nama: str, izin: str) -> Rute:
    return (f"{awal}{alamat}", view, f"{NAMA[awal]}_{nama}" if nama else NAMA[awal], izin)


RUTE: tuple[Rute, ...] = (
    _rute(HARIAN, "", lembar.bulan, "", LIHAT),
    _rute(HARIAN, "ekspor.csv", lembar.ekspor, "ekspor", LIHAT),
    _rute(HARIAN, "bulan/<slug:bulan>/", formulir.formulir, "bulan", LIHAT),
    _rute(HARIAN, "bulan/<slug:bulan>/terbitkan/", formulir.terbitkan, "bulan_terbitkan", KELOLA),
    _rute(HARIAN, "bulan/<slug:bulan>/lembar.pdf", formulir.pdf, "bulan_pdf", LIHAT),
    _rute(HARIAN, "<slug:hari>/", lembar.lihat, "lihat", LIHAT),
    _rute(HARIAN, "<slug:hari>/isi/", lembar.isi, "isi", KELOLA),
    _rute(HARIAN, "<slug:hari>/koreksi/", lembar.koreksi, "koreksi", KELOLA),
    _rute(TINDAK_LANJUT, "", tindak_lanjut.daftar, "", LIHAT_DALAM),
    _rute(TINDAK_LANJUT, "ekspor.csv", tindak_lanjut.ekspor, "ekspor", LIHAT_DALAM),
    _rute(TINDAK_LANJUT, "<slug:kode>/", tindak_lanjut.lihat, "lihat", LIHAT_DALAM),
    *(
        _rute(
            TINDAK_LANJUT,
            f"<slug:kode>/{t.value.replace('_', '-')}/",
            partial(tindak_lanjut.langkah, tindakan=t),
            t.value,
            IZIN_LANGKAH.get(t, KELOLA),
        )
        for t in tindak_lanjut.LANGKAH
    ),
    _rute(KAPASITAS, "", kapasitas.daftar, "", LIHAT_DALAM),
    _rute(KAPASITAS, "ekspor.csv", kapasitas.ekspor, "ekspor", LIHAT_DALAM),
    _rute(KAPASITAS, "baru/", kapasitas.baru, "baru", KELOLA),
    _rute(KAPASITAS, "<slug:kode>/", kapasitas.lihat, "lihat", LIHAT_DALAM),
    _rute(KAPASITAS, "<slug:kode>/ubah/", kapasitas.ubah, "ubah", KELOLA),
    _rute(KAPASITAS, "<slug:kode>/butir/<str:kunci>/", kapasitas.butir, "butir", KELOLA),
    _rute(KAPASITAS, "<slug:kode>/terbitkan/", kapasitas.terbitkan, "terbitkan", KELOLA),
    _rute(KAPASITAS, "<slug:kode>/laporan.pdf", kapasitas.pdf, "pdf", LIHAT_DALAM),
)
MENU = (
    ButirMenu("admin:infrastruktur_harian", "Lembar harian", LIHAT),
    ButirMenu("admin:infrastruktur_tindak_lanjut", "Tindak lanjut", LIHAT_DALAM),
    ButirMenu("admin:infrastruktur_kapasitas", "Kapasitas", LIHAT_DALAM),
)
KARTU = (kartu.kartu_lembar, kartu.kartu_hari_kosong, kartu.kartu_tindak_lanjut)
