"""The pages of risks: from recording to closing, who sees what, hostile words, exports, other readers."""

import pytest
from django.test import Client
from django.urls import reverse

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini, tanggal
from sekretariat.enums.risiko import FAKTOR
from sekretariat.models import PengendalianRisiko, Risiko
from tests.factories import buat_akun, unggahan
from tests.halaman import satu_baris
from tests.infrastruktur.aset import catat as catat_aset
from tests.petugas import BUKAAN_TERCATAT, klien, klien_peran
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
)

pytestmark = pytest.mark.django_db
PROFIL = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]
BERANDA = "/admin/"


def url(nama: str = "", *kunci: object) -> str:
    return reverse(f"admin:sekretariat_risiko{'_' if nama else ''}{nama}", args=kunci)


def baca(client: Client, alamat: str, status: int = 200) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == status
    return satu_baris(jawaban)


def test_formulir_memperlihatkan_kata_setiap_skor_di_samping_pilihannya():
    isi = baca(klien(sekretaris()), url("baru"))
    for faktor in FAKTOR.values():
        assert faktor.tanya in isi
        for angka, kata in enumerate(faktor.kata, start=1):
            assert f"{angka}: {kata}" in isi
    assert "Nilai = dampak × pengancam × kerentanan × paparan." in isi


def test_dari_mencatat_sampai_menutup():
    oleh, pemilik = sekretaris(), admin()
    kelola, kerja = klien(oleh), klien(pemilik)
    aset = catat_aset(pemilik)
    kirim = {**ISI, **TINGGI, "pemilik": pemilik.pk, "tenggat": tanggal(hari_ini() + 9 * SEHARI)}
    salah = kelola.post(url("baru"), kirim | {"aset_kode": "AS-X-1", "dampak": "2"})
    assert salah.status_code == 409
    assert "Kode aset AS-X-1 tidak ada di register" in salah.content.decode()
    kurang = kelola.post(url("baru"), {k: v for k, v in kirim.items() if k != "paparan"}).content.decode()
    assert "Pilih skor paparan." in kurang
    assert ISI["akibat"] in kurang
    assert "Pilih skor" not in kelola.post(url("baru"), kirim | {"tenggat": "x"}).content.decode()
    kelola.post(url("baru"), kirim | {"aset_kode": aset.kode})
    satu = Risiko.objects.get()
    halaman = baca(kelola, url("lihat", satu.kode))
    assert reverse("admin:infrastruktur_aset_lihat", args=[aset.kode]) in halaman
    assert "Putuskan penanganan" in halaman

    jawaban = kelola.post(url("putuskan", satu.kode), {"penanganan": "kurangi", "alasan": "Perlu."})
    assert jawaban.headers["Location"] == url("pengendalian", satu.kode)
    rencana = {"uraian": "Beli genset", "penanggung": pemilik.pk, "tenggat": tanggal(hari_ini())}
    kelola.post(url("pengendalian", satu.kode), rencana)
    kendali = PengendalianRisiko.objects.get()
    assert "Pengendalian risiko untuk Anda laksanakan" in baca(kerja, BERANDA)
    tanpa = kerja.post(url("laksanakan", kendali.kode), {"hasil": "Sudah."}).content.decode()
    assert "Sebutkan buktinya atau unggah berkasnya." in tanpa
    kirim_bukti = {"hasil": "Terpasang.", "bukti": "javascript:alert(1)", "berkas": unggahan()}
    kerja.post(url("laksanakan", kendali.kode), kirim_bukti)
    halaman = baca(kelola, url("lihat", satu.kode))
    assert 'href="javascript' not in halaman
    assert b"".join(kelola.get(url("berkas", kendali.kode)).streaming_content)
    assert Jejak.objects.get(peristiwa="pengendalianrisiko.dilihat").objek_id == str(kendali.pk)

    assert kelola.post(url("tutup", satu.kode), {"alasan": "Sudah."}).status_code == 409
    form = kelola.get(url("nilai", satu.kode)).context["form"]
    assert {nama: form[nama].value() for nama in FAKTOR} == TINGGI
    kelola.post(url("nilai", satu.kode), {**RENDAH, "alasan": "Genset diuji."})
    halaman = baca(kelola, url("lihat", satu.kode))
    for kata in ("Sebelum pengendalian: 108", "Penilaian 2: 24", "Genset diuji.", ">Tutup</a>"):
        assert kata in halaman
    kelola.post(url("tutup", satu.kode), {"alasan": "Ruang dipindah."})
    halaman = baca(kelola, url("lihat", satu.kode))
    assert "Ruang dipindah." in halaman
    assert "Ditutup dan tidak berubah lagi." in halaman


def test_langkah_utama_mengikuti_keadaan_risikonya():
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    kelola, kerja = klien(oleh), klien(pemilik)

    def utama(client: Client = kelola) -> str:
        return client.get(url("lihat", satu.kode)).context["tombol"][0]["url"]

    assert utama() == url("pengendalian", satu.kode)
    rencana = pengendalian(satu, oleh, pemilik)
    assert utama(kerja) == url("laksanakan", rencana.kode)
    assert not any(t["utama"] for t in kelola.get(url("lihat", satu.kode)).context["tombol"])
    menunggu = f"Menunggu 1 pengendalian dilaksanakan, terakhir {tanggal(rencana.tenggat)}."
    assert menunggu in baca(klien_peran(Peran.AUDITOR), url("lihat", satu.kode))
    kerja.post(url("laksanakan", rencana.kode), {"hasil": "Terpasang.", "bukti": "BA-1"})
    assert utama() == url("nilai", satu.kode)
    jawaban = kelola.post(url("nilai", satu.kode), {**SEDANG, "alasan": "Diuji."}, follow=True)
    assert "Penilaian tersimpan: 64 (sedang). Nilainya kini 64 (sedang)" in jawaban.content.decode()
    assert utama() == url("pengendalian", satu.kode)
    jawaban = kelola.post(url("nilai", satu.kode), {**RENDAH, "alasan": "Diuji lagi."}, follow=True)
    assert "terima sisanya" in jawaban.content.decode()
    assert utama() == url("putuskan", satu.kode)
    kirim = {"penanganan": "terima", "alasan": "Sisanya kecil."}
    jawaban = kelola.post(url("putuskan", satu.kode), kirim, follow=True)
    assert "Penanganan diputuskan. Diterima. Dinilai lagi paling lambat" in jawaban.content.decode()
    assert utama() == url("nilai", satu.kode)


def test_usul_menerima_mengatakan_kepada_siapa_ia_menunggu():
    kepala()
    oleh = sekretaris()
    satu = risiko(oleh, admin())
    kirim = {"penanganan": "terima", "alasan": "Anggaran tidak ada."}
    isi = klien(oleh).post(url("putuskan", satu.kode), kirim, follow=True).content.decode()
    assert "Penerimaan diusulkan dan Kepala sudah disurati." in isi
    assert "Menunggu Kepala memutuskan usul menerima risiko ini." in isi


def test_kepala_menyetujui_dari_kartunya_dan_yang_terlibat_tidak_melihat_tombolnya():
    penyetuju, oleh, pemilik = kepala(), sekretaris(), kepala()
    satu = diusulkan(oleh, pemilik)
    for orang, boleh in ((penyetuju, True), (pemilik, False)):
        client = klien(orang)
        assert ("Penerimaan risiko menunggu persetujuan" in baca(client, BERANDA)) is boleh
        halaman = baca(client, url("lihat", satu.kode))
        assert ("Setujui penerimaan" in halaman) is boleh
        assert (f"Minta salah satu dari: {penyetuju}" in halaman) is not boleh
    assert "Anggaran tidak ada." in baca(client, url("setujui", satu.kode))
    assert client.post(url("setujui", satu.kode), {"catatan": ""}).status_code == 409
    client = Client()
    client.force_login(penyetuju)
    assert client.post(url("setujui", satu.kode), {"catatan": "Ya."}).status_code == 302
    satu.refresh_from_db()
    assert satu.status == "diterima"


def test_pelaksana_lain_tidak_menemukan_pengendalian_orang():
    oleh, pemilik = sekretaris(), admin()
    rencana = pengendalian(ditangani(oleh, pemilik), oleh, pemilik)
    assert klien_peran(Peran.HELPDESK).get(url("laksanakan", rencana.kode)).status_code == 404
    assert klien(oleh).post(url("laksanakan", rencana.kode), {"hasil": "x"}).status_code == 404


def test_pemeriksa_membuka_semua_dan_tidak_mengubah_apa_pun():
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    rencana = pengendalian(satu, oleh, pemilik)
    client = klien_peran(Peran.AUDITOR)
    for nama in ("lihat", "ubah", "nilai", "putuskan", "pengendalian", "setujui", "tolak", "tutup"):
        assert client.get(url(nama, satu.kode)).status_code == 200, nama
        assert client.post(url(nama, satu.kode), {"alasan": "x"}).status_code in (403, 405), nama
    assert client.post(url("batalkan", rencana.kode), {"alasan": "x"}).status_code == 403
    satu.refresh_from_db()
    assert satu.status == "ditangani"


def test_teks_jahat_tampil_sebagai_kata():
    satu = risiko(sekretaris(), admin(), judul="<script>alert(1)</script>", akibat="<img src=x onerror=y>")
    client = klien_peran(Peran.HELPDESK)
    for alamat in (url(), url("lihat", satu.kode)):
        isi = baca(client, alamat)
        assert "<script>alert" not in isi
        assert "<img src=x" not in isi


def test_daftar_disaring_menurut_tingkat_status_orang_dan_keterlambatan():
    oleh, pemilik = sekretaris(), admin()
    tinggi = risiko(oleh, pemilik, judul="Genset")
    sedang = ditangani(oleh, oleh, skor=SEDANG, judul="Tautan")
    rendah = risiko(oleh, pemilik, RENDAH, judul="Kunci", kategori="layanan")
    kendali = pengendalian(sedang, oleh, pemilik)
    Risiko.objects.filter(pk=rendah.pk).update(tenggat=hari_ini() - SEHARI)
    PengendalianRisiko.objects.filter(pk=kendali.pk).update(tenggat=hari_ini() - SEHARI)
    client, semua = klien(oleh), {tinggi.kode, sedang.kode, rendah.kode}
    for kueri, ada in (
        ("", semua),
        ("tingkat=tinggi", {tinggi.kode}),
        ("status=ditangani", {sedang.kode}),
        ("status=terbuka", semua),
        ("kategori=layanan", {rendah.kode}),
        ("pemilik=saya", {sedang.kode}),
        (f"pemilik={pemilik.pk}", {tinggi.kode, rendah.kode}),
        ("lambat=tenggat", {sedang.kode, rendah.kode}),
        ("lambat=tinjau", set()),
        ("cari=genset", {tinggi.kode}),
        (f"cari={rendah.kode}", {rendah.kode}),
    ):
        isi = baca(client, f"{url()}?{kueri}")
        assert {kode for kode in semua if kode in isi} == ada, kueri
    isi = baca(client, url())
    assert isi.index(tinggi.kode) < isi.index(sedang.kode) < isi.index(rendah.kode)
    asing = baca(client, f"{url()}?pemilik=999999999&tingkat=x")
    assert all(kode in asing for kode in semua)


def test_daftar_dan_halaman_berkueri_tetap_dan_dapat_diunduh(django_assert_max_num_queries):
    oleh, pemilik = sekretaris(), admin()
    for _ in range(12):
        satu = ditangani(oleh, pemilik, judul="=1+1")
        pengendalian(satu, oleh, pemilik)
    client = klien(oleh)
    isi = b"".join(client.get(f"{url('ekspor')}?tingkat=tinggi").streaming_content).decode()
    assert ",'=1+1," in isi
    assert isi.count("RS-") == 12
    assert b"".join(client.get(url("ekspor_xlsx")).streaming_content).startswith(b"PK")
    with django_assert_max_num_queries(8):
        client.get(url())
    with django_assert_max_num_queries(8):
        client.get(url("lihat", satu.kode))
    auditor = klien_peran(Peran.AUDITOR)
    with django_assert_max_num_queries(8 + BUKAAN_TERCATAT):
        auditor.get(url())


@pytest.mark.parametrize("nama", PROFIL)
def test_ruangnya_ada_di_setiap_peraturan_dan_menyebut_landasannya(settings, nama):
    settings.LPSE_PROFIL = nama
    satu = risiko(sekretaris(), admin())
    client = klien_peran(Peran.VERIFIKATOR)
    isi = baca(client, url())
    assert "Standar LPSE 4 (Pengelolaan risiko layanan)" in isi
    assert "Peraturan daerah ini tidak menyebut risiko" in isi
    assert profil().dasar("sekretariat.evaluasi") in isi
    assert "Lihat sebagai tabel" in isi
    assert "Standar LPSE 4" in baca(client, url("lihat", satu.kode))


def test_register_kosong_menunjukkan_jalan():
    assert "Catat yang pertama" in baca(klien(sekretaris()), url())
    assert "Sekretaris dan Admin Sistem yang mencatatnya" in baca(klien(buat_akun(Peran.HELPDESK)), url())


def test_halaman_putusan_menyebut_nilainya_sekali():
    oleh = sekretaris()
    satu = risiko(oleh, admin())
    halaman = baca(klien(oleh), url("putuskan", satu.kode))
    assert halaman.count(f"Nilainya {satu.nilai}.") == 1
