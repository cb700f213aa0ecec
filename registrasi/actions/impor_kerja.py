"""The worker's part of an import: whatever is to be done next, by whoever takes it first."""

from lpse.klaim import KlaimLepas
from registrasi.actions.impor_baca import baca_impor
from registrasi.actions.impor_pengguna import klaim_impor
from registrasi.actions.impor_terap import terapkan_isi
from registrasi.enums.spse import StatusImpor


def kerjakan_impor(pk: int) -> bool:
    """Read or apply an import to its end. False when another worker holds it or nothing is to be done.

    Idempotent: called again after a worker was killed, it goes on behind the last whole piece.
    """
    diambil = klaim_impor(pk)
    if diambil is None:
        return False
    impor, cap = diambil
    kerja = baca_impor if impor.status == StatusImpor.MEMBACA else terapkan_isi
    try:
        kerja(impor, cap)
    except KlaimLepas:
        return False
    return True
