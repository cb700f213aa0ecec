"""Readiness and backups for programs: read only."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from arsip.actions.lembar_kunci import sidik_kini
from arsip.api.bentuk import CadanganSerializer, ParameterCadangan, SemuaKesiapanSerializer
from arsip.models import Cadangan
from arsip.policies.api import CADANGAN_BACA
from arsip.queries.kesiapan import kesiapan
from lpse.api.tampilan import TampilanAPI, baca_halaman, baca_parameter, halaman_dari, jawab_halaman
from lpse.paging import Order

TERBARU = Order(falling=True)
TANDA = ["arsip"]


class KesiapanSemua(TampilanAPI):
    """Would we survive losing the server now?"""

    cakupan = CADANGAN_BACA

    @extend_schema(
        operation_id="kesiapan",
        summary="Kesiapan menghadapi hilangnya server",
        description="Tiap sumber: selamat atau tidak dan mengapa; cadangan, uji, dan salinan luar terakhir.",
        responses=SemuaKesiapanSerializer,
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        kini = timezone.now()
        semua = kesiapan(kini, sidik_kunci=sidik_kini())
        dihitung = [satu for satu in semua if satu.is_dihitung]
        selamat = bool(dihitung) and all(satu.putusan.is_selamat for satu in dihitung)
        isi = {"pada": kini, "selamat": selamat, "sumber": semua}
        return Response(SemuaKesiapanSerializer(isi).data)


class DaftarCadangan(TampilanAPI):
    """Backups that stand, newest first."""

    cakupan = CADANGAN_BACA

    @extend_schema(
        operation_id="cadangan",
        summary="Cadangan",
        description="Cadangan yang masih ada di repositori, yang terbaru lebih dahulu.",
        parameters=[ParameterCadangan],
        responses=halaman_dari(CadanganSerializer, "Cadangan"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterCadangan)
        rows = Cadangan.objects.filter(dibuang_pada__isnull=True).select_related(
            "sumber", "repositori", "asal"
        )
        if sumber := parameter.get("sumber"):
            rows = rows.filter(sumber__kode=sumber)
        halaman, berikutnya = baca_halaman(request, rows, TERBARU, parameter)
        return jawab_halaman(CadanganSerializer(halaman, many=True).data, berikutnya)
