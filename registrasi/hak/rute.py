"""The officers' addresses of data rights inside the admin site."""

from functools import partial

from lpse.peran import LAYANI_HAK_DATA as LAYANI
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu
from registrasi.hak import daftar, halaman, kartu
from registrasi.hak.langkah import HAK, KEJADIAN, Perkara


def _rute(awal: str, jenis: Perkara) -> tuple[Rute, ...]:
    """The pages both kinds have; each step asks for the permission that its transition asks for."""
    nama, perkara = f"registrasi_{jenis.daftar.nama}", f"{awal}<slug:kode>/"
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
        (awal, partial(daftar.daftar, jenis=jenis.daftar), nama, LAYANI),
        (f"{awal}ekspor.csv", partial(daftar.ekspor, jenis=jenis.daftar), f"{nama}_ekspor", LAYANI),
        (perkara, partial(halaman.lihat, jenis=jenis), f"{nama}_lihat", LAYANI),
        *langkah,
    )


INSIDEN = "registrasi/hak/insiden/"
RUTE: tuple[Rute, ...] = (
    # Before the codes, which would take the word for one.
    (f"{INSIDEN}baru/", halaman.insiden_baru, "registrasi_hak_insiden_baru", LAYANI),
    *_rute(INSIDEN, KEJADIAN),
    (
        f"{INSIDEN}<slug:kode>/catatan/",
        partial(halaman.catatan, jenis=KEJADIAN),
        "registrasi_hak_insiden_catatan",
        LAYANI,
    ),
    (
        f"{INSIDEN}<slug:kode>/pemberitahuan.pdf",
        partial(halaman.pemberitahuan, jenis=KEJADIAN),
        "registrasi_hak_insiden_pemberitahuan",
        LAYANI,
    ),
    *_rute("registrasi/hak/permintaan/", HAK),
)
MENU = (
    ButirMenu("admin:registrasi_hak", "Hak data pribadi", LAYANI),
    ButirMenu("admin:registrasi_hak_insiden", "Insiden data", LAYANI),
)
KARTU = (kartu.kartu_insiden, kartu.kartu_permintaan)
