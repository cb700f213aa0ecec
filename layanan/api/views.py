"""The service desk for programs: one's own tickets, the queue, and what anybody may know."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from layanan.actions.tiket import catat_tiket
from layanan.api.bentuk import (
    AntreanTiketSerializer,
    PelatihanSerializer,
    PengumumanSerializer,
    RincianTiketSerializer,
    StatusLayananSerializer,
    StatusTiketSerializer,
    TiketBaruSerializer,
    TiketMilikSerializer,
)
from layanan.api.cakupan import TIKET_BACA, TIKET_MILIK, TIKET_TULIS
from layanan.enums.pengumuman import JenisPengumuman
from layanan.enums.tiket import JenisTiket, Saluran
from layanan.models import Pengumuman, Tiket
from layanan.policies.tiket import is_rahasia
from layanan.queries.pelatihan import akan_datang
from layanan.queries.pengumuman import dengan_isi
from layanan.queries.status import baca_status
from layanan.queries.tiket import KERJA, PILIHAN_STATUS, Saringan, saring
from lpse.api.batas import check_alamat
from lpse.api.tampilan import (
    ParameterHalaman,
    TampilanAPI,
    TampilanTerbuka,
    baca_halaman,
    baca_parameter,
    halaman_dari,
    jawab_halaman,
)
from lpse.paging import Order

TERBARU = Order(falling=True)
LACAK_PER_MENIT = 30  # as /tiket/lacak/, and counted together with it
TANDA = ["layanan"]
TEKS_PENDEK = {"type": "string", "maxLength": 40}


class TiketSaya(TampilanAPI):
    """The owner's tickets, newest first; and a new one."""

    cakupan = TIKET_MILIK
    cakupan_tulis = TIKET_TULIS

    @extend_schema(
        operation_id="tiket_saya",
        summary="Tiket saya",
        description="Tiket pemilik token, yang terbaru lebih dahulu.",
        parameters=[ParameterHalaman],
        responses=halaman_dari(TiketMilikSerializer, "TiketSaya"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterHalaman)
        rows, berikutnya = baca_halaman(request, Tiket.objects.for_akun(request.user), TERBARU, parameter)
        return jawab_halaman(TiketMilikSerializer(rows, many=True).data, berikutnya)

    @extend_schema(
        operation_id="buat_tiket",
        summary="Buat tiket",
        description=f"Atas nama pemilik token; memerlukan cakupan {TIKET_TULIS}.",
        request=TiketBaruSerializer,
        responses={201: RincianTiketSerializer},
        tags=TANDA,
    )
    def post(self, request: Request) -> Response:
        baru = TiketBaruSerializer(data=request.data)
        baru.is_valid(raise_exception=True)
        tiket = catat_tiket(baru.as_isian(request.user), saluran=Saluran.WEB, oleh=None)
        return Response(RincianTiketSerializer(tiket).data, status=201)


class RincianTiketSaya(TampilanAPI):
    """One of the owner's tickets with its conversation; 404 for anybody else's."""

    cakupan = TIKET_MILIK

    @extend_schema(
        operation_id="rincian_tiket_saya",
        summary="Satu tiket saya",
        description="Status, tenggat, dan percakapan; catatan petugas tidak termasuk.",
        parameters=[OpenApiParameter("kode", str, OpenApiParameter.PATH, description="Kode tiket.")],
        responses=RincianTiketSerializer,
        tags=TANDA,
    )
    def get(self, request: Request, kode: str) -> Response:
        tiket = get_object_or_404(Tiket.objects.for_akun(request.user), kode=kode)
        return Response(RincianTiketSerializer(tiket).data)


class ParameterAntrean(ParameterHalaman):
    """Which rows of the queue."""

    status = serializers.ChoiceField(required=False, default=KERJA, choices=PILIHAN_STATUS)
    jenis = serializers.ChoiceField(required=False, choices=JenisTiket.choices)
    saluran = serializers.ChoiceField(required=False, choices=Saluran.choices)
    terlambat = serializers.BooleanField(
        required=False,
        default=False,
        help_text="Hanya yang lewat tenggatnya.",
        error_messages={"invalid": "Tulis true atau false."},
    )


class AntreanTiket(TampilanAPI):
    """The queue as officers see it, without the people."""

    cakupan = TIKET_BACA

    @extend_schema(
        operation_id="antrean_tiket",
        summary="Antrean tiket",
        description="Yang perlu dikerjakan, tenggat terdekat lebih dahulu. Data pelapor tidak disertakan.",
        parameters=[ParameterAntrean],
        responses=halaman_dari(AntreanTiketSerializer, "AntreanTiket"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterAntrean)
        kolom = {nama: parameter.get(nama, "") for nama in ("status", "jenis", "saluran")}
        saringan = Saringan(**kolom, terlambat=parameter["terlambat"])
        rows = saring(saringan, request.user)
        halaman, berikutnya = baca_halaman(request, rows, saringan.urutan, parameter)
        return jawab_halaman(AntreanTiketSerializer(halaman, many=True).data, berikutnya)


class LacakTiket(TampilanTerbuka):
    """What /tiket/lacak/ opens, its status only; under the same limit."""

    def check_alamat(self, request: Request) -> None:
        check_alamat(request, "tiket_lacak", LACAK_PER_MENIT)

    @extend_schema(
        operation_id="lacak_tiket",
        summary="Lacak tiket dengan nomor dan kode rahasia",
        description="Tanpa token. Hanya status dan tanggalnya.",
        parameters=[
            OpenApiParameter("nomor", TEKS_PENDEK, required=True, description="Misalnya TKT-2026-000001."),
            OpenApiParameter("kode", TEKS_PENDEK, required=True, description="24 huruf dan angka."),
        ],
        responses={200: StatusTiketSerializer, 404: None},
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterLacak)
        tiket = Tiket.objects.filter(nomor=parameter["nomor"].upper()).first()
        if tiket is None or not is_rahasia(tiket, parameter["kode"]):
            raise Http404
        return Response(StatusTiketSerializer(tiket).data)


class ParameterLacak(serializers.Serializer[Any]):
    """Number and secret of a ticket."""

    nomor = serializers.CharField(max_length=40)
    kode = serializers.CharField(max_length=40)


class ParameterPengumuman(ParameterHalaman):
    """Which announcements."""

    jenis = serializers.ChoiceField(required=False, choices=JenisPengumuman.choices)


class DaftarPengumuman(TampilanTerbuka):
    """Every announcement that was ever shown, newest first."""

    @extend_schema(
        operation_id="pengumuman",
        summary="Pengumuman",
        description="Yang sedang dan pernah tayang, yang terbaru lebih dahulu. Tanpa token.",
        parameters=[ParameterPengumuman],
        responses=halaman_dari(PengumumanSerializer, "Pengumuman"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterPengumuman)
        rows = dengan_isi(Pengumuman.objects.terbit(timezone.now()))
        if jenis := parameter.get("jenis"):
            rows = rows.filter(jenis=jenis)
        halaman, berikutnya = baca_halaman(request, rows, TERBARU, parameter)
        return jawab_halaman(PengumumanSerializer(halaman, many=True).data, berikutnya)


class StatusLayanan(TampilanTerbuka):
    """What /status/ says of now."""

    @extend_schema(
        operation_id="status_layanan",
        summary="Keadaan layanan",
        description="Keadaan setiap layanan saat ini, menurut yang diumumkan. Tanpa token.",
        responses=StatusLayananSerializer(many=True),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        baris, _ = baca_status()
        return Response(StatusLayananSerializer(baris, many=True).data)


class DaftarPelatihan(TampilanTerbuka):
    """The trainings to come."""

    @extend_schema(
        operation_id="pelatihan",
        summary="Pelatihan mendatang",
        description="Pelatihan dan sosialisasi yang diumumkan, yang terdekat lebih dahulu. Tanpa token.",
        responses=PelatihanSerializer(many=True),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        return Response(PelatihanSerializer(akan_datang()[:100], many=True).data)
