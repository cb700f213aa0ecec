"""The room of backups as officers see it: what stands, what failed and why, and where one leads next."""

import pytest
from django.urls import reverse
from django.utils import timezone

from arsip.actions.pekerjaan import catat_detak
from arsip.cadangan.bersama import is_sedisk
from arsip.cadangan.kartu import kartu_alarm
from arsip.enums.cadangan import SebabGagal
from arsip.models import Pekerjaan, Repositori, Sumber
from lpse.peran import Peran
from tests.arsip.kesiapan import cadangan, uji
from tests.arsip.pekerjaan import admin, antre, berhasil, berjalan, direktori, gagal
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.petugas import klien

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("arsip.cadangan")]


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:arsip_{nama}", args=args)


def isi(jawaban) -> str:
    return satu_baris(jawaban)


@pytest.fixture
def sumber(tmp_path) -> Sumber:
    return direktori(tmp_path)


def test_pekerjaan_gagal_menyebut_sebab_dan_langkah_dan_daftarnya_disaring(
    sumber, django_assert_max_num_queries
):
    peramban = klien(admin())
    baik, buruk = berhasil(sumber), gagal(sumber, SebabGagal.SANDI_SALAH)
    Pekerjaan.objects.bulk_create(
        Pekerjaan(jenis="cadangkan", sumber=sumber, repositori=sumber.repositori, status=s, berakhir_pada=now)
        for s, now in [("dibatalkan", timezone.now())] * 30
    )
    halaman = isi(peramban.get(alamat("pekerjaan_lihat", buruk.kode)))
    assert "Sandi repositori salah" in halaman
    assert "Jangan membuat repositori baru" in halaman
    assert "Keterangan uji." in halaman
    assert "hx-get" not in halaman, "what is over is not asked again"
    with django_assert_max_num_queries(14):
        daftar = isi(peramban.get(alamat("pekerjaan"), {"status": "gagal", "sumber": sumber.kode}))
    assert alamat("pekerjaan_lihat", buruk.kode) in daftar
    assert alamat("pekerjaan_lihat", baik.kode) not in daftar
    csv = b"".join(peramban.get(alamat("pekerjaan_ekspor"), {"cari": "uji"}).streaming_content).decode()
    assert buruk.kode in csv
    assert baik.kode not in csv


def test_yang_berjalan_menunjukkan_kemajuan_tanpa_javascript_dan_dapat_dihentikan(sumber):
    oleh = admin()
    peramban, satu = klien(oleh), berjalan(sumber)
    catat_detak(satu.pk, "simpan", {"bytes": 500_000_000, "bytes_semua": 1_000_000_000, "berkas": 12})
    halaman = isi(peramban.get(alamat("pekerjaan_lihat", satu.kode)))
    assert "500 MB dari 1 GB" in halaman
    assert '<progress value="50"' in halaman
    assert f'hx-get="{alamat("pekerjaan_lihat", satu.kode)}"' in halaman

    jawaban = peramban.post(alamat("pekerjaan_minta_berhenti", satu.kode), follow=True)
    assert "menunggu programnya selesai" in isi(jawaban)
    assert peramban.post(alamat("pekerjaan_batalkan", satu.kode)).status_code == 409


def test_sumber_ditambah_diperiksa_lalu_dicadangkan_dari_halamannya(tmp_path):
    peramban = klien(admin())
    repo = Repositori.objects.get(kode="utama")
    isian = {
        "kode": "spse",
        "nama": "Berkas SPSE",
        "jalur": str(tmp_path / "spse"),
        "is_titik_kait": "on",
        "repositori": repo.kode,
        "selang_jam": 24,
        "mulai_pukul": "01.30",
        "batas_jam": 4,
        "is_aktif": "on",
    }
    keliru = peramban.post(alamat("sumber_tambah", "direktori"), isian)
    assert "Isi berkas penanda" in isi(keliru)
    keliru = peramban.post(alamat("sumber_tambah", "direktori"), isian | {"penanda": "../INI"})
    assert "nama berkasnya saja" in isi(keliru)
    jawaban = peramban.post(alamat("sumber_tambah", "direktori"), isian | {"penanda": "INI"}, follow=True)
    assert "setiap 24 jam, mulai pukul 01.30" in isi(jawaban)
    assert "disk yang sama dengan datanya" in isi(jawaban)
    sumber = Sumber.objects.get(kode="spse")

    periksa = isi(peramban.post(alamat("sumber_periksa", "spse")))
    assert "Belum dapat dicadangkan" in periksa
    assert "spse tidak ada" in periksa

    jawaban = peramban.post(alamat("sumber_cadangkan", "spse"), {}, follow=True)
    assert "Menunggu giliran" in isi(jawaban)
    lagi = peramban.post(alamat("sumber_cadangkan", "spse"), {})
    assert lagi.status_code == 409
    assert "sudah menunggu atau berjalan" in isi(lagi)
    assert Pekerjaan.objects.get(sumber=sumber).diminta_oleh is not None
    awal = isi(peramban.get(alamat("sumber_ubah", "spse")))
    assert 'value="01.30"' in awal


def test_repositori_sedisk_diperingatkan_bagaimanapun_tempatnya_ditulis(tmp_path, settings):
    settings.LPSE_DATA_DIR = tmp_path / "data"
    tempat = {"": True, str(tmp_path / "lain"): True, "/proc/disk/lain": False, "sftp:a@b:/c": False}
    assert {satu: is_sedisk(Repositori(lokasi=satu)) for satu in tempat} == tempat


def test_sumber_yang_belum_pernah_terbukti_pulih_tidak_hijau():
    satu, halaman = cadangan(), alamat("sumber_lihat", "portal")
    peramban = klien(admin())
    assert "Belum terbukti pulih" in isi(peramban.get(halaman))
    uji(satu)
    assert "Tercadangkan" in isi(peramban.get(halaman))
    uji(satu, "tabel public.tiket: baris 7, seharusnya 8")
    assert "Belum terbukti pulih" in isi(peramban.get(alamat("sumber")))


def test_rahasia_tidak_pernah_diterima_di_formulir_repositori():
    peramban = klien(admin())
    isian = {
        "kode": "luar",
        "nama": "Luar",
        "jenis": "luar",
        "lokasi": "s3:https://u:rahasia9@h/b",
        "is_aktif": "on",
    }
    keliru = peramban.post(alamat("repositori_tambah"), isian | {"sandi": "katasandi9"})
    assert "Jangan tulis sandi di lokasi" in isi(keliru)
    assert "katasandi9" not in isi(keliru)
    benar = isian | {"lokasi": "s3:https://objek.example/lpse", "sandi": "env:CADANGAN_LUAR"}
    halaman = isi(peramban.post(alamat("repositori_tambah"), benar, follow=True))
    assert "variabel lingkungan CADANGAN_LUAR" in halaman
    assert "bukan cadangan bila disk atau server hilang" in halaman, "of the one beside the data"


def test_kartu_menyebut_sumber_tanpa_keberhasilan(rf, sumber):
    oleh = admin()
    assert kartu_alarm(rf.get("/"), oleh) is None
    Sumber.objects.filter(pk=sumber.pk).update(alarm_pada=timezone.now())
    kartu = kartu_alarm(rf.get("/"), oleh)
    assert kartu is not None
    assert kartu["angka"] == "1"
    assert kartu_alarm(rf.get("/"), buat_akun(Peran.HELPDESK)) is None


def test_cadangan_ditahan_dari_halaman_sumbernya_oleh_yang_berwenang(sumber):
    satu, halaman = berhasil(sumber).cadangan, alamat("sumber_lihat", sumber.kode)
    tahan = f"{alamat('retensi_penahanan_baru')}?kunci={satu.kode}"
    sekretaris = klien(buat_akun(Peran.SEKRETARIS))
    assert tahan not in isi(klien(admin()).get(halaman))
    assert tahan in isi(sekretaris.get(halaman))
    sumber.cadangan.update(ditahan="Kejaksaan Negeri, B-1")
    dipegang = isi(sekretaris.get(halaman))
    assert tahan not in dipegang
    assert "Ditahan</strong>" in dipegang


def test_yang_menunggu_dapat_dibatalkan(sumber):
    peramban, satu = klien(admin()), antre(sumber)
    jawaban = peramban.post(alamat("pekerjaan_batalkan", satu.kode), follow=True)
    assert "Dibatalkan" in isi(jawaban)
