"""The national list comes in: what is understood, what is refused, and that nothing is ever half written."""

import io
import json
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lpse.aliran_json import JsonKeliru, baris_json
from registrasi import actions
from registrasi.daftar_hitam import berkas as modul_berkas
from registrasi.daftar_hitam.berkas import kenali
from registrasi.daftar_hitam.petakan import BarisDitolak, petakan
from registrasi.daftar_hitam.tanggal import baca_tanggal
from registrasi.models import EntriDaftarHitam, ImporDaftarHitam
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca
from tests.registrasi.daftar_hitam import baris, berkas_csv, berkas_json, hitungan, impor

NOL = {"dibaca": 0, "baru": 0, "berubah": 0, "sama": 0, "ditolak": 0}
pytestmark = pytest.mark.django_db


@pytest.fixture
def berkas(tmp_path):
    """A file on disk whose name says nothing true."""

    def tulis(isi: bytes | str, nama: str = "apa-saja.dat") -> str:
        letak = tmp_path / nama
        letak.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
        return str(letak)

    return tulis


# --- What is understood


@pytest.mark.parametrize(
    "bungkus",
    [
        lambda b: b,
        lambda b: [b],
        lambda b: {"data": b},
        lambda b: {"status": True, "meta": {"halaman": [1]}, "data": b, "pesan": None},
        lambda b: {"data": {"data": b}},
    ],
)
def test_daftar_dibaca_dalam_setiap_bungkusnya(bungkus):
    rekaman = [baris(), baris(no_sk_blacklist="2", npwp_penyedia="0980000016000000")]
    hasil = actions.impor_daftar_hitam(berkas_json(bungkus(rekaman)))
    assert hitungan(hasil) == {**NOL, "dibaca": 2, "baru": 2}
    entri = EntriDaftarHitam.objects.get(no_sk="188/1/2026")
    assert (entri.npwp, entri.npwp16) == ("98.000.001.6-000.000", "0980000016000000")
    assert (entri.berlaku_dari, entri.berlaku_sampai) == (date(2026, 1, 2), date(2099, 1, 1))
    assert (entri.nama_baku, entri.kd_paket, entri.tahun) == ("HITAMUJI", "10011868000", 2026)


@pytest.mark.parametrize("isi", ["[]", "null", '{"data": null}', '{"data": []}', " [ ] "])
def test_daftar_kosong_bukan_galat(isi):
    assert hitungan(actions.impor_daftar_hitam(io.BytesIO(isi.encode()))) == NOL


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [True, False])
def test_csv_dengan_kolom_berspasi_dalam_urutan_apa_saja(pemisah, bom):
    rekaman = {
        "Berlaku Sampai": "31/12/2099",
        "Kode Tender": "10011868000",
        "Nomor SK": "188/7/2026",
        "Kolom Lain": "diabaikan",
        "Nama Penyedia": 'CV "Sembada"; Makmur, Jaya',
        "NPWP 16 Penyedia": "0980000016000000",
        "TANGGAL  BERLAKU-DARI": "2 Januari 2026",
        "Status": "Tayang",
    }
    hasil = actions.impor_daftar_hitam(berkas_csv(rekaman, pemisah=pemisah, bom=bom))
    assert (hasil.jenis, hasil.baru) == ("csv", 1)
    entri = EntriDaftarHitam.objects.get()
    assert (entri.nama_penyedia, entri.kd_paket) == ('CV "Sembada"; Makmur, Jaya', "10011868000")
    assert (entri.berlaku_dari, entri.berlaku_sampai) == (date(2026, 1, 2), date(2099, 12, 31))


@pytest.mark.parametrize("nama", ["npwp_penyedia_16", "npwp16_penyedia", "npwp_16_penyedia"])
def test_npwp_kedua_disimpan_bila_berbeda(nama):
    impor(baris(**{nama: "3504991508850001"}), baris(no_sk_blacklist="2", **{nama: "0980000016000000"}))
    berbeda, sama = EntriDaftarHitam.objects.order_by("pk")
    assert (berbeda.npwp16, berbeda.npwp16_lain) == ("0980000016000000", "3504991508850001")
    assert (sama.npwp16, sama.npwp16_lain) == ("0980000016000000", None)


@pytest.mark.parametrize("npwp", [None, "", "-", "000000000000000", "12345", "tidak ada"])
def test_sanksi_tanpa_npwp_yang_terbaca_tetap_diterima(npwp):
    for _ in range(2):
        hasil = impor(baris(npwp_penyedia=npwp))
    assert hasil.sama == 1
    assert EntriDaftarHitam.objects.get().npwp16 is None


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01 23:59:59", date(2026, 3, 1)),
        ("2026-02-28T17:00:00Z", date(2026, 3, 1)),
        ("2026-03-01T00:00:00.123456789+07:00", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1-3-2026 08.30", date(2026, 3, 1)),
        ("Minggu, 1 Maret 2026", date(2026, 3, 1)),
        ("01-Agt-2026", date(2026, 8, 1)),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_tanggal_dibaca_dalam_bentuk_yang_pernah_dikirim(teks, hari):
    assert baca_tanggal(teks) == hari


@pytest.mark.parametrize("teks", ["31/02/2026", "13/13/2026", "45322", "besok", "1926-01-01", "1 Foo 2026"])
def test_tanggal_yang_keliru_ditolak(teks):
    with pytest.raises(ValueError):
        baca_tanggal(teks)


@given(st.text(max_size=30))
def test_teks_apa_pun_dibaca_atau_ditolak_sebagai_tanggal(teks):
    with suppress(ValueError):
        baca_tanggal(teks)


# The first draw waits for the machine, not for the data.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(baris())), st.none() | st.booleans() | st.text(max_size=40)))
def test_nilai_apa_pun_dipetakan_atau_ditolak(ganti):
    with suppress(BarisDitolak):
        assert petakan(baris(tahun_anggaran="2026", lpse_id="1", kd_penyedia="1", kd_paket="1") | ganti)


# --- The same list again, and a newer one


def test_berkas_yang_sama_dua_kali_tidak_mengubah_apa_pun():
    rekaman = [
        baris(no_sk_blacklist=str(n), npwp_penyedia=None if n % 2 else f"98000{n:04d}000000")
        for n in range(9)
    ]
    impor(*rekaman)
    semula = list(EntriDaftarHitam.objects.order_by("pk").values())
    assert hitungan(impor(*rekaman)) == {**NOL, "dibaca": 9, "sama": 9}
    assert list(EntriDaftarHitam.objects.order_by("pk").values()) == semula


def test_daftar_baru_memperbarui_dan_tidak_menghapus():
    impor(baris(), baris(no_sk_blacklist="2"))
    hasil = impor(baris(no_sk_pencabutan="9/2026", tgl_sk_pencabutan="2026-05-01", status="Dicabut"))
    assert hitungan(hasil) == {**NOL, "dibaca": 1, "berubah": 1}
    assert EntriDaftarHitam.objects.count() == 2
    entri = EntriDaftarHitam.objects.get(no_sk="188/1/2026")
    assert (entri.status, entri.tgl_sk_pencabutan, entri.impor) == ("dicabut", date(2026, 5, 1), hasil)
    assert entri.diperbarui_pada > entri.ditarik_pada


def test_sanksi_yang_disebut_dua_kali_dalam_satu_berkas():
    sama, lain = baris(), baris(alamat="Jalan Lain")
    hasil = impor(baris(), sama, lain)
    assert hitungan(hasil) == {**NOL, "dibaca": 3, "baru": 1, "sama": 1, "ditolak": 1}
    assert "baris 1" in hasil.penolakan[0]["alasan"]


def test_kunci_tidak_membedakan_huruf_besar_dan_bentuk_usaha():
    impor(baris(no_sk_blacklist="sk/ß/1", nama_penyedia="PT. Maju-Jaya", npwp_penyedia=None))
    hasil = impor(baris(no_sk_blacklist="SK/ß/1", nama_penyedia="MAJU JAYA, P.T", npwp_penyedia=None))
    assert hasil.berubah == 1


# --- What is refused: a row, with the reason


@pytest.mark.parametrize(
    ("ganti", "alasan"),
    [
        ({"npwp_penyedia": "1,23457E+15"}, "sebagian angkanya hilang"),
        ({"npwp_penyedia": 1.23457e15}, None),
        ({"kd_paket": "1.00119E+10"}, "sebagian angkanya hilang"),
        ({"no_sk_blacklist": None}, "Kosong: nomor SK"),
        ({"nama_penyedia": "  "}, "Kosong: nama penyedia"),
        ({"tgl_berlaku_dari": "31/02/2026"}, "bukan tanggal"),
        ({"tgl_berlaku_sampai": "2020-01-01"}, "berakhir sebelum dimulai"),
        ({"status": "entah"}, "Status tidak dikenal"),
        ({"nama_penyedia": "x" * 201}, "lebih dari 200 huruf"),
        ({"nama_penyedia": "a\u0000b"}, "tidak dapat disimpan"),
        ({"alamat": "\ud800"}, "tidak dapat disimpan"),
        ({"alamat": ["a"]}, "bukan teks"),
        ({"tahun_anggaran": "dua ribu"}, "bukan tahun"),
    ],
)
def test_baris_yang_keliru_ditolak_dengan_sebabnya(ganti, alasan):
    hasil = impor(baris(), baris(no_sk_blacklist="2") | ganti)
    if alasan is None:  # Python writes this float out in full
        assert hasil.ditolak == 0
        return
    assert hitungan(hasil) == {**NOL, "dibaca": 2, "baru": 1, "ditolak": 1}
    assert alasan in hasil.penolakan[0]["alasan"]
    assert hasil.penolakan[0]["baris"] == 2


def test_npwp_ilmiah_sebagai_bilangan_json_tidak_dihitung():
    isi = json.dumps([baris()]).replace('"98.000.001.6-000.000"', "1.23E+15")
    assert actions.impor_daftar_hitam(io.BytesIO(isi.encode())).ditolak == 1


def test_yang_bukan_rekaman_ditolak_satu_per_satu():
    assert hitungan(impor(None, "teks", baris())) == {**NOL, "dibaca": 3, "baru": 1, "ditolak": 2}


def test_sel_rumus_disimpan_sebagai_teks():
    impor(baris(nama_penyedia='=HYPERLINK("http://x.example";"a")'))
    assert EntriDaftarHitam.objects.get().nama_penyedia.startswith("=HYPERLINK")


# --- What is refused whole


def zip_bernama_csv() -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr("daftar.csv", "Nomor SK\n1\n")
    return isi.getvalue()


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (zip_bernama_csv(), "ZIP atau Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xfeN\x00o\x00", "UTF-16"),
        (b"\x89PNG\x00\x00", "bukan teks"),
        (b"", "kosong"),
        (b"\xef\xbb\xbf \r\n", "kosong"),
        (b'{"x": "<invalid_response>"}', "invalid_response"),
        (b"<html><body>403</body></html>", "halaman web"),
        ("Nomor SK;Nama Penyedia;Berlaku Dari\nA;Pers\xe9;2026".encode("latin-1"), "bukan UTF-8"),
        (b"Nama;Alamat\nA;B\n", "Kolom ini tidak ditemukan: nomor SK"),
        (b'[{"a": 1}', "terpotong"),
        (b'[{"a": 1},', "terpotong"),
        (b'[{"a": 1}] [', "isi lain"),
        (b"[" * 50, "terlalu dalam"),
        (b'[{"a":' + b"[" * 100_000, "terlalu dalam"),
        (b'["' + b"x" * 1_000_000 + b'"]', "satu rekaman lebih dari"),
        (b'Nomor SK,Nama Penyedia,Berlaku Dari\n1,"tak ditutup', "CSV"),
        (
            b"Nomor SK,Nama Penyedia,Berlaku Dari\n1," + b"x" * 100_000 + b",2026-01-01\n",
            "ada sel lebih dari",
        ),
        (b"Nomor SK,Nama Penyedia,Berlaku Dari\n1," + b"x" * 1_000_000, "satu baris lebih dari"),
    ],
)
def test_berkas_yang_bukan_daftar_ditolak_dengan_satu_kalimat(isi, sebab):
    with pytest.raises(DaftarTidakTerbaca, match=sebab):
        actions.impor_daftar_hitam(io.BytesIO(isi))
    assert not ImporDaftarHitam.objects.exists()


def test_berkas_yang_rusak_di_tengah_tidak_meninggalkan_apa_pun():
    rekaman = ",".join(json.dumps(baris(no_sk_blacklist=str(n))) for n in range(2500))
    with pytest.raises(DaftarTidakTerbaca):
        actions.impor_daftar_hitam(io.BytesIO(f"[{rekaman}".encode()))
    assert not EntriDaftarHitam.objects.exists()
    assert not ImporDaftarHitam.objects.exists()


def test_berkas_terlalu_besar_atau_terlalu_panjang_ditolak(monkeypatch):
    with pytest.raises(DaftarTidakTerbaca, match="0 MB"):
        kenali(berkas_json([baris()]), maks=100)
    monkeypatch.setattr(modul_berkas, "MAKS_BARIS", 2)
    with pytest.raises(DaftarTidakTerbaca, match="lebih dari 2 baris"):
        impor(*(baris(no_sk_blacklist=str(n)) for n in range(3)))


@given(st.text(alphabet='[]{},:"0a\\ \n', max_size=60))
def test_aliran_json_tidak_pernah_gagal_dengan_cara_lain(teks):
    with suppress(JsonKeliru):
        list(baris_json(io.StringIO(teks)))


@given(st.lists(st.dictionaries(st.text(max_size=3), st.text() | st.none()), max_size=5), st.integers(1, 9))
def test_aliran_json_membaca_seperti_pustaka_baku(rekaman, potong):
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr("lpse.aliran_json.POTONG", potong)
        assert list(baris_json(io.StringIO(json.dumps(rekaman)))) == rekaman


# --- At the command line


def test_perintah_menjawab_satu_dokumen_json(berkas, capsys):
    letak = berkas(json.dumps([baris(), baris(no_sk_blacklist=None)]), "daftar.csv")
    call_command("import_daftar_hitam", letak, "--json")
    keluaran = capsys.readouterr()
    hitung = {"dibaca": 2, "baru": 1, "berubah": 0, "sama": 0, "ditolak": 1}
    assert json.loads(keluaran.out) == {
        "berkas": [{"nama": "daftar.csv", "jenis": "daftar_hitam", **hitung, "nilai": {}}]
    }
    assert "baris 2: Kosong: nomor SK." in keluaran.err


def test_memeriksa_tidak_menyimpan_apa_pun(berkas, capsys):
    call_command("import_daftar_hitam", berkas(json.dumps([baris()])), "--periksa")
    assert "dibaca 1, baru 1" in capsys.readouterr().out
    assert not EntriDaftarHitam.objects.exists()
    assert not ImporDaftarHitam.objects.exists()


def test_berkas_yang_gagal_tidak_menahan_berkas_lain(berkas, capsys):
    baik, buruk = berkas(json.dumps([baris()])), berkas("<html>", "x.json")
    with pytest.raises(CommandError, match="halaman web"):
        call_command("import_daftar_hitam", buruk, baik, "tidak-ada.json", "--json")
    assert json.loads(capsys.readouterr().out)["berkas"][0]["baru"] == 1
