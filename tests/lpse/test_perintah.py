"""The commands an operator runs."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client

from arsip.models import KelasRetensi
from infrastruktur.models import Ambang, BatasLingkungan
from layanan.models import MatriksPrioritas, StandarLayanan
from lpse.berkas.simpan import penyimpanan
from lpse.demo import AKUN_DEMO, SANDI_DEMO, CampurDemo, check_demo
from lpse.models import Akun, Berkas, Jejak, Penugasan, VersiProfil
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.versi_profil import ProfilBerbeda, check_profil, versi_profil
from registrasi.demo.pendaftaran import CONTOH
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import AlasanPutusan, Pendaftaran
from sekretariat.enums.retensi import RETENSI
from sekretariat.models import KirimanSPSE
from tests.factories import buat_akun


@pytest.mark.django_db
def test_buat_admin_mencetak_tautan_sekali_pakai(client):
    keluaran = StringIO()
    call_command("buat_admin", "Kepala.TI@kab.example", stdout=keluaran, stderr=StringIO())

    akun = Akun.objects.get(email="kepala.ti@kab.example")
    assert akun.peran == {Peran.ADMIN_SISTEM}
    assert not akun.is_superuser
    assert Jejak.objects.filter(peristiwa="akun.buat_admin").count() == 1
    tautan = keluaran.getvalue().strip().removeprefix("http://testserver")
    halaman = client.get(tautan, follow=True)
    assert halaman.status_code == 200
    sandi = {"password1": "rahasia-sangat-panjang", "password2": "rahasia-sangat-panjang"}
    client.post(halaman.redirect_chain[-1][0], sandi)
    akun.refresh_from_db()
    assert akun.check_password("rahasia-sangat-panjang")
    client.logout()
    lagi = client.get(tautan, follow=True)
    assert "password1" not in lagi.content.decode()


@pytest.mark.django_db
def test_buat_admin_menolak_yang_bukan_surel():
    with pytest.raises(CommandError, match="bukan alamat surel"):
        call_command("buat_admin", "kepala")


def check_masuk(demo):
    """The account opens by its password, and the officers' room to officers only."""
    peramban = Client()
    jawaban = peramban.post("/akun/masuk/", {"login": demo.user_id, "password": SANDI_DEMO}, follow=True)
    assert jawaban.status_code == 200, demo
    assert jawaban.wsgi_request.user.user_id == demo.user_id
    diharapkan = 403 if demo.peran in (Peran.PENYEDIA, Peran.PPK) else 200
    assert peramban.get("/admin/").status_code == diharapkan, demo


@pytest.mark.berat
@pytest.mark.timeout(400)  # the whole demo, twice, on a busy machine
@pytest.mark.django_db
def test_seed_demo_membuat_akun_peran_dan_perkara(settings):
    settings.LPSE_DEMO = True
    call_command("seed_demo", stdout=StringIO())

    for demo in AKUN_DEMO:
        akun = Akun.objects.get(user_id=demo.user_id)
        assert demo.peran in akun.peran
        assert akun.check_password(SANDI_DEMO)
        assert EmailAddress.objects.get(user=akun).verified
        check_masuk(demo)
    status = set(Pendaftaran.objects.values_list("status", flat=True))
    assert {"draf", "diajukan", "dikembalikan", "ditolak", "disetujui"} <= status
    disetujui = Pendaftaran.objects.get(status=StatusPendaftaran.DISETUJUI, akun__user_id="penyedia")
    assert disetujui.akun.check_password(SANDI_DEMO)

    sebelum = Pendaftaran.objects.count()
    call_command("seed_demo", stdout=StringIO())
    assert Pendaftaran.objects.count() == sebelum


@pytest.mark.berat
@pytest.mark.timeout(400)  # the whole demo, scans and documents with it, perhaps on a busy machine
@pytest.mark.django_db
@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_data_contoh_dapat_dibuat_di_setiap_profil(settings, nama):
    VersiProfil.objects.all().delete()
    settings.LPSE_DEMO, settings.LPSE_PROFIL = True, nama
    call_command("seed_demo", stdout=StringIO())
    assert Pendaftaran.objects.filter(profil__kode=nama).count() >= len(CONTOH)


@pytest.mark.django_db
def test_demo_tidak_dicampur_dengan_akun_asli(settings):
    buat_akun(Peran.KEPALA)
    settings.LPSE_DEMO = True
    with pytest.raises(CampurDemo):
        check_demo()


@pytest.mark.django_db
def test_portal_sungguhan_menolak_akun_demo():
    Akun.objects.create_user("penyedia@demo.example", is_demo=True)
    with pytest.raises(CampurDemo, match="kosongkan_demo"):
        check_demo()


@pytest.mark.berat
@pytest.mark.timeout(400)  # the whole demo, on a busy machine
@pytest.mark.django_db(transaction=True)
def test_kosongkan_demo_mengosongkan_lalu_jejak_terjaga_lagi(settings):
    settings.LPSE_DEMO = True
    call_command("seed_demo", stdout=StringIO())
    settings.DATABASE_MIGRASI = {**settings.DATABASES["default"], "USER": "lpse_owner"}
    kunci = [*Berkas.objects.values_list("kunci", flat=True)]
    kunci += [satu for sumber in sumbangan.kunci_simpanan for satu in sumber()]
    assert KirimanSPSE.objects.exists()
    call_command("kosongkan_demo", stdout=StringIO())

    assert not Akun.objects.exists()
    assert not Pendaftaran.objects.exists()
    # Of the secretariat nothing is left either, and no bytes of it lie in storage.
    sisa = [
        m for m in apps.get_app_config("sekretariat").get_models() if m._meta.managed and m.objects.exists()
    ]
    assert sisa == []
    assert not [satu for satu in kunci if penyimpanan().exists(satu)]
    kelas = set(KelasRetensi.objects.values_list("kode", flat=True))
    assert set(sumbangan.rekaman_retensi) <= kelas
    assert set(RETENSI) <= kelas
    # What every new database has is there again: without it no ticket and no return could be written.
    awal = (
        (AlasanPutusan, 29),
        (StandarLayanan, 1),
        (MatriksPrioritas, 6),
        (Ambang, 11),
        (BatasLingkungan, 1),
    )
    for model, banyak in awal:
        assert model.objects.count() == banyak, model
    from django.db import DatabaseError, connection, transaction

    Jejak.objects.create(peristiwa="uji.satu")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM lpse_jejak")


@pytest.mark.django_db
def test_kosongkan_demo_menolak_basis_data_sungguhan():
    buat_akun(Peran.KEPALA, user_id="kepala1")
    with pytest.raises(CommandError):
        call_command("kosongkan_demo")


@pytest.mark.django_db
def test_sync_peran_menyalin_peran_ke_grup():
    kepala = buat_akun(Peran.KEPALA)
    call_command("sync_peran", stdout=StringIO())
    assert list(Group.objects.get(name="kepala").user_set.all()) == [kepala]
    Penugasan.objects.filter(akun=kepala).delete()
    call_command("sync_peran", stdout=StringIO())
    assert not Group.objects.get(name="kepala").user_set.exists()


@pytest.mark.django_db
def test_basis_data_menolak_profil_lain(settings):
    versi_profil()
    settings.LPSE_PROFIL = "karo"
    with pytest.raises(ProfilBerbeda, match="LPSE_PROFIL=tulungagung"):
        check_profil()
