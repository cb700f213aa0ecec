"""Risks: scored, decided on, controlled, assessed again, accepted by somebody else, closed; never erased."""

import itertools
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.pengendalian import (
    batalkan_pengendalian,
    laksanakan_pengendalian,
    rencanakan_pengendalian,
)
from sekretariat.actions.risiko import (
    nilai_risiko,
    putuskan_penanganan,
    setujui_penerimaan,
    tolak_penerimaan,
    tutup_risiko,
    ubah_risiko,
)
from sekretariat.enums.risiko import BATAS_KURANGI, BATAS_TERIMA, FAKTOR, NILAI_TERBESAR
from sekretariat.models import PenilaianRisiko, Risiko, RiwayatRisiko
from sekretariat.policies.risiko import (
    AsetTidakAda,
    MasihBesar,
    PelaksanaKeliru,
    PengendalianTerbuka,
    PenyetujuTerlibat,
    TanpaBukti,
    TanpaPenyetuju,
    TenggatKeliru,
    TidakBerubahPenanganan,
    hitung_nilai,
    tingkat,
)
from tests.factories import buat_akun, buat_berkas
from tests.infrastruktur.aset import catat as catat_aset
from tests.sekretariat.risiko import (
    ISI,
    RENDAH,
    SEDANG,
    SEHARI,
    TINGGI,
    admin,
    ditangani,
    diusulkan,
    kepala,
    pengendalian,
    risiko,
    sekretaris,
    terlaksana,
)

pytestmark = pytest.mark.django_db
SUDAH = {"hasil": "Sudah.", "bukti": "/admin/infrastruktur/aset/"}


def beku(sql: str, cocok: str) -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError, match=cocok), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- Scores, formula, thresholds ------------------------------------------------------------------------


def test_nilai_ialah_hasil_kali_dan_batasnya_menurut_standar():
    assert [len(satu.kata) for satu in FAKTOR.values()] == [4, 4, 4, 3]
    assert hitung_nilai({nama: len(satu.kata) for nama, satu in FAKTOR.items()}) == NILAI_TERBESAR == 192
    assert (BATAS_TERIMA, BATAS_KURANGI) == (24, 64)
    assert [tingkat(n).value for n in (1, 24, 25, 64, 65, 192)] == [
        *("rendah", "rendah", "sedang", "sedang", "tinggi", "tinggi")
    ]


def test_basis_data_menghitung_seperti_kebijakan_untuk_setiap_skor():
    satu = risiko(sekretaris(), admin())
    skala = [range(1, len(f.kata) + 1) for f in FAKTOR.values()]
    semua = [dict(zip(FAKTOR, skor, strict=True)) for skor in itertools.product(*skala)]
    for urut, skor in enumerate(semua, start=2):
        PenilaianRisiko.objects.create(risiko=satu, urut=urut, oleh=satu.dicatat_oleh, alasan="Uji.", **skor)
    nilai = list(satu.penilaian.filter(urut__gt=1).order_by("urut").values_list("nilai", flat=True))
    assert nilai == [hitung_nilai(skor) for skor in semua]
    assert len(semua) == 192
    satu.refresh_from_db()
    assert (satu.nilai, satu.tingkat, satu.nilai_awal) == (192, "tinggi", 108)


@pytest.mark.parametrize(
    ("nama", "salah"), [("dampak", 5), ("pengancam", 0), ("kerentanan", 5), ("paparan", 4)]
)
def test_skor_di_luar_skala_ditolak_basis_data(nama, salah):
    with pytest.raises(IntegrityError, match="penilaian_risiko_skala"), transaction.atomic():
        risiko(sekretaris(), admin(), skor=TINGGI | {nama: salah})
    assert not Risiko.objects.exists()


# --- Recording ------------------------------------------------------------------------------------------


def test_risiko_bernomor_dinilai_dan_penanggung_jawabnya_disurati():
    oleh, pemilik = sekretaris(), admin()
    satu = risiko(oleh, pemilik)
    assert satu.kode == f"RS-{hari_ini().year}-001"
    assert (satu.status, satu.nilai_awal, satu.nilai, satu.tingkat) == ("dicatat", 108, 108, "tinggi")
    assert satu.penilai == oleh
    surat = Pemberitahuan.objects.get()
    assert surat.akun == pemilik
    assert satu.kode in susun(surat).subject
    # What people wrote is in the risk's own story, never in the trail.
    assert Jejak.objects.get(peristiwa="risiko.dicatat").rincian == {"kode": satu.kode}


def test_risiko_menunjuk_aset_yang_ada():
    oleh, pemilik = sekretaris(), admin()
    aset = catat_aset(pemilik)
    assert risiko(oleh, pemilik, aset_kode=aset.kode.lower()).aset_kode == aset.kode
    with pytest.raises(AsetTidakAda, match="AS-FIS-9999"):
        risiko(oleh, pemilik, aset_kode="AS-FIS-9999")
    assert risiko(oleh, pemilik).aset_kode == ""


def test_penanggung_jawab_pegawai_dan_tenggat_bukan_kemarin():
    oleh = sekretaris()
    for orang in (buat_akun(Peran.AUDITOR), buat_akun(Peran.PENYEDIA)):
        with pytest.raises(PelaksanaKeliru, match="tidak berwenang"):
            risiko(oleh, orang)
    with pytest.raises(TenggatKeliru):
        risiko(oleh, admin(), tenggat=hari_ini() - SEHARI)


def test_diubah_dan_penanggung_jawab_baru_disurati():
    oleh, lama, baru = sekretaris(), admin(), buat_akun(Peran.HELPDESK)
    satu = risiko(oleh, lama)
    isi = {**ISI, "aset_kode": "", "tenggat": satu.tenggat, "pemilik": baru, "judul": "Listrik padam"}
    satu = ubah_risiko(satu.pk, oleh=oleh, **isi)
    assert (satu.pemilik, satu.judul, satu.nilai) == (baru, "Listrik padam", 108)
    assert satu.riwayat.latest("pk").catatan == "Diubah: risiko, penanggung jawab"
    assert Pemberitahuan.objects.filter(akun=baru).exists()
    assert susun(Pemberitahuan.objects.get(akun=lama)) is None
    sebelum = satu.riwayat.count()
    ubah_risiko(satu.pk, oleh=oleh, **isi)
    assert satu.riwayat.count() == sebelum


# --- Deciding -------------------------------------------------------------------------------------------


def test_risiko_rendah_diterima_pengelola_dan_yang_di_atas_batas_hanya_diusulkan():
    oleh, pemilik, penyetuju = sekretaris(), admin(), kepala()
    rendah = putuskan_penanganan(
        risiko(oleh, pemilik, RENDAH).pk, oleh=oleh, penanganan="terima", alasan="Kecil."
    )
    assert (rendah.nilai, rendah.status, rendah.diterima_oleh) == (24, "diterima", oleh)
    for skor in (SEDANG, TINGGI):
        satu = diusulkan(oleh, pemilik, skor=skor)
        assert (satu.status, satu.diusulkan_oleh, satu.diterima_oleh) == ("menunggu", oleh, None)
        surat = Pemberitahuan.objects.filter(akun=penyetuju).latest("pk")
        assert susun(surat).subject == f"Penerimaan risiko {satu.kode} menunggu persetujuan Anda"
        satu = setujui_penerimaan(satu.pk, oleh=penyetuju, catatan="Sampai APBD berikutnya.")
        assert (satu.status, satu.diterima_oleh) == ("diterima", penyetuju)
        assert susun(surat) is None


def test_penerimaan_tidak_disetujui_yang_terlibat():
    penyetuju, oleh, pemilik = kepala(), buat_akun(Peran.SEKRETARIS, Peran.KEPALA), kepala()
    satu = diusulkan(oleh, pemilik)
    for orang in (oleh, pemilik):
        with pytest.raises(PenyetujuTerlibat, match="bukan penanggung jawab, penilai, atau pengusul"):
            setujui_penerimaan(satu.pk, oleh=orang)
        with pytest.raises(PenyetujuTerlibat):
            tolak_penerimaan(satu.pk, oleh=orang, alasan="x")
        beku(
            "UPDATE sekretariat_risiko SET status = 'diterima', diterima_pada = now(), "
            f"diterima_oleh_id = {orang.pk} WHERE id = {satu.pk}",
            "risiko_diterima_orang_lain",
        )
    satu = setujui_penerimaan(satu.pk, oleh=penyetuju)
    isi = {**ISI, "aset_kode": "", "tenggat": satu.tenggat}
    with pytest.raises(PenyetujuTerlibat):
        ubah_risiko(satu.pk, oleh=oleh, pemilik=penyetuju, **isi)


def test_tanpa_penyetuju_yang_tidak_terlibat_penerimaan_tidak_dapat_diusulkan():
    satu = risiko(sekretaris(), kepala())
    with pytest.raises(TanpaPenyetuju, match="Ganti penanggung jawabnya"):
        putuskan_penanganan(satu.pk, oleh=satu.dicatat_oleh, penanganan="terima", alasan="x")
    satu.refresh_from_db()
    assert satu.status == "dicatat"


def test_penerimaan_ditolak_dengan_alasan_dan_kembali_belum_diputuskan():
    penyetuju, oleh, pemilik = kepala(), sekretaris(), admin()
    satu = tolak_penerimaan(diusulkan(oleh, pemilik).pk, oleh=penyetuju, alasan="Genset harus dibeli.")
    assert (satu.status, satu.penanganan, satu.diusulkan_oleh) == ("dicatat", "", None)
    for orang in (oleh, pemilik):
        surat = susun(Pemberitahuan.objects.filter(akun=orang).latest("pk"))
        assert "Genset harus dibeli." in surat.body
    with pytest.raises(TindakanTertutup):
        setujui_penerimaan(satu.pk, oleh=penyetuju)


def test_menunggu_persetujuan_risiko_tidak_berubah_di_bawah_penyetujunya():
    kepala()
    oleh, pemilik = sekretaris(), admin()
    satu = diusulkan(oleh, pemilik)
    isi = {**ISI, "aset_kode": "", "tenggat": satu.tenggat, "pemilik": pemilik}
    for act in (
        partial(nilai_risiko, skor=RENDAH, alasan="x"),
        partial(ubah_risiko, **isi),
        partial(putuskan_penanganan, penanganan="kurangi", alasan="x"),
        partial(rencanakan_pengendalian, uraian="x", penanggung=pemilik, tenggat=satu.tenggat),
        partial(tutup_risiko, alasan="x"),
    ):
        with pytest.raises(TindakanTertutup, match="Menunggu persetujuan"):
            act(satu.pk, oleh=oleh)


@pytest.mark.parametrize("penanganan", ["kurangi", "alihkan", "hindari"])
def test_penanganan_lain_langsung_berjalan_dan_dapat_diganti(penanganan):
    oleh, pemilik = sekretaris(), admin()
    satu = risiko(oleh, pemilik)
    satu = putuskan_penanganan(satu.pk, oleh=oleh, penanganan=penanganan, alasan="Perlu.")
    assert (satu.status, satu.penanganan) == ("ditangani", penanganan)
    with pytest.raises(TidakBerubahPenanganan):
        putuskan_penanganan(satu.pk, oleh=oleh, penanganan=penanganan, alasan="Perlu.")
    lain = "alihkan" if penanganan == "kurangi" else "kurangi"
    assert putuskan_penanganan(satu.pk, oleh=oleh, penanganan=lain, alasan="Lain.").penanganan == lain


# --- Controls -------------------------------------------------------------------------------------------


def test_pengendalian_dilaksanakan_pelaksananya_dengan_bukti_dan_beku():
    oleh, pemilik, pelaksana = sekretaris(), admin(), buat_akun(Peran.HELPDESK)
    satu = ditangani(oleh, pemilik)
    rencana = pengendalian(satu, oleh, pelaksana)
    assert rencana.kode == f"PR-{hari_ini().year}-001"
    assert rencana.uraian in susun(Pemberitahuan.objects.get(akun=pelaksana)).body
    for orang in (oleh, pemilik):
        with pytest.raises(TidakBerwenang):
            laksanakan_pengendalian(rencana.pk, oleh=orang, **SUDAH)
    with pytest.raises(TanpaBukti):
        laksanakan_pengendalian(rencana.pk, oleh=pelaksana, hasil="Sudah.")
    selesai = laksanakan_pengendalian(
        rencana.pk, oleh=pelaksana, hasil="Terpasang.", berkas=buat_berkas(pelaksana)
    )
    assert selesai.status == "dilaksanakan"
    with pytest.raises(TindakanTertutup):
        batalkan_pengendalian(rencana.pk, oleh=oleh, alasan="x")
    beku(
        f"UPDATE sekretariat_pengendalianrisiko SET hasil = 'lain' WHERE id = {rencana.pk}",
        "hanya dapat ditambah",
    )


def test_pengendalian_dibatalkan_pengelola_dengan_alasan():
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    rencana = pengendalian(satu, oleh, pemilik)
    batal = batalkan_pengendalian(rencana.pk, oleh=oleh, alasan="Diganti sewa genset.")
    assert (batal.status, batal.hasil) == ("dibatalkan", "Diganti sewa genset.")
    with pytest.raises(TindakanTertutup):
        laksanakan_pengendalian(rencana.pk, oleh=pemilik, **SUDAH)


def test_diterima_dan_ditutup_hanya_bila_tidak_ada_pengendalian_terbuka():
    kepala()
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    rencana = pengendalian(satu, oleh, pemilik)
    with pytest.raises(PengendalianTerbuka, match="1 pengendalian belum dilaksanakan"):
        putuskan_penanganan(satu.pk, oleh=oleh, penanganan="terima", alasan="x")
    with pytest.raises(PengendalianTerbuka):
        tutup_risiko(satu.pk, oleh=oleh, alasan="x")
    laksanakan_pengendalian(rencana.pk, oleh=pemilik, **SUDAH)
    with pytest.raises(MasihBesar, match="masih 108"):
        tutup_risiko(satu.pk, oleh=oleh, alasan="x")


# --- Assessing again, closing ---------------------------------------------------------------------------


def test_dari_tinggi_dikendalikan_dinilai_ulang_diterima_lalu_ditutup():
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    terlaksana(satu, oleh, pemilik)
    satu = nilai_risiko(satu.pk, oleh=pemilik, skor=RENDAH, alasan="Genset terpasang dan diuji.")
    assert (satu.nilai_awal, satu.tingkat_awal, satu.nilai, satu.tingkat) == (108, "tinggi", 24, "rendah")
    assert satu.penilai == pemilik
    satu = putuskan_penanganan(satu.pk, oleh=oleh, penanganan="terima", alasan="Sisanya kecil.")
    assert satu.status == "diterima"
    satu = tutup_risiko(satu.pk, oleh=oleh, alasan="Ruang server dipindah.")
    assert satu.status == "ditutup"
    with pytest.raises(TindakanTertutup):
        nilai_risiko(satu.pk, oleh=oleh, skor=TINGGI, alasan="x")
    beku(f"UPDATE sekretariat_risiko SET judul = 'lain' WHERE id = {satu.pk}", "hanya dapat ditambah")
    assert list(RiwayatRisiko.objects.values_list("peristiwa", flat=True).order_by("pk")) == [
        *("dicatat", "ditangani", "pengendalian", "dilaksanakan", "dinilai", "diterima", "ditutup")
    ]


def test_penilaian_lebih_tinggi_menggugurkan_penerimaan_dan_yang_rendah_tidak():
    oleh, pemilik = sekretaris(), admin()
    satu = risiko(oleh, pemilik, RENDAH)
    putuskan_penanganan(satu.pk, oleh=oleh, penanganan="terima", alasan="Kecil.")
    satu = nilai_risiko(satu.pk, oleh=oleh, skor=RENDAH | {"paparan": 1}, alasan="Tinjauan tahunan.")
    assert (satu.status, satu.nilai) == ("diterima", 8)
    satu = nilai_risiko(satu.pk, oleh=oleh, skor=SEDANG, alasan="UPS menua.")
    assert (satu.status, satu.penanganan, satu.diterima_oleh, satu.nilai) == ("dicatat", "", None, 64)
    assert Jejak.objects.filter(peristiwa="risiko.gugur", oleh_id=None).count() == 1


def test_penerimaan_di_atas_batas_dimintakan_lagi_sesudah_dinilai_ulang():
    penyetuju, oleh, pemilik = kepala(), sekretaris(), admin()
    satu = setujui_penerimaan(diusulkan(oleh, pemilik).pk, oleh=penyetuju)
    satu = nilai_risiko(satu.pk, oleh=oleh, skor=TINGGI, alasan="Tinjauan tahunan, belum berubah.")
    assert satu.status == "dicatat"
    with pytest.raises(MasihBesar):
        tutup_risiko(satu.pk, oleh=oleh, alasan="x")


def test_nilai_hanya_berubah_lewat_penilaian_yang_hanya_bertambah():
    satu = risiko(sekretaris(), admin())
    beku(f"UPDATE sekretariat_risiko SET nilai = 1 WHERE id = {satu.pk}", "hanya berubah lewat penilaian")
    beku(f"UPDATE sekretariat_risiko SET nilai_awal = 1 WHERE id = {satu.pk}", "hanya berubah lewat")
    beku("UPDATE sekretariat_penilaianrisiko SET dampak = 1", "hanya dapat ditambah")
    beku("DELETE FROM sekretariat_penilaianrisiko", "hanya dapat ditambah")
    beku("DELETE FROM sekretariat_riwayatrisiko", "hanya dapat ditambah")
    beku("DELETE FROM sekretariat_risiko", "hanya dapat ditambah")
    beku(
        f"UPDATE sekretariat_risiko SET status = 'ditutup', ditutup_pada = now() WHERE id = {satu.pk}",
        "risiko_ditutup_bila_rendah",
    )


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.HELPDESK, Peran.AUDITOR, Peran.KEPALA])
def test_tanpa_wewenang_tidak_mengubah_apa_pun(peran):
    oleh, pemilik, asing = sekretaris(), admin(), buat_akun(peran)
    satu = ditangani(oleh, pemilik)
    rencana = pengendalian(satu, oleh, pemilik)
    isi = {**ISI, "aset_kode": "", "tenggat": satu.tenggat, "pemilik": pemilik}
    acts = [
        partial(ubah_risiko, satu.pk, **isi),
        partial(nilai_risiko, satu.pk, skor=RENDAH, alasan="x"),
        partial(putuskan_penanganan, satu.pk, penanganan="alihkan", alasan="x"),
        partial(tutup_risiko, satu.pk, alasan="x"),
        partial(rencanakan_pengendalian, satu.pk, uraian="x", penanggung=pemilik, tenggat=satu.tenggat),
        partial(batalkan_pengendalian, rencana.pk, alasan="x"),
        partial(laksanakan_pengendalian, rencana.pk, **SUDAH),
    ]
    if peran != Peran.KEPALA:
        acts += [partial(setujui_penerimaan, satu.pk), partial(tolak_penerimaan, satu.pk, alasan="x")]
    for act in acts:
        with pytest.raises(TidakBerwenang):
            act(oleh=asing)
    with pytest.raises(TidakBerwenang):
        risiko(asing, pemilik)
