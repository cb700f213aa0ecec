"""E-reporting for programs: read only, and without anybody's personal data."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from lpse.api.tampilan import TampilanAPI, baca_halaman, baca_parameter, halaman_dari, jawab_halaman
from lpse.paging import Order
from sekretariat.api.bentuk import (
    PaketSerializer,
    ParameterPaket,
    ParameterRingkasan,
    RingkasanSerializer,
    baca_saringan,
)
from sekretariat.enums.e_reporting import Kelompok
from sekretariat.policies.e_reporting import E_REPORTING_BACA
from sekretariat.queries.e_reporting import hitung
from sekretariat.queries.e_reporting_saring import diperbarui_pada, saring

TERBARU = Order("urut", falling=True)
TANDA = ["sekretariat"]


class DaftarPaket(TampilanAPI):
    """Packages, the latest first."""

    cakupan = E_REPORTING_BACA

    @extend_schema(
        operation_id="e_reporting_paket",
        summary="Paket dalam data SPSE",
        description="Yang diumumkan paling akhir lebih dahulu, tanpa penyedia dan pejabat.",
        parameters=[ParameterPaket],
        responses=halaman_dari(PaketSerializer, "PaketSPSE"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterPaket)
        halaman, berikutnya = baca_halaman(request, saring(baca_saringan(parameter)), TERBARU, parameter)
        return jawab_halaman(PaketSerializer(halaman, many=True).data, berikutnya)


class Ringkasan(TampilanAPI):
    """A report of packages."""

    cakupan = E_REPORTING_BACA

    @extend_schema(
        operation_id="e_reporting_ringkasan",
        summary="Angka e-reporting",
        description="Angka paket menurut satuan kerja, metode, jenis, bulan, atau tahapan; dan jumlahnya.",
        parameters=[ParameterRingkasan],
        responses=RingkasanSerializer,
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterRingkasan)
        menurut = Kelompok(parameter["menurut"])
        laporan = hitung(baca_saringan(parameter), menurut)
        isi = {
            "menurut": menurut,
            "diperbarui": diperbarui_pada(),
            "semua": laporan.semua,
            "baris": laporan.baris,
        }
        return Response(RingkasanSerializer(isi).data)
