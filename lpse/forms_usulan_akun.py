"""What is typed to propose something about an Akun. Shape only."""

from django import forms
from django.db.models import Q

from lpse.bentuk import LPSEForm
from lpse.models import Akun
from lpse.models.usulan import TindakanAkun


class UsulanAkunForm(LPSEForm):
    """Whose Akun, what is to happen to it, and why."""

    akun = forms.CharField(
        label="Surel atau User ID",
        max_length=254,
        help_text="Tulis lengkap, seperti yang dipakai untuk masuk.",
    )
    tindakan = forms.ChoiceField(
        label="Yang diusulkan", choices=[("", "Pilih yang diusulkan"), *TindakanAkun.choices]
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Dibaca oleh yang menyetujui. Misalnya: pindah tugas, SK 188/12/2026; ponsel hilang.",
    )

    def clean_akun(self) -> Akun:
        teks = self.cleaned_data["akun"].strip()
        akun = Akun.objects.filter(Q(email__iexact=teks) | Q(user_id__iexact=teks)).first()
        if akun is None:
            raise forms.ValidationError("Tidak ada akun dengan surel atau User ID ini. Periksa ejaannya.")
        return akun
