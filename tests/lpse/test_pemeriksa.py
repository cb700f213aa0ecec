"""How the auditor comes, what they find, and what is noted of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lpse import penugasan
from lpse.models import Jejak, Penugasan, RujukanSurat
from lpse.pemeriksa import AKUN_SENDIRI, tindakan_pemeriksa
from lpse.peran import BACA_SEMUA, IZIN, Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun, buat_diajukan
from tests.halaman import satu_baris
from tests.lpse.test_penugasan import SURAT, usulkan
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
MEMBUKA = "pemeriksa.membuka"


def isi(jawaban) -> str:
    return satu_baris(jawaban)


# --- Surat tugas dan tanggal selesai --------------------------------------------------------------------


def test_pemeriksa_diundang_dengan_surat_tugas_dan_tanggal_selesai():
    oleh, sampai = buat_akun(Peran.SEKRETARIS), hari_ini() + timedelta(days=30)
    with pytest.raises(penugasan.MasaKeliru, match="surat tugas"):
        usulkan(oleh, peran="auditor")
    with pytest.raises(penugasan.SuratTugasKurang):
        usulkan(oleh, peran="auditor", selesai=sampai, surat=SURAT | {"nomor": ""})
    assert usulkan(oleh, peran="auditor", selesai=sampai).selesai == sampai


@pytest.mark.parametrize("kurang", ["selesai", "rujukan_surat"])
def test_basis_data_menolak_pemeriksa_tanpa_surat_atau_tanpa_akhir(kurang):
    surat = RujukanSurat.objects.create(**SURAT)
    kolom = {"selesai": hari_ini(), "rujukan_surat": surat} | {kurang: None}
    with pytest.raises(IntegrityError, match="surat tugas"), transaction.atomic():
        Penugasan.objects.create(akun=buat_akun(), peran=Peran.AUDITOR, **kolom)


def test_pemeriksa_berhenti_pada_akhir_penugasannya():
    akun = buat_akun(Peran.AUDITOR)
    client = klien(akun)
    assert client.get("/admin/").status_code == 200
    akun.penugasan.update(mulai=hari_ini() - timedelta(days=9), selesai=hari_ini() - timedelta(days=1))
    assert client.get("/admin/").status_code == 403


# --- Membaca semua, mengubah tidak ----------------------------------------------------------------------


def test_hanya_auditor_yang_membaca_semua():
    assert [peran for peran, izin in IZIN.items() if BACA_SEMUA in izin] == [Peran.AUDITOR]


def test_formulir_terbaca_tetapi_mati():
    jawaban = klien_peran(Peran.AUDITOR).get(reverse("admin:penugasan_undang"))
    assert jawaban.status_code == 200
    assert "hanya membaca" in isi(jawaban)
    keluar, *lain = [p.partition("</form>")[0] for p in isi(jawaban).split('method="post"')[1:]]
    assert lain
    for kirim in lain:
        assert kirim.partition(">")[2].startswith('<fieldset class="hanya-baca" disabled>')
        assert kirim.endswith("</fieldset>")
    assert "disabled" not in keluar, "keluar tetap dapat"
    kepala = isi(klien_peran(Peran.KEPALA).get(reverse("admin:penugasan_undang")))
    assert "hanya-baca" not in kepala
    assert "hanya membaca" not in kepala


def test_saringan_daftar_tetap_hidup():
    teks = isi(klien_peran(Peran.AUDITOR).get(reverse("admin:registrasi_pendaftaran_changelist")))
    saring = teks.partition('class="saring')[2].partition("</form>")[0]
    assert saring
    assert "disabled" not in saring


def test_tombol_di_luar_formulirnya_ikut_mati():
    pendaftaran = buat_diajukan()
    alamat = reverse("admin:registrasi_pendaftaran_change", args=[pendaftaran.kode])
    for tombol in isi(klien_peran(Peran.AUDITOR).get(alamat)).split("<button")[1:]:
        assert 'form="' not in tombol.partition(">")[0] or "disabled" in tombol.partition(">")[0]


@pytest.mark.parametrize("metode", ["post", "put", "patch", "delete"])
def test_kiriman_pemeriksa_ditolak_dan_percobaannya_tercatat(metode):
    akun = buat_akun(Peran.AUDITOR)
    jawaban = getattr(klien(akun), metode)(reverse("admin:penugasan_undang"))
    assert jawaban.status_code == 403
    assert "Pemeriksa hanya membaca" in isi(jawaban)
    baris = Jejak.objects.get(peristiwa="pemeriksa.menulis.tidak_diizinkan")
    assert (baris.oleh_id, baris.rincian) == (akun.pk, {"halaman": "admin:penugasan_undang"})


def test_peran_lain_tidak_mengubah_yang_dibaca_pemeriksa():
    """Who audits and works here at once changes nothing while they audit."""
    client = klien_peran(Peran.AUDITOR, Peran.KEPALA)
    assert client.post(reverse("admin:penugasan_undang")).status_code == 403


def test_pemeriksa_keluar_dan_mengurus_akunnya_sendiri():
    client = klien_peran(Peran.AUDITOR)
    assert client.post(reverse("account_change_password")).status_code in (200, 302)
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get("/admin/").status_code == 302
    assert tindakan_pemeriksa() >= AKUN_SENDIRI


# --- Yang dibuka pemeriksa tercatat ---------------------------------------------------------------------


def test_setiap_halaman_yang_dibuka_pemeriksa_tercatat():
    akun, pendaftaran = buat_akun(Peran.AUDITOR), buat_diajukan()
    client = klien(akun)
    client.get(
        reverse("admin:registrasi_pendaftaran_change", args=[pendaftaran.kode]), {"cari": "3504992002"}
    )
    baris = Jejak.objects.get(peristiwa=MEMBUKA)
    assert baris.oleh_id == akun.pk
    assert baris.rincian == {
        "halaman": "admin:registrasi_pendaftaran_change",
        "kunci": {"kode": pendaftaran.kode},
    }


def test_nomor_orang_dalam_alamat_tidak_masuk_jejak():
    client = klien_peran(Peran.AUDITOR)
    client.get("/admin/lpse/akun/3504992002850002/")
    client.get("/admin/tidak ada/<script>/")
    assert [b.rincian.get("kunci") for b in Jejak.objects.filter(peristiwa=MEMBUKA)] == [None, None]


def test_halaman_publik_dan_pegawai_lain_tidak_dicatat():
    klien_peran(Peran.AUDITOR).get("/")
    klien_peran(Peran.KEPALA).get("/admin/")
    assert not Jejak.objects.filter(peristiwa=MEMBUKA).exists()
