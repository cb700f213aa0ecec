"""Whoever had a hand in a paper does not decide on it, whatever roles they hold; the page says who may."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.notula import catat_kehadiran, sahkan_notula, tulis_notula
from sekretariat.actions.pelaporan import periksa_laporan, susun_laporan, susun_ulang, tulis_laporan
from sekretariat.actions.pengesahan_laporan import tandatangani_laporan
from sekretariat.actions.program import ajukan_program, sahkan_program, simpan_kegiatan
from sekretariat.actions.prosedur import sahkan_versi
from sekretariat.actions.surat_keluar import ajukan_surat, setujui_surat
from sekretariat.enums.program import StatusProgram
from sekretariat.models import LaporanBerkala, Notula, ProgramKerja
from sekretariat.policies.pelaporan import PenandaTanganSendiri
from sekretariat.policies.persuratan import PenyetujuSendiri
from sekretariat.policies.program import PengesahSendiri
from sekretariat.policies.prosedur import PengesahanSendiri
from sekretariat.policies.rapat import NotulaPemimpinSendiri
from tests.factories import buat_akun
from tests.petugas import klien
from tests.sekretariat import pelaporan, persuratan, program, prosedur, rapat

pytestmark = pytest.mark.django_db


@pytest.fixture
def rangkap():
    """Who keeps the office and stands in for the head: small units have such a person."""
    return buat_akun(Peran.SEKRETARIS, Peran.KEPALA, nama="Rangkap Uji")


def lihat(ruang: str, kode: str) -> str:
    return reverse(f"admin:sekretariat_{ruang}_lihat", args=[kode])


def halaman(peramban, alamat: str) -> str:
    jawaban = peramban.get(alamat)
    assert jawaban.status_code == 200
    return jawaban.text


def ditolak_basis_data(sql: str, nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- Laporan


@pytest.mark.dasar("sekretariat.laporan")
@pytest.mark.parametrize("bagian", ["menyusun", "menulis", "memeriksa"])
def test_penanda_tangan_laporan_bukan_yang_menyusun_menulis_atau_memeriksanya(rangkap, bagian):
    oleh = pelaporan.sekretaris()
    laporan = susun_laporan(pelaporan.periode_lalu(), oleh=None)[0]
    if bagian == "menyusun":
        susun_ulang(laporan.pk, oleh=rangkap)
        susun_ulang(laporan.pk, oleh=oleh)
    if bagian == "menulis":
        tulis_laporan(laporan.pk, oleh=rangkap, pengantar="Baik.", catatan="", rekomendasi="")
    periksa_laporan(laporan.pk, oleh=rangkap if bagian == "memeriksa" else oleh)
    with pytest.raises(PenandaTanganSendiri):
        tandatangani_laporan(laporan.pk, oleh=rangkap)
    alamat, peramban = lihat("pelaporan", laporan.kode), klien(rangkap)
    teks = halaman(peramban, alamat)
    assert "tandatangani/" not in teks
    assert "Orang lain yang menandatanganinya." in teks
    assert "Limpahkan perannya kepada pegawai lain" in teks
    kepala = pelaporan.kepala()
    teks = halaman(peramban, alamat)
    assert "Minta salah satu dari: Drs. Contoh Kepala" in teks
    assert "Limpahkan perannya" not in teks
    assert "tandatangani/" in halaman(klien(kepala), alamat)
    assert tandatangani_laporan(laporan.pk, oleh=kepala).ditandatangani_oleh == kepala


@pytest.mark.dasar("sekretariat.laporan")
def test_sekretaris_yang_menyusun_boleh_memeriksa_dan_basis_data_menjaga_tanda_tangan(rangkap):
    laporan = susun_laporan(pelaporan.periode_lalu(), oleh=rangkap)[0]
    assert periksa_laporan(laporan.pk, oleh=rangkap).diperiksa_oleh == rangkap
    tabel = LaporanBerkala._meta.db_table
    naskah = pelaporan.ditandatangani(pelaporan.periode_lalu(hari=pelaporan.periode_lalu().mulai)).naskah_id
    ditolak_basis_data(
        f"UPDATE {tabel} SET status = 'ditandatangani', ditandatangani_oleh_id = {rangkap.pk}, "
        f"ditandatangani_pada = now(), naskah_id = {naskah} WHERE id = {laporan.pk}",
        "laporan_dua_orang",
    )


# --- Rapat


@pytest.mark.dasar("sekretariat.koordinasi")
def test_pemimpin_rapat_tidak_menulis_notula_yang_disahkannya(rangkap):
    oleh = persuratan.sekretaris()
    satu = rapat.selesai(oleh, rangkap)
    catat_kehadiran(satu.pk, oleh=rangkap, hadir=list(satu.peserta.values_list("pk", flat=True)))
    with pytest.raises(NotulaPemimpinSendiri):
        tulis_notula(satu.pk, oleh=rangkap, teks="Dibahas.")
    alamat, tulis = lihat("rapat", satu.kode), f"{satu.kode}/notula/"
    teks = halaman(klien(rangkap), alamat)
    assert tulis not in teks
    assert "Orang lain yang menulisnya." in teks
    assert str(oleh) in teks
    assert tulis in halaman(klien(oleh), alamat)
    notula = tulis_notula(satu.pk, oleh=oleh, teks="Dibahas.")
    ditolak_basis_data(
        f"UPDATE {Notula._meta.db_table} SET disahkan_oleh_id = {oleh.pk}, disahkan_pada = now(), "
        f"naskah_id = {persuratan.bernomor(oleh, rangkap).naskah_id} WHERE id = {notula.pk}",
        "notula_dua_orang",
    )
    assert sahkan_notula(satu.pk, oleh=rangkap).disahkan_oleh == rangkap


# --- Surat, prosedur, program


@pytest.mark.dasar("sekretariat.ketatausahaan")
def test_penyusun_surat_tidak_menyetujuinya_dan_halamannya_menyebut_siapa(rangkap):
    surat, kepala = persuratan.konsep(rangkap), persuratan.kepala()
    ajukan_surat(surat.pk, oleh=rangkap)
    with pytest.raises(PenyetujuSendiri):
        setujui_surat(surat.pk, oleh=rangkap)
    alamat = lihat("persuratan", surat.kode)
    teks = halaman(klien(rangkap), alamat)
    assert f"{surat.kode}/setujui/" not in teks
    assert "Minta salah satu dari: Kepala Uji" in teks
    teks = halaman(klien(kepala), alamat)
    assert teks.index(f"{surat.kode}/setujui/") < teks.index(f"{surat.kode}/kembalikan/")


@pytest.mark.dasar("sekretariat.standar_prosedur")
def test_penyusun_prosedur_tidak_mengesahkannya_dan_halamannya_menyebut_siapa(rangkap):
    versi = prosedur.diajukan(rangkap)
    with pytest.raises(PengesahanSendiri):
        sahkan_versi(versi.pk, oleh=rangkap, mulai=hari_ini())
    kode = versi.prosedur.kode
    alamat, peramban = lihat("prosedur", kode), klien(rangkap)
    for satu in (alamat, reverse("admin:sekretariat_prosedur_versi", args=[kode, versi.nomor])):
        assert "Limpahkan perannya kepada pegawai lain" in halaman(peramban, satu)
    prosedur.kepala()
    assert "Minta salah satu dari: Dra. Wahyuni Contoh" in halaman(peramban, alamat)


@pytest.mark.dasar("sekretariat.program_kerja")
def test_yang_mengisi_program_tidak_mengesahkannya_walau_orang_lain_mengajukan(rangkap):
    oleh = buat_akun(Peran.SEKRETARIS)
    satu = program.konsep(oleh)
    simpan_kegiatan(satu.pk, oleh=rangkap, **program.KEGIATAN | {"nama": "Kegiatan kedua"})
    ajukan_program(satu.pk, oleh=oleh)
    with pytest.raises(PengesahSendiri):
        sahkan_program(satu.pk, oleh=rangkap)
    alamat = lihat("program", satu.kode)
    teks = halaman(klien(rangkap), alamat)
    assert f"{satu.kode}/sahkan/" not in teks
    assert "Orang lain yang mengesahkannya." in teks
    ditolak_basis_data(
        f"UPDATE {ProgramKerja._meta.db_table} SET status = 'disahkan', disahkan_oleh_id = disusun_oleh_id, "
        f"diajukan_oleh_id = {rangkap.pk}, disahkan_pada = now() WHERE id = {satu.pk}",
        "program_dua_orang",
    )
    assert sahkan_program(satu.pk, oleh=buat_akun(Peran.KEPALA)).status == StatusProgram.DISAHKAN
