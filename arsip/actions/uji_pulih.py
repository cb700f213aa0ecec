"""The restore drill: a backup brought back into a scratch database and directory, and held against itself.

It asks no row of the portal what the backup should hold but the manifest, and leaves nothing behind.
"""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from arsip.actions.catat_uji import catat_uji
from arsip.actions.kerja import Hasil, Kerja
from arsip.actions.peralatan import alamat_pemilik, label_sumber, restic_untuk
from arsip.actions.portal_pulih import lihat_portal
from arsip.enums.cadangan import JenisPekerjaan, JenisSumber, SebabGagal, StatusPekerjaan, Tahap
from arsip.mesin import manifes as kertas
from arsip.mesin.basis_data import hitung_baris, migrasi_terpasang, pulihkan_basis_data, urai_penuh
from arsip.mesin.basis_uji import basis_uji, sapu_basis_uji
from arsip.mesin.galat import MesinGagal
from arsip.mesin.isi_potret import (
    DUMP,
    MANIFES,
    IsiPotret,
    beda_dokumen,
    beda_kepala_jejak,
    cari_potret,
    contoh_dokumen,
    di_bawah,
    isi_potret,
)
from arsip.mesin.restic import Restic
from arsip.mesin.sidik import hitung_sidik, sidik_berkas
from arsip.models import Cadangan, Pekerjaan
from arsip.policies import uji as aturan
from arsip.policies.kata import sebut_angka, sebut_ukuran
from arsip.policies.uji import CatatanUji, sebut_beda
from arsip.queries.uji import untuk_diuji
from lpse.waktu import waktu

TEMPAT, AWALAN = "cadangan-uji", "uji_pulih"
RUANG_SISA = 256 * 1024 * 1024


class _Uji:
    """One drill under way: what it works on and what it has found."""

    def __init__(self, kerja: Kerja, cadangan: Cadangan, tempat: Path) -> None:
        self.kerja, self.cadangan, self.tempat = kerja, cadangan, tempat
        self.catatan, self.mulai = CatatanUji(), timezone.now()
        self.tambahan = timedelta()  # what the files left out would have taken

    @property
    def is_portal(self) -> bool:
        return self.cadangan.sumber.jenis == JenisSumber.PORTAL

    @property
    def lama(self) -> timedelta:
        return timezone.now() - self.mulai


def laksanakan(kerja: Kerja) -> Hasil:
    """Menguji pemulihan cadangan terbaru (atau yang diminta) satu sumber di satu repositori.

    Whatever comes out is a row. What differs is a failure (MesinGagal TIDAK_COCOK, in sentences), and so is a
    backup that cannot be restored at all. Raises MesinGagal and Dihentikan. Dasar: arsip.cadangan
    """
    pekerjaan = kerja.pekerjaan
    assert pekerjaan.sumber is not None  # a constraint
    cadangan = pekerjaan.cadangan or untuk_diuji(pekerjaan.sumber, pekerjaan.repositori)
    if cadangan is None:
        raise MesinGagal(SebabGagal.LAINNYA, "Belum ada cadangan sumber ini di repositori ini untuk diuji.")
    sapu_sisa()
    with _tempat(pekerjaan) as tempat:
        uji = _Uji(kerja, cadangan, tempat)
        try:
            _uji(uji)
        except MesinGagal as galat:
            uji.catatan.beda.append(str(galat))
            _catat(uji, pekerjaan, timezone.now())
            raise
    if not uji.catatan.is_lulus:
        _catat(uji, pekerjaan, timezone.now())
        raise MesinGagal(SebabGagal.TIDAK_COCOK, sebut_beda(uji.catatan.beda))
    ringkas = {"cadangan": cadangan.kode, "durasi_detik": round(uji.lama.total_seconds(), 1)}
    return Hasil(ringkas | uji.catatan.sebagai_json(), lambda p, kini: _catat(uji, p, kini))


def _catat(uji: _Uji, pekerjaan: Pekerjaan, kini: datetime) -> None:
    catat_uji(
        pekerjaan,
        uji.cadangan,
        mulai=uji.mulai,
        durasi=kini - uji.mulai,
        tambahan=uji.tambahan,
        catatan=uji.catatan,
    )


def _uji(uji: _Uji) -> None:
    kerja, cadangan = uji.kerja, uji.cadangan
    kerja.tahap(Tahap.AMBIL)
    restic = restic_untuk(cadangan.repositori)
    potret = cari_potret(restic.daftar(kerja.kendali, [label_sumber(cadangan.sumber)]), cadangan.snapshot)
    isi = isi_potret(potret.jalur)
    _ambil_manifes(uji, restic, isi)
    if not isi.dump:
        _uji_berkas(uji, restic, isi, {})
        return
    dump = _ambil_dump(uji, restic, isi)
    kerja.tahap(Tahap.PULIHKAN)
    with basis_uji(server_uji(), nama_basis(kerja.pekerjaan), is_khusus=is_khusus()) as alamat:
        pulihkan_basis_data(dump, alamat, kerja.kendali)
        dump.unlink()
        kerja.tahap(Tahap.COCOKKAN)
        _cocokkan_basis_data(uji, alamat)
        dokumen = contoh_dokumen(alamat, aturan.BANYAK_DOKUMEN) if uji.is_portal else {}
        akar = _uji_berkas(uji, restic, isi, dokumen)
        # One that differs already is looked at by people, not signed in to.
        if uji.is_portal and not uji.catatan.beda:
            lihat_portal(alamat, akar, uji.tempat / "portal", kerja.kendali, uji.catatan)


# --- What is compared


def _ambil_manifes(uji: _Uji, restic: Restic, isi: IsiPotret) -> None:
    """Fetch the manifest that was saved with the data: it must be the one the row has."""
    lembar = uji.tempat / MANIFES
    restic.keluarkan(uji.cadangan.snapshot, isi.manifes, lembar, uji.kerja.kendali)
    tersimpan, tercatat = kertas.baca(lembar), uji.cadangan.manifes
    beda = []
    if tersimpan.get("basis_data") != tercatat.get("basis_data"):
        beda.append("basis data pada manifes di dalam cadangan tidak sama dengan yang tercatat")
    if _contoh(tersimpan) != _contoh(tercatat):
        beda.append("contoh berkas pada manifes di dalam cadangan tidak sama dengan yang tercatat")
    if tersimpan.get("jejak") != tercatat.get("jejak"):
        beda.append("kepala jejak pada manifes di dalam cadangan tidak sama dengan yang tercatat")
    uji.catatan.tambah(aturan.MANIFES, f"disusun {waktu(datetime.fromisoformat(tersimpan['saat']))}", beda)


def _ambil_dump(uji: _Uji, restic: Restic, isi: IsiPotret) -> Path:
    """Fetch the dump and read it to its end. Raises MesinGagal (DUMP_RUSAK) for one that cannot be."""
    dump, kendali = uji.tempat / DUMP, uji.kerja.kendali
    restic.keluarkan(uji.cadangan.snapshot, isi.dump, dump, kendali)
    uji.kerja.tahap(Tahap.URAI)
    urai_penuh(dump, kendali)
    tercatat = uji.cadangan.manifes.get("basis_data", {})
    beda = []
    if sidik_berkas(dump, kendali) != tercatat.get("sidik"):
        beda.append("salinan basis data tidak sama dengan saat disimpan (SHA-256)")
    uji.catatan.tambah(aturan.DUMP, sebut_ukuran(dump.stat().st_size), beda)
    return dump


def _cocokkan_basis_data(uji: _Uji, alamat: dict[str, str]) -> None:
    tercatat = uji.cadangan.manifes["basis_data"]
    baris, migrasi = hitung_baris(alamat), migrasi_terpasang(alamat)
    uji.catatan.tambah(
        aturan.BARIS,
        f"{len(baris)} tabel, {sebut_angka(sum(baris.values()))} baris",
        _beda(basis_data=({"baris": tercatat["baris"]}, {"baris": baris})),
    )
    uji.catatan.tambah(
        aturan.MIGRASI,
        f"{len(migrasi)} migrasi",
        _beda(basis_data=({"migrasi": tercatat["migrasi"]}, {"migrasi": migrasi})),
    )
    if kepala := uji.cadangan.manifes.get("jejak"):
        beda = beda_kepala_jejak(alamat, uji.cadangan.manifes)
        uji.catatan.tambah(aturan.SEGEL, f"segel nomor {kepala['nomor']}", beda)


def _uji_berkas(uji: _Uji, restic: Restic, isi: IsiPotret, dokumen: dict[str, str]) -> Path:
    """Restore the tree, all of it where there is room, and compare; returns where it is."""
    akar = di_bawah(uji.tempat / "isi", isi.berkas)
    if not isi.berkas:
        return akar
    kendali, tercatat = uji.kerja.kendali, uji.cadangan.manifes["berkas"]
    is_semua = tercatat["ukuran"] + RUANG_SISA < shutil.disk_usage(uji.tempat).free
    hanya = [f"{isi.berkas}/{satu}" for satu in {*tercatat["contoh"], *dokumen}]
    uji.kerja.tahap(Tahap.AMBIL)
    awal = timezone.now()
    restic.pulihkan(
        uji.cadangan.snapshot, uji.tempat / "isi", kendali, hanya=[isi.berkas] if is_semua else hanya
    )
    akar.mkdir(parents=True, exist_ok=True)
    pulih = kertas.hitung_berkas(akar, kendali, contoh=0)
    if not is_semua and pulih.ukuran:
        uji.tambahan = (timezone.now() - awal) * (max(tercatat["ukuran"] / pulih.ukuran, 1) - 1)
    uji.kerja.tahap(Tahap.COCOKKAN)
    _cocokkan_berkas(uji, akar, pulih, is_semua=is_semua)
    if uji.is_portal:
        beda = beda_dokumen(dokumen, hitung_sidik(akar, dokumen, kendali))
        uji.catatan.tambah(aturan.DOKUMEN, f"{len(dokumen)} dokumen diperiksa", beda)
    return akar


def _cocokkan_berkas(uji: _Uji, akar: Path, pulih: kertas.IsiBerkas, *, is_semua: bool) -> None:
    tercatat = uji.cadangan.manifes["berkas"]
    contoh, lewat = _tanpa_yang_berubah(uji, akar, tercatat["contoh"])
    angka = {"berkas": pulih.berkas, "ukuran": pulih.ukuran}
    # Of a part only the sample can be compared.
    harus = {k: tercatat[k] if is_semua else angka[k] for k in angka}
    ada = hitung_sidik(akar, contoh, uji.kerja.kendali)
    uji.catatan.tambah(
        aturan.BERKAS,
        f"{sebut_angka(pulih.berkas)} dari {sebut_angka(tercatat['berkas'])} berkas dipulihkan, "
        f"{len(contoh)} dibandingkan{lewat}",
        _beda(berkas=({**harus, "contoh": contoh}, {**angka, "contoh": ada})),
    )


def _tanpa_yang_berubah(uji: _Uji, akar: Path, contoh: dict[str, str]) -> tuple[dict[str, str], str]:
    """The sample without files that were written to after they were hashed: a tree in use is no failure."""
    if uji.is_portal:  # nothing there ever changes
        return contoh, ""
    saat = uji.cadangan.dari_saat.timestamp()
    tetap = {
        k: v for k, v in contoh.items() if not (akar / k).is_file() or (akar / k).stat().st_mtime <= saat
    }
    berubah = len(contoh) - len(tetap)
    return tetap, f", {berubah} ditulis lagi saat dicadangkan" if berubah else ""


def _contoh(manifes: dict[str, Any]) -> Any:
    return manifes.get("berkas", {}).get("contoh")


def _beda(**bagian: tuple[dict[str, Any], dict[str, Any]]) -> list[str]:
    """What differs in these parts alone, as the manifest's own comparison says it."""
    kosong: dict[str, dict[str, Any]] = {"basis_data": {"baris": {}, "migrasi": []}, "berkas": {"contoh": {}}}
    lama = {nama: kosong[nama] | satu for nama, (satu, _) in bagian.items()}
    baru = {nama: kosong[nama] | satu for nama, (_, satu) in bagian.items()}
    return kertas.bandingkan(lama, baru)


# --- Where it happens


def is_khusus() -> bool:
    """Whether a database was set aside for drills."""
    return bool(settings.UJI_PULIH_DATABASE_URL)


def server_uji() -> dict[str, str]:
    """Where drills restore: UJI_PULIH_DATABASE_URL, or beside the portal's own database as its owner.

    Raises MesinGagal for an address that cannot be read.
    """
    if not is_khusus():
        return alamat_pemilik()
    try:
        alamat = conninfo_to_dict(settings.UJI_PULIH_DATABASE_URL)
    except ProgrammingError:
        # What it could not read holds the password.
        raise MesinGagal(SebabGagal.LAINNYA, "UJI_PULIH_DATABASE_URL tidak dapat dibaca.") from None
    return {kunci: str(nilai) for kunci, nilai in alamat.items() if nilai is not None}


def awalan_basis() -> str:
    """How the scratch databases of this portal are called, and of no other on the same server."""
    return f"{AWALAN}_{connection.settings_dict['NAME']}"[:50] + "_"


def nama_basis(pekerjaan: Pekerjaan) -> str:
    """The scratch database of one drill."""
    return f"{awalan_basis()}{pekerjaan.pk}"


@contextlib.contextmanager
def _tempat(pekerjaan: Pekerjaan) -> Iterator[Path]:
    tempat: Path = settings.LPSE_DATA_DIR / TEMPAT / pekerjaan.kode
    tempat.mkdir(parents=True, mode=0o700)
    try:
        yield tempat
    finally:
        shutil.rmtree(tempat, ignore_errors=True)


def sapu_sisa() -> list[str]:
    """Remove what drills that died left: scratch databases and directories of jobs that no longer run."""
    mati = _tempat_mati()
    nama = sapu_basis_uji(server_uji(), awalan_basis(), lambda: {nama_basis(satu) for satu in _berjalan()})
    # Last, since they are what shows that something is left.
    for satu in mati:
        shutil.rmtree(satu, ignore_errors=True)
    return [*(satu.name for satu in mati), *nama]


def sapu_uji_mati() -> int:
    """Setiap menit: membuang basis data dan direktori uji yang prosesnya mati; berapa banyak.

    What lies there is everything the portal holds; it does not wait for the next drill. Dasar: arsip.cadangan
    """
    return len(sapu_sisa()) if _tempat_mati() else 0


def _tempat_mati() -> list[Path]:
    akar = settings.LPSE_DATA_DIR / TEMPAT
    ada = list(akar.iterdir()) if akar.is_dir() else []
    # Asked after the look: the job of a directory that is there was running before it.
    hidup = {satu.kode for satu in _berjalan()} if ada else set()
    return [satu for satu in ada if satu.name not in hidup]


def _berjalan() -> list[Pekerjaan]:
    return list(Pekerjaan.objects.filter(jenis=JenisPekerjaan.UJI_PULIH, status=StatusPekerjaan.BERJALAN))
