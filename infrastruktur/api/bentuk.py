"""What each answer of this API holds, field by field; and what a sensor sends."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from infrastruktur.enums.gangguan import StatusGangguan
from infrastruktur.enums.pantau import SIFAT, JenisSasaran, Keadaan, PeranSasaran, Ukuran
from infrastruktur.enums.perubahan import StatusPemeliharaan
from infrastruktur.enums.ruang_server import KeadaanAlat, Kondisi
from infrastruktur.models import Deret, Gangguan
from infrastruktur.queries.gangguan import BERLANGSUNG, PULIH
from infrastruktur.queries.ketersediaan import KetersediaanSasaran
from infrastruktur.queries.sampel import BATAS, Resolusi, resolusi_untuk
from lpse.api.tampilan import ParameterHalaman

RENTANG_BAWAAN = timedelta(days=1)
PALING_LAMA = {r: batas for batas, r in BATAS} | {Resolusi.HARI: timedelta(days=1830)}
TAHUN = range(2000, 2101)


class DeretSerializer(serializers.Serializer[Deret]):
    """One series: what is measured, its last value, and how it is."""

    kode = serializers.CharField(help_text="Dipakai di sampel/.")
    ukuran = serializers.ChoiceField(choices=Ukuran.choices)
    bagian = serializers.CharField(source="label", allow_blank=True, help_text="Disk atau antarmukanya.")
    nilai = serializers.FloatField(allow_null=True, help_text="Kosong: belum pernah terbaca.")
    satuan = serializers.SerializerMethodField()
    dibaca_pada = serializers.DateTimeField(allow_null=True)
    keadaan = serializers.ChoiceField(choices=Keadaan.choices)
    sejak = serializers.DateTimeField()

    def get_satuan(self, deret: Deret) -> str:
        return SIFAT[Ukuran(deret.ukuran)].satuan


class SasaranSerializer(serializers.Serializer[Any]):
    """One target, as heavy as its heaviest series."""

    kode = serializers.CharField()
    nama = serializers.CharField()
    jenis = serializers.ChoiceField(choices=JenisSasaran.choices)
    peran = serializers.ChoiceField(choices=PeranSasaran.choices)
    keadaan = serializers.ChoiceField(choices=Keadaan.choices)
    ditanya_pada = serializers.DateTimeField(allow_null=True)
    dijawab_pada = serializers.DateTimeField(allow_null=True)
    deret = DeretSerializer(many=True)


class KeadaanSerializer(serializers.Serializer[Any]):
    """Everything that is watched, and when somebody last looked."""

    siklus_terakhir = serializers.DateTimeField(allow_null=True, help_text="Selesainya putaran terakhir.")
    sasaran = SasaranSerializer(many=True)


class TitikSerializer(serializers.Serializer[Any]):
    """A step of a series: its mean, lowest and highest."""

    pada = serializers.DateTimeField()
    nilai = serializers.FloatField()
    minimum = serializers.FloatField()
    maksimum = serializers.FloatField()


class SampelSerializer(serializers.Serializer[Any]):
    """A series over a span."""

    deret = DeretSerializer()
    dari = serializers.DateTimeField()
    sampai = serializers.DateTimeField()
    resolusi = serializers.ChoiceField(choices=[r.value for r in Resolusi])
    titik = TitikSerializer(many=True)


class GangguanSerializer(serializers.Serializer[Gangguan]):
    """An incident as it was measured; what the unit wrote about it is not among it."""

    kode = serializers.CharField()
    nomor = serializers.CharField()
    judul = serializers.CharField()
    peran = serializers.ChoiceField(choices=PeranSasaran.choices)
    status = serializers.ChoiceField(choices=StatusGangguan.choices)
    berlangsung = serializers.BooleanField(source="is_berlangsung")
    mulai = serializers.DateTimeField()
    pulih_pada = serializers.DateTimeField(allow_null=True)
    ditutup_pada = serializers.DateTimeField(allow_null=True)
    sasaran = serializers.SerializerMethodField(help_text="Kode sasaran yang terganggu.")

    def get_sasaran(self, gangguan: Gangguan) -> list[str]:
        return sorted({satu.sasaran.kode for satu in gangguan.sasaran.all()})


class KetersediaanSerializer(serializers.Serializer[KetersediaanSasaran]):
    """How far a target was available; durations in seconds."""

    sasaran = serializers.CharField(source="sasaran.kode")
    nama = serializers.CharField(source="sasaran.nama")
    persen = serializers.FloatField(source="angka.persen")
    padam = serializers.SerializerMethodField(help_text="Detik, di luar pemeliharaan.")
    pemeliharaan = serializers.SerializerMethodField(help_text="Detik.")
    tidak_diketahui = serializers.SerializerMethodField(help_text="Detik.")

    def get_padam(self, satu: KetersediaanSasaran) -> int:
        return int(satu.angka.padam.total_seconds())

    def get_pemeliharaan(self, satu: KetersediaanSasaran) -> int:
        return int(satu.angka.pemeliharaan.total_seconds())

    def get_tidak_diketahui(self, satu: KetersediaanSasaran) -> int:
        return int(satu.tidak_diketahui.total_seconds())


class PemeliharaanSerializer(serializers.Serializer[Any]):
    """A maintenance window: planned, and as it was."""

    kode = serializers.CharField()
    nomor = serializers.CharField()
    judul = serializers.CharField()
    akibat = serializers.CharField(help_text="Akibatnya bagi pengguna.")
    status = serializers.ChoiceField(choices=StatusPemeliharaan.choices)
    mulai_rencana = serializers.DateTimeField()
    selesai_rencana = serializers.DateTimeField()
    mulai_pada = serializers.DateTimeField(allow_null=True)
    selesai_pada = serializers.DateTimeField(allow_null=True)
    sasaran = serializers.SerializerMethodField(help_text="Kode sasaran yang tercakup.")

    def get_sasaran(self, satu: Any) -> list[str]:
        return sorted(s.kode for s in satu.sasaran.all())


class ParameterSampel(serializers.Serializer[Any]):
    """Which span of a series: the last day where nothing is asked."""

    dari = serializers.DateTimeField(required=False, help_text="Bawaannya sehari sebelum sampai.")
    sampai = serializers.DateTimeField(required=False, help_text="Bawaannya sekarang.")
    resolusi = serializers.ChoiceField(
        required=False,
        choices=[r.value for r in Resolusi],
        help_text="Bawaannya menurut panjang rentang. Paling lama: mentah 3 jam, lima_menit 2 hari, "
        "jam 60 hari, hari 1830 hari.",
    )

    def validate(self, isi: dict[str, Any]) -> dict[str, Any]:
        sampai = isi.get("sampai") or timezone.now()
        _check_tahun("sampai", sampai)
        dari = isi.get("dari") or sampai - RENTANG_BAWAAN
        _check_tahun("dari", dari)
        if dari >= sampai:
            raise serializers.ValidationError({"dari": "Harus sebelum sampai."})
        rentang = sampai - dari
        resolusi = Resolusi(isi["resolusi"]) if "resolusi" in isi else resolusi_untuk(rentang)
        if rentang > PALING_LAMA[resolusi]:
            raise serializers.ValidationError({"resolusi": "Rentangnya terlalu panjang untuk resolusi ini."})
        return {"dari": dari, "sampai": sampai, "resolusi": resolusi}


def _check_tahun(nama: str, saat: datetime) -> None:
    if saat.year not in TAHUN:
        raise serializers.ValidationError({nama: "Tahunnya di luar 2000 sampai 2100."})


class ParameterBulan(serializers.Serializer[Any]):
    """Which month."""

    bulan = serializers.RegexField(
        r"^20\d\d-(0[1-9]|1[0-2])$", required=False, help_text="Misalnya 2026-03; bawaannya bulan ini."
    )

    def validate_bulan(self, bulan: str) -> date:
        return date.fromisoformat(f"{bulan}-01")


class ParameterGangguan(ParameterHalaman):
    """Which incidents."""

    keadaan = serializers.ChoiceField(
        required=False, choices=[BERLANGSUNG, PULIH, *StatusGangguan.values], help_text="Bawaannya semua."
    )


class ParameterPemeliharaan(ParameterHalaman):
    """Which windows."""

    status = serializers.ChoiceField(required=False, choices=StatusPemeliharaan.choices)


class BacaanBaruSerializer(serializers.Serializer[Any]):
    """What a sensor read; what it does not measure is left out."""

    lokasi = serializers.CharField(max_length=30, help_text="Kode ruang server.")
    pada = serializers.DateTimeField(required=False, help_text="Bawaannya sekarang.")
    suhu = serializers.DecimalField(4, 1, required=False, min_value=-20, max_value=80, help_text="°C.")
    kelembapan = serializers.DecimalField(4, 1, required=False, min_value=0, max_value=100, help_text="%.")
    ups = serializers.ChoiceField(required=False, choices=KeadaanAlat.choices)
    ac = serializers.ChoiceField(required=False, choices=KeadaanAlat.choices)
    cctv = serializers.ChoiceField(required=False, choices=KeadaanAlat.choices)
    pintu = serializers.ChoiceField(required=False, choices=KeadaanAlat.choices)

    @property
    def nilai(self) -> dict[str, Any]:
        """The readings alone."""
        return {k: v for k, v in self.validated_data.items() if k not in ("lokasi", "pada")}


class BacaanSerializer(serializers.Serializer[Any]):
    """A reading as it was recorded and judged."""

    kode = serializers.CharField()
    lokasi = serializers.CharField(source="lokasi.kode")
    pada = serializers.DateTimeField()
    kondisi = serializers.ChoiceField(choices=Kondisi.choices)
    penyimpangan = serializers.ListField(child=serializers.CharField(), help_text="Yang di luar batas.")
