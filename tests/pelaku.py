"""A process of the web's kind, for tests that break what is around it: does acts until its input ends.

Each line on standard input is a JSON list `[act, argument, …]`. Answers are JSON lines on standard output,
the last one of an act under "selesai". Before each act connections are treated as before each request.
"""

import json
import sys
import time
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit
from uuid import uuid4

from django.core.cache import cache
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.test import Client

from lpse.aturan import AturanDilanggar
from lpse.models import Akun, Berkas, Pemberitahuan
from lpse.pemberitahuan import sapu_kotak_keluar
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import Pendaftaran
from tests import factories

KEMBALI_DETIK = 60.0
TERPUTUS = (OperationalError, InterfaceError)


def siapkan(jumlah: int) -> dict[str, Any]:
    """A verifier, one registration with every mark that approval needs, and so many complete drafts."""
    verifikator = factories.buat_akun(Peran.VERIFIKATOR)
    pindaian = factories.buat_berkas()
    # Taking in each scan by itself would take longer than everything else together; nobody reads them here.
    with patch.object(factories, "buat_berkas", lambda oleh: catat_lagi(pindaian)):
        draf = [factories.buat_draf() for _ in range(jumlah + 1)]
    diperiksa = actions.ajukan(draf[0].pk, oleh=draf[0].akun)
    factories.tandai_semua(diperiksa, verifikator)
    Pemberitahuan.objects.all().delete()
    return {
        "verifikator": verifikator.pk,
        "diperiksa": diperiksa.pk,
        "surel": diperiksa.akun.email,
        "draf": [d.pk for d in draf[1:]],
    }


def catat_lagi(berkas: Berkas) -> Berkas:
    """One more row for a file that has been taken in."""
    kode = uuid4()
    kolom = {k: v for k, v in vars(berkas).items() if k not in ("_state", "id", "kode", "kunci")}
    return Berkas.objects.create(**kolom, kode=kode, kunci=f"berkas/{kode.hex[:2]}/{kode}")


def setujui(pk: int, oleh: int) -> dict[str, float]:
    """Approve; how long the person waited."""
    verifikator = Akun.objects.get(pk=oleh)
    mulai = time.monotonic()
    actions.setujui(pk, oleh=verifikator)
    return {"detik": time.monotonic() - mulai}


def minta_konfirmasi(jumlah: int) -> None:
    """So many messages in the outbox."""
    for urut in range(jumlah):
        actions.minta_konfirmasi(f"calon{urut}@uji.example")


def sapu() -> int:
    """What the minute does about waiting messages; how many it gave to the workers again."""
    return sapu_kotak_keluar()


def ajukan(*pks: int) -> None:
    """Submit one after another, each acknowledged by a line of its own as soon as the act has returned.

    Where the database goes away the person sees an error; the next one tries once it is back.
    """
    for pk in pks:
        close_old_connections()
        try:
            actions.ajukan(pk, oleh=Akun.objects.get(pendaftaran=pk))
        except TERPUTUS as galat:
            jawab({"gagal": pk, "galat": type(galat).__name__})
            tunggu_basis_data()
        except AturanDilanggar as aturan:
            jawab({"ditolak": pk, "aturan": type(aturan).__name__})
        else:
            jawab({"diterima": pk})


def tunggu_basis_data() -> None:
    batas = time.monotonic() + KEMBALI_DETIK
    while True:
        connection.close()
        try:
            Pendaftaran.objects.exists()
        except TERPUTUS:
            if time.monotonic() > batas:
                raise
            time.sleep(0.1)
        else:
            return


def halaman(*alamat: str) -> dict[str, int]:
    """The status with which each page answers."""
    return {satu: Client().get(satu).status_code for satu in alamat}


def ingat(kunci: str, nilai: str) -> str | None:
    """Put something into the shared cache and look it up again."""
    cache.set(kunci, nilai)
    return cache.get(kunci)


def atur_sandi(tautan: str, sandi: str) -> bool:
    """Follow the link of a mail and set a password; whether the link still allowed it."""
    client = Client()
    jawaban = client.get(urlsplit(tautan).path, follow=True)
    if b'name="password1"' not in jawaban.content:
        return False
    kiriman = {"password1": sandi, "password2": sandi}
    return client.post(jawaban.request["PATH_INFO"], kiriman).status_code == 302


def masuk(user_id: str, sandi: str) -> bool:
    """Whether one may sign in with this password."""
    return Client().post("/akun/masuk/", {"login": user_id, "password": sandi}).status_code == 302


def jawab(isi: Any) -> None:
    sys.stdout.write(json.dumps(isi) + "\n")
    sys.stdout.flush()


TINDAKAN = {
    satu.__name__: satu
    for satu in (siapkan, setujui, minta_konfirmasi, sapu, ajukan, halaman, ingat, atur_sandi, masuk)
}


def main() -> None:
    """Perform what standard input asks for."""
    for baris in sys.stdin:
        nama, *argumen = json.loads(baris)
        close_old_connections()
        jawab({"selesai": TINDAKAN[nama](*argumen)})
