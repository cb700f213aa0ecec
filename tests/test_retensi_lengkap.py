"""Every table that holds files or words about people has a retention class, or a reason why none.

A new model with a file, a document or personal data fails here until somebody has thought about how long it
is kept. The reasons are read by people: they say what is so, also where something is missing.
"""

import pytest
from django.apps import apps
from django.db import connection, models

from arsip.mesin.basis_data import _TABEL
from arsip.models import KelasRetensi
from lpse.sumbangan import sumbangan

UNIT = ("lpse", "registrasi", "layanan", "infrastruktur", "arsip", "sekretariat")
ISI = ("lpse.Berkas", "lpse.Naskah")
# By class: the records of the class, and what is destroyed with them.
KELAS = {
    "REG-PENGGUNA": "registrasi.ButirArsip registrasi.DokumenSyarat registrasi.BerkasSyarat",
    "REG-PERKARA": (
        "registrasi.BerkasPermohonan registrasi.BuktiPenonaktifan registrasi.BuktiPengaktifan "
        "registrasi.Penonaktifan"
    ),
    "LAY-TIKET": (
        "layanan.Tiket layanan.PesanTiket layanan.LampiranTiket layanan.PeristiwaTiket layanan.PengirimTiket"
    ),
    "LAY-SURAT": "layanan.SuratMasuk",
    "ARS-NASKAH": (
        "lpse.Naskah layanan.Kesaksian layanan.HasilTandaTangan layanan.PesertaPelatihan layanan.Penerusan "
        "infrastruktur.PermintaanPerubahan infrastruktur.IzinRuangServer arsip.RiwayatMedia arsip.Pemusnahan "
        "arsip.UjiPemulihan"
    ),
    "ARS-LAPORAN": (
        "infrastruktur.Gangguan infrastruktur.LembarBulan infrastruktur.LaporanKapasitas "
        "infrastruktur.LembarRuangServer"
    ),
    "LOG-SURAT": "lpse.Pemberitahuan",
    "LOG-CADANGAN": "arsip.MediaPortabel arsip.LembarKunci",
    "SEK-SURAT": "sekretariat.AgendaSurat sekretariat.Disposisi",
    "SEK-RAPAT": (
        "sekretariat.Rapat sekretariat.PesertaRapat sekretariat.Notula sekretariat.TindakLanjutRapat"
    ),
    "SEK-PEGAWAI": (
        "sekretariat.Pegawai sekretariat.PenempatanPegawai sekretariat.PendidikanPegawai "
        "sekretariat.PenilaianSyarat sekretariat.TemuanRangkap"
    ),
    "SEK-SPSE": "sekretariat.KirimanSPSE sekretariat.PejabatSPSE",
    "SEK-BUNDEL": "sekretariat.BundelKepatuhan",
    "SEK-LAPORAN": (
        "sekretariat.LaporanBerkala sekretariat.BerkasLaporan sekretariat.SalinanLaporan "
        "sekretariat.PengirimanLaporan"
    ),
    "SEK-PROSEDUR": "sekretariat.VersiProsedur",
    "SEK-EVALUASI": "sekretariat.Evaluasi sekretariat.Temuan sekretariat.PengendalianRisiko",
    "SEK-PROGRAM": "sekretariat.RealisasiKegiatan",
    "SEK-PAKET": (
        "sekretariat.PaketGabungan sekretariat.NilaiTender sekretariat.PesertaTender "
        "sekretariat.NontenderSelesai sekretariat.RingkasanPenyedia"
    ),
}
BERSAMA = "ikut rekaman yang menunjuknya; kelas rekaman itulah yang menentukan"
BARIS = "barisnya tetap bersama nomor perkaranya; berkasnya berkelas REG-… dan dimusnahkan lewat ButirArsip"
TETAP = "disimpan terus: belum ada kelas dan pemusnahan lewat portal"
SENDIRI = "dihapus sendiri oleh portal, tanpa daftar"
ALASAN = {
    "lpse.Berkas": BERSAMA,
    "lpse.RujukanSurat": BERSAMA,
    "lpse.Akun": "selama akunnya dipakai; akun yang pernah bertindak tinggal untuk jejak",
    "lpse.Undangan": TETAP,
    "lpse.KonfirmasiEmail": SENDIRI,
    "registrasi.Pendaftaran": BARIS,
    "registrasi.Penyedia": BARIS,
    "registrasi.PenggunaSPSE": BARIS,
    "registrasi.PerubahanData": BARIS,
    "registrasi.Pengaktifan": BARIS,
    "registrasi.BantuanPendaftaran": BARIS,
    "registrasi.PermintaanHakData": TETAP,
    "registrasi.InsidenData": TETAP,
    "registrasi.CatatanInsiden": TETAP,
    "registrasi.ImporDaftarHitam": "daftar hitam resmi; disimpan selama pengecekannya dapat dipersoalkan",
    "registrasi.EntriDaftarHitam": "daftar hitam resmi; disimpan selama pengecekannya dapat dipersoalkan",
    "registrasi.ImporPengguna": TETAP,
    "registrasi.BarisImporPengguna": TETAP,
    "layanan.SerahTerimaBukti": "bukti hukum kesaksian; tidak dihapus",
    "layanan.BerkasTersegel": "bukti hukum kesaksian; tidak dihapus",
    "layanan.BerkasTakTerbuka": "bukti hukum kesaksian; tidak dihapus",
    "layanan.UpayaPembukaan": "bukti hukum kesaksian; tidak dihapus",
    "layanan.SaksiKesaksian": "bukti hukum kesaksian; tidak dihapus",
    "layanan.MateriPelatihan": "bahan ajar yang terbuka; bukan data orang",
    "layanan.CatatanPenerusan": TETAP,
    "layanan.LanggananPengumuman": "sampai orangnya berhenti berlangganan",
    "layanan.PemesananRuang": TETAP,
    "layanan.UndanganSurvei": TETAP,
    "layanan.Kunjungan": TETAP,
    "layanan.PemberianAkses": TETAP,
    "infrastruktur.Aset": "daftar barang milik daerah; pemegangnya diganti bila barangnya berpindah",
    "infrastruktur.ImporAset": TETAP,
    "infrastruktur.CatatanGangguan": TETAP,
    "infrastruktur.PenggantianKomponen": TETAP,
    "infrastruktur.RiwayatPemeliharaan": TETAP,
    "infrastruktur.BuktiInstruksi": TETAP,
    "arsip.Penahanan": "menahan rekaman lain; suratnya tinggal selama penahanannya dapat dipersoalkan",
    "sekretariat.EksporPemeriksaan": SENDIRI,
}
TERCATAT = {label: kelas for kelas, semua in KELAS.items() for label in semua.split()} | ALASAN


def berisi(model: type[models.Model]) -> bool:
    """Whether it holds a file, a document, bytes, or something about a person."""
    if getattr(model, "DATA_PRIBADI", ()):
        return True
    for kolom in model._meta.concrete_fields:
        if isinstance(kolom, models.BinaryField):
            return True
        if isinstance(kolom, models.ForeignKey) and kolom.related_model._meta.label in ISI:
            return True
    return False


def semua() -> dict[str, type[models.Model]]:
    return {m._meta.label: m for unit in UNIT for m in apps.get_app_config(unit).get_models() if berisi(m)}


def test_setiap_tabel_berisi_berkas_atau_data_orang_mempunyai_kelas_atau_alasan():
    assert sorted(set(semua()) - set(TERCATAT)) == [], "how long is it kept? give it a class, or a reason"


def test_daftar_ini_tidak_menyebut_yang_sudah_tidak_ada():
    ada = {m._meta.label for unit in UNIT for m in apps.get_app_config(unit).get_models()}
    assert sorted(set(TERCATAT) - ada) == []
    assert not {label for semua_ in KELAS.values() for label in semua_.split()} & set(ALASAN)


@pytest.mark.django_db
def test_setiap_kelas_ada_di_basis_data_dan_di_pernyataan_privasi():
    """The class is a row from the first migration on; of people's data the notice says how long."""
    ada = set(KelasRetensi.objects.values_list("kode", flat=True))
    assert sorted(set(KELAS) - ada) == []
    assert sorted(set(sumbangan.rekaman_retensi) - ada) == []
    sek = {kode for kode in ada if kode.startswith("SEK-")}
    assert sek == {kode for kode in sumbangan.retensi if kode.startswith("SEK-")}


@pytest.mark.django_db
def test_yang_berkelas_dapat_dimusnahkan_atau_permanen():
    """A class of the secretariat either has records that a list can name, or is kept for ever by a rule."""
    for kelas in KelasRetensi.objects.filter(kode__startswith="SEK-"):
        assert (kelas.kode in sumbangan.rekaman_retensi) != (kelas.is_permanen or kelas.kode == "SEK-EKSPOR")


@pytest.mark.django_db
def test_cadangan_mencakup_setiap_tabel_setiap_unit():
    """What a backup counts and dumps is asked of the catalogue: no table of a unit can be forgotten there."""
    with connection.cursor() as cursor:
        cursor.execute(_TABEL)
        dicadangkan = {nama for _, nama in cursor.fetchall()}
    milik = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed}
    assert sorted(milik - dicadangkan) == []
