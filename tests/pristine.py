"""Putting a worker's database back as the migrations left it, row by row instead of file by file.

A copy of the whole database is some thousand files; what a test leaves behind is a few dozen rows.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from lpse.embedded.postgres import connect

# Rows that were deleted stay in the files until a vacuum; a table grown beyond this is better copied anew.
_LARGEST_TABLE = 4 * 1024 * 1024
_TABLES = """
    SELECT oid::regclass::text, pg_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
# Which version of every definition is in force: any ALTER, GRANT, TRUNCATE or CREATE changes it.
_DEFINITIONS = """
    SELECT count(*), sum(hashtextextended(satu, 0)::numeric) FROM (
        SELECT concat_ws(' ', tableoid, oid, xmin) AS satu FROM pg_class WHERE oid >= 16384
        UNION ALL SELECT concat_ws(' ', tableoid, oid, xmin) FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT concat_ws(' ', tableoid, oid, xmin) FROM pg_trigger WHERE oid >= 16384
        UNION ALL SELECT concat_ws(' ', tableoid, oid, xmin) FROM pg_proc WHERE oid >= 16384
        UNION ALL SELECT concat_ws(' ', tableoid, oid, xmin) FROM pg_namespace
        UNION ALL SELECT concat_ws(' ', tableoid, attrelid, attnum, xmin) FROM pg_attribute
            WHERE attrelid >= 16384
    ) AS definisi
"""
_SEQUENCES = "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences"
_END_OTHERS = """
    SELECT bool_and(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""

# Of each table with rows: how many, and which versions of them.
Rows = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Pristine:
    """What a fresh clone holds: its definitions, its sequences and the rows that migrations made."""

    definitions: tuple[object, ...]
    sequences: Mapping[str, int | None]
    contents: Mapping[str, bytes]
    rows: Rows
    session: psycopg.Connection | None = None

    @classmethod
    def of(cls, data_dir: Path, name: str) -> "Pristine":
        """Look at a database that nothing has touched since it was cloned."""
        with contextlib.closing(connect(data_dir, dbname=name)) as pg:
            rows = _rows(pg, [table for table, _ in pg.execute(_TABLES)])
            return cls(
                definitions=_one(pg, _DEFINITIONS),
                sequences=dict(pg.execute(_SEQUENCES).fetchall()),
                contents={table: _copy_out(pg, table) for table in rows},
                rows=rows,
            )

    def restore(self, data_dir: Path, name: str) -> bool:
        """Undo every change of rows and sequences; False where only a fresh clone will do."""
        try:
            done = self._restore(self._connected(data_dir, name))
        except psycopg.Error:
            done = False
        if not done:
            self.close()
        return done

    def _connected(self, data_dir: Path, name: str) -> psycopg.Connection:
        """One session for all restores: a new one learns every table and plans anew, half of the cost."""
        if self.session is not None:
            try:
                self.session.execute("SELECT 1")
            except psycopg.OperationalError:  # a test ended everybody's
                self.close()
        if self.session is None:
            self.session = connect(data_dir, dbname=name)
            self.session.execute("SET lock_timeout = '5s'")
            self.session.execute("SET plan_cache_mode = force_generic_plan")
        return self.session

    def close(self) -> None:
        """End the session; the next restore begins another."""
        if self.session is not None:
            self.session.close()
            self.session = None

    def _restore(self, pg: psycopg.Connection) -> bool:
        if _one(pg, _END_OTHERS) == (False,) or _one(pg, _DEFINITIONS) != self.definitions:
            return False
        tables = pg.execute(_TABLES).fetchall()
        if any(size > _LARGEST_TABLE for _, size in tables):
            return False
        self._restore_rows(pg, [table for table, _ in tables])
        self._restore_sequences(pg)
        return True

    def _restore_rows(self, pg: psycopg.Connection, tables: list[str]) -> None:
        now = _rows(pg, tables)
        changed = [t for t in tables if now.get(t) != self.rows.get(t)]
        with pg.transaction():
            # Neither foreign keys nor the triggers that forbid deleting have a say here.
            pg.execute("SET LOCAL session_replication_role = replica")
            for table in changed:
                pg.execute(sql.SQL("DELETE FROM {}").format(sql.SQL(table)))
                if table in self.contents:
                    _copy_in(pg, table, self.contents[table])
        self.rows |= _rows(pg, [t for t in changed if t in self.contents])

    def _restore_sequences(self, pg: psycopg.Connection) -> None:
        for sequence, value in pg.execute(_SEQUENCES).fetchall():
            then = self.sequences[sequence]
            if value != then:
                pg.execute("SELECT setval(%s::regclass, %s, %s)", [sequence, then or 1, then is not None])


def _one(pg: psycopg.Connection, query: str) -> tuple[object, ...] | None:
    return pg.execute(query).fetchone()


def _rows(pg: psycopg.Connection, tables: list[str]) -> Rows:
    """The tables that are not empty; a row that was written anew has another xmin or place."""
    if not tables:
        return {}
    one = "SELECT {}, count(*), sum(hashtextextended(concat_ws(' ', ctid, xmin), 0)::numeric) FROM {}"
    parts = [sql.SQL(one).format(sql.Literal(t), sql.SQL(t)) for t in tables]
    found = pg.execute(sql.SQL(" UNION ALL ").join(parts), prepare=True).fetchall()
    return {table: (count, digest) for table, count, digest in found if count}


def _copy_out(pg: psycopg.Connection, table: str) -> bytes:
    with pg.cursor() as cursor, cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.SQL(table))) as copy:
        return b"".join(bytes(part) for part in copy)


def _copy_in(pg: psycopg.Connection, table: str, content: bytes) -> None:
    with pg.cursor() as cursor, cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.SQL(table))) as copy:
        copy.write(content)
