"""What is counted is what the units recorded: one sample of each unit, made as the unit's own tests do."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from lpse.bukti import hitung
from lpse.harapan import Hitungan, Masa
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Penugasan
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.queries.kepatuhan import masa_dari, susun
from tests.arsip.media import di_luar, media, pengelola
from tests.factories import buat_akun, buat_diajukan, buat_diajukan_pejabat, buat_disetujui
from tests.infrastruktur.gangguan import buat_gangguan
from tests.layanan.pengumuman import tayang
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien_peran

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


def tahun_ini() -> Masa:
    return masa_dari(str(hari_ini().year))


def hitungan(*kode: str, masa: Masa | None = None) -> list[Hitungan]:
    ada = hitung([sumbangan.bukti[satu] for satu in kode], masa or tahun_ini())
    return [ada[satu] for satu in kode]


def test_registrasi_menurut_jenis_putusan_dan_berita_acara():
    buat_diajukan()
    buat_disetujui()
    buat_diajukan_pejabat()
    penyedia, lain, diputus, naskah, tambahan = hitungan(
        "reg_penyedia", "reg_non_penyedia", "reg_diputus", "reg_ba_verifikasi", "reg_syarat_tambahan"
    )
    assert (penyedia.jumlah, lain.jumlah, diputus.jumlah, naskah.jumlah) == (2, 1, 1, 1)
    assert diputus.terakhir == hari_ini()
    assert tambahan.jumlah == 0


def test_pendaftaran_lewat_tenggat_menjadi_kekurangan():
    satu = buat_diajukan()
    satu.tenggat = timezone.now() - timedelta(hours=1)
    satu.save(update_fields=["tenggat"])
    [terlambat] = hitungan("reg_terlambat")
    assert terlambat.jumlah == 1
    kalimat = [k.kalimat for k in susun(tahun_ini()).kekurangan]
    assert "1 pendaftaran belum diputus padahal tenggatnya lewat." in kalimat
    halaman = klien_peran(Peran.KEPALA).get("/admin/sekretariat/kepatuhan/bukti/reg_terlambat/").text
    assert satu.nomor in halaman
    assert satu.nama_perusahaan not in halaman


def test_layanan_tiket_per_jenis_dan_pengumuman():
    oleh = buat_akun(Peran.HELPDESK)
    buat_tiket(oleh, jenis="keluhan")
    buat_tiket(oleh, jenis="konsultasi")
    buat_tiket(oleh, jenis="konsultasi")
    tayang()
    keluhan, konsultasi, gangguan, pemeliharaan = hitungan(
        "tiket_keluhan", "tiket_konsultasi", "pengumuman_gangguan", "pengumuman_pemeliharaan"
    )
    assert [keluhan.jumlah, konsultasi.jumlah, gangguan.jumlah, pemeliharaan.jumlah] == [1, 2, 1, 0]


def test_arsip_media_dan_perjalanannya():
    oleh = pengelola()
    media(oleh)
    di_luar(oleh)
    dipakai, tiba = hitungan("media", "media_tiba")
    assert (dipakai.jumlah, tiba.jumlah) == (2, 1)


def test_infrastruktur_gangguan_menurut_peran():
    buat_gangguan(buat_akun(Peran.ADMIN_SISTEM), peran="internet")
    semua, internet = hitungan("gangguan", "gangguan_internet")
    assert (semua.jumlah, internet.jumlah) == (1, 1)


def test_hanya_yang_terjadi_dalam_masanya_dihitung_menurut_hari_setempat():
    # 17.30 UTC on the last of September is the first of October in WIB.
    with time_machine.travel(datetime(2025, 9, 30, 17, 30, tzinfo=UTC), tick=False):
        buat_tiket(buat_akun(Peran.HELPDESK), jenis="keluhan")
    september, oktober = (hitungan("tiket_keluhan", masa=masa_dari(m))[0] for m in ("2025-09", "2025-10"))
    assert september.jumlah == 0
    assert (oktober.jumlah, oktober.terakhir) == (1, date(2025, 10, 1))


def test_jabatan_yang_kosong_disebut_dan_yang_tanpa_surat_merah():
    akun = buat_akun(Peran.KEPALA)
    assert Penugasan.objects.filter(akun=akun, peran=Peran.KEPALA).exists()
    [susunan, kepala] = hitungan("susunan", "kepala")
    assert susunan.isi == {"kepala"}
    assert kepala.jumlah == 1
    semua = {k.bukti.kode: k.kalimat for k in susun(tahun_ini()).kekurangan if k.bukti}
    assert "Sekretariat" in semua["susunan"]
    assert "Kepala," not in semua["susunan"]
    assert "berlaku tanpa surat keputusan" in semua["tanpa_surat"]
