"""A phone on a bad line sends twice, goes back, opens two tabs: nothing twice, nothing lost."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lpse.berkas import terima
from lpse.models import Berkas, Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import BerkasSyarat, DokumenSyarat
from registrasi.policies.pendaftaran import BagianTerkunci
from tests.factories import beri_putusan, buat_akun, buat_berkas, buat_draf, foto, unggahan
from tests.registrasi.pemohon import JENIS, PENANGGUNG_JAWAB, Pemohon, kirim_surat, perusahaan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
SKRIP = {"accept": "application/json"}


@pytest.fixture
def pemohon():
    pemohon = Pemohon().mulai()
    pemohon.isi("jenis", JENIS)
    return pemohon


def ktp(pemohon):
    return pemohon.pendaftaran.dokumen.get(kode="ktp")


def berkas_tersimpan():
    return Berkas.objects.filter(dimusnahkan_pada__isnull=True).count()


def jejak(peristiwa):
    return Jejak.objects.filter(peristiwa=f"pendaftaran.{peristiwa}").count()


def kembalikan(pemohon, **dokumen):
    actions.kembalikan(pemohon.pendaftaran.pk, oleh=buat_akun(Peran.VERIFIKATOR), dokumen=dokumen)


class TestBerkasYangSama:
    def test_dikirim_dua_kali_tersimpan_sekali(self, pemohon):
        isi = foto()
        for nama in ("ktp.jpg", "ktp (1).jpg"):
            jawaban = pemohon.unggah("ktp", SimpleUploadedFile(nama, isi))
            assert jawaban.url == pemohon.alamat("dokumen/ktp/")
        assert "KTP" in pemohon.buka("dokumen/ktp/")
        assert ktp(pemohon).berkas.nama_asli == "ktp.jpg"
        assert BerkasSyarat.objects.count() == Berkas.objects.count() == 1
        assert jejak("berkas_diunggah") == 1

    def test_pada_dokumen_lain_ialah_berkas_lain(self, pemohon):
        isi = foto()
        for kode in ("ktp", "npwp"):
            pemohon.unggah(kode, SimpleUploadedFile("satu.jpg", isi))
        assert BerkasSyarat.objects.count() == 2

    def test_setelah_diganti_berkas_pertama_boleh_kembali(self, pemohon):
        pertama = foto()
        for isi in (pertama, foto(), pertama):
            pemohon.unggah("ktp", SimpleUploadedFile("ktp.jpg", isi))
        assert BerkasSyarat.objects.count() == 3

    def test_yang_dikembalikan_diminta_diganti(self, pemohon):
        buram = foto()
        pemohon.isi_semua()
        pemohon.unggah("ktp", SimpleUploadedFile("ktp.jpg", buram))
        pemohon.kirim()
        kembalikan(pemohon, ktp="Foto buram.")
        sebelum = berkas_tersimpan()

        isi = pemohon.unggah("ktp", SimpleUploadedFile("ktp.jpg", buram)).content.decode()

        assert isi.count("Ini berkas yang sama dengan yang dikembalikan") == 2
        assert ktp(pemohon).perlu_perbaikan
        assert berkas_tersimpan() == sebelum
        assert jejak("unggah.tidak_diizinkan") == 1
        # Also after another file has taken its place in this round.
        assert pemohon.unggah("ktp").status_code == 302
        assert (
            "Ini berkas yang sama"
            in pemohon.unggah("ktp", SimpleUploadedFile("x.jpg", buram)).content.decode()
        )

    def test_berkas_yang_sudah_dilepas_tidak_dilepas_lagi(self, pemohon):
        pemohon.unggah("ktp")
        for _ in range(2):
            pemohon.client.post(pemohon.alamat("dokumen/ktp/lepas/"))
        assert jejak("berkas_dilepas") == 1


@pytest.mark.django_db(transaction=True)
def test_dua_unggahan_serentak_berkas_yang_sama_menjadi_satu():
    draf = buat_draf(lengkap=False)
    actions.isi(draf.pk, oleh=draf.akun, bagian="jenis", **JENIS)
    salinan = [buat_berkas(draf.akun) for _ in range(2)]
    Berkas.objects.update(sha256=salinan[0].sha256)
    salinan = list(Berkas.objects.all())

    hasil = serentak(*(lambda b=b: actions.unggah(draf.pk, "ktp", oleh=draf.akun, berkas=b) for b in salinan))

    assert len({dokumen.berkas_id for dokumen in hasil}) == 1
    assert BerkasSyarat.objects.count() == jejak("berkas_diunggah") == 1


class TestJawabanUntukSkrip:
    def test_berhasil_menyebut_tujuan_dan_pesannya_menunggu_di_sana(self, pemohon):
        alamat = pemohon.alamat("dokumen/ktp/?dari=periksa")
        jawaban = pemohon.client.post(alamat, {"berkas": unggahan()}, headers=SKRIP)
        assert jawaban.json() == {"tujuan": alamat}
        assert "sudah tersimpan." in pemohon.client.get(alamat).content.decode()

    def test_penolakan_sama_dengan_tanpa_skrip(self, pemohon):
        jawaban = [
            pemohon.client.post(
                pemohon.alamat("dokumen/ktp/"), {"berkas": SimpleUploadedFile("a.jpg", b"?")}, headers=kepala
            )
            for kepala in (SKRIP, {})
        ]
        isi = [re.sub('value="[A-Za-z0-9]{64}"', "", j.content.decode()) for j in jawaban]
        assert isi[0] == isi[1]
        assert isi[0].count("Berkas ini bukan PDF") == 2

    def test_sesi_berakhir_mengarah_ke_halaman_masuk(self, pemohon):
        alamat = pemohon.alamat("dokumen/ktp/")
        pemohon.client.logout()
        jawaban = pemohon.client.post(alamat, {"berkas": unggahan()}, headers=SKRIP)
        assert jawaban.url == f"/akun/masuk/?next={alamat}"
        assert Berkas.objects.count() == 0


class TestDuaTab:
    def buka(self, pemohon, bagian="penanggung_jawab"):
        """Open the form in a tab; return its mark."""
        return self.tanda(pemohon.buka(f"isi/{bagian}/"))

    def tanda(self, isi):
        return html.unescape(re.search(r'name="tanda" value="([^"]+)"', isi)[1])

    def test_tab_lama_tidak_menimpa_dan_menunjukkan_keduanya(self, pemohon):
        lama = self.buka(pemohon)
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        dari_lama = PENANGGUNG_JAWAB | {"penanggung_jawab_nama": "Siti Ujiwati", "tanda": lama}

        jawaban = pemohon.isi("penanggung_jawab", dari_lama)

        isi = jawaban.content.decode()
        assert jawaban.status_code == 409
        assert "sudah diubah di tab atau perangkat lain" in isi
        assert re.search(r"Nama lengkap, sekarang tersimpan</dt><dd>\s*<?p?>?Budi Ujiwan", isi)
        assert re.search(r"Nama lengkap, yang Anda tulis</dt><dd>\s*<?p?>?Siti Ujiwati", isi)
        assert 'value="Siti Ujiwati"' in isi
        assert "NIK, sekarang tersimpan" not in isi
        assert pemohon.pendaftaran.penanggung_jawab_nama == "Budi Ujiwan"

        sesudah_membaca = dari_lama | {"tanda": self.tanda(isi)}
        assert pemohon.isi("penanggung_jawab", sesudah_membaca).status_code == 302
        assert pemohon.pendaftaran.penanggung_jawab_nama == "Siti Ujiwati"

    def test_isian_yang_sama_bukan_perselisihan_dan_tercatat_sekali(self, pemohon):
        semula = jejak("diisi")
        tanda = self.buka(pemohon)
        for _ in range(2):
            jawaban = pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB | {"tanda": tanda})
            assert jawaban.url == pemohon.alamat()
        assert jejak("diisi") == semula + 1

    def test_galat_isian_tidak_membuat_tab_lama_menjadi_baru(self, pemohon):
        lama = self.buka(pemohon)
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        keliru = PENANGGUNG_JAWAB | {"penanggung_jawab_nik": "1", "tanda": lama}
        sesudah_galat = self.tanda(pemohon.isi("penanggung_jawab", keliru).content.decode())
        benar = PENANGGUNG_JAWAB | {"penanggung_jawab_jabatan": "Komisaris", "tanda": sesudah_galat}
        assert pemohon.isi("penanggung_jawab", benar).status_code == 409

    def test_jenis_yang_diubah_di_tab_lain_tidak_membuang_dokumen(self, pemohon):
        lama = self.buka(pemohon, "jenis")
        pemohon.isi("jenis", JENIS | {"bidang_usaha": "perdagangan"})
        pemohon.unggah("akta_pendirian")
        jawaban = pemohon.isi("jenis", JENIS | {"jenis": "perorangan", "tanda": lama})
        assert jawaban.status_code == 409
        assert pemohon.pendaftaran.dokumen.get(kode="akta_pendirian").berkas

    @pytest.mark.parametrize("tanda", ["", "dikarang", "e30:x:y"])
    def test_tanda_karangan_dianggap_lebih_tua_dari_semuanya(self, pemohon, tanda):
        pemohon.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        lain = PENANGGUNG_JAWAB | {"penanggung_jawab_nama": "Lain", "tanda": tanda}
        assert pemohon.isi("penanggung_jawab", lain).status_code == 409

    @pytest.fixture
    def di_tengah(self, monkeypatch):
        """What another tab does while an uploaded file is being judged."""

        def lakukan(sesuatu):
            def terima_lambat(*args, **kwargs):
                sesuatu()
                return terima(*args, **kwargs)

            monkeypatch.setattr("lpse.berkas.simpan.terima", terima_lambat)

        return lakukan

    def test_jenis_diubah_selagi_mengunggah_dijelaskan_dan_salinannya_musnah(self, pemohon, di_tengah):
        di_tengah(lambda: pemohon.isi("jenis", JENIS | {"jenis": "perorangan"}))
        jawaban = pemohon.unggah("akta_pendirian")
        assert jawaban.status_code == 200
        assert jawaban.content.decode().count("Dokumen ini tidak diminta lagi") == 2
        assert (Berkas.objects.count(), berkas_tersimpan()) == (1, 0)

    def test_galat_apa_pun_saat_menyerahkan_memusnahkan_salinannya(self, pemohon, monkeypatch):
        def rusak(*args, **kwargs):
            raise RuntimeError("uji")

        monkeypatch.setattr(actions, "unggah", rusak)
        with pytest.raises(RuntimeError, match="uji"):
            pemohon.unggah("ktp")
        assert (Berkas.objects.count(), berkas_tersimpan()) == (1, 0)

    def test_melepas_dokumen_yang_tidak_diminta_lagi_ditolak(self, pemohon):
        pemohon.isi("jenis", JENIS | {"jenis": "perorangan"})
        with pytest.raises(BagianTerkunci, match="tidak diminta lagi"):
            actions.lepas_berkas(pemohon.pendaftaran.pk, "akta_pendirian", oleh=pemohon.akun)


class TestTombolDuaKali:
    def test_kirim(self, pemohon):
        pemohon.isi_semua()
        for _ in range(2):
            jawaban = pemohon.client.post(pemohon.alamat("kirim/"))
            assert jawaban.url == pemohon.alamat("selesai/")
        assert "galat" not in pemohon.buka("selesai/")
        assert jejak("diajukan") == 1
        assert jejak("ajukan.tidak_diizinkan") == 0
        assert len([s for s in kirim_surat() if pemohon.pendaftaran.nomor in s.body]) == 1

    def test_tarik(self, pemohon):
        pemohon.isi_semua().kirim()
        for _ in range(2):
            pemohon.client.post(pemohon.alamat("tarik/"))
        assert "Tindakan ini tidak dapat" not in pemohon.buka()
        assert jejak("ditarik") == 1
        assert jejak("tarik.tidak_diizinkan") == 0

    def test_lanjutkan_dari_surat(self):
        pemohon = Pemohon()
        tautan = pemohon.minta_tautan()
        pemohon.client.post(tautan)
        assert pemohon.client.post(tautan, follow=True).redirect_chain[-1][0] == pemohon.alamat()

    def test_kembali_sesudah_terkirim_menunjukkan_keadaan_terakhir(self, pemohon):
        pemohon.isi_semua().kirim()
        for ekor in ("periksa/", "isi/perusahaan/"):
            assert (
                pemohon.client.get(pemohon.alamat(ekor), follow=True).redirect_chain[-1][0]
                == pemohon.alamat()
            )
        assert "sudah terkunci" in pemohon.unggah("ktp").content.decode()
        assert pemohon.isi("perusahaan", perusahaan()).url == pemohon.alamat()
        assert pemohon.pendaftaran.status == StatusPendaftaran.DIAJUKAN


class TestKarantina:
    def periksa(self, pemohon, keadaan, kode="ktp"):
        """The scanner's verdict on one file."""
        beri_putusan(pemohon.pendaftaran.dokumen.get(kode=kode).berkas, keadaan)

    def test_yang_menunggu_tidak_menahan_kiriman(self, pemohon):
        pemohon.isi_semua()
        self.periksa(pemohon, "menunggu")
        assert "tidak perlu menunggunya" in pemohon.buka("dokumen/ktp/")
        assert "Pendaftaran terkirim" in pemohon.kirim().content.decode()

    @pytest.mark.parametrize("keadaan", ["terinfeksi", "tidak_dapat_diperiksa"])
    def test_yang_ditolak_pemindai_harus_diganti_dahulu(self, pemohon, keadaan):
        isi = foto()
        pemohon.isi_semua()
        pemohon.unggah("ktp", SimpleUploadedFile("ktp.jpg", isi))
        self.periksa(pemohon, keadaan)

        baris = pemohon.buka().partition('href="' + pemohon.alamat("dokumen/ktp/"))[2].partition("</li>")[0]
        assert "tidak dapat kami terima" in baris
        assert "Perlu diperbaiki" in baris
        assert "dapat dikirim setelah berkas lain diunggah" in pemohon.buka("dokumen/ktp/")
        assert "Kirim pendaftaran</button>" not in pemohon.buka("periksa/")
        assert "Belum dapat dikirim" in pemohon.kirim().content.decode()
        ulang = pemohon.unggah("ktp", SimpleUploadedFile("ktp.jpg", isi)).content.decode()
        assert ulang.count("tidak dapat kami terima. Unggah berkas lain") == 2

        pemohon.unggah("ktp")
        assert "Pendaftaran terkirim" in pemohon.kirim().content.decode()

    @pytest.mark.parametrize("keadaan", ["menunggu", "terinfeksi"])
    def test_isinya_tidak_dilihat_dan_tidak_tercatat_dilihat(self, pemohon, keadaan):
        pemohon.unggah("ktp")
        self.periksa(pemohon, keadaan)
        assert pemohon.client.get(pemohon.alamat("dokumen/ktp/gambar/1.webp")).status_code == 409
        assert "<img" not in pemohon.buka("dokumen/ktp/lihat/1/").partition("<main")[2].partition("</main")[0]
        assert not Jejak.objects.filter(peristiwa="berkas.dilihat").exists()

    def test_dokumen_terkunci_terbuka_bila_ternyata_terinfeksi(self, pemohon):
        pemohon.isi_semua().kirim()
        kembalikan(pemohon, npwp="NPWP buram.")
        self.periksa(pemohon, "terinfeksi")
        pemohon.unggah("npwp")
        assert "Belum dapat dikirim" in pemohon.kirim().content.decode()
        assert pemohon.unggah("ktp").status_code == 302
        assert "Pendaftaran terkirim" in pemohon.kirim().content.decode()


def test_setelah_semua_diperbaiki_diminta_mengirim_lagi(pemohon):
    pemohon.isi_semua().kirim()
    kembalikan(pemohon, ktp="Foto buram.")
    assert "Ada yang perlu diperbaiki" in pemohon.buka()
    pemohon.unggah("ktp")
    isi = pemohon.buka()
    assert "Ada yang perlu diperbaiki" not in isi
    assert "Semua sudah diperbaiki" in isi
    assert "Foto buram." in isi
    assert DokumenSyarat.objects.filter(perlu_perbaikan=True).count() == 0
