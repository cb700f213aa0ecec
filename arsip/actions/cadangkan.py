"""Making one backup: the database first, then the files, one manifest, one snapshot.

It is good by its counts, never by an exit status: fully parsed, complete, and not far smaller than the last.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from arsip.actions.cermin import pohon_berkas
from arsip.actions.kerja import Hasil, Kerja
from arsip.actions.peralatan import alamat_basis_data, dir_kerja, label_sumber
from arsip.actions.periksa import check_prasyarat
from arsip.actions.siap import siapkan
from arsip.enums.cadangan import JenisSumber, SebabGagal, Tahap
from arsip.mesin import manifes as kertas
from arsip.mesin.basis_data import salin_basis_data
from arsip.mesin.galat import MesinGagal
from arsip.mesin.isi_potret import DUMP, MANIFES
from arsip.mesin.restic import Simpanan
from arsip.models import Cadangan, Pekerjaan, Sumber
from arsip.queries.pekerjaan import cadangan_terakhir
from lpse.jejak import kepala_rantai

INANG = "lpse"
# The label of a snapshot that a person wanted though it holds far less than the ones before.
BOLEH_TURUN = "turun:beralasan"
# What the portal itself drops by the day: old measurements.
SUSUT_WAJAR = ("public.infrastruktur_sampel_", "public.django_session")


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """What is to be saved: the paths in their order, the manifest, and since when it is the state."""

    jalur: list[Path]
    manifes: kertas.Manifes
    saat: datetime
    tambahan: list[Path]  # beside the tree: dump and manifest


def laksanakan(kerja: Kerja) -> Hasil:
    """Back up the job's source into its repository.

    Raises MesinGagal and Dihentikan. Dasar: arsip.cadangan
    """
    sumber = kerja.pekerjaan.sumber
    assert sumber is not None  # a constraint
    kerja.tahap(Tahap.PERIKSA_AWAL)
    check_prasyarat(sumber, kerja.kendali, is_jam_dijamin=bool(kerja.pekerjaan.alasan_turun))
    restic = siapkan(kerja.pekerjaan.repositori, kerja.kendali)
    with _kumpulkan(kerja, sumber) as kumpulan:
        kerja.tahap(Tahap.SIMPAN)
        label = [label_sumber(sumber), f"pekerjaan:{kerja.pekerjaan.kode}"]
        label += [BOLEH_TURUN] if kerja.pekerjaan.alasan_turun else []
        simpanan = restic.simpan(kumpulan.jalur, kerja.kendali, label=label, inang=INANG)
        kerja.tahap(Tahap.COCOKKAN)
        check_lengkap(kumpulan, simpanan)
        manifes = sesuai_simpanan(kumpulan, simpanan)
        check_turun(kerja.pekerjaan, sumber, manifes)
    versi = ".".join(map(str, restic.versi()))
    return Hasil(
        {**kertas.jumlah(manifes), "snapshot": simpanan.snapshot, "ukuran_baru": simpanan.ukuran_baru},
        lambda pekerjaan, _: catat_cadangan(pekerjaan, manifes, kumpulan.saat, simpanan),
        f"restic {versi}",
    )


@contextlib.contextmanager
def _kumpulkan(kerja: Kerja, sumber: Sumber) -> Iterator[Kumpulan]:
    """Dump, count and write the manifest; the dump is gone afterwards, whatever happens."""
    tempat, saat = dir_kerja(sumber.kode), timezone.now()
    dump, lembar = tempat / DUMP, tempat / MANIFES
    basis_data = berkas = None
    # Before the dump, which then holds this seal.
    jejak = kepala_rantai() if sumber.jenis == JenisSumber.PORTAL else None
    jalur: list[Path] = []
    try:
        if sumber.jenis != JenisSumber.DIREKTORI:
            kerja.tahap(Tahap.BASIS_DATA)
            basis_data = salin_basis_data(
                alamat_basis_data(sumber), dump, kerja.kendali, saat_urai=lambda: kerja.tahap(Tahap.URAI)
            )
            jalur.append(dump)
        pohon = _pohon(kerja, sumber, tempat)
        if pohon is not None:
            berkas = kertas.hitung_berkas(pohon, kerja.kendali)
        manifes = kertas.susun(sumber.kode, saat, basis_data=basis_data, berkas=berkas, jejak=jejak)
        kertas.tulis(manifes, lembar)
        tambahan = [*jalur, lembar]
        yield Kumpulan([*tambahan, *([pohon] if pohon else [])], manifes, saat, tambahan)
    finally:
        dump.unlink(missing_ok=True)
        lembar.unlink(missing_ok=True)


def _pohon(kerja: Kerja, sumber: Sumber, tempat: Path) -> Path | None:
    """The tree of a source; None for a database."""
    if sumber.jenis == JenisSumber.BASIS_DATA:
        return None
    return Path(sumber.jalur) if sumber.jalur else pohon_berkas(tempat, kerja.kendali)


def check_lengkap(kumpulan: Kumpulan, simpanan: Simpanan) -> None:
    """Raises MesinGagal (SUMBER_BERUBAH) where less was saved than was counted."""
    if not simpanan.is_lengkap:
        raise MesinGagal(SebabGagal.SUMBER_BERUBAH, simpanan.keluhan)
    kurang = kertas.kurang_tersimpan(kumpulan.manifes, simpanan.berkas, tambahan=len(kumpulan.tambahan))
    if kurang:
        raise MesinGagal(SebabGagal.SUMBER_BERUBAH, kurang)


def sesuai_simpanan(kumpulan: Kumpulan, simpanan: Simpanan) -> kertas.Manifes:
    """The manifest with the files and bytes that the snapshot really holds: a tree in use grows meanwhile."""
    manifes = dict(kumpulan.manifes)
    if "berkas" in manifes:
        lain = sum(satu.stat().st_size for satu in kumpulan.tambahan)
        manifes["berkas"] = {
            **manifes["berkas"],
            "berkas": simpanan.berkas - len(kumpulan.tambahan),
            "ukuran": simpanan.ukuran - lain,
        }
    return manifes


def check_turun(pekerjaan: Pekerjaan, sumber: Sumber, manifes: kertas.Manifes) -> None:
    """Raises MesinGagal (TURUN_TAJAM) for far less than the last good one, unless a person said why.

    A first backup has nothing to be held against: an empty directory is asked about. The snapshot stays where
    it is, as the newest state there is; it is not called a good backup.
    """
    if pekerjaan.alasan_turun:
        return
    lama = cadangan_terakhir(sumber)
    if lama is not None:
        wajar = SUSUT_WAJAR if sumber.jenis == JenisSumber.PORTAL else ()
        turun = kertas.is_turun_tajam(lama.manifes, manifes, susut_wajar=wajar)
    else:
        is_kosong = sumber.jenis == JenisSumber.DIREKTORI and not manifes["berkas"]["berkas"]
        turun = f"Tidak ada satu berkas pun di {sumber.jalur}." if is_kosong else ""
    if turun:
        raise MesinGagal(SebabGagal.TURUN_TAJAM, turun)


def catat_cadangan(pekerjaan: Pekerjaan, manifes: kertas.Manifes, saat: datetime, simpanan: Simpanan) -> None:
    """Write the row of a backup that stands, within the transaction that ends its job."""
    angka = kertas.jumlah(manifes)
    assert pekerjaan.sumber is not None  # a constraint
    pekerjaan.cadangan = Cadangan.objects.create(
        sumber=pekerjaan.sumber,
        repositori=pekerjaan.repositori,
        snapshot=simpanan.snapshot,
        dari_saat=saat,
        manifes=manifes,
        baris=angka.get("baris", 0),
        berkas=angka.get("berkas", 0),
        ukuran=simpanan.ukuran,
        ukuran_baru=simpanan.ukuran_baru,
    )
