"""The nine steps of a deactivation: what each does, and what it refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lpse.aturan import TidakBerwenang
from lpse.models import Jejak, Naskah, Penugasan, RujukanSurat
from lpse.peran import Peran
from lpse.profil import profil
from lpse.profil.loader import load, resolve
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.bukti_perkara import BuktiTertutup
from registrasi.enums.penonaktifan import DasarPenonaktifan
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import PenggunaSPSE, Penonaktifan, RiwayatStatusSPSE
from registrasi.policies.penonaktifan import (
    BelumDidengar,
    BelumDijawabLKPP,
    DuaOrang,
    PemintaKeliru,
    PerkaraSendiri,
    PerkaraTerbuka,
    SudahDijawab,
    SudahNonaktif,
    SuratBelumAda,
    TanggalKeliru,
)
from registrasi.tasks.penonaktifan import sapu_klarifikasi
from tests.factories import buat_akun, buat_berkas
from tests.registrasi.pemohon import jalan, kirim_surat
from tests.registrasi.perkara_nonaktif import (
    SANDI,
    bawa_ke,
    buat_pengguna,
    laporkan,
    lewatkan_tenggat,
    surat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


@pytest.fixture
def pengguna():
    return buat_pengguna()


def test_perkara_berjalan_dari_laporan_sampai_arsip(pengguna, petugas, kepala):
    perkara = bawa_ke(S.DIARSIPKAN, pengguna, petugas, kepala)

    assert perkara.nomor.startswith(f"NON-{hari_ini().year}-")
    assert (perkara.pengusul, perkara.pemutus) == (petugas, kepala)
    peristiwa = Jejak.objects.filter(
        objek_jenis="registrasi.penonaktifan", objek_id=str(perkara.pk)
    ).values_list("peristiwa", flat=True)
    assert [p.removeprefix("penonaktifan.") for p in peristiwa.order_by("pk")] == [
        *("dilaporkan", "surat_dilampirkan", "klarifikasi_diminta", "dijawab", "pernyataan_terbit"),
        *("diusulkan_lkpp", "lkpp_menyetujui", "nonaktif", "diberitahukan", "diarsipkan"),
    ]
    surat_lpse = [s for s in kirim_surat() if s.to == ["lpse@uji.example"]]
    assert pengguna.user_id in surat_lpse[0].body


def test_jejak_perkara_tidak_memuat_isi_laporan(pengguna, petugas, kepala):
    bawa_ke(S.DIARSIPKAN, pengguna, petugas, kepala)
    isi = str(list(Jejak.objects.values_list("rincian", flat=True)))
    assert not [kata for kata in ("palsu", "Palsu", "Tidak benar", "Boks") if kata in isi]


def test_hanya_petugas_pengusul_yang_mencatat_laporan(pengguna):
    for peran in (Peran.KEPALA, Peran.AUDITOR, Peran.HELPDESK, Peran.PENYEDIA):
        with pytest.raises(TidakBerwenang):
            laporkan(pengguna, buat_akun(peran))


def test_petugas_tidak_menangani_perkaranya_sendiri(pengguna):
    Penugasan.objects.create(akun=pengguna.akun, peran=Peran.VERIFIKATOR)
    with pytest.raises(PerkaraSendiri):
        laporkan(pengguna, pengguna.akun)


def test_satu_perkara_terbuka_untuk_seorang_pengguna(pengguna, petugas):
    perkara = laporkan(pengguna, petugas)
    with pytest.raises(PerkaraTerbuka, match=perkara.nomor):
        laporkan(pengguna, petugas)


def test_yang_sudah_nonaktif_tidak_dilaporkan_lagi(pengguna, petugas, kepala):
    bawa_ke(S.NONAKTIF, pengguna, petugas, kepala)
    with pytest.raises(SudahNonaktif):
        laporkan(pengguna, petugas)


@pytest.mark.parametrize(
    ("dasar", "peminta"), [("daftar_hitam", ""), ("daftar_hitam", "auditor"), ("pelanggaran", "ppk")]
)
def test_peminta_hanya_yang_disebut_peraturan(pengguna, petugas, dasar, peminta):
    with pytest.raises(PemintaKeliru):
        laporkan(pengguna, petugas, dasar=dasar, peminta=peminta)
    assert not Penonaktifan.objects.exists()
    assert not RujukanSurat.objects.exists()


def test_setiap_peminta_dalam_profil_diterima(petugas):
    for peminta in profil().registrasi.peminta_nonaktif:
        assert laporkan(buat_pengguna(), petugas, dasar="daftar_hitam", peminta=peminta).pk


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_setiap_profil_mengenal_tepat_dua_alasan(nama):
    alasan = load(resolve(nama)).registrasi.alasan_nonaktif
    assert sorted(butir.kode for butir in alasan) == sorted(DasarPenonaktifan.values)


def test_alasan_ketiga_ditolak_basis_data(pengguna, petugas):
    with pytest.raises(IntegrityError, match="penonaktifan_dasar"), transaction.atomic():
        laporkan(pengguna, petugas, dasar="lain")


def test_surat_bertanggal_besok_ditolak(pengguna, petugas):
    with pytest.raises(TanggalKeliru):
        laporkan(pengguna, petugas, surat=surat(tanggal=hari_ini() + timedelta(days=1)))


def test_klarifikasi_menunggu_pindaian_surat(pengguna, petugas):
    perkara = actions.laporkan(
        pengguna.pk, oleh=petugas, dasar="pelanggaran", surat=surat(), uraian="Dokumen palsu."
    )
    with pytest.raises(SuratBelumAda):
        actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    with pytest.raises(IntegrityError, match=r"bersurat|belum diunggah"), transaction.atomic():
        Penonaktifan.objects.filter(pk=perkara.pk).update(
            status="klarifikasi",
            nomor_klarifikasi="K-1",
            diminta_pada=perkara.created_at,
            tenggat=perkara.created_at,
        )


def test_surat_klarifikasi_membawa_tautan_dan_tenggat(pengguna, petugas, kepala):
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")

    (isi,) = (s.body for s in kirim_surat() if s.to == [pengguna.akun.email])

    assert jalan(isi, "/akun/klarifikasi/") == f"/akun/klarifikasi/{perkara.kode}/"
    assert "Dokumen palsu." in isi
    assert "pukul" in isi


def test_pernyataan_menunggu_jawaban_atau_tenggat(pengguna, petugas):
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    with pytest.raises(BelumDidengar):
        actions.terbitkan_pernyataan(perkara.pk, oleh=petugas, temuan="Palsu.")

    assert sapu_klarifikasi() == 0
    lewatkan_tenggat(perkara)
    assert [sapu_klarifikasi(), sapu_klarifikasi()] == [1, 0]

    perkara = actions.terbitkan_pernyataan(perkara.pk, oleh=petugas, temuan="Palsu.")
    assert Naskah.objects.get().isi["klarifikasi"].count("tidak dijawab") == 1
    assert perkara.status == S.PERNYATAAN_TERBIT


def test_jawaban_terlambat_masih_diterima_selama_pernyataan_belum_terbit(pengguna, petugas):
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    lewatkan_tenggat(perkara)
    sapu_klarifikasi()

    perkara = actions.jawab_klarifikasi(perkara.pk, oleh=pengguna.akun, jawaban="Terlambat sehari.")

    assert perkara.dijawab_pada
    with pytest.raises(SudahDijawab):
        actions.jawab_klarifikasi(perkara.pk, oleh=pengguna.akun, jawaban="Lagi.")


def test_orang_lain_tidak_dapat_menjawab(pengguna, petugas):
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    for orang in (petugas, buat_pengguna().akun):
        with pytest.raises(TidakBerwenang):
            actions.jawab_klarifikasi(perkara.pk, oleh=orang, jawaban="Bukan saya.")


def test_laporan_tidak_beralasan_menutup_perkara(pengguna, petugas):
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")

    perkara = actions.nyatakan_tidak_beralasan(
        perkara.pk, oleh=petugas, nomor_balasan="J-1", tanggal_balasan=hari_ini(), isi_balasan="Asli."
    )

    assert PenggunaSPSE.objects.get(pk=pengguna.pk).status_spse == "aktif"
    assert not perkara.is_terbuka
    assert laporkan(pengguna, petugas).nomor != perkara.nomor


def test_lkpp_menolak_pengguna_tetap_aktif(pengguna, petugas, kepala):
    perkara = bawa_ke(S.PERNYATAAN_TERBIT, pengguna, petugas, kepala)
    actions.usulkan_lkpp(perkara.pk, oleh=petugas, nomor_usulan="U-1", tanggal_usulan=hari_ini())
    with pytest.raises(BelumDijawabLKPP):
        actions.nonaktifkan(perkara.pk, oleh=kepala)

    actions.catat_penolakan_lkpp(
        perkara.pk, oleh=petugas, nomor_lkpp="L-9", tanggal_lkpp=hari_ini(), alasan_lkpp="Kurang bukti."
    )

    assert PenggunaSPSE.objects.get(pk=pengguna.pk).status_spse == "aktif"
    assert Peran.PENYEDIA in Penugasan.objects.berlaku().peran_dari(pengguna.akun)


def test_pengusul_tidak_memutus_walau_juga_berperan_kepala(pengguna, kepala):
    keduanya = buat_akun(Peran.VERIFIKATOR, Peran.KEPALA)
    perkara = bawa_ke(S.DIUSULKAN_LKPP, pengguna, keduanya, kepala)
    with pytest.raises(DuaOrang):
        actions.nonaktifkan(perkara.pk, oleh=keduanya)
    assert actions.nonaktifkan(perkara.pk, oleh=kepala).status == S.NONAKTIF


def test_penonaktifan_mengakhiri_sesi_peran_dan_kata_sandi(pengguna, petugas, kepala):
    perkara = bawa_ke(S.DIUSULKAN_LKPP, pengguna, petugas, kepala)
    client = Client()
    client.force_login(pengguna.akun)
    assert client.get("/akun/penonaktifan/", follow=True).status_code == 200

    actions.nonaktifkan(perkara.pk, oleh=kepala)

    assert client.get("/akun/penonaktifan/").url.startswith("/akun/masuk/")
    assert not Client().login(username=pengguna.akun.email, password=SANDI)
    akun = type(pengguna.akun).objects.get(pk=pengguna.akun_id)
    assert (akun.is_active, akun.is_masuk_dengan_kode) == (True, True)
    pengguna.refresh_from_db()
    assert (pengguna.status_spse, pengguna.nomor_tiket_lkpp) == ("nonaktif", "L-1")
    assert RiwayatStatusSPSE.objects.get(pengguna=pengguna).dari == "aktif"


def test_bukti_beku_setelah_putusan(pengguna, petugas, kepala):
    perkara = bawa_ke(S.DIUSULKAN_LKPP, pengguna, petugas, kepala)
    actions.tambah_bukti(perkara, oleh=petugas, berkas=buat_berkas(), keterangan="Surat bank")
    actions.nonaktifkan(perkara.pk, oleh=kepala)
    with pytest.raises(BuktiTertutup):
        actions.tambah_bukti(perkara, oleh=petugas, berkas=buat_berkas(), keterangan="Susulan")
    with pytest.raises(IntegrityError), transaction.atomic():
        perkara.bukti.all().delete()


@pytest.mark.parametrize(
    "kolom",
    [{"tempat_arsip": "Lain"}, {"status": "dilaporkan"}, {"uraian": "Lain"}, {"nomor_lkpp": "Lain"}],
)
def test_perkara_selesai_dibekukan_basis_data(pengguna, petugas, kepala, kolom):
    perkara = bawa_ke(S.DIARSIPKAN, pengguna, petugas, kepala)
    with pytest.raises(IntegrityError), transaction.atomic():
        Penonaktifan.objects.filter(pk=perkara.pk).update(**kolom)


@pytest.mark.parametrize(
    "kolom",
    [
        {"nomor_lkpp": ""},
        {"dasar": "daftar_hitam"},
        {"uraian": ""},
        {"pernyataan": None},
        {"jawaban": "Lain"},
        {"pengusul": None},
        {"status": "nonaktif"},
    ],
)
def test_gabungan_terlarang_ditolak_basis_data(pengguna, petugas, kepala, kolom):
    perkara = bawa_ke(S.DIUSULKAN_LKPP, pengguna, petugas, kepala)
    kolom = {"status": "nonaktif", "pemutus": kepala, "diputus_pada": perkara.created_at} | kolom
    if kolom == {"status": "nonaktif", "pemutus": kepala, "diputus_pada": perkara.created_at}:
        kolom["pemutus"] = petugas
    with pytest.raises(IntegrityError), transaction.atomic():
        Penonaktifan.objects.filter(pk=perkara.pk).update(**kolom)
