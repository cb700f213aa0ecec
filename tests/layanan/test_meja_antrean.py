"""The queue of tickets: what it shows to whom, in which order, what it finds, and what it exports."""

import csv
import io
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone

from layanan.actions.penyelesaian import nyatakan_luar_kewenangan
from layanan.actions.percakapan import balas, minta_keterangan, terima_pesan_pengguna
from layanan.actions.tiket import ambil
from layanan.enums.tiket import Saluran
from layanan.models import Tiket
from layanan.queries.luar import hitung_perkara_luar
from layanan.queries.tiket import Saringan, bentuk_cari, saring, tanda_tenggat
from lpse.kalender import kalender
from lpse.models import Jejak, Satker
from lpse.paging import read_page
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_selesai, buat_tiket, pelapor
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
ANTREAN = "/admin/layanan/tiket/"


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def buat_banyak(jumlah: int) -> list[Tiket]:
    """Open tickets with rising deadlines, copied from one real one: acts would take a minute."""
    contoh = buat_tiket()
    hasil = [contoh]
    for urut in range(1, jumlah):
        salinan = Tiket.objects.get(pk=contoh.pk)
        salinan.pk, salinan._state.adding = None, True
        salinan.kode, salinan.nomor = f"uji{urut:05d}", f"TKT-2000-{urut:06d}"
        salinan.tenggat = contoh.tenggat + timedelta(minutes=urut // 2)
        salinan.save()
        hasil.append(salinan)
    return hasil


def nomor_pada(jawaban) -> list[str]:
    return [t.nomor for t in jawaban.context["baris"]]


def test_antrean_mendahulukan_tenggat_terdekat_dan_memisahkan_yang_menunggu(petugas):
    dua = buat_tiket()
    satu = buat_tiket(urgensi="M", dampak="B")
    menunggu = buat_tiket()
    minta_keterangan(menunggu.pk, oleh=petugas, isi="Apa kodenya?")
    client = klien(petugas)

    assert nomor_pada(client.get(ANTREAN)) == [satu.nomor, dua.nomor]
    assert nomor_pada(client.get(ANTREAN, {"status": "menunggu"})) == [menunggu.nomor]
    assert nomor_pada(client.get(ANTREAN, {"status": "semua"})) == [menunggu.nomor, satu.nomor, dua.nomor]


def test_halaman_demi_halaman_tanpa_terlewat_dan_tanpa_terulang(petugas):
    semua = {t.pk for t in buat_banyak(60)}
    saringan, terbaca, kursor = Saringan(), [], ""
    while True:
        halaman = read_page(saring(saringan, petugas), saringan.urutan, after=kursor, size=7)
        terbaca += halaman.rows
        kursor = halaman.after
        if not kursor:
            break
    assert {t.pk for t in terbaca} == semua
    assert len(terbaca) == len(semua)
    assert all((a.tenggat, a.pk) < (b.tenggat, b.pk) for a, b in pairwise(terbaca))


@pytest.mark.parametrize("jumlah", [3, 60])
def test_antrean_paling_banyak_delapan_kueri(petugas, jumlah, django_assert_max_num_queries):
    buat_banyak(jumlah)
    client = klien(petugas)
    client.get(ANTREAN)
    with django_assert_max_num_queries(8):
        client.get(ANTREAN, {"terlambat": "1", "petugas": "saya", "jenis": "kendala"})
    with django_assert_max_num_queries(8):
        client.get(ANTREAN)


@pytest.mark.parametrize(
    ("teks", "bentuk"),
    [
        ("TKT-2026-000012", "nomor"),
        ("tkt-2026-000012", "nomor"),
        ("rina@uji.example", "surel"),
        ("0812 0000 0001", "telepon"),
        ("+62 812-0000", "telepon"),
        ("10011868000", "tender"),
        ("RINA01", "user_id"),
        ("cv.maju", "user_id"),
        ("Rina Contohwati", "nama"),
        ("galat", "nama"),
    ],
)
def test_bentuk_pencarian_dikenali_dari_tulisannya(teks, bentuk):
    assert bentuk_cari(teks) == bentuk


@pytest.mark.parametrize(
    "teks",
    [
        "{nomor}",
        "RINA@uji.example",
        "0812 0000",
        "+62 812 0000 0001",
        "10011868000",
        "rina01",
        "unggah",
        "contohwati",
    ],
)
def test_tiket_ditemukan_menurut_setiap_pengenalnya(petugas, teks):
    tiket = buat_tiket(user_id="RINA01", kode_tender="10011868000", judul="Gagal mengunggah")
    buat_tiket(surel="lain@uji.example", telepon="085511112222", nama="Orang Lain", judul="Lupa sandi")
    jawaban = klien(petugas).get(ANTREAN, {"cari": teks.format(nomor=tiket.nomor)})
    assert nomor_pada(jawaban) == [tiket.nomor]


def test_yang_sudah_berakhir_ikut_ditemukan_bila_dicari(petugas):
    tiket, client = buat_selesai(petugas), klien(petugas)
    assert nomor_pada(client.get(ANTREAN, {"cari": tiket.nomor})) == [tiket.nomor]
    assert nomor_pada(client.get(ANTREAN)) == []


def test_saringan_menyempitkan_daftar(petugas):
    satker = Satker.objects.create(kode_klpd="D99", kode="1", nama="Dinas Contoh")
    milik, lain = buat_tiket(satker=satker, jenis="dukungan"), buat_tiket(saluran=Saluran.SUREL)
    ambil(milik.pk, oleh=petugas)
    client = klien(petugas)
    for params, nomor in (
        ({"petugas": "saya"}, milik.nomor),
        ({"petugas": str(petugas.pk)}, milik.nomor),
        ({"petugas": "belum"}, lain.nomor),
        ({"jenis": "dukungan"}, milik.nomor),
        ({"saluran": "surel"}, lain.nomor),
        ({"satker": str(satker.pk)}, milik.nomor),
    ):
        assert nomor_pada(client.get(ANTREAN, params)) == [nomor], params


def test_saringan_yang_tidak_masuk_akal_tidak_merusak_halaman(petugas):
    buat_tiket()
    client = klien(petugas)
    for params in ({"status": "x"}, {"petugas": "0x"}, {"after": "%00"}, {"cari": "a"}, {"satker": "999999"}):
        assert client.get(ANTREAN, params).status_code == 200


def test_terlambat_dan_hampir_terlambat_ditandai():
    with time_machine.travel("2026-03-09T01:00:00Z", tick=False) as mesin:  # Monday 08.00 WIB
        petugas = buat_akun(Peran.HELPDESK)
        tiket = buat_tiket(urgensi="M", dampak="B")  # first answer within 30 minutes of work
        assert tanda_tenggat(tiket, kalender(), timezone.now()) == "hijau"
        mesin.shift(timedelta(minutes=25))
        assert tanda_tenggat(tiket, kalender(), timezone.now()) == "kuning"
        mesin.shift(timedelta(minutes=10))
        assert tanda_tenggat(tiket, kalender(), timezone.now()) == "merah"
        assert [t.pk for t in saring(Saringan(terlambat=True), petugas)] == [tiket.pk]
        isi = klien(petugas).get(ANTREAN).content.decode()
        assert "terlambat 5 menit kerja" in isi


def test_pesan_pengguna_yang_belum_dijawab_terlihat_di_daftar(petugas):
    tiket = buat_tiket()
    balas(tiket.pk, oleh=petugas, isi="Sedang kami periksa.")
    client = klien(petugas)
    assert "Pesan pengguna" not in client.get(ANTREAN).content.decode()
    terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="Halo?", saluran=Saluran.WEB)
    assert "Pesan pengguna" in client.get(ANTREAN).content.decode()


def test_isi_kiriman_orang_tidak_menjadi_markah(petugas):
    buat_tiket(judul="<script>alert(1)</script>", nama="<b>x</b>")
    isi = klien(petugas).get(ANTREAN).content.decode()
    assert "<script>alert" not in isi
    assert "&lt;b&gt;x" in isi


def test_ekspor_memuat_yang_tersaring_tanpa_kontak_dan_tercatat(petugas):
    buat_tiket(judul="=2+5")
    buat_selesai(petugas)
    jawaban = klien(petugas).get(f"{ANTREAN}ekspor.csv", {"status": "berjalan", "cari": "2+5"})
    baris = list(csv.reader(io.StringIO(b"".join(jawaban).decode("utf-8-sig"))))
    assert [b[1] for b in baris[1:]] == ["'=2+5"]
    assert "rina@uji.example" not in str(baris)
    rincian = Jejak.objects.get(peristiwa="tiket.diekspor").rincian
    assert rincian == {"status": "berjalan", "cari": "nama"}


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KEPALA, Peran.AUDITOR])
def test_pembaca_melihat_antrean_tanpa_tombol_yang_mengubah(peran):
    buat_tiket()
    isi = klien_peran(peran).get(ANTREAN).content.decode()
    assert "Catat telepon" not in isi
    assert 'value="tugaskan"' not in isi
    assert ('value="ekspor"' in isi) == (peran != Peran.AUDITOR), "pemeriksa mengekspor dari daftarnya"


@pytest.mark.dasar("layanan.di_luar_tanggung_jawab")
def test_jawaban_di_luar_kewenangan_dihitung_menurut_perkara_dan_masa(petugas):
    dulu = timezone.now() - timedelta(days=2)
    for perkara in ("evaluasi", "evaluasi", "pemenang"):
        nyatakan_luar_kewenangan(buat_tiket().pk, oleh=petugas, perkara=perkara, isi="Bukan kami.")
    jumlah = hitung_perkara_luar(dulu, timezone.now() + timedelta(minutes=1))
    assert (jumlah["evaluasi"], jumlah["pemenang"], jumlah["jadwal"]) == (2, 1, 0)
    assert set(hitung_perkara_luar(dulu, dulu + timedelta(days=1)).values()) == {0}
