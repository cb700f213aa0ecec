"""No list of the officers shows a bare NIK or NPWP: every list page is opened with known ones in the rows."""

import re

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from lpse.models import Jejak
from lpse.pengenal import format_npwp
from lpse.peran import Peran
from lpse.situs_admin import halaman_terdaftar
from registrasi import actions
from registrasi.models import PenggunaSPSE
from tests.factories import buat_akun, buat_diajukan, buat_disetujui
from tests.petugas import klien
from tests.registrasi.hak import minta
from tests.registrasi.perkara_nonaktif import laporkan

pytestmark = pytest.mark.django_db
SEMUA = (Peran.VERIFIKATOR, Peran.KEPALA, Peran.HELPDESK, Peran.SEKRETARIS, Peran.ADMIN_SISTEM, Peran.AUDITOR)


def daftar() -> list[str]:
    """Every staff address that needs no record: our own lists and exports, and the read-only admin's."""
    milik = [f"admin:{h.nama}" for h in halaman_terdaftar()]
    bawaan = [f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist" for m in admin.site._registry]
    alamat = []
    for nama in [*milik, *bawaan, "admin:index"]:
        try:
            alamat.append(reverse(nama))
        except NoReverseMatch:
            continue
    return sorted(set(alamat))


def isi(jawaban) -> str:
    badan = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content
    return badan.decode(errors="replace")


def test_nik_dan_npwp_tersamar_di_setiap_daftar():
    petugas = buat_akun(Peran.VERIFIKATOR)
    disetujui, menunggu = buat_disetujui(petugas), buat_diajukan()
    pengguna = PenggunaSPSE.objects.get(pendaftaran=disetujui)
    laporkan(pengguna, petugas)
    minta(pengguna.akun)
    actions.mulai_permohonan(pengguna, jenis="ubah_alamat", oleh=pengguna.akun)
    terlarang = set()
    for p in (disetujui, menunggu):
        terlarang |= {p.npwp, p.npwp16, p.penanggung_jawab_nik, format_npwp(p.npwp), format_npwp(p.npwp16)}
    client = klien(buat_akun(*SEMUA))
    halaman = daftar()
    assert len(halaman) > 25
    terbaca, bocor = 0, []
    for alamat in halaman:
        jawaban = client.get(alamat)
        if jawaban.status_code != 200:
            continue
        teks = isi(jawaban)
        terbaca += disetujui.nama_perusahaan in teks or menunggu.nomor in teks
        bocor += [f"{alamat}: {nomor}" for nomor in terlarang if re.search(rf"\b{re.escape(nomor)}\b", teks)]
    # The rows were there to be seen.
    assert terbaca >= 4
    assert bocor == []


def test_membuka_nik_di_meja_tercatat():
    petugas = buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan()
    actions.ambil(pendaftaran.pk, oleh=petugas)
    client, nik = klien(petugas), pendaftaran.penanggung_jawab_nik
    assert nik not in client.get(f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/").content.decode()
    client.post(reverse("admin:registrasi_meja_nik", args=[pendaftaran.kode]))
    assert Jejak.objects.filter(peristiwa="pendaftaran.nik_dilihat", oleh_id=petugas.pk).exists()
