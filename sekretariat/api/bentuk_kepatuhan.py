"""What the answer about compliance holds, field by field."""

from typing import Any

from rest_framework import serializers

from lpse.harapan import SEBUTAN, Masa, MasaKeliru
from lpse.waktu import hari_ini
from sekretariat.policies.kepatuhan import Hasil, HasilBukti, HasilPasal, Kekurangan, Kepatuhan
from sekretariat.queries.kepatuhan import masa_dari

KEADAAN = list(SEBUTAN.items())


class ParameterKepatuhan(serializers.Serializer[Any]):
    """Which period."""

    periode = serializers.RegexField(
        r"^20\d\d(-T[1-4]|-(0[1-9]|1[0-2]))?$",
        required=False,
        help_text="2026, 2026-T3, atau 2026-10; bawaannya tahun ini.",
    )

    def validate_periode(self, periode: str) -> Masa:
        try:
            return masa_dari(periode)
        except MasaKeliru as galat:
            raise serializers.ValidationError(str(galat)) from galat


def baca_masa(parameter: dict[str, Any]) -> Masa:
    """The period asked for, or this year."""
    masa: Masa = parameter.get("periode") or masa_dari(str(hari_ini().year))
    return masa


class BuktiSerializer(serializers.Serializer[HasilBukti]):
    """What the portal's records show of one thing."""

    kode = serializers.CharField(source="bukti.kode")
    label = serializers.CharField(source="bukti.judul")
    keadaan = serializers.ChoiceField(source="nilai.keadaan", choices=KEADAAN)
    jumlah = serializers.IntegerField(source="hitungan.jumlah")
    terakhir = serializers.DateField(source="hitungan.terakhir", allow_null=True)
    kurang = serializers.CharField(source="nilai.kurang", help_text="Kosong: tidak ada yang kurang.")


class HasilSerializer(serializers.Serializer[Hasil]):
    """A rule by its key, or a standard by its number, with its evidence."""

    kode = serializers.CharField()
    judul = serializers.CharField()
    keadaan = serializers.ChoiceField(choices=KEADAAN)
    bukti = BuktiSerializer(many=True)


class AturanSerializer(HasilSerializer):
    """A rule, and where the active regulation says it."""

    dasar = serializers.CharField(source="keterangan")


class PasalSerializer(serializers.Serializer[HasilPasal]):
    """An article, and the keys of the rules that rest on it."""

    pasal = serializers.CharField()
    keadaan = serializers.ChoiceField(choices=KEADAAN)
    aturan = serializers.SerializerMethodField()

    def get_aturan(self, satu: HasilPasal) -> list[str]:
        return [aturan.kode for aturan in satu.aturan]


class KurangSerializer(serializers.Serializer[Kekurangan]):
    """Something missing, and who acts."""

    unit = serializers.CharField()
    bertindak = serializers.CharField(source="penanggung_jawab")
    kalimat = serializers.CharField()
    dasar = serializers.CharField()


class KepatuhanSerializer(serializers.Serializer[Kepatuhan]):
    """How every rule, article and standard stands in the period."""

    profil = serializers.CharField(source="profil.kode")
    periode = serializers.CharField(source="masa.kode")
    dari = serializers.DateField(source="masa.dari")
    sampai = serializers.DateField(source="masa.sampai")
    merah = serializers.IntegerField(help_text="Aturan dan standar yang tidak terpenuhi.")
    pasal = PasalSerializer(many=True)
    aturan = AturanSerializer(many=True)
    standar = HasilSerializer(many=True)
    kurang = KurangSerializer(source="kekurangan", many=True)
