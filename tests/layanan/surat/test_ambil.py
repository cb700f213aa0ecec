"""Fetching: under a lease, raw first, and whatever breaks in between loses and doubles nothing."""

import json
import os
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from layanan.actions import ambil_surat as ambil
from layanan.actions.ambil_surat import ambil_kotak, ambil_surat
from layanan.enums.surat_masuk import StatusSurat
from layanan.models import KotakMasuk, SuratMasuk, Tiket
from layanan.surat_masuk.kotak import Kotak, baca_alamat, buka_kotak
from layanan.tasks import surat_masuk as tugas
from lpse.berkas.simpan import penyimpanan
from lpse.metrik import hitung_semua
from tests.layanan.surat.korpus import berlampiran, surat
from tests.layanan.surat.kotak import simpan
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.konsultasi")]

PENGAMBIL = """
import sys, time, django
from django.conf import settings
settings.DATABASES['default']['NAME'] = {basis!r}
django.setup()
settings.IMAP_URL = {url!r}
from layanan.surat_masuk.kotak import Kotak
semula = Kotak.tandai_terbaca
def lambat(self, uid):
    time.sleep(0.01)
    semula(self, uid)
Kotak.tandai_terbaca = lambat
from layanan.actions.ambil_surat import ambil_surat
ambil_surat()
"""


class Listrik(BaseException):
    """What no program can handle."""


def lepas_sewa() -> None:
    """As five minutes later: the dead process's lease is over."""
    KotakMasuk.objects.update(klaim_sampai=timezone.now() - timedelta(seconds=1))


def dari_semua() -> list[str]:
    return sorted(SuratMasuk.objects.values_list("dari", flat=True))


def test_mati_sesudah_disimpan_sebelum_ditandai(server, kotak, monkeypatch):
    """Surat itu tetap satu: yang tersimpan dikenali lagi, yang belum diambil menyusul."""
    server.isi(kotak[0], surat("a@pt.example"), surat("b@pt.example"))

    def padam(*_args):
        raise Listrik

    monkeypatch.setattr(Kotak, "tandai_terbaca", padam)
    with pytest.raises(Listrik):
        ambil_surat()
    monkeypatch.undo()
    assert SuratMasuk.objects.count() == 1
    assert server.belum_terbaca(kotak[0]) == 2
    lepas_sewa()

    hasil = ambil_surat()[0]

    assert (hasil.baru, hasil.sudah_ada) == (1, 1)
    assert dari_semua() == ["a@pt.example", "b@pt.example"]
    assert Tiket.objects.count() == 2


def test_mati_sesudah_berkas_sebelum_baris(server, kotak, monkeypatch):
    server.isi(kotak[0], surat("a@pt.example"))

    def padam(*_args, **_lain):
        raise Listrik

    monkeypatch.setattr(ambil, "catat", padam)
    with pytest.raises(Listrik):
        ambil_surat()
    monkeypatch.undo()
    lepas_sewa()
    ambil_surat()
    assert dari_semua() == ["a@pt.example"]


def test_surat_yang_gagal_disimpan_tidak_menahan_yang_lain(server, kotak, monkeypatch):
    server.isi(kotak[0], surat("a@pt.example"), surat("b@pt.example", isi="sial"), surat("c@pt.example"))
    asli = ambil.simpan_mentah

    def penuh(wadah, salinan, **lain):
        salinan.seek(0)
        if b"sial" in salinan.read():
            raise OSError(28, "penuh")
        return asli(wadah, salinan, **lain)

    monkeypatch.setattr(ambil, "simpan_mentah", penuh)
    hasil = ambil_surat()[0]
    assert (hasil.baru, hasil.gagal) == (2, 1)
    assert server.belum_terbaca(kotak[0]) == 1
    monkeypatch.undo()
    ambil_surat()
    assert dari_semua() == ["a@pt.example", "b@pt.example", "c@pt.example"]


def test_surat_yang_dibaca_orang_di_kotaknya_tetap_masuk(server, kotak):
    server.isi(kotak[0], surat("a@pt.example"))
    ambil_surat()
    server.isi(kotak[0], surat("b@pt.example"))
    with server.masuk(kotak[0]) as klien:
        klien.select("INBOX")
        klien.store("1:*", "+FLAGS", r"(\Seen)")
    ambil_surat()
    assert dari_semua() == ["a@pt.example", "b@pt.example"]


def test_yang_ditandai_hapus_orang_tidak_ikut_dibuang(server, kotak):
    """Marking a letter as read must not expunge what people have marked for deletion."""
    server.isi(kotak[0], surat("a@pt.example"))
    with server.masuk(kotak[0]) as klien:
        klien.select("INBOX")
        klien.store("1", "+FLAGS", r"(\Deleted)")
        klien.unselect()
    server.isi(kotak[0], surat("b@pt.example"))
    ambil_surat()
    assert len(server.mentah(kotak[0])) == 2
    assert dari_semua() == ["a@pt.example", "b@pt.example"]


def test_kotak_yang_dinomori_ulang_tidak_menggandakan(server, kotak):
    server.isi(kotak[0], surat("a@pt.example"))
    ambil_surat()
    KotakMasuk.objects.update(uid_sah=1)
    server.isi(kotak[0], surat("b@pt.example"))

    hasil = ambil_surat()[0]

    assert (hasil.baru, hasil.sudah_ada) == (1, 1)
    assert Tiket.objects.count() == 2


def test_surat_lama_yang_sudah_dibaca_tidak_diambil_saat_pertama_tersambung(server, kotak):
    server.isi(kotak[0], surat("lama@pt.example"))
    with server.masuk(kotak[0]) as klien:
        klien.select("INBOX")
        klien.store("1:*", "+FLAGS", r"(\Seen)")
    server.isi(kotak[0], surat("baru@pt.example"))
    ambil_surat()
    assert dari_semua() == ["baru@pt.example"]


def test_surat_terlalu_besar_hanya_kepalanya_dan_tetap_di_server(server, kotak, monkeypatch):
    monkeypatch.setattr(ambil, "BATAS_BITA", 100_000)
    server.isi(kotak[0], berlampiran("a.bin", b"x" * 100_000), surat("b@pt.example"))

    hasil = ambil_surat()[0]

    assert (hasil.baru, hasil.terlalu_besar) == (2, 1)
    besar = SuratMasuk.objects.get(is_kepala_saja=True)
    assert (besar.status, besar.dari) == (StatusSurat.BELUM_TEROLAH, "ani@penyedia.example")
    assert len(server.mentah(kotak[0])) == 2
    assert penyimpanan().size(besar.kunci) < 1000


def test_ukuran_yang_dibohongkan_server_tidak_dipercaya(server, kotak, monkeypatch):
    monkeypatch.setattr(ambil, "BATAS_BITA", 50_000)
    monkeypatch.setattr(Kotak, "ukuran", lambda _kotak, uid: ((satu, 10) for satu in uid))
    server.isi(kotak[0], berlampiran("a.bin", b"x" * 6_000_000))
    assert ambil_surat()[0].terlalu_besar == 1


def test_kotak_yang_sedang_dibaca_proses_lain_dilewati(server, kotak):
    server.isi(kotak[0], surat())
    (alamat, _) = baca_alamat(settings.IMAP_URL)
    assert ambil._klaim(alamat.nama) is not None
    assert ambil_kotak(alamat).dilewati
    assert not SuratMasuk.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert ambil_kotak(alamat).baru == 1


def test_sandi_yang_ditolak_disebut_dan_kotak_lain_tetap_dibaca(server, kotak):
    server.isi(kotak[1], surat())
    rusak = server.url(kotak[0]).replace("sandi-kotak-uji", "sandi-keliru")
    with override_settings(IMAP_URL=f"{rusak},{server.url(kotak[1])}"):
        gagal, berhasil = ambil_surat()
    assert "MailboxLoginError" in gagal.galat
    assert "sandi-keliru" not in gagal.galat
    assert berhasil.baru == 1
    assert KotakMasuk.objects.get(nama=gagal.kotak).galat == gagal.galat[:200]


def test_perintah_mencetak_hasil_dan_keluar_satu_bila_ada_yang_gagal(server, kotak):
    server.isi(kotak[0], surat())
    keluaran = StringIO()
    call_command("fetch_surat", "--json", stdout=keluaran)
    assert [satu["baru"] for satu in json.loads(keluaran.getvalue())["kotak"]] == [1, 0]
    call_command("fetch_surat", stdout=keluaran)
    assert "0 baru" in keluaran.getvalue()
    with override_settings(IMAP_URL="imap://a:rahasia@127.0.0.1:1/"), pytest.raises(CommandError) as galat:
        call_command("fetch_surat", stdout=keluaran)
    assert "rahasia" not in str(galat.value)
    with override_settings(IMAP_URL=""), pytest.raises(CommandError, match="IMAP_URL kosong"):
        call_command("fetch_surat")


def test_detak_mengambil_tiap_menit_dan_mengolah_yang_tertinggal(monkeypatch, kotak):
    dikirim = []
    monkeypatch.setattr(tugas, "enqueue", lambda nama, queue: dikirim.append((nama, queue)))
    tugas.detak_surat()
    KotakMasuk.objects.bulk_create(
        KotakMasuk(nama=satu.nama, mulai_pada=timezone.now()) for satu in baca_alamat(settings.IMAP_URL)
    )
    tugas.detak_surat()
    simpan(surat())
    tugas.detak_surat()
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        tugas.detak_surat()
    assert dikirim == [
        ("layanan.ambil_surat", "lama"),
        ("layanan.olah_surat", "lama"),
        ("layanan.ambil_surat", "lama"),
    ]


def test_yang_menumpuk_di_antrean_diambil_sekali(monkeypatch, server, kotak):
    dibuka = []
    monkeypatch.setattr(ambil, "buka_kotak", lambda alamat: dibuka.append(alamat) or buka_kotak(alamat))
    for _ in range(3):
        tugas.ambil_surat_masuk()
    assert len(dibuka) == 2


def test_kesehatan_dan_angka(kotak):
    tugas.periksa_kesehatan()
    nama = baca_alamat(settings.IMAP_URL)[0].nama
    KotakMasuk.objects.create(nama=nama, mulai_pada=timezone.now())
    with pytest.raises(tugas.KotakTersendat):
        tugas.periksa_kesehatan()
    KotakMasuk.objects.update(selesai_pada=timezone.now())
    tugas.periksa_kesehatan()
    simpan(surat())
    assert hitung_semua()["lpse_surat_menunggu_diolah"] == 1


@pytest.mark.django_db(transaction=True)
def test_dua_pengambil_bersamaan_tidak_menggandakan(server, kotak):
    server.isi(kotak[0], *(surat(f"orang{n}@pt.example") for n in range(8)))
    serentak(ambil_surat, ambil_surat, ambil_surat)
    assert len(dari_semua()) == Tiket.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_surat_yang_sama_di_dua_kotak_bersamaan_menjadi_satu_tiket(server, kotak):
    semua = [surat(f"orang{n}@pt.example") for n in range(6)]
    server.isi(kotak[0], *semua)
    server.isi(kotak[1], *semua)
    alamat = baca_alamat(settings.IMAP_URL)

    def satu_kotak(ke: int) -> None:
        ambil_kotak(alamat[ke])
        ambil.olah_antrean()

    serentak(lambda: satu_kotak(0), lambda: satu_kotak(1))

    assert SuratMasuk.objects.count() == 12
    assert Tiket.objects.count() == SuratMasuk.objects.filter(jenis="salinan").count() == 6


@pytest.mark.berat
@pytest.mark.django_db(transaction=True)
def test_pengambil_yang_dibunuh_berkali_kali_tidak_kehilangan_surat(server, kotak):
    """kill -9 at many points: each letter is stored once, and each becomes one ticket."""
    server.isi(kotak[0], *(surat(f"orang{n}@pt.example") for n in range(60)))
    kode = PENGAMBIL.format(basis=connection.settings_dict["NAME"], url=settings.IMAP_URL)
    lingkungan = {**os.environ, "DJANGO_SETTINGS_MODULE": "lpse.settings"}
    for putaran in range(1, 9):
        proses = subprocess.Popen([sys.executable, "-c", kode], cwd=settings.BASE_DIR, env=lingkungan)
        batas = time.monotonic() + 120
        while SuratMasuk.objects.count() < 7 * putaran and time.monotonic() < batas and proses.poll() is None:
            time.sleep(0.01)
        proses.kill()
        proses.wait(10)
        lepas_sewa()
    ambil_surat()
    assert len(set(dari_semua())) == len(dari_semua()) == Tiket.objects.count() == 60
    assert not SuratMasuk.objects.exclude(status=StatusSurat.TEROLAH).exists()
