"""Copying with the real restic to a directory that plays the disk, and what can go wrong on the way."""

import json
import os
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from arsip.actions.colokan import lihat, masih
from arsip.actions.kerja import Denyut, mulai_kerja
from arsip.actions.media import lepaskan_media, pasang_media
from arsip.actions.pekerjaan import ambil, gagalkan, selesaikan
from arsip.actions.peralatan import berkas_sandi, buat_sandi, restic_untuk
from arsip.actions.salin_media import laksanakan, minta_salin
from arsip.enums.cadangan import SebabGagal, StatusPekerjaan
from arsip.enums.media import PeristiwaMedia
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Restic
from arsip.models import Cadangan, MediaPortabel, Pekerjaan, Repositori, Sumber
from arsip.policies.media import FOLDER_REPOSITORI, MasihTerpasang, TidakAdaYangDisalin
from tests.arsip.media import Colokan, media, pengelola
from tests.arsip.mesin import INANG, kendali
from tests.arsip.pekerjaan import direktori, tempat_data  # noqa: F401 - a fixture
from tests.arsip.repositori_cepat import buat_repositori_cepat
from tests.arsip.test_mesin_bencana import disk_kecil
from tests.programs import butuh_restic

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.dasar("arsip.luar_ruang"),
    pytest.mark.usefixtures("tempat_data"),
]
LALU = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def colokan(settings, tmp_path: Path) -> Colokan:
    butuh_restic()
    settings.MEDIA_AKAR = tmp_path / "akar"
    return Colokan(settings.MEDIA_AKAR)


def bercadangan(tmp_path: Path) -> Cadangan:
    """A directory with one real backup; the portal's own source is out of use here."""
    Sumber.objects.update(is_aktif=False)
    sumber = direktori(tmp_path)
    return cadangkan(sumber)


def cadangkan(sumber: Sumber) -> Cadangan:
    tempat = sumber.repositori
    if tempat.disiapkan_pada is None:
        buat_sandi(tempat)
        buat_repositori_cepat(Path(tempat.lokasi), berkas_sandi(tempat).read_text())
        restic = restic_untuk(tempat)
        Repositori.objects.filter(pk=tempat.pk).update(id_mesin=restic.id(), disiapkan_pada=LALU)
    simpanan = restic_untuk(tempat).simpan([Path(sumber.jalur)], kendali(), label=["uji"], inang=INANG)
    return Cadangan.objects.create(
        sumber=sumber,
        repositori=tempat,
        snapshot=simpanan.snapshot,
        dari_saat=LALU,
        manifes={},
        berkas=simpanan.berkas,
        ukuran=simpanan.ukuran,
    )


def terpasang(colokan: Colokan, titik: Path) -> MediaPortabel:
    """A medium that is plugged in and recorded so."""
    oleh = pengelola()
    satu = media(oleh)
    colokan.colok(satu.uuid_fs, titik)
    buat_sandi(satu.repositori)
    buat_repositori_cepat(titik / FOLDER_REPOSITORI, berkas_sandi(satu.repositori).read_text())
    return pasang_media(satu.pk, oleh=oleh, terpasang=lihat(satu))


def salin(satu: MediaPortabel) -> Pekerjaan:
    """One job, run to its end as the runner does, without its thread."""
    (diminta,) = minta_salin(satu.pk, oleh=None, is_sendiri=True)
    pekerjaan = ambil(diminta.pk)
    assert pekerjaan is not None
    try:
        hasil = laksanakan(mulai_kerja(pekerjaan, Denyut(pekerjaan.pk, lambda *_: True)))
    except MesinGagal as galat:
        return gagalkan(pekerjaan.pk, galat.sebab, galat.keterangan, galat.rc)
    return selesaikan(pekerjaan.pk, hasil)


def terhitung(satu: MediaPortabel) -> list[Cadangan]:
    return list(Cadangan.objects.filter(repositori=satu.repositori, dibaca_pada__isnull=False))


def wait_until(terjadi: Callable[[], bool], detik: float = 60.0) -> bool:
    """Whether it comes about in time."""
    batas = time.monotonic() + detik
    while not terjadi():
        if time.monotonic() > batas:
            return False
        time.sleep(0.02)
    return True


def berkas_data(titik: Path) -> Path:
    """The largest file in the data of the repository on a medium."""
    semua = (p for p in (titik / FOLDER_REPOSITORI / "data").rglob("*") if p.is_file())
    return max(semua, key=lambda p: p.stat().st_size)


def test_salinan_memakai_sandi_media_sendiri_dan_terhitung_sesudah_dibaca_ulang(colokan, tmp_path):
    asal, titik = bercadangan(tmp_path), tmp_path / "media satu"
    satu = terpasang(colokan, titik)

    pekerjaan = salin(satu)

    assert pekerjaan.status == StatusPekerjaan.BERHASIL, pekerjaan.galat
    (salinan,) = terhitung(satu)
    assert (salinan.asal, salinan.berkas, salinan.sumber) == (asal, asal.berkas, asal.sumber)
    assert berkas_sandi(satu.repositori).read_text() != berkas_sandi(asal.repositori).read_text()
    satu.refresh_from_db()
    tujuan = satu.repositori
    assert (bool(tujuan.id_mesin), tujuan.dibaca_pada) == (True, salinan.dibaca_pada)
    assert satu.riwayat.latest("pk").peristiwa == PeristiwaMedia.DISALIN
    tujuan.lokasi = str(titik / FOLDER_REPOSITORI)
    pulih = tmp_path / "pulih"
    restic_untuk(tujuan).pulihkan(salinan.snapshot, pulih, kendali())
    pohon = Path(asal.sumber.jalur)
    assert (pulih / pohon.relative_to("/") / "dalam/c.txt").read_text() == (pohon / "dalam/c.txt").read_text()
    # A second round has nothing to copy, and reads everything back all the same.
    lagi = salin(satu)
    assert (lagi.hasil["salinan"], lagi.hasil["ada"]) == (0, 1)
    colokan.lepas()
    assert lepaskan_media(satu.pk, oleh=pengelola(), masih=masih(satu)).perangkat == ""


def test_media_lain_media_tanpa_pasangan_dan_repositori_asing_ditolak(colokan, tmp_path):
    bercadangan(tmp_path)
    titik = tmp_path / "media"
    satu = terpasang(colokan, titik)
    with pytest.raises(MasihTerpasang, match=str(titik)):
        lepaskan_media(satu.pk, oleh=pengelola(), masih=masih(satu))
    colokan.cabut(satu.uuid_fs)
    # Another disk at the same mount point.
    colokan.colok("ffff-0001", titik)
    gagal = salin(satu)
    assert (gagal.sebab, terhitung(satu)) == (SebabGagal.TIDAK_TERPASANG, [])
    assert satu.uuid_fs in gagal.galat

    colokan.cabut("ffff-0001")
    colokan.colok(satu.uuid_fs, titik)
    Repositori.objects.filter(pk=satu.repositori_id).update(id_mesin="0" * 64, disiapkan_pada=LALU)
    gagal = salin(satu)
    assert (gagal.sebab, terhitung(satu)) == (SebabGagal.REPOSITORI_TIDAK_ADA, [])


def test_satu_bit_yang_berubah_ditemukan_dan_tidak_satu_pun_salinan_dihitung(colokan, tmp_path):
    bercadangan(tmp_path)
    titik = tmp_path / "media"
    satu = terpasang(colokan, titik)
    assert salin(satu).status == StatusPekerjaan.BERHASIL
    pak = berkas_data(titik)
    isi = bytearray(pak.read_bytes())
    isi[len(isi) // 3] ^= 1
    pak.chmod(0o600)
    pak.write_bytes(isi)

    gagal = salin(satu)

    satu.refresh_from_db()
    assert (gagal.sebab, terhitung(satu), satu.repositori.dibaca_pada) == (SebabGagal.RUSAK, [], None)
    assert satu.riwayat.latest("pk").peristiwa == PeristiwaMedia.RUSAK


def test_media_yang_dicabut_di_tengah_jalan_membuat_pekerjaan_gagal(colokan, tmp_path, monkeypatch):
    bercadangan(tmp_path)
    titik = tmp_path / "media"
    satu = terpasang(colokan, titik)
    asli = Restic.salin

    def dicabut(self: Restic, *argumen: Any) -> None:
        # The id goes with the cable; the mount stays in the list.
        colokan.cabut(satu.uuid_fs)
        asli(self, *argumen)

    monkeypatch.setattr(Restic, "salin", dicabut)

    gagal = salin(satu)

    assert (gagal.sebab, terhitung(satu)) == (SebabGagal.TIDAK_TERPASANG, [])
    assert "tercabut" in gagal.galat
    with pytest.raises(MasihTerpasang):
        lepaskan_media(satu.pk, oleh=pengelola(), masih=masih(satu))


def test_gembok_yang_tertinggal_di_media_tidak_menghalangi(colokan, tmp_path):
    bercadangan(tmp_path)
    titik = tmp_path / "media"
    satu = terpasang(colokan, titik)
    tujuan = Repositori.objects.get(pk=satu.repositori_id)
    tujuan.lokasi = str(titik / FOLDER_REPOSITORI)
    restic = restic_untuk(tujuan)
    tinggalkan_gembok(restic)
    assert restic.gembok(kendali())

    assert salin(satu).status == StatusPekerjaan.BERHASIL
    assert restic.gembok(kendali()) == []


def tinggalkan_gembok(restic: Restic) -> None:
    """A restic that is killed while it holds the repository."""
    lingkungan = {
        "PATH": os.environ["PATH"],
        "RESTIC_REPOSITORY": restic.alamat.lokasi,
        "RESTIC_PASSWORD_FILE": str(restic.alamat.sandi),
        "RESTIC_CACHE_DIR": str(restic.cache),
    }
    program = subprocess.Popen(
        [butuh_restic(), "backup", "--stdin"],
        env=lingkungan,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # Under its last name: killed while it still writes, it leaves none.
    kunci = Path(restic.alamat.lokasi, "locks")
    assert wait_until(lambda: any(len(satu.name) == 64 for satu in kunci.iterdir()))
    program.kill()
    program.communicate()


@pytest.mark.berat
def test_media_penuh_membuat_pekerjaan_gagal_dan_tidak_ada_yang_dihitung(colokan, tmp_path):
    asal = bercadangan(tmp_path)
    Path(asal.sumber.jalur, "besar.bin").write_bytes(Random(1).randbytes(9_000_000))
    cadangkan(Sumber.objects.get(pk=asal.sumber_id))
    with disk_kecil(tmp_path / "media", 4) as titik:
        satu = terpasang(colokan, titik)

        gagal = salin(satu)

        assert (gagal.sebab, terhitung(satu)) == (SebabGagal.DISK_PENUH, [])


@pytest.mark.django_db(transaction=True)
def test_perintah_menjawab_json_dan_keluar_satu_bila_tidak_disalin(colokan, tmp_path, capsys):
    bercadangan(tmp_path)
    titik = tmp_path / "media json"
    sehat = terpasang(colokan, titik)
    call_command("salin_media", sehat.kode.lower(), "--json")
    isi = json.loads(capsys.readouterr().out)
    (hasil,) = isi["pekerjaan"]
    assert (isi["media"], hasil["status"], hasil["salinan"], hasil["ada"]) == (sehat.kode, "berhasil", 1, 1)
    colokan.cabut(sehat.uuid_fs)
    with pytest.raises(CommandError, match="tidak dihitung"):
        call_command("salin_media", sehat.kode, "--json")
    (hasil,) = json.loads(capsys.readouterr().out)["pekerjaan"]
    assert (hasil["status"], hasil["sebab"]) == ("gagal", SebabGagal.TIDAK_TERPASANG)


def test_perintah_menyebut_mengapa_tidak_disalin(colokan, tmp_path):
    oleh = pengelola()
    satu = media(oleh)
    for kode, cocok in (("MP-77", "Tidak ada media"), (satu.kode, "Di unit")):
        with pytest.raises(CommandError, match=cocok):
            call_command("salin_media", kode)
    colokan.colok(satu.uuid_fs, tmp_path / "media")
    pasang_media(satu.pk, oleh=oleh, terpasang=lihat(satu))
    with pytest.raises(TidakAdaYangDisalin):
        minta_salin(satu.pk, oleh=oleh)
