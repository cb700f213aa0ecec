"""Assisted registration: the applicant agrees, the officer fills in, the applicant answers for it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun, Jejak
from lpse.peran import Peran
from lpse.profil.loader import load, resolve
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import AsalIsian, BantuanPendaftaran, Pendaftaran
from registrasi.policies.bantuan import (
    BantuanBerakhir,
    IsianBaruBerubah,
    IsianBelumDisetujui,
    KodeHabis,
    KodeKeliru,
    SedangDibantu,
    SudahDikirim,
    TerlaluSering,
    TidakDapatDibantu,
    asal_isian,
    batas_bantuan,
    dasar_bantuan,
    sebut_asal,
)
from registrasi.policies.pendaftaran import BerkasSendiri
from registrasi.tasks.bantuan import sapu_bantuan
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, buat_draf, tandai_semua
from tests.registrasi.bantuan import (
    bantu,
    isi_sebagian,
    isi_semua,
    minta,
    nyatakan_semua,
    perusahaan,
    tanda,
    unggah,
)
from tests.registrasi.pemohon import Pemohon, kirim_surat, surel_baru

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.bantuan_pendaftaran")]


@pytest.fixture
def petugas() -> Akun:
    return buat_akun(Peran.HELPDESK, nama="Hesti Loket")


def kedaluwarsa(bantuan: BantuanPendaftaran) -> None:
    BantuanPendaftaran.objects.filter(pk=bantuan.pk).update(sampai=timezone.now() - timedelta(seconds=1))


# --- Asking the applicant


def test_kode_dari_surel_memberi_izin_dan_membuat_akun_tanpa_memasukkan_petugas(petugas):
    email = surel_baru()
    bantuan = minta(petugas, email)
    assert not Akun.objects.filter(email=email).exists()
    (surat,) = kirim_surat()
    angka = surat.subject.rpartition(" ")[2]

    bantuan = actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=angka)

    akun = Akun.objects.get(email=email)
    assert (bantuan.akun, bantuan.pendaftaran.akun) == (akun, akun)
    assert not akun.has_usable_password()
    assert akun.is_masuk_dengan_kode
    assert bantuan.pendaftaran.dibantu_oleh == petugas
    assert "konfirmasi" not in surat.body
    assert "/daftar/" not in surat.body


def test_kode_tidak_tersimpan_dan_hanya_sekali_pakai(petugas):
    bantuan = minta(petugas)
    angka = actions.buat_kode(bantuan)
    assert angka not in BantuanPendaftaran.objects.get(pk=bantuan.pk).kode_hash
    bantuan = actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=angka)
    assert bantuan.kode_hash == ""
    with pytest.raises(TindakanTertutup):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=angka)


def test_kode_keliru_terhitung_dan_habis_sesudah_lima_kali(petugas):
    bantuan = minta(petugas)
    angka = actions.buat_kode(bantuan)
    keliru = f"{(int(angka) + 1) % 10**6:06}"
    for sisa in (4, 3, 2, 1):
        with pytest.raises(KodeKeliru, match=f"Masih {sisa} kali"):
            actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=keliru)
    with pytest.raises(KodeKeliru, match="mulai lagi"):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=keliru)
    with pytest.raises(KodeHabis):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=angka)


def test_kode_basi_tidak_berlaku_dan_kode_baru_menggantikannya(petugas):
    bantuan = minta(petugas)
    lama = actions.buat_kode(bantuan)
    BantuanPendaftaran.objects.update(kode_sampai=timezone.now())
    with pytest.raises(KodeKeliru):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=lama)
    bantuan = actions.kirim_kode_lagi(bantuan.pk, oleh=petugas)
    # Both mails wait in the outbox: only the newer one may carry a code.
    (surat,) = kirim_surat()
    bantuan = actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=surat.subject[-6:])
    assert bantuan.status == "berjalan"


def test_kode_dikirim_paling_banyak_tiga_kali_dan_surel_diminta_lima_kali_sejam(petugas):
    bantuan = minta(petugas, "sering@uji.example")
    for _ in range(2):
        actions.kirim_kode_lagi(bantuan.pk, oleh=petugas)
    with pytest.raises(TerlaluSering):
        actions.kirim_kode_lagi(bantuan.pk, oleh=petugas)
    for _ in range(4):
        actions.akhiri_bantuan(bantuan.pk, oleh=petugas)
        bantuan = minta(petugas, "Sering@uji.example")
    actions.akhiri_bantuan(bantuan.pk, oleh=petugas)
    with pytest.raises(TerlaluSering):
        minta(petugas, "sering@uji.example")


def test_satu_surel_dibantu_seorang_petugas_pada_satu_waktu(petugas):
    bantuan = minta(petugas, "satu@uji.example")
    lain = buat_akun(Peran.HELPDESK)
    with pytest.raises(SedangDibantu):
        minta(lain, "SATU@uji.example")
    kedaluwarsa(bantuan)
    assert minta(lain, "satu@uji.example").petugas == lain


def test_pendaftaran_yang_sudah_dimulai_dilanjutkan_setelah_pemohon_mengizinkan(petugas):
    draf = buat_draf(lengkap=False)
    bantuan = minta(petugas, draf.akun.email)
    assert (bantuan.akun, bantuan.pendaftaran) == (None, None)
    with pytest.raises(TidakBerwenang):
        actions.isi(draf.pk, oleh=petugas, bagian="jenis", jenis="badan_usaha", bidang_usaha="konstruksi")
    bantuan = actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=actions.buat_kode(bantuan))
    assert bantuan.pendaftaran == draf


@pytest.mark.parametrize("milik", ["pegawai", "pengguna", "tidak_aktif"])
def test_akun_yang_masuk_dengan_cara_lain_tidak_dibantu_dan_petugas_tidak_diberi_kode(petugas, milik):
    if milik == "pegawai":
        akun = buat_akun(Peran.KEPALA, sandi="sandi-uji-2026")
    elif milik == "pengguna":
        akun = buat_disetujui().akun
    else:
        akun = buat_akun(Peran.PEMOHON)
        akun.is_active = False
        akun.save()
    kirim_surat()
    bantuan = minta(petugas, akun.email)
    (surat,) = kirim_surat()
    assert surat.subject == "Surel ini sudah punya akun"
    assert BantuanPendaftaran.objects.get(pk=bantuan.pk).kode_hash == ""
    with pytest.raises(TidakDapatDibantu):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=actions.buat_kode(bantuan))
    assert BantuanPendaftaran.objects.get(pk=bantuan.pk).status == "menunggu"


def test_pendaftaran_yang_sudah_dikirim_tidak_dibuka_lagi(petugas):
    diajukan = buat_diajukan()
    bantuan = minta(petugas, diajukan.akun.email)
    with pytest.raises(SudahDikirim):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=actions.buat_kode(bantuan))


@pytest.mark.parametrize("peran", [Peran.PEMOHON, Peran.AUDITOR, Peran.KEPALA])
def test_hanya_petugas_loket_yang_membantu(peran):
    with pytest.raises(TidakBerwenang):
        minta(buat_akun(peran))


def test_petugas_tidak_membantu_dirinya_sendiri(petugas):
    with pytest.raises(TidakBerwenang):
        minta(petugas, petugas.email.upper())


# --- Filling in


def test_tiap_isian_mencatat_siapa_yang_mengisinya(petugas):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    isi_sebagian(p.pk, petugas)
    ktp = unggah(p.pk, "ktp", petugas)

    asal = asal_isian(Pendaftaran.objects.get(pk=p.pk))

    assert {a.diisi_oleh for a in asal.values()} == {petugas}
    assert {a.bantuan for a in asal.values()} == {bantuan}
    assert ("isian", "penanggung_jawab_nik") in asal
    assert ("dokumen", "ktp") in asal
    assert ktp.diunggah_oleh == petugas
    kata = sebut_asal(asal["isian", "penanggung_jawab_nik"], kepada_pemohon=True)
    assert kata.startswith("Diisi oleh petugas Hesti Loket, ")
    assert kata.endswith(" atas nama Anda")
    jejak = Jejak.objects.filter(peristiwa="pendaftaran.diisi", objek_id=str(p.pk))
    assert {(j.oleh_id, j.rincian["atas_nama"], j.rincian["bantuan"]) for j in jejak} == {
        (petugas.pk, p.akun_id, bantuan.pk)
    }


def test_isian_yang_diubah_pemohon_menjadi_miliknya(petugas):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    isi_sebagian(p.pk, petugas)
    p.refresh_from_db()
    actions.isi(p.pk, oleh=p.akun, bagian="penanggung_jawab", penanggung_jawab_nama="Tarsih B. Ujiwati")
    asal = asal_isian(p)
    assert asal["isian", "penanggung_jawab_nama"].diisi_oleh == p.akun
    assert asal["isian", "penanggung_jawab_nama"].bantuan is None
    assert asal["isian", "penanggung_jawab_jabatan"].bantuan == bantuan
    assert sebut_asal(asal["isian", "penanggung_jawab_nama"], kepada_pemohon=False).startswith(
        "Diisi pemohon, "
    )


def test_pendaftaran_tanpa_bantuan_tidak_mencatat_asal():
    buat_draf()
    assert not AsalIsian.objects.exists()


def test_mengganti_jenis_membuang_asal_yang_tidak_ada_lagi(petugas):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    isi_semua(p.pk, petugas)
    actions.isi(p.pk, oleh=petugas, bagian="jenis", jenis="non_penyedia", bidang_usaha="")
    p.refresh_from_db()
    kolom = {k for j, k in asal_isian(p) if j == "isian"}
    dokumen = {k for j, k in asal_isian(p) if j == "dokumen"}
    assert kolom == {"jenis", "bidang_usaha"}
    assert dokumen <= set(p.dokumen.values_list("kode", flat=True))


def test_berkas_yang_dilepas_tidak_menunggu_pernyataan(petugas):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    isi_sebagian(p.pk, petugas)
    unggah(p.pk, "ktp", petugas)
    actions.lepas_berkas(p.pk, "ktp", oleh=petugas)
    assert not AsalIsian.objects.filter(jenis="dokumen").exists()


# --- Only while it lasts


def test_petugas_lain_dan_bantuan_yang_berakhir_tidak_dapat_mengisi(petugas):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    with pytest.raises(TidakBerwenang):
        isi_sebagian(p.pk, buat_akun(Peran.HELPDESK))
    kedaluwarsa(bantuan)
    with pytest.raises(TidakBerwenang):
        isi_sebagian(p.pk, petugas)
    with pytest.raises(BantuanBerakhir):
        actions.serahkan_bantuan(bantuan.pk, oleh=petugas)


def test_bantuan_berakhir_sendiri_dan_pemohon_diberi_tahu(petugas):
    bantuan = bantu(petugas)
    isi_sebagian(bantuan.pendaftaran_id, petugas)
    kirim_surat()
    kedaluwarsa(bantuan)
    assert sapu_bantuan() == 1
    assert sapu_bantuan() == 0
    bantuan.refresh_from_db()
    assert (bantuan.status, bantuan.diakhiri_oleh) == ("berakhir", None)
    (surat,) = kirim_surat()
    assert surat.to == [bantuan.email]
    assert f"/daftar/{bantuan.pendaftaran.kode}/bantuan/" in surat.body


def test_yang_tidak_pernah_diizinkan_dimusnahkan_seperti_draf(petugas):
    ditolak, diizinkan = minta(petugas), bantu(petugas)
    baru = minta(petugas)
    actions.akhiri_bantuan(baru.pk, oleh=petugas)
    lama = timezone.now() - timedelta(days=400)
    BantuanPendaftaran.objects.filter(pk__in=[ditolak.pk, diizinkan.pk]).update(
        status="diakhiri", selesai_pada=lama
    )
    assert actions.musnahkan_bantuan_tanpa_izin() == 1
    assert set(BantuanPendaftaran.objects.all()) == {diizinkan, baru}


def test_masa_bantuan_dua_jam_kerja_dan_tidak_melewati_malam():
    now = timezone.now()
    assert now < batas_bantuan(now) <= now + timedelta(hours=4)


def test_petugas_yang_perannya_berakhir_tidak_dapat_meneruskan(petugas):
    bantuan = bantu(petugas)
    bekas = Akun.objects.get(pk=petugas.pk)
    bekas.penugasan.all().delete()
    with pytest.raises(TidakBerwenang):
        isi_sebagian(bantuan.pendaftaran_id, bekas)


def test_pemohon_dapat_mengakhiri_bantuan(petugas):
    bantuan = bantu(petugas)
    actions.akhiri_bantuan(bantuan.pk, oleh=bantuan.akun)
    with pytest.raises(TidakBerwenang):
        isi_sebagian(bantuan.pendaftaran_id, petugas)


def test_yang_sudah_berakhir_tidak_berubah_lagi(petugas):
    bantuan = bantu(petugas)
    actions.serahkan_bantuan(bantuan.pk, oleh=petugas)
    with pytest.raises(TindakanTertutup):
        actions.akhiri_bantuan(bantuan.pk, oleh=petugas)
    with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
        BantuanPendaftaran.objects.filter(pk=bantuan.pk).update(status="berjalan", selesai_pada=None)


# --- The applicant answers for it


def test_petugas_tidak_dapat_mengirim_menarik_atau_menyatakan_benar(petugas):
    p = bantu(petugas).pendaftaran
    isi_semua(p.pk, petugas)
    for act in (
        lambda: actions.ajukan(p.pk, oleh=petugas),
        lambda: actions.tarik(p.pk, oleh=petugas),
        lambda: actions.nyatakan_benar(p.pk, oleh=petugas, bagian="jenis", tanda=tanda(p, "jenis")),
    ):
        with pytest.raises(TidakBerwenang):
            act()


def test_pengiriman_menunggu_pernyataan_pemohon(petugas):
    p = bantu(petugas).pendaftaran
    isi_semua(p.pk, petugas)
    p.refresh_from_db()
    with pytest.raises(IsianBelumDisetujui):
        actions.ajukan(p.pk, oleh=p.akun)
    nyatakan_semua(p)
    assert actions.ajukan(p.pk, oleh=p.akun).status == StatusPendaftaran.DIAJUKAN
    jejak = Jejak.objects.filter(peristiwa="pendaftaran.isian_disetujui")
    assert {j.oleh_id for j in jejak} == {p.akun_id}
    assert sapu_bantuan() == 1, "what is sent needs no helper any more"


def test_basis_data_menolak_pengiriman_yang_belum_disetujui(petugas):
    p = bantu(petugas).pendaftaran
    isi_semua(p.pk, petugas)
    now = timezone.now()
    with pytest.raises(IntegrityError, match="belum dinyatakan benar"), transaction.atomic():
        Pendaftaran.objects.filter(pk=p.pk).update(
            status="diajukan", diajukan_pada=now, tenggat=now, nomor="REG-UJI-1"
        )


def test_pernyataan_gugur_bila_petugas_menulis_lagi(petugas):
    p = bantu(petugas).pendaftaran
    isi_semua(p.pk, petugas)
    p.refresh_from_db()
    dibaca = tanda(p, "perusahaan")
    actions.isi(p.pk, oleh=petugas, bagian="perusahaan", **perusahaan(alamat="Jalan Lain 2"))
    with pytest.raises(IsianBaruBerubah):
        actions.nyatakan_benar(p.pk, oleh=p.akun, bagian="perusahaan", tanda=dibaca)
    nyatakan_semua(p)
    actions.isi(p.pk, oleh=petugas, bagian="perusahaan", alamat="Jalan Lain 3")
    with pytest.raises(IsianBelumDisetujui):
        actions.ajukan(p.pk, oleh=p.akun)


@pytest.mark.parametrize("palsu", ["", "bukan tanda", "e30:1abc:xyz"])
def test_tanda_palsu_tidak_menyatakan_apa_pun(petugas, palsu):
    p = bantu(petugas).pendaftaran
    isi_sebagian(p.pk, petugas)
    p.refresh_from_db()
    with pytest.raises(IsianBaruBerubah):
        actions.nyatakan_benar(p.pk, oleh=p.akun, bagian="jenis", tanda=palsu)


def test_asal_isian_hanya_ditulis_petugas_yang_membantu_selagi_terbuka(petugas):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    baris = {
        "pendaftaran": p,
        "jenis": "isian",
        "kolom": "alamat",
        "diisi_pada": timezone.now(),
        "bantuan": bantuan,
    }
    with pytest.raises(IntegrityError, match="bukan petugas"), transaction.atomic():
        AsalIsian.objects.create(diisi_oleh=p.akun, **baris)
    Pendaftaran.objects.filter(pk=p.pk).update(status="ditarik")
    with pytest.raises(IntegrityError, match="tidak dapat diisi lagi"), transaction.atomic():
        AsalIsian.objects.create(diisi_oleh=petugas, **baris)


# --- Who helped does not decide


def test_pembantu_mana_pun_tidak_memutus_berkas_ini():
    pertama, kedua, lain = (buat_akun(Peran.VERIFIKATOR) for _ in range(3))
    pemohon = Pemohon().mulai()
    bantuan = bantu(pertama, pemohon.email)
    isi_semua(bantuan.pendaftaran_id, pertama)
    actions.serahkan_bantuan(bantuan.pk, oleh=pertama)
    bantu(kedua, pemohon.email)
    p = pemohon.pendaftaran
    nyatakan_semua(p)
    p = actions.ajukan(p.pk, oleh=p.akun)
    for pembantu in (pertama, kedua):
        with pytest.raises(BerkasSendiri):
            actions.ambil(p.pk, oleh=pembantu)
        with pytest.raises(IntegrityError, match="membantu mengisinya"), transaction.atomic():
            Pendaftaran.objects.filter(pk=p.pk).update(
                status="ditolak", alasan="x", diputus_oleh=pembantu, diputus_pada=timezone.now()
            )
    tandai_semua(p, lain)
    assert actions.setujui(p.pk, oleh=lain).status == StatusPendaftaran.DISETUJUI


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_setiap_profil_menawarkan_bantuan_dengan_dasarnya(monkeypatch, nama):
    satu = load(resolve(nama))
    monkeypatch.setattr("registrasi.policies.bantuan.profil", lambda: satu)
    assert dasar_bantuan().startswith("Pasal ")
    # Only Karo names the help; elsewhere it is part of serving users.
    khusus = satu.dasar("layanan.bantuan_pendaftaran")
    assert dasar_bantuan() == (khusus if nama == "karo" else satu.dasar("registrasi.pelayanan"))


def test_penolakan_berkalimat_untuk_orang(petugas):
    bantuan = minta(petugas)
    with pytest.raises(AturanDilanggar, match="Kode keliru"):
        actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka="")
