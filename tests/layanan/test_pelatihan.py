"""Trainings and their participants: seats, waiting list, attendance, certificates, evaluation."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from layanan.actions import pelatihan as tindakan
from layanan.actions.peserta_pelatihan import (
    batalkan_peserta,
    catat_kehadiran,
    daftar_pelatihan,
    hadir_sendiri,
    keluarkan_peserta,
    konfirmasi_peserta,
    lupakan_belum_dikonfirmasi,
    nilai_pelatihan,
)
from layanan.models import EvaluasiPelatihan, Pelatihan, PemegangTautan, PesertaPelatihan
from layanan.policies.pelatihan import (
    BelumWaktunya,
    BentukTidakDilayani,
    BukanPDF,
    JadwalKeliru,
    KapasitasKurang,
    PendaftaranDitutup,
    SudahMulai,
    SudahTerdaftar,
    TidakDapatDinilai,
)
from layanan.tasks.pelatihan import perlu_diingatkan, sapu_pelatihan
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.kalender import KalenderKerja
from lpse.models import Jejak, Naskah, Pemberitahuan
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from tests.factories import buat_akun, buat_berkas
from tests.layanan.pelatihan import (
    ORANG,
    SEJAM,
    buat,
    catat,
    daftar,
    hadirkan,
    kolom,
    materi,
    petugas,
    sedang_berlangsung,
    surat,
)

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.pelatihan")]
NILAI = {"materi": 4, "pengajar": 3, "penyelenggaraan": 2, "manfaat": 4, "saran": "Bagus."}


def status(pelatihan):
    return list(pelatihan.peserta.order_by("urut").values_list("surel", "status"))


# --- Planning -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["bangkalan", "karo"])
def test_bentuknya_hanya_yang_dilayani_menurut_peraturan(nama, settings):
    settings.LPSE_PROFIL = nama
    ada, tidak = {"bangkalan": ("pembinaan", "sosialisasi"), "karo": ("sosialisasi", "pembinaan")}[nama]

    assert tindakan.buat_pelatihan(oleh=petugas(), **kolom(bentuk=ada)).bentuk == ada
    with pytest.raises(BentukTidakDilayani):
        tindakan.buat_pelatihan(oleh=petugas(), **kolom(bentuk=tidak))


def test_yang_lewat_tidak_dapat_dibuka_dan_jadwalnya_harus_runtut():
    oleh, lalu = petugas(), timezone.now() - timedelta(days=3)
    lewat = tindakan.buat_pelatihan(oleh=oleh, **kolom(mulai=lalu))

    with pytest.raises(JadwalKeliru):
        tindakan.buka_pelatihan(lewat.pk, oleh=oleh)
    with pytest.raises(JadwalKeliru):
        tindakan.buat_pelatihan(oleh=oleh, **kolom(selesai=lalu))
    with pytest.raises(IntegrityError), transaction.atomic():
        Pelatihan.objects.filter(pk=lewat.pk).update(selesai=lalu - SEJAM)


def test_hanya_pengelola_yang_menyusun():
    with pytest.raises(TidakBerwenang):
        tindakan.buat_pelatihan(oleh=buat_akun(Peran.VERIFIKATOR), **kolom())


# --- Seats and the waiting list -------------------------------------------------------------------------


def test_kursi_baru_diberikan_setelah_surel_dikonfirmasi_menurut_urutan():
    p = buat(kapasitas=1)
    lambat = daftar_pelatihan(p.pk, akun=None, surel="lambat@uji.example", **ORANG)
    cepat = daftar(p, "cepat@uji.example")

    konfirmasi_peserta(lambat.pk, oleh=PemegangTautan(lambat.pk))

    assert cepat.status == "terdaftar"
    assert status(p) == [("cepat@uji.example", "terdaftar"), ("lambat@uji.example", "daftar_tunggu")]
    assert "urutan ke-1 daftar tunggu" in surat("lambat@uji.example", "daftar_tunggu")


def test_akun_dengan_surel_sendiri_tidak_perlu_konfirmasi():
    p, akun = buat(), buat_akun(Peran.PPK)

    sendiri = daftar_pelatihan(p.pk, akun=akun, surel=akun.email.upper(), **ORANG)
    titipan = daftar_pelatihan(p.pk, akun=akun, surel="teman@uji.example", **ORANG)

    assert (sendiri.status, sendiri.akun) == ("terdaftar", akun)
    assert (titipan.status, titipan.akun) == ("belum_dikonfirmasi", None)


def test_satu_surel_satu_tempat_dan_pendaftar_kedua_tidak_mengubah_apa_apa():
    p = buat()
    pertama = daftar(p, "rina@uji.example")

    kedua = daftar_pelatihan(p.pk, akun=None, surel="RINA@uji.example", **(ORANG | {"nama": "Orang Lain"}))

    assert kedua == pertama
    assert PesertaPelatihan.objects.get().nama == ORANG["nama"]
    assert "Tidak ada yang berubah" in surat("rina@uji.example", "tautan")
    with pytest.raises(SudahTerdaftar):
        catat(p, petugas(), "Rina@uji.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        PesertaPelatihan.objects.create(pelatihan=p, nama="Kembar", surel="RINA@UJI.example")


def test_yang_batal_memberi_kursinya_kepada_yang_pertama_menunggu():
    p = buat(kapasitas=1)
    a, _, _ = (daftar(p, f"{nama}@uji.example") for nama in "abc")

    batalkan_peserta(a.pk, oleh=PemegangTautan(a.pk))

    assert [s for _, s in status(p)] == ["batal", "terdaftar", "daftar_tunggu"]
    assert "Anda naik dari daftar tunggu" in surat("b@uji.example", "naik")
    assert not Pemberitahuan.objects.filter(penerima="c@uji.example", templat__endswith="_naik").exists()
    # Who cancelled may come again, at the end of the line.
    assert daftar(p, "a@uji.example").status == "daftar_tunggu"


def test_kapasitas_bertambah_menaikkan_dan_tidak_dapat_di_bawah_yang_terisi():
    oleh = petugas()
    p = buat(oleh, kapasitas=1)
    for nama in "abc":
        daftar(p, f"{nama}@uji.example")

    tindakan.ubah_pelatihan(p.pk, oleh=oleh, kapasitas=2)

    assert [s for _, s in status(p)] == ["terdaftar", "terdaftar", "daftar_tunggu"]
    with pytest.raises(KapasitasKurang):
        tindakan.ubah_pelatihan(p.pk, oleh=oleh, kapasitas=1)


def test_petugas_mengeluarkan_dan_orangnya_diberi_tahu():
    oleh = petugas()
    p = buat(oleh, kapasitas=1)
    a, b = daftar(p, "a@uji.example"), daftar(p, "b@uji.example")

    keluarkan_peserta(a.pk, oleh=oleh)

    b.refresh_from_db()
    assert b.status == "terdaftar"
    assert "menghapus pendaftaran" in surat("a@uji.example", "dikeluarkan")


def test_orang_lain_tidak_dapat_membatalkan():
    p = buat()
    a, b = daftar(p, "a@uji.example"), daftar(p, "b@uji.example")

    with pytest.raises(TidakBerwenang):
        batalkan_peserta(a.pk, oleh=PemegangTautan(b.pk))
    with pytest.raises(TidakBerwenang):
        nilai_pelatihan(a.pk, oleh=PemegangTautan(b.pk), **NILAI)


def test_sesudah_dimulai_tidak_dapat_dibatalkan_sesudah_ditutup_tidak_dapat_mendaftar():
    oleh = petugas()
    p = sedang_berlangsung(oleh)
    a = daftar(p, "a@uji.example")
    with pytest.raises(SudahMulai):
        batalkan_peserta(a.pk, oleh=PemegangTautan(a.pk))

    tindakan.tutup_pelatihan(p.pk, oleh=oleh)

    with pytest.raises(PendaftaranDitutup):
        daftar(p, "b@uji.example")


# --- What changes ---------------------------------------------------------------------------------------


def test_jadwal_yang_berubah_diberitahukan_kepada_semua_dan_urutan_kalendernya_naik():
    oleh = petugas()
    p = buat(oleh, kapasitas=1)
    for nama in "ab":
        daftar(p, f"{nama}@uji.example")

    p = tindakan.ubah_pelatihan(p.pk, oleh=oleh, tempat="Aula Baru")
    tindakan.ubah_pelatihan(p.pk, oleh=oleh, pengajar="Orang Lain")

    p.refresh_from_db()
    assert p.urutan == 1
    assert all("Aula Baru" in surat(f"{nama}@uji.example", "jadwal") for nama in "ab")
    assert Pemberitahuan.objects.filter(templat__endswith="_jadwal").count() == 2


def test_dibatalkan_semua_diberi_tahu_beserta_alasannya():
    oleh = petugas()
    p = buat(oleh, kapasitas=1)
    for nama in "ab":
        daftar(p, f"{nama}@uji.example")
    belum = daftar_pelatihan(p.pk, akun=None, surel="c@uji.example", **ORANG)

    p = tindakan.batalkan_pelatihan(p.pk, oleh=oleh, alasan="Pengajar sakit.")

    assert p.urutan == 1
    assert all("Pengajar sakit." in surat(f"{nama}@uji.example", "dibatalkan") for nama in "ab")
    # What was under way before has lapsed with it.
    assert surat("a@uji.example", "terdaftar") == surat("c@uji.example", "konfirmasi") == ""
    with pytest.raises(PendaftaranDitutup):
        konfirmasi_peserta(belum.pk, oleh=PemegangTautan(belum.pk))
    with pytest.raises(TindakanTertutup):
        tindakan.ubah_pelatihan(p.pk, oleh=oleh, kapasitas=9)


def test_pengingat_sehari_kerja_sebelumnya_sekali_dan_lagi_bila_jadwalnya_bergeser(monkeypatch):
    oleh = petugas()
    p = buat(oleh)
    daftar(p, "a@uji.example")
    daftar_pelatihan(p.pk, akun=None, surel="b@uji.example", **ORANG)
    assert perlu_diingatkan() == []
    Pelatihan.objects.filter(pk=p.pk).update(dibuka_pada=timezone.now() - 2 * SEJAM)
    monkeypatch.setattr(KalenderKerja, "opening_before", lambda kerja, hari: timezone.now() - SEJAM)

    sapu_pelatihan()
    sapu_pelatihan()
    assert Pemberitahuan.objects.filter(templat__endswith="_pengingat").count() == 1

    tindakan.ubah_pelatihan(p.pk, oleh=oleh, mulai=p.mulai + SEJAM)
    sapu_pelatihan()
    assert Pemberitahuan.objects.filter(templat__endswith="_pengingat").count() == 2


def test_batas_pendaftaran_yang_lewat_menutup_sendiri_dan_yang_tidak_dikonfirmasi_dilupakan():
    p = buat()
    belum = daftar_pelatihan(p.pk, akun=None, surel="b@uji.example", **ORANG)
    Pelatihan.objects.filter(pk=p.pk).update(tutup_pada=timezone.now() - SEJAM)
    assert lupakan_belum_dikonfirmasi() == 0
    PesertaPelatihan.objects.filter(pk=belum.pk).update(didaftarkan_pada=timezone.now() - timedelta(days=3))

    assert sapu_pelatihan() == 2

    p.refresh_from_db()
    assert (p.status, p.peserta.count()) == ("ditutup", 0)


# --- Attendance, certificate, evaluation ----------------------------------------------------------------


def test_sertifikat_terbit_bernomor_bagi_yang_hadir_saja():
    oleh = petugas()
    p = sedang_berlangsung(oleh, kapasitas=3)
    a, b = daftar(p, "a@uji.example"), daftar(p, "b@uji.example")
    hadir_sendiri(a.pk, oleh=PemegangTautan(a.pk))

    tindakan.selesaikan_pelatihan(p.pk, oleh=oleh)

    a.refresh_from_db()
    b.refresh_from_db()
    assert (a.status, b.status, b.sertifikat) == ("hadir", "tidak_hadir", None)
    assert a.sertifikat.isi["nama"] == a.nama
    assert a.sertifikat.isi["acara"] == p.judul
    assert pastikan_pdf(a.sertifikat.pk).jenis == "application/pdf"
    assert a.sertifikat.nomor in surat("a@uji.example", "sertifikat")
    assert not Pemberitahuan.objects.filter(penerima="b@uji.example", templat__endswith="sertifikat").exists()


def test_kehadiran_yang_dikoreksi_sesudah_selesai_menyusulkan_atau_mencabut_sertifikat():
    oleh = petugas()
    p = sedang_berlangsung(oleh)
    a, b = daftar(p, "a@uji.example"), daftar(p, "b@uji.example")
    hadirkan(p, oleh, a)
    tindakan.selesaikan_pelatihan(p.pk, oleh=oleh)

    assert catat_kehadiran(p.pk, oleh=oleh, hadir={b.kode}, tidak={a.kode}) == 2

    a.refresh_from_db()
    b.refresh_from_db()
    assert (a.status, a.sertifikat, b.status) == ("tidak_hadir", None, "hadir")
    lama = Naskah.objects.get(objek_jenis="layanan.pesertapelatihan", objek_id=a.pk)
    assert not lama.is_berlaku
    assert b.sertifikat.is_berlaku
    hadirkan(p, oleh, a)
    a.refresh_from_db()
    assert a.sertifikat.is_berlaku
    assert a.sertifikat != lama


def test_kehadiran_tidak_dicatat_sebelum_waktunya():
    oleh = petugas()
    p = buat(oleh)
    a = daftar(p, "a@uji.example")

    with pytest.raises(BelumWaktunya):
        hadirkan(p, oleh, a)
    with pytest.raises(BelumWaktunya):
        hadir_sendiri(a.pk, oleh=PemegangTautan(a.pk))
    with pytest.raises(BelumWaktunya):
        tindakan.selesaikan_pelatihan(p.pk, oleh=oleh)


def test_yang_sudah_berlangsung_dicatat_dari_draf_tanpa_menyurati_jadwalnya():
    oleh = petugas()
    p = tindakan.buat_pelatihan(oleh=oleh, **kolom(mulai=timezone.now() - timedelta(days=30)))
    a = catat(p, oleh, "a@uji.example")

    hadirkan(p, oleh, a)
    p = tindakan.selesaikan_pelatihan(p.pk, oleh=oleh)

    assert p.status == "selesai"
    assert list(Pemberitahuan.objects.values_list("templat", flat=True)) == ["layanan/pelatihan_sertifikat"]


def test_penilaian_sekali_oleh_yang_hadir_dan_tidak_berubah_lagi():
    oleh = petugas()
    p = sedang_berlangsung(oleh)
    a, b = daftar(p, "a@uji.example"), daftar(p, "b@uji.example")
    hadirkan(p, oleh, a)

    nilai_pelatihan(a.pk, oleh=PemegangTautan(a.pk), **NILAI)

    with pytest.raises(TidakDapatDinilai, match="sudah"):
        nilai_pelatihan(a.pk, oleh=PemegangTautan(a.pk), **NILAI)
    with pytest.raises(TidakDapatDinilai, match="hadir"):
        nilai_pelatihan(b.pk, oleh=PemegangTautan(b.pk), **NILAI)
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        EvaluasiPelatihan.objects.update(materi=1)
    # Whose it is, the trail does not say either.
    assert Jejak.objects.get(peristiwa="pelatihan.dinilai").rincian == {}


def test_materi_hanya_pdf_dan_isinya_musnah_bersamanya():
    oleh = petugas()
    p = buat(oleh)
    with pytest.raises(BukanPDF):
        tindakan.tambah_materi(p.pk, oleh=oleh, judul="Foto", publik=True, berkas=buat_berkas())
    satu = materi(p, oleh)

    tindakan.hapus_materi(satu.pk, oleh=oleh)

    satu.berkas.refresh_from_db()
    assert satu.berkas.is_musnah
