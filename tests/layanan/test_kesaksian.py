"""SOP Kesaksian: dokumen penawaran tidak dapat dibuka, dicatat, diterbitkan, ditandatangani."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from layanan.actions.bukti import hapus_berkas, tambah_berkas
from layanan.actions.kesaksian import (
    batalkan_kesaksian,
    cabut_kesaksian,
    catat_hasil,
    catat_kesaksian,
    ganti_kesaksian,
    hapus_rincian,
    kirim_lkpp,
    nyatakan_siap,
    perbaiki,
    tambah_saksi,
    terbitkan_kesaksian,
    tutup_kesaksian,
    ubah_kesaksian,
)
from layanan.enums.kesaksian import StatusKesaksian as S
from layanan.models import Kesaksian
from layanan.policies.kesaksian import (
    BerkasSudahTercatat,
    BukanKendala,
    BukanKepala,
    KesaksianBelumLengkap,
    PemintaTidakDikenal,
    SudahDiganti,
    WaktuBelumTiba,
    kurang,
)
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from tests.factories import buat_akun
from tests.layanan.kesaksian import (
    SIDIK,
    buat_ditandatangani,
    buat_kesaksian,
    buat_terbit,
    isian,
    muat,
)
from tests.layanan.tiket import buat_tiket

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK, nama="Hana Petugaswati", nip="199001012015012001", jabatan="Helpdesk")


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA, nama="Kusuma Pimpinwan", nip="197506062000061996", jabatan="Kepala LPSE")


def test_catat_dari_tiket_kendala_atau_langsung(petugas):
    langsung = catat_kesaksian(oleh=petugas, isian=isian())
    tiket = buat_tiket()
    dari_tiket = catat_kesaksian(oleh=petugas, isian=isian(), tiket=tiket)

    assert langsung.tiket is None
    assert dari_tiket.tiket == tiket
    assert langsung.status == S.DICATAT
    assert langsung.nomor.startswith("KSN-")
    assert langsung.rujukan_surat.nomor == "027/12/POKJA-II/2026"


def test_catat_hanya_dari_tiket_kendala(petugas):
    with pytest.raises(BukanKendala):
        catat_kesaksian(oleh=petugas, isian=isian(), tiket=buat_tiket(jenis="konsultasi"))


def test_peminta_harus_yang_membuka_penawaran_menurut_peraturan(petugas):
    with pytest.raises(PemintaTidakDikenal, match=profil().sebut([profil().layanan.pembuka_penawaran[0]])):
        catat_kesaksian(oleh=petugas, isian=isian(peminta_kode="penyedia"))


def test_yang_belum_terjadi_tidak_disaksikan(petugas):
    with pytest.raises(WaktuBelumTiba):
        catat_kesaksian(oleh=petugas, isian=isian(kejadian_pada=timezone.now() + timedelta(hours=1)))


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.AUDITOR, Peran.VERIFIKATOR, Peran.SEKRETARIS])
def test_hanya_yang_bertugas_menyaksikan_dapat_mencatat(peran):
    with pytest.raises(TidakBerwenang):
        catat_kesaksian(oleh=buat_akun(peran), isian=isian())


def test_siap_hanya_bila_lengkap(petugas):
    kesaksian = catat_kesaksian(oleh=petugas, isian=isian())

    with pytest.raises(KesaksianBelumLengkap, match=r"berkas.*upaya.*2 saksi.*pegawai LPSE"):
        nyatakan_siap(kesaksian.pk, oleh=petugas)
    assert len(kurang(kesaksian)) == 4
    assert kurang(buat_kesaksian(petugas)) == []


def test_salah_satu_saksi_pegawai_lpse(petugas):
    kesaksian = buat_kesaksian(petugas)
    hapus_rincian(kesaksian.pk, oleh=petugas, rincian=kesaksian.saksi.get(is_lpse=True))

    with pytest.raises(KesaksianBelumLengkap, match="salah satu saksi pegawai LPSE"):
        nyatakan_siap(kesaksian.pk, oleh=petugas)


def test_basis_data_pun_menolak_yang_belum_lengkap(petugas):
    kesaksian = catat_kesaksian(oleh=petugas, isian=isian())

    with pytest.raises(IntegrityError, match="belum lengkap"), transaction.atomic():
        Kesaksian.objects.filter(pk=kesaksian.pk).update(status=S.SIAP)


def test_berkas_yang_sama_dicatat_sekali(petugas):
    kesaksian = buat_kesaksian(petugas)

    with pytest.raises(BerkasSudahTercatat):
        tambah_berkas(kesaksian.pk, oleh=petugas, nama="lain.rhs", ukuran=1, sha256=SIDIK)


def test_isian_dibetulkan_selama_dicatat_lalu_beku(petugas):
    kesaksian = buat_kesaksian(petugas)
    ubah_kesaksian(kesaksian.pk, oleh=petugas, isian=isian(nama_paket="Paket lain"))
    nyatakan_siap(kesaksian.pk, oleh=petugas)

    with pytest.raises(TindakanTertutup, match=S.SIAP.label):
        ubah_kesaksian(kesaksian.pk, oleh=petugas, isian=isian())
    perbaiki(kesaksian.pk, oleh=petugas)
    ubah_kesaksian(kesaksian.pk, oleh=petugas, isian=isian(nama_paket="Paket ketiga"))
    assert muat(kesaksian).nama_paket == "Paket ketiga"


def test_berkas_dan_upaya_salah_catat_dihapus_selama_dicatat(petugas):
    kesaksian = buat_kesaksian(petugas)
    hapus_berkas(kesaksian.pk, oleh=petugas, berkas=kesaksian.berkas.get())
    upaya = kesaksian.upaya.first()
    hapus_rincian(kesaksian.pk, oleh=petugas, rincian=upaya)
    hapus_rincian(kesaksian.pk, oleh=petugas, rincian=upaya)

    assert not kesaksian.berkas.exists()
    assert kesaksian.upaya.count() == 1
    assert Jejak.objects.filter(peristiwa="kesaksian.upayapembukaan_dihapus").count() == 1


def test_terbit_bernomor_urut_dan_memuat_semuanya(petugas, kepala):
    pertama, kedua = (buat_terbit(petugas, kepala) for _ in range(2))

    assert kedua.naskah.urut == pertama.naskah.urut + 1
    isi = pertama.naskah.isi
    assert [b["sha256"] for b in isi["berkas"]] == [SIDIK]
    assert len(isi["upaya"]) == 2
    assert [s["nama"] for s in isi["saksi"]] == [f"Saksi Contoh {i}" for i in (1, 2, 3)]
    assert isi["kepala"]["nama"] == "Kusuma Pimpinwan"
    assert isi["dasar"] == profil().dasar("layanan.kesaksian")


def test_penanda_tangan_harus_kepala_yang_bertugas(petugas):
    kesaksian = buat_kesaksian(petugas)
    nyatakan_siap(kesaksian.pk, oleh=petugas)

    with pytest.raises(BukanKepala):
        terbitkan_kesaksian(kesaksian.pk, oleh=petugas, kepala=buat_akun(Peran.SEKRETARIS))
    assert muat(kesaksian).naskah is None


@pytest.mark.parametrize(
    "ubah",
    [
        lambda k: k.berkas.update(nama="lain"),
        lambda k: k.upaya.all().delete(),
        lambda k: k.saksi.update(nama="Orang lain"),
        lambda k: Kesaksian.objects.filter(pk=k.pk).update(uraian="Lain"),
        lambda k: Kesaksian.objects.filter(pk=k.pk).update(naskah=None, status=S.SIAP),
        lambda k: Kesaksian.objects.filter(pk=k.pk).delete(),
    ],
)
def test_sesudah_terbit_basis_data_menolak_perubahan(petugas, kepala, ubah):
    kesaksian = buat_terbit(petugas, kepala)

    with pytest.raises(IntegrityError), transaction.atomic():
        ubah(kesaksian)


def test_sesudah_terbit_saksi_tidak_bertambah(petugas, kepala):
    kesaksian = buat_terbit(petugas, kepala)

    with pytest.raises(TindakanTertutup):
        tambah_saksi(
            kesaksian.pk, oleh=petugas, nama="X", nip="", jabatan="Staf", instansi="Y", is_lpse=False
        )


def test_dikirim_ke_lkpp_sampai_hasil_dan_ditutup(petugas, kepala):
    pk = buat_ditandatangani(petugas, kepala).pk
    kirim_lkpp(pk, oleh=petugas, nomor_lkpp="LKPP-77", dikirim_pada=timezone.now())
    catat_hasil(pk, oleh=petugas, hasil_forensik="Berkas rusak sejak diunggah.", hasil_pada=timezone.now())
    tutup = tutup_kesaksian(pk, oleh=petugas, penutup="Hasil disampaikan kepada Pokja.")

    assert tutup.status == S.DITUTUP
    assert tutup.berakhir_pada is not None
    assert tutup.naskah.is_berlaku


def test_tidak_semua_perkara_perlu_dikirim_ke_lkpp(petugas, kepala):
    kesaksian = buat_ditandatangani(petugas, kepala)

    assert tutup_kesaksian(kesaksian.pk, oleh=petugas, penutup="Selesai.").status == S.DITUTUP


def test_batal_sebelum_terbit_dengan_alasan(petugas):
    kesaksian = batalkan_kesaksian(
        buat_kesaksian(petugas).pk, oleh=petugas, alasan="Ternyata dapat dibuka dengan Apendo lama."
    )

    assert kesaksian.status == S.DIBATALKAN
    with pytest.raises(TindakanTertutup):
        nyatakan_siap(kesaksian.pk, oleh=petugas)


def test_kepala_mencabut_lalu_petugas_membuat_pengganti(petugas, kepala):
    semula = buat_terbit(petugas, kepala)
    with pytest.raises(TidakBerwenang):
        cabut_kesaksian(semula.pk, oleh=petugas, alasan="Salah nama paket.")
    cabut_kesaksian(semula.pk, oleh=kepala, alasan="Salah nama paket.")
    baru = ganti_kesaksian(semula.pk, oleh=petugas)

    assert not muat(semula).naskah.is_berlaku
    assert baru.status == S.DICATAT
    assert baru.menggantikan == semula
    assert baru.saksi.count() == 3
    assert baru.berkas.get().sha256 == SIDIK
    nyatakan_siap(baru.pk, oleh=petugas)
    terbit = terbitkan_kesaksian(baru.pk, oleh=petugas, kepala=kepala)
    assert terbit.naskah.isi["menggantikan"] == muat(semula).naskah.nomor
    with pytest.raises(SudahDiganti, match=baru.nomor):
        ganti_kesaksian(semula.pk, oleh=petugas)
