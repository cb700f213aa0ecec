"""The auditor opens every page of every unit and changes nothing: what is asked, and what may differ."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client

from lpse.models import Jejak, Naskah
from lpse.naskah import pastikan_pdf
from sekretariat.actions.pengesahan_laporan import sapu_berkas_laporan

# What may differ after the walk: the trail, its seals, and when a session was last used.
# An announcement's proof is the first page that carries it, whoever opens that.
BOLEH_BERUBAH = {"lpse_jejak", "lpse_segeljejak", "django_session", "layanan_buktipemberitahuan"}
METODE = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def keadaan() -> dict[str, tuple[int, str]]:
    """Of every table: how many rows, and a sum over what is in them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND c.relkind = 'r'"
        )
        tabel = [nama for (nama,) in cursor.fetchall() if nama not in BOLEH_BERUBAH]
        isi = {}
        for nama in tabel:
            cursor.execute(
                f'SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM "{nama}" t'
            )
            isi[nama] = cursor.fetchone()
    return isi


@contextmanager
def hanya_dibaca() -> Iterator[None]:
    """The block may write its trail, and nothing else."""
    # A document is drawn when it is first opened, by whomever: not what is looked at here.
    for pk in Naskah.objects.filter(berkas__isnull=True).values_list("pk", flat=True):
        pastikan_pdf(pk)
    sapu_berkas_laporan()
    sebelum, jejak = keadaan(), Jejak.objects.count()
    yield
    kini = keadaan()
    assert [nama for nama in sebelum if kini[nama] != sebelum[nama]] == []
    assert Jejak.objects.count() > jejak


def terkirim(klien: Client, alamat: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Which of these (URL name, address) accept more than a look.

    The first address of a name is asked by every method, another record's there only as a browser would.
    """
    dikenal = set()
    for nama, tujuan in alamat:
        cara = ("GET", "POST") if nama in dikenal else METODE
        dikenal.add(nama)
        for metode in cara:
            jawaban = klien.generic(metode, tujuan)
            if jawaban.streaming:
                b"".join(jawaban.streaming_content)
            if metode not in ("GET", "HEAD") and jawaban.status_code != 403:
                yield f"{nama} {metode}: {jawaban.status_code}"
