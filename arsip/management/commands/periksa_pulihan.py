"""What a restore drill asks of the restored portal; it works in a scratch database and nowhere else."""

import io
import json
import secrets
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse

from arsip.actions.akun_uji import siapkan_akun_uji
from arsip.mesin.basis_uji import is_basis_uji
from lpse.jejak import periksa_rantai, segel


class Command(BaseCommand):
    help = "Dipakai uji pemulihan: memeriksa jejak dan masuk ke portal di basis data uji. Bukan untuk portal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu dokumen JSON di stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        connection.ensure_connection()
        if not is_basis_uji(connection.connection):
            raise CommandError("Perintah ini hanya bekerja di basis data uji pemulihan.")
        _mutakhirkan()
        isi = {"jejak": _jejak(), "masuk": _masuk()}
        self.stdout.write(json.dumps(isi, ensure_ascii=False))


def _mutakhirkan() -> None:
    """A backup made before the last update gets the migrations it would get when it is really restored."""
    pelaksana = MigrationExecutor(connection)
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0, stdout=io.StringIO())


def _jejak() -> dict[str, Any]:
    while segel():
        pass
    rantai = periksa_rantai()
    beda = [] if rantai.utuh else [f"jejak tidak utuh: {kalimat}" for kalimat in rantai.rusak or ["segel"]]
    return {"hasil": f"{rantai.baris} baris, {rantai.segel} segel", "beda": beda}


def _masuk() -> dict[str, Any]:
    sandi = secrets.token_urlsafe(24)
    akun = siapkan_akun_uji(sandi)
    klien = Client(SERVER_NAME="localhost")
    jawaban = klien.post(reverse("account_login"), {"login": akun.email, "password": sandi})
    if klien.session.get(SESSION_KEY) == str(akun.pk) and jawaban.status_code == 302:
        return {"hasil": "berhasil", "beda": []}
    return {"hasil": "gagal", "beda": [f"masuk ke portal gagal (jawaban {jawaban.status_code})"]}
