"""Perubahan data sesudah disetujui: diminta, dibuktikan, diperiksa orang lain, lalu berlaku."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.berkas.pindai import BelumBersih
from lpse.kalender import kalender
from lpse.models import Akun, Berkas, Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.draf import BerkasSama
from registrasi.actions.konfirmasi import TautanTidakBerlaku
from registrasi.enums.permohonan import StatusPermohonan as S
from registrasi.models import BerkasPermohonan, Pendaftaran, Penyedia, Permohonan, PerubahanData
from registrasi.policies.pendaftaran import BagianTerkunci, BelumDiperiksa, BerkasSendiri, PerluAlasan
from registrasi.policies.permohonan import (
    TAUTAN_SEJAM,
    JenisTertutup,
    PermohonanBelumLengkap,
    SudahBerganti,
    SurelSudahDipakai,
    TerlaluBanyakTautan,
    TidakAdaPerubahan,
    jenis_terbuka,
)
from registrasi.tasks.permohonan import sapu_permohonan
from tests.factories import beri_putusan, buat_akun, buat_berkas
from tests.registrasi.pemohon import kirim_surat
from tests.registrasi.permohonan import (
    ALAMAT,
    BARU,
    buat_draf,
    buat_penyedia,
    buat_ppk,
    buat_terkirim,
    buktikan,
    setujui,
    sk_baru,
    tandai_semua,
    tautan_bukti,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengguna():
    return buat_penyedia()


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


# --- Meminta


def test_jenis_permohonan_menurut_penggunanya(pengguna):
    assert set(jenis_terbuka(pengguna)) == set(BARU)
    assert jenis_terbuka(buat_ppk()) == ["ubah_surel", "perpanjang_peran"]
    with pytest.raises(JenisTertutup):
        actions.mulai_permohonan(pengguna, jenis="perpanjang_peran", oleh=pengguna.akun)


def test_perorangan_tidak_diminta_akta(pengguna):
    pengguna.penyedia.jenis = "perorangan"
    assert jenis_terbuka(pengguna) == ["ubah_surel", "ubah_alamat"]


def test_satu_permohonan_terbuka_per_jenis(pengguna):
    pertama = buat_draf(pengguna, "ubah_alamat")
    assert actions.mulai_permohonan(pengguna, jenis="ubah_alamat", oleh=pengguna.akun) == pertama
    with pytest.raises(IntegrityError, match="permohonan_satu_terbuka"), transaction.atomic():
        Permohonan.objects.create(pengguna=pengguna, akun=pengguna.akun, jenis="ubah_alamat")


def test_nilai_lama_dan_baru_tersimpan_berdampingan(pengguna):
    permohonan = buat_draf(pengguna, "ubah_alamat")
    nilai = {p.kolom: (p.nilai_lama, p.nilai_baru) for p in permohonan.perubahan.all()}
    assert nilai["alamat"] == ("Jalan Uji 1", "Jalan Baru 7")
    assert nilai["kabupaten"] == ("3504", "3504")


def test_tanpa_perubahan_tidak_ada_permohonan(pengguna):
    sama = {"alamat": "Jalan Uji 1", "kabupaten": "3504", "kode_pos": "", "telepon": "0355000111"}
    with pytest.raises(TidakAdaPerubahan):
        actions.mulai_permohonan(pengguna, jenis="ubah_alamat", oleh=pengguna.akun, data=sama)
    assert not Permohonan.objects.exists()


def test_permohonan_terkirim_bernomor_dan_bertenggat_jam_kerja(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    assert permohonan.nomor == f"PRM-{hari_ini().year}-000001"
    target = profil().registrasi.target_permohonan_hari_kerja
    assert permohonan.tenggat == kalender().due_hari(permohonan.diajukan_pada, target)
    (surat,) = (s for s in kirim_surat() if permohonan.nomor in s.subject)
    assert surat.to == [pengguna.akun.email]
    assert "Kami jawab paling lambat" in surat.body


def test_surat_dan_ktp_diminta_selebihnya_tidak_menghalangi(pengguna):
    permohonan = actions.mulai_permohonan(pengguna, jenis="ubah_alamat", oleh=pengguna.akun, data=ALAMAT)
    with pytest.raises(PermohonanBelumLengkap, match=r"Surat permohonan, KTP penanggung jawab\.$"):
        actions.ajukan_permohonan(permohonan.pk, oleh=pengguna.akun)


def test_orang_lain_tidak_mengisi_permohonan_ini(pengguna, verifikator):
    permohonan = buat_draf(pengguna, "ubah_alamat")
    for orang in (buat_akun(Peran.PENYEDIA), verifikator):
        with pytest.raises(TidakBerwenang):
            actions.isi_permohonan(permohonan.pk, oleh=orang, data=ALAMAT)
    with pytest.raises(TidakBerwenang):
        actions.mulai_permohonan(pengguna, jenis="ubah_surel", oleh=buat_akun(Peran.PENYEDIA))


# --- Surel baru dibuktikan dahulu


def test_surel_baru_dibuktikan_sebelum_verifikator_melihatnya(pengguna):
    permohonan = buat_draf(pengguna, "ubah_surel")
    with pytest.raises(PermohonanBelumLengkap, match="Bukti surel baru"):
        actions.ajukan_permohonan(permohonan.pk, oleh=pengguna.akun)
    assert not Permohonan.objects.terlihat().exists()
    buktikan(permohonan)
    assert actions.ajukan_permohonan(permohonan.pk, oleh=pengguna.akun).status == S.DIAJUKAN


def test_tautan_bukti_dikirim_ke_surel_baru_dan_sekali_pakai(pengguna):
    permohonan = buat_draf(pengguna, "ubah_surel")
    token = tautan_bukti().strip("/").rpartition("/")[2]
    assert actions.buktikan_surel(token).surel_terbukti_pada
    for mati in (token, "karangan"):
        with pytest.raises(TautanTidakBerlaku):
            actions.buktikan_surel(mati)
    permohonan.refresh_from_db()
    assert permohonan.token_hash == ""


def test_tautan_bukti_paling_banyak_lima_sejam(pengguna):
    permohonan = buat_draf(pengguna, "ubah_surel")
    for _ in range(TAUTAN_SEJAM - 1):
        actions.kirim_bukti_surel(permohonan.pk, oleh=pengguna.akun)
    with pytest.raises(TerlaluBanyakTautan):
        actions.kirim_bukti_surel(permohonan.pk, oleh=pengguna.akun)


def test_tautan_lewat_sehari_tidak_berlaku(pengguna):
    permohonan = buat_draf(pengguna, "ubah_surel")
    token = tautan_bukti().strip("/").rpartition("/")[2]
    Permohonan.objects.filter(pk=permohonan.pk).update(token_sampai=timezone.now() - timedelta(minutes=1))
    with pytest.raises(TautanTidakBerlaku):
        actions.buktikan_surel(token)


def test_alamat_lain_membatalkan_bukti_dan_tautan_lama(pengguna):
    permohonan = buat_draf(pengguna, "ubah_surel")
    token = tautan_bukti().strip("/").rpartition("/")[2]
    actions.isi_permohonan(permohonan.pk, oleh=pengguna.akun, data={"email": "lain@uji.example"})
    with pytest.raises(TautanTidakBerlaku):
        actions.buktikan_surel(token)
    buktikan(permohonan)
    actions.isi_permohonan(permohonan.pk, oleh=pengguna.akun, data={"email": "ketiga@uji.example"})
    permohonan.refresh_from_db()
    assert permohonan.surel_terbukti_pada is None


def test_surel_orang_lain_ditolak_dengan_sopan_setelah_terbukti(pengguna):
    buat_akun(Peran.PENYEDIA, email="baru@uji.example")
    permohonan = buat_draf(pengguna, "ubah_surel")
    with pytest.raises(SurelSudahDipakai):
        buktikan(permohonan)


def test_basis_data_menolak_permohonan_surel_tanpa_bukti(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_surel")
    with pytest.raises(IntegrityError, match="permohonan_surel_terbukti"), transaction.atomic():
        Permohonan.objects.filter(pk=permohonan.pk).update(surel_terbukti_pada=None)


# --- Putusan


def test_surel_berganti_kata_sandi_tetap_dan_surel_lama_diberi_tahu(pengguna, verifikator):
    lama, sandi = pengguna.akun.email, pengguna.akun.password
    permohonan = buat_terkirim(pengguna, "ubah_surel")
    kirim_surat()
    setujui(permohonan, verifikator)

    akun = Akun.objects.get(pk=pengguna.akun.pk)
    assert akun.email == "baru@uji.example"
    assert akun.password == sandi
    (alamat,) = EmailAddress.objects.filter(user=akun)
    assert (alamat.email, alamat.verified, alamat.primary) == ("baru@uji.example", True, True)
    surat = {s.to[0]: s for s in kirim_surat()}
    assert "baru@uji.example" not in surat[lama].body
    assert surat["baru@uji.example"].subject == f"Permohonan {permohonan.nomor} disetujui"
    # What the registration said that day stays.
    assert Pendaftaran.objects.get(akun=akun).status == "disetujui"


def test_surel_diambil_orang_lain_sebelum_disetujui(pengguna, verifikator):
    permohonan = buat_terkirim(pengguna, "ubah_surel")
    tandai_semua(permohonan, verifikator)
    buat_akun(Peran.PEMOHON, email="BARU@uji.example")
    with pytest.raises(SurelSudahDipakai):
        actions.setujui_permohonan(permohonan.pk, oleh=verifikator)
    permohonan.refresh_from_db()
    assert permohonan.status == S.DIAJUKAN


@pytest.mark.parametrize("jenis", ["ubah_alamat", "ubah_penanggung_jawab", "ubah_nama", "akta_baru"])
def test_data_baru_berlaku_pada_penyedia_bukan_pada_pendaftarannya(pengguna, jenis):
    pendaftaran = Pendaftaran.objects.filter(akun=pengguna.akun).values().get()
    setujui(buat_terkirim(pengguna, jenis))
    penyedia = Penyedia.objects.get(pk=pengguna.penyedia_id)
    assert {k: str(getattr(penyedia, k)) for k in BARU[jenis]} == BARU[jenis]
    assert Pendaftaran.objects.filter(akun=pengguna.akun).values().get() == pendaftaran


def test_akun_bernama_penanggung_jawab_ikut_berganti_nama(pengguna):
    Akun.objects.filter(pk=pengguna.akun.pk).update(nama="Budi Ujiwan")
    setujui(buat_terkirim(pengguna, "ubah_penanggung_jawab"))
    assert Akun.objects.get(pk=pengguna.akun.pk).nama == "Sari Ujiwati"


def test_peran_yang_berakhir_hidup_lagi_dengan_sk_baru(pengguna, verifikator):
    ppk = buat_ppk()
    ppk.akun.penugasan.update(mulai=hari_ini() - timedelta(days=9), selesai=hari_ini() - timedelta(days=1))
    assert Peran.PPK not in Akun.objects.get(pk=ppk.akun.pk).peran
    setujui(buat_terkirim(ppk, "perpanjang_peran", sk_baru(200)), verifikator)
    assert Peran.PPK in Akun.objects.get(pk=ppk.akun.pk).peran
    lama, baru = ppk.masa_peran.order_by("pk")
    assert baru.sampai == hari_ini() + timedelta(days=200)
    assert (baru.peran, baru.instansi) == (lama.peran, lama.instansi)
    assert baru.rujukan_surat.berkas is not None


def test_belum_disetujui_sebelum_semua_dokumen_ditandai(pengguna, verifikator):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    with pytest.raises(BelumDiperiksa, match="Surat permohonan, KTP"):
        actions.setujui_permohonan(permohonan.pk, oleh=verifikator)
    with pytest.raises(IntegrityError, match="belum dapat disetujui"), transaction.atomic():
        Permohonan.objects.filter(pk=permohonan.pk).update(
            status=S.DISETUJUI, diputus_oleh=verifikator, diputus_pada=timezone.now()
        )


def test_persetujuan_menunggu_pemindai(pengguna, verifikator):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    tandai_semua(permohonan, verifikator)
    berkas = actions.dokumen_berlaku(permohonan)[0].berkas
    beri_putusan(berkas, "menunggu")
    with pytest.raises(BelumBersih):
        actions.setujui_permohonan(permohonan.pk, oleh=verifikator)
    beri_putusan(berkas, "bersih")
    assert actions.setujui_permohonan(permohonan.pk, oleh=verifikator).status == S.DISETUJUI


def test_bukan_permohonan_sendiri(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_penanggung_jawab")
    kembar = buat_akun(Peran.VERIFIKATOR, nik="3504995508850002")
    with pytest.raises(BerkasSendiri):
        actions.tolak_permohonan(permohonan.pk, oleh=kembar, alasan="Tidak.")
    with pytest.raises(IntegrityError, match="permohonan_diputus_orang_lain"), transaction.atomic():
        Permohonan.objects.filter(pk=permohonan.pk).update(
            status=S.DITOLAK, diputus_oleh=pengguna.akun, diputus_pada=timezone.now(), alasan="x"
        )


def test_ditolak_dengan_alasan_tanpa_ada_yang_berubah(pengguna, verifikator):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    with pytest.raises(PerluAlasan):
        actions.tolak_permohonan(permohonan.pk, oleh=verifikator, alasan=" ")
    actions.tolak_permohonan(permohonan.pk, oleh=verifikator, alasan="Surat tidak ditandatangani.")
    assert Penyedia.objects.get(pk=pengguna.penyedia_id).alamat == "Jalan Uji 1"
    assert "Surat tidak ditandatangani." in kirim_surat()[-1].body


def test_dikembalikan_hanya_yang_disebut_terbuka_dan_berkas_lama_tersimpan(pengguna, verifikator):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    tandai_semua(permohonan, verifikator)
    actions.kembalikan_permohonan(permohonan.pk, oleh=verifikator, alasan="KTP buram.", dokumen=["ktp"])
    oleh = pengguna.akun
    with pytest.raises(BagianTerkunci):
        actions.unggah_berkas_permohonan(permohonan.pk, "surat_permohonan", oleh=oleh, berkas=buat_berkas())
    lama = actions.dokumen_berlaku(permohonan)[1].berkas
    sama = Berkas.objects.create(
        **{k: getattr(lama, k) for k in ("jenis", "ukuran", "sha256", "lebar", "tinggi")},
        kunci=f"berkas/00/{buat_berkas().kode}",
        keadaan_pemeriksaan="tanpa_pemindai",
    )
    with pytest.raises(BerkasSama):
        actions.unggah_berkas_permohonan(permohonan.pk, "ktp", oleh=oleh, berkas=sama)
    actions.unggah_berkas_permohonan(permohonan.pk, "ktp", oleh=oleh, berkas=buat_berkas())
    permohonan = actions.ajukan_permohonan(permohonan.pk, oleh=oleh)
    assert permohonan.putaran == 2
    surat, ktp, _ = actions.dokumen_berlaku(permohonan)
    assert surat.is_lolos
    assert not ktp.is_lolos
    assert permohonan.dokumen.get(diganti_pada__isnull=False).berkas == lama


def test_halaman_lama_tidak_memutus_kiriman_baru(pengguna, verifikator):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    actions.kembalikan_permohonan(permohonan.pk, oleh=verifikator, alasan="Telepon salah.")
    actions.ajukan_permohonan(permohonan.pk, oleh=pengguna.akun)
    with pytest.raises(SudahBerganti):
        actions.tandai_permohonan(
            permohonan.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=True, putaran=1
        )


# --- Sesudahnya


def test_yang_sudah_diputus_beku_di_basis_data(pengguna):
    permohonan = setujui(buat_terkirim(pengguna, "ubah_alamat"))
    for ubah in (
        lambda: Permohonan.objects.filter(pk=permohonan.pk).update(alasan="lain"),
        lambda: PerubahanData.objects.filter(permohonan=permohonan).update(nilai_lama="lain"),
        lambda: BerkasPermohonan.objects.filter(permohonan=permohonan).update(catatan="lain"),
        lambda: PerubahanData.objects.create(permohonan=permohonan, kolom="x", urutan=9),
    ):
        with pytest.raises(IntegrityError, match="sudah berakhir"), transaction.atomic():
            ubah()


def test_ditarik_sebelum_diputus_dan_boleh_meminta_lagi(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    actions.tarik_permohonan(permohonan.pk, oleh=pengguna.akun)
    with pytest.raises(TindakanTertutup):
        actions.tarik_permohonan(permohonan.pk, oleh=pengguna.akun)
    assert buat_draf(pengguna, "ubah_alamat").pk != permohonan.pk


def test_yang_lama_tidak_dikirim_dimusnahkan_isinya(pengguna):
    permohonan = buat_draf(pengguna, "ubah_alamat")
    berkas = [d.berkas for d in actions.dokumen_berlaku(permohonan) if d.berkas]
    assert sapu_permohonan() == 0
    hari = profil().registrasi.draf_kedaluwarsa_hari + 1
    Permohonan.objects.filter(pk=permohonan.pk).update(updated_at=timezone.now() - timedelta(days=hari))
    assert (sapu_permohonan(), sapu_permohonan()) == (1, 0)
    permohonan.refresh_from_db()
    assert permohonan.status == S.KEDALUWARSA
    assert not permohonan.perubahan.exists()
    assert all(b.is_musnah for b in Berkas.objects.filter(pk__in=[b.pk for b in berkas]))


def test_jejak_tidak_memuat_nilai(pengguna):
    setujui(buat_terkirim(pengguna, "ubah_penanggung_jawab"))
    rincian = " ".join(str(r) for r in Jejak.objects.values_list("rincian", flat=True))
    assert "3504995508850002" not in rincian
    assert "Sari" not in rincian


def test_data_migrasi_mengisi_penyedia_lama(pengguna):
    from importlib import import_module

    isi = import_module("registrasi.migrations.0010_permohonan").ISI_PENYEDIA
    Penyedia.objects.update(alamat="", provinsi="", telepon="", penanggung_jawab_nik="")
    with connection.cursor() as cursor:
        cursor.execute(isi)
    penyedia = Penyedia.objects.get(pk=pengguna.penyedia_id)
    assert (penyedia.alamat, penyedia.provinsi, penyedia.telepon) == ("Jalan Uji 1", "35", "0355000111")
