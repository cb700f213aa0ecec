"""A change request names the assets it changes and the instruction it carries out; their pages name it."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from infrastruktur.actions.instruksi import catat_instruksi, tautkan_instruksi, tolak_instruksi
from infrastruktur.actions.perubahan import ubah_perubahan
from infrastruktur.forms.perubahan import PerubahanForm
from infrastruktur.models import PermintaanPerubahan
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.aset import catat
from tests.infrastruktur.perubahan import admin, disetujui, tercatat
from tests.infrastruktur.test_perubahan_halaman import PERMINTAAN, isi
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db


@pytest.fixture
def oleh():
    return admin()


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:infrastruktur_{nama}", args=args)


def test_dipilih_di_formulir_dan_tertaut_di_ketiga_halaman_dan_ekspor(oleh):
    server, instruksi = catat(oleh), catat_instruksi(isi="Perbarui OpenSSL.", oleh=oleh)
    peramban = klien(oleh)
    kiriman = PERMINTAAN | {"aset": server.kode.lower(), "instruksi_lkpp": instruksi.kode}
    jawaban = peramban.post(alamat("perubahan_baru"), kiriman)
    perkara = PermintaanPerubahan.objects.get()
    assert (list(perkara.aset_tercatat.all()), perkara.instruksi_lkpp) == ([server], instruksi)
    ke_perubahan = alamat("perubahan_lihat", perkara.kode)
    halaman = isi(peramban.get(jawaban.url))
    assert alamat("aset_lihat", server.kode) in halaman
    assert alamat("instruksi_lihat", instruksi.kode) in halaman
    assert ke_perubahan in isi(peramban.get(alamat("aset_lihat", server.kode)))
    assert ke_perubahan in isi(peramban.get(alamat("instruksi_lihat", instruksi.kode)))
    # The helpdesk reads instructions and no changes: the number, and no link it could not open.
    bagi_helpdesk = isi(klien_peran(Peran.HELPDESK).get(alamat("instruksi_lihat", instruksi.kode)))
    assert perkara.nomor in bagi_helpdesk
    assert ke_perubahan not in bagi_helpdesk
    csv = b"".join(peramban.get(alamat("perubahan_ekspor"), {"cari": "OpenSSL"}).streaming_content).decode()
    assert "Perbarui OpenSSL." in csv
    assert server.kode in csv


def test_instruksi_yang_menyebut_perubahannya_pun_tampil_di_kedua_sisi(oleh):
    perkara, instruksi = tercatat(oleh), catat_instruksi(isi="Tambah RAM.", oleh=oleh)
    tautkan_instruksi(instruksi.pk, oleh=oleh, nomor=perkara.nomor)
    peramban = klien(oleh)
    assert "Tambah RAM." in isi(peramban.get(alamat("perubahan_lihat", perkara.kode)))
    assert perkara.judul in isi(peramban.get(alamat("instruksi_lihat", instruksi.kode)))


def test_kode_yang_tidak_ada_di_daftar_ditegur(oleh):
    kode = f"{catat(oleh).kode}, HW-0999"
    halaman = isi(klien(oleh).post(alamat("perubahan_baru"), PERMINTAAN | {"aset": kode}))
    assert "Tidak ada di daftar aset: HW-0999." in halaman
    assert not PermintaanPerubahan.objects.exists()


def test_tulisan_lama_tetap_diterima_dan_instruksi_yang_selesai_tetap_terpilih(oleh):
    instruksi = catat_instruksi(isi="Ganti kata sandi.", oleh=oleh)
    lama = tercatat(oleh, aset=["SERVER LAMA"], instruksi_lkpp=instruksi)
    tolak_instruksi(instruksi.pk, oleh=oleh, alasan="Sudah diganti.")
    lama.refresh_from_db()
    server = catat(oleh)
    kiriman = PERMINTAAN | {"aset": f"SERVER, LAMA, {server.kode}"}
    assert "aset" in PerubahanForm(kiriman, initial=PerubahanForm.awal(lama)).errors
    PermintaanPerubahan.objects.filter(pk=lama.pk).update(aset=["SERVER-1"])
    lama.refresh_from_db()
    kiriman |= {"aset": f"SERVER-1, {server.kode}", "instruksi_lkpp": instruksi.kode}
    form = PerubahanForm(kiriman, initial=PerubahanForm.awal(lama))
    assert form.is_valid(), form.errors
    ubah_perubahan(lama.pk, oleh=oleh, isian=form.isian)
    lama.refresh_from_db()
    assert (lama.aset, list(lama.aset_tercatat.all())) == (["SERVER-1", server.kode], [server])


def test_tautannya_beku_sesudah_diputus(oleh):
    server, instruksi = catat(oleh), catat_instruksi(isi="Perbarui SPSE.", oleh=oleh)
    perkara = disetujui(oleh, buat_akun(Peran.KEPALA))
    for ubah in (
        lambda: perkara.aset_tercatat.add(server),
        lambda: PermintaanPerubahan.objects.filter(pk=perkara.pk).update(instruksi_lkpp=instruksi),
    ):
        with pytest.raises(DatabaseError, match="sudah beku"), transaction.atomic():
            ubah()
