"""The life of a ticket, act by act."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from layanan.actions.gabung import gabung, pisah
from layanan.actions.penyelesaian import (
    buka_kembali,
    konfirmasi,
    konfirmasi_lisan,
    nilai,
    nyatakan_luar_kewenangan,
    selesaikan,
)
from layanan.actions.percakapan import balas, catat_internal, minta_keterangan, terima_pesan_pengguna
from layanan.actions.tiket import ambil, cabut_rahasia, perpanjang, tautkan, tugaskan, ubah
from layanan.enums.tiket import ArahPesan, JenisTiket, Saluran, StatusTiket
from layanan.models import Pelapor, PeristiwaTiket, PesanTiket, Tiket
from layanan.policies.tiket import is_rahasia, rahasia, saluran_publik
from layanan.tasks.tiket import tutup_yang_lewat
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.kalender import kalender
from lpse.models import Jejak, Pemberitahuan
from lpse.peran import Peran
from tests.factories import buat_akun, buat_berkas
from tests.layanan.tiket import buat_selesai, buat_tiket, pelapor

pytestmark = pytest.mark.django_db
S = StatusTiket


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def surat(tiket):
    baris = Pemberitahuan.objects.filter(objek_jenis="layanan.tiket", objek_id=str(tiket.pk)).order_by("pk")
    return [satu.templat.removeprefix("layanan/") for satu in baris]


def test_tiket_baru_bernomor_bertenggat_dan_dikabarkan():
    tiket = buat_tiket()

    assert tiket.nomor.startswith("TKT-")
    assert tiket.status == S.TERCATAT
    assert tiket.tenggat == min(tiket.tenggat_respons, tiket.tenggat_selesai)
    assert tiket.versi_kalender == kalender().versi
    assert tiket.pesan.get().isi == "Muncul galat 500 setelah menekan Kirim."
    assert surat(tiket) == ["tiket_dicatat"]
    assert Jejak.objects.filter(peristiwa="tiket.dicatat", objek_id=str(tiket.pk)).exists()


def test_orang_lain_tidak_dapat_mencatat_atas_nama_petugas():
    with pytest.raises(TidakBerwenang):
        buat_tiket(oleh=buat_akun(Peran.VERIFIKATOR))


def test_jawaban_pertama_mengambil_tiket_dan_menghentikan_jam_respons(petugas):
    tiket = buat_tiket()

    balas(tiket.pk, oleh=petugas, isi="Kami periksa dahulu.")

    tiket.refresh_from_db()
    assert (tiket.status, tiket.ditugaskan_kepada) == (S.DITANGANI, petugas)
    assert tiket.respons_pada is not None
    assert tiket.tenggat == tiket.tenggat_selesai
    assert surat(tiket)[-1] == "tiket_dijawab"


def test_menunggu_pengguna_menghentikan_jam_dan_jawabannya_menjalankannya(petugas):
    tiket = buat_tiket()
    minta_keterangan(tiket.pk, oleh=petugas, isi="Apa kode tendernya?")
    tiket.refresh_from_db()
    assert (tiket.status, tiket.tenggat, tiket.tenggat_selesai) == (S.MENUNGGU_PENGGUNA, None, None)

    terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="10011868000", saluran=Saluran.WEB)

    tiket.refresh_from_db()
    assert tiket.status == S.DITANGANI
    assert tiket.tenggat is not None
    assert surat(tiket)[-1] == "tiket_pembaruan"


def test_tenggat_bergeser_sebanyak_waktu_kerja_yang_ditunggu():
    with time_machine.travel("2026-03-09T01:00:00Z", tick=False) as mesin:  # Monday 08.00 WIB
        petugas = buat_akun(Peran.HELPDESK)
        tiket = buat_tiket(urgensi="M", dampak="B")
        ambil(tiket.pk, oleh=petugas)
        minta_keterangan(tiket.pk, oleh=petugas, isi="Kode galatnya?")
        semula = kalender().due(timezone.now(), timedelta(hours=4))
        mesin.shift(timedelta(hours=2))
        terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="500", saluran=Saluran.WEB)

        tiket.refresh_from_db()
        assert tiket.tenggat_selesai == kalender().due(semula, timedelta(hours=2))


def test_belum_selesai_kembali_kepada_yang_menjawab(petugas):
    tiket = buat_selesai(petugas)
    tugaskan_lain = buat_akun(Peran.HELPDESK)

    terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="Masih galat.", saluran=Saluran.WEB)

    tiket.refresh_from_db()
    assert (tiket.status, tiket.ditugaskan_kepada) == (S.DITANGANI, petugas)
    assert tugaskan_lain != tiket.ditugaskan_kepada


def test_selesai_dikonfirmasi_pelapor_lalu_dinilai(petugas):
    tiket = buat_selesai(petugas)

    konfirmasi(tiket.pk, pelapor=pelapor(tiket))
    nilai(tiket.pk, pelapor=pelapor(tiket), nilai=4, komentar="Cepat.")

    tiket.refresh_from_db()
    assert tiket.status == S.DITUTUP
    assert tiket.penilaian.nilai == 4


def test_hanya_pelapor_yang_mengonfirmasi_dan_menilai(petugas):
    tiket, lain = buat_selesai(petugas), buat_tiket()

    for tindakan in (
        lambda: konfirmasi(tiket.pk, pelapor=Pelapor(lain.pk)),
        lambda: nilai(tiket.pk, pelapor=Pelapor(lain.pk), nilai=1),
        lambda: terima_pesan_pengguna(tiket.pk, pelapor=Pelapor(lain.pk), isi="x", saluran=Saluran.WEB),
    ):
        with pytest.raises(TidakBerwenang):
            tindakan()


def test_yang_belum_dijawab_belum_dapat_dinilai():
    tiket = buat_tiket()
    with pytest.raises(AturanDilanggar):
        nilai(tiket.pk, pelapor=pelapor(tiket), nilai=4)


def test_tidak_dikonfirmasi_tiga_hari_kerja_ditutup_sendiri(petugas):
    tiket = buat_selesai(petugas)
    assert tutup_yang_lewat() == 0

    with time_machine.travel(kalender().due_hari(tiket.diselesaikan_pada, 3) + timedelta(minutes=1)):
        assert tutup_yang_lewat() == 1
        assert tutup_yang_lewat() == 0

    tiket.refresh_from_db()
    assert tiket.status == S.DITUTUP


def test_konfirmasi_lisan_menutup_tiket_penelepon(petugas):
    tiket = buat_selesai(petugas)
    konfirmasi_lisan(tiket.pk, oleh=petugas)
    tiket.refresh_from_db()
    assert tiket.status == S.DITUTUP


def test_di_luar_kewenangan_berakhir_dengan_pasal_dan_dihitung(petugas):
    tiket = buat_tiket(jenis=JenisTiket.KELUHAN)

    nyatakan_luar_kewenangan(
        tiket.pk, oleh=petugas, perkara="evaluasi", isi="Hasil evaluasi ditetapkan Pokja."
    )

    tiket.refresh_from_db()
    assert (tiket.status, tiket.perkara_luar, tiket.tenggat) == (S.LUAR_KEWENANGAN, "evaluasi", None)
    assert Jejak.objects.get(peristiwa="tiket.luar_kewenangan").rincian == {"perkara": "evaluasi"}


def test_perkara_luar_hanya_yang_disebut_peraturan(petugas):
    tiket = buat_tiket()
    with pytest.raises(AturanDilanggar):
        nyatakan_luar_kewenangan(tiket.pk, oleh=petugas, perkara="apa_saja", isi="Bukan kami.")


def test_dibuka_kembali_dengan_alasan_dan_jamnya_berlanjut(petugas):
    tiket = buat_selesai(petugas)
    with pytest.raises(AturanDilanggar):
        buka_kembali(tiket.pk, oleh=petugas, alasan=" ")

    buka_kembali(tiket.pk, oleh=petugas, alasan="Galat yang sama muncul lagi.")

    tiket.refresh_from_db()
    assert tiket.status == S.DITANGANI
    assert tiket.tenggat_selesai is not None


def test_gabungan_menjawab_keduanya_dan_pesannya_menyusul(petugas):
    satu, dua = buat_tiket(), buat_tiket(surel="dua@uji.example")
    gabung(dua.pk, ke=satu.pk, oleh=petugas)

    balas(satu.pk, oleh=petugas, isi="Sudah pulih.")
    terima_pesan_pengguna(dua.pk, pelapor=pelapor(dua), isi="Terima kasih", saluran=Saluran.WEB)

    dua.refresh_from_db()
    assert (dua.status, dua.digabung_ke) == (S.DIGABUNG, satu)
    assert surat(dua) == ["tiket_dicatat", "tiket_digabung", "tiket_dijawab"]
    # The first one's person is somebody else: they read none of it, the officers do.
    assert satu.pesan.filter(arah=ArahPesan.MASUK).count() == 1
    assert satu.pesan.get(arah=ArahPesan.INTERNAL).isi == f"[{dua.nomor}] Terima kasih"
    assert dua.pesan.order_by("pk").last().isi == "Terima kasih"


def test_rantai_gabungan_tetap_satu_tingkat(petugas):
    satu, dua, tiga = buat_tiket(), buat_tiket(), buat_tiket()
    gabung(tiga.pk, ke=dua.pk, oleh=petugas)
    gabung(dua.pk, ke=satu.pk, oleh=petugas)
    tiga.refresh_from_db()
    assert tiga.digabung_ke == satu


def test_tidak_digabung_ke_diri_sendiri_atau_yang_berakhir(petugas):
    satu, dua = buat_tiket(), buat_selesai(petugas)
    for ke in (satu.pk, dua.pk):
        with pytest.raises(AturanDilanggar):
            gabung(satu.pk, ke=ke, oleh=petugas)


def test_pisahan_membawa_pesan_berkas_dan_pelapornya(petugas):
    tiket = buat_tiket()
    berkas = buat_berkas()
    terima_pesan_pengguna(
        tiket.pk, pelapor=pelapor(tiket), isi="Saya juga lupa sandi.", saluran=Saluran.WEB, lampiran=[berkas]
    )
    pesan = tiket.pesan.order_by("pk").last()

    baru = pisah(tiket.pk, pesan=[pesan.pk], judul="Lupa sandi", jenis=JenisTiket.PERMINTAAN, oleh=petugas)

    assert baru.pisahan_dari == tiket
    assert baru.nama == tiket.nama
    salinan = baru.pesan.get()
    assert salinan.isi == "Saya juga lupa sandi."
    assert salinan.lampiran.get().berkas == berkas
    assert tiket.pesan.count() == 2


def test_perubahan_urgensi_mengganti_standar_dan_tenggat(petugas):
    tiket = buat_tiket()
    semula = tiket.tenggat_selesai

    ubah(tiket.pk, oleh=petugas, urgensi="M", dampak="B")

    tiket.refresh_from_db()
    assert tiket.prioritas == "T"
    assert tiket.tenggat_selesai < semula


def test_perpanjangan_beralasan_menambah_waktu_kerja(petugas):
    tiket = buat_tiket()
    semula = tiket.tenggat_selesai

    perpanjang(tiket.pk, oleh=petugas, jam_kerja=4, alasan="Menunggu suku cadang.")

    tiket.refresh_from_db()
    assert kalender().elapsed(semula, tiket.tenggat_selesai) == timedelta(hours=4)
    with pytest.raises(AturanDilanggar):
        perpanjang(tiket.pk, oleh=petugas, jam_kerja=4, alasan="")


def test_ditugaskan_hanya_kepada_yang_melayani(petugas):
    tiket = buat_tiket()
    with pytest.raises(AturanDilanggar):
        tugaskan(tiket.pk, oleh=petugas, kepada=buat_akun(Peran.AUDITOR))
    tugaskan(tiket.pk, oleh=petugas, kepada=buat_akun(Peran.ADMIN_SISTEM))
    assert surat(tiket)[-1] == "tiket_ditugaskan"


def test_catatan_internal_dan_tautan_tidak_mengubah_status(petugas):
    tiket = buat_selesai(petugas)
    catat_internal(tiket.pk, oleh=petugas, isi="Sudah ditelepon.")
    tautkan(tiket.pk, oleh=petugas, perkara="REG-2026-000001")
    tiket.refresh_from_db()
    assert (tiket.status, tiket.perkara) == (S.SELESAI, "REG-2026-000001")


def test_yang_sudah_berakhir_tidak_dijawab_lagi(petugas):
    tiket = buat_selesai(petugas)
    with pytest.raises(TindakanTertutup):
        balas(tiket.pk, oleh=petugas, isi="Satu lagi.")
    with pytest.raises(TindakanTertutup):
        selesaikan(tiket.pk, oleh=petugas, isi="Satu lagi.")


def test_rahasia_120_bit_dan_dapat_dicabut(petugas):
    tiket = buat_tiket()
    lama = rahasia(tiket)
    assert len(lama.replace("-", "")) == 24
    assert is_rahasia(tiket, lama.lower().replace("-", " "))

    cabut_rahasia(tiket.pk, oleh=petugas)

    tiket.refresh_from_db()
    assert not is_rahasia(tiket, lama)
    assert is_rahasia(tiket, rahasia(tiket))


def test_saluran_menurut_peraturan():
    assert Saluran.WEB in saluran_publik()


@pytest.mark.parametrize("model", [PeristiwaTiket, PesanTiket])
def test_riwayat_dan_percakapan_hanya_dapat_ditambah(model):
    buat_tiket()
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(oleh=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().delete()


def test_tiket_berjalan_tanpa_tenggat_ditolak_basis_data():
    tiket = buat_tiket()
    with pytest.raises(DatabaseError), transaction.atomic():
        Tiket.objects.filter(pk=tiket.pk).update(tenggat_selesai=None)
