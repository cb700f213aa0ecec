"""Monitoring for programs, LKPP's first of all: read only. And the door through which sensors write."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from infrastruktur.actions.lingkungan import catat_bacaan
from infrastruktur.api.bentuk import (
    BacaanBaruSerializer,
    BacaanSerializer,
    GangguanSerializer,
    KeadaanSerializer,
    KetersediaanSerializer,
    ParameterBulan,
    ParameterGangguan,
    ParameterPemeliharaan,
    ParameterSampel,
    PemeliharaanSerializer,
    SampelSerializer,
    SasaranSerializer,
)
from infrastruktur.models import Deret, Pemeliharaan, Sasaran
from infrastruktur.policies.akses import LINGKUNGAN_TULIS, PEMANTAUAN_BACA
from infrastruktur.policies.ruang_server import BacaanKeliru
from infrastruktur.queries.denyut import siklus_terakhir
from infrastruktur.queries.gangguan import dengan_rentang, saring
from infrastruktur.queries.ketersediaan import bulan_ini, ketersediaan_bulan
from infrastruktur.queries.penilaian import diawasi
from infrastruktur.queries.ruang_server import ruang_server
from infrastruktur.queries.sampel import titik
from infrastruktur.queries.sasaran import terberat
from lpse.api.tampilan import (
    TampilanAPI,
    baca_halaman,
    baca_parameter,
    halaman_dari,
    jawab_halaman,
)
from lpse.paging import Order

TERBARU, TERBARU_MULAI = Order(falling=True), Order("mulai", falling=True)
TANDA = ["infrastruktur"]


class TampilanPemantauan(TampilanAPI):
    """What a monitoring token reads."""

    cakupan = PEMANTAUAN_BACA


class KeadaanSemua(TampilanPemantauan):
    """Every target that is watched."""

    @extend_schema(
        operation_id="keadaan",
        summary="Keadaan semua sasaran",
        description="Sasaran yang diawasi, deret pembacaannya, nilai terakhir, dan keadaannya sejak kapan.",
        responses=KeadaanSerializer,
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        deret: dict[int, list[Deret]] = {}
        for satu in diawasi().order_by("ukuran", "label"):
            deret.setdefault(satu.sasaran_id, []).append(satu)
        sasaran = [_isi(s, deret.get(s.pk, [])) for s in Sasaran.objects.aktif().order_by("nama", "pk")]
        siklus = siklus_terakhir()
        isi = {"siklus_terakhir": siklus.selesai if siklus else None, "sasaran": sasaran}
        return Response(KeadaanSerializer(isi).data)


class KeadaanSatu(TampilanPemantauan):
    """One target."""

    @extend_schema(
        operation_id="keadaan_sasaran",
        summary="Keadaan satu sasaran",
        parameters=[OpenApiParameter("kode", str, OpenApiParameter.PATH, description="Kode sasaran.")],
        responses=SasaranSerializer,
        tags=TANDA,
    )
    def get(self, request: Request, kode: str) -> Response:
        sasaran = get_object_or_404(Sasaran.objects.aktif(), kode=kode)
        deret = list(sasaran.deret.filter(dilepas_pada__isnull=True).order_by("ukuran", "label"))
        return Response(SasaranSerializer(_isi(sasaran, deret)).data)


def _isi(sasaran: Sasaran, deret: list[Deret]) -> dict[str, Any]:
    kolom = ("kode", "nama", "jenis", "peran", "ditanya_pada", "dijawab_pada")
    return {
        **{k: getattr(sasaran, k) for k in kolom},
        "keadaan": terberat({d.keadaan for d in deret}),
        "deret": deret,
    }


class SampelDeret(TampilanPemantauan):
    """What was read of one series."""

    @extend_schema(
        operation_id="sampel",
        summary="Bacaan satu deret",
        description="Rata-rata, terendah, dan tertinggi setiap langkah dalam [dari, sampai).",
        parameters=[
            ParameterSampel,
            OpenApiParameter("kode", str, OpenApiParameter.PATH, description="Kode deret."),
        ],
        responses=SampelSerializer,
        tags=TANDA,
    )
    def get(self, request: Request, kode: str) -> Response:
        parameter = baca_parameter(request, ParameterSampel)
        deret = get_object_or_404(Deret, kode=kode)
        isi = titik([deret.pk], parameter["dari"], parameter["sampai"], parameter["resolusi"])
        parameter["resolusi"] = parameter["resolusi"].value
        return Response(SampelSerializer({**parameter, "deret": deret, "titik": isi[deret.pk]}).data)


class DaftarGangguan(TampilanPemantauan):
    """Incidents, newest first."""

    @extend_schema(
        operation_id="gangguan",
        summary="Gangguan",
        description="Yang berlangsung dan yang lewat, yang terbaru lebih dahulu, tanpa catatan petugas.",
        parameters=[ParameterGangguan],
        responses=halaman_dari(GangguanSerializer, "Gangguan"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterGangguan)
        rows = dengan_rentang(saring({"keadaan": parameter.get("keadaan", "")}))
        halaman, berikutnya = baca_halaman(request, rows, TERBARU_MULAI, parameter)
        return jawab_halaman(GangguanSerializer(halaman, many=True).data, berikutnya)


class KetersediaanBulan(TampilanPemantauan):
    """How far each target was available in a month."""

    @extend_schema(
        operation_id="ketersediaan",
        summary="Ketersediaan sebulan",
        description="Tiap sasaran yang dipantau ketersediaannya, yang terburuk lebih dahulu.",
        parameters=[ParameterBulan],
        responses=KetersediaanSerializer(many=True),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        bulan = baca_parameter(request, ParameterBulan).get("bulan") or bulan_ini()
        if bulan > bulan_ini():
            raise ValidationError({"bulan": "Bulan itu belum tiba."})
        return Response(KetersediaanSerializer(ketersediaan_bulan(bulan), many=True).data)


class DaftarPemeliharaan(TampilanPemantauan):
    """Maintenance windows, newest first."""

    @extend_schema(
        operation_id="pemeliharaan",
        summary="Pemeliharaan",
        description="Jendela pemeliharaan yang direncanakan, berjalan, dan sudah lewat.",
        parameters=[ParameterPemeliharaan],
        responses=halaman_dari(PemeliharaanSerializer, "Pemeliharaan"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterPemeliharaan)
        rows = Pemeliharaan.objects.prefetch_related("sasaran")
        if status := parameter.get("status"):
            rows = rows.filter(status=status)
        halaman, berikutnya = baca_halaman(request, rows, TERBARU, parameter)
        return jawab_halaman(PemeliharaanSerializer(halaman, many=True).data, berikutnya)


class BacaanRuangServer(TampilanAPI):
    """Where the sensors of a server room write."""

    cakupan = LINGKUNGAN_TULIS

    @extend_schema(
        operation_id="catat_bacaan_ruang_server",
        summary="Kirim bacaan sensor ruang server",
        description="Dinilai dengan batas yang berlaku; yang tidak normal dikabarkan kepada petugas.",
        request=BacaanBaruSerializer,
        responses={201: BacaanSerializer},
        tags=TANDA,
    )
    def post(self, request: Request) -> Response:
        baru = BacaanBaruSerializer(data=request.data)
        baru.is_valid(raise_exception=True)
        lokasi = ruang_server().filter(kode__iexact=baru.validated_data["lokasi"]).first()
        if lokasi is None:
            raise ValidationError({"lokasi": "Tidak ada ruang server dengan kode ini."})
        try:
            bacaan = catat_bacaan(
                lokasi.pk,
                baru.nilai,
                oleh=request.user,
                pada=baru.validated_data.get("pada"),
                is_sensor=True,
            )
        except BacaanKeliru as galat:
            raise ValidationError({"bacaan": str(galat)}) from galat
        return Response(BacaanSerializer(bacaan).data, status=201)
