"""Migrations that are taken back leave the guards as they were before."""

from importlib import import_module

import pytest

from tests.basis_data import superuser

pytestmark = pytest.mark.django_db
BADAN = "SELECT prosrc FROM pg_proc WHERE proname = 'registrasi_cegah_setuju'"


def test_penjaga_meja_yang_dibatalkan_mengembalikan_penjaga_persetujuan():
    awal = import_module("registrasi.migrations.0002_penjaga_persetujuan").PENJAGA
    meja = import_module("registrasi.migrations.0005_penjaga_meja")
    with superuser() as pg, pg.transaction(force_rollback=True):
        assert pg.execute(BADAN).fetchone() == (meja.PENJAGA.split("$$")[1],)
        pg.execute(meja.LEPAS)
        assert pg.execute(BADAN).fetchone() == (awal.split("$$")[1],)
