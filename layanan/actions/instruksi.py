"""LKPP's technical instructions: recorded, handed to whoever runs the systems, carried out."""

from django.db import transaction
from django.utils import timezone

from layanan.models import InstruksiLKPP, Penerusan
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import TERUSKAN_LKPP


@transaction.atomic
def catat_instruksi(*, isi: str, oleh: Akun, penerusan: Penerusan | None = None) -> InstruksiLKPP:
    """Mencatat instruksi teknis LKPP, dengan atau tanpa perkara yang mendahuluinya.

    Raises TidakBerwenang. Dasar: infrastruktur.instruksi_lkpp
    """
    if not oleh.has_perm(TERUSKAN_LKPP):
        raise TidakBerwenang
    instruksi = InstruksiLKPP.objects.create(isi=isi, dicatat_oleh=oleh, penerusan=penerusan)
    catat(instruksi, "instruksi_lkpp.dicatat", oleh=oleh)
    return instruksi


@transaction.atomic
def laksanakan_instruksi(pk: int, *, oleh: Akun, hasil: str) -> InstruksiLKPP:
    """Mencatat bahwa instruksi sudah dilaksanakan, dan hasilnya.

    Raises TidakBerwenang, and AturanDilanggar where it was carried out already.
    Dasar: infrastruktur.instruksi_lkpp
    """
    if not oleh.has_perm(TERUSKAN_LKPP):
        raise TidakBerwenang
    instruksi = InstruksiLKPP.objects.select_for_update(of=("self",)).get(pk=pk)
    if instruksi.is_terlaksana:
        raise AturanDilanggar("Instruksi ini sudah dilaksanakan.")
    instruksi.dilaksanakan_oleh, instruksi.dilaksanakan_pada = oleh, timezone.now()
    instruksi.hasil = hasil
    instruksi.save(update_fields=["dilaksanakan_oleh", "dilaksanakan_pada", "hasil"])
    catat(instruksi, "instruksi_lkpp.dilaksanakan", oleh=oleh)
    return instruksi
