"""The pages of SPSE imports: sent, looked at, applied or called off; what was refused is downloaded."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from lpse.models import Jejak
from lpse.peran import Peran
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import KirimanSPSE, PengumumanTender
from tests.petugas import klien_peran
from tests.sekretariat.spse import tender

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.e_reporting")]
ALAMAT = "/admin/sekretariat/data-spse/"


def unggahan(rekaman, nama="tender.json"):
    isi = rekaman if isinstance(rekaman, bytes) else json.dumps(rekaman).encode()
    return SimpleUploadedFile(nama, isi)


def kirim(peramban, *berkas, **isian):
    return peramban.post(f"{ALAMAT}kirim/", {"berkas": list(berkas), **isian})


def kerjakan():
    kiriman = KirimanSPSE.objects.get()
    kerjakan_kiriman(kiriman.pk)
    kiriman.refresh_from_db()
    return kiriman


def test_a_file_is_sent_looked_at_and_applied():
    peramban = klien_peran(Peran.SEKRETARIS)
    jawaban = kirim(peramban, unggahan([tender(), tender(kd_tender=2), tender(kd_tender="")]))
    halaman = peramban.get(jawaban.url).text
    assert "Sedang diperiksa" in halaman
    assert "data-kemajuan" in halaman

    kiriman = kerjakan()
    assert not PengumumanTender.objects.exists()
    halaman = peramban.get(jawaban.url).text
    assert "Pengumuman tender" in halaman
    assert "Rp2.000.000.000" in halaman
    assert "2 baris baru dan 0 perubahan akan ditulis." in halaman
    assert "Kolom ini harus ada isinya." in halaman
    assert "Data SPSE menunggu diterapkan" in peramban.get("/admin/").text

    peramban.post(f"{jawaban.url}terapkan/")
    kiriman = kerjakan()
    assert kiriman.status == StatusKiriman.DITERAPKAN
    assert PengumumanTender.objects.filter(is_kini=True).count() == 2
    halaman = peramban.get(jawaban.url).text
    assert "Data sudah diterapkan" in halaman
    assert "Terapkan</button>" not in halaman

    baris = list(
        csv.reader(io.StringIO(b"".join(peramban.get(f"{jawaban.url}ditolak.csv")).decode("utf-8-sig")))
    )
    assert baris == [["Baris", "Kolom", "Alasan"], ["3", "kd_tender", "Kolom ini harus ada isinya."]]


def test_applying_twice_happens_once():
    peramban = klien_peran(Peran.SEKRETARIS)
    alamat = kirim(peramban, unggahan([tender()])).url
    kerjakan()
    peramban.post(f"{alamat}terapkan/")
    kedua = peramban.post(f"{alamat}terapkan/", follow=True)
    assert "statusnya sekarang “Sedang diterapkan”" in kedua.text
    assert Jejak.objects.filter(peristiwa="kiriman_spse.diterapkan").count() == 1


def test_called_off_before_it_is_applied_leaves_nothing():
    peramban = klien_peran(Peran.ADMIN_SISTEM)
    alamat = kirim(peramban, unggahan([tender(), {"kd_tender": None}])).url
    kerjakan()
    halaman = peramban.post(f"{alamat}batalkan/", follow=True).text
    assert "Kiriman dibatalkan dan berkasnya dimusnahkan." in halaman
    kiriman = KirimanSPSE.objects.get()
    assert (kiriman.status, kiriman.kunci, kiriman.baris_ditolak.count()) == ("dibatalkan", "", 0)
    assert not kerjakan_kiriman(kiriman.pk)


def test_several_files_and_what_is_no_data_among_them():
    peramban = klien_peran(Peran.SEKRETARIS)
    jawaban = kirim(
        peramban, unggahan([tender()]), unggahan(b"<html>", "galat.json"), unggahan([{}], "b.json")
    )
    halaman = peramban.get(jawaban.url).text
    assert "2 berkas diterima dan sedang diperiksa." in halaman
    assert "galat.json: Berkas ini halaman web" in halaman


def test_nothing_that_can_be_read_stays_on_the_form():
    peramban = klien_peran(Peran.SEKRETARIS)
    jawaban = kirim(peramban, unggahan(b"<html>", "galat.json"))
    assert jawaban.status_code == 200
    assert "galat.json: Berkas ini halaman web" in jawaban.text
    assert "Pilih berkas JSON, CSV, atau XLSX." in peramban.post(f"{ALAMAT}kirim/", {}).text
    besok = kirim(peramban, unggahan([tender()]), ditarik="2099-01-01")
    assert "Tanggal ini belum tiba." in besok.text
    assert not KirimanSPSE.objects.exists()


def test_what_turns_out_to_be_no_data_of_spse_says_so():
    peramban = klien_peran(Peran.SEKRETARIS)
    alamat = kirim(peramban, unggahan([{"a": 1}])).url
    assert kerjakan().status == StatusKiriman.GAGAL
    assert "tidak dikenal sebagai data SPSE" in peramban.get(alamat).text


def test_the_day_of_the_pull_can_be_told():
    kirim(
        klien_peran(Peran.SEKRETARIS),
        unggahan([tender(_event_date=None)]),
        ditarik="3 Februari 2025",
    )
    assert KirimanSPSE.objects.get().ditarik_pada.isoformat() == "2025-02-02T17:00:00+00:00"


def test_csv_with_semicolons_and_a_workbook_come_to_the_same():
    peramban = klien_peran(Peran.SEKRETARIS)
    kepala, isi = list(tender()), [str(v) if v is not None else "" for v in tender().values()]
    teks = io.StringIO()
    csv.writer(teks, delimiter=";").writerows([kepala, isi])
    kirim(peramban, unggahan(("\ufeff" + teks.getvalue()).encode(), "tender.csv"))
    peramban.post(f"{ALAMAT}{kerjakan().kode}/terapkan/")
    assert kerjakan().baru == 1
    buku = Workbook()
    buku.active.append(kepala)
    buku.active.append(list(tender().values()))
    wadah = io.BytesIO()
    buku.save(wadah)
    alamat = kirim(peramban, unggahan(wadah.getvalue(), "tender.xlsx")).url
    kedua = KirimanSPSE.objects.latest("pk")
    kerjakan_kiriman(kedua.pk)
    kedua.refresh_from_db()
    assert (kedua.jenis, kedua.sama, kedua.ditolak) == ("tender_pengumuman", 1, 0)
    assert "Tidak ada baris baru atau berubah" in peramban.get(alamat).text


def test_the_list_is_filtered_searched_and_exported(django_assert_max_num_queries):
    peramban = klien_peran(Peran.SEKRETARIS)
    kirim(peramban, unggahan([tender()], "januari.json"))
    kerjakan()
    assert "Belum ada" not in peramban.get(ALAMAT).text
    for kueri, ada in (
        ("?cari=januari", True),
        ("?cari=februari", False),
        ("?status=diperiksa&jenis=tender_pengumuman", True),
        ("?status=gagal", False),
        ("?dari=2099-01-01", False),
        ("?dari=1-1-2026&sampai=1+Januari+2099", True),
        ("?sampai=2020-01-01", False),
        ("?status=apa", True),
    ):
        assert ("januari.json" in peramban.get(ALAMAT + kueri).text) == ada, kueri
    with django_assert_max_num_queries(8):
        peramban.get(ALAMAT)
    isi = b"".join(peramban.get(f"{ALAMAT}ekspor.csv?status=diperiksa")).decode("utf-8-sig")
    assert "januari.json" in isi
    assert peramban.get(f"{ALAMAT}ekspor.xlsx").getvalue().startswith(b"PK")
    assert Jejak.objects.filter(peristiwa="kiriman_spse.diekspor").count() == 2


def test_whoever_only_reads_has_no_buttons():
    kirim(klien_peran(Peran.SEKRETARIS), unggahan([tender()]))
    kiriman = kerjakan()
    halaman = klien_peran(Peran.AUDITOR).get(f"{ALAMAT}{kiriman.kode}/").text
    assert "Terapkan" not in halaman
    assert "Batalkan" not in halaman
    assert "Kirim data SPSE" not in klien_peran(Peran.AUDITOR).get(ALAMAT).text


@pytest.mark.parametrize(("peran", "terlihat"), [(Peran.SEKRETARIS, True), (Peran.ADMIN_SISTEM, False)])
def test_a_checked_file_shows_how_its_columns_are_understood(peran, terlihat):
    nik = "3204112505880001"
    baris = {"kd_tender": 7, "kd_peserta": 3, "pemenang": 1, "nama_penyedia": "Budi", "npwp16_penyedia": nik}
    peramban = klien_peran(peran)
    alamat = kirim(peramban, unggahan([baris, {**baris, "kd_peserta": 4, "nama_penyedia": "x" * 300}])).url
    kerjakan()
    jawaban = peramban.get(alamat)
    padanan = {p.kolom: p for p in jawaban.context["padanan"]}
    assert (padanan["kode tender"].kunci, padanan["kode tender"].isi) == ("kd_tender", ("7", "7"))
    assert padanan["NPWP 16 digit"].kunci == "npwp16_penyedia"
    assert padanan["kode paket"].kunci == ""
    assert len(padanan["nama penyedia"].isi[1]) == 80
    # A number that may be a person's is shown to whoever may see it.
    assert (nik in jawaban.text) is terlihat
    KirimanSPSE.objects.update(kunci="hilang")
    assert peramban.get(alamat).context["padanan"] == []
