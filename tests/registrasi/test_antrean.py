"""The queue: what it shows to whom, in which order, and what it exports."""

import csv
import io
from datetime import datetime, timedelta
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from lpse.ekspor import jinakkan
from lpse.kalender import kalender
from lpse.models import Jejak
from lpse.paging import read_page
from lpse.peran import Peran
from lpse.waktu import zona
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran
from registrasi.queries.antrean import (
    PALING_BARU,
    PALING_MENDESAK,
    SEMUA,
    Saringan,
    saring,
    tanda_tenggat,
    terlihat,
)
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, buat_draf
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
ANTREAN = "/admin/registrasi/pendaftaran/"


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


def buat_banyak(jumlah: int) -> list[Pendaftaran]:
    """Submitted registrations with rising deadlines, copied from one real one: acts would take a minute."""
    contoh = buat_diajukan()
    hasil = [contoh]
    for urut in range(1, jumlah):
        salinan = Pendaftaran.objects.get(pk=contoh.pk)
        salinan.pk, salinan._state.adding = None, True
        salinan.akun = buat_akun(Peran.PEMOHON)
        salinan.kode, salinan.nomor = f"uji{urut:05d}", f"REG-2000-{urut:06d}"
        salinan.npwp16 = f"{urut:016d}"
        salinan.nama_perusahaan = f"CV Urut {urut:05d}"
        salinan.tenggat = contoh.tenggat + timedelta(minutes=urut // 2)
        salinan.diajukan_pada = contoh.diajukan_pada + timedelta(minutes=urut // 2)
        salinan.save()
        hasil.append(salinan)
    return hasil


def nomor_pada(jawaban) -> list[str]:
    return [p.nomor for p, _ in jawaban.context["baris"]]


def test_antrean_mendahulukan_tenggat_terdekat(verifikator):
    dua = buat_diajukan()
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=True):
        satu = buat_diajukan()
    jawaban = klien(verifikator).get(ANTREAN)
    assert nomor_pada(jawaban) == [satu.nomor, dua.nomor]


def test_antrean_tidak_memuat_draf_dan_yang_sudah_diputus(verifikator):
    buat_draf()
    buat_disetujui(buat_akun(Peran.VERIFIKATOR))
    assert nomor_pada(klien(verifikator).get(ANTREAN)) == []
    assert not terlihat().filter(status=StatusPendaftaran.DRAF).exists()


@pytest.mark.parametrize("status", [StatusPendaftaran.DISETUJUI, SEMUA])
def test_saringan_status_menampilkan_yang_diminta(verifikator, status):
    disetujui = buat_disetujui(buat_akun(Peran.VERIFIKATOR))
    assert nomor_pada(klien(verifikator).get(ANTREAN, {"status": status})) == [disetujui.nomor]


def test_saringan_saya_pegang_hanya_memuat_pegangan_yang_hidup(verifikator):
    dipegang, lewat, orang_lain = buat_diajukan(), buat_diajukan(), buat_diajukan()
    actions.ambil(dipegang.pk, oleh=verifikator)
    actions.ambil(lewat.pk, oleh=verifikator)
    Pendaftaran.objects.filter(pk=lewat.pk).update(klaim_sampai=timezone.now() - timedelta(seconds=1))
    actions.ambil(orang_lain.pk, oleh=buat_akun(Peran.VERIFIKATOR))
    assert nomor_pada(klien(verifikator).get(ANTREAN, {"pegang": "1"})) == [dipegang.nomor]


def test_saringan_terlambat_dan_jenis(verifikator):
    terlambat, tepat = buat_diajukan(), buat_diajukan()
    Pendaftaran.objects.filter(pk=terlambat.pk).update(tenggat=timezone.now() - timedelta(minutes=1))
    client = klien(verifikator)
    assert nomor_pada(client.get(ANTREAN, {"terlambat": "1"})) == [terlambat.nomor]
    assert nomor_pada(client.get(ANTREAN, {"jenis": "perorangan"})) == []
    assert nomor_pada(client.get(ANTREAN, {"jenis": "badan_usaha"})) == [terlambat.nomor, tepat.nomor]


@pytest.mark.parametrize(
    "teks",
    [
        "{nomor}",
        "{nomor_kecil}",
        "contoh unik",
        "{npwp}",
        "{npwp_titik}",
        "{npwp16}",
        "3504 9915 0885 0001",
        "{surel}",
    ],
)
def test_cari_menemukan_lewat_nomor_nama_npwp_nik_dan_surel(verifikator, teks):
    dicari = buat_diajukan(npwp="013121660091000")
    Pendaftaran.objects.filter(pk=dicari.pk).update(nama_perusahaan="PT Contoh Unik Sekali")
    Pendaftaran.objects.exclude(pk=dicari.pk).update(penanggung_jawab_nik="3504991508850002")
    lain = buat_diajukan()
    Pendaftaran.objects.filter(pk=lain.pk).update(penanggung_jawab_nik="3504991508850002")
    isi = teks.format(
        nomor=dicari.nomor,
        nomor_kecil=dicari.nomor.lower(),
        npwp="013121660091000",
        npwp_titik="01.312.166.0-091.000",
        npwp16="0013121660091000",
        surel=dicari.akun.email.upper(),
    )
    assert nomor_pada(klien(verifikator).get(ANTREAN, {"cari": isi})) == [dicari.nomor]


def test_cari_menjangkau_semua_status_kecuali_bila_dipilih(verifikator):
    disetujui = buat_disetujui(buat_akun(Peran.VERIFIKATOR))
    client = klien(verifikator)
    assert nomor_pada(client.get(ANTREAN, {"cari": disetujui.nomor})) == [disetujui.nomor]
    assert nomor_pada(client.get(ANTREAN, {"cari": disetujui.nomor, "status": "ditolak"})) == []


def test_cari_terlalu_pendek_ditegur_di_samping_kotaknya(verifikator):
    jawaban = klien(verifikator).get(ANTREAN, {"cari": "pt"})
    assert jawaban.status_code == 200
    assert "Tulis sedikitnya 3 huruf untuk mencari." in jawaban.content.decode()


def test_daftar_menyamarkan_npwp_dan_nik(verifikator):
    pendaftaran = buat_diajukan()
    isi = klien(verifikator).get(ANTREAN).content.decode()
    assert pendaftaran.npwp16 not in isi
    assert pendaftaran.npwp not in isi
    assert pendaftaran.penanggung_jawab_nik not in isi
    assert f"{pendaftaran.npwp16[:4]}••••••••••{pendaftaran.npwp16[-2:]}" in isi


@pytest.mark.parametrize(("terpakai", "tanda"), [(0.5, "hijau"), (0.81, "kuning"), (1.01, "merah")])
def test_tanda_tenggat_menguning_pada_delapan_puluh_persen_jam_kerja(terpakai, tanda):
    pendaftaran = buat_diajukan()
    kerja = kalender()
    jatah = kerja.elapsed(pendaftaran.diajukan_pada, pendaftaran.tenggat)
    saat = kerja.due(pendaftaran.diajukan_pada, jatah * terpakai)
    assert tanda_tenggat(pendaftaran, kerja, saat) == tanda


def test_paging_walks_the_whole_queue_forth_and_back_without_gap_or_double():
    buat_banyak(23)
    antrean = terlihat().filter(status=StatusPendaftaran.DIAJUKAN)
    for order in (PALING_MENDESAK, PALING_BARU):
        expected = list(antrean.order_by(*(f"-{c}" if order.falling else c for c in order.columns)))
        page = read_page(antrean, order, size=5)
        assert page.before == ""
        pages = [page]
        while page.after:
            page = read_page(antrean, order, after=page.after, size=5)
            pages.append(page)
        assert [row for p in pages for row in p.rows] == expected
        for earlier, later in reversed(list(pairwise(pages))):
            assert read_page(antrean, order, before=later.before, size=5).rows == earlier.rows


@pytest.mark.parametrize(
    "cursor", ["x", "%00", "W10", "WzEsMl0", "bnVsbA", "WyJhIiwgInkiXQ", "é", "W251bGwsIG51bGxd"]
)
def test_paging_reads_a_cursor_nobody_issued_as_none(verifikator, cursor):
    pendaftaran = buat_diajukan()
    client = klien(verifikator)
    assert nomor_pada(client.get(ANTREAN, {"after": cursor})) == [pendaftaran.nomor]
    assert nomor_pada(client.get(ANTREAN, {"before": cursor})) == [pendaftaran.nomor]


def test_queue_costs_at_most_eight_queries(verifikator, django_assert_max_num_queries):
    banyak = buat_banyak(26)
    kepala = buat_akun(Peran.KEPALA)
    for p in banyak[:4]:
        actions.ambil(p.pk, oleh=buat_akun(Peran.VERIFIKATOR))
        actions.tugaskan(banyak[5].pk, oleh=kepala, kepada=verifikator)
    client = klien(verifikator)
    kalender()
    with django_assert_max_num_queries(8):
        jawaban = client.get(ANTREAN)
    assert len(nomor_pada(jawaban)) == 25
    sesudah = parse_qs(urlsplit(jawaban.context["url_sesudah"]).query)
    with django_assert_max_num_queries(8) as sql:
        jawaban = client.get(ANTREAN, {k: v[0] for k, v in sesudah.items()})
    assert len(nomor_pada(jawaban)) == 1
    assert not any("COUNT(" in q["sql"].upper() for q in sql.captured_queries)


def baris_csv(jawaban) -> list[list[str]]:
    teks = b"".join(jawaban.streaming_content).decode()
    assert teks.startswith("\ufeff")
    return list(csv.reader(io.StringIO(teks.removeprefix("\ufeff"))))


def test_ekspor_memuat_persis_yang_disaring_dan_tercatat(verifikator):
    dicari, lain = buat_diajukan(npwp="013121660091000"), buat_diajukan()
    Pendaftaran.objects.filter(pk=dicari.pk).update(nama_perusahaan='=HYPERLINK("http://x")')
    jawaban = klien(verifikator).get(
        reverse("admin:registrasi_antrean_ekspor"), {"cari": "01.312.166.0-091.000"}
    )
    kepala, *baris = baris_csv(jawaban)
    assert kepala[0] == "Nomor"
    assert [b[0] for b in baris] == [dicari.nomor]
    assert lain.nomor not in str(baris)
    assert baris[0][1] == '\'=HYPERLINK("http://x")'
    assert dicari.npwp16 not in str(baris)
    jejak = Jejak.objects.get(peristiwa="pendaftaran.diekspor")
    assert jejak.oleh_id == verifikator.pk
    assert jejak.rincian["cari"] == "pengenal"
    assert "312" not in str(jejak.rincian)


@pytest.mark.parametrize("awal", ["=", "+", "-", "@", "\t=", "\r=", " =", "  -1"])
def test_ekspor_menjinakkan_rumus(awal):
    assert jinakkan(f"{awal}1+1").startswith("'")
    assert jinakkan("PT A=B") == "PT A=B"
    assert jinakkan(None) == ""


def test_ekspor_dengan_saringan_keliru_kembali_ke_antrean(verifikator):
    jawaban = klien(verifikator).get(reverse("admin:registrasi_antrean_ekspor"), {"cari": "x"})
    assert jawaban.status_code == 302
    assert not Jejak.objects.filter(peristiwa="pendaftaran.diekspor").exists()


def test_ambil_berikutnya_membuka_meja_berkas_paling_mendesak(verifikator):
    pertama = buat_diajukan()
    buat_diajukan()
    jawaban = klien(verifikator).post(reverse("admin:registrasi_ambil_berikutnya"))
    assert jawaban.headers["Location"] == f"{ANTREAN}{pertama.kode}/"
    pertama.refresh_from_db()
    assert pertama.diklaim_oleh == verifikator


def test_ambil_berikutnya_dari_antrean_kosong_memberi_tahu(verifikator):
    jawaban = klien(verifikator).post(reverse("admin:registrasi_ambil_berikutnya"), follow=True)
    assert "Tidak ada berkas yang menunggu." in jawaban.content.decode()


def test_dua_verifikator_mengambil_dua_berkas(verifikator):
    satu, dua = buat_diajukan(), buat_diajukan()
    for client in (klien(verifikator), klien_peran(Peran.VERIFIKATOR)):
        client.post(reverse("admin:registrasi_ambil_berikutnya"))
    for p in (satu, dua):
        p.refresh_from_db()
    assert satu.diklaim_oleh_id != dua.diklaim_oleh_id
    assert None not in (satu.diklaim_oleh_id, dua.diklaim_oleh_id)


def test_kepala_melihat_antrean_tanpa_tombol_ambil():
    buat_diajukan()
    isi = klien_peran(Peran.KEPALA).get(ANTREAN).content.decode()
    assert "Ambil berkas berikutnya" not in isi
    assert "Ambil berkas berikutnya" in klien_peran(Peran.VERIFIKATOR).get(ANTREAN).content.decode()


def test_saring_menolak_status_asing_dengan_kembali_ke_bawaan(verifikator):
    pendaftaran = buat_diajukan()
    assert nomor_pada(klien(verifikator).get(ANTREAN, {"status": "draf"})) == [pendaftaran.nomor]
    assert list(saring(Saringan(), verifikator)) == [pendaftaran]


def test_berkas_yang_dikirim_sabtu_dihitung_mulai_senin(verifikator):
    """It counts as received on Monday; on Saturday four working days lie ahead until Thursday closes."""
    sabtu = datetime(2026, 7, 4, 10, 0, tzinfo=zona())
    with time_machine.travel(sabtu, tick=False):
        buat_diajukan()
    for hari, sebutan in (
        (0, "4 hari kerja lagi"),
        (2, "3 hari kerja lagi"),
        (5, "hari ini"),
        (6, "terlambat 1 hari kerja"),
    ):
        with time_machine.travel(sabtu + timedelta(days=hari), tick=False):
            isi = klien_peran(Peran.VERIFIKATOR).get(ANTREAN).content.decode()
            assert "Kamis, 9 Juli 2026" in isi
            assert f">{sebutan}<" in isi


def test_saringan_ditugaskan_hanya_memuat_milik_yang_bertanya(verifikator):
    tugas, _ = buat_diajukan(), buat_diajukan()
    actions.tugaskan(tugas.pk, oleh=buat_akun(Peran.KEPALA), kepada=verifikator)
    assert nomor_pada(klien(verifikator).get(ANTREAN, {"tugas": "1"})) == [tugas.nomor]


def test_saringan_yang_dipilih_tetap_terlihat_pada_halamannya(verifikator):
    isi = (
        klien(verifikator)
        .get(ANTREAN, {"status": "ditolak", "jenis": "perorangan", "cari": "a & <b>"})
        .content.decode()
    )
    assert '<option value="ditolak" selected>' in isi
    assert '<option value="perorangan" selected>' in isi
    assert 'value="a &amp; &lt;b&gt;"' in isi


def test_yang_diketik_orang_tidak_menjadi_markah(verifikator):
    jahat = "<script>alert(1)</script>&'\"{0}{nomor}"
    p = actions.ambil(buat_diajukan().pk, oleh=buat_akun(Peran.VERIFIKATOR, nama=jahat))
    Pendaftaran.objects.filter(pk=p.pk).update(nama_perusahaan=jahat)
    isi = klien(verifikator).get(ANTREAN).content.decode()
    assert "<script>alert" not in isi
    assert isi.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#x27;&quot;{0}{nomor}") == 2
