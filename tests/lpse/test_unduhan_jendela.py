"""The read-only windows as CSV: what the list is narrowed to, by the rights of the page."""

import pytest
from django.contrib.admin import site
from django.urls import NoReverseMatch, reverse

from lpse.models import Jejak, Pemberitahuan, Satker
from lpse.models.pemberitahuan import StatusPemberitahuan
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.petugas import klien_peran
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db
SURAT = "/admin/lpse/pemberitahuan/"


def surat(penerima: str, status: str) -> Pemberitahuan:
    return Pemberitahuan.objects.create(templat="uji/surat", penerima=penerima, status=status, kunci=penerima)


def test_jendela_terunduh_persis_yang_disaring_dan_dicari():
    surat("ani@uji.example", StatusPemberitahuan.BATAL)
    surat("budi@uji.example", StatusPemberitahuan.ANTRE)
    admin = klien_peran(Peran.ADMIN_SISTEM)

    def penerima(**kueri: str) -> set[str]:
        return {b["Penerima"] for b in baca_unduhan(admin.get(f"{SURAT}ekspor.csv", kueri))}

    assert {"ani@uji.example", "budi@uji.example"} <= penerima()
    assert penerima(q="ani@uji.example") == {"ani@uji.example"}
    status = {"status__exact": StatusPemberitahuan.BATAL.value}
    assert penerima(**status) == {"ani@uji.example"}
    rincian = Jejak.objects.filter(peristiwa="pemberitahuan.diekspor").order_by("-pk")[0].rincian
    assert rincian == {"saringan": ["status__exact"], "cari": False}
    assert penerima(q="ani@uji.example", penerima="ani@uji.example") == {"ani@uji.example"}
    rincian = Jejak.objects.filter(peristiwa="pemberitahuan.diekspor").order_by("-pk")[0].rincian
    assert rincian == {"saringan": ["penerima"], "cari": True}
    assert f"{SURAT}ekspor.csv?status__exact=" in admin.get(SURAT, status).text


def test_kalimat_yang_tidak_dimengerti_kembali_ke_daftar():
    admin = klien_peran(Peran.ADMIN_SISTEM)
    for kueri in ("status__exact=a%00b", "created_at__gte=kemarin"):
        assert admin.get(f"{SURAT}ekspor.csv?{kueri}").headers["Location"] == SURAT


def test_unduhan_mengalir_semua_halaman_menurut_urutan_daftarnya():
    Satker.objects.bulk_create(
        Satker(kode=f"{n:03}", nama=f"Dinas {n:03}", kode_klpd="D1") for n in range(70)
    )
    baris = baca_unduhan(klien_peran(Peran.KEPALA).get("/admin/lpse/satker/ekspor.csv", {"q": "Dinas"}))
    assert [b["Nama"] for b in baris] == [f"Dinas {n:03}" for n in range(70)]


def test_setiap_jendela_dapat_diunduh_kecuali_jejak():
    buat_akun(Peran.PEMOHON)
    kepala = klien_peran(Peran.KEPALA)
    for jendela in site._registry.values():
        if jendela.opts.model_name == "jejak":
            with pytest.raises(NoReverseMatch):
                reverse(jendela.alamat("ekspor"))
        else:
            baca_unduhan(kepala.get(reverse(jendela.alamat("ekspor"))))
