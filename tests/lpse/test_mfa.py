"""Second factors: put in place, asked for, lost, and never passed by."""

import re
import time

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from lpse.akun_adapter import MFAAdapter
from lpse.models import Akun, Jejak
from lpse.peran import Peran
from lpse.rahasia import kunci_teks
from lpse.tautan_sandi import tautan_sandi
from tests.factories import buat_akun
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db
SANDI = "sandi-panjang-sekali-2026"
RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MASUK = "/akun/masuk/"


@pytest.fixture(autouse=True)
def di_tengah_masa_kode():
    """No code runs out between making and sending it."""
    with time_machine.travel(time.time() // 30 * 30 + 15, tick=False):
        yield


@pytest.fixture
def pegawai():
    return buat_akun(Peran.VERIFIKATOR, sandi=SANDI)


def kode(rahasia: str = RAHASIA, geser: int = 0) -> str:
    return format_hotp_value(hotp_value(rahasia, int(time.time()) // 30 + geser))


def pasang(akun: Akun) -> None:
    """A working authenticator app and recovery codes."""
    Authenticator.objects.create(
        user=akun, type=Authenticator.Type.TOTP, data={"secret": kunci_teks(RAHASIA)}
    )
    Authenticator.objects.create(
        user=akun,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": kunci_teks("a1" * 40), "used_mask": 0},
    )


def kode_pemulihan(akun: Akun) -> list[str]:
    return Authenticator.objects.get(user=akun, type="recovery_codes").wrap().get_unused_codes()


def sandi_benar(akun: Akun) -> Client:
    """A browser that has given the right password, and no more."""
    client = Client()
    jawaban = client.post(MASUK, {"login": akun.email, "password": SANDI})
    assert jawaban.headers["Location"].startswith(reverse("mfa_authenticate"))
    return client


def masuk(akun: Akun, isi: str) -> Client:
    client = sandi_benar(akun)
    client.post(reverse("mfa_authenticate"), {"code": isi})
    return client


def is_masuk(client: Client) -> bool:
    return "_auth_user_id" in client.session


def ulangi(client: Client) -> None:
    """Say once more who one is, as before any change of second factors."""
    assert client.post(reverse("account_reauthenticate"), {"password": SANDI}).status_code == 302


def test_pegawai_memasang_totp_lalu_masuk_dengannya(pegawai, django_capture_on_commit_callbacks):
    client = Client()
    assert client.post(MASUK, {"login": pegawai.email, "password": SANDI}).status_code == 302
    for tertutup in ("/admin/", "/", reverse("registrasi:daftar")):
        assert client.get(tertutup).headers["Location"].startswith(reverse("mfa_index"))
    assert client.get(reverse("mfa_activate_totp")).headers["Location"].startswith("/akun/masuk/ulang/")
    ulangi(client)
    client.get(reverse("mfa_activate_totp"))
    rahasia = client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": kode(rahasia)})
    assert client.get("/admin/").status_code == 200
    tersimpan = Authenticator.objects.get(user=pegawai, type="totp")
    assert rahasia not in str(tersimpan.data)
    assert Jejak.objects.filter(peristiwa="akun.mfa_dipasang", oleh_id=pegawai.pk).exists()
    kirim_surat()
    assert [m.to for m in mail.outbox] == [[pegawai.email]] * len(mail.outbox)
    assert mail.outbox
    cache.clear()  # the code just used is remembered there, and would not do again
    assert is_masuk(masuk(pegawai, kode(rahasia)))


def test_kata_sandi_saja_tidak_membuka_apa_pun(pegawai):
    pasang(pegawai)
    client = sandi_benar(pegawai)
    assert not is_masuk(client)
    assert client.get("/admin/").headers["Location"].startswith(MASUK)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_masuk(client)
    assert Jejak.objects.filter(peristiwa="akun.mfa_gagal").count() == 1


def test_satu_kode_totp_dipakai_sekali(pegawai):
    pasang(pegawai)
    satu = kode()
    assert is_masuk(masuk(pegawai, satu))
    assert not is_masuk(masuk(pegawai, satu))


def test_penebak_kode_dihentikan_walau_tahu_kata_sandi_dan_berganti_alamat(pegawai):
    pasang(pegawai)
    for n in range(5):
        client = sandi_benar(pegawai)
        client.post(reverse("mfa_authenticate"), {"code": "000000"}, REMOTE_ADDR=f"10.9.8.{n}")
    client = sandi_benar(pegawai)
    client.post(reverse("mfa_authenticate"), {"code": kode()}, REMOTE_ADDR="10.9.8.99")
    assert not is_masuk(client)


def test_kode_pemulihan_berlaku_sekali_dan_tercatat(pegawai):
    pasang(pegawai)
    satu = kode_pemulihan(pegawai)[0]
    assert is_masuk(masuk(pegawai, satu))
    assert satu not in kode_pemulihan(pegawai)
    assert not is_masuk(masuk(pegawai, satu))
    assert Jejak.objects.filter(peristiwa="akun.kode_pemulihan_dipakai").count() == 1


def test_kode_pemulihan_dilihat_dan_dibuat_ulang_sesudah_kata_sandi_diulang(
    pegawai, django_capture_on_commit_callbacks
):
    pasang(pegawai)
    client, lama = masuk(pegawai, kode()), kode_pemulihan(pegawai)
    for nama in ("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"):
        assert client.get(reverse(nama)).headers["Location"].startswith("/akun/masuk/ulang/")
    ulangi(client)
    isi = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert all(satu in isi for satu in lama)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    assert not set(lama) & set(kode_pemulihan(pegawai))
    assert Jejak.objects.filter(peristiwa="akun.kode_pemulihan_dibuat", oleh_id=pegawai.pk).exists()


@pytest.mark.parametrize(
    "nama", ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"]
)
def test_perubahan_faktor_kedua_meminta_kata_sandi_lagi(pegawai, nama):
    pasang(pegawai)
    if nama == "mfa_activate_totp":
        Authenticator.objects.filter(user=pegawai).delete()
    client = Client()
    client.force_login(pegawai)
    for jawaban in (client.get(reverse(nama)), client.post(reverse(nama), {})):
        assert "/ulang/" in jawaban.headers["Location"] or "reauthenticate" in jawaban.headers["Location"]


def test_totp_dilepas_maka_pegawai_kembali_ke_pintu_pemasangan(pegawai):
    pasang(pegawai)
    client = masuk(pegawai, kode())
    ulangi(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=pegawai).exists()
    assert client.get("/admin/").headers["Location"].startswith(reverse("mfa_index"))
    assert any("dilepas" in m.subject for m in kirim_surat())


def test_kata_sandi_baru_lewat_surel_tidak_melewati_faktor_kedua(pegawai):
    pasang(pegawai)
    client = Client()
    client.post(reverse("account_reset_password"), {"email": pegawai.email})
    tautan = re.search(r"http://testserver(/akun/sandi/atur/\S+)", kirim_surat()[-1].body)[1]
    halaman = client.get(tautan, follow=True)
    baru = {"password1": "sandi-baru-yang-panjang", "password2": "sandi-baru-yang-panjang"}
    client.post(halaman.redirect_chain[-1][0], baru)
    assert not is_masuk(client)
    jawaban = client.post(MASUK, {"login": pegawai.email, "password": "sandi-baru-yang-panjang"})
    assert jawaban.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_masuk(client)


def test_pegawai_tidak_masuk_dengan_kode_surel_atau_tautan_pendaftaran(pegawai):
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": pegawai.email})
    client.post(reverse("registrasi:daftar"), {"email": pegawai.email})
    for surat in kirim_surat():
        assert "/daftar/konfirmasi/" not in surat.body
        assert not re.search(r"^\s*[A-Z0-9]{6}\s*$", surat.body, re.M)


def test_tautan_darurat_buat_admin_pun_berakhir_di_pintu_mfa(pegawai):
    client = Client()
    halaman = client.get(tautan_sandi(pegawai).removeprefix("http://testserver"), follow=True)
    baru = {"password1": "sandi-baru-yang-panjang", "password2": "sandi-baru-yang-panjang"}
    client.post(halaman.redirect_chain[-1][0], baru)
    client.post(MASUK, {"login": pegawai.email, "password": "sandi-baru-yang-panjang"})
    assert client.get("/admin/").headers["Location"].startswith(reverse("mfa_index"))


def test_pegawai_dalam_demo_tidak_dipaksa(pegawai, settings):
    settings.LPSE_DEMO = True
    client = Client()
    client.force_login(pegawai)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("base_url", "host", "pemilik"),
    [
        ("https://lpse.contohkab.go.id", "lpse.contohkab.go.id", "lpse.contohkab.go.id"),
        ("https://lpse.contohkab.go.id", "10.0.0.5:8000", "lpse.contohkab.go.id"),
        ("http://127.0.0.1:8000", "localhost:8000", "localhost"),
        ("http://localhost:8000", "127.0.0.1:8000", "localhost"),
    ],
)
def test_kunci_sandi_milik_host_base_url(rf, settings, base_url, host, pemilik):
    from allauth.core.context import request_context

    settings.BASE_URL, settings.ALLOWED_HOSTS = base_url, ["*"]
    assert isinstance(get_adapter(), MFAAdapter)
    with request_context(rf.get("/", headers={"host": host})):
        assert get_adapter().get_public_key_credential_rp_entity()["id"] == pemilik
