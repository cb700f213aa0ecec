"""The periodic report from draft to sent: content, order of steps, who, and that it stays as it was."""

import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from layanan.models import Tiket
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.waktu import awal_hari
from sekretariat.actions.pelaporan import (
    kembalikan_laporan,
    koreksi_laporan,
    periksa_laporan,
    susun_laporan,
    susun_ulang,
    tulis_laporan,
)
from sekretariat.actions.pengesahan_laporan import (
    kirim_laporan,
    pastikan_berkas,
    tandatangani_laporan,
    terbitkan_laporan,
)
from sekretariat.enums.pelaporan import BentukBerkas, StatusLaporan
from sekretariat.models import LaporanBerkala
from sekretariat.policies.pelaporan import (
    PeriodeBelumLewat,
    SudahDikoreksi,
    SudahTerbit,
    TanggalKirimKeliru,
)
from sekretariat.queries.pelaporan import laporan_terbit, rujukan_butir
from tests.factories import buat_akun, buat_diajukan
from tests.layanan.tiket import buat_tiket
from tests.sekretariat.pelaporan import (
    dikirim,
    diperiksa,
    disusun,
    ditandatangani,
    kepala,
    periode_lalu,
    sekretaris,
)

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.laporan")]
S = StatusLaporan


def tiket_lalu(banyak: int = 1) -> list[Tiket]:
    """Tickets that came in on the first day of the last period."""
    saat = awal_hari(periode_lalu().mulai) + timedelta(hours=9)
    semua = [buat_tiket() for _ in range(banyak)]
    Tiket.objects.filter(pk__in=[satu.pk for satu in semua]).update(dibuka_pada=saat)
    return semua


def angka(laporan, bab, kode):
    return laporan.butir.get(bab=bab, kode=kode)


def test_angka_menghitung_periodenya_dan_menyimpan_baris_di_baliknya():
    tiket = tiket_lalu(2)
    buat_tiket()  # today: not in the last period

    laporan = disusun()

    butir = angka(laporan, "layanan", "masuk")
    assert butir.nilai == 2
    assert {baris.nomor for baris in rujukan_butir(butir)} == {satu.nomor for satu in tiket}
    assert butir.jumlah_rujukan == 2
    assert butir.sebelum == 0


def test_periode_sebelumnya_dihitung_di_sampingnya():
    tiket_lalu(3)
    laporan = disusun(periode_lalu())
    assert angka(laporan, "layanan", "masuk").nilai == 3
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        berikut = disusun(periode_lalu())
    assert angka(berikut, "layanan", "masuk").sebelum == 3


def test_pendaftaran_dan_tenggatnya_terhitung():
    pendaftaran = buat_diajukan()
    saat = awal_hari(periode_lalu().selesai) + timedelta(hours=10)
    type(pendaftaran).objects.filter(pk=pendaftaran.pk).update(diajukan_pada=saat)
    laporan = disusun()
    assert angka(laporan, "registrasi", "masuk").nilai == 1
    assert angka(laporan, "registrasi", "lama").nilai is None
    nomor = type(pendaftaran).objects.get(pk=pendaftaran.pk).nomor
    assert [b.nomor for b in rujukan_butir(angka(laporan, "registrasi", "masuk"))] == [nomor]


def test_baris_di_balik_angka_tanpa_data_pribadi():
    (tiket,) = tiket_lalu()
    laporan = disusun()
    semua = " ".join(str(b) for butir in laporan.butir.all() for b in rujukan_butir(butir))
    assert tiket.nomor in semua
    assert tiket.nama not in semua
    assert (tiket.surel or "@") not in semua


def test_periode_yang_belum_lewat_ditolak():
    with pytest.raises(PeriodeBelumLewat):
        susun_laporan(periode_lalu().berikutnya, oleh=sekretaris())


def test_disusun_dua_kali_tetap_satu_draf():
    laporan, baru = susun_laporan(periode_lalu(), oleh=None)
    lagi, baru_lagi = susun_laporan(periode_lalu(), oleh=sekretaris())
    assert (baru, baru_lagi) == (True, False)
    assert lagi.pk == laporan.pk


def test_susun_ulang_menghitung_lagi_dan_tulisan_tetap():
    laporan, oleh = disusun(), sekretaris()
    tulis_laporan(laporan.pk, oleh=oleh, pengantar="Pembuka.", catatan="", rekomendasi="Tambah UPS.")
    tiket_lalu()
    susun_ulang(laporan.pk, oleh=oleh)
    laporan.refresh_from_db()
    assert angka(laporan, "layanan", "masuk").nilai == 1
    assert laporan.pengantar == "Pembuka."


def test_hanya_kepala_yang_menandatangani():
    laporan = diperiksa()
    for peran in Peran:
        if peran != Peran.KEPALA:
            with pytest.raises(TidakBerwenang):
                tandatangani_laporan(laporan.pk, oleh=buat_akun(peran))
    assert tandatangani_laporan(laporan.pk, oleh=kepala()).status == S.DITANDATANGANI


def test_draf_yang_belum_diperiksa_tidak_ditandatangani():
    with pytest.raises(TindakanTertutup):
        tandatangani_laporan(disusun().pk, oleh=kepala())


def test_kepala_mengembalikan_dengan_alasan():
    laporan = diperiksa()
    kembalikan_laporan(laporan.pk, oleh=kepala(), alasan="Lengkapi rekomendasi.")
    laporan.refresh_from_db()
    assert (laporan.status, laporan.alasan_kembali) == (S.DISUSUN, "Lengkapi rekomendasi.")
    with pytest.raises(TidakBerwenang):
        kembalikan_laporan(diperiksa(periode_lalu().sebelumnya).pk, oleh=sekretaris(), alasan="x")


def test_berkas_yang_ditandatangani_identik_setahun_kemudian():
    tiket = tiket_lalu(2)
    laporan = ditandatangani()
    pdf, xlsx = (bytes(pastikan_berkas(laporan.pk, b).isi) for b in BentukBerkas)

    with time_machine.travel(timezone.now() + timedelta(days=365), tick=False):
        tiket_lalu(3)
        Tiket.objects.filter(pk=tiket[0].pk).update(jenis="keluhan", judul="Lain")
        for bentuk, lama in ((BentukBerkas.PDF, pdf), (BentukBerkas.XLSX, xlsx)):
            berkas = pastikan_berkas(laporan.pk, bentuk)
            assert bytes(berkas.isi) == lama
            assert berkas.sha256 == hashlib.sha256(lama).hexdigest()
        assert angka(laporan, "layanan", "masuk").nilai == 2
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfaid" in pdf


def test_pdf_beku_sama_dengan_naskahnya():
    laporan = ditandatangani()
    berkas = pastikan_berkas(laporan.pk, BentukBerkas.PDF)
    assert berkas.sha256 == pastikan_pdf(laporan.naskah.pk).sha256


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE sekretariat_laporanberkala SET catatan = 'x' WHERE id = %s",
        "UPDATE sekretariat_laporanberkala SET status = 'disusun' WHERE id = %s",
        "DELETE FROM sekretariat_laporanberkala WHERE id = %s",
        "UPDATE sekretariat_butirlaporan SET nilai = 7 WHERE laporan_id = %s",
        "DELETE FROM sekretariat_butirlaporan WHERE laporan_id = %s",
        "UPDATE sekretariat_rujukanbutir SET isi = '[]' WHERE butir_id IN "
        "(SELECT id FROM sekretariat_butirlaporan WHERE laporan_id = %s)",
        "INSERT INTO sekretariat_rujukanbutir (butir_id, potong, isi) "
        "SELECT id, 999, '[]' FROM sekretariat_butirlaporan WHERE laporan_id = %s",
        "UPDATE sekretariat_berkaslaporan SET isi = '' WHERE laporan_id = %s",
        "DELETE FROM sekretariat_berkaslaporan WHERE laporan_id = %s",
    ],
)
def test_basis_data_menolak_mengubah_laporan_beku(perintah):
    tiket_lalu()
    laporan = ditandatangani()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(perintah, [laporan.pk])


def test_sesudah_ditandatangani_tidak_ada_lagi_yang_dapat_ditulis():
    laporan, oleh = ditandatangani(), sekretaris()
    for act in (
        lambda: susun_ulang(laporan.pk, oleh=oleh),
        lambda: tulis_laporan(laporan.pk, oleh=oleh, pengantar="", catatan="", rekomendasi=""),
        lambda: periksa_laporan(laporan.pk, oleh=oleh),
    ):
        with pytest.raises(TindakanTertutup):
            act()


def test_dikirim_dengan_bukti():
    laporan = dikirim()
    assert laporan.status == S.DIKIRIM
    assert laporan.pengiriman.nomor_agenda == "AG-1"
    assert Jejak.objects.filter(peristiwa="laporan.dikirim", objek_id=str(laporan.pk)).exists()


@pytest.mark.parametrize("geser", [1, -3])
def test_tanggal_kirim_yang_mustahil_ditolak(geser):
    laporan = ditandatangani()
    with pytest.raises(TanggalKirimKeliru):
        kirim_laporan(
            laporan.pk,
            oleh=sekretaris(),
            nomor_agenda="AG-1",
            tanggal=timezone.localdate() + timedelta(days=geser),
            cara="surel",
        )


def test_koreksi_menjadi_versi_baru_dan_yang_lama_tetap():
    tiket_lalu()
    lama, oleh = dikirim(), sekretaris()
    sidik = pastikan_berkas(lama.pk, BentukBerkas.PDF).sha256
    tiket_lalu()

    baru = koreksi_laporan(lama.pk, oleh=oleh, alasan="Satu tiket tertinggal.")

    assert (baru.versi, baru.menggantikan_id, baru.status) == (2, lama.pk, S.DISUSUN)
    assert angka(baru, "layanan", "masuk").nilai == 2
    lama = LaporanBerkala.objects.get(pk=lama.pk)
    assert not lama.is_diganti
    with pytest.raises(SudahDikoreksi):
        koreksi_laporan(lama.pk, oleh=oleh, alasan="Lagi.")
    periksa_laporan(baru.pk, oleh=oleh)
    baru = tandatangani_laporan(baru.pk, oleh=kepala())
    lama = LaporanBerkala.objects.get(pk=lama.pk)
    assert lama.is_diganti
    assert angka(lama, "layanan", "masuk").nilai == 1
    assert pastikan_berkas(lama.pk, BentukBerkas.PDF).sha256 == sidik
    assert baru.naskah.isi["menggantikan"] == lama.naskah.nomor
    assert baru.naskah.isi["alasan"] == "Satu tiket tertinggal."


def test_hanya_yang_dikirim_dapat_terbit_dan_hanya_oleh_kepala():
    with pytest.raises(TindakanTertutup):
        terbitkan_laporan(ditandatangani(periode_lalu().sebelumnya).pk, oleh=kepala())
    laporan = dikirim()
    with pytest.raises(TidakBerwenang):
        terbitkan_laporan(laporan.pk, oleh=sekretaris())
    assert laporan_terbit() == []
    terbitkan_laporan(laporan.pk, oleh=kepala())
    (satu,) = laporan_terbit()
    assert (satu.kode, satu.nomor) == (laporan.kode, laporan.naskah.nomor)
    with pytest.raises(SudahTerbit):
        terbitkan_laporan(laporan.pk, oleh=kepala())
