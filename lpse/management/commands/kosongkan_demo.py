"""Empties a demo database, so that a unit can begin its own work in it."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from lpse.berkas.tersegel import hapus_semua_segel
from lpse.hak_basis_data import beri_hak, sebagai_pemilik
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Akun, Berkas
from lpse.sumbangan import sumbangan
from lpse.surat_demo import direktori

# What a unit finds in a new database comes from these migrations; emptying takes it away as well.
ISI_MIGRASI = (
    ("registrasi.migrations.0004_katalog_alasan", "isi_katalog"),
    ("layanan.migrations.0001_tiket", "isi_awal"),
    ("layanan.migrations.0004_pengumuman", "isi_awal"),
    ("infrastruktur.migrations.0001_pantau", "isi_ambang"),
    ("infrastruktur.migrations.0005_ruang_server", "isi_batas"),
    ("arsip.migrations.0001_cadangan", "isi_bawaan"),
    ("arsip.migrations.0004_retensi", "isi_kelas"),
    ("sekretariat.migrations.0016_retensi", "isi_kelas"),
)


class Command(BaseCommand):
    help = "Menghapus seluruh data contoh. Ditolak bila ada akun pegawai asli."

    def handle(self, *args: Any, **options: Any) -> None:
        if Akun.objects.filter(is_demo=False, user_id__isnull=False).exists() or not (
            Akun.objects.filter(is_demo=True).exists()
        ):
            raise CommandError("Basis data ini bukan basis data demo; tidak ada yang dihapus.")
        web = connection.settings_dict["USER"]
        kunci = list(Berkas.objects.values_list("kunci", flat=True))
        kunci += [satu for sumber in sumbangan.kunci_simpanan for satu in sumber()]
        with (
            sebagai_pemilik(settings.DATABASE_MIGRASI),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            # A view has no rows of its own.
            model = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
            tabel = [satu._meta.db_table for satu in model]
            dipertahankan = {"django_content_type", "auth_permission", "django_migrations"}
            nama = ", ".join(connection.ops.quote_name(t) for t in tabel if t not in dipertahankan)
            # The owner alone may lift the trail's guard, and does so for these invented rows only.
            cursor.execute("ALTER TABLE lpse_jejak DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE lpse_segeljejak DISABLE TRIGGER USER")
            cursor.execute(f"TRUNCATE {nama} RESTART IDENTITY CASCADE")
            cursor.execute("ALTER TABLE lpse_jejak ENABLE TRIGGER USER")
            cursor.execute("ALTER TABLE lpse_segeljejak ENABLE TRIGGER USER")
            beri_hak(web)
            isi_kalender_dari_profil()
            for modul, isi in ISI_MIGRASI:
                getattr(import_module(modul), isi)(apps, None)
        for satu in kunci:
            storages["berkas"].delete(satu)
        hapus_semua_segel()
        for surat in direktori().glob("*.eml"):
            surat.unlink()
        self.stdout.write("Data contoh dihapus.")
