"""A database to restore into, for one drill: gone when it ends, swept at the next where a run died."""

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal

# What a database says of itself that we may empty; without it nothing in it is touched.
PENANDA = "Basis data uji pulih LPSE: isinya dihapus pada setiap uji."
KUNCI_UJI = 7_301_007  # advisory lock: one drill at a time in a database of this kind
_BOLEH_BUAT = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
_SKEMA = r"SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'"
_BERISI = f"""SELECT EXISTS (
    SELECT FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'm', 'f') AND nspname IN ({_SKEMA}))"""  # noqa: S608 a constant
_TANDA = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"


@contextlib.contextmanager
def basis_uji(server: Mapping[str, str], nama: str, *, is_khusus: bool) -> Iterator[dict[str, str]]:
    """Yield the address of an empty database on this server; nothing is left of it, whatever happens inside.

    A role that may create databases makes one called `nama`. Otherwise the database of `server` itself is
    used, provided that it was set aside for this (`is_khusus`) and is empty, or marked as ours. Raises
    MesinGagal (SERVER_TIDAK_TERJANGKAU, or LAINNYA with what to set).
    """
    with _masuk(server) as pg:
        if _ya(pg, _BOLEH_BUAT):
            isi = _baru(pg, server, nama)
        elif is_khusus:
            isi = _milik_kita(pg, server)
        else:
            raise MesinGagal(
                SebabGagal.LAINNYA,
                "Pemilik basis data tidak boleh membuat basis data uji. Beri haknya dengan ALTER ROLE … "
                "CREATEDB, atau isi UJI_PULIH_DATABASE_URL dengan basis data kosong yang khusus untuk uji.",
            )
        with isi as alamat:
            yield alamat


@contextlib.contextmanager
def _baru(pg: psycopg.Connection, server: Mapping[str, str], nama: str) -> Iterator[dict[str, str]]:
    hapus = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nama))
    pg.execute(hapus)
    pg.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(nama)))
    _tandai(pg, nama)
    try:
        yield {**server, "dbname": nama}
    finally:
        # The connection may have died with what was tried; the next drill sweeps then.
        with contextlib.suppress(psycopg.Error, MesinGagal), _masuk(server) as lagi:
            lagi.execute(hapus)


@contextlib.contextmanager
def _milik_kita(pg: psycopg.Connection, server: Mapping[str, str]) -> Iterator[dict[str, str]]:
    if not _ya(pg, f"SELECT pg_try_advisory_lock({KUNCI_UJI})"):
        raise MesinGagal(SebabGagal.TERKUNCI, "Basis data uji sedang dipakai uji pulih lain.")
    _kosongkan(pg)
    try:
        yield dict(server)
    finally:
        with contextlib.suppress(psycopg.Error):
            _kosongkan(pg)


def _kosongkan(pg: psycopg.Connection) -> None:
    """Raises MesinGagal (LAINNYA) for a database with contents that no drill has put there."""
    [[nama]] = pg.execute("SELECT current_database()").fetchall()
    if _ya(pg, _BERISI) and not is_basis_uji(pg):
        raise MesinGagal(
            SebabGagal.LAINNYA,
            f"Basis data {nama} pada UJI_PULIH_DATABASE_URL tidak kosong dan bukan basis data uji, jadi "
            "tidak disentuh. Tunjuk basis data kosong yang khusus untuk uji pulih.",
        )
    _tandai(pg, nama)
    _buang_isi(pg)


def _buang_isi(pg: psycopg.Connection) -> None:
    for (skema,) in pg.execute(_SKEMA).fetchall():
        pg.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(skema)))
    pg.execute("CREATE SCHEMA public")


def kosongkan(alamat: Mapping[str, str]) -> None:
    """Empty a database again that the caller found empty. Raises MesinGagal (SERVER_TIDAK_TERJANGKAU)."""
    with _masuk(alamat) as pg:
        _buang_isi(pg)


def _tandai(pg: psycopg.Connection, nama: str) -> None:
    pg.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(nama), sql.Literal(PENANDA)))


def is_basis_uji(pg: psycopg.Connection) -> bool:
    """Whether the database of this connection is one that drills may do anything in."""
    return pg.execute(_TANDA).fetchall() == [(PENANDA,)]


def sapu_basis_uji(server: Mapping[str, str], awalan: str, hidup: Callable[[], Collection[str]]) -> list[str]:
    """Drop the databases of drills that died: named so, marked as ours, not in use. Returns their names.

    One without any mark is ours too while it is empty: its drill died between making and marking it. Behind
    `awalan` comes a number and nothing else: the portal `lpse_x` has its own behind that of `lpse`.
    `hidup`: those in use, asked once it is known which there are; a drill that begins meanwhile has none yet.
    """
    with _masuk(server) as pg:
        ada = pg.execute(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database "
            "WHERE starts_with(datname, %s) ORDER BY datname",
            [awalan],
        )
        semua = {nama: tanda for nama, tanda in ada.fetchall() if nama.removeprefix(awalan).isdecimal()}
        dipakai = hidup()
        mati = [
            nama
            for nama, tanda in semua.items()
            if nama not in dipakai
            and (tanda == PENANDA or (tanda is None and is_kosong({**server, "dbname": nama})))
        ]
        for nama in mati:
            pg.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nama)))
    return mati


def is_kosong(alamat: Mapping[str, str]) -> bool:
    """Whether a database holds nothing of anybody's. Raises MesinGagal (SERVER_TIDAK_TERJANGKAU)."""
    with _masuk(alamat) as pg:
        return not _ya(pg, _BERISI)


@contextlib.contextmanager
def _masuk(alamat: Mapping[str, str]) -> Iterator[psycopg.Connection]:
    try:
        pg = psycopg.connect(make_conninfo(**alamat), autocommit=True, connect_timeout=10)
    except psycopg.OperationalError:
        tujuan = f"{alamat.get('host') or 'localhost'}/{alamat.get('dbname')}"
        raise MesinGagal(
            SebabGagal.SERVER_TIDAK_TERJANGKAU, f"Basis data {tujuan} tidak dapat dihubungi."
        ) from None
    with contextlib.closing(pg):
        yield pg


def _ya(pg: psycopg.Connection, pertanyaan: str) -> bool:
    baris = pg.execute(pertanyaan).fetchone()
    return bool(baris and baris[0])
