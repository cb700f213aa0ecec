"""Short lists go out as CSV: what the page shows and what no longer fits on it, each with its trail row."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from infrastruktur.actions.izin_ruang import siapkan_ruang_server
from infrastruktur.actions.kunjungan_ruang import beri_akses_tetap
from infrastruktur.queries.ruang_server import ruang_server
from lpse import usulan_akun
from lpse.kalender import ONE_DAY, kalender, versi_kini
from lpse.models import Akun, Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions import periksa
from tests.factories import buat_akun
from tests.petugas import klien
from tests.registrasi.berkas_spse import terima, tulis_csv
from tests.registrasi.loket import buka_loket
from tests.sekretariat import persuratan, prosedur

pytestmark = pytest.mark.django_db


def unduh(oleh: Akun, nama: str, peramban: Client | None = None) -> list[list[str]]:
    """The rows of a list's CSV without its heading; that it went out is in the trail."""
    sebelum = Jejak.objects.latest("pk").pk if Jejak.objects.exists() else 0
    jawaban: Any = (peramban or klien(oleh)).get(reverse(f"admin:{nama}_ekspor"))
    assert jawaban.status_code == 200
    isi = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    jejak = Jejak.objects.filter(pk__gt=sebelum, peristiwa__endswith="diekspor")
    assert jejak.get().oleh_id == oleh.pk
    return list(csv.reader(io.StringIO(isi)))[1:]


@pytest.fixture
def kepala():
    return persuratan.kepala()


def test_jadwal_loket(kepala):
    jadwal = buka_loket(kepala=kepala)
    (baris,) = unduh(kepala, "registrasi_loket_jadwal")
    assert baris[:4] == [str(jadwal), str(jadwal.menit), str(jadwal.kapasitas), "Siapa pun yang bertugas"]


def test_akses_tetap_ruang_server(kepala):
    siapkan_ruang_server()
    masa = {"mulai": hari_ini(), "selesai": hari_ini() + ONE_DAY}
    helpdesk, lokasi = buat_akun(Peran.HELPDESK, nama="=Rini"), ruang_server()[0]
    beri_akses_tetap(oleh=kepala, akun=helpdesk, lokasi_id=lokasi.pk, alasan="Tugas malam", **masa)
    (baris,) = unduh(kepala, "infrastruktur_ruang_server_akses")
    assert baris == [
        *("'=Rini", lokasi.nama, "Tugas malam", str(masa["mulai"]), str(masa["selesai"])),
        str(kepala),
    ]


def test_disposisi_milik_sendiri_dan_bagi_pemberinya_yang_lewat_pada_orang_lain(kepala):
    sekretaris, helpdesk = persuratan.sekretaris(), persuratan.petugas()
    surat = persuratan.masuk(sekretaris, perihal="Permohonan ruang")
    satu = persuratan.disposisi(surat, kepala, helpdesk)
    ((nomor, perihal, dari, kepada, *_, lewat),) = unduh(helpdesk, "sekretariat_persuratan_disposisi")
    assert (nomor, perihal, dari) == (surat.sebutan, "Permohonan ruang", str(kepala))
    assert (kepada, lewat) == (str(helpdesk), "tidak")
    peramban = klien(kepala)
    assert unduh(kepala, "sekretariat_persuratan_disposisi", peramban) == []
    type(satu).objects.filter(pk=satu.pk).update(tenggat=hari_ini() - ONE_DAY)
    (baris,) = unduh(kepala, "sekretariat_persuratan_disposisi", peramban)
    assert (baris[3], baris[-1]) == (str(helpdesk), "ya")
    assert unduh(sekretaris, "sekretariat_persuratan_disposisi") == []


def test_prosedur_yang_belum_dibaca(kepala):
    versi = prosedur.berlaku(prosedur.sekretaris(), kepala)
    (baris,) = unduh(persuratan.petugas(), "sekretariat_prosedur_belum")
    assert baris[:3] == [versi.prosedur.kode, versi.prosedur.judul, "1"]
    # An auditor looks on: nothing is asked of them.
    assert unduh(buat_akun(Peran.AUDITOR), "sekretariat_prosedur_belum") == []


def test_usulan_akun_juga_yang_sudah_diputus(kepala):
    sekretaris = buat_akun(Peran.SEKRETARIS, nama="Sari")
    for banyak in range(25):
        akun = buat_akun(Peran.VERIFIKATOR, nama=f"Pegawai {banyak}")
        usul = usulan_akun.usulkan(akun.pk, oleh=sekretaris, tindakan="nonaktifkan", alasan="Pindah tugas")
        if banyak:
            usulan_akun.batalkan(usul.pk, oleh=kepala)
        else:
            usulan_akun.setujui(usul.pk, oleh=kepala)
    baris = unduh(sekretaris, "usulan_akun")
    assert len(baris) == 25, "halamannya memuat 20 yang terakhir diputus"
    assert baris[-1][:4] == ["Nonaktifkan akun", "Pegawai 0", "Pindah tugas", "Sari"]
    assert baris[-1][5] == str(kepala)
    assert all(satu[5] == satu[6] == "" and satu[7] for satu in baris[:-1])


def test_versi_kalender(kepala):
    versi_kini()
    (baris,) = unduh(kepala, "kalender_versi")
    assert (baris[0], baris[2]) == (kalender().versi, "ya")
    assert baris[3] == "Versi pertama yang tercatat."


def test_impor_pengguna():
    verifikator = buat_akun(Peran.VERIFIKATOR, nama="Vera")
    impor = terima(tulis_csv([]), oleh=verifikator)
    (baris,) = unduh(verifikator, "registrasi_pengguna_impor")
    assert (baris[0], baris[3], baris[-1]) == (impor.nama_berkas, "Vera", impor.sha256)


def test_pemeriksaan_segel():
    auditor = buat_akun(Peran.AUDITOR, nama="Ayu")
    satu = periksa.minta_periksa_segel(oleh=auditor)
    (baris,) = unduh(auditor, "sekretariat_periksa_segel")
    assert (baris[1], baris[2], baris[4]) == ("Ayu", satu.get_status_display(), str(satu.total))
