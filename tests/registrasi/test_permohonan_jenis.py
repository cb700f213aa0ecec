"""Setiap jenis permohonan: nilai lama dan baru yang tersimpan, siapa yang tidak memutus, isian yang jahat."""

from datetime import timedelta

import pytest
from django.test import Client

from lpse.models import Akun, Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.permohonan import StatusPermohonan as S
from registrasi.models import PenggunaSPSE, Penyedia, Permohonan
from registrasi.policies.pendaftaran import BerkasSendiri
from registrasi.policies.permohonan import KETENTUAN, nilai_kini
from tests.factories import buat_akun, unggahan
from tests.petugas import klien_peran
from tests.registrasi.pemohon import browser, jalan, kirim_surat
from tests.registrasi.permohonan import (
    BARU,
    buat_draf,
    buat_penyedia,
    buat_ppk,
    buat_terkirim,
    setujui,
    sk_baru,
    tandai_semua,
)

pytestmark = pytest.mark.django_db
HALAMAN = "/akun/permohonan/baru/"
JAHAT = '<script>alert(1)</script>=HYPERLINK("x") \'; DROP TABLE lpse_akun;--'


def peminta(jenis: str) -> PenggunaSPSE:
    """A user who may ask for this kind."""
    return buat_ppk(hari_ini() + timedelta(days=3)) if jenis == "perpanjang_peran" else buat_penyedia()


@pytest.mark.parametrize("jenis", KETENTUAN)
def test_nilai_lama_dan_baru_tersimpan_dan_tetap_sesudah_berlaku(jenis):
    pengguna = peminta(jenis)
    lama, baru = nilai_kini(pengguna, jenis), BARU.get(jenis) or sk_baru()

    permohonan = setujui(buat_terkirim(pengguna, jenis, baru))

    tersimpan = {p.kolom: (p.nilai_lama, p.nilai_baru) for p in permohonan.perubahan.all()}
    assert tersimpan == {kolom: (lama[kolom], baru[kolom]) for kolom in KETENTUAN[jenis].kolom}
    pengguna = PenggunaSPSE.objects.select_related("akun", "penyedia").get(pk=pengguna.pk)
    assert nilai_kini(pengguna, jenis) == baru


@pytest.mark.parametrize("jenis", KETENTUAN)
def test_ditolak_membiarkan_nilai_lama_dan_menyebut_alasannya(jenis):
    pengguna = peminta(jenis)
    lama = nilai_kini(pengguna, jenis)
    permohonan = buat_terkirim(pengguna, jenis)
    kirim_surat()

    verifikator = buat_akun(Peran.VERIFIKATOR)
    actions.tolak_permohonan(permohonan.pk, oleh=verifikator, alasan="Bukti tidak cukup.")

    assert nilai_kini(PenggunaSPSE.objects.get(pk=pengguna.pk), jenis) == lama
    (surat,) = kirim_surat()
    assert (surat.to, "Bukti tidak cukup." in surat.body) == ([pengguna.akun.email], True)
    permohonan.refresh_from_db()
    assert permohonan.diputus_oleh == verifikator


def test_yang_membantu_yang_bersangkutan_dan_yang_disebut_tidak_memutus():
    pengguna = buat_ppk(hari_ini() + timedelta(days=3))
    permohonan = buat_terkirim(pengguna, "ubah_surel", {"email": "petugas@uji.example"})
    pembantu = buat_akun(Peran.VERIFIKATOR, Peran.HELPDESK)
    Permohonan.objects.filter(pk=permohonan.pk).update(dibantu_oleh=pembantu)
    bersangkutan = [
        pembantu,
        buat_akun(Peran.VERIFIKATOR, nip=pengguna.akun.nip),
        buat_akun(Peran.VERIFIKATOR, email="petugas@uji.example"),
    ]
    for orang in bersangkutan:
        with pytest.raises(BerkasSendiri):
            actions.tandai_permohonan(permohonan.pk, "ktp", oleh=orang, ada=True, sesuai_asli=True)
        with pytest.raises(BerkasSendiri):
            actions.kembalikan_permohonan(permohonan.pk, oleh=orang, alasan="Tidak.")
        with pytest.raises(BerkasSendiri):
            actions.setujui_permohonan(permohonan.pk, oleh=orang)
    permohonan.refresh_from_db()
    assert permohonan.status == S.DIAJUKAN


def test_kata_sandi_yang_hilang_diatur_lagi_lewat_surel_tanpa_permohonan():
    pengguna = buat_penyedia()
    lama, kunjungan = pengguna.akun.password, browser()
    sesi = Client()
    sesi.force_login(pengguna.akun)
    kirim_surat()
    kunjungan.post("/akun/sandi/lupa/", {"email": pengguna.akun.email})
    halaman = kunjungan.get(jalan(kirim_surat()[-1].body, "/akun/sandi/atur/"), follow=True)
    alamat = halaman.request["PATH_INFO"]

    kunjungan.post(alamat, {"password1": "lain-sandi-2026", "password2": "lain-sandi-2026"})

    assert Akun.objects.get(pk=pengguna.akun.pk).password != lama
    assert sesi.get("/akun/permohonan/").status_code == 302, "whoever was signed in with the old one is out"
    masuk = browser().post("/akun/masuk/", {"login": pengguna.user_id, "password": "lain-sandi-2026"})
    assert masuk.status_code == 302
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize(
    ("jenis", "isian"),
    [
        ("ubah_surel", {"email": "a@b"}),
        ("ubah_surel", {"email": "dua@uji.example\nBcc: semua@uji.example"}),
        ("ubah_nama", {"nama": "X" * 201}),
        ("ubah_nama", {"nama": "\x00\u202e"}),
        ("akta_baru", {"akta_nomor": "1", "akta_tanggal": "31 2 2026"}),
        ("akta_baru", {"akta_nomor": "1", "akta_tanggal": "1 1 2999"}),
        ("ubah_penanggung_jawab", {"penanggung_jawab_nik": "1' OR '1'='1"}),
        ("perpanjang_peran", {"sk_nomor": "1"}),
        ("tidak_ada", {"nama": "x"}),
    ],
)
def test_isian_yang_salah_bentuk_tidak_memulai_apa_pun(jenis, isian):
    client = browser()
    client.force_login(buat_penyedia().akun)
    jawaban = client.post(f"{HALAMAN}{jenis}/", isian)
    diketahui = jenis in KETENTUAN and jenis != "perpanjang_peran"
    assert jawaban.status_code in ((200, 400, 422) if diketahui else (404,))
    assert not Permohonan.objects.exists()


def test_isian_jahat_disimpan_dan_ditampilkan_sebagai_teks():
    pengguna = buat_penyedia()
    permohonan = buat_terkirim(pengguna, "ubah_nama", {"nama": JAHAT})
    client = klien_peran(Peran.VERIFIKATOR)
    isi = client.get(f"/admin/registrasi/permohonan/{permohonan.kode}/").content.decode()
    assert "<script>alert" not in isi
    assert "&lt;script&gt;alert(1)" in isi
    setujui(permohonan)
    assert Penyedia.objects.get(pk=pengguna.penyedia_id).nama == JAHAT
    csv = b"".join(client.get("/admin/registrasi/permohonan/ekspor.csv?status=semua").streaming_content)
    assert b"\n=" not in csv
    assert JAHAT not in str(list(Jejak.objects.values_list("rincian", flat=True)))


def test_skrip_unggah_diberi_tahu_alamat_sesudah_sk_terkirim():
    ppk, client = buat_ppk(), browser()
    client.force_login(ppk.akun)
    hari, sampai = hari_ini(), hari_ini() + timedelta(days=90)
    isi = {"sk_nomor": "188/9", "sk_dari": "Bupati", "sk_tanggal": f"{hari:%d %m %Y}"}
    isi |= {"peran_sampai": f"{sampai:%d %m %Y}", "berkas": unggahan("sk.jpg")}
    jawaban = client.post(f"{HALAMAN}perpanjang_peran/", isi, headers={"accept": "application/json"})
    permohonan = Permohonan.objects.get()
    assert jawaban.json() == {"tujuan": f"/akun/permohonan/{permohonan.kode}/"}
    assert permohonan.status == S.DIAJUKAN


def test_permohonan_orang_lain_tidak_ada():
    permohonan = buat_draf(buat_penyedia(), "ubah_alamat")
    client = browser()
    client.force_login(buat_penyedia().akun)
    for ekor in ("", "kirim/", "tarik/", "dokumen/ktp/", "dokumen/ktp/lihat/1/"):
        assert client.get(f"/akun/permohonan/{permohonan.kode}/{ekor}").status_code in (404, 405)
    assert client.post(f"/akun/permohonan/{permohonan.kode}/kirim/").status_code == 404


def test_putaran_kedua_tidak_menghapus_tanda_yang_masih_berlaku():
    permohonan = buat_terkirim(buat_penyedia(), "akta_baru")
    verifikator = buat_akun(Peran.VERIFIKATOR)
    tandai_semua(permohonan, verifikator)
    actions.kembalikan_permohonan(permohonan.pk, oleh=verifikator, alasan="Nomor akta keliru.")
    actions.isi_permohonan(
        permohonan.pk, oleh=permohonan.akun, data={"akta_nomor": "13", "akta_tanggal": "2026-02-03"}
    )
    actions.ajukan_permohonan(permohonan.pk, oleh=permohonan.akun)
    assert actions.setujui_permohonan(permohonan.pk, oleh=verifikator).status == S.DISETUJUI
    assert Penyedia.objects.get(pengguna=permohonan.pengguna).akta_nomor == "13"
