"""Keyset paging by itself: rows of one value, rows that come and go, and where the index begins."""

import base64

import pytest
from django.db import connection, transaction

from lpse.models import Jejak
from lpse.paging import Order, is_cursor, read_page
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db

NAIK, TURUN = Order("peristiwa"), Order("peristiwa", falling=True)


def catat_banyak(*peristiwa: str) -> list[int]:
    """Trail rows of these events, all about one made-up object; their ids."""
    baris = [Jejak(peristiwa=p, objek_jenis="uji", objek_id="paging", oleh_id=None) for p in peristiwa]
    return [satu.pk for satu in Jejak.objects.bulk_create(baris)]


def uji():
    return Jejak.objects.filter(objek_jenis="uji", objek_id="paging")


def semua_halaman(order: Order, size: int) -> list[int]:
    halaman = read_page(uji(), order, size=size)
    pks = [b.pk for b in halaman.rows]
    while halaman.after:
        halaman = read_page(uji(), order, after=halaman.after, size=size)
        pks += [b.pk for b in halaman.rows]
    return pks


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_baris_bernilai_sama_tidak_hilang_dan_tidak_berulang(size):
    a, b, c, d, e, f, g = catat_banyak("x", "x", "x", "a", "x", "z", "x")
    assert semua_halaman(NAIK, size) == [d, a, b, c, e, g, f]
    assert semua_halaman(TURUN, size) == [f, g, e, c, b, a, d]
    assert semua_halaman(Order(), size) == [a, b, c, d, e, f, g]


def test_halaman_sebelum_dari_halaman_pertama_tidak_ada():
    catat_banyak("a", "b", "c")
    pertama = read_page(uji(), NAIK, size=2)
    assert pertama.before == ""
    kedua = read_page(uji(), NAIK, after=pertama.after, size=2)
    assert kedua.after == ""
    kembali = read_page(uji(), NAIK, before=kedua.before, size=2)
    assert (kembali.rows, kembali.before, kembali.after) == (pertama.rows, "", pertama.after)


def test_baris_yang_datang_di_tengah_jalan_tidak_menggeser_halaman_berikutnya():
    lama = catat_banyak("b", "d", "f", "h")
    pertama = read_page(uji(), NAIK, size=2)
    catat_banyak("a", "c")
    assert [b.pk for b in read_page(uji(), NAIK, after=pertama.after, size=2).rows] == lama[2:]


@pytest.mark.parametrize("order", [NAIK, TURUN, Order(falling=True)])
def test_halaman_dalam_dibaca_dari_indeks_mulai_di_kursornya(order):
    """Were the cursor only a filter, a deep page would read everything before it."""
    catat_banyak(*(f"e{n:03d}" for n in range(60)))
    kursor = read_page(Jejak.objects.all(), order, size=50).after
    with transaction.atomic(), connection.cursor() as cursor:
        # Few rows: the planner would rather read them all, and sort them.
        for jalan in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            cursor.execute(f"SET LOCAL enable_{jalan} = off")
        with connection.execute_wrapper(jelaskan):
            read_page(Jejak.objects.all(), order, after=kursor, size=5)


def jelaskan(execute, sql, params, many, context):
    """Have the page's statement explained before it runs."""
    with context["cursor"].connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", params)
        rencana = "\n".join(baris for (baris,) in cursor.fetchall())
    assert "Index Cond" in rencana, rencana
    assert "Sort" not in rencana, rencana
    return execute(sql, params, many, context)


def test_kursor_daftar_lain_berarti_halaman_pertama():
    catat_banyak("a", "b")
    buat_akun()
    asing = read_page(uji(), Order(), size=1).after
    assert len(read_page(uji(), NAIK, after=asing, size=5).rows) == 2


@pytest.mark.parametrize("isi", ["[null,1e999]", "[" * 2000, '["a\\u0000",1]', '["\\ud800",1]', "[1]", "{}"])
def test_penanda_karangan_dibaca_sebagai_tidak_ada(isi):
    penanda = base64.urlsafe_b64encode(isi.encode()).decode().rstrip("=")
    assert not is_cursor(penanda, NAIK, Jejak)
    for order in (NAIK, Order()):
        read_page(uji(), order, after=penanda, size=2)
