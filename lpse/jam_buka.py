"""The unit's working hours as a notice at its door says them."""

from itertools import groupby

from lpse.profil.bagian import Pekan
from lpse.waktu import HARI


def jam_buka(pekan: Pekan) -> list[tuple[str, str]]:
    """`("Senin–Kamis", "07.30–12.00 dan 13.00–16.00")`: neighbours with the same hours, no days off."""
    jendela_hari = pekan.jendela
    hasil = []
    for jendela, anggota in groupby(sorted(jendela_hari), key=lambda hari: jendela_hari[hari]):
        hari = [HARI[nomor] for nomor in anggota]
        if jendela:
            jam = " dan ".join(f"{mulai:%H.%M}–{selesai:%H.%M}" for mulai, selesai in jendela)
            hasil.append((hari[0] if len(hari) == 1 else f"{hari[0]}–{hari[-1]}", jam))
    return hasil
