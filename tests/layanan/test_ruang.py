"""Rooms and bookings: who may book what, who decides, and what the clock ends."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from layanan.actions.pemesanan import (
    akhiri_menurut_jam,
    batalkan_oleh_petugas,
    batalkan_pemesanan,
    konfirmasi_pemesanan,
    pesan_di_loket,
    pindahkan_pemesanan,
    setujui_pemesanan,
    tidak_hadirkan_pemesanan,
    tolak_pemesanan,
)
from layanan.actions.ruang import (
    KursiMasihDipesan,
    SudahDibuka,
    buka_ruang,
    siapkan_ruang,
    tutup_ruang,
    ubah_ruang,
)
from layanan.enums.tempat import ModeRuang
from layanan.models import Pemesan, PemesananRuang, PenutupanRuang, Ruang
from layanan.policies.ruang import (
    MAKS_HIDUP,
    BelumWaktunya,
    KursiTidakCukup,
    MasaTidakSesuai,
    RuangDitutup,
    RuangPenuh,
    RuangTidakAda,
    TerlaluBanyakPemesanan,
)
from layanan.tasks.tempat import sapu_pemesanan
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.rahasia import sidik_token
from tests.factories import buat_akun
from tests.hari import hari_kerja, pukul
from tests.layanan.ruang import PELATIHAN, PENAWARAN, disetujui, isian, mulaikan, pesan, siapkan

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.ruang")]


@pytest.fixture(autouse=True)
def ruang():
    return siapkan()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def surat(pemesanan, templat):
    return susun(Pemberitahuan.objects.get(templat=f"layanan/{templat}", objek_id=str(pemesanan.pk)))


def kursi(pemesanan):
    return list(range(pemesanan.kursi.lower, pemesanan.kursi.upper))


# --- Which rooms -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["tulungagung", "bandung", "blitar", "karo"])
def test_ruang_mengikuti_peraturan(settings, nama):
    settings.LPSE_PROFIL = nama
    siapkan_ruang()
    assert {"penawaran", "pelatihan", "verifikasi"} <= set(Ruang.objects.values_list("kode", flat=True))
    assert siapkan_ruang() == 0


def test_tanpa_ruang_dalam_peraturan_tidak_ada_yang_dapat_dipesan(settings):
    settings.LPSE_PROFIL = "bangkalan"
    assert siapkan_ruang() == 0
    with pytest.raises(RuangTidakAda):
        pesan()


def test_nama_ruang_mengikuti_perubahan_peraturan(ruang):
    Ruang.objects.filter(kode=PENAWARAN).update(nama="Bilik lama")
    assert siapkan_ruang() == 1
    assert Ruang.objects.get(kode=PENAWARAN).nama == ruang[PENAWARAN].nama


# --- Asking ----------------------------------------------------------------------------------------------


def test_tanpa_akun_kursi_ditahan_sampai_surelnya_dikonfirmasi():
    pemesanan = pesan()
    assert (pemesanan.status, kursi(pemesanan)) == ("menunggu", [1])
    isi = surat(pemesanan, "ruang_konfirmasi").body
    rahasia = isi.split(f"/ruang/pesanan/{pemesanan.kode}/")[1].split("/")[0]
    pemesanan.refresh_from_db()
    assert pemesanan.sidik_tautan == [sidik_token(rahasia)]
    konfirmasi_pemesanan(pemesanan.pk, oleh=Pemesan(pemesanan.pk))
    pemesanan.refresh_from_db()
    assert pemesanan.status == "diajukan"
    assert "Kami jawab paling lambat" in surat(pemesanan, "ruang_diajukan").body
    pemesanan.refresh_from_db()
    assert len(pemesanan.sidik_tautan) == 2


def test_dengan_akun_langsung_diajukan_atas_surel_akun_itu():
    akun = buat_akun(Peran.PENYEDIA)
    pemesanan = pesan(akun=akun)
    assert (pemesanan.status, pemesanan.surel) == ("diajukan", akun.email)
    assert pemesanan.is_milik(akun)
    assert not pemesanan.is_milik(buat_akun())


def test_yang_memesan_bersama_duduk_berdampingan():
    pesan(isi=isian(jumlah=2))
    pesan(isi=isian(jumlah=3, surel="b@uji.example"))
    bertiga = PemesananRuang.objects.latest("pk")
    assert kursi(bertiga) == [3, 4, 5]
    assert bertiga.sebutan_kursi == "Kursi 3–5"


def test_kursi_yang_lepas_diisi_lagi(petugas):
    pertama = pesan(isi=isian(jumlah=2))
    pesan(isi=isian(jumlah=1, surel="b@uji.example"))
    batalkan_pemesanan(pertama.pk, oleh=Pemesan(pertama.pk))
    assert kursi(pesan(isi=isian(jumlah=2, surel="c@uji.example"))) == [1, 2]


def test_penuh_menyebut_waktu_lain_yang_kosong(ruang):
    pesan(isi=isian(jumlah=ruang[PENAWARAN].kursi))
    with pytest.raises(RuangPenuh, match=r"Yang masih kosong hari itu: .*10\.00–.*kursi"):
        pesan(isi=isian(9, 11, surel="b@uji.example"))
    assert kursi(pesan(isi=isian(10, 11, surel="b@uji.example"))) == [1]


def test_ruang_utuh_dipakai_satu_rombongan():
    satu = pesan(PELATIHAN, isian(8, 12, jumlah=2))
    assert satu.is_seluruh_ruang
    with pytest.raises(RuangPenuh):
        pesan(PELATIHAN, isian(11, 13, surel="b@uji.example"))


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"ke": 1, "jam": 5, "sampai": 7}, "Ruang dapat dipakai pukul"),
        ({"ke": 1, "jam": 8, "sampai": 14}, "Paling lama 4 jam"),
        ({"ke": 1, "jam": 9, "sampai": 9}, "sesudah jam mulai"),
        ({"ke": 30, "jam": 8, "sampai": 9}, "30 hari ke depan"),
    ],
)
def test_waktu_yang_tidak_dapat_dipesan(ubah, kalimat):
    with pytest.raises(MasaTidakSesuai, match=kalimat):
        pesan(isi=isian(ubah["jam"], ubah["sampai"], ke=ubah["ke"]))


def test_hari_libur_dan_jam_yang_bukan_setengahan_ditolak():
    isi = isian()
    with pytest.raises(MasaTidakSesuai, match="per setengah jam"):
        pesan(isi=replace(isi, mulai=isi.mulai + timedelta(minutes=10)))
    minggu = hari_kerja()
    while minggu.weekday() != 6:
        minggu += timedelta(days=1)
    with pytest.raises(MasaTidakSesuai, match="kantor tutup"):
        pesan(isi=replace(isi, mulai=pukul(minggu, 8), selesai=pukul(minggu, 9)))


def test_jumlah_orang_di_luar_kursi_ditolak(ruang):
    with pytest.raises(KursiTidakCukup):
        pesan(isi=isian(jumlah=ruang[PENAWARAN].kursi + 1))
    with pytest.raises(KursiTidakCukup):
        pesan(isi=isian(jumlah=0))


def test_satu_orang_tidak_memesan_semuanya():
    for jam in range(8, 8 + MAKS_HIDUP):
        pesan(isi=isian(jam, jam + 1))
    with pytest.raises(TerlaluBanyakPemesanan):
        pesan(isi=isian(13, 14, surel="BUDI@uji.example"))


# --- Deciding --------------------------------------------------------------------------------------------


def test_disetujui_memberi_kode_datang_dan_ditolak_memberi_alasan(petugas):
    pemesanan = disetujui(petugas)
    assert pemesanan.kode_datang in surat(pemesanan, "ruang_disetujui").body
    lain = pesan(isi=isian(surel="b@uji.example"), akun=buat_akun())
    tolak_pemesanan(lain.pk, oleh=petugas, alasan="Ruang dipakai rapat; pilih Kamis.")
    assert "Ruang dipakai rapat; pilih Kamis." in surat(lain, "ruang_ditolak").body
    assert (
        Jejak.objects.filter(peristiwa__in=["pemesanan_ruang.setujui", "pemesanan_ruang.tolak"]).count() == 2
    )


def test_orang_lain_tidak_memutus_dan_tidak_membatalkan(petugas):
    pemesanan = pesan(akun=buat_akun())
    for orang in (buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.PENYEDIA)):
        with pytest.raises(TidakBerwenang):
            setujui_pemesanan(pemesanan.pk, oleh=orang)
    with pytest.raises(TidakBerwenang):
        batalkan_pemesanan(pemesanan.pk, oleh=Pemesan(pemesanan.pk + 1))
    with pytest.raises(TidakBerwenang):
        batalkan_pemesanan(pemesanan.pk, oleh=petugas)


def test_yang_sudah_mulai_tidak_dapat_dibatalkan_sendiri(petugas):
    pemesanan = mulaikan(disetujui(petugas))
    with pytest.raises(BelumWaktunya):
        batalkan_pemesanan(pemesanan.pk, oleh=Pemesan(pemesanan.pk))
    batalkan_oleh_petugas(pemesanan.pk, oleh=petugas, alasan="Listrik padam.")
    assert "Listrik padam." in surat(pemesanan, "ruang_dibatalkan").body


def test_dipesankan_di_loket_langsung_disetujui_juga_tanpa_surel(petugas, ruang):
    isi = isian(surel="", seluruh_ruang=True)
    pemesanan = pesan_di_loket(PENAWARAN, isi, oleh=petugas)
    assert (pemesanan.status, len(kursi(pemesanan))) == ("disetujui", ruang[PENAWARAN].kursi)
    assert not Pemberitahuan.objects.filter(templat="layanan/ruang_disetujui").exists()
    with pytest.raises(TidakBerwenang):
        pesan_di_loket(PENAWARAN, isian(13, 14), oleh=buat_akun(Peran.VERIFIKATOR))


def test_dipindahkan_ke_ruang_lain_dan_diberi_tahu(petugas):
    pemesanan = disetujui(petugas, isi=isian(jumlah=2))
    hari = hari_kerja(2)
    pindahkan_pemesanan(
        pemesanan.pk, oleh=petugas, kode=PELATIHAN, mulai=pukul(hari, 9), selesai=pukul(hari, 10)
    )
    pemesanan.refresh_from_db()
    assert (pemesanan.ruang.kode, pemesanan.mulai, pemesanan.urutan) == (PELATIHAN, pukul(hari, 9), 1)
    assert pemesanan.is_seluruh_ruang
    assert "kami pindahkan" in surat(pemesanan, "ruang_dipindah").body
    pesan(isi=isian(jumlah=8, surel="b@uji.example"))  # the seats it left are free


def test_digeser_setengah_jam_tidak_berbenturan_dengan_dirinya(petugas, ruang):
    pemesanan = disetujui(petugas, isi=isian(jumlah=ruang[PENAWARAN].kursi))
    hari = hari_kerja()
    pindahkan_pemesanan(
        pemesanan.pk, oleh=petugas, kode=PENAWARAN, mulai=pukul(hari, 8, 30), selesai=pukul(hari, 10)
    )
    pemesanan.refresh_from_db()
    assert pemesanan.mulai == pukul(hari, 8, 30)


def test_pindah_ke_tempat_yang_terisi_membiarkan_yang_lama(petugas):
    pemesanan = disetujui(petugas)
    pesan(PELATIHAN, isian(surel="b@uji.example"))
    with pytest.raises(RuangPenuh):
        pindahkan_pemesanan(
            pemesanan.pk, oleh=petugas, kode=PELATIHAN, mulai=pemesanan.mulai, selesai=pemesanan.selesai
        )
    pemesanan.refresh_from_db()
    assert pemesanan.ruang.kode == PENAWARAN


# --- Closing ---------------------------------------------------------------------------------------------


def test_ruang_ditutup_membatalkan_dan_memberi_tahu_yang_sudah_memesan(petugas, ruang):
    pemesanan, hari = disetujui(petugas), hari_kerja()
    tutup, batal = tutup_ruang(
        ruang[PENAWARAN].pk,
        oleh=petugas,
        mulai=pukul(hari, 0),
        selesai=pukul(hari, 23),
        alasan="Perbaikan atap.",
    )
    assert [b.pk for b in batal] == [pemesanan.pk]
    assert "Perbaikan atap." in surat(pemesanan, "ruang_dibatalkan").body
    with pytest.raises(RuangDitutup, match="Perbaikan atap"):
        pesan(isi=isian(surel="b@uji.example"))
    pesan(PELATIHAN, isian(surel="b@uji.example"))
    buka_ruang(tutup.pk, oleh=petugas)
    pesan(isi=isian(surel="c@uji.example"))
    with pytest.raises(SudahDibuka):
        buka_ruang(tutup.pk, oleh=petugas)


def test_kursi_tidak_dikurangi_selagi_dipesan(petugas, ruang):
    pesan(isi=isian(jumlah=6))
    isi = {"mode": ModeRuang.KURSI, "lokasi": "Lantai 1", "keterangan": ""}
    with pytest.raises(KursiMasihDipesan):
        ubah_ruang(ruang[PENAWARAN].pk, oleh=petugas, kursi=5, **isi)
    assert ubah_ruang(ruang[PENAWARAN].pk, oleh=petugas, kursi=6, **isi).lokasi == "Lantai 1"
    with pytest.raises(TidakBerwenang):
        ubah_ruang(ruang[PENAWARAN].pk, oleh=buat_akun(Peran.VERIFIKATOR), kursi=6, **isi)


# --- The clock -------------------------------------------------------------------------------------------


def test_jam_mengakhiri_yang_tidak_dikonfirmasi_dijawab_atau_didatangi(petugas):
    tak_konfirmasi = pesan()
    PemesananRuang.objects.filter(pk=tak_konfirmasi.pk).update(
        dibuat_pada=timezone.now() - timedelta(minutes=61)
    )
    tak_dijawab = mulaikan(pesan(akun=buat_akun()), timedelta(minutes=1))
    tak_datang = disetujui(petugas, isi=isian(surel="c@uji.example"))
    PemesananRuang.objects.filter(pk=tak_datang.pk).update(
        masa=(timezone.now() - timedelta(hours=2), timezone.now() - timedelta(hours=1))
    )
    tetap = pesan(isi=isian(13, 14, surel="d@uji.example"))
    assert sapu_pemesanan() == 3
    status = {p.pk: p.status for p in PemesananRuang.objects.all()}
    assert status == {
        tak_konfirmasi.pk: "dibatalkan",
        tak_dijawab.pk: "dibatalkan",
        tak_datang.pk: "tidak_hadir",
        tetap.pk: "menunggu",
    }
    assert not akhiri_menurut_jam(tetap.pk)
    assert "mohon maaf" in surat(tak_dijawab, "ruang_dibatalkan").body
    assert sapu_pemesanan() == 0


def test_tidak_hadir_membebaskan_kursi_setelah_waktunya_tiba(petugas):
    pemesanan = disetujui(petugas)
    with pytest.raises(BelumWaktunya):
        tidak_hadirkan_pemesanan(pemesanan.pk, oleh=petugas)
    mulaikan(pemesanan)
    assert tidak_hadirkan_pemesanan(pemesanan.pk, oleh=petugas).status == "tidak_hadir"
    with pytest.raises(TindakanTertutup):
        setujui_pemesanan(pemesanan.pk, oleh=petugas)


# --- What the database itself refuses ----------------------------------------------------------------------


def tolak(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_basis_data_menolak_kursi_ganda_kursi_tak_ada_dan_ruang_tertutup(petugas, ruang):
    pemesanan = disetujui(petugas)
    kolom = {n: getattr(pemesanan, n) for n in ("ruang", "masa", "jumlah", "keperluan", "nama", "surel")}

    def sisipkan(**ganti):
        return lambda: PemesananRuang.objects.create(**(kolom | {"kursi": (1, 2)} | ganti))

    tolak(sisipkan())
    tolak(sisipkan(kursi=(8, 10)))
    tolak(sisipkan(kursi=(0, 1)))
    tolak(sisipkan(kursi=(2, 3), jumlah=2))
    tolak(sisipkan(kursi=(2, 2)))
    tolak(sisipkan(kursi=(2, 3), surel=""))
    tolak(sisipkan(kursi=(2, 3), masa=(pemesanan.mulai, pemesanan.mulai)))
    PenutupanRuang.objects.create(ruang=ruang[PELATIHAN], masa=pemesanan.masa, alasan="Rapat.", oleh=petugas)
    tolak(sisipkan(ruang=ruang[PELATIHAN]))
    tolak(
        lambda: PenutupanRuang.objects.create(
            ruang=ruang[PENAWARAN], masa=pemesanan.masa, alasan="x", oleh=petugas
        )
    )
    tolak(lambda: Ruang.objects.filter(pk=ruang[PENAWARAN].pk).update(kursi=0))
    batalkan_oleh_petugas(pemesanan.pk, oleh=petugas, alasan="x")
    sisipkan()()
    tolak(lambda: PemesananRuang.objects.filter(pk=pemesanan.pk).update(status="disetujui"))
