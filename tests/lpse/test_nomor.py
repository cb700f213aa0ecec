"""Numbers without gap."""

from datetime import date

import pytest
from django.db import transaction

from lpse.nomor import ambil_nomor

pytestmark = pytest.mark.django_db


def test_nomor_mulai_dari_satu_tiap_jenis_dan_tahun():
    assert ambil_nomor("BA-VER", date(2026, 3, 1)).urut == 1
    assert ambil_nomor("BA-VER", date(2026, 12, 31)).urut == 2
    assert ambil_nomor("BA-STA", date(2026, 3, 1)).urut == 1
    assert ambil_nomor("BA-VER", date(2027, 1, 1)).urut == 1


def test_nomor_ditulis_menurut_pola_profil():
    teks = ambil_nomor("BA-VER", date(2026, 3, 1)).teks
    assert "BA-VER" in teks
    assert "III" in teks
    assert "2026" in teks


def test_nomor_kembali_bila_tindakannya_batal():
    with transaction.atomic():
        ambil_nomor("BA-VER", date(2026, 3, 1))
        transaction.set_rollback(True)
    assert ambil_nomor("BA-VER", date(2026, 3, 1)).urut == 1


@pytest.mark.django_db(transaction=True)
def test_nomor_di_luar_transaksi_ditolak():
    with pytest.raises(RuntimeError):
        ambil_nomor("BA-VER", date(2026, 3, 1))
