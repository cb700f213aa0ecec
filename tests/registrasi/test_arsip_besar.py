"""Ekspor ZIP yang besar: dialirkan, tidak ditampung di memori, dan tidak menahan transaksi."""

import hashlib

import psutil
import pytest
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

from lpse.models import Berkas
from lpse.peran import Peran
from registrasi import actions
from registrasi.lemari.ekspor import susun_zip
from registrasi.models.arsip import AsalArsip
from tests.factories import buat_akun, buat_berkas

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.berat,
    pytest.mark.dasar("registrasi.arsip"),
]
MB = 1024 * 1024
UKURAN = 500 * MB


def besarkan(berkas: Berkas) -> None:
    """Ganti isi tersimpan dengan 500 MB yang tidak jarang (setiap bloknya tertulis)."""
    sidik, blok = hashlib.sha256(), bytes(range(256)) * (MB // 256)
    with storages["berkas"].open(berkas.kunci, "wb") as isi:
        for _ in range(UKURAN // MB):
            isi.write(blok)
            sidik.update(blok)
    Berkas.objects.filter(pk=berkas.pk).update(ukuran=UKURAN, sha256=sidik.hexdigest())


def test_zip_500_mb_tidak_memakan_memori_dan_tidak_menahan_transaksi():
    verifikator = buat_akun(Peran.VERIFIKATOR)
    butir = actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis="akta", judul="Akta")
    besarkan(butir.berkas)
    semua = actions.ekspor_berkas(butir, oleh=verifikator)
    proses = psutil.Process()
    sebelum, terkirim, terbesar, puncak = proses.memory_info().rss, 0, 0, 0
    for potongan in susun_zip(semua, verifikator, timezone.now()):
        terkirim, terbesar = terkirim + len(potongan), max(terbesar, len(potongan))
        puncak = max(puncak, proses.memory_info().rss)
        assert not connection.in_atomic_block
    storages["berkas"].delete(butir.berkas.kunci)
    assert terkirim > UKURAN
    assert terbesar < MB
    assert puncak - sebelum < 20 * MB, f"memori naik {(puncak - sebelum) / MB:.1f} MB"
