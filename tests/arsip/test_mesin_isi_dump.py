"""Rows counted in what pg_restore writes, wherever a piece of it happens to end."""

import pytest

from arsip.mesin.isi_dump import PenghitungBaris, beda_baris

KELUARAN = rb"""--
-- Data for Name: tiket; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.tiket (id, isi) FROM stdin;
1	a
2	COPY lain.tabel (a) FROM stdin;
3	\\.
\.


COPY public.kosong (id) FROM stdin;
\.


COPY "arsip lama"."Surat.""Masuk" (id, "nama
dua baris") FROM stdin;
1	COPY
\.


COPY public.tanpa_kolom  FROM stdin;


\.


SELECT pg_catalog.setval('public.nomor', 7, true);
"""
BARIS = {"public.tiket": 3, "public.kosong": 0, 'arsip lama.Surat."Masuk': 1, "public.tanpa_kolom": 2}


@pytest.mark.parametrize("panjang", [1, 2, 3, 7, 64, 4096])
def test_baris_dihitung_di_mana_pun_potongannya_berakhir(panjang):
    hitung = PenghitungBaris()
    for awal in range(0, len(KELUARAN), panjang):
        hitung(KELUARAN[awal : awal + panjang])
    assert hitung.baris == BARIS


def test_tabel_yang_tidak_sampai_akhir_tidak_dihitung():
    hitung = PenghitungBaris()
    hitung(KELUARAN[: KELUARAN.index(b"2\tCOPY")])

    beda = beda_baris({"public.tiket": 3}, hitung.baris)
    assert (hitung.baris, beda) == ({}, ["public.tiket: tidak ada, seharusnya 3"])
    assert beda_baris({"a.b": 1}, {"a.b": 1, "ekstensi.tabel": 4}) == []
