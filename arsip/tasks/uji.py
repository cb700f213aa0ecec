"""What the clock does with drills; the figures of readiness; what tokens may read of it."""

from django.utils import timezone

from arsip.actions.catat_uji import antrekan_uji
from arsip.actions.lembar_kunci import sidik_kini
from arsip.actions.uji_pulih import sapu_uji_mati
from arsip.policies.api import CADANGAN_BACA
from arsip.queries.kesiapan import kesiapan
from lpse.peran import LIHAT_CADANGAN
from lpse.sumbangan import CakupanAPI, Sampel, Ukuran, sumbangan


def metrik_kesiapan() -> Ukuran:
    """Of each source the age of its last drill and of its newest copy outside, and whether it would survive.

    What never was has no age: the third figure says no then.
    """
    now = timezone.now()
    uji, luar, selamat = [], [], []
    for satu in kesiapan(now, sidik_kunci=sidik_kini(), rto=False):
        if not satu.is_dihitung:
            continue
        label = {"sumber": satu.sumber.kode}
        if satu.bukti.uji and satu.bukti.is_uji_lulus:
            uji.append(Sampel(max((now - satu.bukti.uji).total_seconds(), 0.0), label))
        if satu.putusan.rpo is not None:
            luar.append(Sampel(satu.putusan.rpo.total_seconds(), label))
        selamat.append(Sampel(float(satu.putusan.is_selamat), label))
    return {
        "lpse_uji_pemulihan_umur_detik": uji,
        "lpse_cadangan_luar_umur_detik": luar,
        "lpse_kesiapan_selamat": selamat,
    }


def daftarkan() -> None:
    """Register the weekly drill and what it may leave, the figures, and the scope."""
    sumbangan.detak += [antrekan_uji, sapu_uji_mati]
    sumbangan.metrik.append(metrik_kesiapan)
    sumbangan.daftarkan_cakupan(
        CakupanAPI(CADANGAN_BACA, "Membaca kesiapan dan daftar cadangan", LIHAT_CADANGAN)
    )
