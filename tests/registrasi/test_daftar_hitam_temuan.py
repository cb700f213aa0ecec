"""Whom the list means: found by number in both forms, hinted at by name, never decided by itself."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.alur.daftar_hitam import ALUR_COCOK
from registrasi.enums.daftar_hitam import CaraCocok, StatusCocok, TindakanCocok
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam, PencocokanDaftarHitam, Penyedia
from registrasi.policies.daftar_hitam import BelumDitinjau, PerluCatatan
from registrasi.policies.pendaftaran import BerkasSendiri
from registrasi.tasks.daftar_hitam import cocokkan_daftar_hitam_harian
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, npwp_baru, tandai_semua
from tests.registrasi.daftar_hitam import baris, entri, impor

pytestmark = pytest.mark.django_db
T = TindakanCocok


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


def satu() -> CocokDaftarHitam:
    return CocokDaftarHitam.objects.get()


def tinjau(cocok, oleh, tindakan=T.BENARKAN, catatan="NPWP di kartu sama dengan di SK."):
    return actions.tinjau_temuan(cocok.pk, oleh=oleh, tindakan=tindakan, catatan=catatan)


# --- What matches


@pytest.mark.parametrize("bentuk", ["15", "16", "bertitik"])
@pytest.mark.parametrize("kolom", ["npwp_penyedia", "npwp_penyedia_16"])
def test_kedua_bentuk_npwp_adalah_satu_nomor(bentuk, kolom):
    lima_belas = npwp_baru()
    n = lima_belas
    titik = f"{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}"
    dikirim = {"15": n, "16": f"0{n}", "bertitik": titik}[bentuk]
    buat_diajukan(npwp=lima_belas)
    impor(baris(**{"npwp_penyedia": None, kolom: dikirim}))
    assert actions.cocokkan_daftar_hitam() == (1, 0)
    assert satu().cara == CaraCocok.NPWP


def test_nomor_kedua_yang_berbeda_juga_dibandingkan():
    pendaftaran = buat_diajukan()
    impor(baris(npwp_penyedia=npwp_baru(), npwp_penyedia_16=pendaftaran.npwp16))
    actions.cocokkan_daftar_hitam()
    assert satu().pendaftaran == pendaftaran


def test_penyedia_pendaftaran_terbuka_dan_pengguna_tanpa_penyedia_dibandingkan(verifikator):
    terbuka, disetujui = buat_diajukan(), buat_disetujui(verifikator)
    pejabat = buat_disetujui(verifikator).pengguna_spse
    lepas = pejabat.penyedia
    pejabat.penyedia = None
    pejabat.save()
    pejabat.akun.nik = "3504991508859999"
    pejabat.akun.save()
    for urut, nomor in enumerate((terbuka.npwp16, disetujui.npwp16, pejabat.akun.nik)):
        impor(baris(no_sk_blacklist=str(urut), npwp_penyedia=nomor, nama_penyedia=f"PT Lain {urut}"))
    assert actions.cocokkan_daftar_hitam() == (3, 0)
    assert lepas is not None
    subjek = {
        (c.pendaftaran_id, c.penyedia_id, c.pengguna_id, c.cara) for c in CocokDaftarHitam.objects.all()
    }
    penyedia = Penyedia.objects.get(npwp16=disetujui.npwp16)
    assert subjek == {
        (terbuka.pk, None, None, "npwp"),
        (None, penyedia.pk, None, "npwp"),
        (None, None, pejabat.pk, "nik"),
    }


def test_nik_penanggung_jawab_yang_kena_sanksi_ditemukan():
    pendaftaran = buat_diajukan()
    entri(pendaftaran.penanggung_jawab_nik)
    actions.cocokkan_daftar_hitam()
    assert satu().cara == CaraCocok.NIK


def test_nama_mirip_hanya_petunjuk_dan_tidak_menahan_putusan(verifikator):
    pendaftaran = buat_diajukan()
    entri("", nama_penyedia="UJI-COBA SEJATI, P.T.")
    tandai_semua(pendaftaran, verifikator)
    actions.setujui(pendaftaran.pk, oleh=verifikator)
    assert satu().cara == CaraCocok.NAMA


def test_nomor_lebih_kuat_daripada_nama_dan_membuka_lagi_petunjuk_yang_dibantah(verifikator):
    pendaftaran = buat_diajukan()
    sanksi = entri(npwp_baru(), nama_penyedia="PT Uji Coba Sejati")
    actions.cocokkan_daftar_hitam()
    tinjau(satu(), verifikator, T.BANTAH, "NPWP berbeda.")
    EntriDaftarHitam.objects.filter(pk=sanksi.pk).update(npwp16=pendaftaran.npwp16)
    assert actions.cocokkan_daftar_hitam() == (1, 0)
    assert (satu().cara, satu().status) == (CaraCocok.NPWP, StatusCocok.BARU)


@pytest.mark.parametrize(
    "ganti",
    [
        {"tgl_berlaku_dari": "2020-01-01", "tgl_berlaku_sampai": "2021-01-01"},
        {"status": "Dicabut"},
        {"status": "Turun karena masa sanksi"},
        {"no_sk_pencabutan": "9", "tgl_sk_pencabutan": None},
    ],
)
def test_sanksi_yang_sudah_berakhir_tidak_menjadi_temuan(ganti):
    pendaftaran = buat_diajukan()
    impor(baris(npwp_penyedia=pendaftaran.npwp16) | ganti)
    assert actions.cocokkan_daftar_hitam() == (0, 0)


def test_mencocokkan_dua_kali_tidak_menambah_apa_pun():
    entri(buat_diajukan().npwp16)
    actions.cocokkan_daftar_hitam()
    assert actions.cocokkan_daftar_hitam() == (0, 0)
    assert CocokDaftarHitam.objects.count() == Jejak.objects.filter(peristiwa="temuan.temuan").count() == 1


def test_hari_terakhir_sanksi_masih_berlaku():
    besok = hari_ini() + timedelta(days=1)
    sanksi = entri(npwp_baru(), sampai=hari_ini())
    assert sanksi.is_berlaku(hari_ini())
    assert not sanksi.is_berlaku(besok)
    assert not sanksi.is_berlaku(hari_ini() - timedelta(days=1))
    sanksi.no_sk_pencabutan, sanksi.tgl_sk_pencabutan = "9", besok
    assert sanksi.is_berlaku(hari_ini())
    assert sanksi.is_berakhir(besok)


def test_masa_yang_tidak_disebut_akhirnya_tetap_berlaku():
    impor(baris(npwp_penyedia=buat_diajukan().npwp16, tgl_berlaku_sampai=None))
    assert actions.cocokkan_daftar_hitam() == (1, 0)
    assert EntriDaftarHitam.objects.get().is_berlaku(hari_ini() + timedelta(days=9999))


# --- At intake, and before approval


def test_pendaftaran_dicocokkan_saat_dikirim():
    npwp = npwp_baru()
    sanksi = entri(npwp)
    pendaftaran = buat_diajukan(npwp=npwp)
    assert (satu().pendaftaran, satu().entri) == (pendaftaran, sanksi)


def test_menyetujui_perlu_tinjauan_selama_sanksi_berlaku_dan_tetap_dapat_dilakukan(verifikator):
    pendaftaran = buat_diajukan()
    sanksi = entri(pendaftaran.npwp16)
    tandai_semua(pendaftaran, verifikator)
    with pytest.raises(BelumDitinjau, match=sanksi.no_sk):
        actions.setujui(pendaftaran.pk, oleh=verifikator)
    actions.cocokkan_pendaftaran(pendaftaran)
    tinjau(satu(), verifikator)
    actions.setujui(pendaftaran.pk, oleh=verifikator)
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == "disetujui"
    jejak = Jejak.objects.get(peristiwa="pendaftaran.disetujui_dengan_temuan")
    assert jejak.rincian == {"temuan": [satu().pk]}


def test_sanksi_yang_belum_mulai_berlaku_tidak_menahan_persetujuan(verifikator):
    pendaftaran = buat_diajukan()
    entri(pendaftaran.npwp16, tgl_berlaku_dari=(hari_ini() + timedelta(days=5)).isoformat())
    tandai_semua(pendaftaran, verifikator)
    actions.setujui(pendaftaran.pk, oleh=verifikator)
    assert satu().status == StatusCocok.BARU


def test_menolak_dan_mengembalikan_tidak_menunggu_tinjauan(verifikator):
    pendaftaran = buat_diajukan()
    entri(pendaftaran.npwp16)
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Akta milik perusahaan lain.")
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == "ditolak"


# --- The review


def test_tinjauan_bercatatan_dan_yang_kedua_tidak_menghapus_yang_pertama(verifikator):
    entri(buat_diajukan().npwp16)
    actions.cocokkan_daftar_hitam()
    with pytest.raises(PerluCatatan):
        tinjau(satu(), verifikator, catatan="  ")
    tinjau(satu(), verifikator)
    tinjau(satu(), verifikator, T.BANTAH, "Ternyata alamatnya lain.")
    assert [t.tindakan for t in satu().tinjauan.all()] == ["bantah", "benarkan"]
    with pytest.raises(TindakanTertutup):
        tinjau(satu(), verifikator, T.BANTAH)


def test_temuan_tentang_diri_sendiri_ditinjau_orang_lain():
    pemohon = buat_akun(Peran.PEMOHON, Peran.VERIFIKATOR)
    entri(buat_diajukan(pemohon).npwp16)
    actions.cocokkan_daftar_hitam()
    with pytest.raises(BerkasSendiri):
        tinjau(satu(), pemohon)


@pytest.mark.parametrize("kolom", ["catatan", "tindakan"])
def test_tinjauan_beku_di_basis_data(verifikator, kolom):
    entri(buat_diajukan().npwp16)
    actions.cocokkan_daftar_hitam()
    tinjauan = tinjau(satu(), verifikator).tinjauan.get()
    with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
        type(tinjauan).objects.filter(pk=tinjauan.pk).update(**{kolom: "bantah"})


def test_kecocokan_yang_sudah_ditinjau_beku_di_basis_data(verifikator):
    entri(buat_diajukan().npwp16)
    actions.cocokkan_daftar_hitam()
    tinjau(satu(), verifikator)
    lain = entri(npwp_baru())
    for ganti in ({"entri": lain}, {"cara": CaraCocok.NAMA}, {"ditemukan_pada": timezone.now()}):
        with pytest.raises(IntegrityError, match="sudah tercatat"), transaction.atomic():
            CocokDaftarHitam.objects.update(**ganti)


# --- The end of a sanction


@pytest.fixture
def terkena(verifikator):
    """A provider whose user is active, confirmed as the one a sanction until tomorrow means."""
    penyedia = Penyedia.objects.get(npwp16=buat_disetujui(verifikator).npwp16)
    entri(penyedia.npwp16, sampai=hari_ini() + timedelta(days=1), nama_penyedia="PT Lain")
    actions.cocokkan_daftar_hitam()
    tinjau(CocokDaftarHitam.objects.get(penyedia=penyedia), verifikator)
    return penyedia


def test_sanksi_berakhir_ditinjau_dan_tidak_mengaktifkan_siapa_pun(terkena, verifikator):
    semula = list(terkena.pengguna.values("status_spse", "akun__is_active"))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert actions.cocokkan_daftar_hitam() == (0, 1)
        assert actions.cocokkan_daftar_hitam() == (0, 0)
        surat = Pemberitahuan.objects.filter(templat="registrasi/temuan_daftar_hitam", akun=verifikator)
        kirim(surat.latest("pk").pk)
    assert satu().status == StatusCocok.BERAKHIR
    assert list(terkena.pengguna.values("status_spse", "akun__is_active")) == semula
    assert "1 sanksi berakhir: tinjau pengaktifan kembali" in mail.outbox[-1].body
    tinjau(satu(), verifikator, T.SELESAIKAN, "Pengguna tetap nonaktif sampai ada permohonan.")
    assert satu().status == StatusCocok.SELESAI


def test_sk_pencabutan_juga_mengakhiri_sanksi(terkena):
    sanksi = satu().entri
    impor(
        baris(
            no_sk_blacklist=sanksi.no_sk,
            npwp_penyedia=sanksi.npwp,
            no_sk_pencabutan="99/2026",
            tgl_sk_pencabutan=hari_ini().isoformat(),
        )
    )
    assert actions.cocokkan_daftar_hitam() == (0, 1)


def test_sanksi_yang_diperpanjang_dibuka_kembali(terkena):
    sanksi = satu().entri
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        actions.cocokkan_daftar_hitam()
        impor(baris(no_sk_blacklist=sanksi.no_sk, npwp_penyedia=sanksi.npwp))
        assert actions.cocokkan_daftar_hitam() == (1, 0)
        assert (satu().status, satu().berakhir_pada) == (StatusCocok.BARU, None)


def test_temuan_pendaftaran_yang_sudah_diputus_ditutup(verifikator):
    pendaftaran = buat_diajukan()
    entri(pendaftaran.npwp16)
    actions.cocokkan_daftar_hitam()
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Akta milik perusahaan lain.")
    assert actions.cocokkan_daftar_hitam() == (0, 0)
    assert satu().status == StatusCocok.SELESAI


def test_gerak_sistem_mengikuti_tabelnya(terkena):
    """The set-based statement may do only what the Alur lists."""
    for tindakan in (T.AKHIRI, T.TUTUP, T.BUKA_KEMBALI):
        transisi = ALUR_COCOK.tabel[tindakan]
        for status in StatusCocok:
            CocokDaftarHitam.objects.update(status=status)
            sampai = hari_ini() + timedelta(days=9 if tindakan == T.BUKA_KEMBALI else -1)
            EntriDaftarHitam.objects.update(
                berlaku_dari=hari_ini() - timedelta(days=9), berlaku_sampai=sampai
            )
            actions.cocokkan_daftar_hitam()
            kini = satu().status
            assert kini == status or any(
                status in t.dari and kini == t.ke
                for t in ALUR_COCOK.tabel.values()
                if t.izin == transisi.izin
            )


# --- Every night


def test_pencocokan_malam_sekali_sehari_dari_barisnya():
    entri(buat_diajukan().npwp16)
    with time_machine.travel("2026-11-20 16:59:00Z"):  # 23.59 WIB
        assert actions.antrekan_pencocokan_harian()
        cocokkan_daftar_hitam_harian()
        cocokkan_daftar_hitam_harian()
        assert not actions.antrekan_pencocokan_harian()
    with time_machine.travel("2026-11-20 17:00:00Z"):
        assert actions.antrekan_pencocokan_harian()
        assert actions.cocokkan_hari_ini()
    assert PencocokanDaftarHitam.objects.count() == 2


def test_perintah_mencocokkan(capsys):
    entri(buat_diajukan().npwp16)
    call_command("cocokkan_daftar_hitam", "--json")
    assert capsys.readouterr().out.strip() == '{"baru": 1, "berakhir": 0}'


def test_nama_baku_tanpa_bentuk_usaha():
    daftar = ["PT. Maju-Jaya", "MAJU JAYA, P.T.", "C.V.Maju Jaya", "maju jaya (Persero) Tbk", "UD  MAJUJAYA"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT registrasi_nama_baku(n) FROM unnest(%s::text[]) n", [daftar])
        assert cursor.fetchall() == [("MAJUJAYA",)]


# --- Status × act × person


@pytest.mark.parametrize("status", StatusCocok)
@pytest.mark.parametrize("tindakan", TindakanCocok)
def test_tindakan_hanya_dari_status_yang_ditetapkan(status, tindakan):
    transisi = ALUR_COCOK.tabel[tindakan]
    oleh = None if transisi.izin == "sistem" else buat_akun(Peran.VERIFIKATOR)
    cocok = CocokDaftarHitam(status=status)
    if status in transisi.dari:
        assert ALUR_COCOK.check(cocok, tindakan, oleh) is transisi
    else:
        with pytest.raises(TindakanTertutup, match=status.label):
            ALUR_COCOK.check(cocok, tindakan, oleh)


@pytest.mark.parametrize("peran", [None, *Peran])
@pytest.mark.parametrize("tindakan", TindakanCocok)
def test_tindakan_hanya_oleh_yang_berwenang(peran, tindakan):
    transisi = ALUR_COCOK.tabel[tindakan]
    cocok = CocokDaftarHitam(status=next(iter(transisi.dari)))
    oleh = buat_akun(peran) if peran else None
    if (transisi.izin == "sistem") == (peran is None) and peran in (None, Peran.VERIFIKATOR):
        ALUR_COCOK.check(cocok, tindakan, oleh)
    else:
        with pytest.raises(TidakBerwenang):
            ALUR_COCOK.check(cocok, tindakan, oleh)


def test_tabelnya_berdasar_dan_sama_dengan_diagramnya():
    assert all(profil().dasar(t.kunci) for t in ALUR_COCOK.tabel.values())
    assert ALUR_COCOK.mermaid() in Path(settings.BASE_DIR, "docs/alur/temuan_daftar_hitam.md").read_text()
