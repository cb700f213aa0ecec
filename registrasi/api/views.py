"""Registration for programs: one's own status, the queue, the users for SPSE. Everything is read-only."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from lpse.api.batas import check_alamat
from lpse.api.csv import PenyajiCSV
from lpse.api.tampilan import (
    ParameterHalaman,
    TampilanAPI,
    TampilanTerbuka,
    baca_halaman,
    baca_parameter,
    halaman_dari,
    jawab_halaman,
)
from lpse.jejak import catat
from lpse.paging import Order
from lpse.pengenal import samarkan
from registrasi.api.bentuk import AntreanSerializer, LacakSerializer, MilikSerializer, RincianMilikSerializer
from registrasi.api.cakupan import ANTREAN_BACA, NPWP_BACA, PENDAFTARAN_MILIK, PENGGUNA_EKSPOR
from registrasi.enums.pendaftaran import JenisPemohon, StatusSPSE
from registrasi.forms.pendaftaran import LacakForm
from registrasi.impor.kolom import KOLOM_EKSPOR
from registrasi.models import Pendaftaran
from registrasi.queries.antrean import SEMUA, TERLIHAT, Saringan, saring
from registrasi.queries.pengguna import KELOMPOK, SaringanPengguna, pilihan_jenis
from registrasi.spse.ekspor import baris_ekspor, pengguna_untuk_ekspor

TERBARU = Order(falling=True)
PALING_LAMA = Order()
LACAK_PER_MENIT = 30  # as /lacak/, and counted together with it
TANDA = ["registrasi"]
TEKS_PENDEK = {"type": "string", "maxLength": 20}


class PendaftaranSaya(TampilanAPI):
    """The owner's registrations, newest first."""

    cakupan = PENDAFTARAN_MILIK

    @extend_schema(
        operation_id="pendaftaran_saya",
        summary="Pendaftaran saya",
        description="Pendaftaran pemilik token, yang terbaru lebih dahulu.",
        parameters=[ParameterHalaman],
        responses=halaman_dari(MilikSerializer, "PendaftaranSaya"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterHalaman)
        rows, berikutnya = baca_halaman(
            request, Pendaftaran.objects.for_akun(request.user), TERBARU, parameter
        )
        return jawab_halaman(MilikSerializer(rows, many=True).data, berikutnya)


class RincianPendaftaranSaya(TampilanAPI):
    """One of the owner's registrations; 404 for anybody else's."""

    cakupan = PENDAFTARAN_MILIK

    @extend_schema(
        operation_id="rincian_pendaftaran_saya",
        summary="Satu pendaftaran saya",
        description="Status, tenggat jawaban kami, dan setiap dokumen beserta alasan bila perlu diperbaiki.",
        parameters=[OpenApiParameter("kode", str, OpenApiParameter.PATH, description="Kode pendaftaran.")],
        responses=RincianMilikSerializer,
        tags=TANDA,
    )
    def get(self, request: Request, kode: str) -> Response:
        milik = Pendaftaran.objects.for_akun(request.user).prefetch_related("dokumen__berkas")
        return Response(RincianMilikSerializer(get_object_or_404(milik, kode=kode)).data)


class Lacak(TampilanTerbuka):
    """What /lacak/ says, for whoever holds number and code; under the same limit."""

    def check_alamat(self, request: Request) -> None:
        check_alamat(request, "lacak", LACAK_PER_MENIT)

    @extend_schema(
        operation_id="lacak",
        summary="Lacak dengan nomor dan kode",
        description="Tanpa token: nomor dan kode lacak dari tanda terima. Hanya status dan tanggalnya.",
        parameters=[
            OpenApiParameter("nomor", TEKS_PENDEK, required=True, description="Misalnya REG-2026-000001."),
            OpenApiParameter("kode", TEKS_PENDEK, required=True, description="Misalnya 7KQM-2XTB-9HRD."),
        ],
        responses={200: LacakSerializer, 404: None},
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        form = LacakForm(request.query_params)
        if not form.is_valid():
            raise ValidationError(form.errors)
        nomor, kode = form.cleaned_data["nomor"], form.cleaned_data["kode"]
        pendaftaran = Pendaftaran.objects.exclude(nomor="").filter(nomor=nomor).first()
        if pendaftaran is None or not constant_time_compare(pendaftaran.kode_lacak, kode):
            raise Http404
        return Response(LacakSerializer(pendaftaran).data)


class ParameterAntrean(ParameterHalaman):
    """Which rows of the queue."""

    status = serializers.ChoiceField(
        required=False, default=Saringan().status, choices=[*(s.value for s in TERLIHAT), SEMUA]
    )
    jenis = serializers.ChoiceField(required=False, choices=JenisPemohon.choices)
    terlambat = serializers.BooleanField(
        required=False,
        default=False,
        help_text="Hanya yang lewat tenggatnya.",
        error_messages={"invalid": "Tulis true atau false."},
    )
    tenggat_sampai = serializers.DateTimeField(
        required=False,
        help_text="Hanya yang tenggatnya pada atau sebelum saat ini.",
        error_messages={"overflow": "Waktu ini di luar jangkauan."},
    )


class Antrean(TampilanAPI):
    """The queue as officers see it."""

    cakupan = ANTREAN_BACA

    @extend_schema(
        operation_id="antrean",
        summary="Antrean verifikasi",
        description="Yang menunggu putusan, paling mendesak lebih dahulu; status lain: yang terbaru.",
        parameters=[ParameterAntrean],
        responses=halaman_dari(AntreanSerializer, "Antrean"),
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterAntrean)
        saringan = Saringan(
            status=parameter["status"], jenis=parameter.get("jenis", ""), terlambat=parameter["terlambat"]
        )
        rows = saring(saringan, request.user)
        if "tenggat_sampai" in parameter:
            rows = rows.filter(tenggat__lte=parameter["tenggat_sampai"])
        halaman, berikutnya = baca_halaman(request, rows, saringan.urutan, parameter)
        return jawab_halaman(AntreanSerializer(halaman, many=True).data, berikutnya)


class ParameterPengguna(ParameterHalaman):
    """Which users."""

    status = serializers.ChoiceField(required=False, choices=StatusSPSE.choices)
    kelompok = serializers.ChoiceField(required=False, choices=KELOMPOK)
    jenis = serializers.CharField(
        required=False, max_length=24, help_text="Kode jenis pengguna, misalnya badan_usaha atau ppk."
    )
    format = serializers.ChoiceField(
        required=False, choices=["json", "csv"], help_text="Mengalahkan kepala Accept."
    )

    def validate_jenis(self, jenis: str) -> str:
        # What is asked for is written to the trail, where only known words may stand.
        if jenis not in dict(pilihan_jenis()):
            raise serializers.ValidationError("Jenis ini tidak dikenal.")
        return jenis


class BarisPenggunaSerializer(serializers.Serializer[Any]):
    """One user under the columns of the export; what is not known is empty."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {kolom: serializers.CharField(allow_blank=True) for kolom in KOLOM_EKSPOR}


class Pengguna(TampilanAPI):
    """The users for SPSE and other programs, page by page; each page is a row of the trail."""

    cakupan = PENGGUNA_EKSPOR
    renderer_classes = [JSONRenderer, PenyajiCSV]

    @extend_schema(
        operation_id="pengguna",
        summary="Ekspor pengguna SPSE",
        description=(
            "Pengguna yang sudah disetujui, yang terlama lebih dahulu. NPWP disamarkan kecuali token juga "
            f"bercakupan {NPWP_BACA}. NIK tidak pernah ada. Setiap halaman yang dibaca tercatat di jejak."
        ),
        parameters=[ParameterPengguna],
        responses={
            (200, "application/json"): halaman_dari(BarisPenggunaSerializer, "Pengguna"),
            (200, "text/csv"): str,
        },
        tags=TANDA,
    )
    def get(self, request: Request) -> Response:
        parameter = baca_parameter(request, ParameterPengguna)
        saringan = SaringanPengguna(**{k: parameter.get(k, "") for k in ("status", "kelompok", "jenis")})
        rows, berikutnya = baca_halaman(request, pengguna_untuk_ekspor(saringan), PALING_LAMA, parameter)
        is_csv = request.accepted_renderer.format == PenyajiCSV.format
        with transaction.atomic(durable=True):
            catat(
                None,
                "pengguna_spse.diekspor",
                oleh=request.user,
                bentuk="api_csv" if is_csv else "api_json",
                jumlah=len(rows),
                token=request.auth.kode,
                **saringan.as_rincian(),
            )
        baris = self._baris(rows, npwp_utuh=NPWP_BACA in request.auth.cakupan)
        jawaban = jawab_halaman(list(baris), berikutnya)
        if is_csv:
            jawaban.data = [[satu[kolom] for kolom in KOLOM_EKSPOR] for satu in jawaban.data["hasil"]]
            jawaban.data.insert(0, list(KOLOM_EKSPOR))
        return jawaban

    @staticmethod
    def _baris(rows: Iterable[Any], *, npwp_utuh: bool) -> Iterable[dict[str, str]]:
        for pengguna in rows:
            baris = baris_ekspor(pengguna)
            yield baris if npwp_utuh else baris | {"rkn_npwp": samarkan(baris["rkn_npwp"])}
