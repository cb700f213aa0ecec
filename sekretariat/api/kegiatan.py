"""The secretariat's own records for programs: read only, and without anybody's personal data."""

from datetime import date

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from lpse.api.tampilan import TampilanAPI, baca_halaman, baca_parameter, halaman_dari, jawab_halaman
from lpse.paging import Order
from lpse.waktu import hari_ini
from sekretariat.api.bentuk_kegiatan import (
    LaporanSerializer,
    ParameterLaporan,
    ParameterProgram,
    ParameterProsedur,
    ParameterTemuan,
    ProgramSerializer,
    ProsedurSerializer,
    TemuanSerializer,
)
from sekretariat.api.bentuk_kepatuhan import KepatuhanSerializer, ParameterKepatuhan, baca_masa
from sekretariat.models import ButirLaporan
from sekretariat.policies.api import KEGIATAN_BACA, KEPATUHAN_BACA
from sekretariat.queries.evaluasi import temuan_terbuka
from sekretariat.queries.kepatuhan import susun
from sekretariat.queries.pelaporan import semua_laporan
from sekretariat.queries.program import realisasi_periode
from sekretariat.queries.prosedur import versi_berlaku

TERBARU, LAMA_DULU, TARGET = Order("mulai", falling=True), Order(), Order("target")
ANGKA = Prefetch("butir", ButirLaporan.objects.order_by("urut"), to_attr="butir_urut")
TANDA = ["sekretariat"]


class DaftarLaporan(TampilanAPI):
    """Published reports with their figures, the latest period first."""

    cakupan = KEGIATAN_BACA

    @extend_schema(
        operation_id="laporan",
        summary="Laporan yang sudah terbit",
        description="Dengan angkanya, seperti saat ditandatangani; periode terbaru lebih dahulu.",
        parameters=[ParameterLaporan],
        responses=halaman_dari(LaporanSerializer, "Laporan"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterLaporan)
        rows = semua_laporan().filter(penerbitan__isnull=False).prefetch_related(ANGKA)
        if jenis := parameter.get("jenis"):
            rows = rows.filter(jenis=jenis)
        if tahun := parameter.get("tahun"):
            rows = rows.filter(mulai__year=tahun)
        halaman, berikutnya = baca_halaman(request, rows, TERBARU, parameter)
        return jawab_halaman(LaporanSerializer(halaman, many=True).data, berikutnya)


class DaftarProsedur(TampilanAPI):
    """Procedures and technical guidelines in force today."""

    cakupan = KEGIATAN_BACA

    @extend_schema(
        operation_id="prosedur",
        summary="Prosedur yang berlaku",
        description="Standar prosedur dan petunjuk teknis yang berlaku hari ini, dengan langkahnya.",
        parameters=[ParameterProsedur],
        responses=halaman_dari(ProsedurSerializer, "Prosedur"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterProsedur)
        rows = versi_berlaku()
        if jenis := parameter.get("jenis"):
            rows = rows.filter(prosedur__jenis=jenis)
        halaman, berikutnya = baca_halaman(request, rows, LAMA_DULU, parameter)
        return jawab_halaman(ProsedurSerializer(halaman, many=True).data, berikutnya)


class DaftarTemuan(TampilanAPI):
    """Findings that are not closed, the nearest target first."""

    cakupan = KEGIATAN_BACA

    @extend_schema(
        operation_id="temuan",
        summary="Temuan yang belum selesai",
        description="Dari evaluasi, audit, dan kepatuhan, tanpa nama orang; target terdekat lebih dahulu.",
        parameters=[ParameterTemuan],
        responses=halaman_dari(TemuanSerializer, "Temuan"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterTemuan)
        rows = temuan_terbuka()
        for nama in ("sumber", "prioritas"):
            if nilai := parameter.get(nama):
                rows = rows.filter(**{nama: nilai})
        halaman, berikutnya = baca_halaman(request, rows, TARGET, parameter)
        return jawab_halaman(TemuanSerializer(halaman, many=True).data, berikutnya)


class Program(TampilanAPI):
    """The activities of a year's programmes, with what was realised."""

    cakupan = KEGIATAN_BACA

    @extend_schema(
        operation_id="program",
        summary="Kegiatan program kerja dan realisasinya",
        description="Program yang disahkan untuk satu tahun: target, pagu, realisasi, dan belanja.",
        parameters=[ParameterProgram],
        responses=ProgramSerializer,
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        kini = hari_ini()
        tahun = baca_parameter(request, ParameterProgram).get("tahun") or kini.year
        akhir = kini if tahun == kini.year else date(tahun, 12, 31)
        isi = {"tahun": tahun, "kegiatan": realisasi_periode(date(tahun, 1, 1), akhir)}
        return Response(ProgramSerializer(isi).data)


class Kepatuhan(TampilanAPI):
    """How each rule of the regulation and each standard stands."""

    cakupan = KEPATUHAN_BACA

    @extend_schema(
        operation_id="kepatuhan",
        summary="Kepatuhan menurut catatan portal",
        description="Keadaan setiap aturan, pasal, dan standar dalam satu periode; dihitung, tidak diisi.",
        parameters=[ParameterKepatuhan],
        responses=KepatuhanSerializer,
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        masa = baca_masa(baca_parameter(request, ParameterKepatuhan))
        return Response(KepatuhanSerializer(susun(masa)).data)
