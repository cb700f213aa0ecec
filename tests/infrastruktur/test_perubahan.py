"""A change request: nothing begins unapproved but an emergency, and no emergency is closed unratified."""

from datetime import timedelta

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from infrastruktur.actions import perubahan as tindakan
from infrastruktur.models import PermintaanPerubahan
from infrastruktur.policies.perubahan import (
    BelumDapatDitutup,
    BelumPerluPengesahan,
    BukanDarurat,
    PelaksanaBerbeda,
    PemutusTerlibat,
    WaktuPerubahanKeliru,
)
from infrastruktur.queries.perubahan import cari_perkara
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.berkas import muat_asli
from lpse.models import Pemberitahuan
from lpse.naskah import pastikan_pdf
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.perubahan import (
    SEJAM,
    admin,
    berhasil,
    darurat,
    dievaluasi,
    dilaksanakan,
    disetujui,
    tercatat,
    tertutup,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def oleh():
    return admin()


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def setujui(perkara, kepala, petugas):
    return tindakan.setujui_perubahan(perkara.pk, oleh=kepala, jadwal=timezone.now() + SEJAM, petugas=petugas)


def paksa(perkara, **kolom):
    """Write past the acts: the database must refuse."""
    with pytest.raises(DatabaseError), transaction.atomic():
        PermintaanPerubahan.objects.filter(pk=perkara.pk).update(**kolom)


@pytest.mark.dasar("infrastruktur.kinerja")
def test_dari_permintaan_sampai_formulir_bernomor(oleh, kepala):
    perkara = tertutup(oleh, kepala)
    assert perkara.status == "ditutup"
    assert perkara.naskah.nomor
    assert perkara.naskah.isi["putusan"] == "Disetujui"
    with muat_asli(pastikan_pdf(perkara.naskah.pk)) as berkas, pikepdf.open(berkas) as pdf:
        assert "pdfaid" in str(pdf.Root.Metadata.read_bytes())
    paksa(perkara, judul="Lain")
    assert cari_perkara(perkara.nomor.lower()).judul == perkara.judul


def test_normal_tidak_mulai_sebelum_disetujui(oleh):
    perkara = dievaluasi(oleh)
    with pytest.raises(TindakanTertutup):
        tindakan.laksanakan_perubahan(perkara.pk, oleh=oleh)
    with pytest.raises(BukanDarurat):
        tindakan.laksanakan_darurat(perkara.pk, oleh=oleh, alasan_darurat="x")
    paksa(perkara, status="dilaksanakan", eksekutor=oleh, mulai_pada=timezone.now(), alasan_darurat="x")


def test_evaluasi_wajib_memuat_rencana_uji_dan_kembali(oleh):
    perkara = dievaluasi(oleh)
    paksa(perkara, rencana_kembali="")
    paksa(perkara, rencana_uji="")
    paksa(tercatat(oleh), status="dievaluasi")


def test_darurat_disahkan_sebelum_ditutup(oleh, kepala):
    perkara = berhasil(darurat(oleh).pk, oleh)
    with pytest.raises(BelumDapatDitutup, match="belum disahkan"):
        tindakan.tutup_perubahan(perkara.pk, oleh=oleh)
    # The database knows the rule as well, whoever writes.
    contoh = tertutup(oleh, kepala)
    now = timezone.now()
    paksa(perkara, status="ditutup", naskah=contoh.naskah, diakhiri_oleh=oleh, berakhir_pada=now)
    assert PermintaanPerubahan.objects.belum_disahkan().filter(pk=perkara.pk).exists()
    tindakan.sahkan_perubahan(perkara.pk, oleh=kepala)
    tutup = tindakan.tutup_perubahan(perkara.pk, oleh=oleh)
    assert tutup.naskah.isi["putusan"] == "Disahkan sesudah dilaksanakan"
    assert tutup.naskah.penanda_tangan == str(kepala)


def test_darurat_yang_tidak_disahkan_dikembalikan_dahulu(oleh, kepala):
    perkara = berhasil(darurat(oleh).pk, oleh)
    tindakan.tidak_sahkan_perubahan(perkara.pk, oleh=kepala, catatan_pengesahan="Tidak mendesak.")
    with pytest.raises(BelumPerluPengesahan):
        tindakan.sahkan_perubahan(perkara.pk, oleh=kepala)
    paksa(perkara, pengesahan="disahkan")
    with pytest.raises(BelumDapatDitutup, match="roll back"):
        tindakan.tutup_perubahan(perkara.pk, oleh=oleh)
    berhasil(perkara.pk, oleh, dikembalikan=True)
    assert tindakan.tutup_perubahan(perkara.pk, oleh=oleh).status == "ditutup"


def test_yang_disetujui_tidak_perlu_disahkan(oleh, kepala):
    with pytest.raises(BelumPerluPengesahan):
        tindakan.sahkan_perubahan(dilaksanakan(oleh, kepala).pk, oleh=kepala)


def test_yang_meminta_mengevaluasi_atau_melaksanakan_tidak_memutus(oleh, kepala):
    rangkap = buat_akun(Peran.ADMIN_SISTEM, Peran.KEPALA)
    for perkara in (dievaluasi(rangkap), dievaluasi(oleh, pemohon_akun=rangkap)):
        with pytest.raises(PemutusTerlibat):
            setujui(perkara, rangkap, oleh)
        with pytest.raises(PemutusTerlibat):
            tindakan.tolak_perubahan(perkara.pk, oleh=rangkap, keterangan_putusan="x")
    with pytest.raises(PemutusTerlibat):
        setujui(dievaluasi(oleh), rangkap, rangkap)
    with pytest.raises(PemutusTerlibat):
        tindakan.sahkan_perubahan(darurat(rangkap).pk, oleh=rangkap)
    with pytest.raises(TidakBerwenang):
        setujui(dievaluasi(oleh), oleh, oleh)
    now = timezone.now()
    paksa(dievaluasi(oleh), status="disetujui", diputus_oleh=oleh, diputus_pada=now)


def test_dilaksanakan_oleh_petugas_yang_ditunjuk(oleh, kepala):
    perkara = disetujui(oleh, kepala)
    with pytest.raises(PelaksanaBerbeda, match=str(oleh)):
        tindakan.laksanakan_perubahan(perkara.pk, oleh=admin())


def test_jadwal_dan_waktu_selesai_masuk_akal(oleh, kepala):
    menunggu, lalu = dievaluasi(oleh), timezone.now() - SEJAM
    with pytest.raises(WaktuPerubahanKeliru):
        tindakan.setujui_perubahan(menunggu.pk, oleh=kepala, jadwal=lalu, petugas=oleh)
    perkara = dilaksanakan(oleh, kepala)
    for selesai in (timezone.now() - timedelta(days=1), timezone.now() + SEJAM):
        with pytest.raises(WaktuPerubahanKeliru):
            tindakan.catat_hasil(
                perkara.pk, oleh=oleh, hasil_uji="x", hasil="x", is_dikembalikan=False, selesai_pada=selesai
            )


def test_ditolak_berakhir_dengan_formulir(oleh, kepala):
    perkara = tindakan.tolak_perubahan(dievaluasi(oleh).pk, oleh=kepala, keterangan_putusan="Tunda.")
    assert perkara.naskah.isi["putusan"] == "Tidak disetujui"
    assert perkara.naskah.isi["pelaksana"] == []
    with pytest.raises(TindakanTertutup):
        tindakan.evaluasi_perubahan(
            perkara.pk, oleh=oleh, isian=tindakan.IsianEvaluasi("", "", "", [], "", "")
        )


def test_isian_beku_sesudah_diputus_dan_dibatalkan_dengan_alasan(oleh, kepala):
    perkara = disetujui(oleh, kepala)
    paksa(perkara, deskripsi="Lain")
    paksa(perkara, kategori="emergency")
    batal = tindakan.batalkan_perubahan(perkara.pk, oleh=oleh, alasan_batal="Tidak jadi.")
    assert (batal.status, batal.naskah) == ("dibatalkan", None)


def test_kepala_dan_pelaksana_dikabari_selama_masih_perlu(oleh, kepala):
    perkara = dievaluasi(oleh)
    (minta,) = Pemberitahuan.objects.filter(templat="infrastruktur/perubahan_putusan")
    assert minta.penerima == kepala.email
    assert perkara.nomor in susun(minta).body
    setujui(perkara, kepala, oleh)
    assert susun(minta) is None
    (kabar,) = Pemberitahuan.objects.filter(templat="infrastruktur/perubahan_diputus")
    assert "disetujui" in susun(kabar).body
    darurat(oleh)
    (sah,) = Pemberitahuan.objects.filter(templat="infrastruktur/perubahan_darurat")
    assert "Layanan sedang berhenti." in susun(sah).body
