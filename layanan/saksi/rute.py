"""The officers' addresses of witness inside the admin site."""

from functools import partial

from layanan.alur.kesaksian import ALUR_KESAKSIAN
from layanan.models import BerkasTakTerbuka, SaksiKesaksian, UpayaPembukaan
from layanan.saksi import bukti, daftar, halaman, isian, kartu
from layanan.saksi.langkah import LANGKAH
from lpse.peran import LIHAT_TIKET, SAKSIKAN
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL = "layanan/kesaksian/"
PERKARA = f"{AWAL}<slug:kode>/"
SATU_BERKAS = f"{PERKARA}berkas/<slug:berkas>/"
# What is recorded in rows: the last part of the address, the title of its page, its model.
RINCIAN = (
    ("berkas", "Catat berkas", BerkasTakTerbuka),
    ("upaya", "Catat upaya", UpayaPembukaan),
    ("saksi", "Catat saksi", SaksiKesaksian),
)


def _rute_rincian() -> tuple[Rute, ...]:
    tambah = tuple(
        (
            f"{PERKARA}{nama}/tambah/",
            partial(isian.rincian_baru, judul=judul),
            f"layanan_kesaksian_{nama}_baru",
            SAKSIKAN,
        )
        for nama, judul, _ in RINCIAN
    )
    hapus = tuple(
        (
            f"{PERKARA}{nama}/<slug:rincian>/hapus/",
            partial(isian.hapus, jenis=jenis),
            f"layanan_kesaksian_{nama}_hapus",
            SAKSIKAN,
        )
        for nama, _, jenis in RINCIAN
    )
    return (*tambah, *hapus)


RUTE: tuple[Rute, ...] = (
    (AWAL, daftar.daftar, "layanan_kesaksian", LIHAT_TIKET),
    (f"{AWAL}ekspor.csv", daftar.ekspor, "layanan_kesaksian_ekspor", LIHAT_TIKET),
    # Before the codes, which would take the word for one.
    (f"{AWAL}baru/", isian.baru, "layanan_kesaksian_baru", SAKSIKAN),
    (PERKARA, halaman.lihat, "layanan_kesaksian_lihat", LIHAT_TIKET),
    (f"{PERKARA}naskah.pdf", halaman.naskah, "layanan_kesaksian_naskah", LIHAT_TIKET),
    (f"{PERKARA}salinan/", halaman.salinan, "layanan_kesaksian_salinan", LIHAT_TIKET),
    (f"{PERKARA}ubah/", isian.ubah, "layanan_kesaksian_ubah", SAKSIKAN),
    (f"{PERKARA}unggah-salinan/", bukti.unggah_salinan, "layanan_kesaksian_unggah_salinan", SAKSIKAN),
    *_rute_rincian(),
    *(
        (
            f"{SATU_BERKAS}{t.value}/",
            partial(bukti.langkah, tindakan=t),
            f"layanan_kesaksian_{t.value}",
            SAKSIKAN,
        )
        for t in bukti.LANGKAH_BUKTI
    ),
    (f"{SATU_BERKAS}ambil/", bukti.ambil, "layanan_kesaksian_ambil", SAKSIKAN),
    *(
        (
            f"{PERKARA}{t.value.replace('_', '-')}/",
            partial(halaman.langkah, tindakan=t),
            f"layanan_kesaksian_{t.value}",
            ALUR_KESAKSIAN.tabel[t].izin,
        )
        for t in LANGKAH
    ),
)
MENU = (ButirMenu("admin:layanan_kesaksian", "Berita acara kesaksian", LIHAT_TIKET),)
KARTU = (kartu.kartu_kesaksian,)
