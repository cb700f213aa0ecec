"""What LKPP instructs: heard at the service desk or by circular letter, given to somebody, proved, done."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from infrastruktur.actions.instruksi import (
    catat_instruksi,
    laksanakan_instruksi,
    tambah_bukti,
    tolak_instruksi,
    tugaskan,
)
from infrastruktur.models import InstruksiLKPP
from infrastruktur.tasks.gangguan import ingatkan_instruksi
from layanan.actions.penerusan import catat_jawaban
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun, buat_berkas
from tests.layanan.penerusan import buat_dikirim
from tests.lpse.contoh_berkas import jpeg
from tests.petugas import pasang_mfa

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.instruksi_lkpp")]


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


@pytest.fixture
def meja(client, admin):
    pasang_mfa(admin)
    client.force_login(admin)
    return client


def test_instruksi_dalam_jawaban_lkpp_diserahkan_sampai_dilaksanakan(admin):
    helpdesk = buat_akun(Peran.HELPDESK)
    penerusan = buat_dikirim(helpdesk)
    catat_jawaban(penerusan.pk, oleh=helpdesk, jawaban="Ya.", instruksi="Perbarui sertifikat.")
    instruksi = InstruksiLKPP.objects.get()
    assert instruksi.asal == penerusan.kode

    with pytest.raises(TidakBerwenang):
        laksanakan_instruksi(instruksi.pk, oleh=helpdesk, hasil="Terpasang.")
    laksanakan_instruksi(instruksi.pk, oleh=admin, hasil="Terpasang.", berkas=buat_berkas())

    assert instruksi.bukti.count() == 1
    with pytest.raises(TindakanTertutup):
        tolak_instruksi(instruksi.pk, oleh=admin, alasan="Berubah pikiran.")
    with pytest.raises(DatabaseError, match="tidak berubah"), transaction.atomic():
        InstruksiLKPP.objects.update(hasil="Lain.")
    assert Jejak.objects.filter(peristiwa="instruksi_lkpp.dilaksanakan").count() == 1


def test_yang_ditugasi_lagi_diberi_tahu_lagi(admin):
    satu, dua = buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.ADMIN_SISTEM)
    instruksi = catat_instruksi(isi="Pasang tambalan.", oleh=admin)
    for akun in (satu, dua, satu, satu):  # the last one changes nothing
        tugaskan(instruksi.pk, oleh=admin, penanggung_jawab=akun, tenggat=hari_ini())
    assert list(Pemberitahuan.objects.order_by("pk").values_list("akun", flat=True)) == [
        *(satu.pk, dua.pk, satu.pk)
    ]


def test_penanggung_jawab_diberi_tahu_dan_diingatkan_sekali_sesudah_lewat(admin):
    lain = buat_akun(Peran.ADMIN_SISTEM)
    instruksi = catat_instruksi(isi="Pasang tambalan.", oleh=admin)
    with pytest.raises(AturanDilanggar, match="berwenang"):
        tugaskan(instruksi.pk, oleh=admin, penanggung_jawab=buat_akun(Peran.AUDITOR), tenggat=hari_ini())
    tugaskan(instruksi.pk, oleh=admin, penanggung_jawab=lain, tenggat=hari_ini() - timedelta(days=1))
    ingatkan_instruksi()
    ingatkan_instruksi()
    surat = Pemberitahuan.objects.order_by("pk")
    assert [s.templat for s in surat] == [
        f"infrastruktur/{nama}" for nama in ("instruksi_ditugaskan", "instruksi_lewat")
    ]
    for satu in surat:
        assert instruksi.kode in susun(satu).body


def test_bukti_kosong_ditolak(admin):
    instruksi = catat_instruksi(isi="Pasang tambalan.", oleh=admin)
    with pytest.raises(AturanDilanggar, match="keterangan atau unggah"):
        tambah_bukti(instruksi.pk, oleh=admin)


def test_dari_catat_sampai_bukti_lewat_halaman(meja):
    baru = meja.post(reverse("admin:infrastruktur_instruksi_baru"), {"isi": "Pasang tambalan."})
    instruksi = InstruksiLKPP.objects.get()
    bukti = {
        "keterangan": "Layar sesudah pemasangan.",
        "berkas": SimpleUploadedFile("layar.jpg", jpeg(), "image/jpeg"),
    }
    meja.post(reverse("admin:infrastruktur_instruksi_tambah_bukti", args=[instruksi.kode]), bukti)
    meja.post(
        reverse("admin:infrastruktur_instruksi_laksanakan", args=[instruksi.kode]), {"hasil": "Terpasang."}
    )

    isi = meja.get(baru.url).content.decode()
    assert "Terpasang." in isi
    assert "Layar sesudah pemasangan." in isi
    satu = instruksi.bukti.get()
    alamat = reverse("admin:infrastruktur_instruksi_bukti", args=[instruksi.kode, satu.kode])
    assert b"".join(meja.get(alamat))
    ekspor = meja.get(reverse("admin:infrastruktur_instruksi_ekspor"), {"status": "dilaksanakan"})
    assert "Pasang tambalan." in b"".join(ekspor.streaming_content).decode()


def test_di_bangkalan_instruksi_tetap_dapat_dicatat_tanpa_pasal(meja, settings):
    settings.LPSE_PROFIL = "bangkalan"
    isi = meja.get(reverse("admin:infrastruktur_instruksi")).content.decode()
    assert "Catat instruksi" in isi
    assert "Dasar:" not in isi


def test_migrasi_membawa_instruksi_yang_sudah_ada(admin):
    """The table as the release before had it: its rows arrive with number, origin and result."""
    migrasi = import_module("infrastruktur.migrations.0004_gangguan")
    penerusan = buat_dikirim(buat_akun(Peran.HELPDESK))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE layanan_instruksilkpp (id bigint, kode text, isi text, diterima_pada "
            "timestamptz, dilaksanakan_pada timestamptz, hasil text, dicatat_oleh_id bigint, "
            "dilaksanakan_oleh_id bigint, penerusan_id bigint)"
        )
        cursor.execute(
            "INSERT INTO layanan_instruksilkpp VALUES (7, 'abc', 'Satu', now(), NULL, '', %s, NULL, %s),"
            " (9, 'def', 'Dua', now(), now(), 'Selesai.', %s, %s, NULL)",
            [admin.pk, penerusan.pk, admin.pk, admin.pk],
        )
        # What follows sets the sequence, which only the owner may.
        cursor.execute(migrasi.AMBIL_ALIH.split(";")[0])
    lama = dict(InstruksiLKPP.objects.values_list("pk", "asal"))
    assert lama == {7: penerusan.kode, 9: ""}
    assert InstruksiLKPP.objects.get(pk=9).status == "dilaksanakan"
