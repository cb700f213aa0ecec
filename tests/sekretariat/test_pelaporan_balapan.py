"""Two at once: one draft, one signature, one PDF."""

import pytest

from lpse.aturan import AturanDilanggar
from sekretariat.actions.pelaporan import koreksi_laporan, susun_laporan
from sekretariat.actions.pengesahan_laporan import pastikan_berkas, tandatangani_laporan
from sekretariat.models import BerkasLaporan, LaporanBerkala
from tests.sekretariat.pelaporan import diperiksa, ditandatangani, kepala, periode_lalu, sekretaris
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dasar("sekretariat.laporan")]
BERSAMA = 4


def bersama(act):
    """Let several do the same at once; what each got, a refusal as its class."""
    hasil = serentak(*[act] * BERSAMA)
    return [type(satu) if isinstance(satu, AturanDilanggar) else satu for satu in hasil]


def test_disusun_bersama_menjadi_satu_draf():
    periode = periode_lalu()
    hasil = bersama(lambda: susun_laporan(periode, oleh=None))
    assert LaporanBerkala.objects.count() == 1
    assert len({laporan.pk for laporan, _ in hasil}) == 1
    assert [baru for _, baru in hasil].count(True) == 1


def test_ditandatangani_bersama_menjadi_satu_naskah():
    laporan, oleh = diperiksa(), kepala()
    hasil = bersama(lambda: tandatangani_laporan(laporan.pk, oleh=oleh))
    assert sum(isinstance(satu, LaporanBerkala) for satu in hasil) == 1
    assert BerkasLaporan.objects.filter(laporan=laporan, bentuk="xlsx").count() == 1


def test_pdf_dibangun_bersama_disimpan_sekali():
    laporan = ditandatangani()
    hasil = bersama(lambda: pastikan_berkas(laporan.pk, "pdf").sha256)
    assert len(set(hasil)) == 1
    assert BerkasLaporan.objects.filter(laporan=laporan, bentuk="pdf").count() == 1


def test_dikoreksi_bersama_menjadi_satu_versi():
    laporan, oleh = ditandatangani(), sekretaris()
    hasil = bersama(lambda: koreksi_laporan(laporan.pk, oleh=oleh, alasan="Keliru."))
    assert sum(isinstance(satu, LaporanBerkala) for satu in hasil) == 1
    assert LaporanBerkala.objects.filter(versi=2).count() == 1
