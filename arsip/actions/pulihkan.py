"""Bringing a portal back on an empty machine, from a repository and nothing else.

No row of the lost database is asked: what is where, and what it must come to, stands in the snapshot itself.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from arsip.actions.cadangkan import BOLEH_TURUN, SUSUT_WAJAR
from arsip.actions.peralatan import alamat_pemilik
from arsip.actions.sesudah_pulih import Pulihan, naikkan_versi, sesudah_pulih
from arsip.actions.tempat_pulih import KERJA, check_tempat_kosong, ruang_kerja, taruh, tempat_berkas
from arsip.enums.cadangan import SebabGagal
from arsip.mesin import manifes as kertas
from arsip.mesin.basis_data import hitung_baris, migrasi_terpasang, pulihkan_basis_data, urai_penuh
from arsip.mesin.basis_uji import is_kosong, kosongkan
from arsip.mesin.galat import MesinGagal
from arsip.mesin.isi_potret import (
    DUMP,
    MANIFES,
    IsiPotret,
    beda_dokumen,
    beda_kepala_jejak,
    contoh_dokumen,
    di_bawah,
    isi_potret,
)
from arsip.mesin.keluaran_restic import Potret
from arsip.mesin.prasyarat import RUANG_CADANGAN, periksa_prasyarat
from arsip.mesin.proses import Kendali
from arsip.mesin.restic import Restic
from arsip.mesin.sidik import hitung_sidik
from arsip.policies.uji import BANYAK_DOKUMEN

TERBARU = "terbaru"
BANYAK_SEBELUM = 14
Bilang = Callable[[str], None]


def pilih_potret(semua: Sequence[Potret], pilihan: str) -> tuple[Potret, IsiPotret]:
    """The newest snapshot of a portal, or the one named by its id or by the code of its job.

    Raises MesinGagal (TIDAK_COCOK) where there is none, or the name fits several.
    """
    portal = [(satu, isi) for satu in semua if (isi := _isi_portal(satu))]
    if pilihan != TERBARU:
        portal = [
            (satu, isi)
            for satu, isi in portal
            if satu.snapshot.startswith(pilihan) or f"pekerjaan:{pilihan}" in satu.label
        ]
    if not portal:
        raise MesinGagal(SebabGagal.TIDAK_COCOK, "Repositori ini tidak memuat cadangan portal yang dimaksud.")
    if pilihan != TERBARU and len(portal) > 1:
        raise MesinGagal(SebabGagal.TIDAK_COCOK, f"Lebih dari satu cadangan bernama {pilihan}.")
    return max(portal, key=lambda satu: satu[0].saat)


def sebelumnya(semua: Sequence[Potret], potret: Potret) -> list[tuple[Potret, IsiPotret]]:
    """The snapshots of the portal before this one, newest first; none before one with less for a reason."""
    urut = sorted(
        (satu for satu in semua if satu.saat < potret.saat), key=lambda satu: satu.saat, reverse=True
    )
    lama: list[tuple[Potret, IsiPotret]] = []
    akhir = potret
    for satu in urut:
        if BOLEH_TURUN in akhir.label or len(lama) == BANYAK_SEBELUM:
            break
        if isi := _isi_portal(satu):
            lama.append((satu, isi))
            akhir = satu
    return lama


def _check_tidak_turun(
    restic: Restic,
    lama: Sequence[tuple[Potret, IsiPotret]],
    potret: Potret,
    manifes: dict[str, Any],
    lembar: Path,
    kendali: Kendali,
) -> None:
    """Raises MesinGagal (TURUN_TAJAM) where the newest holds far less than one before it.

    The portal then refused it, perhaps for nights on end, and it stands in the repository all the same.
    """
    for satu, isi in lama:
        with contextlib.suppress(MesinGagal):  # of one that is damaged nothing can be said
            restic.keluarkan(satu.snapshot, isi.manifes, lembar, kendali)
            if turun := kertas.is_turun_tajam(kertas.baca(lembar), manifes, susut_wajar=SUSUT_WAJAR):
                break
    else:
        return
    raise MesinGagal(
        SebabGagal.TURUN_TAJAM,
        f"{turun} Mungkin data hilang sebelum cadangan terbaru dibuat. Sebutkan yang dimaksud: --cadangan "
        f"{satu.snapshot[:8]} ({satu.saat:%Y-%m-%d %H:%M}) atau {potret.snapshot[:8]} (terbaru).",
    )


def _isi_portal(potret: Potret) -> IsiPotret | None:
    with contextlib.suppress(MesinGagal):
        isi = isi_potret(potret.jalur)
        if isi.dump and isi.berkas:
            return isi
    return None


def pulihkan(
    restic: Restic,
    kendali: Kendali,
    *,
    cadangan: str = TERBARU,
    ke: Path | None = None,
    lepas: Sequence[str] = (),
    bilang: Bilang,
) -> Pulihan:
    """Memulihkan portal ke basis data dan penyimpanan berkas yang kosong; yang tidak kosong ditolak.

    Files go to `ke` where it is given, instead of the portal's storage; `lepas` are the codes of repositories
    that are lost for ever. A database of an earlier release is brought up to this one. What fails on the way
    leaves both empty again. What differs afterwards is in `beda`, and the data stays. Raises MesinGagal
    (TURUN_TAJAM where nobody named one and the newest holds far less than those before), Dihentikan.
    Dasar: arsip.cadangan
    """
    awal, alamat = timezone.now(), alamat_tujuan()
    tujuan = ke.resolve() if ke else tempat_berkas()
    check_kosong(alamat, tujuan)
    bilang("Membaca daftar cadangan.")
    potret, isi = pilih_potret(semua := restic.daftar(kendali), cadangan)
    lama = sebelumnya(semua, potret) if cadangan == TERBARU else []
    hasil = Pulihan(potret.snapshot, potret.saat.isoformat())
    with _tempat() as tempat, ruang_kerja(tujuan) as ruang, _kembali_kosong(alamat):
        manifes = _manifes(restic, hasil, isi, {"dump": tempat, "berkas": ruang}, kendali)
        _check_tidak_turun(restic, lama, potret, manifes, tempat / "manifes-lama.json", kendali)
        _basis_data(restic, hasil, isi, manifes, alamat, tempat, kendali, bilang)
        dokumen = contoh_dokumen(alamat, BANYAK_DOKUMEN)
        bilang("Memulihkan berkas.")
        restic.pulihkan(potret.snapshot, ruang, kendali, hanya=[isi.berkas])
        akar = di_bawah(ruang, isi.berkas)
        akar.mkdir(parents=True, exist_ok=True)
        hasil.beda += _cocokkan_berkas(hasil, akar, manifes["berkas"], dokumen, kendali)
        bilang("Menyesuaikan basis data dengan versi portal ini.")
        naikkan_versi()
        bilang("Menaruh berkas di tempatnya.")
        hasil.beda += taruh(akar, tujuan, kendali)
    bilang("Memeriksa jejak dan repositori.")
    sesudah_pulih(hasil, restic, lepas)
    hasil.detik = round((timezone.now() - awal).total_seconds(), 1)
    return hasil


def alamat_tujuan() -> dict[str, str]:
    """The portal's own database, as its owner."""
    return {**alamat_pemilik(), "dbname": str(connection.settings_dict["NAME"])}


def check_kosong(alamat: dict[str, str], tujuan: Path | None) -> None:
    """Raises MesinGagal (LAINNYA) where there is anything that a restore would mix with."""
    if not is_kosong(alamat):
        raise MesinGagal(
            SebabGagal.LAINNYA,
            f"Basis data {alamat['dbname']} tidak kosong. Pemulihan hanya ke mesin kosong: pakai "
            "LPSE_DATA_DIR yang baru, atau basis data baru.",
        )
    check_tempat_kosong(tujuan)


def _manifes(
    restic: Restic, hasil: Pulihan, isi: IsiPotret, ruang: dict[str, Path], kendali: Kendali
) -> dict[str, Any]:
    """The manifest of the snapshot. Raises MesinGagal (DISK_PENUH) where what it names finds no room."""
    lembar = ruang["dump"] / MANIFES
    restic.keluarkan(hasil.snapshot, isi.manifes, lembar, kendali)
    manifes = kertas.baca(lembar)
    perlu = {
        ruang["dump"]: manifes["basis_data"]["ukuran"] + RUANG_CADANGAN,
        ruang["berkas"]: manifes["berkas"]["ukuran"] + RUANG_CADANGAN,
    }
    for temuan in periksa_prasyarat(ruang=perlu):
        raise MesinGagal(temuan.sebab, temuan.kalimat)
    return manifes


def _basis_data(
    restic: Restic,
    hasil: Pulihan,
    isi: IsiPotret,
    manifes: dict[str, Any],
    alamat: dict[str, str],
    tempat: Path,
    kendali: Kendali,
    bilang: Bilang,
) -> None:
    """Restore the database and hold it against the manifest."""
    bilang("Mengambil salinan basis data.")
    restic.keluarkan(hasil.snapshot, isi.dump, tempat / DUMP, kendali)
    urai_penuh(tempat / DUMP, kendali)
    bilang("Memulihkan basis data.")
    pulihkan_basis_data(tempat / DUMP, alamat, kendali)
    (tempat / DUMP).unlink()
    baris, migrasi = hitung_baris(alamat), migrasi_terpasang(alamat)
    hasil.baris, hasil.saat = sum(baris.values()), manifes["saat"]
    hasil.beda += kertas.bandingkan(
        {"basis_data": manifes["basis_data"]}, {"basis_data": {"baris": baris, "migrasi": migrasi}}
    )
    hasil.beda += beda_kepala_jejak(alamat, manifes)


def _cocokkan_berkas(
    hasil: Pulihan, akar: Path, tercatat: dict[str, Any], dokumen: dict[str, str], kendali: Kendali
) -> list[str]:
    """The manifest was written before the files were saved: more may have come meanwhile, never fewer."""
    hasil.berkas = kertas.hitung_berkas(akar, kendali, contoh=0).berkas
    beda = []
    if hasil.berkas < tercatat["berkas"]:
        beda.append(f"berkas: {hasil.berkas}, seharusnya {tercatat['berkas']}")
    semua = {**tercatat["contoh"], **dokumen}
    return [*beda, *beda_dokumen(semua, hitung_sidik(akar, semua, kendali))]


@contextlib.contextmanager
def _tempat() -> Iterator[Path]:
    tempat: Path = settings.LPSE_DATA_DIR / KERJA
    shutil.rmtree(tempat, ignore_errors=True)
    tempat.mkdir(parents=True, mode=0o700)
    try:
        yield tempat
    finally:
        shutil.rmtree(tempat, ignore_errors=True)


@contextlib.contextmanager
def _kembali_kosong(alamat: dict[str, str]) -> Iterator[None]:
    """It was empty when we began, so what is half there is ours to remove."""
    try:
        yield
    except BaseException:
        kosongkan(alamat)
        raise
