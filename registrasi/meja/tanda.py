"""Saving the marks of one document so that nothing is lost: not another's marks, not what was typed."""

from django.http import HttpRequest

from lpse.pintu import tindak
from lpse.situs_admin import petugas
from registrasi import actions
from registrasi.forms.meja import TandaiForm
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies.pendaftaran import SudahBerubah


def simpan_tanda(
    request: HttpRequest, pendaftaran: Pendaftaran, kode: str, form: TandaiForm
) -> DokumenSyarat | None:
    """Save a valid form; None when a rule refused, its sentence then being a message on the next page.

    After a stale save the form shows what changed (`form.beda`) and may be sent again against that.
    """
    oleh = petugas(request)

    def act() -> DokumenSyarat:
        try:
            return actions.tandai(pendaftaran.pk, kode, oleh=oleh, **form.isi_tanda)
        except SudahBerubah as berubah:
            dokumen = pendaftaran.dokumen.select_related("diperiksa_oleh").get(kode=kode)
            form.tampilkan_beda(dokumen, berubah.beda[kode], berubah.tulisan)
            raise

    hasil = tindak(request, pendaftaran, "tandai", act)
    if hasil is None:
        # The page that follows tells who holds the file now.
        pendaftaran.refresh_from_db()
    return hasil
