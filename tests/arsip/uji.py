"""Backups made by hand for the drill: a small database and tree, with whatever is wrong with them."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import antrekan
from arsip.actions.uji_pulih import TEMPAT, awalan_basis
from arsip.enums.cadangan import JenisPekerjaan
from arsip.mesin import manifes as kertas
from arsip.mesin.basis_data import salin_basis_data
from arsip.mesin.isi_potret import DUMP, MANIFES
from arsip.mesin.restic import Restic
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from lpse.embedded.postgres import connect
from tests import plugin
from tests.arsip.mesin import INANG, alamat_basis_data, basis_data, kendali, repositori_siap

DOKUMEN = "berkas/ab/11111111-2222-3333-4444-555555555555"
BASIS_KECIL = (
    "CREATE TABLE django_migrations (app text, name text)",
    "INSERT INTO django_migrations VALUES ('lpse', '0001_awal'), ('lpse', '0002_dua')",
    "CREATE TABLE tiket (id int)",
    "INSERT INTO tiket SELECT generate_series(1, 7)",
    "CREATE TABLE lpse_berkas (kunci text, sha256 text, dimusnahkan_pada timestamptz)",
    "CREATE TABLE lpse_segeljejak (nomor bigint, hmac text)",
    "INSERT INTO lpse_segeljejak VALUES (1, 'a')",
)


def siapkan_repositori(tempat: Path) -> tuple[Repositori, Restic]:
    """The main repository, real and quick to open, in this directory."""
    restic = repositori_siap(tempat)
    isi = {"lokasi": restic.alamat.lokasi, "sandi": f"berkas:{restic.alamat.sandi}"}
    Repositori.objects.filter(kode="utama").update(**isi, id_mesin=restic.id(), disiapkan_pada=timezone.now())
    return Repositori.objects.get(kode="utama"), restic


def simpan_cadangan(
    restic: Restic,
    tempat: Path,
    *,
    ubah: Callable[[Path, Path, dict[str, Any]], None] = lambda dump, pohon, manifes: None,
    perintah: tuple[str, ...] = (),
) -> Cadangan:
    """Back up a small portal of one document; `ubah` spoils dump, tree or manifest after the counting."""
    kerja, pohon = tempat / "kerja", tempat / "berkas"
    kerja.mkdir(exist_ok=True)
    (pohon / DOKUMEN).parent.mkdir(parents=True, exist_ok=True)
    (pohon / DOKUMEN).write_bytes(b"akta pendirian")
    sidik = kertas.hitung_berkas(pohon, kendali()).contoh[DOKUMEN]
    dokumen = f"INSERT INTO lpse_berkas VALUES ('{DOKUMEN}', '{sidik}')"
    with basis_data(*BASIS_KECIL, dokumen, *perintah) as alamat:
        basis = salin_basis_data(alamat, kerja / DUMP, kendali())
    sumber = Sumber.objects.get(kode="portal")
    berkas = kertas.hitung_berkas(pohon, kendali())
    manifes = kertas.susun("portal", timezone.now(), basis_data=basis, berkas=berkas)
    ubah(kerja / DUMP, pohon, manifes)
    kertas.tulis(manifes, kerja / MANIFES)
    jalur = [kerja / DUMP, kerja / MANIFES, pohon]
    simpanan = restic.simpan(jalur, kendali(), label=["sumber:portal"], inang=INANG)
    return Cadangan.objects.create(
        sumber=sumber,
        repositori=sumber.repositori,
        snapshot=simpanan.snapshot,
        dari_saat=timezone.now(),
        manifes=manifes,
    )


def uji(sumber: str = "portal", **isi: Any) -> Pekerjaan:
    """Drill the newest backup of a source, as the worker would."""
    satu = Sumber.objects.select_related("repositori").get(kode=sumber)
    pekerjaan = antrekan(JenisPekerjaan.UJI_PULIH, satu.repositori, sumber=satu, **isi)
    assert pekerjaan is not None
    akhir = jalankan(pekerjaan.pk)
    assert akhir is not None
    return akhir


def basis_tersisa() -> list[str]:
    """The scratch databases of this suite that are still there."""
    with contextlib.closing(connect(plugin.BASE, dbname="postgres")) as pg:
        ada = pg.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [awalan_basis()])
        return [nama for (nama,) in ada.fetchall()]


def tempat_tersisa(data: Path) -> list[str]:
    """What drills left in the data directory."""
    return [satu.name for satu in (data / TEMPAT).iterdir()]


@contextlib.contextmanager
def basis_tanpa_createdb() -> Iterator[dict[str, str]]:
    """A database whose owner may not create another: what a hosted server gives."""
    with basis_data("SELECT 1") as alamat:
        nama = alamat["dbname"]
        with contextlib.closing(connect(plugin.BASE, dbname="postgres")) as pg:
            pg.execute(f"ALTER DATABASE {nama} OWNER TO lpse_app")
        try:
            yield alamat_basis_data(nama, "lpse_app")
        finally:
            with contextlib.closing(connect(plugin.BASE, dbname="postgres")) as pg:
                pg.execute(f"ALTER DATABASE {nama} OWNER TO lpse_owner")
