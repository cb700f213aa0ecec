"""The letter an act would send, read before the act is done.

The act itself is carried out and undone: what the officer reads is then exactly what the applicant will read.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from lpse.models import Pemberitahuan
from lpse.naskah import milik
from lpse.pemberitahuan import susun
from registrasi.models import Pendaftaran

TAUTAN_PRIBADI = "[tautan pribadi pemohon]"


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """A letter and what an approval would issue: (kind, number) of each document, and the User ID."""

    kepada: str
    subjek: str
    isi: str
    alasan: str
    naskah: tuple[tuple[str, str], ...]
    user_id: str

    @property
    def sidik(self) -> str:
        """The fingerprint of what the officer decided to say; when it differs, the letter is shown again.

        Not of the whole letter: the time in it moves on while it is being read.
        """
        return hashlib.sha256(f"{self.kepada}\n{self.alasan}".encode()).hexdigest()


def pratinjau(act: Callable[[], Pendaftaran]) -> Pratinjau:
    """Carry out an act, read what it would send and issue, undo it all. Raises what the act raises."""
    with transaction.atomic():
        pendaftaran = act()
        pendaftaran.akun.refresh_from_db(fields=["user_id"])
        terbit = tuple((n.get_jenis_display(), n.nomor) for n in reversed(milik(pendaftaran)))
        surat = Pemberitahuan.objects.filter(
            objek_jenis=pendaftaran._meta.label_lower, objek_id=str(pendaftaran.pk)
        ).latest("pk")
        pesan = susun(surat)
        transaction.set_rollback(True)
    if pesan is None:
        raise RuntimeError(f"{surat.templat} has no words")
    return Pratinjau(
        kepada=surat.penerima,
        subjek=str(pesan.subject),
        isi=_tanpa_tautan_pribadi(str(pesan.body)),
        alasan=pendaftaran.alasan,
        naskah=terbit,
        user_id=pendaftaran.akun.user_id or "",
    )


def _tanpa_tautan_pribadi(isi: str) -> str:
    """Links to sign in or set a password work for whoever holds them, so no officer may read one."""
    umum = f"{settings.BASE_URL}{reverse('account_reset_password')}"
    return re.sub(
        rf"{re.escape(settings.BASE_URL)}/akun/\S*",
        lambda tautan: umum if tautan[0] == umum else TAUTAN_PRIBADI,
        isi,
    )
