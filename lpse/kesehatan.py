"""The core's own health checks, asked by `/readyz`."""

from celery import current_app
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lpse.sumbangan import sumbangan


def _basis_data() -> None:
    pelaksana = MigrationExecutor(connection)
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations are pending")


def _antrean() -> None:
    with current_app.connection_for_write() as koneksi:
        koneksi.ensure_connection(max_retries=1, timeout=2)


def _penyimpanan() -> None:
    tempat = storages["berkas"]
    nama = tempat.save("kesehatan/periksa", ContentFile(b"ok"))
    tempat.delete(nama)


def daftarkan() -> None:
    """Register the checks under the names that `/readyz` shows."""
    sumbangan.kesehatan |= {"basis_data": _basis_data, "antrean": _antrean, "penyimpanan": _penyimpanan}
