"""The pages of appointments: the applicant's and the counter's."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini, setempat
from registrasi import actions
from registrasi.models import JadwalLoket, JanjiTemu, Pendaftaran, SlotLoket
from tests.factories import buat_akun, buat_diajukan
from tests.hari import hari_kerja
from tests.petugas import pasang_mfa
from tests.registrasi.loket import buka_loket, slot_kosong

pytestmark = pytest.mark.django_db
LOKET = "/admin/registrasi/loket/"


@pytest.fixture(autouse=True)
def loket():
    return buka_loket()


@pytest.fixture
def pendaftaran():
    return buat_diajukan()


@pytest.fixture
def janji(pendaftaran):
    return actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot_kosong().kode)


@pytest.fixture
def pemohon(client, pendaftaran):
    client.force_login(pendaftaran.akun)
    return client


def masuk(client, peran):
    akun = buat_akun(peran)
    pasang_mfa(akun)
    client.force_login(akun)
    return client


@pytest.fixture
def helpdesk(client):
    return masuk(client, Peran.HELPDESK)


def alamat(nama, pendaftaran):
    return reverse(f"registrasi:{nama}", kwargs={"kode": pendaftaran.kode})


def hari_inikan(janji):
    mulai = timezone.now() - timedelta(seconds=1)
    SlotLoket.objects.filter(pk=janji.slot_id).update(
        mulai=mulai, selesai=mulai + timedelta(minutes=30), tanggal=setempat(mulai).date()
    )


# --- The applicant --------------------------------------------------------------------------------------


def test_halaman_status_menunjuk_ke_pilihan_waktu(pemohon, pendaftaran):
    assert alamat("janji_pilih", pendaftaran) in pemohon.get(alamat("tugas", pendaftaran)).content.decode()


def test_pemohon_memilih_memindahkan_membatalkan(pemohon, pendaftaran):
    pilih = alamat("janji_pilih", pendaftaran)
    slot, lain = slot_kosong(), slot_kosong(3)
    assert pemohon.post(pilih, {"slot": slot.kode})["Location"] == alamat("janji", pendaftaran)
    halaman = pemohon.get(alamat("janji", pendaftaran)).content.decode()
    for dokumen in pendaftaran.dokumen.filter(berkas__isnull=False):
        assert dokumen.nama in halaman
    pemohon.post(pilih, {"slot": lain.kode})
    assert JanjiTemu.objects.hidup().get().slot == lain
    pemohon.post(alamat("janji_batal", pendaftaran))
    assert not JanjiTemu.objects.hidup().exists()
    assert pemohon.get(alamat("janji", pendaftaran))["Location"] == pilih


def test_hanya_waktu_kosong_yang_ditawarkan_satu_per_jam(pemohon, pendaftaran, loket):
    buka_loket(petugas_id=buat_akun(Peran.HELPDESK).pk)
    halaman = pemohon.get(alamat("janji_pilih", pendaftaran)).content.decode()
    hari = len(SlotLoket.objects.values("tanggal").distinct())
    assert len(re.findall(r'type="radio"', halaman)) == 6 * min(hari, 10)
    SlotLoket.objects.update(ditutup_pada=timezone.now(), alasan_tutup="Uji.")
    assert "Belum ada waktu kosong" in pemohon.get(alamat("janji_pilih", pendaftaran)).content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"), [({}, "Pilih waktunya."), ({"slot": "x'\"<"}, "baru saja penuh")]
)
def test_tanpa_pilihan_atau_pilihan_palsu_galat_di_halamannya(pemohon, pendaftaran, isi, kalimat):
    jawaban = pemohon.post(alamat("janji_pilih", pendaftaran), isi)
    assert jawaban.status_code == 200
    assert kalimat in jawaban.content.decode()
    assert 'href="#id_slot_0"' in jawaban.content.decode()


def test_waktu_yang_penuh_di_antara_dua_klik_dijelaskan(pemohon, pendaftaran, monkeypatch):
    slot = slot_kosong()
    pilihan = list(SlotLoket.objects.tersedia())
    for _ in range(slot.kapasitas):
        lain = buat_diajukan()
        actions.pesan_janji(lain.pk, oleh=lain.akun, slot=slot.kode)
    monkeypatch.setattr("registrasi.forms.janji.satu_per_waktu", lambda _: pilihan)
    jawaban = pemohon.post(alamat("janji_pilih", pendaftaran), {"slot": slot.kode}, follow=True)
    assert "Yang masih kosong:" in jawaban.content.decode()
    assert Jejak.objects.filter(peristiwa="pendaftaran.pesan_janji.tidak_diizinkan").exists()


# --- The counter ----------------------------------------------------------------------------------------


def test_daftar_hari_ini_memuat_jam_nama_dan_asli(helpdesk, janji, django_assert_max_num_queries):
    hari_inikan(janji)
    with django_assert_max_num_queries(8):
        halaman = helpdesk.get(LOKET).content.decode()
    assert janji.pendaftaran.nomor in halaman
    assert janji.pendaftaran.dokumen.get(kode="ktp").nama in halaman
    assert "Tidak hadir" in halaman


def test_daftar_hari_lain_dan_status(helpdesk, janji):
    hari = janji.slot.tanggal.isoformat()
    assert janji.pendaftaran.nomor in helpdesk.get(LOKET, {"tanggal": hari}).content.decode()
    kosong = helpdesk.get(LOKET, {"tanggal": hari, "status": "hadir"}).content.decode()
    assert janji.pendaftaran.nomor not in kosong
    for aneh in ("2026-99-99", "'; --", "0001-01-01"):
        assert helpdesk.get(LOKET, {"tanggal": aneh, "status": aneh}).status_code == 200


def test_ekspor_dijinakkan_dan_tercatat(helpdesk, janji):
    Pendaftaran.objects.filter(pk=janji.pendaftaran_id).update(nama_perusahaan="=HYPERLINK(1)")
    hari = janji.slot.tanggal.isoformat()
    isi = helpdesk.get(f"{LOKET}ekspor.csv", {"tanggal": hari}).getvalue().decode()
    assert isi.startswith("\ufeffTanggal,Pukul,Nomor")
    assert ",'=HYPERLINK(1)," in isi
    assert Jejak.objects.get(peristiwa="janji_temu.diekspor").rincian == {"tanggal": hari}


def test_cari_pemohon_yang_menelepon_lalu_pesankan(helpdesk, pendaftaran):
    hasil = helpdesk.get(LOKET, {"cari": pendaftaran.nomor}).content.decode()
    berkas = f"{LOKET}berkas/{pendaftaran.kode}/"
    assert berkas in hasil
    assert "Tulis sedikitnya" in helpdesk.get(LOKET, {"cari": "a"}).content.decode()
    assert f"{berkas}pesan/" in helpdesk.get(berkas).content.decode()
    helpdesk.post(f"{berkas}pesan/", {"slot": slot_kosong().kode})
    assert JanjiTemu.objects.hidup().get().dipesan_oleh != pendaftaran.akun


def test_hadir_dari_daftar_lalu_asli_dicatat(helpdesk, janji):
    hari_inikan(janji)
    jawaban = helpdesk.post(f"{LOKET}janji/{janji.kode}/hadir/", {"daftar": "1"})
    assert jawaban["Location"] == f"{LOKET}?tanggal={hari_ini().isoformat()}"
    berkas = f"{LOKET}berkas/{janji.pendaftaran.kode}/"
    helpdesk.post(berkas, {"dokumen": ["ktp"]})
    assert janji.pendaftaran.dokumen.get(kode="ktp").asli_diperlihatkan_pada == hari_ini()
    assert helpdesk.post(berkas, {"dokumen": ["ktp"]}).status_code == 200, "no longer among the choices"
    halaman = helpdesk.get(berkas).content.decode()
    assert "Buka meja verifikasi" not in halaman
    assert Jejak.objects.filter(peristiwa="pendaftaran.dilihat", rincian__loket=True).exists()


def test_verifikator_mendapat_jalan_ke_mejanya(client, janji):
    halaman = masuk(client, Peran.VERIFIKATOR).get(f"{LOKET}berkas/{janji.pendaftaran.kode}/")
    assert f"/admin/registrasi/pendaftaran/{janji.pendaftaran.kode}/" in halaman.content.decode()


def test_tutup_waktu_perlu_alasan_dan_membatalkan_yang_dipilih(helpdesk, janji):
    tutup = f"{LOKET}tutup/?tanggal={janji.slot.tanggal.isoformat()}"
    assert "1 orang sudah memesan" in helpdesk.get(tutup).content.decode()
    assert "Isi alasan." in helpdesk.post(tutup, {"slot": [janji.slot.kode]}).content.decode()
    helpdesk.post(tutup, {"slot": [janji.slot.kode], "alasan": "Petugas sakit."})
    janji.refresh_from_db()
    assert (janji.status, janji.alasan) == ("dibatalkan", "Petugas sakit.")
    helpdesk.post(f"{LOKET}slot/{janji.slot.kode}/buka/")
    assert SlotLoket.objects.terbuka().filter(pk=janji.slot_id).exists()


def test_kepala_menambah_dan_mengubah_jadwal(client, loket):
    kepala = masuk(client, Peran.KEPALA)
    isi = {"hari": "2", "mulai": "13.00", "selesai": "12.00", "menit": "30", "kapasitas": "1"}
    isi["berlaku_dari"] = hari_ini().isoformat()
    galat = kepala.post(f"{LOKET}jadwal/tambah/", isi).content.decode()
    assert "Jam selesai harus sesudah jam mulai." in galat
    assert kepala.post(f"{LOKET}jadwal/tambah/", isi | {"selesai": "15.00"}).status_code == 302
    assert JadwalLoket.objects.count() == 2
    ubah = f"{LOKET}jadwal/{loket.kode}/"
    halaman = kepala.get(ubah).content.decode()
    tanda = re.search(r'name="tanda" value="([^"]+)"', halaman)[1]
    besok = hari_kerja(1).isoformat()
    kepala.post(ubah, {"kapasitas": "5", "petugas": "", "berlaku_sampai": besok, "tanda": tanda})
    loket.refresh_from_db()
    assert loket.kapasitas == 5
    assert "Belum ada" not in kepala.get(f"{LOKET}jadwal/").content.decode()


def test_kartu_beranda_menghitung_yang_belum_datang(helpdesk, janji):
    hari_inikan(janji)
    halaman = helpdesk.get("/admin/").content.decode()
    assert "Janji temu hari ini" in halaman
    assert "1 belum datang" in halaman
