"""The pages every portal has, and who gets in where."""

import re

import pytest

from lpse.akun_adapter import MFAAdapter
from lpse.demo import AKUN_DEMO, SANDI_DEMO
from lpse.models import Naskah, Pemberitahuan
from lpse.peran import Peran
from lpse.surat_demo import KotakSurat
from tests.factories import buat_akun, buat_disetujui

pytestmark = pytest.mark.django_db
UMUM = ["/", "/persyaratan/", "/daftar/", "/lacak/", "/v/", "/akun/masuk/", "/healthz"]
LIMA = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]


@pytest.mark.parametrize("nama", LIMA)
@pytest.mark.parametrize(
    "alamat", ["/", "/persyaratan/", "/daftar/", "/lacak/", "/v/", "/akun/masuk/", "/healthz"]
)
def test_halaman_umum_terbuka_di_kelima_profil(client, settings, nama, alamat):
    settings.LPSE_PROFIL = nama
    assert client.get(alamat).status_code == 200


def test_formulir_masuk_memuat_isian_yang_dijanjikan(client):
    isi = client.get("/akun/masuk/").content.decode()
    for isian in ("login", "password", "csrfmiddlewaretoken"):
        assert re.search(rf'<input[^>]*name="{isian}"', isi), isian


def test_panel_akun_demo_hanya_dalam_mode_demo(client, settings):
    assert SANDI_DEMO not in client.get("/akun/masuk/").content.decode()
    settings.LPSE_DEMO = True
    isi = client.get("/akun/masuk/").content.decode()
    assert SANDI_DEMO in isi
    assert all(akun.user_id in isi for akun in AKUN_DEMO)


def test_tanpa_masuk_ruang_kerja_mengalihkan_ke_halaman_masuk(client):
    jawaban = client.get("/admin/")
    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith("/akun/masuk/")


def test_pegawai_tanpa_mfa_diarahkan_memasangnya(client):
    client.force_login(buat_akun(Peran.VERIFIKATOR))
    jawaban = client.get("/admin/")
    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith("/akun/2fa/")
    assert client.get(jawaban["Location"]).status_code == 200


def test_pendaftaran_akun_bawaan_pustaka_tertutup(client):
    assert client.get("/akun/daftar/")["Location"] == "/daftar/"


def test_naskah_berlaku_dicabut_dan_tidak_dikenal(client):
    buat_disetujui()
    naskah = Naskah.objects.first()
    halaman = client.get(f"/v/{naskah.kode.lower()}/")
    assert halaman.status_code == 200
    assert "masih berlaku" in halaman.content.decode()

    Naskah.objects.filter(pk=naskah.pk).update(dicabut_pada=naskah.terbit_pada, alasan_dicabut="keliru")
    assert "sudah dicabut" in client.get(f"/v/{naskah.kode}/").content.decode()
    assert client.get("/v/XXXX-XXXX-XXXX/").status_code == 404


def test_kode_naskah_yang_diketik_membuka_naskahnya(client):
    assert client.get("/v/", {"kode": " abcd-efgh-jkmn "})["Location"] == "/v/ABCD-EFGH-JKMN/"


@pytest.mark.parametrize("kode", ["A/B", "%00", "\x00", "<b>"])
def test_kode_naskah_yang_aneh_tidak_merusak_halaman(client, kode):
    assert client.get("/v/", {"kode": kode}).status_code in (200, 302)


def test_nol_biner_dalam_alamat_adalah_tidak_ada(client):
    client.force_login(buat_akun(Peran.PEMOHON))
    for alamat in ("/v/%00/", "/daftar/%00/", "/daftar/abc/dokumen/%00/"):
        assert client.get(alamat).status_code == 404, alamat


def test_mode_demo_hanya_melayani_komputer_sendiri(client, settings):
    settings.LPSE_DEMO = True
    assert client.get("/", REMOTE_ADDR="192.168.1.7").status_code == 403


def test_pemohon_belum_disetujui_tidak_mendapat_kata_sandi(client):
    akun = buat_akun(Peran.PEMOHON)
    client.post("/akun/sandi/lupa/", {"email": akun.email})
    assert not Pemberitahuan.objects.filter(templat="akun/password_reset_key").exists()
    client.force_login(akun)
    assert client.get("/akun/sandi/buat/").status_code == 302


def test_rahasia_mfa_yang_tidak_terbaca_tidak_menjadi_rahasia_kosong(settings):
    adapter = MFAAdapter()
    sandi = adapter.encrypt("RAHASIA")
    assert adapter.decrypt(sandi) == "RAHASIA"
    settings.SECRET_KEY = "lain"
    assert adapter.decrypt(sandi) not in ("", "RAHASIA")


def test_penebak_kode_naskah_dihentikan(client):
    jawaban = [client.get(f"/v/AAAA-AAAA-{n:04d}/", REMOTE_ADDR="10.1.2.3").status_code for n in range(31)]
    assert jawaban[-1] == 429


def test_surat_demo_tidak_ada_di_luar_mode_demo(client, settings):
    assert client.get("/demo/surat/").status_code == 404
    settings.LPSE_DEMO = True
    assert client.get("/demo/surat/").status_code == 200


def test_surat_demo_menampilkan_yang_terbaru_di_atas(client, settings, tmp_path, mailoutbox):
    from django.core.mail import EmailMessage

    settings.LPSE_DEMO, settings.LPSE_DATA_DIR = True, tmp_path
    for nomor in (1, 2):
        pesan = EmailMessage(f"Perihal {nomor}", "Buka http://testserver/v/ <b>", to=["a@uji.example"])
        KotakSurat().send_messages([pesan])
    isi = client.get("/demo/surat/").content.decode()
    assert isi.index("Perihal 2") < isi.index("Perihal 1")
    assert 'href="http://testserver/v/"' in isi
    assert "<b>" not in isi


def test_surat_demo_yang_sedang_ditulis_tidak_dibaca(client, settings, tmp_path, monkeypatch):
    """A reader between writing and renaming sees nothing, and stumbles over nothing."""
    from django.core.mail import EmailMessage

    settings.LPSE_DEMO, settings.LPSE_DATA_DIR = True, tmp_path
    terbaca = []
    monkeypatch.setattr("lpse.surat_demo.os.replace", lambda *_: terbaca.append(client.get("/demo/surat/")))
    KotakSurat().send_messages([EmailMessage("Perihal separuh", "isi", to=["a@uji.example"])])
    assert terbaca[0].status_code == 200
    assert "Perihal separuh" not in terbaca[0].content.decode()


def test_security_txt_menyebut_alamat_dan_masa_berlaku(client):
    isi = client.get("/.well-known/security.txt").content.decode()
    assert re.search(r"^Contact: mailto:\S+@\S+$", isi, re.M)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT", isi, re.M)


def test_readyz_memeriksa_basis_data_antrean_dan_penyimpanan(client):
    jawaban = client.get("/readyz")
    assert jawaban.json() == {
        "basis_data": "ok",
        "antrean": "ok",
        "penyimpanan": "ok",
        "antrean_pindai": "ok",
        "arsip": "ok",
        "insiden_data": "ok",
        "kotak_surat": "ok",
        "pemantauan": "ok",
    }
    assert jawaban.status_code == 200


def test_halaman_memakai_csp_ketat(client):
    csp = client.get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in csp
    assert "unsafe" not in csp
