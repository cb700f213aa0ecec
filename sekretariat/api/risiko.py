"""The open risks for programs: read only, nobody's name."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from lpse.api.tampilan import (
    ParameterHalaman,
    TampilanAPI,
    baca_halaman,
    baca_parameter,
    halaman_dari,
    jawab_halaman,
)
from lpse.paging import Order
from sekretariat.enums.risiko import KategoriRisiko, PenangananRisiko, StatusRisiko, TingkatRisiko
from sekretariat.models import Risiko
from sekretariat.policies.api import KEGIATAN_BACA

TERBESAR = Order("nilai", falling=True)


class ParameterRisiko(ParameterHalaman):
    """Which risks."""

    tingkat = serializers.ChoiceField(choices=TingkatRisiko.choices, required=False)
    kategori = serializers.ChoiceField(choices=KategoriRisiko.choices, required=False)


class RisikoSerializer(serializers.Serializer[Risiko]):
    """A risk that is not closed, its value before control and now."""

    kode = serializers.CharField()
    judul = serializers.CharField()
    kategori = serializers.ChoiceField(choices=KategoriRisiko.choices)
    objek = serializers.CharField(help_text="Aset atau layanan yang dikenai.")
    aset = serializers.CharField(source="aset_kode", help_text="Kode di register aset; kosong: tidak ada.")
    nilai_awal = serializers.IntegerField(help_text="Sebelum pengendalian, 1 sampai 192.")
    tingkat_awal = serializers.ChoiceField(choices=TingkatRisiko.choices)
    nilai = serializers.IntegerField(help_text="Menurut penilaian terakhir, 1 sampai 192.")
    tingkat = serializers.ChoiceField(choices=TingkatRisiko.choices)
    penanganan = serializers.ChoiceField(
        choices=PenangananRisiko.choices, allow_blank=True, help_text="Kosong: belum diputuskan."
    )
    status = serializers.ChoiceField(choices=StatusRisiko.choices)
    tenggat = serializers.DateField()
    lewat = serializers.BooleanField(source="is_lewat", help_text="Tenggatnya sudah lewat.")
    dinilai_pada = serializers.DateTimeField()
    tinjau_sebelum = serializers.DateField(help_text="Dinilai lagi paling lambat pada hari ini.")
    lewat_tinjau = serializers.BooleanField(source="is_lewat_tinjau", help_text="Setahun belum dinilai.")


class DaftarRisiko(TampilanAPI):
    """Risks that are not closed, the greatest first."""

    cakupan = KEGIATAN_BACA

    @extend_schema(
        operation_id="risiko",
        summary="Risiko yang belum ditutup",
        description="Risiko layanan dengan nilainya sebelum dan sesudah pengendalian; terbesar lebih dahulu.",
        parameters=[ParameterRisiko],
        responses=halaman_dari(RisikoSerializer, "Risiko"),
        tags=["sekretariat"],
    )
    def get(self, request: Request) -> Response:
        parameter: Any = baca_parameter(request, ParameterRisiko)
        pilih = {nama: parameter[nama] for nama in ("tingkat", "kategori") if parameter.get(nama)}
        rows = Risiko.objects.terbuka().filter(**pilih)
        halaman, berikutnya = baca_halaman(request, rows, TERBESAR, parameter)
        return jawab_halaman(RisikoSerializer(halaman, many=True).data, berikutnya)
