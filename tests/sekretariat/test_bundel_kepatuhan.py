"""The bundle for an audit: asked for, made once, read, hashed; and the command."""

import hashlib
import json
from datetime import timedelta
from io import StringIO

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.berkas import muat_asli
from lpse.harapan import MasaKeliru
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.kepatuhan import (
    BundelSedangDisusun,
    PeriodeBelumMulai,
    gagalkan_bundel,
    minta_bundel,
    sapu_bundel,
    susun_bundel,
)
from sekretariat.enums.kepatuhan import STANDAR, StatusBundel
from sekretariat.models import BundelKepatuhan
from sekretariat.queries.kepatuhan import masa_dari, susun
from tests.arsip.media import media, pengelola
from tests.factories import buat_akun
from tests.petugas import klien, klien_peran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.audit")]
ALAMAT = "/admin/sekretariat/kepatuhan/bundel/"
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


def teks(isi: bytes) -> str:
    berkas = pypdfium2.PdfDocument(isi)
    return " ".join("".join(hal.get_textpage().get_text_range() for hal in berkas).split())


def siap(periode: str = "") -> BundelKepatuhan:
    bundel = minta_bundel(periode or str(hari_ini().year), oleh=buat_akun(Peran.AUDITOR))
    susun_bundel(bundel.pk)
    bundel.refresh_from_db()
    return bundel


@pytest.mark.parametrize("nama", LIMA)
def test_pdf_memuat_setiap_pasal_standar_dan_yang_tidak_diatur(settings, nama):
    settings.LPSE_PROFIL = nama
    satu = media(pengelola())
    bundel = siap()
    assert bundel.status == StatusBundel.SIAP
    with muat_asli(bundel.berkas) as berkas:
        isi = berkas.read()
    assert hashlib.sha256(isi).hexdigest() == bundel.berkas.sha256
    tertulis = teks(isi)
    semua = susun(masa_dari(bundel.periode))
    for pasal in semua.pasal:
        assert f"{pasal.judul}: {pasal.sebutan}" in tertulis
    for nomor in STANDAR:
        assert f"Standar {nomor}:" in tertulis
    assert "Tidak diatur" in tertulis
    assert satu.kode in tertulis
    assert profil().peraturan.singkat in tertulis
    assert bundel.kode in tertulis


def test_disusun_sekali_dan_tidak_berubah_lagi():
    bundel = siap()
    sidik = bundel.berkas.sha256
    susun_bundel(bundel.pk)
    bundel.refresh_from_db()
    assert (bundel.berkas.sha256, bundel.percobaan, bundel.kemajuan) == (sidik, 1, 100)
    with pytest.raises(TindakanTertutup):
        gagalkan_bundel(bundel.pk, sebab="coba")
    assert Jejak.objects.filter(peristiwa="kepatuhan.bundel_siap").count() == 1


def test_permintaan_yang_ditolak():
    auditor = buat_akun(Peran.AUDITOR)
    with pytest.raises(TidakBerwenang):
        minta_bundel("2026", oleh=buat_akun(Peran.HELPDESK))
    with pytest.raises(MasaKeliru):
        minta_bundel("2026-99", oleh=auditor)
    with pytest.raises(PeriodeBelumMulai):
        minta_bundel(str(hari_ini().year + 1), oleh=auditor)
    minta_bundel("2025", oleh=auditor)
    with pytest.raises(BundelSedangDisusun):
        minta_bundel("2025", oleh=auditor)
    assert minta_bundel("2025", oleh=buat_akun(Peran.KEPALA)).status == StatusBundel.ANTRE


def test_yang_hilang_dari_antrean_didorong_lagi_lalu_dinyatakan_gagal():
    lama = timezone.now() - timedelta(minutes=6)
    bundel = minta_bundel("2025", oleh=buat_akun(Peran.AUDITOR))
    assert sapu_bundel() == 0
    BundelKepatuhan.objects.filter(pk=bundel.pk).update(diminta_pada=lama)
    assert sapu_bundel() == 1
    BundelKepatuhan.objects.filter(pk=bundel.pk).update(percobaan=3)
    assert sapu_bundel() == 0
    bundel.refresh_from_db()
    assert bundel.status == StatusBundel.GAGAL
    assert "Minta lagi" in bundel.galat


def test_halaman_meminta_menunjukkan_kemajuan_sidik_dan_mengunduh():
    akun = buat_akun(Peran.AUDITOR)
    peramban = klien(akun)
    assert "Belum ada bundel" in peramban.get(ALAMAT).text
    alamat = peramban.post(ALAMAT, {"periode": str(hari_ini().year)}).url
    assert "Kemajuan" in peramban.get(alamat).text
    assert peramban.get(f"{alamat}unduh/").status_code == 404
    assert peramban.post(ALAMAT, {"periode": str(hari_ini().year)}).status_code == 409
    bundel = BundelKepatuhan.objects.get()
    susun_bundel(bundel.pk)
    bundel.refresh_from_db()
    assert bundel.berkas.sha256 in peramban.get(alamat).text
    unduhan = b"".join(peramban.get(f"{alamat}unduh/").streaming_content)
    assert hashlib.sha256(unduhan).hexdigest() == bundel.berkas.sha256
    assert Jejak.objects.filter(peristiwa="kepatuhan.bundel_diunduh", oleh_id=akun.pk).count() == 1
    assert bundel.periode in peramban.get(ALAMAT).text


def test_kartu_beranda_menyebut_yang_kurang_bagi_kepala_dan_sekretaris():
    for peran, ada in ((Peran.KEPALA, True), (Peran.SEKRETARIS, True), (Peran.AUDITOR, False)):
        halaman = klien_peran(peran).get("/admin/").text
        assert ("Lihat yang kurang" in halaman) is ada


def test_perintah_mencetak_satu_json_dan_keluar_nol_apa_pun_isinya():
    keluaran = StringIO()
    call_command("kepatuhan", "--periode", "2025-10", "--json", stdout=keluaran)
    isi = json.loads(keluaran.getvalue())
    assert (isi["profil"], isi["periode"], isi["dari"]) == (profil().kode, "2025-10", "2025-10-01")
    assert len(isi["aturan"]) == 72
    assert [satu["kode"] for satu in isi["standar"]] == [str(nomor) for nomor in STANDAR]
    assert isi["merah"] > 0
    assert all(satu["bertindak"] and satu["kalimat"] for satu in isi["kurang"])
    teks_biasa = StringIO()
    call_command("kepatuhan", stdout=teks_biasa)
    assert f"tahun {hari_ini().year}" in teks_biasa.getvalue()
    with pytest.raises(CommandError, match="Tulis seperti 2026"):
        call_command("kepatuhan", "--periode", "kemarin")
