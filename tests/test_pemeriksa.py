"""The auditor opens every page of every unit and changes nothing: walked over all URLs and methods."""

import logging
from itertools import islice

import pytest
from django.db import connection

from lpse.models import Jejak, Naskah
from lpse.naskah import pastikan_pdf
from lpse.pemeriksa import tindakan_pemeriksa
from sekretariat.actions.pengesahan_laporan import sapu_berkas_laporan
from tests.akses_dunia import buat_dunia, tanpa_bekas
from tests.test_akses import API, TABEL, alamat_baris

pytestmark = pytest.mark.timeout(600)
# What may differ after the walk: the trail, its seals, and when a session was last used.
# An announcement's proof is the first page that carries it, whoever opens that.
BOLEH_BERUBAH = {"lpse_jejak", "lpse_segeljejak", "django_session", "layanan_buktipemberitahuan"}
METODE = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
PER_URL = 2


def keadaan() -> dict[str, tuple[int, str]]:
    """Of every table: how many rows, and a sum over what is in them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND c.relkind = 'r'"
        )
        tabel = [nama for (nama,) in cursor.fetchall() if nama not in BOLEH_BERUBAH]
        isi = {}
        for nama in tabel:
            cursor.execute(
                f'SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM "{nama}" t'
            )
            isi[nama] = cursor.fetchone()
    return isi


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    with pytest.MonkeyPatch.context() as ganti, django_db_blocker.unblock(), tanpa_bekas():
        ganti.setattr("lpse.pembatas.terlampaui", lambda *_: False)
        ganti.setattr("registrasi.views.daftar.terlampaui", lambda *_: False)
        dunia = buat_dunia()
        # A document is drawn when it is first opened, by whomever: not what is looked at here.
        for pk in Naskah.objects.filter(berkas__isnull=True).values_list("pk", flat=True):
            pastikan_pdf(pk)
        sapu_berkas_laporan()
        yield dunia


@pytest.fixture(autouse=True)
def tenang(caplog):
    for nama in ("django.request", "django.security"):
        caplog.set_level(logging.CRITICAL, nama)


def test_setelah_semua_alamat_ditanya_tidak_ada_yang_berubah(dunia):
    klien = dunia.peramban("auditor")
    with tanpa_bekas():
        sebelum, jejak = keadaan(), Jejak.objects.count()
        terkirim = []
        for baris in (b for b in TABEL if not b.nama.startswith(API)):
            if baris.nama in tindakan_pemeriksa():
                continue
            for tujuan, _ in islice(alamat_baris(dunia, baris), PER_URL):
                for metode in METODE:
                    jawaban = klien.generic(metode, tujuan)
                    if jawaban.streaming:
                        b"".join(jawaban.streaming_content)
                    if metode not in ("GET", "HEAD") and jawaban.status_code != 403:
                        terkirim.append(f"{baris.nama} {metode}: {jawaban.status_code}")
        assert terkirim == []
        kini = keadaan()
        assert [nama for nama in sebelum if kini[nama] != sebelum[nama]] == []
        assert Jejak.objects.count() > jejak
