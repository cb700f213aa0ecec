"""The entered data beside the scans: what is compared with which paper, and what looks wrong."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from lpse.kalender import kalender
from lpse.models import Akun, Berkas
from lpse.naskah import milik
from lpse.peran import Peran
from registrasi import actions
from registrasi.meja.isian import data_isian, isian_untuk, jawaban_rahasia
from registrasi.meja.penampil import pilih_tampilan
from registrasi.models import Pendaftaran
from registrasi.queries.antrean import kesamaan, serupa, tanda_tenggat
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, gambar
from tests.petugas import klien_peran


def jawaban(**kolom) -> dict:
    """The answers of a registration that was never saved, by field, nothing masked."""
    pendaftaran = Pendaftaran(akun=Akun(email="a@uji.example"), **kolom)
    return {j.kode: j for _, daftar in data_isian(pendaftaran, nik_terbuka=True) for j in daftar}


def test_isian_kosong_tidak_ditampilkan_dan_tidak_diperingatkan():
    assert set(jawaban(nama_perusahaan="PT A")) == {"nama_perusahaan", "akun"}


def test_pengenal_yang_tidak_terbaca_diperingatkan_dengan_kalimatnya():
    isi = jawaban(npwp="12", nib="x", penanggung_jawab_nik="123", kabupaten="9999", alamat="Jalan Satu")
    assert isi["npwp"].peringatan == (
        "NPWP terdiri atas 15 atau 16 angka, sedangkan ini 2 angka. Periksa kembali.",
    )
    assert "NIB hanya berisi angka" in isi["nib"].peringatan[0]
    assert "NIK terdiri atas 16 angka" in isi["penanggung_jawab_nik"].peringatan[0]
    assert isi["penanggung_jawab_nik"].keterangan == ""
    assert isi["alamat"].nilai == "Jalan Satu, 9999"


def test_nik_menyebut_tanggal_lahir_dan_jenis_kelamin_untuk_dibandingkan():
    isi = jawaban(
        penanggung_jawab_nik="3504995508850001", kabupaten="3504", alamat="Jalan Satu", kode_pos="66211"
    )
    assert isi["penanggung_jawab_nik"].keterangan == "Menurut angkanya: perempuan, lahir 15 Agustus 1985."
    assert isi["alamat"].nilai == "Jalan Satu, Kabupaten Tulungagung, Jawa Timur 66211"


def test_nik_tanpa_tanggal_lahir_tidak_menyebutnya():
    assert jawaban(penanggung_jawab_nik="3504993213850001")["penanggung_jawab_nik"].keterangan == ""


@pytest.mark.parametrize(
    ("dokumen", "kode"),
    [
        ("ktp", ["penanggung_jawab_nama", "penanggung_jawab_nik"]),
        ("npwp", ["nama_perusahaan", "npwp"]),
        ("pakta_integritas", []),
    ],
)
def test_setiap_dokumen_dibandingkan_dengan_isian_yang_tertulis_di_atasnya(dokumen, kode):
    isian = data_isian(
        Pendaftaran(
            akun=Akun(email="a@uji.example"),
            nama_perusahaan="PT A",
            npwp="013121660091000",
            penanggung_jawab_nama="Budi",
            penanggung_jawab_nik="3504991508850001",
        )
    )
    assert [j.kode for j in isian_untuk(dokumen, isian)] == kode


def test_viewer_without_documents_is_none():
    assert pilih_tampilan(Pendaftaran(), [], QueryDict(), Akun()) is None


def test_yang_tersamar_hanya_nik_dan_npwp_yang_mungkin_nik():
    pendaftaran = Pendaftaran(
        akun=Akun(email="a@uji.example"),
        npwp="01.312.166.0-091.000",
        npwp16="0013121660091000",
        nib="9900012345678",
        penanggung_jawab_nik="3504991508850001",
    )
    assert [(j.kode, j.nilai) for j in jawaban_rahasia(pendaftaran)] == [
        ("penanggung_jawab_nik", "3504991508850001")
    ]
    pendaftaran.npwp = pendaftaran.npwp16 = "3504991508850001"
    assert [j.kode for j in jawaban_rahasia(pendaftaran)] == ["npwp", "penanggung_jawab_nik"]


@pytest.mark.django_db
def test_serupa_menemukan_akun_npwp_dan_surel_perusahaan_yang_sama():
    acuan, lain = buat_diajukan(), buat_diajukan()
    Pendaftaran.objects.update(email_perusahaan="Kantor@Uji.example", penanggung_jawab_nik="")
    Pendaftaran.objects.filter(pk=lain.pk).update(email_perusahaan="kantor@uji.EXAMPLE")
    acuan.refresh_from_db()
    (ditemukan,) = serupa(acuan)
    assert kesamaan(acuan, ditemukan) == ["surel perusahaan"]
    verifikator = buat_akun(Peran.VERIFIKATOR)
    actions.tolak(acuan.pk, oleh=verifikator, alasan="Uji.")
    ulang = buat_diajukan(acuan.akun, npwp=acuan.npwp)
    assert kesamaan(acuan, next(p for p in serupa(acuan) if p.pk == ulang.pk)) == ["NPWP", "akun"]


@pytest.mark.django_db
def test_tenggat_di_luar_kalender_tidak_menghalangi_antrean():
    pendaftaran = buat_diajukan()
    pendaftaran.diajukan_pada = timezone.now() - timedelta(days=365 * 5)
    assert tanda_tenggat(pendaftaran, kalender(), timezone.now()) == "hijau"


@pytest.mark.django_db
def test_salinan_untuk_naskah_yang_dicabut_ditolak_dan_berkasnya_dimusnahkan():
    pendaftaran = buat_disetujui()
    actions.cabut(pendaftaran.pk, oleh=buat_akun(Peran.KEPALA), alasan="Keliru.")
    naskah = milik(pendaftaran).first()
    alamat = reverse("admin:registrasi_meja_unggah_salinan", args=[pendaftaran.kode, naskah.kode])
    berkas = SimpleUploadedFile("ba.jpg", gambar(), "image/jpeg")
    isi = klien_peran(Peran.VERIFIKATOR).post(alamat, {"berkas": berkas}, follow=True).content.decode()
    assert "Naskah ini sudah dicabut" in isi
    assert Berkas.objects.latest("pk").is_musnah
