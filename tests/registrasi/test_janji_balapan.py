"""Many people at one time of the counter: as many come as it has seats, nobody more."""

import pytest

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.versi_profil import versi_profil
from registrasi import actions
from registrasi.models import DokumenSyarat, JanjiTemu, Pendaftaran, SlotLoket
from registrasi.policies.janji import SlotTidakTersedia
from tests.factories import buat_akun, buat_berkas
from tests.registrasi.loket import buka_loket, slot_kosong
from tests.registrasi.test_balapan import buat_antrean
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def pendaftar(jumlah: int) -> list[Pendaftaran]:
    """Submitted registrations with one document each, straight into the table."""
    assert versi_profil()
    buat_antrean(jumlah)
    daftar, berkas = list(Pendaftaran.objects.select_related("akun")), buat_berkas()
    DokumenSyarat.objects.bulk_create(
        DokumenSyarat(
            pendaftaran=p, kode="ktp", nama="KTP", urutan=1, is_wajib=True, batas_mb=5, berkas=berkas
        )
        for p in daftar
    )
    return daftar


@pytest.mark.dasar("registrasi.pelayanan")
def test_lima_puluh_orang_memesan_satu_waktu_hanya_sebanyak_kursinya():
    buka_loket(kapasitas=7)
    slot, orang = slot_kosong(), pendaftar(50)

    hasil = serentak(*(lambda p=p: actions.pesan_janji(p.pk, oleh=p.akun, slot=slot.kode) for p in orang))

    berhasil = [h for h in hasil if isinstance(h, JanjiTemu)]
    assert sorted(j.kursi for j in berhasil) == list(range(1, 8))
    ditolak = [h for h in hasil if not isinstance(h, JanjiTemu)]
    assert {type(h) for h in ditolak} == {SlotTidakTersedia}
    assert all("Yang masih kosong: " in str(h) for h in ditolak)
    assert Jejak.objects.filter(peristiwa="pendaftaran.janji_dipesan").count() == 7


def test_satu_pendaftaran_memesan_berkali_kali_mendapat_satu_janji():
    buka_loket()
    (p,) = pendaftar(1)
    slot = [s.kode for s in SlotLoket.objects.tersedia()[:5]]

    hasil = serentak(*(lambda s=s: actions.pesan_janji(p.pk, oleh=p.akun, slot=s) for s in slot))

    assert sum(isinstance(h, JanjiTemu) for h in hasil) == 1
    assert JanjiTemu.objects.hidup().count() == 1


@pytest.mark.parametrize("_", range(3))
def test_pindah_bertukar_waktu_tidak_saling_mengunci_dan_tidak_menggandakan(_):
    buka_loket(kapasitas=3)
    orang = pendaftar(4)
    a, b = slot_kosong(0), slot_kosong(1)
    di_a = [actions.pesan_janji(p.pk, oleh=p.akun, slot=a.kode) for p in orang[:2]]
    di_b = [actions.pesan_janji(p.pk, oleh=p.akun, slot=b.kode) for p in orang[2:]]

    def pindah(janji, tujuan):
        return lambda: actions.pindahkan_janji(janji.pk, oleh=janji.pendaftaran.akun, slot=tujuan.kode)

    serentak(*(pindah(j, b) for j in di_a), *(pindah(j, a) for j in di_b))

    assert JanjiTemu.objects.hidup().count() == 4
    assert set(JanjiTemu.objects.hidup().values_list("pendaftaran", flat=True)) == {p.pk for p in orang}
    assert all(s.terisi <= 3 for s in SlotLoket.objects.with_terisi())


@pytest.mark.parametrize("_", range(3))
def test_menutup_menurunkan_dan_memesan_serentak_tidak_meninggalkan_janji_di_waktu_tertutup(_):
    kepala, petugas = buat_akun(Peran.KEPALA), buat_akun(Peran.HELPDESK)
    jadwal = buka_loket(kapasitas=4, kepala=kepala)
    orang = pendaftar(10)
    a, b = slot_kosong(0), slot_kosong(1)
    lama = [actions.pesan_janji(p.pk, oleh=p.akun, slot=a.kode) for p in orang[:3]]

    serentak(
        *(lambda p=p: actions.pesan_janji(p.pk, oleh=p.akun, slot=b.kode) for p in orang[3:]),
        *(lambda j=j: actions.pindahkan_janji(j.pk, oleh=j.pendaftaran.akun, slot=b.kode) for j in lama),
        lambda: actions.tutup_slot([a.kode, b.kode], oleh=petugas, alasan="Sakit."),
        lambda: actions.ubah_jadwal(jadwal.pk, oleh=kepala, kapasitas=1),
        lambda: actions.siapkan_slot(),
        lambda: actions.tarik(orang[0].pk, oleh=orang[0].akun),
    )

    assert not JanjiTemu.objects.hidup().filter(slot__ditutup_pada__isnull=False).exists()
    for slot in SlotLoket.objects.with_terisi():
        assert slot.terisi <= slot.kapasitas


def test_menyiapkan_waktu_serentak_tidak_menggandakan():
    buka_loket()
    jumlah = SlotLoket.objects.count()
    SlotLoket.objects.all().delete()

    serentak(*[actions.siapkan_slot] * 6)

    assert SlotLoket.objects.count() == jumlah
