"""Users other than providers: asked their own questions, approved into a role that ends with their letter."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lpse.models import Akun, Penugasan, Satker
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini, tanggal
from registrasi import actions
from registrasi.actions.masa_peran import SuratSudahBerakhir
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import MasaPeran, Pendaftaran, PenggunaSPSE, Penyedia
from registrasi.policies.pendaftaran import (
    INSTANSI,
    JENIS,
    PERUSAHAAN,
    SURAT,
    BagianTerkunci,
    BerkasSendiri,
    PeranSudahTerdaftar,
    SyaratBelumLengkap,
    kekurangan,
)
from tests.factories import (
    buat_akun,
    buat_diajukan,
    buat_diajukan_pejabat,
    buat_disetujui_pejabat,
    buat_draf,
    buat_draf_pejabat,
    isi_lengkap_pejabat,
    nip_baru,
    tandai_semua,
)

pytestmark = pytest.mark.django_db


def test_pejabat_tidak_ditanyai_tentang_perusahaan():
    draf = buat_draf_pejabat(lengkap=False)
    actions.isi(draf.pk, oleh=draf.akun, bagian=JENIS, jenis="non_penyedia", bidang_usaha="")
    draf.refresh_from_db()
    kurang = kekurangan(draf, list(draf.dokumen.all()))
    assert kurang == [
        "Peran dan instansi",
        "Data pejabat",
        "Surat tugas atau surat keputusan",
        "Surat tugas dan/atau surat keputusan",
    ]
    with pytest.raises(BagianTerkunci):
        actions.isi(draf.pk, oleh=draf.akun, bagian=PERUSAHAAN, nama_perusahaan="PT X")


def test_persetujuan_memberi_peran_sampai_surat_berakhir():
    sampai = hari_ini() + timedelta(days=40)
    satker = Satker.objects.create(kode_klpd="D100", kode="1", nama="Dinas Pekerjaan Umum")
    verifikator = buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_disetujui_pejabat(verifikator, sampai=sampai, satker=satker)

    pengguna = PenggunaSPSE.objects.get(pendaftaran=pendaftaran)
    assert pengguna.penyedia is None
    assert pengguna.jenis == pendaftaran.peran_pengguna
    assert pengguna.user_id == "RATNAUJIWATI"
    assert not Penyedia.objects.exists()
    masa = MasaPeran.objects.get(pengguna=pengguna)
    assert (masa.peran, masa.satker, masa.sampai) == (pendaftaran.peran_pengguna, satker, sampai)
    assert masa.rujukan_surat.berkas == pendaftaran.dokumen.get().berkas
    assert masa.diputus_oleh == verifikator
    penugasan = Penugasan.objects.get(akun=pendaftaran.akun, peran=Peran.PPK)
    assert penugasan.selesai == sampai
    akun = Akun.objects.get(pk=pendaftaran.akun_id)
    assert Peran.PPK in akun.peran
    assert Peran.PENYEDIA not in akun.peran
    assert (akun.nip, akun.jabatan) == (pendaftaran.nip, "Kepala Bidang Uji")
    assert not Penugasan.objects.berlaku(sampai + timedelta(days=1)).filter(pk=penugasan.pk).exists()


def test_surat_yang_berakhir_sebelum_diputus_tidak_memberi_peran():
    pendaftaran = buat_diajukan_pejabat()
    verifikator = buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, verifikator)
    kemarin = hari_ini() - timedelta(days=1)
    Pendaftaran.objects.filter(pk=pendaftaran.pk).update(surat_berlaku_sampai=kemarin)
    with pytest.raises(SuratSudahBerakhir, match=tanggal(kemarin)):
        actions.setujui(pendaftaran.pk, oleh=verifikator)
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == StatusPendaftaran.DIAJUKAN
    assert not PenggunaSPSE.objects.exists()


def test_surat_yang_sudah_berakhir_tidak_dapat_dikirim():
    draf = buat_draf_pejabat()
    Pendaftaran.objects.filter(pk=draf.pk).update(surat_berlaku_sampai=hari_ini() - timedelta(days=1))
    with pytest.raises(SyaratBelumLengkap, match="berakhir pada"):
        actions.ajukan(draf.pk, oleh=draf.akun)


def test_satu_orang_satu_pendaftaran_untuk_satu_peran():
    nip = nip_baru()
    peran, peran_lain = profil().registrasi.non_penyedia[:2]
    buat_diajukan_pejabat(nip=nip, peran=peran)
    kembar = buat_draf_pejabat(nip=nip, peran=peran)
    with pytest.raises(PeranSudahTerdaftar):
        actions.ajukan(kembar.pk, oleh=kembar.akun)
    assert buat_diajukan_pejabat(nip=nip, peran=peran_lain).status == StatusPendaftaran.DIAJUKAN


def test_tanpa_nip_dikenal_dari_nik():
    def tanpa_nip() -> Pendaftaran:
        draf = buat_draf_pejabat()
        Pendaftaran.objects.filter(pk=draf.pk).update(nip="", penanggung_jawab_nik="3504991508850001")
        return draf

    pertama, kedua = tanpa_nip(), tanpa_nip()
    actions.ajukan(pertama.pk, oleh=pertama.akun)
    with pytest.raises(PeranSudahTerdaftar):
        actions.ajukan(kedua.pk, oleh=kedua.akun)


def test_npwp_tetap_wajib_bagi_penyedia_dan_tidak_bagi_pejabat():
    penyedia, pejabat = buat_diajukan(), buat_diajukan_pejabat()
    assert pejabat.npwp16 == ""
    with pytest.raises(IntegrityError, match="pendaftaran_penyedia_bernpwp"), transaction.atomic():
        Pendaftaran.objects.filter(pk=penyedia.pk).update(npwp16="")


@pytest.mark.parametrize("kosong", ["peran_pengguna", "jenis_instansi", "surat_nomor", "instansi", "nip"])
def test_basis_data_menolak_pejabat_yang_tidak_lengkap(kosong):
    pejabat = buat_diajukan_pejabat()
    with pytest.raises(IntegrityError, match="pendaftaran_pejabat_lengkap"), transaction.atomic():
        Pendaftaran.objects.filter(pk=pejabat.pk).update(**{kosong: ""})


def test_beralih_jenis_tidak_membawa_data_perusahaan():
    draf = buat_draf()
    actions.isi(draf.pk, oleh=draf.akun, bagian=JENIS, jenis="non_penyedia", bidang_usaha="")
    draf.refresh_from_db()
    assert (draf.nama_perusahaan, draf.npwp, draf.npwp16, draf.alamat) == ("", "", "", "")
    assert [d.kode for d in draf.dokumen.all()] == ["surat_tugas"]
    isi_lengkap_pejabat(draf)
    actions.isi(draf.pk, oleh=draf.akun, bagian=JENIS, jenis="perorangan", bidang_usaha="")
    draf.refresh_from_db()
    assert (draf.nip, draf.surat_nomor, draf.surat_tanggal, draf.satker) == ("", "", None, None)


def test_verifikator_tidak_memutus_pendaftarannya_sendiri_lewat_nip():
    nip = nip_baru()
    verifikator = buat_akun(Peran.VERIFIKATOR, nip=nip)
    with pytest.raises(BerkasSendiri):
        actions.ambil(buat_diajukan_pejabat(nip=nip).pk, oleh=verifikator)


def test_hanya_bagian_pejabat_yang_dikembalikan():
    pendaftaran = buat_diajukan_pejabat()
    verifikator = buat_akun(Peran.VERIFIKATOR)
    bagian = {SURAT: "Nomornya lain dari surat.", PERUSAHAAN: "Tidak ada."}
    hasil = actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={}, bagian=bagian)
    assert hasil.bagian_perbaikan == {SURAT: "Nomornya lain dari surat."}
    actions.isi(hasil.pk, oleh=hasil.akun, bagian=SURAT, surat_nomor="900/1/2026")
    with pytest.raises(BagianTerkunci):
        actions.isi(hasil.pk, oleh=hasil.akun, bagian=INSTANSI, instansi="Lain")
    assert actions.ajukan(hasil.pk, oleh=hasil.akun).surat_nomor == "900/1/2026"


def test_pencabutan_mengakhiri_peran_pejabat_dan_riwayatnya_tetap():
    pendaftaran = buat_disetujui_pejabat()
    actions.cabut(pendaftaran.pk, oleh=buat_akun(Peran.KEPALA), alasan="Surat tugasnya palsu.")
    assert not Penugasan.objects.berlaku().filter(akun=pendaftaran.akun, peran=Peran.PPK).exists()
    assert MasaPeran.objects.count() == 1


def test_masa_peran_tidak_dapat_diubah():
    buat_disetujui_pejabat()
    with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
        MasaPeran.objects.update(sampai=hari_ini() + timedelta(days=999))


def test_surat_baru_menambah_riwayat():
    pengguna = buat_disetujui_pejabat(sampai=hari_ini() + timedelta(days=3)).pengguna_spse
    lama = pengguna.masa_peran.get()
    sampai = hari_ini() + timedelta(days=365)
    baru = actions.beri_masa_peran(
        pengguna,
        peran=lama.peran,
        satker=lama.satker,
        instansi=lama.instansi,
        surat=lama.rujukan_surat,
        sampai=sampai,
        oleh=lama.diputus_oleh,
    )
    assert list(MasaPeran.objects.terakhir()) == [baru]
    assert pengguna.masa_peran.count() == 2
    assert Penugasan.objects.berlaku(sampai).filter(akun=pengguna.akun, peran=Peran.PPK).exists()
    with pytest.raises(SuratSudahBerakhir):
        actions.beri_masa_peran(
            pengguna,
            peran=lama.peran,
            satker=None,
            instansi="X",
            surat=lama.rujukan_surat,
            sampai=hari_ini() - timedelta(days=1),
            oleh=lama.diputus_oleh,
        )
