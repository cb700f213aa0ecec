"""The API's frame: who may call, how it refuses, how often it answers, how it describes itself."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
import yaml
from allauth.mfa.models import Authenticator
from django.http import QueryDict
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisPutus
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from lpse import token_api
from lpse.api import batas, galat
from lpse.api.autentikasi import TIDAK_BERLAKU
from lpse.api.skema import skema
from lpse.api.tampilan import TampilanAPI, TampilanTerbuka
from lpse.metrik import kumpulkan
from lpse.models import Pemberitahuan, Penugasan, TokenAPI
from lpse.models.pemberitahuan import StatusPemberitahuan
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from tests.akses_dunia import semua_rute
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.penelepon import penelepon, token_untuk

pytestmark = pytest.mark.django_db
MILIK, ANTREAN = "registrasi.pendaftaran:milik", "registrasi.queries.antrean:baca"
SAYA, ALAMAT_ANTREAN = "/api/v1/registrasi/pendaftaran-saya/", "/api/v1/registrasi/antrean/"


@pytest.fixture
def pemohon():
    return buat_akun(Peran.PEMOHON)


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def berlalu():
    """Travel so many days ahead, as often as wanted."""
    awal = timezone.now()
    perjalanan = []

    def pergi(*, hari):
        for satu in perjalanan:
            satu.stop()
        perjalanan[:] = [time_machine.travel(awal + timedelta(days=hari))]
        perjalanan[0].start()

    yield pergi
    for satu in perjalanan:
        satu.stop()


def masalah(jawaban, status):
    """The problem in an answer, after what every problem must be."""
    assert jawaban.status_code == status, jawaban.content
    assert jawaban["Content-Type"] == "application/problem+json"
    isi = json.loads(jawaban.content)
    assert isi["status"] == status
    assert set(isi) >= {"type", "title", "status", "detail", "instance"}
    assert isi["type"].startswith("http://testserver/api/#")
    assert isi["detail"]
    assert "no-store" in jawaban["Cache-Control"]
    return isi


# --- Who may call ---------------------------------------------------------------------------------------


def test_tanpa_token_401_dengan_tantangan(client):
    jawaban = client.get(SAYA)
    masalah(jawaban, 401)
    assert jawaban["WWW-Authenticate"] == 'Bearer realm="portal-lpse"'


@pytest.mark.parametrize(
    "kepala",
    ["Bearer lpse_" + "x" * 32, "Bearer", "Bearer karangan", "Basic dTpw", "Bearer lpse_é", "Bearer a b"],
)
def test_token_karangan_401(client, kepala):
    jawaban = client.get(SAYA, headers={"Authorization": kepala})
    assert masalah(jawaban, 401)["detail"] == TIDAK_BERLAKU
    assert 'error="invalid_token"' in jawaban["WWW-Authenticate"]


def test_sesi_peramban_tidak_membuka_api(client, pemohon):
    client.force_login(pemohon)
    masalah(client.get(SAYA), 401)


def test_token_yang_dicabut_ditolak_saat_itu_juga(pemohon):
    program = penelepon(token_untuk(pemohon, MILIK))
    assert program.get(SAYA).status_code == 200
    token_api.cabut(TokenAPI.objects.get().pk, oleh=pemohon)
    masalah(program.get(SAYA), 401)


def test_token_habis_masa_ditolak(pemohon, berlalu):
    program = penelepon(token_untuk(pemohon, MILIK))
    berlalu(hari=29)
    assert program.get(SAYA).status_code == 200
    berlalu(hari=31)
    masalah(program.get(SAYA), 401)


def test_akun_yang_ditutup_menutup_tokennya(pemohon):
    program = penelepon(token_untuk(pemohon, MILIK))
    pemohon.is_active = False
    pemohon.save()
    masalah(program.get(SAYA), 401)


def test_peran_yang_berakhir_menutup_cakupannya(verifikator):
    program = penelepon(token_untuk(verifikator, ANTREAN))
    assert program.get(ALAMAT_ANTREAN).status_code == 200
    Penugasan.objects.filter(akun=verifikator).delete()
    assert "hari ini" in masalah(program.get(ALAMAT_ANTREAN), 403)["detail"]


def test_token_pegawai_tidak_melewati_faktor_kedua_yang_dilepas(verifikator):
    program = penelepon(token_untuk(verifikator, ANTREAN))
    Authenticator.objects.filter(user=verifikator).delete()
    assert "faktor kedua" in masalah(program.get(ALAMAT_ANTREAN), 403)["detail"]


def test_alamat_tanpa_cakupan_tertutup_bagi_siapa_pun(verifikator):
    class Lupa(TampilanAPI):
        def get(self, request):
            return Response({})

    rahasia = token_untuk(verifikator, ANTREAN)
    permintaan = APIRequestFactory().get("/api/x/", headers={"Authorization": f"Bearer {rahasia}"})
    masalah(Lupa.as_view()(permintaan), 403)


# --- How it refuses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "alamat", ["/api/tidak-ada/", "/api/v1/registrasi/antrean", "/api/v2/", "/api/v1/x/%00"]
)
@pytest.mark.parametrize("cara", ["get", "post", "delete"])
def test_alamat_yang_tidak_ada_404_sebagai_masalah(client, alamat, cara):
    masalah(getattr(client, cara)(alamat, headers={"Accept": "text/html"}), 404)


@pytest.mark.parametrize("cara", ["post", "put", "patch", "delete"])
def test_api_hanya_dibaca(pemohon, cara):
    jawaban = getattr(penelepon(token_untuk(pemohon, MILIK)), cara)(SAYA)
    masalah(jawaban, 405)
    assert jawaban["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("kueri", "terima"), [("", "image/png"), ("?format=xml", "*/*"), ("?format=csv", "*/*")]
)
def test_bentuk_yang_tidak_ada_406(pemohon, kueri, terima):
    masalah(penelepon(token_untuk(pemohon, MILIK), Accept=terima).get(SAYA + kueri), 406)


class Rusak(TampilanTerbuka):
    """Breaks as it is told."""

    def get(self, request):
        raise ZeroDivisionError("rahasia dapur")

    def post(self, request):
        return Response(request.data)


def test_jenis_isi_yang_tidak_dikenal_415_dan_json_rusak_400():
    buat = APIRequestFactory()
    masalah(Rusak.as_view()(buat.post("/api/x/", b"<a/>", content_type="text/xml")), 415)
    masalah(Rusak.as_view()(buat.post("/api/x/", b"{", content_type="application/json")), 400)


def test_kecelakaan_500_tanpa_jejak_tumpukan(caplog):
    jawaban = Rusak.as_view()(APIRequestFactory().get("/api/x/"))
    assert "rahasia dapur" not in json.dumps(masalah(jawaban, 500))
    assert "rahasia dapur" in caplog.text


def test_kecelakaan_di_luar_tampilan_juga_masalah(rf):
    masalah(galat.galat_500(rf.get("/api/v1/")), 500)
    masalah(galat.galat_400(rf.get("/api/v1/"), Exception()), 400)
    assert b"<html" in galat.galat_500(rf.get("/daftar/")).content
    assert galat.galat_400(rf.get("/daftar/"), Exception())["Content-Type"].startswith("text/html")


def test_parameter_terlalu_banyak_400(pemohon):
    kueri = QueryDict(mutable=True)
    for urut in range(1500):
        kueri[f"p{urut}"] = "1"
    masalah(penelepon(token_untuk(pemohon, MILIK)).get(f"{SAYA}?{kueri.urlencode()}"), 400)


@pytest.mark.parametrize(
    ("kueri", "parameter"),
    [("ukuran=0", "ukuran"), ("ukuran=101", "ukuran"), ("ukuran=x", "ukuran"), ("kursor=abc", "kursor"),
     ("kursor=WyJ4Il0", "kursor"), ("kursor=%00", "kursor"), ("karangan=1", "karangan")],
)  # fmt: skip
def test_parameter_keliru_disebut_satu_per_satu(pemohon, kueri, parameter):
    isi = masalah(penelepon(token_untuk(pemohon, MILIK)).get(f"{SAYA}?{kueri}"), 400)
    assert [satu["parameter"] for satu in isi["errors"]] == [parameter]
    assert all(satu["detail"] for satu in isi["errors"])


# --- How often ------------------------------------------------------------------------------------------


def test_terlalu_sering_dengan_satu_token_429(pemohon, monkeypatch, settings):
    monkeypatch.setattr(batas, "API_PER_TOKEN", 2)
    program = penelepon(token_untuk(pemohon, MILIK))
    assert [program.get(SAYA).status_code for _ in range(2)] == [200, 200]
    jawaban = program.get(SAYA)
    masalah(jawaban, 429)
    assert jawaban["Retry-After"] == "60"
    lain = penelepon(token_untuk(buat_akun(Peran.PEMOHON), MILIK))
    assert lain.get(SAYA).status_code == 200


def test_tebakan_token_dihitung_per_alamat(client, monkeypatch):
    monkeypatch.setattr("lpse.api.tampilan.check_alamat", lambda r: batas.check_alamat(r, "uji", 2))
    client.defaults["REMOTE_ADDR"] = "192.0.2.77"
    tebak = {"Authorization": "Bearer lpse_" + "x" * 32}
    assert [client.get(SAYA, headers=tebak).status_code for _ in range(3)] == [401, 401, 429]


def test_cache_mati_tidak_menutup_api(pemohon, monkeypatch, caplog):
    def putus(*_args, **_kwargs):
        raise RedisPutus

    program = penelepon(token_untuk(pemohon, MILIK))
    monkeypatch.setattr("lpse.cache._istirahat", {})
    monkeypatch.setattr("django.core.cache.backends.redis.RedisCache.incr", putus)
    monkeypatch.setattr(batas, "API_PER_TOKEN", 1)
    assert [program.get(SAYA).status_code for _ in range(3)] == [200, 200, 200]
    assert "cache tidak terjangkau" in caplog.text


# --- How it describes itself ----------------------------------------------------------------------------


def test_skema_memuat_setiap_alamat_api():
    alamat = {f"/{r.rute}" for r in semua_rute() if r.rute.startswith("api/") and "alamat" not in r.parameter}
    halaman = {"/api/"}
    ditulis = {a.replace("{kode}", "<slug:kode>") for a in skema()["paths"]}
    assert ditulis == alamat - halaman


def test_setiap_tampilan_api_menyebut_cakupan_yang_dikenal_atau_terbuka():
    def kelas(pola):
        for satu in pola:
            if isinstance(satu, URLPattern):
                view = getattr(satu.callback, "cls", None)
                if view and issubclass(view, APIView):
                    yield view
            else:
                yield from kelas(satu.url_patterns)

    semua = set(kelas(get_resolver().url_patterns))
    assert semua
    for view in semua:
        assert issubclass(view, TampilanTerbuka) or view.cakupan in sumbangan.cakupan_api, view


@pytest.mark.parametrize(
    ("kueri", "terima", "baca"),
    [("", "*/*", yaml.safe_load), ("?format=json", "*/*", json.loads), ("", "application/json", json.loads)],
)
def test_skema_terbuka_sebagai_yaml_dan_json(client, kueri, terima, baca):
    jawaban = client.get(f"/api/skema/{kueri}", headers={"Accept": terima})
    assert jawaban.status_code == 200
    assert baca(jawaban.content)["openapi"].startswith("3.1")


def test_pangkal_dan_halaman_menyebut_setiap_alamat(client):
    jalan = {a: cara for a, cara in skema()["paths"].items() if a.startswith("/api/v1/") and a != "/api/v1/"}
    v1 = [(satu.upper(), a) for a, cara in jalan.items() for satu in cara]
    assert [(b["cara"], b["alamat"]) for b in client.get("/api/v1/").json()["alamat"]] == v1
    halaman = satu_baris(client.get("/api/"))
    assert all(f"{cara} {a}" in halaman for cara, a in v1)
    assert all(f'id="{m.kode}"' in halaman for m in galat.MASALAH.values())


def test_pegawai_tanpa_faktor_kedua_tetap_membaca_skema(client):
    client.force_login(buat_akun(Peran.VERIFIKATOR))
    assert client.get("/api/skema/").status_code == 200


# --- /metrics -------------------------------------------------------------------------------------------


def test_metrik_404_tanpa_token_di_lingkungan(client):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("kepala", ["", "Bearer", "Bearer salah", "Basic rahasia", "Bearer é"])
def test_metrik_401_untuk_token_lain(client, settings, kepala):
    settings.METRICS_TOKEN = "rahasia"
    jawaban = client.get("/metrics", headers={"Authorization": kepala} if kepala else {})
    assert jawaban.status_code == 401
    assert jawaban["WWW-Authenticate"].startswith("Bearer")


def test_metrik_dibaca_prometheus_dan_satu_sumber_rusak_tidak_menutupi_yang_lain(
    client, settings, monkeypatch, caplog
):
    def rusak():
        raise RuntimeError("mati")

    settings.METRICS_TOKEN = "rahasia"
    monkeypatch.setattr(sumbangan, "metrik", [rusak, *sumbangan.metrik, lambda: {"nama aneh": 1}])
    caplog.set_level(logging.ERROR)
    jawaban = client.get("/metrics", headers={"Authorization": "Bearer rahasia"})
    assert jawaban["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    baris = jawaban.content.decode().splitlines()
    assert "lpse_metrik_sumber_gagal 1" in baris
    assert "lpse_surat_gagal 0" in baris
    assert "# TYPE lpse_berkas_menunggu_pindai gauge" in baris
    assert not any("aneh" in satu for satu in baris)
    assert "sumber ukuran gagal" in caplog.text


def test_metrik_menghitung_surat_yang_gagal(pemohon):
    token_untuk(pemohon, MILIK)
    assert kumpulkan()["lpse_surat_antre"] == 1
    Pemberitahuan.objects.update(status=StatusPemberitahuan.GAGAL)
    hasil = kumpulkan()
    assert (hasil["lpse_surat_gagal"], hasil["lpse_surat_antre"]) == (1, 0)
