"""The chapters of a report: each asks one unit for its figures of a period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from arsip import reports as arsip
from infrastruktur import reports as infrastruktur
from layanan import reports as layanan
from lpse.butir import Butir
from lpse.profil import profil
from registrasi import reports as registrasi
from sekretariat.naskah.bab_risiko import periode_risiko
from sekretariat.naskah.bab_sekretariat import (
    periode_program,
    periode_tata_usaha,
    periode_temuan,
    periode_tender,
)


@dataclass(frozen=True, slots=True)
class Bab:
    """One chapter: whose it is, and who counts its figures from the first day through the last.

    `kunci`: the rule without which it is left out; "": always there.
    """

    kode: str
    judul: str
    unit: str
    periode: Callable[[date, date], Sequence[Butir]]
    kunci: str = ""


BAB: tuple[Bab, ...] = (
    Bab("registrasi", "Registrasi dan verifikasi", "registrasi", registrasi.periode),
    Bab("layanan", "Layanan dan capaian standar layanan", "layanan", layanan.periode_tiket),
    Bab("pelatihan", "Pelatihan dan sosialisasi", "layanan", layanan.periode_pelatihan),
    Bab("ruang", "Ruang layanan", "layanan", layanan.periode_ruang, "layanan.ruang"),
    Bab("kepuasan", "Pengaduan dan kepuasan pengguna", "layanan", layanan.periode_kepuasan),
    Bab("gangguan", "Gangguan dan ketersediaan", "sistem", infrastruktur.periode_gangguan),
    Bab("kapasitas", "Pemantauan, kapasitas, dan pemeliharaan", "sistem", infrastruktur.periode_kapasitas),
    Bab("cadangan", "Cadangan dan uji pemulihan", "sistem", arsip.periode),
    Bab("tender", "Pengadaan secara elektronik (e-reporting)", "sekretariat", periode_tender),
    Bab("tata_usaha", "Persuratan, koordinasi, dan pembinaan", "sekretariat", periode_tata_usaha),
    Bab("temuan", "Evaluasi dan temuan", "sekretariat", periode_temuan),
    Bab("risiko", "Risiko layanan", "sekretariat", periode_risiko),
)


def bab_untuk(unit: str) -> list[Bab]:
    """The chapters of the whole LPSE's report (unit ""), or of one unit's own."""
    ada = [bab for bab in BAB if unit in ("", bab.unit) and (not bab.kunci or profil().is_diatur(bab.kunci))]
    return [*ada, Bab("program", "Program kerja", unit, partial(periode_program, unit=unit))]
