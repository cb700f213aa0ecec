"""The registers' pages: found, masked, exported, labelled; who may only look sees no button."""

import csv
import io

import pypdfium2
import pytest
import zxingcpp
from django.test import Client

from infrastruktur.actions.aset import usulkan_penghapusan
from infrastruktur.actions.masa_aset import catat_masa
from infrastruktur.aset.bersama import url
from infrastruktur.enums.pantau import JenisSasaran
from infrastruktur.models import Aset, ImporAset, Sasaran
from infrastruktur.naskah.label_aset import build_label_aset
from lpse.models import Jejak, Lokasi
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.infrastruktur.aset import (
    SEHARI,
    baris_fisik,
    buku,
    catat,
    isian,
    pasang,
    pengelola,
    tempat,
    unggahan,
)
from tests.petugas import klien, klien_peran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.kemudahan_pemeliharaan")]


@pytest.fixture
def oleh():
    return pengelola()


@pytest.fixture
def admin(oleh) -> Client:
    return klien(oleh)


def baca(client: Client, alamat: str) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return satu_baris(jawaban)


def isi_csv(jawaban) -> list[list[str]]:
    teks = b"".join(jawaban.streaming_content).decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(teks)))


# --- Finding


@pytest.mark.parametrize("cari", ["as-fis-0001", "sgh-22", "mesin", "3.05", "dsk-9"])
def test_aset_ditemukan_dari_kode_nama_nomor_dan_seri_suku_cadangnya(admin, oleh, cari):
    aset = catat(oleh, nama="Mesin utama", nomor_inventaris="3.05.9")
    pasang(aset, oleh, "disk", "DSK-99", 500)
    catat(oleh, nama="Lain", nomor_seri="X")

    isi = baca(admin, url() + f"?cari={cari}")

    assert "Mesin utama" in isi
    assert "AS-FIS-0002" not in isi


def test_saringan_mempersempit_dan_ekspor_mengikutinya(admin, oleh):
    lokasi = tempat("RS")
    cocok = catat(oleh, lokasi=lokasi, pemegang="Rina Ujiwati", nama="=cmd()")
    catat_masa(cocok.pk, oleh=oleh, jenis="garansi", berakhir=hari_ini() + 5 * SEHARI)
    catat(oleh, "layanan", nama="Internet")
    saringan = "?register=fisik&kelas=sedang&status=dipakai&lokasi=RS&pemegang=rina&habis=7"

    assert "AS-FIS-0001" in baca(admin, url() + saringan)
    assert "Tidak ada aset yang cocok" in baca(admin, url() + "?status=rusak")
    _, baris = isi_csv(admin.get(url("ekspor") + saringan))
    assert (baris[0], baris[3]) == ("AS-FIS-0001", "'=cmd()")
    rincian = Jejak.objects.filter(peristiwa="aset.diekspor").latest("pk").rincian
    assert (rincian["register"], rincian["pemegang"]) == ("fisik", True)


def test_daftar_berhalaman_dan_hemat_pertanyaan(admin, oleh, django_assert_max_num_queries):
    for urut in range(27):
        catat(oleh, "intangible", nama=f"Pengetahuan {urut}")

    with django_assert_max_num_queries(8):
        satu = baca(admin, url())

    assert "AS-INT-0025" in satu
    assert "AS-INT-0026" not in satu
    lanjut = satu.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "AS-INT-0026" in baca(admin, url() + lanjut)


# --- One asset


def test_aset_dicatat_diubah_dan_dipindahkan_lewat_halaman(admin, oleh):
    tempat("RS")
    jawaban = admin.post(url("baru", "fisik"), isian(), follow=True)
    aset = Aset.objects.get()
    assert jawaban.redirect_chain == [(url("lihat", aset.kode), 302)]
    assert "Tinggi (3,00)" in jawaban.content.decode()

    admin.post(url("ubah", aset.kode), isian(nama="Server SPSE", lokasi="RS"))
    gerak = {"lokasi": "", "pemegang": "Rina", "tanggal": str(hari_ini())}
    isi = satu_baris(admin.post(url("pindah", aset.kode), gerak, follow=True))

    assert "Nama: Server uji → Server SPSE" in isi
    assert "Lokasi: RS → kosong" in isi


def test_isian_yang_salah_ditanya_lagi_dengan_isinya(admin):
    jawaban = admin.post(url("baru", "fisik"), isian(jenis="", kerahasiaan=""))

    isi = jawaban.content.decode()
    assert "Isi jenis." in isi
    assert "Pilih nilainya." in isi
    assert "SGH-2241" in isi
    assert not Aset.objects.exists()


def test_nomor_pegawai_tersamar_dan_dibuka_hanya_dengan_jejak(admin, oleh):
    aset = catat(oleh, "sdm", nama="Rina Ujiwati")
    alamat = url("lihat", aset.kode)

    assert "198703122011011009" not in baca(admin, alamat)
    assert not Jejak.objects.filter(peristiwa="aset.dilihat").exists()
    assert "198703122011011009" in baca(admin, alamat + "?lengkap")
    assert Jejak.objects.filter(peristiwa="aset.dilihat", oleh_id=oleh.pk).count() == 1
    auditor = klien_peran(Peran.AUDITOR)
    assert "198703122011011009" not in baca(auditor, alamat)
    assert auditor.get(alamat + "?lengkap").status_code == 403


def test_auditor_membaca_tanpa_tombol(oleh):
    aset, auditor = catat(oleh), klien_peran(Peran.AUDITOR)
    pasang(aset, oleh)

    isi = baca(auditor, url("lihat", aset.kode))

    assert "RAM 32 GB" in isi
    assert url("ubah", aset.kode) not in isi
    assert url("pilih") not in baca(auditor, url())


def test_keadaan_sasaran_pemantauan_terlihat_di_asetnya(admin, oleh):
    sasaran = Sasaran.objects.create(kode="spse", nama="Server SPSE", jenis=JenisSasaran.PING, alamat="h")
    aset = catat(oleh, sasaran=sasaran)

    assert "Tidak diketahui" in baca(admin, url("lihat", aset.kode))


def test_suku_cadang_dan_masa_berlaku_dari_halamannya(admin, oleh):
    aset = catat(oleh)
    hari = str(hari_ini())
    disk = {"jenis": "disk", "nama": "SSD", "nomor_seri": "D-1", "ukuran_gb": "960", "pada": hari}
    admin.post(url("suku", aset.kode), disk)
    lama = aset.suku_cadang.get()
    ganti = disk | {"nomor_seri": "D-2", "ukuran_gb": "1920", "alasan": "Penuh"}
    admin.post(url("suku_ganti", aset.kode, lama.kode), ganti)
    admin.post(url("masa", aset.kode), {"jenis": "garansi", "berakhir": "26 3 2031"})

    isi = baca(admin, url("lihat", aset.kode))

    assert "disk 1920 GB" in isi
    assert "Penuh Diganti Disk SSD 1920 GB." in isi
    assert "Garansi sampai 26 Maret 2031" in isi


def test_penghapusan_diputus_di_halaman_oleh_orang_lain(admin, oleh):
    aset = catat(oleh)
    usulkan_penghapusan(aset.pk, oleh=oleh, alasan="Rusak", metode="Dihancurkan", tanggal=hari_ini())
    assert url("hapus_setujui", aset.kode) not in baca(admin, url("lihat", aset.kode))
    assert admin.post(url("hapus_setujui", aset.kode)).status_code == 409

    jawaban = klien_peran(Peran.SEKRETARIS).post(url("hapus_setujui", aset.kode), follow=True)

    assert "sudah dihapuskan" in jawaban.content.decode()
    assert "AS-FIS-0001" not in baca(admin, url())


# --- Paper, workbook, places


def test_label_memuat_qr_ke_halaman_asetnya_dan_24_per_lembar(admin, oleh):
    kode = [catat(oleh, "intangible", nama="#eval(1) *x* " + "panjang " * 12).kode for _ in range(25)]

    jawaban = admin.get(url("label"), {"kode": kode})

    assert jawaban["Content-Type"] == "application/pdf"
    berkas = pypdfium2.PdfDocument(jawaban.content)
    assert len(berkas) == 2
    (qr,) = zxingcpp.read_barcodes(berkas[1].render(scale=3).to_pil())
    assert qr.text.endswith("/admin/infrastruktur/aset/AS-INT-0025/")
    assert "#eval(1) *x*" in berkas[1].get_textpage().get_text_range()


def test_label_tanpa_pilihan_diminta_memilih(admin):
    assert "Centang dulu" in admin.get(url("label"), follow=True).content.decode()
    assert "tidak ditemukan" in admin.get(url("label") + "?kode=x", follow=True).content.decode()
    assert build_label_aset([])[:4] == b"%PDF"


def test_buku_kerja_diunggah_dilihat_lalu_diterapkan(admin, oleh):
    isi = buku(("Fisik", [baris_fisik(), baris_fisik(Nama="", **{"Nomor seri": "S2"})]))

    pratinjau = admin.post(url("impor"), {"berkas": unggahan(isi)}, follow=True).content.decode()

    assert "Fisik, baris 3" in pratinjau
    assert "<strong>Nama</strong>: Wajib diisi." in pratinjau
    assert not Aset.objects.exists()
    impor = ImporAset.objects.get()
    # Nobody else's business.
    assert klien_peran(Peran.SEKRETARIS).get(url("impor_lihat", impor.kode)).status_code == 404
    jawaban = admin.post(url("impor_terapkan", impor.kode), follow=True)
    assert "1 aset baru, 0 aset berubah." in jawaban.content.decode()
    assert Aset.objects.get().dicatat_oleh == oleh


def test_berkas_yang_ditolak_disebut_sebabnya_di_bidangnya(admin):
    jawaban = admin.post(url("impor"), {"berkas": unggahan(b"bukan", "aset.xlsx")})

    assert jawaban.status_code == 422
    assert "bukan buku kerja Excel" in jawaban.content.decode()


def test_tempat_ditambah_diubah_dan_kodenya_tidak_kembar(admin):
    isi = {"kode": "rs", "nama": "Ruang server", "is_ruang_server": "on"}
    admin.post(url("tempat_tambah"), isi)
    assert Lokasi.objects.get().is_ruang_server

    assert admin.post(url("tempat_tambah"), isi).status_code == 409
    admin.post(url("tempat_ubah") + "?kode=RS", isi | {"nama": "Ruang server lama"})
    assert "Ruang server lama" in baca(admin, url("tempat"))


def test_pembaca_tidak_mengunduh_buku_yang_memuat_nomor_pegawai(oleh):
    assert klien(buat_akun(Peran.KEPALA)).get(url("buku")).status_code == 403
