"""Dumps of PostgreSQL: taken and counted in one snapshot, parsed to the last byte before they count as dumps.

The PostgreSQL programs get the address by their environment: no password stands in a list of processes.
"""

import contextlib
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal, dari_sistem, kenali, rahasia_dari, samarkan
from arsip.mesin.isi_dump import PenghitungBaris, beda_baris
from arsip.mesin.proses import Kendali, Selesai, jalankan, lingkungan_dasar
from arsip.mesin.sidik import sidik_berkas
from lpse.embedded.errors import LayananTidakSiap, is_full
from lpse.embedded.programs import postgres_program

AlamatBasisData = Mapping[str, Any]

SAMBUNG_DETIK = 10
# What libpq reads from the environment, by the name it has in an address.
NAMA_LIBPQ = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "options": "PGOPTIONS",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslcrl": "PGSSLCRL",
    "sslcrldir": "PGSSLCRLDIR",
    "sslnegotiation": "PGSSLNEGOTIATION",
    "ssl_min_protocol_version": "PGSSLMINPROTOCOLVERSION",
    "ssl_max_protocol_version": "PGSSLMAXPROTOCOLVERSION",
    "gssencmode": "PGGSSENCMODE",
    "require_auth": "PGREQUIREAUTH",
    "passfile": "PGPASSFILE",
    "channel_binding": "PGCHANNELBINDING",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "application_name": "PGAPPNAME",
}
# The tables whose rows pg_dump takes: not views, foreign tables, a parent of partitions, an extension's own.
_TABEL = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence <> 't'
        AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
        AND NOT EXISTS (
            SELECT FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
        )
    ORDER BY 1, 2
"""
_VERSI = re.compile(r"\(PostgreSQL\) (\d+)")
_LEWAT_WAKTU = "57014"
_TERPUTUS = ("57P01", "57P02", "57P03")


@dataclass(frozen=True, slots=True)
class IsiBasisData:
    """What a dump holds: rows by table, migrations applied, the server's major version, size, SHA-256."""

    baris: dict[str, int]
    migrasi: list[str]
    versi_server: int
    ukuran: int
    sidik: str


@dataclass(frozen=True, slots=True)
class KeadaanServer:
    """A server's major version and clock, and the bytes the database takes there: more than its dump will."""

    mayor: int
    ukuran: int
    jam: datetime


def salin_basis_data(
    alamat: AlamatBasisData, tujuan: Path, kendali: Kendali, *, saat_urai: Callable[[], None] | None = None
) -> IsiBasisData:
    """Dump the database into `tujuan`, uncompressed: restic does that, and finds what is alike.

    Rows are counted in the very snapshot that is dumped, and again in the dump. Written as `<tujuan>.baru`
    and renamed once it was parsed in full and holds them all: a file of that name needs no `urai_penuh`
    again. `kabar` is told the bytes written so far and, about, of all; `saat_urai` is called when it is
    written and the parsing begins. Raises MesinGagal and Dihentikan.
    """
    draf = tujuan.with_name(f"{tujuan.name}.baru")
    try:
        with _foto(alamat, kendali) as (koneksi, foto):
            baris, migrasi = _hitung(koneksi, kendali), _migrasi(koneksi)
            versi = koneksi.info.server_version // 10000
            _tulis_dump(alamat, foto, draf, _dengan_ukuran(koneksi, kendali))
        if saat_urai:
            saat_urai()
        di_dump, sidik = _urai_dan_sidik(draf, kendali)
        _check_baris(baris, di_dump)
        ukuran = draf.stat().st_size
        draf.replace(tujuan)
    except OSError as galat:
        raise dari_sistem(galat) from galat
    finally:
        draf.unlink(missing_ok=True)
    return IsiBasisData(baris, migrasi, versi, ukuran, sidik)


def urai_penuh(dump: Path, kendali: Kendali) -> dict[str, int]:
    """Have pg_restore read the whole dump: its table of contents alone also opens what was cut short.

    Returns the rows it holds of each table. Raises MesinGagal (DUMP_RUSAK, VERSI_TIDAK_COCOK,
    JALUR_TIDAK_ADA) and Dihentikan.
    """
    _check_ada(dump)
    perintah = [program("pg_restore"), "--data-only", "--file=-", str(dump)]
    hitung = PenghitungBaris()
    selesai = jalankan(perintah, kendali, lingkungan=lingkungan_dasar(), potongan=hitung)
    _judge(selesai, {}, SebabGagal.DUMP_RUSAK)
    return hitung.baris


def pulihkan_basis_data(dump: Path, alamat: AlamatBasisData, kendali: Kendali, *, pekerja: int = 2) -> None:
    """Restore the dump into an empty database that is there; nobody's ownership or grants come with it.

    The first error ends it. Raises MesinGagal and Dihentikan.
    """
    _check_ada(dump)
    lingkungan = lingkungan_pg(alamat)
    tujuan = make_conninfo(dbname=alamat["dbname"])
    pilihan = ["--no-owner", "--no-privileges", "--exit-on-error", "--no-password", f"--jobs={pekerja}"]
    perintah = [program("pg_restore"), *pilihan, f"--dbname={tujuan}", str(dump)]
    _judge(jalankan(perintah, kendali, lingkungan=lingkungan), lingkungan, SebabGagal.LAINNYA)


def hitung_baris(alamat: AlamatBasisData) -> dict[str, int]:
    """The rows of each table, by `schema.table`. Raises MesinGagal."""
    with sambung(alamat) as koneksi:
        return _hitung(koneksi, None)


def migrasi_terpasang(alamat: AlamatBasisData) -> list[str]:
    """The Django migrations applied, as `app.name`; none in other databases. Raises MesinGagal."""
    with sambung(alamat) as koneksi:
        return _migrasi(koneksi)


def keadaan_server(alamat: AlamatBasisData) -> KeadaanServer:
    """What the server says of itself and of the database. Raises MesinGagal."""
    with sambung(alamat) as koneksi:
        jam = koneksi.execute("SELECT clock_timestamp()").fetchone()
        assert jam is not None
        return KeadaanServer(koneksi.info.server_version // 10000, _ukuran(koneksi), jam[0].astimezone(UTC))


def versi_program(nama: str) -> int:
    """The major version of a PostgreSQL tool. Raises MesinGagal (PROGRAM_TIDAK_ADA, VERSI_TIDAK_COCOK)."""
    jalur = program(nama)
    try:
        jawaban = subprocess.run(  # noqa: S603
            [jalur, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            check=False,
            env=lingkungan_dasar(),
        )
    except (OSError, subprocess.SubprocessError) as galat:
        raise MesinGagal(SebabGagal.PROGRAM_TIDAK_ADA, f"{jalur} tidak dapat dijalankan: {galat}") from galat
    cocok = _VERSI.search(jawaban.stdout)
    if cocok is None:
        raise MesinGagal(SebabGagal.VERSI_TIDAK_COCOK, f"{jalur} tidak menyebut versinya.")
    return int(cocok[1])


@contextlib.contextmanager
def sambung(alamat: AlamatBasisData) -> Iterator[psycopg.Connection[Any]]:
    """A connection that nothing but our own deadline cuts short. Raises MesinGagal for what fails in it."""
    pilihan = {"connect_timeout": SAMBUNG_DETIK, "application_name": "arsip", **alamat}
    terhubung = False
    try:
        with psycopg.connect(**pilihan) as koneksi:
            terhubung = True
            # A role may have limits of its own, and the snapshot must outlive the whole dump.
            for batas in ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout"):
                koneksi.execute(f"SET {batas} = 0")
            # Rows hidden by a policy are missing from a backup: an error instead.
            koneksi.execute("SET row_security = off")
            koneksi.commit()
            yield koneksi
    except psycopg.Error as galat:
        raise _dari_psycopg(galat, is_terhubung=terhubung) from galat


def program(nama: str) -> str:
    """The path of a PostgreSQL tool. Raises MesinGagal (PROGRAM_TIDAK_ADA)."""
    try:
        return str(postgres_program(nama))
    except LayananTidakSiap as galat:
        raise MesinGagal(
            SebabGagal.PROGRAM_TIDAK_ADA,
            f"Program {nama} tidak ditemukan; pasang dengan apt install postgresql-client atau isi PG_BIN.",
        ) from galat


def lingkungan_pg(alamat: AlamatBasisData) -> dict[str, str]:
    """The environment that leads a PostgreSQL tool to this database, password included.

    Raises MesinGagal (LAINNYA) for a part of the address libpq takes from no environment.
    """
    asing = sorted(alamat.keys() - NAMA_LIBPQ.keys())
    if asing:
        raise MesinGagal(
            SebabGagal.LAINNYA, f"Alamat basis data memuat pilihan tak dikenal: {', '.join(asing)}."
        )
    isi = {"connect_timeout": SAMBUNG_DETIK, "application_name": "arsip", **alamat}
    return lingkungan_dasar() | {NAMA_LIBPQ[k]: str(v) for k, v in isi.items() if v not in (None, "")}


@contextlib.contextmanager
def _foto(alamat: AlamatBasisData, kendali: Kendali) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    """A transaction and the name under which pg_dump sees exactly what it sees."""
    with sambung(alamat) as koneksi:
        koneksi.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        koneksi.read_only = True
        baris = koneksi.execute("SELECT pg_export_snapshot()").fetchone()
        assert baris is not None
        koneksi.execute(f"SET statement_timeout = {int(kendali.sisa() * 1000) + 1}")
        yield koneksi, str(baris[0])


def _hitung(koneksi: psycopg.Connection[Any], kendali: Kendali | None) -> dict[str, int]:
    """Counting takes a lock on each table until the transaction ends: nobody truncates it before the dump."""
    baris = {}
    for skema, tabel in koneksi.execute(_TABEL).fetchall():
        if kendali:
            kendali.periksa()
        hitung = sql.SQL("SELECT count(*) FROM ONLY {}").format(sql.Identifier(skema, tabel))
        jawaban = koneksi.execute(hitung).fetchone()
        assert jawaban is not None
        baris[f"{skema}.{tabel}"] = int(jawaban[0])
    return baris


def _migrasi(koneksi: psycopg.Connection[Any]) -> list[str]:
    ada = koneksi.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
    if not ada or not ada[0]:
        return []
    return [str(r[0]) for r in koneksi.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")]


def _ukuran(koneksi: psycopg.Connection[Any]) -> int:
    jawaban = koneksi.execute("SELECT pg_database_size(current_database())").fetchone()
    assert jawaban is not None
    return int(jawaban[0])


def _dengan_ukuran(koneksi: psycopg.Connection[Any], kendali: Kendali) -> Kendali:
    """Progress that also says how much there is: the size on the server, which indexes make too large."""
    semua = {"bytes_semua": _ukuran(koneksi)}
    return Kendali(kendali.tenggat, lambda isi: kendali.kabar({**semua, **isi}), kendali.is_berhenti)


def _tulis_dump(alamat: AlamatBasisData, foto: str, draf: Path, kendali: Kendali) -> None:
    lingkungan = lingkungan_pg(alamat)
    pilihan = ["--format=custom", "--compress=0", "--no-password", f"--snapshot={foto}", f"--file={draf}"]
    # It writes the file itself: to a standard output it appends a second table of contents, which hides what
    # is cut off the end and leaves the first without the places of the data. The mode is ours.
    draf.unlink(missing_ok=True)
    draf.touch(0o600)
    selesai = jalankan([program("pg_dump"), *pilihan], kendali, lingkungan=lingkungan, tumbuh=draf)
    _judge(selesai, lingkungan, SebabGagal.LAINNYA)


def _check_baris(dihitung: dict[str, int], di_dump: dict[str, int]) -> None:
    if beda := beda_baris(dihitung, di_dump):
        raise MesinGagal(SebabGagal.DUMP_RUSAK, f"Baris dalam salinan berbeda: {'; '.join(beda)}.")


def _urai_dan_sidik(draf: Path, kendali: Kendali) -> tuple[dict[str, int], str]:
    """Parse and hash at once: either reads the whole file, and there is more than one core."""
    sidik: list[str] = []
    berhenti = threading.Event()
    # Callbacks stay in this thread: the other one only learns that the work is over.
    diam = Kendali(kendali.tenggat, lambda _: None, berhenti.is_set)
    penghitung = threading.Thread(target=_hitung_sidik, args=(draf, diam, sidik))
    penghitung.start()
    try:
        baris = urai_penuh(draf, kendali)
    except BaseException:
        berhenti.set()
        raise
    finally:
        penghitung.join()
    return baris, sidik[0] if sidik else sidik_berkas(draf, kendali)


def _hitung_sidik(draf: Path, kendali: Kendali, sidik: list[str]) -> None:
    # A failure shows again, in the caller's thread, where the hash is missing.
    with contextlib.suppress(Exception):
        sidik.append(sidik_berkas(draf, kendali))


def _check_ada(dump: Path) -> None:
    if not dump.is_file():
        raise MesinGagal(SebabGagal.JALUR_TIDAK_ADA, f"Tidak ada {dump}.")


def _judge(selesai: Selesai, lingkungan: Mapping[str, str], bawaan: SebabGagal) -> None:
    if selesai.rc == 0:
        return
    galat = samarkan(selesai.galat, rahasia_dari(lingkungan))
    raise MesinGagal(kenali(galat, bawaan), galat, selesai.rc)


def _dari_psycopg(galat: psycopg.Error, *, is_terhubung: bool) -> MesinGagal:
    sebab = SebabGagal.LAINNYA
    if is_full(galat):
        sebab = SebabGagal.DISK_PENUH
    elif galat.sqlstate == _LEWAT_WAKTU:
        sebab = SebabGagal.LEWAT_TENGGAT
    elif not is_terhubung or galat.sqlstate in _TERPUTUS or isinstance(galat, psycopg.OperationalError):
        sebab = SebabGagal.SERVER_TIDAK_TERJANGKAU
    return MesinGagal(sebab, str(galat))
