"""What people said goes when its time is over: words, files and letters; numbers and dates stay."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.models import ButirPemusnahan, KelasRetensi, Pemusnahan
from layanan.actions.penyelesaian import buka_kembali, konfirmasi
from layanan.actions.retensi import (
    MasihDibuka,
    is_surat_tuntas,
    is_tiket_tuntas,
    musnahkan_surat,
    musnahkan_tiket,
)
from layanan.enums.retensi import MUSNAH
from layanan.models import KotakMasuk, PeristiwaTiket, PesanTiket, SuratMasuk, Tiket
from layanan.queries.retensi import cari_surat, surat_jatuh_tempo, tiket_jatuh_tempo
from layanan.queries.surat_masuk import tiket_dari_kode
from lpse.aturan import AturanDilanggar
from lpse.berkas.simpan import penyimpanan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun, buat_berkas
from tests.layanan.tiket import buat_selesai, buat_tiket, pelapor

pytestmark = pytest.mark.django_db


def berakhir(**isi) -> Tiket:
    """A ticket whose user has said that it is solved."""
    tiket = buat_selesai(buat_akun(Peran.HELPDESK), **isi)
    konfirmasi(tiket.pk, pelapor=pelapor(tiket))
    tiket.refresh_from_db()
    return tiket


def musnah(act, kode, callbacks) -> None:
    with callbacks(execute=True):
        act(kode, oleh=None)


def terdaftar(kode: str, kelas: str = "LAY-TIKET") -> None:
    """On a list that a second person has approved, and marked there as `arsip` does before it destroys."""
    induk = Pemusnahan.objects.create(
        nomor=f"PMS-{kode}",
        kelas=KelasRetensi.objects.filter(kode=kelas).latest("pk"),
        sampai=hari_ini(),
        alasan="Masa simpannya berakhir.",
        diusulkan_oleh=buat_akun(Peran.SEKRETARIS),
    )
    hari = {"tanggal": hari_ini(), "jatuh_tempo": hari_ini()}
    butir = ButirPemusnahan.objects.create(pemusnahan=induk, kelas=kelas, kunci=kode, label="Uji", **hari)
    Pemusnahan.objects.update(jumlah=1)
    kini = timezone.now()
    Pemusnahan.objects.update(status="disetujui", diputus_oleh=buat_akun(Peran.KEPALA), diputus_pada=kini)
    ButirPemusnahan.objects.filter(pk=butir.pk).update(keadaan="musnah", musnah_pada=kini)


def test_hanya_yang_terdaftar_dan_disetujui_musnah_dan_rinciannya_hanya_berkurang():
    tiket = berakhir()
    with pytest.raises(IntegrityError, match="daftar pemusnahan yang disetujui"), transaction.atomic():
        musnahkan_tiket(tiket.kode, oleh=None)
    terdaftar(tiket.kode)
    musnahkan_tiket(tiket.kode, oleh=None)
    peristiwa = PeristiwaTiket.objects.filter(tiket=tiket)
    peristiwa.update(rincian={})
    with pytest.raises(IntegrityError), transaction.atomic():
        peristiwa.update(rincian={"kata": "karangan"})


def test_tiket_musnah_tanpa_data_dan_lampirannya_hilang(django_capture_on_commit_callbacks):
    berkas = buat_berkas()
    tiket = berakhir(lampiran=[berkas])
    Tiket.objects.filter(pk=tiket.pk).update(hasil="Akun Siti Rahmawati terbuka")
    terdaftar(tiket.kode)
    musnah(musnahkan_tiket, tiket.kode, django_capture_on_commit_callbacks)
    tiket.refresh_from_db()
    assert (tiket.nama, tiket.surel, tiket.telepon, tiket.hasil, tiket.judul) == ("", "", "", "", MUSNAH)
    assert set(PesanTiket.objects.filter(tiket=tiket).values_list("isi", flat=True)) == {MUSNAH}
    assert not penyimpanan().exists(berkas.kunci)
    assert is_tiket_tuntas(tiket.kode)
    assert tiket.nomor
    assert tiket.berakhir_pada
    musnahkan_tiket(tiket.kode, oleh=None)


def test_tiket_terbuka_tidak_dimusnahkan_dan_ucapan_tetap_beku():
    tiket = buat_tiket()
    with pytest.raises(MasihDibuka):
        musnahkan_tiket(tiket.kode, oleh=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PesanTiket.objects.filter(tiket=tiket).update(isi=MUSNAH)
    selesai = berakhir()
    terdaftar(selesai.kode)
    musnahkan_tiket(selesai.kode, oleh=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        PesanTiket.objects.filter(tiket=selesai).update(isi="kata lain")


def test_tiket_yang_musnah_tidak_dibuka_kembali_dan_balasannya_menjadi_tiket_baru():
    tiket = berakhir()
    terdaftar(tiket.kode)
    musnahkan_tiket(tiket.kode, oleh=None)
    with pytest.raises(AturanDilanggar, match="sudah dimusnahkan"):
        buka_kembali(tiket.pk, oleh=buat_akun(Peran.HELPDESK), alasan="Belum selesai.")
    assert tiket_dari_kode([tiket.kode]) is None


def test_tiket_yang_berakhir_pada_satu_hari_terurut_dan_terpotong_tepat():
    """A page that ends in the middle of a day goes on with the rest of that day."""
    for _ in range(3):
        berakhir()
    semua = list(tiket_jatuh_tempo(hari_ini()))
    assert [b.kunci for b in semua] == sorted(b.kunci for b in semua)
    potong = (semua[0].tanggal, semua[0].kunci)
    assert [b.kunci for b in tiket_jatuh_tempo(hari_ini(), potong)] == [b.kunci for b in semua[1:]]
    assert not list(tiket_jatuh_tempo(hari_ini() - timedelta(days=1)))


def test_surel_asli_hilang_dan_barisnya_kosong(django_capture_on_commit_callbacks):
    kunci = f"surat/ab/{uuid.uuid4()}"
    penyimpanan().save(kunci, ContentFile(b"From: orang@contoh.example"))
    surat = SuratMasuk.objects.create(
        kotak=KotakMasuk.objects.create(nama="uji"),
        sidik="s",
        kunci=kunci,
        sha256="0" * 64,
        ukuran=26,
        dari="orang@contoh.example",
        subjek="Tolong",
        isi="Tolong saya.",
        status="diabaikan",
        alasan="Iklan.",
        diterima_pada=timezone.now() - timedelta(days=900),
    )
    assert [b.kunci for b in surat_jatuh_tempo(hari_ini())] == [surat.kode]
    terdaftar(surat.kode, "LAY-SURAT")
    musnah(musnahkan_surat, surat.kode, django_capture_on_commit_callbacks)
    surat.refresh_from_db()
    assert (surat.dari, surat.subjek, surat.isi, surat.alasan) == ("", "", "", MUSNAH)
    assert not penyimpanan().exists(kunci)
    assert is_surat_tuntas(surat.kode)
    assert cari_surat(surat.kode) is None
