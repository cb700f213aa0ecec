"""The way a file of a request comes in, whoever hands it over."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from lpse.berkas import diterima, musnahkan
from lpse.models import Akun
from registrasi import actions
from registrasi.models import Permohonan
from registrasi.policies.permohonan import BATAS_MB


def serahkan(permohonan: Permohonan, kode: str, unggahan: "UploadedFile[Any]", *, oleh: Akun) -> None:
    """Store a file and hand it in; the copy goes when the act fails or has these bytes already.

    Raises BerkasDitolak and what the act raises.
    """
    with diterima(unggahan, oleh=oleh, batas_mb=BATAS_MB) as berkas:
        dokumen = actions.unggah_berkas_permohonan(permohonan.pk, kode, oleh=oleh, berkas=berkas)
    if dokumen.berkas_id != berkas.pk:
        musnahkan(berkas)
