"""Officials named in SPSE's data: the newest pull decides who is one; the older ones are history."""

import pytest
from django.db import IntegrityError, transaction

from lpse.models import Jejak
from lpse.peran import Peran
from sekretariat.actions.rangkap import periksa_rangkap, sapu_rangkap, selesaikan_rangkap
from sekretariat.enums.kepegawaian import SumberRangkap
from sekretariat.models import PejabatSPSE, PengumumanTender, TemuanRangkap
from sekretariat.policies.kepegawaian import MerangkapJabatan
from sekretariat.queries.e_reporting_paket import pejabat_paket
from sekretariat.queries.spse import cari_pejabat
from tests.factories import buat_akun, nip_baru
from tests.petugas import klien
from tests.sekretariat.kepegawaian import pengelola, tempatkan
from tests.sekretariat.spse import impor, peserta, tender

pytestmark = pytest.mark.django_db
SITI, RUDI, TONO = "198001012005011001", "198101012006012002", "198201012007011003"
PPK = ["Pejabat Pembuat Komitmen (PPK)"]


def ditarik(hari: str, **isian):
    """The tender as SPSE gave it on that day."""
    return impor([tender(_event_date=hari, **isian)])


def ppk(*nip: str) -> dict[str, str]:
    return {"nip_ppk": ";".join(nip)}


def kini() -> set[str]:
    return set(PejabatSPSE.objects.kini().values_list("nip", flat=True))


@pytest.mark.parametrize("lain", [{}, {"nama_paket": "Nama lain"}])
def test_yang_dihapus_dari_baris_bukan_pejabat_lagi(lain):
    """Also where nothing but the official changed, so that the row itself counts as the same."""
    asal = ditarik("2025-03-01", **ppk(SITI, RUDI))
    ditarik("2025-04-01", **ppk(RUDI, TONO), **lain)
    assert (cari_pejabat(SITI, ""), cari_pejabat(RUDI, ""), cari_pejabat(TONO, "")) == ([], PPK, PPK)
    lama = PejabatSPSE.objects.get(nip=SITI)
    assert (lama.kiriman, f"{lama.ditarik_pada:%Y%m%d}") == (asal, "20250228")  # midnight in Jakarta
    assert lama.dilepas_pada > lama.terlihat_pada
    kode = PengumumanTender.objects.filter(is_kini=True).get().kd_tender
    assert {p.nip for p in pejabat_paket("tender", [kode])[kode]} == {RUDI, TONO}


def test_perbaikan_pada_hari_yang_sama_berlaku():
    ditarik("2025-03-01", **ppk(SITI))
    ditarik("2025-03-01", **ppk(RUDI))
    assert kini() == {RUDI}
    ditarik("2025-03-01", **ppk(SITI))
    assert kini() == {SITI}
    assert PejabatSPSE.objects.filter(nip=SITI).count() == 2


def test_yang_dikosongkan_bukan_pejabat_berkas_tanpa_kolomnya_tidak_mengatakan_apa_pun():
    ditarik("2025-03-01", **ppk(SITI))
    ditarik("2025-04-01")
    assert kini() == {SITI}
    ditarik("2025-05-01", nip_ppk=None)
    assert kini() == set()


def test_tarikan_yang_lebih_lama_tidak_menghidupkan_dan_tidak_menggusur():
    ditarik("2025-04-01", **ppk(RUDI))
    ditarik("2025-03-01", **ppk(SITI))
    ditarik("2025-03-01", nama_paket="Nama yang lebih lama", **ppk(TONO))
    assert kini() == {RUDI}
    assert set(PejabatSPSE.objects.values_list("nip", flat=True)) == {SITI, RUDI, TONO}
    ditarik("2025-03-01", **ppk(SITI))
    assert PejabatSPSE.objects.count() == 3


def test_berkas_yang_sama_dua_kali_tidak_mengubah_apa_pun():
    for _ in range(2):
        ditarik("2025-03-01", **ppk(SITI, RUDI))
    assert PejabatSPSE.objects.count() == 2
    assert kini() == {SITI, RUDI}
    ditarik("2025-03-05", **ppk(SITI, RUDI))
    assert {f"{p.terlihat_pada:%Y%m%d}" for p in PejabatSPSE.objects.all()} == {"20250304"}


def test_beberapa_baris_satu_tarikan_saling_melengkapi():
    baris = [peserta(n, **ppk(nip)) for n, nip in enumerate((SITI, RUDI))]
    impor(baris)
    assert kini() == {SITI, RUDI}


def test_riwayat_pejabat_tidak_dapat_diubah():
    ditarik("2025-03-01", **ppk(SITI))
    ditarik("2025-04-01", **ppk(RUDI))
    for isian in ({"nama": "LAIN"}, {"dilepas_pada": None}):
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            PejabatSPSE.objects.filter(nip=SITI).update(**isian)
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        PejabatSPSE.objects.filter(nip=RUDI).delete()


@pytest.mark.dasar("sekretariat.larang_rangkap")
def test_setelah_perbaikan_temuan_diberi_susulan_dan_tetap_dijawab_orang():
    oleh, nip = pengelola(), nip_baru()
    pegawai = tempatkan(oleh, buat_akun(Peran.VERIFIKATOR, nip=nip))
    ditarik("2025-03-01", **ppk(nip))
    assert sapu_rangkap() == 1
    ditarik("2025-04-01", **ppk(SITI))

    assert periksa_rangkap(oleh=oleh) == 0
    temuan = TemuanRangkap.objects.get(pegawai=pegawai, sumber=SumberRangkap.SPSE)
    assert temuan.status == "terbuka"
    sejak = temuan.tidak_lagi_pada
    assert sejak is not None
    halaman = klien(oleh).get(f"/admin/sekretariat/kepegawaian/rangkap/{temuan.kode}/").text
    assert "tidak lagi menyebutnya" in halaman
    assert "tetap terbuka" in halaman
    periksa_rangkap(oleh=oleh)
    temuan.refresh_from_db()
    assert temuan.tidak_lagi_pada == sejak
    assert Jejak.objects.filter(peristiwa="temuan_rangkap.tidak_disebut_lagi").count() == 1

    ditarik("2025-05-01", **ppk(nip))
    periksa_rangkap(oleh=oleh)
    temuan.refresh_from_db()
    assert temuan.tidak_lagi_pada is None
    ditarik("2025-06-01", **ppk(SITI))
    selesaikan_rangkap(temuan.pk, oleh=oleh, hasil="dialihkan", catatan="PPK diganti")
    assert periksa_rangkap(oleh=oleh) == 0


@pytest.mark.dasar("sekretariat.larang_rangkap")
def test_bekas_pejabat_boleh_ditempatkan_yang_masih_tidak():
    oleh, bekas, masih = pengelola(), nip_baru(), nip_baru()
    ditarik("2025-03-01", **ppk(bekas))
    ditarik("2025-04-01", **ppk(masih))
    assert tempatkan(oleh, buat_akun(Peran.VERIFIKATOR, nip=bekas)).is_aktif
    with pytest.raises(MerangkapJabatan):
        tempatkan(oleh, buat_akun(Peran.VERIFIKATOR, nip=masih))
