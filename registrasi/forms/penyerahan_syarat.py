"""The way a required document of a registration comes in, whoever hands it over."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from lpse.berkas import diterima, musnahkan
from lpse.models import Akun
from registrasi import actions
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies.pendaftaran import check_dokumen_terbuka


def serahkan(
    pendaftaran: Pendaftaran, syarat: DokumenSyarat, unggahan: "UploadedFile[Any]", *, oleh: Akun
) -> None:
    """Take a file in and hand it in; bytes that are there already are not even stored.

    Raises BerkasDitolak and what the act raises; then, or when the act has the bytes, the copy goes.
    """
    # Asked before the intake as well, so that a file for a locked document is not even stored.
    check_dokumen_terbuka(pendaftaran, syarat)
    # A phone that lost the answer sends again what already arrived.
    if syarat.berkas is not None and actions.is_berkas_kini(syarat, _sidik(unggahan)):
        return
    with diterima(unggahan, oleh=oleh, batas_mb=syarat.batas_mb) as berkas:
        serahan = actions.unggah(pendaftaran.pk, syarat.kode, oleh=oleh, berkas=berkas)
    if serahan.berkas_id != berkas.pk:
        musnahkan(berkas)


def _sidik(unggahan: "UploadedFile[Any]") -> str:
    """SHA-256 of an upload, which is left as it was."""
    sidik = hashlib.sha256()
    for potongan in unggahan.chunks():
        sidik.update(potongan)
    unggahan.seek(0)
    return sidik.hexdigest()
