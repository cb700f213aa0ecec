"""What a restored portal needs before it works here: rights, a look at its trail, no lost repositories."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from arsip.actions.pekerjaan import gagalkan
from arsip.actions.peralatan import CADANGAN, RAHASIA, lokasi
from arsip.enums.cadangan import JenisRepositori, SebabGagal, StatusPekerjaan
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Restic
from arsip.models import Cadangan, Pekerjaan, Repositori
from lpse.hak_basis_data import beri_hak, sebagai_pemilik
from lpse.jejak import catat, periksa_rantai


@dataclass(slots=True)
class Pulihan:
    """What was brought back, what differs from the manifest, and what a person still has to do."""

    snapshot: str
    saat: str
    baris: int = 0
    berkas: int = 0
    detik: float = 0.0
    beda: list[str] = field(default_factory=list)
    langkah: list[str] = field(default_factory=list)


def naikkan_versi() -> None:
    """Bring a database restored from an earlier release up to this one; give the web role its rights.

    Rows can be read only by the program they belong to, and all that follows reads them. Raises MesinGagal
    (LAINNYA) where it cannot be done.
    """
    web = connection.settings_dict["USER"]
    try:
        with sebagai_pemilik(settings.DATABASE_MIGRASI):
            beri_hak(web)
            pelaksana = MigrationExecutor(connection)
            is_lama = bool(pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()))
        if is_lama:
            call_command("migrate", verbosity=0, interactive=False)
    except (CommandError, DatabaseError) as galat:
        raise MesinGagal(
            SebabGagal.LAINNYA,
            f"Cadangan ini tidak dapat disesuaikan dengan versi portal ini: {galat}. Pulihkan dengan versi "
            "portal yang membuatnya, lalu mutakhirkan.",
        ) from galat


def sesudah_pulih(hasil: Pulihan, restic: Restic, lepas: Sequence[str] = ()) -> None:
    """Look at the trail, end what ran, write the restore down, and say what is left to do.

    `lepas`: the codes of repositories that are gone for ever.
    """
    rantai = periksa_rantai()
    if not rantai.utuh:
        hasil.beda.append("Jejak tidak cocok dengan AUDIT_KEY: ambil AUDIT_KEY dari lembar kunci.")
    _simpan_sandi(restic)
    akhiri_yang_berjalan()
    for repositori in repositori_tidak_ada():
        if repositori.lokasi and repositori.kode not in lepas:
            hasil.langkah.append(
                f"{repositori.nama} tidak ada di {repositori.lokasi}. Pasang disknya; bila hilang untuk "
                f"selamanya: manage.py pulihkan --lepas {repositori.kode}"
            )
            continue
        # Below the data directory, which is new, it cannot come back by being mounted.
        lepas_repositori(repositori)
        nama = repositori.nama
        hasil.langkah.append(f"{nama} tidak ada di mesin ini; akan dibuat baru pada cadangan berikutnya.")
    with transaction.atomic():
        catat(None, "portal.dipulihkan", snapshot=hasil.snapshot, beda=len(hasil.beda))


def _simpan_sandi(restic: Restic) -> None:
    """Where the portal's own repository came along, keep its password where the portal looks for it."""
    tujuan: Path = settings.LPSE_DATA_DIR / RAHASIA / "cadangan-utama"
    if restic.alamat.lokasi != str(settings.LPSE_DATA_DIR / CADANGAN) or tujuan.exists():
        return
    tujuan.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(restic.alamat.sandi, tujuan)
    tujuan.chmod(0o400)


def akhiri_yang_berjalan() -> int:
    """Menyatakan terputus pekerjaan yang berjalan saat dicadangkan, termasuk pencadangan itu sendiri; berapa.

    Whoever ran them did so in another life of this database: none of them lives. Dasar: arsip.cadangan
    """
    berjalan = list(Pekerjaan.objects.filter(status=StatusPekerjaan.BERJALAN).order_by("pk"))
    for satu in berjalan:
        gagalkan(satu.pk, SebabGagal.TERPUTUS, "Masih berjalan saat portal dicadangkan, lalu dipulihkan.")
    return len(berjalan)


def repositori_tidak_ada() -> list[Repositori]:
    """The repositories on disks that are not where they were: lost with the server, or not mounted yet.

    Only directories of the main kind: media and storage elsewhere outlive a server.
    """
    siap = Repositori.objects.filter(jenis=JenisRepositori.UTAMA, disiapkan_pada__isnull=False)
    return [satu for satu in siap.order_by("pk") if not (Path(lokasi(satu)) / "config").exists()]


def lepas_repositori(repositori: Repositori) -> None:
    """Melepas repositori yang hilang bersama server lama, beserta cadangan di dalamnya, atas kata seseorang.

    Raises MesinGagal (LAINNYA) for one that is in its place. Dasar: arsip.cadangan
    """
    if repositori not in repositori_tidak_ada():
        raise MesinGagal(SebabGagal.LAINNYA, f"{repositori.nama} tidak hilang: masih ada, atau belum dibuat.")
    catat_hilang(repositori)


@transaction.atomic
def catat_hilang(repositori: Repositori) -> None:
    """Mencatat bahwa repositori tidak ada lagi di tempatnya: tidak satu pun cadangannya dihitung lagi.

    It is made anew by the next backup. Dasar: arsip.cadangan
    """
    Cadangan.objects.filter(repositori=repositori, dibuang_pada__isnull=True).update(
        dibuang_pada=timezone.now(), ditahan=""
    )
    repositori.disiapkan_pada, repositori.id_mesin = None, ""
    repositori.save(update_fields=["disiapkan_pada", "id_mesin"])
    catat(repositori, "repositori.hilang")
