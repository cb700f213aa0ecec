"""Procedures: written, approved by another, in force by their dates, frozen, withdrawn, read, reviewed."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Naskah, Pemberitahuan
from lpse.naskah import pastikan_pdf
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.actions.ingatkan_prosedur import sapu_prosedur
from sekretariat.actions.prosedur import (
    ajukan_versi,
    cabut_versi,
    catat_prosedur,
    kembalikan_versi,
    nyatakan_baca,
    sahkan_versi,
    susun_versi,
    tinjau_prosedur,
    ubah_prosedur,
    ubah_versi,
)
from sekretariat.enums.prosedur import StatusVersi
from sekretariat.models import PernyataanBaca, Prosedur, VersiProsedur
from sekretariat.naskah.prosedur import balok
from sekretariat.policies.prosedur import (
    LAYAR,
    BelumBerlaku,
    JudulDipakai,
    MasihDikerjakan,
    MulaiKeliru,
    PengesahanSendiri,
    PerubahanKosong,
    layar,
)
from sekretariat.queries.prosedur import belum_baca, belum_dibaca, cakupan_bidang, prosedur_berlaku_publik
from tests.factories import buat_akun
from tests.sekretariat.prosedur import ISI, SEHARI, berlaku, diajukan, kepala, konsep, prosedur, sekretaris

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.standar_prosedur")]
PROFIL = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]


def beku(sql: str, cocok: str = "") -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError, match=cocok), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- Writing and approving


def test_kode_urut_menurut_jenis_dan_judul_tidak_kembar():
    oleh = sekretaris()
    satu = prosedur(oleh, judul="Registrasi")
    juknis = prosedur(oleh, jenis="petunjuk_teknis", judul="Registrasi")
    assert (satu.kode, juknis.kode, prosedur(oleh).kode) == ("SOP-01", "JT-01", "SOP-02")
    with pytest.raises(JudulDipakai, match="REGISTRASI"):
        prosedur(oleh, judul="REGISTRASI")
    with pytest.raises(TidakBerwenang):
        prosedur(buat_akun(Peran.VERIFIKATOR))


def test_ubah_data_mencatat_kolomnya_saja():
    oleh = sekretaris()
    satu = prosedur(oleh)
    ubah_prosedur(satu.pk, oleh=oleh, judul="Registrasi baru", bidang=satu.bidang, unit=satu.unit)
    ubah_prosedur(satu.pk, oleh=oleh, judul="Registrasi baru", bidang=satu.bidang, unit=satu.unit)
    assert Jejak.objects.get(peristiwa="prosedur.diubah").rincian == {"kolom": ["judul"]}
    with pytest.raises(JudulDipakai):
        ubah_prosedur(satu.pk, oleh=oleh, judul=prosedur(oleh).judul)
    beku(f"UPDATE sekretariat_prosedur SET kode = 'SOP-99' WHERE id = {satu.pk}", "hanya dapat ditambah")


def test_hanya_satu_versi_dikerjakan_dan_versi_berikutnya_menyebut_perubahannya():
    oleh, pengesah = sekretaris(), kepala()
    satu = prosedur(oleh)
    versi = konsep(oleh, satu)
    with pytest.raises(MasihDikerjakan, match="Versi 1 masih disusun"):
        konsep(oleh, satu)
    ajukan_versi(versi.pk, oleh=oleh)
    with pytest.raises(TindakanTertutup):
        ubah_versi(versi.pk, oleh=oleh, **ISI)
    sahkan_versi(versi.pk, oleh=pengesah, mulai=hari_ini())
    with pytest.raises(PerubahanKosong):
        susun_versi(satu.pk, oleh=oleh, **ISI)
    assert konsep(oleh, satu).nomor == 2


def test_dikembalikan_dengan_alasan_lalu_diperbaiki_dan_diajukan_lagi():
    oleh, pengesah = sekretaris(), kepala()
    versi = diajukan(oleh)
    kembalikan_versi(versi.pk, oleh=pengesah, alasan="Tambahkan batas waktu.")
    versi.refresh_from_db()
    assert (versi.status, versi.alasan) == (StatusVersi.KONSEP, "Tambahkan batas waktu.")

    ubah_versi(versi.pk, oleh=oleh, **(ISI | {"langkah": "1. Selesaikan dalam tiga hari kerja."}))
    versi = ajukan_versi(versi.pk, oleh=oleh)
    assert (versi.status, versi.alasan) == (StatusVersi.DIAJUKAN, "")


def test_penyusun_tidak_mengesahkan_versinya_sendiri():
    oleh = buat_akun(Peran.SEKRETARIS, Peran.KEPALA)
    versi = diajukan(oleh)
    with pytest.raises(PengesahanSendiri):
        sahkan_versi(versi.pk, oleh=oleh, mulai=hari_ini())
    with pytest.raises(TidakBerwenang):
        sahkan_versi(versi.pk, oleh=sekretaris(), mulai=hari_ini())
    # Written by one, sent up by the other: neither approves.
    lain = buat_akun(Peran.SEKRETARIS, Peran.KEPALA)
    dua = ajukan_versi(konsep(oleh).pk, oleh=lain)
    for orang in (oleh, lain):
        with pytest.raises(PengesahanSendiri):
            sahkan_versi(dua.pk, oleh=orang, mulai=hari_ini())
    # Written by one, changed and sent up by another: the first one does not approve it either.
    tiga = konsep(oleh)
    ubah_versi(tiga.pk, oleh=lain, **ISI)
    ajukan_versi(tiga.pk, oleh=lain)
    with pytest.raises(PengesahanSendiri):
        sahkan_versi(tiga.pk, oleh=oleh, mulai=hari_ini())
    sahkan_versi(versi.pk, oleh=lain, mulai=hari_ini())
    beku(
        f"UPDATE sekretariat_versiprosedur SET disahkan_oleh_id = disusun_oleh_id WHERE id = {versi.pk}",
        "tidak dapat diubah",
    )


def test_tidak_berlaku_surut():
    versi = diajukan(sekretaris())
    with pytest.raises(MulaiKeliru, match="paling awal hari ini"):
        sahkan_versi(versi.pk, oleh=kepala(), mulai=hari_ini() - SEHARI)


# --- In force by dates


def test_disahkan_terbit_bernomor_dan_berlaku_menurut_tanggalnya():
    oleh, pengesah = sekretaris(), kepala()
    versi = berlaku(oleh, pengesah, mulai=hari_ini() + 3 * SEHARI)

    assert versi.naskah.jenis == "SOP"
    assert versi.naskah.penanda_tangan == "Dra. Wahyuni Contoh"
    assert versi.naskah.judul == profil().sekretariat.standar_prosedur.sebutan
    assert versi.dasar == profil().dasar("sekretariat.standar_prosedur")
    assert not versi.is_berlaku()
    assert versi.is_berlaku(hari_ini() + 3 * SEHARI)
    assert not VersiProsedur.objects.berlaku().exists()
    assert list(VersiProsedur.objects.berlaku(hari_ini() + 3 * SEHARI)) == [versi]


def test_versi_baru_mengakhiri_yang_lama_sehari_sebelumnya():
    oleh, pengesah = sekretaris(), kepala()
    lama = berlaku(oleh, pengesah)
    depan = hari_ini() + 10 * SEHARI
    baru = berlaku(oleh, pengesah, lama.prosedur, mulai=depan)

    lama.refresh_from_db()
    assert (lama.status, lama.berlaku_sampai) == (StatusVersi.DIGANTIKAN, depan - SEHARI)
    assert [lama.is_berlaku(), lama.is_berlaku(depan)] == [True, False]
    # Its paper holds as long as it does.
    assert Naskah.objects.get(pk=lama.naskah_id).is_berlaku
    assert list(VersiProsedur.objects.berlaku(depan)) == [baru]

    # A third one, sooner than the second: the first ends earlier, the second never comes into force.
    ketiga = berlaku(oleh, pengesah, lama.prosedur, mulai=hari_ini() + 5 * SEHARI)
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert lama.berlaku_sampai == hari_ini() + 4 * SEHARI
    assert (baru.status, baru.berlaku_sampai) == (StatusVersi.DIGANTIKAN, depan - SEHARI)
    for jarak in range(15):
        assert VersiProsedur.objects.berlaku(hari_ini() + jarak * SEHARI).count() == 1
    assert list(VersiProsedur.objects.berlaku(depan)) == [ketiga]


def test_basis_data_menolak_dua_yang_berlaku_pada_satu_hari():
    oleh, pengesah = sekretaris(), kepala()
    lama = berlaku(oleh, pengesah)
    baru = diajukan(oleh, lama.prosedur)
    beku(
        "UPDATE sekretariat_versiprosedur SET status = 'berlaku', berlaku_mulai = current_date, "
        f"disahkan_oleh_id = {pengesah.pk}, disahkan_pada = now() WHERE id = {baru.pk}",
        "versi_prosedur_satu_berlaku",
    )


def test_versi_yang_disahkan_beku():
    versi = berlaku(sekretaris(), kepala())
    for kolom in ("langkah = 'lain'", "status = 'konsep'", "berlaku_mulai = berlaku_mulai + 1", "nomor = 7"):
        beku(f"UPDATE sekretariat_versiprosedur SET {kolom} WHERE id = {versi.pk}", "tidak dapat diubah")
    beku(f"DELETE FROM sekretariat_versiprosedur WHERE id = {versi.pk}", "hanya dapat ditambah")
    beku(f"DELETE FROM sekretariat_prosedur WHERE id = {versi.prosedur_id}", "hanya dapat ditambah")


def test_dicabut_sejak_hari_ini_beserta_naskahnya():
    versi = berlaku(sekretaris(), pengesah := kepala())
    cabut_versi(versi.pk, oleh=pengesah, alasan="Tugasnya beralih.")
    versi.refresh_from_db()
    assert not versi.is_berlaku()
    assert versi.naskah.alasan_dicabut == "Tugasnya beralih."
    with pytest.raises(TindakanTertutup):
        cabut_versi(versi.pk, oleh=pengesah, alasan="Sekali lagi")
    beku(
        f"UPDATE sekretariat_versiprosedur SET berlaku_sampai = current_date + 9 WHERE id = {versi.pk}",
        "tidak dapat diubah",
    )


def test_naskah_yang_digantikan_dinyatakan_tidak_berlaku_sesudah_harinya():
    oleh, pengesah = sekretaris(), kepala()
    lama = berlaku(oleh, pengesah)
    # Replaced today: the old one ends at once, its paper with it.
    berlaku(oleh, pengesah, lama.prosedur)
    assert "Digantikan versi baru" in Naskah.objects.get(pk=lama.naskah_id).alasan_dicabut


def test_petunjuk_teknis_seperti_prosedur_tetapi_tidak_menutup_bidang():
    oleh, pengesah = sekretaris(), kepala()
    juknis = prosedur(oleh, jenis="petunjuk_teknis")
    versi = berlaku(oleh, pengesah, juknis, kunci_dasar="sekretariat.petunjuk_teknis")
    assert (versi.naskah.jenis, versi.dasar) == ("JUKNIS", "")
    assert not any(satu.is_ada for satu in cakupan_bidang())
    assert [p.jenis for p in prosedur_berlaku_publik()] == ["Petunjuk teknis"]


# --- Five regulations


@pytest.mark.parametrize("nama", PROFIL)
def test_enam_bidang_tercakup_menurut_setiap_peraturan(settings, nama):
    settings.LPSE_PROFIL = nama
    oleh, pengesah = sekretaris(), kepala()
    bidang = [satu.kode for satu in cakupan_bidang()]
    assert len(bidang) == 6
    assert not any(satu.is_ada for satu in cakupan_bidang())

    for kode in bidang:
        berlaku(oleh, pengesah, prosedur(oleh, bidang=kode))
    versi = berlaku(oleh, pengesah, prosedur(oleh, jenis="petunjuk_teknis"))

    assert all(satu.is_ada for satu in cakupan_bidang())
    assert len(prosedur_berlaku_publik()) == 7
    assert pastikan_pdf(versi.naskah_id).ukuran > 1000
    isi = versi.naskah.isi
    assert isi["dasar"] == profil().dasar("sekretariat.standar_prosedur")
    assert bool(profil().dasar("sekretariat.petunjuk_teknis")) == (nama == "blitar")


def test_langkah_dicetak_berurut_dan_html_menjadi_kata_saja():
    teks = (
        "# Judul\n\nKata *miring* dan [tautan](https://a.example).\n\n1. satu\n   - anak\n2. dua\n\n"
        "<script>alert(1)</script>\n"
    )
    assert [tuple(b.values()) for b in balok(teks)] == [
        (0, "", "Judul"),
        (1, "", "Kata miring dan tautan (https://a.example)."),
        (1, "1.", "satu"),
        (2, "•", "anak"),
        (1, "2.", "dua"),
        (1, "", "<script>alert(1)</script>"),
    ]


# --- Readers and reviews


def test_pernyataan_membaca_sekali_oleh_pegawai_dan_tidak_dapat_ditarik():
    versi = berlaku(sekretaris(), kepala())
    verifikator, auditor = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.AUDITOR)
    assert list(belum_dibaca(verifikator)) == [versi]
    belum = set(belum_baca(versi))
    assert belum & {verifikator, auditor} == {verifikator}

    pertama = nyatakan_baca(versi.pk, oleh=verifikator)
    assert nyatakan_baca(versi.pk, oleh=verifikator) == pertama
    assert not belum_dibaca(verifikator).exists()
    assert verifikator not in belum_baca(versi)
    assert Jejak.objects.filter(peristiwa="versi_prosedur.dibaca").count() == 1
    for orang in (auditor, buat_akun(Peran.PENYEDIA)):
        with pytest.raises(TidakBerwenang):
            nyatakan_baca(versi.pk, oleh=orang)
    beku(f"DELETE FROM sekretariat_pernyataanbaca WHERE id = {pertama.pk}", "hanya dapat ditambah")


def test_yang_belum_berlaku_belum_diminta_dibaca():
    versi = berlaku(sekretaris(), kepala(), mulai=hari_ini() + SEHARI)
    orang = buat_akun(Peran.HELPDESK)
    assert not belum_dibaca(orang).exists()
    with pytest.raises(BelumBerlaku):
        nyatakan_baca(versi.pk, oleh=orang)


def test_yang_belum_membaca_diingatkan_sekali_seminggu():
    oleh, pengesah = sekretaris(), kepala()
    dua = [berlaku(oleh, pengesah), berlaku(oleh, pengesah)]
    sapu_prosedur()
    sapu_prosedur()
    surat = Pemberitahuan.objects.filter(templat="sekretariat/prosedur_baca")
    assert sorted(surat.values_list("akun", flat=True)) == sorted([oleh.pk, pengesah.pk])
    pesan = susun(surat.get(akun=oleh))
    assert pesan.subject == "2 prosedur belum Anda baca"
    assert reverse("admin:sekretariat_prosedur_belum") in pesan.body

    for versi in dua:
        nyatakan_baca(versi.pk, oleh=oleh)
    assert susun(surat.get(akun=oleh)) is None
    VersiProsedur.objects.update(diingatkan_pada=hari_ini() - timedelta(days=7))
    sapu_prosedur()
    assert surat.filter(akun=oleh).count() == 1
    assert surat.filter(akun=pengesah).count() == 1  # the same day: one mail
    VersiProsedur.objects.update(diingatkan_pada=hari_ini() - timedelta(days=6))
    assert sapu_prosedur() == 0


def test_ditinjau_setahun_sekali_dengan_satu_pengingat():
    oleh = sekretaris()
    satu = berlaku(oleh, kepala()).prosedur
    Prosedur.objects.update(tinjau_lagi=hari_ini())
    sapu_prosedur()
    sapu_prosedur()
    surat = Pemberitahuan.objects.get(templat="sekretariat/prosedur_tinjau")
    assert surat.akun == oleh
    assert satu.kode in susun(surat).subject

    assert tinjau_prosedur(satu.pk, oleh=oleh).tinjau_lagi == hari_ini() + timedelta(days=365)
    assert susun(surat) is None
    with pytest.raises(BelumBerlaku):
        tinjau_prosedur(prosedur(oleh).pk, oleh=oleh)


# --- Screens


def test_setiap_layar_ada_di_menu_dan_dapat_dialamati():
    menu = {butir.url for kelompok in sumbangan.menu_staf.values() for butir in kelompok}
    semua = [nama for kelompok in LAYAR.values() for nama in kelompok]
    assert [nama for nama in semua if nama not in menu] == []
    assert all(reverse(nama) for nama in semua)
    assert set(LAYAR) == {satu.kode for satu in profil().sekretariat.standar_prosedur.bidang}
    assert all(LAYAR.values())


def test_layar_hanya_yang_boleh_dibuka_orang_itu():
    assert layar("arsip", buat_akun(Peran.VERIFIKATOR)) == []
    assert "Media portabel" in [b.label for b in layar("arsip", buat_akun(Peran.SEKRETARIS))]
    assert layar("bidang-lain", kepala()) == []


def test_tanpa_wewenang_tidak_menulis_apa_pun():
    oleh = sekretaris()
    versi, asing = konsep(oleh), buat_akun(Peran.AUDITOR)
    for act in (
        partial(catat_prosedur, jenis="standar", bidang="", judul="x", unit="layanan"),
        partial(ubah_prosedur, versi.prosedur_id, judul="x"),
        partial(susun_versi, versi.prosedur_id, **ISI),
        partial(ubah_versi, versi.pk, **ISI),
        partial(ajukan_versi, versi.pk),
        partial(kembalikan_versi, versi.pk, alasan="x"),
        partial(sahkan_versi, versi.pk, mulai=hari_ini()),
        partial(cabut_versi, versi.pk, alasan="x"),
        partial(tinjau_prosedur, versi.prosedur_id),
        partial(nyatakan_baca, versi.pk),
    ):
        with pytest.raises(TidakBerwenang):
            act(oleh=asing)
    assert PernyataanBaca.objects.count() == 0
    assert Prosedur.objects.count() == 1
