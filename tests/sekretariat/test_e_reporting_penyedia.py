"""Providers in SPSE data beside those registered here: filtered, searched, exported, with their packages."""

import base64
import io
from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lpse.models import Jejak
from lpse.peran import Peran
from registrasi.models import Penyedia
from sekretariat.models import PesertaTender, RingkasanPenyedia
from tests.petugas import klien_peran
from tests.sekretariat.e_reporting import isi_kecil, nilai, nontender_selesai, peserta, tender
from tests.sekretariat.test_e_reporting_halaman import lembar, rapat

pytestmark = pytest.mark.django_db
PENYEDIA = "/admin/sekretariat/e-reporting/penyedia/"
PAKET = "/admin/sekretariat/e-reporting/paket/"
CSV, NPWP = f"{PENYEDIA}ekspor.csv", f"{PENYEDIA}npwp/"
NIK, BADAN = "3204112505880001", "0943310417444000"
TERDAFTAR, DIAM, NONTENDER = "0013121660091000", "0099999999999000", "0024567890123000"


@pytest.fixture
def sekretaris():
    return klien_peran(Peran.SEKRETARIS)


@pytest.fixture
def petugas_meja():
    """Reads SPSE's data, not the people in it."""
    return klien_peran(Peran.HELPDESK)


def daftarkan(nama: str, npwp: str) -> None:
    Penyedia.objects.create(nama=nama, jenis="badan_usaha", npwp=npwp, npwp16=npwp, kabupaten="3504")


def isi() -> None:
    """Seen: CV A (a tender's contract), Budi (won a tender), PT Terdaftar (took part), CV Nontender."""
    isi_kecil()
    peserta("1", "19", nama_penyedia="PT Terdaftar", npwp16=TERDAFTAR)
    nontender_selesai("6", nama_penyedia="CV Nontender", npwp16=NONTENDER)
    daftarkan("PT Terdaftar", TERDAFTAR)
    daftarkan("PT Diam", DIAM)


def nama(klien, **saringan: str) -> list[str]:
    return [baris[1].nama for baris in klien.get(PENYEDIA, saringan).context["baris"]]


def test_terlihat_dan_terdaftar_dibandingkan_menurut_npwp16(sekretaris):
    isi()
    halaman = rapat(sekretaris.get(PENYEDIA))
    assert "4 NPWP terlihat dalam data SPSE; 1 di antaranya terdaftar di portal ini, 3 belum" in halaman
    assert "3 peserta tanpa NPWP" in halaman
    assert "3 penyedia dalam daftar ini." in halaman
    assert lembar(sekretaris.get(CSV))[1:] == [
        [NONTENDER, "CV Nontender", "0", "0", "0", "1"],
        [BADAN, "CV A", "0", "0", "1", "0"],
        [NIK, "Budi", "1", "1", "1", "0"],
    ]
    assert lembar(sekretaris.get(CSV, {"daftar": "terdaftar"}))[1:] == [
        [TERDAFTAR, "PT Terdaftar", "1", "0", "0", "0"]
    ]
    assert lembar(sekretaris.get(CSV, {"daftar": "tak-terlihat"}))[1:] == [[DIAM, "PT Diam"]]
    buku = sekretaris.get(f"{PENYEDIA}ekspor.xlsx", {"hasil": "menang", "kumpulan": "nontender"})
    lembaran = list(load_workbook(io.BytesIO(b"".join(buku.streaming_content))).active.values)
    assert [baris[1] for baris in lembaran[1:]] == ["CV Nontender"]
    assert "PT Diam" in rapat(sekretaris.get(PENYEDIA, {"daftar": "tak-terlihat"}))


@pytest.mark.parametrize(
    ("saringan", "tampak"),
    [
        ({}, ["CV Nontender", "CV A", "Budi", "CV Ikut"]),
        ({"hasil": "menang"}, ["CV Nontender", "CV A", "Budi"]),
        ({"hasil": "ikut"}, ["CV Ikut"]),
        ({"kumpulan": "nontender"}, ["CV Nontender"]),
        ({"kumpulan": "tender", "hasil": "menang"}, ["CV A", "Budi"]),
        ({"tahun": "2024"}, ["CV Ikut"]),
        ({"tahun": "2025"}, ["CV Nontender", "CV A", "Budi"]),
        ({"tahun": "2025", "hasil": "ikut"}, []),
        ({"cari": "cv"}, ["CV Nontender", "CV A", "CV Ikut"]),
        ({"cari": "%"}, []),
        ({"daftar": "terdaftar"}, ["PT Terdaftar"]),
        ({"daftar": "terdaftar", "hasil": "menang"}, []),
        ({"daftar": "tak-terlihat"}, ["PT Diam"]),
        ({"daftar": "tak-terlihat", "tahun": "2024"}, ["PT Terdaftar", "PT Diam"]),
        ({"daftar": "tak-terlihat", "kumpulan": "nontender"}, ["PT Terdaftar", "PT Diam"]),
        ({"daftar": "tak-terlihat", "tahun": "2025", "kumpulan": "tender"}, ["PT Diam"]),
        ({"daftar": "tak-terlihat", "cari": "diam"}, ["PT Diam"]),
    ],
)
def test_saringan_di_halaman_dan_di_unduhan_sama(sekretaris, saringan, tampak):
    isi()
    tender("7", tahun_anggaran=2024)
    peserta("7", "71", npwp16="3504000000000001", nama_penyedia="CV Ikut", tahun_anggaran=2024)
    assert nama(sekretaris, **saringan) == tampak
    assert [baris[1] for baris in lembar(sekretaris.get(CSV, saringan))[1:]] == tampak
    jejak = Jejak.objects.get(peristiwa="penyedia_spse.diekspor").rincian
    assert jejak["cari"] is ("cari" in saringan)
    assert {k: v for k, v in saringan.items() if k != "cari"}.items() <= jejak.items()


def test_setiap_angka_menuju_paketnya_dan_alamatnya_tanpa_npwp(sekretaris):
    isi()
    for saringan in ({}, {"tahun": "2025"}, {"daftar": "terdaftar"}):
        baris = sekretaris.get(PENYEDIA, saringan).context["baris"]
        assert baris
        for _, p, alamat, rincian in baris:
            assert p.npwp16 not in alamat
            for judul, banyak, tujuan in rincian:
                assert bool(tujuan) == bool(banyak)
                if tujuan:
                    paket = sekretaris.get(tujuan)
                    assert paket.context["semua"].paket == banyak, (p.nama, judul)
                    assert f"penyedia {p.nama}" in rapat(paket)
    budi = RingkasanPenyedia.objects.get(npwp16=NIK)
    semua = sekretaris.get(PAKET, {"kumpulan": "semua", "penyedia": str(budi.kode)})
    assert [p.kode for p, _ in semua.context["baris"]] == ["3"]
    csv = lembar(sekretaris.get(f"{PAKET}ekspor.csv?{semua.context['kueri']}"))
    assert [baris[1] for baris in csv[1:]] == ["3"]


def test_paket_penyedia_yang_dikarang_kosong_dan_kode_ngawur_tidak_menyaring(sekretaris):
    isi_kecil()
    paket = PAKET
    kosong = sekretaris.get(paket, {"penyedia": "00000000-0000-0000-0000-000000000000"})
    assert kosong.context["semua"].paket == 0
    assert "penyedia yang tidak dikenal" in rapat(kosong)
    # All who have no NPWP stand under one code, and it opens nothing.
    tanpa = RingkasanPenyedia.objects.get(npwp16="")
    assert sekretaris.get(paket, {"penyedia": str(tanpa.kode)}).context["semua"].paket == 0
    assert sekretaris.get(paket, {"penyedia": "x"}).context["semua"].paket == 4
    for ngawur in (
        {"penyedia": "x"},
        {"tahun": "1x"},
        {"hasil": "?"},
        {"daftar": "menang"},
        {"cari": "x" * 300},
    ):
        for alamat in (PENYEDIA, CSV):
            assert sekretaris.get(alamat, ngawur).status_code == 200


def test_npwp_dicari_tepat_tanpa_tertulis_di_alamat(sekretaris):
    isi()
    for diketik, daftar, siapa in (
        (NIK, "belum", "Budi"),
        ("3204 1125 0588 0001", "belum", "Budi"),
        ("94.331.041.7-444.000", "belum", "CV A"),
        (TERDAFTAR, "terdaftar", "PT Terdaftar"),
        (DIAM, "tak-terlihat", "PT Diam"),
    ):
        tujuan = sekretaris.post(NPWP, {"npwp": diketik}).headers["Location"]
        assert all(nomor not in tujuan for nomor in (NIK, BADAN, TERDAFTAR, DIAM))
        jawaban = sekretaris.get(tujuan)
        assert jawaban.context["saringan"].daftar == daftar
        assert [baris[1].nama for baris in jawaban.context["baris"]] == [siapa]
    tidak_ada = sekretaris.post(NPWP, {"npwp": "0111111111111111"}, follow=True)
    assert "tidak ada dalam data SPSE dan tidak terdaftar" in rapat(tidak_ada)
    for salah, kalimat in (("", "Isi NPWP."), ("123", "15 atau 16 angka"), ("abc", "hanya berisi angka")):
        assert kalimat in rapat(sekretaris.post(NPWP, {"npwp": salah}, follow=True))


def test_yang_tidak_boleh_melihat_nik_tidak_dapat_mencarinya(petugas_meja):
    """Else the number one has guessed is confirmed by the name that is found."""
    isi()
    for satu in (NIK, "3204112505880009"):
        jawaban = petugas_meja.post(NPWP, {"npwp": satu}, follow=True)
        assert "mungkin NIK seseorang" in rapat(jawaban)
        assert len(jawaban.context["baris"]) == 3
    assert "penyedia=" in petugas_meja.post(NPWP, {"npwp": BADAN}).headers["Location"]
    assert nama(petugas_meja, cari="budi") == ["Budi"]
    halaman = rapat(petugas_meja.get(PENYEDIA, {"cari": "budi"}))
    assert "3204••••••••••01" in halaman
    assert NIK not in halaman
    # What looks like a number belongs into the other box.
    assert "lewat kotak NPWP" in rapat(petugas_meja.get(PENYEDIA, {"cari": "3204 1125 0588 0001"}))


def test_pemeriksa_mencari_npwp_dan_tidak_mengubah_apa_pun():
    isi()
    auditor = klien_peran(Peran.AUDITOR)
    tujuan = auditor.post(NPWP, {"npwp": NIK}).headers["Location"]
    assert [baris[1].nama for baris in auditor.get(tujuan).context["baris"]] == ["Budi"]


def test_berhalaman_maju_dan_mundur_di_bawah_saringannya(sekretaris):
    for n in range(60):
        peserta("1", f"{n}", nama_penyedia=f"CV {n}", npwp16=f"0{n:015}")
    alamat, dapat, jawaban = f"{PENYEDIA}?tahun=2025&cari=cv", [], None
    tender("1")  # whose year is then offered
    while alamat:
        jawaban = sekretaris.get(alamat)
        dapat += [baris[1].npwp16 for baris in jawaban.context["baris"]]
        sesudah = jawaban.context["url_sesudah"]
        alamat = sesudah and f"{PENYEDIA}{sesudah}"
    assert dapat == [f"0{n:015}" for n in range(60)]
    mundur = sekretaris.get(f"{PENYEDIA}{jawaban.context['url_sebelum']}")
    assert [baris[1].npwp16 for baris in mundur.context["baris"]] == dapat[25:50]


@pytest.mark.parametrize("daftar", ["belum", "tak-terlihat"])
def test_alamat_halaman_berikutnya_tidak_membawa_npwp(petugas_meja, daftar):
    nik = [f"32041125058800{n:02}" for n in range(30)]
    for n, satu in enumerate(nik):
        if daftar == "belum":
            peserta("1", f"{n}", nama_penyedia=f"Orang {n}", npwp16=satu, is_pemenang=True)
        else:
            daftarkan(f"Orang {n}", satu)
    jawaban = petugas_meja.get(PENYEDIA, {"daftar": daftar, "hasil": "menang"})
    sesudah = jawaban.context["url_sesudah"]
    kursor = parse_qs(sesudah[1:])["after"][0]
    for satu in nik:
        assert satu not in jawaban.text
        assert satu not in kursor
        assert satu.encode() not in base64.urlsafe_b64decode(kursor + "=" * (-len(kursor) % 4))
    lanjut = petugas_meja.get(f"{PENYEDIA}{sesudah}")
    assert len(lanjut.context["baris"]) == 5


@pytest.mark.parametrize("kursor", ["9999999", "-1", "1e3", "9" * 40, "\x00", "٣"])
def test_kursor_yang_dikarang_tidak_menggagalkan_halaman(sekretaris, kursor):
    peserta("1", "1", nama_penyedia="CV Satu", npwp16="0000000000000001")
    assert sekretaris.get(PENYEDIA, {"after": kursor}).status_code == 200


@pytest.mark.parametrize(
    "saringan",
    [{}, {"tahun": "2025", "hasil": "menang", "cari": "cv"}, {"daftar": "tak-terlihat", "tahun": "2025"}],
)
def test_paling_banyak_delapan_kueri(sekretaris, django_assert_max_num_queries, saringan):
    isi()
    with django_assert_max_num_queries(8):
        assert sekretaris.get(PENYEDIA, saringan).status_code == 200
    kode = str(RingkasanPenyedia.objects.get(npwp16=NIK).kode)
    with django_assert_max_num_queries(8):
        jawaban = sekretaris.get(reverse("admin:sekretariat_e_reporting_paket"), {"penyedia": kode})
    assert jawaban.context["semua"].paket == 1


def test_yang_kosong_mengatakan_sebabnya(sekretaris):
    for daftar, kalimat in (
        ("belum", "Tidak ada penyedia dalam data SPSE yang belum terdaftar"),
        ("terdaftar", "Belum ada penyedia terdaftar yang terlihat"),
        ("tak-terlihat", "Semua penyedia yang terdaftar di sini pernah terlihat"),
    ):
        assert kalimat in rapat(sekretaris.get(PENYEDIA, {"daftar": daftar}))
    assert "Kosongkan saringannya" in rapat(sekretaris.get(PENYEDIA, {"cari": "tidak ada"}))


def test_yang_dilepas_semua_barisnya_tidak_terlihat_lagi(sekretaris):
    nilai("1", "5", None, npwp16=BADAN, nama_penyedia="CV A")
    peserta("1", "1", npwp16=NIK, nama_penyedia="Budi")
    PesertaTender.objects.update(is_kini=False)
    assert nama(sekretaris) == ["CV A"]
    assert "1 NPWP terlihat" in rapat(sekretaris.get(PENYEDIA))
