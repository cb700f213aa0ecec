"""A deactivation closes every door at once; only the approval of its reversal opens them again."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lpse import token_api
from lpse.models import Akun, Jejak, Penugasan
from lpse.peran import Peran
from lpse.tautan_sandi import tautan_sandi
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.draf import SudahMenjadiPengguna
from registrasi.actions.spse import PerluPerkara
from registrasi.enums.daftar_hitam import TindakanCocok
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import (
    CocokDaftarHitam,
    EntriDaftarHitam,
    Pendaftaran,
    PenggunaSPSE,
    Penonaktifan,
    Permohonan,
)
from registrasi.policies.penonaktifan import AksesDiakhiri, is_nonaktif
from registrasi.policies.permohonan import jenis_terbuka
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, buat_draf, tandai_semua
from tests.registrasi import berkas_spse
from tests.registrasi import permohonan as permohonan_uji
from tests.registrasi.daftar_hitam import entri
from tests.registrasi.loket import buka_loket, slot_kosong
from tests.registrasi.pemohon import kirim_surat
from tests.registrasi.perkara_nonaktif import bawa_ke, buat_pengguna
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengguna():
    return buat_pengguna()


def daftarkan_lalu_jadikan_pengguna() -> tuple[Pendaftaran, PenggunaSPSE]:
    """A registration that waits for its decision; its applicant has become a user another way."""
    pendaftaran = buat_diajukan()
    akun = pendaftaran.akun
    pengguna = PenggunaSPSE.objects.create(akun=akun, user_id=f"U{pendaftaran.pk}", status_spse="aktif")
    return pendaftaran, pengguna


def nonaktifkan(pengguna: PenggunaSPSE) -> Penonaktifan:
    """A case about this user, decided."""
    return bawa_ke(S.NONAKTIF, pengguna, buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA))


def aktifkan(perkara: Penonaktifan) -> None:
    """Its reversal, asked for and approved."""
    akun = perkara.pengguna.akun
    mohon = actions.mohon_pengaktifan(perkara.pengguna_id, oleh=akun, dasar="permohonan", uraian="Selesai.")
    actions.catat_klarifikasi(mohon.pk, oleh=buat_akun(Peran.VERIFIKATOR), hasil_klarifikasi="Benar.")
    actions.setujui_pengaktifan(mohon.pk, oleh=buat_akun(Peran.KEPALA))


def status(pengguna: PenggunaSPSE) -> str:
    return PenggunaSPSE.objects.get(pk=pengguna.pk).status_spse


# --- Seketika


def test_token_api_dicabut_dalam_transaksi_yang_sama(pengguna):
    cakupan = token_api.cakupan_milik_sendiri()
    rahasia = [
        token_api.buat(oleh=pengguna.akun, nama=nama, cakupan=cakupan, hari=30)[1] for nama in ("satu", "dua")
    ]
    perkara = bawa_ke(S.DIUSULKAN_LKPP, pengguna, buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA))

    with transaction.atomic():
        actions.nonaktifkan(perkara.pk, oleh=buat_akun(Peran.KEPALA))
        transaction.set_rollback(True)
    assert token_api.token_dari(rahasia[0])

    kepala = buat_akun(Peran.KEPALA)
    actions.nonaktifkan(perkara.pk, oleh=kepala)
    assert [token_api.token_dari(r) for r in rahasia] == [None, None]
    assert Jejak.objects.filter(peristiwa="token_api.dicabut", oleh_id=kepala.pk).count() == 2
    aktifkan(perkara)
    assert token_api.token_dari(rahasia[0]) is None, "an old key does not come back with its owner"


def test_tautan_kata_sandi_yang_sudah_dikirim_mati(pengguna):
    tautan = tautan_sandi(pengguna.akun)
    jalur = "/akun/" + tautan.partition("/akun/")[2]
    nonaktifkan(pengguna)

    isi = Client().get(jalur, follow=True).content.decode()

    assert "password1" not in isi
    kirim_surat()
    Client().post("/akun/sandi/lupa/", {"email": pengguna.akun.email})
    assert "/akun/sandi/atur/" not in kirim_surat()[-1].body


def test_surat_persetujuan_yang_tertunda_tidak_membuat_tautan_baru():
    pengguna = PenggunaSPSE.objects.get(pendaftaran=buat_disetujui())
    nonaktifkan(pengguna)
    assert not [s for s in kirim_surat() if "/akun/sandi/atur/" in s.body]


def test_kode_masuk_yang_tertunda_hanya_membuka_halaman_penonaktifan():
    akun = buat_akun(Peran.PEMOHON, Peran.PPK, user_id="PPKTANPASANDI")
    pengguna = PenggunaSPSE.objects.create(akun=akun, user_id=akun.user_id, status_spse="aktif")
    client = Client()
    client.post("/akun/masuk/kode/", {"email": akun.email})
    kode = re.search(r":\s+(\S+)\s+Tulis kode ini", kirim_surat()[-1].body)
    assert kode
    perkara = nonaktifkan(pengguna)

    client.post("/akun/masuk/kode/isi/", {"code": kode[1]})

    assert client.get("/daftar/", follow=True).request["PATH_INFO"] == f"/akun/penonaktifan/{perkara.kode}/"
    assert Akun.objects.get(pk=akun.pk).peran == {Peran.PEMOHON}


# --- Pintu lain


def test_pendaftaran_baru_tidak_dimulai(pengguna):
    with pytest.raises(SudahMenjadiPengguna):
        actions.mulai(oleh=pengguna.akun)
    perkara = nonaktifkan(pengguna)
    with pytest.raises(AksesDiakhiri):
        actions.mulai(oleh=pengguna.akun)
    aktifkan(perkara)
    with pytest.raises(SudahMenjadiPengguna):
        actions.mulai(oleh=pengguna.akun)


def test_draf_yang_sudah_ada_tidak_dikirim():
    draf = buat_draf()
    pengguna = PenggunaSPSE.objects.create(akun=draf.akun, user_id="UDRAF", status_spse="aktif")
    nonaktifkan(pengguna)
    with pytest.raises(AksesDiakhiri):
        actions.ajukan(draf.pk, oleh=pengguna.akun)


def test_pendaftaran_yang_menunggu_tidak_disetujui():
    (pendaftaran, pengguna), verifikator = daftarkan_lalu_jadikan_pengguna(), buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, verifikator)
    nonaktifkan(pengguna)

    with pytest.raises(AksesDiakhiri, match="permohonan pengaktifan kembali"):
        actions.setujui(pendaftaran.pk, oleh=verifikator)

    pendaftaran.refresh_from_db()
    assert (pendaftaran.status, status(pengguna)) == ("diajukan", "nonaktif")


def test_janji_tidak_dipesan_atau_dipindah_tetapi_dapat_dibatalkan():
    buka_loket()
    pendaftaran, pengguna = daftarkan_lalu_jadikan_pengguna()
    janji = actions.pesan_janji(pendaftaran.pk, oleh=pengguna.akun, slot=slot_kosong().kode)
    nonaktifkan(pengguna)
    for orang in (pengguna.akun, buat_akun(Peran.HELPDESK)):
        with pytest.raises(AksesDiakhiri):
            actions.pindahkan_janji(janji.pk, oleh=orang, slot=slot_kosong(1).kode)
    assert actions.batalkan_janji(janji.pk, oleh=pengguna.akun).status == "dibatalkan"
    with pytest.raises(AksesDiakhiri):
        actions.pesan_janji(pendaftaran.pk, oleh=pengguna.akun, slot=slot_kosong(1).kode)


def test_peran_pejabat_tidak_diperpanjang():
    ppk = permohonan_uji.buat_ppk(hari_ini() + timedelta(days=5))
    menunggu = permohonan_uji.buat_terkirim(ppk, "perpanjang_peran")
    verifikator = buat_akun(Peran.VERIFIKATOR)
    permohonan_uji.tandai_semua(menunggu, verifikator)
    nonaktifkan(ppk)

    with pytest.raises(AksesDiakhiri):
        actions.setujui_permohonan(menunggu.pk, oleh=verifikator)
    assert actions.tolak_permohonan(menunggu.pk, oleh=verifikator, alasan="Akun nonaktif.").pk
    with pytest.raises(AksesDiakhiri):
        actions.mulai_permohonan(ppk, jenis="perpanjang_peran", oleh=ppk.akun)
    assert jenis_terbuka(ppk) == ["ubah_surel"]
    assert ppk.masa_peran.count() == 1


# --- Yang datang dari luar


def _baris_impor(pengguna: PenggunaSPSE) -> bytes:
    penyedia = pengguna.penyedia
    isi = {"user_id": pengguna.user_id, "rkn_nama": penyedia.nama, "rkn_npwp": penyedia.npwp}
    return berkas_spse.tulis_csv([berkas_spse.baris(1, rkn_email=pengguna.akun.email, **isi)])


def test_impor_spse_menolak_baris_pengguna_nonaktif_sejak_pratinjau(pengguna):
    nonaktifkan(pengguna)
    impor = berkas_spse.baca(_baris_impor(pengguna))
    baris = impor.baris.get()
    assert (baris.hasil, impor.jumlah_ditolak) == ("ditolak", 1)
    assert "perkara pengaktifan kembali" in baris.alasan


def test_nonaktif_sesudah_pratinjau_menang_atas_impor(pengguna):
    PenggunaSPSE.objects.filter(pk=pengguna.pk).update(status_spse="belum", asal="impor")
    impor = berkas_spse.baca(_baris_impor(pengguna))
    assert impor.baris.get().hasil == "berubah"
    nonaktifkan(pengguna)

    berkas_spse.terapkan(impor)

    assert impor.baris.get().hasil == "ditolak"
    assert status(pengguna) == "nonaktif"


@pytest.mark.parametrize("ke", ["aktif", "belum"])
def test_keadaan_dari_spse_tidak_membuka_yang_nonaktif(pengguna, ke):
    nonaktifkan(pengguna)
    with pytest.raises(PerluPerkara):
        actions.catat_status_spse(
            pengguna.pk, oleh=buat_akun(Peran.VERIFIKATOR), status=ke, tanggal=hari_ini(), tiket="T-1"
        )
    with pytest.raises(IntegrityError, match="belum dibalik"), transaction.atomic():
        PenggunaSPSE.objects.filter(pk=pengguna.pk).update(status_spse=ke)


def test_berakhirnya_sanksi_dan_temuan_tidak_membuka_yang_nonaktif(pengguna):
    sanksi = entri(pengguna.penyedia.npwp, nama_penyedia=pengguna.penyedia.nama)
    actions.cocokkan_daftar_hitam()
    temuan = CocokDaftarHitam.objects.filter(penyedia=pengguna.penyedia).first()
    assert temuan
    nonaktifkan(pengguna)
    sebelum = hari_ini() - timedelta(days=1)
    EntriDaftarHitam.objects.filter(pk=sanksi.pk).update(berlaku_dari=sebelum, berlaku_sampai=sebelum)

    _, berakhir = actions.cocokkan_daftar_hitam()
    assert berakhir
    oleh = buat_akun(Peran.VERIFIKATOR)
    actions.tinjau_temuan(temuan.pk, oleh=oleh, tindakan=TindakanCocok.SELESAIKAN, catatan="Berakhir.")

    assert status(pengguna) == "nonaktif"
    assert Peran.PENYEDIA not in Penugasan.objects.berlaku().peran_dari(pengguna.akun)


# --- Sesudah dibalik


def test_persetujuan_yang_dicabut_sesudah_pembalikan_membiarkan_mendaftar_lagi():
    pendaftaran = buat_disetujui()
    pengguna = PenggunaSPSE.objects.get(pendaftaran=pendaftaran)
    aktifkan(nonaktifkan(pengguna))
    actions.cabut(pendaftaran.pk, oleh=buat_akun(Peran.KEPALA), alasan="Dokumen milik perusahaan lain.")

    assert status(pengguna) == "nonaktif"
    assert not is_nonaktif(pengguna.akun)
    assert actions.mulai(oleh=pengguna.akun).pk


def test_pencabutan_persetujuan_ikut_mencabut_token_api():
    pendaftaran = buat_disetujui()
    cakupan = token_api.cakupan_milik_sendiri()
    _, rahasia = token_api.buat(oleh=pendaftaran.akun, nama="satu", cakupan=cakupan, hari=30)
    actions.cabut(pendaftaran.pk, oleh=buat_akun(Peran.KEPALA), alasan="Keliru.")
    assert token_api.token_dari(rahasia) is None


@pytest.mark.django_db(transaction=True)
def test_persetujuan_dan_penonaktifan_serentak_tidak_menyisakan_peran():
    ppk = permohonan_uji.buat_ppk(hari_ini() + timedelta(days=5))
    menunggu = permohonan_uji.buat_terkirim(ppk, "perpanjang_peran")
    verifikator, kepala = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA)
    permohonan_uji.tandai_semua(menunggu, verifikator)
    perkara = bawa_ke(S.DIUSULKAN_LKPP, ppk, buat_akun(Peran.VERIFIKATOR), kepala)

    serentak(
        lambda: actions.setujui_permohonan(menunggu.pk, oleh=verifikator),
        lambda: actions.nonaktifkan(perkara.pk, oleh=kepala),
    )

    assert Penonaktifan.objects.get().status == S.NONAKTIF
    assert Permohonan.objects.get().status in ("diajukan", "disetujui")
    assert Peran.PPK not in Penugasan.objects.berlaku().peran_dari(ppk.akun)


@pytest.mark.django_db(transaction=True)
def test_user_id_dan_penonaktifan_serentak_berakhir_nonaktif():
    pendaftaran, pengguna = daftarkan_lalu_jadikan_pengguna()
    verifikator = buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, verifikator)
    kepala = buat_akun(Peran.KEPALA)
    perkara = bawa_ke(S.DIUSULKAN_LKPP, pengguna, buat_akun(Peran.VERIFIKATOR), kepala)

    serentak(
        lambda: actions.setujui(pendaftaran.pk, oleh=verifikator),
        lambda: actions.nonaktifkan(perkara.pk, oleh=kepala),
    )

    assert status(pengguna) == "nonaktif"
    assert Peran.PENYEDIA not in Penugasan.objects.berlaku().peran_dari(pengguna.akun)
