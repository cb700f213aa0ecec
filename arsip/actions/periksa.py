"""Preflight of a source, and the daily check of a repository: its structure, and one part of its data."""

from datetime import datetime
from pathlib import Path

from arsip.actions.kerja import Hasil, Kerja
from arsip.actions.peralatan import alamat_basis_data, dir_kerja, restic_untuk
from arsip.actions.siap import siapkan
from arsip.enums.cadangan import JenisSumber, Tahap
from arsip.mesin.galat import MesinGagal
from arsip.mesin.prasyarat import Temuan, periksa_prasyarat
from arsip.mesin.proses import Kendali
from arsip.models import Pekerjaan, Repositori, Sumber
from arsip.policies.jadwal import BAGIAN_BACA, bagian_berikut
from arsip.queries.pekerjaan import cadangan_terakhir


def check_prasyarat(sumber: Sumber, kendali: Kendali) -> None:
    """Raises MesinGagal for the first thing that stands in the way of backing up this source."""
    kendali.periksa()
    for temuan in temuan_sumber(sumber):
        raise MesinGagal(temuan.sebab, temuan.kalimat)


def periksa_sekarang(sumber: Sumber) -> list[Temuan]:
    """What stands in the way of backing up this source now, for the screen; its repository is tried as well.

    One that was not made yet is tried by its program and the place of its password only.
    """
    temuan = temuan_sumber(sumber)
    try:
        restic = restic_untuk(sumber.repositori)
        restic.versi()
    except MesinGagal as galat:
        return [*temuan, Temuan(galat.sebab, galat.keterangan)]
    if sumber.repositori.disiapkan_pada is not None:
        temuan += periksa_prasyarat(restic=restic)
    return temuan


def temuan_sumber(sumber: Sumber) -> list[Temuan]:
    """The findings about the source itself: tools, server, mount, marker, room, clock."""
    terakhir = cadangan_terakhir(sumber)
    basis_data = None
    try:
        if sumber.jenis != JenisSumber.DIREKTORI:
            basis_data = alamat_basis_data(sumber)
    except MesinGagal as galat:
        return [Temuan(galat.sebab, galat.keterangan)]
    return periksa_prasyarat(
        basis_data=basis_data,
        kerja=dir_kerja(sumber.kode),
        jalur=Path(sumber.jalur) if sumber.jalur else None,
        is_titik_kait=sumber.is_titik_kait,
        penanda=sumber.penanda,
        tidak_sebelum=terakhir.dari_saat if terakhir else None,
    )


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
    """The repository is whole; with the last part all of its data has been read again."""
    repositori = Repositori.objects.select_for_update().get(pk=pekerjaan.repositori_id)
    repositori.diperiksa_pada = now
    if repositori.bagian_baca == BAGIAN_BACA:
        repositori.dibaca_pada = now
    repositori.bagian_baca = bagian_berikut(repositori.bagian_baca)
    repositori.save(update_fields=["diperiksa_pada", "dibaca_pada", "bagian_baca"])
