"""Reactivation: a record of its own, decided by another person, that overwrites nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lpse.aturan import TidakBerwenang
from lpse.models import Penugasan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.akses_pengguna import pulihkan_akses
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import Pengaktifan, PenggunaSPSE, Penonaktifan
from registrasi.policies.penonaktifan import DuaOrang, MasihAktif, PerkaraTerbuka
from tests.factories import buat_akun, buat_disetujui_pejabat
from tests.registrasi.pemohon import jalan, kirim_surat
from tests.registrasi.perkara_nonaktif import bawa_ke, buat_pengguna, surat

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang():
    return buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA)


@pytest.fixture
def nonaktif(orang):
    """A deactivated user and the case that did it."""
    return bawa_ke(S.NONAKTIF, buat_pengguna(), *orang)


def mohon(perkara: Penonaktifan) -> Pengaktifan:
    akun = perkara.pengguna.akun
    return actions.mohon_pengaktifan(perkara.pengguna_id, oleh=akun, dasar="permohonan", uraian="Selesai.")


def test_permohonan_disetujui_mengembalikan_status_peran_dan_kata_sandi(nonaktif, orang):
    petugas, kepala = orang
    kirim_surat()
    permohonan = mohon(nonaktif)
    actions.catat_klarifikasi(permohonan.pk, oleh=petugas, hasil_klarifikasi="Terbukti selesai.")

    actions.setujui_pengaktifan(permohonan.pk, oleh=kepala)

    pengguna = PenggunaSPSE.objects.get(pk=nonaktif.pengguna_id)
    assert pengguna.status_spse == "aktif"
    assert Peran.PENYEDIA in Penugasan.objects.berlaku().peran_dari(pengguna.akun)
    isi = kirim_surat()[-1].body
    assert jalan(isi, "/akun/sandi/atur/")
    lama = Penonaktifan.objects.get(pk=nonaktif.pk)
    assert (lama.status, lama.pemutus) == ("nonaktif", kepala)
    assert permohonan.penonaktifan_id == lama.pk


def test_permohonan_ditolak_dapat_diajukan_lagi(nonaktif, orang):
    petugas, kepala = orang
    permohonan = mohon(nonaktif)
    actions.catat_klarifikasi(permohonan.pk, oleh=petugas, hasil_klarifikasi="Belum selesai.")
    actions.tolak_pengaktifan(permohonan.pk, oleh=kepala, alasan="Denda belum dibayar.")

    assert PenggunaSPSE.objects.get(pk=nonaktif.pengguna_id).status_spse == "nonaktif"
    assert any("Denda belum dibayar." in s.body for s in kirim_surat())
    assert mohon(nonaktif).nomor != permohonan.nomor
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengaktifan.objects.filter(pk=permohonan.pk).update(alasan="Lain")


def test_hanya_pengguna_sendiri_atau_petugas_yang_memohon(nonaktif):
    for lain in (buat_pengguna().akun, buat_akun(Peran.KEPALA), buat_akun(Peran.HELPDESK)):
        with pytest.raises(TidakBerwenang):
            actions.mohon_pengaktifan(nonaktif.pengguna_id, oleh=lain, dasar="permohonan", uraian="Coba.")


def test_yang_aktif_tidak_diaktifkan_dan_satu_permohonan_terbuka(nonaktif):
    aktif = buat_pengguna()
    with pytest.raises(MasihAktif):
        actions.mohon_pengaktifan(aktif.pk, oleh=aktif.akun, dasar="permohonan", uraian="Coba.")
    mohon(nonaktif)
    with pytest.raises(PerkaraTerbuka):
        mohon(nonaktif)


def test_pemohon_atau_pengusul_tidak_memutus(nonaktif):
    keduanya = buat_akun(Peran.VERIFIKATOR, Peran.KEPALA)
    perkara = actions.mohon_pengaktifan(
        nonaktif.pengguna_id,
        oleh=keduanya,
        dasar="sk_pencabutan",
        uraian="SK dicabut.",
        surat=surat(nomor="SK-2"),
    )
    actions.catat_klarifikasi(perkara.pk, oleh=buat_akun(Peran.VERIFIKATOR), hasil_klarifikasi="Benar.")
    with pytest.raises(DuaOrang):
        actions.setujui_pengaktifan(perkara.pk, oleh=keduanya)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengaktifan.objects.filter(pk=perkara.pk).update(
            status="disetujui", pemutus=keduanya, diputus_pada=perkara.created_at
        )


def test_sk_pencabutan_tanpa_surat_ditolak_basis_data(nonaktif, orang):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.mohon_pengaktifan(nonaktif.pengguna_id, oleh=orang[0], dasar="sk_pencabutan", uraian="SK.")


@pytest.mark.parametrize(("sampai", "kembali"), [(None, True), (1, True), (-1, False)])
def test_peran_pejabat_kembali_hanya_selama_suratnya_berlaku(orang, sampai, kembali):
    pengguna = PenggunaSPSE.objects.get(pendaftaran=buat_disetujui_pejabat())
    perkara = bawa_ke(S.NONAKTIF, pengguna, *orang)
    assert Peran.PPK not in Penugasan.objects.berlaku().peran_dari(pengguna.akun)
    assert [p["peran"] for p in perkara.peran_diakhiri] == ["ppk"]
    selesai = (hari_ini() + timedelta(days=sampai)).isoformat() if sampai else None

    pulihkan_akses(pengguna, [{"peran": "ppk", "selesai": selesai}], oleh=orang[1])

    assert (Peran.PPK in Penugasan.objects.berlaku().peran_dari(pengguna.akun)) is kembali


def test_dari_dua_surat_yang_terpanjang_yang_kembali(orang):
    pengguna = PenggunaSPSE.objects.get(pendaftaran=buat_disetujui_pejabat())
    panjang = hari_ini() + timedelta(days=900)
    Penugasan.objects.create(akun=pengguna.akun, peran=Peran.PPK, mulai=hari_ini(), selesai=panjang)
    perkara = bawa_ke(S.NONAKTIF, pengguna, *orang)
    assert perkara.peran_diakhiri[0] == {"peran": "ppk", "selesai": panjang.isoformat()}
