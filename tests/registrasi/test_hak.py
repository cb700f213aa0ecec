"""Data rights by the law's own clock: 3 x 24 hours, an answer with its reason, two persons for erasure."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lpse.aturan import TidakBerwenang
from lpse.models import Akun, Jejak, Pemberitahuan, Penugasan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran, PermintaanHakData, Permohonan, PernyataanPrivasi, TahuPrivasi
from registrasi.policies.hak import (
    BelumDiusulkan,
    BukanPengguna,
    BukanUntukJenisIni,
    OrangYangSama,
    PembetulanBelumBerlaku,
    PemutusTidakMengusulkan,
    PermintaanMasihTerbuka,
    SudahDiusulkan,
    TidakAdaYangDihapus,
    sisa_jam,
)
from registrasi.policies.privasi import pernyataan_kini
from tests.factories import buat_akun, buat_diajukan, buat_draf
from tests.registrasi.hak import JAWABAN, diproses, minta
from tests.registrasi.perkara_nonaktif import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def test_jam_dihitung_72_jam_kalender_sejak_diterima():
    permintaan = minta(buat_akun(Peran.PEMOHON))
    assert permintaan.tenggat - permintaan.diajukan_pada == timedelta(hours=72)
    assert permintaan.nomor.startswith("HDP-")
    assert sisa_jam(permintaan.tenggat) == "71 jam lagi"
    assert sisa_jam(permintaan.tenggat - timedelta(hours=75)).startswith("terlambat 3 jam")
    with pytest.raises(IntegrityError, match="hak_data_tenggat_72_jam"), transaction.atomic():
        PermintaanHakData.objects.create(
            nomor="X",
            akun=permintaan.akun,
            jenis="keberatan",
            uraian="x",
            tenggat=permintaan.diajukan_pada,
        )


def test_satu_permintaan_terbuka_untuk_setiap_jenis():
    akun = buat_akun(Peran.PEMOHON)
    pertama = minta(akun)
    with pytest.raises(PermintaanMasihTerbuka, match=pertama.nomor):
        minta(akun)
    minta(akun, "keberatan")
    actions.tarik_hak(pertama.pk, oleh=akun)
    assert minta(akun).pk != pertama.pk


@pytest.mark.django_db(transaction=True)
def test_dua_tab_sekaligus_menjadi_satu_permintaan():
    akun, hasil = buat_akun(Peran.PEMOHON), []

    def kirim():
        try:
            hasil.append(minta(akun).nomor)
        except PermintaanMasihTerbuka:
            hasil.append("")
        finally:
            connection.close()

    utas = [threading.Thread(target=kirim) for _ in range(2)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert sorted(map(bool, hasil)) == [False, True]
    assert PermintaanHakData.objects.filter(akun=akun).count() == 1


def test_akses_dijawab_dengan_surat(petugas):
    permintaan = diproses(buat_akun(Peran.PEMOHON), petugas)
    actions.penuhi_hak(permintaan.pk, oleh=petugas, jawaban="Semuanya ada di Data saya.")
    surat = susun(Pemberitahuan.objects.get(templat="registrasi/hak_data_dijawab"))
    assert "Semuanya ada di Data saya." in surat.body
    assert "Pasal 32" in surat.body
    # Received is no news any more once the answer is there.
    assert susun(Pemberitahuan.objects.get(templat="registrasi/hak_data_diajukan")) is None


def test_yang_sudah_tertulis_tidak_dapat_ditimpa(petugas):
    permintaan = diproses(buat_akun(Peran.PEMOHON), petugas)
    actions.tolak_hak(permintaan.pk, oleh=petugas, jawaban=JAWABAN)
    for kolom in ({"jawaban": "lain"}, {"uraian": "lain"}, {"tenggat": permintaan.diajukan_pada}):
        with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
            PermintaanHakData.objects.filter(pk=permintaan.pk).update(**kolom)


def test_petugas_tidak_menjawab_permintaannya_sendiri(petugas):
    permintaan = minta(petugas)
    with pytest.raises(TidakBerwenang):
        actions.proses_hak(permintaan.pk, oleh=petugas)


def test_penghapusan_memerlukan_dua_orang(petugas):
    berdua = buat_akun(Peran.VERIFIKATOR, Peran.KEPALA)
    akun = buat_akun(Peran.PEMOHON)
    buat_draf(akun, lengkap=False)
    permintaan = diproses(akun, petugas, "penghapusan")
    with pytest.raises(BukanUntukJenisIni):
        actions.penuhi_hak(permintaan.pk, oleh=petugas, jawaban="Ya.")
    with pytest.raises(BelumDiusulkan):
        actions.putuskan_hak(permintaan.pk, oleh=berdua, jawaban="Ya.")
    with pytest.raises(PemutusTidakMengusulkan):
        actions.usulkan_hak(permintaan.pk, oleh=berdua, usulan="penuhi", alasan_usulan="Hanya draf.")
    actions.usulkan_hak(permintaan.pk, oleh=petugas, usulan="penuhi", alasan_usulan="Hanya draf.")
    Penugasan.objects.create(akun=petugas, peran=Peran.KEPALA, mulai=hari_ini())
    petugas = Akun.objects.get(pk=petugas.pk)
    with pytest.raises(SudahDiusulkan):
        actions.usulkan_hak(permintaan.pk, oleh=petugas, usulan="tolak", alasan_usulan="Lain.")
    with pytest.raises(OrangYangSama):
        actions.putuskan_hak(permintaan.pk, oleh=petugas, jawaban="Ya.")
    with pytest.raises(IntegrityError, match="hak_data_dua_orang"), transaction.atomic():
        PermintaanHakData.objects.filter(pk=permintaan.pk).update(
            status="dipenuhi", jawaban="x", diputus_oleh=petugas, diputus_pada=permintaan.tenggat
        )


def test_penghapusan_memusnahkan_draf_beserta_pindaiannya(petugas, kepala):
    draf = buat_draf()
    berkas = [d.berkas for d in draf.dokumen.filter(berkas__isnull=False).select_related("berkas")]
    assert berkas
    permintaan = diproses(draf.akun, petugas, "penghapusan")
    actions.usulkan_hak(permintaan.pk, oleh=petugas, usulan="penuhi", alasan_usulan="Draf saja.")
    actions.putuskan_hak(permintaan.pk, oleh=kepala, jawaban="Draf Anda dihapus.")
    draf = Pendaftaran.objects.get(pk=draf.pk)
    assert (draf.status, draf.penanggung_jawab_nik, draf.npwp) == (StatusPendaftaran.KEDALUWARSA, "", "")
    for satu in berkas:
        satu.refresh_from_db()
        assert satu.is_musnah
    assert Jejak.objects.get(peristiwa="permintaanhakdata.dipenuhi").rincian == {"draf": 1}


def test_yang_wajib_disimpan_ditolak_dengan_dasarnya(petugas, kepala):
    diajukan = buat_diajukan()
    permintaan = diproses(diajukan.akun, petugas, "penghapusan")
    actions.usulkan_hak(permintaan.pk, oleh=petugas, usulan="tolak", alasan_usulan="Wajib disimpan.")
    with pytest.raises(TidakAdaYangDihapus):
        actions.putuskan_hak(permintaan.pk, oleh=kepala, jawaban="Ya.")
    actions.putuskan_tolak_hak(permintaan.pk, oleh=kepala, jawaban=JAWABAN)
    diajukan.refresh_from_db()
    assert diajukan.status == StatusPendaftaran.DIAJUKAN
    assert diajukan.npwp


def test_pembetulan_lewat_permohonan_perubahan(petugas):
    pengguna = buat_pengguna()
    permintaan = diproses(pengguna.akun, petugas, "pembetulan")
    with pytest.raises(PembetulanBelumBerlaku):
        actions.penuhi_hak(permintaan.pk, oleh=petugas, jawaban="Sudah.")
    actions.arahkan_hak(permintaan.pk, oleh=petugas, jenis="ubah_alamat")
    permohonan = Permohonan.objects.get(pengguna=pengguna)
    assert (permohonan.status, permohonan.dibantu_oleh) == ("draf", None)
    surat = susun(Pemberitahuan.objects.get(templat="registrasi/hak_data_diarahkan"))
    assert permohonan.kode in surat.body
    with pytest.raises(PembetulanBelumBerlaku):
        actions.penuhi_hak(permintaan.pk, oleh=petugas, jawaban="Sudah.")


def test_diarahkan_lagi_bila_permohonan_pertama_ditarik(petugas):
    pengguna = buat_pengguna()
    permintaan = diproses(pengguna.akun, petugas, "pembetulan")
    pertama = actions.arahkan_hak(permintaan.pk, oleh=petugas, jenis="ubah_alamat").permohonan
    actions.tarik_permohonan(pertama.pk, oleh=pengguna.akun)
    kedua = actions.arahkan_hak(permintaan.pk, oleh=petugas, jenis="ubah_alamat").permohonan
    assert kedua.pk != pertama.pk
    assert Pemberitahuan.objects.filter(templat="registrasi/hak_data_diarahkan").count() == 2


def test_pemohon_tanpa_user_id_membetulkan_drafnya_sendiri(petugas):
    permintaan = diproses(buat_akun(Peran.PEMOHON), petugas, "pembetulan")
    with pytest.raises(BukanPengguna):
        actions.arahkan_hak(permintaan.pk, oleh=petugas, jenis="ubah_alamat")
    actions.penuhi_hak(permintaan.pk, oleh=petugas, jawaban="Isian draf dapat Anda ubah.")


def test_pernyataan_privasi_tercatat_sekali_setiap_versi(monkeypatch):
    akun = buat_akun(Peran.PEMOHON)
    actions.catat_tahu_privasi(akun)
    actions.catat_tahu_privasi(akun)
    assert TahuPrivasi.objects.filter(akun=akun).count() == 1
    monkeypatch.setattr("registrasi.policies.privasi.INSIDEN", ("Kalimat yang lain.",))
    actions.catat_tahu_privasi(akun)
    assert TahuPrivasi.objects.filter(akun=akun).count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        PernyataanPrivasi.objects.update(isi={})


def test_pernyataan_memuat_yang_diminta_undang_undang():
    teks = str(pernyataan_kini().isi)
    for kata in ("Pasal 20 ayat (2)", "pelindung-data@tulungagung.example", "3 x 24 jam", "disimpan selama"):
        assert kata in teks, kata


@pytest.mark.parametrize("kode", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_setiap_profil_mempunyai_pernyataan(kode, settings):
    settings.LPSE_PROFIL = kode
    assert len(pernyataan_kini().isi["bagian"]) == 8
