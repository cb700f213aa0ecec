"""What a restored portal needs before it works here: rights, a look at its trail, no lost repositories."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from arsip.actions.pekerjaan import gagalkan
from arsip.actions.peralatan import CADANGAN, RAHASIA, lokasi
from arsip.enums.cadangan import JenisRepositori, SebabGagal, StatusPekerjaan
from arsip.mesin.restic import Restic
from arsip.models import Cadangan, Pekerjaan, Repositori
from lpse.hak_basis_data import beri_hak, sebagai_pemilik
from lpse.jejak import catat, periksa_rantai

if TYPE_CHECKING:
    from arsip.actions.pulihkan import Pulihan


def sesudah_pulih(hasil: "Pulihan", restic: Restic) -> None:
    """Give the web role its rights, write the restore into the trail, and say what is left to do."""
    web = connection.settings_dict["USER"]
    with sebagai_pemilik(settings.DATABASE_MIGRASI):
        beri_hak(web)
        pelaksana = MigrationExecutor(connection)
        if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
            # The rows can be read only by the program they belong to.
            hasil.langkah.append("Jalankan manage.py migrate: cadangan ini dari versi sebelumnya.")
            return
    rantai = periksa_rantai()
    if not rantai.utuh:
        hasil.beda.append("Jejak tidak cocok dengan AUDIT_KEY: ambil AUDIT_KEY dari lembar kunci.")
    _simpan_sandi(restic)
    akhiri_yang_berjalan()
    for nama in lepas_yang_hilang():
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


@transaction.atomic
def lepas_yang_hilang() -> list[str]:
    """Melepas repositori di disk server lama yang tidak ikut pindah, beserta cadangan di dalamnya.

    Only directories of the main kind: media and storage elsewhere outlive a server. Dasar: arsip.cadangan
    """
    hilang = []
    for repositori in Repositori.objects.filter(jenis=JenisRepositori.UTAMA, disiapkan_pada__isnull=False):
        if (Path(lokasi(repositori)) / "config").exists():
            continue
        Cadangan.objects.filter(repositori=repositori, dibuang_pada__isnull=True).update(
            dibuang_pada=timezone.now(), ditahan=""
        )
        repositori.disiapkan_pada, repositori.id_mesin = None, ""
        repositori.save(update_fields=["disiapkan_pada", "id_mesin"])
        catat(repositori, "repositori.hilang")
        hilang.append(repositori.nama)
    return hilang
