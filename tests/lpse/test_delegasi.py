"""A role is lent during an absence: by two persons, no longer than it is held, and it ends by itself."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from lpse import usulan_akun
from lpse.aturan import TidakBerwenang
from lpse.delegasi import (
    DelegasiTertutup,
    DuaOrangDelegasi,
    MasaDelegasiKeliru,
    PenerimaKeliru,
    TidakDipegang,
    cabut_delegasi,
    limpahkan,
    setujui_delegasi,
)
from lpse.models import Akun, Delegasi, Jejak, Pemberitahuan, Penugasan
from lpse.models.usulan import TindakanAkun
from lpse.pemberitahuan import kirim
from lpse.penugasan import akhiri_penugasan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.petugas import klien

pytestmark = pytest.mark.django_db


def hari(n: int):
    return hari_ini() + timedelta(days=n)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


@pytest.fixture
def sekretaris():
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


def usul(dari: Akun, kepada: Akun, *, oleh: Akun | None = None, **ubah) -> Delegasi:
    isi = {"peran": next(iter(dari.peran)), "mulai": hari(0), "selesai": hari(5), "alasan": "Cuti"} | ubah
    return limpahkan(oleh=oleh or dari, dari=dari, kepada=kepada, **isi)


def kini(akun: Akun) -> frozenset[Peran]:
    return Akun.objects.get(pk=akun.pk).peran


def test_pemegang_mengusulkan_dan_pengelola_menyetujui(kepala, sekretaris, admin):
    delegasi = usul(kepala, admin)
    assert kini(admin) == {Peran.ADMIN_SISTEM}
    for bukan in (kepala, admin):
        with pytest.raises(DuaOrangDelegasi):
            setujui_delegasi(delegasi.pk, oleh=bukan)
    setujui_delegasi(delegasi.pk, oleh=sekretaris)
    assert kini(admin) == {Peran.ADMIN_SISTEM, Peran.KEPALA}
    pinjaman = Penugasan.objects.get(akun=admin, delegasi=delegasi)
    assert (pinjaman.selesai, pinjaman.diusulkan_oleh, pinjaman.disetujui_oleh) == (
        hari(5), kepala, sekretaris,
    )  # fmt: skip
    for pk in Pemberitahuan.objects.values_list("pk", flat=True):
        kirim(pk)
    assert {surat.to[0] for surat in mail.outbox} == {kepala.email, admin.email}
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert kini(admin) == {Peran.ADMIN_SISTEM}


def test_bagi_yang_sudah_pergi_pengelola_mengusulkan_dan_pemegang_menyetujui(kepala, sekretaris):
    verifikator, helpdesk = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.HELPDESK)
    with pytest.raises(TidakBerwenang):
        usul(verifikator, helpdesk, oleh=helpdesk)
    delegasi = usul(verifikator, helpdesk, oleh=sekretaris)
    with pytest.raises(DuaOrangDelegasi):
        setujui_delegasi(delegasi.pk, oleh=sekretaris)
    with pytest.raises(TidakBerwenang):
        setujui_delegasi(delegasi.pk, oleh=buat_akun(Peran.VERIFIKATOR))
    setujui_delegasi(delegasi.pk, oleh=verifikator)
    with pytest.raises(DelegasiTertutup, match="berlaku"):
        setujui_delegasi(delegasi.pk, oleh=kepala)


def test_peran_pinjaman_tidak_dilimpahkan_lagi(kepala, sekretaris, admin):
    setujui_delegasi(usul(kepala, admin).pk, oleh=sekretaris)
    admin = Akun.objects.get(pk=admin.pk)
    with pytest.raises(TidakDipegang, match="pinjaman tidak"):
        usul(admin, buat_akun(Peran.HELPDESK), peran=Peran.KEPALA)


def test_hanya_selama_peran_itu_dipegang_tanpa_jeda(kepala, admin):
    tugas = Penugasan.objects.get(akun=kepala)
    Penugasan.objects.filter(pk=tugas.pk).update(selesai=hari(3))
    with pytest.raises(TidakDipegang, match="dipegang sampai"):
        usul(kepala, admin)
    lanjutan = Penugasan.objects.create(akun=kepala, peran=Peran.KEPALA, mulai=hari(5))
    with pytest.raises(TidakDipegang):
        usul(kepala, admin)
    Penugasan.objects.filter(pk=lanjutan.pk).update(mulai=hari(4))
    assert usul(kepala, admin).is_menunggu


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        ({"mulai": -1}, MasaDelegasiKeliru),
        ({"selesai": -1}, MasaDelegasiKeliru),
        ({"peran": Peran.HELPDESK}, TidakDipegang),
        ({"kepada": Peran.AUDITOR}, PenerimaKeliru),
        ({"kepada": Peran.LKPP}, PenerimaKeliru),
        ({"kepada": Peran.PENYEDIA}, PenerimaKeliru),
        ({"kepada": Peran.KEPALA}, PenerimaKeliru),
    ],
)
def test_pelimpahan_yang_keliru_ditolak(kepala, admin, ubah, galat):
    isi = {nama: hari(nilai) if isinstance(nilai, int) else nilai for nama, nilai in ubah.items()}
    penerima = isi.pop("kepada", None)
    with pytest.raises(galat):
        usul(kepala, buat_akun(penerima) if penerima else admin, **isi)


def test_pemeriksa_tidak_melimpahkan_perannya(admin):
    with pytest.raises(TidakDipegang):
        usul(buat_akun(Peran.AUDITOR), admin)


def test_satu_usulan_untuk_peran_dan_masa_yang_sama(kepala, admin):
    usul(kepala, admin)
    with pytest.raises(PenerimaKeliru, match="diusulkan untuknya"):
        usul(kepala, admin, mulai=hari(5), selesai=hari(9))
    assert usul(kepala, admin, mulai=hari(6), selesai=hari(9))


def test_basis_data_menjaga_dua_orang_masa_dan_isinya(kepala, sekretaris, admin):
    delegasi = usul(kepala, admin)
    baris = Delegasi.objects.filter(pk=delegasi.pk)
    for nama, ubah in (
        ("delegasi_dua_orang", {"disetujui_oleh": kepala, "disetujui_pada": timezone.now()}),
        ("delegasi_dua_orang", {"disetujui_oleh": admin, "disetujui_pada": timezone.now()}),
        ("tidak diubah lagi", {"peran": Peran.HELPDESK}),
        ("tidak diubah lagi", {"selesai": hari(9)}),
    ):
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            baris.update(**ubah)
    with pytest.raises(IntegrityError, match="kepala_tidak_tumpang_tindih"), transaction.atomic():
        Delegasi.objects.create(
            dari=sekretaris, kepada=admin, peran="kepala", mulai=hari(3), selesai=hari(4), alasan="x"
        )
    with pytest.raises(IntegrityError, match="peran_dapat_dipinjamkan"), transaction.atomic():
        Delegasi.objects.create(
            dari=kepala, kepada=admin, peran="auditor", mulai=hari(3), selesai=hari(4), alasan="x"
        )


@pytest.mark.parametrize("siapa", ["pemegang", "penerima", "pengelola"])
def test_dicabut_saat_itu_juga(kepala, sekretaris, admin, siapa):
    delegasi = setujui_delegasi(usul(kepala, admin).pk, oleh=sekretaris)
    with pytest.raises(TidakBerwenang):
        cabut_delegasi(delegasi.pk, oleh=buat_akun(Peran.VERIFIKATOR))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        cabut_delegasi(
            delegasi.pk, oleh={"pemegang": kepala, "penerima": admin, "pengelola": sekretaris}[siapa]
        )
        assert kini(admin) == {Peran.ADMIN_SISTEM}
        assert Penugasan.objects.get(delegasi=delegasi).selesai == hari(-1)
        with pytest.raises(DelegasiTertutup, match="dicabut"):
            cabut_delegasi(delegasi.pk, oleh=kepala)
    assert Jejak.objects.filter(peristiwa="delegasi.dicabut", objek_id=str(delegasi.pk)).count() == 1


def test_berakhir_bersama_penugasan_pemegangnya(kepala, sekretaris, admin):
    pendek = setujui_delegasi(usul(kepala, admin).pk, oleh=sekretaris)
    habis = usul(kepala, admin, mulai=hari(6), selesai=hari(9))
    akhiri_penugasan(Penugasan.objects.get(akun=kepala).pk, oleh=sekretaris, selesai=hari(2))
    pendek.refresh_from_db()
    habis.refresh_from_db()
    assert (pendek.selesai, pendek.keadaan, habis.keadaan) == (hari(2), "Berlaku", "Dibatalkan")
    assert Penugasan.objects.get(delegasi=pendek).selesai == hari(2)
    assert Pemberitahuan.objects.filter(templat="penugasan/delegasi_berakhir").count() == 2


@pytest.mark.parametrize("siapa", ["dari", "kepada"])
def test_akun_yang_dinonaktifkan_tidak_meminjam_dan_tidak_meminjamkan(kepala, sekretaris, admin, siapa):
    delegasi = setujui_delegasi(usul(kepala, admin).pk, oleh=sekretaris)
    pk = getattr(delegasi, siapa).pk
    usulan = usulan_akun.usulkan(
        pk, oleh=sekretaris, tindakan=TindakanAkun.NONAKTIFKAN, alasan="pindah tugas"
    )
    usulan_akun.setujui(usulan.pk, oleh=buat_akun(Peran.SEKRETARIS))
    delegasi.refresh_from_db()
    assert delegasi.keadaan == "Dicabut"
    assert Peran.KEPALA not in kini(admin)


# --- Pages ----------------------------------------------------------------------------------------------


def isian(kepada: Akun, **ubah) -> dict[str, str]:
    return {
        "peran": "kepala",
        "kepada": str(kepada.pk),
        "mulai": f"{hari(0):%d-%m-%Y}",
        "selesai": f"{hari(5):%d-%m-%Y}",
        "alasan": "Cuti tahunan",
    } | ubah


def test_halaman_dari_usulan_sampai_dicabut(kepala, sekretaris, admin):
    pemegang, pengelola, penerima = klien(kepala), klien(sekretaris), klien(admin)
    jawaban = pemegang.post(reverse("admin:delegasi_baru"), isian(admin, dari=str(kepala.pk)))
    delegasi = Delegasi.objects.get()
    assert jawaban.url == reverse("admin:delegasi_lihat", args=[delegasi.kode])
    setujui, cabut = (
        reverse("admin:delegasi_putuskan", args=[delegasi.kode, kata]) for kata in ("setujui", "cabut")
    )
    assert setujui not in pemegang.get(jawaban.url).content.decode()
    assert "menunggu persetujuan Anda" in pengelola.get(reverse("admin:index")).content.decode()
    assert setujui in pengelola.get(jawaban.url).content.decode()
    pengelola.post(setujui)
    beranda = penerima.get(reverse("admin:index")).content.decode()
    assert "Peran pinjaman" in beranda
    assert f"dari {kepala}" in beranda
    assert "Pinjaman dari" in pengelola.get(reverse("admin:penugasan")).content.decode()
    pinjaman = Penugasan.objects.get(delegasi=delegasi)
    assert pengelola.get(reverse("admin:penugasan_akhiri", args=[pinjaman.pk])).status_code == 404
    pemegang.post(cabut)
    isi = pemegang.get(jawaban.url).content.decode()
    assert "Dicabut" in isi
    assert setujui not in isi
    ekspor = b"".join(pengelola.get(reverse("admin:delegasi_ekspor")).streaming_content).decode()
    assert "Dicabut" in ekspor


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"selesai": "1-1-2020"}, "selesai tidak mendahului mulai"),
        ({"alasan": ""}, "Isi alasan."),
        ({"surat_nomor": ""}, "kosongkan keempat bagian suratnya"),
        ({"kepada": "999999"}, "kepada"),
    ],
)
def test_isian_keliru_ditegur_dan_ketikannya_tetap(kepala, admin, ubah, kalimat):
    surat = {"nomor": "1/2026", "tanggal": "1-2-2026", "dari": "Bupati", "perihal": "Cuti Kepala"}
    lengkap = isian(admin, dari=str(kepala.pk)) | {f"surat_{nama}": nilai for nama, nilai in surat.items()}
    isi = klien(kepala).post(reverse("admin:delegasi_baru"), lengkap | ubah)
    assert kalimat in isi.content.decode()
    assert "Cuti Kepala" in isi.content.decode()
    assert not Delegasi.objects.exists()


def test_pegawai_hanya_melihat_yang_menyangkut_dirinya(kepala, admin):
    verifikator, helpdesk = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.HELPDESK)
    lain, sendiri = usul(kepala, admin), usul(verifikator, helpdesk)
    client = klien(verifikator)
    daftar = client.get(reverse("admin:delegasi")).content.decode()
    assert sendiri.kode in daftar
    assert lain.kode not in daftar
    assert client.get(reverse("admin:delegasi_lihat", args=[lain.kode])).status_code == 404
    # A verifier names no other lender: what is lent is their own.
    client.post(reverse("admin:delegasi_baru"), isian(helpdesk, dari=str(kepala.pk)))
    assert not Delegasi.objects.filter(kepada=helpdesk, peran="kepala").exists()


@pytest.mark.parametrize("keadaan", ["menunggu", "berlaku", "akan", "selesai"])
def test_daftar_disaring_menurut_keadaan(kepala, sekretaris, admin, keadaan):
    usul(kepala, admin, mulai=hari(20), selesai=hari(21))
    setujui_delegasi(usul(kepala, admin).pk, oleh=sekretaris)
    setujui_delegasi(usul(kepala, admin, mulai=hari(7), selesai=hari(8)).pk, oleh=sekretaris)
    cabut_delegasi(usul(kepala, admin, mulai=hari(10), selesai=hari(11)).pk, oleh=kepala)
    client = klien(sekretaris)
    jawaban = client.get(reverse("admin:delegasi"), {"keadaan": keadaan, "cari": admin.nama})
    (satu,) = jawaban.context["baris"]
    assert satu[0].keadaan.split()[0].lower() in (keadaan, "dibatalkan")


@pytest.mark.django_db(transaction=True)
def test_an_assignment_that_ends_while_it_is_lent_leaves_no_role_behind():
    kepala, sekretaris, admin = (buat_akun(p) for p in (Peran.KEPALA, Peran.SEKRETARIS, Peran.ADMIN_SISTEM))
    delegasi, tugas = usul(kepala, admin), Penugasan.objects.get(akun=kepala)

    def jalankan(act):
        try:
            act()
        except (TidakDipegang, DelegasiTertutup):
            pass
        finally:
            connection.close()

    benang = [
        threading.Thread(target=jalankan, args=[act])
        for act in (
            lambda: setujui_delegasi(delegasi.pk, oleh=sekretaris),
            lambda: akhiri_penugasan(tugas.pk, oleh=sekretaris, selesai=hari(0)),
        )
    ]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    assert not Penugasan.objects.berlaku(hari(1)).filter(akun=admin, peran=Peran.KEPALA).exists()
