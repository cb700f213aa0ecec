"""Importing SPSE's exports: what comes in, once, with its versions; what is refused, and why."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from lpse.lembar import LembarTidakTerbaca
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import (
    JadwalTender,
    KirimanSPSE,
    NilaiTender,
    PejabatSPSE,
    PengumumanTender,
    PesertaTender,
    SatkerSPSE,
)
from sekretariat.queries.spse import cari_pejabat
from tests.sekretariat.spse import BERSAMA, hitungan, impor, perlu_contoh, peserta, tender

pytestmark = pytest.mark.django_db

# README.md of the shared data: rows, pagu, HPS, contracts.
JUMLAH = {
    "tender-pengumuman.json": ("tender_pengumuman", 92, "170890667336.00", "163420350630.25", "0.00"),
    "tender-selesai.json": ("tender_selesai", 68, None, None, "0.00"),
    "tender-selesai-nilai.json": ("tender_selesai_nilai", 77, None, "134174617734.64", "119985991252.55"),
    "peserta-tender.json": ("peserta_tender", 4224, "0.00", "0.00", "0.00"),
    "jadwal-tender.json": ("jadwal_tender", 1428, "0.00", "0.00", "0.00"),
    "nontender-pengumuman-200.json": ("nontender_pengumuman", 200, None, None, "0.00"),
    "nontender-selesai-200.json": ("nontender_selesai", 200, None, None, None),
    "satker.json": ("satker", 165, "0.00", "0.00", "0.00"),
}


def perintah(*berkas):
    keluar = StringIO()
    call_command("import_spse", *map(str, berkas), "--json", stdout=keluar)
    return json.loads(keluar.getvalue())["berkas"]


@perlu_contoh
def test_the_shared_export_comes_to_its_totals_to_the_last_sen():
    hasil = perintah(*(BERSAMA / nama for nama in JUMLAH))
    for butir, (nama, (jenis, baris, pagu, hps, kontrak)) in zip(hasil, JUMLAH.items(), strict=True):
        assert (butir["nama"], butir["jenis"]) == (nama, jenis)
        assert (butir["dibaca"], butir["baru"]) == (baris, baris)
        assert (butir["berubah"], butir["sama"], butir["ditolak"]) == (0, 0, 0)
        for kolom, harap in (("pagu", pagu), ("hps", hps), ("kontrak", kontrak)):
            assert harap is None or butir["nilai"][kolom] == harap, (nama, kolom)
    status = PengumumanTender.objects.values_list("status_paket", flat=True)
    assert sorted({(s, list(status).count(s)) for s in status}) == [
        ("Berlangsung", 9),
        ("Gagal/Batal", 15),
        ("Selesai", 68),
    ]
    ikut = PesertaTender.objects.filter(is_kini=True)
    # The README counts what is nobody (two tenders without participants) as one provider more.
    assert ikut.values("kd_penyedia").distinct().count() == 1044
    assert ikut.exclude(kd_penyedia="").values("kd_penyedia").distinct().count() == 1043
    assert ikut.filter(nilai_penawaran__isnull=False).count() == 175
    assert ikut.filter(is_pemenang=True).count() == 69
    # Both forms of the agency's code come to one; every tender's is in SPSE's list, but the water company's.
    dikenal = set(SatkerSPSE.objects.values_list("kode_satker", flat=True))
    assert set(NilaiTender.objects.values_list("kode_satker", flat=True)) - dikenal == {"01"}

    lagi = perintah(*(BERSAMA / nama for nama in JUMLAH))
    assert all(b["sama"] == b["dibaca"] and not (b["baru"] or b["berubah"]) for b in lagi)
    assert [b["nilai"] for b in lagi] == [b["nilai"] for b in hasil]
    assert JadwalTender.objects.count() == 1428


def test_a_changed_row_is_a_new_version_and_the_old_one_stays():
    pertama = impor([tender(status_tender="Berlangsung")])
    kedua = impor([tender(_event_date="2025-10-05")])
    assert hitungan(pertama) == (1, 1, 0, 0, 0)
    assert hitungan(kedua) == (1, 0, 1, 0, 0)
    lama, kini = PengumumanTender.objects.order_by("pk")
    assert (lama.status_paket, lama.is_kini, lama.kiriman_id) == ("Berlangsung", False, pertama.pk)
    assert (kini.status_paket, kini.is_kini, kini.kiriman_id) == ("Selesai", True, kedua.pk)


def test_an_older_pull_becomes_history_and_overwrites_nothing():
    impor([tender()])
    lama = [tender(status_tender="Berlangsung", _event_date="2025-09-01")]
    for _ in range(2):
        usang = impor(lama)
        assert (*hitungan(usang), usang.usang) == (1, 0, 0, 1, 0, 1)
    assert PengumumanTender.objects.get(is_kini=True).status_paket == "Selesai"
    assert PengumumanTender.objects.filter(is_kini=False).count() == 1


def test_a_row_that_says_it_is_of_tomorrow_holds_only_until_the_next_pull():
    impor([tender(status_tender="Berlangsung", _event_date="2099-01-01")])
    assert hitungan(impor([tender(_event_date=None)])) == (1, 0, 1, 0, 0)
    assert PengumumanTender.objects.get(is_kini=True).status_paket == "Selesai"


def test_what_was_still_so_later_is_not_overwritten_from_between():
    impor([tender(_event_date="2025-10-01")])
    assert hitungan(impor([tender(_event_date="2025-10-09")])) == (1, 0, 0, 1, 0)
    assert hitungan(impor([tender(_event_date="2025-10-05", pagu=1)])) == (1, 0, 0, 1, 0)
    kini = PengumumanTender.objects.get(is_kini=True)
    assert (kini.pagu, kini.terlihat_pada.day) == (Decimal(1_000_000_000), 8)  # midnight of the 9th, in UTC


def test_money_and_times_are_kept_exactly():
    impor([tender(hps=0.1, pagu="1.234.567,885", tgl_pengumuman_tender="2025-01-31 14:00:00.000000Z")])
    satu = PengumumanTender.objects.get()
    assert (satu.hps, satu.pagu) == (Decimal("0.10"), Decimal("1234567.89"))
    # The Z is SPSE's: the hour is that of the unit.
    assert satu.tgl_pengumuman == datetime(2025, 1, 31, 7, 0, tzinfo=UTC)


def test_refused_rows_do_not_stop_the_others():
    kiriman = impor(
        [
            tender(),
            tender(kd_tender=None),
            "bukan rekaman",
            tender(kd_tender=3, pagu="NaN", tgl_pengumuman_tender="kemarin"),
            tender(kd_tender=4, hps=-5),
            tender(kd_tender=5, nama_paket=["a"]),
            tender(kd_tender=6, nama_paket="x" * 5000),
            tender(kd_tender=7, pagu=10**20),
        ]
    )
    assert hitungan(kiriman) == (8, 1, 0, 0, 7)
    salah = list(kiriman.baris_ditolak.order_by("nomor", "kolom").values_list("nomor", "kolom"))
    assert salah == [
        *((2, "kd_tender"), (3, ""), (4, "pagu"), (4, "tgl_pengumuman_tender")),
        *((5, "hps"), (6, "nama_paket"), (7, "nama_paket"), (8, "pagu")),
    ]
    assert kiriman.pagu == 1_000_000_000


def test_one_key_twice_in_a_file():
    kiriman = impor([tender(), tender(), tender(pagu=5), tender(kd_tender=2)])
    assert hitungan(kiriman) == (4, 2, 0, 1, 1)
    ditolak = kiriman.baris_ditolak.get()
    assert (ditolak.nomor, ditolak.kolom) == (3, "kd_tender")
    assert "baris 1" in ditolak.alasan
    # Counted once, whatever was written twice.
    assert kiriman.pagu == 2_000_000_000


def test_one_key_twice_across_pieces(monkeypatch):
    monkeypatch.setattr("sekretariat.actions.spse_kerja.POTONG", 2)
    rekaman = [peserta(1), peserta(2), peserta(1), peserta(2, nilai_penawaran=7), peserta(3)]
    kiriman = impor(rekaman)
    assert hitungan(kiriman) == (5, 3, 0, 1, 1)
    assert "baris 2" in kiriman.baris_ditolak.get().alasan
    assert PesertaTender.objects.filter(is_kini=True).count() == 3


@pytest.mark.parametrize(
    "rekaman", [[peserta(n, alasan="x" * 900) for n in range(60)], [peserta(), *[[1]] * 600]]
)
def test_a_piece_of_long_rows_or_many_refusals_is_cut_sooner(monkeypatch, rekaman):
    monkeypatch.setattr("sekretariat.actions.spse_kerja.POTONG_HURUF", 20_000)
    potongan = []
    monkeypatch.setattr("sekretariat.actions.spse_kerja.mendahului", lambda p: map(catat_ke(potongan), p))
    assert hitungan(impor(rekaman))[0] == len(rekaman)
    assert len(potongan) > 1
    assert sum(p.dibaca for p in potongan) == len(rekaman)
    assert max(p.huruf for p in potongan) < 30_000


def catat_ke(daftar):
    """A function that hands on what it is given, and keeps it in `daftar`."""
    return lambda isi: daftar.append(isi) or isi


@pytest.mark.parametrize("kunci", ["npwp_penyedia_16", "npwp16_penyedia", "npwp_16_penyedia"])
def test_the_tax_number_goes_by_three_names(kunci):
    satu = peserta()
    satu[kunci] = satu.pop("npwp_penyedia_16")
    impor([satu])
    assert PesertaTender.objects.get().npwp16 == "0943310417444000"


def test_the_old_tax_number_alone_gives_the_new_one():
    impor([peserta(npwp_penyedia_16=None)])
    satu = PesertaTender.objects.get()
    assert (satu.npwp, satu.npwp16) == ("94.331.041.7-444.000", "0943310417444000")


def test_an_agencys_number_is_resolved_by_what_other_rows_say():
    impor([tender()])
    satu = tender(kd_tender=2)
    del satu["kd_satker_str"]
    impor([satu])
    baris = PengumumanTender.objects.get(kd_tender="2")
    assert (baris.kode_satker, baris.kode_satker_spse) == ("1.03.2.15.1.04.03.0000", "12335093")


def test_officials_are_kept_apart_from_the_package():
    impor(
        [
            tender(
                nip_ppk="19650101 199003 1 001",
                nama_ppk="Budi Contoh, S.T.",
                nip_pokja="198001012005011001;198101012006012002",
                nama_pokja="Siti Contoh;Rudi Contoh",
                nip_nama_pp="3204121802717633 - Tono",
            )
        ]
    )
    assert PejabatSPSE.objects.count() == 4
    assert cari_pejabat("196501011990031001", "") == ["Pejabat Pembuat Komitmen (PPK)"]
    assert cari_pejabat("198101012006012002", "3204121802717633") == [
        "Pokja Pemilihan (ULP)",
        "Pejabat Pengadaan",
    ]
    assert cari_pejabat("", "") == []
    assert KirimanSPSE.objects.get().kolom_asing == []


def test_unknown_columns_are_told_by_name_only():
    kiriman = impor([tender(kolom_baru_2027="rahasia")])
    assert kiriman.kolom_asing == ["kolom_baru_2027"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"[]", "tidak memuat satu rekaman"),
        (b'[{"a": 1}]', "tidak dikenal"),
        (b"[" * 100_000, "terlalu dalam"),
        (b'[{"kd_tender": 1, "nama_paket": ', "terpotong"),
        (b'[{"kd_tender": 1, "x": "' + b"a" * 10_000_000 + b'"}]', "512 KB"),
        (b'[{"kd_tender": "\xff\xfe"}]', "UTF-8"),
        (b"", "kosong"),
        (b"<html></html>", "halaman web"),
        (b"%PDF-1.7", "bukan JSON"),
        (b"PK\x03\x04rusak", "rusak"),
    ],
)
def test_what_is_no_data_is_told_in_a_sentence(isi, kata):
    with pytest.raises(LembarTidakTerbaca, match=kata):
        impor(isi)
    assert not KirimanSPSE.objects.exists()


def test_a_file_that_breaks_off_leaves_nothing(monkeypatch):
    monkeypatch.setattr("sekretariat.actions.spse_kerja.POTONG", 10)
    isi = json.dumps([peserta(n) for n in range(100)])[:-20].encode()
    kiriman = impor(isi)
    assert kiriman.status == StatusKiriman.GAGAL
    assert "terpotong" in kiriman.galat
    assert not PesertaTender.objects.exists()


def test_the_command_ends_with_1_for_what_it_cannot_read(tmp_path):
    baik, buruk = tmp_path / "apa saja.txt", tmp_path / "buruk.json"
    baik.write_text(json.dumps([tender(), tender(kd_tender=None)]))
    buruk.write_text("{")
    keluar = StringIO()
    with pytest.raises(CommandError, match=r"buruk\.json"):
        call_command(
            "import_spse", str(buruk), str(baik), str(tmp_path / "tidak ada"), "--json", stdout=keluar
        )
    (butir,) = json.loads(keluar.getvalue())["berkas"]
    assert butir == {
        "nama": "apa saja.txt",
        "jenis": "tender_pengumuman",
        "dibaca": 2,
        "baru": 1,
        "berubah": 0,
        "sama": 0,
        "ditolak": 1,
        "nilai": {"pagu": "1000000000.00", "hps": "999995334.78", "kontrak": "0.00"},
    }
