"""Copies to storage elsewhere: daily after the backups, counted as outside, an alarm where none arrives."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from arsip.actions.kerja import Denyut, mulai_kerja
from arsip.actions.lembar_kunci import sidik_kini
from arsip.actions.pekerjaan import ambil, selesaikan
from arsip.actions.peralatan import berkas_sandi, buat_sandi, restic_untuk
from arsip.actions.salin_luar import antrekan_salinan, periksa_salinan_luar
from arsip.actions.salin_media import laksanakan
from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori, StatusPekerjaan
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from arsip.queries.kesiapan import kesiapan
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from tests.arsip.pekerjaan import (
    admin,
    antre,
    berhasil,
    direktori,
    tempat_data,  # noqa: F401 - a fixture
)
from tests.arsip.repositori_cepat import buat_repositori_cepat
from tests.arsip.s3 import GudangS3, server_s3
from tests.arsip.test_media_salin import bercadangan
from tests.petugas import klien
from tests.programs import butuh_restic

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("arsip.luar_ruang")]
HARI = timedelta(days=1)


def luar(lokasi: str = "sftp:cadangan@dinas:/lpse", **isi) -> Repositori:
    """Storage elsewhere, set up two days ago."""
    return Repositori.objects.create(
        kode="dinas",
        nama="Penyimpanan Dinas",
        jenis=JenisRepositori.LUAR,
        lokasi=lokasi,
        created_at=timezone.now() - 2 * HARI,
        **isi,
    )


@pytest.fixture
def sumber(tmp_path) -> Sumber:
    """One source whose repository holds a good backup; the portal's own is out of use."""
    Sumber.objects.update(is_aktif=False)
    satu = direktori(tmp_path)
    Repositori.objects.filter(pk=satu.repositori_id).update(
        disiapkan_pada=timezone.now() - 3 * HARI, id_mesin="a"
    )
    berhasil(satu)
    return satu


def test_tiap_hari_sekali_sesudah_cadangan_yang_sedang_dibuat(sumber):
    assert antrekan_salinan() == 0, "nowhere to copy to"
    tujuan = luar()
    membuat = antre(sumber)
    assert antrekan_salinan() == 0, "the copy would miss the backup that is being made"
    membuat.status, membuat.berakhir_pada = StatusPekerjaan.DIBATALKAN, timezone.now()
    membuat.save()

    assert [antrekan_salinan(), antrekan_salinan()] == [1, 0]
    satu = Pekerjaan.objects.get(jenis=JenisPekerjaan.SALIN)
    assert (satu.repositori, satu.tujuan, satu.diminta_oleh) == (sumber.repositori, tujuan, None)


def test_alarm_bila_tidak_ada_salinan_yang_sampai_dan_usai_sesudah_ada(sumber):
    oleh, tujuan, now = admin(), luar(), timezone.now()
    assert periksa_salinan_luar(now - HARI) == 0
    assert [periksa_salinan_luar(now), periksa_salinan_luar(now)] == [1, 0], "once"
    absen = Pemberitahuan.objects.get(templat="arsip/salinan_absen")
    isi = susun(absen)
    assert isi is not None
    assert (absen.penerima, "Belum ada salinan di Penyimpanan Dinas" in isi.body) == (oleh.email, True)

    client, halaman = klien(oleh), reverse("admin:arsip_repositori")
    assert "Tidak ada salinan baru yang sampai di sini" in client.get(halaman).content.decode()
    client.post(reverse("admin:arsip_repositori_salin", args=[tujuan.kode]))
    satu = Pekerjaan.objects.get(tujuan=tujuan, diminta_oleh=oleh)
    Pekerjaan.objects.filter(pk=satu.pk).update(status=StatusPekerjaan.BERHASIL, berakhir_pada=now)
    assert periksa_salinan_luar(now) == 1
    assert susun(Pemberitahuan.objects.get(templat="arsip/salinan_pulih")) is not None
    assert susun(absen) is None, "it lapsed"


def gudang_siap(gudang: GudangS3, tujuan: Repositori, tmp_path: Path) -> None:
    """Put a repository into the bucket whose key costs nothing to open."""
    tempat = tmp_path / "isi-ember"
    buat_sandi(tujuan)
    buat_repositori_cepat(tempat, berkas_sandi(tujuan).read_text())
    gudang.ember.add("lpse")
    for berkas in (p for p in tempat.rglob("*") if p.is_file()):
        gudang.objek[f"lpse/{berkas.relative_to(tempat)}"] = berkas.read_bytes()
    tujuan.id_mesin, tujuan.disiapkan_pada = restic_untuk(tujuan).id(), timezone.now()
    tujuan.save()


@pytest.mark.usefixtures("tempat_data")
def test_salinan_di_s3_dihitung_kesiapan_dan_yang_hilang_di_sana_tidak(tmp_path, monkeypatch):
    butuh_restic()
    monkeypatch.setenv("CADANGAN_S3_KUNCI", "AKIAUJI")
    monkeypatch.setenv("CADANGAN_S3_RAHASIA", "rahasia-s3")
    asal = bercadangan(tmp_path)
    with server_s3() as gudang:
        tujuan = luar(f"s3:{gudang.alamat}/lpse", rahasia="env:CADANGAN_S3")
        gudang_siap(gudang, tujuan, tmp_path)
        hilang = Cadangan.objects.create(
            sumber=asal.sumber, repositori=tujuan, snapshot="f" * 64, dari_saat=timezone.now(), manifes={}
        )
        assert antrekan_salinan() == 1
        satu = ambil(Pekerjaan.objects.get(jenis=JenisPekerjaan.SALIN).pk)
        assert satu is not None
        hasil = laksanakan(mulai_kerja(satu, Denyut(satu.pk, lambda *_: True)))
        pekerjaan = selesaikan(satu.pk, hasil)

    salinan = Cadangan.objects.get(repositori=tujuan, asal=asal)
    # Its structure was looked at; its data is read back by the daily turns.
    tujuan.refresh_from_db()
    assert (tujuan.diperiksa_pada, tujuan.dibaca_pada) == (pekerjaan.berakhir_pada, None)
    assert salinan.dibaca_pada is None
    hilang.refresh_from_db()
    assert hilang.dibuang_pada == pekerjaan.berakhir_pada
    semua = kesiapan(timezone.now(), sidik_kunci=sidik_kini())
    siap = next(satu for satu in semua if satu.sumber == asal.sumber)
    assert (siap.bukti.luar, siap.tempat_luar) == (asal.dari_saat, "Penyimpanan Dinas")
