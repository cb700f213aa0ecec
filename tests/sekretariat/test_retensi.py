"""Records of the secretariat: proposed by one, approved by another, emptied; what must remain remains."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.pemusnahan import laksanakan_pemusnahan, setujui_pemusnahan
from arsip.actions.retensi import lepas_penahanan
from arsip.enums.retensi import StatusPemusnahan
from arsip.models import KelasRetensi
from arsip.policies.retensi import RetensiTidakTepat
from arsip.queries.retensi import kelas_berlaku
from lpse.aturan import AturanDilanggar
from lpse.berkas import musnahkan as musnahkan_berkas
from lpse.berkas.simpan import penyimpanan
from lpse.models import Akun, Berkas, Jejak, Naskah
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.actions.disposisi import selesaikan_disposisi
from sekretariat.actions.kepegawaian import nilai_syarat, ubah_pendidikan
from sekretariat.actions.kerja_periksa import buang_ekspor_lama
from sekretariat.actions.retensi import musnahkan_surat
from sekretariat.actions.surat_masuk import selesaikan_surat, unggah_surat
from sekretariat.enums.retensi import BUNDEL, MUSNAH, NAMA, PEGAWAI, RAPAT, RETENSI, SPSE, SURAT
from sekretariat.models import (
    AgendaSurat,
    Disposisi,
    EksporPemeriksaan,
    KirimanSPSE,
    Notula,
    Pegawai,
    PejabatSPSE,
    PendidikanPegawai,
    PengumumanTender,
    PenilaianSyarat,
    PesertaRapat,
    Rapat,
)
from sekretariat.queries.retensi import surat_hidup
from tests.arsip.retensi import LAMA, jra, naskah_lama, pasang_tahan, usulan
from tests.factories import buat_akun, buat_berkas
from tests.petugas import klien
from tests.sekretariat import kepegawaian, persuratan
from tests.sekretariat.retensi import (
    NIP,
    RAHASIA,
    berlaku,
    bundel,
    kiriman,
    musnahkan,
    pegawai_berhenti,
    rapat_selesai,
    surat_keluar,
    surat_masuk,
)

pytestmark = pytest.mark.django_db
BUAT = {
    SURAT: surat_masuk,
    RAPAT: rapat_selesai,
    PEGAWAI: pegawai_berhenti,
    SPSE: kiriman,
    BUNDEL: bundel,
}
SEHARI = timedelta(days=1)


@pytest.fixture
def sekretaris() -> Akun:
    return buat_akun(Peran.SEKRETARIS, nama="Sekretaris Uji")


@pytest.fixture
def kepala() -> Akun:
    return persuratan.kepala()


def isi_unit() -> str:
    """Every word that the secretariat's tables and its documents hold."""
    model = [*apps.get_app_config("sekretariat").get_models(), Naskah]
    rows = [list(m.objects.values()) for m in model if m._meta.managed]
    return json.dumps(rows, default=str)


@pytest.mark.parametrize("kelas", list(BUAT))
def test_setiap_kelas_dimusnahkan_dua_orang_dan_berita_acaranya_terbit(
    kelas, sekretaris, kepala, django_capture_on_commit_callbacks
):
    """By the archive's own list: nothing of the person is left in the unit, the row stands with its key."""
    rekaman = BUAT[kelas](sekretaris, kepala)
    for naskah in Naskah.objects.all():
        pastikan_pdf(naskah.pk)
    berlaku(sekretaris, kelas)
    kunci = list(Berkas.objects.values_list("kunci", flat=True))
    assert sumbangan.rekaman_retensi[kelas].cari(rekaman.kode).tanggal is not None
    selesai = musnahkan(kelas, sekretaris, kepala, django_capture_on_commit_callbacks)
    assert selesai.status == StatusPemusnahan.SELESAI
    butir = selesai.butir.get()
    assert butir.kunci == rekaman.kode
    assert butir.tuntas_pada
    assert RAHASIA not in butir.label
    assert selesai.naskah.isi["jumlah"] == 1
    tersisa = isi_unit()
    for kata in (RAHASIA, NIP, "siti@contoh.example"):
        assert kata not in tersisa, kata
    assert not any(penyimpanan().exists(satu) for satu in kunci)
    assert type(rekaman).objects.get(kode=rekaman.kode)
    assert sumbangan.rekaman_retensi[kelas].cari(rekaman.kode) is None
    with pytest.raises(RetensiTidakTepat, match="Tidak ada rekaman"):
        usulan(sekretaris, kelas)
    assert klien(kepala).get(sumbangan.rekaman_retensi[kelas].url(rekaman.kode)).status_code == 200


def test_surat_keluar_nomor_dan_tanggalnya_tinggal_isinya_hilang(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    surat = surat_keluar(sekretaris, kepala)
    pastikan_pdf(surat.naskah_id)
    berlaku(sekretaris, SURAT)
    musnahkan(SURAT, sekretaris, kepala, django_capture_on_commit_callbacks)
    kini = AgendaSurat.objects.get(pk=surat.pk)
    assert (kini.kepada, kini.perihal, kini.isi) == (MUSNAH, MUSNAH, "")
    tetap = ("nomor_surat", "nomor_agenda", "tanggal_surat", "dikirim", "status", "sifat", "naskah_id")
    assert all(getattr(kini, nama) == getattr(surat, nama) for nama in tetap)
    assert Naskah.objects.get(pk=surat.naskah_id).isi == {}
    assert Jejak.objects.filter(peristiwa="surat.dimusnahkan", oleh_id=kepala.pk).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaSurat.objects.filter(pk=surat.pk).update(dimusnahkan_pada=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaSurat.objects.filter(pk=surat.pk).update(perihal="Karangan")


def test_disposisi_ikut_kosong_dan_tidak_dapat_ditulis_ulang(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    surat = persuratan.masuk(sekretaris)
    satu = persuratan.disposisi(surat, kepala, sekretaris, instruksi=f"Jawab {RAHASIA}")
    assert surat_hidup().get(pk=surat.pk).peristiwa is None, "somebody still has to do something"
    selesaikan_disposisi(satu.pk, oleh=sekretaris, catatan=RAHASIA)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposisi.objects.filter(pk=satu.pk).update(instruksi=MUSNAH)
    selesaikan_surat(surat.pk, oleh=sekretaris, catatan="Dijawab.")
    berlaku(sekretaris, SURAT)
    musnahkan(SURAT, sekretaris, kepala, django_capture_on_commit_callbacks)
    satu.refresh_from_db()
    assert (satu.instruksi, satu.catatan, satu.kepada_id) == (MUSNAH, MUSNAH, sekretaris.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposisi.objects.filter(pk=satu.pk).update(instruksi="Karangan")


def test_rapat_dapat_dihitung_tetapi_pesertanya_tidak_dikenali(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    rapat = rapat_selesai(sekretaris, kepala)
    berlaku(sekretaris, RAPAT)
    musnahkan(RAPAT, sekretaris, kepala, django_capture_on_commit_callbacks)
    kini = Rapat.objects.get(pk=rapat.pk)
    assert (kini.topik, kini.mulai, kini.jenis, kini.status) == (
        MUSNAH,
        rapat.mulai,
        rapat.jenis,
        rapat.status,
    )
    peserta = PesertaRapat.objects.filter(rapat=rapat)
    assert set(peserta.values_list("nama", "email", "akun", "is_hadir")) == {(MUSNAH, "", None, True)}
    assert peserta.count() == 2
    assert Notula.objects.get(rapat=rapat).disahkan_pada
    with pytest.raises(IntegrityError), transaction.atomic():
        Notula.objects.filter(rapat=rapat).update(teks="Karangan")
    for lain in ({"is_hadir": False}, {"nama": "Karangan"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            peserta.update(**lain)
    with pytest.raises(IntegrityError), transaction.atomic():
        peserta.delete()


def test_pegawai_jabatan_dan_keputusannya_tinggal_dan_yang_kembali_mulai_baru(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    pegawai = pegawai_berhenti(sekretaris, kepala)
    berlaku(sekretaris, PEGAWAI)
    musnahkan(PEGAWAI, sekretaris, kepala, django_capture_on_commit_callbacks)
    tempat = pegawai.penempatan.order_by("pk").first()
    assert (tempat.jabatan, tempat.catatan) == ("Verifikator", MUSNAH)
    assert tempat.rujukan_surat.nomor
    assert PendidikanPegawai.objects.get(pegawai=pegawai).nomor_sertifikat == ""
    assert PenilaianSyarat.objects.get(pegawai=pegawai).dasar == MUSNAH
    with pytest.raises(IntegrityError), transaction.atomic():
        Pegawai.objects.filter(pk=pegawai.pk).update(jabatan="Karangan")
    kepegawaian.tempatkan(sekretaris, pegawai.akun)
    kini = Pegawai.objects.get(pk=pegawai.pk)
    assert (kini.nama, kini.dimusnahkan_pada) == (RAHASIA, None)
    assert kini.kode != pegawai.kode


def test_pejabat_spse_hilang_dan_barisnya_tetap_untuk_angka(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    satu = kiriman(sekretaris, kepala)
    assert PejabatSPSE.objects.filter(nip=NIP).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        PejabatSPSE.objects.all().delete()
    berlaku(sekretaris, SPSE)
    musnahkan(SPSE, sekretaris, kepala, django_capture_on_commit_callbacks)
    assert not PejabatSPSE.objects.exists()
    assert PengumumanTender.objects.filter(kiriman=satu, is_kini=True).count() == 1
    kini = KirimanSPSE.objects.get(pk=satu.pk)
    assert (kini.dibaca, kini.sha256, kini.nama_berkas) == (satu.dibaca, satu.sha256, MUSNAH)


@pytest.mark.parametrize("kelas", [SURAT, RAPAT, PEGAWAI, SPSE])
def test_tanpa_daftar_yang_disetujui_tidak_ada_yang_musnah(kelas, sekretaris, kepala):
    rekaman = BUAT[kelas](sekretaris, kepala)
    with pytest.raises(IntegrityError, match="daftar pemusnahan yang disetujui"), transaction.atomic():
        sumbangan.rekaman_retensi[kelas].musnahkan(rekaman.kode, oleh=kepala)


@pytest.mark.parametrize("lingkup", ["rekaman", "kelas"])
@pytest.mark.parametrize("kelas", list(BUAT))
def test_yang_ditahan_tidak_masuk_daftar_dan_berkasnya_tidak_dapat_dihapus(
    kelas, lingkup, sekretaris, kepala
):
    rekaman = BUAT[kelas](sekretaris, kepala)
    for naskah in Naskah.objects.all():
        pastikan_pdf(naskah.pk)
    milik = list(Berkas.objects.all())
    berlaku(sekretaris, kelas)
    isi = {"kunci": rekaman.kode} if lingkup == "rekaman" else {}
    pasang_tahan(sekretaris, lingkup=lingkup, kelas=kelas, **isi)
    with pytest.raises(RetensiTidakTepat, match="Tidak ada rekaman"):
        usulan(sekretaris, kelas)
    for berkas in milik:
        musnahkan_berkas(berkas)
        with pytest.raises(IntegrityError, match="ditahan untuk hukum"), transaction.atomic():
            Berkas.objects.filter(pk=berkas.pk)._raw_delete("default")
    assert not Berkas.objects.filter(pk__in=[b.pk for b in milik], dimusnahkan_pada__isnull=False).exists()


def test_ditahan_sesudah_disetujui_tetap_tidak_dimusnahkan(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    """Also by the hold of everything of one user: their record as a member of staff."""
    pegawai = pegawai_berhenti(sekretaris, kepala)
    berlaku(sekretaris, PEGAWAI)
    daftar = setujui_pemusnahan(usulan(sekretaris, PEGAWAI).pk, oleh=kepala)
    pasang_tahan(sekretaris, lingkup="pengguna", akun=pegawai.akun)
    with django_capture_on_commit_callbacks(execute=True):
        laksanakan_pemusnahan(daftar.pk, detik=30)
    assert daftar.butir.get().keadaan == "dikecualikan"
    assert Pegawai.objects.get(pk=pegawai.pk).nama == RAHASIA
    with pytest.raises(IntegrityError, match="ditahan untuk hukum"), transaction.atomic():
        PendidikanPegawai.objects.filter(pegawai=pegawai).delete()


def test_pegawai_yang_masih_bertugas_tidak_dihitung_tetapi_dapat_ditahan(sekretaris):
    pegawai = kepegawaian.tempatkan(sekretaris)
    jra(sekretaris, PEGAWAI, aktif_bulan=0, inaktif_bulan=0)
    sumber = sumbangan.rekaman_retensi[PEGAWAI]
    assert sumber.cari(pegawai.kode).tanggal is None
    assert not list(sumber.jatuh_tempo(hari_ini(), None, ""))
    pasang_tahan(sekretaris, lingkup="rekaman", kelas=PEGAWAI, kunci=pegawai.kode)


def test_halaman_yang_berakhir_di_tengah_hari_berlanjut_dengan_sisanya(sekretaris, kepala):
    for _ in range(3):
        surat_masuk(sekretaris, kepala)
    sumber = sumbangan.rekaman_retensi[SURAT]
    semua = list(sumber.jatuh_tempo(hari_ini(), None, ""))
    assert len(semua) == 3
    potong = (semua[0].tanggal, semua[0].kunci)
    assert list(sumber.jatuh_tempo(hari_ini(), potong, "")) == semua[1:]
    nomor = AgendaSurat.objects.get(kode=semua[2].kunci).nomor_surat
    assert semua[2] in list(sumber.jatuh_tempo(hari_ini(), None, nomor))
    assert not list(sumber.jatuh_tempo(hari_ini() - SEHARI, None, ""))


def test_kelas_permanen_tidak_pernah_dimusnahkan_berkasnya_pun_tidak(sekretaris):
    for kode in sorted(set(RETENSI) - set(NAMA)):
        kelas = kelas_berlaku(kode)
        assert kelas is not None, kode
        assert kelas.is_permanen or kode == "SEK-EKSPOR", kode
        assert kode not in sumbangan.rekaman_retensi
    naskah = naskah_lama("LP-BKL")
    Naskah.objects.filter(pk=naskah.pk).update(objek_jenis="sekretariat.laporanberkala")
    musnahkan_berkas(naskah.berkas)
    assert penyimpanan().exists(naskah.berkas.kunci)
    assert not naskah.berkas.is_musnah
    jra(sekretaris, "ARS-NASKAH")
    with pytest.raises(RetensiTidakTepat, match="Tidak ada rekaman"):
        usulan(sekretaris, "ARS-NASKAH")


def test_ekspor_lama_dibuang_sendiri_kecuali_kelasnya_ditahan(sekretaris):
    kunci = penyimpanan().save("ekspor/uji", ContentFile(b"x"))
    EksporPemeriksaan.objects.create(
        bentuk="csv",
        total=1,
        status="selesai",
        diminta_oleh=sekretaris,
        selesai_pada=timezone.now() - LAMA,
        kunci=kunci,
        ukuran=1,
        sidik="0" * 64,
        batas_id=1,
        batas_potret="1:1:",
        saringan_kata="semua",
    )
    penahanan = pasang_tahan(sekretaris, lingkup="kelas", kelas="SEK-EKSPOR")
    assert buang_ekspor_lama() == 0
    assert penyimpanan().exists(kunci)
    lepas_penahanan(penahanan.pk, oleh=buat_akun(Peran.KEPALA), alasan_lepas="Selesai.")
    assert buang_ekspor_lama() == 1
    assert not penyimpanan().exists(kunci)


def test_kelas_menyebut_bahwa_masanya_kebijakan_instansi():
    """No years of our own: what no rule says, the head sets; until then nothing falls due."""
    for kode in NAMA:
        kelas = KelasRetensi.objects.get(kode=kode)
        assert (kelas.nama, kelas.masa_bulan, kelas.dasar) == (NAMA[kode], None, "")
        assert "kebijakan instansi" in kelas.keterangan


def test_surat_yang_masih_berjalan_tidak_dimusnahkan_walau_dipanggil(sekretaris, kepala):
    surat = persuratan.masuk(sekretaris)
    with pytest.raises(IntegrityError), transaction.atomic():
        musnahkan_surat(surat.kode, oleh=kepala)


def test_pindaian_yang_diganti_ikut_hilang(sekretaris, kepala, django_capture_on_commit_callbacks):
    """Of a scan that a newer one replaced only the trail knows; its bytes go with the record all the same."""
    lama, baru = buat_berkas(), buat_berkas()
    surat = persuratan.masuk(sekretaris)
    for berkas in (lama, baru):
        unggah_surat(surat.pk, oleh=sekretaris, berkas=berkas)
    selesaikan_surat(surat.pk, oleh=sekretaris, catatan="Dijawab.")
    berlaku(sekretaris, SURAT)
    musnahkan(SURAT, sekretaris, kepala, django_capture_on_commit_callbacks)
    assert not penyimpanan().exists(lama.kunci)
    assert not penyimpanan().exists(baru.kunci)
    with pytest.raises(AturanDilanggar, match="sudah dimusnahkan"):
        unggah_surat(surat.pk, oleh=sekretaris, berkas=buat_berkas())


def test_catatan_pegawai_yang_musnah_tidak_diisi_lagi(sekretaris, kepala, django_capture_on_commit_callbacks):
    pegawai = pegawai_berhenti(sekretaris, kepala)
    satu = pegawai.pendidikan.get()
    lama, baru = satu.berkas, buat_berkas()
    isi = {"mulai": satu.mulai, "selesai": satu.selesai, "berlaku_sampai": None}
    ubah_pendidikan(satu.pk, oleh=sekretaris, berkas=baru, **isi)
    berlaku(sekretaris, PEGAWAI)
    musnahkan(PEGAWAI, sekretaris, kepala, django_capture_on_commit_callbacks)
    assert not any(penyimpanan().exists(berkas.kunci) for berkas in (lama, baru))
    with pytest.raises(AturanDilanggar, match="mulai baru"):
        ubah_pendidikan(satu.pk, oleh=sekretaris, nama="Karangan", **isi)
    with pytest.raises(AturanDilanggar, match="mulai baru"):
        nilai_syarat(pegawai.pk, oleh=sekretaris, syarat="integritas", is_terpenuhi=True, dasar="x")
