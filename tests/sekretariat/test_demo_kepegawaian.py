"""The demo's chapters on staff and programme, under every regulation."""

import pytest

from lpse.demo import AKUN_DEMO
from lpse.models import Akun, Penugasan
from lpse.peran import PERAN_LUAR
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.demo.kepegawaian import NIP_BENAR, isi_demo_kepegawaian
from sekretariat.demo.program import isi_demo_program
from sekretariat.models import Pegawai, PendidikanPegawai, ProgramKerja, RealisasiKegiatan, TemuanRangkap
from sekretariat.queries.organisasi import bagan_organisasi
from tests.sekretariat.kepegawaian import DENGAN_LARANGAN, LIMA, jadikan_pejabat

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kode", LIMA)
def test_unit_terisi_dan_programnya_berjalan(settings, kode):
    settings.LPSE_PROFIL = kode
    for demo in AKUN_DEMO:
        akun = Akun.objects.create_user(
            demo.email, user_id=demo.user_id, nama=demo.nama, nip=demo.nip, jabatan=demo.jabatan
        )
        if demo.peran not in PERAN_LUAR:
            Penugasan.objects.create(akun=akun, peran=demo.peran, mulai=hari_ini())
    jadikan_pejabat(NIP_BENAR)

    isi_demo_kepegawaian()
    isi_demo_program()

    is_larang = kode in DENGAN_LARANGAN
    assert TemuanRangkap.objects.terbuka().count() == int(is_larang)
    assert Pegawai.objects.aktif().count() == 5 + int(is_larang)
    assert Pegawai.objects.get(akun__user_id="kepala").jabatan == profil().unit.kepala.kepala
    assert all(satu.jumlah for satu in bagan_organisasi(publik=True).bagian)
    assert PendidikanPegawai.objects.count() == 4
    assert set(ProgramKerja.objects.values_list("unit", "status")) == {
        ("", "disahkan"),
        ("registrasi", "diajukan"),
    }
    assert RealisasiKegiatan.objects.filter(tanggal__year=hari_ini().year).exists()
    urusan = 2 if profil().sekretariat.urusan_tata_usaha else 0
    assert ProgramKerja.objects.get(unit="").kegiatan.count() == 4 + urusan
