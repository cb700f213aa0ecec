"""Empties a demo database, so that a unit can begin its own work in it."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from lpse.hak_basis_data import beri_hak, sebagai_pemilik
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Akun, Berkas
from lpse.surat_demo import direktori


class Command(BaseCommand):
    help = "Menghapus seluruh data contoh. Ditolak bila ada akun pegawai asli."

    def handle(self, *args: Any, **options: Any) -> None:
        if Akun.objects.filter(is_demo=False, user_id__isnull=False).exists() or not (
            Akun.objects.filter(is_demo=True).exists()
        ):
            raise CommandError("Basis data ini bukan basis data demo; tidak ada yang dihapus.")
        web = connection.settings_dict["USER"]
        kunci = list(Berkas.objects.values_list("kunci", flat=True))
        with (
            sebagai_pemilik(settings.DATABASE_MIGRASI),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            tabel = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
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
        for satu in kunci:
            storages["berkas"].delete(satu)
        for surat in direktori().glob("*.eml"):
            surat.unlink()
        self.stdout.write("Data contoh dihapus.")
