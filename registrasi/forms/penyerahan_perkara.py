"""Taking an uploaded file into a case, for the user's pages and the officers' alike."""

from collections.abc import Callable

from lpse.aturan import AturanDilanggar
from lpse.berkas import diterima
from lpse.jejak import catat_penolakan
from lpse.models import Akun, Berkas
from registrasi.forms.penonaktifan import BATAS_MB, BuktiForm
from registrasi.policies.penonaktifan import Perkara


def serahkan(perkara: Perkara, form: BuktiForm, oleh: Akun, lampirkan: Callable[[Berkas], object]) -> bool:
    """Take a valid form's file in and attach it; a refusal stands at the field, and its copy goes.

    Returns whether it was attached.
    """
    try:
        with diterima(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_MB) as berkas:
            lampirkan(berkas)
    except AturanDilanggar as aturan:
        catat_penolakan(perkara, "tambah_bukti", aturan, oleh=oleh)
        form.add_error("berkas", str(aturan))
        return False
    return True
