"""Every status × every act, for everyone, of every kind of case here."""

from layanan.alur.kesaksian import ALUR_KESAKSIAN, BUKTI
from layanan.alur.pelatihan import ALUR_PELATIHAN, ALUR_PESERTA
from layanan.alur.penerusan import ALUR_PENERUSAN
from layanan.alur.pengumuman import ALUR_PENGUMUMAN
from layanan.alur.pustaka import ALUR_ARTIKEL
from layanan.alur.surat_masuk import ALUR_SURAT
from layanan.alur.survei import ALUR_SURVEI
from layanan.alur.tempat import ALUR_PEMESANAN
from layanan.alur.tiket import ALUR_TIKET, TETAP
from layanan.enums.kesaksian import StatusKesaksian, TindakanKesaksian
from layanan.enums.pelatihan import StatusPelatihan, StatusPeserta
from layanan.enums.penerusan import StatusPenerusan
from layanan.enums.pengumuman import StatusPengumuman
from layanan.enums.pustaka import StatusArtikel
from layanan.enums.surat_masuk import StatusSurat
from layanan.enums.survei import StatusSurvei
from layanan.enums.tempat import StatusPemesanan
from layanan.enums.tiket import StatusTiket, TindakanTiket
from layanan.models import (
    Artikel,
    Kesaksian,
    Pelapor,
    Pelatihan,
    PemegangTautan,
    Pemesan,
    PemesananRuang,
    Penerusan,
    Pengumuman,
    PesertaPelatihan,
    SuratMasuk,
    Survei,
    Tiket,
)
from tests.alur import Jenis, UjiAlur, nomor

JENIS = {
    "artikel": Jenis(ALUR_ARTIKEL, StatusArtikel, lambda akun, s: Artikel(dibuat_oleh=akun, status=s)),
    "kesaksian": Jenis(
        ALUR_KESAKSIAN, StatusKesaksian, lambda akun, s: Kesaksian(dicatat_oleh=akun, status=s)
    ),
    "pemesanan_ruang": Jenis(
        ALUR_PEMESANAN,
        StatusPemesanan,
        lambda akun, s: PemesananRuang(pk=nomor(), akun=akun, status=s),
        lambda pemesanan: Pemesan(pemesanan.pk),
    ),
    "surat_masuk": Jenis(ALUR_SURAT, StatusSurat, lambda akun, s: SuratMasuk(status=s)),
    "survei": Jenis(ALUR_SURVEI, StatusSurvei, lambda akun, s: Survei(dibuat_oleh=akun, status=s)),
    "tiket": Jenis(
        ALUR_TIKET,
        StatusTiket,
        lambda akun, s: Tiket(pk=nomor(), akun=akun, status=s),
        lambda tiket: Pelapor(tiket.pk),
    ),
    "pelatihan": Jenis(
        ALUR_PELATIHAN, StatusPelatihan, lambda akun, s: Pelatihan(dibuat_oleh=akun, status=s)
    ),
    "peserta_pelatihan": Jenis(
        ALUR_PESERTA,
        StatusPeserta,
        lambda akun, s: PesertaPelatihan(pk=nomor(), akun=akun, status=s),
        lambda peserta: PemegangTautan(peserta.pk),
    ),
    "penerusan": Jenis(
        ALUR_PENERUSAN, StatusPenerusan, lambda akun, s: Penerusan(disiapkan_oleh=akun, status=s)
    ),
    "pengumuman": Jenis(
        ALUR_PENGUMUMAN, StatusPengumuman, lambda akun, s: Pengumuman(dibuat_oleh=akun, status=s)
    ),
}


class TestAlur(UjiAlur):
    semua = JENIS


def test_setiap_tindakan_tiket_ada_di_satu_tabel():
    assert set(TindakanTiket) == set(ALUR_TIKET.tabel) | set(TETAP)
    assert not set(ALUR_TIKET.tabel) & set(TETAP)


def test_setiap_tindakan_kesaksian_ada_di_satu_tabel():
    assert set(TindakanKesaksian) == set(ALUR_KESAKSIAN.tabel) | set(BUKTI)
    assert not set(ALUR_KESAKSIAN.tabel) & set(BUKTI)
