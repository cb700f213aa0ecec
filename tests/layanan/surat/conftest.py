"""One dovecot for all tests of mail; each test has mailboxes of its own."""

from collections.abc import Iterator
from itertools import count

import pytest
from django.test import override_settings

from lpse.kalender_benih import isi_kalender_dari_profil
from tests.layanan.surat.dovecot import DOMAIN, Dovecot, dovecot

_urut = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Dovecot]:
    with dovecot() as layanan:
        yield layanan


@pytest.fixture
def kotak(server: Dovecot) -> Iterator[tuple[str, str]]:
    """Two mailboxes that nothing has been delivered to yet."""
    isi_kalender_dari_profil()
    nama = tuple(f"{satu}{next(_urut)}" for satu in ("lpse", "bantuan"))
    url = ",".join(server.url(satu) for satu in nama)
    with override_settings(IMAP_URL=url, DEFAULT_FROM_EMAIL=f"LPSE Uji <{nama[0]}@{DOMAIN}>"):
        yield nama
