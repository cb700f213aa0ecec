"""Closing, reopening, and taking a lost second factor off: two persons, sessions gone, the owner told."""

import re
import threading
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from lpse import usulan_akun
from lpse.aturan import TidakBerwenang
from lpse.models import Akun, Jejak, Penugasan, UsulanAkun
from lpse.models.usulan import TindakanAkun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.petugas import klien, pasang_mfa
from tests.registrasi.pemohon import kirim_surat
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
NONAKTIFKAN, AKTIFKAN, LEPAS_MFA = TindakanAkun.NONAKTIFKAN, TindakanAkun.AKTIFKAN, TindakanAkun.LEPAS_MFA
SANDI = "sandi-panjang-sekali-2026"


@pytest.fixture
def sekretaris():
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


@pytest.fixture
def pegawai():
    return buat_akun(Peran.VERIFIKATOR, sandi=SANDI)


def lakukan(akun: Akun, tindakan: str, sekretaris: Akun, kepala: Akun) -> UsulanAkun:
    usulan = usulan_akun.usulkan(akun.pk, oleh=sekretaris, tindakan=tindakan, alasan="pindah tugas")
    return usulan_akun.setujui(usulan.pk, oleh=kepala)


def tautan(pesan: mail.EmailMessage) -> str:
    cocok = re.search(r"http://testserver(/akun/sandi/atur/\S+)", pesan.body)
    assert cocok, pesan.body
    return cocok[1]


def test_satu_orang_tidak_menonaktifkan_siapa_pun(sekretaris, kepala, pegawai):
    usulan = usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=NONAKTIFKAN, alasan="uji")
    pegawai.refresh_from_db()
    assert pegawai.is_active
    with pytest.raises(usulan_akun.DuaOrangAkun):
        usulan_akun.setujui(usulan.pk, oleh=sekretaris)
    usulan_akun.setujui(usulan.pk, oleh=kepala)
    pegawai.refresh_from_db()
    assert not pegawai.is_active


def test_pemilik_akun_tidak_menyetujui_usulan_tentang_dirinya(sekretaris, kepala):
    pasang_mfa(kepala)
    usulan = usulan_akun.usulkan(kepala.pk, oleh=sekretaris, tindakan=LEPAS_MFA, alasan="uji")
    with pytest.raises(usulan_akun.DuaOrangAkun):
        usulan_akun.setujui(usulan.pk, oleh=kepala)


@pytest.mark.parametrize("siapa", ["diusulkan_oleh", "akun"])
def test_basis_data_menolak_satu_orang_untuk_dua_langkah(sekretaris, pegawai, siapa):
    usulan = usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=NONAKTIFKAN, alasan="uji")
    with pytest.raises(IntegrityError, match="usulan_akun_dua_orang"), transaction.atomic():
        UsulanAkun.objects.filter(pk=usulan.pk).update(
            disetujui_oleh=getattr(usulan, siapa), disetujui_pada=usulan.created_at
        )


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.HELPDESK, Peran.AUDITOR, Peran.LKPP, Peran.PPK])
def test_hanya_pengelola_penugasan_yang_mengusulkan_dan_memutus(peran, sekretaris, pegawai):
    asing = buat_akun(peran)
    usulan = usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=NONAKTIFKAN, alasan="uji")
    for tindakan in (
        lambda: usulan_akun.usulkan(sekretaris.pk, oleh=asing, tindakan=NONAKTIFKAN, alasan="uji"),
        lambda: usulan_akun.setujui(usulan.pk, oleh=asing),
        lambda: usulan_akun.batalkan(usulan.pk, oleh=asing),
    ):
        with pytest.raises(TidakBerwenang):
            tindakan()


def test_nonaktif_mengakhiri_semua_sesi_dan_peran_pada_permintaan_berikutnya(sekretaris, kepala, pegawai):
    meja, rumah = klien(pegawai), Client()
    rumah.force_login(pegawai)
    assert meja.get("/admin/").status_code == 200
    lakukan(pegawai, NONAKTIFKAN, sekretaris, kepala)
    for satu in (meja, rumah):
        assert satu.get("/admin/").headers["Location"].startswith("/akun/masuk/")
    assert Akun.objects.get(pk=pegawai.pk).get_all_permissions() == set()
    # The role began today: no day of it is left.
    assert not Penugasan.objects.filter(akun=pegawai).exists()
    masuk = Client().post("/akun/masuk/", {"login": pegawai.email, "password": SANDI})
    assert "_auth_user_id" not in masuk.wsgi_request.session
    surat = kirim_surat()[-1]
    assert surat.to == [pegawai.email]
    assert "dinonaktifkan" in surat.subject


def test_diaktifkan_lagi_tidak_menghidupkan_sesi_peran_atau_kata_sandi_lama(sekretaris, kepala, pegawai):
    lama = klien(pegawai)
    lakukan(pegawai, NONAKTIFKAN, sekretaris, kepala)
    lakukan(pegawai, AKTIFKAN, sekretaris, kepala)
    assert lama.get("/akun/").headers["Location"].startswith("/akun/masuk/")
    pegawai = Akun.objects.get(pk=pegawai.pk)
    assert pegawai.is_active
    assert not pegawai.check_password(SANDI)
    assert pegawai.peran == frozenset()
    assert Client().get(tautan(kirim_surat()[-1]), follow=True).status_code == 200


def test_penugasan_yang_sudah_berakhir_atau_bukan_pegawai_tidak_diubah(sekretaris, kepala):
    akun = buat_akun(Peran.PENYEDIA)
    dulu = hari_ini() - timedelta(days=30)
    Penugasan.objects.create(akun=akun, peran=Peran.HELPDESK, mulai=dulu, selesai=dulu)
    Penugasan.objects.create(akun=akun, peran=Peran.HELPDESK, mulai=dulu)
    lakukan(akun, NONAKTIFKAN, sekretaris, kepala)
    selesai = dict(Penugasan.objects.filter(akun=akun).order_by("pk").values_list("pk", "selesai"))
    assert list(selesai.values()) == [None, dulu, hari_ini() - timedelta(days=1)]


@pytest.mark.parametrize("mulai", [-1, 0, 5])
def test_menonaktifkan_mengakhiri_setiap_peran_pegawai_dan_mencatatnya(sekretaris, kepala, mulai):
    akun = buat_akun()
    peran = Penugasan.objects.create(
        akun=akun, peran=Peran.HELPDESK, mulai=hari_ini() + timedelta(days=mulai)
    )
    lakukan(akun, NONAKTIFKAN, sekretaris, kepala)
    sisa = list(Penugasan.objects.filter(akun=akun).values_list("selesai", flat=True))
    assert sisa == ([hari_ini() - timedelta(days=1)] if mulai < 0 else [])
    jejak = Jejak.objects.get(peristiwa="penugasan.diakhiri")
    assert (jejak.objek_id, jejak.oleh_id) == (str(peran.pk), kepala.pk)
    assert jejak.rincian == {"peran": "helpdesk", "akun": akun.pk}


@pytest.mark.django_db(transaction=True)
def test_dua_orang_saling_menyetujui_serentak_tidak_saling_menunggu(monkeypatch):
    satu, dua, pengusul = (buat_akun(Peran.KEPALA), buat_akun(Peran.KEPALA), buat_akun(Peran.SEKRETARIS))
    tentang = [
        usulan_akun.usulkan(a.pk, oleh=pengusul, tindakan=NONAKTIFKAN, alasan="uji") for a in (satu, dua)
    ]
    pintu = threading.Barrier(2)
    # Each holds the other's Akun before either goes on.
    monkeypatch.setitem(usulan_akun.LAKUKAN, NONAKTIFKAN, lambda akun, oleh: pintu.wait(60))

    serentak(
        lambda: usulan_akun.setujui(tentang[0].pk, oleh=dua),
        lambda: usulan_akun.setujui(tentang[1].pk, oleh=satu),
    )

    assert UsulanAkun.objects.filter(disetujui_pada__isnull=False).count() == 2


def test_perangkat_hilang_faktor_kedua_dilepas_dan_kata_sandi_saja_tidak_cukup(sekretaris, kepala, pegawai):
    meja = klien(pegawai)
    lakukan(pegawai, LEPAS_MFA, sekretaris, kepala)
    assert not Authenticator.objects.filter(user=pegawai).exists()
    assert meja.get("/admin/").headers["Location"].startswith("/akun/masuk/")
    assert Client().post("/akun/masuk/", {"login": pegawai.email, "password": SANDI}).status_code == 200
    pemilik = Client()
    halaman = pemilik.get(tautan(kirim_surat()[-1]), follow=True)
    sandi = {"password1": "sandi-baru-yang-panjang", "password2": "sandi-baru-yang-panjang"}
    pemilik.post(halaman.redirect_chain[-1][0], sandi)
    pemilik.post("/akun/masuk/", {"login": pegawai.email, "password": "sandi-baru-yang-panjang"})
    assert pemilik.get("/admin/").headers["Location"].startswith(reverse("mfa_index"))


def test_usulan_yang_tidak_perlu_atau_ganda_ditolak(sekretaris, pegawai):
    for tindakan in (AKTIFKAN, LEPAS_MFA):
        with pytest.raises(usulan_akun.TidakPerlu):
            usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=tindakan, alasan="uji")
    usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=NONAKTIFKAN, alasan="uji")
    with pytest.raises(usulan_akun.TidakPerlu, match="sudah ada"):
        usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=NONAKTIFKAN, alasan="uji")


def test_usulan_diputus_sekali(sekretaris, kepala, pegawai):
    batal = usulan_akun.usulkan(pegawai.pk, oleh=sekretaris, tindakan=NONAKTIFKAN, alasan="uji")
    usulan_akun.batalkan(batal.pk, oleh=kepala)
    for act in (usulan_akun.setujui, usulan_akun.batalkan):
        with pytest.raises(usulan_akun.UsulanTertutup):
            act(batal.pk, oleh=kepala)
    pegawai.refresh_from_db()
    assert pegawai.is_active


def test_jejak_mencatat_dua_orang_tanpa_alasannya(sekretaris, kepala, pegawai):
    lakukan(pegawai, NONAKTIFKAN, sekretaris, kepala)
    baris = Jejak.objects.filter(objek_jenis="lpse.akun", objek_id=str(pegawai.pk)).order_by("pk")
    assert [(b.peristiwa, b.oleh_id) for b in baris] == [
        ("akun.nonaktifkan_diusulkan", sekretaris.pk),
        ("akun.dinonaktifkan", kepala.pk),
    ]
    assert "pindah" not in str([b.rincian for b in baris])


def test_halaman_usulan_sampai_disetujui(sekretaris, kepala, pegawai):
    pengusul, penyetuju, alamat = klien(sekretaris), klien(kepala), reverse("admin:usulan_akun")
    isian = {"akun": pegawai.email.upper(), "tindakan": "nonaktifkan", "alasan": "pindah tugas"}
    assert pengusul.post(alamat, isian).status_code == 302
    setujui = reverse("admin:usulan_akun_putuskan", args=[UsulanAkun.objects.get().pk, "setujui"])
    assert setujui not in pengusul.get(alamat).content.decode()
    assert "memerlukan dua orang" in pengusul.post(setujui, follow=True).content.decode()
    assert Jejak.objects.filter(peristiwa="akun.setujui.tidak_diizinkan", oleh_id=sekretaris.pk).exists()
    isi = penyetuju.get(alamat).content.decode()
    assert setujui in isi
    assert "pindah tugas" in isi
    assert "Disetujui" in penyetuju.post(setujui, follow=True).content.decode()
    pegawai.refresh_from_db()
    assert not pegawai.is_active


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [({"akun": "siapa"}, "Tidak ada akun"), ({"tindakan": "hapus"}, "hapus"), ({"alasan": ""}, "Isi alasan")],
)
def test_formulir_usulan_menegur_isian_keliru(sekretaris, pegawai, ubah, kalimat):
    isian = {"akun": pegawai.email, "tindakan": "nonaktifkan", "alasan": "pindah tugas"} | ubah
    assert kalimat in klien(sekretaris).post(reverse("admin:usulan_akun"), isian).content.decode()
    assert not UsulanAkun.objects.exists()
