"""A person's own data: what the secretariat keeps of them is in their copy, and what must stay is named."""

from datetime import timedelta

import pytest

from lpse.models import Akun
from lpse.peran import Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from registrasi.policies.hak import wajib_simpan
from registrasi.policies.privasi import pernyataan_kini
from registrasi.queries.data_saya import dokumen_saya, kumpulan
from sekretariat.actions.notula import tambah_tamu
from sekretariat.enums.retensi import RETENSI
from sekretariat.policies.privasi import DATA_PRIBADI
from tests.factories import buat_akun, nip_baru
from tests.petugas import klien
from tests.sekretariat import kepegawaian, persuratan, rapat, spse
from tests.sekretariat.retensi import NIP, RAHASIA, pegawai_berhenti

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


@pytest.fixture
def sekretaris() -> Akun:
    return kepegawaian.pengelola()


def tabel(akun: Akun) -> dict[str, list[dict[str, object]]]:
    return {satu.kode: satu.baris for satu in kumpulan(akun)}


def test_salinan_data_pegawai_memuat_catatan_dan_sertifikatnya(sekretaris):
    pegawai = pegawai_berhenti(sekretaris, persuratan.kepala())
    milik = tabel(pegawai.akun)
    assert [b["berlaku"] for b in milik["penempatan"]] == [pegawai.mulai, pegawai.selesai]
    assert milik["pendidikan"][0]["nomor sertifikat atau ijazah"] == "PBJ-1"
    assert milik["syarat"][0]["dasar penilaian"] == RAHASIA
    assert [d.nama for d in dokumen_saya(pegawai.akun)] == [f"Sertifikasi {RAHASIA}"]
    wajib = {satu.nama: satu for satu in wajib_simpan(pegawai.akun)}
    assert wajib["Catatan pegawai"].kelas == RETENSI["SEK-PEGAWAI"]
    lain = tabel(buat_akun(Peran.PEMOHON))
    assert not {"pegawai", "penempatan", "pendidikan", "syarat"} & set(lain)


def test_tamu_rapat_menemukan_undangannya_lewat_surelnya_saja(sekretaris):
    satu = rapat.rencana(sekretaris, persuratan.kepala(), topik="Sosialisasi penyedia")
    tamu, lain = buat_akun(Peran.PENYEDIA), buat_akun(Peran.PENYEDIA)
    tambah_tamu(satu.pk, oleh=sekretaris, nama="Siti", instansi="CV Contoh", email=tamu.email.upper())
    (baris,) = tabel(tamu)["rapat"]
    assert (baris["rapat"], baris["instansi"]) == ("Sosialisasi penyedia", "CV Contoh")
    assert baris["kehadiran"] == "belum dicatat"
    assert "rapat" not in tabel(lain)
    assert [w.nama for w in wajib_simpan(tamu)] == ["Undangan dan daftar hadir rapat"]


def test_pejabat_menemukan_berapa_paket_menyebutnya(sekretaris):
    spse.impor([spse.tender(nip_ppk=NIP, nama_ppk=RAHASIA)])
    (baris,) = tabel(buat_akun(Peran.PPK, nip=NIP))["pejabat_spse"]
    assert baris["paket"] == 1
    assert "pejabat_spse" not in tabel(buat_akun(Peran.PPK, nip=nip_baru()))
    assert "pejabat_spse" not in tabel(buat_akun(Peran.PPK)), "no number, nobody's rows"


def test_halaman_data_saya_menampilkannya_dan_menolak_menghapusnya(sekretaris):
    akun = buat_akun(Peran.VERIFIKATOR, nip=nip_baru())
    kepegawaian.tempatkan(sekretaris, akun, mulai=hari_ini() - timedelta(days=3))
    peramban = klien(akun)
    assert "Catatan pegawai (1)" in peramban.get("/akun/data/").content.decode()
    assert RETENSI["SEK-PEGAWAI"] in peramban.get("/akun/data/minta/").content.decode()


@pytest.mark.parametrize("nama", LIMA)
def test_pernyataan_privasi_menyebut_setiap_orang_dan_setiap_kelas(settings, client, nama):
    """Generated from what is registered: nothing of it is written twice."""
    settings.LPSE_PROFIL = nama
    halaman = client.get("/privasi/").content.decode()
    for kalimat in (*DATA_PRIBADI.values(), *RETENSI.values()):
        assert kalimat in halaman
    assert sumbangan.data_pribadi.keys() >= DATA_PRIBADI.keys()
    assert profil().lpse.nama in pernyataan_kini().isi["ringkas"]
