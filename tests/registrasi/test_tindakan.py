"""The acts on a registration, as the SOP tells them."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.berkas.pindai import BelumBersih
from lpse.models import Berkas, Jejak, Naskah, Pemberitahuan
from lpse.peran import Peran
from registrasi import actions
from registrasi.actions.draf import SudahMenjadiPengguna
from registrasi.enums.pendaftaran import StatusPendaftaran, StatusSPSE
from registrasi.models import Pendaftaran, PenggunaSPSE
from registrasi.policies.pendaftaran import (
    BagianTerkunci,
    BelumDiperiksa,
    BerkasSendiri,
    PerluAlasan,
    SedangDiperiksa,
    SudahTerdaftar,
    SyaratBelumLengkap,
)
from tests.factories import (
    buat_akun,
    buat_berkas,
    buat_diajukan,
    buat_disetujui,
    buat_draf,
    npwp_baru,
    tandai_semua,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nip="198502022010012992", jabatan="Verifikator")


def peristiwa(objek):
    return list(
        Jejak.objects.filter(objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk))
        .order_by("pk")
        .values_list("peristiwa", flat=True)
    )


def test_mulai_dua_kali_membuka_draf_yang_sama():
    akun = buat_akun(Peran.PEMOHON)
    assert actions.mulai(oleh=akun).pk == actions.mulai(oleh=akun).pk


def test_ajukan_memberi_nomor_tenggat_dan_surat():
    draf = buat_draf()

    pendaftaran = actions.ajukan(draf.pk, oleh=draf.akun)

    assert pendaftaran.status == StatusPendaftaran.DIAJUKAN
    assert pendaftaran.nomor.startswith(f"REG-{timezone.localdate().year}-")
    assert pendaftaran.tenggat > pendaftaran.diajukan_pada
    assert peristiwa(pendaftaran)[-1] == "pendaftaran.diajukan"
    assert Pemberitahuan.objects.filter(templat="registrasi/diajukan", objek_id=pendaftaran.pk).count() == 1


def test_nomor_pendaftaran_berurutan_tanpa_celah():
    urut = [int(buat_diajukan().nomor.rsplit("-", 1)[1]) for _ in range(3)]
    assert urut == [urut[0], urut[0] + 1, urut[0] + 2]


def test_ajukan_menyebut_semua_yang_kurang():
    draf = buat_draf(lengkap=False)
    with pytest.raises(SyaratBelumLengkap, match="Jenis pemohon, Data perusahaan, Penanggung jawab"):
        actions.ajukan(draf.pk, oleh=draf.akun)
    assert Pendaftaran.objects.get(pk=draf.pk).nomor == ""


def test_perusahaan_yang_sama_tidak_terdaftar_dua_kali_walau_npwp_ditulis_lain():
    npwp = npwp_baru()
    buat_diajukan(npwp=npwp)
    kedua = buat_draf(npwp=f"0{npwp}")

    with pytest.raises(SudahTerdaftar) as galat:
        actions.ajukan(kedua.pk, oleh=kedua.akun)

    assert "PT Uji" not in str(galat.value)
    assert Pendaftaran.objects.get(pk=kedua.pk).status == StatusPendaftaran.DRAF


def test_setujui_memberi_user_id_peran_dan_dua_berita_acara(verifikator):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)

    actions.setujui(pendaftaran.pk, oleh=verifikator)

    pendaftaran.refresh_from_db()
    akun = pendaftaran.akun
    assert (pendaftaran.status, pendaftaran.diputus_oleh) == (StatusPendaftaran.DISETUJUI, verifikator)
    assert akun.user_id
    assert Peran.PENYEDIA in akun.peran
    assert not akun.has_usable_password()
    assert PenggunaSPSE.objects.get(akun=akun).status_spse == StatusSPSE.BELUM
    assert {n.jenis for n in Naskah.objects.filter(objek_id=pendaftaran.pk)} == {"BA-VER", "BA-STA"}
    assert peristiwa(pendaftaran).count("pendaftaran.disetujui") == 1
    assert not akun.is_masuk_dengan_kode
    verifikasi, serah_terima = Naskah.objects.order_by("pk")
    assert serah_terima.isi["nomor_verifikasi"] == verifikasi.nomor


def test_setujui_menolak_syarat_kurang(verifikator):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    ktp = pendaftaran.dokumen.get(kode="ktp")
    actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False)

    with pytest.raises(BelumDiperiksa, match=ktp.nama[:20]):
        actions.setujui(pendaftaran.pk, oleh=verifikator)


@pytest.mark.parametrize("tanda", [{"ada": False, "sesuai_asli": False}, {"ada": True, "sesuai_asli": False}])
def test_basis_data_sendiri_menolak_persetujuan_tanpa_tanda(verifikator, tanda):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, **tanda)

    with pytest.raises(IntegrityError, match="ktp"), transaction.atomic():
        Pendaftaran.objects.filter(pk=pendaftaran.pk).update(
            status="disetujui", diputus_oleh=verifikator, diputus_pada=timezone.now()
        )


@pytest.mark.parametrize("keadaan", ["menunggu", "terinfeksi", "tidak_dapat_diperiksa"])
def test_persetujuan_menunggu_setiap_berkas_bersih(verifikator, keadaan):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    berkas = Berkas.objects.filter(pk=pendaftaran.dokumen.get(kode="ktp").berkas_id)
    temuan = {"dipindai_pada": timezone.now(), "tanda_virus": "Uji"} if keadaan == "terinfeksi" else {}
    berkas.update(keadaan_pemeriksaan=keadaan, **temuan)

    with pytest.raises(BelumBersih):
        actions.setujui(pendaftaran.pk, oleh=verifikator)
    with pytest.raises(IntegrityError, match="belum bersih: ktp"), transaction.atomic():
        Pendaftaran.objects.filter(pk=pendaftaran.pk).update(
            status="disetujui", diputus_oleh=verifikator, diputus_pada=timezone.now()
        )
    # Neither a return nor a refusal waits for the scanner.
    assert actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Unggah berkas lain."})


def test_persetujuan_menerima_berkas_bersih(verifikator):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    Berkas.objects.update(keadaan_pemeriksaan="bersih", dipindai_pada=timezone.now())
    assert actions.setujui(pendaftaran.pk, oleh=verifikator).status == StatusPendaftaran.DISETUJUI


def test_tanda_gugur_bila_berkas_diganti(verifikator):
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang."})

    dokumen = actions.unggah(pendaftaran.pk, "ktp", oleh=pendaftaran.akun, berkas=buat_berkas())

    assert (dokumen.ada, dokumen.sesuai_asli, dokumen.diperiksa_oleh) == (False, False, None)
    assert dokumen.riwayat.count() == 2


def test_kembalikan_hanya_membuka_yang_disebut(verifikator):
    pendaftaran = buat_diajukan()
    actions.kembalikan(
        pendaftaran.pk,
        oleh=verifikator,
        dokumen={"ktp": "Foto KTP buram. Foto ulang."},
        bagian={"penanggung_jawab": "Nama tidak sama dengan KTP."},
    )
    akun = pendaftaran.akun

    with pytest.raises(BagianTerkunci):
        actions.unggah(pendaftaran.pk, "npwp", oleh=akun, berkas=buat_berkas())
    with pytest.raises(BagianTerkunci):
        actions.isi(pendaftaran.pk, oleh=akun, bagian="perusahaan", nama_perusahaan="PT Lain")
    with pytest.raises(SyaratBelumLengkap):
        actions.ajukan(pendaftaran.pk, oleh=akun)
    actions.unggah(pendaftaran.pk, "ktp", oleh=akun, berkas=buat_berkas())
    actions.isi(pendaftaran.pk, oleh=akun, bagian="penanggung_jawab", penanggung_jawab_nama="Budi Benarwan")
    # Until it is sent again, what was repaired can be repaired once more.
    actions.unggah(pendaftaran.pk, "ktp", oleh=akun, berkas=buat_berkas())
    actions.isi(
        pendaftaran.pk, oleh=akun, bagian="penanggung_jawab", penanggung_jawab_nama="Budi Lebihbenarwan"
    )
    lagi = actions.ajukan(pendaftaran.pk, oleh=akun)

    assert (lagi.nomor, lagi.putaran) == (pendaftaran.nomor, 2)


def test_kembalikan_tanpa_menyebut_apa_pun_ditolak(verifikator):
    with pytest.raises(PerluAlasan):
        actions.kembalikan(buat_diajukan().pk, oleh=verifikator, dokumen={})


def test_tolak_perlu_alasan(verifikator):
    pendaftaran = buat_diajukan()
    with pytest.raises(PerluAlasan):
        actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="  ")
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Akta milik perusahaan lain.")
    assert peristiwa(pendaftaran)[-1] == "pendaftaran.ditolak"


@pytest.mark.parametrize("sebab", ["akun", "nik", "surel", "surel_perusahaan", "nip", "dibantu"])
def test_tidak_seorang_pun_memutus_berkasnya_sendiri(sebab):
    pemohon = buat_akun(Peran.PEMOHON, Peran.VERIFIKATOR, nip="198502022010012992")
    pendaftaran = buat_diajukan(pemohon)
    oleh = pemohon
    if sebab != "akun":
        oleh = buat_akun(Peran.VERIFIKATOR)
    if sebab == "nik":
        oleh.nik = pendaftaran.penanggung_jawab_nik
        oleh.save()
    if sebab == "nip":
        oleh.nip = pemohon.nip
        oleh.save()
    if sebab == "surel":
        oleh.email = "lain@uji.example"
        oleh.save()
        Pendaftaran.objects.filter(pk=pendaftaran.pk).update(email_perusahaan="LAIN@uji.example")
    if sebab == "surel_perusahaan":
        Pendaftaran.objects.filter(pk=pendaftaran.pk).update(email_perusahaan=oleh.email)
    if sebab == "dibantu":
        Pendaftaran.objects.filter(pk=pendaftaran.pk).update(dibantu_oleh=oleh)

    for act in (
        lambda: actions.ambil(pendaftaran.pk, oleh=oleh),
        lambda: actions.tandai(pendaftaran.pk, "ktp", oleh=oleh, ada=True, sesuai_asli=True),
        lambda: actions.setujui(pendaftaran.pk, oleh=oleh),
        lambda: actions.tolak(pendaftaran.pk, oleh=oleh, alasan="x"),
        lambda: actions.kembalikan(pendaftaran.pk, oleh=oleh, dokumen={"ktp": "x"}),
    ):
        with pytest.raises(BerkasSendiri):
            act()
    with pytest.raises(AturanDilanggar, match="Tidak ada berkas"):
        actions.ambil_berikutnya(oleh=oleh)


def test_berkas_yang_dipegang_tidak_diputus_orang_lain_sampai_pegangan_habis(verifikator):
    pendaftaran = buat_diajukan()
    actions.ambil(pendaftaran.pk, oleh=verifikator)
    lain = buat_akun(Peran.VERIFIKATOR)

    with pytest.raises(SedangDiperiksa, match=verifikator.nama):
        actions.tolak(pendaftaran.pk, oleh=lain, alasan="x")
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        assert actions.ambil_berikutnya(oleh=lain).pk == pendaftaran.pk


def test_ambil_berikutnya_mendahulukan_yang_dipegang_lalu_yang_paling_mendesak(verifikator):
    pertama, kedua = buat_diajukan(), buat_diajukan()
    Pendaftaran.objects.filter(pk=kedua.pk).update(tenggat=timezone.now() - timedelta(days=1))

    assert actions.ambil_berikutnya(oleh=verifikator).pk == kedua.pk
    assert actions.ambil_berikutnya(oleh=verifikator).pk == kedua.pk
    actions.lepas(kedua.pk, oleh=verifikator)
    assert actions.ambil_berikutnya(oleh=buat_akun(Peran.VERIFIKATOR)).pk == kedua.pk
    assert actions.ambil_berikutnya(oleh=verifikator).pk == pertama.pk


def test_sesuai_asli_tidak_bertanggal_besok(verifikator):
    pendaftaran = buat_diajukan()
    with pytest.raises(AturanDilanggar, match="sesudah hari ini"):
        actions.tandai(
            pendaftaran.pk,
            "ktp",
            oleh=verifikator,
            ada=True,
            sesuai_asli=True,
            asli_diperlihatkan_pada=timezone.localdate() + timedelta(days=2),
        )


def test_tarik_membebaskan_npwp(verifikator):
    npwp = npwp_baru()
    pendaftaran = buat_diajukan(npwp=npwp)
    actions.tarik(pendaftaran.pk, oleh=pendaftaran.akun)
    assert buat_diajukan(npwp=npwp).status == StatusPendaftaran.DIAJUKAN


def test_cabut_mengakhiri_akses_dan_mencabut_berita_acara(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    akun = pendaftaran.akun
    akun.refresh_from_db()
    akun.set_password("kata-sandi-panjang")
    akun.save()
    peramban = Client()
    peramban.force_login(akun)
    kepala = buat_akun(Peran.KEPALA)

    actions.cabut(pendaftaran.pk, oleh=kepala, alasan="Akta palsu.")

    pendaftaran.refresh_from_db()
    assert (pendaftaran.status, pendaftaran.dicabut_oleh) == (StatusPendaftaran.DICABUT, kepala)
    assert pendaftaran.diputus_oleh == verifikator
    assert not Naskah.objects.filter(objek_id=pendaftaran.pk, dicabut_pada__isnull=True).exists()
    assert PenggunaSPSE.objects.get(akun=akun).status_spse == StatusSPSE.NONAKTIF
    assert Session.objects.exists()
    assert peramban.get("/akun/").status_code == 302
    assert "/akun/masuk/" in peramban.get("/akun/")["Location"]


def test_dicabut_lalu_disetujui_lagi_hari_itu_peran_penyedia_tetap_hidup(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    actions.cabut(pendaftaran.pk, oleh=buat_akun(Peran.KEPALA), alasan="Keliru." * 200)
    akun = Pendaftaran.objects.get(pk=pendaftaran.pk).akun
    assert akun.is_masuk_dengan_kode
    lagi = buat_diajukan(akun)
    tandai_semua(lagi, verifikator)
    actions.setujui(lagi.pk, oleh=verifikator)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert Peran.PENYEDIA in Pendaftaran.objects.get(pk=lagi.pk).akun.peran


def test_dokumen_bila_ada_yang_dikembalikan_dapat_dilepas_dan_tetap_dalam_riwayat(verifikator):
    draf = buat_draf()
    actions.unggah(draf.pk, "akta_perubahan", oleh=draf.akun, berkas=buat_berkas(draf.akun))
    actions.ajukan(draf.pk, oleh=draf.akun)
    actions.kembalikan(draf.pk, oleh=verifikator, dokumen={"akta_perubahan": "Bukan akta perubahan."})

    with pytest.raises(BagianTerkunci):
        actions.lepas_berkas(draf.pk, "ktp", oleh=draf.akun)
    dokumen = actions.lepas_berkas(draf.pk, "akta_perubahan", oleh=draf.akun)

    assert dokumen.riwayat.get().berkas.dimusnahkan_pada is None
    assert actions.ajukan(draf.pk, oleh=draf.akun).status == StatusPendaftaran.DIAJUKAN


def test_jenis_pemohon_tidak_dapat_dikembalikan_untuk_diperbaiki(verifikator):
    pendaftaran = buat_diajukan()
    actions.kembalikan(
        pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang."}, bagian={"jenis": "Keliru."}
    )
    with pytest.raises(BagianTerkunci):
        actions.isi(pendaftaran.pk, oleh=pendaftaran.akun, bagian="jenis", jenis="perorangan")


def test_pengguna_yang_sudah_disetujui_tidak_mendaftar_lagi(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    with pytest.raises(SudahMenjadiPengguna):
        actions.mulai(oleh=pendaftaran.akun)


def test_dua_perusahaan_senama_mendapat_user_id_berbeda(verifikator):
    pertama, kedua = buat_disetujui(verifikator), buat_disetujui(verifikator)
    user_id = [Pendaftaran.objects.get(pk=p.pk).akun.user_id for p in (pertama, kedua)]
    assert user_id[1] == f"{user_id[0]}2"


def test_draf_terbengkalai_diperingatkan_lalu_dimusnahkan():
    draf = buat_draf()
    berkas = draf.dokumen.get(kode="ktp").berkas
    mulai = timezone.now()

    assert not actions.peringatkan(draf.pk)
    with time_machine.travel(mulai + timedelta(days=24)):
        assert actions.peringatkan(draf.pk)
        assert not actions.peringatkan(draf.pk)
        assert not actions.kedaluwarsakan(draf.pk)
    with time_machine.travel(mulai + timedelta(days=32)):
        assert actions.kedaluwarsakan(draf.pk)

    draf.refresh_from_db()
    berkas.refresh_from_db()
    assert draf.status == StatusPendaftaran.KEDALUWARSA
    assert not any(getattr(draf, nama) for nama in Pendaftaran.DATA_PRIBADI)
    assert berkas.dimusnahkan_pada is not None
    assert Pemberitahuan.objects.filter(templat="registrasi/draf_kedaluwarsa").count() == 1


def test_draf_yang_disentuh_sesudah_peringatan_tetap_hidup():
    draf = buat_draf()
    mulai = timezone.now()
    with time_machine.travel(mulai + timedelta(days=24)):
        actions.peringatkan(draf.pk)
        actions.unggah(draf.pk, "ktp", oleh=draf.akun, berkas=buat_berkas())
    with time_machine.travel(mulai + timedelta(days=33)):
        assert not actions.kedaluwarsakan(draf.pk)
