"""The PDF of an issued document: built once, by whoever comes first, without holding anybody up."""

import pytest
from django.db import connection

from lpse.berkas import BerkasDitolak, terima
from lpse.models import Berkas, Jejak
from lpse.naskah import milik, pastikan_pdf
from lpse.peran import Peran
from tests.factories import buat_akun, buat_disetujui
from tests.petugas import klien
from tests.registrasi.pemohon import browser

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_dua_pembuat_serentak_memakai_berkas_yang_pertama(monkeypatch):
    naskah = milik(buat_disetujui()).first()
    pertama = []

    def terima_didahului(*args, **kwargs):
        assert not connection.in_atomic_block, "nothing is locked while the file is taken in"
        monkeypatch.setattr("lpse.naskah.terima", terima)
        pertama.append(pastikan_pdf(naskah.pk))
        return terima(*args, **kwargs)

    monkeypatch.setattr("lpse.naskah.terima", terima_didahului)

    assert [pastikan_pdf(naskah.pk)] == pertama
    naskah.refresh_from_db()
    assert [naskah.berkas] == pertama
    salinan = Berkas.objects.filter(jenis="application/pdf").order_by("pk")
    assert [berkas.is_musnah for berkas in salinan] == [False, True]


@pytest.mark.parametrize("sebab", ["sibuk", "penyimpanan_penuh"])
@pytest.mark.parametrize("pintu", ["pemohon", "meja"])
def test_pdf_yang_belum_dapat_dibuat_dijawab_dengan_coba_lagi(monkeypatch, pintu, sebab):
    verifikator = buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_disetujui(verifikator)
    naskah = milik(pendaftaran).first()
    if pintu == "meja":
        client, ekor = klien(verifikator), "naskah.pdf"
        alamat = f"/admin/registrasi/pendaftaran/{pendaftaran.kode}"
    else:
        client, alamat, ekor = browser(), f"/daftar/{pendaftaran.kode}", ""
        client.force_login(pendaftaran.akun)

    def tolak(*args, **kwargs):
        raise BerkasDitolak(sebab)

    monkeypatch.setattr("lpse.naskah.terima", tolak)
    jawaban = client.get(f"{alamat}/naskah/{naskah.kode}/{ekor}")

    assert (jawaban.status_code, jawaban["Retry-After"]) == (503, "60")
    assert str(BerkasDitolak(sebab)) in jawaban.content.decode()
    assert not Jejak.objects.filter(peristiwa="naskah.dilihat").exists()
