"""Moments as people type them: a day and an hour."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from lpse.bentuk import LPSEForm
from lpse.waktu import setempat, zona


class BerwaktuForm(LPSEForm):
    """A form in which each moment of SAAT is typed as `tanggal_<nama>` and `jam_<nama>`."""

    SAAT: tuple[str, ...] = ()

    @staticmethod
    def kini(*nama: str) -> dict[str, Any]:
        """Initial values: now, for each of these moments."""
        saat = setempat(timezone.now())
        return {k: v for n in nama for k, v in ((f"tanggal_{n}", saat.date()), (f"jam_{n}", saat.time()))}

    @property
    def kolom(self) -> dict[str, Any]:
        """What the act takes: what was typed, a day and its hour as one moment."""
        isi = dict(self.cleaned_data)
        for nama in self.SAAT:
            hari, jam = isi.pop(f"tanggal_{nama}"), isi.pop(f"jam_{nama}")
            isi[nama] = timezone.make_aware(datetime.combine(hari, jam), zona())
        return isi
