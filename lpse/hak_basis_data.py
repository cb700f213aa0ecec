"""What the role of web and worker may do in the database, and acting as the owner for a migration."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg import sql

# The trail and its seals: written once, read ever after.
HANYA_TAMBAH = ("lpse_jejak", "lpse_segeljejak")


@contextmanager
def sebagai_pemilik(kredensial: Mapping[str, Any]) -> Iterator[None]:
    """Let the default connection sign in with other credentials for the block, then sign out again."""
    asal = {k: connection.settings_dict.get(k) for k in ("HOST", "PORT", "USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update({k: kredensial.get(k) or "" for k in asal})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(asal)


def beri_hak(peran: str) -> None:
    """Grant a database role the rows of every table, without TRUNCATE, ALTER or a way around the triggers.

    Nothing to do where one role does everything (a production that set no DATABASE_MIGRASI_URL).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone()[0] == peran:
            return
        role = sql.Identifier(peran)
        for perintah in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
            # Partitions are made between migrations; a backup reads each of them by its own name.
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {}",
        ):
            cursor.execute(sql.SQL(perintah).format(role))
        for tabel in HANYA_TAMBAH:
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(tabel), role)
            )
        cursor.execute(sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(role))
