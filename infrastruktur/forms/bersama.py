"""What forms of several areas have in common."""

from datetime import timedelta
from typing import Any

from lpse.bentuk import SaringanForm
from lpse.waktu import awal_hari


class SaringanRentangForm(SaringanForm):
    """The filters above a list of what happened, with the days `dari` and `sampai` among its fields."""

    @property
    def saringan(self) -> dict[str, Any]:
        """The filters as the query takes them: from the first moment of `dari` until the end of `sampai`."""
        isi = self.terisi
        if "dari" in isi:
            isi["dari"] = awal_hari(isi["dari"])
        if "sampai" in isi:
            isi["sampai"] = awal_hari(isi["sampai"] + timedelta(days=1))
        return isi

    @property
    def kueri(self) -> dict[str, str]:
        """What was asked for, as the address has it, without the place in the list."""
        return {nama: nilai for nama, nilai in self.data.items() if nilai and nama not in ("after", "before")}
