"""Samples drawn by a seed, exports with the digest of what they hold, the seals computed anew."""

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from lpse.berkas.simpan import penyimpanan
from lpse.jejak import AWAL_RANTAI, catat, hitung_segel, periksa_akhir
from lpse.klaim import KlaimLepas
from lpse.models import Jejak, SegelJejak
from lpse.paging import read_page
from lpse.peran import Peran
from sekretariat.actions import kerja_periksa as kerja
from sekretariat.actions import periksa as act
from sekretariat.enums.periksa import StatusKerja
from sekretariat.models import EksporPemeriksaan, PeriksaSegel, SampelJejak
from sekretariat.periksa.bersama import url
from sekretariat.policies import periksa as aturan
from sekretariat.queries.periksa import SaringanJejak, batas_kini, sampai_batas, undian
from tests.basis_data import superuser
from tests.factories import buat_akun
from tests.petugas import klien, klien_peran
from tests.sekretariat.periksa import baca_ekspor, bytes_dari, ekspor, jejak_banyak, sidik

pytestmark = pytest.mark.django_db
UJI = SaringanJejak(peristiwa="uji.terjadi")
KUERI = "peristiwa=uji.terjadi"
LAMA = timedelta(minutes=10)
SISIP = (
    "INSERT INTO lpse_jejak (peristiwa, objek_jenis, objek_id, peran, rincian) "
    "VALUES ('uji.terjadi', '', '', '', '{}')"
)


@pytest.fixture
def auditor():
    return buat_akun(Peran.AUDITOR, nama="Ayu Pemeriksawati")


# --- Sampel ----------------------------------------------------------------------------------------------


def test_sampel_dapat_diundi_ulang_dengan_tangan(auditor):
    semua = [b.pk for b in jejak_banyak(40)]
    sampel = act.ambil_sampel(oleh=auditor, saringan=UJI, banyak=7, benih="benih-uji")
    assert sampel.baris == sorted(semua, key=lambda pk: undian("benih-uji", pk))[:7]
    assert (sampel.populasi, sampel.benih) == (40, "benih-uji")
    jejak = Jejak.objects.get(peristiwa="sampel.diambil")
    assert jejak.rincian == {"baris": 7, "populasi": 40, "benih": "benih-uji"}


def test_sampel_tetap_sama_meski_jejak_bertambah(auditor):
    jejak_banyak(20)
    sampel = act.ambil_sampel(oleh=auditor, saringan=UJI, banyak=5)
    jejak_banyak(200)
    assert act.turunkan_ulang(sampel) == sampel.baris
    assert act.ambil_sampel(oleh=auditor, saringan=UJI, banyak=5).benih != sampel.benih


def test_sampel_beku_dan_tidak_dari_yang_kosong_atau_terlalu_luas(auditor, monkeypatch):
    with pytest.raises(aturan.SampelKosong):
        act.ambil_sampel(oleh=auditor, saringan=UJI, banyak=5)
    jejak_banyak(3)
    sampel = act.ambil_sampel(oleh=auditor, saringan=UJI, banyak=5)
    assert len(sampel.baris) == 3, "yang lebih sedikit diambil semua"
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        SampelJejak.objects.filter(pk=sampel.pk).update(benih="lain")
    monkeypatch.setattr(aturan, "POPULASI_TERBANYAK", 2)
    with pytest.raises(aturan.SampelTerlaluLuas):
        act.ambil_sampel(oleh=auditor, saringan=UJI, banyak=5)


def test_halaman_sampel_diambil_dilihat_diundi_ulang_dan_dibawa(auditor):
    jejak_banyak(30)
    client = klien(auditor)
    for salah in ({"banyak": "0"}, {"banyak": "501"}, {"banyak": "satu"}, {"banyak": "5", "benih": "a b;c"}):
        assert client.post(f"{url('sampel_baru')}?{KUERI}", salah).status_code == 200
    jawaban = client.post(f"{url('sampel_baru')}?{KUERI}", {"banyak": "4", "benih": "2026"})
    sampel = SampelJejak.objects.get()
    assert jawaban.headers["Location"] == url("sampel_lihat", sampel.kode)
    lihat = client.get(f"{url('sampel_lihat', sampel.kode)}?ulang=1")
    assert [b.pk for b in lihat.context["baris"]] == sampel.baris
    assert "hasilnya sama" in lihat.content.decode()
    assert str(sampel) in client.get(url("sampel")).content.decode()
    kepala, data, baris = baca_ekspor(bytes_dari(client.post(url("sampel_ekspor", sampel.kode, "csv"))))
    assert [int(b[0]) for b in baris] == sampel.baris
    assert "benih 2026" in kepala["Saringan"]
    assert kepala["SHA-256 bagian data"] == sidik(data)


# --- Ekspor langsung -------------------------------------------------------------------------------------


def test_ekspor_memuat_persis_yang_disaring_dengan_kepala_yang_dapat_diperiksa(auditor):
    semua = [b.pk for b in jejak_banyak(5)]
    catat(None, "uji.lain")
    kepala, data, baris = baca_ekspor(ekspor(klien(auditor), KUERI))
    assert [int(b[0]) for b in baris] == semua[::-1]
    assert kepala["Jumlah baris"] == "5"
    assert kepala["SHA-256 bagian data"] == sidik(data)
    assert "Ayu Pemeriksawati" in kepala["Diekspor oleh"]
    assert "peristiwa uji.terjadi" in kepala["Saringan"]
    jejak = Jejak.objects.get(peristiwa="jejak.diekspor")
    assert (jejak.oleh_id, jejak.rincian["baris"], jejak.rincian["sidik"]) == (auditor.pk, 5, sidik(data))


def test_yang_dicari_dari_orang_tidak_masuk_jejak(auditor):
    ekspor(klien(auditor), f"orang={auditor.email}&ip=10.0.0.9")
    rincian = Jejak.objects.get(peristiwa="jejak.diekspor").rincian
    assert rincian["saringan"] == {"baris": "semua", "orang": True, "ip": True}


def test_ekspor_xlsx_memuat_sel_dan_sidik_yang_sama(auditor):
    jejak_banyak(3)
    client = klien(auditor)
    _, data, baris = baca_ekspor(ekspor(client, KUERI))
    buku = load_workbook(io.BytesIO(ekspor(client, KUERI, "xlsx")))
    kepala = {a: b for a, b, *_ in buku["Keterangan"].iter_rows(values_only=True)}
    assert kepala["SHA-256 bagian data"] == sidik(data)
    sel = [[nilai or "" for nilai in satu] for satu in buku["Data"].iter_rows(min_row=2, values_only=True)]
    assert sel == baris


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_tidak_ada_sel_yang_menjadi_rumus(auditor, bentuk):
    jahat = buat_akun(Peran.HELPDESK, nama='=HYPERLINK("http://jahat.example";"x")')
    catat(None, "uji.terjadi", oleh=jahat, **{"=1+1": "@SUM(A1)"})
    isi = ekspor(klien(auditor), KUERI, bentuk)
    if bentuk == "csv":
        (baris,) = baca_ekspor(isi)[2]
    else:
        baris = [str(s.value or "") for s in list(load_workbook(io.BytesIO(isi))["Data"].iter_rows())[1]]
    assert any("HYPERLINK" in nilai for nilai in baris)
    assert not [nilai for nilai in baris if nilai.lstrip().startswith(("=", "+", "-", "@"))]


def test_ekspor_tanpa_bentuk_kembali_dengan_kalimat(auditor):
    jawaban = klien(auditor).post(url("ekspor_buat"), {"bentuk": "pdf"}, follow=True)
    assert "Perbaiki saringannya" in jawaban.content.decode()
    assert not Jejak.objects.filter(peristiwa="jejak.diekspor").exists()


# --- Ekspor besar ----------------------------------------------------------------------------------------


@pytest.fixture
def besar(auditor, monkeypatch) -> tuple[EksporPemeriksaan, Client]:
    """An export of 12 rows where 5 are much, in pieces of 5."""
    monkeypatch.setattr(aturan, "SEKETIKA", 5)
    monkeypatch.setattr(kerja, "POTONG_EKSPOR", 5)
    jejak_banyak(12)
    client = klien(auditor)
    jawaban = client.post(f"{url('ekspor_buat')}?{KUERI}", {"bentuk": "csv"})
    satu = EksporPemeriksaan.objects.get()
    assert jawaban.headers["Location"] == url("ekspor_lihat", satu.kode)
    return satu, client


def selesai(satu: EksporPemeriksaan, client: Client) -> bytes:
    satu.refresh_from_db()
    assert satu.status == StatusKerja.SELESAI
    return bytes_dari(client.get(url("ekspor_unduh", satu.kode)))


def test_ekspor_besar_ditulis_di_latar_dan_sama_dengan_yang_langsung(besar, monkeypatch):
    satu, client = besar
    assert "Menunggu giliran" in client.get(url("ekspor_lihat", satu.kode)).content.decode()
    assert client.get(url("ekspor_unduh", satu.kode)).status_code == 404
    jejak_banyak(3)
    kerja.kerjakan_ekspor(satu.pk)
    kepala, data, baris = baca_ekspor(selesai(satu, client))
    assert (satu.total, satu.ditulis, satu.bagian, len(baris)) == (12, 12, 3, 12)
    assert kepala["SHA-256 bagian data"] == satu.sidik == sidik(data)
    monkeypatch.setattr(aturan, "SEKETIKA", 100)
    langsung = baca_ekspor(ekspor(client, KUERI))[2]
    assert baris == langsung[3:], "yang tertulis sesudah diminta tidak ikut"
    unduhan = Jejak.objects.filter(peristiwa="jejak.diekspor", objek_id=str(satu.pk))
    assert unduhan.get().rincian["sidik"] == satu.sidik


def test_pekerja_yang_mati_diteruskan_dari_bagian_terakhirnya(besar, monkeypatch):
    satu, client = besar
    mati = kerja.ambil_kerja(EksporPemeriksaan, satu.pk)
    kerja.tulis_bagian(mati)
    kerja.kerjakan_ekspor(satu.pk)  # the lease still holds: nobody else touches it
    satu.refresh_from_db()
    assert (satu.status, satu.bagian) == (StatusKerja.BERJALAN, 1)
    assert kerja.sapu_kerja_periksa() == 0
    EksporPemeriksaan.objects.update(klaim_sampai=timezone.now() - LAMA)
    assert kerja.sapu_kerja_periksa() == 1
    dibaca = []

    def catat_baca(*args, **kwargs):
        dibaca.append(kwargs["after"])
        return read_page(*args, **kwargs)

    monkeypatch.setattr(kerja, "read_page", catat_baca)
    kerja.kerjakan_ekspor(satu.pk)
    assert len(dibaca) == 2, "bagian pertama tidak dibaca lagi"
    assert all(dibaca)
    assert len(baca_ekspor(selesai(satu, client))[2]) == 12
    with pytest.raises(KlaimLepas):
        kerja.tulis_bagian(mati)


def test_antrean_yang_hilang_didorong_lagi_oleh_sapuan(besar):
    assert kerja.sapu_kerja_periksa() == 1, "belum diambil siapa pun"
    kerja.kerjakan_ekspor(besar[0].pk)
    kerja.kerjakan_ekspor(besar[0].pk)
    assert kerja.sapu_kerja_periksa() == 0
    assert Jejak.objects.filter(peristiwa="ekspor_pemeriksaan.selesai").count() == 1


def test_yang_terus_terputus_gagal_dengan_kalimat(besar):
    satu, client = besar
    EksporPemeriksaan.objects.update(percobaan=kerja.PERCOBAAN_TERBANYAK)
    kerja.kerjakan_ekspor(satu.pk)
    satu.refresh_from_db()
    assert satu.status == StatusKerja.GAGAL
    assert "berulang kali terputus" in client.get(url("ekspor_lihat", satu.kode)).content.decode()
    assert kerja.sapu_kerja_periksa() == 0


def test_berkas_lama_dibuang_sidiknya_tetap(besar):
    satu, client = besar
    kerja.kerjakan_ekspor(satu.pk)
    satu.refresh_from_db()
    assert satu.kunci in list(kerja.kunci_ekspor())
    assert kerja.buang_ekspor_lama() == 0
    assert kerja.buang_ekspor_lama(timezone.now() + timedelta(days=31)) == 1
    assert not penyimpanan().exists(satu.kunci)
    assert client.get(url("ekspor_unduh", satu.kode)).status_code == 404
    assert satu.sidik in client.get(url("ekspor_lihat", satu.kode)).content.decode()


def test_potongan_ekspor_yang_gagal_dibuang_juga(besar):
    satu, _ = besar
    diambil = kerja.ambil_kerja(EksporPemeriksaan, satu.pk)
    kerja.tulis_bagian(diambil)
    potong = kerja.kunci_bagian(satu, 0)
    EksporPemeriksaan.objects.update(percobaan=kerja.PERCOBAAN_TERBANYAK, klaim_sampai=None)
    kerja.kerjakan_ekspor(satu.pk)
    assert kerja.buang_ekspor_lama() == 0
    assert penyimpanan().exists(potong)
    nanti = timezone.now() + timedelta(days=31)
    assert (kerja.buang_ekspor_lama(nanti), kerja.buang_ekspor_lama(nanti)) == (1, 0)
    assert not penyimpanan().exists(potong)


def test_ekspor_besar_xlsx_dan_batas_lembarnya(auditor, monkeypatch):
    monkeypatch.setattr(aturan, "SEKETIKA", 5)
    jejak_banyak(8)
    satu = act.ekspor(oleh=auditor, saringan=UJI, bentuk="xlsx")
    kerja.kerjakan_ekspor(satu.pk)
    buku = load_workbook(io.BytesIO(selesai(satu, klien(auditor))))
    assert buku["Data"].max_row == 9
    monkeypatch.setattr(aturan, "LEMBAR_TERBANYAK", 7)
    with pytest.raises(aturan.LembarTerlaluBesar):
        act.ekspor(oleh=auditor, saringan=UJI, bentuk="xlsx")


def test_ekspor_orang_lain_tidak_terlihat(besar):
    satu, _ = besar
    assert klien_peran(Peran.KEPALA).get(url("ekspor_lihat", satu.kode)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_transaksi_yang_masih_berjalan_tidak_menyusul_ke_dalam_batas():
    """A row with a lower key, committed later, is not in what was asked for before."""
    with superuser() as lain:
        lain.autocommit = False
        lain.execute(SISIP)
        catat(None, "uji.terjadi")
        batas = batas_kini()
        sebelum = list(sampai_batas(UJI, batas).values_list("pk", flat=True))
        lain.commit()
        assert Jejak.objects.filter(peristiwa="uji.terjadi").count() == 2
        assert list(sampai_batas(UJI, batas).values_list("pk", flat=True)) == sebelum
        assert len(sebelum) == 1


# --- Segel -----------------------------------------------------------------------------------------------


def disegel(banyak: int) -> None:
    """Seal rows as they are: within a test nothing is ever settled."""
    akhir = SegelJejak.objects.order_by("-nomor").first()
    nomor, rantai = (akhir.nomor, akhir.hmac) if akhir else (0, AWAL_RANTAI)
    for baris in Jejak.objects.filter(pk__in=[b.pk for b in jejak_banyak(banyak)]).order_by("pk"):
        nomor += 1
        rantai = hitung_segel(rantai, nomor, baris)
        SegelJejak.objects.create(nomor=nomor, jejak_id=baris.pk, hmac=rantai)


def rusakkan(nomor: int) -> None:
    """A seal over a row that is not as it was: put in as a forger would, at the end."""
    (baris,) = jejak_banyak(1)
    SegelJejak.objects.create(nomor=nomor, jejak_id=baris.pk, hmac="0" * 64)


def test_segel_terakhir_dicek_seketika(auditor):
    disegel(6)
    client = klien(auditor)
    assert "Segel terakhir utuh" in client.get(f"{url('segel')}?cek=1").content.decode()
    hasil = periksa_akhir(3)
    assert (hasil.segel, hasil.rusak) == (3, [])
    rusakkan(7)
    isi = client.get(f"{url('segel')}?cek=1").content.decode()
    assert "ada yang rusak" in isi
    assert "(segel 7) berubah" in isi


def test_seluruh_rantai_diperiksa_di_latar_bertahap(auditor, monkeypatch):
    monkeypatch.setattr(kerja, "POTONG_SEGEL", 4)
    disegel(10)
    client = klien(auditor)
    client.post(url("segel_mulai"))
    satu = PeriksaSegel.objects.get()
    assert "sedang berjalan" in client.post(url("segel_mulai"), follow=True).content.decode()
    mati = kerja.ambil_kerja(PeriksaSegel, satu.pk)
    kerja.periksa_bagian(mati)
    PeriksaSegel.objects.update(klaim_sampai=timezone.now() - LAMA)
    satu.refresh_from_db()
    assert satu.persen == 40
    assert "4 dari 10 segel" in client.get(url("segel_lihat", satu.kode)).content.decode()
    kerja.kerjakan_segel(satu.pk)
    isi = client.get(url("segel_lihat", satu.kode)).content.decode()
    assert "Jejak utuh" in isi
    assert "10 dari 10" in isi
    rusakkan(11)
    kerja.kerjakan_segel(act.minta_periksa_segel(oleh=auditor).pk)
    lagi = PeriksaSegel.objects.latest("pk")
    assert (lagi.jumlah_rusak, lagi.diperiksa) == (1, 11)
    assert "Jejak rusak: 1 kerusakan" in client.get(url("segel_lihat", lagi.kode)).content.decode()
    assert Jejak.objects.filter(peristiwa="periksa_segel.selesai").count() == 2


def test_segel_yang_hilang_terhitung_rusak(auditor):
    disegel(3)
    SegelJejak.objects.create(nomor=6, jejak_id=jejak_banyak(1)[0].pk, hmac="a" * 64)
    kerja.kerjakan_segel(act.minta_periksa_segel(oleh=auditor).pk)
    satu = PeriksaSegel.objects.get()
    assert satu.status == StatusKerja.SELESAI
    assert any("Segel 4 sampai 5 hilang" in kalimat for kalimat in satu.rusak)


def test_jejak_tanpa_segel_selesai_seketika(auditor):
    satu = act.minta_periksa_segel(oleh=auditor)
    kerja.kerjakan_segel(satu.pk)
    satu.refresh_from_db()
    assert (satu.status, satu.total) == (StatusKerja.SELESAI, 0)
    # Its own end is written after the count.
    assert satu.belum_disegel == Jejak.objects.count() - 1


@pytest.mark.parametrize("peran", [Peran.SEKRETARIS, Peran.ADMIN_SISTEM, Peran.LKPP])
def test_hanya_pemeriksa_dan_kepala_yang_bertindak(peran):
    oleh = buat_akun(peran)
    for tindakan in (
        lambda: act.ambil_sampel(oleh=oleh, saringan=UJI, banyak=1),
        lambda: act.ekspor(oleh=oleh, saringan=UJI, bentuk="csv"),
        lambda: act.minta_periksa_segel(oleh=oleh),
    ):
        with pytest.raises(aturan.TidakBerwenang):
            tindakan()
    assert not SampelJejak.objects.exists()
    assert not EksporPemeriksaan.objects.exists()
