"""The pages of help at the counter, and the applicant's page about it."""

import pytest

from lpse.models import Akun, Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import AsalIsian, BantuanPendaftaran, Pendaftaran
from tests.factories import buat_akun, tandai_semua, unggahan
from tests.petugas import pasang_mfa
from tests.registrasi.bantuan import bantu, isi_semua, minta, nyatakan_semua, tanda
from tests.registrasi.pemohon import JENIS, Pemohon, browser, kirim_surat, surel_baru

pytestmark = pytest.mark.django_db
LOKET = "/admin/registrasi/bantuan/"
ORANG = {"nama": "Tarsih Ujiwati", "telepon": "0812 3456 7890", "hadir": "on"}


def masuk(*peran: Peran, **kolom: str):
    akun = buat_akun(*peran, sandi="sandi-uji-2026", **kolom)
    pasang_mfa(akun)
    klien = browser()
    klien.force_login(akun)
    return akun, klien


def petugas_loket(**kolom: str):
    return masuk(Peran.HELPDESK, **kolom)


def mulai(klien, email: str) -> BantuanPendaftaran:
    klien.post(f"{LOKET}mulai/", {"email": email, **ORANG})
    return BantuanPendaftaran.objects.latest("pk")


def izinkan(klien, bantuan: BantuanPendaftaran):
    (surat,) = [s for s in kirim_surat() if s.subject.startswith("Kode izin")]
    return klien.post(f"{LOKET}{bantuan.kode}/izin/", {"angka": surat.subject[-6:]}, follow=True)


def test_dari_kode_sampai_diserahkan():
    petugas, klien = petugas_loket(nama="Hesti Loket")
    email = surel_baru()
    bantuan = mulai(klien, email)
    jawaban = izinkan(klien, bantuan)
    assert "Pemohon mengizinkan" in jawaban.content.decode()
    alamat = f"{LOKET}{bantuan.kode}/"
    klien.post(f"{alamat}isi/jenis/", JENIS)
    klien.post(f"{alamat}dokumen/ktp/", {"berkas": unggahan()})
    halaman = klien.get(alamat).content.decode()
    assert "Diunggah oleh petugas Hesti Loket" in halaman
    klien.post(f"{alamat}serahkan/")
    assert "Isian pemohon tidak dapat dibuka dari sini" in klien.get(alamat).content.decode()

    pendaftaran = Pendaftaran.objects.get(akun__email=email)
    pemohon = browser()
    pemohon.force_login(pendaftaran.akun)
    isi = pemohon.get(f"/daftar/{pendaftaran.kode}/bantuan/").content.decode()
    assert "Diisi oleh petugas Hesti Loket, " in isi
    assert " atas nama Anda" in isi
    assert "Periksa isian petugas" in pemohon.get(f"/daftar/{pendaftaran.kode}/").content.decode()
    for bagian in ("jenis", "dokumen"):
        pemohon.post(
            f"/daftar/{pendaftaran.kode}/bantuan/", {"bagian": bagian, "tanda": tanda(pendaftaran, bagian)}
        )
    assert not AsalIsian.objects.filter(disetujui_pada__isnull=True).exists()
    assert Jejak.objects.filter(peristiwa="pendaftaran.dilihat", oleh_id=petugas.pk).exists()


def test_jawaban_loket_sama_untuk_surel_yang_dikenal_dan_yang_tidak():
    _, klien = petugas_loket()
    dikenal = Pemohon().mulai()
    kirim_surat()
    halaman = []
    for email in (surel_baru(), dikenal.email):
        bantuan = mulai(klien, email)
        isi = klien.get(f"{LOKET}{bantuan.kode}/").content.decode()
        halaman.append(isi.replace(email, "").replace(bantuan.kode, ""))
    sidik = [h.split("csrfmiddlewaretoken")[0].rpartition("<main")[2] for h in halaman]
    assert sidik[0] == sidik[1]


def test_kode_keliru_disebut_di_sebelah_isian_dan_tercatat():
    petugas, klien = petugas_loket()
    bantuan = mulai(klien, surel_baru())
    kirim_surat()
    jawaban = klien.post(f"{LOKET}{bantuan.kode}/izin/", {"angka": "abcdef"})
    assert "Kode terdiri atas 6 angka." in jawaban.content.decode()
    benar = actions.buat_kode(bantuan)
    keliru = f"{(int(benar) + 1) % 10**6:06}"
    jawaban = klien.post(f"{LOKET}{bantuan.kode}/izin/", {"angka": keliru})
    assert "Masih 4 kali percobaan." in jawaban.content.decode()
    assert Jejak.objects.filter(
        peristiwa="bantuanpendaftaran.izinkan.tidak_diizinkan", oleh_id=petugas.pk
    ).exists()


def test_petugas_lain_melihat_ringkasan_tanpa_data_pemohon():
    bantuan = bantu()
    isi_semua(bantuan.pendaftaran_id, bantuan.petugas)
    _, lain = petugas_loket()
    halaman = lain.get(f"{LOKET}{bantuan.kode}/").content.decode()
    assert "CV Uji Bantuan" not in halaman
    assert lain.get(f"{LOKET}{bantuan.kode}/isi/perusahaan/").status_code == 404
    assert lain.post(f"{LOKET}{bantuan.kode}/serahkan/").status_code == 404


def test_sesudah_waktunya_habis_data_tertutup():
    _, klien = petugas_loket()
    bantuan = mulai(klien, surel_baru())
    izinkan(klien, bantuan)
    klien.post(f"{LOKET}{bantuan.kode}/isi/jenis/", JENIS)
    BantuanPendaftaran.objects.update(sampai="2020-01-01T00:00Z")
    jawaban = klien.get(f"{LOKET}{bantuan.kode}/isi/perusahaan/", follow=True)
    assert "Waktu bantuan ini sudah habis" in jawaban.content.decode()
    assert "Berakhir karena waktunya habis" in jawaban.content.decode()


def test_isian_pemohon_di_perangkat_lain_tidak_tertimpa():
    _, klien = petugas_loket()
    bantuan = mulai(klien, surel_baru())
    izinkan(klien, bantuan)
    alamat = f"{LOKET}{bantuan.kode}/isi/jenis/"
    lama = klien.get(alamat).context["tanda"]
    p = Pendaftaran.objects.select_related("akun").get()
    actions.isi(p.pk, oleh=p.akun, bagian="jenis", jenis="perorangan", bidang_usaha="konstruksi")
    jawaban = klien.post(alamat, {**JENIS, "tanda": lama})
    assert jawaban.status_code == 409
    p.refresh_from_db()
    assert p.jenis == "perorangan"
    klien.post(alamat, {**JENIS, "tanda": jawaban.context["tanda"]})
    p.refresh_from_db()
    assert p.jenis == "badan_usaha"


def test_pemohon_mengakhiri_bantuan_dari_halamannya():
    _, klien = petugas_loket()
    bantuan = mulai(klien, surel_baru())
    izinkan(klien, bantuan)
    p = Pendaftaran.objects.select_related("akun").get()
    pemohon = browser()
    pemohon.force_login(p.akun)
    assert "Bantuan sedang berjalan" in pemohon.get(f"/daftar/{p.kode}/bantuan/").content.decode()
    pemohon.post(f"/daftar/{p.kode}/bantuan/akhiri/")
    bantuan.refresh_from_db()
    assert (bantuan.status, bantuan.diakhiri_oleh) == ("diakhiri", p.akun)


def test_periksa_dan_kirim_menunggu_pernyataan():
    bantuan = bantu()
    p = bantuan.pendaftaran
    isi_semua(p.pk, bantuan.petugas)
    pemohon = browser()
    pemohon.force_login(bantuan.akun)
    assert "Kirim pendaftaran</button>" not in pemohon.get(f"/daftar/{p.kode}/periksa/").content.decode()
    jawaban = pemohon.post(f"/daftar/{p.kode}/kirim/", follow=True)
    assert "belum Anda nyatakan benar" in jawaban.content.decode()
    nyatakan_semua(p)
    assert "Kirim pendaftaran</button>" in pemohon.get(f"/daftar/{p.kode}/periksa/").content.decode()


def test_verifikator_melihat_siapa_yang_mengisi_dan_pembantu_tidak_memeriksa():
    pembantu, klien_pembantu = masuk(Peran.VERIFIKATOR, nama="Vera Pembantu")
    _, klien = masuk(Peran.VERIFIKATOR)
    bantuan = bantu(pembantu)
    isi_semua(bantuan.pendaftaran_id, pembantu)
    nyatakan_semua(bantuan.pendaftaran)
    p = actions.ajukan(bantuan.pendaftaran_id, oleh=bantuan.akun)
    alamat = f"/admin/registrasi/pendaftaran/{p.kode}/"
    halaman = klien.get(alamat).content.decode()
    assert "Diisi oleh petugas Vera Pembantu, " in halaman
    assert "dinyatakan benar oleh pemohon" in halaman
    jawaban = klien_pembantu.post(f"{alamat}ambil/", follow=True)
    assert "yang Anda bantu isi" in jawaban.content.decode()
    tandai_semua(p, buat_akun(Peran.VERIFIKATOR))


def test_daftar_disaring_dicari_dan_diekspor(django_assert_max_num_queries):
    petugas, klien = petugas_loket(nama="=cmd()")
    for nomor in range(3):
        minta(petugas, f"orang{nomor}@uji.example")
    minta(buat_akun(Peran.HELPDESK), "lain@uji.example")
    with django_assert_max_num_queries(8):
        halaman = klien.get(LOKET).content.decode().replace("<wbr>", "")
    assert "lain@uji.example" in halaman
    assert "lain@uji.example" not in klien.get(f"{LOKET}?milik_saya=1").content.decode().replace("<wbr>", "")
    cari = klien.get(f"{LOKET}?cari=ORANG1@uji.example").content.decode().replace("<wbr>", "")
    assert "orang1@uji.example" in cari
    assert "orang2@uji.example" not in cari
    assert "Tidak ada bantuan" in klien.get(f"{LOKET}?cari=tidakada").content.decode().replace("<wbr>", "")
    assert klien.get(f"{LOKET}?status=berjalan&after=rusak").status_code == 200
    isi = b"".join(klien.get(f"{LOKET}ekspor.csv?cari=tarsih").streaming_content).decode()
    assert isi.count("@uji.example") == 4
    assert "'=cmd()" in isi
    jejak = Jejak.objects.get(peristiwa="bantuan.diekspor")
    assert jejak.rincian == {"cari": "nama"}


def test_formulir_dicetak_di_loket_sesudah_datanya_lengkap():
    petugas, klien = petugas_loket()
    bantuan = bantu(petugas)
    alamat = f"{LOKET}{bantuan.kode}/dokumen/formulir_pendaftaran/formulir.pdf"
    assert klien.get(alamat).status_code == 302
    isi_semua(bantuan.pendaftaran_id, petugas)
    jawaban = klien.get(alamat)
    assert jawaban.content.startswith(b"%PDF")
    assert Jejak.objects.filter(rincian__formulir="formulir_pendaftaran").exists()


@pytest.mark.parametrize("isi", [{}, {"email": "bukan surel"}, {"email": "a@b.id", "telepon": "x"}])
def test_isian_yang_kurang_disebut(isi):
    _, klien = petugas_loket()
    jawaban = klien.post(f"{LOKET}mulai/", isi)
    assert jawaban.status_code == 200
    assert "Periksa" in jawaban.content.decode() or jawaban.context["form"].errors
    assert not BantuanPendaftaran.objects.exists()
    assert not Akun.objects.filter(email="a@b.id").exists()
