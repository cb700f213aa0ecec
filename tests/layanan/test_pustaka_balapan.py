"""Officers and readers at one article at once: one version, every answer counted."""

from functools import partial

import pytest

from layanan.actions.pustaka import terbitkan_artikel
from layanan.actions.umpan_balik import catat_nihil, catat_umpan_balik
from layanan.models import Artikel, PencarianNihil, VersiArtikel
from layanan.policies.pustaka import ArtikelBelumLengkap
from tests.layanan.pustaka import draf, petugas, terbit
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def test_dua_petugas_menerbitkan_naskah_yang_sama_menjadi_satu_versi():
    oleh = petugas()
    artikel = draf(oleh)
    hasil = serentak(*[partial(terbitkan_artikel, artikel.pk, oleh=oleh)] * 2)
    assert [type(satu) for satu in hasil].count(ArtikelBelumLengkap) == 1
    assert VersiArtikel.objects.filter(artikel=artikel).count() == 1


def test_jawaban_pembaca_dan_pencarian_serentak_terhitung_semua():
    versi = terbit().versi
    serentak(
        *[partial(catat_umpan_balik, versi, membantu=True)] * 3,
        *[partial(catat_nihil, ["sertifikat"])] * 3,
    )
    assert Artikel.objects.get().ya == 3
    assert PencarianNihil.objects.get().kali == 3
