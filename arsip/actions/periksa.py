"""Preflight of a source, and the daily check of a repository: its structure, and one part of its data."""

import time
from datetime import datetime
from pathlib import Path

from arsip.actions.cermin import ukuran_berkas
from arsip.actions.kerja import Hasil, Kerja
from arsip.actions.peralatan import alamat_basis_data, dir_kerja, lokasi, restic_untuk
from arsip.actions.siap import siapkan
from arsip.actions.sumber import JalurBertumpuk, tumpukan
from arsip.enums.cadangan import JenisSumber, SebabGagal, Tahap
from arsip.mesin.basis_data import keadaan_server
from arsip.mesin.galat import MesinGagal
from arsip.mesin.manifes import hitung_berkas
from arsip.mesin.prasyarat import RUANG_CADANGAN, Temuan, periksa_prasyarat
from arsip.mesin.proses import Kendali
from arsip.models import Pekerjaan, Repositori, Sumber
from arsip.policies.jadwal import BAGIAN_BACA, bagian_berikut
from arsip.queries.pekerjaan import awal_putaran_baca, cadangan_terakhir

# How long a page waits for the size of a source that was never backed up; the job counts it to the end.
DETIK_UKUR = 5


def check_prasyarat(sumber: Sumber, kendali: Kendali, *, is_jam_dijamin: bool = False) -> None:
    """Raises MesinGagal for the first thing that stands in the way of backing up this source.

    `is_jam_dijamin`: a person says that it was the last backup's clock that was wrong.
    """
    kendali.periksa()
    for temuan in temuan_sumber(sumber, kendali, is_jam_dijamin=is_jam_dijamin):
        raise MesinGagal(temuan.sebab, temuan.kalimat)


def periksa_sekarang(sumber: Sumber) -> list[Temuan]:
    """What stands in the way of backing up this source now, for the screen; its repository is tried as well.

    One that was not made yet is tried by its program and the place of its password only.
    """
    kendali = Kendali(time.monotonic() + DETIK_UKUR, lambda _: None, lambda: False)
    temuan = temuan_sumber(sumber, kendali)
    try:
        restic = restic_untuk(sumber.repositori)
        restic.versi()
    except MesinGagal as galat:
        return [*temuan, Temuan(galat.sebab, galat.keterangan)]
    if sumber.repositori.disiapkan_pada is not None:
        temuan += periksa_prasyarat(restic=restic)
    return temuan


def temuan_sumber(sumber: Sumber, kendali: Kendali, *, is_jam_dijamin: bool = False) -> list[Temuan]:
    """The findings about the source itself: tools, server, mount, marker, room for it, clock.

    Raises Dihentikan.
    """
    terakhir = cadangan_terakhir(sumber)
    basis_data = None
    try:
        if sumber.jenis != JenisSumber.DIREKTORI:
            basis_data = alamat_basis_data(sumber)
    except MesinGagal as galat:
        return [Temuan(galat.sebab, galat.keterangan)]
    if sumber.jalur and (lain := tumpukan(sumber.jalur)):  # a link or a mount may lead there since
        return [Temuan(SebabGagal.JALUR_TIDAK_ADA, str(JalurBertumpuk(sumber.jalur, lain)))]
    return periksa_prasyarat(
        basis_data=basis_data,
        kerja=dir_kerja(sumber.kode),
        jalur=Path(sumber.jalur) if sumber.jalur else None,
        is_titik_kait=sumber.is_titik_kait,
        penanda=sumber.penanda,
        ruang=perlu_ruang(sumber, kendali),
        tidak_sebelum=terakhir.dari_saat if terakhir and not is_jam_dijamin else None,
    )


def perlu_ruang(sumber: Sumber, kendali: Kendali) -> dict[Path, int]:
    """What the next backup may add to its repository, by the directory; empty for storage elsewhere.

    Twice what the last one added there; as much as the whole source where none stands in it. Also empty where
    the source cannot be measured: what stands in the way of that is a finding of its own.
    """
    tempat = lokasi(sumber.repositori)
    if not tempat.startswith("/"):
        return {}
    terakhir = cadangan_terakhir(sumber)
    if terakhir is None:
        perlu = _ukuran_sumber(sumber, kendali)
        return {} if perlu is None else {Path(tempat): perlu + RUANG_CADANGAN}
    is_di_situ = terakhir.repositori_id == sumber.repositori_id and terakhir.dibuang_pada is None
    perlu = 2 * terakhir.ukuran_baru if is_di_situ else terakhir.ukuran
    return {Path(tempat): perlu + RUANG_CADANGAN}


def _ukuran_sumber(sumber: Sumber, kendali: Kendali) -> int | None:
    try:
        if sumber.jenis == JenisSumber.DIREKTORI:
            return hitung_berkas(Path(sumber.jalur), kendali, contoh=0).ukuran
        basis_data = keadaan_server(alamat_basis_data(sumber)).ukuran
        return basis_data + (ukuran_berkas(kendali) if sumber.jenis == JenisSumber.PORTAL else 0)
    except MesinGagal:
        return None


def laksanakan(kerja: Kerja) -> Hasil:
    """Check the job's repository, and read its turn's part of the data again.

    Raises MesinGagal (RUSAK for damage) and Dihentikan. Dasar: arsip.cadangan
    """
    repositori = kerja.pekerjaan.repositori
    kerja.tahap(Tahap.PERIKSA_AWAL)
    restic = siapkan(repositori, kerja.kendali)
    kerja.tahap(Tahap.BACA)
    bagian = repositori.bagian_baca
    restic.periksa(kerja.kendali, baca=f"{bagian}/{BAGIAN_BACA}")
    versi = ".".join(map(str, restic.versi()))
    return Hasil({"bagian": bagian, "dari": BAGIAN_BACA}, _catat_diperiksa, f"restic {versi}")


def _catat_diperiksa(pekerjaan: Pekerjaan, now: datetime) -> None:
    """The repository is whole; with the last part all of its data has been read again since the first."""
    repositori = Repositori.objects.select_for_update().get(pk=pekerjaan.repositori_id)
    repositori.diperiksa_pada = now
    if repositori.bagian_baca == BAGIAN_BACA:
        repositori.dibaca_pada = awal_putaran_baca(repositori)
    repositori.bagian_baca = bagian_berikut(repositori.bagian_baca)
    repositori.save(update_fields=["diperiksa_pada", "dibaca_pada", "bagian_baca"])
