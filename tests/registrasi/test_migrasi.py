"""Migrations that are taken back leave the guards as they were before."""

from importlib import import_module

import pytest

from tests.basis_data import superuser

pytestmark = pytest.mark.django_db
BADAN = "SELECT prosrc FROM pg_proc WHERE proname = 'registrasi_cegah_setuju'"


def lepas_penjaga_sesudahnya(pg):
    """Take off the guards that later migrations hung on the same function: backwards they go first."""
    sesudah = """
        SELECT tgrelid::regclass::text FROM pg_trigger
         WHERE tgfoid = 'registrasi_cegah_ubah'::regproc
           AND tgrelid NOT IN ('registrasi_alasandipakai'::regclass, 'registrasi_alihpegangan'::regclass)"""
    for (tabel,) in pg.execute(sesudah).fetchall():
        pg.execute(f"DROP TRIGGER cegah_ubah ON {tabel}")


def test_penjaga_meja_yang_dibatalkan_mengembalikan_penjaga_persetujuan():
    awal = import_module("registrasi.migrations.0002_penjaga_persetujuan").PENJAGA
    meja = import_module("registrasi.migrations.0005_penjaga_meja")
    with superuser() as pg, pg.transaction(force_rollback=True):
        assert pg.execute(BADAN).fetchone() == (meja.PENJAGA.split("$$")[1],)
        lepas_penjaga_sesudahnya(pg)
        pg.execute(meja.LEPAS)
        assert pg.execute(BADAN).fetchone() == (awal.split("$$")[1],)
