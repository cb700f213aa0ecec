"""Two people at one ticket at once: one outcome, no event lost, nobody waits for ever."""

import pytest

from layanan.actions.gabung import gabung
from layanan.actions.penyelesaian import selesaikan
from layanan.actions.percakapan import AdaPesanBaru, balas, terima_pesan_pengguna
from layanan.actions.tiket import SudahTercatat, ambil, catat_tiket
from layanan.enums.tiket import ArahPesan, Saluran, StatusTiket
from layanan.models import PesanTiket, Tiket
from lpse.aturan import AturanDilanggar, TindakanTertutup
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket, isian, pelapor
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def petugas():
    return [buat_akun(Peran.HELPDESK) for _ in range(2)]


def urutan(tiket: Tiket) -> list[int]:
    return list(tiket.peristiwa.order_by("urut").values_list("urut", flat=True))


def test_dua_petugas_mengambil_tiket_yang_sama(petugas):
    tiket = buat_tiket()
    serentak(*(lambda p=p: ambil(tiket.pk, oleh=p) for p in petugas))
    tiket.refresh_from_db()
    terakhir = tiket.peristiwa.order_by("-urut").first()
    assert urutan(tiket) == [1, 2, 3]
    assert terakhir.rincian == {"kepada": tiket.ditugaskan_kepada_id}


def test_dua_jawaban_atas_halaman_yang_sama_hanya_satu_terkirim(petugas):
    tiket = buat_tiket()
    terbaca = tiket.pesan.get().pk
    satu, dua = petugas
    hasil = serentak(
        lambda: balas(tiket.pk, oleh=satu, isi="Jawaban satu.", terbaca=terbaca),
        lambda: selesaikan(tiket.pk, oleh=dua, isi="Jawaban dua.", terbaca=terbaca),
    )
    assert sum(isinstance(h, AdaPesanBaru | TindakanTertutup) for h in hasil) == 1
    assert PesanTiket.objects.filter(arah=ArahPesan.KELUAR).count() == 1


def test_gabung_ke_dua_arah_tidak_saling_menunggu(petugas):
    for _ in range(5):
        satu, dua = buat_tiket(), buat_tiket()
        hasil = serentak(
            lambda x=satu, y=dua: gabung(x.pk, ke=y.pk, oleh=petugas[0]),
            lambda x=satu, y=dua: gabung(y.pk, ke=x.pk, oleh=petugas[1]),
        )
        assert sum(isinstance(h, AturanDilanggar) for h in hasil) == 1
        status = sorted(t.status for t in Tiket.objects.filter(pk__in=(satu.pk, dua.pk)))
        assert status == [StatusTiket.DIGABUNG, StatusTiket.TERCATAT]


def test_pesan_pengguna_dan_gabungan_bersamaan_tidak_hilang(petugas):
    """A merge locks the one that takes in before those merged into it; a message must not lock against it."""
    for _ in range(5):
        pokok, tujuan, anak = buat_tiket(), buat_tiket(), buat_tiket()
        gabung(anak.pk, ke=pokok.pk, oleh=petugas[0])
        serentak(
            lambda x=pokok, y=tujuan: gabung(x.pk, ke=y.pk, oleh=petugas[0]),
            lambda t=anak: terima_pesan_pengguna(
                t.pk, pelapor=pelapor(t), isi="Masih galat.", saluran=Saluran.WEB
            ),
        )
        pesan = PesanTiket.objects.filter(isi__contains=f"[{anak.nomor}] Masih galat.")
        assert pesan.count() == 1
        assert pesan.get().tiket_id in (pokok.pk, tujuan.pk)
        anak.refresh_from_db()
        assert anak.digabung_ke_id == tujuan.pk


def test_nomor_tiket_tidak_pernah_dua_kali(petugas):
    buat_tiket()
    kerja = [lambda: catat_tiket(isian(), saluran=Saluran.WEB, oleh=None) for _ in range(6)]
    nomor = [t.nomor for t in serentak(*kerja)]
    assert len(set(nomor)) == 6


def test_formulir_yang_dikirim_dua_kali_serentak_menjadi_satu_tiket():
    def kirim():
        try:
            return catat_tiket(isian(), saluran=Saluran.WEB, oleh=None, sekali="formulir-ini")
        except SudahTercatat as sudah:
            return sudah.tiket

    satu, dua = serentak(kirim, kirim)
    assert satu == dua == Tiket.objects.get()
    lain = catat_tiket(isian(), saluran=Saluran.WEB, oleh=None, sekali="formulir-lain")
    assert lain != satu
