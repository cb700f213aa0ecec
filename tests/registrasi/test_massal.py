"""Bulk acts in the queue: previewed, row by row, and never a decision."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lpse.models import Jejak, Pemberitahuan
from lpse.peran import Peran
from registrasi import actions
from registrasi.actions.meja import SudahDiingatkan
from registrasi.enums.pendaftaran import StatusPendaftaran, Tindakan
from registrasi.meja.massal import TINDAKAN
from registrasi.models import AlihPegangan, Pendaftaran
from tests.factories import buat_akun, buat_berkas, buat_diajukan
from tests.petugas import klien, klien_peran
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db
ANTREAN = "/admin/registrasi/pendaftaran/"
MASSAL = f"{ANTREAN}massal/"


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def pilih(*pendaftaran: Pendaftaran, **lain: str) -> dict[str, object]:
    return {"pilih": [p.kode for p in pendaftaran], **lain}


def test_tidak_ada_putusan_massal(kepala, verifikator):
    putusan = set(Tindakan.values)
    assert not putusan & set(TINDAKAN)
    p = buat_diajukan()
    for akun in (kepala, verifikator):
        client = klien(akun)
        halaman = client.get(ANTREAN).content.decode()
        for tindakan in putusan:
            assert f'name="tindakan" value="{tindakan}"' not in halaman
            assert client.post(MASSAL, pilih(p, tindakan=tindakan)).status_code == 404
    p.refresh_from_db()
    assert p.status == StatusPendaftaran.DIAJUKAN


def test_pratinjau_menyebut_yang_dikerjakan_dan_yang_tidak_beserta_sebabnya(verifikator):
    lain = buat_akun(Peran.VERIFIKATOR, nama="Lani Ujiwati")
    milik_saya, milik_orang, bebas = buat_diajukan(), buat_diajukan(), buat_diajukan()
    actions.ambil(milik_saya.pk, oleh=verifikator)
    actions.ambil(milik_orang.pk, oleh=lain)
    client = klien(verifikator)

    halaman = client.get(MASSAL, pilih(milik_saya, milik_orang, bebas, tindakan="lepas"))

    assert halaman.context["bisa"] == [milik_saya]
    assert dict(halaman.context["tidak"]) == {
        milik_orang: "Berkas ini sedang diperiksa oleh Lani Ujiwati.",
        bebas: "Berkas ini tidak sedang dipegang siapa pun.",
    }
    isi = halaman.content.decode()
    assert "Akan dikerjakan: 1 berkas" in isi
    assert "Tidak dikerjakan: 2 berkas" in isi
    assert Pendaftaran.objects.filter(diklaim_oleh__isnull=False).count() == 2
    client.post(MASSAL, pilih(milik_saya, tindakan="lepas"))
    assert list(Pendaftaran.objects.filter(diklaim_oleh__isnull=False)) == [milik_orang]


def test_pilih_semua_di_halaman_ini_tanpa_skrip(kepala):
    semua = [buat_diajukan() for _ in range(3)]
    client = klien(kepala)
    nilai = client.get(ANTREAN).context["semua"]
    assert f'value="{nilai}"' in client.get(ANTREAN).content.decode()
    halaman = client.get(MASSAL, {"semua": nilai, "pilih": [semua[0].kode], "tindakan": "ekspor"})
    assert halaman.context["bisa"] == semua


def test_kepala_melepas_pegangan_orang_hanya_dengan_alasan(kepala, verifikator):
    berkas = [actions.ambil(buat_diajukan().pk, oleh=verifikator) for _ in range(2)]
    client = klien(kepala)
    jawaban = client.post(MASSAL, pilih(*berkas, tindakan="lepas"))
    assert "Tulis alasannya." in jawaban.content.decode()
    assert not AlihPegangan.objects.exists()
    client.post(MASSAL, pilih(*berkas, tindakan="lepas", alasan="Cuti mendadak."))
    assert AlihPegangan.objects.count() == 2
    assert Jejak.objects.filter(peristiwa="pendaftaran.dibebaskan").count() == 2
    assert not Pendaftaran.objects.filter(diklaim_oleh__isnull=False).exists()


def test_tugaskan_satu_per_satu_dan_kegagalan_disebut_nomornya(kepala):
    petugas = buat_akun(Peran.PEMOHON, Peran.VERIFIKATOR)
    milik_petugas, biasa = buat_diajukan(petugas), buat_diajukan()
    client = klien(kepala)
    data = pilih(milik_petugas, biasa, tindakan="tugaskan", kepada=str(petugas.pk), kueri="jenis=badan_usaha")

    jawaban = client.post(MASSAL, data, follow=True)

    assert jawaban.redirect_chain[-1][0] == f"{ANTREAN}?jenis=badan_usaha"
    isi = jawaban.content.decode()
    assert "1 berkas ditugaskan." in isi
    assert f"1 berkas tidak. {milik_petugas.nomor}: Ini berkas Anda sendiri" in isi
    biasa.refresh_from_db()
    milik_petugas.refresh_from_db()
    assert (biasa.ditugaskan_kepada, milik_petugas.ditugaskan_kepada) == (petugas, None)
    assert Jejak.objects.filter(peristiwa="pendaftaran.ditugaskan").count() == 1
    assert Jejak.objects.filter(peristiwa="pendaftaran.tugaskan.tidak_diizinkan").count() == 1


def test_ingatkan_sekali_sehari_untuk_satu_berkas(verifikator):
    dikembalikan, menunggu = buat_diajukan(), buat_diajukan()
    actions.kembalikan(dikembalikan.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang KTP."})
    kirim_surat()
    client = klien(verifikator)
    client.post(MASSAL, pilih(dikembalikan, menunggu, tindakan="ingatkan"))
    (surat,) = kirim_surat()
    assert surat.to == [dikembalikan.akun.email]
    assert "Foto ulang KTP." in surat.body
    with pytest.raises(SudahDiingatkan):
        actions.ingatkan(dikembalikan.pk, oleh=verifikator)
    halaman = client.get(MASSAL, pilih(dikembalikan, tindakan="ingatkan"))
    assert "Pemohon sudah diingatkan hari ini." in halaman.content.decode()
    assert 'name="pilih"' not in halaman.content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        actions.ingatkan(dikembalikan.pk, oleh=verifikator)
    assert Pemberitahuan.objects.filter(templat="registrasi/diingatkan").count() == 2


def test_pratinjau_ingatan_bertanya_sekali_untuk_semua_baris(verifikator):
    berkas = [buat_diajukan() for _ in range(4)]
    for p in berkas:
        actions.kembalikan(p.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang KTP."})
    actions.ingatkan(berkas[0].pk, oleh=verifikator)
    client = klien(verifikator)
    client.get(MASSAL, pilih(*berkas, tindakan="ingatkan"))
    jumlah = []
    for dipilih in (berkas[:2], berkas):
        with CaptureQueriesContext(connection) as sql:
            halaman = client.get(MASSAL, pilih(*dipilih, tindakan="ingatkan"))
        assert [p for p, _ in halaman.context["tidak"]] == berkas[:1]
        jumlah.append(len(sql))
    assert jumlah[0] == jumlah[1]


def test_ingatan_batal_bila_sudah_dikirim_ulang(verifikator):
    p = buat_diajukan()
    actions.kembalikan(p.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang KTP."})
    kirim_surat()
    actions.ingatkan(p.pk, oleh=verifikator)
    actions.unggah(p.pk, "ktp", oleh=p.akun, berkas=buat_berkas(p.akun))
    actions.ajukan(p.pk, oleh=p.akun)
    assert [s.subject for s in kirim_surat()] == [f"Pendaftaran {p.nomor} sudah kami terima"]


def test_ekspor_pilihan_hanya_memuat_yang_dipilih_dan_tercatat():
    dipilih, lain = buat_diajukan(), buat_diajukan()
    jawaban = klien_peran(Peran.VERIFIKATOR).post(MASSAL, pilih(dipilih, tindakan="ekspor"))
    baris = list(csv.reader(io.StringIO(b"".join(jawaban.streaming_content).decode())))
    assert [b[0] for b in baris[1:]] == [dipilih.nomor]
    assert lain.nomor not in str(baris)
    assert Jejak.objects.get(peristiwa="pendaftaran.diekspor").rincian == {"pilihan": 1}


def test_tanpa_pilihan_kembali_ke_antrean_dengan_kalimat(kepala):
    jawaban = klien(kepala).get(MASSAL, {"tindakan": "lepas", "kueri": "cari=contoh"}, follow=True)
    assert jawaban.redirect_chain[-1][0] == f"{ANTREAN}?cari=contoh"
    assert "Pilih sedikitnya satu berkas" in jawaban.content.decode()


def test_pilihan_karangan_tidak_menjadi_galat(kepala):
    p = buat_diajukan()
    halaman = klien(kepala).get(MASSAL, {"tindakan": "ekspor", "pilih": [p.kode, "karangan", "\0"]})
    assert halaman.context["bisa"] == [p]
    assert "1 pilihan tidak ditemukan lagi." in halaman.content.decode()


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        (Peran.KEPALA, {"tugaskan", "lepas", "ingatkan", "ekspor"}),
        (Peran.VERIFIKATOR, {"lepas", "ingatkan", "ekspor"}),
        # Who sends nothing is offered nothing; the whole queue they export from its list.
        (Peran.AUDITOR, set()),
        (Peran.HELPDESK, set()),
        (Peran.PENYEDIA, set()),
    ],
)
def test_setiap_peran_hanya_mendapat_tindakan_massal_haknya(peran, boleh):
    p = buat_diajukan()
    client = klien_peran(peran)
    halaman = client.get(ANTREAN)
    for tindakan in TINDAKAN:
        data = pilih(p, tindakan=tindakan)
        harapan = 200 if tindakan in boleh or peran == Peran.AUDITOR else 403
        assert client.get(MASSAL, data).status_code == harapan
        if tindakan not in boleh:
            assert client.post(MASSAL, data).status_code == 403
        if halaman.status_code == 200:
            assert (f'value="{tindakan}"' in halaman.content.decode()) == (tindakan in boleh)
