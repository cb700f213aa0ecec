"""The letter an act would send, read before the act is done.

The act itself is carried out and undone: what the officer reads is then exactly what the applicant will read.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from lpse.alamat import url_penuh
from lpse.aturan import AturanDilanggar
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
    naskah: tuple[tuple[str, str], ...]
    user_id: str

    @property
    def sidik(self) -> str:
        """The fingerprint of the whole letter; when it differs by a byte, the letter is shown again."""
        return hashlib.sha256(f"{self.kepada}\n{self.subjek}\n{self.isi}".encode()).hexdigest()


class SuratBerubah(AturanDilanggar):
    """The letter is no longer the one that was read; `surat` is the one that would go now."""

    def __init__(self, surat: Pratinjau) -> None:
        super().__init__("Surat berubah sejak pratinjau terakhir. Baca sekali lagi, lalu kirim.")
        self.surat = surat


def pratinjau(act: Callable[[], Pendaftaran]) -> Pratinjau:
    """Carry out an act, read what it would send and issue, undo it all. Raises what the act raises."""
    with transaction.atomic():
        surat = _baca_surat(act())
        transaction.set_rollback(True)
    return surat


@transaction.atomic
def kirim_yang_dibaca(act: Callable[[], Pendaftaran], sidik: str) -> Pendaftaran:
    """Carry out an act for good if its letter is exactly the one with this fingerprint.

    Raises SuratBerubah, nothing done, when it is not; and what the act raises. One transaction holds both,
    so nothing can change the letter between the comparison and the commit.
    """
    pendaftaran = act()
    surat = _baca_surat(pendaftaran)
    if surat.sidik != sidik:
        raise SuratBerubah(surat)
    return pendaftaran


def _baca_surat(pendaftaran: Pendaftaran) -> Pratinjau:
    """The letter that an act has just put into the outbox, within the act's transaction."""
    pendaftaran.akun.refresh_from_db(fields=["user_id"])
    terbit = tuple((n.get_jenis_display(), n.nomor) for n in reversed(milik(pendaftaran)))
    surat = Pemberitahuan.objects.filter(
        objek_jenis=pendaftaran._meta.label_lower, objek_id=str(pendaftaran.pk)
    ).latest("pk")
    pesan = susun(surat)
    if pesan is None:
        raise RuntimeError(f"{surat.templat} has no words")
    return Pratinjau(
        kepada=surat.penerima,
        subjek=str(pesan.subject),
        isi=_tanpa_tautan_pribadi(str(pesan.body)),
        naskah=terbit,
        user_id=pendaftaran.akun.user_id or "",
    )


def _tanpa_tautan_pribadi(isi: str) -> str:
    """Links to sign in or set a password work for whoever holds them, so no officer may read one."""
    umum = url_penuh("account_reset_password")
    return re.sub(
        rf"{re.escape(settings.BASE_URL)}/akun/\S*",
        lambda tautan: umum if tautan[0] == umum else TAUTAN_PRIBADI,
        isi,
    )
