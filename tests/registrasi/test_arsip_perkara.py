"""Perkara yang berakhir masuk arsip sendiri, juga yang tidak sampai penonaktifan dan yang ditarik."""

import pytest
from django.utils import timezone

from lpse.naskah import milik, pastikan_pdf
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.arsip_perkara import susulkan_perkara
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import AntreanArsip, ButirArsip
from registrasi.models.arsip import AsalArsip
from registrasi.tasks import arsip as tasks_arsip
from tests.factories import buat_akun, buat_berkas, buat_diajukan, buat_draf
from tests.registrasi.perkara_nonaktif import bawa_ke, buat_pengguna, surat

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("registrasi.arsip")]


@pytest.fixture
def petugas():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


@pytest.fixture
def pengguna():
    return buat_pengguna()


def jenis_arsip(pengguna):
    return sorted(ButirArsip.objects.filter(pengguna=pengguna).values_list("jenis", flat=True))


# --- Penonaktifan ---------------------------------------------------------------------------------------


def test_laporan_yang_tidak_beralasan_masuk_arsip_dengan_surat_dan_buktinya(pengguna, petugas, kepala):
    perkara = bawa_ke(S.DILAPORKAN, pengguna, petugas, kepala)
    actions.tambah_bukti(perkara, oleh=petugas, berkas=buat_berkas(petugas), keterangan="Foto papan nama")
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    actions.jawab_klarifikasi(perkara.pk, oleh=pengguna.akun, jawaban="Tidak benar.")
    assert susulkan_perkara() == 0, "perkara yang masih terbuka belum masuk arsip"
    actions.nyatakan_tidak_beralasan(
        perkara.pk,
        oleh=petugas,
        nomor_balasan="B-1",
        tanggal_balasan=hari_ini(),
        isi_balasan="Tidak terbukti.",
    )

    assert susulkan_perkara() == 1

    assert jenis_arsip(pengguna) == ["bukti_penonaktifan", "surat_laporan"]
    butir = ButirArsip.objects.get(jenis="bukti_penonaktifan")
    assert (butir.nomor, butir.judul, butir.kelas_retensi) == (
        perkara.nomor,
        "Foto papan nama",
        "REG-PERKARA",
    )
    assert susulkan_perkara() == 0, "tidak ada yang masuk dua kali"


def test_usulan_yang_ditolak_lkpp_masuk_arsip_dengan_pernyataannya(pengguna, petugas, kepala):
    perkara = bawa_ke(S.PERNYATAAN_TERBIT, pengguna, petugas, kepala)
    actions.usulkan_lkpp(perkara.pk, oleh=petugas, nomor_usulan="U-1", tanggal_usulan=hari_ini())
    actions.catat_penolakan_lkpp(
        perkara.pk, oleh=petugas, nomor_lkpp="L-1", tanggal_lkpp=hari_ini(), alasan_lkpp="Bukti kurang."
    )
    susulkan_perkara()
    for satu in milik(perkara):
        pastikan_pdf(satu.pk)

    # The statement's PDF was built after the case was archived: the next round takes it in.
    assert susulkan_perkara() == 1

    perkara.refresh_from_db()
    assert jenis_arsip(pengguna) == sorted(["surat_laporan", perkara.pernyataan.jenis])


def test_perkara_yang_diarsipkan_petugas_tidak_disusulkan_lagi(pengguna, petugas, kepala):
    perkara = bawa_ke(S.DIBERITAHUKAN, pengguna, petugas, kepala)
    for satu in milik(perkara):
        pastikan_pdf(satu.pk)
    actions.arsipkan_penonaktifan(perkara.pk, oleh=petugas, tempat_arsip="Boks 1")
    assert "surat_laporan" in jenis_arsip(pengguna)
    assert susulkan_perkara() == 0


@pytest.mark.parametrize("putusan", ["disetujui", "ditolak"])
def test_pengaktifan_kembali_masuk_arsip_dengan_buktinya(pengguna, petugas, kepala, putusan):
    bawa_ke(S.NONAKTIF, pengguna, petugas, kepala)
    perkara = actions.mohon_pengaktifan(
        pengguna.pk, oleh=petugas, dasar="permohonan", uraian="Selesai.", surat=surat(nomor="9/AKT")
    )
    actions.tambah_bukti(perkara, oleh=petugas, berkas=buat_berkas(petugas), keterangan="Bukti bayar denda")
    actions.catat_klarifikasi(perkara.pk, oleh=petugas, hasil_klarifikasi="Diperiksa.")
    if putusan == "disetujui":
        actions.setujui_pengaktifan(perkara.pk, oleh=kepala)
    else:
        actions.tolak_pengaktifan(perkara.pk, oleh=kepala, alasan="Belum lunas.")

    assert susulkan_perkara() == 1

    butir = ButirArsip.objects.get(pengguna=pengguna, jenis="bukti_pengaktifan")
    assert (butir.nomor, butir.judul) == (perkara.nomor, "Bukti bayar denda")


def test_detak_menyerahkan_perkara_yang_berakhir(pengguna, petugas, kepala, monkeypatch):
    diserahkan = []
    monkeypatch.setattr(tasks_arsip, "enqueue", lambda nama, **_: diserahkan.append(nama))
    perkara = bawa_ke(S.KLARIFIKASI, pengguna, petugas, kepala)
    tasks_arsip.detak_arsip()
    assert diserahkan == []
    actions.nyatakan_tidak_beralasan(
        perkara.pk,
        oleh=petugas,
        nomor_balasan="B-1",
        tanggal_balasan=hari_ini(),
        isi_balasan="Tidak terbukti.",
    )
    tasks_arsip.detak_arsip()
    assert diserahkan == ["registrasi.susulkan_arsip"]
    tasks_arsip.susulkan_arsip()
    assert jenis_arsip(pengguna) == ["surat_laporan"]


# --- Pendaftaran yang tidak menjadi pengguna ------------------------------------------------------------


def test_pendaftaran_yang_ditarik_masuk_arsip_dengan_kelasnya(petugas):
    pendaftaran = buat_diajukan()
    actions.tarik(pendaftaran.pk, oleh=pendaftaran.akun)
    assert AntreanArsip.objects.filter(pendaftaran=pendaftaran, setelah__lte=timezone.now()).exists()

    assert tasks_arsip.susulkan(60) == 1

    butir = ButirArsip.objects.filter(pendaftaran=pendaftaran)
    assert butir.count() == pendaftaran.dokumen.filter(berkas__isnull=False).count() > 0
    assert set(butir.values_list("asal", "kelas_retensi")) == {(AsalArsip.PENDAFTARAN, "REG-DITOLAK")}
    assert not AntreanArsip.objects.exists()


def test_draf_yang_tidak_pernah_dikirim_tidak_masuk_arsip():
    draf = buat_draf()
    actions.antrekan_arsip(draf)
    assert tasks_arsip.susulkan(60) == 1
    assert not ButirArsip.objects.exists()
