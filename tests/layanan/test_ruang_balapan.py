"""Many people at one time of one room: as many come as it has seats, nobody more."""

import pytest
from django.db import IntegrityError, transaction

from layanan.actions.pemesanan import ajukan_pemesanan, setujui_pemesanan
from layanan.actions.ruang import tutup_ruang, ubah_ruang
from layanan.actions.tamu import hadirkan_pemesanan
from layanan.enums.tempat import ModeRuang
from layanan.models import Kunjungan, PemesananRuang
from layanan.policies.ruang import KursiTidakCukup, RuangDitutup, RuangPenuh
from lpse.aturan import TindakanTertutup
from lpse.models import Jejak
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.hari import hari_kerja, pukul
from tests.layanan.ruang import PELATIHAN, PENAWARAN, disetujui, isian, mulaikan, siapkan
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dasar("layanan.ruang")]


@pytest.fixture(autouse=True)
def ruang():
    return siapkan()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def rebut(kode, banyak):
    """So many strangers ask for the same two hours at one moment."""
    isi = [isian(surel=f"orang{n}@uji.example") for n in range(banyak)]
    return serentak(*(lambda i=i: ajukan_pemesanan(kode, i) for i in isi))


def kursi_terisi():
    return sorted(p.kursi.lower for p in PemesananRuang.objects.menempati())


def test_tiga_puluh_orang_merebut_satu_ruang_satu_yang_mendapat():
    hasil = rebut(PELATIHAN, 30)
    assert sum(isinstance(h, PemesananRuang) for h in hasil) == 1
    assert {type(h) for h in hasil} == {PemesananRuang, RuangPenuh}
    assert PemesananRuang.objects.count() == 1
    assert Jejak.objects.filter(peristiwa="pemesanan_ruang.diajukan").count() == 1


@pytest.mark.berat
def test_dua_ratus_orang_merebut_satu_ruang_satu_yang_mendapat():
    hasil = [h for _ in range(4) for h in rebut(PELATIHAN, 50)]
    assert len(hasil) == 200
    assert sum(isinstance(h, PemesananRuang) for h in hasil) == 1
    assert {type(h) for h in hasil} == {PemesananRuang, RuangPenuh}


def test_kursi_diperebutkan_sebanyak_yang_ada(ruang):
    hasil = rebut(PENAWARAN, 20)
    assert sum(isinstance(h, PemesananRuang) for h in hasil) == ruang[PENAWARAN].kursi
    assert kursi_terisi() == list(range(1, ruang[PENAWARAN].kursi + 1))


def test_tanpa_kunci_pun_basis_data_tidak_menggandakan_kursi(ruang):
    hari = hari_kerja()
    kolom = {"jumlah": 1, "keperluan": "penawaran", "nama": "Budi", "surel": "b@uji.example"}

    def sisipkan():
        try:
            with transaction.atomic():
                PemesananRuang.objects.create(
                    ruang=ruang[PENAWARAN], kursi=(3, 4), masa=(pukul(hari, 8), pukul(hari, 9)), **kolom
                )
        except IntegrityError as galat:
            return galat
        return True

    hasil = serentak(*[sisipkan] * 20)
    assert hasil.count(True) == 1
    assert kursi_terisi() == [3]


@pytest.mark.parametrize("_", range(2))
def test_menutup_dan_mengurangi_kursi_serentak_dengan_memesan(_, ruang, petugas):
    satu, hari = ruang[PENAWARAN], hari_kerja()
    tutup = {"mulai": pukul(hari, 0), "selesai": pukul(hari, 23), "alasan": "Perbaikan."}
    atur = {"mode": ModeRuang.KURSI, "kursi": 2, "lokasi": "", "keterangan": ""}
    hasil = serentak(
        *(lambda n=n: ajukan_pemesanan(PENAWARAN, isian(surel=f"o{n}@uji.example")) for n in range(8)),
        lambda: tutup_ruang(satu.pk, oleh=petugas, **tutup),
        lambda: ubah_ruang(satu.pk, oleh=petugas, **atur),
    )
    assert {type(h) for h in hasil[:8]} <= {PemesananRuang, RuangPenuh, RuangDitutup, KursiTidakCukup}
    assert not PemesananRuang.objects.menempati().exists()
    assert satu.penutupan.count() == 1


def test_dua_petugas_menyetujui_dan_menyambut_satu_tamu(petugas):
    pemesanan = ajukan_pemesanan(PENAWARAN, isian(), akun=buat_akun())
    lain = buat_akun(Peran.SEKRETARIS)
    hasil = serentak(*(lambda o=o: setujui_pemesanan(pemesanan.pk, oleh=o) for o in (petugas, lain)))
    assert {type(h) for h in hasil} == {PemesananRuang, TindakanTertutup}
    mulaikan(pemesanan)
    kode = pemesanan.kode_datang
    hasil = serentak(*(lambda o=o: hadirkan_pemesanan(kode, oleh=o) for o in (petugas, lain, petugas)))
    assert [type(h) for h in hasil].count(Kunjungan) == 1
    assert Kunjungan.objects.count() == 1


def test_yang_terlambat_tidak_duduk_di_kursi_yang_sudah_diambil(petugas, ruang):
    pemesanan = mulaikan(disetujui(petugas))
    PemesananRuang.objects.filter(pk=pemesanan.pk).update(status="tidak_hadir")
    masa = (pemesanan.mulai, pemesanan.selesai)
    kolom = {"keperluan": "penawaran", "nama": "Sari", "surel": "s@uji.example", "masa": masa}
    PemesananRuang.objects.create(ruang=ruang[PENAWARAN], kursi=(1, 9), jumlah=8, **kolom)
    with pytest.raises(RuangPenuh):
        hadirkan_pemesanan(pemesanan.kode_datang, oleh=petugas)
    PemesananRuang.objects.exclude(pk=pemesanan.pk).update(kursi=(1, 4), jumlah=3)
    assert hadirkan_pemesanan(pemesanan.kode_datang, oleh=petugas).pemesanan.kursi.lower == 4
