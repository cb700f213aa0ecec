"""Registration for programs: what each address tells, to which token, and what it never tells."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from lpse.models import Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.api.cakupan import ANTREAN_BACA, NPWP_BACA, PENDAFTARAN_MILIK, PENGGUNA_EKSPOR
from registrasi.models import Pendaftaran, PenggunaSPSE
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, buat_draf, tandai_semua
from tests.penelepon import penelepon, token_untuk

pytestmark = pytest.mark.django_db
V1 = "/api/v1/registrasi/"
SAYA, LACAK, ANTREAN, PENGGUNA = (f"{V1}{a}/" for a in ("pendaftaran-saya", "lacak", "antrean", "pengguna"))
ALAMAT = {PENDAFTARAN_MILIK: SAYA, ANTREAN_BACA: ANTREAN, PENGGUNA_EKSPOR: PENGGUNA}
NIK = "3504991508850001"


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.mark.parametrize("cakupan", [PENDAFTARAN_MILIK, ANTREAN_BACA, PENGGUNA_EKSPOR, NPWP_BACA])
def test_setiap_cakupan_membuka_alamatnya_sendiri_saja(verifikator, cakupan):
    program = penelepon(token_untuk(verifikator, cakupan))
    for milik, alamat in ALAMAT.items():
        assert program.get(alamat).status_code == (200 if milik == cakupan else 403), alamat


# --- One's own ------------------------------------------------------------------------------------------


def test_pemohon_membaca_pendaftarannya_sendiri_beserta_tenggat_dan_dokumennya():
    pendaftaran = buat_diajukan()
    buat_diajukan()
    program = penelepon(token_untuk(pendaftaran.akun, PENDAFTARAN_MILIK))
    (satu,) = program.get(SAYA).json()["hasil"]
    assert satu["kode"] == pendaftaran.kode
    isi = program.get(f"{SAYA}{pendaftaran.kode}/").json()
    assert isi["status"] == "diajukan"
    assert isi["status_label"] == "Menunggu verifikasi"
    assert isi["tenggat"] == timezone.localtime(pendaftaran.tenggat).isoformat()
    assert {d["keadaan"] for d in isi["dokumen"] if d["wajib"]} == {"diunggah"}
    assert isi["alasan"] == ""


def test_yang_dikembalikan_menyebut_alasan_tiap_dokumen_dan_bagian(verifikator):
    pendaftaran = buat_diajukan()
    actions.kembalikan(
        pendaftaran.pk,
        oleh=verifikator,
        dokumen={"ktp": "Foto buram"},
        bagian={"perusahaan": "Alamat kurang lengkap"},
    )
    program = penelepon(token_untuk(pendaftaran.akun, PENDAFTARAN_MILIK))
    isi = program.get(f"{SAYA}{pendaftaran.kode}/").json()
    ktp = next(d for d in isi["dokumen"] if d["kode"] == "ktp")
    assert (ktp["keadaan"], ktp["alasan"]) == ("perlu_perbaikan", "Foto buram")
    assert [b["kode"] for b in isi["perbaikan"]] == ["perusahaan"]
    assert isi["alasan"]
    assert isi["tenggat"] is None


def test_pendaftaran_orang_lain_tidak_ditemukan(verifikator):
    milik_lain, draf = buat_diajukan(), buat_draf(lengkap=False)
    program = penelepon(token_untuk(draf.akun, PENDAFTARAN_MILIK))
    assert program.get(f"{SAYA}{milik_lain.kode}/").status_code == 404
    assert program.get(f"{SAYA}{draf.kode}/").json()["nomor"] == ""
    petugas = penelepon(token_untuk(verifikator, PENDAFTARAN_MILIK))
    assert petugas.get(f"{SAYA}{milik_lain.kode}/").status_code == 404


# --- By number and code ---------------------------------------------------------------------------------


def test_lacak_hanya_status_dan_tanggal(client):
    p = buat_diajukan()
    isi = client.get(LACAK, {"nomor": p.nomor.lower(), "kode": p.kode_lacak.replace("-", " ").lower()}).json()
    assert set(isi) == {"nomor", "status", "status_label", "diajukan_pada", "tenggat", "diputus_pada"}


@pytest.mark.parametrize(
    ("ganti", "status"), [({"kode": "AAAA-AAAA-AAAA"}, 404), ({"nomor": "REG-1"}, 404), ({"kode": ""}, 400)]
)
def test_lacak_yang_keliru_tidak_membocorkan_nomor_mana_yang_ada(client, ganti, status):
    p = buat_diajukan()
    jawaban = client.get(LACAK, {"nomor": p.nomor, "kode": p.kode_lacak} | ganti)
    assert jawaban.status_code == status
    assert jawaban["Content-Type"] == "application/problem+json"


def test_lacak_berbagi_batas_dengan_halamannya(client):
    client.defaults["REMOTE_ADDR"] = "192.0.2.88"
    for _ in range(30):
        client.get("/lacak/")
    assert client.get(LACAK, {"nomor": "REG-1", "kode": "x"}).status_code == 429


# --- The queue ------------------------------------------------------------------------------------------


def test_antrean_menyebut_yang_menunggu_tanpa_pengenal_utuh(verifikator):
    pendaftaran = buat_diajukan()
    actions.ambil(pendaftaran.pk, oleh=verifikator)
    buat_draf()
    jawaban = penelepon(token_untuk(verifikator, ANTREAN_BACA)).get(ANTREAN)
    (satu,) = jawaban.json()["hasil"]
    assert (satu["nomor"], satu["pemegang"]) == (pendaftaran.nomor, str(verifikator))
    teks = jawaban.content.decode()
    assert not any(rahasia in teks for rahasia in (pendaftaran.npwp16, NIK, pendaftaran.akun.email))


def test_antrean_disaring_menurut_status_jenis_dan_tenggat(verifikator):
    lambat, tepat, terbit = buat_diajukan(), buat_diajukan(), buat_disetujui(verifikator)
    Pendaftaran.objects.filter(pk=lambat.pk).update(tenggat=timezone.now() - timedelta(days=1))
    program = penelepon(token_untuk(verifikator, ANTREAN_BACA))

    def nomor(**kueri):
        return [satu["nomor"] for satu in program.get(ANTREAN, kueri).json()["hasil"]]

    assert nomor() == [lambat.nomor, tepat.nomor]
    assert nomor(terlambat="true") == [lambat.nomor]
    assert nomor(tenggat_sampai=timezone.now().isoformat()) == [lambat.nomor]
    assert nomor(status="disetujui") == [terbit.nomor]
    assert nomor(jenis="perorangan") == []
    assert len(nomor(status="semua")) == 3


def test_halaman_antrean_bersambung_tanpa_terlewat(verifikator, django_assert_max_num_queries):
    for _ in range(5):
        buat_diajukan()
    program = penelepon(token_untuk(verifikator, ANTREAN_BACA))
    alamat, nomor = f"{ANTREAN}?ukuran=2", []
    while alamat:
        with django_assert_max_num_queries(8):
            jawaban = program.get(alamat.removeprefix("http://testserver"))
        isi = jawaban.json()
        nomor += [satu["nomor"] for satu in isi["hasil"]]
        alamat = isi["berikutnya"]
        assert jawaban.headers.get("Link") == (f'<{alamat}>; rel="next"' if alamat else None)
    urut = Pendaftaran.objects.menunggu_verifikasi().values_list("nomor", flat=True)
    assert nomor == list(urut)


# --- The users ------------------------------------------------------------------------------------------


def test_ekspor_pengguna_mencatat_setiap_halaman_dan_menyamarkan_npwp(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    jawaban = penelepon(token_untuk(verifikator, PENGGUNA_EKSPOR)).get(PENGGUNA)
    (satu,) = jawaban.json()["hasil"]
    assert satu["user_id"] == PenggunaSPSE.objects.get().user_id
    teks = jawaban.content.decode()
    assert pendaftaran.npwp not in teks
    assert "••••" in satu["rkn_npwp"]
    assert NIK not in teks
    jejak = Jejak.objects.get(peristiwa="pengguna_spse.diekspor")
    assert (jejak.oleh_id, jejak.rincian["jumlah"], jejak.rincian["bentuk"]) == (
        verifikator.pk,
        1,
        "api_json",
    )


def test_npwp_utuh_hanya_dengan_cakupannya(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    program = penelepon(token_untuk(verifikator, PENGGUNA_EKSPOR, NPWP_BACA))
    (satu,) = program.get(PENGGUNA).json()["hasil"]
    assert satu["rkn_npwp"] == pendaftaran.npwp


@pytest.mark.parametrize(("kueri", "terima"), [("?format=csv", "*/*"), ("", "text/csv")])
def test_ekspor_sebagai_csv_yang_tidak_dijalankan_lembar_kerja(verifikator, kueri, terima):
    pendaftaran = buat_diajukan()
    Pendaftaran.objects.filter(pk=pendaftaran.pk).update(nama_perusahaan='=HYPERLINK("x"),y')
    tandai_semua(pendaftaran, verifikator)
    actions.setujui(pendaftaran.pk, oleh=verifikator)
    buat_disetujui(verifikator)
    program = penelepon(token_untuk(verifikator, PENGGUNA_EKSPOR), Accept=terima)
    jawaban = program.get(f"{PENGGUNA}{kueri}")
    assert jawaban["Content-Type"] == "text/csv; charset=utf-8"
    kepala, *baris = csv.reader(io.StringIO(jawaban.content.decode()))
    assert kepala[0] == "user_id"
    assert len(baris) == 2
    assert baris[0][kepala.index("rkn_nama")] == '\'=HYPERLINK("x"),y'


def test_penolakan_csv_tetap_sebagai_masalah(verifikator):
    program = penelepon(token_untuk(verifikator, PENGGUNA_EKSPOR), Accept="text/csv")
    jawaban = program.get(PENGGUNA, {"status": "karangan"})
    assert (jawaban.status_code, jawaban["Content-Type"]) == (400, "application/problem+json")
