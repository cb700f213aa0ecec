"""Bringing a portal back on an empty machine, from a repository and nothing else.

No row of the lost database is asked: what is where, and what it must come to, stands in the snapshot itself.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.utils import timezone

from arsip.actions.peralatan import alamat_pemilik
from arsip.actions.sesudah_pulih import sesudah_pulih
from arsip.enums.cadangan import SebabGagal
from arsip.mesin import manifes as kertas
from arsip.mesin.basis_data import hitung_baris, migrasi_terpasang, pulihkan_basis_data, urai_penuh
from arsip.mesin.basis_uji import is_kosong, kosongkan
from arsip.mesin.galat import MesinGagal
from arsip.mesin.isi_potret import IsiPotret, beda_dokumen, contoh_dokumen, di_bawah, isi_potret
from arsip.mesin.keluaran_restic import Potret
from arsip.mesin.proses import Kendali
from arsip.mesin.restic import Restic
from arsip.mesin.sidik import hitung_sidik
from arsip.policies.uji import BANYAK_DOKUMEN

KERJA, TERBARU = "cadangan-pulih", "terbaru"
Bilang = Callable[[str], None]


@dataclass(slots=True)
class Pulihan:
    """What was brought back, what differs from the manifest, and what a person still has to do."""

    snapshot: str
    saat: str
    baris: int = 0
    berkas: int = 0
    detik: float = 0.0
    beda: list[str] = field(default_factory=list)
    langkah: list[str] = field(default_factory=list)


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


def _isi_portal(potret: Potret) -> IsiPotret | None:
    with contextlib.suppress(MesinGagal):
        isi = isi_potret(potret.jalur)
        if isi.dump and isi.berkas:
            return isi
    return None


def pulihkan(
    restic: Restic, kendali: Kendali, *, cadangan: str = TERBARU, ke: Path | None = None, bilang: Bilang
) -> Pulihan:
    """Memulihkan portal ke basis data dan penyimpanan berkas yang kosong; yang tidak kosong ditolak.

    Files go to `ke` where it is given, instead of the portal's storage. What fails on the way leaves both
    empty again. What differs afterwards is in `beda`, and the data stays. Raises MesinGagal, Dihentikan.
    Dasar: arsip.cadangan
    """
    awal, alamat = timezone.now(), alamat_tujuan()
    tujuan = ke or tempat_berkas()
    check_kosong(alamat, tujuan)
    bilang("Membaca daftar cadangan.")
    potret, isi = pilih_potret(restic.daftar(kendali), cadangan)
    hasil = Pulihan(potret.snapshot, potret.saat.isoformat())
    with _tempat() as tempat, _kembali_kosong(alamat):
        manifes = _basis_data(restic, hasil, isi, alamat, tempat, kendali, bilang)
        dokumen = contoh_dokumen(alamat, BANYAK_DOKUMEN)
        bilang("Memulihkan berkas.")
        restic.pulihkan(potret.snapshot, tempat / "isi", kendali, hanya=[isi.berkas])
        akar = di_bawah(tempat / "isi", isi.berkas)
        akar.mkdir(parents=True, exist_ok=True)
        hasil.beda += _cocokkan_berkas(hasil, akar, manifes["berkas"], dokumen, kendali)
        _taruh(akar, tujuan)
    bilang("Mengatur hak basis data dan memeriksa jejak.")
    sesudah_pulih(hasil, restic)
    hasil.detik = round((timezone.now() - awal).total_seconds(), 1)
    return hasil


def alamat_tujuan() -> dict[str, str]:
    """The portal's own database, as its owner."""
    return {**alamat_pemilik(), "dbname": str(connection.settings_dict["NAME"])}


def tempat_berkas() -> Path | None:
    """The private directory of the portal's files; None where they lie in an object store."""
    penyimpanan: Any = storages["berkas"]
    return Path(penyimpanan.location) if isinstance(penyimpanan, FileSystemStorage) else None


def check_kosong(alamat: dict[str, str], tujuan: Path | None) -> None:
    """Raises MesinGagal (LAINNYA) where there is anything that a restore would mix with."""
    if not is_kosong(alamat):
        raise MesinGagal(
            SebabGagal.LAINNYA,
            f"Basis data {alamat['dbname']} tidak kosong. Pemulihan hanya ke mesin kosong: pakai "
            "LPSE_DATA_DIR yang baru, atau basis data baru.",
        )
    lokal = tujuan is not None and tujuan.is_dir() and any(tujuan.iterdir())
    if lokal or (tujuan is None and _isi_bucket()):
        raise MesinGagal(SebabGagal.LAINNYA, f"Tempat berkas {tujuan or 'STORAGE_URL'} tidak kosong.")


def _isi_bucket() -> list[str]:
    penyimpanan: Any = storages["berkas"]
    folder, berkas = penyimpanan.listdir("")
    return [*folder, *berkas]


def _basis_data(
    restic: Restic,
    hasil: Pulihan,
    isi: IsiPotret,
    alamat: dict[str, str],
    tempat: Path,
    kendali: Kendali,
    bilang: Bilang,
) -> dict[str, Any]:
    """Restore the database and hold it against the manifest of the snapshot; returns that."""
    bilang("Mengambil salinan basis data.")
    restic.keluarkan(hasil.snapshot, isi.manifes, tempat / "manifes.json", kendali)
    restic.keluarkan(hasil.snapshot, isi.dump, tempat / "basis_data.dump", kendali)
    manifes = kertas.baca(tempat / "manifes.json")
    urai_penuh(tempat / "basis_data.dump", kendali)
    bilang("Memulihkan basis data.")
    pulihkan_basis_data(tempat / "basis_data.dump", alamat, kendali)
    (tempat / "basis_data.dump").unlink()
    baris, migrasi = hitung_baris(alamat), migrasi_terpasang(alamat)
    hasil.baris, hasil.saat = sum(baris.values()), manifes["saat"]
    hasil.beda += kertas.bandingkan(
        {"basis_data": manifes["basis_data"]}, {"basis_data": {"baris": baris, "migrasi": migrasi}}
    )
    return manifes


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


def _taruh(akar: Path, tujuan: Path | None) -> None:
    """Move the tree to where the portal looks for it; into the object store file by file."""
    if tujuan is None:
        penyimpanan: Any = storages["berkas"]
        for satu in sorted(p for p in akar.rglob("*") if p.is_file()):
            with satu.open("rb") as isi:
                penyimpanan.save(str(satu.relative_to(akar)), File(isi))
        return
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    if tujuan.is_dir():
        tujuan.rmdir()
    shutil.move(akar, tujuan)
    tujuan.chmod(0o700)


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
