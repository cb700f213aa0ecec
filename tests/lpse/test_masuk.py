"""Signing in: limits that stop a guesser and nobody else, sessions that end, addresses nobody can forge."""

import itertools
import logging
import secrets
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lpse import perangkat
from lpse.batas import SESI_PEGAWAI_DETIK, SESI_PEGAWAI_DIAM_DETIK
from lpse.konteks import client_ip
from lpse.models import Jejak
from lpse.pembatas import alamat_penanya, terlampaui
from lpse.peran import Peran
from lpse.tautan_sandi import tautan_sandi
from tests.factories import buat_akun
from tests.petugas import klien
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db
SANDI = "sandi-panjang-sekali-2026"
TERKUNCI = "Terlalu banyak percobaan."
MASUK = "/akun/masuk/"
_urut = itertools.count(1)


def alamat_baru() -> str:
    return f"10.77.{next(_urut) % 256}.{secrets.randbelow(256)}"


def peramban(alamat: str | None = None) -> Client:
    return Client(REMOTE_ADDR=alamat or alamat_baru())


def masuk(klien: Client, akun, sandi: str = SANDI) -> bool:
    return klien.post(MASUK, {"login": akun.email, "password": sandi}).status_code == 302


def penyedia():
    return buat_akun(Peran.PENYEDIA, sandi=SANDI)


# --- A room behind one address ----------------------------------------------------------------------------


def test_dua_puluh_lima_orang_di_satu_alamat_salah_ketik_dua_kali_lalu_masuk():
    ruang = alamat_baru()
    for akun in [penyedia() for _ in range(25)]:
        klien = peramban(ruang)
        assert not masuk(klien, akun, "salah-ketik-satu")
        assert not masuk(klien, akun, "salah-ketik-dua")
        assert masuk(klien, akun)


def test_dua_puluh_lima_orang_di_satu_alamat_mendaftar_dan_meminta_kode():
    ruang = alamat_baru()
    for _ in range(25):
        tamu = peramban(ruang)
        assert tamu.post(reverse("registrasi:daftar"), {"email": "keliru"}).status_code == 200
        surel = f"{secrets.token_hex(6)}@uji.example"
        assert tamu.post(reverse("registrasi:daftar"), {"email": surel}).status_code == 302
        kode = tamu.post(reverse("account_request_login_code"), {"email": surel})
        assert kode.status_code == 302
        assert tamu.post(reverse("account_reset_password"), {"email": surel}).status_code == 302


# --- A guesser --------------------------------------------------------------------------------------------


def test_penebak_dari_satu_alamat_dihentikan_sesudah_lima_kali_dan_alamat_lain_tidak():
    akun, penebak = penyedia(), peramban()
    for n in range(5):
        assert not masuk(penebak, akun, f"tebakan-{n}")
    jawaban = penebak.post(MASUK, {"login": akun.email, "password": SANDI})
    assert TERKUNCI in jawaban.content.decode()
    assert masuk(peramban(), akun)


def test_user_id_dan_surel_dihitung_sebagai_satu_akun():
    akun, penebak = buat_akun(Peran.PENYEDIA, sandi=SANDI, user_id="SPESIMEN"), peramban()
    for n in range(5):
        nama = (akun.email.upper(), "spesimen")[n % 2]
        assert penebak.post(MASUK, {"login": nama, "password": f"tebakan-{n}"}).status_code == 200
    assert TERKUNCI in penebak.post(MASUK, {"login": "SPESIMEN", "password": SANDI}).content.decode()


def serang(akun) -> None:
    """Guess from many addresses until the account as a whole is closed to strangers."""
    for n in range(40):
        peramban().post(MASUK, {"login": akun.email, "password": f"tebakan-{n}"})
    assert TERKUNCI in peramban().post(MASUK, {"login": akun.email, "password": SANDI}).content.decode()


def test_serangan_dari_banyak_alamat_tidak_mengunci_pemilik_di_perambannya_sendiri():
    akun, pemilik = penyedia(), peramban()
    assert masuk(pemilik, akun)
    pemilik.post(reverse("account_logout"))
    serang(akun)
    assert not masuk(pemilik, akun, "salah-ketik")
    assert masuk(pemilik, akun)


def test_pemilik_di_peramban_baru_kembali_lewat_tautan_surel_selama_serangan():
    akun = penyedia()
    serang(akun)
    baru = peramban()
    halaman = baru.get(tautan_sandi(akun).removeprefix("http://testserver"), follow=True)
    sandi = {"password1": "sandi-baru-yang-panjang", "password2": "sandi-baru-yang-panjang"}
    assert baru.post(halaman.redirect_chain[-1][0], sandi).status_code == 302
    assert masuk(baru, akun, "sandi-baru-yang-panjang")


def test_serangan_usai_maka_akun_terbuka_lagi_dengan_sendirinya():
    akun = penyedia()
    serang(akun)
    # The counts live in Valkey, whose clock no test can move: what has lapsed there is gone.
    cache.clear()
    assert masuk(peramban(), akun)


def test_kuki_perangkat_akun_lain_atau_palsu_tidak_membuka_jalan():
    akun, penyerang = penyedia(), penyedia()
    curi = peramban()
    assert masuk(curi, penyerang)
    serang(akun)
    for nilai in (curi.cookies[perangkat.KUKI].value, "karangan", "W10:1:x"):
        klien = peramban()
        klien.cookies[perangkat.KUKI] = nilai
        assert TERKUNCI in klien.post(MASUK, {"login": akun.email, "password": SANDI}).content.decode()


def test_peramban_yang_dikenal_pun_dibatasi():
    akun, curian = penyedia(), peramban()
    assert masuk(curian, akun)
    curian.post(reverse("account_logout"))
    for n in range(10):
        assert not masuk(curian, akun, f"tebakan-{n}")
    assert not masuk(curian, akun)


def test_akun_yang_tidak_ada_dijawab_dan_dibatasi_seperti_yang_ada():
    akun, klien = penyedia(), peramban()
    for n in range(6):
        ada = klien.post(MASUK, {"login": akun.email, "password": f"tebakan-{n}"})
        tidak = klien.post(MASUK, {"login": "siapa@uji.example", "password": f"tebakan-{n}"})
        assert (TERKUNCI in ada.content.decode()) == (TERKUNCI in tidak.content.decode()) == (n == 5)


# --- The cache away ---------------------------------------------------------------------------------------


def test_tanpa_cache_orang_tetap_masuk_dan_log_memberi_tahu(settings, caplog):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    akun, klien = penyedia(), peramban()
    with caplog.at_level(logging.ERROR, "lpse.cache"):
        assert not any(terlampaui("uji", "kunci", 1, timedelta(minutes=1)) for _ in range(3))
        assert not masuk(klien, akun, "salah-ketik")
        assert masuk(klien, akun)
    assert "cache tidak terjangkau" in caplog.text


# --- Whose address ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proxy", "terusan", "alamat"),
    [
        (0, "", "10.0.0.9"),
        (0, "203.0.113.7", "10.0.0.9"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.1.1.1", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.9"),
        (1, "", "10.0.0.9"),
        (1, "<script>", "10.0.0.9"),
        (1, "203.0.113.7, unknown", "10.0.0.9"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_x_forwarded_for_dipercaya_sebanyak_proxy_saja(rf, settings, proxy, terusan, alamat):
    settings.PROXY_COUNT = proxy
    kepala = {"headers": {"x-forwarded-for": terusan}} if terusan else {}
    assert client_ip(rf.get("/", REMOTE_ADDR="10.0.0.9", **kepala)) == alamat


def test_alamat_karangan_tidak_memberi_penebak_hitungan_baru(settings):
    settings.PROXY_COUNT = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    akun, penebak = penyedia(), alamat_baru()
    for n in range(6):
        jawaban = Client().post(
            MASUK,
            {"login": akun.email, "password": f"tebakan-{n}"},
            headers={"x-forwarded-for": f"198.51.100.{n}, {penebak}"},
        )
    assert TERKUNCI in jawaban.content.decode()
    assert Jejak.objects.filter(peristiwa="akun.gagal_masuk").last().alamat_ip == penebak


def test_halaman_masuk_menahan_terusan_yang_kurang_dari_jumlah_proxy(settings):
    settings.PROXY_COUNT = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    jawaban = Client().post(
        MASUK, {"login": "a", "password": "b"}, headers={"x-forwarded-for": "203.0.113.7"}
    )
    assert jawaban.status_code == 200


def test_alamat_ipv6_dihitung_per_jaringan(rf):
    satu = alamat_penanya(rf.get("/", REMOTE_ADDR="2001:db8:1:2:aaaa::1"))
    assert satu == alamat_penanya(rf.get("/", REMOTE_ADDR="2001:db8:1:2:bbbb::9"))
    assert satu != alamat_penanya(rf.get("/", REMOTE_ADDR="2001:db8:1:3::1"))


def test_alamat_ipv4_di_soket_ipv6_dihitung_sendiri_sendiri(rf):
    alamat = [alamat_penanya(rf.get("/", REMOTE_ADDR=f"::ffff:203.0.113.{n}")) for n in (7, 8)]
    assert alamat == ["203.0.113.7", "203.0.113.8"]


# --- Sessions ---------------------------------------------------------------------------------------------


def test_kunci_sesi_berganti_saat_masuk():
    akun, korban = penyedia(), peramban()
    korban.get(MASUK)
    korban.session["titipan"] = 1
    korban.session.save()
    titipan = korban.session.session_key
    korban.cookies["lpse_sesi"] = titipan or "titipan"
    assert masuk(korban, akun)
    assert korban.cookies["lpse_sesi"].value != titipan
    tamu = Client()
    tamu.cookies["lpse_sesi"] = titipan or "titipan"
    assert tamu.get("/akun/").headers["Location"].startswith(MASUK)


def test_kuki_sesi_tidak_terbaca_skrip_dan_aman_di_https(settings):
    settings.SESSION_COOKIE_SECURE = True
    akun, klien = penyedia(), peramban()
    assert masuk(klien, akun)
    for nama in ("lpse_sesi", perangkat.KUKI):
        kuki = klien.cookies[nama]
        assert (bool(kuki["httponly"]), bool(kuki["secure"]), kuki["samesite"]) == (True, True, "Lax")


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KEPALA])
@pytest.mark.parametrize(
    ("detik", "terbuka"), [(SESI_PEGAWAI_DIAM_DETIK - 60, True), (SESI_PEGAWAI_DIAM_DETIK + 60, False)]
)
def test_sesi_pegawai_berakhir_sesudah_satu_jam_diam(peran, detik, terbuka):
    client = klien(buat_akun(peran))
    assert client.get("/admin/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(seconds=detik), tick=False):
        assert client.get("/admin/").status_code == (200 if terbuka else 302)


@pytest.mark.parametrize(("kepala", "status"), [({}, 200), ({"X-Denyut": "1"}, 302)])
def test_denyut_meja_tidak_dihitung_sebagai_pemakaian(kepala, status):
    client, awal = klien(buat_akun(Peran.VERIFIKATOR)), timezone.now()
    client.get("/admin/")
    for menit, kepala_permintaan, harapan in ((50, kepala, 200), (70, {}, status)):
        with time_machine.travel(awal + timedelta(minutes=menit), tick=False):
            assert client.get("/admin/", headers=kepala_permintaan).status_code == harapan


def test_sesi_pegawai_berakhir_sesudah_satu_hari_kerja_walau_dipakai_terus():
    client, awal = klien(buat_akun(Peran.VERIFIKATOR)), timezone.now()
    for detik in range(0, SESI_PEGAWAI_DETIK, 1800):
        with time_machine.travel(awal + timedelta(seconds=detik), tick=False):
            assert client.get("/admin/").status_code == 200
    with time_machine.travel(awal + timedelta(seconds=SESI_PEGAWAI_DETIK + 5), tick=False):
        jawaban = client.get("/admin/", follow=True)
    assert jawaban.redirect_chain[0][0].startswith(MASUK)
    assert "Sesi Anda berakhir demi keamanan" in jawaban.content.decode()


def test_sesi_penyedia_tidak_diputus_oleh_aturan_pegawai():
    akun, client = penyedia(), peramban()
    client.force_login(akun)
    with time_machine.travel(timezone.now() + timedelta(seconds=SESI_PEGAWAI_DETIK + 5), tick=False):
        assert client.get(reverse("registrasi:daftar")).status_code == 200
        assert "_auth_user_id" in client.session


def test_halaman_pegawai_tidak_menulis_sesi_di_setiap_permintaan(django_assert_max_num_queries):
    client = klien(buat_akun(Peran.LKPP))
    client.get("/admin/")
    with django_assert_max_num_queries(8) as sql:
        client.get("/admin/")
    assert not any("UPDATE" in q["sql"] for q in sql.captured_queries)


def test_ganti_kata_sandi_mengakhiri_sesi_di_perangkat_lain_dan_pemilik_disurati():
    akun, sini, sana = penyedia(), peramban(), peramban()
    assert masuk(sini, akun)
    assert masuk(sana, akun)
    baru = {
        "oldpassword": SANDI,
        "password1": "sandi-baru-yang-panjang",
        "password2": "sandi-baru-yang-panjang",
    }
    assert sini.post(reverse("account_change_password"), baru).status_code == 302
    assert sana.get("/akun/").headers["Location"].startswith(MASUK)
    assert not sini.get("/akun/").headers["Location"].startswith(MASUK)
    kirim_surat()
    assert "Kata sandi Anda sudah diganti" in mail.outbox[-1].subject


def test_keluar_hanya_lewat_kiriman_dan_sesinya_terhapus():
    akun, client = penyedia(), peramban()
    assert masuk(client, akun)
    kunci = client.session.session_key
    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key=kunci).exists()


# --- Where one is sent ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tujuan",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "///jahat.example",
        "/\\jahat.example",
        "http:///jahat.example",
        "javascript:alert(1)",
        "https://testserver.jahat.example/",
        "https://jahat.example@testserver:80@x/",
        "\tjavascript:alert(1)",
    ],
)
def test_sesudah_masuk_tidak_ada_yang_dibawa_ke_situs_lain(tujuan):
    akun, client = penyedia(), peramban()
    jawaban = client.post(f"{MASUK}", {"login": akun.email, "password": SANDI, "next": tujuan})
    assert jawaban.status_code == 302
    assert "jahat" not in jawaban.headers["Location"].split("?")[0]
    assert jawaban.headers["Location"].startswith("/")
    # Signed in already: the same holds for the page's own address.
    lagi = client.get(MASUK, {"next": tujuan})
    assert lagi.headers["Location"].startswith("/")
    assert not lagi.headers["Location"].startswith(("//", "/\\"))


def test_sesudah_masuk_orang_sampai_di_halaman_yang_dituju():
    akun, client = penyedia(), peramban()
    kiriman = {"login": akun.email, "password": SANDI, "next": "/lacak/"}
    assert client.post(MASUK, kiriman).headers["Location"] == "/lacak/"


def test_surat_memuat_alamat_dari_base_url_bukan_dari_header_host(settings):
    settings.ALLOWED_HOSTS = ["*"]
    akun = penyedia()
    Client(headers={"host": "jahat.example", "x-forwarded-host": "jahat.example"}).post(
        reverse("account_reset_password"), {"email": akun.email}
    )
    badan = kirim_surat()[-1].body
    assert "http://testserver/akun/sandi/atur/" in badan
    assert "jahat" not in badan


def test_host_asing_ditolak():
    assert Client(headers={"host": "jahat.example"}).get("/").status_code == 400
