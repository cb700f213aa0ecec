"""LKPP monitors the server: access is given by name, until a day, from where; each call is kept a year."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings
from django.utils import timezone

from infrastruktur.actions.akses import beri_akses, cabut_akses, lupakan_panggilan
from infrastruktur.forms.akses import AksesForm
from infrastruktur.models import PanggilanPemantauan
from infrastruktur.policies.akses import (
    PEMANTAUAN_BACA,
    BukanPemantau,
    BukanTokenPemantauan,
    jaringan,
)
from lpse import token_api
from lpse.aturan import TidakBerwenang
from lpse.models import TokenAPI
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.penelepon import penelepon, token_untuk
from tests.petugas import klien, pasang_mfa

pytestmark = pytest.mark.django_db
KEADAAN = "/api/v1/infrastruktur/keadaan/"
HALAMAN = "/admin/infrastruktur/akses/"


@pytest.fixture
def pemantau():
    akun = buat_akun(Peran.LKPP)
    pasang_mfa(akun)
    return akun


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


@pytest.fixture
def beri(pemantau, admin):
    """Give access and take the secret; the token and the program that uses it."""

    def langsung(**isi):
        token = beri_akses(pemantau.pk, oleh=admin, **{"nama": "Dasbor", "hari": 30, **isi})
        return token, penelepon(token_api.ambil(token.pk, oleh=pemantau)[1])

    return langsung


def panggilan():
    kolom = ("metode", "jalur", "status", "alamat")
    return list(PanggilanPemantauan.objects.order_by("pk").values_list(*kolom))


# --- Giving and taking back -----------------------------------------------------------------------------


def test_akses_diberikan_kepada_pemantau_lkpp_saja(admin, pemantau):
    with pytest.raises(BukanPemantau):
        beri_akses(buat_akun(Peran.HELPDESK).pk, oleh=admin, nama="x", hari=30)
    for peran in (Peran.SEKRETARIS, Peran.AUDITOR, Peran.LKPP):
        with pytest.raises(TidakBerwenang):
            beri_akses(pemantau.pk, oleh=buat_akun(peran), nama="x", hari=30)
    token = beri_akses(pemantau.pk, oleh=admin, nama="Dasbor", hari=30, alamat=["203.0.113.7"])
    assert (token.cakupan, token.alamat, token.sidik) == ([PEMANTAUAN_BACA], ["203.0.113.7/32"], None)


def test_dicabut_berlaku_pada_panggilan_berikutnya(beri, admin):
    token, program = beri()
    assert program.get(KEADAAN).status_code == 200
    cabut_akses(token.pk, oleh=admin)
    assert program.get(KEADAAN).status_code == 401


def test_token_lain_tidak_dicabut_dari_sini(admin):
    token_untuk(buat_akun(Peran.PEMOHON), "registrasi.pendaftaran:milik")
    with pytest.raises(BukanTokenPemantauan):
        cabut_akses(TokenAPI.objects.get().pk, oleh=admin)


# --- From where -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alamat", "status"),
    [("203.0.113.9", 200), ("203.0.114.1", 403), ("2001:db8::1", 200), ("2001:db9::1", 403)],
)
def test_hanya_dari_alamat_yang_terdaftar(beri, alamat, status):
    _, program = beri(alamat=["203.0.113.0/24", "2001:db8::/32"])
    assert program.get(KEADAAN, REMOTE_ADDR=alamat).status_code == status


@override_settings(PROXY_COUNT=1)
def test_alamat_dibaca_dari_proksi_yang_dipercaya(beri):
    _, program = beri(alamat=["203.0.113.0/24"])
    karangan, benar = "203.0.113.9, 198.51.100.1", "198.51.100.1, 203.0.113.9"
    assert program.get(KEADAAN, headers={"X-Forwarded-For": karangan}).status_code == 403
    assert program.get(KEADAAN, headers={"X-Forwarded-For": benar}).status_code == 200


def test_daftar_alamat_tidak_berubah_sesudah_diberikan(beri):
    token, _ = beri(alamat=["203.0.113.0/24"])
    with pytest.raises(DatabaseError, match="tidak diubah lagi"), transaction.atomic():
        TokenAPI.objects.filter(pk=token.pk).update(alamat=[])


@pytest.mark.parametrize("isi", ["203.0.113.0/8", "lkpp.go.id", "1.2.3.4/33", "::/129", "1.2.3"])
def test_jaringan_yang_keliru_disebut(pemantau, isi):
    form = AksesForm({"pemilik": pemantau.pk, "nama": "a", "hari": 30, "alamat": f"10.0.0.1\n{isi}"})
    assert isi in form.errors["alamat"][0]


def test_jaringan_dinormalkan_dan_tidak_berulang(pemantau):
    isi = {"pemilik": pemantau.pk, "nama": "a", "hari": 30, "alamat": "10.0.0.1, 10.0.0.1/32\n2001:DB8::/32"}
    form = AksesForm(isi)
    assert form.is_valid()
    assert form.kolom["alamat"] == ["10.0.0.1/32", "2001:db8::/32"]


# --- What was asked -------------------------------------------------------------------------------------


def test_setiap_panggilan_tercatat_juga_yang_ditolak(beri):
    _, program = beri(alamat=["203.0.113.0/24"])
    program.get(f"{KEADAAN}?rahasia=1", REMOTE_ADDR="203.0.113.9")
    program.get("/api/v1/layanan/tiket/", REMOTE_ADDR="203.0.113.9")
    program.post(KEADAAN, REMOTE_ADDR="203.0.113.9")
    program.get(KEADAAN, REMOTE_ADDR="2001:db8:1:2::3")
    assert panggilan() == [
        ("GET", KEADAAN, 200, "203.0.113.0/24"),
        ("GET", "/api/v1/layanan/tiket/", 403, "203.0.113.0/24"),
        ("POST", KEADAAN, 405, "203.0.113.0/24"),
        ("GET", KEADAAN, 403, "2001:db8:1::/48"),
    ]


def test_token_lain_tidak_dicatat_di_sini():
    program = penelepon(token_untuk(buat_akun(Peran.PEMOHON), "registrasi.pendaftaran:milik"))
    assert program.get("/api/v1/registrasi/pendaftaran-saya/").status_code == 200
    assert panggilan() == []


def test_catatan_tidak_diubah_dan_dihapus_sesudah_setahun_saja(beri):
    token, program = beri()
    program.get(KEADAAN)
    for ubah in ({"status": 200}, {"jalur": "/"}):
        with pytest.raises(DatabaseError, match="disimpan satu tahun"), transaction.atomic():
            PanggilanPemantauan.objects.update(**ubah)
    with pytest.raises(DatabaseError, match="disimpan satu tahun"), transaction.atomic():
        PanggilanPemantauan.objects.all().delete()
    lama = timezone.now() - timedelta(days=367)
    PanggilanPemantauan.objects.create(token=token, pada=lama, metode="GET", jalur="/", status=200)
    assert (lupakan_panggilan(timezone.now()), PanggilanPemantauan.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("alamat", "tercatat"),
    [(None, ""), ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48")],
)
def test_alamat_dicatat_sebagai_jaringan(alamat, tercatat):
    assert jaringan(alamat) == tercatat


# --- /metrics -------------------------------------------------------------------------------------------


def test_metrik_dibaca_dengan_token_pemantauan_dan_tercatat(beri, settings):
    _, program = beri()
    assert settings.METRICS_TOKEN == ""
    assert b"lpse_surat_gagal" in program.get("/metrics").content
    assert panggilan() == [("GET", "/metrics", 200, "127.0.0.0/24")]


def test_metrik_menolak_alamat_lain_dan_token_lain(beri, client):
    _, program = beri(alamat=["203.0.113.0/24"])
    assert program.get("/metrics").status_code == 403
    lain = penelepon(token_untuk(buat_akun(Peran.PEMOHON), "registrasi.pendaftaran:milik"))
    assert lain.get("/metrics").status_code == 403
    assert penelepon("lpse_" + "x" * 32).get("/metrics").status_code == 404
    assert [p[2] for p in panggilan()] == [403]


# --- The page -------------------------------------------------------------------------------------------


def test_halaman_menyebut_siapa_seberapa_sering_dan_terakhir(beri, django_assert_max_num_queries):
    token, program = beri(alamat=["127.0.0.0/8"])
    for _ in range(3):
        program.get(KEADAAN)
    petugas = klien(buat_akun(Peran.KEPALA))
    petugas.get(HALAMAN)
    with django_assert_max_num_queries(8):
        isi = petugas.get(HALAMAN).content.decode()
    assert "127.0.0.0/8" in isi
    assert 'data-label="24 jam terakhir">3<' in isi
    assert "Cabut" in isi
    assert "Cabut" not in klien(buat_akun(Peran.AUDITOR)).get(HALAMAN).content.decode()
    assert "Tidak ada yang cocok" in petugas.get(f"{HALAMAN}?hasil=ditolak").content.decode()
    csv = b"".join(petugas.get(f"{HALAMAN}ekspor.csv?token={token.kode}").streaming_content).decode()
    assert csv.count(KEADAAN) == 3


def test_memberi_dan_mencabut_dari_halaman(admin, pemantau):
    petugas = klien(admin)
    isi = {"pemilik": pemantau.pk, "nama": "Dasbor LKPP", "hari": 90, "alamat": "203.0.113.0/24"}
    assert petugas.post(f"{HALAMAN}beri/", isi).status_code == 302
    token = TokenAPI.objects.get(akun=pemantau)
    assert (token.nama, token.alamat) == ("Dasbor LKPP", ["203.0.113.0/24"])
    assert petugas.post(f"{HALAMAN}beri/", {**isi, "alamat": "di mana saja"}).status_code == 200
    assert petugas.post(f"{HALAMAN}{token.kode}/cabut/").status_code == 302
    token.refresh_from_db()
    assert token.dicabut_oleh == admin
