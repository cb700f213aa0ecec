"""What the API's answers are made of, field by field."""

from typing import Any

from rest_framework import serializers

from layanan.actions.tiket import IsianTiket
from layanan.enums.pelatihan import BentukPelatihan
from layanan.enums.pengumuman import JenisPengumuman, KeadaanLayanan
from layanan.enums.tiket import (
    ArahPesan,
    Dampak,
    JenisTiket,
    KelompokPengguna,
    Prioritas,
    Saluran,
    StatusTiket,
    Urgensi,
)
from layanan.models import PesanTiket, Tiket
from lpse.models import Akun


class StatusTiketSerializer(serializers.Serializer[Tiket]):
    """Where a ticket stands; the deadlines are there while they are run towards."""

    nomor = serializers.CharField()
    jenis = serializers.ChoiceField(choices=JenisTiket.choices)
    status = serializers.ChoiceField(choices=StatusTiket.choices)
    status_label = serializers.CharField(source="get_status_display")
    dibuka_pada = serializers.DateTimeField()
    respons_pada = serializers.DateTimeField(allow_null=True, help_text="Jawaban pertama kami.")
    tenggat = serializers.DateTimeField(allow_null=True, help_text="Kosong selama jam tidak berjalan.")
    berakhir_pada = serializers.DateTimeField(allow_null=True)


class TiketMilikSerializer(StatusTiketSerializer):
    """One's own ticket in a list."""

    kode = serializers.CharField()
    judul = serializers.CharField()


class PesanSerializer(serializers.Serializer[PesanTiket]):
    """One message of the conversation; officers' notes are never among them."""

    arah = serializers.ChoiceField(choices=[(a.value, a.label) for a in ArahPesan if a != ArahPesan.INTERNAL])
    pada = serializers.DateTimeField()
    isi = serializers.CharField()


class RincianTiketSerializer(TiketMilikSerializer):
    """One's own ticket with what was said."""

    pesan = serializers.SerializerMethodField()

    def get_pesan(self, tiket: Tiket) -> list[dict[str, Any]]:
        pesan = tiket.pesan.exclude(arah=ArahPesan.INTERNAL).order_by("pk")
        return [dict(satu) for satu in PesanSerializer(pesan, many=True).data]


class AntreanTiketSerializer(StatusTiketSerializer):
    """One row of the queue: nothing of the person who asked."""

    kode = serializers.CharField()
    saluran = serializers.ChoiceField(choices=Saluran.choices)
    prioritas = serializers.ChoiceField(choices=Prioritas.choices)
    kode_tender = serializers.CharField(allow_blank=True)
    terlambat = serializers.BooleanField(source="is_terlambat")


class TiketBaruSerializer(serializers.Serializer[Any]):
    """A ticket that a program opens for the token's owner."""

    jenis = serializers.ChoiceField(choices=[(j.value, j.label) for j in JenisTiket])
    judul = serializers.CharField(max_length=200)
    uraian = serializers.CharField(max_length=5000)
    kelompok = serializers.ChoiceField(choices=KelompokPengguna.choices, required=False)
    urgensi = serializers.ChoiceField(choices=Urgensi.choices, required=False)
    dampak = serializers.ChoiceField(choices=Dampak.choices, required=False)
    kode_tender = serializers.CharField(max_length=40, required=False)
    kode_galat = serializers.CharField(max_length=60, required=False)

    def validate_judul(self, judul: str) -> str:
        # It becomes the subject of mails: one line.
        return " ".join(judul.split())

    def as_isian(self, akun: Akun) -> IsianTiket:
        """What the act takes: the owner is who asks."""
        return IsianTiket(
            nama=str(akun)[:150],
            surel=akun.email,
            user_id=akun.user_id or "",
            akun=akun,
            **self.validated_data,
        )


class PembaruanSerializer(serializers.Serializer[Any]):
    """What users were told later."""

    pada = serializers.DateTimeField()
    isi = serializers.CharField()


class PengumumanSerializer(serializers.Serializer[Any]):
    """An announcement as it was shown."""

    kode = serializers.CharField()
    jenis = serializers.ChoiceField(choices=JenisPengumuman.choices)
    judul = serializers.CharField()
    isi = serializers.CharField()
    layanan = serializers.SerializerMethodField(help_text="Kode layanan yang terkena.")
    mulai = serializers.DateTimeField(allow_null=True)
    selesai_pada = serializers.DateTimeField(allow_null=True)
    tayang_pada = serializers.DateTimeField()
    berakhir_pada = serializers.DateTimeField(allow_null=True)
    pembaruan = PembaruanSerializer(many=True)

    def get_layanan(self, pengumuman: Any) -> list[str]:
        return [satu.kode for satu in pengumuman.layanan.all()]


class StatusLayananSerializer(serializers.Serializer[Any]):
    """A watched service and its state now."""

    kode = serializers.CharField(source="layanan.kode")
    nama = serializers.CharField(source="layanan.nama")
    keadaan = serializers.ChoiceField(source="kini", choices=KeadaanLayanan.choices)


class PelatihanSerializer(serializers.Serializer[Any]):
    """A training that anybody may join."""

    kode = serializers.CharField()
    bentuk = serializers.ChoiceField(choices=BentukPelatihan.choices)
    judul = serializers.CharField()
    mulai = serializers.DateTimeField()
    selesai = serializers.DateTimeField()
    tempat = serializers.CharField(source="nama_tempat", allow_blank=True)
    kapasitas = serializers.IntegerField()
    terisi = serializers.IntegerField()
