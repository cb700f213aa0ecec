"""Who gave a technical instruction, asked alike at every desk that records one."""

from typing import Any

from django import forms

from lpse.bentuk import LPSEForm
from lpse.bidang import tawarkan
from lpse.profil import profil


class SumberInstruksiForm(LPSEForm):
    """`dari` is asked only where the regulation names somebody beside LKPP; else it is LKPP.

    Dasar: infrastruktur.instruksi_lkpp
    """

    dari = forms.ChoiceField(label="Instruksi dari", widget=forms.RadioSelect, initial="LKPP")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sumber = profil().infrastruktur.sumber_instruksi
        if len(sumber) > 1:
            tawarkan(self, "dari", [(satu, satu) for satu in sumber])
        else:
            del self.fields["dari"]
