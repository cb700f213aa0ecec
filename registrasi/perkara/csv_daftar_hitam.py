"""What a row of the exports of entries and matches says."""

from typing import Any

from lpse.ekspor import sel_waktu
from lpse.pengenal import samarkan
from registrasi.daftar_hitam.kueri import subjek
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam

KEPALA_ENTRI = (
    *("Nomor SK", "Nama penyedia", "NPWP", "K/L/PD", "Kabupaten/kota", "Berlaku dari", "Berlaku sampai"),
    *("Jenis pelanggaran", "Status", "SK pencabutan", "Tanggal pencabutan"),
)
KEPALA_TEMUAN = ("Nomor SK", "Nama di daftar", "Tentang", "Nama", "Cara", "Status", "Ditemukan", "Tinjauan")


def baris_entri(e: EntriDaftarHitam) -> tuple[Any, ...]:
    return (
        *(e.no_sk, e.nama_penyedia, samarkan(e.npwp16) if e.npwp16 else "", e.nama_klpd, e.kabupaten),
        *(e.berlaku_dari, e.berlaku_sampai, e.jenis_pelanggaran, e.get_status_display()),
        *(e.no_sk_pencabutan, e.tgl_sk_pencabutan),
    )


def baris_temuan(c: CocokDaftarHitam) -> tuple[Any, ...]:
    siapa = subjek(c)
    tinjauan = "; ".join(f"{t.get_tindakan_display()} ({t.oleh}): {t.catatan}" for t in c.tinjauan.all())
    return (
        *(c.entri.no_sk, c.entri.nama_penyedia, siapa.jenis, siapa.nama, c.get_cara_display()),
        *(c.get_status_display(), sel_waktu(c.ditemukan_pada), tinjauan),
    )
