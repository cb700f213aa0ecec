"""What officers type about matters for LKPP: shape only; whether an act is allowed, the act says."""

from typing import Any

from django import forms

from layanan.actions.penerusan import IsianPenerusan
from layanan.enums.penerusan import JenisPenerusan, StatusPenerusan, TingkatLKPP
from layanan.models import Penerusan
from layanan.policies.penerusan import pilihan_alasan, pilihan_tingkat
from layanan.queries.penerusan import TERBUKA
from lpse.bentuk import LPSEForm, SaringanTeksForm
from lpse.bidang import BOLEH_KOSONG, TeksField, tawarkan
from lpse.forms_instruksi import SumberInstruksiForm


def teks_panjang(label: str, bantuan: str = "", *, wajib: bool = True, baris: int = 5) -> forms.CharField:
    """Some paragraphs of text."""
    return forms.CharField(
        label=label if wajib else f"{label}{BOLEH_KOSONG}",
        max_length=8000,
        required=wajib,
        help_text=bantuan,
        widget=forms.Textarea({"rows": baris}),
    )


class SaringanPenerusanForm(SaringanTeksForm):
    """The filters above the list."""

    cari = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        help_text="Perihal, nomor tiket kami, atau nomor LKPP.",
        widget=forms.SearchInput({"autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua"), (TERBUKA, "Belum dijawab"), *StatusPenerusan.choices],
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPenerusan.choices]
    )


class PenerusanForm(LPSEForm):
    """A matter being prepared; the ground is asked of an obstacle only."""

    judul = TeksField(label="Perihal", max_length=200)
    alasan = forms.ChoiceField(label="Alasan penerusan", widget=forms.RadioSelect)
    uraian = teks_panjang("Uraian", "Apa yang terjadi, sejak kapan, siapa yang terhambat.")
    upaya = teks_panjang("Yang sudah dicoba LPSE", "Langkah, waktu, dan hasilnya.", wajib=False)

    def __init__(self, *args: Any, jenis: str, **kwargs: Any) -> None:
        self.jenis = jenis
        super().__init__(*args, **kwargs)
        if jenis == JenisPenerusan.KENDALA:
            tawarkan(self, "alasan", pilihan_alasan())
        else:
            del self.fields["alasan"]

    @classmethod
    def awal(cls, penerusan: Penerusan) -> dict[str, str]:
        """What a prepared matter says now."""
        return {nama: getattr(penerusan, nama) for nama in ("judul", "alasan", "uraian", "upaya")}

    @property
    def isian(self) -> IsianPenerusan:
        """What the act takes."""
        return IsianPenerusan(jenis=self.jenis, **self.cleaned_data)


class LangkahForm(LPSEForm):
    """A step of a matter of this kind: what its act takes is what was typed."""

    def __init__(self, *args: Any, jenis: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jenis = jenis

    @property
    def kolom(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class KirimForm(LangkahForm):
    tingkat = forms.ChoiceField(label="Dikirim kepada", widget=forms.RadioSelect, initial=TingkatLKPP.EPROC)
    nomor_lkpp = TeksField(
        label=f"Nomor tiket LKPP{BOLEH_KOSONG}",
        max_length=60,
        required=False,
        help_text="Bila sudah ada; boleh dicatat nanti.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tawarkan(self, "tingkat", pilihan_tingkat(self.jenis))


class NomorForm(LangkahForm):
    nomor_lkpp = TeksField(label="Nomor tiket LKPP", max_length=60)


class NaikkanForm(LangkahForm):
    isi = teks_panjang("Keterangan", wajib=False, baris=3)


class TanyakanForm(LangkahForm):
    isi = teks_panjang("Apa yang ditanyakan, lewat apa, kepada siapa", baris=3)


class JawabanForm(LangkahForm):
    jawaban = teks_panjang("Jawaban LKPP")
    instruksi = teks_panjang(
        "Instruksi teknis", "Bila LKPP meminta LPSE melakukan sesuatu pada sistem.", wajib=False, baris=4
    )


class TarikForm(LangkahForm):
    alasan = teks_panjang("Alasan", baris=3)


class InstruksiForm(SumberInstruksiForm):
    """An instruction that came by itself, as by circular letter."""

    isi = teks_panjang("Instruksi teknis")
