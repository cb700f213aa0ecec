"""The applicant's way from an e-mail address to a decision, page by page, without a script."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from lpse.models import Akun, Jejak, KonfirmasiEmail
from lpse.naskah import milik
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import waktu
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, buat_draf, npwp_baru, tandai_semua
from tests.registrasi.pemohon import (
    JENIS,
    PENANGGUNG_JAWAB,
    Pemohon,
    browser,
    kirim_surat,
    perusahaan,
    surel_baru,
)

pytestmark = pytest.mark.django_db
KAMIS_SIANG = "2026-03-26T05:00:00+00:00"


@pytest.fixture
def pemohon():
    return Pemohon()


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nip="198502022010012992", jabatan="Verifikator")


@pytest.mark.dasar("registrasi.tahapan")
def test_pendaftaran_lengkap_dari_surel_sampai_tanda_terima(pemohon):
    assert pemohon.client.get("/daftar/").status_code == 200
    tugas = pemohon.client.post(pemohon.minta_tautan(), follow=True)
    assert tugas.redirect_chain == [(pemohon.alamat(), 302)]
    assert "Belum lengkap" in tugas.content.decode()

    assert pemohon.isi("jenis", JENIS).url == pemohon.alamat()
    assert pemohon.isi("perusahaan", perusahaan()).url == pemohon.alamat()
    assert pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB).url == pemohon.alamat()
    for kode in ("formulir_pendaftaran", "formulir_keikutsertaan"):
        formulir = pemohon.client.get(pemohon.alamat(f"dokumen/{kode}/formulir.pdf"))
        assert formulir.content.startswith(b"%PDF")
    for dokumen in pemohon.pendaftaran.dokumen.filter(is_wajib=True):
        assert pemohon.unggah(dokumen.kode).status_code == 302
    assert "Kirim pendaftaran" in pemohon.buka("periksa/")

    selesai = pemohon.kirim()
    pendaftaran = pemohon.pendaftaran
    isi = selesai.content.decode()
    assert selesai.redirect_chain == [(pemohon.alamat("selesai/"), 302)]
    assert pendaftaran.status == StatusPendaftaran.DIAJUKAN
    assert pendaftaran.nomor in isi
    assert f"paling lambat <strong>{waktu(pendaftaran.tenggat)}" in isi
    assert pemohon.client.get(pemohon.alamat("tanda-terima.pdf")).content.startswith(b"%PDF")
    assert pendaftaran.nomor in pemohon.buka("selesai/")


def test_janji_pemeriksaan_memakai_hari_kerja(pemohon):
    pemohon.mulai().isi_semua()
    with time_machine.travel(KAMIS_SIANG, tick=False):
        pemohon.client.force_login(pemohon.akun)
        isi = pemohon.kirim().content.decode()
    # Three working days after a Thursday: Friday, Monday, Tuesday.
    assert "Kami periksa paling lambat <strong>Selasa, 31 Maret 2026 pukul 16.00 WIB</strong>" in isi


class TestSurel:
    def test_membuka_tautan_belum_membuat_akun(self, pemohon):
        tautan = pemohon.minta_tautan()
        for _ in range(2):
            assert pemohon.client.get(tautan).status_code == 200
        assert not Akun.objects.filter(email=pemohon.email).exists()

    def test_tautan_hanya_untuk_satu_kali(self, pemohon):
        tautan = pemohon.minta_tautan()
        pemohon.client.post(tautan)
        kedua = browser().post(tautan)
        assert kedua.status_code == 404
        assert "tidak berlaku lagi" in kedua.content.decode()

    def test_tautan_berakhir_setelah_sehari(self, pemohon):
        tautan = pemohon.minta_tautan()
        with time_machine.travel(timezone.now() + timedelta(hours=25)):
            assert browser().get(tautan).status_code == 404
            assert browser().post(tautan).status_code == 404
        assert not Akun.objects.filter(email=pemohon.email).exists()

    def test_tautan_terpakai_membawa_yang_sudah_masuk_ke_pendaftarannya(self, pemohon):
        tautan = pemohon.minta_tautan()
        pemohon.client.post(tautan)
        assert pemohon.client.get(tautan, follow=True).redirect_chain[-1][0] == pemohon.alamat()

    def test_rahasia_tautan_tidak_disimpan(self, pemohon):
        token = pemohon.minta_tautan().strip("/").rpartition("/")[2]
        assert KonfirmasiEmail.objects.get().token_hash != token

    def test_jawaban_sama_untuk_surel_dikenal_atau_tidak(self):
        dikenal = buat_akun(Peran.PEMOHON, sandi="kata-sandi-panjang", email=surel_baru()).email
        halaman = []
        for email in (dikenal, surel_baru()):
            jawaban = browser().post("/daftar/", {"email": email}, follow=True)
            halaman.append((jawaban.redirect_chain, jawaban.content.decode().replace(email, "")))
        assert halaman[0] == halaman[1]

    def test_surel_berkata_sandi_diminta_masuk(self):
        akun = buat_akun(Peran.PENYEDIA, sandi="kata-sandi-panjang", email=surel_baru())
        browser().post("/daftar/", {"email": akun.email.upper()})
        (surat,) = kirim_surat()
        assert "/akun/masuk/" in surat.body
        assert "/daftar/konfirmasi/" not in surat.body

    def test_pegawai_tidak_masuk_lewat_tautan_pendaftaran(self):
        pegawai = buat_akun(Peran.VERIFIKATOR, email=surel_baru())
        browser().post("/daftar/", {"email": pegawai.email})
        (surat,) = kirim_surat()
        assert "/daftar/konfirmasi/" not in surat.body

    def test_surel_yang_sama_kembali_ke_draf_yang_sama(self, pemohon):
        pemohon.mulai().isi("jenis", JENIS)
        lain = Pemohon(pemohon.email)
        tiba = lain.client.post(lain.minta_tautan(), follow=True)
        assert tiba.redirect_chain[-1][0] == pemohon.alamat()
        assert Pendaftaran.objects.count() == 1

    def test_surel_keliru_disebut_di_samping_bidangnya(self):
        isi = browser().post("/daftar/", {"email": "bukan surel"}).content.decode()
        assert isi.count("Tulis alamat surel yang lengkap") == 2
        assert "<title>Galat: " in isi

    def test_terlalu_sering_satu_surel_dijawab_429(self):
        email = surel_baru()
        for _ in range(10):
            assert browser().post("/daftar/", {"email": email}).status_code == 302
        ditahan = browser().post("/daftar/", {"email": email.upper()})
        assert ditahan.status_code == 429
        assert "Tunggu satu jam" in ditahan.content.decode()
        assert KonfirmasiEmail.objects.filter(email=email).count() == 10

    def test_mode_demo_menunjukkan_kotak_surat(self, settings):
        settings.LPSE_DEMO = True
        isi = browser().post("/daftar/", {"email": surel_baru()}, follow=True).content.decode()
        assert "/demo/surat/" in isi


class TestHakMasuk:
    EKOR = (
        "",
        "isi/jenis/",
        "dokumen/ktp/",
        "dokumen/ktp/lihat/1/",
        "dokumen/ktp/gambar/1.webp",
        "dokumen/formulir_pendaftaran/formulir.pdf",
        "periksa/",
        "selesai/",
        "tanda-terima.pdf",
        "tarik/",
        "naskah/ABCD-EFGH-JKMN/",
    )

    @pytest.mark.parametrize("ekor", EKOR)
    def test_tanpa_masuk_diarahkan_masuk(self, ekor):
        draf = buat_draf()
        jawaban = browser().get(f"/daftar/{draf.kode}/{ekor}")
        assert jawaban.status_code == 302
        assert jawaban.url.startswith("/akun/masuk/")

    @pytest.mark.parametrize("peran", [Peran.PEMOHON, Peran.VERIFIKATOR])
    @pytest.mark.parametrize("ekor", EKOR)
    def test_pendaftaran_orang_lain_tidak_ada(self, ekor, peran, settings):
        settings.LPSE_DEMO = True
        draf = buat_draf()
        client = browser()
        client.force_login(buat_akun(peran))
        assert client.get(f"/daftar/{draf.kode}/{ekor}").status_code == 404

    @pytest.mark.parametrize("ekor", ["kirim/", "tarik/", "dokumen/ktp/", "dokumen/ktp/lepas/", "isi/jenis/"])
    def test_pendaftaran_orang_lain_tidak_dapat_diubah(self, ekor):
        draf = buat_draf()
        client = browser()
        client.force_login(buat_akun(Peran.PEMOHON))
        assert client.post(f"/daftar/{draf.kode}/{ekor}", JENIS).status_code == 404

    def test_surat_dan_berkas_yang_terbit_hanya_untuk_pemiliknya(self):
        pendaftaran = buat_disetujui()
        naskah = milik(pendaftaran).first()
        ekor = ("tanda-terima.pdf", "dokumen/ktp/gambar/1.webp", f"naskah/{naskah.kode}/")
        for akun, status in ((buat_akun(Peran.PEMOHON), 404), (pendaftaran.akun, 200)):
            client = browser()
            client.force_login(akun)
            for satu in ekor:
                jawaban = client.get(f"/daftar/{pendaftaran.kode}/{satu}")
                jawaban.getvalue()  # an unread file would stay open
                assert jawaban.status_code == status, satu

    def test_pegawai_diberi_tahu_guna_halaman_daftar(self, settings):
        settings.LPSE_DEMO = True
        client = browser()
        client.force_login(buat_akun(Peran.HELPDESK))
        jawaban = client.get("/daftar/")
        assert jawaban.status_code == 200
        assert "Halaman ini untuk yang belum terdaftar" in jawaban.content.decode()
        assert client.post("/daftar/mulai/").status_code == 403

    def test_penyedia_tanpa_pendaftaran_dapat_memulai(self):
        client = browser()
        client.force_login(buat_akun(Peran.PENYEDIA))
        assert "Mulai pendaftaran" in client.get("/daftar/").content.decode()
        assert client.post("/daftar/mulai/", follow=True).status_code == 200


class TestPutusan:
    @pytest.mark.dasar("registrasi.informasi_syarat")
    def test_dikembalikan_hanya_membuka_yang_ditolak(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        pk = pemohon.pendaftaran.pk
        actions.kembalikan(
            pk, oleh=verifikator, dokumen={"ktp": "KTP buram."}, bagian={"perusahaan": "NIB keliru."}
        )

        isi = pemohon.buka()
        assert "KTP buram." in isi
        assert "NIB keliru." in isi
        assert isi.count("Perlu diperbaiki</strong>") == 2
        assert "Terkunci" in isi
        assert pemohon.client.get(pemohon.alamat("isi/jenis/")).url == pemohon.alamat()
        assert 'type="file"' not in pemohon.buka("dokumen/npwp/")
        assert 'type="file"' in pemohon.buka("dokumen/ktp/")

    def test_dikembalikan_menolak_unggahan_ke_dokumen_terkunci(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        pendaftaran = pemohon.pendaftaran
        actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "KTP buram."})
        lama = pendaftaran.dokumen.get(kode="npwp").berkas_id

        isi = pemohon.unggah("npwp").content.decode()

        assert "sudah terkunci" in isi
        assert pendaftaran.dokumen.get(kode="npwp").berkas_id == lama
        assert Jejak.objects.filter(peristiwa="pendaftaran.unggah.tidak_diizinkan").count() == 1

    def test_yang_diperbaiki_dikirim_lagi(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        nomor = pemohon.pendaftaran.nomor
        actions.kembalikan(pemohon.pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "KTP buram."})

        pemohon.unggah("ktp")
        assert "Perlu diperbaiki</strong>" not in pemohon.buka()
        assert nomor in pemohon.kirim().content.decode()
        assert pemohon.pendaftaran.status == StatusPendaftaran.DIAJUKAN
        assert pemohon.pendaftaran.putaran == 2

    @pytest.mark.dasar("registrasi.setuju_tolak")
    def test_ditolak_menyebut_alasan_dan_yang_dapat_dilakukan(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        lama = pemohon.pendaftaran
        actions.tolak(lama.pk, oleh=verifikator, alasan="Akta milik perusahaan lain.")

        isi = pemohon.buka()
        assert "Akta milik perusahaan lain." in isi
        assert "Yang dapat Anda lakukan" in isi
        assert verifikator.nama not in isi
        pemohon.client.post("/daftar/mulai/")
        assert pemohon.pendaftaran.pk != lama.pk

    @pytest.mark.dasar("registrasi.setuju_tolak")
    def test_disetujui_menunjukkan_user_id_dan_berita_acara(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        pendaftaran = pemohon.pendaftaran
        tandai_semua(pendaftaran, verifikator)
        actions.setujui(pendaftaran.pk, oleh=verifikator)

        isi = pemohon.buka()
        assert pemohon.akun.user_id in isi
        assert "Minta tautan baru" in isi
        assert "Mulai pendaftaran baru" not in isi
        kode = isi.partition("/naskah/")[2].partition("/")[0]
        unduhan = pemohon.client.get(pemohon.alamat(f"naskah/{kode}/"))
        assert b"".join(unduhan.streaming_content).startswith(b"%PDF")
        assert Jejak.objects.filter(peristiwa="naskah.dilihat", oleh_id=pemohon.akun.pk).count() == 1

    def test_pemohon_menarik_setelah_ditanya(self, pemohon):
        pemohon.mulai().isi_semua().kirim()
        assert "tarik/" in pemohon.buka()
        assert "Penarikan tidak dapat dibatalkan" in pemohon.buka("tarik/")
        assert pemohon.pendaftaran.status == StatusPendaftaran.DIAJUKAN
        pemohon.client.post(pemohon.alamat("tarik/"))
        assert pemohon.pendaftaran.status == StatusPendaftaran.DITARIK
        assert "Mulai pendaftaran baru" in pemohon.buka()

    def test_setelah_diputus_tidak_dapat_ditarik(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        actions.tolak(pemohon.pendaftaran.pk, oleh=verifikator, alasan="Tidak sah.")
        assert pemohon.client.get(pemohon.alamat("tarik/")).url == pemohon.alamat()
        jawaban = pemohon.client.post(pemohon.alamat("tarik/"), follow=True)
        assert "Tindakan ini tidak dapat dilakukan" in jawaban.content.decode()
        assert pemohon.pendaftaran.status == StatusPendaftaran.DITOLAK

    def test_riwayat_tanpa_nama_petugas(self, pemohon, verifikator):
        pemohon.mulai().isi_semua().kirim()
        actions.kembalikan(pemohon.pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "KTP buram."})
        pemohon.unggah("ktp")
        pemohon.kirim()
        isi = pemohon.buka()
        assert isi.index("Dikembalikan untuk diperbaiki") > isi.index("Pendaftaran dikirim")
        assert verifikator.nama not in isi


def test_draf_kedaluwarsa_dapat_dimulai_lagi(pemohon):
    pemohon.mulai().isi("jenis", JENIS)
    aturan = profil().registrasi
    hari = aturan.draf_kedaluwarsa_hari - aturan.draf_peringatan_hari + 1
    pk, alamat = pemohon.pendaftaran.pk, pemohon.alamat()
    for tambah in (hari, hari + aturan.draf_peringatan_hari):
        with time_machine.travel(timezone.now() + timedelta(days=tambah)):
            actions.peringatkan(pk)
            actions.kedaluwarsakan(pk)
    isi = pemohon.client.get(alamat).content.decode()
    assert "Pendaftaran kedaluwarsa</h1>" in isi
    assert "Mulai pendaftaran baru" in isi
    assert "tanda-terima.pdf" not in isi


def test_perusahaan_yang_sama_ditolak_tanpa_menyebut_siapa_pun(pemohon):
    npwp = npwp_baru()
    pertama = buat_diajukan(npwp=npwp)
    pemohon.mulai().isi("jenis", JENIS)
    # The same company under its new 16 digits, grouped as on the card.
    enam_belas = f"0{npwp[:3]} {npwp[3:7]}-{npwp[7:11]}.{npwp[11:]}"
    peringatan = pemohon.client.post(
        pemohon.alamat("isi/perusahaan/"), perusahaan(npwp=enam_belas), follow=True
    ).content.decode()
    assert "sudah dipakai pada pendaftaran lain" in peringatan
    pemohon.isi_semua(npwp=enam_belas)

    isi = pemohon.kirim().content.decode()

    assert "sudah dipakai pada pendaftaran lain" in isi
    assert pertama.nama_perusahaan not in isi
    assert pertama.nomor not in isi
    assert pemohon.pendaftaran.status == StatusPendaftaran.DRAF


def test_kirim_yang_kurang_ditolak_dengan_daftarnya(pemohon):
    pemohon.mulai().isi("jenis", JENIS)
    isi = pemohon.kirim().content.decode()
    assert "Belum dapat dikirim" in isi
    assert "Akta pendirian perusahaan" in isi
    assert "Kirim pendaftaran</button>" not in isi
    assert pemohon.pendaftaran.status == StatusPendaftaran.DRAF
