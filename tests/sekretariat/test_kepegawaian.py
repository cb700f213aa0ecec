"""Staff: placed by decree, moved, left; the clash rule; education and requirements."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan, Penugasan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi.reports import jabatan_pengadaan
from sekretariat.actions.kepegawaian import (
    berhentikan_pegawai,
    catat_pendidikan,
    nilai_syarat,
    pindahkan_pegawai,
    ubah_pendidikan,
)
from sekretariat.actions.rangkap import periksa_rangkap, sapu_rangkap, selesaikan_rangkap
from sekretariat.emails.kepegawaian import rangkap as isi_surat
from sekretariat.enums.kepegawaian import SumberRangkap, SyaratPegawai
from sekretariat.models import Pegawai, PemeriksaanRangkap, PenempatanPegawai, TemuanRangkap
from sekretariat.policies.kepegawaian import (
    BelumBerhenti,
    MasaPegawaiKeliru,
    MerangkapJabatan,
    NomorPegawaiKeliru,
    PegawaiSudahBerhenti,
    PimpinanSudahAda,
    StatusTidakDibolehkan,
    SudahPegawai,
    TanggalPendidikanKeliru,
    TemuanSendiri,
)
from sekretariat.policies.organisasi import IsiUnit, gambar_bagan
from sekretariat.queries import rangkap
from sekretariat.queries.kepegawaian import perlu_diperbarui, syarat_pegawai
from tests.factories import buat_akun, buat_berkas, nip_baru
from tests.sekretariat.kepegawaian import (
    DENGAN_LARANGAN,
    LIMA,
    SEHARI,
    jadikan_pejabat,
    pengelola,
    surat,
    tempatkan,
)

pytestmark = pytest.mark.django_db
PINDAH = {"unit": "layanan", "status_pegawai": "pns", "jabatan": "Helpdesk", "is_pimpinan": False}


@pytest.mark.dasar("sekretariat.pengangkatan")
def test_pegawai_ditempatkan_dipindahkan_dan_berhenti_dengan_keputusan():
    oleh = pengelola()
    pegawai = tempatkan(oleh, mulai=hari_ini() - 30 * SEHARI)
    assert pegawai.is_aktif

    pindahkan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), mulai=hari_ini() - SEHARI, **PINDAH)
    berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), selesai=hari_ini(), catatan="Pensiun")

    pegawai.refresh_from_db()
    assert (pegawai.unit, pegawai.selesai, pegawai.keadaan) == ("layanan", hari_ini(), "Aktif")
    riwayat = list(PenempatanPegawai.objects.order_by("pk").values_list("peristiwa", "unit"))
    assert riwayat == [
        ("ditempatkan", "registrasi"),
        ("dipindahkan", "layanan"),
        ("diberhentikan", "layanan"),
    ]
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        PenempatanPegawai.objects.update(jabatan="Lain")
    assert Jejak.objects.filter(peristiwa__startswith="pegawai.").count() == 3


@pytest.mark.dasar("sekretariat.pegawai")
def test_peran_berakhir_bersama_pegawai_pada_hari_terakhirnya():
    oleh, akun = pengelola(), buat_akun(Peran.VERIFIKATOR, nip=nip_baru())
    Penugasan.objects.create(akun=akun, peran=Peran.HELPDESK, mulai=hari_ini(), selesai=hari_ini() + SEHARI)
    nanti = Penugasan.objects.create(akun=akun, peran=Peran.HELPDESK, mulai=hari_ini() + 60 * SEHARI)
    pegawai = tempatkan(oleh, akun, mulai=hari_ini() - 30 * SEHARI)
    akhir = hari_ini() + 10 * SEHARI
    berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), selesai=akhir)

    def peran_pada(hari):
        return set(Penugasan.objects.berlaku(hari).peran_dari(akun))

    assert peran_pada(akhir) == {Peran.VERIFIKATOR}
    assert peran_pada(akhir + SEHARI) == set()
    nanti.refresh_from_db()
    assert nanti.selesai is None
    assert Jejak.objects.filter(peristiwa="penugasan.diakhiri").count() == 1


def test_hari_terakhir_yang_sudah_lewat_mengakhiri_peran_seketika():
    oleh, akun = pengelola(), buat_akun(Peran.VERIFIKATOR, nip=nip_baru())
    Penugasan.objects.filter(akun=akun).update(mulai=hari_ini() - 30 * SEHARI)
    pegawai = tempatkan(oleh, akun, mulai=hari_ini() - 30 * SEHARI)
    berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), selesai=hari_ini() - 9 * SEHARI)
    assert not Penugasan.objects.berlaku().filter(akun=akun).exists()


def test_yang_berhenti_dapat_kembali_sesudah_hari_terakhirnya():
    oleh, akun = pengelola(), buat_akun(Peran.VERIFIKATOR, nip=nip_baru())
    pegawai = tempatkan(oleh, akun, mulai=hari_ini() - 30 * SEHARI)
    with pytest.raises(SudahPegawai, match="Pindahkan"):
        tempatkan(oleh, akun)
    kemarin = hari_ini() - SEHARI
    berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), selesai=kemarin)
    with pytest.raises(PegawaiSudahBerhenti):
        pindahkan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), mulai=hari_ini(), **PINDAH)
    with pytest.raises(MasaPegawaiKeliru, match="Penempatan terdahulu"):
        tempatkan(oleh, akun, mulai=kemarin)
    assert tempatkan(oleh, akun).pk == pegawai.pk


def test_hari_terakhir_tidak_mendahului_hari_mulai():
    oleh = pengelola()
    with pytest.raises(MasaPegawaiKeliru):
        tempatkan(oleh, selesai=hari_ini() - SEHARI)
    pegawai = tempatkan(oleh)
    with pytest.raises(MasaPegawaiKeliru, match="isi hari itu atau sesudahnya"):
        berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat(), selesai=hari_ini() - SEHARI)


@pytest.mark.dasar("sekretariat.pegawai")
@pytest.mark.parametrize("kode", LIMA)
def test_bukan_pns_hanya_di_tempat_yang_membolehkannya(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh, akun = pengelola(), buat_akun(Peran.HELPDESK)
    isi = {"status_pegawai": "non_pns", "nik": "3504991508850001"}
    if kode == "tulungagung":
        with pytest.raises(StatusTidakDibolehkan, match="Pasal 12"):
            tempatkan(oleh, akun, **isi)
        assert not Pegawai.objects.exists()
    else:
        assert tempatkan(oleh, akun, **isi).status_pegawai == "non_pns"
        akun.refresh_from_db()
        assert akun.nik == "3504991508850001"


def test_nomor_pegawai_diminta_dan_tidak_diganti_diam_diam(settings):
    settings.LPSE_PROFIL = "karo"
    oleh = pengelola()
    with pytest.raises(NomorPegawaiKeliru, match="Isi NIP"):
        tempatkan(oleh, buat_akun(Peran.HELPDESK))
    with pytest.raises(NomorPegawaiKeliru, match="Isi NIK"):
        tempatkan(oleh, buat_akun(Peran.HELPDESK), status_pegawai="non_pns")
    with pytest.raises(NomorPegawaiKeliru, match="berbeda dari yang tercatat"):
        tempatkan(oleh, nip=nip_baru())


def test_satu_unit_satu_pimpinan():
    oleh = pengelola()
    lama = tempatkan(oleh, is_pimpinan=True, selesai=hari_ini() + 5 * SEHARI)
    with pytest.raises(PimpinanSudahAda, match="sudah mempunyai pimpinan"):
        tempatkan(oleh, is_pimpinan=True)
    tempatkan(oleh, is_pimpinan=True, unit="layanan")
    assert tempatkan(oleh, is_pimpinan=True, mulai=lama.selesai + SEHARI).keadaan == "Akan mulai"


@pytest.mark.parametrize("peran", sorted(set(Peran) - {Peran.SEKRETARIS}))
def test_hanya_sekretaris_mengelola_pegawai(peran):
    oleh, lain = pengelola(), buat_akun(peran, nip=nip_baru())
    pegawai = tempatkan(oleh)
    for act in (
        lambda: tempatkan(lain),
        lambda: pindahkan_pegawai(pegawai.pk, oleh=lain, surat=surat(), mulai=hari_ini(), **PINDAH),
        lambda: berhentikan_pegawai(pegawai.pk, oleh=lain, surat=surat(), selesai=hari_ini()),
        lambda: nilai_syarat(pegawai.pk, oleh=lain, syarat="teknis", is_terpenuhi=True, dasar="x"),
        lambda: periksa_rangkap(oleh=lain),
    ):
        with pytest.raises(TidakBerwenang):
            act()


# --- The conflict rule --------------------------------------------------------------------------------


@pytest.mark.dasar("sekretariat.larang_rangkap")
@pytest.mark.parametrize("kode", LIMA)
def test_pejabat_pengadaan_ditolak_menjadi_pegawai_bila_peraturan_melarangnya(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh, nip = pengelola(), nip_baru()
    jadikan_pejabat(nip)
    akun = buat_akun(Peran.VERIFIKATOR, nip=nip)
    if kode in DENGAN_LARANGAN:
        with pytest.raises(MerangkapJabatan, match="Pejabat Pengadaan"):
            tempatkan(oleh, akun)
        assert not Pegawai.objects.exists()
    else:
        assert tempatkan(oleh, akun).is_aktif
        assert sapu_rangkap() == 0
        assert not PemeriksaanRangkap.objects.exists()


def test_panitia_dilarang_di_bangkalan_dan_pokja_termasuk_ulp_di_karo(settings):
    for kode, peran in (("bangkalan", "panitia_pengadaan"), ("karo", "pokja_ulp")):
        settings.LPSE_PROFIL = kode
        nip = nip_baru()
        jadikan_pejabat(nip, peran)
        assert jabatan_pengadaan(nip, "") == [peran]
        assert len(rangkap.cari_rangkap(nip, "")) == 1
    auditor = nip_baru()
    jadikan_pejabat(auditor, "auditor")
    assert rangkap.cari_rangkap(auditor, "") == []


def test_nomor_kosong_tidak_menemukan_siapa_pun():
    jadikan_pejabat(nip_baru())
    assert jabatan_pengadaan("", "") == []
    assert jabatan_pengadaan("", "3504991508850099") == []


def test_yang_ditemukan_kemudian_disurati_sekali_dan_tidak_dibuka_dua_kali():
    oleh, kepala = pengelola(), buat_akun(Peran.KEPALA)
    pegawai = tempatkan(oleh)
    jadikan_pejabat(pegawai.akun.nip)

    assert sapu_rangkap() == 1
    assert sapu_rangkap() == 0
    assert periksa_rangkap(oleh=oleh) == 0

    temuan = TemuanRangkap.objects.get()
    assert (temuan.jabatan, temuan.sumber) == ("Pejabat Pengadaan", SumberRangkap.REGISTRASI)
    surat_keluar = Pemberitahuan.objects.filter(templat="sekretariat/rangkap_jabatan")
    assert set(surat_keluar.values_list("penerima", flat=True)) == {oleh.email, kepala.email}
    pesan = susun(surat_keluar[0])
    assert pesan.subject == f"Rangkap jabatan: {pegawai.nama}"
    assert f"/rangkap/{temuan.kode}/" in pesan.body
    assert "Pasal 12 ayat (3)" in pesan.body
    catatan = PemeriksaanRangkap.objects.get()
    assert (catatan.diperiksa, catatan.ditemukan) == (1, 1)


def test_sumber_lain_ikut_diperiksa(monkeypatch):
    oleh = pengelola()
    spse = (SumberRangkap.SPSE, lambda nip, nik: ["PPK Dinas Kesehatan", "PPK Dinas Kesehatan"])
    pegawai = tempatkan(oleh)
    monkeypatch.setattr(rangkap, "SUMBER", (*rangkap.SUMBER, spse))
    assert sapu_rangkap() == 1
    assert TemuanRangkap.objects.get(pegawai=pegawai).jabatan == "PPK Dinas Kesehatan"
    with pytest.raises(MerangkapJabatan, match="PPK Dinas Kesehatan"):
        tempatkan(oleh)


def test_temuan_diselesaikan_orang_lain_dengan_hasilnya():
    oleh, lain = pengelola(), pengelola()
    pegawai = tempatkan(oleh, lain, unit="sekretariat", jabatan="Sekretaris")
    jadikan_pejabat(pegawai.akun.nip)
    sapu_rangkap()
    temuan = TemuanRangkap.objects.get()
    isi = {"hasil": "bukan_orang", "catatan": "Nama dan NIP tertukar"}
    with pytest.raises(TemuanSendiri):
        selesaikan_rangkap(temuan.pk, oleh=lain, **isi)
    with pytest.raises(TidakBerwenang):
        selesaikan_rangkap(temuan.pk, oleh=buat_akun(Peran.KEPALA), **isi)
    with pytest.raises(BelumBerhenti):
        selesaikan_rangkap(temuan.pk, oleh=oleh, hasil="berhenti", catatan="Pindah")

    selesaikan_rangkap(temuan.pk, oleh=oleh, **isi)

    with pytest.raises(TindakanTertutup, match="Selesai"):
        selesaikan_rangkap(temuan.pk, oleh=oleh, **isi)
    # Not the same person: it is not asked again.
    assert periksa_rangkap(oleh=oleh) == 0
    assert isi_surat(Pemberitahuan.objects.filter(templat="sekretariat/rangkap_jabatan")[0]) is None
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        TemuanRangkap.objects.update(catatan="Lain")


def test_tugas_yang_dialihkan_ditanyakan_lagi_bila_masih_tercatat_sebulan_kemudian():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    jadikan_pejabat(pegawai.akun.nip)
    sapu_rangkap()
    jawab = {"hasil": "dialihkan", "catatan": "SK pencabutan"}
    selesaikan_rangkap(TemuanRangkap.objects.get().pk, oleh=oleh, pada=timezone.now() - 40 * SEHARI, **jawab)
    assert periksa_rangkap(oleh=oleh) == 1
    selesaikan_rangkap(TemuanRangkap.objects.terbuka().get().pk, oleh=oleh, **jawab)
    assert periksa_rangkap(oleh=oleh) == 0


# --- Education and requirements -----------------------------------------------------------------------

KURSUS = {"jenis": "nonformal", "nama": "Bimtek SPSE", "penyelenggara": "LKPP", "nomor_sertifikat": "B-1"}


@pytest.mark.dasar("sekretariat.pendidikan_pegawai")
def test_pendidikan_dicatat_dan_yang_habis_diingatkan():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    masa = {"mulai": hari_ini() - 400 * SEHARI, "selesai": hari_ini() - 398 * SEHARI}
    berkas = buat_berkas(oleh)
    satu = catat_pendidikan(
        pegawai.pk, oleh=oleh, **KURSUS, **masa, berlaku_sampai=hari_ini() + 30 * SEHARI, berkas=berkas
    )
    assert [p.pk for p in perlu_diperbarui()] == [satu.pk]

    ubah_pendidikan(satu.pk, oleh=oleh, **(KURSUS | {"nama": "Bimtek SPSE 4.5"}), **masa, berlaku_sampai=None)

    satu.refresh_from_db()
    assert (satu.nama, satu.berkas_id) == ("Bimtek SPSE 4.5", berkas.pk)
    assert not perlu_diperbarui().exists()
    with pytest.raises(TanggalPendidikanKeliru):
        catat_pendidikan(
            pegawai.pk,
            oleh=oleh,
            **KURSUS,
            mulai=hari_ini(),
            selesai=hari_ini(),
            berlaku_sampai=masa["mulai"],
        )


def test_sertifikat_yang_diperbarui_tidak_diingatkan_lagi():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    lama, baru = hari_ini() - 400 * SEHARI, hari_ini() - 3 * SEHARI
    for mulai, sampai in ((lama, hari_ini()), (baru, hari_ini() + 700 * SEHARI)):
        catat_pendidikan(pegawai.pk, oleh=oleh, **KURSUS, mulai=mulai, selesai=mulai, berlaku_sampai=sampai)
    assert not perlu_diperbarui().exists()


@pytest.mark.dasar("sekretariat.syarat_pegawai")
def test_penilaian_terakhir_yang_berlaku():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    for terpenuhi in (False, True):
        nilai_syarat(pegawai.pk, oleh=oleh, syarat="teknis", is_terpenuhi=terpenuhi, dasar="Uji kompetensi")
    syarat = dict(syarat_pegawai(pegawai))
    assert list(syarat) == list(SyaratPegawai)
    assert syarat[SyaratPegawai.TEKNIS].is_terpenuhi
    assert syarat[SyaratPegawai.DISIPLIN] is None


def test_nama_unit_muat_dalam_kotaknya():
    nama = "Bidang Layanan dan Dukungan"
    kotak = gambar_bagan(
        IsiUnit("kepala", "Kepala", ()), IsiUnit("s", "Sekretariat", ()), [IsiUnit("l", nama, ())]
    )
    judul = [satu.teks for satu in kotak.kotak[-1].tulisan if satu.is_judul]
    assert judul == ["Bidang Layanan dan", "Dukungan"], "huruf tebal lebih lebar: 28 huruf tidak muat"
