"""Risks reminded of and counted: late, unassessed; for the standard, the report, the API, the demo."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lpse.harapan import KURANG, TERPENUHI, TIDAK_ADA, simpulkan
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.metrik import kumpulkan
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.ingat_risiko import sapu_risiko
from sekretariat.actions.pengendalian import laksanakan_pengendalian
from sekretariat.actions.risiko import nilai_risiko, putuskan_penanganan, tutup_risiko
from sekretariat.bukti_risiko import BUKTI_RISIKO
from sekretariat.demo.risiko import isi_demo_risiko
from sekretariat.models import PengendalianRisiko, Risiko
from sekretariat.naskah.bab_risiko import periode_risiko
from sekretariat.policies.api import KEGIATAN_BACA
from sekretariat.queries.kepatuhan import masa_dari
from sekretariat.queries.kepatuhan import susun as susun_kepatuhan
from sekretariat.queries.risiko import ringkasan_risiko
from tests.factories import buat_akun
from tests.penelepon import penelepon, token_untuk
from tests.petugas import klien
from tests.sekretariat.risiko import (
    RENDAH,
    SEDANG,
    SEHARI,
    TINGGI,
    admin,
    ditangani,
    kepala,
    pengendalian,
    risiko,
    sekretaris,
    terlaksana,
)

pytestmark = pytest.mark.django_db
PROFIL = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]


def surat(templat: str):
    return Pemberitahuan.objects.filter(templat=f"sekretariat/{templat}")


def diterima_lama(oleh, pemilik) -> Risiko:
    """A low risk, assessed and accepted a year and some days ago."""
    lalu = timezone.now() - timedelta(days=370)
    satu = risiko(oleh, pemilik, RENDAH, pada=lalu)
    return putuskan_penanganan(satu.pk, oleh=oleh, penanganan="terima", alasan="Kecil.", pada=lalu)


# --- Reminders ------------------------------------------------------------------------------------------


def test_pengendalian_diingatkan_tujuh_hari_sebelumnya_dan_sekali_setelah_lewat():
    oleh, pemilik, pelaksana = sekretaris(), admin(), buat_akun(Peran.HELPDESK)
    satu = ditangani(oleh, pemilik, tenggat=hari_ini() + 90 * SEHARI)
    rencana = pengendalian(satu, oleh, pelaksana, tenggat=hari_ini() + 8 * SEHARI)
    assert sapu_risiko() == 0
    PengendalianRisiko.objects.update(tenggat=hari_ini() + 7 * SEHARI)
    assert (sapu_risiko(), sapu_risiko()) == (1, 0)
    assert susun(surat("risiko_pengendalian").get()).subject.endswith("mendekati tenggat")
    PengendalianRisiko.objects.update(tenggat=hari_ini() - SEHARI)
    assert (sapu_risiko(), sapu_risiko()) == (1, 0)
    lewat = surat("risiko_pengendalian").get(akun=pemilik)
    assert susun(lewat).subject.endswith("melewati tenggat")
    laksanakan_pengendalian(rencana.pk, oleh=pelaksana, hasil="Sudah.", bukti="BA/1")
    assert susun(lewat) is None


def test_risiko_lewat_tenggat_diingatkan_sekali_dan_yang_diterima_tidak():
    oleh, pemilik = sekretaris(), admin()
    satu, diterima = risiko(oleh, pemilik), risiko(oleh, pemilik, RENDAH)
    putuskan_penanganan(diterima.pk, oleh=oleh, penanganan="terima", alasan="Kecil.")
    Risiko.objects.update(tenggat=hari_ini() - SEHARI)
    assert (sapu_risiko(), sapu_risiko()) == (1, 0)
    satu.refresh_from_db()
    assert satu.is_lewat
    baris = surat("risiko_tempo").get()
    assert baris.akun == pemilik
    assert "melewati tenggat" in susun(baris).subject
    Risiko.objects.update(tenggat=hari_ini())
    assert susun(baris) is None


def test_setahun_tanpa_penilaian_merah_di_daftar_kartu_dan_surel():
    oleh, pemilik = sekretaris(), admin()
    satu = diterima_lama(oleh, pemilik)
    assert satu.is_lewat_tinjau
    client = klien(oleh)
    assert "Risiko belum dinilai dalam setahun" in client.get("/admin/").content.decode()
    isi = client.get("/admin/sekretariat/risiko/").content.decode()
    assert "Ada risiko yang setahun belum dinilai" in isi
    assert '<strong class="tag tag--merah">Nilai lagi</strong>' in isi
    assert (sapu_risiko(), sapu_risiko()) == (1, 0)
    assert set(surat("risiko_tinjau").values_list("akun", flat=True)) == {oleh.pk, pemilik.pk}
    baris = surat("risiko_tinjau").first()
    assert "belum dinilai ulang dalam setahun" in susun(baris).subject
    assert kumpulkan()["lpse_risiko_belum_ditinjau"] == 1
    satu = nilai_risiko(satu.pk, oleh=oleh, skor=RENDAH, alasan="Tidak berubah.")
    assert not satu.is_lewat_tinjau
    assert satu.diingatkan_tinjau is None
    assert susun(baris) is None
    assert sapu_risiko() == 0


# --- Counted --------------------------------------------------------------------------------------------


def test_ringkasan_membandingkan_sebelum_dan_sesudah_pengendalian():
    oleh, pemilik = sekretaris(), admin()
    turun = ditangani(oleh, pemilik)
    terlaksana(turun, oleh, pemilik)
    nilai_risiko(turun.pk, oleh=oleh, skor=RENDAH, alasan="Genset.")
    risiko(oleh, pemilik, SEDANG)
    tutup_risiko(risiko(oleh, pemilik, RENDAH).pk, oleh=oleh, alasan="Tidak ada lagi.")
    ringkas = ringkasan_risiko()
    assert (ringkas.terbuka, ringkas.tinggi, ringkas.lewat, ringkas.belum_ditinjau) == (2, 0, 0, 0)
    assert ringkas.awal == {"rendah": 0, "sedang": 1, "tinggi": 1}
    assert ringkas.kini == {"rendah": 1, "sedang": 1, "tinggi": 0}


def test_bab_laporan_menghitung_dan_menyebut_barisnya():
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    terlaksana(satu, oleh, pemilik)
    lambat = risiko(oleh, pemilik, SEDANG)
    Risiko.objects.filter(pk=lambat.pk).update(tenggat=hari_ini() - SEHARI)
    tutup_risiko(risiko(oleh, pemilik, RENDAH).pk, oleh=oleh, alasan="Tidak ada lagi.")
    butir = {b.kode: b for b in periode_risiko(hari_ini(), hari_ini())}
    assert {kode: b.nilai for kode, b in butir.items()} == {
        "dicatat": 3,
        "dinilai": 3,
        "kendali": 1,
        "ditutup": 1,
        "terbuka": 2,
        "tingkat-awal-tinggi": 1,
        "tingkat-awal-sedang": 1,
        "tingkat-awal-rendah": 0,
        "tingkat-tinggi": 1,
        "tingkat-sedang": 1,
        "tingkat-rendah": 0,
        "lewat": 1,
        "belum-dinilai": 0,
    }
    for b in butir.values():
        assert len(list(b.rujukan())) == b.nilai, b.kode
    kemarin = {b.kode: b.nilai for b in periode_risiko(hari_ini() - SEHARI, hari_ini() - SEHARI)}
    assert (kemarin["dicatat"], kemarin["dinilai"], kemarin["terbuka"]) == (0, 0, 2)


@pytest.mark.parametrize("nama", PROFIL)
def test_standar_empat_dihitung_dari_register(settings, nama):
    settings.LPSE_PROFIL = nama
    isi_kalender_dari_profil()
    assert standar()[0] == TIDAK_ADA
    oleh, pemilik = sekretaris(), admin()
    satu = ditangani(oleh, pemilik)
    assert standar() == (TERPENUHI, [])
    Risiko.objects.filter(pk=satu.pk).update(tenggat=hari_ini() - SEHARI)
    assert standar() == (KURANG, ["1 risiko lewat tenggat penanganannya."])
    pengendalian(satu, oleh, pemilik)
    PengendalianRisiko.objects.update(tenggat=hari_ini() - SEHARI)
    assert standar()[1][-1] == "1 pengendalian risiko lewat tenggat."
    isi = klien(kepala()).get("/admin/sekretariat/kepatuhan/standar/4/").content.decode()
    assert "1 risiko lewat tenggat penanganannya." in isi


def test_standar_empat_merah_bila_setahun_tanpa_penilaian():
    isi_kalender_dari_profil()
    diterima_lama(sekretaris(), admin())
    keadaan, kurang = standar()
    assert keadaan == KURANG
    assert "1 risiko setahun belum dinilai ulang." in kurang
    assert any(kalimat.startswith("Belum ada catatan: penilaian risiko sejak") for kalimat in kurang)


def standar() -> tuple[str, list[str]]:
    """What the register says of standard 4 this year, and what is missing; other units add to it."""
    semua = {satu.kode: satu for satu in susun_kepatuhan(masa_dari(str(hari_ini().year))).standar}
    milik = [satu for satu in semua["4"].bukti if satu.bukti in BUKTI_RISIKO]
    assert len(milik) == len(BUKTI_RISIKO)
    return simpulkan(satu.nilai for satu in milik), [satu.nilai.kurang for satu in milik if satu.is_merah]


# --- The API --------------------------------------------------------------------------------------------


def test_api_membaca_risiko_terbuka_tanpa_nama_orang_terbesar_dahulu():
    oleh, pemilik = sekretaris(), buat_akun(Peran.ADMIN_SISTEM, nama="Suparman Contoh")
    kecil, besar = risiko(oleh, pemilik, SEDANG), risiko(oleh, pemilik, TINGGI, kategori="data")
    tutup_risiko(risiko(oleh, pemilik, RENDAH).pk, oleh=oleh, alasan="Tidak ada lagi.")
    api = penelepon(token_untuk(buat_akun(Peran.AUDITOR), KEGIATAN_BACA))
    isi = api.get("/api/v1/sekretariat/risiko/").json()
    assert [satu["kode"] for satu in isi["hasil"]] == [besar.kode, kecil.kode]
    satu = isi["hasil"][0]
    assert (satu["nilai_awal"], satu["nilai"], satu["tingkat"], satu["lewat"]) == (108, 108, "tinggi", False)
    assert satu["tinjau_sebelum"] == besar.tinjau_sebelum.isoformat()
    assert "Suparman" not in str(isi)
    tanya = "/api/v1/sekretariat/risiko/?tingkat=sedang"
    assert [satu["kode"] for satu in api.get(tanya).json()["hasil"]] == [kecil.kode]
    assert api.get("/api/v1/sekretariat/risiko/?tingkat=besar").status_code == 400
    assert (kumpulkan()["lpse_risiko_tinggi"], kumpulkan()["lpse_risiko_lewat"]) == (1, 0)


# --- The demo -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", PROFIL)
def test_demo_menceritakan_delapan_risiko(settings, nama):
    settings.LPSE_PROFIL = nama
    for peran in ("sekretaris", "admin_sistem", "verifikator", "helpdesk", "kepala"):
        buat_akun(Peran(peran), user_id=peran)
    isi_demo_risiko()
    semua = {satu.judul.split()[0]: satu for satu in Risiko.objects.exclude(objek="Ruang layanan")}
    assert {kata: (satu.nilai_awal, satu.nilai, satu.status) for kata, satu in semua.items()} == {
        "Listrik": (108, 24, "diterima"),
        "Tautan": (54, 54, "ditangani"),
        "Ruang": (48, 32, "ditangani"),
        "Kata": (72, 72, "dicatat"),
        "Verifikator": (24, 24, "diterima"),
        "Media": (32, 32, "diterima"),
        "Dokumen": (54, 54, "menunggu"),
    }
    assert Risiko.objects.get(objek="Ruang layanan").status == "ditutup"
    assert semua["Kata"].is_lewat
    assert semua["Media"].is_lewat_tinjau
    assert ringkasan_risiko().lewat >= 1
