"""Many people at one training: as many get a seat as there are, the others wait in order."""

import pytest

from layanan.actions.pelatihan import ubah_pelatihan
from layanan.actions.peserta_pelatihan import batalkan_peserta, daftar_pelatihan, konfirmasi_peserta
from layanan.models import PemegangTautan, PesertaPelatihan
from tests.layanan.pelatihan import ORANG, buat, daftar, petugas
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dasar("layanan.pelatihan")]


def test_lima_puluh_orang_serentak_tidak_melebihi_kursinya():
    p = buat(kapasitas=7)
    orang = [
        PesertaPelatihan(pelatihan=p, nama=f"Orang {n}", surel=f"o{n}@uji.example", instansi="Uji")
        for n in range(50)
    ]
    PesertaPelatihan.objects.bulk_create(orang)

    serentak(*(lambda o=o: konfirmasi_peserta(o.pk, oleh=PemegangTautan(o.pk)) for o in orang))

    semua = list(p.peserta.order_by("urut").values_list("urut", "status"))
    assert [urut for urut, _ in semua] == list(range(1, 51))
    assert [s for _, s in semua] == ["terdaftar"] * 7 + ["daftar_tunggu"] * 43


def test_satu_surel_didaftarkan_serentak_sekali_saja():
    p = buat()

    serentak(*[lambda: daftar_pelatihan(p.pk, akun=None, surel="a@uji.example", **ORANG)] * 8)

    assert p.peserta.count() == 1


def test_batal_mendaftar_dan_menambah_kursi_serentak_tidak_meninggalkan_kursi_kosong():
    oleh = petugas()
    p = buat(oleh, kapasitas=3)
    duduk = [daftar(p, f"d{n}@uji.example") for n in range(3)]
    [daftar(p, f"t{n}@uji.example") for n in range(6)]

    serentak(
        *(lambda d=d: batalkan_peserta(d.pk, oleh=PemegangTautan(d.pk)) for d in duduk[:2]),
        *(lambda n=n: daftar(p, f"b{n}@uji.example") for n in range(3)),
        lambda: ubah_pelatihan(p.pk, oleh=oleh, kapasitas=4),
    )

    assert p.peserta.filter(status="terdaftar").count() == 4
    duduk_kini = p.peserta.filter(status="terdaftar").order_by("-urut")[0]
    menunggu = p.peserta.filter(status="daftar_tunggu").order_by("urut")[0]
    assert duduk_kini.urut < menunggu.urut
