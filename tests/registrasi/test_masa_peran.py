"""A role ends with its letter: warned of in time, once each, and shown to the officers."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini, tanggal
from registrasi import actions
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import MasaPeran, PenggunaSPSE
from registrasi.tasks.masa_peran import sapu_masa_peran
from tests.factories import buat_akun, buat_disetujui_pejabat, nip_baru
from tests.petugas import klien

pytestmark = pytest.mark.django_db
DAFTAR = "/admin/registrasi/masa-peran/"


def masa_berakhir(hari: int) -> MasaPeran:
    """A term that ends so many days from today; a past one as time would have made it."""
    pendaftaran = buat_disetujui_pejabat(sampai=hari_ini() + timedelta(days=max(hari, 0)), nip=nip_baru())
    masa: MasaPeran = pendaftaran.pengguna_spse.masa_peran.get()
    if hari >= 0:
        return masa
    lewat = MasaPeran(
        pengguna=masa.pengguna,
        peran="lainnya",
        instansi="Dinas Lama",
        rujukan_surat=masa.rujukan_surat,
        diputus_oleh=masa.diputus_oleh,
        mulai=hari_ini() - timedelta(days=400),
        sampai=hari_ini() + timedelta(days=hari),
    )
    lewat.save()
    return lewat


def surat_terkirim() -> list[str]:
    return sorted(
        Pemberitahuan.objects.filter(templat__contains="masa_peran").values_list("kunci", flat=True)
    )


@pytest.mark.parametrize(
    ("hari", "ambang"),
    [(31, None), (30, 30), (15, 30), (14, 14), (8, 14), (7, 7), (3, 7), (0, 7)],
)
def test_peringatan_terdekat_saja_dan_satu_kali(hari, ambang):
    masa = masa_berakhir(hari)
    sapu_masa_peran()
    diharapkan = [f"masa_peran.{ambang}:{masa.pk}"] if ambang else []
    assert surat_terkirim() == diharapkan
    assert sapu_masa_peran() == 0
    assert surat_terkirim() == diharapkan


def test_sesudah_berakhir_diberi_tahu_sekali_walau_mesin_sempat_mati():
    masa = masa_berakhir(-4)
    lama = masa_berakhir(-40)
    sapu_masa_peran()
    assert f"masa_peran.0:{masa.pk}" in surat_terkirim()
    assert f"masa_peran.0:{lama.pk}" not in surat_terkirim()
    assert sapu_masa_peran() == 0


def test_yang_sudah_diperpanjang_tidak_diperingatkan():
    masa = masa_berakhir(5)
    sapu_masa_peran()
    baris = Pemberitahuan.objects.get(kunci=f"masa_peran.7:{masa.pk}")
    pesan = susun(baris)
    assert pesan is not None
    assert tanggal(masa.sampai) in pesan.subject
    assert "5 hari lagi" in pesan.body
    assert reverse("registrasi:permohonan_baru", args=["perpanjang_peran"]) in pesan.body
    actions.beri_masa_peran(
        masa.pengguna,
        peran=masa.peran,
        satker=masa.satker,
        instansi=masa.instansi,
        surat=masa.rujukan_surat,
        sampai=hari_ini() + timedelta(days=300),
        oleh=masa.diputus_oleh,
    )
    assert sapu_masa_peran() == 0
    # The letter that still waited to be sent is not sent any more.
    assert susun(baris) is None


def test_yang_dinonaktifkan_tidak_diperingatkan():
    masa = masa_berakhir(5)
    PenggunaSPSE.objects.filter(pk=masa.pengguna_id).update(status_spse=StatusSPSE.NONAKTIF)
    assert sapu_masa_peran() == 0


def test_halaman_sendiri_menyebut_sisa_dan_kedaluwarsanya():
    masa = masa_berakhir(10)
    pendaftaran = masa.pengguna.pendaftaran
    pemilik = Client()
    pemilik.force_login(pendaftaran.akun)
    isi = pemilik.get(f"/daftar/{pendaftaran.kode}/").content.decode()
    assert "Berakhir 10 hari lagi" in isi
    assert "Perpanjang dengan surat baru" in isi
    assert not masa.pengguna.is_peran_kedaluwarsa
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        pemilik.force_login(pendaftaran.akun)
        assert masa.pengguna.is_peran_kedaluwarsa
        assert "Peran kedaluwarsa" in pemilik.get(f"/daftar/{pendaftaran.kode}/").content.decode()


@pytest.fixture
def verifikator() -> Client:
    return klien(buat_akun(Peran.VERIFIKATOR))


def test_daftar_menyaring_menurut_keadaan(verifikator):
    segera, nanti, lewat = masa_berakhir(10), masa_berakhir(100), masa_berakhir(-5)

    def tampak(**kueri: str) -> set[int]:
        return {m.pk for m in verifikator.get(DAFTAR, kueri).context["baris"]}

    assert tampak(keadaan="segera") >= {segera.pk}
    assert nanti.pk not in tampak(keadaan="segera")
    assert tampak(keadaan="kedaluwarsa") == {lewat.pk}
    assert {segera.pk, nanti.pk, lewat.pk} <= tampak(keadaan="riwayat")
    assert lewat.pk not in tampak()
    assert tampak(cari=nanti.pengguna.user_id.lower()) == {nanti.pk}
    assert tampak(cari="tidak ada") == set()
    isi = verifikator.get(DAFTAR, {"keadaan": "kedaluwarsa"}).content.decode()
    assert "Kedaluwarsa" in isi


def test_daftar_murah(verifikator, django_assert_max_num_queries):
    for hari in (3, 20, 60):
        masa_berakhir(hari)
    verifikator.get(DAFTAR)
    with django_assert_max_num_queries(8) as sql:
        assert len(verifikator.get(DAFTAR).context["baris"]) == 3
    assert not any("COUNT(" in q["sql"].upper() for q in sql.captured_queries)


def test_ekspor_memuat_yang_disaring_dan_tercatat(verifikator):
    masa = masa_berakhir(10)
    jawaban = verifikator.get(f"{DAFTAR}ekspor.csv", {"keadaan": "segera"})
    teks = b"".join(jawaban.streaming_content).decode().removeprefix("\ufeff")
    kepala, baris = csv.reader(io.StringIO(teks))
    assert kepala[0] == "User ID"
    assert (baris[0], baris[-1]) == (masa.pengguna.user_id, "Berakhir 10 hari lagi")
    assert Jejak.objects.get(peristiwa="masa_peran.diekspor").rincian == {"keadaan": "segera"}


def test_hanya_yang_berwenang_melihat_daftar():
    assert klien(buat_akun(Peran.HELPDESK)).get(DAFTAR).status_code == 403
    assert Client().get(DAFTAR).status_code == 302


def test_kartu_beranda_menghitung_peran_yang_segera_berakhir(verifikator):
    def kartu(client: Client) -> list[str]:
        return [k["angka"] for k in client.get("/admin/").context["kartu"] if "Peran berakhir" in k["judul"]]

    masa_berakhir(31)
    assert kartu(verifikator) == []
    masa_berakhir(30)
    masa_berakhir(2)
    assert kartu(verifikator) == ["2"]
    assert kartu(klien(buat_akun(Peran.HELPDESK))) == []
