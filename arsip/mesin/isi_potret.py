"""What lies where in a snapshot of ours: read from its own paths, so that no database is needed for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, urlencode

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.basis_data import sambung
from arsip.mesin.galat import MesinGagal
from arsip.mesin.keluaran_restic import Potret

DUMP, MANIFES = "basis_data.dump", "manifes.json"


@dataclass(frozen=True, slots=True)
class IsiPotret:
    """The absolute paths inside a snapshot; what its source does not have is empty."""

    manifes: str
    dump: str = ""
    berkas: str = ""


def isi_potret(jalur: Sequence[str]) -> IsiPotret:
    """Tell the manifest, the dump and the tree apart. Raises MesinGagal (TIDAK_COCOK) where none is ours."""
    nama = {PurePosixPath(satu).name: satu for satu in jalur}
    lain = [satu for satu in jalur if PurePosixPath(satu).name not in (DUMP, MANIFES)]
    if MANIFES not in nama or len(lain) > 1:
        raise MesinGagal(SebabGagal.TIDAK_COCOK, "Snapshot ini bukan cadangan portal: manifesnya tidak ada.")
    return IsiPotret(nama[MANIFES], nama.get(DUMP, ""), lain[0] if lain else "")


def cari_potret(potret: Sequence[Potret], snapshot: str) -> Potret:
    """The snapshot with this id. Raises MesinGagal (TIDAK_COCOK) where the repository lacks it."""
    for satu in potret:
        if satu.snapshot.startswith(snapshot):
            return satu
    raise MesinGagal(SebabGagal.TIDAK_COCOK, f"Snapshot {snapshot[:12]} tidak ada di repositori.")


def di_bawah(tujuan: Path, jalur: str) -> Path:
    """Where restic puts an absolute path of a snapshot when it restores below `tujuan`."""
    return tujuan / jalur.lstrip("/")


def url_basis_data(alamat: Mapping[str, str]) -> str:
    """The address of a database as DATABASE_URL has it, a socket directory included."""
    lain = {k: v for k, v in alamat.items() if k not in ("host", "port", "user", "password", "dbname")}
    host, nama = alamat.get("host", ""), alamat["dbname"]
    if host.startswith("/"):
        host, nama = "", f"{host}/{nama}"
    orang = quote(alamat.get("user", ""), safe="")
    if sandi := alamat.get("password"):
        orang += f":{quote(sandi, safe='')}"
    pintu = f":{alamat['port']}" if alamat.get("port") else ""
    kueri = f"?{urlencode(lain)}" if lain else ""
    return f"postgres://{orang}@{host}{pintu}/{quote(nama, safe='')}{kueri}"


def contoh_dokumen(alamat: Mapping[str, str], banyak: int) -> dict[str, str]:
    """Of a restored portal, the storage keys of so many random documents with the SHA-256 each must have."""
    with sambung(alamat) as koneksi:
        rows = koneksi.execute(
            "SELECT kunci, sha256 FROM lpse_berkas WHERE dimusnahkan_pada IS NULL ORDER BY random() LIMIT %s",
            [banyak],
        )
        return {str(kunci): str(sidik) for kunci, sidik in rows.fetchall()}


def beda_kepala_jejak(alamat: Mapping[str, str], manifes: Mapping[str, Any]) -> list[str]:
    """How a restored portal's trail differs from the seal its manifest was given; [] also without one."""
    kepala = manifes.get("jejak")
    if kepala is None:
        return []
    with sambung(alamat) as koneksi:
        perintah = "SELECT hmac FROM lpse_segeljejak WHERE nomor = %s"
        ada = koneksi.execute(perintah, [kepala["nomor"]]).fetchone()
    if ada is not None and str(ada[0]) == kepala["hmac"]:
        return []
    keadaan = "berubah" if ada else "tidak ada"
    return [f"segel jejak {kepala['nomor']} {keadaan}: rantainya bukan yang dicadangkan"]


def beda_dokumen(harus: Mapping[str, str], ada: Mapping[str, str]) -> list[str]:
    """What a person reads of documents that are gone or changed."""
    beda = []
    for kunci, sidik in sorted(harus.items()):
        if kunci not in ada:
            beda.append(f"dokumen {kunci} tidak ada")
        elif ada[kunci] != sidik:
            beda.append(f"dokumen {kunci}: isinya tidak sama dengan sidik di basis data")
    return beda
