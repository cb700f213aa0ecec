"""`python -m bench.floor.prepare ROWS`: the floor's tables, its rows, and who signs in."""

import os
import sys

import django
from django.core.management import call_command
from django.db import connection

USER, PASSWORD = "petugas", "sandi-lantai-2026"
PAPERS = 6  # as many as the portal asks of a badan usaha

FILL = """
INSERT INTO floor_case (number, name, kind, status, sent_at, due_at, note)
SELECT 'REG-2020-' || lpad(n::text, 7, '0'), 'PT Contoh ' || n, 'badan_usaha', 'waiting',
       now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '3 days', ''
  FROM generate_series(1, %(rows)s) n;
INSERT INTO floor_paper (case_id, name, has_file)
SELECT id, 'Dokumen ' || n, true FROM floor_case, generate_series(1, %(papers)s) n;
INSERT INTO floor_counter (kind, last) VALUES ('act', 0);
"""


def main(rows: int) -> None:
    """Make everything the views need, in the empty database that DATABASE_URL names."""
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Permission

    user = get_user_model().objects.create_user(USER, password=PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="view_case"))
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"rows": rows, "papers": PAPERS})
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.floor.settings"
    django.setup()
    main(int(sys.argv[1]))
