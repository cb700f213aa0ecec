"""Who besides LKPP is told of obstacles and instructs: the profil says it to forms, acts and letters."""

import pytest

from infrastruktur.forms.instruksi import CatatInstruksiForm
from infrastruktur.models import InstruksiLKPP
from layanan.actions.penerusan import catat_jawaban, kirim
from layanan.models import Penerusan
from layanan.policies.penerusan import pilihan_tingkat
from lpse.aturan import AturanDilanggar
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from tests.factories import buat_akun

KARO, LAIN = "karo", ("tulungagung", "bangkalan", "bandung", "blitar")
PUSAT = "LPSE Pusat"


@pytest.mark.dasar("infrastruktur.informasi_lkpp")
@pytest.mark.parametrize("nama", [KARO, *LAIN])
def test_hanya_karo_menyebut_lpse_pusat(settings, nama):
    settings.LPSE_PROFIL = nama
    ada = nama == KARO
    assert (("pusat", PUSAT) in pilihan_tingkat("laporan")) is ada
    assert "pusat" not in dict(pilihan_tingkat("kendala"))
    form = CatatInstruksiForm({"isi": "Pasang tambalan.", "dari": PUSAT})
    assert form.is_valid()
    assert form.cleaned_data.get("dari") == (PUSAT if ada else None)


@pytest.mark.django_db
def test_laporan_kepada_lpse_pusat_dan_instruksinya(settings):
    settings.LPSE_PROFIL = KARO
    petugas = buat_akun(Peran.HELPDESK)
    kode = sumbangan.penerus_lkpp("Internet putus", "Sejak pagi.", "", oleh=petugas).nomor
    penerusan = kirim(Penerusan.objects.get(kode=kode).pk, oleh=petugas, tingkat="pusat")
    assert (penerusan.berada_pada, penerusan.naskah.isi["kepada"]) == (PUSAT, PUSAT)
    catat_jawaban(penerusan.pk, oleh=petugas, jawaban="Ya.", instruksi="Ganti tautan.")
    assert InstruksiLKPP.objects.get().dari == PUSAT

    settings.LPSE_PROFIL = "blitar"
    lain = sumbangan.penerus_lkpp("Internet putus", "Sejak pagi.", "", oleh=petugas).nomor
    with pytest.raises(AturanDilanggar, match="tidak menyebut"):
        kirim(Penerusan.objects.get(kode=lain).pk, oleh=petugas, tingkat="pusat")
