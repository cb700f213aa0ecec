"""The one screen on which officers log what reaches them: by telephone, in person, by mail or WhatsApp."""

import json
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from layanan.actions.tiket import IsianTiket
from layanan.enums.tiket import Dampak, JenisTiket, Saluran, Urgensi
from layanan.forms.jawaban import RincianForm, isi_field
from layanan.models import Kunjungan, MatriksPrioritas
from layanan.queries.penelepon import akun_dari
from lpse.bidang import BOLEH_KOSONG, tawarkan
from lpse.pengenal import samarkan
from lpse.sumbangan import Orang
from lpse.waktu import jam

# What is asked on every call; the rest of LKPP's form is folded away.
ORANG = ("nama", "telepon", "surel", "user_id", "instansi")
LIPATAN = (
    *("npwp", "satker", "kelompok", "tipe_lkpp", "kategori", "jenis_masalah"),
    *("nama_paket", "kode_galat", "hasil", "nomor_lapor"),
)
KUNJUNGAN_PALING_BANYAK = 50
URAIAN = {
    Saluran.TELEPON: "Yang ditanyakan",
    Saluran.KUNJUNGAN: "Yang ditanyakan",
    Saluran.SUREL: "Tempel isi surelnya",
    Saluran.WHATSAPP: "Tempel percakapannya",
    Saluran.WEB: "Yang ditanyakan",
}


class CatatForm(RincianForm):
    """Who asks what; with an answer it can be solved in the same breath."""

    field_order = (*ORANG, "kunjungan", "jenis", "judul", "uraian", "kode_tender", "urgensi", "dampak")

    kunjungan = forms.ChoiceField(
        label=f"Tamu di buku tamu{BOLEH_KOSONG}",
        required=False,
        help_text="Nama dan teleponnya diambil dari buku tamu bila Anda kosongkan.",
    )
    uraian = isi_field("Yang ditanyakan", "Tulis apa yang ditanyakan.", 4)
    jawaban = isi_field(f"Jawaban Anda{BOLEH_KOSONG}", "", 4, "Bila Anda menjawabnya saat itu juga.")
    lisan = forms.BooleanField(label="Penanya sudah menyatakan urusannya selesai.", required=False)
    dilihat = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, saluran: Saluran, **kwargs: Any) -> None:
        awal = {"urgensi": Urgensi.TIDAK_MENDESAK, "dampak": Dampak.KECIL, "jenis": JenisTiket.KONSULTASI}
        kwargs["initial"] = {**awal, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.saluran = saluran
        self.fields["jawaban"].required = False
        self.fields["uraian"].label = URAIAN[saluran]
        if saluran == Saluran.KUNJUNGAN:
            self.fields["nama"].required = False
            self.tamu = {k.kode: k for k in _tamu_hari_ini()}
            pilihan = [(kode, f"{k.nama}, masuk {jam(k.masuk_pada)}") for kode, k in self.tamu.items()]
            tawarkan(self, "kunjungan", [("", "Tidak dipilih"), *pilihan])
        else:
            del self.fields["kunjungan"]
        for nama in (*ORANG, "judul"):
            self.fields[nama].widget.attrs["autocomplete"] = "off"

    @property
    def orang(self) -> list[Any]:
        return [self[nama] for nama in ORANG]

    @property
    def lipatan(self) -> list[Any]:
        return [self[nama] for nama in LIPATAN]

    @property
    def is_lipatan_terbuka(self) -> bool:
        """Whether something below the fold was filled in, or is wrong."""
        return self.is_bound and any(self.data.get(nama) or self.errors.get(nama) for nama in LIPATAN)

    @property
    def matriks(self) -> str:
        """The unit's table of priorities, for the script that shows the priority at once."""
        return json.dumps({f"{m.urgensi}{m.dampak}": m.get_prioritas_display() for m in self._matriks})

    @property
    def prioritas(self) -> str:
        """The priority that follows from what is chosen now, in words."""
        pilihan = tuple(str(self[nama].value() or "") for nama in ("urgensi", "dampak"))
        cocok = (m.get_prioritas_display() for m in self._matriks if (m.urgensi, m.dampak) == pilihan)
        return next(cocok, "")

    @property
    def _matriks(self) -> list[MatriksPrioritas]:
        if not hasattr(self, "_tabel"):
            self._tabel = list(MatriksPrioritas.objects.all())
        return self._tabel

    def clean(self) -> dict[str, Any]:
        """A visitor chosen from the guest book fills in what was left empty."""
        isi: dict[str, Any] = super().clean() or {}
        tamu = self.kunjungan_terpilih
        if tamu is not None:
            for nama in ("nama", "telepon", "instansi"):
                isi[nama] = isi.get(nama) or getattr(tamu, nama)
        if not isi.get("nama") and "nama" not in self.errors:
            raise ValidationError({"nama": "Isi nama pelapor, atau pilih tamunya di buku tamu."})
        return isi

    @property
    def kunjungan_terpilih(self) -> Kunjungan | None:
        return self.tamu.get(self.cleaned_data.get("kunjungan", "")) if "kunjungan" in self.fields else None

    @property
    def isian(self) -> IsianTiket:
        """What the act takes."""
        kolom = {n: v for n, v in self.cleaned_data.items() if n in IsianTiket.__slots__}
        akun = akun_dari(kolom["surel"], kolom["user_id"])
        return IsianTiket(**{**kolom, "akun": akun, "kunjungan": self.kunjungan_terpilih})


def _tamu_hari_ini() -> list[Kunjungan]:
    """Who came within the last day, newest first."""
    sejak = timezone.now() - timedelta(days=1)
    return list(
        Kunjungan.objects.filter(masuk_pada__gte=sejak).order_by("-masuk_pada")[:KUNJUNGAN_PALING_BANYAK]
    )


def nilai_pilihan(orang: Orang) -> str:
    """A person found, as the value of the button that picks them."""
    kolom = {nama: getattr(orang, nama) for nama in (*ORANG, "kelompok")}
    return json.dumps({nama: nilai for nama, nilai in kolom.items() if nilai})


def baca_pilihan(teks: str) -> dict[str, str]:
    """What a picked person fills in; nothing for what no button of ours says."""
    try:
        isi = json.loads(teks)
    except ValueError:
        return {}
    if not isinstance(isi, dict):
        return {}
    return {nama: nilai for nama in (*ORANG, "kelompok") if isinstance(nilai := isi.get(nama), str)}


def keterangan_orang(orang: Orang) -> str:
    """What tells two people of one name apart; a User ID is no secret of theirs, a number is masked."""
    telepon = samarkan(orang.telepon) if orang.telepon else ""
    return ", ".join(filter(None, (orang.instansi, orang.user_id, orang.surel, telepon)))
