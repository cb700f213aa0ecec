"""What the API's answers are made of, field by field."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from lpse.pengenal import samarkan
from registrasi.enums.pendaftaran import JenisPemohon, StatusPendaftaran
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies.pendaftaran import LABEL_BAGIAN, is_perlu_diganti

S = StatusPendaftaran
BERALASAN = (S.DIKEMBALIKAN, S.DITOLAK, S.DICABUT)
KEADAAN_DOKUMEN = ("belum_diunggah", "diunggah", "perlu_perbaikan", "perlu_diganti")


class StatusSerializer(serializers.Serializer[Pendaftaran]):
    """Where a registration stands. `tenggat` is there while we owe an answer."""

    status = serializers.ChoiceField(choices=S.choices)
    status_label = serializers.CharField(source="get_status_display")
    diajukan_pada = serializers.DateTimeField(allow_null=True)
    tenggat = serializers.DateTimeField(allow_null=True, help_text="Kami jawab paling lambat saat ini.")
    diputus_pada = serializers.DateTimeField(allow_null=True)

    def to_representation(self, instance: Pendaftaran) -> dict[str, Any]:
        isi: dict[str, Any] = super().to_representation(instance)
        return isi if instance.status == S.DIAJUKAN else isi | {"tenggat": None}


class LacakSerializer(StatusSerializer):
    """For whoever holds number and code: nothing of the applicant's."""

    nomor = serializers.CharField()


class MilikSerializer(StatusSerializer):
    """One's own registration in a list."""

    kode = serializers.CharField()
    nomor = serializers.CharField(allow_blank=True, help_text="Kosong selama belum dikirim.")
    jenis = serializers.ChoiceField(choices=JenisPemohon.choices, allow_blank=True)
    nama_perusahaan = serializers.CharField(allow_blank=True)
    putaran = serializers.IntegerField(help_text="Berapa kali dikirim.")


class PerbaikanSerializer(serializers.Serializer[Any]):
    """A part of the form that was returned."""

    kode = serializers.CharField()
    nama = serializers.CharField()
    alasan = serializers.CharField()


class DokumenSerializer(serializers.Serializer[DokumenSyarat]):
    """One required document as its owner may know it: nothing of the verifier's marks."""

    kode = serializers.CharField()
    nama = serializers.CharField()
    wajib = serializers.BooleanField(source="is_wajib")
    keadaan = serializers.SerializerMethodField()
    alasan = serializers.CharField(source="alasan_perbaikan", allow_blank=True)

    @extend_schema_field(serializers.ChoiceField(choices=KEADAAN_DOKUMEN))
    def get_keadaan(self, dokumen: DokumenSyarat) -> str:
        if dokumen.perlu_perbaikan:
            return "perlu_perbaikan"
        if is_perlu_diganti(dokumen):
            return "perlu_diganti"
        return "diunggah" if dokumen.berkas_id else "belum_diunggah"


class RincianMilikSerializer(MilikSerializer):
    """One's own registration with what must be done about it."""

    alasan = serializers.SerializerMethodField()
    perbaikan = serializers.SerializerMethodField(help_text="Bagian isian yang dikembalikan.")
    dokumen = DokumenSerializer(many=True)

    def get_alasan(self, p: Pendaftaran) -> str:
        """Alasan pengembalian, penolakan, atau pencabutan; kosong dalam keadaan lain."""
        return p.alasan if p.status in BERALASAN else ""

    @extend_schema_field(PerbaikanSerializer(many=True))
    def get_perbaikan(self, p: Pendaftaran) -> list[dict[str, str]]:
        bagian: dict[str, str] = p.bagian_perbaikan if p.status == S.DIKEMBALIKAN else {}
        return [{"kode": k, "nama": LABEL_BAGIAN[k], "alasan": alasan} for k, alasan in bagian.items()]


class AntreanSerializer(StatusSerializer):
    """One row of the queue, as its page shows it: the NPWP masked, no NIK, no e-mail."""

    kode = serializers.CharField()
    nomor = serializers.CharField()
    jenis = serializers.ChoiceField(choices=JenisPemohon.choices)
    nama_perusahaan = serializers.CharField()
    npwp = serializers.SerializerMethodField()
    putaran = serializers.IntegerField()
    terlambat = serializers.BooleanField(source="is_terlambat")
    pemegang = serializers.SerializerMethodField()

    def get_npwp(self, p: Pendaftaran) -> str:
        """Disamarkan."""
        return samarkan(p.npwp16)

    def get_pemegang(self, p: Pendaftaran) -> str:
        """Yang sedang memeriksanya; kosong bila tidak ada."""
        return str(p.diklaim_oleh) if p.is_diklaim else ""
