"""The whole API against its own description, with tokens of each kind: nothing sent breaks it."""

import logging

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as pilihan
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import positive_data_acceptance

from lpse.api.skema import skema
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from registrasi.api.cakupan import PENDAFTARAN_MILIK
from tests.factories import buat_akun, buat_diajukan, buat_disetujui
from tests.penelepon import token_untuk

pytestmark = pytest.mark.django_db
load_all_checks()
CONTOH = 5  # for each address, token and kind of data: a few seconds in all
UJI = pilihan(
    max_examples=CONTOH,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def satu_koneksi():
    """A served request would end the connection, and with it the test's own transaction."""
    for sinyal in (request_started, request_finished):
        sinyal.disconnect(close_old_connections)
    yield
    for sinyal in (request_started, request_finished):
        sinyal.connect(close_old_connections)


@pytest.fixture
def isi(monkeypatch, caplog):
    """Records to be found, no limit, and no note of each refusal."""
    monkeypatch.setattr("lpse.pembatas.terlampaui", lambda *_: False)
    caplog.set_level(logging.CRITICAL, "django.request")
    petugas = buat_akun(Peran.VERIFIKATOR, Peran.ADMIN_SISTEM, Peran.SEKRETARIS)
    buat_disetujui(petugas)
    return petugas, buat_diajukan()


@pytest.fixture(params=["tanpa", "pemohon", "petugas", "karangan"])
def kepala(request, isi):
    """The Authorization header of one kind of caller."""
    petugas, milik = isi
    rahasia = {
        "tanpa": lambda: "",
        "pemohon": lambda: token_untuk(milik.akun, PENDAFTARAN_MILIK),
        "petugas": lambda: token_untuk(petugas, *sumbangan.cakupan_api),
        "karangan": lambda: "lpse_" + "x" * 32,
    }[request.param]()
    return {"Authorization": f"Bearer {rahasia}"} if rahasia else {}


@pytest.mark.parametrize("cara", list(GenerationMode), ids=lambda cara: cara.value)
def test_api_menjawab_sesuai_skemanya(kepala, isi, cara):
    aplikasi = schemathesis.openapi.from_wsgi("/api/skema/?format=json", WSGIHandler())
    # The token is ours to send, or not.
    aplikasi.config.generation.with_security_parameters = False
    diuji = []
    for hasil in aplikasi.get_all_operations():
        operasi = hasil.ok()
        if cara == GenerationMode.NEGATIVE and not operasi.query:
            continue

        @UJI
        @given(kasus=operasi.as_strategy(cara))
        def coba(kasus):
            # A cursor is a string, yet not every string is a cursor.
            kasus.call_and_validate(headers=kepala, excluded_checks=[positive_data_acceptance])

        coba()
        diuji.append(operasi.path)
    assert diuji
    if cara == GenerationMode.POSITIVE:
        # The description itself was read from its address above.
        assert set(diuji) == set(skema()["paths"]) - {"/api/skema/"}


@pytest.mark.parametrize("alamat", ["antrean", "pengguna", "pendaftaran-saya"])
def test_baris_nyata_sesuai_skema(isi, alamat):
    """The rows that fuzzing seldom meets: with records there, under each address of rows."""
    petugas, milik = isi
    aplikasi = schemathesis.openapi.from_wsgi("/api/skema/?format=json", WSGIHandler())
    rahasia = token_untuk(petugas, *sumbangan.cakupan_api)
    if alamat == "pendaftaran-saya":
        rahasia = token_untuk(milik.akun, PENDAFTARAN_MILIK)
    operasi = aplikasi[f"/api/v1/registrasi/{alamat}/"]["GET"]
    jawaban = operasi.Case().call_and_validate(headers={"Authorization": f"Bearer {rahasia}"})
    assert jawaban.json()["hasil"]
    if alamat == "pendaftaran-saya":
        satu = aplikasi[f"/api/v1/registrasi/{alamat}/{{kode}}/"]["GET"].Case(
            path_parameters={"kode": milik.kode}
        )
        assert satu.call_and_validate(headers={"Authorization": f"Bearer {rahasia}"}).json()["dokumen"]
