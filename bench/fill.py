"""What the databases hold: a few people made by the acts themselves, then many rows in their likeness."""

from dataclasses import dataclass
from pathlib import Path

import psycopg
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings

from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import milik
from lpse.peran import Peran
from registrasi.models import Pendaftaran
from tests import factories
from tests.petugas import klien

TAKERS = 80  # as many verifiers as files are taken in one burst
_SQL = Path(__file__).with_name("fill.sql")


@dataclass(frozen=True)
class Officer:
    """A verifier who signs in through the form; one per database, since a code counts only once."""

    email: str
    password: str
    secret: str


@dataclass(frozen=True)
class Cast:
    """Who and what every database begins with; the same rows under the same ids in all of them."""

    verifiers: list[Akun]
    officers: list[Officer]
    session_verifier: str
    session_auditor: str
    example: Pendaftaran
    berita_acara: int


def make_cast(places: int) -> Cast:
    """Verifiers, an auditor, one registration that waits and one approved, through the acts people use."""
    verifiers = [factories.buat_akun(Peran.VERIFIKATOR, nama=f"Verifikator {n}") for n in range(TAKERS)]
    approved = factories.buat_disetujui(verifiers[0])
    naskah = milik(approved).get(jenis=JenisNaskah.BERITA_ACARA_VERIFIKASI)
    return Cast(
        verifiers,
        officers=[_officer(number) for number in range(places)],
        session_verifier=_session(verifiers[0]),
        session_auditor=_session(factories.buat_akun(Peran.AUDITOR)),
        example=factories.buat_diajukan(),
        berita_acara=naskah.pk,
    )


def _officer(number: int) -> Officer:
    officer = Officer(f"petugas{number}@bench.example", f"perahu-biru-{number}", generate_totp_secret())
    akun = factories.buat_akun(Peran.VERIFIKATOR, email=officer.email, sandi=officer.password)
    TOTP.activate(akun, officer.secret)
    return officer


def _session(akun: Akun) -> str:
    return klien(akun).cookies[settings.SESSION_COOKIE_NAME].value


def fill(admin: psycopg.Connection, rows: int, cast: Cast) -> None:
    """Add `rows` registrations with all that belongs to them; `admin` is a superuser's connection.

    Check and unique constraints hold as ever. Foreign keys and triggers would ask about millions of rows one
    by one, so they rest meanwhile; the approved rows carry every mark that the trigger would look for.
    """
    values = {
        "jumlah": rows,
        "contoh": cast.example.pk,
        "pemohon": cast.example.akun_id,
        "verifikator": cast.verifiers[0].pk,
        "naskah": cast.berita_acara,
    }
    with admin.transaction(), psycopg.ClientCursor(admin) as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(_SQL.read_text(), values)
    # What autovacuum does within minutes: statistics, visibility, and the pending list of the trigram index.
    admin.execute("VACUUM ANALYZE")
