"""The officers' addresses of deactivation and reactivation inside the admin site."""

from functools import partial

from lpse.peran import LIHAT_PENONAKTIFAN, USULKAN_PENONAKTIFAN
from lpse.pintu import Rute, View
from lpse.sumbangan import ButirMenu
from registrasi.perkara import kartu_penonaktifan
from registrasi.perkara import penonaktifan_bukti as bukti
from registrasi.perkara import penonaktifan_daftar as daftar
from registrasi.perkara import penonaktifan_halaman as halaman
from registrasi.perkara.jenis_nonaktif import PENGAKTIFAN, PENONAKTIFAN, JenisPerkara

LIHAT, USULKAN = LIHAT_PENONAKTIFAN, USULKAN_PENONAKTIFAN


def _rute(jenis: JenisPerkara, mulai: View) -> tuple[Rute, ...]:
    """The pages both kinds have; each step asks for the permission that its transition asks for."""
    awal, nama = f"registrasi/{jenis.nama}/", f"registrasi_{jenis.nama}"
    perkara = f"{awal}<slug:kode>/"
    berkas = f"{perkara}berkas/<uuid:berkas>/"

    def ini(view: View) -> View:
        return partial(view, jenis=jenis)

    langkah = tuple(
        (
            f"{perkara}{t.value.replace('_', '-')}/",
            partial(halaman.langkah, jenis=jenis, tindakan=t),
            f"{nama}_{t.value}",
            jenis.alur.tabel[t].izin,
        )
        for t in jenis.langkah
    )
    return (
        (awal, ini(daftar.daftar), nama, LIHAT),
        (f"{awal}ekspor.csv", ini(daftar.ekspor), f"{nama}_ekspor", LIHAT),
        (f"{awal}baru/", mulai, f"{nama}_baru", USULKAN),
        (perkara, ini(halaman.lihat), f"{nama}_lihat", LIHAT),
        (f"{perkara}bukti/", ini(bukti.tambah), f"{nama}_bukti", USULKAN),
        (f"{berkas}lepas/", ini(bukti.lepas), f"{nama}_lepas", USULKAN),
        (f"{berkas}asli/", ini(bukti.asli), f"{nama}_asli", USULKAN),
        (f"{berkas}<int:halaman>/", ini(bukti.lihat), f"{nama}_berkas", LIHAT),
        (f"{berkas}<int:halaman>.webp", ini(bukti.gambar), f"{nama}_gambar", LIHAT),
        *langkah,
    )


PERKARA = "registrasi/penonaktifan/<slug:kode>/"
RUTE: tuple[Rute, ...] = (
    *_rute(PENONAKTIFAN, daftar.laporan_baru),
    (f"{PERKARA}surat/", partial(bukti.surat, jenis=PENONAKTIFAN), "registrasi_penonaktifan_surat", USULKAN),
    (
        f"{PERKARA}pernyataan.pdf",
        partial(halaman.pernyataan, jenis=PENONAKTIFAN),
        "registrasi_penonaktifan_pernyataan",
        LIHAT,
    ),
    *_rute(PENGAKTIFAN, daftar.pengaktifan_baru),
)
MENU = (
    ButirMenu("admin:registrasi_penonaktifan", "Penonaktifan", LIHAT),
    ButirMenu("admin:registrasi_pengaktifan", "Pengaktifan kembali", LIHAT),
)
KARTU = (
    kartu_penonaktifan.kartu_diproses,
    kartu_penonaktifan.kartu_diputus,
    kartu_penonaktifan.kartu_pengaktifan,
)
