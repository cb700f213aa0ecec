"""An export past the limit, walked with nothing made smaller: asked for, queued, followed, taken away."""

import pytest
from django.db import connection

from lpse.ekspor import sel_waktu
from lpse.models import Jejak
from lpse.peran import Peran
from sekretariat.actions import kerja_periksa as kerja
from sekretariat.enums.periksa import StatusKerja
from sekretariat.models import EksporPemeriksaan
from sekretariat.periksa.bersama import url
from sekretariat.policies.periksa import SEKETIKA
from sekretariat.tasks.periksa import ekspor_periksa
from tests.factories import buat_akun
from tests.petugas import klien
from tests.sekretariat.periksa import baca_ekspor, bytes_dari, sidik

pytestmark = pytest.mark.django_db
BANYAK = SEKETIKA + 1
KUERI = "peristiwa=uji.terjadi"
RUMUS = '=HYPERLINK("http://jahat.example";"x")'
# As many rows as no test writes one by one; one of them by somebody who is named like a formula.
ISI = """
INSERT INTO lpse_jejak (peristiwa, objek_jenis, objek_id, peran, rincian, oleh_id)
SELECT 'uji.terjadi', '', '', '', jsonb_build_object('urut', n), CASE WHEN n = 1 THEN %s END
FROM generate_series(1, %s) n
"""


@pytest.fixture
def auditor():
    return buat_akun(Peran.AUDITOR, nama="Ayu Pemeriksawati")


@pytest.fixture
def banyak():
    jahat = buat_akun(Peran.HELPDESK, nama=RUMUS)
    with connection.cursor() as cursor:
        cursor.execute(ISI, [jahat.pk, BANYAK])


def test_ekspor_sepuluh_ribu_satu_baris_dari_permintaan_sampai_unduhan(auditor, banyak):
    assert SEKETIKA == 10_000
    client = klien(auditor)
    diminta = client.post(f"{url('ekspor_buat')}?{KUERI}", {"bentuk": "csv"})
    satu = EksporPemeriksaan.objects.get()
    halaman = url("ekspor_lihat", satu.kode)
    assert diminta.headers["Location"] == halaman
    assert (satu.total, satu.status) == (BANYAK, StatusKerja.MENUNGGU)
    assert "Menunggu giliran" in client.get(halaman).text

    # Progress: a worker wrote the first piece and died, its lease ran out.
    kerja.tulis_bagian(kerja.ambil_kerja(EksporPemeriksaan, satu.pk))
    satu.refresh_from_db()
    assert (satu.status, satu.ditulis) == (StatusKerja.BERJALAN, kerja.POTONG_EKSPOR)
    assert "5.000 dari 10.001" in client.get(halaman).text
    assert client.get(url("ekspor_unduh", satu.kode)).status_code == 404
    EksporPemeriksaan.objects.update(klaim_sampai=None)

    ekspor_periksa.apply(args=[satu.pk]).get()
    satu.refresh_from_db()
    assert (satu.status, satu.ditulis, satu.bagian) == (StatusKerja.SELESAI, BANYAK, 3)

    berkas = bytes_dari(client.get(url("ekspor_unduh", satu.kode)))
    kepala, data, baris = baca_ekspor(berkas)
    assert kepala["Diekspor oleh"] == f"Ayu Pemeriksawati ({auditor.username})"
    assert kepala["Pada"] == sel_waktu(satu.diminta_pada)
    assert "peristiwa uji.terjadi" in kepala["Saringan"]
    assert kepala["Jumlah baris"] == str(BANYAK)
    assert kepala["SHA-256 bagian data"] == sidik(data)
    assert len({satu_baris[0] for satu_baris in baris}) == BANYAK == len(baris)
    # No piece of the file runs in a spreadsheet, whatever somebody is called.
    sel = {nilai for satu_baris in baris for nilai in satu_baris}
    assert any(RUMUS in nilai for nilai in sel)
    assert not [nilai for nilai in sel if nilai.lstrip().startswith(("=", "+", "-", "@"))]

    unduhan = Jejak.objects.get(peristiwa="jejak.diekspor")
    assert (unduhan.oleh_id, unduhan.objek_id) == (auditor.pk, str(satu.pk))
    assert unduhan.rincian["sidik"] == satu.sidik == sidik(data)
    selesai = Jejak.objects.get(peristiwa="ekspor_pemeriksaan.selesai")
    assert selesai.rincian["sidik"] == satu.sidik
