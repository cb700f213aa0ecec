"""Django's migrate, run as the owner of the tables; afterwards the web role gets exactly what it needs."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection

from lpse.aturan import AturanDilanggar
from lpse.demo import check_demo
from lpse.hak_basis_data import beri_hak, sebagai_pemilik
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.quick_migrations import quick_migrations
from lpse.versi_profil import catat_rilis, check_profil


class Command(Migrate):
    help = "Memutakhirkan skema sebagai pemilik basis data, lalu mengatur hak peran web."

    def handle(self, *args: Any, **options: Any) -> None:
        web = connection.settings_dict["USER"]
        with sebagai_pemilik(settings.DATABASE_MIGRASI):
            with quick_migrations():
                super().handle(*args, **options)
            # A migration to an earlier state has no rows to speak of.
            if "lpse_versiprofil" in connection.introspection.table_names():
                beri_hak(web)
                try:
                    check_profil()
                    check_demo()
                except AturanDilanggar as galat:
                    raise CommandError(str(galat)) from None
                isi_kalender_dari_profil()
                catat_rilis()
