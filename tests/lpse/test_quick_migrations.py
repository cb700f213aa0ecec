"""The shorter way through the migrations ends at the same schema as Django's own."""

import contextlib
import subprocess

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.state import ProjectState, StateApps

from lpse.embedded import paths
from lpse.embedded.postgres import SUPERUSER, connect
from lpse.embedded.programs import postgres_program
from lpse.hak_basis_data import sebagai_pemilik
from lpse.quick_migrations import quick_migrations
from tests import plugin
from tests.services import worker_name


@pytest.fixture
def kosong(django_db_setup, django_db_blocker):
    """Makes an empty database the default one; the suite's own is back afterwards."""
    semula, dibuat = connection.settings_dict["NAME"], []
    with contextlib.closing(connect(plugin.BASE, dbname="postgres")) as admin, django_db_blocker.unblock():

        def buat(nama):
            dibuat.append(f"{nama}_{worker_name()}")
            connection.close()
            admin.execute(f"CREATE DATABASE {dibuat[-1]} OWNER lpse_owner TEMPLATE template0")
            connection.settings_dict["NAME"] = dibuat[-1]
            return dibuat[-1]

        yield buat
        connection.close()
        connection.settings_dict["NAME"] = semula
        for nama in dibuat:
            admin.execute(f"DROP DATABASE {nama} WITH (FORCE)")


def skema(nama):
    """Every definition; the token that pg_dump draws for psql left out."""
    server = paths.database(plugin.BASE, SUPERUSER, nama)
    perintah = [str(postgres_program("pg_dump")), "-h", server["HOST"], "-p", str(server["PORT"])]
    perintah += ["-U", SUPERUSER, "--schema-only", nama]
    teks = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    return [baris for baris in teks.splitlines() if not baris.startswith(("\\restrict", "\\unrestrict"))]


def jalankan():
    with sebagai_pemilik(settings.DATABASE_MIGRASI):
        call_command(Migrate(), interactive=False, verbosity=0)


@pytest.mark.berat
@pytest.mark.timeout(600)
def test_jalan_pendek_menghasilkan_skema_yang_sama(kosong):
    pendek = kosong("migrasi_pendek")
    with quick_migrations():
        jalankan()
    panjang = kosong("migrasi_panjang")
    jalankan()
    assert len(skema(pendek)) > 1000
    assert skema(pendek) == skema(panjang)


def test_sesudahnya_django_seperti_semula():
    semula = ProjectState.add_model, ProjectState._append_option, StateApps.clone
    with quick_migrations():
        assert ProjectState.add_model is not semula[0]
    assert (ProjectState.add_model, ProjectState._append_option, StateApps.clone) == semula
