"""What each answer of this API holds, field by field."""

from datetime import timedelta
from typing import Any

from rest_framework import serializers

from arsip.enums.cadangan import JenisRepositori, JenisSumber
from arsip.models import Cadangan
from arsip.queries.kesiapan import Kesiapan
from lpse.api.tampilan import ParameterHalaman


class AlasanSerializer(serializers.Serializer[Any]):
    """Why a source would not survive, and what to do."""

    kode = serializers.CharField()
    kalimat = serializers.CharField()
    langkah = serializers.CharField()


class KesiapanSerializer(serializers.Serializer[Kesiapan]):
    """One source, judged as if its server were lost now; durations in seconds."""

    sumber = serializers.CharField(source="sumber.kode")
    nama = serializers.CharField(source="sumber.nama")
    jenis = serializers.ChoiceField(source="sumber.jenis", choices=JenisSumber.choices)
    dicadangkan = serializers.BooleanField(source="sumber.is_aktif")
    selamat = serializers.BooleanField(source="putusan.is_selamat")
    alasan = AlasanSerializer(source="putusan.alasan", many=True)
    cadangan_terakhir = serializers.DateTimeField(source="bukti.cadangan", allow_null=True)
    salinan_luar = serializers.DateTimeField(
        source="bukti.luar", allow_null=True, help_text="Keadaan yang dimuat salinan terbaru di luar."
    )
    uji_terakhir = serializers.DateTimeField(source="bukti.uji", allow_null=True)
    uji_dari = serializers.CharField(
        source="tempat_uji", help_text="Repositori yang dipulihkan uji terakhir; kosong: belum pernah."
    )
    uji_lulus = serializers.SerializerMethodField(help_text="Kosong: belum pernah diuji.")
    rpo = serializers.SerializerMethodField(help_text="Detik pekerjaan yang hilang; kosong: semuanya.")
    rto = serializers.SerializerMethodField(help_text="Detik memulihkan, dari uji nyata; kosong: belum ada.")

    def get_uji_lulus(self, satu: Kesiapan) -> bool | None:
        return satu.bukti.is_uji_lulus if satu.bukti.uji else None

    def get_rpo(self, satu: Kesiapan) -> int | None:
        return _detik(satu.putusan.rpo)

    def get_rto(self, satu: Kesiapan) -> int | None:
        return _detik(satu.putusan.rto)


class SemuaKesiapanSerializer(serializers.Serializer[Any]):
    """Every source, and the answer for all of them."""

    pada = serializers.DateTimeField()
    selamat = serializers.BooleanField(help_text="Benar bila portal dan semua yang dicadangkan selamat.")
    sumber = KesiapanSerializer(many=True)


class CadanganSerializer(serializers.Serializer[Cadangan]):
    """A backup that stands."""

    kode = serializers.CharField()
    sumber = serializers.CharField(source="sumber.kode")
    repositori = serializers.CharField(source="repositori.kode")
    jenis_repositori = serializers.ChoiceField(source="repositori.jenis", choices=JenisRepositori.choices)
    dari_saat = serializers.DateTimeField()
    baris = serializers.IntegerField()
    berkas = serializers.IntegerField()
    ukuran = serializers.IntegerField(help_text="Byte.")
    ukuran_baru = serializers.IntegerField(help_text="Byte yang belum ada di repositori sebelumnya.")
    dibaca_pada = serializers.DateTimeField(allow_null=True)
    diuji_pada = serializers.DateTimeField(allow_null=True)
    salinan_dari = serializers.CharField(source="asal.kode", default=None, allow_null=True)


class ParameterCadangan(ParameterHalaman):
    """Which backups."""

    sumber = serializers.SlugField(required=False, max_length=30, help_text="Kode sumber.")


def _detik(lama: timedelta | None) -> int | None:
    return None if lama is None else int(lama.total_seconds())
